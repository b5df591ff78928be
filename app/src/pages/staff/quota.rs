//! A year of the disability quota: opened, declared, checked, decided, published, paid, closed.

use super::insurance::calculation;
use super::new_placement::input;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::quota as to;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, figures, insurance, quota as words};
use domain::ports::{QuotaPage, QuotaRow};
use domain::quota::{QuotaOutcome, QuotaStage};
use leptos::prelude::*;

/// `/staff/quota/{year}`.
#[component]
pub fn Quota() -> impl IntoView {
    let year = path_part::<i32>("year").ok();
    when(
        move |Asker { ports, actor, .. }| async move { ports.quotas.quota_year(&actor, year).await },
        |page| show(&page),
    )
}

fn show(page: &QuotaPage) -> AnyView {
    let lang = lang();
    let title = format!("{} {}", words::title(lang), page.year);
    let area = page.area.as_ref().map(|area| area.name.clone());
    let content = match &page.opened {
        None => not_opened(page, lang),
        Some(_) => opened(page, lang),
    };
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{area}</small></h1>
            {years(page.year, lang)}
            {content}
        },
    )
}

/// The year before and after.
fn years(year: i32, lang: Lang) -> AnyView {
    view! {
        <nav class="parts" aria-label=words::year(lang)>
            <a href=to::quota_path(year - 1)>{year - 1}</a>
            <a href=to::quota_path(year) aria-current="page">{year}</a>
            <a href=to::quota_path(year + 1)>{year + 1}</a>
        </nav>
    }
    .into_any()
}

fn not_opened(page: &QuotaPage, lang: Lang) -> AnyView {
    let open = page.may_decide.then(|| {
        view! {
            <form class="form" method="post" action=to::year_path(page.year, "open")>
                <ProblemOf field="year"/>
                <button class="button act">{words::open(lang)}</button>
            </form>
        }
    });
    view! { <p class="notice">{words::not_opened(lang)}</p> {open} }.into_any()
}

fn opened(page: &QuotaPage, lang: Lang) -> AnyView {
    let year = page.opened.as_ref();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| figures::full_day(day, lang));
    let facts = [
        (words::opened_on(lang), day(year.map(|one| one.opened_on))),
        (
            words::published_on(lang),
            day(year.and_then(|one| one.published_on)),
        ),
        (words::closed_on(lang), day(year.and_then(|one| one.closed_on))),
    ]
    .into_iter()
    .filter_map(|(name, day)| day.map(|day| view! { <dt>{name}</dt><dd>{day}</dd> }))
    .collect_view();
    let none = page
        .rows
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let cards = page.rows.iter().map(|row| card(row, page, lang)).collect_view();
    let is_open = year.is_some_and(|one| one.closed_on.is_none());
    let declaring = (page.may_decide && is_open).then(|| declaring(page, lang));
    view! {
        <dl class="facts">{facts}</dl>
        <p>{words::firms(page.rows.len(), lang)} " · " <a href=to::quota_csv_path(page.year)>{words::as_file(lang)}</a>
            " · " <a href=routes::public_quota(page.year)>{words::public_link(lang)}</a></p>
        {none}
        <ul class="cards">{cards}</ul>
        {declaring}
        {(page.may_decide && is_open).then(|| ending(page, lang))}
    }
    .into_any()
}

fn declaring(page: &QuotaPage, lang: Lang) -> AnyView {
    let wrong = flash().problem("staff_total").is_some() || flash().problem("uscc").is_some();
    view! {
        <details class="filters" open=wrong>
            <summary>{words::declare(lang)}</summary>
            <form class="form" method="post" action=to::quota_path(page.year)>
                {input("uscc", words::uscc(lang), "text", String::new())}
                {fields(format!("{}-12-31", page.year - 1), lang)}
                <button class="button act">{words::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The figures of a declaration; employers fill in the same.
pub fn fields(as_of: String, lang: Lang) -> AnyView {
    let small = flash().typed("is_small") == "yes";
    view! {
        {input("as_of", words::as_of(lang), "date", as_of)}
        {input("staff_total", words::staff(lang), "number", String::new())}
        {input("staff_disabled", words::disabled(lang), "number", "0".to_owned())}
        {input("staff_disabled_severe", words::severe(lang), "number", "0".to_owned())}
        {input("staff_dispatched", words::dispatched(lang), "number", "0".to_owned())}
        <label class="check"><input type="checkbox" name="is_small" value="yes" checked=small/>{words::is_small(lang)}</label>
        {input("founded", words::founded(lang), "date", String::new())}
    }
    .into_any()
}

fn card(row: &QuotaRow, page: &QuotaPage, lang: Lang) -> AnyView {
    let line = &row.line;
    let stage = line.stage();
    let declared = line.declared.count;
    let (placed, severe) = row.on_record;
    let checked = line.checked.as_ref().map(|one| {
        view! { <p>{words::placed(lang)} " " <b>{one.placed}</b> " · " {words::placed_severe(lang)} " " {one.severe}</p> }
    });
    let told = line
        .outcome
        .as_ref()
        .map(|(outcome, _)| outcome)
        .or(row.preview.as_ref())
        .map(|outcome| outcome_told(outcome, lang));
    let step = match stage {
        QuotaStage::Declared if page.may_check => Some(checking(row, page.year, lang)),
        QuotaStage::Checked if page.may_decide => Some(deciding(row, page.year, lang)),
        QuotaStage::Short if page.may_decide => Some(paying(row, page, lang)),
        _ => None,
    };
    view! {
        <li class="card" id=line.id.to_string()>
            <h2>{row.firm.clone()} " · " <b>{words::stage(stage, lang)}</b></h2>
            <p>{words::declared(lang)} " " {declared.total} " · " {words::disabled(lang)} " " {declared.disabled}
                " · " {words::on_record(lang)} " " {placed} " (" {severe} ")"</p>
            {checked}
            {told}
            {step}
        </li>
    }
    .into_any()
}

fn outcome_told(outcome: &QuotaOutcome, lang: Lang) -> AnyView {
    let missing = if outcome.gap < 0 {
        (words::over(lang), words::heads(-outcome.gap))
    } else {
        (words::gap(lang), words::heads(outcome.gap))
    };
    view! {
        <p>{words::result_of(outcome.result, lang)} " · " {words::required(lang)} " " {words::heads(outcome.required)}
            " · " {missing.0} " " {missing.1} " · " {words::levy(lang)} " " {insurance::exact(outcome.levy, lang)}</p>
        {calculation(&outcome.rules, lang)}
    }
    .into_any()
}

/// A field of the form of one line: what is wrong stands beside it only where it was sent.
fn line_input(
    row: &QuotaRow,
    (name, kind): (&'static str, &'static str),
    label: &'static str,
    usual: String,
) -> AnyView {
    let here = came_back(row);
    let id = format!("{name}-{}", row.line.id);
    let value = if here { flash().typed(name) } else { usual };
    let wrong = described(name).filter(|_| here);
    view! {
        <label for=id.clone()>{label}</label>
        {here.then(|| view! { <ProblemOf field=name/> })}
        <input id=id name=name type=kind value=value autocomplete="off" autofocus=wrong.is_some()
            aria-describedby=wrong/>
    }
    .into_any()
}

/// Whether it is the form of this line that came back.
fn came_back(row: &QuotaRow) -> bool {
    flash().typed("line") == row.line.id.to_string()
}

fn hidden(row: &QuotaRow, year: i32) -> AnyView {
    view! {
        <input type="hidden" name="line" value=row.line.id.to_string()/>
        <input type="hidden" name="version" value=row.line.version.to_string()/>
        <input type="hidden" name="year" value=year.to_string()/>
    }
    .into_any()
}

fn checking(row: &QuotaRow, year: i32, lang: Lang) -> AnyView {
    let (placed, severe) = row.on_record;
    view! {
        <details open=came_back(row)>
            <summary>{words::check(lang)}</summary>
            <form class="form" method="post" action=to::line_path(row.line.id, "check")>
                <p>{words::check_do(lang)}</p>
                {hidden(row, year)}
                {line_input(row, ("placed", "number"), words::placed(lang), placed.to_string())}
                {line_input(row, ("severe", "number"), words::placed_severe(lang), severe.to_string())}
                <button class="button act">{words::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn deciding(row: &QuotaRow, year: i32, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::line_path(row.line.id, "decide")>
            <p class="quiet">{words::four_eyes(lang)}</p>
            {hidden(row, year)}
            <button class="button act">{words::decide(lang)}</button>
        </form>
    }
    .into_any()
}

fn paying(row: &QuotaRow, page: &QuotaPage, lang: Lang) -> AnyView {
    let levy = row
        .line
        .outcome
        .as_ref()
        .map(|(outcome, _)| outcome.levy.to_string());
    view! {
        <details open=came_back(row)>
            <summary>{words::pay(lang)}</summary>
            <form class="form" method="post" action=to::line_path(row.line.id, "pay")>
                {hidden(row, page.year)}
                {line_input(row, ("fen", "text"), words::fen(lang), levy.unwrap_or_default())}
                {line_input(row, ("on", "date"), words::on(lang), page.today.to_string())}
                {line_input(row, ("receipt", "text"), words::receipt(lang), String::new())}
                <button class="button act">{words::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Publishing, then closing.
fn ending(page: &QuotaPage, lang: Lang) -> AnyView {
    let published = page.opened.as_ref().is_some_and(|one| one.published_on.is_some());
    let (step, name, text) = if published {
        ("close", words::close(lang), words::close_do(lang))
    } else {
        ("publish", words::publish(lang), words::publish_do(lang))
    };
    let ready = published || page.rows.iter().all(|row| row.line.outcome.is_some());
    (ready && !page.rows.is_empty())
        .then(|| {
            view! {
                <form class="form" method="post" action=to::year_path(page.year, step)>
                    <p>{text}</p>
                    <button class="button">{name}</button>
                </form>
            }
        })
        .into_any()
}
