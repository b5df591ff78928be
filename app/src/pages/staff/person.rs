//! One person: progress, what was sent and how it is proven, the personal link, the slip.

use super::people::{groups, pace};
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Circles, staff_page};
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, codes, common, figures, fit, staff as words};
use domain::ids::PersonId;
use domain::ports::PersonView;
use domain::refusal::Refusal;
use leptos::prelude::*;

mod lead_line;
mod link;

/// `/staff/people/{id}`.
#[component]
pub fn Person() -> impl IntoView {
    let id = path_part::<PersonId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id.map_err(|_| Refusal::NotFound)?;
            let own = actor.staff()?.clone();
            let mut person = ports.coverage.person(&actor, id).await?;
            person.path.retain(|step| own.area.contains(step.code));
            Ok((person, own.role.writes_people()))
        },
        |(person, writes)| show(&person, writes),
    )
}

fn show(person: &PersonView, writes: bool) -> AnyView {
    let lang = lang();
    let line = &person.line;
    let id = line.id;
    let slip = routes::slips(line.area.code, Some(id));
    staff_page(
        line.name.clone(),
        view! {
            <AreaPath path=person.path.clone() lang href=|step| routes::people(step.code, None, 0)/>
            <h1>{line.name.clone()} " " <small>{line.no.clone()}</small></h1>
            <Circles counted=line.counted owed=person.owed text=words::progress(line.counted, person.owed, lang)/>
            <p>{pace(line.pace, lang)}</p>
            {writes.then(|| view! { <p><a class="button" href=slip>{words::slip_print(lang)}</a></p> })}
            <h2>{words::leads(lang)}</h2>
            {person.leads.is_empty().then(|| view! { <p class="notice">{words::no_leads(lang)}</p> })}
            {person.leads.iter().map(|lead| lead_line::card(lead, id, writes, lang)).collect_view()}
            {writes.then(|| link::part(person, lang))}
            <h2>{words::person_facts(lang)}</h2>
            {facts(person, lang)}
        },
    )
}

fn facts(person: &PersonView, lang: Lang) -> AnyView {
    let rows = [
        (words::age(lang), Some(words::age_of(person.line.age, lang))),
        (words::groups(lang), Some(groups(&person.line, lang))),
        (words::phone(lang), person.masked_phone.clone()),
        (words::resident_id(lang), Some(person.masked_resident_id.clone())),
        (
            words::education(lang),
            person
                .education
                .map(|level| codes::education(level, lang).to_owned()),
        ),
        (words::skills(lang), Some(common::list(&person.skills, lang))),
        (
            words::wishes(lang),
            Some(common::list(&person.wanted_occupations, lang)),
        ),
        (
            words::wage_min(lang),
            person.wage_min.map(|wage| figures::money(wage, lang)),
        ),
        (
            words::reach(lang),
            person.distance_km.map(|km| words::kilometres(km, lang)),
        ),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(name, value)| {
            value
                .filter(|value| !value.is_empty())
                .map(|value| view! { <dt>{name}</dt><dd>{value}</dd> })
        })
        .collect();
    let functions = person
        .functions
        .0
        .iter()
        .enumerate()
        .map(|(position, level)| view! { <li>{fit::function(position, lang)} {common::colon(lang)} <b>{fit::ability(*level, lang)}</b></li> })
        .collect_view();
    view! {
        <dl class="facts small">{rows}</dl>
        <h3>{words::functions(lang)}</h3>
        <ul class="plain">{functions}</ul>
    }
    .into_any()
}
