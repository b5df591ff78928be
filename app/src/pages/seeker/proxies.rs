//! Who may act for the person signed in.

use crate::asked::{Asker, flash, lang, qr_of};
use crate::components::{Field, ProblemOf, Tab, public_page};
use crate::forms;
use crate::pages::when;
use crate::routes;
use crate::text::{Lang, common, door as words, figures};
use domain::ports::ProxyView;
use domain::proxy::Relation;
use leptos::prelude::*;

/// `/me/proxies`.
#[component]
pub fn Proxies() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.proxies.list(&actor, None).await },
        |proxies| show(&proxies),
    )
}

fn show(proxies: &[ProxyView]) -> AnyView {
    let lang = lang();
    let lines = proxies
        .iter()
        .map(|proxy| {
            let revoke = proxy.in_force.then(|| {
                view! {
                    <form method="post" action=forms::revoke_own_proxy_path(proxy.id)>
                        <button class="button">{words::proxy_revoke(lang)}</button>
                    </form>
                }
            });
            view! { <li class="card">{facts(proxy, lang)} {revoke}</li> }
        })
        .collect_view();
    let empty = proxies
        .is_empty()
        .then(|| view! { <p class="notice">{words::proxies_none(lang)}</p> });
    public_page(
        words::proxies_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::proxies_title(lang)}</h1>
            <p>{words::proxies_do(lang)}</p>
            {fresh_code(lang)}
            {empty}
            <ul class="cards">{lines}</ul>
            <form class="form" id="new" method="post" action=forms::OWN_PROXIES>
                <h2>{words::proxy_add(lang)}</h2>
                {who_it_is(lang)}
                {until(lang)}
                <button class="button act">{words::proxy_record(lang)}</button>
            </form>
            <p><a class="button" href=forms::MINE>{words::enter_title(lang)}</a></p>
        },
    )
}

/// Name, relation, masked number, until when.
pub fn facts(proxy: &ProxyView, lang: Lang) -> AnyView {
    let mut parts = vec![words::relation(proxy.relation, lang).to_owned()];
    parts.extend(proxy.masked_phone.clone());
    parts.push(crate::text::staff::valid_to(
        &figures::full_day(proxy.valid_to, lang),
        lang,
    ));
    let over = (!proxy.in_force).then(|| view! { <span class="mark amber">{words::proxy_over(lang)}</span> });
    view! { <p><b>{proxy.name.clone()}</b> " " {over} <br/> {common::clauses(&parts, lang)}</p> }.into_any()
}

/// A paper code just made.
pub fn fresh_code(lang: Lang) -> Option<AnyView> {
    let code = flash().link_code?;
    let path = routes::personal(&code);
    let drawn = qr_of(&path).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    Some(
        view! {
            <div class="notice">
                <p>{words::proxy_code_once(lang)}</p>
                {drawn}
                <p><b class="code">{code}</b> <br/> <a href=path.clone()>{path.clone()}</a></p>
            </div>
        }
        .into_any(),
    )
}

/// The fields for name, relation and telephone.
pub fn who_it_is(lang: Lang) -> AnyView {
    let typed = flash();
    let relations = Relation::ALL
        .iter()
        .map(|one| {
            let selected = typed.typed("relation") == one.code();
            view! { <option value=one.code() selected=selected>{words::relation(*one, lang)}</option> }
        })
        .collect_view();
    view! {
        <Field name="name" label=words::proxy_name(lang)/>
        <label for="relation">{words::proxy_relation(lang)}</label>
        <ProblemOf field="relation"/>
        <select id="relation" name="relation">{relations}</select>
        <Field name="phone" id="proxy-phone" label=words::proxy_phone(lang) kind="tel" free=true/>
    }
    .into_any()
}

/// The field for the last day.
pub fn until(lang: Lang) -> AnyView {
    view! { <Field name="valid_to" label=words::proxy_valid_to(lang) kind="date"/> }.into_any()
}
