//! Pages for staff. Whoever is not signed in sees the sign-in form in their place.

pub mod coverage;
mod coverage_table;
pub mod people;
pub mod person;
pub mod shortages;
mod sign_in;
pub mod slips;
pub mod today;

use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::pages::refused;
use crate::text::{refusal as words, staff};
use domain::ports::Answered;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// As [`crate::pages::when`], for staff: a refusal stays inside the staff frame, and whoever is not signed in is
/// asked to.
fn when<T, F>(ask: impl FnOnce(Asker) -> F, show: impl FnOnce(T) -> AnyView + Send + 'static) -> AnyView
where
    F: Future<Output = Answered<T>> + Send + 'static,
    T: Send + 'static,
{
    let asker = match Asker::here() {
        Ok(asker) => asker,
        Err(refusal) => return refused(&refusal),
    };
    if asker.actor.staff().is_err() {
        return sign_in::page();
    }
    let answer = ask(asker);
    Suspend::new(async move {
        match answer.await {
            Ok(answer) => show(answer),
            Err(Refusal::NotAllowed) => not_allowed(),
            Err(refusal) => refused(&refusal),
        }
    })
    .into_any()
}

fn not_allowed() -> AnyView {
    let lang = lang();
    crate::pages::set_status(&Refusal::NotAllowed);
    staff_page(
        staff::area_title(lang),
        view! {
            <div class="notice">
                <h1>{words::happened(&Refusal::NotAllowed, lang)}</h1>
                <p>{words::what_to_do(&Refusal::NotAllowed, lang)}</p>
                <p><a class="button act" href="/staff">{staff::area_title(lang)}</a></p>
            </div>
        },
    )
}
