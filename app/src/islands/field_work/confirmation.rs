//! Who confirms a visit: a signature or a thumb-print on the screen or on paper, or a witness.

use super::desk::Desk;
use super::inputs::{one_of, problem, typed};
use crate::text::{field_work as words, visit};
use domain::field_work::{Change, Draft};
use domain::ids::VisitId;
use domain::visit::{Confirmation, Drawing};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::fmt::Write as _;

/// The page of the form.
pub fn page(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let choices = [
        ("signature", visit::confirm_signature(lang)),
        ("thumb_print", visit::confirm_thumb(lang)),
        ("witness", visit::confirm_witness(lang)),
        ("", visit::confirm_none(lang)),
    ];
    let choices = choices
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .into();
    let choose = |code: &str| {
        Change::Confirmation(match code {
            "signature" => Some(Confirmation::Signature { drawn: None }),
            "thumb_print" => Some(Confirmation::ThumbPrint { drawn: None }),
            "witness" => Some(Confirmation::Witness { name: String::new() }),
            _ => None,
        })
    };
    let kind = Memo::new(move |_| desk.draft(id, |draft| kind_of(draft).to_owned()));
    let detail = move || match kind.get().as_str() {
        "signature" | "thumb_print" => pad(desk, id),
        "witness" => typed(
            desk,
            id,
            ("witness", visit::witness_name(lang)),
            |draft| match &draft.confirmation {
                Some(Confirmation::Witness { name }) => name.clone(),
                _ => String::new(),
            },
            false,
            |name| Change::Confirmation(Some(Confirmation::Witness { name })),
        ),
        _ => ().into_any(),
    };
    view! {
        <p class="quiet">{visit::confirm_hint(lang)}</p>
        {problem(desk, "confirmation")}
        {one_of(desk, id, visit::group_confirm(lang), choices, |draft, code| kind_of(draft) == code, choose)}
        {detail}
        {super::extras::photo(desk, id)}
    }
    .into_any()
}

fn kind_of(draft: &Draft) -> &'static str {
    match &draft.confirmation {
        Some(Confirmation::Signature { .. }) => "signature",
        Some(Confirmation::ThumbPrint { .. }) => "thumb_print",
        Some(Confirmation::Witness { .. }) => "witness",
        None => "",
    }
}

fn drawn(draft: &Draft) -> Option<&Drawing> {
    match &draft.confirmation {
        Some(Confirmation::Signature { drawn } | Confirmation::ThumbPrint { drawn }) => drawn.as_ref(),
        _ => None,
    }
}

/// A field to draw in. Each stroke is kept when the finger is lifted.
fn pad(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let begun = desk.shelf.with_untracked(|shelf| {
        let path = shelf.drafts.get(&id).and_then(drawn);
        path.map(|path| path.path().to_owned()).unwrap_or_default()
    });
    let path = RwSignal::new(begun);
    let is_down = RwSignal::new(false);
    let keep = move || {
        let drawing = Drawing::parse(&path.get_untracked()).ok();
        let thumb = desk.shelf.with_untracked(|shelf| {
            shelf
                .drafts
                .get(&id)
                .is_some_and(|draft| kind_of(draft) == "thumb_print")
        });
        let confirmation = if thumb {
            Confirmation::ThumbPrint { drawn: drawing }
        } else {
            Confirmation::Signature { drawn: drawing }
        };
        desk.change(id, Change::Confirmation(Some(confirmation)));
    };
    let lifted = move |_: PointerEvent| {
        if is_down.get_untracked() {
            is_down.set(false);
            keep();
        }
    };
    view! {
        <p id="sign">{words::sign_here(lang)}</p>
        <svg class="signature" viewBox="0 0 600 200" role="img" aria-labelledby="sign"
            on:pointerdown=move |event| {
                is_down.set(true);
                draw(&event, 'M', path);
            }
            on:pointermove=move |event| {
                if is_down.get_untracked() {
                    draw(&event, 'L', path);
                }
            }
            on:pointerup=lifted
            on:pointerleave=lifted>
            <path d=move || path.get()/>
        </svg>
        <p>
            <button type="button" class="button" on:click=move |_| {
                path.set(String::new());
                keep();
            }>
                {visit::draw_again(lang)}
            </button>
        </p>
        <p class="quiet">{visit::on_paper(lang)}</p>
    }
    .into_any()
}

/// Adds a point to the path.
fn draw(event: &PointerEvent, step: char, path: RwSignal<String>) {
    let target = event.current_target();
    let Some(field) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let area = field.get_bounding_client_rect();
    let (wide, high) = Drawing::FIELD;
    let place = |at: i32, start: f64, length: f64, most: u16| {
        let at = (f64::from(at) - start) * f64::from(most) / length.max(1.0);
        at.clamp(0.0, f64::from(most)).round() as u16
    };
    let x = place(event.client_x(), area.left(), area.width(), wide);
    let y = place(event.client_y(), area.top(), area.height(), high);
    event.prevent_default();
    path.update(|path| {
        if path.len() + 16 < Drawing::MAX {
            // Writing to a string does not fail.
            let _ = write!(path, "{step}{x} {y}");
        }
    });
}
