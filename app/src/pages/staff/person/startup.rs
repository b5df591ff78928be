//! The start-up cases of one person, and the way to begin one.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::forms::startup as to;
use crate::pages::staff::new_placement::{input, select};
use crate::pages::staff::startup::of_person;
use crate::text::startup as words;
use domain::ports::PersonStartups;
use domain::startup::StartupSource;
use leptos::prelude::*;

/// The whole tab.
pub fn show(view: &PersonStartups) -> AnyView {
    let lang = lang();
    let who = &view.who;
    let none = view
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none_of_person(lang)}</p> });
    let begin = view.may_begin.then(|| {
        view! {
            <form class="form" method="post" action=to::begin_path(who.id)>
                <h3>{words::begin(lang)}</h3>
                {input("project", words::project(lang), "text", String::new())}
                {select(("source", words::source(lang)), StartupSource::ALL, (StartupSource::code, |one| words::source_of(one, lang)))}
                {input("on", words::on(lang), "date", view.today.to_string())}
                <button class="button act">{words::save(lang)}</button>
            </form>
        }
    });
    frame(
        (who.id, &who.name, &who.no),
        who.path.clone(),
        PersonTab::Startup,
        view! {
            <h2>{words::title(lang)}</h2>
            {none}
            {of_person(view, lang)}
            {begin}
        },
    )
}
