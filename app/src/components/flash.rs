//! What the last form has to say: on top of the page, and beside the field.

use super::{Icon, Sign};
use crate::asked::{flash, lang};
use crate::text;
use leptos::prelude::*;

/// One line on top of the page.
#[component]
pub fn FlashLine() -> impl IntoView {
    let (flash, lang) = (flash(), lang());
    let good = flash.notice.map(|notice| {
        view! {
            <p class="flash" role="status"><Sign icon=Icon::Tick/>{text::refusal::notice(notice, lang)}</p>
        }
    });
    let bad = flash.refusal.map(|refusal| {
        view! {
            <p class="flash bad" role="alert">
                <Sign icon=Icon::Warning/>
                <span>{text::refusal::happened(&refusal, lang)} " " {text::refusal::what_to_do(&refusal, lang)}</span>
            </p>
        }
    });
    let merged = flash.merged.map(|(was, now)| {
        view! { <p class="flash" role="status"><Sign icon=Icon::Place/>{text::hand_over::place_merged(&was, &now, lang)}</p> }
    });
    view! { {good} {bad} {merged} }
}

/// What is wrong with a field, beside it.
#[component]
pub fn ProblemOf(
    /// Name of the field.
    field: &'static str,
) -> impl IntoView {
    let lang = lang();
    flash().problem(field).map(|problem| {
        view! { <strong class="problem" id=problem_id(field)>{text::refusal::problem(problem, lang)}</strong> }
    })
}

/// For `aria-describedby` and `autofocus` of a field with a mistake: the id of what is said about it.
pub fn described(field: &str) -> Option<String> {
    flash().problem(field).map(|_| problem_id(field))
}

fn problem_id(field: &str) -> String {
    format!("{field}-problem")
}
