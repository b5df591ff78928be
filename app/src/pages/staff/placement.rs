//! One placement: what is known of it, what was heard, pay and insurance, and taking it back.

use super::new_placement::{input, select};
use super::person::within;
use super::placements::standing;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, Icon, ProblemOf, Sign, described, staff_page};
use crate::forms::work as to;
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, case as case_words, common, figures, file, visit, work as words};
use domain::ids::PlacementId;
use domain::placement::{
    CancelCause, FollowUp, FollowUpWay, Heard, LeaveCause, LeavingSide, PayMethod, PlacementState, WorkMonth,
    WorkProblem,
};
use domain::ports::{Author, PlacementView};
use leptos::prelude::*;

/// `/staff/placements/{id}?heard=`.
#[component]
pub fn Placement() -> impl IntoView {
    let (id, heard) = (path_part::<PlacementId>("id"), query_value::<Heard>("heard"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut placement = ports.placements.placement(&actor, id?).await?;
            placement.who.path = within(&actor, placement.who.path)?;
            Ok(placement)
        },
        move |placement| show(&placement, heard),
    )
}

fn show(one: &PlacementView, heard: Option<Heard>) -> AnyView {
    let lang = lang();
    let who = &one.who;
    let goes_on = one.placement.state == PlacementState::Working;
    let ask = (goes_on && one.may_follow).then(|| asking(one, heard, lang));
    let months = one.placement.began().then(|| months(one, lang));
    let is_cancelled = matches!(one.placement.state, PlacementState::Cancelled { .. });
    let cancel = (one.may_change && !is_cancelled).then(|| cancelling(one, lang));
    staff_page(
        format!("{} · {}", who.name, one.placement.employer_name),
        view! {
            <AreaPath path=who.path.clone() lang href=|step| routes::people(step.code)/>
            <h1><a href=routes::person_tab(who.id, "work")>{who.name.clone()}</a> " · " {one.placement.employer_name.clone()}</h1>
            {standing(&one.placement, lang)}
            {facts(one, lang)}
            {cases(one, lang)}
            {ask}
            {follow_ups(&one.follow_ups, lang)}
            {months}
            {cancel}
        },
    )
}

fn facts(one: &PlacementView, lang: Lang) -> AnyView {
    let work = &one.placement.work;
    let day = |day| figures::full_day(day, lang);
    let contract = match work.contract.months {
        Some(months) => format!(
            "{} · {}",
            words::paper(work.contract.paper, lang),
            words::contract_months(months, lang)
        ),
        None => words::paper(work.contract.paper, lang).to_owned(),
    };
    let rows = [
        (words::work_kind(lang), {
            let parts = [
                one.title.clone().unwrap_or_default(),
                words::kind(work.kind, lang).to_owned(),
                words::hours_of(work.hours, lang).to_owned(),
            ];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        }),
        (words::paper_label(lang), contract),
        (words::filing_no(lang), work.contract.filing_no.clone()),
        (
            words::insured_from(lang),
            work.insured_from.map(day).unwrap_or_default(),
        ),
        (
            words::monthly(lang),
            work.monthly
                .map(|fen| figures::money(fen, lang))
                .unwrap_or_default(),
        ),
        (
            words::introduced(lang),
            words::introduced_by(work.introduced_by, lang).to_owned(),
        ),
        (
            words::stability(lang),
            words::lasted(one.months_worked, one.months_insured, lang),
        ),
        (visit::by(lang), file::author(&one.by, lang)),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn cases(one: &PlacementView, lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = one
        .cases
        .iter()
        .map(|case| {
            let parts = [
                case.no.clone(),
                case_words::kind_of(case.kind, lang).to_owned(),
                figures::full_day(case.reported_on, lang),
                case_words::stage_of(case.stage, lang).to_owned(),
            ];
            let open = one.may_handle.then(|| {
                let href = crate::forms::case::case_page(case.id);
                view! { " " <a href=href>{case_words::to_case(lang)}</a> }
            });
            view! { <li>{parts.join(" · ")} {open}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="notice" id="cases">
                <h2><Sign icon=Icon::Warning/> {words::cases(lang)}</h2>
                <ul class="plain">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// First one big choice, then the few questions that follow from it.
fn asking(one: &PlacementView, heard: Option<Heard>, lang: Lang) -> AnyView {
    let id = one.placement.id;
    let typed = flash().typed("heard").parse().ok();
    let heard = typed.or(heard);
    let choices = Heard::ALL
        .iter()
        .map(|choice| {
            let current = (heard == Some(*choice)).then_some("true");
            view! { <a class="button" href=routes::heard(id, *choice) aria-current=current>{words::heard(*choice, lang)}</a> }
        })
        .collect_view();
    let due = one
        .due
        .map(|due| view! { <p><span class="mark amber"><Sign icon=Icon::Clock/>{words::due(due, &figures::day(due.on, lang), lang)}</span></p> });
    view! {
        <section id="heard">
            <h2>{words::ask_now(lang)}</h2>
            {due}
            <p>{words::ask_choose(lang)}</p>
            <div class="row">{choices}</div>
            {heard.map(|heard| form(one, heard, lang))}
        </section>
    }
    .into_any()
}

fn form(one: &PlacementView, heard: Heard, lang: Lang) -> AnyView {
    let today = one.today.to_string();
    let questions = match heard {
        Heard::Working => at_work(lang),
        Heard::NoShow => over(words::heard_on(lang), lang),
        Heard::Left | Heard::Elsewhere => {
            view! { {over(words::left_on(lang), lang)} {not_right(lang)} }.into_any()
        }
        Heard::Unreached => ().into_any(),
    };
    view! {
        <form class="form" method="post" action=to::heard_path(one.placement.id)>
            <h3>{words::heard(heard, lang)}</h3>
            <input type="hidden" name="heard" value=heard.code()/>
            {input("on", words::asked_on(lang), "date", today)}
            {select(("way", words::way(lang)), FollowUpWay::ALL, (FollowUpWay::code, |way| words::way_of(way, lang)))}
            {questions}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn at_work(lang: Lang) -> AnyView {
    let insured = flash().typed("insured");
    let options = [
        ("", words::not_asked(lang)),
        ("yes", words::yes(lang)),
        ("no", words::no(lang)),
    ]
    .map(|(code, text)| view! { <option value=code selected=insured == code>{text}</option> });
    view! {
        {input("wage", words::wage(lang), "text", String::new())}
        <label for="insured">{words::insured(lang)}</label>
        <select id="insured" name="insured">{options}</select>
        {not_right(lang)}
    }
    .into_any()
}

fn not_right(lang: Lang) -> AnyView {
    let typed = flash().all_typed("problems").unwrap_or_default();
    let boxes = WorkProblem::ALL
        .iter()
        .map(|one| {
            let checked = typed
                .split(domain::person_field::COMMA)
                .any(|code| code == one.code());
            view! {
                <label class="check"><input type="checkbox" name="problems" value=one.code() checked=checked/>
                    {words::problem(*one, lang)}</label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{words::problems(lang)}</legend>
            <ProblemOf field="problems"/>
            {boxes}
            <p class="quiet">{words::case_told(lang)}</p>
        </fieldset>
        {input("owed", words::owed(lang), "text", String::new())}
    }
    .into_any()
}

/// Three questions: when, who, why; the cause is asked of both sides.
fn over(day: &'static str, lang: Lang) -> AnyView {
    view! {
        {input("left_on", day, "date", String::new())}
        {select(("side", words::side(lang)), LeavingSide::ALL, (LeavingSide::code, |side| words::side_of(side, lang)))}
        {why("worker_says", words::worker_says(lang), LeavingSide::Worker, lang)}
        {why("employer_says", words::employer_says(lang), LeavingSide::Employer, lang)}
        <p class="quiet">{words::again(lang)}</p>
    }
    .into_any()
}

fn why(name: &'static str, label: &'static str, side: LeavingSide, lang: Lang) -> AnyView {
    let chosen = flash().typed(name);
    let options = LeaveCause::ALL
        .iter()
        .filter(|cause| cause.is_said_by(side))
        .map(|cause| {
            let selected = cause.code() == chosen;
            view! { <option value=cause.code() selected=selected>{words::cause(*cause, lang)}</option> }
        })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <select id=name name=name aria-describedby=described(name)>
            <option value="">{words::not_said(lang)}</option>
            {options}
        </select>
    }
    .into_any()
}

fn follow_ups(all: &[(FollowUp, Author)], lang: Lang) -> AnyView {
    let lines: Vec<_> = all.iter().map(|(one, by)| told(one, by, lang)).collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::nothing_heard(lang)}</p> });
    view! {
        <section id="asked">
            <h2>{words::heard_title(lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
        </section>
    }
    .into_any()
}

fn told(one: &FollowUp, by: &Author, lang: Lang) -> AnyView {
    let mut parts = vec![
        figures::full_day(one.on, lang),
        words::heard(one.heard, lang).to_owned(),
        words::way_of(one.way, lang).to_owned(),
    ];
    parts.extend(one.wage.map(|fen| figures::money(fen, lang)));
    parts.extend(one.insured.map(|insured| {
        let said = if insured {
            words::yes(lang)
        } else {
            words::no(lang)
        };
        format!("{} {said}", words::insured(lang))
    }));
    let problems: Vec<&str> = one
        .problems
        .iter()
        .map(|one| words::problem(*one, lang))
        .collect();
    if !problems.is_empty() {
        parts.push(common::list(&problems, lang));
    }
    view! { <li>{parts.join(" · ")} <br/> <small>{file::author(by, lang)}</small></li> }.into_any()
}

fn months(one: &PlacementView, lang: Lang) -> AnyView {
    let lines: Vec<_> = one.months.iter().map(|month| month_line(month, lang)).collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="quiet">{words::months_none(lang)}</p> });
    let adding = one.may_change.then(|| month_form(one.placement.id, lang));
    view! {
        <section id="months">
            <h2>{words::months_title(lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
            {adding}
        </section>
    }
    .into_any()
}

fn month_line(month: &WorkMonth, lang: Lang) -> AnyView {
    let mut parts = vec![month.month.format("%Y-%m").to_string()];
    if let Some(paid) = month.paid {
        parts.push(figures::money(paid.fen, lang));
        parts.push(figures::full_day(paid.on, lang));
        parts.push(words::method_of(paid.method, lang).to_owned());
    }
    if month.insured {
        parts.push(words::month_insured(lang).to_owned());
    }
    view! { <li>{parts.join(" · ")}</li> }.into_any()
}

fn month_form(id: PlacementId, lang: Lang) -> AnyView {
    let wrong = ["month", "paid_on"]
        .iter()
        .any(|field| described(field).is_some());
    let insured = flash().typed("insured") == "yes";
    view! {
        <details class="filters" open=wrong>
            <summary>{words::month_add(lang)}</summary>
            <form class="form" method="post" action=to::month_path(id)>
                {input("month", words::month(lang), "month", String::new())}
                <label for="month-wage">{words::paid(lang)}</label>
                <ProblemOf field="wage"/>
                <input id="month-wage" name="wage" inputmode="decimal" autocomplete="off" value=flash().typed("wage")/>
                {input("paid_on", words::paid_on(lang), "date", String::new())}
                {select(("method", words::method(lang)), PayMethod::ALL, (PayMethod::code, |one| words::method_of(one, lang)))}
                <label class="check"><input type="checkbox" name="insured" value="yes" checked=insured/>{words::month_insured(lang)}</label>
                <button class="button act">{words::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn cancelling(one: &PlacementView, lang: Lang) -> AnyView {
    let causes = CancelCause::ALL;
    view! {
        <details>
            <summary>{words::cancel(lang)}</summary>
            <form class="form" method="post" action=to::cancel_path(one.placement.id)>
                <p>{words::cancel_do(lang)}</p>
                {select(("cause", words::cancel_why(lang)), causes, (CancelCause::code, |one| words::cancel_cause(one, lang)))}
                <button class="button">{words::cancel(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
