//! Job fairs. None can be planned with this program yet, and the page says so.

use crate::asked::lang;
use crate::components::{Tab, public_page};
use crate::text::home as words;
use leptos::prelude::*;

/// `/events`.
#[component]
pub fn Events() -> impl IntoView {
    let lang = lang();
    public_page(
        words::events_title(lang),
        Tab::Find,
        view! {
            <h1>{words::events_title(lang)}</h1>
            <div class="notice">
                <p><b>{words::events_none(lang)}</b> " " {words::events_none_do(lang)}</p>
                <p><a class="button act" href="/vacancies">{words::all_vacancies(lang)}</a></p>
            </div>
        },
    )
}
