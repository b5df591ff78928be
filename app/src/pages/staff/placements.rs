//! Who is at work, whom to ask, who left; and what waits: cases of the township, and what people say themselves.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, Sign, staff_page};
use crate::forms::work as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, common, figures, work as words};
use domain::placement::{Placement, ProposalKind, WorkProposal};
use domain::ports::{CaseLine, PlacementFilter, PlacementLine, PlacementList, PlacementShow, SaidLine};
use leptos::prelude::*;

/// `/staff/placements?show=&area=&page=`.
#[component]
pub fn Placements() -> impl IntoView {
    let filter = PlacementFilter {
        show: query_value("show").unwrap_or(PlacementShow::Working),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.placements.placements(&actor, filter).await },
        move |list| show(&list, filter),
    )
}

fn show(list: &PlacementList, filter: PlacementFilter) -> AnyView {
    let lang = lang();
    let lines = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = list
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let of_page = move |page| routes::placements(PlacementFilter { page, ..filter });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " " <small>{figures::full_day(list.today, lang)}</small></h1>
            {cases(&list.cases, lang)}
            {said(&list.said, list.may_enter, lang)}
            {tabs(filter, lang)}
            <p>{words::people(list.total, lang)} " · " <a href=to::STABILITY>{words::stability(lang)}</a></p>
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
        },
    )
}

fn tabs(filter: PlacementFilter, lang: Lang) -> AnyView {
    let tabs = PlacementShow::ALL
        .iter()
        .map(|show| {
            let current = (*show == filter.show).then_some("page");
            let href = routes::placements(PlacementFilter {
                show: *show,
                page: 0,
                ..filter
            });
            view! { <a href=href aria-current=current>{words::show(*show, lang)}</a> }
        })
        .collect_view();
    view! { <nav class="parts" aria-label=words::filter(lang)>{tabs}</nav> }.into_any()
}

/// One placement: who, where, since when, and what is to be asked.
fn line(one: &PlacementLine, lang: Lang) -> AnyView {
    let placement = &one.placement;
    view! {
        <li class="card" id=placement.id.to_string()>
            <h2><a href=routes::placement(placement.id)>{one.name.clone()}</a> " " <small>{one.no.clone()}</small></h2>
            <p>{placement.employer_name.clone()} " · " {one.place.clone()}</p>
            {standing(placement, lang)}
            {asked(one, lang)}
        </li>
    }
    .into_any()
}

/// Since when, until when, and why it ended.
pub fn standing(placement: &Placement, lang: Lang) -> AnyView {
    let mut parts = vec![
        words::state(&placement.state, lang).to_owned(),
        named(words::since(lang), placement.work.started_on, lang),
    ];
    if let Some(leaving) = placement.state.leaving() {
        parts.push(named(words::until(lang), leaving.on, lang));
        parts.push(words::cause(leaving.cause(), lang).to_owned());
    } else if let Some(end) = placement.work.planned_end() {
        parts.push(named(words::planned_end(lang), end, lang));
    }
    view! { <p>{parts.join(" · ")}</p> }.into_any()
}

fn named(name: &str, day: chrono::NaiveDate, lang: Lang) -> String {
    format!("{name} {}", figures::full_day(day, lang))
}

/// The follow-up that has begun, with a mark when it is late.
pub fn asked(one: &PlacementLine, lang: Lang) -> Option<AnyView> {
    let due = one.due?;
    let text = words::due(due, &figures::day(due.on, lang), lang);
    let class = if due.reminders > 0 {
        "mark red"
    } else {
        "mark amber"
    };
    Some(view! { <p><span class=class><Sign icon=Icon::Clock/>{text}</span></p> }.into_any())
}

fn cases(cases: &[CaseLine], lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = cases.iter().map(|one| super::cases::line(one, lang)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="notice" id="cases">
                <h2><Sign icon=Icon::Warning/> {words::cases(lang)}</h2>
                <ul class="plain">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn said(lines: &[SaidLine], may_enter: bool, lang: Lang) -> Option<AnyView> {
    let cards: Vec<_> = lines
        .iter()
        .map(|one| {
            view! {
                <li>
                    <a href=routes::person_tab(one.said.person, "work")><b>{one.name.clone()}</b></a>
                    " · " {one.place.clone()}
                    {word(&one.said, may_enter, lang)}
                </li>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="notice" id="said">
                <h2>{words::said(lang)}</h2>
                <ul class="plain">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

/// What somebody says, and what can be done with it.
pub fn word(said: &WorkProposal, may_enter: bool, lang: Lang) -> AnyView {
    let day = figures::full_day(said.on, lang);
    let text = words::said_of(said.kind, &said.employer_name, &day, lang);
    let href = match (said.kind, said.placement) {
        (ProposalKind::Left, Some(placement)) => routes::heard(placement, domain::placement::Heard::Left),
        _ => routes::new_placement(said.person, Some(said.id)),
    };
    let deeds = may_enter.then(|| {
        view! {
            <div class="row">
                <a class="button act" href=href>{words::said_enter(lang)}</a>
                <form method="post" action=to::said_path(said.id)>
                    <button class="button">{words::said_discard(lang)}</button>
                </form>
            </div>
        }
    });
    view! { <p>{text} {common::stop(lang)}</p> {deeds} }.into_any()
}
