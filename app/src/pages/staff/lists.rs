//! Lists of departments: those that came, and the form for another.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Field, Pager, ProblemOf, described, staff_page};
use crate::pages::page_number;
use crate::text::{Lang, figures, file, list as words, staff};
use crate::{forms, routes};
use domain::list::{ListState, Register};
use domain::ports::{ListLine, ListOverview, ListQuery};
use domain::refusal::Problem;
use leptos::prelude::*;

/// `/staff/lists?page=`.
#[component]
pub fn ListsOfDepartments() -> impl IntoView {
    let page = page_number();
    when(
        move |Asker { ports, actor, .. }| async move { ports.lists.lists(&actor, page).await },
        |overview| show(&overview),
    )
}

fn show(overview: &ListOverview) -> AnyView {
    let lang = lang();
    let lines = overview.lists.iter().map(|one| line(one, lang)).collect_view();
    let content = if overview.lists.is_empty() {
        view! { <p class="notice">{words::none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="plain">{lines}</ul> }.into_any()
    };
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <p>{words::intro(lang)}</p>
            <h2 id="bring">{words::bring(lang)}</h2>
            {form(overview, lang)}
            <h2>{words::all(lang)}</h2>
            {content}
            <Pager page=overview.page total=overview.total per_page=overview.per_page lang href=routes::lists/>
        },
    )
}

/// One list as a card.
fn line(one: &ListLine, lang: Lang) -> AnyView {
    let counts = (one.counts.rows() > 0)
        .then(|| view! { <p>{words::counted(one.counts.rows(), one.counts.ticked(), lang)}</p> });
    view! {
        <li class="card">
            <h3><a href=routes::list(one.id, ListQuery::default())>{words::register(one.register, lang)} " · " {one.area.name.clone()}</a></h3>
            <p><b>{words::state(one.state, lang)}</b> " · " {one.source.clone()} " · " {words::of_day(one.listed_on, lang)}</p>
            {counts}
            <p class="quiet">{figures::moment(one.at, lang)} " · " {file::author(&one.by, lang)}</p>
        </li>
    }
    .into_any()
}

fn form(overview: &ListOverview, lang: Lang) -> AnyView {
    let typed = flash();
    let option = |value: String, name: String, chosen: &str| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{name}</option> }
    };
    let register = typed.typed("register");
    let registers = Register::ALL
        .iter()
        .map(|one| {
            option(
                one.code().to_owned(),
                words::register(*one, lang).to_owned(),
                &register,
            )
        })
        .collect_view();
    let first = overview.places.first().map(|place| place.code.to_string());
    let area = Some(typed.typed("area"))
        .filter(|area| !area.is_empty())
        .or(first)
        .unwrap_or_default();
    let places = overview
        .places
        .iter()
        .map(|place| option(place.code.to_string(), place.name.clone(), &area))
        .collect_view();
    view! {
        <form class="form" method="post" action=forms::list::UPLOAD_LIST enctype="multipart/form-data">
            <label for="register">{words::which(lang)}</label>
            <ProblemOf field="register"/>
            <select id="register" name="register" required aria-describedby=described("register")>
                <option value="">{words::choose(lang)}</option>
                {registers}
            </select>
            <Field name="source" label=words::source(lang)/>
            <p class="quiet">{words::source_hint(lang)}</p>
            <Field name="listed_on" label=words::listed_on(lang) kind="date"/>
            <label for="area">{words::area(lang)}</label>
            <ProblemOf field="area"/>
            <select id="area" name="area" required aria-describedby=described("area")>{places}</select>
            <label for="file">{words::file(lang)}</label>
            {file_problem(lang)}
            <input id="file" name="file" type="file" required
                accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                aria-describedby="file-hint"/>
            <p class="quiet" id="file-hint">{words::file_hint(lang)}</p>
            <button class="button act">{words::send(lang)}</button>
        </form>
    }
    .into_any()
}

/// What is wrong with the file itself.
fn file_problem(lang: Lang) -> Option<AnyView> {
    let told = match flash().problem("file")? {
        Problem::TooLong => words::file_too_large(lang),
        _ => words::file_missing(lang),
    };
    Some(view! { <strong class="problem">{told}</strong> }.into_any())
}

/// The head of every page about one list: whose it is, what it is of, and where it stands.
pub(super) fn head(one: &ListLine, lang: Lang) -> AnyView {
    let written = one
        .applied_at
        .filter(|_| matches!(one.state, ListState::Applied | ListState::Undone))
        .map(|at| view! { " · " {figures::moment(at, lang)} });
    view! {
        <h1>{words::register(one.register, lang)} " · " {one.area.name.clone()}</h1>
        <p><b>{words::state(one.state, lang)}</b> {written} " · " {one.source.clone()} " · " {words::of_day(one.listed_on, lang)}</p>
        <p class="quiet">{one.file_name.clone()} " · " {figures::moment(one.at, lang)} " · " {file::author(&one.by, lang)}</p>
    }
    .into_any()
}

/// A box that says that a step is meant.
pub(super) fn sure(lang: Lang) -> AnyView {
    view! {
        <ProblemOf field="sure"/>
        <label class="check"><input type="checkbox" name="sure" value=forms::recognition::YES required/>{words::sure(lang)}</label>
    }
    .into_any()
}

/// The way back to all lists.
pub(super) fn back(lang: Lang) -> AnyView {
    view! { <p class="row"><a class="button" href=routes::LISTS>{words::back(lang)}</a> <a class="button" href="/staff">{staff::area_title(lang)}</a></p> }.into_any()
}
