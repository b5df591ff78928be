//! Inputs of the form: large choices first, a line to type where there is nothing to choose.

use super::desk::Desk;
use crate::text::{Lang, common, field_work as words, file, refusal};
use domain::field_work::{Change, Draft};
use domain::ids::VisitId;
use domain::person_field::{COMMA, PersonField};
use leptos::prelude::*;

/// What is wrong with a field, beside it.
pub fn problem(desk: Desk, field: &'static str) -> AnyView {
    let lang = desk.lang;
    let said = move || {
        let problem = desk.problems.with(|problems| {
            let mut of_field = problems.iter().filter(|problem| problem.field == field);
            of_field.next().map(|problem| problem.problem)
        });
        problem.map(
            |problem| view! { <span class="problem" role="alert">{refusal::problem(problem, lang)}</span> },
        )
    };
    view! { {said} }.into_any()
}

/// A choice of which one or none holds.
pub fn one_of(
    desk: Desk,
    id: VisitId,
    legend: &str,
    choices: Vec<(String, String)>,
    holds: impl Fn(&Draft, &str) -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(&str) -> Change + Copy + Send + Sync + 'static,
) -> AnyView {
    let buttons = choices
        .into_iter()
        .map(|(code, name)| {
            let seen = code.clone();
            let pressed = Memo::new(move |_| desk.draft(id, |draft| holds(draft, &seen)));
            view! {
                <button type="button" class="choice" aria-pressed=move || pressed.get().to_string()
                    on:click=move |_| desk.change(id, choose(&code))>
                    {name}
                </button>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{legend.to_owned()}</legend>{buttons}</fieldset> }.into_any()
}

/// Things of which any number may hold.
pub fn any_of<T: Copy + Send + Sync + 'static>(
    desk: Desk,
    id: VisitId,
    legend: &str,
    choices: Vec<(T, &'static str)>,
    holds: impl Fn(&Draft, T) -> bool + Copy + Send + Sync + 'static,
    change: impl Fn(T, bool) -> Change + Copy + Send + Sync + 'static,
) -> AnyView {
    let boxes = choices
        .into_iter()
        .map(|(one, name)| {
            let checked = Memo::new(move |_| desk.draft(id, |draft| holds(draft, one)));
            view! {
                <label class="choice">
                    <input type="checkbox" class="pick" prop:checked=move || checked.get()
                        on:change=move |event| desk.change(id, change(one, event_target_checked(&event)))/>
                    {name}
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{legend.to_owned()}</legend>{boxes}</fieldset> }.into_any()
}

/// A line or some lines to type; every key that is pressed is kept.
pub fn typed(
    desk: Desk,
    id: VisitId,
    (name, label): (&'static str, &str),
    shown: impl Fn(&Draft) -> String,
    lines: bool,
    change: impl Fn(String) -> Change + Copy + Send + Sync + 'static,
) -> AnyView {
    // Read once: what is typed is not written back into the field it is typed in.
    let value = desk
        .shelf
        .with_untracked(|shelf| shelf.drafts.get(&id).map(shown).unwrap_or_default());
    let input = if lines {
        view! {
            <textarea id=name rows="3" maxlength="500" prop:value=value
                on:input=move |event| desk.change(id, change(event_target_value(&event)))></textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=name type="text" autocomplete="off" maxlength="600" prop:value=value
                on:input=move |event| desk.change(id, change(event_target_value(&event)))/>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=name>{label.to_owned()}</label>
            {problem(desk, name)}
            {input}
        </div>
    }
    .into_any()
}

/// A field of the file, by its kind.
pub fn file_field(desk: Desk, id: VisitId, field: PersonField) -> AnyView {
    use PersonField as F;
    let lang = desk.lang;
    let choices = file::choices(field, lang);
    match field {
        // Chosen from a map of the whole county, which the phone does not have.
        F::WantedAreas => ().into_any(),
        F::Aids | F::CareDuties => any_of(
            desk,
            id,
            file::field(field, lang),
            choices,
            move |draft, code| draft.field(field).split(COMMA).any(|held| held == code),
            move |code, on| Change::Field(field, with(desk, id, field, code, on)),
        ),
        _ if choices.is_empty() => typed(
            desk,
            id,
            (field.code(), file::field(field, lang)),
            move |draft| draft.field(field).to_owned(),
            false,
            move |text| Change::Field(field, text),
        ),
        _ => {
            let empty = (String::new(), words::unsaid(lang).to_owned());
            let may_be_empty = !matches!(field, F::HomeBased | F::NoNight);
            let named = choices
                .into_iter()
                .map(|(code, name)| (code.to_owned(), name.to_owned()));
            one_of(
                desk,
                id,
                file::field(field, lang),
                named.chain(may_be_empty.then_some(empty)).collect(),
                move |draft, code| draft.field(field) == code,
                move |code| Change::Field(field, code.to_owned()),
            )
        }
    }
}

/// A list with one thing more or less, in the order of the choices.
fn with(desk: Desk, id: VisitId, field: PersonField, code: &str, on: bool) -> String {
    let held = desk.shelf.with_untracked(|shelf| {
        let draft = shelf.drafts.get(&id);
        draft
            .map(|draft| draft.field(field).to_owned())
            .unwrap_or_default()
    });
    let holds = |one: &str| {
        if one == code {
            on
        } else {
            held.split(COMMA).any(|held| held == one)
        }
    };
    let all = file::choices(field, Lang::Zh).into_iter().map(|(code, _)| code);
    let kept: Vec<&str> = all.filter(|one| holds(one)).collect();
    kept.join(&COMMA.to_string())
}

/// "第 2 页，共 8 页", and both ways.
pub fn turn(desk: Desk, id: VisitId, pages: &'static [domain::field_work::Page], at: usize) -> AnyView {
    let lang = desk.lang;
    let way = move |to: usize, name: &'static str, class: &'static str| {
        pages.get(to).map(|page| {
            let page = *page;
            view! {
                <button type="button" class=class on:click=move |_| desk.change(id, Change::Page(page))>{name}</button>
            }
        })
    };
    view! {
        <nav class="row" aria-label=common::pages(lang)>
            {at.checked_sub(1).and_then(|to| way(to, words::previous(lang), "button"))}
            {way(at + 1, words::next(lang), "button act")}
        </nav>
    }
    .into_any()
}
