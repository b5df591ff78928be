//! The file of an employer: what is known, whom to talk to, figures and rules, lists, cases, and the end of the firm.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, described, staff_page};
use crate::forms;
use crate::forms::case as to;
use crate::pages::firm_parts::{Part, contacts, facts, staff};
use crate::pages::path_part;
use crate::pages::staff::listings::mark;
use crate::routes;
use crate::text::{Lang, case, common, employer, figures, listing as words};
use domain::ids::EmployerId;
use domain::ports::{EMPLOYERS_FOUND, EmployerFile, EmployerLine};
use leptos::prelude::*;

/// `/staff/employers/{id}`.
#[component]
pub fn Employer() -> impl IntoView {
    let id = path_part::<EmployerId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.employer_files.employer_file(&actor, id?).await },
        |file| show(&file),
    )
}

fn show(file: &EmployerFile) -> AnyView {
    let lang = lang();
    let one = &file.employer;
    let part = Part {
        of: Some(one.id),
        today: file.today,
    };
    let code = one.uscc.as_ref().map(|uscc| uscc.as_ref().to_owned());
    let place = file.place.as_ref().map(|place| place.name.clone());
    staff_page(
        one.name.clone(),
        view! {
            <h1>{one.name.clone()} " " <small>{words::file(lang)}</small></h1>
            <p><span class="code">{code}</span> " · " {place} " · " {employer::open_vacancies(file.open_vacancies, lang)}</p>
            {warnings(file, lang)}
            {listings(file, lang)}
            {cases(file, lang)}
            {staff(&file.staff, part, lang)}
            {facts(file.fact.as_ref(), part, lang)}
            {contacts(&file.contacts, part, lang)}
            {accounts(file, lang)}
            {ceasing(file, lang)}
            <p><a class="button" href=forms::EMPLOYERS>{employer::queue_title(lang)}</a></p>
        },
    )
}

fn warnings(file: &EmployerFile, lang: Lang) -> AnyView {
    let rep = (!file.same_rep.is_empty()).then(|| {
        let firms = common::list(&file.same_rep, lang);
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::same_rep(lang)}{common::colon(lang)} {firms}</span></p> }
    });
    let ceased = file.fact.as_ref().and_then(|fact| fact.ceased.as_ref()).map(|(on, _)| {
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::ceased_mark(lang)} " " {figures::full_day(*on, lang)}</span></p> }
    });
    view! { {ceased} {rep} }.into_any()
}

fn listings(file: &EmployerFile, lang: Lang) -> AnyView {
    let lines = file
        .listings
        .iter()
        .map(|one| {
            view! {
                <li><a href=to::listing_page(one.id)>{words::kind_of(one.kind, lang)} " · " {words::ground_of(one.ground, lang)}</a>
                    " " {mark(one, lang)}</li>
            }
        })
        .collect_view();
    let new = file.may_list.then(|| {
        let href = routes::new_listing(file.employer.id, None);
        view! { <p><a class="button" href=href>{words::notice_title(lang)}</a></p> }
    });
    view! { <section id="listings"><h2>{words::listings(lang)}</h2><ul class="plain">{lines}</ul>{new}</section> }
        .into_any()
}

fn cases(file: &EmployerFile, lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = file
        .cases
        .iter()
        .map(|one| super::cases::line(one, lang))
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <section id="cases"><h2>{case::desk(lang)}</h2><ul class="plain">{lines}</ul></section> }
            .into_any()
    })
}

fn accounts(file: &EmployerFile, lang: Lang) -> AnyView {
    let lines = file
        .accounts
        .iter()
        .map(|one| view! { <li>{one.name.clone()} " " {one.masked_phone.clone()}</li> })
        .collect_view();
    view! { <section id="accounts"><h2>{words::accounts(lang)}</h2><ul class="plain">{lines}</ul></section> }
        .into_any()
}

fn ceasing(file: &EmployerFile, lang: Lang) -> Option<AnyView> {
    let is_over = file.fact.as_ref().is_some_and(|fact| fact.ceased.is_some());
    let known = file.employer.uscc.is_some();
    (!is_over && known).then(|| {
        let open = described("ceased_on").is_some();
        let typed = flash().typed("ceased_on");
        let value = if typed.is_empty() { file.today.to_string() } else { typed };
        view! {
            <details open=open>
                <summary class="button">{words::ceased(lang)}</summary>
                <form class="form" method="post" action=to::firm_part(Some(file.employer.id), "cease")>
                    <p class="notice">{words::cease_do(lang)}</p>
                    <label for="ceased_on">{words::ceased_on(lang)}</label>
                    <ProblemOf field="ceased_on"/>
                    <input id="ceased_on" name="ceased_on" type="date" required value=value max=file.today.to_string()
                        aria-describedby=described("ceased_on")/>
                    <button class="button">{words::cease(lang)}</button>
                </form>
            </details>
        }
        .into_any()
    })
}

/// Finding a firm by its name or code.
pub fn finding(words_typed: &str, found: &[EmployerLine], lang: Lang) -> AnyView {
    let lines = found
        .iter()
        .map(|one| {
            let mark = one
                .hidden
                .then(|| view! { " " <span class="mark red"><Sign icon=Icon::Warning/>{employer::queue_blacklisted(lang)}</span> });
            view! { <li><a href=to::employer_page(one.id)>{one.name.clone()}</a> " " <span class="code">{one.uscc.clone()}</span> {mark}</li> }
        })
        .collect_view();
    let none = (!words_typed.is_empty() && found.is_empty())
        .then(|| view! { <p class="notice">{words::find_none(lang)}</p> });
    let more = (found.len() >= EMPLOYERS_FOUND as usize)
        .then(|| view! { <p class="notice">{words::find_more(lang)}</p> });
    view! {
        <form class="search" id="find" method="get" action=forms::EMPLOYERS>
            <label for="q">{words::find(lang)} " · " {words::find_do(lang)}</label>
            <input id="q" name="q" type="search" value=words_typed.to_owned()/>
            <button class="button">{words::find_go(lang)}</button>
        </form>
        {none}
        <ul class="plain">{lines}</ul>
        {more}
    }
    .into_any()
}
