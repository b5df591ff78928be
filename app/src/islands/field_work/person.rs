//! The card of somebody: what is to be done, the vacancies to hand over, what the file says.

use super::desk::Desk;
use super::list;
use crate::text::{Lang, field_work as words, figures, file, fit, task as task_words, visit};
use domain::field_work::Place;
use domain::fit::Reason;
use domain::ids::PersonId;
use domain::person_field::PersonField;
use domain::ports::{Pack, PackLead, PackPerson, PackVacancy};
use leptos::prelude::*;

/// The card.
pub fn page(desk: Desk, id: PersonId) -> AnyView {
    let lang = desk.lang;
    let card = move || match desk.person(id) {
        Some(person) => card(desk, &person),
        None => view! { <p class="notice">{words::no_pack(lang)}</p> }.into_any(),
    };
    view! {
        <p><button type="button" class="link" on:click=move |_| desk.replace(Place::ToDo)>{words::back(lang)}</button></p>
        {card}
    }
    .into_any()
}

fn card(desk: Desk, person: &PackPerson) -> AnyView {
    let (lang, id, day) = (desk.lang, person.id, desk.today());
    let begun = Memo::new(move |_| desk.shelf.with(|shelf| shelf.draft_of(id).is_some()));
    let whom = person.clone();
    let start = move || {
        let whom = whom.clone();
        let name = if begun.get() {
            words::visit_go_on(lang)
        } else {
            words::visit_begin(lang)
        };
        view! {
            <button type="button" class="button act big" on:click=move |_| desk.visit(whom.clone())>{name}</button>
        }
    };
    let state = move || desk.shelf.with(|shelf| list::stands(shelf, id, lang));
    let tasks = person
        .tasks
        .iter()
        .filter(|task| task.window.start <= day)
        .map(|task| {
            let due = task_words::due(task.window.due, lang);
            view! { <li>{list::why(id, task, lang)} " · " {due}</li> }
        })
        .collect_view();
    view! {
        <h2>{person.name.clone()} " " <small>{person.no.clone()} " · " {words::age(person.age, lang)}</small></h2>
        <p>{person.address.clone()}</p>
        {move || state().map(|words| view! { <p class="mark amber">{words}</p> })}
        {start}
        <h3>{words::tasks(lang)}</h3>
        <ul>{tasks}</ul>
        <h3>{words::leads(lang)}</h3>
        {leads(desk, person)}
        <details>
            <summary>{words::file(lang)}</summary>
            {fields(person, lang)}
        </details>
    }
    .into_any()
}

fn leads(desk: Desk, person: &PackPerson) -> AnyView {
    let lang = desk.lang;
    let pack = desk.pack.get_untracked();
    let lines: Vec<AnyView> = person
        .leads
        .iter()
        .filter_map(|lead| {
            let vacancy = vacancy(pack.as_deref()?, lead)?;
            let reasons = lead
                .reasons
                .iter()
                .filter_map(|key| Reason::try_from(key.clone()).ok())
                .map(|reason| view! { <li>{fit::reason(reason, lang)}</li> })
                .collect_view();
            Some(
                view! {
                    <li class="card">
                        {head(&vacancy, lang)}
                        <ul class="ticks">{reasons}</ul>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    if lines.is_empty() {
        view! { <p>{visit::leads_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="plain">{lines}</ul> }.into_any()
    }
}

/// The vacancy of a lead, where the pack has it.
pub fn vacancy(pack: &Pack, lead: &PackLead) -> Option<PackVacancy> {
    pack.vacancies
        .iter()
        .find(|vacancy| vacancy.id == lead.vacancy)
        .cloned()
}

/// What a vacancy is, in three lines.
pub fn head(vacancy: &PackVacancy, lang: Lang) -> AnyView {
    view! {
        <p><b>{vacancy.title.clone()}</b></p>
        <p class="wage">{figures::wage(&vacancy.wage, lang)}</p>
        <p class="quiet">{vacancy.employer.clone()} " · " {vacancy.place.clone()}</p>
    }
    .into_any()
}

fn fields(person: &PackPerson, lang: Lang) -> AnyView {
    let lines = person
        .fields
        .iter()
        .filter_map(|(code, text)| {
            let field: PersonField = code.parse().ok()?;
            Some(view! { <dt>{file::field(field, lang)}</dt><dd>{file::value(field, text, lang)}</dd> })
        })
        .collect_view();
    view! { <dl>{lines}</dl> }.into_any()
}
