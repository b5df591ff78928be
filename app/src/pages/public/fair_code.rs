//! What a telephone opens that scans the code of a visitor with its own camera. It says nothing of whoever shows the code; who scans
//! at this fair goes on from here with one tap: with the account of an employer, or on the phone of a gate or stand.

use crate::asked::{Asker, lang};
use crate::components::public_page;
use crate::forms::{fair as to, gate};
use crate::pages::{path_part, when};
use crate::text::{Lang, fair as words, gate as words_of_gates};
use domain::actor::Actor;
use domain::fair::code::FairCode;
use domain::ports::OwnFairDay;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/f/{code}`.
#[component]
pub fn ScannedCode() -> impl IntoView {
    let code = path_part::<String>("code").and_then(|typed| FairCode::parse(&typed).ok_or(Refusal::NotFound));
    let shown = code.clone();
    when(
        move |Asker { ports, actor, .. }| async move {
            code?;
            match actor {
                Actor::Employer { .. } => ports.fair_intents.own_fair_days(&actor).await,
                _ => Ok(Vec::new()),
            }
        },
        move |days| {
            shown
                .as_ref()
                .map_or_else(|_| ().into_any(), |code| show(code, &days))
        },
    )
}

fn show(code: &FairCode, days: &[OwnFairDay]) -> AnyView {
    let lang = lang();
    let own = days.iter().filter(|day| code.is_of(day.fair));
    let own = own.map(|day| at_own_stand(day, code, lang)).collect_view();
    public_page(
        words::ticket(lang),
        None,
        view! {
            <h1>{words::ticket(lang)}</h1>
            <p class="code">{code.grouped()}</p>
            <p>{words_of_gates::code_is(lang)}</p>
            {own}
            <p hidden=true data-desk=code.to_string()>
                <a class="button act big">{words_of_gates::to_desk(lang)}</a>
            </p>
            <p><a href=to::OWN_FAIRS>{words::my_title(lang)}</a></p>
        },
    )
}

/// The code stays out of the address of the stand.
fn at_own_stand(day: &OwnFairDay, code: &FairCode, lang: Lang) -> AnyView {
    let address = format!("{}/find", gate::own_stand_path(day.fair));
    view! {
        <form method="post" action=address>
            <input type="hidden" name="visitor" value=code.to_string()/>
            <button class="button act big">{words_of_gates::at_stand(lang)}</button>
            <p class="quiet">{day.title.clone()}</p>
        </form>
    }
    .into_any()
}
