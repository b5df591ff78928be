//! Entering an application: who, which group, and what that group asks for.

use super::recognition_fields as fields;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, codes, recognition as words, staff};
use domain::ids::PersonId;
use domain::person::Category;
use domain::ports::Applicant;
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
    view! {
        <form method="post" action=forms::recognition::APPLY class="form">
            <h2>{codes::category(kind, lang)}</h2>
            <input type="hidden" name="person" value=applicant.person.to_string()/>
            <input type="hidden" name="kind" value=kind.code()/>
            {certificate}
            {fields::of(kind, lang)}
            <label for="paper">{words::paper(lang)}</label>
            <ProblemOf field="paper"/>
            <p class="quiet" id="paper-hint">{words::paper_hint(lang)}</p>
            <input id="paper" name="paper" aria-describedby="paper-hint" maxlength="200" value=flash().typed("paper")/>
            {fields::text("paper_no", "text", words::paper_no(lang))}
            {fields::text("paper_to", "date", words::paper_to(lang))}
            <button class="button act">{words::send(lang)}</button>
        </form>
    }
    .into_any()
}
