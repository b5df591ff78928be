//! The coverage table, which turns into cards on a phone, and its totals in words.

use super::reads_files;
use crate::components::{Bar, Icon, Sign};
use crate::routes;
use crate::text::{Lang, codes, figures, staff as words};
use domain::ports::{AreaRef, CoverageRow, CoverageTable};
use domain::values::AreaLevel;
use leptos::prelude::*;

/// One line per area below, the total last.
pub fn table(found: &CoverageTable, lang: Lang) -> AnyView {
    let rows = found
        .rows
        .iter()
        .map(|row| line(row, found.year, lang))
        .collect_view();
    let as_of = words::as_of(&figures::full_day(found.as_of, lang), found.due_by_now, lang);
    let columns = COLUMNS.map(|(name, _)| view! { <th scope="col">{name(lang)}</th> });
    view! {
        <h2>{found.path.last().map(|area| area.name.clone())} " · " {words::coverage(lang)} " " {found.year}</h2>
        <p class="quiet">{as_of}</p>
        <table class="cardlike figures">
            <thead>
                <tr>
                    <th scope="col">{words::area(lang)}</th>
                    <th scope="col" class="words">{words::rate(lang)}</th>
                    {columns}
                    <th scope="col" class="words">{words::behind(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows} {line(&found.total, found.year, lang)}</tbody>
        </table>
    }
    .into_any()
}

/// A column: its name and its figure.
type Column = (fn(Lang) -> &'static str, fn(&CoverageRow) -> u32);

const COLUMNS: [Column; 10] = [
    (words::people_due, |row| row.due),
    (words::shortfall, |row| row.shortfall),
    (words::planned, |row| row.planned),
    (words::with_0, |row| row.leads_0),
    (words::with_1_2, |row| row.leads_1_2),
    (words::with_3_4, |row| row.leads_3_4),
    (words::with_5, |row| row.leads_5_up),
    (words::interested, |row| row.interested),
    (words::hired, |row| row.hired),
    (words::placed, |row| row.placed),
];

fn line(row: &CoverageRow, year: i32, lang: Lang) -> AnyView {
    let cells = COLUMNS.map(|(name, figure)| view! { <td data-name=name(lang)>{figure(row)}</td> });
    view! {
        <tr class:total=row.area.is_none()>
            <th scope="row">{name(row.area.as_ref(), year, lang)}</th>
            <td class="words" data-name=words::rate(lang)>
                <Bar part=row.leads_5_up whole=row.due figure=figures::percent(row.leads_5_up, row.due)/>
            </td>
            {cells}
            <td class="words" data-name=words::behind(lang)>{behind(row, lang)}</td>
        </tr>
    }
    .into_any()
}

/// The area as a link one level down; a village leads to its people, for whoever may read of them.
fn name(area: Option<&AreaRef>, year: i32, lang: Lang) -> AnyView {
    let Some(area) = area else {
        return words::total(lang).into_any();
    };
    let is_village = area.code.level() == AreaLevel::Village;
    if is_village && !reads_files() {
        return area.name.clone().into_any();
    }
    let href = if is_village {
        routes::people(area.code)
    } else {
        routes::coverage(Some(area.code), Some(year))
    };
    view! { <a href=href>{area.name.clone()}</a> }.into_any()
}

/// How many are behind: a mark of its own shape and a word for each, never colour alone.
fn behind(row: &CoverageRow, lang: Lang) -> AnyView {
    let red = (row.red > 0).then(|| {
        view! { <span class="mark red"><Sign icon=Icon::Warning/>{words::persons(row.red, lang)} " " {words::behind_red(lang)}</span> }
    });
    let amber = (row.amber > 0).then(|| {
        view! { <span class="mark amber"><Sign icon=Icon::Clock/>{words::persons(row.amber, lang)} " " {words::behind_amber(lang)}</span> }
    });
    if row.red + row.amber == 0 {
        return view! { <span class="mark"><Sign icon=Icon::Tick/>{codes::pace(domain::lead::Pace::OnPace, lang)}</span> }.into_any();
    }
    view! { {red} {amber} }.into_any()
}

/// The totals in words, and how leads arrived.
pub fn totals(total: &CoverageRow, lang: Lang) -> AnyView {
    let all: u32 = total.by_channel.iter().map(|(_, count)| count).sum();
    let channels = total
        .by_channel
        .iter()
        .map(|(code, count)| {
            view! { <li>{codes::channel_code(code, lang)} " " <Bar part=*count whole=all figure=count.to_string()/></li> }
        })
        .collect_view();
    let by_channel =
        (all > 0).then(|| view! { <h2>{words::by_channel(lang)}</h2> <ul class="bars">{channels}</ul> });
    view! {
        <p class="lead-in">
            <b>{words::persons(total.due, lang)}</b> " · " {words::with_5_said(lang)} " "
            <b>{words::persons(total.leads_5_up, lang)}</b> " · " <b class="whole">{words::missing(total.shortfall, lang)}</b>
        </p>
        {by_channel}
    }
    .into_any()
}
