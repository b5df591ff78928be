//! The leads of one person: progress, what was sent and how it is proven, the personal link, the slip.

use super::frame::{PersonTab, frame};
use super::{lead_line, link, proxies};
use crate::asked::lang;
use crate::components::Circles;
use crate::pages::staff::people::pace;
use crate::routes;
use crate::text::staff as words;
use domain::ports::{PersonView, ProxyView};
use leptos::prelude::*;

/// The whole tab.
pub fn show(person: &PersonView, recorded: &[ProxyView], writes: bool) -> AnyView {
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
            {writes.then(|| view! { <p><a class="button" href=slip>{words::slip_print(lang)}</a></p> })}
            <h2>{words::leads(lang)}</h2>
            {person.leads.is_empty().then(|| view! { <p class="notice">{words::no_leads(lang)}</p> })}
            {person.leads.iter().map(|lead| lead_line::card(lead, id, writes, lang)).collect_view()}
            {writes.then(|| link::part(person, lang))}
            {proxies::part(id, recorded, writes, lang)}
        },
    )
}
