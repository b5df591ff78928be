//! The answer to a lead: two large buttons, and what was said with a way to take it back.

use crate::components::{Icon, Sign};
use crate::forms::{self, AnswerForm};
use crate::text::{Lang, candidate, codes, leads as words};
use domain::lead::{Answer, DeclineReason};
use domain::ports::LeadView;
use leptos::prelude::*;

/// The reasons offered, each with its picture. The others are for staff to note.
const REASONS: [(DeclineReason, Icon); 6] = [
    (DeclineReason::TooFar, Icon::Road),
    (DeclineReason::Pay, Icon::Coin),
    (DeclineReason::CannotDo, Icon::Heavy),
    (DeclineReason::CareDuties, Icon::Family),
    (DeclineReason::Season, Icon::Wheat),
    (DeclineReason::Other, Icon::Dots),
];

/// Buttons while nothing was said, the answer afterwards.
pub fn part(lead: &LeadView, page: &str, helper_phone: Option<&str>, lang: Lang) -> AnyView {
    match lead.answer {
        Some(answer) => said(lead, answer, page, helper_phone, lang),
        None => ask(lead, page, helper_phone, lang),
    }
}

fn ask(lead: &LeadView, page: &str, helper_phone: Option<&str>, lang: Lang) -> AnyView {
    view! {
        <div class="answers">
            <form method="post" action=forms::answer_path(page)>
                <input type="hidden" name="lead" value=lead.id.to_string()/>
                {lead.asks_to_share.then(|| share(lang))}
                <button class="button act yes" name="answer" value=AnswerForm::INTERESTED>
                    <Sign icon=Icon::Heart/>{words::interested(lang)}
                </button>
            </form>
            <details class="no">
                <summary class="button"><Sign icon=Icon::Cross/>{words::declined(lang)}</summary>
                {decline(lead, page, lang)}
            </details>
        </div>
        {contact(lead, page, helper_phone, lang)}
    }
    .into_any()
}

/// The tick with which name and telephone go to the employer. Without it the office arranges the rest.
fn share(lang: Lang) -> AnyView {
    view! {
        <label class="check"><input type="checkbox" name="share" value=AnswerForm::SHARES/>
            <span>{candidate::share(lang)} " " <span class="quiet">{candidate::share_do(lang)}</span></span></label>
    }
    .into_any()
}

fn decline(lead: &LeadView, page: &str, lang: Lang) -> AnyView {
    let buttons = REASONS.map(|(reason, icon)| {
        view! {
            <button class="button" name="answer" value=reason.code()><Sign icon/>{codes::decline(reason, lang)}</button>
        }
    });
    view! {
        <form method="post" action=forms::answer_path(page)>
            <input type="hidden" name="lead" value=lead.id.to_string()/>
            <fieldset class="reasons"><legend>{words::decline_why(lang)}</legend>{buttons}</fieldset>
        </form>
    }
    .into_any()
}

/// Calling, and being called.
fn contact(lead: &LeadView, page: &str, helper_phone: Option<&str>, lang: Lang) -> AnyView {
    view! {
        <div class="row">
            {call(lead, helper_phone, lang)}
            <form method="post" action=forms::answer_path(page)>
                <input type="hidden" name="lead" value=lead.id.to_string()/>
                {lead.asks_to_share.then(|| share(lang))}
                <button class="button" name="answer" value=AnswerForm::CALL_ME>
                    <Sign icon=Icon::Help/>{words::call_me(lang)}
                </button>
            </form>
        </div>
    }
    .into_any()
}

/// A link that dials the employer or, where none is named, the helper.
fn call(lead: &LeadView, helper_phone: Option<&str>, lang: Lang) -> Option<AnyView> {
    let (number, name) = match lead.phone.as_str() {
        "" => (helper_phone?, words::call_helper(lang)),
        employer => (employer, words::call_employer(lang)),
    };
    Some(
        view! { <a class="button" href=format!("tel:{number}")><Sign icon=Icon::Phone/>{name}</a> }
            .into_any(),
    )
}

fn said(lead: &LeadView, answer: Answer, page: &str, helper_phone: Option<&str>, lang: Lang) -> AnyView {
    let (sentence, icon) = match answer {
        Answer::Interested => (words::said_interested(lang), Icon::Tick),
        Answer::CallMe => (words::said_call_me(lang), Icon::Phone),
        Answer::Declined(_) => (words::said_declined(lang), Icon::Tick),
    };
    let reason = match answer {
        Answer::Declined(reason) => Some(view! { <b>{codes::decline(reason, lang)}</b> }),
        Answer::Interested | Answer::CallMe => None,
    };
    let call = (answer == Answer::Interested)
        .then(|| call(lead, helper_phone, lang))
        .flatten()
        .map(|link| view! { <p>{link}</p> });
    view! {
        <p class="said"><Sign icon/><span>{sentence} " " {reason}</span></p>
        {call}
        <form method="post" action=forms::undo_path(page)>
            <input type="hidden" name="lead" value=lead.id.to_string()/>
            <button class="button"><Sign icon=Icon::Back/>{words::undo(lang)}</button>
        </form>
    }
    .into_any()
}
