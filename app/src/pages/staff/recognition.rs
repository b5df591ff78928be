//! One application for recognition: what is stated, what the rules say, what may be done, step by step.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Sign, staff_page};
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, codes, common, figures, recognition as words, refusal, staff};
use domain::ids::RecognitionId;
use domain::ports::{RecognitionView, TrailLine};
use domain::recognition::{Fact, OwnField, Proof, Stage};
use domain::refusal::Refusal;
use leptos::prelude::*;

mod decide;
pub use decide::text as field;
mod objections;
mod rules;
pub mod sheet;

/// `/staff/recognitions/{id}`.
#[component]
pub fn Recognition() -> impl IntoView {
    let id = path_part::<RecognitionId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.recognitions.recognition(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(one: &RecognitionView) -> AnyView {
    let lang = lang();
    let title = format!("{} · {}", one.name, codes::category(one.category, lang));
    let inside = one.department.is_none();
    staff_page(
        title,
        view! {
            <p class="screen-only"><a href=routes::RECOGNITIONS>{words::to_list(lang)}</a></p>
            <h1>{one.name.clone()} " " <small>{codes::category(one.category, lang)}</small></h1>
            {overtaken(one, lang)}
            {standing(one, lang)}
            {identity(one, lang)}
            {facts(one, lang)}
            {departments(one, lang)}
            {inside.then(|| rules::part(one, lang))}
            {objections::part(one, lang)}
            {decide::part(one, lang)}
            {inside.then(|| view! { <p><a class="button" href=routes::recognition_sheet(one.id)>{words::sheet(lang)}</a></p> })}
            {trail(&one.trail, lang)}
        },
    )
}

/// Somebody was faster: what they did stands on top.
fn overtaken(one: &RecognitionView, lang: Lang) -> Option<AnyView> {
    let newest = one.trail.first()?;
    (flash().refusal == Some(Refusal::Changed)).then(|| {
        view! {
            <section class="notice">
                <h2>{words::trail_newest(lang)}</h2>
                {step(newest, lang)}
            </section>
        }
        .into_any()
    })
}

fn standing(one: &RecognitionView, lang: Lang) -> AnyView {
    let due = one.due_on.filter(|_| one.stage != Stage::Posted).map(|day| {
        let day = figures::full_day(day, lang);
        view! { " · " {words::due_on(lang)} " " {day} }
    });
    let late = one.overdue.then(
        || view! { " " <span class="mark red"><Sign icon=Icon::Warning/>{words::overdue(lang)}</span> },
    );
    let validity = one.validity.map(|(from, to)| {
        let end = to.map_or_else(
            || words::without_end(lang).to_owned(),
            |day| figures::full_day(day, lang),
        );
        view! { <p>{words::valid_since(lang)} " " {figures::full_day(from, lang)} " – " {end}</p> }
    });
    let notice = one.notice.map(|id| {
        let day = one.hands_on.map(|day| figures::full_day(day, lang));
        view! { <p><a href=routes::notice(id)>{words::notice(lang)}</a> " · " {words::hands_on(lang)} " " {day}</p> }
    });
    let returned = one.returned.clone().map(|reason| {
        let name = if one.stage == Stage::Appealed {
            words::appeal_note(lang)
        } else {
            words::returned_note(lang)
        };
        view! { <p class="notice"><b>{name}</b> {common::colon(lang)} {reason}</p> }
    });
    let refused = one.refused.as_ref().map(|refused| {
        view! { <p class="notice"><b>{words::refused_note(lang)}</b> {common::colon(lang)} {refused.reason.clone()}</p> }
    });
    view! {
        <p><b class="mark">{words::stage_name(one.stage, lang)}</b> {due} {late}</p>
        {validity} {notice} {returned} {refused}
    }
    .into_any()
}

fn identity(one: &RecognitionView, lang: Lang) -> AnyView {
    let age = one
        .age
        .map(|age| view! { <dt>{words::age(lang)}</dt><dd>{staff::age_of(age, lang)}</dd> });
    let paper = one.paper.as_ref().filter(|paper| !paper.name.is_empty()).map(|paper| {
        let until = paper.valid_to.map(|day| format!(" – {}", figures::full_day(day, lang)));
        view! { <dt>{words::paper(lang)}</dt><dd>{paper.name.clone()} " " {paper.number.clone()} {until}</dd> }
    });
    view! {
        <h2>{words::stated(lang)}</h2>
        <dl class="facts small">
            <dt>{words::place(lang)}</dt><dd>{one.place.clone()}</dd>
            <dt>{words::masked_id(lang)}</dt><dd>{one.masked_resident_id.clone()}</dd>
            {age}
            <dt>{words::applied_on(lang)}</dt><dd>{figures::full_day(one.applied_on, lang)}</dd>
            {paper}
        </dl>
    }
    .into_any()
}

fn facts(one: &RecognitionView, lang: Lang) -> AnyView {
    let rows = one
        .facts
        .iter()
        .map(|(field, fact)| {
            let day = matches!(fact, Fact::Day(_));
            view! { <dt>{words::field(*field, lang)}</dt><dd class:whole=day>{fact_of(fact, lang)}</dd> }
        })
        .collect_view();
    let own = one
        .department
        .map(|_| view! { <p class="quiet">{words::own_fields_only(lang)}</p> });
    view! { {own} <dl class="facts small">{rows}</dl> }.into_any()
}

/// A fact in words.
pub fn fact_of(fact: &Fact, lang: Lang) -> String {
    match fact {
        Fact::Flag(true) => words::yes(lang).to_owned(),
        Fact::Flag(false) => words::no(lang).to_owned(),
        Fact::Count(count) => count.to_string(),
        Fact::Mu(hundredths) => words::mu(*hundredths, lang),
        Fact::Day(day) => figures::full_day(*day, lang),
        Fact::Text(text) => match text.as_str() {
            "primary" => words::primary(lang).to_owned(),
            "junior" => words::junior(lang).to_owned(),
            "senior" => words::senior(lang).to_owned(),
            other => other.to_owned(),
        },
    }
}

fn departments(one: &RecognitionView, lang: Lang) -> Option<AnyView> {
    let shown = matches!(
        one.stage,
        Stage::DepartmentReview | Stage::CountyDecision | Stage::Recognised
    );
    let item = |(department, at): &(domain::actor::Department, Option<chrono::DateTime<chrono::Utc>>)| {
        let word = match at {
            Some(at) => format!(
                "{} {}",
                words::confirmed(lang),
                figures::full_day(domain::clock::day_in_shanghai(*at), lang)
            ),
            None => words::waiting(lang).to_owned(),
        };
        view! { <dt>{words::department(*department, lang)}</dt><dd>{word}</dd> }
    };
    (shown && !one.departments.is_empty()).then(|| {
        view! {
            <h2>{words::departments(lang)}</h2>
            <dl class="facts small">{one.departments.iter().map(item).collect_view()}</dl>
        }
        .into_any()
    })
}

fn trail(lines: &[TrailLine], lang: Lang) -> Option<AnyView> {
    let items = lines
        .iter()
        .map(|line| view! { <li>{step(line, lang)}</li> })
        .collect_view();
    (!lines.is_empty())
        .then(|| view! { <h2>{words::trail(lang)}</h2> <ul class="plain trail">{items}</ul> }.into_any())
}

fn step(line: &TrailLine, lang: Lang) -> AnyView {
    let who = match (&line.login, line.role) {
        (Some(login), Some(role)) => format!("{login} ({})", codes::role(role, lang)),
        (_, Some(role)) => codes::role(role, lang).to_owned(),
        _ => String::new(),
    };
    let day = figures::full_day(domain::clock::day_in_shanghai(line.at), lang);
    let reason = (!line.reason.is_empty()).then(|| view! { <br/> {line.reason.clone()} });
    let proof = proof_of(&line.proof, lang).map(|proof| view! { <br/> <small>{proof}</small> });
    view! {
        <p>
            <b>{words::deed(line.deed, lang)}</b> " · " {day} " " {who}
            {reason} {proof}
        </p>
    }
    .into_any()
}

fn proof_of(proof: &Proof, lang: Lang) -> Option<String> {
    match proof {
        Proof::Word => None,
        Proof::Vote { vote, minutes } => Some(format!(
            "{} · {} · {minutes}",
            figures::full_day(vote.held_on, lang),
            words::vote_of(vote, lang)
        )),
        Proof::Fields { department } => Some(words::department(*department, lang).to_owned()),
        Proof::Objection { receipt } => Some(format!("{} {receipt}", words::receipt(lang))),
        Proof::Paper { paper } => Some(paper.clone()),
        Proof::Corrected { before, paper } => {
            let stated = |(field, fact): &(OwnField, Fact)| {
                format!("{} {}", words::field(*field, lang), fact_of(fact, lang))
            };
            let before: Vec<String> = before.iter().map(stated).collect();
            let before = common::list(&before.iter().map(String::as_str).collect::<Vec<_>>(), lang);
            let before = (!before.is_empty()).then(|| words::stated_before(&before, lang));
            Some(
                [before.unwrap_or_default(), paper.clone()]
                    .join(" ")
                    .trim()
                    .to_owned(),
            )
        }
    }
}

/// Why the asker may not decide.
fn barred(one: &RecognitionView, lang: Lang) -> Option<AnyView> {
    one.barred.as_ref().map(|why| {
        view! { <p class="notice">{refusal::happened(why, lang)} " " {refusal::what_to_do(why, lang)}</p> }.into_any()
    })
}
