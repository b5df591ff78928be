//! A row of a list: who it is, what it changes, whom it looks like, or why it cannot go in.

use crate::components::{Icon, Sign};
use crate::routes;
use crate::text::{Lang, common, file, list as words};
use domain::list::{Choice, Outcome, Register, RowState};
use domain::ports::{CellView, RowView};
use leptos::prelude::*;

/// One row as a card; `open` while it can still be ticked.
pub(super) fn row(one: &RowView, (register, open): (Register, bool), choose: &str, lang: Lang) -> AnyView {
    let ticks = open && one.state.goes_in();
    let name = if one.name.is_empty() {
        words::row_number(one.number, lang)
    } else {
        one.name.clone()
    };
    let head = if ticks {
        view! {
            <label class="check">
                <input type="checkbox" name="ticked" value=one.id.to_string() checked=one.ticked/>
                <b>{name}</b>
            </label>
            <input type="hidden" name="shown" value=one.id.to_string()/>
        }
        .into_any()
    } else {
        let person = one
            .person
            .filter(|_| matches!(one.state, RowState::Same | RowState::Changed | RowState::New));
        match person {
            Some(person) => view! { <b><a href=routes::person_tab(person, "file")>{name}</a></b> }.into_any(),
            None => view! { <b>{name}</b> }.into_any(),
        }
    };
    view! {
        <li class="card">
            <div class="row">{head} {mark(one, lang)}</div>
            <p class="quiet">{about(one, lang)}</p>
            {fault(one, register, lang)}
            {cells(&one.cells, lang)}
            {candidates(one, open, choose, lang)}
            {kept(one, lang)}
        </li>
    }
    .into_any()
}

/// What it is, or what came of it: shape and word.
fn mark(one: &RowView, lang: Lang) -> AnyView {
    if let Some(outcome) = one.outcome {
        let (class, icon) = match outcome {
            Outcome::Written | Outcome::Undone => ("mark", Icon::Tick),
            Outcome::Partly | Outcome::Stays => ("mark amber", Icon::Warning),
            Outcome::Conflict => ("mark red", Icon::Warning),
        };
        return view! { <span class=class><Sign icon/>{words::outcome(outcome, lang)}</span> }.into_any();
    }
    let (class, icon) = match one.state {
        RowState::New => ("mark", Icon::Person),
        RowState::Changed => ("mark", Icon::List),
        RowState::Same => ("mark", Icon::Tick),
        RowState::LookAlike => ("mark amber", Icon::Help),
        RowState::Refused => ("mark red", Icon::Warning),
    };
    view! { <span class=class><Sign icon/>{words::row_state_name(one.state, lang)}</span> }.into_any()
}

fn about(one: &RowView, lang: Lang) -> String {
    let row = if one.name.is_empty() {
        String::new()
    } else {
        words::row_number(one.number, lang)
    };
    let parts = [row, one.masked.clone(), one.place.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn fault(one: &RowView, register: Register, lang: Lang) -> Option<AnyView> {
    let (column, fault) = one.fault.as_ref()?;
    let column = words::column(column, register, lang);
    let colon = (!column.is_empty()).then(|| common::colon(lang));
    let told = words::row_fault(*fault, lang);
    Some(view! { <p class="problem"><b>{column}</b> {colon} {told}</p> }.into_any())
}

/// What changes, from what to what.
fn cells(cells: &[CellView], lang: Lang) -> Option<AnyView> {
    let line = |cell: &CellView| {
        let old = (!cell.old.is_empty()).then(|| {
            view! { <del>{words::cell_value(cell.of, &cell.old, lang)}</del> " → " }
        });
        view! {
            <li><span class="quiet">{words::cell_name(cell.of, lang)}</span> {common::colon(lang)} {old}
                <ins>{words::cell_value(cell.of, &cell.new, lang)}</ins></li>
        }
    };
    (!cells.is_empty())
        .then(|| view! { <ul class="plain cells">{cells.iter().map(line).collect_view()}</ul> }.into_any())
}

/// Whom it looks like, with a button each; buttons of the form around all rows, sent to another address.
fn candidates(one: &RowView, open: bool, choose: &str, lang: Lang) -> Option<AnyView> {
    if one.candidates.is_empty() {
        return None;
    }
    let line = |candidate: &domain::ports::CandidateView| {
        let told = format!(
            "{} · {} · {}",
            words::born(candidate.birth_year, lang),
            candidate.place,
            words::likeness(candidate.likeness, lang)
        );
        let button = (open && !candidate.chosen).then(|| {
            let value = format!("{}:{}", one.id, candidate.person);
            view! {
                <button class="button" name="choice" value=value formaction=choose.to_owned()>
                    {words::that_person(lang)} <span class="unseen">{candidate.name.clone()}</span>
                </button>
            }
        });
        let chosen = candidate
            .chosen
            .then(|| view! { <span class="mark"><Sign icon=Icon::Tick/>{words::chosen(lang)}</span> });
        view! {
            <li class="row">
                <span><a href=routes::person_tab(candidate.person, "file")>{candidate.name.clone()}</a> <br/> <small>{told}</small></span>
                {button} {chosen}
            </li>
        }
    };
    let is_new = one.choice == Some(Choice::New);
    let somebody_new = (open && !is_new).then(|| {
        view! {
            <button class="button" name="choice" value=one.id.to_string() formaction=choose.to_owned()>
                {words::somebody_new(lang)} <span class="unseen">{one.name.clone()}</span>
            </button>
        }
    });
    let chosen_new =
        is_new.then(|| view! { <span class="mark"><Sign icon=Icon::Tick/>{words::chosen_new(lang)}</span> });
    Some(
        view! {
            <p>{words::who_is_it(lang)}</p>
            <ul class="plain">{one.candidates.iter().map(line).collect_view()}</ul>
            <div class="row">{somebody_new} {chosen_new}</div>
        }
        .into_any(),
    )
}

/// What was left as it is.
fn kept(one: &RowView, lang: Lang) -> Option<AnyView> {
    if one.kept.is_empty() {
        return None;
    }
    let names: Vec<String> = one.kept.iter().map(|code| words::kept_name(code, lang)).collect();
    let names = common::list(&names.iter().map(String::as_str).collect::<Vec<_>>(), lang);
    let person = one.person.map(|person| {
        view! { " " <a href=routes::person_tab(person, "history")>{file::history(lang)}</a> }
    });
    Some(
        view! { <p class="problem">{words::kept(lang)} {common::colon(lang)} {names} {person}</p> }
            .into_any(),
    )
}
