//! Visits without signal. The page is the same for everybody and holds no data: it is kept on the phone, and what stands on it
//! comes from the phone and from `/api/visits`.

use crate::asked::lang;
use crate::components::kept_page;
use crate::islands::FieldWork;
use crate::text::{field_work as words, visit};
use leptos::prelude::*;

/// `/staff/field`.
#[component]
pub fn Field() -> impl IntoView {
    let lang = lang();
    kept_page(
        visit::own(lang),
        view! {
            <h1>{visit::own(lang)}</h1>
            <noscript><p class="notice">{words::needs_scripts(lang)}</p></noscript>
            <FieldWork lang/>
        },
    )
}
