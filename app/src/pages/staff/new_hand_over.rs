//! Whom somebody chose to hand over, to whom they may go, and the proposal.

use super::hand_overs::one_person;
use super::when;
use crate::asked::{flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms;
use crate::pages::{query_value, query_values};
use crate::routes;
use crate::text::{Lang, common, hand_over as words};
use domain::ports::{Caretaker, Choice, Chosen};
use leptos::prelude::*;

/// `/staff/hand-overs/new?person=&person=…`, or `?all=1&` and what narrows a list of people.
#[component]
pub fn NewHandOver() -> impl IntoView {
    let all = query_value::<String>("all").as_deref() == Some(forms::EVERYBODY);
    let chosen = forms::chosen(all, &query_values("person"), query_value::<String>);
    let asked = chosen.clone();
    when(
        move |asker| async move { asker.ports.hand_overs.prepare(&asker.actor, &asked).await },
        move |choice| show(&choice, &chosen),
    )
}

fn show(choice: &Choice, chosen: &Chosen) -> AnyView {
    let lang = lang();
    let names = choice
        .people
        .iter()
        .map(|person| one_person(person, lang))
        .collect_view();
    let rest = choice.count.saturating_sub(choice.people.len() as u32);
    let left_out = [
        (choice.under_way, words::under_way(choice.under_way, lang)),
        (choice.not_yours, words::not_yours(choice.not_yours, lang)),
    ];
    let left_out = left_out.map(|(count, text)| (count > 0).then(|| view! { <p class="notice">{text}</p> }));
    let content = if choice.too_many {
        view! { <p class="notice">{words::too_many(choice.count, lang)}</p> }.into_any()
    } else if choice.count == 0 {
        view! { <p class="notice">{words::none_chosen(lang)}</p> }.into_any()
    } else if choice.receivers.is_empty() {
        view! { <p class="notice">{words::no_receiver(lang)}</p> }.into_any()
    } else {
        form(choice, chosen, lang)
    };
    staff_page(
        words::new_title(lang),
        view! {
            <h1>{words::new_title(lang)}</h1>
            <p class="lead-in"><b>{words::chosen(choice.count, lang)}</b></p>
            <ProblemOf field="person"/>
            {left_out}
            <ul class="plain">{names}</ul>
            {(rest > 0 && !choice.too_many).then(|| view! { <p>{words::and_more(rest, lang)}</p> })}
            {content}
            <p><a href=back(chosen)>{words::back_to_list(lang)}</a></p>
        },
    )
}

fn back(chosen: &Chosen) -> String {
    match chosen {
        Chosen::People(_) => routes::MY_PEOPLE.to_owned(),
        Chosen::All(query) => super::people_query::href(query),
    }
}

fn form(choice: &Choice, chosen: &Chosen, lang: Lang) -> AnyView {
    let kept: Vec<_> = forms::chosen_values(chosen)
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <input type="hidden" name=name value=value?/> }))
        .collect();
    let typed = flash();
    let to = typed.typed("to");
    let option = |one: &Caretaker| {
        let value = one.account.to_string();
        let selected = value == to;
        view! { <option value=value selected=selected>{format!("{} · {}", one.login, one.place)}</option> }
    };
    view! {
        <form class="form" method="post" action=forms::HAND_OVERS>
            {kept}
            <input type="hidden" name="count" value=choice.count.to_string()/>
            <p>{words::goes_along(lang)} {common::colon(lang)} {words::work(choice.work, lang)}</p>
            <label for="to">{words::receiver(lang)}</label>
            <ProblemOf field="to"/>
            <select id="to" name="to" required aria-describedby=described("to")>
                {choice.receivers.iter().map(option).collect_view()}
            </select>
            <label for="note">{words::note(lang)}</label>
            <ProblemOf field="note"/>
            <textarea id="note" name="note" rows="3" maxlength="200" aria-describedby=described("note")>{typed.typed("note")}</textarea>
            <p class="quiet">{words::stays_until(lang)}</p>
            <button class="button act">{words::propose(lang)}</button>
        </form>
    }
    .into_any()
}
