//! The search box and the filters below it: one `GET` form, folded until wanted.

use super::{Results, chosen};
use crate::pages::public::search::{SWITCHES, Search};
use crate::text::{Lang, catalogue as words, codes, home};
use domain::vacancy::VacancyKind;
use leptos::prelude::*;

/// Steps offered for the lowest wage, yuan a month.
const WAGES: [i64; 6] = [2000, 2500, 3000, 4000, 5000, 6000];
/// Steps offered for the distance, kilometres.
const DISTANCES: [u16; 4] = [3, 5, 10, 20];

/// The whole form.
pub fn form(results: &Results, lang: Lang) -> AnyView {
    let search = &results.search;
    view! {
        <form class="search" action="/vacancies" role="search">
            <label for="q" class="unseen">{home::search_label(lang)}</label>
            <input id="q" name="q" type="search" value=search.words.clone() placeholder=home::search_hint(lang) autocomplete="off"/>
            <button class="button act">{home::search(lang)}</button>
            <details class="filters">
                <summary>{words::filters(lang)}</summary>
                {places(results, lang)}
                {conditions(results, lang)}
                {kinds(results, lang)}
                {wages(search, lang)}
                {distances(results, lang)}
                <p class="row">
                    <button class="button act">{words::show(lang)}</button>
                    <a class="button" href=search.words_only().href()>{words::clear(lang)}</a>
                </p>
            </details>
        </form>
    }
    .into_any()
}

/// Places to choose: the one in force, all above it, and those below it that have something.
fn places(results: &Results, lang: Lang) -> AnyView {
    let here = results.search.area;
    let count = |code| {
        results
            .found
            .facets
            .areas
            .iter()
            .find(|(area, _)| *area == code)
            .map(|(_, count)| *count)
    };
    let above = results.path.iter().map(|area| (area.code, area.name.clone()));
    let known = !results.found.facets.areas.is_empty();
    let below = results.below.iter().filter_map(|area| match count(area.code) {
        Some(count) => Some((area.code, format!("{} ({count})", area.name))),
        None if known => None,
        None => Some((area.code, area.name.clone())),
    });
    let options = above
        .chain(below)
        .map(|(code, name)| view! { <option value=code.to_string() selected=here == Some(code)>{name}</option> })
        .collect_view();
    view! {
        <label for="area">{words::areas(lang)}</label>
        <select id="area" name="area">
            <option value="">{words::any_area(lang)}</option>
            {options}
        </select>
    }
    .into_any()
}

fn conditions(results: &Results, lang: Lang) -> AnyView {
    let counts = results.found.facets.conditions;
    let boxes = (0..SWITCHES.len())
        .map(|i| {
            view! {
                <label class="check">
                    <input type="checkbox" name=SWITCHES[i] value="1" checked=results.search.switches[i]/>
                    {chosen::NAMES[i](lang)} {counted(counts[i])}
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{words::conditions(lang)}</legend>{boxes}</fieldset> }.into_any()
}

fn kinds(results: &Results, lang: Lang) -> AnyView {
    let count = |kind| {
        results
            .found
            .facets
            .vacancy_kinds
            .iter()
            .find(|(known, _)| *known == kind)
            .map_or(0, |(_, count)| *count)
    };
    let boxes = VacancyKind::ALL
        .iter()
        .map(|kind| {
            view! {
                <label class="check">
                    <input type="checkbox" name="kind" value=kind.code() checked=results.search.kinds.contains(kind)/>
                    {codes::vacancy_kind(*kind, lang)} {counted(count(*kind))}
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{words::kinds(lang)}</legend>{boxes}</fieldset> }.into_any()
}

fn wages(search: &Search, lang: Lang) -> AnyView {
    let options = WAGES
        .map(|yuan| view! { <option value=yuan.to_string() selected=search.yuan == Some(yuan)>{words::at_least(yuan, lang)}</option> });
    view! {
        <label for="wage">{words::wage_min(lang)}</label>
        <select id="wage" name="wage"><option value="">{words::any_wage(lang)}</option>{options}</select>
    }
    .into_any()
}

fn distances(results: &Results, lang: Lang) -> AnyView {
    if !results.placed {
        return view! { <p><a href="/place">{words::within_needs_place(lang)}</a></p> }.into_any();
    }
    let options = DISTANCES
        .map(|km| view! { <option value=km.to_string() selected=results.search.km == Some(km)>{words::within_km(km, lang)}</option> });
    view! {
        <label for="km">{words::within(lang)}</label>
        <select id="km" name="km"><option value="">{words::any_wage(lang)}</option>{options}</select>
    }
    .into_any()
}

fn counted(count: u32) -> Option<AnyView> {
    (count > 0).then(|| view! { <small>{count}</small> }.into_any())
}
