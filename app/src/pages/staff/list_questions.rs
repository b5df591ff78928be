//! Whom villages are asked about: people who are missing from a new list.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::list as forms;
use crate::routes;
use crate::text::{Lang, list as words};
use domain::list::VillageAnswer;
use domain::ports::VillageQuestion;
use leptos::prelude::*;

/// `/staff/list-questions`.
#[component]
pub fn ListQuestions() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.lists.village_questions(&actor).await },
        |questions| show(&questions),
    )
}

fn show(questions: &[VillageQuestion]) -> AnyView {
    let lang = lang();
    let lines = questions
        .iter()
        .enumerate()
        .map(|(position, one)| question(position, one, lang))
        .collect_view();
    let content = if questions.is_empty() {
        view! { <p class="notice">{words::questions_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="plain">{lines}</ul> }.into_any()
    };
    staff_page(
        words::questions(lang),
        view! {
            <h1>{words::questions(lang)}</h1>
            <p>{words::questions_do(lang)}</p>
            {content}
        },
    )
}

fn question(position: usize, one: &VillageQuestion, lang: Lang) -> AnyView {
    let note = format!("note-{position}");
    let flash = flash();
    let again = flash.typed("person") == one.person.to_string();
    let typed = if again { flash.typed("note") } else { String::new() };
    let button = |answer: &VillageAnswer| {
        view! {
            <button class="button" name="answer" value=answer.code()>
                {words::village_answer(*answer, lang)} <span class="unseen">{one.name.clone()}</span>
            </button>
        }
    };
    view! {
        <li class="card">
            <h2><a href=routes::person_tab(one.person, "file")>{one.name.clone()}</a></h2>
            <p class="quiet">{one.place.clone()} " · " {words::register(one.register, lang)} " · " {words::of_day(one.listed_on, lang)}</p>
            <p>{one.reason.clone()}</p>
            <form class="form" method="post" action=forms::village_answer_path(one.list)>
                <input type="hidden" name="person" value=one.person.to_string()/>
                <label for=note.clone()>{words::note(lang)}</label>
                {again.then(|| view! { <ProblemOf field="note"/> })}
                <input id=note name="note" maxlength="200" autocomplete="off" value=typed autofocus=again/>
                {VillageAnswer::ALL.iter().map(button).collect_view()}
            </form>
        </li>
    }
    .into_any()
}
