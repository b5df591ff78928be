//! The frame of every page: way to the content, name, tools, content, main pages.

use super::{FlashLine, Icon, Sign};
use crate::asked::lang;
use crate::prefs::Prefs;
use crate::shell::address;
use crate::text::{self, Lang, common as words};
use crate::{forms, routes};
use domain::actor::{Actor, Role};
use domain::permission::{Deed, Function};
use leptos::prelude::*;
use leptos_meta::Title;

/// The main pages for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 找工作.
    Find,
    /// 学技术.
    Learn,
    /// 我的.
    Mine,
    /// 帮忙.
    Help,
}

/// A main page: which, where, its sign and its name.
type Way = (Tab, &'static str, Icon, fn(Lang) -> &'static str);

const TABS: [Way; 4] = [
    (Tab::Find, "/vacancies", Icon::Search, words::tab_find),
    (Tab::Learn, "/courses", Icon::Book, words::tab_learn),
    (Tab::Mine, "/me", Icon::Person, words::tab_mine),
    (Tab::Help, "/help", Icon::Help, words::tab_help),
];

/// A page for everybody: what it is about, which of the main pages it belongs to, and what stands on it.
pub fn public_page(
    title: impl Into<String>,
    tab: impl Into<Option<Tab>>,
    content: impl IntoView + 'static,
) -> AnyView {
    public_page_with_foot(title, tab, None, content)
}

/// A page for everybody whose own buttons may take the foot of the screen.
pub fn public_page_with_foot(
    title: impl Into<String>,
    tab: impl Into<Option<Tab>>,
    foot: Option<AnyView>,
    content: impl IntoView + 'static,
) -> AnyView {
    let (lang, tab, own_foot) = (lang(), tab.into(), foot.is_some());
    view! {
        <Title text=escaped(&text::common::title(&title.into(), lang))/>
        <a class="skip" href="#content">{words::skip(lang)}</a>
        <Top/>
        {signed_in(lang)}
        <nav class="tabs" class:under=own_foot aria-label=words::tabs(lang)>
            {TABS.map(|(this, href, icon, name)| {
                let current = (tab == Some(this)).then_some("page");
                view! { <a href=href aria-current=current><Sign icon/>{name(lang)}</a> }
            })}
        </nav>
        <main id="content" tabindex="-1">
            <FlashLine/>
            {content.into_view()}
            {foot}
        </main>
    }
    .into_any()
}

/// The title of a document as markup: it is written as it stands, and may hold words somebody searched for.
fn escaped(title: &str) -> String {
    title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A page for staff.
pub fn staff_page(title: impl Into<String>, content: impl IntoView + 'static) -> AnyView {
    let lang = lang();
    view! {
        <Title text=escaped(&text::common::title(&title.into(), lang))/>
        <a class="skip" href="#content">{words::skip(lang)}</a>
        <Top/>
        {signed_in(lang)}
        <main id="content" tabindex="-1" class="wide">
            <FlashLine/>
            {content.into_view()}
        </main>
    }
    .into_any()
}

/// A page for staff that is kept on the phone: nobody's name stands on it.
pub fn kept_page(title: impl Into<String>, content: impl IntoView + 'static) -> AnyView {
    let lang = lang();
    view! {
        <Title text=escaped(&text::common::title(&title.into(), lang))/>
        <a class="skip" href="#content">{words::skip(lang)}</a>
        <Top/>
        <nav class="bar" aria-label=text::staff::area_title(lang)>
            <a href="/staff">{text::staff::area_title(lang)}</a>
        </nav>
        <main id="content" tabindex="-1">{content.into_view()}</main>
    }
    .into_any()
}

/// The way to the visits, with what has not arrived; for whoever visits.
fn visits(role: Role, lang: Lang) -> Option<AnyView> {
    let visits = role.may(Deed::Create, Function::HomeVisit);
    visits.then(|| {
        let waiting = text::field_work::waiting_in_nav(lang);
        view! { <a href=routes::FIELD data-waiting=waiting>{text::visit::own(lang)}</a> }.into_any()
    })
}

/// Who is signed in, the way to the desk, and the way out; on pages for everybody too, or staff would be lost there.
fn signed_in(lang: Lang) -> Option<AnyView> {
    let who = use_context::<Actor>().unwrap_or_default();
    let staff = who.staff().ok()?;
    let name = text::staff::signed_in(&staff.login, text::codes::role(staff.role, lang));
    Some(
        view! {
            <nav class="bar" aria-label=text::staff::area_title(lang)>
                <a href="/staff">{text::staff::area_title(lang)}</a>
                {visits(staff.role, lang)}
                <a href=forms::ACCOUNT>{name}</a>
                <form method="post" action=forms::SIGN_OUT>
                    <button class="link">{text::staff::sign_out(lang)}</button>
                </form>
            </nav>
        }
        .into_any(),
    )
}

/// Name and tools; the tools are plain links that the server remembers.
#[component]
fn Top() -> impl IntoView {
    let lang = lang();
    let prefs = use_context::<Prefs>().unwrap_or_default();
    let here = address();
    let (size, size_name) = if prefs.large {
        ("usual", words::smaller(lang))
    } else {
        ("large", words::larger(lang))
    };
    let other = lang.other();
    view! {
        <header class="top">
            <a class="brand" href="/">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M4 15 16 5l12 10v13H4z"/>
                    <path class="arrow" d="M10 20h11M16.500 15l5 5-5 5"/>
                </svg>
                {words::brand(lang)}
            </a>
            <a href=routes::with_value(&here, "size", size) rel="nofollow">{size_name}</a>
            <a href=routes::with_value(&here, "lang", other.code()) rel="nofollow" lang=other.tag()>
                {other_name(lang)}
            </a>
        </header>
    }
}

/// The other language, in its own words.
const fn other_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "English",
        Lang::En => "中文",
    }
}
