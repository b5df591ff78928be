//! Posters: a screen, or the vacancies of a place, on one sheet that a black-and-white printer prints well.

use super::when;
use crate::asked::{Asker, lang, qr_of};
use crate::components::staff_page;
use crate::forms::{screen as to, training};
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::text::{Lang, calendar, common, figures, screen as words};
use domain::calendar::CalendarWhat;
use domain::clock::day_in_shanghai;
use domain::ids::{ClassId, FairId, ScreenId};
use domain::ports::{Poster as PosterText, PosterEvent, PosterOf, ScreenPost};
use domain::values::AreaCode;
use leptos::prelude::*;

/// A sheet of paper, and how many vacancies have room on it beside head and foot. The letters grow with the sheet.
const SHEETS: [(&str, usize); 3] = [("a4", 7), ("a3", 7), ("a5", 4)];
/// How many have room where the poster says what is on besides, or is about something that is on.
const ROOM_BESIDE: usize = 4;

/// `/staff/poster?screen=`, `?fair=`, `?class=` or `?area=`, `&sheet=a3|a4|a5`.
#[component]
pub fn Poster() -> impl IntoView {
    let screen = query_value::<ScreenId>("screen").map(PosterOf::Screen);
    let fair = query_value::<FairId>("fair").map(PosterOf::Fair);
    let class = query_value::<ClassId>("class").map(PosterOf::Class);
    let place = query_value::<AreaCode>("area").map(PosterOf::Place);
    let of = screen.or(fair).or(class).or(place);
    let asked = query_value::<String>("sheet").unwrap_or_default();
    let sheet = SHEETS.into_iter().find(|(name, _)| *name == asked);
    let sheet = sheet.unwrap_or(SHEETS[0]);
    when(
        move |Asker { ports, actor, .. }| async move {
            let of = match of {
                Some(of) => of,
                None => PosterOf::Place(actor.staff()?.area),
            };
            ports.screens.poster(&actor, of).await
        },
        move |poster| show(&poster, sheet),
    )
}

fn show(poster: &PosterText, (sheet, room): (&'static str, usize)) -> AnyView {
    let lang = lang();
    let (address, head) = match &poster.event {
        None => (
            format!("/vacancies?area={}", poster.area),
            place_head(poster, lang),
        ),
        Some(event) => (event.entry.path.clone(), event_head(event, lang)),
    };
    let says_more = poster.event.is_some() || !poster.events.is_empty();
    let room = if says_more { room.min(ROOM_BESIDE) } else { room };
    let posts: Vec<_> = poster
        .posts
        .iter()
        .take(room)
        .map(|one| post(one, lang))
        .collect();
    let none = posts.is_empty().then(|| view! { <p>{words::no_posts(lang)}</p> });
    let others = poster.events.iter().filter(|_| poster.event.is_none());
    let events: Vec<_> = others
        .map(|entry| view! { <li>{words::event(entry, lang)}</li> })
        .collect();
    let events = (!events.is_empty()).then(|| view! { <h2>{words::next(lang)}</h2><ul>{events}</ul> });
    let phone = poster.phone.clone().map(|phone| {
        view! { <p class="call">{words::call(lang)} " " <b>{phone}</b></p> }
    });
    let drawn = qr_of(&address).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    staff_page(
        words::poster(lang),
        view! {
            {tools(poster.of, sheet, lang)}
            <article class=format!("poster {sheet}")>
                {head}
                {none}
                <ol>{posts}</ol>
                {events}
                <footer>
                    {drawn}
                    <div>
                        <p class="big">{scan(poster, lang)}</p>
                        {phone}
                        <p>{words::ask_here(lang)}</p>
                        <p>{words::free(lang)}</p>
                        <p class="small">{words::made_on(day_in_shanghai(poster.now), lang)}</p>
                    </div>
                </footer>
            </article>
        },
    )
}

/// What the code leads to.
fn scan(poster: &PosterText, lang: Lang) -> &'static str {
    match poster.event.as_ref().map(|event| event.entry.what) {
        Some(CalendarWhat::Class | CalendarWhat::Course) => words::scan_class(lang),
        Some(CalendarWhat::Fair) => words::scan_fair(lang),
        _ => words::scan(lang),
    }
}

fn place_head(poster: &PosterText, lang: Lang) -> AnyView {
    view! {
        <p class="where">{poster.place.clone()}</p>
        <h1>{words::find_work(lang)}</h1>
        <p class="big">{words::open_here(poster.open, lang)}</p>
    }
    .into_any()
}

/// What is on, when and where, in the largest letters.
fn event_head(event: &PosterEvent, lang: Lang) -> AnyView {
    let entry = &event.entry;
    let bus = (!event.bus.is_empty()).then(|| view! { <p>{words::bus(&event.bus, lang)}</p> });
    let stands = (event.stands > 0).then(|| view! { <p class="big">{words::stands(event.stands, lang)}</p> });
    view! {
        <p class="where">{calendar::kind_of(entry.what, lang)}</p>
        <h1>{entry.title.clone()}</h1>
        <p class="when">{words::when(entry.time, lang)}</p>
        <p class="big">{entry.place.clone()}</p>
        {bus}
        {stands}
    }
    .into_any()
}

/// The sheets to choose from, and the button; not printed.
fn tools(of: PosterOf, sheet: &'static str, lang: Lang) -> AnyView {
    let (address, back) = match of {
        PosterOf::Screen(id) => (to::screen_poster_path(id), to::screen_path(id)),
        PosterOf::Place(area) => (to::place_poster_path(area), to::SCREENS.to_owned()),
        PosterOf::Fair(id) => (to::fair_poster_path(id), format!("/staff/fairs/{id}")),
        PosterOf::Class(id) => (to::class_poster_path(id), training::class_path(id)),
    };
    let sheets = SHEETS.map(|(name, _)| {
        let current = (name == sheet).then_some("page");
        view! { <a href=format!("{address}&sheet={name}") aria-current=current>{name.to_uppercase()}</a> }
    });
    view! {
        <div class="screen-only">
            <p>{words::poster_lead(lang)}</p>
            <nav class="parts" aria-label=words::sheet(lang)>{sheets}</nav>
            <p class="row"><a href=back>{words::back(lang)}</a> <PrintButton label=common::print(lang).to_owned()/></p>
            <noscript><p class="hint">{words::print_do(lang)}</p></noscript>
        </div>
    }
    .into_any()
}

fn post(one: &ScreenPost, lang: Lang) -> AnyView {
    let wage = one.wage.as_ref().map(|wage| figures::wage(wage, lang));
    let mut facts: Vec<String> = words::wanted(one, lang).into_iter().collect();
    facts.extend(words::offers(one, lang).into_iter().map(str::to_owned));
    facts.push(one.place.clone());
    view! {
        <li>
            <b>{one.title.clone()}</b> " " <b class="wage">{wage}</b>
            <br/>
            {facts.join(" · ")}
        </li>
    }
    .into_any()
}
