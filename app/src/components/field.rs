//! A field with its name and what is wrong with it.

use super::{ProblemOf, described};
use crate::asked::flash;
use leptos::prelude::*;

/// One field. After a mistake it holds the focus and what had been typed.
#[component]
pub fn Field(
    /// Its name in the form.
    name: &'static str,
    /// Its name for people.
    label: &'static str,
    /// Its id, where the name is not enough.
    #[prop(optional)]
    id: Option<&'static str>,
    /// `text`, `tel`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    fill: &'static str,
    /// Which keys a telephone shows.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// Whether it holds a code, letter by letter.
    #[prop(optional)]
    code: bool,
    /// Whether it may stay empty.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let wrong = described(name);
    view! {
        <label for=id>{label}</label>
        <ProblemOf field=name/>
        <input id=id name=name type=kind required=!free autocomplete=fill inputmode=keys class:code=code
            autocapitalize="off" value=flash().typed(name) autofocus=wrong.is_some() aria-describedby=wrong/>
    }
}
