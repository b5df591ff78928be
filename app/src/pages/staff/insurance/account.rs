//! The account as a table, with the way to take a line back; and the instalments.

use crate::components::ProblemOf;
use crate::forms::insurance as to;
use crate::text::{Lang, figures, insurance as words};
use domain::insurance::{AccountEntry, EntryKind, Instalment, is_reversed};
use domain::ports::EnrolmentView;
use leptos::prelude::*;

/// What was agreed to pay when.
pub fn plan_table(plan: &[Instalment], lang: Lang) -> Option<AnyView> {
    let rows = plan
        .iter()
        .map(|part| {
            view! {
                <tr>
                    <th scope="row">{part.no}</th>
                    <td data-name=words::due_on(lang)>{figures::full_day(part.due_on, lang)}</td>
                    <td data-name=words::amount(lang)>{words::exact(part.fen, lang)}</td>
                </tr>
            }
        })
        .collect_view();
    (!plan.is_empty()).then(|| {
        view! {
            <h2>{words::plan(lang)}</h2>
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::part(lang)}</th><th scope="col">{words::due_on(lang)}</th>
                    <th scope="col">{words::amount(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// Every line, the latest last, with what lies on the account after it.
pub fn account_table(one: &EnrolmentView, lang: Lang) -> AnyView {
    let acts = one.may_change && !one.is_family && one.line.enrolment.state.is_active();
    let none = one
        .entries
        .is_empty()
        .then(|| view! { <p class="quiet">{words::nothing_booked(lang)}</p> });
    let version = one.line.enrolment.version;
    let forms = one
        .entries
        .iter()
        .filter(|entry| acts && may_go_back(entry, &one.entries))
        .map(|entry| view! { <option value=entry.id.to_string()>{told(entry, lang)}</option> })
        .collect::<Vec<_>>();
    let taking_back = (!forms.is_empty()).then(|| {
        view! {
            <details class="filters">
                <summary>{words::reverse(lang)}</summary>
                <form class="form" method="post" action=to::step_path(one.line.enrolment.id, "reverse")>
                    <p>{words::reverse_do(lang)}</p>
                    <input type="hidden" name="version" value=version.to_string()/>
                    <label for="entry">{words::what(lang)}</label>
                    <select id="entry" name="entry">{forms}</select>
                    <label for="why">{words::reverse_why(lang)}</label>
                    <ProblemOf field="why"/>
                    <input id="why" name="why" maxlength="120" autocomplete="off"/>
                    <button class="button">{words::reverse(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <section id="account">
            <h2>{words::account(lang)}</h2>
            {none}
            {entry_table(&one.entries, lang)}
            {taking_back}
        </section>
    }
    .into_any()
}

fn may_go_back(entry: &AccountEntry, all: &[AccountEntry]) -> bool {
    let kind = matches!(
        entry.kind,
        EntryKind::Person | EntryKind::Payment | EntryKind::Allowance | EntryKind::Interest
    );
    kind && entry.reverses.is_none() && !is_reversed(all, entry.id)
}

fn told(entry: &AccountEntry, lang: Lang) -> String {
    let month = entry.month.filter(|_| entry.kind.is_monthly());
    let month = month.map(|month| format!(" {}", words::month_of(month, lang)));
    format!(
        "{}{} · {} · {}",
        words::entry(entry.kind, lang),
        month.unwrap_or_default(),
        words::exact(entry.fen, lang),
        figures::full_day(entry.on, lang)
    )
}

/// The lines alone, for every page that shows an account.
pub fn entry_table(entries: &[AccountEntry], lang: Lang) -> Option<AnyView> {
    let mut balance = domain::values::Fen(0);
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            balance = balance.plus(entry.moves());
            let back = match entry.reverses {
                Some(_) => Some(words::reverse(lang)),
                None if is_reversed(entries, entry.id) => Some(words::reversed(lang)),
                None => None,
            };
            let note = words::note(&entry.note, lang);
            let month = entry.month.map(|month| words::month_of(month, lang));
            view! {
                <tr>
                    <th scope="row">{figures::full_day(entry.on, lang)}</th>
                    <td data-name=words::what(lang)>{words::entry(entry.kind, lang)} " " {back.map(|text| view! { <b>{text}</b> })}</td>
                    <td data-name=words::month(lang)>{month}</td>
                    <td data-name=words::amount(lang)>{words::exact(entry.fen, lang)}</td>
                    <td data-name=words::balance(lang)>{words::exact(balance, lang)}</td>
                    <td data-name=words::remark(lang)>{note}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::on(lang)}</th><th scope="col">{words::what(lang)}</th>
                    <th scope="col">{words::month(lang)}</th><th scope="col">{words::amount(lang)}</th>
                    <th scope="col">{words::balance(lang)}</th><th scope="col">{words::remark(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}
