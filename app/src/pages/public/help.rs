//! Help: whom to call, how it works, what to beware of, and pages that are easier to see.

use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, Tab, public_page};
use crate::pages::{query_value, when};
use crate::routes;
use crate::shell::address;
use crate::text::{Lang, common, home as words};
use domain::ports::Answered;
use leptos::prelude::*;

/// `/help`; `?about=` names a vacancy that has something wrong with it.
#[component]
pub fn Help() -> impl IntoView {
    let about = query_value::<String>("about");
    when(ask, move |(number, contrast)| show(number, contrast, about))
}

/// The number to call, and whether contrast is high.
async fn ask(asker: Asker) -> Answered<(Option<String>, bool)> {
    let number = asker.ports.areas.helper_phone(asker.prefs.place).await?;
    Ok((number, asker.prefs.contrast))
}

fn show(number: Option<String>, contrast: bool, about: Option<String>) -> AnyView {
    let lang = lang();
    public_page(
        words::help_title(lang),
        Tab::Help,
        view! {
            <h1>{words::help_title(lang)}</h1>
            {call(number, lang)}
            {about.map(|no| report(no, lang))}
            <p class="row">
                <a class="button act" href=crate::forms::case::NEW_COMPLAINT>{crate::text::case::report(lang)}</a>
                <a class="button" href=crate::forms::case::COMPLAINTS>{crate::text::case::look_up(lang)}</a>
                <a class="button" href=crate::forms::case::BLACKLIST>{crate::text::listing::public_title(lang)}</a>
            </p>
            <h2>{words::help_how(lang)}</h2>
            <ul class="steps">
                <li><Sign icon=Icon::Search/>{words::help_step_find(lang)}</li>
                <li><Sign icon=Icon::Person/>{words::help_step_mine(lang)}</li>
                <li><Sign icon=Icon::Eye/>{words::help_step_read(lang)}</li>
            </ul>
            <h2>{words::help_display(lang)}</h2>
            {display(contrast, lang)}
            <div class="notice">
                <h2>{words::help_fraud(lang)}</h2>
                <p>{words::help_fraud_do(lang)}</p>
            </div>
        },
    )
}

fn call(number: Option<String>, lang: Lang) -> AnyView {
    let Some(number) = number else {
        return view! { <p class="notice">{words::help_no_number(lang)}</p> }.into_any();
    };
    view! {
        <p>{words::help_call(lang)}</p>
        <p>
            <a class="button act big" href=format!("tel:{number}")>
                <Sign icon=Icon::Phone/>{common::call_number(&number, lang)}
            </a>
        </p>
    }
    .into_any()
}

fn report(no: String, lang: Lang) -> AnyView {
    view! {
        <div class="notice">
            <h2>{words::help_report(lang)}</h2>
            <p>{words::help_report_do(lang)}</p>
            <p>{words::help_report_no(lang)} " " <b>{no}</b></p>
        </div>
    }
    .into_any()
}

fn display(contrast: bool, lang: Lang) -> AnyView {
    let here = address();
    let (contrast, contrast_name) = if contrast {
        ("usual", common::contrast_off(lang))
    } else {
        ("high", common::contrast_on(lang))
    };
    view! {
        <p class="row">
            <a class="button" rel="nofollow" href=routes::with_value(&here, "size", "large")>{common::larger(lang)}</a>
            <a class="button" rel="nofollow" href=routes::with_value(&here, "size", "usual")>{common::smaller(lang)}</a>
            <a class="button" rel="nofollow" href=routes::with_value(&here, "contrast", contrast)>{contrast_name}</a>
        </p>
    }
    .into_any()
}
