//! Whom an assistance week is for: candidates, stated, recognised, to be visited; and what one's office reports by noon.

use super::week::reported;
use super::week_form::framed;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign};
use crate::forms::assistance_week as to;
use crate::pages::{page_number, path_part, query_value};
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, figures};
use domain::ids::WeekId;
use domain::ports::{StreetLine, TargetFilter, TargetLine, TargetPage, TargetShow};
use domain::rules::assistance_week::WeekStage;
use leptos::prelude::*;

/// `/staff/weeks/{id}/people?show=&area=&page=`.
#[component]
pub fn WeekPeople() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    let filter = TargetFilter {
        show: query_value("show").unwrap_or(TargetShow::Candidates),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week_targets(&actor, id?, filter).await },
        |page| show(&page),
    )
}

fn show(page: &TargetPage) -> AnyView {
    let lang = lang();
    let (id, filter) = (page.week.id, page.filter);
    let of_page = move |page| routes::week_people(id, TargetFilter { page, ..filter });
    framed(
        (id, &page.week.title),
        page.rights,
        WeekPage::People,
        view! {
            <p class="quiet">{words::truth(lang)}</p>
            {noon(page, lang)}
            {page.own.as_ref().filter(|_| runs(page)).map(|own| report(page, own, lang))}
            {tabs(page, lang)}
            {narrowed(page, lang)}
            <p>{words::people_count(page.total, lang)}</p>
            {(page.filter.show == TargetShow::Candidates).then(|| view! { <p class="quiet">{words::candidates_do(lang)}</p> })}
            {list(page, lang)}
            <Pager page=page.filter.page total=page.total per_page=page.per_page lang href=of_page/>
        },
    )
}

/// Whether people are stated and recognised now.
fn runs(page: &TargetPage) -> bool {
    page.week.stage == WeekStage::Run && !page.week.archived
}

fn noon(page: &TargetPage, lang: Lang) -> Option<AnyView> {
    page.noon.map(|at| {
        let over = page.now > at;
        let word = if over {
            words::noon_over(lang)
        } else {
            words::noon_left(lang)
        };
        let class = if over { "mark amber" } else { "mark" };
        let text = format!("{} {} · {word}", words::noon(lang), figures::moment(at, lang));
        view! { <p><span class=class><Sign icon=Icon::Clock/>{text}</span></p> }.into_any()
    })
}

/// What the own office reported, and the form for it.
fn report(page: &TargetPage, own: &StreetLine, lang: Lang) -> AnyView {
    let counted = format!("{} {} {}", own.area.name, words::stated(lang), own.stated);
    let wrong = flash().problem("manual").is_some();
    view! {
        <section class="card" id="statistics">
            <h2>{words::report_count(lang)}</h2>
            <p>{counted} " · " {reported(own, lang)}</p>
            <form class="form" method="post" action=to::statistics_path(page.week.id)>
                <input type="hidden" name="area" value=own.area.code.to_string()/>
                <p class="quiet">{words::report_count_do(lang)}</p>
                <details open=wrong>
                    <summary>{words::manual_label(lang)}</summary>
                    <label for="manual">{words::manual(lang)}</label>
                    <ProblemOf field="manual"/>
                    <input id="manual" name="manual" type="number" min="0" value=flash().typed("manual")/>
                </details>
                <button class="button act">{words::report_count(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn tabs(page: &TargetPage, lang: Lang) -> AnyView {
    let tabs = page
        .counts
        .iter()
        .map(|(show, count)| {
            let current = (*show == page.filter.show).then_some("page");
            let href = routes::week_people(
                page.week.id,
                TargetFilter {
                    show: *show,
                    page: 0,
                    ..page.filter
                },
            );
            let text = format!("{} {count}", words::show(*show, lang));
            view! { <a href=href aria-current=current>{text}</a> }
        })
        .collect_view();
    view! { <nav class="parts" aria-label=words::people(lang)>{tabs}</nav> }.into_any()
}

fn narrowed(page: &TargetPage, lang: Lang) -> AnyView {
    let options = page
        .areas
        .iter()
        .map(|area| {
            let selected = page.filter.area == Some(area.code);
            view! { <option value=area.code.to_string() selected=selected>{area.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <form class="form row" method="get" action=to::people_path(page.week.id)>
            <input type="hidden" name="show" value=page.filter.show.code()/>
            <label for="list-area">{words::area(lang)}</label>
            <select id="list-area" name="area">{options}</select>
            <button class="button">{crate::text::startup::filter(lang)}</button>
        </form>
    }
    .into_any()
}

fn list(page: &TargetPage, lang: Lang) -> AnyView {
    if page.lines.is_empty() {
        return view! { <p class="notice">{words::none_here(lang)}</p> }.into_any();
    }
    let deed = deed_of(page);
    let typed = flash().each_typed("person");
    let lines = page
        .lines
        .iter()
        .map(|one| line(one, (deed.is_some(), &typed), lang))
        .collect_view();
    let Some(deed) = deed else {
        return view! { <ul class="cards">{lines}</ul> }.into_any();
    };
    view! {
        <form class="form" method="post" action=to::people_path(page.week.id)>
            <input type="hidden" name="show" value=page.filter.show.code()/>
            <input type="hidden" name="list_area" value=page.filter.area.map(|area| area.to_string()).unwrap_or_default()/>
            <ProblemOf field="people"/>
            <ul class="cards">{lines}</ul>
            {buttons(page, deed, lang)}
        </form>
    }
    .into_any()
}

/// What may be done with those shown.
fn deed_of(page: &TargetPage) -> Option<TargetShow> {
    let may = match page.filter.show {
        TargetShow::Candidates | TargetShow::Struck => page.rights.states,
        TargetShow::Stated | TargetShow::Recognised | TargetShow::Visits => page.rights.recognises,
    };
    (may && runs(page)).then_some(page.filter.show)
}

fn line(one: &TargetLine, (chooses, typed): (bool, &[String]), lang: Lang) -> AnyView {
    let name = format!("{} {}", one.name, one.no);
    let about = format!("{} · {}", words::reason_of(one.reason, lang), one.place);
    let stated = one.target.as_ref().map(|target| {
        let mut text = words::target(target.state, lang).to_owned();
        if !target.evidence.is_empty() {
            text = format!("{text} · {}", target.evidence);
        }
        if !target.struck_why.is_empty() {
            text = format!("{text} · {}", target.struck_why);
        }
        if let Some(no) = target.badge {
            text = format!("{text} · {} {}", words::badge(lang), words::badge_of(no, lang));
        }
        view! { <p class="quiet">{text}</p> }
    });
    let visited = one.visited.map(|on| {
        let text = format!("{} {}", words::visited(lang), figures::day(on, lang));
        view! { <p><span class="mark"><Sign icon=Icon::Tick/>{text}</span></p> }
    });
    let choice = chooses.then(|| {
        let id = one.person.to_string();
        let checked = typed.contains(&id);
        view! {
            <label class="check"><input type="checkbox" name="person" value=id checked=checked/>{words::choose(lang)}</label>
        }
    });
    view! {
        <li class="card">
            <p><a href=routes::person(one.person)><b>{name}</b></a></p>
            <p>{about}</p>
            {stated} {visited} {choice}
        </li>
    }
    .into_any()
}

fn buttons(page: &TargetPage, show: TargetShow, lang: Lang) -> AnyView {
    match show {
        TargetShow::Candidates | TargetShow::Struck => view! {
            <label for="evidence">{words::evidence(lang)}</label>
            <ProblemOf field="evidence"/>
            <input id="evidence" name="evidence" value=flash().typed("evidence") autocomplete="off"/>
            <button class="button act" name="do" value="state">{words::state_people(lang)}</button>
        }
        .into_any(),
        TargetShow::Stated => view! {
            <p class="quiet">{words::four_eyes(lang)}</p>
            <button class="button act" name="do" value="recognise">{words::recognise(lang)}</button>
            {striking(lang)}
        }
        .into_any(),
        TargetShow::Recognised if page.badges.is_empty() => view! {
            <p class="notice"><a href=routes::week_page(page.week.id, WeekPage::Media)>{words::no_badges_yet(lang)}</a></p>
            {striking(lang)}
        }
        .into_any(),
        TargetShow::Recognised => {
            let badges = page
                .badges
                .iter()
                .map(|(no, name)| {
                    let text = format!("{} {name}", words::badge_of(*no, lang));
                    view! { <option value=no.to_string()>{text}</option> }
                })
                .collect_view();
            view! {
                <label for="badge">{words::badge(lang)}</label>
                <ProblemOf field="badge"/>
                <select id="badge" name="badge">{badges}</select>
                <button class="button act" name="do" value="visit">{words::plan_visit(lang)}</button>
                {striking(lang)}
            }
            .into_any()
        }
        TargetShow::Visits => view! {
            <button class="button" name="do" value="no_visit">{words::no_visit(lang)}</button>
        }
        .into_any(),
    }
}

fn striking(lang: Lang) -> AnyView {
    view! {
        <details class="filters" open=flash().problem("reason").is_some()>
            <summary>{words::strike(lang)}</summary>
            <label for="reason">{words::reason(lang)}</label>
            <ProblemOf field="reason"/>
            <input id="reason" name="reason" autocomplete="off" value=flash().typed("reason")/>
            <button class="button" name="do" value="strike">{words::strike(lang)}</button>
        </details>
    }
    .into_any()
}
