//! Reads a part of the page aloud with the voice of the phone.

use super::speech;
use leptos::prelude::*;

/// A button that reads the element `target` aloud, and stops when pressed again. It stays hidden where the browser has
/// no voice, and without scripts.
#[island]
pub fn ReadAloud(
    /// Id of the element whose text is read.
    target: String,
    /// What the button says.
    start: String,
    /// What it says while reading.
    stop: String,
    /// Language of the text.
    lang: String,
) -> impl IntoView {
    let (silent, set_silent) = signal(true);
    let (reading, set_reading) = signal(false);
    Effect::new(move |_| set_silent.set(!speech::is_possible()));
    let toggle = move |_| {
        let start = !reading.get_untracked();
        speech::hush();
        let started = start && speech::read(&target, &lang, move || set_reading.set(false));
        set_reading.set(started);
    };
    view! {
        <button type="button" class="button read" hidden=silent on:click=toggle>
            {move || if reading.get() { stop.clone() } else { start.clone() }}
        </button>
    }
}
