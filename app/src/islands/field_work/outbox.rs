//! What waits on this phone, what has arrived, and what a human has to look at.

use super::desk::Desk;
use super::frame;
use crate::text::{Lang, common, field_work as words, figures, file, refusal};
use domain::field_work::{Told, Waiting};
use domain::person_field::PersonField;
use domain::visit::{SyncAnswer, SyncConflict, SyncReason};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where two values of one field are decided about.
const DECIDE: &str = "/staff/visits/conflicts";

/// The page.
pub fn page(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let waiting = move || {
        let mut own: Vec<Waiting> = desk.shelf.with(|shelf| {
            let own = shelf
                .waiting
                .values()
                .filter(|waiting| shelf.is_own(&waiting.draft));
            own.cloned().collect()
        });
        own.sort_by_key(|waiting| (waiting.is_sendable(), waiting.made_at));
        if own.is_empty() {
            return view! { <p>{words::waiting_none(lang)}</p> }.into_any();
        }
        let cards = own
            .iter()
            .map(|waiting| waiting_card(desk, waiting))
            .collect_view();
        view! { <ul class="plain">{cards}</ul> }.into_any()
    };
    let told = move || {
        let mut told: Vec<Told> = desk.shelf.with(|shelf| shelf.told.values().cloned().collect());
        told.sort_by_key(|told| std::cmp::Reverse(told.told_at));
        told.iter().map(|told| told_card(told, lang)).collect_view()
    };
    view! {
        <h2>{words::waiting_title(lang)}</h2>
        <div>{waiting}</div>
        {move || {
            let count = desk.photos.with(BTreeSet::len);
            (count > 0).then(|| view! { <p>{words::photos_wait(count, lang)}</p> })
        }}
        <h2>{words::told_title(lang)}</h2>
        <ul class="plain">{told}</ul>
        {frame::clearing(desk)}
    }
    .into_any()
}

fn waiting_card(desk: Desk, waiting: &Waiting) -> AnyView {
    let (lang, id) = (desk.lang, waiting.draft.id);
    let (said, fields) = match &waiting.stuck {
        Some(stuck) => (words::reason(stuck.reason, lang), stuck.problems.clone()),
        None => (words::on_phone(lang), Vec::new()),
    };
    let fields = fields
        .iter()
        .map(|problem| {
            let name = problem.field.parse::<PersonField>();
            let name = name.map_or_else(
                |_| problem.field.clone(),
                |field| file::field(field, lang).to_owned(),
            );
            view! { <li>{name} {common::colon(lang)} {refusal::problem(problem.problem, lang)}</li> }
        })
        .collect_view();
    let reopen = waiting.may_reopen().then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| desk.reopen(id)>{words::reopen(lang)}</button>
        }
    });
    let throw_away = (!waiting.is_sendable()).then(|| {
        view! {
            <details>
                <summary>{words::drop_stuck(lang)}</summary>
                <p>{words::drop_sure(lang)}</p>
                <button type="button" class="button" on:click=move |_| desk.drop_stuck(id)>{words::yes_drop(lang)}</button>
            </details>
        }
    });
    let class = if waiting.is_sendable() {
        "card"
    } else {
        "card notice"
    };
    view! {
        <li class=class>
            <p><b>{waiting.draft.name.clone()}</b> " · " {figures::moment(waiting.made_at, lang)}</p>
            <p>{said}</p>
            <ul>{fields}</ul>
            <div class="row">{reopen}</div>
            {throw_away}
        </li>
    }
    .into_any()
}

fn told_card(told: &Told, lang: Lang) -> AnyView {
    let conflicts = match &told.answer {
        SyncAnswer::Conflict { conflicts } => Some(conflict_cards(conflicts, lang)),
        _ => None,
    };
    let harm = matches!(
        &told.answer,
        SyncAnswer::Conflict { .. }
            | SyncAnswer::Refused {
                reason: SyncReason::Withdrawn | SyncReason::Erased,
                ..
            }
    );
    let class = if harm { "card notice" } else { "card" };
    view! {
        <li class=class>
            <p><b>{told.name.clone()}</b> " · " {figures::moment(told.made_at, lang)}</p>
            <p>{words::answer(&told.answer, lang)}</p>
            {conflicts}
        </li>
    }
    .into_any()
}

fn conflict_cards(conflicts: &[SyncConflict], lang: Lang) -> AnyView {
    let lines = conflicts
        .iter()
        .map(|conflict| {
            let value = |text: &str| file::history_value(conflict.field.code(), text, lang);
            view! {
                <dt>{file::field(conflict.field, lang)}</dt>
                <dd>{words::mine(lang)} {common::colon(lang)} {value(&conflict.mine)}</dd>
                <dd>
                    {words::theirs(lang)} {common::colon(lang)} {value(&conflict.theirs)}
                    " (" {file::author(&conflict.by, lang)} ")"
                </dd>
            }
        })
        .collect_view();
    view! {
        <p>{words::conflict(lang)}</p>
        <dl>{lines}</dl>
        <p><a class="button" href=DECIDE>{words::decide(lang)}</a></p>
    }
    .into_any()
}
