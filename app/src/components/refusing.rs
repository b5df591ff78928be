//! Saying no with a reason, where a page has several like forms: after a mistake the one it was in is open again.

use super::{ProblemOf, described};
use crate::asked::flash;
use crate::forms::{NOTE_MAX, OF};
use leptos::prelude::*;
use std::fmt::Display;

/// The form: what it is about, where it is sent, and the words that open it, that ask for the reason and that send it.
pub fn refusing(
    of: impl Display,
    action: String,
    (ask, why, send): (&'static str, &'static str, &'static str),
) -> AnyView {
    let (of, flash) = (of.to_string(), flash());
    let again = flash.typed(OF) == of;
    let wrong = described("reason").filter(|_| again);
    let typed = if again {
        flash.typed("reason")
    } else {
        String::new()
    };
    let id = format!("reason-{of}");
    let open = wrong.is_some();
    view! {
        <details open=open>
            <summary class="button">{ask}</summary>
            <form class="form" method="post" action=action>
                <label for=id.clone()>{why}</label>
                {again.then(|| view! { <ProblemOf field="reason"/> })}
                <textarea id=id name="reason" rows="3" maxlength=NOTE_MAX.to_string() required
                    autofocus=open aria-describedby=wrong>{typed}</textarea>
                <button class="button">{send}</button>
            </form>
        </details>
    }
    .into_any()
}
