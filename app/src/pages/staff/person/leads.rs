//! The leads of one person: progress, what was sent and how it is proven, the personal link, the slip.

use super::frame::{PersonTab, frame};
use super::{lead_line, link, proxies, reveal, told};
use crate::asked::lang;
use crate::components::Circles;
use crate::pages::staff::people::pace;
use crate::routes;
use crate::text::{Lang, privacy, staff as words};
use domain::lead::Answer;
use domain::ports::{PersonView, ProxyView, Told};
use leptos::prelude::*;

/// The number, masked, and one tap to call.
fn phone(person: &PersonView, lang: Lang) -> Option<AnyView> {
    let masked = person.masked_phone.clone()?;
    Some(
        view! { <p>{words::phone(lang)} " " <span class="code">{masked}</span></p> {reveal::call(person.line.id, lang)} }
            .into_any(),
    )
}

/// Whether employers may be told, where the person has said yes to something.
fn employers_told(person: &PersonView, lang: Lang) -> Option<AnyView> {
    let wants = |lead: &domain::ports::PersonLead| {
        matches!(lead.lead.answer, Some(Answer::Interested | Answer::CallMe))
    };
    let text = if person.may_tell_employers {
        privacy::may_tell(lang)
    } else {
        privacy::may_not_tell(lang)
    };
    person
        .leads
        .iter()
        .any(wants)
        .then(|| view! { <p class="notice">{text}</p> }.into_any())
}

/// The whole tab.
pub fn show(person: &PersonView, recorded: &[ProxyView], how: &Told, writes: bool) -> AnyView {
    let lang = lang();
    let line = &person.line;
    let id = line.id;
    let slip = routes::slips(line.area.code, Some(id));
    frame(
        (id, &line.name, &line.no),
        person.path.clone(),
        PersonTab::Leads,
        view! {
            <Circles counted=line.counted owed=person.owed text=words::progress(line.counted, person.owed, lang)/>
            <p>{pace(line.pace, lang)}</p>
            {told::plan(&person.plan, lang)}
            {phone(person, lang)}
            {employers_told(person, lang)}
            {writes.then(|| view! { <p><a class="button" href=slip>{words::slip_print(lang)}</a></p> })}
            <h2>{words::leads(lang)}</h2>
            {person.leads.is_empty().then(|| view! { <p class="notice">{words::no_leads(lang)}</p> })}
            {person.leads.iter().map(|lead| lead_line::card(lead, id, writes, lang)).collect_view()}
            {told::part(how, &person.leads, (id, writes), lang)}
            {writes.then(|| link::part(person, lang))}
            {proxies::part(id, recorded, writes, lang)}
        },
    )
}
