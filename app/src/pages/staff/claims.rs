//! Subsidies: what was found, what waits in whose hands, what was paid.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, Sign, staff_page};
use crate::forms::claim as to;
use crate::islands::PrintButton;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, claim as words, figures};
use chrono::NaiveDate;
use domain::claim::{Claim, ClaimKind, PayeeKind};
use domain::ports::{ClaimBudget, ClaimFilter, ClaimLine, ClaimList, ClaimShow, PaymentLine};
use domain::values::Fen;
use leptos::prelude::*;

/// `/staff/claims?show=&kind=&area=&page=`.
#[component]
pub fn Claims() -> impl IntoView {
    let filter = ClaimFilter {
        show: query_value("show").unwrap_or(ClaimShow::Found),
        area: query_value("area"),
        kind: query_value("kind"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.claims.claims(&actor, filter).await },
        move |list| show(&list, filter),
    )
}

fn show(list: &ClaimList, filter: ClaimFilter) -> AnyView {
    let lang = lang();
    let lines = list
        .lines
        .iter()
        .map(|one| line(one, list.today, lang))
        .collect_view();
    let none = list
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let enter = list
        .may_enter
        .then(|| view! { <a class="button" href=to::NEW_CLAIM>{words::enter(lang)}</a> });
    let pay = (filter.show == ClaimShow::Pay)
        .then(|| view! { {file(list, filter, lang)} <PrintButton label=words::print(lang).to_owned()/> });
    let budget = list.budget.map(|budget| money_of_year(&budget, lang));
    let of_page = move |page| routes::claims(ClaimFilter { page, ..filter });
    let sum = figures::money(list.sum, lang);
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " · " {words::show(filter.show, lang)} " " <small>{figures::full_day(list.today, lang)}</small></h1>
            {tabs(list, filter, lang)}
            {kinds(filter, lang)}
            <p>{words::total(list.total, &sum, lang)}</p>
            {budget}
            <div class="row screen-only">{enter} {pay}</div>
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=filter.page total=list.total per_page=list.per_page lang href=of_page/>
        },
    )
}

/// The money of the year: what there is, what is paid, what waits.
fn money_of_year(budget: &ClaimBudget, lang: Lang) -> AnyView {
    let money = match budget.money {
        Some(money) => figures::money(money, lang),
        None => words::budget_not_set(lang).to_owned(),
    };
    let share = budget.percent().map(|share| format!("({share}%)"));
    let left = budget.left().map(|left| {
        let is_short = left.0 < 0;
        let text = figures::money(Fen(left.0.abs()), lang);
        let name = if is_short {
            words::budget_short(lang)
        } else {
            words::budget_left(lang)
        };
        view! { <dt>{name}</dt><dd class:red=is_short><b>{text}</b></dd> }
    });
    view! {
        <dl class="facts small">
            <dt>{words::budget(budget.year, lang)}</dt><dd>{money}</dd>
            <dt>{words::budget_paid(lang)}</dt><dd>{figures::money(budget.paid, lang)} {share}</dd>
            <dt>{words::budget_waiting(lang)}</dt><dd>{figures::money(budget.waiting, lang)}</dd>
            {left}
        </dl>
    }
    .into_any()
}

/// The payment list of a month as a file.
fn file(list: &ClaimList, filter: ClaimFilter, lang: Lang) -> AnyView {
    let area = filter
        .area
        .map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    let month = list.today.format("%Y-%m").to_string();
    view! {
        <form class="row" method="get" action=to::CLAIMS_CSV>
            {area}
            <label for="month">{words::payment_month(lang)}</label>
            <input id="month" name="month" type="month" value=month/>
            <button class="button">{words::payment_csv(lang)}</button>
        </form>
    }
    .into_any()
}

fn tabs(list: &ClaimList, filter: ClaimFilter, lang: Lang) -> AnyView {
    let tabs = list
        .counts
        .iter()
        .map(|(show, count)| {
            let current = (*show == filter.show).then_some("page");
            let href = routes::claims(ClaimFilter {
                show: *show,
                page: 0,
                ..filter
            });
            view! { <a href=href aria-current=current>{words::show(*show, lang)} " " {*count}</a> }
        })
        .collect_view();
    view! { <nav class="parts screen-only" aria-label=words::filter(lang)>{tabs}</nav> }.into_any()
}

/// Only one kind: a plain form, so that the address says it.
fn kinds(filter: ClaimFilter, lang: Lang) -> AnyView {
    let options = ClaimKind::ALL
        .iter()
        .map(|kind| {
            let selected = filter.kind == Some(*kind);
            view! { <option value=kind.code() selected=selected>{words::kind(*kind, lang)}</option> }
        })
        .collect_view();
    let area = filter
        .area
        .map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    view! {
        <form class="row screen-only" action=to::CLAIMS>
            <input type="hidden" name="show" value=filter.show.code()/>
            {area}
            <label for="kind">{words::kind_label(lang)}</label>
            <select id="kind" name="kind"><option value="">{words::kind_all(lang)}</option>{options}</select>
            <button class="button">{words::filter(lang)}</button>
        </form>
    }
    .into_any()
}

/// One claim: for whom, for when, how much, and what is to be done.
fn line(one: &ClaimLine, today: NaiveDate, lang: Lang) -> AnyView {
    let claim = &one.claim;
    let payee = payee(claim, &one.name, lang);
    let about = (claim.payee.kind != PayeeKind::Person && !one.name.is_empty())
        .then(|| format!(" · {} {}", words::about(lang), one.name));
    let soon = one.due_soon.then(|| {
        let (class, text) = if claim.apply_by < today {
            ("mark red", words::due_past(lang))
        } else {
            ("mark amber", words::due_soon(lang))
        };
        view! { <p><span class=class><Sign icon=Icon::Clock/>{text} " · " {words::apply_by(lang)} " " {figures::full_day(claim.apply_by, lang)}</span></p> }
    });
    view! {
        <li class="card" id=claim.id.to_string()>
            <h2><a href=routes::claim(claim.id)>{payee}</a> " " <small>{one.no.clone()}</small></h2>
            <p><b>{words::kind(claim.kind, lang)}</b> " · " <b>{figures::money(claim.amount, lang)}</b> {about}</p>
            <p>{one.place.clone()} " · " {period(claim, lang)} " · " {words::state(&claim.state, lang)}</p>
            {soon}
            {marks(claim, lang)}
        </li>
    }
    .into_any()
}

/// Kind and state of a line of the payment list, in words.
pub fn payment_words(line: &PaymentLine, lang: Lang) -> (String, String) {
    let kind = words::kind(line.kind, lang).to_owned();
    (kind, words::state_of(line.state, lang).to_owned())
}

/// Who is paid: the person, or the name that stands on the claim, or what kind of payee it is.
pub fn payee(claim: &Claim, person: &str, lang: Lang) -> String {
    match claim.payee.kind {
        PayeeKind::Person => person.to_owned(),
        kind if claim.payee.name.is_empty() => words::payee_kind(kind, lang).to_owned(),
        _ => claim.payee.name.clone(),
    }
}

/// From when to when, and how many months.
pub fn period(claim: &Claim, lang: Lang) -> String {
    let period = &claim.period;
    let days = format!(
        "{} – {}",
        figures::full_day(period.from, lang),
        figures::full_day(period.to, lang)
    );
    if period.months == 0 {
        days
    } else {
        format!("{days} · {} {}", period.months, words::months_of(lang))
    }
}

/// What stands in the way, and what the figures of today say.
pub fn marks(claim: &Claim, lang: Lang) -> AnyView {
    let blocked = claim.blocked.map(|why| {
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::is_blocked(lang)}</span> " " {words::blocked(why, lang)}</p> }
    });
    let differs = claim.now.zip(claim.difference()).map(|(now, difference)| {
        let sign = if difference.0 > 0 { "+" } else { "−" };
        let by = format!("{sign}{}", figures::money(Fen(difference.0.abs()), lang));
        view! {
            <p><span class="mark amber"><Sign icon=Icon::Warning/>{words::differs(lang)} " " {figures::money(now, lang)}</span>
                " " {words::difference(lang)} " " {by} " " <span class="quiet">{words::differs_do(lang)}</span></p>
        }
    });
    view! { {blocked} {differs} }.into_any()
}
