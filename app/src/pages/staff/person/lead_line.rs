//! One lead as staff see it: state, proof, fit, reasons, and the form that records a hand-over.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
use crate::forms::{self, HandOverForm};
use crate::routes;
use crate::text::{Lang, codes, common, door, figures, fit, staff as words};
use domain::ids::PersonId;
use domain::lead::Evidence;
use domain::ports::PersonLead;
use leptos::prelude::*;

/// The card of a lead.
pub fn card(sent: &PersonLead, person: PersonId, writes: bool, lang: Lang) -> AnyView {
    let lead = &sent.lead;
    let reasons: Vec<String> = lead
        .reasons
        .iter()
        .map(|reason| fit::reason(*reason, lang))
        .collect();
    let answer = lead
        .answer
        .map(|answer| view! { " · " <b>{codes::answer(answer, lang)}</b> });
    let by_proxy = (lead.answer.is_some() && sent.answered_by_proxy)
        .then(|| view! { " " <span class="mark">{door::answered_by_proxy(lang)}</span> });
    let waiting = matches!(lead.state.as_str(), "planned" | "sent" | "failed");
    let proof = proof(sent, lang);
    view! {
        <article class="card" id=lead.id.to_string()>
            <h3><a href=routes::vacancy(lead.vacancy)>{lead.title.clone()}</a></h3>
            <p>{lead.employer.clone()} " · " {lead.place.clone()} " · " <span class="whole">{figures::wage(&lead.wage, lang)}</span></p>
            <p><b>{codes::lead_state(&lead.state, lang)}</b> {answer} {by_proxy} {proof}</p>
            <p class="quiet">
                {words::score(lang)} " " {words::points(sent.score, lang)} " · " {words::reasons(lang)} {common::colon(lang)} {common::list(&reasons, lang)}
            </p>
            {(writes && waiting && lead.open).then(|| hand_over(sent, person, lang))}
        </article>
    }
    .into_any()
}

/// Way, proof, day and year it counts in.
fn proof(sent: &PersonLead, lang: Lang) -> Option<AnyView> {
    let at = sent.lead.delivered_at?;
    let day = figures::full_day(domain::clock::day_in_shanghai(at), lang);
    let way = sent
        .channel
        .as_deref()
        .map(|code| codes::channel_code(code, lang));
    let evidence = sent
        .evidence
        .as_deref()
        .map(|code| codes::evidence_code(code, lang));
    let counts = match sent.counts_in {
        Some(year) => format!("{} {year}", words::counts(lang)),
        None => words::counts_not(lang).to_owned(),
    };
    let parts: Vec<String> = [Some(day), way, evidence, Some(counts)]
        .into_iter()
        .flatten()
        .collect();
    Some(view! { " · " {parts.join(" · ")} }.into_any())
}

/// Records that a lead was handed over, with what proves it.
fn hand_over(sent: &PersonLead, person: PersonId, lang: Lang) -> AnyView {
    let id = sent.lead.id;
    let flash = flash();
    let again = flash.typed("lead") == id.to_string();
    let typed = |field: &str| if again { flash.typed(field) } else { String::new() };
    let chosen = typed("evidence").parse().unwrap_or(Evidence::Signature);
    let mistake = again.then(|| described("note")).flatten();
    let choices = HandOverForm::EVIDENCE
        .into_iter()
        .map(|evidence| {
            let name = if evidence == Evidence::CallLog {
                words::hand_over_call(lang)
            } else {
                codes::evidence(evidence, lang)
            };
            view! {
                <label class="check">
                    <input type="radio" name="evidence" value=evidence.code() required checked=evidence == chosen/>
                    {name}
                </label>
            }
        })
        .collect_view();
    let note = format!("note-{id}");
    view! {
        <details class="filters" open=again>
            <summary>{words::hand_over(lang)}</summary>
            <form class="form" method="post" action=forms::hand_over_path(id)>
                <input type="hidden" name="person" value=person.to_string()/>
                <input type="hidden" name="lead" value=id.to_string()/>
                <fieldset><legend>{words::hand_over_how(lang)}</legend>{choices}</fieldset>
                <label for=note.clone()>{words::hand_over_note(lang)}</label>
                {again.then(|| view! { <ProblemOf field="note"/> })}
                <input id=note name="note" maxlength=forms::NOTE_MAX.to_string() autocomplete="off" value=typed("note")
                    aria-describedby=mistake/>
                <button class="button act">{words::hand_over(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
