//! A field to sign in with a finger. Without scripts it stays hidden, and who signs does so on paper.

use leptos::prelude::*;

/// Draws what a finger or a pen does and sends it as the path of an SVG, in the field `drawn` of the form around it.
#[island]
pub fn SignaturePad(
    /// What it says above the field.
    label: String,
    /// What the button says that clears it.
    again: String,
) -> impl IntoView {
    let (hidden, set_hidden) = signal(true);
    let (path, set_path) = signal(String::new());
    let (is_down, set_down) = signal(false);
    Effect::new(move |_| set_hidden.set(false));
    view! {
        <div hidden=hidden>
            <p>{label}</p>
            <svg
                class="signature"
                viewBox="0 0 600 200"
                on:pointerdown=move |event| {
                    set_down.set(true);
                    strokes::add(&event, 'M', set_path);
                }
                on:pointermove=move |event| {
                    if is_down.get_untracked() {
                        strokes::add(&event, 'L', set_path);
                    }
                }
                on:pointerup=move |_| set_down.set(false)
                on:pointerleave=move |_| set_down.set(false)
            >
                <path d=move || path.get()/>
            </svg>
            <input type="hidden" name="drawn" value=move || path.get()/>
            <button type="button" class="button" on:click=move |_| set_path.set(String::new())>{again}</button>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod strokes {
    use leptos::ev::PointerEvent;
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;
    use std::fmt::Write as _;

    /// The field, as `domain::visit::Drawing` has it.
    const FIELD: (f64, f64) = (600.0, 200.0);
    /// Bytes after which nothing more is drawn: the server takes no longer path.
    const MAX: usize = 8000;

    /// Adds a point to the path.
    pub fn add(event: &PointerEvent, step: char, path: WriteSignal<String>) {
        let Some(target) = event.current_target() else {
            return;
        };
        let Ok(element) = target.dyn_into::<web_sys::Element>() else {
            return;
        };
        let area = element.get_bounding_client_rect();
        let place = |at: i32, start: f64, length: f64, most: f64| {
            ((f64::from(at) - start) * most / length.max(1.0))
                .clamp(0.0, most)
                .round()
        };
        let x = place(event.client_x(), area.left(), area.width(), FIELD.0);
        let y = place(event.client_y(), area.top(), area.height(), FIELD.1);
        event.prevent_default();
        path.update(|path| {
            if path.len() < MAX {
                // Writing to a string does not fail.
                let _ = write!(path, "{step}{x} {y}");
            }
        });
    }
}

#[cfg(not(feature = "hydrate"))]
mod strokes {
    use leptos::ev::PointerEvent;
    use leptos::prelude::WriteSignal;

    pub fn add(_: &PointerEvent, _: char, _: WriteSignal<String>) {}
}
