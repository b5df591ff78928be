//! Who is behind, village by village, and whom no message reaches; and the same as a list to go out with.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, staff_page};
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, common, figures, message as words, staff};
use domain::lead::Pace;
use domain::ports::{BehindLine, BehindList};
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// `/staff/behind?area=`.
#[component]
pub fn Behind() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.coverage.behind(&actor, area).await },
        |found| show(&found),
    )
}

/// `/staff/visit-list?area=`: to print.
#[component]
pub fn VisitList() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.coverage.behind(&actor, area).await },
        |found| paper(&found),
    )
}

/// The people of each village, in the order they come.
fn villages(people: &[BehindLine]) -> Vec<(&domain::ports::AreaRef, &[BehindLine])> {
    people
        .chunk_by(|a, b| a.line.area.code == b.line.area.code)
        .filter_map(|of_one| of_one.first().map(|first| (&first.line.area, of_one)))
        .collect()
}

fn show(found: &BehindList) -> AnyView {
    let lang = lang();
    let area = found.path.last().map(|area| area.code);
    let village = area.filter(|area| area.level() >= AreaLevel::Town);
    let cut = (found.people.len() as u32) < found.red.max(found.unreached);
    let none = found
        .people
        .is_empty()
        .then(|| view! { <p class="notice">{words::behind_none(lang)}</p> });
    let lists = villages(&found.people)
        .into_iter()
        .map(|(area, people)| {
            let lines = people.iter().map(|one| line(one, lang)).collect_view();
            view! {
                <h2><a href=routes::behind(Some(area.code))>{area.name.clone()}</a> " " <small>{staff::persons(people.len() as u32, lang)}</small></h2>
                <ul>{lines}</ul>
            }
        })
        .collect_view();
    staff_page(
        words::behind(lang),
        view! {
            <h1>{words::behind(lang)}</h1>
            <AreaPath path=found.path.clone() lang href=move |area| routes::behind(Some(area.code))/>
            <p>{staff::as_of(&figures::full_day(found.on, lang), found.due_by_now, lang)}</p>
            <p><b>{words::behind_sums(found.red, found.amber, found.unreached, lang)}</b></p>
            <p class="row">
                {village.map(|area| view! {
                    <a class="button" href=routes::visit_list(area)>{words::visit_list(lang)}</a>
                    <a class="button" href=routes::slips(area, None)>{staff::tile_slips(lang)}</a>
                    <a class="button" href=routes::village_news(area)>{words::village(lang)}</a>
                })}
                <a class="button" href=routes::VISIT_FORM>{words::visit_form(lang)}</a>
            </p>
            {cut.then(|| view! { <p class="notice">{words::behind_cut(lang)}</p> })}
            {none}
            {lists}
        },
    )
}

fn line(one: &BehindLine, lang: Lang) -> AnyView {
    let person = &one.line;
    let unreached =
        (one.unreached > 0).then(|| view! { " " <span class="mark">{words::behind_unreached(lang)}</span> });
    let phone = (!one.has_phone).then(|| view! { " · " {words::behind_no_phone(lang)} });
    let waiting = (person.planned > 0).then(|| view! { " · " {staff::waiting(person.planned, lang)} });
    view! {
        <li>
            <a href=routes::person(person.id)>{person.name.clone()}</a> " " <span class="quiet">{person.no.clone()}</span>
            " · " <b class="mark whole" class:red=person.pace == Pace::Red>{words::missing(one.missing, lang)}</b>
            {waiting} {phone} {unreached}
        </li>
    }
    .into_any()
}

/// One sheet for each village: a line for each person, with room to write.
fn paper(found: &BehindList) -> AnyView {
    let lang = lang();
    let sheets = villages(&found.people)
        .into_iter()
        .map(|(area, people)| sheet(&area.name, people, found, lang))
        .collect_view();
    let none = found
        .people
        .is_empty()
        .then(|| view! { <p class="notice">{words::behind_none(lang)}</p> });
    staff_page(
        words::visit_list(lang),
        view! {
            <div class="screen-only">
                <h1>{words::visit_list(lang)}</h1>
                <p>{words::visit_list_how(lang)}</p>
                {none}
                <PrintButton label=common::print(lang).to_owned()/>
            </div>
            {sheets}
        },
    )
}

fn sheet(name: &str, people: &[BehindLine], found: &BehindList, lang: Lang) -> AnyView {
    let rows = (1..)
        .zip(people)
        .map(|(place, one)| {
            let person = &one.line;
            view! {
                <tr>
                    <td>{place}</td>
                    <td><b>{person.name.clone()}</b><br/>{person.no.clone()}</td>
                    <td>{staff::age_of(person.age, lang)}</td>
                    <td>{words::missing(one.missing, lang)}</td>
                    <td class="blank"></td>
                    <td class="blank"></td>
                    <td class="blank"></td>
                    <td class="blank"></td>
                </tr>
            }
        })
        .collect_view();
    let heads = [
        "#",
        staff::name(lang),
        staff::age(lang),
        staff::behind(lang),
        words::form_told(lang),
        words::form_answer(lang),
        words::form_sign(lang),
        words::form_date(lang),
    ];
    view! {
        <article class="sheet list">
            <h2>{words::visit_list(lang)} " · " {name.to_owned()}</h2>
            <p>{figures::full_day(found.on, lang)} " · " {staff::persons(people.len() as u32, lang)} " · " <span class="sign">{words::form_visitor(lang)} " "</span></p>
            <table>
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p>{words::form_true(lang)}</p>
        </article>
    }
    .into_any()
}
