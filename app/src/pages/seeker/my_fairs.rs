//! One's own fairs, and the code that is shown at the gate.

use crate::asked::{Asker, lang, qr_of};
use crate::components::{Icon, Sign, Tab, own_fair_card, public_page};
use crate::forms::{fair as to, gate};
use crate::islands::PrintButton;
use crate::pages::public::event::{cancelled, facts, seat_buttons, stands};
use crate::pages::{path_part, when};
use crate::text::{Lang, common, fair as words};
use domain::fair::RegistrationState;
use domain::ids::FairId;
use domain::ports::{FairSlip, FairWhom, OwnFair};
use leptos::prelude::*;

/// `/me/fairs`.
#[component]
pub fn MyFairs() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.fairs.own_fairs(&actor, None).await },
        |fairs| {
            let lang = lang();
            public_page(
                words::my_title(lang),
                Tab::Mine,
                view! {
                    <h1>{words::my_title(lang)}</h1>
                    {fairs.is_empty().then(|| view! { <p class="notice">{words::my_none(lang)}</p> })}
                    {cards(&fairs, None, lang)}
                    <p><a class="button act" href=to::EVENTS>{words::look(lang)}</a></p>
                },
            )
        },
    )
}

/// The part of the page behind a personal link, or of one's own page: what is to come.
pub fn part(fairs: &[OwnFair], code: Option<&str>, lang: Lang) -> Option<AnyView> {
    let ahead: Vec<OwnFair> = fairs.iter().filter(|one| one.is_ahead).cloned().collect();
    (!ahead.is_empty()).then(|| {
        view! {
            <section id="fairs">
                <h2>{words::my_title(lang)}</h2>
                {cards(&ahead, code, lang)}
            </section>
        }
        .into_any()
    })
}

fn cards(fairs: &[OwnFair], code: Option<&str>, lang: Lang) -> AnyView {
    let cards = fairs
        .iter()
        .map(|one| {
            let id = one.fair.id;
            let page = code.map_or_else(|| to::own_fair_path(id), |code| to::link_fair_path(code, id));
            own_fair_card(&one.fair, to::event_path(id), own(one, &page, lang), lang)
        })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

/// How the person stands to it.
fn own(one: &OwnFair, page: &str, lang: Lang) -> AnyView {
    let state = one.registration.state;
    let reason = one
        .reason
        .clone()
        .map(|reason| view! { <p>{format!("{} {reason}", words::cancelled(lang))}</p> });
    let moved = one
        .changes
        .first()
        .filter(|_| one.is_open)
        .map(|change| view! { <p class="quiet">{words::was_before(change, lang)}</p> });
    let unfit = one
        .unfit
        .filter(|_| one.is_open)
        .map(|why| view! { <p class="notice"><Sign icon=Icon::Warning/>{words::unfit(why, lang)}</p> });
    let waits = (one.is_open && state == RegistrationState::Waiting)
        .then(|| view! { <p class="quiet">{words::waiting_do(lang)}</p> });
    let ticket = (one.is_open && state == RegistrationState::Registered)
        .then(|| view! { <a class="button act" href=page.to_owned()>{words::ticket(lang)}</a> });
    let buttons = one
        .is_open
        .then(|| seat_buttons(Some(&one.registration), page, one.fair.seats.is_full(), lang));
    view! {
        {reason} {moved}
        {one.is_open.then(|| view! { <p><b>{words::own_state(state, lang)}</b></p> })}
        {unfit} {waits}
        <div class="row">{ticket} {buttons}</div>
    }
    .into_any()
}

/// `/me/fairs/{id}`.
#[component]
pub fn MyFair() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fair_slip(&actor, id?, FairWhom::Own).await },
        |slip| ticket_page(&slip),
    )
}

/// `/l/{code}/fairs/{id}`.
#[component]
pub fn LinkFair() -> impl IntoView {
    let (id, code) = (path_part::<FairId>("id"), path_part::<String>("code"));
    when(
        move |Asker { ports, actor, .. }| async move {
            ports.fairs.fair_slip(&actor, id?, FairWhom::Link(code?)).await
        },
        |slip| ticket_page(&slip),
    )
}

fn ticket_page(slip: &FairSlip) -> AnyView {
    let lang = lang();
    public_page(
        words::ticket(lang),
        Tab::Mine,
        view! {
            {ticket(slip, lang)}
            {(!slip.stands.is_empty()).then(|| view! { <h2>{words::employers(lang)}</h2> })}
            {stands(&slip.stands, lang)}
        },
    )
}

/// The code, large, with what one has to know to come.
pub fn ticket(slip: &FairSlip, lang: Lang) -> AnyView {
    let plan = &slip.fair.plan;
    let code = qr_of(&gate::code_path(&slip.registration.code));
    let drawn = code
        .map(|svg| view! { <div class="qr" role="img" aria-label=words::ticket(lang) inner_html=svg></div> });
    let unfit = slip
        .unfit
        .map(|why| view! { <p class="notice"><Sign icon=Icon::Warning/>{words::unfit(why, lang)}</p> });
    view! {
        <section class="slip">
            <h1>{words::discreet(&plan.title, plan.kind, lang)}</h1>
            {cancelled(&slip.fair, lang)}
            <p><b>{slip.name.clone()}</b> {format!(" · {}", words::own_state(slip.registration.state, lang))}</p>
            {drawn}
            <p class="code">{slip.registration.code.grouped()}</p>
            <p>{words::ticket_do(lang)}</p>
            {unfit}
            {facts(&slip.fair, &slip.place, lang)}
            <PrintButton label=common::print(lang).to_owned()/>
        </section>
    }
    .into_any()
}
