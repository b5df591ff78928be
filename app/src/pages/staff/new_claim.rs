//! A subsidy that the program cannot find: training, colleges, providers. First the kind, then what its rule asks.

use super::new_placement::input;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::claim::NEW_CLAIM;
use crate::pages::public::policy::facts_form;
use crate::pages::query_value;
use crate::text::{Lang, claim as words};
use domain::claim::{ClaimKind, PayeeKind};
use domain::permission::{Deed, Function};
use leptos::prelude::*;

/// `/staff/claims/new?kind=`.
#[component]
pub fn NewClaim() -> impl IntoView {
    let kind = query_value::<ClaimKind>("kind").filter(|kind| !kind.is_found());
    when(
        move |Asker { actor, .. }| async move {
            actor.scope(Deed::Create, Function::Claim)?;
            Ok(())
        },
        move |()| show(kind),
    )
}

fn show(kind: Option<ClaimKind>) -> AnyView {
    let lang = lang();
    let form = kind.map(|kind| form(kind, lang));
    let options = ClaimKind::ALL
        .iter()
        .filter(|one| !one.is_found())
        .map(|one| {
            let selected = kind == Some(*one);
            view! { <option value=one.code() selected=selected>{words::kind(*one, lang)}</option> }
        })
        .collect_view();
    staff_page(
        words::enter(lang),
        view! {
            <h1>{words::enter(lang)}</h1>
            <p>{words::enter_do(lang)}</p>
            <form class="row" action=NEW_CLAIM>
                <label for="which">{words::kind_label(lang)}</label>
                <select id="which" name="kind">{options}</select>
                <button class="button">{words::choose_kind(lang)}</button>
            </form>
            {form}
        },
    )
}

fn form(kind: ClaimKind, lang: Lang) -> AnyView {
    let payee = (kind.payee() != PayeeKind::Person)
        .then(|| input("payee", words::payee_name(lang), "text", String::new()));
    let facts = domain::policy::find(kind.rule())
        .ok()
        .map(|rule| facts_form(rule, &flash(), lang));
    view! {
        <form class="form" id="new" method="post" action=NEW_CLAIM>
            <h2>{words::kind(kind, lang)}</h2>
            <input type="hidden" name="kind" value=kind.code()/>
            <ProblemOf field="kind"/>
            {input("person_no", words::person_no(lang), "text", String::new())}
            {payee}
            {input("from", words::from(lang), "date", String::new())}
            {input("to", words::to(lang), "date", String::new())}
            {facts}
            <button class="button act">{words::enter(lang)}</button>
        </form>
    }
    .into_any()
}
