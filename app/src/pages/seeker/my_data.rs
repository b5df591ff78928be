//! One's own data: what is kept, who saw it, what was agreed to, what was asked; and the forms to ask with.

use crate::asked::{Asker, flash, lang};
use crate::components::{Field, ProblemOf, Tab, public_page};
use crate::forms::{self, privacy as to};
use crate::own_data::{Part, consent_row, parts, request_row};
use crate::pages::set_status;
use crate::text::{Lang, door, privacy as words};
use domain::consent::{Purpose, Word};
use domain::data_request::{RequestKind, RequestState};
use domain::ports::{Answered, ConsentView, MyData as Data, RequestView};
use domain::refusal::Refusal;
use leptos::prelude::*;

pub mod correct;

/// `/me/data`.
#[component]
pub fn MyData() -> impl IntoView {
    own(
        |Asker { ports, actor, .. }| async move { ports.my_data.my_data(&actor).await },
        |data| show(&data),
    )
}

/// A page of one's own data. Whoever has no file here is told whose page it is, whoever else they are signed in as.
fn own<T, F>(ask: impl FnOnce(Asker) -> F, show: impl FnOnce(T) -> AnyView + Send + 'static) -> AnyView
where
    F: Future<Output = Answered<T>> + Send + 'static,
    T: Send + 'static,
{
    let no_file = |refusal: &Refusal| match refusal {
        Refusal::NotSignedIn => no_file(refusal),
        other => crate::pages::refused(other),
    };
    match Asker::here() {
        Ok(asker) => crate::pages::answered(ask(asker), show, no_file),
        Err(refusal) => crate::pages::refused(&refusal),
    }
}

fn no_file(refusal: &Refusal) -> AnyView {
    let lang = lang();
    set_status(refusal);
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            <h1>{words::title(lang)}</h1>
            <div class="notice">
                <p><b>{words::no_file(lang)}</b></p>
                <p>{words::no_file_do(lang)}</p>
                <p><a class="button act" href=forms::MINE>{door::enter_title(lang)}</a></p>
            </div>
        },
    )
}

fn show(data: &Data) -> AnyView {
    let lang = lang();
    let parts = parts(data, lang);
    let part = |id: &str| parts.iter().find(|part| part.id == id);
    let plain = |id: &'static str| part(id).map(|part| section(part, lang));
    let acting = data.proxy.as_ref().map(|name| {
        view! { <p class="notice"><b>{words::acting_as(name, lang)}</b> " " {words::acting(lang)}</p> }
    });
    let is_own = data.proxy.is_none();
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            <h1>{words::title(lang)} " " <small>{data.masked_name.clone()}</small></h1>
            {acting}
            <p>{words::lead(lang)} " " {words::answer_within(data.answer_days, lang)}</p>
            {jump(&parts, lang)}
            {plain("file")}
            <p><a class="button act" href=to::CORRECT>{words::correct(lang)}</a></p>
            {requests(data, lang)}
            {plain("groups")}
            {plain("household")}
            {plain("entries")}
            {plain("leads")}
            {plain("planned")}
            {plain("applications")}
            {plain("proxies")}
            {consents(data, lang)}
            {seen(part("seen"), lang)}
            {take_away(is_own, lang)}
            {is_own.then(|| erase(data, lang))}
            <p><a class="button" href=forms::MINE>{words::back(lang)}</a></p>
        },
    )
}

/// Links to the parts of a long page.
fn jump(parts: &[Part], lang: Lang) -> AnyView {
    let named = |id: &str, title: &str| (format!("#{id}"), title.to_owned());
    let mut ways: Vec<(String, String)> = parts.iter().map(|part| named(part.id, &part.title)).collect();
    ways.push(named("take-away", words::take_away(lang)));
    let ways = ways
        .into_iter()
        .map(|(href, title)| view! { <a href=href>{title}</a> })
        .collect_view();
    view! { <nav class="parts" aria-label=words::jump(lang)>{ways}</nav> }.into_any()
}

fn section(part: &Part, _lang: Lang) -> AnyView {
    let rows = part
        .rows
        .iter()
        .map(|(name, value)| view! { <dt>{name.clone()}</dt><dd>{value.clone()}</dd> })
        .collect_view();
    view! {
        <section id=part.id>
            <h2>{part.title.clone()}</h2>
            {part.note.clone().map(|note| view! { <p class="quiet">{note}</p> })}
            <dl class="facts small">{rows}</dl>
        </section>
    }
    .into_any()
}

fn seen(part: Option<&Part>, lang: Lang) -> AnyView {
    let lines = part.map(|part| {
        let lines = part
            .rows
            .iter()
            .map(|(at, what)| view! { <li><b>{at.clone()}</b> <br/> {what.clone()}</li> })
            .collect_view();
        view! { <ul class="plain">{lines}</ul> }
    });
    let none = part
        .is_none()
        .then(|| view! { <p class="quiet">{words::seen_none(lang)}</p> });
    view! {
        <section id="seen">
            <h2>{words::seen(lang)}</h2>
            <p class="quiet">{words::seen_do(lang)}</p>
            {none} {lines}
        </section>
    }
    .into_any()
}

fn consents(data: &Data, lang: Lang) -> AnyView {
    let cards = data.consents.iter().map(|one| consent(one, lang)).collect_view();
    view! {
        <section id="consents">
            <h2>{words::consents(lang)}</h2>
            <p class="quiet">{words::consents_do(lang)}</p>
            {cards}
        </section>
    }
    .into_any()
}

fn consent(one: &ConsentView, lang: Lang) -> AnyView {
    let (sentence, state) = consent_row(one, lang);
    let purpose = one.purpose;
    let agree = (one.word != Word::Given).then(|| {
        view! {
            <form method="post" action=to::OWN_CONSENT>
                <input type="hidden" name="purpose" value=purpose.code()/>
                <button class="button" name="given" value="yes">{words::agree(lang)}</button>
            </form>
        }
    });
    let disagree = (one.word != Word::Withdrawn).then(|| disagree(purpose, lang));
    view! {
        <article class="card" id=format!("consent-{}", purpose.code())>
            <p><b>{sentence}</b> <br/> {state}</p>
            {agree} {disagree}
        </article>
    }
    .into_any()
}

fn disagree(purpose: Purpose, lang: Lang) -> AnyView {
    let flash = flash();
    let open = flash.typed("purpose") == purpose.code() && flash.problem("sure").is_some();
    let id = format!("sure-{}", purpose.code());
    view! {
        <details open=open>
            <summary>{words::disagree(lang)}</summary>
            <form class="form" method="post" action=to::OWN_CONSENT>
                <p>{words::without(purpose, lang)}</p>
                <input type="hidden" name="purpose" value=purpose.code()/>
                <input type="hidden" name="given" value="no"/>
                {open.then(|| view! { <ProblemOf field="sure"/> })}
                <label class="check" for=id.clone()>
                    <input id=id.clone() type="checkbox" name="sure" value=to::SURE required/>
                    {words::sure_no(lang)}
                </label>
                <button class="button">{words::disagree(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn requests(data: &Data, lang: Lang) -> Option<AnyView> {
    let cards = data
        .requests
        .iter()
        .map(|one| request(one, data.proxy.is_none(), lang))
        .collect_view();
    (!data.requests.is_empty()).then(|| {
        view! { <section id="requests"><h2>{words::requests(lang)}</h2> {cards}</section> }.into_any()
    })
}

fn request(one: &RequestView, is_own: bool, lang: Lang) -> AnyView {
    let (what, told) = request_row(one, lang);
    let is_open = one.line.state == RequestState::Open;
    let due = is_open.then(|| view! { <p class="quiet">{words::answered_by(one.line.due_on, lang)}</p> });
    let note = (!one.note.is_empty()).then(|| view! { <p class="quiet">{one.note.clone()}</p> });
    let back = (is_open && (is_own || one.line.kind == RequestKind::Correct)).then(|| {
        view! {
            <form method="post" action=to::take_back_path(one.line.id)>
                <button class="button">{words::take_back(lang)}</button>
            </form>
        }
    });
    view! { <article class="card"><p><b>{what}</b> <br/> {told}</p> {due} {note} {back}</article> }.into_any()
}

fn take_away(is_own: bool, lang: Lang) -> AnyView {
    let choice = |value: &'static str, name: &'static str, checked: bool| {
        view! {
            <label class="check">
                <input type="radio" name="format" value=value required checked=checked/>
                {name}
            </label>
        }
    };
    let proof = is_own.then(|| {
        view! { <Field name="proof" label=words::proof(lang) code=true free=true/> }
    });
    view! {
        <form class="form" id="take-away" method="post" action=to::TAKE_AWAY>
            <h2>{words::take_away(lang)}</h2>
            <p>{words::take_away_do(lang)}</p>
            <fieldset>
                <legend class="unseen">{words::take_away(lang)}</legend>
                {choice("html", words::as_html(lang), true)}
                {choice("json", words::as_json(lang), false)}
            </fieldset>
            {proof}
            <button class="button">{words::download(lang)}</button>
        </form>
    }
    .into_any()
}

fn erase(data: &Data, lang: Lang) -> AnyView {
    let waits = data
        .requests
        .iter()
        .any(|one| one.line.kind == RequestKind::Erase && one.line.state == RequestState::Open);
    if waits {
        return view! { <p class="notice" id="erase">{words::erase_open(lang)}</p> }.into_any();
    }
    let flash = flash();
    // The forms of consents have a field of that name, too; theirs say for what.
    let again = flash.typed.iter().any(|(name, _)| name == "erase_note");
    let open = again && (flash.problem("sure").is_some() || flash.problem("note").is_some());
    view! {
        <details class="filters" id="erase" open=open>
            <summary>{words::erase(lang)}</summary>
            <form class="form" method="post" action=to::ERASE>
                <p>{words::erase_do(lang)}</p>
                <p>{words::answer_within(data.answer_days, lang)}</p>
                <label for="erase-note">{words::erase_note(lang)}</label>
                {open.then(|| view! { <ProblemOf field="note"/> })}
                <textarea id="erase-note" name="note" rows="3" maxlength="200">{flash.typed("erase_note")}</textarea>
                {open.then(|| view! { <ProblemOf field="sure"/> })}
                <label class="check" for="erase-sure">
                    <input id="erase-sure" type="checkbox" name="sure" value=to::SURE required/>
                    {words::erase_sure(lang)}
                </label>
                <button class="button">{words::erase_send(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
