//! Taking somebody new on the register.

use super::field_input::field;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::routes;
use crate::text::file as words;
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

fn show(form: &EditForm) -> AnyView {
    let lang = lang();
    let fields = form
        .fields
        .iter()
        .map(|value| field(value, form, lang))
        .collect_view();
    staff_page(
        words::new_person(lang),
        view! {
            <h1>{words::new_person(lang)}</h1>
            <p>{words::new_person_lead(lang)}</p>
            <form class="form" method="post" action=routes::NEW_PERSON>
                {fields}
                <button class="button act">{words::register(lang)}</button>
                <a class="button" href="/staff">{words::cancel(lang)}</a>
            </form>
        },
    )
}
