//! Asking for a correction: first which field, then what it should be.

use super::own;
use crate::asked::{Asker, lang};
use crate::components::{Field, Tab, public_page};
use crate::forms::privacy as to;
use crate::pages::query_value;
use crate::pages::staff::field_input::field;
use crate::routes;
use crate::text::{Lang, common, file, privacy as words};
use domain::data_request::correctable;
use domain::person_field::{FieldGroup, PersonField};
use domain::ports::{EditForm, FieldValue, MyData};
use leptos::prelude::*;

/// `/me/data/correct?field=`.
#[component]
pub fn Correct() -> impl IntoView {
    match query_value::<PersonField>("field") {
        Some(field) => own(
            move |Asker { ports, actor, .. }| async move {
                ports.data_requests.correction_form(&actor, field).await
            },
            |form| ask(&form),
        ),
        None => own(
            |Asker { ports, actor, .. }| async move { ports.my_data.my_data(&actor).await },
            |data| choose(&data),
        ),
    }
}

fn choose(data: &MyData) -> AnyView {
    let lang = lang();
    let groups = FieldGroup::ALL
        .iter()
        .filter(|group| **group != FieldGroup::Leaving)
        .map(|group| of_group(data, *group, lang))
        .collect_view();
    public_page(
        words::correct_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::correct_title(lang)}</h1>
            <p>{words::correct_do(lang)} " " {words::answer_within(data.answer_days, lang)}</p>
            {groups}
            <p><a class="button" href=to::MY_DATA>{file::cancel(lang)}</a></p>
        },
    )
}

fn of_group(data: &MyData, group: FieldGroup, lang: Lang) -> AnyView {
    let links = correctable()
        .filter(|field| field.group() == Some(group))
        .filter_map(|field| data.fields.iter().find(|value| value.field == field))
        .map(|value| link(value, lang))
        .collect_view();
    view! { <section><h2>{file::group(group, lang)}</h2> <ul class="cards">{links}</ul></section> }.into_any()
}

fn link(value: &FieldValue, lang: Lang) -> AnyView {
    let text = if value.text.is_empty() {
        file::not_filled(lang).to_owned()
    } else {
        file::value(value.field, &value.text, lang)
    };
    let href = routes::correct(value.field);
    view! { <li><a class="card" href=href><b>{file::field(value.field, lang)}</b> <br/> <span class="quiet">{text}</span></a></li> }
        .into_any()
}

fn ask(form: &EditForm) -> AnyView {
    let lang = lang();
    let Some(value) = form.fields.first() else {
        return crate::pages::refused(&domain::refusal::Refusal::NotFound);
    };
    let which = value.field;
    let now = if value.text.is_empty() {
        words::nothing(lang).to_owned()
    } else {
        told(value, form, lang)
    };
    let title = format!(
        "{}{}{}",
        words::correct(lang),
        common::colon(lang),
        file::field(which, lang)
    );
    public_page(
        title.clone(),
        Tab::Mine,
        view! {
            <h1>{file::field(which, lang)}</h1>
            <p>{words::correct_now(lang)} {common::colon(lang)} <b>{now}</b></p>
            <form class="form" method="post" action=to::CORRECT>
                <input type="hidden" name="field" value=which.code()/>
                <h2>{words::correct_to(lang)}</h2>
                {field(value, form, lang)}
                <Field name="note" label=words::correct_why(lang) free=true/>
                <button class="button act">{words::correct_send(lang)}</button>
                <a class="button" href=to::MY_DATA>{file::cancel(lang)}</a>
            </form>
        },
    )
}

/// What stands in the field: a place by its name.
fn told(value: &FieldValue, form: &EditForm, lang: Lang) -> String {
    let place = form
        .places
        .iter()
        .find(|place| place.code.to_string() == value.text);
    match place {
        Some(place) => place.name.clone(),
        None => file::value(value.field, &value.text, lang),
    }
}
