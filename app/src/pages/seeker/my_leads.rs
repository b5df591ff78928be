//! "My five": what was found for one person this year, and their answers. The only personal thing on the page is the
//! masked name: a phone is looked at over shoulders.

use crate::asked::{Asker, lang};
use crate::components::{Circles, Tab, public_page};
use crate::islands::ReadAloud;
use crate::pages::{path_part, when};
use crate::text::{Lang, common, leads as words};
use domain::ports::MyLeads as Mine;
use leptos::prelude::*;

mod answers;
mod lead_card;

/// `/l/{code}`.
#[component]
pub fn MyLeads() -> impl IntoView {
    let code: String = path_part("code").unwrap_or_default();
    let asked = code.clone();
    when(
        move |Asker { ports, actor, .. }| async move { ports.leads.open_link(&actor, &asked).await },
        move |mine| show(&mine, &code),
    )
}

fn show(mine: &Mine, code: &str) -> AnyView {
    let lang = lang();
    let cards = mine
        .leads
        .iter()
        .map(|lead| lead_card::card(lead, code, mine.helper_phone.as_deref(), lang))
        .collect_view();
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            <h1>{words::greeting(&mine.masked_name, lang)}</h1>
            <Circles counted=mine.counted owed=mine.owed text=words::progress(mine.counted, mine.owed, lang)/>
            {mine.leads.is_empty().then(|| nothing(lang))}
            <div class="leads">{cards}</div>
            {mine.helper_phone.as_deref().map(|number| helper(number, lang))}
            <p class="quiet">{words::keep(lang)}</p>
        },
    )
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
