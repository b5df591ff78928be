//! The people due in an area, those who lack most first.

use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Icon, Pager, Sign, staff_page};
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, codes, common, staff as words};
use domain::lead::Pace;
use domain::ports::{Answered, AreaRef, PersonLine, PersonPage};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/people?area=&year=&page=`; without an area, the asker's own.
#[component]
pub fn People() -> impl IntoView {
    let (year, area, page) = (year_asked(), query_value::<AreaCode>("area"), page_number());
    when(
        move |asker| ask(asker, year, area, page),
        move |list| show(&list, year),
    )
}

struct List {
    area: AreaCode,
    path: Vec<AreaRef>,
    page: PersonPage,
}

async fn ask(asker: Asker, year: Option<i32>, area: Option<AreaCode>, page: u32) -> Answered<List> {
    let Asker { ports, actor, .. } = asker;
    let own = actor.staff()?.area;
    let area = area.unwrap_or(own);
    let page = ports.coverage.people(&actor, year, area, page).await?;
    let mut path = ports.areas.path(area).await?;
    path.retain(|step| own.contains(step.code));
    Ok(List { area, path, page })
}

fn show(list: &List, year: Option<i32>) -> AnyView {
    let lang = lang();
    let (area, page) = (list.area, &list.page);
    let lines = page.people.iter().map(|person| line(person, lang)).collect_view();
    let empty = (page.total == 0).then(|| view! { <p class="notice">{words::no_people(lang)}</p> });
    let head = [
        words::name,
        words::got,
        words::pace,
        words::latest_answer,
        words::age,
        words::groups,
        words::area,
    ]
    .map(|name| view! { <th scope="col">{name(lang)}</th> });
    staff_page(
        words::people(lang),
        view! {
            <h1>{words::people(lang)}</h1>
            <AreaPath path=list.path.clone() lang href=move |step| routes::coverage(Some(step.code), year)/>
            <p class="row">
                <b>{words::persons(page.total, lang)}</b>
                <a class="button" href=routes::slips(area, None)>{words::tile_slips(lang)}</a>
            </p>
            {empty}
            <table class="cardlike people">
                <thead><tr>{head}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
            <Pager page=page.page total=page.total per_page=page.per_page lang href=move |page| routes::people(area, year, page)/>
        },
    )
}

fn line(person: &PersonLine, lang: Lang) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a href=routes::person(person.id)>{person.name.clone()}</a></th>
            <td data-name=words::got(lang)>{words::got_and_planned(person.counted, person.planned, lang)}</td>
            <td data-name=words::pace(lang)>{pace(person.pace, lang)}</td>
            <td data-name=words::latest_answer(lang)>{person.answer.map(|answer| codes::answer(answer, lang))}</td>
            <td data-name=words::age(lang)>{words::age_of(person.age, lang)}</td>
            <td data-name=words::groups(lang)>{groups(person, lang)}</td>
            <td data-name=words::area(lang)>{person.area.name.clone()}</td>
        </tr>
    }
    .into_any()
}

/// The groups of a person, in words.
pub fn groups(person: &PersonLine, lang: Lang) -> String {
    let names: Vec<&str> = person
        .categories
        .iter()
        .map(|category| codes::category(*category, lang))
        .collect();
    common::list(&names, lang)
}

/// How far behind somebody is: shape and word.
pub fn pace(pace: Pace, lang: Lang) -> AnyView {
    let (class, icon) = match pace {
        Pace::OnPace => ("mark", Icon::Tick),
        Pace::Amber => ("mark amber", Icon::Clock),
        Pace::Red => ("mark red", Icon::Warning),
    };
    view! { <span class=class><Sign icon/>{codes::pace(pace, lang)}</span> }.into_any()
}
