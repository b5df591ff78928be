//! Media, meetings and badges of an assistance week; the badges to print; and the roll call on the theme day.

use super::week_form::{WeekForm, by_whom, choices, framed};
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, staff_page};
use crate::islands::{PrintButton, Renew};
use crate::pages::path_part;
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, common, figures};
use domain::assistance_week::{MediaItem, MediaKind, MeetingKind, Post, Venue};
use domain::ids::WeekId;
use domain::ports::WeekView;
use leptos::prelude::*;

const AT: WeekPage = WeekPage::Media;

/// Seconds after which the roll call is read anew.
const RENEWED: u32 = 60;

/// `/staff/weeks/{id}/media`.
#[component]
pub fn WeekMedia() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week(&actor, id?).await },
        |view| show(&view),
    )
}

/// Whether the reader plans a week that goes on.
fn may_plan(view: &WeekView) -> bool {
    view.rights.plans && view.week.archived_at.is_none()
}

fn show(view: &WeekView) -> AnyView {
    let lang = lang();
    framed(
        (view.week.id, &view.week.title),
        view.rights,
        AT,
        view! { {media(view, lang)} {meetings(view, lang)} {badges(view, lang)} },
    )
}

fn media(view: &WeekView, lang: Lang) -> AnyView {
    let mut items: Vec<&MediaItem> = view.week.plan.media.iter().collect();
    items.sort_by_key(|one| (one.on, one.no));
    let lines = items.iter().map(|one| medium(view, one, lang)).collect_view();
    let none = items
        .is_empty()
        .then(|| view! { <p class="quiet">{words::media_none(lang)}</p> });
    let adding = may_plan(view).then(|| {
        let form = WeekForm::new(view.week.id, AT, "add_media");
        let fields = view! {
            {form.select("kind", words::media_kind(lang), choices(MediaKind::ALL, MediaKind::code, |one| words::media(one, lang)), "")}
            {form.field("on", words::on(lang), "date", view.week.span().1.to_string())}
            {form.field("outlet", words::outlet(lang), "text", String::new())}
            {form.field("guest", words::guest(lang), "text", String::new())}
            {form.area("questions", words::questions(lang), "")}
        };
        form.folded(words::add_media(lang).to_owned(), fields.into_any(), words::add(lang).to_owned())
    });
    view! {
        <section id="add_media">
            <h2>{words::media_plan(lang)}</h2>
            {none}
            <ul class="cards">{lines}</ul>
            {adding}
        </section>
    }
    .into_any()
}

fn medium(view: &WeekView, one: &MediaItem, lang: Lang) -> AnyView {
    let head = format!(
        "{} · {} · {}",
        figures::day(one.on, lang),
        words::media(one.kind, lang),
        one.outlet
    );
    let guest = (!one.guest.is_empty()).then(|| format!("{} {}", words::guest(lang), one.guest));
    let form = WeekForm::about(view.week.id, AT, "hold", one.no);
    let state = match &one.held {
        Some(hand) => {
            let undo = may_plan(view)
                .then(|| form.quiet(WeekForm::hidden("yes", "no"), words::undo(lang).to_owned()));
            let text = format!("✓ {} {}", words::held(lang), by_whom(hand, &view.authors, lang));
            view! { <p>{text}</p> {undo} }.into_any()
        }
        None => may_plan(view)
            .then(|| form.quiet(WeekForm::hidden("yes", "yes"), words::hold(lang).to_owned()))
            .into_any(),
    };
    view! {
        <li class="card" id=format!("n{}", one.no)>
            <p><b>{head}</b></p>
            {guest.map(|text| view! { <p>{text}</p> })}
            {(!one.questions.is_empty()).then(|| view! { <p class="text">{one.questions.clone()}</p> })}
            {state}
        </li>
    }
    .into_any()
}

fn meetings(view: &WeekView, lang: Lang) -> AnyView {
    let meetings = &view.week.plan.meetings;
    let lines = meetings
        .iter()
        .map(|one| {
            let head = format!(
                "{} · {} · {} {}",
                words::meeting_of(one.kind, lang),
                figures::day(one.on, lang),
                words::attendance(lang),
                one.attendance
            );
            view! {
                <li class="card">
                    <p><b>{head}</b></p>
                    <p class="text">{one.minutes.clone()}</p>
                    <p class="quiet">{by_whom(&one.hand, &view.authors, lang)}</p>
                </li>
            }
        })
        .collect_view();
    let none = meetings
        .is_empty()
        .then(|| view! { <p class="quiet">{words::meet_none(lang)}</p> });
    let adding = may_plan(view).then(|| {
        let form = WeekForm::new(view.week.id, AT, "meet");
        let fields = view! {
            {form.select("kind", words::meeting(lang), choices(MeetingKind::ALL, MeetingKind::code, |one| words::meeting_of(one, lang)), "")}
            {form.field("on", words::on(lang), "date", view.today.to_string())}
            {form.field("attendance", words::attendance(lang), "number", String::new())}
            {form.area("minutes", words::minutes(lang), "")}
        };
        form.folded(words::meet(lang).to_owned(), fields.into_any(), words::save(lang).to_owned())
    });
    view! { <section id="meet"><h2>{words::meetings(lang)}</h2>{none}<ul class="cards">{lines}</ul>{adding}</section> }
        .into_any()
}

fn badges(view: &WeekView, lang: Lang) -> AnyView {
    let badges = &view.week.plan.badges;
    let lines = badges
        .iter()
        .map(|badge| {
            let text = format!(
                "{} {} {}",
                words::badge_of(badge.no, lang),
                badge.name,
                badge.unit
            );
            view! { <li>{text}</li> }
        })
        .collect_view();
    let none = badges
        .is_empty()
        .then(|| view! { <p class="quiet">{words::badge_none(lang)}</p> });
    let adding = may_plan(view).then(|| {
        let form = WeekForm::new(view.week.id, AT, "add_badge");
        let fields = view! {
            {form.field("name", words::worker(lang), "text", String::new())}
            {form.field("unit", words::unit(lang), "text", String::new())}
        };
        form.folded(
            words::add_badge(lang).to_owned(),
            fields.into_any(),
            words::add(lang).to_owned(),
        )
    });
    let print = (!badges.is_empty()).then(|| {
        view! { <p><a class="button" href=routes::week_badges(view.week.id)>{words::print_badges(lang)}</a></p> }
    });
    view! {
        <section id="add_badge">
            <h2>{words::badges(lang)}</h2>
            <p class="quiet">{words::badge_do(lang)}</p>
            {none}
            <ul>{lines}</ul>
            {adding} {print}
        </section>
    }
    .into_any()
}

/// `/staff/weeks/{id}/badges`: eight on a sheet.
#[component]
pub fn WeekBadges() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week(&actor, id?).await },
        |view| badge_sheet(&view),
    )
}

fn badge_sheet(view: &WeekView) -> AnyView {
    let lang = lang();
    let week = &view.week;
    let cards = week
        .plan
        .badges
        .iter()
        .map(|badge| {
            view! {
                <div class="badge">
                    <p>{view.place.name.clone()} " " {week.title.clone()}</p>
                    <p class="badge-name">{badge.name.clone()}</p>
                    <p>{badge.unit.clone()}</p>
                    <p><b>{words::badge_of(badge.no, lang)}</b></p>
                </div>
            }
        })
        .collect_view();
    staff_page(
        words::print_badges(lang),
        view! {
            <div class="screen-only">
                <h1>{words::print_badges(lang)}</h1>
                <p><a href=routes::week_page(week.id, WeekPage::Media)>{week.title.clone()}</a></p>
                <PrintButton label=common::print(lang).to_owned()/>
            </div>
            <div class="badges">{cards}</div>
        },
    )
}

/// `/staff/weeks/{id}/roll-call`.
#[component]
pub fn WeekRollCall() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week(&actor, id?).await },
        |view| roll_call(&view),
    )
}

/// The clock of the theme day on top, then everybody venue by venue. It renews itself; with scripts off by its link.
fn roll_call(view: &WeekView) -> AnyView {
    let lang = lang();
    let week = &view.week;
    let day = figures::day(week.theme_day(), lang);
    let clock = match view.clock {
        Some(part) => {
            let text = format!(
                "{} {} · {}",
                words::clock_now(lang),
                figures::moment(view.now, lang),
                words::day_part(part, lang)
            );
            view! {
                <p class="lead-in" role="status"><Sign icon=Icon::Clock/><b>{text}</b></p>
                <p class="quiet">{words::refresh_do(lang)} " " <a href=routes::week_page(week.id, WeekPage::RollCall)>{words::refresh(lang)}</a></p>
                <Renew seconds=RENEWED/>
            }
            .into_any()
        }
        None => view! { <p class="notice">{words::not_theme_day(lang)} " " {day}</p> }.into_any(),
    };
    let venues = week
        .plan
        .venues
        .iter()
        .filter(|venue| !venue.posts.is_empty())
        .map(|venue| called(view, venue, lang))
        .collect_view();
    framed(
        (week.id, &week.title),
        view.rights,
        WeekPage::RollCall,
        view! { {clock} {venues} },
    )
}

fn called(view: &WeekView, venue: &Venue, lang: Lang) -> AnyView {
    let named = venue.posts.iter().filter(|post| !post.person.is_empty());
    let there = venue.posts.iter().filter(|post| post.present.is_some()).count();
    let all = named.count();
    let lines = venue
        .posts
        .iter()
        .map(|post| call(view, post, lang))
        .collect_view();
    view! {
        <section id=format!("n{}", venue.no)>
            <h2>{venue.name.clone()} " " <small>{words::present_of(there, all, lang)}</small></h2>
            <ul class="cards">{lines}</ul>
        </section>
    }
    .into_any()
}

fn call(view: &WeekView, post: &Post, lang: Lang) -> AnyView {
    let form = WeekForm::about(view.week.id, WeekPage::RollCall, "present", post.no);
    let deed = match (&post.present, view.clock) {
        _ if post.person.is_empty() => ().into_any(),
        (Some(hand), clock) => {
            let undo = clock.map(|_| {
                form.quiet(
                    WeekForm::hidden("yes", "no"),
                    words::present_undo(lang).to_owned(),
                )
            });
            let text = format!("{} {}", words::present(lang), figures::moment(hand.at, lang));
            view! { <p><span class="mark"><Sign icon=Icon::Tick/>{text}</span></p> {undo} }.into_any()
        }
        (None, Some(_)) => form.form(WeekForm::hidden("yes", "yes"), words::present(lang).to_owned()),
        (None, None) => view! { <p class="quiet">{words::absent(lang)}</p> }.into_any(),
    };
    let who = if post.person.is_empty() {
        words::unmanned(lang).to_owned()
    } else {
        post.person.clone()
    };
    let tel = (!post.phone.is_empty()).then(|| {
        view! { <a href=format!("tel:{}", post.phone)>{post.phone.clone()}</a> }
    });
    view! {
        <li class="card" id=format!("n{}", post.no)>
            <p><b>{words::place(post.place, lang)}</b> " " {who} " " {tel}</p>
            {deed}
        </li>
    }
    .into_any()
}
