//! How somebody was told: the year month by month, messages, calls, and the form for a call.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
use crate::forms::{self, CallForm};
use crate::text::{Lang, codes, figures, message as words};
use domain::ids::PersonId;
use domain::message::MessageKind;
use domain::ports::{CallLine, MessageLine, MonthPlan, PersonLead, Told};
use leptos::prelude::*;

/// The year of the person: what is due by the end of each month, and what had arrived (R33).
pub fn plan(months: &[MonthPlan], lang: Lang) -> AnyView {
    let heads = months
        .iter()
        .map(|one| view! { <th scope="col">{words::month(one.month, lang)}</th> })
        .collect_view();
    let due = months
        .iter()
        .map(|one| view! { <td>{one.due}</td> })
        .collect_view();
    let counted = months
        .iter()
        .map(|one| view! { <td class:act=one.counted < one.due>{one.counted}</td> })
        .collect_view();
    view! {
        <details class="filters" id="plan">
            <summary>{words::plan(lang)}</summary>
            <div class="scroll">
                <table>
                    <thead><tr><th scope="col">{words::plan_month(lang)}</th>{heads}</tr></thead>
                    <tbody>
                        <tr><th scope="row">{words::plan_due(lang)}</th>{due}</tr>
                        <tr><th scope="row">{words::plan_counted(lang)}</th>{counted}</tr>
                    </tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// The whole part.
pub fn part(told: &Told, leads: &[PersonLead], (person, writes): (PersonId, bool), lang: Lang) -> AnyView {
    let none = told.messages.is_empty() && told.calls.is_empty();
    let messages = told.messages.iter().map(|one| message(one, lang)).collect_view();
    let calls = told.calls.iter().map(|one| call(one, lang)).collect_view();
    view! {
        <section id="told">
            <h2>{words::told(lang)}</h2>
            {none.then(|| view! { <p class="quiet">{words::told_none(lang)}</p> })}
            <ul>{messages} {calls}</ul>
            {writes.then(|| record(leads, person, lang))}
        </section>
    }
    .into_any()
}

fn message(one: &MessageLine, lang: Lang) -> AnyView {
    let end = one.end.map(|end| format!(" · {}", words::end(end, lang)));
    let leads = (one.leads > 0).then(|| format!(" · {}", words::of_leads(one.leads, lang)));
    let reminder = match one.kind {
        MessageKind::Leads => None,
        MessageKind::Reminder => Some(format!(" · {}", words::reminder(lang))),
        MessageKind::FollowUp => Some(format!(" · {}", words::follow_up(lang))),
        MessageKind::Fair => Some(format!(" · {}", words::fair(lang))),
        MessageKind::Training => Some(format!(" · {}", crate::text::training::title(lang))),
    };
    view! {
        <li>
            <span class="quiet">{figures::moment(one.at, lang)}</span> " "
            {codes::channel(one.channel, lang)} {reminder} " · " <b>{words::state(one.state, lang)}</b> {end} {leads}
        </li>
    }
    .into_any()
}

fn call(one: &CallLine, lang: Lang) -> AnyView {
    let outcome = if one.reached {
        format!(
            "{} · {}",
            words::call_reached(lang),
            words::of_leads(one.leads, lang)
        )
    } else {
        words::call_missed(lang).to_owned()
    };
    let note = (!one.note.is_empty()).then(|| format!(" · {}", one.note));
    view! {
        <li>
            <span class="quiet">{figures::moment(one.called_at, lang)}</span> " "
            {codes::channel(domain::lead::Channel::Phone, lang)} " · " <b>{outcome}</b> " · " {one.by.clone()} {note}
        </li>
    }
    .into_any()
}

/// The form for a call: when, reached or not, what was told.
fn record(leads: &[PersonLead], person: PersonId, lang: Lang) -> AnyView {
    // Other forms of the page have a note too; this one alone is sent with a time.
    let typed = flash();
    let open = !typed.typed("called_at").is_empty() || typed.problem("called_at").is_some();
    let waiting = leads
        .iter()
        .filter(|lead| matches!(lead.lead.state.as_str(), "planned" | "sent" | "failed") && lead.lead.open);
    let waiting = waiting
        .map(|lead| {
            view! {
                <label class="check">
                    <input type="checkbox" name="lead" value=lead.lead.id.to_string() checked/>
                    {lead.lead.title.clone()} " · " {lead.lead.employer.clone()}
                </label>
            }
        })
        .collect_view();
    let said = typed.typed("reached");
    view! {
        <details class="filters" open=open>
            <summary>{words::call(lang)}</summary>
            <form class="form" id="call-form" method="post" action=forms::calls_path(person)>
                <label for="called_at">{words::called_at(lang)}</label>
                <ProblemOf field="called_at"/>
                <input id="called_at" name="called_at" type="datetime-local" required value=typed.typed("called_at")
                    aria-describedby=described("called_at")/>
                <fieldset>
                    <legend>{words::call(lang)}</legend>
                    <ProblemOf field="reached"/>
                    {choice(CallForm::REACHED, words::reached(lang), &said)}
                    {choice(CallForm::NOT_REACHED, words::not_reached(lang), &said)}
                </fieldset>
                <fieldset><legend>{words::call_leads(lang)}</legend><ProblemOf field="leads"/>{waiting}</fieldset>
                <label for="call-note">{words::call_note(lang)}</label>
                {open.then(|| view! { <ProblemOf field="note"/> })}
                <input id="call-note" name="note" maxlength=forms::NOTE_MAX.to_string() autocomplete="off"
                    value=open.then(|| typed.typed("note"))/>
                <button class="button act">{words::call_keep(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn choice(value: &'static str, name: &'static str, said: &str) -> AnyView {
    view! {
        <label class="check">
            <input type="radio" name="reached" value=value required checked=said == value/>
            {name}
        </label>
    }
    .into_any()
}
