//! The list of vacancies: search, filters, results. Every choice is a link or a `GET` form.

use super::search::Search;
use crate::asked::{Asker, lang};
use crate::components::{Cards, Pager, Tab, public_page};
use crate::pages::when;
use crate::text::{Lang, catalogue as words, common, home};
use domain::catalogue::{CataloguePage, Relaxed};
use domain::ports::{Answered, AreaRef};
use domain::values::AreaCode;
use leptos::prelude::*;

mod chosen;
mod filters;

/// Cards on a page.
const PER_PAGE: u32 = 20;

/// `/vacancies`.
#[component]
pub fn Vacancies() -> impl IntoView {
    let search = Search::here();
    when(move |asker| ask(asker, search), |results| show(&results))
}

/// What the page is made of.
struct Results {
    search: Search,
    found: CataloguePage,
    /// From the province down to the area searched.
    path: Vec<AreaRef>,
    /// The areas below it.
    below: Vec<AreaRef>,
    /// Whether the person has said where they are.
    placed: bool,
}

impl Results {
    /// The name of a place the page knows.
    fn name_of(&self, code: AreaCode) -> String {
        let known = self.path.iter().chain(&self.below).find(|area| area.code == code);
        known.map_or_else(|| code.to_string(), |area| area.name.clone())
    }
}

async fn ask(asker: Asker, search: Search) -> Answered<Results> {
    let Asker { ports, actor, prefs } = asker;
    let near = match prefs.place {
        Some(place) => ports.areas.find(place).await.ok().and_then(|area| area.point),
        None => None,
    };
    let found = ports.vacancies.search(&actor, search.query(near)).await?;
    let path = match search.area {
        Some(area) => ports.areas.path(area).await.unwrap_or_default(),
        None => Vec::new(),
    };
    let below = ports.areas.children(search.area).await.unwrap_or_default();
    Ok(Results {
        search,
        found,
        path,
        below,
        placed: near.is_some(),
    })
}

fn show(results: &Results) -> AnyView {
    let lang = lang();
    let (search, total) = (results.search.clone(), results.found.total);
    let list = if total == 0 {
        nothing(&search, lang)
    } else {
        let page_search = search.clone();
        view! {
            <Cards cards=results.found.cards.clone() lang/>
            <Pager page=search.page total per_page=PER_PAGE lang href=move |page| Search { page, ..page_search.clone() }.href()/>
        }
        .into_any()
    };
    public_page(
        heading(&search, lang),
        Tab::Find,
        view! {
            <h1 class="unseen">{words::vacancies(lang)}</h1>
            {filters::form(results, lang)}
            {chosen::chips(results, lang)}
            {(total > 0).then(|| view! { <h2 class="count" id="results">{words::found(total, lang)}</h2> })}
            {relaxed(results, lang)}
            {list}
        },
    )
}

fn heading(search: &Search, lang: Lang) -> String {
    if search.words.is_empty() {
        words::vacancies(lang).to_owned()
    } else {
        search.words.clone()
    }
}

/// Says what was loosened to find anything.
fn relaxed(results: &Results, lang: Lang) -> Option<AnyView> {
    let steps: Vec<String> = results
        .found
        .relaxed
        .iter()
        .map(|step| match step {
            Relaxed::Area(Some(area)) => words::relaxed_area(&results.name_of(*area), lang),
            Relaxed::Area(None) => words::relaxed_everywhere(lang).to_owned(),
            Relaxed::Wage => words::relaxed_wage(lang).to_owned(),
            Relaxed::Words => words::relaxed_words(lang).to_owned(),
        })
        .collect();
    (!steps.is_empty()).then(|| {
        let steps = common::clauses(&steps, lang);
        view! { <p class="notice" role="status">{words::exactly_none(lang)} " " {steps} {common::stop(lang)}</p> }.into_any()
    })
}

/// An empty list helps on. Where nothing was asked for, no other question finds more.
fn nothing(search: &Search, lang: Lang) -> AnyView {
    if search.first_page() == Search::default() {
        return view! {
            <div class="notice">
                <p><b>{words::no_vacancies(lang)}</b> " " {words::no_vacancies_yet(lang)}</p>
                <p class="row">
                    <a class="button act" href="/help">{words::nothing_call(lang)}</a>
                    <a class="button" href="/courses">{words::to_courses(lang)}</a>
                </p>
            </div>
        }
        .into_any();
    }
    let anywhere = search.area.is_some().then(|| {
        Search {
            area: None,
            ..search.first_page()
        }
        .href()
    });
    let unfiltered = search.is_filtered().then(|| search.words_only().href());
    let all = (anywhere.is_none() && unfiltered.is_none()).then(|| Search::default().href());
    view! {
        <div class="notice">
            <p><b>{words::nothing(lang)}</b> " " {words::nothing_fewer_words(lang)} {common::stop(lang)}</p>
            <p class="row">
                {anywhere.map(|href| view! { <a class="button" href=href>{words::nothing_anywhere(lang)}</a> })}
                {unfiltered.map(|href| view! { <a class="button" href=href>{words::nothing_no_filters(lang)}</a> })}
                {all.map(|href| view! { <a class="button" href=href>{home::all_vacancies(lang)}</a> })}
                <a class="button act" href="/help">{words::nothing_call(lang)}</a>
            </p>
        </div>
    }
    .into_any()
}
