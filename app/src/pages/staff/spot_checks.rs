//! Spot checks of visits, for a supervisor.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::visit as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, spot as words};
use chrono::NaiveDate;
use domain::ports::{SpotLine, SpotPage};
use domain::visit::{SpotDraw, SpotResult};
use leptos::prelude::*;

/// `/staff/visits/checks?month=2026-06`.
#[component]
pub fn SpotChecks() -> impl IntoView {
    let month = query_value::<String>("month").and_then(|month| to::month(&month));
    when(
        move |Asker { ports, actor, .. }| async move { ports.spot_checks.month(&actor, month).await },
        |page| show(&page),
    )
}

fn show(page: &SpotPage) -> AnyView {
    let lang = lang();
    let content = match &page.draw {
        None => drawing(page, lang),
        Some(draw) => {
            let lines = page.lines.iter().map(|line| one(line, draw, lang)).collect_view();
            let said = words::drawn(draw.pool.len(), page.lines.len(), draw.seed, lang);
            let same = if page.is_same {
                words::same(lang)
            } else {
                words::not_same(lang)
            };
            view! { <p>{said}</p> <p class="quiet">{same}</p> <ul class="plain">{lines}</ul> }.into_any()
        }
    };
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " " <small>{month_name(page.month, lang)}</small></h1>
            <p>{words::lead_in(lang)}</p>
            <form class="form row" method="get" action=to::SPOT_CHECKS>
                <label for="month">{words::month(lang)}</label>
                <ProblemOf field="month"/>
                <input id="month" name="month" type="month" value=page.month.format("%Y-%m").to_string()/>
                <button class="button">{words::look(lang)}</button>
            </form>
            <p>{words::held(page.held, page.percent, lang)}</p>
            {content}
        },
    )
}

fn month_name(month: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => month.format("%Y年%-m月").to_string(),
        Lang::En => month.format("%Y-%m").to_string(),
    }
}

fn drawing(page: &SpotPage, lang: Lang) -> AnyView {
    if page.held == 0 {
        return view! { <p class="notice">{words::nothing(lang)}</p> }.into_any();
    }
    view! {
        <form method="post" action=to::SPOT_CHECKS>
            <input type="hidden" name="month" value=page.month.format("%Y-%m").to_string()/>
            <button class="button act">{words::draw(lang)}</button>
        </form>
    }
    .into_any()
}

fn one(line: &SpotLine, draw: &SpotDraw, lang: Lang) -> AnyView {
    let visit = line.check.visit;
    let href = format!("{}#{visit}", routes::person_tab(line.person, "visits"));
    let work = match &line.check.found {
        Some((result, _, at)) => {
            let day = figures::full_day(domain::clock::day_in_shanghai(*at), lang);
            view! { <p><b>{words::result(*result, lang)}</b> " " {line.check.note.clone()} " " <small>{day}</small></p> }
                .into_any()
        }
        None => checking(line, draw, lang),
    };
    view! {
        <li class="card">
            <h2><a href=href>{line.name.clone()}</a> " " <small>{line.place.clone()}</small></h2>
            <p>{figures::full_day(line.on, lang)} " · " {line.by.clone()}</p>
            {work}
        </li>
    }
    .into_any()
}

fn checking(line: &SpotLine, draw: &SpotDraw, lang: Lang) -> AnyView {
    let id = format!("note-{}", line.check.visit);
    view! {
        <form class="form" method="post" action=to::spot_check_path(draw.id, line.check.visit)>
            <input type="hidden" name="month" value=draw.month.format("%Y-%m").to_string()/>
            <label for=id.clone()>{words::note(lang)}</label>
            <input id=id name="note" maxlength="500" autocomplete="off"/>
            <button class="button act" name="result" value=SpotResult::Verified.code()>{words::result(SpotResult::Verified, lang)}</button>
            <button class="button" name="result" value=SpotResult::Returned.code()>{words::result(SpotResult::Returned, lang)}</button>
        </form>
    }
    .into_any()
}
