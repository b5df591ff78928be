//! The file of one person: how complete it is, its groups of fields, spells of recognised groups, what was gathered.

use super::frame::{PersonTab, frame};
use super::{consents, entries, reveal};
use crate::asked::lang;
use crate::components::{Icon, Sign};
use crate::pages::staff::merge_undo;
use crate::routes;
use crate::text::{Lang, codes, common, erasure, figures, file as words, merge, recognition, staff};
use domain::actor::Actor;
use domain::category::CategoryPeriod;
use domain::permission::{Deed, Function};
use domain::person_field::{FieldGroup, PersonField};
use domain::ports::{ConsentView, FileView, MergeLine};
use domain::rules::record::RecordGroup;
use leptos::prelude::*;

/// Days before the end at which a spell is marked; the list "to renew" has its own figure.
const SOON: u64 = 60;

/// The whole tab.
pub fn show(file: &FileView, merges: &[MergeLine], agreed: &[ConsentView]) -> AnyView {
    let lang = lang();
    let groups = FieldGroup::ALL
        .iter()
        .map(|group| part(file, *group, lang))
        .collect_view();
    frame(
        (file.id, &file.name, &file.no),
        file.path.clone(),
        PersonTab::File,
        view! {
            {reveal::shown(lang)}
            {completeness(file, lang)}
            {groups}
            {reveal::form(file, lang)}
            {consents::part(file, agreed, lang)}
            {periods(file, lang)}
            {entries::show(file, lang)}
            {merged_files(file, merges, lang)}
            {erasing(file, lang)}
        },
    )
}

/// The files that were made one with this one; whoever may change it can undo that.
fn merged_files(file: &FileView, merges: &[MergeLine], lang: Lang) -> AnyView {
    let lines = merges
        .iter()
        .map(|one| {
            let undo = file.may_edit.then(|| {
                let href = routes::merge_undo(one.id);
                view! { " " <a class="button" href=href>{merge::see_merge(lang)}</a> }
            });
            view! { <li>{merge_undo::line(one, lang)} {undo}</li> }
        })
        .collect_view();
    (!merges.is_empty())
        .then(|| {
            view! {
                <section id="merges">
                    <h2>{merge::merged_files(lang)}</h2>
                    <ul class="plain">{lines}</ul>
                </section>
            }
        })
        .into_any()
}

/// The way to erasing the file, for those who approve.
fn erasing(file: &FileView, lang: Lang) -> Option<AnyView> {
    let who = use_context::<Actor>().unwrap_or_default();
    let may = who
        .staff()
        .is_ok_and(|staff| staff.role.may(Deed::Approve, Function::PersonFile));
    may.then(|| {
        view! { <p><a class="button" href=routes::erase(file.id)>{erasure::erase(lang)}</a></p> }.into_any()
    })
}

/// R101: the six parts, each filled or not, in words.
fn completeness(file: &FileView, lang: Lang) -> AnyView {
    let parts = RecordGroup::ALL
        .iter()
        .map(|group| {
            let filled = file.filled.contains(group);
            let (class, icon) = if filled { ("mark", Icon::Tick) } else { ("mark red", Icon::Cross) };
            let state = (!filled).then(|| words::not_filled(lang));
            view! { <li><span class=class><Sign icon/>{words::record_group(*group, lang)}</span> " " {state}</li> }
        })
        .collect_view();
    let missing: Vec<&str> = file
        .missing
        .iter()
        .map(|field| words::field(*field, lang))
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        view! { <p>{words::to_fill(lang)} {common::colon(lang)} {common::list(&missing, lang)}</p> }
    });
    view! {
        <section class="card">
            <h2>{words::completeness(lang)} " " {words::percent(file.completeness)}</h2>
            <ul class="plain inline">{parts}</ul>
            {missing}
            {(file.completeness == 100).then(|| view! { <p>{words::complete(lang)}</p> })}
        </section>
    }
    .into_any()
}

fn part(file: &FileView, group: FieldGroup, lang: Lang) -> AnyView {
    let rows = group
        .fields()
        .iter()
        .filter_map(|field| file.fields.iter().find(|value| value.field == *field))
        .filter(|value| !value.text.is_empty() || shown_empty(value.field))
        .map(|value| {
            let text = if value.text.is_empty() {
                words::not_filled(lang).to_owned()
            } else {
                words::value(value.field, &value.text, lang)
            };
            let class = value.text.is_empty().then_some("quiet");
            view! { <dt>{words::field(value.field, lang)}</dt><dd class=class>{text}</dd> }
        })
        .collect_view();
    let edit = file.may_edit.then(|| {
        let name = format!("{} {}", words::edit(lang), words::group(group, lang));
        view! { <p><a class="button" href=routes::edit_person(file.id, group)>{name}</a></p> }
    });
    let age = (group == FieldGroup::Basics)
        .then(|| view! { <dt>{staff::age(lang)}</dt><dd>{staff::age_of(file.age, lang)}</dd> });
    let sharing = (group == FieldGroup::Basics && file.sharing_phone > 0).then(|| {
        view! { <p class="notice">{words::sharing(file.sharing_phone, lang)} " " {words::shares_phone(lang)}</p> }
    });
    view! {
        <section id=group.code()>
            <h2>{words::group(group, lang)}</h2>
            <dl class="facts small">{age}{rows}</dl>
            {sharing}
            {edit}
        </section>
    }
    .into_any()
}

/// What is named as missing; of the rest only what is there is shown.
const fn shown_empty(field: PersonField) -> bool {
    use PersonField as F;
    !matches!(
        field,
        F::Left | F::DisabilityCertificate | F::CertificateValidTo | F::Aids | F::CareDuties
    )
}

fn periods(file: &FileView, lang: Lang) -> AnyView {
    let lines = file
        .periods
        .iter()
        .map(|period| period_line(file, period, lang))
        .collect_view();
    let none = file
        .periods
        .is_empty()
        .then(|| view! { <p class="quiet">{words::no_groups(lang)}</p> });
    view! {
        <section id="groups">
            <h2>{words::groups_held(lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
            {enters().then(|| view! { <p><a class="button" href=routes::new_recognition(file.id, None)>{recognition::enter(lang)}</a></p> })}
        </section>
    }
    .into_any()
}

/// Whether the reader may enter applications for recognition.
fn enters() -> bool {
    let who = use_context::<Actor>().unwrap_or_default();
    who.staff()
        .is_ok_and(|staff| staff.role.may(Deed::Create, Function::Recognition))
}

fn period_line(file: &FileView, period: &CategoryPeriod, lang: Lang) -> AnyView {
    let from = if period.valid_from == CategoryPeriod::SINCE_EVER {
        words::since_ever(lang).to_owned()
    } else {
        figures::full_day(period.valid_from, lang)
    };
    let to = match period.valid_to {
        Some(last) => figures::full_day(last, lang),
        None => words::open_end(lang).to_owned(),
    };
    let holds = period.holds_on(file.today);
    let mark = if period.ends_within(SOON, file.today) {
        Some(
            view! { <span class="mark amber"><Sign icon=Icon::Clock/>{words::ends_soon(lang)}</span> }
                .into_any(),
        )
    } else if holds {
        None
    } else {
        Some(view! { <span class="mark">{words::ended(lang)}</span> }.into_any())
    };
    let word = [words::source(period.source, lang), period.document.as_str()];
    let word: Vec<&str> = word.into_iter().filter(|part| !part.is_empty()).collect();
    let class = (!holds).then_some("quiet");
    view! {
        <li class=class>
            <b>{codes::category(period.category, lang)}</b> " " {mark} <br/>
            {from} " – " {to} " · " {word.join(" ")}
        </li>
    }
    .into_any()
}
