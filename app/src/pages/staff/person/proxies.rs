//! Family members who act for a person: recorded by staff with the proof of consent.

use crate::asked::flash;
use crate::components::{Field, ProblemOf};
use crate::forms;
use crate::pages::seeker::proxies::{facts, fresh_code, until, who_it_is};
use crate::text::{Lang, common, door as words, figures};
use domain::ids::PersonId;
use domain::ports::ProxyView;
use domain::proxy::ConsentForm;
use leptos::prelude::*;

/// The whole part.
pub fn part(person: PersonId, proxies: &[ProxyView], writes: bool, lang: Lang) -> AnyView {
    let lines = proxies
        .iter()
        .map(|proxy| view! { <li class="card">{facts(proxy, lang)} {consent(proxy, lang)} {writes.then(|| deeds(person, proxy, lang))}</li> })
        .collect_view();
    view! {
        <section id="proxies">
            <h2>{words::proxies_staff(lang)}</h2>
            {fresh_code(lang)}
            {proxies.is_empty().then(|| view! { <p>{words::proxies_staff_none(lang)}</p> })}
            <ul class="cards">{lines}</ul>
            {writes.then(|| record(person, lang))}
        </section>
    }
    .into_any()
}

fn consent(proxy: &ProxyView, lang: Lang) -> AnyView {
    let how = words::consent(proxy.consent, lang);
    view! { <p class="quiet">{words::proxy_consent(lang)} {common::colon(lang)} {how} " · " {figures::full_day(proxy.consent_on, lang)}</p> }
        .into_any()
}

fn deeds(person: PersonId, proxy: &ProxyView, lang: Lang) -> Option<AnyView> {
    let form = move |action: String, name: &'static str| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="person" value=person.to_string()/>
                <button class="button">{name}</button>
            </form>
        }
    };
    proxy.in_force.then(|| {
        view! {
            <div class="row">
                {form(forms::renew_proxy_path(proxy.id), words::proxy_code(lang))}
                {form(forms::revoke_proxy_path(proxy.id), words::proxy_revoke(lang))}
            </div>
        }
        .into_any()
    })
}

fn record(person: PersonId, lang: Lang) -> AnyView {
    let typed = flash();
    let forms_of_consent = ConsentForm::ALL
        .iter()
        .filter(|one| **one != ConsentForm::SignedIn)
        .map(|one| {
            let selected = typed.typed("consent") == one.code();
            view! { <option value=one.code() selected=selected>{words::consent(*one, lang)}</option> }
        })
        .collect_view();
    // Only a form that had a mistake comes back with what was typed.
    let wrong = !typed.typed("consent").is_empty();
    view! {
        <details open=wrong>
            <summary class="button">{words::proxy_add(lang)}</summary>
            <form class="form" method="post" action=forms::proxies_path(person)>
                {who_it_is(lang)}
                <label for="consent">{words::proxy_consent(lang)}</label>
                <ProblemOf field="consent"/>
                <select id="consent" name="consent">{forms_of_consent}</select>
                <Field name="consent_on" label=words::proxy_consent_on(lang) kind="date"/>
                {until(lang)}
                <button class="button act">{words::proxy_record(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
