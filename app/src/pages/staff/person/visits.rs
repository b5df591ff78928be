//! The visits of one person.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::forms::visit::{VISIT_QUESTIONS, visit_photo_path};
use crate::pages::staff::tasks::start;
use crate::text::{Lang, codes, common, figures, file, visit as words};
use domain::ports::{VisitLine, VisitsOfPerson};
use domain::visit::{Answers, Confirmation, Drawing, Outcome};
use leptos::prelude::*;

/// The whole tab.
pub fn show(visits: &VisitsOfPerson) -> AnyView {
    let lang = lang();
    let content = if visits.lines.is_empty() {
        view! { <p class="notice">{words::none(lang)}</p> }.into_any()
    } else {
        let lines = visits
            .lines
            .iter()
            .map(|line| one(line, visits, lang))
            .collect_view();
        view! { <ul class="plain">{lines}</ul> }.into_any()
    };
    frame(
        (visits.id, &visits.name, &visits.no),
        visits.path.clone(),
        PersonTab::Visits,
        view! {
            <h2>{words::tab(lang)}</h2>
            {visits.may_visit.then(|| start(visits.id, lang))}
            {content}
        },
    )
}

fn one(line: &VisitLine, visits: &VisitsOfPerson, lang: Lang) -> AnyView {
    let visit = &line.visit;
    let marks = [
        visit.twin_of.map(|_| words::twin(lang)),
        visit.clock_off.map(|_| words::clock_wrong(lang)),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().map(str::to_owned).collect();
    let marks = (!marks.is_empty()).then(|| view! { <p class="quiet">{common::clauses(&marks, lang)}</p> });
    let mut rows = told(&visit.answers, lang);
    rows.extend(visit.edits.iter().map(|edit| {
        let name = file::field(edit.field, lang).to_owned();
        (name, file::value(edit.field, &edit.now, lang))
    }));
    rows.extend(visit.answers.leads.iter().map(|told| {
        let title = visits.titles.get(&told.lead).cloned().unwrap_or_default();
        let said = told.answer.map(|answer| codes::answer(answer, lang));
        (
            words::lead_told(lang).to_owned(),
            format!("{title} {}", said.unwrap_or_default()),
        )
    }));
    rows.extend(ended(&visit.outcome, lang));
    let place = visit.point.map(|point| words::place_of(point, lang));
    rows.extend(place.map(|place| (words::place_was(lang).to_owned(), place)));
    let rows = rows
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! {
        <li class="card" id=visit.id.to_string()>
            <h3>{figures::full_day(visit.on(), lang)} " · " {words::outcome(visit.outcome.kind(), lang)}</h3>
            {marks}
            {asks(line, lang)}
            <dl class="facts small">{rows}</dl>
            {confirmed(visit.confirmation.as_ref(), lang)}
            {line.has_photo.then(|| view! { <p><a class="button" href=visit_photo_path(visit.id)>{words::photo_see(lang)}</a></p> })}
            <p class="quiet">{words::by(lang)} {common::colon(lang)} {line.by.clone()}</p>
        </li>
    }
    .into_any()
}

/// The way to what a human still has to settle about it.
fn asks(line: &VisitLine, lang: Lang) -> Option<AnyView> {
    let open = line.conflicts.iter().any(|one| one.chosen.is_none());
    open.then(|| {
        view! { <p class="notice"><a href=VISIT_QUESTIONS>{words::questions(lang)}</a></p> }.into_any()
    })
}

fn ended(outcome: &Outcome, lang: Lang) -> Option<(String, String)> {
    let day = outcome.again_on().map(|day| figures::full_day(day, lang));
    match outcome {
        Outcome::Refused { reason } if !reason.is_empty() => {
            Some((words::refused_why(lang).to_owned(), reason.clone()))
        }
        _ => day.map(|day| (words::next_on(lang).to_owned(), day)),
    }
}

/// What was found and said, name and text of each line.
pub fn told(answers: &Answers, lang: Lang) -> Vec<(String, String)> {
    let names = |all: Vec<&'static str>| common::list(&all, lang);
    let needs = answers.needs.iter().map(|need| {
        let name = words::need(need.kind, lang);
        if need.note.is_empty() {
            name.to_owned()
        } else {
            format!("{name}（{}）", need.note)
        }
    });
    let topics = answers.training.iter().map(|wish| wish.topic.clone());
    let rows = [
        (
            words::group_income(lang),
            answers
                .income
                .map(|fen| figures::money(fen, lang))
                .unwrap_or_default(),
        ),
        (
            words::group_barriers(lang),
            names(
                answers
                    .barriers
                    .iter()
                    .map(|one| words::barrier(*one, lang))
                    .collect(),
            ),
        ),
        (
            words::group_benefits(lang),
            names(
                answers
                    .benefits
                    .iter()
                    .map(|one| words::benefit(*one, lang))
                    .collect(),
            ),
        ),
        (
            words::group_training(lang),
            common::list(&topics.collect::<Vec<_>>(), lang),
        ),
        (
            words::group_discoveries(lang),
            names(
                answers
                    .discoveries
                    .iter()
                    .map(|one| words::discovery(*one, lang))
                    .collect(),
            ),
        ),
        (
            words::group_needs(lang),
            common::list(&needs.collect::<Vec<_>>(), lang),
        ),
        (words::why_again(lang), answers.why_again.clone()),
        (words::note(lang), answers.note.clone()),
    ];
    rows.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), text))
        .collect()
}

fn confirmed(confirmation: Option<&Confirmation>, lang: Lang) -> Option<AnyView> {
    let confirmation = confirmation?;
    let evidence = codes::evidence(confirmation.evidence(), lang);
    let (name, drawn) = match confirmation {
        Confirmation::Witness { name } => (name.clone(), None),
        Confirmation::Signature { drawn } | Confirmation::ThumbPrint { drawn } => {
            (String::new(), drawn.as_ref())
        }
    };
    let drawing = drawn.map(|drawn| drawing(drawn, evidence));
    Some(view! { <p>{evidence} " " {name}</p> {drawing} }.into_any())
}

fn drawing(drawn: &Drawing, name: &'static str) -> AnyView {
    let (width, height) = Drawing::FIELD;
    let field = format!("0 0 {width} {height}");
    view! {
        <svg class="signature" viewBox=field role="img" aria-label=name><path d=drawn.path().to_owned()/></svg>
    }
    .into_any()
}
