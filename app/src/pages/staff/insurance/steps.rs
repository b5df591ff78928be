//! What can be done now: the notice, a payment, instalments, the end.

use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms::insurance as to;
use crate::pages::staff::new_placement::{input, select};
use crate::text::{Lang, insurance as words};
use domain::insurance::{CloseCause, EnrolmentState, LandScheme};
use domain::ports::EnrolmentView;
use domain::values::Fen;
use leptos::prelude::*;

/// The forms of the state.
pub fn part(one: &EnrolmentView, lang: Lang) -> AnyView {
    let enrolment = &one.line.enrolment;
    let step = match enrolment.state {
        EnrolmentState::Ready => Some(notify(one, lang)),
        EnrolmentState::Notified { .. } => Some(view! { {pay(one, lang)} {agree(one, lang)} }.into_any()),
        EnrolmentState::Instalments { .. } => Some(pay(one, lang)),
        _ => None,
    };
    let end = enrolment.state.is_active().then(|| close(one, lang));
    view! { {step} {end} }.into_any()
}

fn version(one: &EnrolmentView) -> AnyView {
    let version = one.line.enrolment.version.to_string();
    view! { <input type="hidden" name="version" value=version/> }.into_any()
}

fn notify(one: &EnrolmentView, lang: Lang) -> AnyView {
    let enrolment = &one.line.enrolment;
    let name = match enrolment.scheme {
        LandScheme::Pension => words::notify(lang),
        LandScheme::Allowance => words::notify_free(lang),
    };
    view! {
        <form class="form" method="post" action=to::step_path(enrolment.id, "notify")>
            <h3>{name}</h3>
            {version(one)}
            {input("on", words::notify_on(lang), "date", one.today.to_string())}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn pay(one: &EnrolmentView, lang: Lang) -> AnyView {
    let enrolment = &one.line.enrolment;
    let left = Fen(enrolment.shares.person.0 - one.line.paid.0);
    let fen = match (enrolment.state, one.line.plan.next) {
        (EnrolmentState::Instalments { .. }, Some(next)) => next.fen.min(left),
        _ => left,
    };
    view! {
        <form class="form" method="post" action=to::step_path(enrolment.id, "pay")>
            <h3>{words::pay(lang)}</h3>
            <p>{words::left(lang)} " " <b>{words::exact(left, lang)}</b></p>
            {version(one)}
            {input("fen", words::pay_fen(lang), "text", fen.to_string())}
            <label for="paid-on">{words::pay_on(lang)}</label>
            <ProblemOf field="on"/>
            <input id="paid-on" name="on" type="date" value=one.today.to_string()/>
            {input("receipt", words::receipt(lang), "text", String::new())}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn agree(one: &EnrolmentView, lang: Lang) -> AnyView {
    let open = flash().problem("parts").is_some();
    view! {
        <details class="filters" open=open>
            <summary>{words::agree(lang)}</summary>
            <form class="form" method="post" action=to::step_path(one.line.enrolment.id, "agree")>
                {version(one)}
                <label for="agreed-on">{words::agree_on(lang)}</label>
                <input id="agreed-on" name="on" type="date" value=one.today.to_string()/>
                {input("parts", words::parts(lang), "number", "4".to_owned())}
                <button class="button act">{words::agree(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn close(one: &EnrolmentView, lang: Lang) -> AnyView {
    let day = one.died_on.unwrap_or(one.today).to_string();
    view! {
        <details class="filters" open=one.died_on.is_some()>
            <summary>{words::close(lang)}</summary>
            <form class="form" method="post" action=to::step_path(one.line.enrolment.id, "close")>
                <p>{words::close_do(lang)}</p>
                {version(one)}
                {select(("cause", words::close_why(lang)), CloseCause::ALL, (CloseCause::code, |cause| words::cause(cause, lang)))}
                <label for="closed-on">{words::close_on(lang)}</label>
                <input id="closed-on" name="on" type="date" value=day/>
                <button class="button">{words::close(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
