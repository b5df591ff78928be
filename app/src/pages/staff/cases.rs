//! The desk of complaints and wage arrears, and entering one that somebody brought.

use super::{may, when};
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, Sign, staff_page};
use crate::forms::case as to;
use crate::pages::public::complain::{kinds, text, what};
use crate::pages::staff::new_placement::select;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, case as words, common, figures};
use domain::case::{CaseChannel, CaseKind};
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::ports::{CaseDesk, CaseFilter, CaseLine, CaseShow};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff/cases?show=&area=&page=`.
#[component]
pub fn Cases() -> impl IntoView {
    let filter = CaseFilter {
        show: query_value("show").unwrap_or(CaseShow::Open),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.cases.case_desk(&actor, filter).await },
        move |desk| show(&desk, filter),
    )
}

fn show(desk: &CaseDesk, filter: CaseFilter) -> AnyView {
    let lang = lang();
    let lines = desk.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = desk
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::desk_none(lang)}</p> });
    let tabs = CaseShow::ALL
        .iter()
        .map(|show| {
            let current = (*show == filter.show).then_some("page");
            let href = routes::cases(CaseFilter {
                show: *show,
                page: 0,
                ..filter
            });
            view! { <a href=href aria-current=current>{words::show_of(*show, lang)}</a> }
        })
        .collect_view();
    let new = desk
        .may_bring
        .then(|| view! { <a class="button act" href=to::NEW_CASE>{words::new_case(lang)}</a> });
    let of_page = move |page| routes::cases(CaseFilter { page, ..filter });
    staff_page(
        words::desk(lang),
        view! {
            <h1>{words::desk(lang)} " " <small>{figures::full_day(desk.today, lang)}</small></h1>
            <p>{words::waiting(desk.waiting.0, desk.waiting.1, lang)}</p>
            <div class="row">
                {new}
                <a class="button" href=to::ARREARS>{words::report21(lang)}</a>
                {may(Deed::Read, Function::Blacklist)
                    .then(|| view! { <a class="button" href=to::LISTINGS>{crate::text::listing::desk(lang)}</a> })}
            </div>
            <nav class="parts" aria-label=words::filter(lang)>{tabs}</nav>
            <p>{words::count(desk.total, lang)}</p>
            {none}
            <ul class="plain">{lines}</ul>
            <Pager page=desk.page total=desk.total per_page=desk.per_page lang href=of_page/>
        },
    )
}

/// One case: what, against whom, how it stands, and by when.
pub fn line(one: &CaseLine, lang: Lang) -> AnyView {
    let mut parts = vec![one.place.clone(), figures::full_day(one.reported_on, lang)];
    parts.extend(one.owed.map(|fen| figures::money(fen, lang)));
    let due = one.due_on.filter(|_| one.stage.is_open()).map(|day| {
        let (class, icon) = if one.overdue {
            ("mark red", Icon::Warning)
        } else {
            ("mark", Icon::Clock)
        };
        let late = one.overdue.then(|| words::late(lang));
        view! { " " <span class=class><Sign icon/>{words::by_day(lang)} " " {figures::day(day, lang)} " " {late}</span> }
    });
    let undated = (one.due_on.is_none() && one.stage.has_limit())
        .then(|| view! { " " <span class="mark amber"><Sign icon=Icon::Clock/>{words::no_day(lang)}</span> });
    let name = one.name.clone().unwrap_or_else(|| words::nobody(lang).to_owned());
    view! {
        <li class="card" id=one.id.to_string()>
            <h2><a href=to::case_page(one.id)>{words::kind_of(one.kind, lang)} " · " {one.firm.clone()}</a></h2>
            <p>{name} " · " <span class="code">{one.no.clone()}</span></p>
            <p>{parts.join(" · ")}</p>
            <p><span class="mark">{words::stage_of(one.stage, lang)}</span> {due} {undated}</p>
        </li>
    }
    .into_any()
}

/// `/staff/cases/new?person=`.
#[component]
pub fn NewCase() -> impl IntoView {
    let person =
        query_value::<PersonId>("person").or_else(|| flash().typed("person").parse::<PersonId>().ok());
    when(
        move |Asker { actor, .. }| async move {
            actor.scope(Deed::Create, Function::Complaint)?;
            Ok::<_, Refusal>(person)
        },
        blank,
    )
}

fn blank(person: Option<PersonId>) -> AnyView {
    let lang = lang();
    let given = flash();
    let receipt = given.receipt.clone().map(|no| {
        let code = given.secrets.first().cloned().map(|code| {
            view! { <p>{words::code(lang)} {common::colon(lang)} <b class="code">{code}</b></p> }
        });
        view! {
            <div class="notice"><p>{words::receipt(lang)} {common::colon(lang)} <b class="code">{no}</b></p> {code}</div>
        }
    });
    let who = match person {
        Some(id) => view! {
            <input type="hidden" name="person" value=id.to_string()/>
            <p><a href=routes::person(id)>{words::about_person(lang)}</a></p>
        }
        .into_any(),
        None => view! {
            {text("name", words::caller_name(lang), "text")}
            {text("phone", words::caller_phone(lang), "tel")}
        }
        .into_any(),
    };
    staff_page(
        words::new_case_title(lang),
        view! {
            <h1>{words::new_case_title(lang)}</h1>
            <p>{words::new_case_do(lang)}</p>
            {receipt}
            <form class="form" method="post" action=to::CASES>
                {select(("channel", words::channel(lang)), &[CaseChannel::Office, CaseChannel::Hotline],
                    (CaseChannel::code, |one| words::channel_of(one, lang)))}
                {kinds(CaseKind::Arrears, lang)}
                {text("firm", words::firm(lang), "text")}
                {what(lang)}
                {who}
                <button class="button act">{words::new_case(lang)}</button>
            </form>
        },
    )
}
