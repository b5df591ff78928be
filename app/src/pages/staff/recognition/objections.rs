//! What was objected, for those who handle it: each is decided by itself, with a reason.

use super::decide::{hidden, sure};
use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms;
use crate::text::{Lang, common, figures, recognition as words};
use domain::ports::{ObjectionView, RecognitionView};
use domain::recognition::Deed;
use leptos::prelude::*;

/// The whole part, where there is anything.
pub fn part(one: &RecognitionView, lang: Lang) -> Option<AnyView> {
    let items = one
        .objections
        .iter()
        .map(|objection| card(one, objection, lang))
        .collect_view();
    (!one.objections.is_empty()).then(|| {
        view! { <section id="objections"><h2>{words::objections(lang)}</h2> {items}</section> }.into_any()
    })
}

fn card(one: &RecognitionView, objection: &ObjectionView, lang: Lang) -> AnyView {
    let by = objection
        .name
        .clone()
        .unwrap_or_else(|| words::anonymous(lang).to_owned());
    let phone = objection
        .phone
        .clone()
        .map(|phone| view! { " · " <a href=format!("tel:{phone}")>{phone.clone()}</a> });
    let found = match objection.upheld {
        None => words::open_objection(lang).to_owned(),
        Some(true) => format!("{} · {}", words::upheld(lang), objection.reason),
        Some(false) => format!("{} · {}", words::dismissed(lang), objection.reason),
    };
    let open = objection.upheld.is_none();
    let forms = [Deed::Dismiss, Deed::Uphold]
        .into_iter()
        .filter(|deed| open && one.may.contains(deed))
        .map(|deed| form(one, objection, deed, lang))
        .collect_view();
    view! {
        <article class="card">
            <p>{words::receipt(lang)} " " <b>{objection.receipt.clone()}</b> " · "
                {figures::full_day(domain::clock::day_in_shanghai(objection.at), lang)} " · "
                {words::due_on(lang)} " " {figures::full_day(objection.due_on, lang)}</p>
            <p>{objection.text.clone()}</p>
            <p>{words::objection_by(lang)} {common::colon(lang)} {by} {phone}</p>
            <p><b>{found}</b></p>
            {forms}
        </article>
    }
    .into_any()
}

fn form(one: &RecognitionView, objection: &ObjectionView, deed: Deed, lang: Lang) -> AnyView {
    let id = format!("reason-{}-{}", deed.code(), objection.receipt);
    let name = words::deed(deed, lang);
    let flash = flash();
    let again = flash.typed("objection") == objection.id.to_string() && flash.typed("deed") == deed.code();
    let typed = if again {
        flash.typed("reason")
    } else {
        String::new()
    };
    view! {
        <details open=again>
            <summary>{name}</summary>
            <form class="form" method="post" action=forms::recognition::step_path(one.id)>
                {hidden(one, deed)}
                <input type="hidden" name="objection" value=objection.id.to_string()/>
                <label for=id.clone()>{words::reason(lang)}</label>
                {again.then(|| view! { <ProblemOf field="reason"/> })}
                <textarea id=id.clone() name="reason" rows="3" maxlength="500" required>{typed}</textarea>
                {deed.harms().then(|| sure(deed, lang))}
                <button class="button">{name}</button>
            </form>
        </details>
    }
    .into_any()
}
