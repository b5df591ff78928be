//! Hand-overs: what waits for the asker, what waits for others, and what is done.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, refusing, staff_page};
use crate::forms::{self, HandOverDeed};
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, common, figures, hand_over as words};
use domain::clock::day_in_shanghai;
use domain::hand_over::HandOverState;
use domain::ids::HandOverId;
use domain::ports::{HandOverBook, HandOverLine, HandOverPerson};
use leptos::prelude::*;

/// Names shown of those who came or went.
const NAMES: usize = 8;

/// `/staff/hand-overs`.
#[component]
pub fn HandOvers() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.hand_overs.list(&actor).await },
        |book| show(&book),
    )
}

/// `/staff/hand-overs/{id}`.
#[component]
pub fn HandOver() -> impl IntoView {
    let id = path_part::<HandOverId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.hand_overs.find(&actor, id?).await },
        |line| one(&line),
    )
}

fn show(book: &HandOverBook) -> AnyView {
    let lang = lang();
    let nothing = book.to_me.is_empty() && book.by_me.is_empty() && book.past.is_empty();
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            {nothing.then(|| view! { <p class="notice">{words::nothing(lang)}</p> })}
            {part(words::to_me(lang), &book.to_me, lang)}
            {part(words::by_me(lang), &book.by_me, lang)}
            {part(words::past(lang), &book.past, lang)}
            <p>{words::how_to(lang)}</p>
            <p><a class="button" href=routes::MY_PEOPLE>{words::people_list(lang)}</a></p>
        },
    )
}

fn part(title: &'static str, lines: &[HandOverLine], lang: Lang) -> Option<AnyView> {
    let cards = lines
        .iter()
        .map(|line| view! { <li class="card">{card(line, true, lang)}</li> })
        .collect_view();
    (!lines.is_empty())
        .then(|| view! { <section><h2>{title}</h2><ul class="plain">{cards}</ul></section> }.into_any())
}

fn one(line: &HandOverLine) -> AnyView {
    let lang = lang();
    staff_page(
        words::title(lang),
        view! {
            <p><a href=forms::HAND_OVERS>{words::title(lang)}</a></p>
            <h1>{words::from_to(&line.from, &line.to, line.count(), lang)}</h1>
            <section class="card">{card(line, false, lang)}</section>
        },
    )
}

/// A hand-over with what can be done about it.
fn card(line: &HandOverLine, in_list: bool, lang: Lang) -> AnyView {
    let title = in_list.then(|| {
        let text = words::from_to(&line.from, &line.to, line.count(), lang);
        view! { <h3><a href=routes::hand_over(line.id)>{text}</a></h3> }
    });
    let day = figures::full_day(day_in_shanghai(line.proposed_at), lang);
    let by = line
        .proposed_by
        .as_deref()
        .map(|login| format!(" · {}", words::proposed_by(login, lang)));
    let note = (!line.note.is_empty()).then(|| {
        view! { <p>{named(words::note_said(lang), &line.note, lang)}</p> }
    });
    let open = line.state == HandOverState::Proposed;
    let work = open.then(|| {
        view! { <p>{named(words::goes_along(lang), &words::work(line.work, lang), lang)}</p> }
    });
    view! {
        {title}
        <p><b>{stands(line, lang)}</b></p>
        {why(line, lang)}
        <p class="quiet">{day} {by}</p>
        {note}
        {people(line, lang)}
        {work}
        {line.may.answer.then(|| answer(line, lang))}
        {line.may.take_back.then(|| deed(line.id, HandOverDeed::TakeBack, words::take_back(lang), "button"))}
    }
    .into_any()
}

fn stands(line: &HandOverLine, lang: Lang) -> String {
    if line.may.answer {
        words::waits_for_you(lang).to_owned()
    } else {
        words::state(&line.state, &line.to, lang)
    }
}

fn why(line: &HandOverLine, lang: Lang) -> Option<AnyView> {
    let HandOverState::Declined { reason, .. } = &line.state else {
        return None;
    };
    let reason = named(words::reason(lang), reason, lang);
    Some(view! { <p>{reason}</p> }.into_any())
}

fn named(name: &str, text: &str, lang: Lang) -> String {
    format!("{name}{}{text}", common::colon(lang))
}

/// Who is in it by name, as far as they are shown; else what came of how many.
fn people(line: &HandOverLine, lang: Lang) -> AnyView {
    if line.past_names {
        let counts = line.outcomes.iter().filter_map(|(outcome, count)| {
            let what = words::outcome((*outcome)?, lang);
            Some(view! { <li>{words::people(*count, lang)} " · " <span class="quiet">{what}</span></li> })
        });
        return view! {
            <ul class="plain">{counts.collect_view()}</ul>
            <p class="quiet">{words::names_gone(lang)}</p>
        }
        .into_any();
    }
    let rest = line.count().saturating_sub(line.people.len() as u32);
    let lines = line
        .people
        .iter()
        .map(|person| one_person(person, lang))
        .collect_view();
    let more = (rest > 0).then(|| {
        view! {
            <p><a href=routes::hand_over(line.id)>{words::see_all(lang)}</a> " · " {words::and_more(rest, lang)}</p>
        }
    });
    view! { <ul class="plain">{lines}</ul> {more} }.into_any()
}

/// A person with where they live, and what came of them.
pub fn one_person(person: &HandOverPerson, lang: Lang) -> AnyView {
    let outcome = person
        .outcome
        .map(|outcome| view! { " · " <span class="quiet">{words::outcome(outcome, lang)}</span> });
    view! {
        <li><a href=routes::person(person.id)>{person.name.clone()}</a> " " <small>{person.place.clone()}</small> {outcome}</li>
    }
    .into_any()
}

fn answer(line: &HandOverLine, lang: Lang) -> AnyView {
    let to = forms::hand_over_deed_path(line.id, HandOverDeed::Decline);
    let no = (
        words::decline(lang),
        words::decline_why(lang),
        words::decline_sure(lang),
    );
    view! {
        <div class="form">
        {deed(line.id, HandOverDeed::Accept, words::accept(lang), "button act")}
        {refusing(line.id, to, no)}
        </div>
    }
    .into_any()
}

fn deed(id: HandOverId, deed: HandOverDeed, name: &'static str, class: &'static str) -> AnyView {
    view! {
        <form method="post" action=forms::hand_over_deed_path(id, deed)>
            <button class=class>{name}</button>
        </form>
    }
    .into_any()
}

/// Who looked after a person, for their history.
pub fn care(person: domain::ids::PersonId, spells: &[domain::ports::CareSpell], lang: Lang) -> AnyView {
    let day = |at| figures::full_day(day_in_shanghai(at), lang);
    let lines = spells
        .iter()
        .map(|spell| {
            let until = spell.until.map_or_else(|| words::still(lang).to_owned(), day);
            let role = spell
                .role
                .map(|role| format!("（{}）", crate::text::codes::role(role, lang)));
            let class = spell.until.map(|_| "quiet");
            view! {
                <li class=class>
                    <b>{spell.login.clone()}</b> {role} <br/>
                    {day(spell.since)} " – " {until} " · " {words::taking(spell.how, lang)}
                </li>
            }
        })
        .collect_view();
    let nobody = spells
        .first()
        .is_none_or(|spell| spell.until.is_some())
        .then(|| view! { <p class="notice">{words::nobody_cares(lang)}</p> });
    let chosen = domain::ports::Chosen::People(vec![person]);
    let gives = super::looks_after_people()
        .then(|| view! { <p><a class="button" href=routes::new_hand_over(&chosen)>{words::give_this(lang)}</a></p> });
    view! {
        <section id="care">
            <h2>{words::care(lang)}</h2>
            {nobody}
            <ul class="plain">{lines}</ul>
            {gives}
        </section>
    }
    .into_any()
}

/// What somebody who looks after people should know, on their desk.
pub fn news(news: &domain::ports::CareNews, lang: Lang) -> Option<AnyView> {
    let waiting = news.waiting.iter().map(|(from, count)| {
        view! {
            <li>{words::asks_you(from, *count, lang)}</li>
        }
    });
    let answer = (!news.waiting.is_empty()).then(|| {
        view! {
            <section class="notice">
                <ul class="plain">{waiting.collect_view()}</ul>
                <p><a class="button act" href=forms::HAND_OVERS>{words::go_answer(lang)}</a></p>
            </section>
        }
    });
    let answered = news.answered.iter().map(|line| {
        let text = words::from_to(&line.from, &line.to, line.count(), lang);
        view! {
            <li><a href=routes::hand_over(line.id)>{text}</a> " · " {words::state(&line.state, &line.to, lang)} {why(line, lang)}</li>
        }
    });
    let changes = news.changes.iter().map(|change| {
        let people: Vec<String> = change
            .people
            .iter()
            .take(NAMES)
            .map(|person| format!("{}（{}）", person.name, person.place))
            .collect();
        let rest = change.people.len().saturating_sub(NAMES);
        let more = (rest > 0).then(|| format!("\u{ff0c}{}", words::and_more(rest as u32, lang)));
        let other = change.other.as_deref();
        let what = words::change(change.came, change.how, other, change.people.len(), lang);
        view! { <li>{named(&what, &common::list(&people, lang), lang)} {more}</li> }
    });
    let told = (!news.answered.is_empty() || !news.changes.is_empty()).then(|| {
        view! {
            <section class="notice">
                <h2><Sign icon=Icon::Clock/> {words::news(lang)}</h2>
                <ul class="plain">{answered.collect_view()} {changes.collect_view()}</ul>
                <form method="post" action=forms::CARE_SEEN>
                    <button class="button">{words::seen(lang)}</button>
                </form>
            </section>
        }
    });
    (answer.is_some() || told.is_some()).then(|| view! { {answer} {told} }.into_any())
}
