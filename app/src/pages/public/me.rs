//! The door to one's own page: the code of the slip.

use crate::asked::lang;
use crate::components::{Tab, public_page};
use crate::pages::query_value;
use crate::routes;
use crate::text::home as words;
use leptos::prelude::*;

/// `/me`; `?code=` leads on to `/l/{code}`.
#[component]
pub fn Me() -> impl IntoView {
    let lang = lang();
    if let Some(code) = query_value::<String>("code").and_then(|typed| code_in(&typed)) {
        leptos_axum::redirect(&routes::personal(&code));
    }
    public_page(
        words::me_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::me_title(lang)}</h1>
            <form class="search" action="/me">
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

/// The code in what was typed: blanks and hyphens go, a whole address is cut down to its end.
fn code_in(typed: &str) -> Option<String> {
    let end = typed.rsplit("/l/").next().unwrap_or(typed);
    let end = end.split(['?', '#', '/']).next().unwrap_or_default();
    let code: String = end.chars().filter(char::is_ascii_alphanumeric).collect();
    (!code.is_empty() && code.len() <= 64).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        assert_eq!(code_in(" abcd-efgh 2345 ").as_deref(), Some("abcdefgh2345"));
        assert_eq!(
            code_in("https://x.example/l/ABC234?size=large").as_deref(),
            Some("ABC234")
        );
        assert_eq!(code_in("岗位").as_deref(), None);
    }
}
