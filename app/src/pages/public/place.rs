//! Choosing where one is: by name, or from the province down.

use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Tab, public_page};
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
    below: Vec<AreaRef>,
}

async fn ask(asker: Asker, name: String, area: Option<AreaCode>) -> Answered<Found> {
    let areas = &asker.ports.areas;
    let path = match area {
        Some(area) => areas.path(area).await?,
        None => Vec::new(),
    };
    let below = if name.is_empty() {
        areas.children(area).await?
    } else {
        areas.named(&name, NAMED).await?
    };
    Ok(Found { name, path, below })
}

fn show(found: Found) -> AnyView {
    let lang = lang();
    let Found { name, path, below } = found;
    let here = path.last().cloned();
    let nothing = (below.is_empty() && !name.is_empty()).then(|| view! { <p>{words::place_none(lang)}</p> });
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
                {below
                    .into_iter()
                    .map(|area| {
                        let leaf = area.code.level() == AreaLevel::Village || by_name;
                        let href = if leaf { choice(&area) } else { format!("/place?area={}", area.code) };
                        view! { <li><a href=href>{area.name}</a></li> }
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
