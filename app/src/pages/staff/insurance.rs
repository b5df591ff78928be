//! One place in the land-loss insurance: the chain, the account, how it was reckoned; and its two printed sheets.

mod account;
mod sheet;
mod steps;

use account::account_table;
pub use account::{entry_table, plan_table};
pub use sheet::{Notice, Statement};

use super::insurances::line;
use super::person::within;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, staff_page};
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, figures, file, insurance as words, policies};
use domain::ids::LandEnrolmentId;
use domain::insurance::{Enrolment, EnrolmentState, LandScheme, Shares};
use domain::ports::EnrolmentView;
use domain::recognition::RuleFinding;
use domain::values::Fen;
use leptos::prelude::*;

/// `/staff/insurance/{id}`.
#[component]
pub fn Insurance() -> impl IntoView {
    let id = path_part::<LandEnrolmentId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.insurances.enrolment(&actor, id?).await?;
            view.who.path = within(&actor, view.who.path)?;
            Ok(view)
        },
        |view| show(&view),
    )
}

fn show(one: &EnrolmentView) -> AnyView {
    let lang = lang();
    let who = &one.who;
    let enrolment = &one.line.enrolment;
    let family = one
        .is_family
        .then(|| view! { <p class="notice">{words::family(lang)}</p> });
    let acting = (one.may_change && !one.is_family).then(|| steps::part(one, lang));
    let reckoned = (enrolment.shares != Shares::default()).then(|| shares(&enrolment.shares, lang));
    staff_page(
        format!("{} · {}", who.name, words::title(lang)),
        view! {
            <AreaPath path=who.path.clone() lang href=|step| routes::people(step.code)/>
            <h1><a href=routes::person_tab(who.id, "insurance")>{who.name.clone()}</a> " · " {words::scheme(enrolment.scheme, lang)}</h1>
            {warnings(one, lang)}
            {family}
            <h2>{words::chain(lang)}</h2>
            {facts(one, lang)}
            {acting}
            {plan_table(&one.plan, lang)}
            {account_table(one, lang)}
            {reckoned}
            {difference(one.difference, lang)}
            {calculation(&enrolment.rules, lang)}
            <p class="row">
                <a class="button" href=routes::insurance_sheet(enrolment.id, "statement")>{words::statement(lang)}</a>
                <a class="button" href=routes::insurance_sheet(enrolment.id, "notice")>{words::notice(lang)}</a>
            </p>
        },
    )
}

fn warnings(one: &EnrolmentView, lang: Lang) -> AnyView {
    let died = one.died_on.filter(|_| one.line.enrolment.state.is_active()).map(
        |day| view! { <p class="notice">{words::died(lang)} " " <b>{figures::full_day(day, lang)}</b></p> },
    );
    let others: Vec<_> = one
        .others
        .iter()
        .map(|id| view! { <li><a href=routes::insurance(*id)>{id.to_string()}</a></li> })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! { <div class="notice"><p>{words::others(lang)}</p><ul class="plain">{others}</ul></div> }
    });
    view! { {died} {others} }.into_any()
}

fn facts(one: &EnrolmentView, lang: Lang) -> AnyView {
    let enrolment = &one.line.enrolment;
    let mut rows = vec![(
        words::now(lang),
        words::stage(enrolment.state.stage(), lang).to_owned(),
    )];
    rows.extend(state_facts(enrolment, lang));
    if enrolment.scheme == LandScheme::Pension {
        let left = Fen(enrolment.shares.person.0 - one.line.paid.0);
        if left.0 > 0 && enrolment.state.pay_by().is_some() {
            rows.push((words::left(lang), words::exact(left, lang)));
        }
        rows.push((words::balance(lang), words::exact(one.line.balance, lang)));
    }
    if one.line.plan.overdue.0 > 0 {
        rows.push((words::overdue(lang), words::exact(one.line.plan.overdue, lang)));
    }
    if let Some(next) = one.line.plan.next {
        let day = figures::full_day(next.due_on, lang);
        rows.push((
            words::next(lang),
            format!("{} · {day}", words::exact(next.fen, lang)),
        ));
    }
    if let Some(month) = one.first_month {
        rows.push((words::first_month(lang), words::month_of(month, lang)));
    }
    rows.push((words::by(lang), file::author(&one.by, lang)));
    let rows = rows
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn state_facts(enrolment: &Enrolment, lang: Lang) -> Vec<(&'static str, String)> {
    let day = |day| figures::full_day(day, lang);
    match enrolment.state {
        EnrolmentState::Ready => Vec::new(),
        EnrolmentState::Notified { on, pay_by } | EnrolmentState::Instalments { on, pay_by } => {
            vec![(words::on(lang), day(on)), (words::pay_by(lang), day(pay_by))]
        }
        EnrolmentState::Enrolled { on }
        | EnrolmentState::Switched { on }
        | EnrolmentState::Waived { on }
        | EnrolmentState::AllowancePaying { on, .. } => vec![(words::on(lang), day(on))],
        EnrolmentState::PensionPaying { on, monthly, .. } => vec![
            (words::on(lang), day(on)),
            (words::monthly(lang), words::exact(monthly, lang)),
        ],
        EnrolmentState::Closed { on, cause } => vec![
            (words::on(lang), day(on)),
            (words::close_why(lang), words::cause(cause, lang).to_owned()),
        ],
    }
}

/// Who pays how much, as a table.
pub fn shares(shares: &Shares, lang: Lang) -> AnyView {
    let whole = shares.government.plus(shares.collective).plus(shares.person);
    let rows = [
        (words::government(lang), shares.government),
        (words::collective(lang), shares.collective),
        (words::person(lang), shares.person),
        (words::whole(lang), whole),
    ]
    .map(|(name, fen)| view! { <dt>{name}</dt><dd>{words::exact(fen, lang)}</dd> });
    view! { <h2>{words::shares(lang)}</h2> <dl class="facts">{rows}</dl> }.into_any()
}

fn difference(difference: Option<[Fen; 3]>, lang: Lang) -> Option<AnyView> {
    let [government, collective, person] = difference?;
    let rows = [
        (words::government(lang), government),
        (words::collective(lang), collective),
        (words::person(lang), person),
    ]
    .map(|(name, fen)| {
        let sign = if fen.0 > 0 { "+" } else { "" };
        view! { <dt>{name}</dt><dd>{format!("{sign}{}", words::exact(fen, lang))}</dd> }
    });
    Some(
        view! { <div class="notice"><p>{words::difference(lang)}</p><dl class="facts small">{rows}</dl></div> }
            .into_any(),
    )
}

/// Rule by rule in plain words, then every figure with its source.
pub fn calculation(rules: &[RuleFinding], lang: Lang) -> Option<AnyView> {
    let told = rules
        .iter()
        .map(|rule| view! { <li>{words::rule_told(rule, lang)}</li> })
        .collect_view();
    let figures = rules
        .iter()
        .flat_map(|rule| &rule.figures)
        .map(|figure| {
            view! {
                <tr>
                    <th scope="row">{policies::name(figure.key, lang)}</th>
                    <td data-name=words::figure(lang)>{policies::value_of(figure.key, figure.value, lang)}</td>
                    <td data-name=policies::source(lang)>
                        {policies::source_of(&figure.source, lang)} " · " {policies::since_of(figure.valid_from, lang)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    (!rules.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words::calculation(lang)}</h2>
                <ol>{told}</ol>
                <details>
                    <summary>{words::figure(lang)}</summary>
                    <table class="cardlike"><tbody>{figures}</tbody></table>
                </details>
            </section>
        }
        .into_any()
    })
}

/// The places of a household, for its page.
pub fn of_household(lines: &[domain::ports::EnrolmentLine], lang: Lang) -> Option<AnyView> {
    let cards: Vec<_> = lines.iter().map(|one| line(one, lang)).collect();
    (!cards.is_empty()).then(|| {
        view! { <section id="insurance"><h2>{words::title(lang)}</h2><ul class="cards">{cards}</ul></section> }
            .into_any()
    })
}
