//! The fairs of an area, as the desk sees them.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{fair_card, staff_page};
use crate::forms::fair as to;
use crate::pages::public::events::{filters, halves, nothing, pager, query_here};
use crate::text::{Lang, fair as words, figures};
use domain::ports::{FairLine, FairList, FairQuery, FairYear};
use leptos::prelude::*;

/// `/staff/fairs?area=&month=&kind=&when=&page=`.
#[component]
pub fn Fairs() -> impl IntoView {
    let query = query_here();
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fairs(&actor, query).await },
        move |list| show(&list, query),
    )
}

fn show(list: &FairList, query: FairQuery) -> AnyView {
    let (lang, page) = (lang(), &list.page);
    let new = list
        .may_plan
        .then(|| view! { <p><a class="button act" href=to::NEW_FAIR>{words::new(lang)}</a></p> });
    let cards = page
        .lines
        .iter()
        .map(|line| fair_card(line, to::fair_path(line.id), more(line, lang), lang))
        .collect_view();
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " " <small>{figures::full_day(page.today, lang)}</small></h1>
            {new}
            {year(list.year, lang)}
            {halves(to::FAIRS, query, lang)}
            {filters(to::FAIRS, page, query, lang)}
            {(page.total > 0).then(|| view! { <p class="count">{words::found(page.total, lang)}</p> })}
            {page.lines.is_empty().then(|| nothing(query, lang))}
            <ul class="cards">{cards}</ul>
            {pager(to::FAIRS, page, query, lang)}
            <p><a class="button" href=crate::forms::gate::FAIR_REPORT>{crate::text::stand::report(lang)}</a></p>
        },
    )
}

/// R51: how many there were, beside how many there are to be.
fn year(year: FairYear, lang: Lang) -> AnyView {
    let wanted = match year.wanted {
        Some(wanted) => format!("{} {wanted}", words::year_wanted(lang)),
        None => words::year_not_set(lang).to_owned(),
    };
    let short = year.enough == Some(false);
    let class = if short { "mark amber" } else { "quiet" };
    let text = format!(
        "{} · {wanted} · {} {}",
        words::year_of(year.year, year.held, lang),
        words::year_ahead(lang),
        year.ahead
    );
    view! { <p><span class=class>{text}</span></p> }.into_any()
}

/// Where it stands, who comes, who waits.
fn more(line: &FairLine, lang: Lang) -> AnyView {
    let waits = (line.applied > 0)
        .then(|| view! { <p><span class="mark amber whole">{words::to_vet(line.applied, lang)}</span></p> });
    let text = format!(
        "{} · {}",
        words::employers_of(line.employers, lang),
        words::seats(line.seats, lang)
    );
    view! {
        <p><b>{words::fair_state(line.state, lang)}</b> {format!(" · {text}")}</p>
        {waits}
    }
    .into_any()
}
