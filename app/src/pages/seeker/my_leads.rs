//! "My five": what was found for one person this year, and their answers. The only personal thing on the page is the
//! masked name: a phone is looked at over shoulders.

use super::my_fairs;
use crate::asked::{Asker, lang};
use crate::components::{Circles, Tab, my_recognitions, public_page};
use crate::forms;
use crate::islands::ReadAloud;
use crate::pages::{path_part, when};
use crate::routes;
use crate::text::{Lang, common, door, leads as words, privacy};
use domain::ports::{MyLeads as Mine, MyRecognition, OwnFair};
use leptos::prelude::*;

mod answers;
mod lead_card;
mod replies;

/// `/l/{code}`.
#[component]
pub fn MyLeads() -> impl IntoView {
    let code: String = path_part("code").unwrap_or_default();
    let asked = code.clone();
    when(
        move |Asker { ports, actor, .. }| async move {
            let mine = ports.leads.open_link(&actor, &asked).await?;
            let applications = ports.recognitions.my_recognitions(&actor, Some(&asked)).await?;
            let fairs = ports.fairs.own_fairs(&actor, Some(&asked)).await?;
            Ok((mine, applications, fairs))
        },
        move |(mine, applications, fairs)| show(&mine, (&applications, &fairs), &code),
    )
}

fn show(mine: &Mine, (applications, fairs): (&[MyRecognition], &[OwnFair]), code: &str) -> AnyView {
    let lang = lang();
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            {five(mine, &routes::personal(code), lang)}
            {my_fairs::part(fairs, Some(code), lang)}
            {my_recognitions(applications, Some(code), lang)}
            <p class="quiet">{words::keep(lang)}</p>
            {data(code, lang)}
            {stay(code, lang)}
        },
    )
}

/// The way to one's own data: signed in until the browser is closed.
fn data(code: &str, lang: Lang) -> AnyView {
    view! {
        <form class="notice" method="post" action=forms::privacy::data_path(code)>
            <h2>{privacy::title(lang)}</h2>
            <p>{privacy::way_in(lang)} " " {privacy::only_now(lang)}</p>
            <button class="button">{privacy::way_in_here(lang)}</button>
        </form>
    }
    .into_any()
}

/// Whoever owns the telephone need not scan the slip again.
fn stay(code: &str, lang: Lang) -> AnyView {
    view! {
        <form class="notice" method="post" action=forms::stay_path(code)>
            <p>{door::stay_do(lang)}</p>
            <button class="button">{door::stay(lang)}</button>
        </form>
    }
    .into_any()
}

/// Whose it is, the circles and the leads. Answers are sent to `page`.
pub fn five(mine: &Mine, page: &str, lang: Lang) -> AnyView {
    let cards = mine
        .leads
        .iter()
        .map(|lead| lead_card::card(lead, page, mine.helper_phone.as_deref(), lang))
        .collect_view();
    let acting = mine.by_proxy.then(
        || view! { <p class="notice"><b>{door::acting_for(&mine.masked_name, lang)}</b> " " {door::acting_how(lang)}</p> },
    );
    view! {
        <h1>{words::greeting(&mine.masked_name, lang)}</h1>
        {acting}
        <Circles counted=mine.counted owed=mine.owed text=words::progress(mine.counted, mine.owed, lang)/>
        {mine.leads.is_empty().then(|| nothing(lang))}
        <div class="leads">{cards}</div>
        {mine.helper_phone.as_deref().map(|number| helper(number, lang))}
    }
    .into_any()
}

fn nothing(lang: Lang) -> AnyView {
    view! {
        <div class="notice">
            <p><b>{words::none(lang)}</b> " " {words::none_do(lang)}</p>
            <p><a class="button act" href="/vacancies">{words::look(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// A link that dials the helper.
fn helper(number: &str, lang: Lang) -> AnyView {
    view! { <p><a class="button" href=format!("tel:{number}")>{words::call_helper(lang)} " " {number.to_owned()}</a></p> }.into_any()
}

/// The button that reads one part of the page.
pub fn read_button(target: String, lang: Lang) -> AnyView {
    view! {
        <ReadAloud
            target
            start=common::read_aloud(lang).to_owned()
            stop=common::stop_reading(lang).to_owned()
            lang=lang.tag().to_owned()
        />
    }
    .into_any()
}
