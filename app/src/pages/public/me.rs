//! The door to one's own page: the code of the slip.

use crate::asked::lang;
use crate::components::{Icon, Sign, Tab, public_page};
use crate::forms;
use crate::pages::query_value;
use crate::text::home as words;
use leptos::prelude::*;

/// `/me`; `?unknown=1` says that what was typed is no code.
#[component]
pub fn Me() -> impl IntoView {
    let lang = lang();
    let unknown = query_value::<String>("unknown").map(|_| {
        view! { <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::me_unknown(lang)}</p> }
    });
    public_page(
        words::me_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::me_title(lang)}</h1>
            {unknown}
            <form class="search" action=forms::OPEN_CODE>
                <label for="code">{words::me_code(lang)}</label>
                <input id="code" name="code" required autocomplete="off" autocapitalize="off" spellcheck="false"/>
                <button class="button act">{words::me_open(lang)}</button>
            </form>
            <p>{words::me_intro(lang)}</p>
            <p class="quiet">{words::me_keep(lang)}</p>
            <div class="notice">
                <h2>{words::me_none(lang)}</h2>
                <p>{words::me_none_do(lang)}</p>
                <p class="row">
                    <a class="button act" href="/help">{words::help_title(lang)}</a>
                    <a class="button" href="/vacancies">{words::all_vacancies(lang)}</a>
                </p>
            </div>
        },
    )
}
