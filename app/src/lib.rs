//! The screens: pages, islands, words.
//!
//! **Invariant:** nothing here knows how a question is answered. Pages take [`domain::ports::Ports`] and
//! [`domain::actor::Actor`] from the context the server provides, and ask. No store, no search engine, no services.
//!
//! **Invariant:** every page works with scripts off. Reading is links and `GET` forms, acting is plain `POST` forms to
//! the addresses of [`forms`]; the islands only add what HTML cannot do.
//!
//! Pages exist on the server alone (`ssr`); the browser bundle (`hydrate`) holds the islands and nothing else.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod asked;
#[cfg(feature = "ssr")]
mod calendar;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod own_data;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod plain;
#[cfg(feature = "ssr")]
pub mod prefs;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(any(feature = "ssr", feature = "staff"))]
#[cfg_attr(
    not(feature = "ssr"),
    allow(dead_code, reason = "the islands of the staff say few of the sentences")
)]
mod text;
#[cfg(feature = "ssr")]
mod wall;

#[cfg(feature = "ssr")]
pub use {
    asked::{Draw, Flash, Here, Notice, Origin, SecondStepDemanded, Ticket},
    calendar::calendar_text,
    pages::staff::access_log::rows as access_rows,
    pages::staff::claims::payment_words,
    plain::{Plain, plain_page},
    prefs::Prefs,
    routes::App,
    shell::{Site, shell},
    text::Lang,
    text::message::village_text,
    wall::{WallFrame, WallParts, wall_page},
};
