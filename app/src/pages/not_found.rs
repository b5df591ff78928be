//! No such page.

use super::refused;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// What stands where nothing is.
#[component]
pub fn NotFound() -> impl IntoView {
    refused(&Refusal::NotFound)
}
