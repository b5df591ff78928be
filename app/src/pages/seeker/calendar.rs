//! One's own calendar: what stands in it, and the address that a telephone subscribes to.

use crate::asked::{Asker, Origin, flash, lang, qr_of};
use crate::components::{Tab, public_page};
use crate::forms::calendar as to;
use crate::pages::when;
use crate::text::{Lang, calendar as words, screen};
use domain::calendar::CalendarEntry;
use domain::ports::{OwnCalendar, OwnCalendarOf};
use leptos::prelude::*;

/// Entries that the page itself shows.
const SHOWN: usize = 20;

/// `/me/calendar`.
#[component]
pub fn MyCalendar() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move {
            ports.calendars.own_calendar(&actor, OwnCalendarOf::Person).await
        },
        |own| {
            let lang = lang();
            let part = part(&own, to::MY_CALENDAR, lang);
            public_page(words::mine(lang), Tab::Mine, part)
        },
    )
}

/// What stands in it, and its address; `address` takes the form.
pub fn part(own: &OwnCalendar, address: &'static str, lang: Lang) -> AnyView {
    let entries = &own.view.entries;
    let lines = entries
        .iter()
        .take(SHOWN)
        .map(|one| line(one, lang))
        .collect_view();
    let none = entries
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let ending = own.since.map(|at| {
        view! {
            <p>{words::since(at, lang)}</p>
            <form class="form" method="post" action=address>
                <input type="hidden" name="do" value="end"/>
                <button class="button">{words::end(lang)}</button>
            </form>
        }
    });
    let (button, hint) = match own.since {
        Some(_) => (words::again(lang), Some(words::again_do(lang))),
        None => (words::make(lang), None),
    };
    view! {
        <h1>{words::mine(lang)}</h1>
        <p>{words::mine_do(lang)}</p>
        {fresh(lang)}
        <form class="form" method="post" action=address>
            <input type="hidden" name="do" value="make"/>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <button class="button act">{button}</button>
        </form>
        {ending}
        {none}
        <ul class="cards">{lines}</ul>
    }
    .into_any()
}

/// An address just made: shown this once.
fn fresh(lang: Lang) -> Option<AnyView> {
    let path = to::secret_path(&flash().link_code?);
    let Origin(site) = use_context().unwrap_or_default();
    let drawn = qr_of(&path).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    let address = format!("{site}{path}");
    let subscribe = address
        .split_once("://")
        .map(|(_, rest)| format!("webcal://{rest}"));
    Some(
        view! {
            <div class="notice">
                <p>{words::once(lang)}</p>
                <p><b class="code">{address}</b></p>
                <p>{words::make_do(lang)}</p>
                {drawn}
                <p><a class="button" href=subscribe>{words::open(lang)}</a></p>
            </div>
        }
        .into_any(),
    )
}

fn line(one: &CalendarEntry, lang: Lang) -> AnyView {
    view! {
        <li class="card">
            <p><b>{screen::when(one.time, lang)}</b></p>
            <p><a href=one.path.clone()>{words::summary(one, lang)}</a></p>
        </li>
    }
    .into_any()
}
