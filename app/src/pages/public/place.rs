//! Choosing where one is: by name, or from the province down.

use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Tab, place_of, public_page};
use crate::pages::{query_value, when};
use crate::text::{catalogue, home as words};
use domain::ports::{Answered, AreaRef};
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// How many places a name may bring up.
const NAMED: u32 = 20;

/// `/place`: `?q=` looks for a name, `?area=` goes down the tree. Each choice is a link `/?place=`.
#[component]
pub fn Place() -> impl IntoView {
    let (name, area) = (
        query_value::<String>("q").unwrap_or_default(),
        query_value("area"),
    );
    when(move |asker| ask(asker, name, area), show)
}

struct Found {
    name: String,
    path: Vec<AreaRef>,
    /// The places to choose from, each as it is said.
    choices: Vec<(AreaRef, String)>,
}

async fn ask(asker: Asker, name: String, area: Option<AreaCode>) -> Answered<Found> {
    let areas = &asker.ports.areas;
    let path = match area {
        Some(area) => areas.path(area).await?,
        None => Vec::new(),
    };
    let choices = if name.is_empty() {
        let below = areas.children(area).await?;
        below.into_iter().map(|area| (area.clone(), area.name)).collect()
    } else {
        named(&asker, &name).await?
    };
    Ok(Found { name, path, choices })
}

/// Places of that name, each with what lies above it: many villages are called alike.
async fn named(asker: &Asker, name: &str) -> Answered<Vec<(AreaRef, String)>> {
    let areas = &asker.ports.areas;
    let mut choices = Vec::new();
    for area in areas.named(name, NAMED).await? {
        let said = place_of(&areas.path(area.code).await?);
        choices.push((area, said));
    }
    Ok(choices)
}

fn show(found: Found) -> AnyView {
    let lang = lang();
    let Found { name, path, choices } = found;
    let here = path.last().cloned();
    let nothing =
        (choices.is_empty() && !name.is_empty()).then(|| view! { <p>{words::place_none(lang)}</p> });
    let choose_here = here.map(|area| {
        view! { <p><a class="button act" href=choice(&area)>{words::place_here(lang)} " " {area.name.clone()}</a></p> }
    });
    let by_name = !name.is_empty();
    public_page(
        words::place_title(lang),
        Tab::Find,
        view! {
            <h1>{words::place_title(lang)}</h1>
            <form class="search" action="/place" role="search">
                <label for="q">{words::place_search(lang)}</label>
                <input id="q" name="q" type="search" value=name autocomplete="off"/>
                <button class="button act">{words::search(lang)}</button>
            </form>
            {nothing}
            <AreaPath path lang href=|area| format!("/place?area={}", area.code)/>
            {choose_here}
            <ul class="places">
                {choices
                    .into_iter()
                    .map(|(area, said)| {
                        let leaf = area.code.level() == AreaLevel::Village || by_name;
                        let href = if leaf { choice(&area) } else { format!("/place?area={}", area.code) };
                        view! { <li><a href=href>{said}</a></li> }
                    })
                    .collect_view()}
            </ul>
            <p><a href="/?place=">{catalogue::any_area(lang)}</a></p>
        },
    )
}

fn choice(area: &AreaRef) -> String {
    format!("/?place={}", area.code)
}
