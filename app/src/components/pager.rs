//! Plain links to the page before and the page after.

use crate::text::{Lang, common};
use leptos::prelude::*;

/// Where a list stands. `href` gives the address of a page, counted from 0.
#[component]
pub fn Pager(
    page: u32,
    total: u32,
    per_page: u32,
    lang: Lang,
    href: impl Fn(u32) -> String + Send + 'static,
) -> impl IntoView {
    let pages = total.div_ceil(per_page.max(1));
    (pages > 1 || page > 0).then(|| {
        // From beyond the end, as after a list grew shorter, the way back leads to its last page.
        let before = page.min(pages).saturating_sub(1);
        let previous = (page > 0).then(|| {
            view! { <a class="button" rel="prev" href=href(before)>{common::previous(lang)}</a> }
        });
        let next = (page + 1 < pages).then(|| {
            view! { <a class="button" rel="next" href=href(page + 1)>{common::next(lang)}</a> }
        });
        view! {
            <nav class="pager" aria-label=common::pages(lang)>
                {previous} <span>{common::page_of(page + 1, pages, lang)}</span> {next}
            </nav>
        }
    })
}
