//! What can be done now: the notice, a payment, instalments, the end.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
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

/// What goes with a step: the version that was seen, and which step it is, so that the form that comes back is known again.
fn hidden(one: &EnrolmentView, step: &'static str) -> AnyView {
    let version = one.line.enrolment.version.to_string();
    view! {
        <input type="hidden" name="version" value=version/>
        <input type="hidden" name="step" value=step/>
    }
    .into_any()
}

/// Whether it is this form that came back.
fn came_back(step: &'static str) -> bool {
    flash().typed("step") == step
}

/// The day of a step: what was typed in it, or the usual one.
fn on((step, id): (&'static str, &'static str), label: &'static str, usual: String) -> AnyView {
    let here = came_back(step);
    let value = if here { flash().typed("on") } else { usual };
    view! {
        <label for=id>{label}</label>
        {here.then(|| view! { <ProblemOf field="on"/> })}
        <input id=id name="on" type="date" value=value aria-describedby=described("on").filter(|_| here)/>
    }
    .into_any()
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
            {hidden(one, "notify")}
            {on(("notify", "on"), words::notify_on(lang), one.today.to_string())}
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
            {hidden(one, "pay")}
            {input("fen", words::pay_fen(lang), "text", fen.to_string())}
            {on(("pay", "paid-on"), words::pay_on(lang), one.today.to_string())}
            {input("receipt", words::receipt(lang), "text", String::new())}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn agree(one: &EnrolmentView, lang: Lang) -> AnyView {
    view! {
        <details class="filters" open=came_back("agree")>
            <summary>{words::agree(lang)}</summary>
            <form class="form" method="post" action=to::step_path(one.line.enrolment.id, "agree")>
                {hidden(one, "agree")}
                {on(("agree", "agreed-on"), words::agree_on(lang), one.today.to_string())}
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
        <details class="filters" open=one.died_on.is_some() || came_back("close")>
            <summary>{words::close(lang)}</summary>
            <form class="form" method="post" action=to::step_path(one.line.enrolment.id, "close")>
                <p>{words::close_do(lang)}</p>
                {hidden(one, "close")}
                {select(("cause", words::close_why(lang)), CloseCause::ALL, (CloseCause::code, |cause| words::cause(cause, lang)))}
                {on(("close", "closed-on"), words::close_on(lang), day)}
                <button class="button">{words::close(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
