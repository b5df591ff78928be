//! The log of who looked at whose data. People stand in it by their number on the register: addresses and columns name
//! nobody.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Pager, staff_page};
use crate::forms::privacy as to;
use crate::own_data::moment;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, codes, file, privacy as words};
use domain::ids::AccountId;
use domain::ports::{AccessFilter, AccessLine, AccessPage, Reader};
use domain::values::{AreaCode, dates};
use leptos::prelude::*;

/// `/staff/access-log?day=&account=&area=&numbers=&page=`.
#[component]
pub fn AccessLog() -> impl IntoView {
    let filter = AccessFilter {
        account: query_value::<AccountId>("account"),
        day: query_value::<String>("day").and_then(|day| dates::parse(&day)),
        area: query_value::<AreaCode>("area"),
        numbers: query_value::<String>("numbers").is_some(),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.access_log.access_log(&actor, filter).await },
        move |page| show(&page, filter),
    )
}

fn show(page: &AccessPage, filter: AccessFilter) -> AnyView {
    let lang = lang();
    let content = if page.lines.is_empty() {
        view! { <p class="notice">{words::log_none(lang)}</p> }.into_any()
    } else {
        table(&page.lines, true, lang)
    };
    let of_page = move |page| routes::access_log(&AccessFilter { page, ..filter });
    staff_page(
        words::log(lang),
        view! {
            <AreaPath path=page.path.clone() lang href=move |step| routes::access_log(&AccessFilter { area: Some(step.code), page: 0, ..filter })/>
            <h1>{words::log(lang)}</h1>
            {asking(page, filter, lang)}
            <p>{words::lines(page.total, page.more, lang)} " · " <a href=routes::access_csv(&filter)>{words::log_file(lang)}</a></p>
            {content}
            <Pager page=page.page total=page.total per_page=page.per_page lang href=of_page/>
        },
    )
}

fn asking(page: &AccessPage, filter: AccessFilter, lang: Lang) -> AnyView {
    let all = || view! { <option value="">{words::log_all(lang)}</option> };
    let readers = page
        .readers
        .iter()
        .map(|reader| {
            let selected = filter.account == Some(reader.account);
            view! { <option value=reader.account.to_string() selected=selected>{name(reader, lang)}</option> }
        })
        .collect_view();
    let here = page.path.last().map(|here| (here.code, here.name.clone()));
    let here = here.map(|(code, name)| view! { <option value=code.to_string()>{name}</option> });
    let areas = page
        .areas
        .iter()
        .map(|area| view! { <option value=area.code.to_string()>{area.name.clone()}</option> })
        .collect_view();
    view! {
        <details class="filters" open=filter != AccessFilter { page: filter.page, ..AccessFilter::default() }>
            <summary>{words::log_show(lang)}</summary>
            <form class="form" action=to::ACCESS_LOG>
                <label for="log-day">{words::log_day(lang)}</label>
                <input id="log-day" name="day" type="date" value=filter.day.map(|day| day.to_string())/>
                <label for="log-account">{words::log_who(lang)}</label>
                <select id="log-account" name="account">{all()}{readers}</select>
                <label for="log-area">{words::log_where(lang)}</label>
                <select id="log-area" name="area">{here}{areas}</select>
                <label class="check">
                    <input type="checkbox" name="numbers" value="yes" checked=filter.numbers/>
                    {words::log_numbers(lang)}
                </label>
                <button class="button act">{words::log_show(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn name(reader: &Reader, lang: Lang) -> String {
    format!(
        "{} · {} · {}",
        reader.login,
        codes::reader(reader.role, lang),
        reader.office
    )
}

/// The lines; `whose` says whether they are about several people.
pub fn table(lines: &[AccessLine], whose: bool, lang: Lang) -> AnyView {
    let lines = lines.iter().map(|one| line(one, whose, lang)).collect_view();
    let head = [words::log_when, words::log_who, words::log_what, words::log_why]
        .map(|name| view! { <th scope="col">{name(lang)}</th> });
    let more = whose.then(|| {
        [words::log_whose, words::log_where].map(|name| view! { <th scope="col">{name(lang)}</th> })
    });
    view! {
        <table class="cardlike people">
            <thead><tr>{head}{more}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(one: &AccessLine, whose: bool, lang: Lang) -> AnyView {
    let what = [
        Some(words::looked_at(one.kind, lang)),
        one.field.map(|field| file::field(field, lang)),
    ];
    let what: Vec<&str> = what.into_iter().flatten().collect();
    let why = [
        one.reason.map(|reason| words::reason(reason, lang).to_owned()),
        (!one.note.is_empty()).then(|| one.note.clone()),
    ];
    let why: Vec<String> = why.into_iter().flatten().collect();
    let person = match &one.person {
        Some((id, no)) => view! { <a href=routes::person_tab(*id, "seen")>{no.clone()}</a> }.into_any(),
        None => format!("{} {}", words::log_many(lang), one.records).into_any(),
    };
    let more = whose.then(|| {
        view! {
            <td data-name=words::log_whose(lang)>{person}</td>
            <td data-name=words::log_where(lang)>{one.area.name.clone()}</td>
        }
    });
    view! {
        <tr>
            <th scope="row">{moment(one.at, lang)}</th>
            <td data-name=words::log_who(lang)>{name(&one.reader, lang)}</td>
            <td data-name=words::log_what(lang)>{what.join(" · ")}</td>
            <td data-name=words::log_why(lang)>{why.join(" · ")}</td>
            {more}
        </tr>
    }
    .into_any()
}

/// The log as a file: names of columns first.
pub fn rows(lines: &[AccessLine], lang: Lang) -> Vec<Vec<String>> {
    let head = [
        words::log_when,
        words::log_login,
        words::log_role,
        words::log_office,
        words::log_what,
        words::log_number,
        words::log_why,
        words::log_note,
        words::log_whose,
        words::log_where,
        words::log_records,
    ];
    let row = |one: &AccessLine| {
        vec![
            moment(one.at, lang),
            one.reader.login.clone(),
            codes::reader(one.reader.role, lang).to_owned(),
            one.reader.office.clone(),
            words::looked_at(one.kind, lang).to_owned(),
            one.field
                .map(|field| file::field(field, lang).to_owned())
                .unwrap_or_default(),
            one.reason
                .map(|reason| words::reason(reason, lang).to_owned())
                .unwrap_or_default(),
            one.note.clone(),
            one.person.as_ref().map(|(_, no)| no.clone()).unwrap_or_default(),
            one.area.name.clone(),
            one.records.to_string(),
        ]
    };
    let head = head.iter().map(|name| name(lang).to_owned()).collect();
    std::iter::once(head).chain(lines.iter().map(row)).collect()
}
