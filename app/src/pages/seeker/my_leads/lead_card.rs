//! One lead: what, where, how much, why, and the answer.

use super::{answers, read_button, replies};
use crate::components::{Icon, Sign, condition_chips};
use crate::routes;
use crate::text::{Lang, figures, fit, leads as words};
use domain::fit::Reason;
use domain::ports::LeadView;
use domain::vacancy::Conditions;
use leptos::prelude::*;

/// The card of a lead. One that is gone says so kindly and asks for nothing.
pub fn card(lead: &LeadView, page: &str, helper_phone: Option<&str>, lang: Lang) -> AnyView {
    let id = lead.id.to_string();
    let text_id = format!("text-{id}");
    let foot = if let Some(replied) = replies::part(lead, helper_phone, lang) {
        replied
    } else if lead.open {
        answers::part(lead, page, helper_phone, lang)
    } else {
        gone(lead, lang)
    };
    view! {
        <article class="card lead" id=id class:gone=!lead.open>
            <div id=text_id.clone()>
                <h2><a href=routes::vacancy(lead.vacancy)>{lead.title.clone()}</a></h2>
                <p class="wage">{figures::wage(&lead.wage, lang)}</p>
                <p>{lead.employer.clone()}</p>
                <p class="place"><Sign icon=Icon::Place/><span>{place(lead, lang)}</span></p>
                {why(&lead.reasons, lang)}
                {(!lead.summary.is_empty()).then(|| view! { <p class="summary">{lead.summary.clone()}</p> })}
            </div>
            {chips(lead, lang)}
            {until(lead, lang)}
            {read_button(text_id, lang)}
            {foot}
        </article>
    }
    .into_any()
}

/// What is on offer beyond the reasons above it.
fn chips(lead: &LeadView, lang: Lang) -> Option<AnyView> {
    let unsaid = |reason| !lead.reasons.contains(&reason);
    let on_offer = &lead.conditions;
    let rest = Conditions {
        home_based: on_offer.home_based && unsaid(Reason::AtHome),
        lodging: on_offer.lodging && unsaid(Reason::Lodging),
        meals: on_offer.meals && unsaid(Reason::Meals),
        transport: on_offer.transport && unsaid(Reason::Transport),
        insured: on_offer.insured && unsaid(Reason::Insured),
    };
    let sitting = lead.demands.lets_sit() && unsaid(Reason::Sitting);
    condition_chips(&rest, sitting, false, lang)
}

fn place(lead: &LeadView, lang: Lang) -> String {
    match lead.metres {
        Some(metres) => format!("{} · {}", lead.place, figures::distance(metres, lang)),
        None => lead.place.clone(),
    }
}

/// The reasons as ticks; "ask first" stands apart as advice.
fn why(reasons: &[Reason], lang: Lang) -> AnyView {
    let ticks: Vec<_> = reasons
        .iter()
        .filter(|reason| **reason != Reason::AskFirst)
        .map(|reason| view! { <li><Sign icon=Icon::Tick/>{fit::reason(*reason, lang)}</li> })
        .collect();
    let ask_first = reasons.contains(&Reason::AskFirst).then(|| {
        view! { <p class="ask"><Sign icon=Icon::Warning/><span>{fit::reason(Reason::AskFirst, lang)}</span></p> }
    });
    let ticks =
        (!ticks.is_empty()).then(|| view! { <ul class="ticks" aria-label=words::why(lang)>{ticks}</ul> });
    view! { {ticks} {ask_first} }.into_any()
}

fn until(lead: &LeadView, lang: Lang) -> Option<AnyView> {
    let day = lead.open_to.filter(|_| lead.open)?;
    Some(view! { <p class="quiet">{words::until(&figures::day(day, lang), lang)}</p> }.into_any())
}

fn gone(lead: &LeadView, lang: Lang) -> AnyView {
    let sentence = if lead.delivered_at.is_some() {
        words::gone(lang)
    } else {
        words::withdrawn(lang)
    };
    view! { <p class="ask"><Sign icon=Icon::Warning/><span>{sentence}</span></p> }.into_any()
}
