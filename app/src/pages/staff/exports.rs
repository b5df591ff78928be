//! Lists of people taken out as files: asking for one, one's own, and those of colleagues to approve.

use super::people_query::read;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Pager, ProblemOf, described, refusing, staff_page};
use crate::forms;
use crate::pages::page_number;
use crate::routes::with_query;
use crate::text::{Lang, common, export as words, figures, file, people};
use domain::export::{ExportFilters, ExportFormat, ExportState, PURPOSE_MAX};
use domain::ports::{ExportLine, ExportList, PeopleFound, PeopleQuery};
use leptos::prelude::*;

/// `/staff/exports?page=`.
#[component]
pub fn Exports() -> impl IntoView {
    let page = page_number();
    when(
        move |Asker { ports, actor, .. }| async move { ports.exports.exports(&actor, page).await },
        |list| show(&list),
    )
}

/// `/staff/exports/new?…`: the same query as the list of people.
#[component]
pub fn NewExport() -> impl IntoView {
    let query = read();
    let asked = query.clone();
    when(
        move |Asker { ports, actor, .. }| async move {
            let found = ports.finding.find(&actor, &asked).await?;
            Ok((found, ports.exports.exports(&actor, 0).await?))
        },
        move |(found, list)| ask(&found, &list, &query),
    )
}

fn ask(found: &PeopleFound, list: &ExportList, query: &PeopleQuery) -> AnyView {
    let lang = lang();
    let place = found.path.last().map(|place| place.name.clone());
    let about = ExportFilters {
        category: query.category,
        pace: query.pace,
        age: query.age,
        employment: query.employment,
        stale: query.stale,
        unassessed: query.unassessed,
        searched: query.found.is_some(),
    };
    let form = if found.total == 0 {
        view! { <p class="notice">{words::nobody(lang)}</p> }.into_any()
    } else if found.more || found.total > list.most {
        view! { <p class="notice" id="too-long">{words::too_long(list.most, found.more, lang)}</p> }
            .into_any()
    } else {
        form(list, query, lang)
    };
    staff_page(
        words::new(lang),
        view! {
            <h1>{words::new(lang)}</h1>
            <p>
                <b>{people::count(found.total, found.more, lang)}</b> " · " {place} " · " {words::filters(about, lang)}
            </p>
            <p>{words::rule(list.alone, list.days, lang)}</p>
            <p>{words::marked(lang)}</p>
            {form}
            <p><a class="button" href=super::people_query::href(query)>{words::to_people(lang)}</a></p>
        },
    )
}

fn form(list: &ExportList, query: &PeopleQuery, lang: Lang) -> AnyView {
    let kept = forms::people_query_values(query)
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
        .collect_view();
    let full = list.may_full.then(|| {
        let checked = flash().typed("full") == "1";
        view! {
            <label class="check"><input type="checkbox" name="full" value="1" checked=checked/> {words::full(lang)}</label>
            <p class="quiet">{words::full_do(lang)}</p>
        }
    });
    view! {
        <form class="form" method="post" action=forms::EXPORTS>
            {kept}
            <label for="purpose">{words::purpose(lang)}</label>
            <ProblemOf field="purpose"/>
            <input id="purpose" name="purpose" required maxlength=PURPOSE_MAX.to_string() autocomplete="off"
                placeholder=words::purpose_hint(lang) value=flash().typed("purpose")
                autofocus=described("purpose").is_some() aria-describedby=described("purpose")/>
            {full}
            <button class="button act">{words::make(lang)}</button>
        </form>
    }
    .into_any()
}

fn show(list: &ExportList) -> AnyView {
    let lang = lang();
    let mine = list.mine.iter().map(|line| own(line, lang)).collect_view();
    let none = list.mine.is_empty().then(|| {
        view! { <p class="notice">{words::mine_none(lang)}</p> }
    });
    let waiting = list
        .approves
        .then(|| waiting(&list.waiting, list.more_wait, lang));
    let of_page = |page: u32| {
        with_query(
            forms::EXPORTS,
            &[("page", (page > 0).then(|| (page + 1).to_string()))],
        )
    };
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <p>{words::rule(list.alone, list.days, lang)}</p>
            {waiting}
            <h2>{words::mine(lang)}</h2>
            {none}
            <ul class="cards">{mine}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
            <p><a class="button" href="/staff/people">{words::to_people(lang)}</a></p>
        },
    )
}

fn waiting(lines: &[ExportLine], more: bool, lang: Lang) -> AnyView {
    let cards = lines.iter().map(|line| of_other(line, lang)).collect_view();
    let none = lines.is_empty().then(|| {
        view! { <p class="notice">{words::waiting_none(lang)}</p> }
    });
    view! {
        <h2>{words::waiting(lang)}</h2>
        {none}
        <ul class="cards">{cards}</ul>
        {more.then(|| view! { <p class="notice">{words::waiting_more(lang)}</p> })}
    }
    .into_any()
}

fn facts(line: &ExportLine, lang: Lang) -> AnyView {
    let numbers = if line.full_numbers {
        view! { <b>{words::in_full(lang)}</b> }.into_any()
    } else {
        words::masked(lang).into_any()
    };
    // Of a list that ended long ago it is forgotten.
    let purpose = (!line.purpose.is_empty()).then(|| {
        view! { <p>{words::for_what(lang)}{common::colon(lang)}{line.purpose.clone()}</p> }
    });
    view! {
        <h3>{words::name(line.serial, lang)}</h3>
        <p>
            <b>{people::count(line.people, false, lang)}</b> " · " {line.place.clone()} " · "
            {words::filters(line.filters, lang)} " · " {numbers}
        </p>
        {purpose}
        <p class="quiet">{file::author(&line.by, lang)} " · " {figures::moment(line.at, lang)}</p>
    }
    .into_any()
}

fn own(line: &ExportLine, lang: Lang) -> AnyView {
    let to_file = |format, name: &'static str| {
        view! { <a class="button act" href=forms::export_file_path(line.id, format) download="">{name}</a> }
    };
    let fetch = (line.state == ExportState::Ready).then(|| {
        view! {
            <p class="row">
                {to_file(ExportFormat::Xlsx, words::as_xlsx(lang))}
                {to_file(ExportFormat::Csv, words::as_csv(lang))}
            </p>
        }
    });
    let reason = (!line.reason.is_empty()).then(|| view! { <p>{line.reason.clone()}</p> });
    let fetched =
        (line.fetched > 0).then(|| view! { <p class="quiet">{words::fetched(line.fetched, lang)}</p> });
    view! {
        <li class="card" id=line.id.to_string()>
            {facts(line, lang)}
            <p><b>{words::state(line.state, line.valid_to, lang)}</b></p>
            {reason}
            {fetch}
            {fetched}
        </li>
    }
    .into_any()
}

fn of_other(line: &ExportLine, lang: Lang) -> AnyView {
    let no = (words::refuse(lang), words::refuse_why(lang), words::refuse(lang));
    view! {
        <li class="card" id=line.id.to_string()>
            {facts(line, lang)}
            <div class="row">
                <form method="post" action=forms::approve_export_path(line.id)>
                    <button class="button act">{words::approve(lang)}</button>
                </form>
            </div>
            {refusing(line.id, forms::refuse_export_path(line.id), no)}
        </li>
    }
    .into_any()
}
