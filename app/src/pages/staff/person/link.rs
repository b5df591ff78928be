//! The personal link: whether one is in force, making a new one, taking it back. The code is shown once.

use crate::asked::{Origin, flash, qr_of};
use crate::text::{Lang, figures, staff as words};
use crate::{forms, routes};
use domain::ports::PersonView;
use leptos::prelude::*;

/// The whole part.
pub fn part(person: &PersonView, lang: Lang) -> AnyView {
    let id = person.line.id;
    let state = match person.link_valid_to {
        Some(day) => words::valid_to(&figures::full_day(day, lang), lang),
        None => words::link_none(lang).to_owned(),
    };
    let make = if person.link_valid_to.is_some() {
        words::link_renew(lang)
    } else {
        words::link_make(lang)
    };
    let revoke = person.link_valid_to.map(|_| {
        view! {
            <form method="post" action=forms::revoke_links_path(id)>
                <button class="button">{words::link_revoke(lang)}</button>
            </form>
        }
    });
    view! {
        <section id="link">
            <h2>{words::link(lang)}</h2>
            <p>{state}</p>
            {flash().link_code.map(|code| fresh(&code, lang))}
            <div class="row">
                <form method="post" action=forms::link_path(id)>
                    <button class="button act">{make}</button>
                </form>
                {revoke}
            </div>
        </section>
    }
    .into_any()
}

/// The whole address, to be sent or written down.
fn fresh(code: &str, lang: Lang) -> AnyView {
    let Origin(site) = use_context().unwrap_or_default();
    let path = routes::personal(code);
    let drawn = qr_of(&path).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    view! {
        <div class="notice">
            <p>{words::link_once(lang)}</p>
            {drawn}
            <p><a class="code" href=path.clone()>{site} {path.clone()}</a></p>
        </div>
    }
    .into_any()
}
