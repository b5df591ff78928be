//! The phones somebody is signed in on.

use crate::asked::{Asker, Here, lang};
use crate::components::{Tab, public_page};
use crate::forms;
use crate::pages::staff::account::session_list;
use crate::pages::when;
use crate::text::{account, door as words};
use domain::ports::SessionLine;
use leptos::prelude::*;

/// `/me/devices`.
#[component]
pub fn Devices() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| {
            let here = Here::session();
            async move { ports.door.sessions(&actor, here?).await }
        },
        |sessions| show(&sessions),
    )
}

fn show(sessions: &[SessionLine]) -> AnyView {
    let lang = lang();
    let others = (sessions.len() > 1).then(|| {
        view! {
            <form method="post" action=forms::END_OWN_OTHERS>
                <button class="button">{account::sessions_end_others(lang)}</button>
            </form>
        }
    });
    public_page(
        words::devices(lang),
        Tab::Mine,
        view! {
            <h1>{words::devices(lang)}</h1>
            {session_list(sessions, forms::END_OWN_SESSION, lang)}
            {others}
            <p><a class="button" href=forms::MINE>{words::enter_title(lang)}</a></p>
            <form method="post" action=forms::LEAVE><button class="button">{words::leave(lang)}</button></form>
        },
    )
}
