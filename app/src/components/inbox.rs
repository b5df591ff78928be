//! What somebody was told, and the buttons that let this browser be told.

use crate::forms;
use crate::text::{Lang, figures, message as words};
use domain::ports::{Inbox, InboxLine};
use leptos::prelude::*;

/// The whole part.
pub fn inbox(inbox: &Inbox, lang: Lang) -> AnyView {
    let lines = inbox.lines.iter().map(|one| line(*one, lang)).collect_view();
    let none = inbox
        .lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::inbox_none(lang)}</p> });
    view! {
        <section id="inbox">
            <h2>{words::inbox(lang)} {(inbox.unread > 0).then(|| unread(inbox.unread, lang))}</h2>
            {none}
            <ul>{lines}</ul>
            {inbox.push_key.as_deref().map(|key| push(key, inbox.browsers, lang))}
        </section>
    }
    .into_any()
}

fn unread(count: u32, lang: Lang) -> AnyView {
    view! { " " <span class="mark">{words::inbox_unread(count, lang)}</span> }.into_any()
}

fn line(one: InboxLine, lang: Lang) -> AnyView {
    let mark = one
        .unread
        .then(|| view! { " " <span class="mark">{words::unread(lang)}</span> });
    view! {
        <li>
            <span class="quiet">{figures::day(one.on, lang)}</span>
            " " {words::news(one.news, one.count, lang)} {mark}
        </li>
    }
    .into_any()
}

/// Hidden until `/push.js` finds that this browser can be told.
fn push(key: &str, told: u32, lang: Lang) -> AnyView {
    view! {
        <div class="notice" id="push" hidden data-key=key.to_owned() data-on=forms::SUBSCRIBE data-off=forms::UNSUBSCRIBE
            data-told=told.to_string()>
            <p id="push-on" hidden>{words::push_on(lang)}</p>
            <p id="push-failed" role="status" hidden>{words::push_failed(lang)}</p>
            <button type="button" class="button" id="push-ask" hidden>{words::push_ask(lang)}</button>
            <button type="button" class="button" id="push-stop" hidden>{words::push_stop(lang)}</button>
            <p class="quiet">{words::push_do(lang)}</p>
        </div>
        <script src="/push.js" defer></script>
    }
    .into_any()
}
