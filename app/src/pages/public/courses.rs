//! The list of courses.

use crate::asked::{Asker, lang};
use crate::components::{Cards, Pager, Tab, public_page};
use crate::pages::{page_number, query_value, when};
use crate::routes;
use crate::text::{catalogue as words, common, home};
use domain::catalogue::{CataloguePage, CatalogueQuery, DocumentKind};
use leptos::prelude::*;

/// Cards on a page.
const PER_PAGE: u32 = 20;

/// `/courses?q=&page=`.
#[component]
pub fn Courses() -> impl IntoView {
    let typed: String = query_value("q").unwrap_or_default();
    let query = CatalogueQuery {
        words: typed.trim().chars().take(60).collect(),
        kind: Some(DocumentKind::Course),
        page: page_number(),
        ..CatalogueQuery::default()
    };
    let asked = query.clone();
    when(
        move |Asker { ports, actor, .. }| async move { ports.vacancies.search(&actor, asked).await },
        move |found| show(found, &query),
    )
}

fn show(found: CataloguePage, query: &CatalogueQuery) -> AnyView {
    let lang = lang();
    let fewer = (!query.words.is_empty())
        .then(|| format!(" {}{}", words::nothing_fewer_words(lang), common::stop(lang)));
    let empty = (found.total == 0).then(|| {
        view! {
            <div class="notice">
                <p>{words::no_courses(lang)} {fewer}</p>
                <p><a class="button act" href="/help">{words::nothing_call(lang)}</a></p>
            </div>
        }
    });
    let typed = query.words.clone();
    let href = move |page: u32| {
        let page = (page > 0).then(|| (page + 1).to_string());
        routes::with_query(
            "/courses",
            &[("q", (!typed.is_empty()).then(|| typed.clone())), ("page", page)],
        )
    };
    public_page(
        words::courses(lang),
        Tab::Learn,
        view! {
            <h1>{words::courses(lang)}</h1>
            <form class="search" action="/courses" role="search">
                <label for="q">{words::course_search(lang)}</label>
                <input id="q" name="q" type="search" value=query.words.clone() placeholder=words::course_hint(lang) autocomplete="off"/>
                <button class="button act">{home::search(lang)}</button>
            </form>
            <h2 class="count">{words::courses_found(found.total, lang)}</h2>
            {empty}
            <Cards cards=found.cards lang/>
            <Pager page=query.page total=found.total per_page=PER_PAGE lang href/>
        },
    )
}
