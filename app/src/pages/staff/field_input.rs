//! The input of a field of a file: a choice where there is one, else a line to type; what is wrong stands beside it.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
use crate::forms::was_name;
use crate::text::{Lang, file as words};
use domain::person_field::{COMMA, PersonField};
use domain::ports::{AreaRef, EditForm, FieldValue};
use leptos::prelude::*;

/// A field with its label, what it was shown with, and what has been typed.
pub fn field(value: &FieldValue, form: &EditForm, lang: Lang) -> AnyView {
    field_with(value, None, form, lang)
}

/// The same, showing what a draft says of the field instead of what stands there: what the draft was shown with, and what it
/// says.
pub fn field_with(value: &FieldValue, said: Option<(&str, &str)>, form: &EditForm, lang: Lang) -> AnyView {
    let (field, flash) = (value.field, flash());
    let (stood, says) = said.unwrap_or((&value.text, &value.text));
    let was = flash
        .all_typed(&was_name(field))
        .unwrap_or_else(|| stood.to_owned());
    let shown = match flash.all_typed(field.code()) {
        Some(typed) => typed,
        None if field.is_sealed() => String::new(),
        None => says.to_owned(),
    };
    let hidden = (form.id.is_some() && !field.is_sealed())
        .then(|| view! { <input type="hidden" name=was_name(field) value=was/> });
    let input = match field {
        PersonField::Aids | PersonField::CareDuties => checks(field, &shown, lang),
        PersonField::Left => left(&shown, lang),
        PersonField::LivingArea | PersonField::HukouArea => place(field, &shown, &form.places, lang),
        _ if words::choices(field, lang).is_empty() => line(field, &shown, value, form.id.is_none(), lang),
        _ => choice(field, &shown, lang),
    };
    view! { <div class="field">{hidden}{input}</div> }.into_any()
}

fn label(field: PersonField, lang: Lang) -> AnyView {
    view! {
        <label for=field.code()>{words::field(field, lang)}</label>
        <ProblemOf field=field.code()/>
    }
    .into_any()
}

fn line(field: PersonField, shown: &str, value: &FieldValue, new: bool, lang: Lang) -> AnyView {
    use PersonField as F;
    let code = field.code();
    let (kind, mode) = match field {
        F::CertificateValidTo => ("date", "none"),
        F::Phone => ("tel", "tel"),
        F::WageMin | F::DistanceKm => ("text", "decimal"),
        _ => ("text", "text"),
    };
    let hint = match field {
        F::ResidentId if !new => Some(words::sealed_id_hint(lang)),
        F::Phone | F::DisabilityCertificate if !new => Some(words::sealed_hint(lang)),
        F::Name => Some(words::name_hint(lang)),
        F::Skills | F::WantedOccupations | F::WantedAreas => Some(words::list_hint(lang)),
        _ => None,
    };
    let masked = (field.is_sealed() && !value.text.is_empty())
        .then(|| view! { <span class="code">{value.text.clone()}</span> });
    let hint_id = format!("{code}-hint");
    let describes = described(code).or_else(|| hint.map(|_| hint_id.clone()));
    let hint = hint.map(|hint| view! { <span class="quiet" id=hint_id>{hint}</span> });
    let must = new && matches!(field, F::Name | F::ResidentId);
    view! {
        {label(field, lang)}
        {masked}
        <input id=code name=code type=kind inputmode=mode autocomplete="off" maxlength="600" value=shown.to_owned()
            required=must autofocus=described(code).is_some() aria-describedby=describes/>
        {hint}
    }
    .into_any()
}

fn choice(field: PersonField, shown: &str, lang: Lang) -> AnyView {
    let options = options(&words::choices(field, lang), shown);
    let empty = (field != PersonField::HomeBased && field != PersonField::NoNight)
        .then(|| view! { <option value="" selected=shown.is_empty()>{words::not_filled(lang)}</option> });
    view! {
        {label(field, lang)}
        <select id=field.code() name=field.code() aria-describedby=described(field.code())>{empty}{options}</select>
    }
    .into_any()
}

fn options(choices: &[(&'static str, &'static str)], shown: &str) -> AnyView {
    choices
        .iter()
        .map(|(code, words)| {
            let selected = *code == shown;
            view! { <option value=*code selected=selected>{*words}</option> }
        })
        .collect_view()
        .into_any()
}

fn checks(field: PersonField, shown: &str, lang: Lang) -> AnyView {
    let chosen: Vec<&str> = shown.split(COMMA).collect();
    let boxes = words::choices(field, lang)
        .into_iter()
        .map(|(code, name)| {
            let checked = chosen.contains(&code);
            view! {
                <label class="check">
                    <input type="checkbox" name=field.code() value=code checked=checked/>
                    {name}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset><legend>{words::field(field, lang)}</legend><ProblemOf field=field.code()/>{boxes}</fieldset>
    }
    .into_any()
}

/// Day and reason, sent under one name one after the other.
fn left(shown: &str, lang: Lang) -> AnyView {
    let field = PersonField::Left;
    let (day, why) = shown.split_once(COMMA).unwrap_or((shown, ""));
    let options = options(&words::choices(field, lang), why);
    view! {
        {label(field, lang)}
        <input id="left" name="left" type="date" value=day.to_owned() aria-describedby=described("left")/>
        <select name="left" aria-label=words::why(lang)>
            <option value="" selected=why.is_empty()>{words::not_filled(lang)}</option>
            {options}
        </select>
    }
    .into_any()
}

/// A home is chosen among the places the asker looks after; a place elsewhere stays what it is.
fn place(field: PersonField, shown: &str, places: &[AreaRef], lang: Lang) -> AnyView {
    let known = places.iter().any(|place| place.code.to_string() == shown);
    let elsewhere = (!known && !shown.is_empty())
        .then(|| view! { <option value=shown.to_owned() selected=true>{shown.to_owned()}</option> });
    let options = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == shown;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! {
        {label(field, lang)}
        <select id=field.code() name=field.code() required aria-describedby=described(field.code())>
            <option value="" selected=shown.is_empty()>{words::choose(lang)}</option>
            {elsewhere}
            {options}
        </select>
    }
    .into_any()
}
