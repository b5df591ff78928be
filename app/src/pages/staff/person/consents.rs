//! What a person agreed to, and recording what they said on paper.

use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms::privacy as to;
use crate::own_data::consent_row;
use crate::text::{Lang, figures, privacy as words};
use domain::consent::{ConsentHow, Purpose};
use domain::ports::{ConsentView, FileView};
use leptos::prelude::*;

/// The whole part.
pub fn part(file: &FileView, consents: &[ConsentView], lang: Lang) -> AnyView {
    let lines = consents
        .iter()
        .map(|one| {
            let (sentence, state) = consent_row(one, lang);
            let past = one
                .past
                .iter()
                .skip(1)
                .map(|(on, given, how)| {
                    let word = if *given { words::consent_yes(lang) } else { words::consent_no(lang) };
                    view! { <br/> <small>{figures::full_day(*on, lang)} " · " {word} " · " {words::how(*how, lang)}</small> }
                })
                .collect_view();
            view! { <li class="card"><b>{sentence}</b> <br/> {state} {past}</li> }
        })
        .collect_view();
    view! {
        <section id="consents">
            <h2>{words::consents(lang)}</h2>
            <ul class="plain">{lines}</ul>
            {file.may_edit.then(|| record(file, lang))}
        </section>
    }
    .into_any()
}

fn record(file: &FileView, lang: Lang) -> AnyView {
    let typed = flash();
    let open = ["purpose", "given", "how", "on"]
        .iter()
        .any(|field| typed.problem(field).is_some());
    let option = |code: &'static str, name: &'static str, chosen: &str| {
        let selected = chosen == code;
        view! { <option value=code selected=selected>{name}</option> }
    };
    let purpose = typed.typed("purpose");
    let purposes = Purpose::ALL
        .iter()
        .map(|one| option(one.code(), words::purpose(*one, lang), &purpose))
        .collect_view();
    let how = typed.typed("how");
    let hows = ConsentHow::ON_PAPER
        .iter()
        .map(|one| option(one.code(), words::how(*one, lang), &how))
        .collect_view();
    let given = typed.typed("given");
    let answer = |value: &'static str, name: &'static str| {
        let checked = given == value;
        view! {
            <label class="check"><input type="radio" name="given" value=value required checked=checked/>{name}</label>
        }
    };
    let on = typed.typed("on");
    let on = if on.is_empty() { file.today.to_string() } else { on };
    view! {
        <details class="filters" open=open>
            <summary>{words::consent_record(lang)}</summary>
            <form class="form" method="post" action=to::consents_path(file.id)>
                <label for="consent-purpose">{words::consent_for(lang)}</label>
                <ProblemOf field="purpose"/>
                <select id="consent-purpose" name="purpose">{purposes}</select>
                <fieldset>
                    <legend>{words::consent_what(lang)}</legend>
                    <ProblemOf field="given"/>
                    {answer("yes", words::consent_yes(lang))}
                    {answer("no", words::consent_no(lang))}
                </fieldset>
                <label for="consent-how">{words::consent_how(lang)}</label>
                <ProblemOf field="how"/>
                <select id="consent-how" name="how">{hows}</select>
                <label for="consent-on">{words::consent_on(lang)}</label>
                <ProblemOf field="on"/>
                <input id="consent-on" name="on" type="date" required value=on/>
                <button class="button act">{crate::text::common::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
