//! The disability quota of one's own firm: what was declared and what came of it; and the form for a year that is open.

use crate::asked::flash;
use crate::forms::quota as to;
use crate::pages::query_value;
use crate::pages::staff::quota::fields;
use crate::routes;
use crate::text::{Lang, insurance, quota as words};
use domain::ports::OwnQuota;
use domain::quota::QuotaLine;
use leptos::prelude::*;

/// In the query: the year to declare for.
const YEAR: &str = "quota";

/// The part of the employer's own page.
pub fn part(own: &OwnQuota, lang: Lang) -> Option<AnyView> {
    own.today?;
    let lines: Vec<_> = own.lines.iter().map(|line| told(line, lang)).collect();
    let open = open_years(own);
    let shown = shown_year(own, &open);
    let others: Vec<_> = open
        .iter()
        .filter(|year| Some(**year) != shown)
        .map(|year| {
            let path = routes::with_query("/employer", &[(YEAR, Some(year.to_string()))]);
            view! { <a class="button" href=format!("{path}#quota")>{declare_for(*year, lang)}</a> }
        })
        .collect();
    let none =
        (open.is_empty() && lines.is_empty()).then(|| view! { <p class="quiet">{words::own_none(lang)}</p> });
    Some(
        view! {
            <section id="quota">
                <h2>{words::title(lang)}</h2>
                {none}
                <ul class="plain">{lines}</ul>
                {shown.map(|year| declaring(year, lang))}
                {(!others.is_empty()).then_some(view! { <p class="row">{others}</p> })}
                <p class="quiet">{words::reserved(lang)}</p>
            </section>
        }
        .into_any(),
    )
}

/// Years whose figures the firm may still give or mend, the first of them first.
fn open_years(own: &OwnQuota) -> Vec<i32> {
    let is_open = |year: &i32| {
        let done = own.lines.iter().find(|line| line.year == *year);
        done.is_none_or(|line| line.checked.is_none())
    };
    let mut open: Vec<i32> = own.open.iter().copied().filter(is_open).collect();
    open.sort_unstable();
    open
}

/// The year of the form: the one that came back, the one that was asked for, the first that was not declared, the last.
fn shown_year(own: &OwnQuota, open: &[i32]) -> Option<i32> {
    let came_back = flash().typed("year").parse().ok();
    let asked = came_back.or_else(|| query_value(YEAR));
    let undeclared = |year: &&i32| own.lines.iter().all(|line| line.year != **year);
    asked
        .filter(|year| open.contains(year))
        .or_else(|| open.iter().find(undeclared).copied())
        .or_else(|| open.last().copied())
}

fn told(line: &QuotaLine, lang: Lang) -> AnyView {
    let levy = line
        .outcome
        .as_ref()
        .filter(|(outcome, _)| outcome.levy.0 > 0)
        .map(|(outcome, _)| {
            format!(
                " · {} {}",
                words::levy(lang),
                insurance::exact(outcome.levy, lang)
            )
        });
    view! {
        <li><a href=routes::public_quota(line.year)>{line.year}</a> " · " {words::stage(line.stage(), lang)}
            " · " {words::declared(lang)} " " {line.declared.count.total} {levy}</li>
    }
    .into_any()
}

fn declare_for(year: i32, lang: Lang) -> String {
    format!("{} {year}", words::declare_own(lang))
}

fn declaring(year: i32, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::OWN_QUOTA>
            <h3>{declare_for(year, lang)}</h3>
            <input type="hidden" name="year" value=year.to_string()/>
            {fields(format!("{}-12-31", year - 1), lang)}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}
