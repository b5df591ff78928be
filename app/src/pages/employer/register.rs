//! How people of an employer get in: registration, and invitations.

use crate::asked::{Asker, lang};
use crate::components::{Field, place_of, public_page};
use crate::forms;
use crate::pages::{path_part, when};
use crate::text::{Lang, common, door, employer as words};
use domain::ports::{Answered, AreaRef, Invitation};
use domain::values::AreaLevel;
use leptos::prelude::*;

/// `/employer/register`.
#[component]
pub fn Register() -> impl IntoView {
    when(ask, |form| show(&form))
}

struct Blank {
    path: Vec<AreaRef>,
    sends_codes: bool,
}

async fn ask(asker: Asker) -> Answered<Blank> {
    let Asker { ports, prefs, .. } = asker;
    let path = match prefs.place {
        Some(place) => ports.areas.path(place).await?,
        None => Vec::new(),
    };
    Ok(Blank {
        path,
        sends_codes: ports.door.sends_codes().await,
    })
}

fn show(blank: &Blank) -> AnyView {
    let lang = lang();
    let place = blank
        .path
        .last()
        .filter(|place| place.code.level() >= AreaLevel::County)
        .cloned();
    let form = match (blank.sends_codes, place) {
        (false, _) => view! { <p class="notice">{door::no_codes(lang)}</p> }.into_any(),
        (true, None) => view! {
            <p class="notice">{words::place_first(lang)} " "
                <a class="button" href="/place">{words::place_choose(lang)}</a></p>
        }
        .into_any(),
        (true, Some(place)) => register(&place, &place_of(&blank.path), lang),
    };
    public_page(
        words::register_title(lang),
        None,
        view! {
            <h1>{words::register_title(lang)}</h1>
            <p>{words::register_do(lang)}</p>
            {form}
            <p><a class="button" href=forms::MINE>{words::register_have(lang)}</a></p>
        },
    )
}

fn register(place: &AreaRef, name: &str, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=forms::REGISTER>
            <input type="hidden" name="area" value=place.code.to_string()/>
            <p>{words::place(lang)} {common::colon(lang)} <b>{name.to_owned()}</b> " " <a href="/place">{words::place_choose(lang)}</a></p>
            {employer_fields(lang)}
            <Field name="legal_rep" label=crate::text::listing::legal_rep(lang)/>
            {person_fields(lang)}
            <button class="button act big">{words::register_send(lang)}</button>
        </form>
    }
    .into_any()
}

/// The fields for code and name of an employer.
pub fn employer_fields(lang: Lang) -> AnyView {
    view! {
        <Field name="uscc" label=words::uscc(lang) code=true/>
        <Field name="firm" label=words::firm(lang) fill="organization"/>
    }
    .into_any()
}

fn person_fields(lang: Lang) -> AnyView {
    view! {
        <Field name="name" label=words::contact(lang) fill="name"/>
        <Field name="phone" label=words::phone(lang) kind="tel" fill="tel-national"/>
    }
    .into_any()
}

/// `/employer/join/{code}`.
#[component]
pub fn Join() -> impl IntoView {
    let code: String = path_part("code").unwrap_or_default();
    let asked = code.clone();
    when(
        move |Asker { ports, .. }| async move { ports.employers.invitation(&asked).await },
        move |invitation| show_invitation(&invitation, &code),
    )
}

fn show_invitation(invitation: &Invitation, code: &str) -> AnyView {
    let lang = lang();
    public_page(
        words::join_title(&invitation.firm, lang),
        None,
        view! {
            <h1>{words::join_title(&invitation.firm, lang)}</h1>
            <p>{words::join_do(lang)}</p>
            <form class="form" method="post" action=forms::join_path(code)>
                {person_fields(lang)}
                <button class="button act big">{words::join_send(lang)}</button>
            </form>
        },
    )
}
