//! The pages, by who they are for.

pub mod employer;
mod firm_parts;
pub mod not_found;
pub mod public;
mod refused;
pub mod seeker;
pub mod staff;

use crate::asked::Asker;
use domain::ports::Answered;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::str::FromStr;

pub use refused::{lead_to, refused, refused_to_staff, set_status};

/// Waits for what a page asked, then shows the page, or the page of the refusal with its status.
fn when<T, F>(ask: impl FnOnce(Asker) -> F, show: impl FnOnce(T) -> AnyView + Send + 'static) -> AnyView
where
    F: Future<Output = Answered<T>> + Send + 'static,
    T: Send + 'static,
{
    match Asker::here() {
        Ok(asker) => answered(ask(asker), show, refused),
        Err(refusal) => refused(&refusal),
    }
}

/// Waits for an answer, then shows the page, or what the frame around it makes of the refusal.
fn answered<T: Send + 'static>(
    answer: impl Future<Output = Answered<T>> + Send + 'static,
    show: impl FnOnce(T) -> AnyView + Send + 'static,
    refused: fn(&Refusal) -> AnyView,
) -> AnyView {
    Suspend::new(async move {
        match answer.await {
            Ok(answer) => show(answer),
            Err(refusal) => refused(&refusal),
        }
    })
    .into_any()
}

/// A part of the path, read; what cannot be read does not exist.
fn path_part<T: FromStr>(name: &str) -> Answered<T> {
    let part = use_params_map().read_untracked().get(name);
    part.and_then(|part| part.parse().ok()).ok_or(Refusal::NotFound)
}

/// A value of the query, read; nonsense counts as not given.
fn query_value<T: FromStr>(name: &str) -> Option<T> {
    let value = use_query_map().read_untracked().get(name)?;
    value.trim().parse().ok()
}

/// Every value of a name in the query, in order.
fn query_values(name: &str) -> Vec<String> {
    use_query_map().read_untracked().get_all(name).unwrap_or_default()
}

/// The page number of the query: counted from 1 for people, from 0 inside.
fn page_number() -> u32 {
    query_value::<u32>("page").unwrap_or(1).saturating_sub(1)
}
