//! One person: leads, file, household, history, each a tab addressed by `?tab=`.

use super::when;
use crate::asked::Asker;
use crate::pages::{path_part, query_value};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::ports::{Answered, AreaRef};
use domain::refusal::Refusal;
use frame::PersonTab;
use leptos::prelude::*;

mod entries;
mod file;
pub mod frame;
pub mod history;
mod household;
mod lead_line;
mod leads;
mod link;
mod proxies;

/// `/staff/people/{id}?tab=`.
#[component]
pub fn Person() -> impl IntoView {
    let id = path_part::<PersonId>("id");
    match query_value::<PersonTab>("tab").unwrap_or_default() {
        PersonTab::Leads => leads_tab(id),
        PersonTab::File => file_tab(id),
        PersonTab::Household => household_tab(id),
        PersonTab::History => history_tab(id),
    }
}

fn leads_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id.map_err(|_| Refusal::NotFound)?;
            let writes = actor.staff()?.role.writes_people();
            let mut person = ports.coverage.person(&actor, id).await?;
            person.path = within(&actor, person.path)?;
            let proxies = ports.proxies.list(&actor, Some(person.line.id)).await?;
            Ok((person, proxies, writes))
        },
        |(person, proxies, writes)| leads::show(&person, &proxies, writes),
    )
}

fn file_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut file = ports.person_files.file(&actor, id?).await?;
            file.path = within(&actor, file.path)?;
            Ok(file)
        },
        |file| file::show(&file),
    )
}

fn household_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let mut file = ports.person_files.file(&actor, id).await?;
            file.path = within(&actor, file.path)?;
            let household = ports.households.household_of(&actor, id).await?;
            Ok((file, household))
        },
        |(file, household)| household::show(&file, household.as_ref()),
    )
}

fn history_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let mut file = ports.person_files.file(&actor, id).await?;
            file.path = within(&actor, file.path)?;
            let lines = ports.person_files.history(&actor, id).await?;
            Ok((file, lines))
        },
        |(file, lines)| history::show(&file, &lines),
    )
}

/// The part of a path that lies in the asker's own area.
pub fn within(actor: &Actor, mut path: Vec<AreaRef>) -> Answered<Vec<AreaRef>> {
    let own = actor.staff()?.area;
    path.retain(|step| own.contains(step.code));
    Ok(path)
}
