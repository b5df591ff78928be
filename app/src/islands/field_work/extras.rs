//! What a visitor may add: about where it was, when they ask for it, and a photo, when the person agrees.

use super::browser::{self, member};
use super::desk::Desk;
use crate::text::{field_work as words, visit};
use domain::field_work::{Change, DraftPhoto};
use domain::ids::VisitId;
use domain::values::Point;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// About where. Nothing asks the phone before the button is pressed.
pub fn place(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let kept = Memo::new(move |_| desk.draft(id, |draft| draft.point.is_some()));
    let failed = RwSignal::new(false);
    let press = move |_| {
        failed.set(false);
        if kept.get_untracked() {
            desk.change(id, Change::Point(None));
            return;
        }
        spawn_local(async move {
            match browser::helped("songgangPlace", &[])
                .await
                .as_deref()
                .and_then(read)
            {
                Some(point) => desk.change(id, Change::Point(Some(point))),
                None => failed.set(true),
            }
        });
    };
    let said = move || match (kept.get(), failed.get()) {
        (true, _) => visit::place_kept(lang),
        (false, true) => visit::place_none(lang),
        (false, false) => "",
    };
    let name = move || {
        if kept.get() {
            visit::place_undo(lang)
        } else {
            visit::place_do(lang)
        }
    };
    view! {
        <fieldset>
            <legend>{visit::place(lang)}</legend>
            <p class="quiet">{visit::place_note(lang)}</p>
            <button type="button" class="button" on:click=press>{name}</button>
            <p role="status">{said}</p>
        </fieldset>
    }
    .into_any()
}

fn read(text: &str) -> Option<Point> {
    let (lon, lat) = text.split_once(',')?;
    Point::new(lon.parse().ok()?, lat.parse().ok()?)
}

/// One photo. Where it cannot be kept the visit goes on without.
pub fn photo(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let stands = Memo::new(move |_| {
        let drafts = |shelf: &domain::field_work::Shelf| shelf.drafts.get(&id).map(|draft| draft.photo);
        desk.shelf.with(drafts).unwrap_or(DraftPhoto::None)
    });
    let failed = RwSignal::new(false);
    let agree = move |event| {
        let agreed = event_target_checked(&event);
        if agreed {
            desk.change(id, Change::Photo(DraftPhoto::Agreed));
        } else {
            spawn_local(async move {
                desk.keep_photo(id, None, DraftPhoto::None).await;
            });
        }
    };
    let take = move || match stands.get() {
        DraftPhoto::None => ().into_any(),
        DraftPhoto::Agreed => camera(desk, id, failed),
        DraftPhoto::Taken => taken(desk, id),
    };
    view! {
        <fieldset>
            <legend>{visit::photo(lang)}</legend>
            <p class="quiet">{visit::photo_note(lang)}</p>
            <label class="choice">
                <input type="checkbox" class="pick" prop:checked=move || stands.get() != DraftPhoto::None on:change=agree/>
                {visit::photo_agreed(lang)}
            </label>
            {take}
            {move || failed.get().then(|| view! { <p class="notice" role="alert">{words::photo_failed(lang)}</p> })}
        </fieldset>
    }
    .into_any()
}

fn camera(desk: Desk, id: VisitId, failed: RwSignal<bool>) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        let file = event
            .target()
            .and_then(|target| member(&target, "files"))
            .and_then(|files| member(&files, "0"));
        let Some(file) = file else { return };
        spawn_local(async move {
            let image = browser::helped("songgangPhoto", &[&file]).await;
            let kept = match image {
                Some(image) => desk.keep_photo(id, Some(image), DraftPhoto::Taken).await,
                None => false,
            };
            failed.set(!kept);
        });
    };
    view! {
        <div class="field">
            <label for="photo">{visit::photo_take(desk.lang)}</label>
            <input id="photo" type="file" accept="image/*" capture="environment" on:change=chosen/>
        </div>
    }
    .into_any()
}

fn taken(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let image = RwSignal::new(String::new());
    spawn_local(async move {
        image.set(desk.photo(id).await.unwrap_or_default());
    });
    let undo = move |_| {
        spawn_local(async move {
            desk.keep_photo(id, None, DraftPhoto::Agreed).await;
        });
    };
    view! {
        <p><img class="photo" src=move || image.get() alt=words::photo_taken(lang)/></p>
        <p><button type="button" class="button" on:click=undo>{words::photo_undo(lang)}</button></p>
    }
    .into_any()
}
