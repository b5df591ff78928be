//! Entering an application, and correcting one that came back: who, which group, and what that group asks for.

use super::recognition_fields as fields;
use super::when;
use crate::asked::{Asker, fill, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::recognition::{APPLY, ApplyForm, restate_path};
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, codes, recognition as words, staff};
use domain::ids::{PersonId, RecognitionId};
use domain::person::Category;
use domain::ports::{Applicant, RecognitionView};
use domain::recognition::{Claim, Deed, Stage};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff/recognitions/new?person=&kind=`.
#[component]
pub fn Apply() -> impl IntoView {
    let (person, kind) = (query_value::<PersonId>("person"), query_value::<Category>("kind"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let person = person.ok_or(Refusal::NotFound)?;
            ports.recognitions.applicant(&actor, person).await
        },
        move |applicant| show(&applicant, kind),
    )
}

/// `/staff/recognitions/{id}/restate`: what a returned application states, to be corrected.
#[component]
pub fn Restate() -> impl IntoView {
    let id = path_part::<RecognitionId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let one = ports.recognitions.recognition(&actor, id?).await?;
            let refusal = match one.stage {
                Stage::Incomplete => Refusal::NotAllowed,
                _ => Refusal::Changed,
            };
            let claim = one.claim.clone().ok_or(refusal)?;
            Ok((one, claim))
        },
        |(one, claim)| show_again(&one, &claim),
    )
}

fn show_again(one: &RecognitionView, claim: &Claim) -> AnyView {
    let lang = lang();
    let paper = one.paper.clone().unwrap_or_default();
    fill(ApplyForm::stating(claim, &paper).stated());
    let why = one.returned.clone().map(|reason| {
        view! { <p class="notice"><b>{words::returned_note(lang)}</b> {crate::text::common::colon(lang)} {reason}</p> }
    });
    staff_page(
        words::restate(lang),
        view! {
            <p><a href=routes::recognition(one.id)>{words::to_one(lang)}</a></p>
            <h1>{words::restate(lang)} " " <small>{one.name.clone()}</small></h1>
            {why}
            <form method="post" action=restate_path(one.id) class="form">
                <h2>{codes::category(one.category, lang)}</h2>
                <input type="hidden" name="person" value=one.person.to_string()/>
                <input type="hidden" name="kind" value=one.category.code()/>
                <input type="hidden" name="version" value=one.version.to_string()/>
                {statement(one.category, lang)}
                <button class="button act">{words::deed(Deed::Resubmit, lang)}</button>
            </form>
        },
    )
}

/// What the group asks for, and the paper.
fn statement(kind: Category, lang: Lang) -> AnyView {
    view! {
        {fields::of(kind, lang)}
        <label for="paper">{words::paper(lang)}</label>
        <ProblemOf field="paper"/>
        <p class="quiet" id="paper-hint">{words::paper_hint(lang)}</p>
        <input id="paper" name="paper" aria-describedby="paper-hint" maxlength="200" value=flash().typed("paper")/>
        {fields::text("paper_no", "text", words::paper_no(lang))}
        {fields::text("paper_to", "date", words::paper_to(lang))}
    }
    .into_any()
}

fn show(applicant: &Applicant, kind: Option<Category>) -> AnyView {
    let lang = lang();
    let groups: Vec<&str> = applicant
        .categories
        .iter()
        .map(|category| codes::category(*category, lang))
        .collect();
    staff_page(
        words::new(lang),
        view! {
            <h1>{words::new(lang)}</h1>
            <dl class="facts small">
                <dt>{words::applicant(lang)}</dt><dd>{applicant.name.clone()}</dd>
                <dt>{words::place(lang)}</dt><dd>{applicant.place.clone()}</dd>
                <dt>{words::masked_id(lang)}</dt><dd>{applicant.masked_resident_id.clone()}</dd>
                <dt>{words::age(lang)}</dt><dd>{staff::age_of(applicant.age, lang)}</dd>
                <dt>{words::kind(lang)}</dt><dd>{crate::text::common::list(&groups, lang)}</dd>
            </dl>
            {choice(applicant, kind, lang)}
            {kind.map(|kind| form(applicant, kind, lang))}
        },
    )
}

/// The group first: what follows depends on it.
fn choice(applicant: &Applicant, kind: Option<Category>, lang: Lang) -> AnyView {
    let option = |category: &Category| {
        let chosen = kind == Some(*category);
        view! { <option value=category.code() selected=chosen>{codes::category(*category, lang)}</option> }
    };
    view! {
        <form method="get" action=routes::NEW_RECOGNITION class="form">
            <input type="hidden" name="person" value=applicant.person.to_string()/>
            <label for="kind">{words::choose_kind(lang)}</label>
            <select id="kind" name="kind">{Category::ALL.iter().map(option).collect_view()}</select>
            <button class="button">{words::go_on(lang)}</button>
        </form>
    }
    .into_any()
}

fn form(applicant: &Applicant, kind: Category, lang: Lang) -> AnyView {
    let certificate = (kind == Category::PersonWithDisability).then(|| match &applicant.certificate {
        Some(certificate) => {
            view! { <p>{words::certificate_on_file(lang)} " " <b>{certificate.clone()}</b></p> }.into_any()
        }
        None => view! { <p class="notice">{words::no_certificate(lang)}</p> }.into_any(),
    });
    let on_file = applicant.land.filter(|_| kind == Category::LandLossFarmer);
    let known = on_file.map(|lost| {
        fill(ApplyForm::with_land(&lost).stated());
        view! { <p class="notice">{words::land_on_file(lang)}</p> }
    });
    view! {
        <form method="post" action=APPLY class="form">
            <h2>{codes::category(kind, lang)}</h2>
            <input type="hidden" name="person" value=applicant.person.to_string()/>
            <input type="hidden" name="kind" value=kind.code()/>
            {certificate}
            {known}
            {statement(kind, lang)}
            <button class="button act">{words::send(lang)}</button>
        </form>
    }
    .into_any()
}
