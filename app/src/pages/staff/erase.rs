//! Erasing a file: what goes, what stays, what the law keeps; one asks, another does it.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::pages::path_part;
use crate::text::{Lang, erasure as words, figures, file};
use crate::{forms, routes};
use domain::ids::PersonId;
use domain::ports::{ErasureFacts, ErasureForm, ErasureWish};
use leptos::prelude::*;

/// `/staff/people/{id}/erase`.
#[component]
pub fn Erase() -> impl IntoView {
    let id = path_part::<PersonId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.erasures.erasure_form(&actor, id?).await },
        |form| show(&form),
    )
}

fn show(form: &ErasureForm) -> AnyView {
    let lang = lang();
    let title = format!("{} {}", words::erase(lang), form.name);
    let deed = match &form.waiting {
        None => ask(form.person, lang),
        Some(wish) if wish.mine => asked(wish, lang),
        Some(wish) => confirm(wish, lang),
    };
    staff_page(
        title.clone(),
        view! {
            <AreaPath path=form.path.clone() lang href=|step| routes::people(step.code)/>
            <h1>{title}</h1>
            <p><b>{words::number(&form.no, lang)}</b></p>
            <p class="notice">{words::erase_lead(lang)}</p>
            {what(form.facts, lang)}
            {deed}
            <div class="row">
                {form.waiting.as_ref().map(|wish| leave(wish.person, lang))}
                <a class="button" href=routes::person_tab(form.person, "file")>{words::cancel(lang)}</a>
            </div>
        },
    )
}

/// What goes, what stays and what the law keeps: said before it is done, whoever asked for it.
pub fn what(facts: ErasureFacts, lang: Lang) -> AnyView {
    let gone = [
        words::gone_who,
        words::gone_file,
        words::gone_ways,
        words::gone_open,
    ]
    .map(|item| view! { <li>{item(lang)}</li> });
    let law = facts.by_law.map(|kept| {
        view! { <h2>{words::by_law(lang)}</h2> <p>{words::law(kept, lang)}</p> }
    });
    let under_way = (facts.under_way > 0)
        .then(|| view! { <p class="notice">{words::under_way(facts.under_way, lang)}</p> });
    view! {
        <h2>{words::gone(lang)}</h2>
        <ul>{gone}</ul>
        <h2>{words::stays(lang)}</h2>
        <ul>
            <li>{words::stays_leads(facts.leads, lang)}</li>
            <li>{words::stays_facts(lang)}</li>
        </ul>
        {law}
        {under_way}
    }
    .into_any()
}

fn ask(person: PersonId, lang: Lang) -> AnyView {
    view! {
        <form class="form" id="ask" method="post" action=forms::ask_erasure_path(person)>
            <p>{words::ask_do(lang)}</p>
            <label for="why">{words::why(lang)}</label>
            <ProblemOf field="why"/>
            <input id="why" name="why" required maxlength="200" autocomplete="off" value=flash().typed("why")
                autofocus=described("why").is_some() aria-describedby=described("why")/>
            <button class="button act">{words::ask(lang)}</button>
        </form>
    }
    .into_any()
}

/// Whoever asked waits for a colleague, or thinks better of it.
fn asked(wish: &ErasureWish, lang: Lang) -> AnyView {
    view! {
        <div class="notice" id="asked">
            <p><b>{words::asked_by_me(lang)}</b></p>
            <p>{told(wish, lang)}</p>
        </div>
    }
    .into_any()
}

fn confirm(wish: &ErasureWish, lang: Lang) -> AnyView {
    view! {
        <div class="notice"><p>{told(wish, lang)}</p></div>
        <form class="form" id="confirm" method="post" action=forms::erase_path(wish.person)>
            <label for="no">{words::confirm(lang)}</label>
            <ProblemOf field="no"/>
            <input id="no" name="no" class="code" required autocomplete="off" autocapitalize="off"
                autofocus=described("no").is_some() aria-describedby=described("no")/>
            <button class="button act">{words::confirm_do(lang)}</button>
        </form>
    }
    .into_any()
}

fn leave(person: PersonId, lang: Lang) -> AnyView {
    view! {
        <form method="post" action=forms::drop_erasure_path(person)>
            <button class="button">{words::drop(lang)}</button>
        </form>
    }
    .into_any()
}

fn told(wish: &ErasureWish, lang: Lang) -> String {
    let (name, at) = (file::author(&wish.by, lang), figures::moment(wish.at, lang));
    words::asked_by(&name, &at, &wish.why, lang)
}
