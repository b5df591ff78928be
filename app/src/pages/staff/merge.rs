//! Two files side by side, what to choose, and what comes over, before they become one.

use super::pair_side::side;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::{self, choice_name};
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, common, file, merge as words};
use domain::ids::PersonId;
use domain::merge::Side;
use domain::ports::{FieldChoice, MergeForm};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff/merge?kept=&gone=`.
#[component]
pub fn Merge() -> impl IntoView {
    let files = query_value::<PersonId>("kept").zip(query_value::<PersonId>("gone"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let (kept, gone) = files.ok_or(Refusal::NotFound)?;
            ports.merges.merge_form(&actor, kept, gone).await
        },
        |form| show(&form),
    )
}

fn show(form: &MergeForm) -> AnyView {
    let lang = lang();
    let ((kept, kept_version), (gone, gone_version)) = (&form.kept, &form.gone);
    let certificate = view! { <ProblemOf field="disability_certificate"/> };
    staff_page(
        words::merge_title(lang),
        view! {
            <h1>{words::merge_title(lang)}</h1>
            <p>{words::merge_lead(lang)}</p>
            {form.slip.then(|| view! { <p class="notice">{words::slip(lang)}</p> })}
            <div class="sides">
                {side(kept, Some(words::keep(lang)), lang)}
                {side(gone, Some(words::go(lang)), lang)}
            </div>
            <p><a class="button" href=routes::merge(gone.id, kept.id)>{words::swap(lang)}</a></p>
            <form class="form" method="post" action=forms::MERGE>
                <input type="hidden" name="kept" value=kept.id.to_string()/>
                <input type="hidden" name="gone" value=gone.id.to_string()/>
                <input type="hidden" name="kept_version" value=kept_version.to_string()/>
                <input type="hidden" name="gone_version" value=gone_version.to_string()/>
                {certificate}
                {choices(form, lang)}
                {filled(form, lang)}
                {over(form, lang)}
                <ProblemOf field=forms::SURE/>
                <label class="check">
                    <input type="checkbox" name=forms::SURE value="yes" required
                        aria-describedby=described(forms::SURE)/>
                    {words::sure(lang)}
                </label>
                <button class="button act">{words::do_merge(lang)}</button>
                <a class="button" href=routes::LOOK_ALIKES>{words::back_to_list(lang)}</a>
            </form>
        },
    )
}

fn choices(form: &MergeForm, lang: Lang) -> AnyView {
    let fields = form.choices.iter().map(|one| choice(one, lang)).collect_view();
    let none = form
        .choices
        .is_empty()
        .then(|| view! { <p class="quiet">{words::choose_none(lang)}</p> });
    let masked = form.choices.iter().any(|one| one.field.is_sealed());
    view! {
        <h2>{words::choose_title(lang)}</h2>
        {none}
        {masked.then(|| view! { <p class="quiet">{words::masked(lang)}</p> })}
        {fields}
    }
    .into_any()
}

fn choice(one: &FieldChoice, lang: Lang) -> AnyView {
    let name = choice_name(one.field);
    let chosen = flash()
        .all_typed(&name)
        .and_then(|typed| typed.parse::<Side>().ok())
        .unwrap_or(one.side);
    let said = |text: &str| match text {
        "" => words::nothing(lang).to_owned(),
        text => file::value(one.field, text, lang),
    };
    let kept = (Side::Kept, said(&one.kept));
    let gone = (Side::Gone, said(&one.gone));
    let both = one
        .field
        .is_list()
        .then(|| (Side::Both, words::both(lang).to_owned()));
    let options = [Some(kept), Some(gone), both]
        .into_iter()
        .flatten()
        .map(|(side, text)| {
            let name = name.clone();
            let whose = (side != Side::Both)
                .then(|| view! { " " <small class="quiet">{words::side(side, lang)}</small> });
            view! {
                <label class="check">
                    <input type="radio" name=name value=side.code() checked=side == chosen/>
                    <span>{text} {whose}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{file::field(one.field, lang)}</legend>{options}</fieldset> }.into_any()
}

fn filled(form: &MergeForm, lang: Lang) -> AnyView {
    (!form.filled.is_empty())
        .then(|| {
            let rows = form
                .filled
                .iter()
                .map(|value| {
                    let text = file::value(value.field, &value.text, lang);
                    view! { <dt>{file::field(value.field, lang)}</dt><dd>{text}</dd> }
                })
                .collect_view();
            view! { <h2>{words::fill_title(lang)}</h2> <dl class="facts small">{rows}</dl> }
        })
        .into_any()
}

fn over(form: &MergeForm, lang: Lang) -> AnyView {
    let mut lines = words::over(&form.over, lang);
    if form.over.household {
        lines.push(words::household_over(lang).to_owned());
    }
    let none = lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::over_none(lang)}</p> });
    let lines = lines
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! {
        <h2>{words::over_title(lang)}</h2>
        {none}
        <ul>{lines}</ul>
        <p class="quiet">{words::groups_sum(lang)}{common::stop(lang)}</p>
    }
    .into_any()
}
