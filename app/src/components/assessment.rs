//! What was found of what somebody can do at work: the same for staff and for the person.

use crate::text::{Lang, figures, work_assessment as words};
use domain::work_assessment::{AssessmentState, WorkAssessment};
use leptos::prelude::*;

/// When, how it stands, and what was found.
pub fn assessment_facts(one: &WorkAssessment, lang: Lang) -> AnyView {
    let state = one.state();
    let class = match state {
        AssessmentState::Waiting => "mark amber",
        AssessmentState::Agreed | AssessmentState::Declined => "mark",
    };
    let said = one.agreement.as_ref().map(|said| {
        let (on, how) = (
            figures::full_day(said.on, lang),
            words::agreed_how(said.how, lang),
        );
        view! { <p class="quiet">{format!("{on} {how}")}</p> }
    });
    let head = format!(
        "{} · {}",
        figures::full_day(one.on, lang),
        words::place_of(one.place, lang)
    );
    let next = one
        .next_on
        .map(|on| (words::next(lang), figures::full_day(on, lang)));
    let rows = words::rows(&one.found, lang)
        .into_iter()
        .chain(next)
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! {
        <h3>{head} " " <span class=class>{words::state_of(state, lang)}</span></h3>
        {said}
        <dl class="facts">{rows}</dl>
    }
    .into_any()
}
