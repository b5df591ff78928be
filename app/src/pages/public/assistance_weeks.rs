//! Assistance weeks on the page of events: what, where, when, and whom to call.

use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign};
use crate::pages::when;
use crate::text::{Lang, assistance_week as words, figures};
use domain::assistance_week::{VenueKind, WeekPart};
use domain::ports::PublicWeek;
use leptos::prelude::*;

/// The weeks that are near; nothing where there are none.
#[component]
pub fn AssistanceWeeks() -> impl IntoView {
    when(
        |Asker { ports, .. }| async move { ports.weeks.public_weeks().await },
        |weeks| {
            weeks
                .iter()
                .map(|week| one(week, lang()))
                .collect_view()
                .into_any()
        },
    )
}

fn one(week: &PublicWeek, lang: Lang) -> AnyView {
    let days = week
        .days
        .iter()
        .map(|days| {
            let first = figures::day(days.first, lang);
            let text = if days.first == days.last {
                first
            } else {
                format!("{first} — {}", figures::day(days.last, lang))
            };
            let hours = week.hours.filter(|_| days.part == WeekPart::Theme);
            let hours = hours.map(|of| format!(" {}", words::hours(of, lang)));
            view! { <dt>{words::part_of(days.part, lang)}</dt><dd>{format!("{text}{}", hours.unwrap_or_default())}</dd> }
        })
        .collect_view();
    let places = week
        .venues
        .iter()
        .map(|(kind, name, place)| {
            let text = format!("{} {name} · {place}", words::venue(*kind, lang));
            match kind {
                VenueKind::Main => view! { <li><b>{text}</b></li> }.into_any(),
                VenueKind::Sub | VenueKind::Point => view! { <li>{text}</li> }.into_any(),
            }
        })
        .collect_view();
    let call = (!week.phone.is_empty()).then(|| {
        let text = format!("{} {}", words::public_call(lang), week.phone);
        view! { <p><a class="button act" href=format!("tel:{}", week.phone)><Sign icon=Icon::Phone/>{text}</a></p> }
    });
    view! {
        <section class="card">
            <h2>{week.title.clone()}</h2>
            <p>{week.place.clone()} " · " {week.theme.clone()}</p>
            <p>{words::public_do(lang)}</p>
            <dl class="facts">{days}</dl>
            <h3>{words::public_where(lang)}</h3>
            <ul>{places}</ul>
            {call}
        </section>
    }
    .into_any()
}
