//! What a human settles about visits: two values of one field, and visits of others.

use super::person::visits::told;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::visit as to;
use crate::routes;
use crate::text::{Lang, common, figures, file, visit as words};
use domain::clock::day_in_shanghai;
use domain::ports::{ConflictCard, ProposalCard, VisitQuestions as Questions};
use leptos::prelude::*;

/// `/staff/visits/conflicts`.
#[component]
pub fn VisitQuestions() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.visits.questions(&actor).await },
        |questions| show(&questions),
    )
}

fn show(questions: &Questions) -> AnyView {
    let lang = lang();
    let nothing = questions.conflicts.is_empty() && questions.proposals.is_empty();
    let conflicts = questions
        .conflicts
        .iter()
        .map(|card| conflict(card, lang))
        .collect_view();
    let proposals = questions
        .proposals
        .iter()
        .map(|card| proposal(card, lang))
        .collect_view();
    staff_page(
        words::questions(lang),
        view! {
            <p><a href=to::TASKS>{crate::text::task::title(lang)}</a></p>
            <h1>{words::questions(lang)}</h1>
            {nothing.then(|| view! { <p class="notice">{words::questions_none(lang)}</p> })}
            {(!questions.conflicts.is_empty()).then(|| view! { <p>{words::conflict_lead(lang)}</p> })}
            <ul class="plain">{conflicts}</ul>
            {(!questions.proposals.is_empty()).then(|| view! { <h2>{words::proposals(lang)}</h2><p>{words::proposal_lead(lang)}</p> })}
            <ul class="plain">{proposals}</ul>
        },
    )
}

fn conflict(card: &ConflictCard, lang: Lang) -> AnyView {
    let one = &card.conflict;
    let said = |text: &str| match text {
        "" => file::nothing(lang).to_owned(),
        text => file::value(one.field, text, lang),
    };
    let day = figures::full_day(day_in_shanghai(one.noted_at), lang);
    view! {
        <li class="card">
            <h2><a href=routes::person_tab(one.person, "visits")>{card.name.clone()}</a> " " <small>{card.place.clone()}</small></h2>
            <p><b>{file::field(one.field, lang)}</b> " " <small>{day}</small></p>
            <form class="form" method="post" action=to::settle_conflict_path(one.id)>
                <p>{words::visitor_found(lang)} {common::colon(lang)} <b>{said(&card.mine)}</b> " " <small>{card.by.clone()}</small></p>
                <p>{words::stands_now(lang)} {common::colon(lang)} <b>{said(&card.now)}</b> " " <small>{file::author(&card.theirs_by, lang)}</small></p>
                <button class="button" name="choice" value="mine">{words::choose_found(lang)}</button>
                <button class="button" name="choice" value="theirs">{words::choose_stands(lang)}</button>
            </form>
        </li>
    }
    .into_any()
}

fn proposal(card: &ProposalCard, lang: Lang) -> AnyView {
    let record = &card.proposal.record;
    let edits = record.edits.iter().map(|edit| {
        let name = file::field(edit.field, lang).to_owned();
        (name, file::value(edit.field, &edit.now, lang))
    });
    let rows = told(&record.answers, lang)
        .into_iter()
        .chain(edits)
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    let day = figures::full_day(day_in_shanghai(card.proposal.made.at), lang);
    view! {
        <li class="card">
            <h3><a href=routes::person_tab(card.proposal.person, "visits")>{card.name.clone()}</a> " " <small>{card.place.clone()}</small></h3>
            <p>{day} " · " {words::outcome(record.outcome.kind(), lang)} " · " {card.by.clone()}</p>
            <dl class="facts small">{rows}</dl>
            <form method="post" action=to::settle_proposal_path(record.id)>
                <button class="button act" name="do" value="take">{words::take(lang)}</button>
                <button class="button" name="do" value="discard">{words::set_aside(lang)}</button>
            </form>
        </li>
    }
    .into_any()
}
