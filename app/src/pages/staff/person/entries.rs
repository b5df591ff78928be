//! What a file gathers: work done, training wished for, notes; each with a form to add and a way to take away.

use crate::components::ProblemOf;
use crate::forms;
use crate::text::{Lang, common, figures, file as words};
use domain::file_entry::{Entry, EntryKind, KeptEntry, TrainingKind};
use domain::person::EmploymentStatus;
use domain::person_field::PersonField;
use domain::ports::{Author, FileView};
use domain::profile::PhoneOwner;
use domain::rules::record::RecordGroup;
use leptos::prelude::*;

/// All three parts.
pub fn show(file: &FileView, lang: Lang) -> AnyView {
    EntryKind::ALL
        .iter()
        .map(|kind| part(file, *kind, lang))
        .collect_view()
        .into_any()
}

fn part(file: &FileView, kind: EntryKind, lang: Lang) -> AnyView {
    let lines: Vec<_> = file
        .entries
        .iter()
        .filter(|(kept, _)| kept.entry.kind() == kind)
        .map(|(kept, by)| line(file, kept, by, lang))
        .collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::nothing_yet(lang)}</p> });
    view! {
        <section id=kind.code()>
            <h2>{words::entry_kind(kind, lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
            {file.may_edit.then(|| adding(file, kind, lang))}
        </section>
    }
    .into_any()
}

fn line(file: &FileView, kept: &KeptEntry, by: &Author, lang: Lang) -> AnyView {
    let text = told(&kept.entry, lang);
    let signed = format!(
        "{} · {}",
        words::author(by, lang),
        figures::full_day(domain::clock::day_in_shanghai(kept.at), lang)
    );
    let remove = file.may_edit.then(|| {
        view! {
            <details>
                <summary>{words::remove(lang)}</summary>
                <form method="post" action=forms::remove_entry_path(file.id)>
                    <input type="hidden" name="kind" value=kept.entry.kind().code()/>
                    <input type="hidden" name="entry" value=kept.id.to_string()/>
                    <p>{words::remove_sure(lang)}</p>
                    <button class="button">{words::remove(lang)}</button>
                </form>
            </details>
        }
    });
    view! { <li class="card">{text} <br/> <small>{signed}</small> {remove}</li> }.into_any()
}

/// An entry in one line.
pub fn told(entry: &Entry, lang: Lang) -> String {
    let day = |day| figures::full_day(day, lang);
    let parts = match entry {
        Entry::Employment(spell) => vec![
            format!("{} – {}", day(spell.from), spell.to.map(day).unwrap_or_default()),
            words::status(spell.kind, lang).to_owned(),
            spell.employer.clone(),
            spell.occupation.clone(),
            spell
                .monthly
                .map(|fen| figures::money(fen, lang))
                .unwrap_or_default(),
        ],
        Entry::Training(need) => vec![
            need.topic.clone(),
            need.kind
                .map(|kind| words::training_kind(kind, lang).to_owned())
                .unwrap_or_default(),
            day(need.on),
        ],
        Entry::Vocational(one) => vec![
            one.occupation.clone(),
            one.level
                .map(|level| words::level_of(level, lang).to_owned())
                .unwrap_or_default(),
            one.number.clone(),
            one.issuer.clone(),
            one.issued.map(day).unwrap_or_default(),
            one.valid_to
                .map(|last| format!("{} {}", words::last_day(lang), day(last)))
                .unwrap_or_default(),
        ],
        Entry::Phone(one) => vec![one.number.clone(), words::phone_owner(one.owner, lang).to_owned()],
        Entry::Note(note) => vec![
            words::record_group(note.group, lang).to_owned(),
            day(note.on),
            match note.group {
                _ if note.none => words::note_none(lang).to_owned(),
                RecordGroup::PolicyUse => crate::text::visit::benefits(&note.text, lang),
                _ => note.text.clone(),
            },
            note.amount
                .map(|fen| figures::money(fen, lang))
                .unwrap_or_default(),
        ],
    };
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(" · ")
}

fn adding(file: &FileView, kind: EntryKind, lang: Lang) -> AnyView {
    let fields = match kind {
        EntryKind::Employment => employment(lang),
        EntryKind::Training => training(file, lang),
        EntryKind::Note => note(file, lang),
        EntryKind::Vocational => vocational(lang),
        EntryKind::Phone => phone(lang),
    };
    view! {
        <details class="filters">
            <summary>{words::add(lang)}</summary>
            <form class="form" method="post" action=forms::add_entry_path(file.id)>
                <input type="hidden" name="entry" value=kind.code()/>
                {fields}
                <button class="button act">{common::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn employment(lang: Lang) -> AnyView {
    let kinds = words::named(
        &[
            EmploymentStatus::Employed,
            EmploymentStatus::Flexible,
            EmploymentStatus::SelfEmployed,
            EmploymentStatus::Farm,
        ],
        EmploymentStatus::code,
        words::status,
        lang,
    );
    view! {
        <label for="employment-from">{words::from(lang)}</label>
        <ProblemOf field="from"/>
        <input id="employment-from" name="from" type="date" required/>
        <label for="employment-to">{words::to(lang)}</label>
        <ProblemOf field="to"/>
        <input id="employment-to" name="to" type="date"/>
        {select("employment-kind", "kind", words::kind(lang), &kinds, None)}
        {text("employment-employer", "employer", words::employer(lang))}
        {text("employment-occupation", "occupation", words::occupation(lang))}
        {money("employment-monthly", "monthly", words::monthly(lang))}
    }
    .into_any()
}

fn training(file: &FileView, lang: Lang) -> AnyView {
    let kinds = words::named(TrainingKind::ALL, TrainingKind::code, words::training_kind, lang);
    view! {
        {text("training-topic", "topic", words::topic(lang))}
        {select("training-kind", "kind", words::kind(lang), &kinds, Some(words::choose(lang)))}
        {day("training-on", file, lang)}
    }
    .into_any()
}

fn note(file: &FileView, lang: Lang) -> AnyView {
    let groups = words::named(RecordGroup::ALL, RecordGroup::code, words::record_group, lang);
    view! {
        {select("note-group", "group", words::note_group(lang), &groups, None)}
        {day("note-on", file, lang)}
        {text("note-text", "text", words::note_text(lang))}
        <label class="check"><input type="checkbox" name="none" value="yes"/>{words::note_none(lang)}</label>
        {money("note-amount", "amount", words::amount(lang))}
    }
    .into_any()
}

fn vocational(lang: Lang) -> AnyView {
    let levels: Vec<(&'static str, &'static str)> = ["5", "4", "3", "2", "1"]
        .into_iter()
        .zip([5, 4, 3, 2, 1].map(|level| words::level_of(level, lang)))
        .collect();
    view! {
        {text("vocational-occupation", "occupation", words::vocational_of(lang))}
        {select("vocational-level", "level", words::level(lang), &levels, Some(words::choose(lang)))}
        {text("vocational-number", "number", words::number(lang))}
        {text("vocational-issuer", "issuer", words::issuer(lang))}
        <label for="vocational-issued">{words::issued(lang)}</label>
        <ProblemOf field="issued"/>
        <input id="vocational-issued" name="issued" type="date"/>
        <label for="vocational-valid-to">{words::valid_to(lang)}</label>
        <ProblemOf field="valid_to"/>
        <input id="vocational-valid-to" name="valid_to" type="date"/>
    }
    .into_any()
}

fn phone(lang: Lang) -> AnyView {
    let owners = words::named(PhoneOwner::ALL, PhoneOwner::code, words::phone_owner, lang);
    view! {
        <label for="phone-number">{words::phone_number(lang)}</label>
        <ProblemOf field="number"/>
        <input id="phone-number" name="number" type="tel" autocomplete="off"/>
        {select("phone-owner", "owner", words::field(PersonField::PhoneOwner, lang), &owners, None)}
    }
    .into_any()
}

fn text(id: &'static str, name: &'static str, label: &'static str) -> AnyView {
    view! {
        <label for=id>{label}</label>
        <ProblemOf field=name/>
        <input id=id name=name maxlength="120" autocomplete="off"/>
    }
    .into_any()
}

fn money(id: &'static str, name: &'static str, label: &'static str) -> AnyView {
    view! {
        <label for=id>{label}</label>
        <ProblemOf field=name/>
        <input id=id name=name inputmode="decimal" autocomplete="off"/>
    }
    .into_any()
}

fn day(id: &'static str, file: &FileView, lang: Lang) -> AnyView {
    view! {
        <label for=id>{words::on(lang)}</label>
        <ProblemOf field="on"/>
        <input id=id name="on" type="date" required value=file.today.to_string()/>
    }
    .into_any()
}

fn select(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    choices: &[(&'static str, &'static str)],
    empty: Option<&'static str>,
) -> AnyView {
    let options = choices
        .iter()
        .map(|(code, words)| view! { <option value=*code>{*words}</option> })
        .collect_view();
    let empty = empty.map(|words| view! { <option value="">{words}</option> });
    view! {
        <label for=id>{label}</label>
        <select id=id name=name>{empty}{options}</select>
    }
    .into_any()
}
