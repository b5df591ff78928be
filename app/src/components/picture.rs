//! The nine flat drawings of the home page, drawn for the project.

use crate::routes;
use crate::text::{self, Lang};
use leptos::prelude::*;

/// A trade, or a situation, and how it is drawn.
pub struct Drawing {
    /// Key of the trade; `None` = work at home.
    trade: Option<&'static str>,
    /// Shapes on 64 by 48.
    shapes: &'static str,
}

/// The nine, in the order shown.
pub static PICTURES: [Drawing; 9] = [
    Drawing {
        trade: Some("sewing"),
        shapes: r##"<path fill="#0b5d47" d="M5 40h54v5H5zM40 13h13v27H40zM12 11h41v10H28v7H12z"/><circle cx="55" cy="17" r="6" fill="#e08a3c"/><path stroke="#1d2521" stroke-width="2" d="M20 28v10"/><path fill="#d9534f" d="M9 35h25v5H9z"/><path fill="#e0b03c" d="M30 4h6v7h-6z"/>"##,
    },
    Drawing {
        trade: Some("cleaning"),
        shapes: r##"<path stroke="#8a5a2b" stroke-width="4" d="M44 4 28 30"/><path fill="#e0b03c" d="m22 28 10 6-6 11-14-4z"/><path fill="#3f7fb5" d="M38 26h18l-3 18H41z"/><path fill="none" stroke="#1d2521" stroke-width="2" d="M39 26c2-9 14-9 16 0"/>"##,
    },
    Drawing {
        trade: Some("guarding"),
        shapes: r##"<path fill="#2f4b6e" d="M12 16c6-9 34-9 40 0l-4 8H16z"/><path fill="#1d2521" d="M14 24h36c0 5-36 5-36 0z"/><path fill="#f0c8a0" d="M20 27h24c0 10-5 15-12 15s-12-5-12-15z"/><path fill="#e0b03c" d="m32 10 2 4 4 .5-3 3 .8 4L32 19.5 28.2 21.500l.8-4-3-3 4-.5z"/><path fill="#2f4b6e" d="M12 48c2-6 8-7 20-7s18 1 20 7z"/>"##,
    },
    Drawing {
        trade: Some("kitchen"),
        shapes: r##"<path fill="#b8420a" d="M12 24h40v12c0 5-3 8-8 8H20c-5 0-8-3-8-8z"/><path fill="#8a2f05" d="M10 20h44v5H10zM4 27h8v4H4zM52 27h8v4h-8z"/><path fill="#1d2521" d="M29 15h6v5h-6z"/><path fill="none" stroke="#8fa39a" stroke-width="2.5" d="M20 14c-3-4 3-6 0-10M44 14c-3-4 3-6 0-10"/>"##,
    },
    Drawing {
        trade: Some("driving"),
        shapes: r##"<path fill="#0b5d47" d="M4 10h34v26H4z"/><path fill="#e08a3c" d="M38 18h12l10 10v8H38z"/><path fill="#d6ecf7" d="M42 21h7l6 7H42z"/><circle cx="16" cy="38" r="6" fill="#1d2521"/><circle cx="48" cy="38" r="6" fill="#1d2521"/><circle cx="16" cy="38" r="2.5" fill="#fff"/><circle cx="48" cy="38" r="2.5" fill="#fff"/>"##,
    },
    Drawing {
        trade: Some("care"),
        shapes: r##"<circle cx="22" cy="12" r="8" fill="#f0c8a0"/><path fill="#9aa7a0" d="M14 11c0-9 16-9 16 0-3-3-13-3-16 0z"/><path fill="#7b5ea7" d="M10 44c0-14 4-22 12-22s12 8 12 22z"/><path fill="#d9534f" d="M46 36c-9-6-11-10-11-14 0-6 9-7 11-1 2-6 11-5 11 1 0 4-2 8-11 14z"/>"##,
    },
    Drawing {
        trade: Some("farming"),
        shapes: r##"<circle cx="50" cy="10" r="7" fill="#e0b03c"/><path fill="#8a5a2b" d="M4 38c14-6 42-6 56 0v8H4z"/><path stroke="#2f7d3b" stroke-width="3" d="M30 38V18"/><path fill="#2f7d3b" d="M30 24C18 24 14 18 14 10c10 0 16 5 16 14zM30 30c10 0 14-5 14-12-9 0-14 4-14 12z"/>"##,
    },
    Drawing {
        trade: Some("factory_work"),
        shapes: r##"<path fill="#6b7b74" d="M6 44V22l14 8v-8l14 8v-8l14 8V8h10v36z"/><path fill="#e08a3c" d="M12 34h8v6h-8zM26 34h8v6h-8zM40 34h8v6h-8z"/><path fill="#b9c4be" d="M50 6c-3-4 8-5 4-6 8-1 9 5 3 6z"/><path fill="#1d2521" d="M4 43h56v3H4z"/>"##,
    },
    Drawing {
        trade: None,
        shapes: r##"<path fill="#b8420a" d="M32 3 62 25l-4 5L32 11 6 30l-4-5z"/><path fill="#f4dcb8" d="M10 27 32 11l22 16v19H10z"/><circle cx="32" cy="26" r="5" fill="#f0c8a0"/><path fill="#1d2521" d="M27 25c0-7 10-7 10 0-3-2-7-2-10 0z"/><path fill="#0b5d47" d="M24 44c0-9 3-12 8-12s8 3 8 12z"/><path fill="#8a5a2b" d="M18 39h28v7H18z"/><path fill="#d9534f" d="M27 35h10v4H27z"/>"##,
    },
];

/// A drawing that leads to the work it shows.
#[component]
pub fn Picture(drawing: &'static Drawing, lang: Lang) -> impl IntoView {
    let (href, name) = match drawing.trade {
        Some(key) => (
            routes::search_for(&text::fit::trade(key, Lang::Zh)),
            text::fit::trade(key, lang),
        ),
        None => (
            "/vacancies?home=1".to_owned(),
            text::home::at_home(lang).to_owned(),
        ),
    };
    view! {
        <a class="picture" href=href>
            <svg viewBox="0 0 64 48" aria-hidden="true" inner_html=drawing.shapes></svg>
            <span>{name}</span>
        </a>
    }
}
