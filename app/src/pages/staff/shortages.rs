//! What work is missing, as sentences one can act on.

use super::{reads_files, when};
use crate::asked::{Asker, lang};
use crate::components::{Bar, staff_page};
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, common, figures, fit, staff as words};
use domain::ports::ShortageView;
use domain::shortage::Shortage;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/shortages?area=`.
#[component]
pub fn Shortages() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.coverage.shortages(&actor, area).await },
        |found| show(&found),
    )
}

fn show(found: &ShortageView) -> AnyView {
    let lang = lang();
    let round = match found.round_at {
        Some(at) => {
            let day = figures::full_day(domain::clock::day_in_shanghai(at), lang);
            view! { <p class="quiet">{words::round_at(lang)} " " {day}</p> }.into_any()
        }
        None => view! { <p class="notice">{words::no_round(lang)}</p> }.into_any(),
    };
    let none = (found.round_at.is_some() && found.shortages.is_empty())
        .then(|| view! { <p class="notice">{words::no_shortages(lang)}</p> });
    staff_page(
        words::shortages(lang),
        view! {
            <h1>{words::shortages(lang)}</h1>
            {round}
            {none}
            <ul class="cards">{found.shortages.iter().map(|(task, place)| card(task, place, lang)).collect_view()}</ul>
        },
    )
}

/// "213 人 · 不能出门,只能在家做 · 还要 1065 个 · 现有 640 个".
fn card(task: &Shortage, place: &str, lang: Lang) -> AnyView {
    let [people, need, there] = words::shortage(task, lang);
    let limits: Vec<String> = task.limits.iter().map(|limit| fit::limit(limit, lang)).collect();
    let trades = task
        .trades
        .iter()
        .map(|key| view! { <li><a href=routes::search_for(&fit::trade(key, Lang::Zh))>{fit::trade(key, lang)}</a></li> })
        .collect_view();
    let trades = (!task.trades.is_empty())
        .then(|| view! { <p>{words::look_for(lang)}</p> <ul class="chips links">{trades}</ul> });
    view! {
        <li class="card">
            <h2>{place.to_owned()} " · " {people}</h2>
            <p>{common::clauses(&limits, lang)}</p>
            <p>{need} " · " {there} " · " <b class="whole">{words::missing(task.missing(), lang)}</b></p>
            <p><Bar part=task.capacity.min(task.need) whole=task.need figure=figures::percent(task.capacity.min(task.need), task.need)/></p>
            {trades}
            {reads_files().then(|| view! { <p><a href=routes::people(task.area)>{words::list_people(lang)}</a></p> })}
        </li>
    }
    .into_any()
}
