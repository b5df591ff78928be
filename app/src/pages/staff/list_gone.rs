//! Who stood in a register before and not in a list: decided one by one, or for those ticked.

use super::lists::head;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, described, staff_page};
use crate::forms::list as forms;
use crate::pages::{page_number, path_part};
use crate::routes;
use crate::text::{Lang, codes, common, list as words};
use domain::ids::ListId;
use domain::list::GoneDecision;
use domain::ports::{Answered, GoneLine, GonePage, ListQuery};
use domain::refusal::Problem;
use domain::values::dates;
use leptos::prelude::*;

/// `/staff/lists/{id}/gone?page=`.
#[component]
pub fn ListGone() -> impl IntoView {
    let id: Answered<ListId> = path_part("id");
    let page = page_number();
    when(
        move |Asker { ports, actor, .. }| async move { ports.lists.gone(&actor, id?, page).await },
        |page| show(&page),
    )
}

fn show(page: &GonePage) -> AnyView {
    let lang = lang();
    let id = page.line.id;
    let content = if page.people.is_empty() {
        view! { <p class="notice">{words::gone_none(lang)}</p> }.into_any()
    } else {
        form(page, lang)
    };
    staff_page(
        words::gone(lang),
        view! {
            {head(&page.line, lang)}
            <h2>{words::gone(lang)}</h2>
            <p>{words::gone_do(lang)}</p>
            {content}
            <Pager page=page.page total=page.total per_page=page.per_page lang
                href=move |page| routes::list_gone(id, page)/>
            <p><a class="button" href=routes::list(id, ListQuery::default())>{words::back_to_list(lang)}</a></p>
        },
    )
}

fn form(page: &GonePage, lang: Lang) -> AnyView {
    let typed = flash();
    let people = page
        .people
        .iter()
        .map(|one| line(one, forms::was_ticked(&typed.typed, one.person), lang))
        .collect_view();
    let choice = |one: &GoneDecision| {
        let chosen = typed.typed("decision") == one.code();
        view! {
            <label class="choice">
                <input type="radio" name="decision" value=one.code() required checked=chosen/>
                {words::decision(*one, lang)}
            </label>
        }
    };
    let missing = typed
        .problem("person")
        .map(|_| view! { <strong class="problem">{words::person_missing(lang)}</strong> });
    // A day before the beginning of somebody's group is no slip of the pen like others.
    let last_on = dates::parse(&typed.typed("last_on"));
    let last = match typed.problem("last_on") {
        Some(Problem::OutOfRange) if last_on.is_some_and(|day| day <= page.today) => {
            view! { <strong class="problem" id="last_on-problem">{words::before_beginning(lang)}</strong> }
                .into_any()
        }
        _ => view! { <ProblemOf field="last_on"/> }.into_any(),
    };
    view! {
        <form method="post" action=forms::settle_gone_path(page.line.id)>
            <input type="hidden" name="page" value=page.page.to_string()/>
            {missing}
            <ul class="plain">{people}</ul>
            <div class="form">
                <fieldset>
                    <legend>{words::decide(lang)}</legend>
                    {GoneDecision::ALL.iter().map(choice).collect_view()}
                </fieldset>
                <label for="last_on">{words::last_on(lang)}</label>
                {last}
                <input id="last_on" name="last_on" type="date" value=typed.typed("last_on") max=page.today.to_string()
                    aria-describedby=described("last_on")/>
                <label for="reason">{words::reason(lang)}</label>
                <ProblemOf field="reason"/>
                <textarea id="reason" name="reason" rows="2" required aria-describedby=described("reason")>{typed.typed("reason")}</textarea>
                <button class="button act">{words::decide_ticked(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn line(one: &GoneLine, ticked: bool, lang: Lang) -> AnyView {
    let groups: Vec<&str> = one
        .groups
        .iter()
        .map(|group| codes::category(*group, lang))
        .collect();
    let groups = (!groups.is_empty()).then(|| view! { <p>{common::list(&groups, lang)}</p> });
    let decided = match &one.decision {
        None => {
            view! { <p><span class="mark amber"><Sign icon=Icon::Clock/>{words::undecided(lang)}</span></p> }
                .into_any()
        }
        Some((decision, reason)) => {
            let until = one.last_on.map(|day| format!(" · {}", words::until(day, lang)));
            view! { <p><span class="mark"><Sign icon=Icon::Tick/>{words::decision(*decision, lang)}</span> {until} " · " {reason.clone()}</p> }
                .into_any()
        }
    };
    let answer = one.answer.as_ref().map(|(answer, note)| {
        let note = (!note.is_empty()).then(|| format!(" · {note}"));
        view! { <p class="notice">{words::village_said(lang)} {common::colon(lang)} <b>{words::village_answer(*answer, lang)}</b> {note}</p> }
    });
    view! {
        <li class="card">
            <div class="row">
                <label class="check">
                    <input type="checkbox" name="person" value=one.person.to_string() checked=ticked/>
                    <b>{one.name.clone()}</b>
                </label>
                <a href=routes::person_tab(one.person, "file")>{one.no.clone()}</a>
            </div>
            <p class="quiet">{one.place.clone()}</p>
            {groups}
            {decided}
            {answer}
        </li>
    }
    .into_any()
}
