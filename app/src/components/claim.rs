//! How an amount came about, in plain words; the papers to tick; and the subsidies of whoever looks.

use super::{Icon, ProblemOf, Sign};
use crate::asked::flash;
use crate::pages::staff::claims::{marks, period};
use crate::routes;
use crate::text::{Lang, claim as words, figures, policies};
use domain::claim::{Calculation, Claim, ClaimKind, ClaimState};
use domain::ports::OwnClaims;
use domain::values::Fen;
use leptos::prelude::*;

/// Rule, inputs, figures with their sources, result.
pub fn calculation(one: &Calculation, kind: ClaimKind, amount: Fen, lang: Lang) -> AnyView {
    let limit = one.limit.as_ref().map(|limit| {
        view! {
            <h3>{words::limit(lang)}</h3>
            {reckoned(limit, lang)}
            <p>{words::result(lang)} " " <b>{limit.result.to_string()} " " {words::months_of(lang)}</b></p>
        }
    });
    view! {
        <section id="calculation">
            <h2>{words::calculation(lang)}</h2>
            <p><b>{words::kind(kind, lang)}</b> " · " {words::rule(lang)} " "
                <a href=routes::policy(&one.rule)>{one.rule.clone()}</a></p>
            {reckoned(one, lang)}
            <p>{words::result(lang)} " " <b>{figures::money(amount, lang)}</b></p>
            {limit}
        </section>
    }
    .into_any()
}

fn reckoned(one: &Calculation, lang: Lang) -> AnyView {
    let inputs = policies::told(&one.inputs, lang)
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
        .collect_view();
    let figures = policies::figures_told(&one.figures, lang)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <h3>{words::inputs(lang)}</h3>
        <dl class="facts">{inputs}</dl>
        <h3>{words::figures(lang)}</h3>
        <ul class="plain">{figures}</ul>
    }
    .into_any()
}

/// The papers, each to be ticked.
pub fn ticks(claim: &Claim, lang: Lang) -> AnyView {
    let typed = flash().typed;
    let was_sent = typed.iter().any(|(name, _)| name == "documents");
    let boxes = claim
        .kind
        .documents()
        .iter()
        .map(|paper| {
            let again = typed
                .iter()
                .any(|(name, text)| name == "documents" && text == paper.code());
            let ticked = if was_sent {
                again
            } else {
                claim.documents.contains(paper)
            };
            view! {
                <label class="tick">
                    <input type="checkbox" name="documents" value=paper.code() checked=ticked/>
                    " " {words::document(*paper, lang)}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{words::documents(lang)}</legend>
            <ProblemOf field="documents"/>
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// The subsidies of a person or a firm: what may be theirs, what to bring, where each stands.
pub fn own_subsidies(
    own: &OwnClaims,
    (title, none): (&'static str, &'static str),
    send_to: fn(domain::ids::ClaimId) -> String,
    lang: Lang,
) -> AnyView {
    let empty = own
        .lines
        .is_empty()
        .then(|| view! { <p class="quiet">{none}</p> });
    let lines = own
        .lines
        .iter()
        .map(|(claim, about)| own_line(claim, about, send_to, lang))
        .collect_view();
    view! {
        <section id="subsidies">
            <h2><Sign icon=Icon::Tick/> {title}</h2>
            {empty}
            <ul class="cards">{lines}</ul>
        </section>
    }
    .into_any()
}

fn own_line(claim: &Claim, about: &str, send_to: fn(domain::ids::ClaimId) -> String, lang: Lang) -> AnyView {
    let may_apply = claim.state == ClaimState::Draft && claim.blocked.is_none();
    let form = may_apply.then(|| {
        view! {
            <p>{words::mine_found(lang)} " · " {words::apply_by(lang)} " " {figures::full_day(claim.apply_by, lang)}</p>
            <details>
                <summary>{words::bring(lang)}</summary>
                <form class="form" method="post" action=send_to(claim.id)>
                    {ticks(claim, lang)}
                    {parts_of(claim, lang)}
                    <button class="button act">{words::apply(lang)}</button>
                </form>
            </details>
        }
    });
    let reason = match &claim.state {
        ClaimState::Refused { reason } | ClaimState::Recover { reason, .. } => {
            Some(view! { <p>{words::reason(lang)} " " {reason.clone()}</p> })
        }
        _ => None,
    };
    let about = (!about.is_empty()).then(|| format!(" · {} {about}", words::about(lang)));
    view! {
        <li class="card" id=format!("claim-{}", claim.id)>
            <h3>{words::kind(claim.kind, lang)} " · " <b>{figures::money(claim.amount, lang)}</b> {about}</h3>
            <p>{period(claim, lang)} " · " <span class="mark">{words::state(&claim.state, lang)}</span></p>
            {claim.blocked.map(|_| marks(claim, lang))}
            {reason}
            {form}
        </li>
    }
    .into_any()
}

/// What an employer paid of the insurance, where the rule pays it back.
fn parts_of(claim: &Claim, lang: Lang) -> Option<AnyView> {
    let id = format!("parts-{}", claim.id);
    (claim.kind == ClaimKind::PublicEmployer).then(|| {
        view! {
            <label for=id.clone()>{words::parts(lang)}</label>
            <ProblemOf field="parts"/>
            <input id=id name="parts" inputmode="decimal" autocomplete="off" value=flash().typed("parts")/>
        }
        .into_any()
    })
}
