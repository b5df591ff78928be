//! The lists of firms: what waits, one entry with its steps, and giving notice.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, described, staff_page};
use crate::forms::case as to;
use crate::pages::{path_part, query_value};
use crate::text::{Lang, common, figures, file, listing as words};
use domain::ids::{CaseId, EmployerId, ListingId};
use domain::listing::{ListGround, ListKind, Listing as Entry, ListingStage, Word};
use domain::permission::{Deed, Function};
use domain::ports::{ListingDesk, ListingLine, ListingView};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff/blacklist`.
#[component]
pub fn Listings() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.listings.listing_desk(&actor).await },
        |desk| show(&desk),
    )
}

fn show(desk: &ListingDesk) -> AnyView {
    let lang = lang();
    let lines = desk.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = desk
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::desk_none(lang)}</p> });
    let find = desk
        .may_notice
        .then(|| view! { <a class="button" href=crate::forms::EMPLOYERS>{words::find(lang)}</a> });
    staff_page(
        words::desk(lang),
        view! {
            <h1>{words::desk(lang)} " " <small>{figures::full_day(desk.today, lang)}</small></h1>
            <p>{words::notice_do(lang)}</p>
            <div class="row">{find} <a class="button" href=to::BLACKLIST>{words::public_title(lang)}</a></div>
            {none}
            <ul class="plain">{lines}</ul>
        },
    )
}

fn line(one: &ListingLine, lang: Lang) -> AnyView {
    let entry = &one.listing;
    view! {
        <li class="card">
            <h2><a href=to::listing_page(entry.id)>{one.firm.clone()}</a></h2>
            <p>{words::kind_of(entry.kind, lang)} " · " {words::ground_of(entry.ground, lang)}</p>
            <p>{mark(entry, lang)}</p>
        </li>
    }
    .into_any()
}

/// How an entry stands, with its time.
pub fn mark(entry: &Entry, lang: Lang) -> AnyView {
    let class = match entry.stage {
        ListingStage::Published | ListingStage::Appealed => "mark red",
        ListingStage::Noticed => "mark amber",
        _ => "mark",
    };
    let period = entry.period.map(|period| {
        format!(
            "{} – {}",
            figures::full_day(period.from, lang),
            figures::full_day(period.to, lang)
        )
    });
    view! { <span class=class><Sign icon=Icon::Shield/>{words::stage_of(entry.stage, lang)}</span> " " {period} }
        .into_any()
}

/// `/staff/blacklist/{id}`.
#[component]
pub fn Listing() -> impl IntoView {
    let id = path_part::<ListingId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.listings.listing(&actor, id?).await },
        |view| show_one(&view),
    )
}

fn show_one(seen: &ListingView) -> AnyView {
    let lang = lang();
    let entry = &seen.listing;
    let title = format!("{} · {}", words::kind_of(entry.kind, lang), seen.firm);
    staff_page(
        title.clone(),
        view! {
            <h1>{title}</h1>
            <p>{mark(entry, lang)}</p>
            {facts(seen, lang)}
            {said(words::notice(lang), Some(&entry.notice), lang)}
            {said(words::statement(lang), entry.statement.as_ref(), lang)}
            {unheard(entry, lang)}
            {said(words::decision(lang), entry.decision.as_ref(), lang)}
            {said(words::appeal(lang), entry.appeal.as_ref(), lang)}
            {said(words::answer(lang), entry.answer.as_ref(), lang)}
            {said(words::ending(lang), entry.ending.as_ref(), lang)}
            {acting(seen, lang)}
            <p><a class="button" href=to::LISTINGS>{words::desk(lang)}</a></p>
        },
    )
}

fn unheard(entry: &Entry, lang: Lang) -> Option<AnyView> {
    let waits = entry.kind == ListKind::Wage && entry.statement.is_none();
    waits.then(|| view! { <p class="quiet">{words::statement_none(lang)}</p> }.into_any())
}

fn facts(seen: &ListingView, lang: Lang) -> AnyView {
    let entry = &seen.listing;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| figures::full_day(day, lang));
    let rows = [
        (words::uscc(lang), Some(seen.uscc.clone())),
        (words::place(lang), Some(seen.place.clone())),
        (
            words::ground(lang),
            Some(words::ground_of(entry.ground, lang).to_owned()),
        ),
        (words::case_no(lang), seen.case_no.clone()),
        (words::by(lang), Some(file::author(&seen.by, lang))),
        (words::state_by(lang), day(entry.state_by)),
        (
            words::decision_no(lang),
            Some(entry.decision_no.clone()).filter(|no| !no.is_empty()),
        ),
        (
            words::decided_by(lang),
            seen.decided_by.as_ref().map(|by| file::author(by, lang)),
        ),
        (words::appeal_by(lang), day(entry.appeal_by)),
        (words::repair_from(lang), day(seen.repair_from)),
        (words::open_vacancies(lang), Some(seen.open_vacancies.to_string())),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, text)| text.map(|text| view! { <dt>{name}</dt><dd>{text}</dd> }))
        .collect_view();
    view! {
        <dl class="facts">
            <dt>{words::firm(lang)}</dt><dd><a href=to::employer_page(entry.employer)>{seen.firm.clone()}</a></dd>
            {rows}
        </dl>
    }
    .into_any()
}

/// Words with their day.
pub fn said(title: &'static str, word: Option<&Word>, lang: Lang) -> Option<AnyView> {
    let word = word?;
    Some(
        view! {
            <h2>{title}</h2>
            <p class="text">{word.text.clone()}</p>
            <p class="quiet">{figures::moment(word.at, lang)}</p>
        }
        .into_any(),
    )
}

fn acting(seen: &ListingView, lang: Lang) -> Option<AnyView> {
    let entry = &seen.listing;
    let listed = entry.stage.is_listed();
    if entry.stage != ListingStage::Noticed && !listed {
        return None;
    }
    if !seen.may_decide {
        return Some(view! { <p class="notice">{words::not_yours(lang)}</p> }.into_any());
    }
    if seen.four_eyes {
        return Some(view! { <p class="notice">{words::four_eyes(lang)}</p> }.into_any());
    }
    let heard = entry.is_heard(seen.today);
    let wait = (entry.stage == ListingStage::Noticed && !heard)
        .then(|| view! { <p class="notice">{words::wait_heard(lang)}</p> });
    let decide = (entry.stage == ListingStage::Noticed && heard).then(|| {
        view! {
            {step(entry, "decide", words::decide(lang), Some(words::decide_do(lang)), lang)}
            {step(entry, "drop", words::drop(lang), None, lang)}
        }
    });
    let appealed = (entry.stage == ListingStage::Appealed).then(|| {
        view! {
            {step(entry, "uphold", words::uphold(lang), None, lang)}
            {step(entry, "dismiss", words::dismiss(lang), None, lang)}
        }
    });
    let repairable = listed && seen.repair_from.is_some_and(|day| day <= seen.today);
    let repair = repairable.then(|| step(entry, "repair", words::repair(lang), None, lang));
    Some(view! { <section id="act">{wait} {decide} {appealed} {repair}</section> }.into_any())
}

fn step(
    entry: &Entry,
    code: &'static str,
    name: &'static str,
    warning: Option<&'static str>,
    lang: Lang,
) -> AnyView {
    let here = flash().typed("do") == code;
    let id = format!("words-{code}");
    let wrong = described("words").filter(|_| here);
    let typed = flash().typed_if(here, "words");
    let warning = warning.map(|text| view! { <p class="notice">{text}</p> });
    let number = (code == "decide").then(|| {
        let typed = flash().typed_if(here, "decision_no");
        view! {
            <label for="decision_no">{words::decision_no(lang)}</label>
            {here.then(|| view! { <ProblemOf field="decision_no"/> })}
            <input id="decision_no" name="decision_no" maxlength="40" required autocomplete="off" value=typed/>
        }
    });
    view! {
        <details open=here>
            <summary class="button">{name}</summary>
            <form class="form" method="post" action=to::listing_step_path(entry.id)>
                <input type="hidden" name="version" value=entry.version.to_string()/>
                <input type="hidden" name="do" value=code/>
                {warning}
                {number}
                <label for=id.clone()>{words::reason(lang)}</label>
                {here.then(|| view! { <ProblemOf field="words"/> })}
                <textarea id=id name="words" rows="3" maxlength="1000" required aria-describedby=wrong>{typed}</textarea>
                <button class="button act">{name}</button>
            </form>
        </details>
    }
    .into_any()
}

/// `/staff/blacklist/new?employer=&case=`.
#[component]
pub fn NewListing() -> impl IntoView {
    let employer = query_value::<EmployerId>("employer")
        .or_else(|| flash().typed("employer").parse::<EmployerId>().ok());
    let case = query_value::<CaseId>("case").or_else(|| flash().typed("case").parse::<CaseId>().ok());
    when(
        move |Asker { ports, actor, .. }| async move {
            actor.scope(Deed::Create, Function::Blacklist)?;
            let employer = employer.ok_or(Refusal::NotFound)?;
            let file = ports.employer_files.employer_file(&actor, employer).await?;
            Ok((employer, file.employer.name))
        },
        move |(employer, firm)| blank(employer, &firm, case),
    )
}

fn blank(employer: EmployerId, firm: &str, case: Option<CaseId>) -> AnyView {
    let lang = lang();
    let follows = case.map(|case| view! { <input type="hidden" name="case" value=case.to_string()/> });
    staff_page(
        words::notice_title(lang),
        view! {
            <h1>{words::notice_title(lang)}{common::colon(lang)} {firm.to_owned()}</h1>
            <p>{words::notice_do(lang)}</p>
            <form class="form" method="post" action=to::LISTINGS>
                <input type="hidden" name="employer" value=employer.to_string()/>
                {follows}
                <ProblemOf field="uscc"/>
                {choice("kind", words::which(lang), ListKind::ALL, (ListKind::code, |one| words::kind_of(one, lang)))}
                {choice("ground", words::ground(lang), &[
                        ListGround::RefusesToPay, ListGround::SeriousArrears, ListGround::Unreachable,
                        ListGround::FalsePosting, ListGround::NoPapers,
                    ], (ListGround::code, |one| words::ground_of(one, lang)))}
                <label for="words">{words::words(lang)}</label>
                <ProblemOf field="words"/>
                <textarea id="words" name="words" rows="5" maxlength="1000" required aria-describedby=described("words")>{flash().typed("words")}</textarea>
                <button class="button act">{words::send_notice(lang)}</button>
            </form>
        },
    )
}

fn choice<T: Copy>(
    name: &'static str,
    label: &'static str,
    all: &[T],
    (code, said): (fn(T) -> &'static str, impl Fn(T) -> &'static str),
) -> AnyView {
    super::new_placement::select((name, label), all, (code, said))
}
