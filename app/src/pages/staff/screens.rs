//! Wall screens: those of an area, one of them with its settings, and a new one.

use super::new_placement::{filled, input};
use super::when;
use crate::asked::{Asker, Origin, lang, qr_of};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::screen as to;
use crate::pages::path_part;
use crate::text::{Lang, file, screen as words};
use crate::wall::typed_address;
use domain::ids::ScreenId;
use domain::ports::{AreaRef, ScreenLine, ScreenList, ScreenView};
use domain::screen::{Contrast, Screen, ScreenKind, ScreenPick, TextSize};
use leptos::prelude::*;

/// `/staff/screens`.
#[component]
pub fn Screens() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.screens.screens(&actor).await },
        |list| show(&list),
    )
}

fn show(list: &ScreenList) -> AnyView {
    let lang = lang();
    let lines = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = list
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let adding = list.may_add.then(|| {
        view! {
            <form class="form" id="new" method="post" action=to::SCREENS>
                <h2>{words::new(lang)}</h2>
                {fields(None, &list.places, lang)}
                <button class="button act">{words::save(lang)}</button>
            </form>
        }
    });
    let place = list.places.first().map(|place| {
        view! { <p><a href=to::place_poster_path(place.code)>{words::place_poster(lang)}</a></p> }
    });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <p>{words::lead(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            {place}
            {adding}
        },
    )
}

fn line(one: &ScreenLine, lang: Lang) -> AnyView {
    let screen = &one.screen;
    let off = screen
        .off
        .then(|| view! { <span class="mark amber">{words::is_off(lang)}</span> });
    let what = format!(
        "{} · {} · {}",
        words::kind_of(screen.feed.kind, lang),
        one.place,
        words::pick_of(screen.feed.pick, lang)
    );
    view! {
        <li class="card" id=screen.id.to_string()>
            <h2><a href=to::screen_path(screen.id)>{screen.name.clone()}</a> " " {off}</h2>
            <p>{what}</p>
            <p><b class="code">{address_of(screen)}</b></p>
        </li>
    }
    .into_any()
}

/// The address as somebody types it.
fn address_of(screen: &Screen) -> String {
    let Origin(site) = use_context().unwrap_or_default();
    typed_address(&site, &screen.code)
}

/// `/staff/screens/{id}`.
#[component]
pub fn ScreenSettings() -> impl IntoView {
    let id = path_part::<ScreenId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.screens.screen(&actor, id?).await },
        |view| settings(&view),
    )
}

fn settings(one: &ScreenView) -> AnyView {
    let (lang, screen) = (lang(), &one.screen);
    let shown = format!("/screen/{}", screen.code);
    let drawn = qr_of(&shown).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    let off = screen
        .off
        .then(|| view! { <span class="mark amber">{words::is_off(lang)}</span> });
    let open = (!screen.off).then(|| {
        view! {
            <a class="button act" href=shown>{words::open(lang)}</a>
            <a class="button" href=to::screen_poster_path(screen.id)>{words::poster(lang)}</a>
        }
    });
    let changing = one.may_change.then(|| changing(one, lang));
    staff_page(
        format!("{} · {}", screen.name, words::title(lang)),
        view! {
            <AreaPath path=one.path.clone() lang href=|_| to::SCREENS.to_owned()/>
            <h1>{screen.name.clone()} " " {off}</h1>
            <section id="address">
                <h2>{words::address(lang)}</h2>
                <p><b class="code">{address_of(screen)}</b></p>
                {drawn}
                <p class="row">{open}</p>
            </section>
            {changing}
            <p class="quiet">{words::by(lang)} " " {file::author(&one.by, lang)}</p>
        },
    )
}

fn changing(one: &ScreenView, lang: Lang) -> AnyView {
    let screen = &one.screen;
    let (switch, switch_name, switch_do) = if screen.off {
        ("on", words::switch_on(lang), None)
    } else {
        ("off", words::switch_off(lang), Some(words::switch_off_do(lang)))
    };
    let deed = |does: &'static str, note: Option<&'static str>, button: &'static str| {
        view! {
            <form class="form" method="post" action=to::screen_path(screen.id)>
                <input type="hidden" name="version" value=screen.version.to_string()/>
                <input type="hidden" name="do" value=does/>
                {note.map(|note| view! { <p class="hint">{note}</p> })}
                <button class="button">{button}</button>
            </form>
        }
    };
    view! {
        <form class="form" id="settings" method="post" action=to::screen_path(screen.id)>
            <h2>{words::settings(lang)}</h2>
            <input type="hidden" name="version" value=screen.version.to_string()/>
            <input type="hidden" name="do" value="edit"/>
            {fields(Some(one), &one.places, lang)}
            <button class="button act">{words::save(lang)}</button>
        </form>
        <details class="filters">
            <summary>{words::new_code(lang)}</summary>
            {deed("new_code", Some(words::new_code_do(lang)), words::new_code(lang))}
        </details>
        <details class="filters">
            <summary>{switch_name}</summary>
            {deed(switch, switch_do, switch_name)}
        </details>
    }
    .into_any()
}

/// What may be set, as it stands or as it usually is.
fn fields(one: Option<&ScreenView>, places: &[AreaRef], lang: Lang) -> AnyView {
    let screen = one.map(|one| &one.screen);
    let name = screen.map(|screen| screen.name.clone()).unwrap_or_default();
    let chosen = one.map(|one| one.chosen.join("\n")).unwrap_or_default();
    let area = screen.map(|screen| screen.feed.area.to_string());
    let area = filled("area", || area.unwrap_or_default());
    let areas = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == area;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! {
        {input("name", words::name(lang), "text", name)}
        {choice(("kind", words::kind(lang)), ScreenKind::ALL, screen.map(|one| one.feed.kind), (ScreenKind::code, |one| words::kind_of(one, lang)))}
        <label for="area">{words::area(lang)}</label>
        <ProblemOf field="area"/>
        <select id="area" name="area" aria-describedby=described("area")>{areas}</select>
        {choice(("pick", words::pick(lang)), ScreenPick::ALL, screen.map(|one| one.feed.pick), (ScreenPick::code, |one| words::pick_of(one, lang)))}
        <label for="chosen">{words::chosen(lang)}</label>
        <ProblemOf field="chosen"/>
        <textarea id="chosen" name="chosen" rows="3" aria-describedby=described("chosen")>{filled("chosen", || chosen)}</textarea>
        {choice(("contrast", words::contrast(lang)), Contrast::ALL, screen.map(|one| one.contrast), (Contrast::code, |one| words::contrast_of(one, lang)))}
        {choice(("size", words::size(lang)), TextSize::ALL, screen.map(|one| one.size), (TextSize::code, |one| words::size_of(one, lang)))}
    }
    .into_any()
}

/// One of a list of codes, with what stands now.
pub(super) fn choice<T: Copy>(
    (name, label): (&'static str, &'static str),
    all: &[T],
    now: Option<T>,
    (code, words): (fn(T) -> &'static str, impl Fn(T) -> &'static str),
) -> AnyView {
    let chosen = filled(name, || now.map(code).unwrap_or_default().to_owned());
    let options = all
        .iter()
        .map(|one| {
            let selected = code(*one) == chosen;
            view! { <option value=code(*one) selected=selected>{words(*one)}</option> }
        })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <select id=name name=name aria-describedby=described(name)>{options}</select>
    }
    .into_any()
}
