//! One person: leads, file, household, history, each a tab addressed by `?tab=`.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::pages::{lead_to, path_part, query_value};
use crate::routes;
use crate::text::merge as words;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, AreaRef};
use domain::refusal::Refusal;
use frame::PersonTab;
use leptos::prelude::*;

mod assessment;
mod consents;
pub mod entries;
mod file;
pub mod frame;
pub mod history;
mod household;
mod insurance;
mod lead_line;
mod leads;
mod link;
mod proxies;
pub mod reveal;
mod seen;
mod startup;
mod told;
pub mod visits;
mod work;

/// `/staff/people/{id}?tab=`.
#[component]
pub fn Person() -> impl IntoView {
    let id = path_part::<PersonId>("id");
    let tab = query_value::<PersonTab>("tab").unwrap_or_default();
    if let Ok(id) = id {
        return or_moved_on(id, tab);
    }
    tab_of(id, tab)
}

/// The tab of a file, or the way to the file it was merged into.
fn or_moved_on(id: PersonId, tab: PersonTab) -> AnyView {
    let kept = Asker::here()
        .ok()
        .map(|Asker { ports, actor, .. }| async move { ports.merges.merged_into(&actor, id).await.ok() });
    Suspend::new(async move {
        match kept {
            Some(kept) => match kept.await {
                Some(kept) => moved_on(kept, tab),
                None => tab_of(Ok(id), tab),
            },
            None => tab_of(Ok(id), tab),
        }
    })
    .into_any()
}

fn moved_on(kept: PersonId, tab: PersonTab) -> AnyView {
    let lang = lang();
    let to = routes::person_tab(kept, tab.code());
    lead_to(&to);
    staff_page(
        words::moved_on(lang),
        view! {
            <h1>{words::moved_on(lang)}</h1>
            <p><a class="button act" href=to>{words::open_kept(lang)}</a></p>
        },
    )
}

fn tab_of(id: Answered<PersonId>, tab: PersonTab) -> AnyView {
    match tab {
        PersonTab::Leads => leads_tab(id),
        PersonTab::File => file_tab(id),
        PersonTab::Household => household_tab(id),
        PersonTab::Visits => visits_tab(id),
        PersonTab::Work => work_tab(id),
        PersonTab::Insurance => insurance_tab(id),
        PersonTab::Startup => startup_tab(id),
        PersonTab::Assessment => assessment_tab(id),
        PersonTab::History => history_tab(id),
        PersonTab::Seen => seen_tab(id),
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
            let told = ports.messages.told(&actor, person.line.id).await?;
            Ok((person, proxies, told, writes))
        },
        |(person, proxies, told, writes)| leads::show(&person, &proxies, &told, writes),
    )
}

fn file_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let mut file = ports.person_files.file(&actor, id).await?;
            file.path = within(&actor, file.path)?;
            let merges = ports.merges.merges_of(&actor, file.id).await?;
            let consents = ports.consents.consents(&actor, Some(id)).await?;
            Ok((file, merges, consents))
        },
        |(file, merges, consents)| file::show(&file, &merges, &consents),
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
            let spells = ports.hand_overs.caretakers_of(&actor, id).await?;
            Ok((file, lines, spells))
        },
        |(file, lines, spells)| history::show(&file, &lines, &spells),
    )
}

fn visits_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut visits = ports.visits.visits_of(&actor, id?).await?;
            visits.path = within(&actor, visits.path)?;
            Ok(visits)
        },
        |visits| visits::show(&visits),
    )
}

fn work_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let mut work = ports.placements.work_of(&actor, id).await?;
            work.who.path = within(&actor, work.who.path)?;
            let may_read = actor.scope(Deed::Read, Function::Claim).is_ok();
            let claims = if may_read {
                ports.claims.claims_of(&actor, id).await?
            } else {
                Vec::new()
            };
            Ok((work, claims))
        },
        |(work, claims)| work::show(&work, &claims),
    )
}

fn insurance_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.insurances.insurance_of(&actor, id?).await?;
            view.who.path = within(&actor, view.who.path)?;
            Ok(view)
        },
        |view| insurance::show(&view),
    )
}

fn startup_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.startups.startups_of(&actor, id?).await?;
            view.who.path = within(&actor, view.who.path)?;
            Ok(view)
        },
        |view| startup::show(&view),
    )
}

fn assessment_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.work_assessments.assessments_of(&actor, id?).await?;
            view.who.path = within(&actor, view.who.path)?;
            Ok(view)
        },
        |view| assessment::show(&view),
    )
}

fn seen_tab(id: Answered<PersonId>) -> AnyView {
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let lines = ports.access_log.seen(&actor, id).await?;
            let mut file = ports.person_files.file(&actor, id).await?;
            file.path = within(&actor, file.path)?;
            Ok((file, lines))
        },
        |(file, lines)| seen::show(&file, &lines),
    )
}

/// The part of a path that lies in the asker's own area.
pub fn within(actor: &Actor, mut path: Vec<AreaRef>) -> Answered<Vec<AreaRef>> {
    let own = actor.staff()?.area;
    path.retain(|step| own.contains(step.code));
    Ok(path)
}
