//! One's own page for somebody who is signed in: the five, and the ways on.

use super::my_leads::five;
use super::{my_assessments, my_classes, my_fairs, my_insurance, my_work};
use crate::asked::lang;
use crate::components::{Tab, inbox, my_recognitions, own_subsidies, public_page};
use crate::forms;
use crate::text::{Lang, calendar, case, claim, door, erasure, leads as words, privacy};
use domain::ports::{
    Inbox, MyLeads, MyRecognition, OwnClaims, OwnClass, OwnEnrolment, OwnFair, OwnRetention, OwnWork,
    PersonAssessments,
};
use leptos::prelude::*;

/// The page. Whoever acts for the person appoints nobody else.
pub fn show(
    (mine, work, insurance, claims, classes): (&MyLeads, &OwnWork, &[OwnEnrolment], &OwnClaims, &[OwnClass]),
    (assessments, fairs): (&PersonAssessments, &[OwnFair]),
    news: &Inbox,
    applications: &[MyRecognition],
    may_appoint: bool,
    retention: Option<OwnRetention>,
) -> AnyView {
    let lang = lang();
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            {retention.map(|file| about_to_end(file, lang))}
            {five(mine, forms::MINE, lang)}
            {my_fairs::part(fairs, None, lang)}
            {my_work::part(work, lang)}
            {my_classes::part(classes, lang)}
            {my_insurance::part(insurance, lang)}
            {own_subsidies(claims, (claim::mine(lang), claim::mine_none(lang)), forms::claim::my_claim_path, lang)}
            {my_assessments::part(assessments, lang)}
            {inbox(news, lang)}
            {my_recognitions(applications, None, lang)}
            {ways_on(may_appoint, lang)}
        },
    )
}

/// The time of the file is over: what happens, and what to do against it.
fn about_to_end(file: OwnRetention, lang: Lang) -> AnyView {
    view! {
        <div class="notice">
            <p><b>{erasure::own_title(lang)}</b></p>
            <p>{erasure::own(file.due_on, file.cause, lang)}</p>
            <p>{erasure::own_do(lang)}</p>
        </div>
    }
    .into_any()
}

fn ways_on(may_appoint: bool, lang: Lang) -> AnyView {
    let proxies =
        may_appoint.then(|| view! { <a class="button" href=forms::OWN_PROXIES>{door::proxies(lang)}</a> });
    let calendar = may_appoint
        .then(|| view! { <a class="button" href=forms::calendar::MY_CALENDAR>{calendar::mine(lang)}</a> });
    // Whoever acts for the person says what is wrong, and reads nothing of it afterwards.
    let cases = if may_appoint {
        forms::case::OWN_CASES
    } else {
        forms::case::NEW_COMPLAINT
    };
    view! {
        <nav class="row ways" aria-label=door::enter_title(lang)>
            {proxies}
            {calendar}
            <a class="button" href=forms::fair::OWN_FAIRS>{crate::text::fair::my_title(lang)}</a>
            <a class="button" href=cases>{case::own_title(lang)}</a>
            <a class="button" href=forms::privacy::MY_DATA>{privacy::title(lang)}</a>
            <a class="button" href="/me/devices">{door::devices(lang)}</a>
        </nav>
        <form method="post" action=forms::LEAVE><button class="button">{door::leave(lang)}</button></form>
    }
    .into_any()
}
