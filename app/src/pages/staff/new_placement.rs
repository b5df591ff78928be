//! The form for work that began. Two fields are enough; papers may follow.

use super::person::within;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::work as to;
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, figures, work as words};
use domain::ids::{PersonId, ProposalId};
use domain::placement::{ContractPaper, IntroducedBy, WorkHours};
use domain::ports::PlacementForm;
use domain::vacancy::VacancyKind;
use leptos::prelude::*;

/// `/staff/people/{id}/placements/new?said=`.
#[component]
pub fn NewPlacement() -> impl IntoView {
    let (id, said) = (path_part::<PersonId>("id"), query_value::<ProposalId>("said"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut form = ports.placements.placement_form(&actor, id?, said).await?;
            form.who.path = within(&actor, form.who.path)?;
            Ok(form)
        },
        |form| show(&form),
    )
}

/// What stands in a field: what was typed before a mistake, else what is known.
pub fn filled(name: &str, known: impl FnOnce() -> String) -> String {
    flash().all_typed(name).unwrap_or_else(known)
}

fn show(form: &PlacementForm) -> AnyView {
    let lang = lang();
    let who = &form.who;
    let title = format!("{} · {}", words::entered_title(lang), who.name);
    let said = form.said.as_ref();
    let said_id = filled("said", || said.map(|one| one.id.to_string()).unwrap_or_default());
    let said_on = said.map(|one| one.on.to_string());
    let employer = said
        .filter(|one| one.lead.is_none())
        .map(|one| one.employer_name.clone());
    view_of(
        form,
        title,
        view! {
            <input type="hidden" name="said" value=said_id/>
            {overlap(form, lang)}
            {leads(form, lang)}
            {input("vacancy_no", words::vacancy_no(lang), "text", String::new())}
            {input("employer_name", words::employer(lang), "text", employer.unwrap_or_default())}
            <p class="quiet">{words::employer_do(lang)}</p>
            {input("started_on", words::started_on(lang), "date", said_on.unwrap_or_default())}
            {select(("hours", words::hours(lang)), WorkHours::ALL, (WorkHours::code, |one| words::hours_of(one, lang)))}
            {select(("kind", words::work_kind(lang)), VacancyKind::ALL, (VacancyKind::code, |one| words::kind(one, lang)))}
            {select(("introduced_by", words::introduced(lang)),
                &[IntroducedBy::Town, IntroducedBy::Agency, IntroducedBy::Broker, IntroducedBy::Oneself],
                (IntroducedBy::code, |one| words::introduced_by(one, lang)))}
            {papers(lang)}
            <button class="button act">{words::save(lang)}</button>
        }
        .into_any(),
    )
}

fn view_of(form: &PlacementForm, title: String, fields: AnyView) -> AnyView {
    let (lang, who) = (lang(), &form.who);
    staff_page(
        title.clone(),
        view! {
            <AreaPath path=who.path.clone() lang href=|step| routes::people(step.code)/>
            <h1>{title} " " <small>{who.no.clone()}</small></h1>
            <form class="form" method="post" action=to::new_placement_path(who.id)>{fields}</form>
        },
    )
}

/// Papers, insurance and pay, which may follow; open again when one of them is wrong.
fn papers(lang: Lang) -> AnyView {
    let wrong = ["contract_months", "filing_no", "insured_from", "monthly", "uscc"];
    let open = wrong.iter().any(|field| described(field).is_some());
    view! {
        <details class="filters" open=open>
            <summary>{words::papers(lang)}</summary>
            {select(("paper", words::paper_label(lang)),
                &[ContractPaper::None, ContractPaper::LabourContract, ContractPaper::ServiceAgreement, ContractPaper::Proof],
                (ContractPaper::code, |one| words::paper(one, lang)))}
            {input("contract_months", words::months(lang), "number", String::new())}
            {input("filing_no", words::filing_no(lang), "text", String::new())}
            {input("insured_from", words::insured_from(lang), "date", String::new())}
            {input("monthly", words::monthly(lang), "text", String::new())}
            {input("uscc", words::uscc(lang), "text", String::new())}
        </details>
    }
    .into_any()
}

/// Two employers at the same time: both are shown, and somebody says which is so.
fn overlap(form: &PlacementForm, lang: Lang) -> Option<AnyView> {
    let asked = described("overlap").is_some() || described("ended_on").is_some();
    if !asked {
        return None;
    }
    let known = form
        .known
        .iter()
        .map(|one| {
            let hours = words::hours_of(one.work.hours, lang);
            view! {
                <li>
                    <a href=routes::placement(one.id)>{one.employer_name.clone()}</a> " · "
                    {words::since(lang)} " " {figures::full_day(one.work.started_on, lang)} " · " {hours} " · "
                    {words::state(&one.state, lang)}
                </li>
            }
        })
        .collect_view();
    let chosen = flash().typed("overlap");
    let both = chosen == "both";
    let ended = chosen == "ended";
    Some(
        view! {
            <fieldset class="notice" id="overlap">
                <legend>{words::overlap(lang)}</legend>
                <ProblemOf field="overlap"/>
                <p><b>{words::overlap_here(lang)}</b></p>
                <ul>{known}</ul>
                <p><b>{words::overlap_new(lang)}</b></p>
                <label class="check"><input type="radio" name="overlap" value="ended" checked=ended autofocus/>{words::overlap_ended(lang)}</label>
                <ProblemOf field="ended_on"/>
                <input name="ended_on" type="date" value=flash().typed("ended_on") aria-label=words::overlap_ended(lang)
                    aria-describedby=described("ended_on")/>
                <label class="check"><input type="radio" name="overlap" value="both" checked=both/>{words::overlap_both(lang)}</label>
            </fieldset>
        }
        .into_any(),
    )
}

/// Leads that arrived; one of them may have led to it.
fn leads(form: &PlacementForm, lang: Lang) -> Option<AnyView> {
    let of_said = form.said.as_ref().and_then(|one| one.lead);
    let chosen = filled("lead", || of_said.map(|id| id.to_string()).unwrap_or_default());
    let choice = |value: String, text: String| {
        let checked = value == chosen;
        view! { <label class="check"><input type="radio" name="lead" value=value checked=checked/>{text}</label> }
    };
    let leads: Vec<_> = form
        .leads
        .iter()
        .map(|one| {
            let said = if one.wanted {
                format!(" · {}", words::wanted(lang))
            } else {
                String::new()
            };
            choice(
                one.lead.to_string(),
                format!("{} · {}{said}", one.title, one.employer),
            )
        })
        .collect();
    (!leads.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>{words::from_lead(lang)}</legend>
                <ProblemOf field="lead"/>
                {leads}
                {choice(String::new(), words::no_lead(lang).to_owned())}
            </fieldset>
        }
        .into_any()
    })
}

/// A field of text, a day or a number, with what is wrong with it.
pub fn input(name: &'static str, label: &'static str, kind: &'static str, known: String) -> AnyView {
    let wrong = described(name);
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <input id=name name=name type=kind value=filled(name, || known) autocomplete="off"
            autofocus=wrong.is_some() aria-describedby=wrong/>
    }
    .into_any()
}

/// One of a list of codes.
pub fn select<T: Copy>(
    (name, label): (&'static str, &'static str),
    all: &[T],
    (code, words): (fn(T) -> &'static str, impl Fn(T) -> &'static str),
) -> AnyView {
    let chosen = flash().typed(name);
    let options = all
        .iter()
        .map(|one| {
            let selected = code(*one) == chosen;
            view! { <option value=code(*one) selected=selected>{words(*one)}</option> }
        })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <select id=name name=name aria-describedby=described(name)>{options}</select>
    }
    .into_any()
}
