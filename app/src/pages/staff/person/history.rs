//! Who looked after a person, and who changed what in a file, when and why; each change can be taken back while nobody has changed the field since.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::forms;
use crate::pages::staff::hand_overs::care;
use crate::text::{Lang, common, figures, file as words, merge};
use domain::clock::SHANGHAI;
use domain::ids::PersonId;
use domain::ports::{CareSpell, FileView, HistoryLine};
use leptos::prelude::*;

/// The whole tab.
pub fn show(file: &FileView, lines: &[HistoryLine], spells: &[CareSpell]) -> AnyView {
    let lang = lang();
    frame(
        (file.id, &file.name, &file.no),
        file.path.clone(),
        PersonTab::History,
        view! {
            {care(file.id, spells, lang)}
            <h2>{words::history(lang)}</h2>
            {list(lines, Some(file.id), lang)}
        },
    )
}

/// The lines; those of a person can be taken back.
pub fn list(lines: &[HistoryLine], person: Option<PersonId>, lang: Lang) -> AnyView {
    let empty = lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::history_empty(lang)}</p> });
    let lines = lines.iter().map(|line| one(line, person, lang)).collect_view();
    view! { {empty} <ul class="plain">{lines}</ul> }.into_any()
}

fn one(line: &HistoryLine, person: Option<PersonId>, lang: Lang) -> AnyView {
    let at = line.at.with_timezone(&SHANGHAI);
    let when = format!(
        "{} {}",
        figures::full_day(at.date_naive(), lang),
        at.format("%H:%M")
    );
    let undo = person.filter(|_| line.may_undo).map(|person| {
        view! {
            <form method="post" action=forms::undo_change_path(person)>
                <input type="hidden" name="seq" value=line.seq.to_string()/>
                <button class="button">{words::undo(lang)}</button>
            </form>
        }
    });
    let why = match line.why.as_str() {
        "" => String::new(),
        "undo" => format!(" · {}", words::undo(lang)),
        "merge" => format!(" · {}", merge::history_merge(lang)),
        "undo_merge" => format!(" · {}", merge::history_undo(lang)),
        "request" => format!(" · {}", words::on_request(lang)),
        "assessment" => format!(" · {}", crate::text::work_assessment::on_assessment(lang)),
        "visit" => format!(" · {}", crate::text::visit::own(lang)),
        "visit_conflict" => format!(" · {}", crate::text::visit::questions(lang)),
        "consent" => format!(" · {}", words::on_consent(lang)),
        why => format!(" · {why}"),
    };
    let change = if line.field == "no" && line.old.is_empty() {
        view! { <b>{words::created(lang)}</b> " " {line.new.clone()} }.into_any()
    } else {
        let value = |text: &str| words::history_value(&line.field, text, lang);
        view! {
            <b>{words::history_field(&line.field, lang)}</b> <br/>
            {words::was(lang)} {common::colon(lang)} <del>{value(&line.old)}</del> <br/>
            {words::became(lang)} {common::colon(lang)} <ins>{value(&line.new)}</ins>
        }
        .into_any()
    };
    view! {
        <li class="card">
            {change}
            <p class="quiet">{when} " · " {words::author(&line.by, lang)} {why}</p>
            {undo}
        </li>
    }
    .into_any()
}
