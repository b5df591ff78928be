//! Editing a group of fields of a file; where somebody else has changed the same field, a choice between the two.

use super::field_input::field;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, described, staff_page};
use crate::forms::{self, was_name};
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, common, figures, file as words};
use domain::clock::SHANGHAI;
use domain::ids::PersonId;
use domain::person_field::FieldGroup;
use domain::ports::{Conflict, EditForm};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff/people/{id}/edit?group=`.
#[component]
pub fn EditPerson() -> impl IntoView {
    let (id, group) = (path_part::<PersonId>("id"), query_value::<FieldGroup>("group"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let (id, group) = (id?, group.ok_or(Refusal::NotFound)?);
            let form = ports.person_files.edit_form(&actor, id, group).await?;
            Ok((id, group, form))
        },
        |(id, group, form)| show(id, group, &form),
    )
}

fn show(id: PersonId, group: FieldGroup, form: &EditForm) -> AnyView {
    let (lang, flash) = (lang(), flash());
    let back = format!("{}#{}", routes::person_tab(id, "file"), group.code());
    let title = format!("{} · {}", form.name, words::group(group, lang));
    let version = flash
        .all_typed("version")
        .unwrap_or_else(|| form.version.to_string());
    let fields = if flash.conflicts.is_empty() {
        form.fields
            .iter()
            .map(|value| field(value, form, lang))
            .collect_view()
            .into_any()
    } else {
        choosing(&flash.conflicts, form, lang)
    };
    let why = flash.typed("why");
    staff_page(
        title.clone(),
        view! {
            <h1>{title}</h1>
            <form class="form" method="post" action=forms::edit_person_path(id)>
                <input type="hidden" name="group" value=group.code()/>
                <input type="hidden" name="version" value=version/>
                {fields}
                <label for="why">{words::why(lang)}</label>
                <ProblemOf field="why"/>
                <input id="why" name="why" maxlength="100" autocomplete="off" value=why aria-describedby=described("why")/>
                <button class="button act">{words::save_changes(lang)}</button>
                <a class="button" href=back>{words::cancel(lang)}</a>
            </form>
        },
    )
}

/// The two answers for every field in question; the other fields are carried along as they were typed.
fn choosing(conflicts: &[Conflict], form: &EditForm, lang: Lang) -> AnyView {
    let flash = flash();
    let questions = conflicts.iter().map(|one| question(one, lang)).collect_view();
    let carried = form
        .fields
        .iter()
        .filter(|value| conflicts.iter().all(|one| one.field != value.field))
        .map(|value| {
            let code = value.field.code();
            let now = flash.all_typed(code).unwrap_or_default();
            let was = flash.all_typed(&was_name(value.field)).unwrap_or_default();
            view! {
                <input type="hidden" name=code value=now/>
                <input type="hidden" name=was_name(value.field) value=was/>
            }
        })
        .collect_view();
    view! {
        <div class="notice" role="alert">
            <h2><Sign icon=Icon::Warning/>{words::conflict_title(lang)}</h2>
            <p>{words::conflict_lead(lang)}</p>
        </div>
        {questions}
        {carried}
    }
    .into_any()
}

fn question(one: &Conflict, lang: Lang) -> AnyView {
    let code = one.field.code();
    let at = one.at.map(|at| {
        let at = at.with_timezone(&SHANGHAI);
        format!(
            "{} {}",
            figures::full_day(at.date_naive(), lang),
            at.format("%H:%M")
        )
    });
    let by = [Some(words::author(&one.by, lang)), at];
    let by: Vec<String> = by.into_iter().flatten().collect();
    // A sealed number that stands is chosen by sending nothing.
    let theirs = if one.field.is_sealed() {
        String::new()
    } else {
        one.theirs.clone()
    };
    let said = |text: &str| match text {
        "" => words::nothing(lang).to_owned(),
        text => words::value(one.field, text, lang),
    };
    let hidden = (!one.field.is_sealed())
        .then(|| view! { <input type="hidden" name=was_name(one.field) value=one.theirs.clone()/> });
    view! {
        <fieldset class="card">
            <legend>{words::field(one.field, lang)}</legend>
            {hidden}
            <label class="check">
                <input type="radio" name=code value=one.mine.clone() required/>
                <span>{words::mine(lang)} {common::colon(lang)} <b>{said(&one.mine)}</b></span>
            </label>
            <label class="check">
                <input type="radio" name=code value=theirs required/>
                <span>
                    {words::theirs(lang)} {common::colon(lang)} <b>{said(&one.theirs_shown)}</b>
                    <br/> <small>{by.join(" · ")}</small>
                </span>
            </label>
        </fieldset>
    }
    .into_any()
}
