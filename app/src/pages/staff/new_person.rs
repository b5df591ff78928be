//! Taking somebody new on the register.

use super::field_input::field;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::staff_page;
use crate::forms::LIKE_PERSON;
use crate::islands::AlikeWarning;
use crate::routes;
use crate::text::{Lang, file as words, merge};
use domain::look_alike::{Likeness, LookAlike};
use domain::person_field::PersonField;
use domain::ports::EditForm;
use leptos::prelude::*;

/// `/staff/people/new`.
#[component]
pub fn NewPerson() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.person_files.new_form(&actor).await },
        |form| show(&form),
    )
}

/// Id of the form, for the warning that listens to it.
const FORM: &str = "new-person";

fn show(form: &EditForm) -> AnyView {
    let lang = lang();
    let fields = form
        .fields
        .iter()
        .map(|value| {
            // Beside what is compared, so that it is seen while it is typed.
            let warning = (value.field == PersonField::ResidentId).then(|| warning(lang));
            view! { {field(value, form, lang)} {warning} }
        })
        .collect_view();
    staff_page(
        words::new_person(lang),
        view! {
            <h1>{words::new_person(lang)}</h1>
            <p>{words::new_person_lead(lang)}</p>
            <form class="form" id=FORM method="post" action=routes::NEW_PERSON>
                {fields}
                {asked(lang)}
                <button class="button act">{words::register(lang)}</button>
                <a class="button" href="/staff">{words::cancel(lang)}</a>
            </form>
        },
    )
}

/// The warning while somebody types.
fn warning(lang: Lang) -> AnyView {
    let reasons = Likeness::ALL
        .iter()
        .map(|one| (one.code().to_owned(), merge::likeness(*one, lang).to_owned()))
        .collect();
    view! {
        <AlikeWarning form=FORM.to_owned() address=LIKE_PERSON.to_owned()
            title=merge::maybe_there(lang).to_owned() advice=merge::maybe_do(lang).to_owned()
            reasons=reasons held_in=merge::held_in("", lang)/>
    }
    .into_any()
}

/// The question whether it is somebody else, when the form has come back for it.
fn asked(lang: Lang) -> AnyView {
    let found = flash().alike;
    if found.is_empty() {
        return ().into_any();
    }
    let lines = found.iter().map(|one| line(one, lang)).collect_view();
    view! {
        <div class="notice" role="alert">
            <p><b>{merge::maybe_there(lang)}</b></p>
            <ul class="plain">{lines}</ul>
            <p>{merge::maybe_do(lang)}</p>
            <label class="check">
                <input type="checkbox" name="other_person" value="yes" autofocus/>
                {merge::other_person(lang)}
            </label>
        </div>
    }
    .into_any()
}

fn line(one: &LookAlike, lang: Lang) -> AnyView {
    let file = one.person.zip(one.name.clone()).map(|(person, name)| {
        let href = routes::person_tab(person, "file");
        view! { <a href=href target="_blank" rel="noopener">{name}</a> " · " }
    });
    let text = format!(
        "{} · {}",
        merge::likeness(one.likeness, lang),
        merge::held_in(&one.office, lang)
    );
    view! { <li>{file} {text}</li> }.into_any()
}
