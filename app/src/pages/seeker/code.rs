//! After the number: the code; and after the code, who one is where several people share the number.

use crate::asked::{Asker, Ticket, flash, lang};
use crate::components::{Field, ProblemOf, Tab, public_page};
use crate::forms;
use crate::pages::when;
use crate::text::{Lang, door as words};
use domain::ports::Whom;
use leptos::prelude::*;

/// `/me/code`.
#[component]
pub fn Code() -> impl IntoView {
    let lang = lang();
    public_page(
        words::code_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::code_title(lang)}</h1>
            <p>{words::code_sent(lang)}</p>
            <form class="form" method="post" action=forms::ENTER_CODE>
                <Field name="code" label=words::code(lang) keys="numeric" fill="one-time-code" code=true/>
                <button class="button act big">{words::enter(lang)}</button>
            </form>
            <p class="quiet">{words::code_none(lang)}</p>
            <p><a class="button" href=forms::MINE>{words::code_again(lang)}</a></p>
        },
    )
}

/// `/me/who`.
#[component]
pub fn Who() -> impl IntoView {
    when(
        |Asker { ports, .. }| {
            let ticket = Ticket::here();
            async move { ports.door.choices(&ticket?).await }
        },
        |choices| show(&choices),
    )
}

fn show(choices: &[Whom]) -> AnyView {
    let lang = lang();
    let typed = flash().typed("who");
    let options = choices
        .iter()
        .enumerate()
        .map(|(position, whom)| {
            let value = position.to_string();
            let checked = value == typed;
            view! {
                <label class="choice">
                    <input type="radio" name="who" value=value required checked=checked/>
                    <span>{name_of(whom, lang)}</span>
                </label>
            }
        })
        .collect_view();
    public_page(
        words::who_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::who_title(lang)}</h1>
            <p>{words::who_do(lang)}</p>
            <form class="form" method="post" action=forms::SAY_WHO>
                <fieldset>
                    <legend>{words::who_title(lang)}</legend>
                    <ProblemOf field="who"/>
                    {options}
                </fieldset>
                <Field name="proof" label=words::who_proof(lang) code=true/>
                <button class="button act big">{words::enter(lang)}</button>
            </form>
            <p><a class="button" href=forms::MINE>{words::code_again(lang)}</a></p>
        },
    )
}

fn name_of(whom: &Whom, lang: Lang) -> String {
    match whom {
        Whom::Person(masked) => words::whom_person(masked, lang),
        Whom::Proxy(masked) => words::whom_proxy(masked, lang),
        Whom::Employer(firm) => words::whom_employer(firm, lang),
    }
}
