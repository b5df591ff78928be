//! The form of a need: a post that somebody files.

use super::new_placement::{filled, input};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::public_post as to;
use crate::pages::query_value;
use crate::text::{Lang, public_post as words};
use domain::ids::PublicPostId;
use domain::ports::{AreaRef, NeedPage};
use domain::public_post::{PostBasis, PostKind};
use leptos::prelude::*;

/// `/staff/posts/new?mends=`.
#[component]
pub fn NewPost() -> impl IntoView {
    let mends = query_value::<PublicPostId>("mends");
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.need_form(&actor, mends).await },
        |page| {
            let lang = lang();
            staff_page(words::new(lang), form(&page, to::NEW_POST, lang))
        },
    )
}

/// The form, sent to an address.
pub fn form(page: &NeedPage, address: &'static str, lang: Lang) -> AnyView {
    let before = page.before.as_ref().map(|post| &post.need);
    let known = |text: Option<String>| text.unwrap_or_default();
    let mends = page
        .before
        .as_ref()
        .map(|post| view! { <input type="hidden" name="mends" value=post.id.to_string()/> });
    let firm = match (&page.firm, &page.before) {
        (Some(firm), _) => view! { <p>{words::employer(lang)} ": " <b>{firm.clone()}</b></p> }.into_any(),
        (None, Some(_)) => ().into_any(),
        (None, None) => view! {
            {input("uscc", words::uscc(lang), "text", String::new())}
            {input("firm", words::firm(lang), "text", String::new())}
        }
        .into_any(),
    };
    let button = if page.before.is_some() {
        words::mend(lang)
    } else {
        words::file(lang)
    };
    view! {
        <h1>{words::new(lang)}</h1>
        <form class="form" method="post" action=address>
            {mends}
            {firm}
            {input("title", words::name(lang), "text", known(before.map(|need| need.title.clone())))}
            {chosen("kind", words::kind_label(lang), PostKind::ALL.iter().map(|kind| (kind.code(), words::kind(*kind, lang))).collect(), before.map(|need| need.kind.code()))}
            {chosen("basis", words::basis_label(lang), PostBasis::ALL.iter().map(|basis| (basis.code(), words::basis(*basis, lang))).collect(), before.map(|need| need.basis.code()))}
            {places(&page.places, words::area(lang), before.map(|need| need.area.to_string()))}
            {input("seats", words::seats(lang), "number", known(before.map(|need| need.seats.to_string())))}
            {input("monthly", words::monthly(lang), "text", known(before.map(|need| need.monthly.to_string())))}
            <p class="quiet">{words::monthly_do(lang)}</p>
            <label for="duties">{words::duties(lang)}</label>
            <ProblemOf field="duties"/>
            <textarea id="duties" name="duties" rows="4" maxlength="300" aria-describedby=described("duties")>
                {filled("duties", || known(before.map(|need| need.duties.clone())))}
            </textarea>
            <button class="button act">{button}</button>
        </form>
    }
    .into_any()
}

/// One of several codes; what was typed before a mistake, else what is known.
pub fn chosen(
    name: &'static str,
    label: &'static str,
    all: Vec<(&'static str, &'static str)>,
    known: Option<&'static str>,
) -> AnyView {
    let chosen = filled(name, || known.unwrap_or_default().to_owned());
    let options = all
        .into_iter()
        .map(|(code, text)| view! { <option value=code selected={code == chosen}>{text}</option> })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <select id=name name=name aria-describedby=described(name)>{options}</select>
    }
    .into_any()
}

/// One of several places; what was typed before a mistake, else what is known.
pub fn places(all: &[AreaRef], label: &'static str, known: Option<String>) -> AnyView {
    let typed = flash().typed("area");
    let chosen = if typed.is_empty() {
        known.unwrap_or_default()
    } else {
        typed
    };
    let options = all
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == chosen;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <label for="area">{label}</label>
        <ProblemOf field="area"/>
        <select id="area" name="area" aria-describedby=described("area")>{options}</select>
    }
    .into_any()
}
