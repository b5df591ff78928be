//! One's own account: password, second step, where one is signed in.

use super::when;
use crate::asked::{Asker, Here, SecondStepDemanded, flash, lang};
use crate::components::{Field, Icon, Sign, staff_page};
use crate::forms;
use crate::text::{Lang, account as words, codes, common, figures, staff};
use domain::ports::{OwnAccount, SecondStep, SessionLine};
use leptos::prelude::*;

/// `/staff/account`.
#[component]
pub fn Account() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| {
            let here = Here::session();
            async move { ports.accounts.own(&actor, here?).await }
        },
        |own| show(&own),
    )
}

fn show(own: &OwnAccount) -> AnyView {
    let lang = lang();
    let who = [
        own.staff.login.clone(),
        codes::role(own.staff.role, lang).to_owned(),
        own.place.clone(),
    ];
    let rest = (!own.must_change).then(|| {
        view! {
            {second_step(&own.second_step, lang)}
            {sessions(&own.sessions, lang)}
        }
    });
    let demanded = use_context::<SecondStepDemanded>().is_some();
    let due = match (own.must_change, demanded) {
        (true, _) => Some(words::must_change(lang)),
        (false, true) => Some(words::must_have_second(lang)),
        (false, false) => None,
    };
    staff_page(
        words::own_title(lang),
        view! {
            <h1>{words::own_title(lang)}</h1>
            <p>{who.join(" · ")}</p>
            {due.map(|words| view! { <p class="notice"><b>{words}</b></p> })}
            {password(&own.staff.login, lang)}
            {rest}
        },
    )
}

fn password(login: &str, lang: Lang) -> AnyView {
    let fields = [
        ("old", words::password_old(lang), "current-password"),
        ("new", words::password_new(lang), "new-password"),
        ("again", words::password_again(lang), "new-password"),
    ]
    .map(|(name, label, fill)| view! { <Field name label kind="password" fill/> });
    view! {
        <form class="form" id="new-password" method="post" action=forms::ACCOUNT_PASSWORD>
            <h2>{words::password_title(lang)}</h2>
            <p>{words::password_how(lang)}</p>
            <input type="hidden" name="login" autocomplete="username" value=login.to_owned()/>
            {fields}
            <button class="button act">{words::password_change(lang)}</button>
            <p class="quiet">{words::password_ends(lang)}</p>
        </form>
    }
    .into_any()
}

fn second_step(step: &SecondStep, lang: Lang) -> AnyView {
    let part = match step {
        SecondStep::Off => view! {
            <p>{words::second_off(lang)}</p>
            {with_password(forms::SECOND_STEP, words::second_begin(lang), lang)}
        }
        .into_any(),
        SecondStep::Begun {
            secret,
            address,
            qr_svg,
        } => begun([secret, address, qr_svg].map(Clone::clone), lang),
        SecondStep::On { recovery_codes } => view! {
            <p><Sign icon=Icon::Tick/>{words::second_on(lang)} " " {words::recovery_left(*recovery_codes, lang)}</p>
            {fresh_codes(lang)}
            {with_password(forms::SECOND_STEP_REMOVE, words::second_remove(lang), lang)}
        }
        .into_any(),
    };
    view! { <section id="second-step"><h2>{words::second_title(lang)}</h2>{part}</section> }.into_any()
}

fn begun([secret, address, qr_svg]: [String; 3], lang: Lang) -> AnyView {
    view! {
        <p>{words::second_scan(lang)}</p>
        <div class="qr" inner_html=qr_svg></div>
        <p><a class="button" href=address>{words::second_open(lang)}</a></p>
        <p>{words::second_type(lang)} <b class="code">{secret}</b></p>
        <form class="form" method="post" action=forms::SECOND_STEP_CONFIRM>
            <Field name="code" label=words::second_code(lang) keys="numeric" fill="one-time-code" code=true/>
            <button class="button act">{words::second_confirm(lang)}</button>
        </form>
    }
    .into_any()
}

/// Recovery codes just made.
fn fresh_codes(lang: Lang) -> Option<AnyView> {
    let codes = flash().secrets;
    (!codes.is_empty()).then(|| {
        let codes = codes
            .into_iter()
            .map(|code| view! { <li class="code">{code}</li> })
            .collect_view();
        view! { <div class="notice"><p>{words::recovery_once(lang)}</p><ol>{codes}</ol></div> }.into_any()
    })
}

/// A deed that asks for the password once more.
fn with_password(action: &'static str, name: &'static str, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=action>
            <Field name="password" label=words::password_old(lang) kind="password" fill="current-password"/>
            <button class="button">{name}</button>
        </form>
    }
    .into_any()
}

fn sessions(sessions: &[SessionLine], lang: Lang) -> AnyView {
    let others = (sessions.len() > 1).then(|| {
        view! {
            <form method="post" action=forms::END_OTHER_SESSIONS>
                <button class="button">{words::sessions_end_others(lang)}</button>
            </form>
        }
    });
    view! {
        <section id="sessions">
            <h2>{words::sessions_title(lang)}</h2>
            {session_list(sessions, forms::END_SESSION, lang)}
            {others}
        </section>
        <form method="post" action=forms::SIGN_OUT><button class="button">{staff::sign_out(lang)}</button></form>
    }
    .into_any()
}

/// Sessions, each with a button that ends it but for the one asking.
pub fn session_list(sessions: &[SessionLine], action: &'static str, lang: Lang) -> AnyView {
    let lines = sessions
        .iter()
        .map(|session| {
            let end = (!session.here).then(|| {
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="session" value=session.id.to_string()/>
                        <button class="button">{words::sessions_end(lang)}</button>
                    </form>
                }
            });
            let here = session
                .here
                .then(|| view! { <b>{common::colon(lang)}{words::sessions_here(lang)}</b> });
            view! {
                <li class="row">
                    <span>{words::device(session.device, lang)} {here} <br/>
                        <small>{words::seen(&figures::moment(session.seen_at, lang), lang)}</small></span>
                    {end}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain sessions">{lines}</ul> }.into_any()
}
