//! Whom to visit today, and everybody: by village and household.

use super::desk::Desk;
use crate::text::{Lang, field_work as words, task as task_words};
use domain::field_work::{
    HouseLine, PersonLine, Place, Shelf, VillageLine, everybody as all_of, to_do as due_on,
};
use domain::ids::PersonId;
use domain::ports::{Pack, PackTask};
use domain::task::{Settled, Task};
use leptos::prelude::*;
use std::sync::Arc;

/// The list of the day.
pub fn to_do(desk: Desk) -> AnyView {
    shown(desk, words::none_to_do(desk.lang), move |pack| {
        due_on(pack, desk.today())
            .into_iter()
            .map(|village| village_view(desk, &village))
            .collect()
    })
}

/// Everybody, narrowed by words.
pub fn everybody(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let words_typed = RwSignal::new(String::new());
    let list = shown(desk, words::none_found(lang), move |pack| {
        all_of(pack, &words_typed.get(), desk.today())
            .into_iter()
            .map(|village| village_view(desk, &village))
            .collect()
    });
    view! {
        <p>
            <label for="find">{words::search(lang)}</label>
            <input id="find" type="search" autocomplete="off"
                on:input=move |event| words_typed.set(event_target_value(&event))/>
        </p>
        {list}
    }
    .into_any()
}

/// A list of the pack, or what to do where there is none.
fn shown(
    desk: Desk,
    none: &'static str,
    villages: impl Fn(&Pack) -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let lang = desk.lang;
    let list = move || {
        let pack: Option<Arc<Pack>> = desk.pack.get();
        let Some(pack) = pack else {
            return view! { <p class="notice">{words::no_pack(lang)}</p> }.into_any();
        };
        let villages = villages(&pack);
        if villages.is_empty() {
            view! { <p>{none}</p> }.into_any()
        } else {
            villages.into_any()
        }
    };
    view! { <div>{list}</div> }.into_any()
}

fn village_view(desk: Desk, village: &VillageLine<'_>) -> AnyView {
    let houses = village
        .houses
        .iter()
        .map(|house| house_view(desk, house))
        .collect_view();
    view! {
        <section>
            <h2>{village.name.to_owned()}</h2>
            <ul class="plain">{houses}</ul>
        </section>
    }
    .into_any()
}

fn house_view(desk: Desk, house: &HouseLine<'_>) -> AnyView {
    let address = house.household.map_or_else(
        || {
            house
                .people
                .first()
                .map_or("", |line| line.person.address.as_str())
        },
        |household| household.address.as_str(),
    );
    let address = (!address.is_empty()).then(|| view! { <p class="quiet">{address.to_owned()}</p> });
    let muted = house
        .household
        .is_some_and(|household| household.muted.is_some())
        .then(|| view! { <p class="mark amber">{words::in_peace(desk.lang)}</p> });
    let people = house
        .people
        .iter()
        .map(|line| person_view(desk, line))
        .collect_view();
    view! { <li class="card">{address}{muted}{people}</li> }.into_any()
}

fn person_view(desk: Desk, line: &PersonLine<'_>) -> AnyView {
    let (lang, id, day) = (desk.lang, line.person.id, desk.today());
    let reasons = line
        .tasks
        .iter()
        .take(3)
        .map(|task| {
            let late = (task.window.due < day)
                .then(|| view! { <b class="mark red">{task_words::overdue(lang)}</b> " " });
            view! { <li>{late}{why(id, task, lang)}</li> }
        })
        .collect_view();
    let state = move || desk.shelf.with(|shelf| stands(shelf, id, lang));
    view! {
        <button type="button" class="choice" on:click=move |_| desk.go(Place::Person(id))>
            <span>
                <b>{line.person.name.clone()}</b>
                " "
                <small>{line.person.no.clone()}</small>
            </span>
            {move || state().map(|words| view! { <span class="mark amber">{words}</span> })}
        </button>
        <ul class="ticks">{reasons}</ul>
    }
    .into_any()
}

/// How a visit to somebody stands on this phone.
pub fn stands(shelf: &Shelf, id: PersonId, lang: Lang) -> Option<&'static str> {
    let own =
        |waiting: &&domain::field_work::Waiting| waiting.draft.person == id && shelf.is_own(&waiting.draft);
    if shelf.draft_of(id).is_some() {
        Some(words::begun(lang))
    } else if shelf.waiting.values().any(|waiting| own(&waiting)) {
        Some(words::on_phone(lang))
    } else if shelf.told.values().any(|told| told.person == id) {
        Some(words::arrived(lang))
    } else {
        None
    }
}

/// Why somebody is on the list.
pub fn why(person: PersonId, task: &PackTask, lang: Lang) -> String {
    let task = Task {
        id: task.id,
        person,
        kind: task.kind,
        key: task.key.clone(),
        window: task.window,
        count: task.count,
        cause: task.cause,
        settled: Settled::Open,
        made_at: chrono::DateTime::UNIX_EPOCH,
    };
    task_words::why(&task, lang)
}
