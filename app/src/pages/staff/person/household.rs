//! The household of one person, in short; or the way to begin one.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::pages::staff::household::{finding, members};
use crate::text::{Lang, file as words};
use crate::{forms, routes};
use domain::household::HouseholdKind;
use domain::ports::{FileView, HouseholdView};
use leptos::prelude::*;

/// The whole tab.
pub fn show(file: &FileView, household: Option<&HouseholdView>) -> AnyView {
    let lang = lang();
    let content = match household {
        Some(household) => there(household, lang),
        None => none(file, lang),
    };
    frame(
        (file.id, &file.name, &file.no),
        file.path.clone(),
        PersonTab::Household,
        content,
    )
}

fn there(view: &HouseholdView, lang: Lang) -> AnyView {
    view! {
        <h2>{words::members(lang)}</h2>
        {members(view, lang)}
        {finding(view, lang)}
        <p><a class="button act" href=routes::household(view.household.id)>{words::household_page(lang)}</a></p>
    }
    .into_any()
}

fn none(file: &FileView, lang: Lang) -> AnyView {
    let kinds = HouseholdKind::ALL
        .iter()
        .enumerate()
        .map(|(position, kind)| {
            view! {
                <label class="check">
                    <input type="radio" name="kind" value=kind.code() required checked=position == 0/>
                    {words::household_kind(*kind, lang)}
                </label>
            }
        })
        .collect_view();
    let found = file.may_edit.then(|| {
        view! {
            <form class="form" method="post" action=forms::found_household_path(file.id)>
                <fieldset><legend>{words::household(lang)}</legend>{kinds}</fieldset>
                <button class="button act">{words::household_found(lang)}</button>
            </form>
        }
    });
    view! { <p class="notice">{words::household_none(lang)}</p> {found} }.into_any()
}
