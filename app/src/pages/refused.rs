//! The page of a refusal: what happened, what to do, and one way on.

use crate::asked::lang;
use crate::components::{public_page, staff_page};
use crate::text::{Lang, common, door, refusal as words, staff};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// The page of a refusal. Sets the status of the answer.
pub fn refused(refusal: &Refusal) -> AnyView {
    let lang = lang();
    set_status(refusal);
    let way_on = way_on(refusal, lang);
    public_page(
        words::happened(refusal, lang),
        None,
        notice(refusal, way_on, lang),
    )
}

/// The same for staff, inside their frame: the way on is the desk.
pub fn refused_to_staff(refusal: &Refusal) -> AnyView {
    let lang = lang();
    set_status(refusal);
    let way_on = ("/staff", staff::area_title(lang));
    staff_page(words::happened(refusal, lang), notice(refusal, way_on, lang))
}

fn notice(refusal: &Refusal, (href, name): (&'static str, &'static str), lang: Lang) -> AnyView {
    let ticket = match refusal {
        Refusal::Internal { ticket } => {
            Some(view! { <p>{words::ticket(lang)} " " <b>{ticket.clone()}</b></p> })
        }
        _ => None,
    };
    view! {
        <div class="notice">
            <h1>{words::happened(refusal, lang)}</h1>
            <p>{words::what_to_do(refusal, lang)}</p>
            {ticket}
            <p><a class="button act" href=href>{name}</a></p>
        </div>
    }
    .into_any()
}

fn way_on(refusal: &Refusal, lang: Lang) -> (&'static str, &'static str) {
    match refusal {
        Refusal::WrongCredentials | Refusal::Locked { .. } => ("/staff", words::sign_in(lang)),
        Refusal::Erased | Refusal::LinkExpired | Refusal::LinkRevoked | Refusal::Internal { .. } => {
            ("/help", words::get_help(lang))
        }
        Refusal::VacancyClosed => ("/vacancies", common::tab_find(lang)),
        Refusal::NotSignedIn
        | Refusal::CodeSpent
        | Refusal::NotAllowed
        | Refusal::Changed
        | Refusal::PostingBlocked
        | Refusal::Held { .. }
        | Refusal::FourEyes
        | Refusal::OwnFamily
        | Refusal::FigureNotSet { .. }
        | Refusal::RuleNotMet
        | Refusal::NotReady
        | Refusal::NotEligible
        | Refusal::Merged
        | Refusal::CannotUndo
        | Refusal::InHandOver
        | Refusal::PaidBefore
        | Refusal::FiguresStand
        | Refusal::NoticeHangs
        | Refusal::PostByCounty
        | Refusal::BothUnderWay
        | Refusal::UnderWay => ("/me", door::enter_title(lang)),
        Refusal::NotFound
        | Refusal::NoMoreToday
        | Refusal::TooMany
        | Refusal::TooLate
        | Refusal::ListTooLong { .. }
        | Refusal::Fields(_) => ("/", common::back_home(lang)),
    }
}

/// Sets the status of the answer.
pub fn set_status(refusal: &Refusal) {
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(status) = status(refusal).try_into()
    {
        response.set_status(status);
    }
}

/// Answers with the way to another page; the page shown holds the link as well.
pub fn lead_to(address: &str) {
    leptos_axum::redirect(address);
}

/// The status of the answer. What lies outside the asker's area is 404, as if it did not exist.
const fn status(refusal: &Refusal) -> u16 {
    match refusal {
        Refusal::NotSignedIn | Refusal::WrongCredentials => 401,
        Refusal::NotAllowed | Refusal::FourEyes | Refusal::OwnFamily => 403,
        Refusal::NotFound => 404,
        Refusal::Erased
        | Refusal::LinkExpired
        | Refusal::LinkRevoked
        | Refusal::VacancyClosed
        | Refusal::CodeSpent
        | Refusal::TooLate => 410,
        Refusal::Changed
        | Refusal::Held { .. }
        | Refusal::PaidBefore
        | Refusal::FiguresStand
        | Refusal::NoticeHangs
        | Refusal::UnderWay
        | Refusal::PostByCounty
        | Refusal::BothUnderWay
        | Refusal::InHandOver
        | Refusal::Merged
        | Refusal::CannotUndo => 409,
        Refusal::FigureNotSet { .. }
        | Refusal::RuleNotMet
        | Refusal::NotReady
        | Refusal::NotEligible
        | Refusal::PostingBlocked
        | Refusal::ListTooLong { .. }
        | Refusal::Fields(_) => 422,
        Refusal::Locked { .. } | Refusal::NoMoreToday | Refusal::TooMany => 429,
        Refusal::Internal { .. } => 500,
    }
}
