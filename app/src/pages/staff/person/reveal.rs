//! Numbers in full: the form that asks why, and the number, shown once.

use crate::asked::flash;
use crate::components::{Icon, ProblemOf, Sign};
use crate::forms::privacy as to;
use crate::text::{Lang, common, file, privacy as words};
use domain::access::RevealReason;
use domain::actor::Actor;
use domain::ids::{DataRequestId, PersonId};
use domain::permission::{Deed, Function};
use domain::person_field::PersonField;
use domain::ports::FileView;
use leptos::prelude::*;

/// Whether the reader may have numbers shown in full.
fn may_reveal() -> bool {
    let who = use_context::<Actor>().unwrap_or_default();
    who.staff()
        .is_ok_and(|staff| staff.role.may(Deed::Read, Function::FullNumber))
}

/// A number that was asked for: it stands on the answer and nowhere else.
pub fn shown(lang: Lang) -> Option<AnyView> {
    let (field, number) = flash().revealed?;
    let number = if field == PersonField::Phone {
        view! { <a class="button big" href=format!("tel:{number}")><Sign icon=Icon::Phone/>{number.clone()}</a> }
            .into_any()
    } else {
        view! { <b class="code">{number}</b> }.into_any()
    };
    Some(
        view! {
            <div class="notice" role="status" id="revealed">
                <p>{words::revealed(lang)} {common::colon(lang)} {file::field(field, lang)}</p>
                <p>{number}</p>
            </div>
        }
        .into_any(),
    )
}

/// One tap to call: for whoever looks after the person it is their work, and written down like every number shown.
pub fn call(person: PersonId, lang: Lang) -> Option<AnyView> {
    may_reveal().then(|| {
        view! {
            <form method="post" action=to::reveal_path(person)>
                <input type="hidden" name="number" value=PersonField::Phone.code()/>
                <input type="hidden" name="reason" value=RevealReason::Call.code()/>
                <button class="button"><Sign icon=Icon::Phone/>{words::call_person(lang)}</button>
            </form>
        }
        .into_any()
    })
}

/// The form, where there is a number and the reader may see it.
pub fn form(view: &FileView, lang: Lang) -> Option<AnyView> {
    let there = |field: &&PersonField| {
        let value = view.fields.iter().find(|value| value.field == **field);
        field.is_sealed() && value.is_some_and(|value| !value.text.is_empty())
    };
    let numbers: Vec<PersonField> = PersonField::ALL.iter().filter(there).copied().collect();
    (may_reveal() && !numbers.is_empty()).then(|| asking(to::reveal_path(view.id), &numbers, lang))
}

/// The same for the number somebody wants a field to hold.
pub fn of_request(request: DataRequestId, field: PersonField, lang: Lang) -> Option<AnyView> {
    may_reveal().then(|| asking(to::reveal_wanted_path(request), &[field], lang))
}

fn asking(action: String, numbers: &[PersonField], lang: Lang) -> AnyView {
    let typed = flash();
    // Other forms of the page ask for a reason too.
    let open = !typed.typed("number").is_empty();
    let number = typed.typed("number");
    let choices = numbers
        .iter()
        .enumerate()
        .map(|(position, field)| {
            let checked = number == field.code() || (number.is_empty() && position == 0);
            view! {
                <label class="check">
                    <input type="radio" name="number" value=field.code() required checked=checked/>
                    {file::field(*field, lang)}
                </label>
            }
        })
        .collect_view();
    let wrong = |field: &'static str| open.then(|| view! { <ProblemOf field=field/> });
    let kept = |field: &str| {
        if open { typed.typed(field) } else { String::new() }
    };
    let reason = kept("reason");
    let reasons = RevealReason::ALL
        .iter()
        .map(|one| {
            let selected = reason == one.code();
            view! { <option value=one.code() selected=selected>{words::reason(*one, lang)}</option> }
        })
        .collect_view();
    let note = kept("note");
    view! {
        <details class="filters" id="reveal" open=open>
            <summary>{words::reveal(lang)}</summary>
            <form class="form" method="post" action=action>
                <p>{words::reveal_do(lang)}</p>
                <fieldset><legend>{words::reveal_which(lang)}</legend>{wrong("number")}{choices}</fieldset>
                <label for="reveal-reason">{words::reveal_why(lang)}</label>
                {wrong("reason")}
                <select id="reveal-reason" name="reason">{reasons}</select>
                <label for="reveal-note">{words::reveal_note(lang)}</label>
                {wrong("note")}
                <input id="reveal-note" name="note" maxlength="100" autocomplete="off" value=note/>
                <button class="button act">{words::reveal_send(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
