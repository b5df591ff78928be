//! What stands around every part of the page: signal, what waits, what went wrong, and the ways on.

use super::desk::Desk;
use super::storage::Trouble;
use super::{form, list, outbox, person};
use crate::text::{common, field_work as words, figures};
use domain::field_work::{Place, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
pub fn page(desk: Desk) -> AnyView {
    let lang = desk.lang;
    view! {
        {status(desk)}
        {notices(desk)}
        {move || {
            if !desk.ready.get() {
                return view! { <p role="status">{words::loading(lang)}</p> }.into_any();
            }
            if desk.leaving.get() {
                return leaving(desk);
            }
            match desk.place.get() {
                Place::ToDo => view! { {ways(desk)} {list::to_do(desk)} }.into_any(),
                Place::Everybody => view! { {ways(desk)} {list::everybody(desk)} }.into_any(),
                Place::Outbox => view! { {ways(desk)} {outbox::page(desk)} }.into_any(),
                Place::Person(id) => person::page(desk, id),
                Place::Form(id) => form::page(desk, id),
            }
        }}
    }
    .into_any()
}

/// Signal, and how much has not arrived: always in sight.
fn status(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let waiting = move || desk.shelf.with(|shelf| shelf.counts().waiting);
    let line = move || {
        if desk.has_signal.get() {
            words::online(lang)
        } else {
            words::offline(lang)
        }
    };
    view! {
        <div class="row status" role="status">
            <span class="mark" class:amber=move || !desk.has_signal.get()>{line}</span>
            <button type="button" class="link" id="waiting" on:click=move |_| desk.go(Place::Outbox)>
                {move || words::waiting(waiting(), lang)}
            </button>
            {move || desk.busy.get().then(|| view! { <span class="quiet">{words::busy(lang)}</span> })}
        </div>
    }
    .into_any()
}

fn notices(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let trouble = move || {
        desk.trouble.get().map(|trouble| {
            let text = match trouble {
                Trouble::NoStorage => words::no_storage(lang),
                Trouble::Full => words::full(lang),
                Trouble::Broken => words::broken(lang),
            };
            view! { <p class="notice" role="alert">{text}</p> }
        })
    };
    let known = |look: fn(&Shelf) -> bool| Memo::new(move |_| desk.shelf.with(look));
    let clock = known(|shelf| shelf.meta.clock.was_set_back());
    let sign_in = known(|shelf| shelf.meta.sign_in);
    let newer = known(|shelf| shelf.meta.is_outdated());
    let others = known(|shelf| shelf.counts().of_others > 0);
    view! {
        {trouble}
        {move || clock.get().then(|| view! { <p class="notice">{words::clock_back(lang)}</p> })}
        {move || {
            sign_in.get().then(|| {
                view! {
                    <div class="notice">
                        <p>{words::sign_in(lang)}</p>
                        <p><a class="button act" href="/staff">{words::sign_in_do(lang)}</a></p>
                    </div>
                }
            })
        }}
        {move || newer.get().then(|| view! { <p class="notice">{words::newer_form(lang)}</p> })}
        {move || others.get().then(|| view! { <p class="notice">{words::of_others(lang)}</p> })}
    }
    .into_any()
}

/// The lists, and when the pack came.
fn ways(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let all: [(Place, &'static str); 3] = [
        (Place::ToDo, words::to_do(lang)),
        (Place::Everybody, words::everybody(lang)),
        (Place::Outbox, words::outbox(lang)),
    ];
    let buttons = all
        .into_iter()
        .map(|(place, name)| {
            let current = move || (desk.place.get() == place).then_some("page");
            view! {
                <button type="button" class="button" aria-current=current on:click=move |_| desk.replace(place)>
                    {name}
                </button>
            }
        })
        .collect_view();
    let packed = move || {
        let at = desk.shelf.with(|shelf| shelf.meta.packed_at);
        at.map(|at| words::list_of(&figures::moment(at, lang), lang))
    };
    view! {
        <nav class="row" aria-label=common::tabs(lang)>{buttons}</nav>
        <p class="quiet row">
            <span>{packed}</span>
            <button type="button" class="link" on:click=move |_| desk.refresh()>{words::refresh(lang)}</button>
        </p>
    }
    .into_any()
}

/// Somebody signs out, and not everything has arrived.
fn leaving(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let waiting = move || {
        desk.shelf
            .with(|shelf| words::waiting(shelf.counts().waiting, lang))
    };
    view! {
        <section class="notice">
            <h2>{words::leaving(lang)}</h2>
            <p>{words::leaving_wait(lang)} {waiting}</p>
            <p class="row">
                <button type="button" class="button act" on:click=move |_| desk.send_now()>{words::leave_again(lang)}</button>
                <button type="button" class="button" on:click=move |_| super::browser::sign_out(false)>
                    {words::leave_anyway(lang)}
                </button>
                <button type="button" class="button" on:click=move |_| {
                    desk.leaving.set(false);
                    desk.send_now();
                }>
                    {words::stay(lang)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Takes the list off the phone.
pub fn clearing(desk: Desk) -> AnyView {
    let lang = desk.lang;
    view! {
        <details>
            <summary>{words::clear(lang)}</summary>
            <p>{words::clear_lead(lang)}</p>
            <button type="button" class="button" on:click=move |_| spawn_local(desk.clear())>{words::clear(lang)}</button>
        </details>
    }
    .into_any()
}
