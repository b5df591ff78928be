//! The stands of a fair on paper: a map by number, and the list.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::fair as to;
use crate::islands::PrintButton;
use crate::pages::path_part;
use crate::text::{Lang, common, fair as words};
use domain::ids::FairId;
use domain::ports::{FairView, StandLine};
use leptos::prelude::*;

/// `/staff/fairs/{id}/stands`.
#[component]
pub fn FairStands() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fair(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(view: &FairView) -> AnyView {
    let lang = lang();
    let plan = &view.fair.plan;
    let coming: Vec<&StandLine> = view
        .stands
        .iter()
        .filter(|line| line.stand.state.is_approved())
        .collect();
    let rows = coming.iter().map(|line| row(line)).collect_view();
    let table = (!coming.is_empty()).then(|| {
        view! {
            <table>
                <thead><tr><th>{words::number(lang)}</th><th>{words::employers(lang)}</th><th>{words::vacancies_shown(lang)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    staff_page(
        words::stand_list(lang),
        view! {
            <h1>{plan.title.clone()}</h1>
            <p>{format!("{} · {}", words::hours(plan.held_on, plan.opens, plan.closes, lang), plan.venue)}</p>
            {coming.is_empty().then(|| view! { <p class="notice">{words::no_employers(lang)}</p> })}
            {map(&coming, plan.stands, lang)}
            {table}
            <p class="row screen-only">
                <PrintButton label=common::print(lang).to_owned()/>
                <a class="button" href=to::fair_path(view.fair.id)>{plan.title.clone()}</a>
            </p>
        },
    )
}

/// One box for each number: who stands there, or that it is free.
fn map(coming: &[&StandLine], stands: u32, lang: Lang) -> Option<AnyView> {
    let highest = coming.iter().filter_map(|line| line.stand.state.number()).max()?;
    let boxes = (1..=highest.max(stands))
        .map(|number| {
            let there = coming
                .iter()
                .find(|line| line.stand.state.number() == Some(number));
            let name = there.map_or_else(
                || words::free_stand(lang).to_owned(),
                |line| line.employer.clone(),
            );
            view! { <li class:free={there.is_none()}><b>{number}</b><span>{name}</span></li> }
        })
        .collect_view();
    Some(view! { <h2>{words::stand_map(lang)}</h2><ol class="stands">{boxes}</ol> }.into_any())
}

fn row(line: &StandLine) -> AnyView {
    let titles: Vec<String> = line
        .vacancies
        .iter()
        .map(|one| format!("{} ({})", one.title, one.left))
        .collect();
    let number = line.stand.state.number();
    view! {
        <tr>
            <td>{number.map_or_else(|| "–".to_owned(), |number| number.to_string())}</td>
            <td>{line.employer.clone()}</td>
            <td>{titles.join("、")}</td>
        </tr>
    }
    .into_any()
}
