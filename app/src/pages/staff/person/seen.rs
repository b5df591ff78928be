//! Who looked at the file of one person.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::pages::staff::access_log::table;
use crate::text::privacy as words;
use domain::ports::{AccessLine, FileView};
use leptos::prelude::*;

/// The whole tab.
pub fn show(file: &FileView, lines: &[AccessLine]) -> AnyView {
    let lang = lang();
    let content = if lines.is_empty() {
        view! { <p class="notice">{words::tab_seen_none(lang)}</p> }.into_any()
    } else {
        table(lines, false, lang)
    };
    frame(
        (file.id, &file.name, &file.no),
        file.path.clone(),
        PersonTab::Seen,
        view! {
            <h2>{words::tab_seen(lang)}</h2>
            {content}
        },
    )
}
