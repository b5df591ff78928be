//! The document around every page.
//!
//! Public pages carry the whole stylesheet inline: it is small, and the first packets then hold everything the first
//! picture needs. Staff pages link it. Scripts are named only where islands stand, and everything inline carries the
//! nonce of the request, so that a strict content security policy holds.

use crate::asked::lang;
use crate::forms::screen::POSTER;
use crate::prefs::Prefs;
use crate::routes::{self, App, Bundle};
use domain::actor::Actor;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;
use std::sync::Arc;

/// What the server knows about the files it hands out.
#[derive(Clone, Debug)]
pub struct Site {
    /// Options whose output name is the bundle for everybody.
    pub public: LeptosOptions,
    /// Options whose output name is the bundle for staff.
    pub staff: LeptosOptions,
    /// The stylesheet itself, for pages that carry it.
    pub style: Arc<str>,
    /// Its address, for pages that link it.
    pub style_href: Arc<str>,
}

/// The document. Its server provides the contexts of [`crate::asked`].
#[expect(
    clippy::needless_pass_by_value,
    reason = "the router calls it with a copy for each page"
)]
pub fn shell(site: Site) -> impl IntoView {
    let address = address();
    let prefs = use_context::<Prefs>().unwrap_or_default();
    let classes = classes(prefs, &address);
    view! {
        <!DOCTYPE html>
        <html lang=lang().tag() class=classes>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" content="#0b5d47"/>
                <meta name="format-detection" content="telephone=no"/>
                {hidden_from_engines(&address)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="manifest" href=manifest(&address)/>
                {style(&site, &address)}
                <MetaTags/>
                {scripts(&site, &address)}
                {helpers(&address)}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Path and query of the request. The integration knows no host and puts one of its own before them.
pub(crate) fn address() -> String {
    let url = use_context::<RequestUrl>().unwrap_or_default();
    let after_scheme = url
        .as_ref()
        .split_once("://")
        .map_or(url.as_ref(), |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or_else(|| "/".to_owned(), |start| after_scheme[start..].to_owned())
}

fn classes(prefs: Prefs, address: &str) -> String {
    let chosen = [
        (prefs.large, "large"),
        (prefs.contrast, "contrast"),
        (routes::is_staff(address), "staff"),
    ];
    let names: Vec<&str> = chosen
        .into_iter()
        .filter_map(|(on, name)| on.then_some(name))
        .collect();
    names.join(" ")
}

/// Personal pages and staff pages are nothing for search engines, and send no address along.
fn hidden_from_engines(address: &str) -> Option<impl IntoView + use<>> {
    let personal = [
        "/l/",
        "/me",
        "/employer",
        routes::GATE,
        "/stand/",
        routes::FAIR_CODE,
    ];
    (routes::is_staff(address) || personal.iter().any(|start| address.starts_with(start))).then(|| {
        view! {
            <meta name="robots" content="noindex, nofollow"/>
            <meta name="referrer" content="same-origin"/>
        }
    })
}

fn style(site: &Site, address: &str) -> AnyView {
    if routes::is_staff(address) {
        // Named here, and not where the poster is made: what a page asks for after it has waited may come too late for the head.
        let poster =
            (routes::path(address) == POSTER).then(|| view! { <link rel="stylesheet" href="/poster.css"/> });
        return view! { <link rel="stylesheet" href=site.style_href.to_string()/> {poster} }.into_any();
    }
    view! { <style nonce=use_nonce() inner_html=site.style.to_string()></style> }.into_any()
}

/// What is installed: for staff the page that works without signal.
fn manifest(address: &str) -> &'static str {
    if routes::is_staff(address) {
        "/field.webmanifest"
    } else if address.starts_with(routes::GATE) {
        "/gate.webmanifest"
    } else {
        "/manifest.webmanifest"
    }
}

/// Where codes are scanned: lends the page the camera; at a gate it also keeps the page. On pages of staff: keeps the field page
/// ready, and says what waits on the phone. Whoever is not signed in gets nothing kept on their phone.
fn helpers(address: &str) -> impl IntoView + use<> {
    let signed_in = use_context::<Actor>().is_some_and(|who| who.staff().is_ok());
    let helpers: &[&'static str] = match () {
        () if routes::is_staff(address) && signed_in => &["/staff.js"],
        () if routes::is_gate(address) => &["/camera.js", "/gate.js"],
        () if routes::scans(address) || address.starts_with(routes::FAIR_CODE) => &["/camera.js"],
        () => &[],
    };
    let scripts = helpers
        .iter()
        .map(|helper| view! { <script src=*helper defer></script> });
    scripts.collect_view()
}

fn scripts(site: &Site, address: &str) -> Option<impl IntoView + use<>> {
    let options = match routes::bundle(address)? {
        Bundle::Public => site.public.clone(),
        Bundle::Staff => site.staff.clone(),
    };
    Some(view! { <HydrationScripts options islands=true/> })
}
