//! One's own place in the land-loss insurance: where it stands, what to pay by when, and the account.

use crate::pages::staff::insurance::{entry_table, plan_table};
use crate::text::{Lang, figures, insurance as words};
use domain::insurance::{EnrolmentState, LandScheme};
use domain::ports::OwnEnrolment;
use domain::values::Fen;
use leptos::prelude::*;

/// The part of one's own page; nothing for whoever is in none.
pub fn part(all: &[OwnEnrolment], lang: Lang) -> Option<AnyView> {
    let cards: Vec<_> = all.iter().map(|one| card(one, lang)).collect();
    (!cards.is_empty()).then(|| {
        view! { <section id="insurance"><h2>{words::own_title(lang)}</h2>{cards}</section> }.into_any()
    })
}

fn card(own: &OwnEnrolment, lang: Lang) -> AnyView {
    let one = &own.enrolment;
    let paid = domain::insurance::paid_by_person(&own.entries);
    let left = Fen(one.shares.person.0 - paid.0);
    let pay_by = own.standing.next.map(|part| part.due_on).or(one.state.pay_by());
    let asked = own.standing.next.map_or(left, |part| part.fen.min(left));
    let to_pay = pay_by.filter(|_| left.0 > 0).map(|day| {
        view! { <p class="notice">{words::own_pay(lang)} " " <b>{figures::full_day(day, lang)}</b> " · " {words::exact(asked, lang)}</p> }
    });
    let first = own
        .first_month
        .map(|month| view! { <p>{words::first_month(lang)} " " {words::month_of(month, lang)}</p> });
    let monthly = match one.state {
        EnrolmentState::PensionPaying { monthly, .. } => {
            Some(view! { <p>{words::monthly(lang)} " " <b>{words::exact(monthly, lang)}</b></p> })
        }
        _ => None,
    };
    let balance = (one.scheme == LandScheme::Pension).then(|| {
        view! { <p>{words::balance(lang)} " " <b>{words::exact(own.balance, lang)}</b></p> }
    });
    view! {
        <div class="card">
            <p><b>{words::scheme(one.scheme, lang)}</b> " · " {words::stage(one.state.stage(), lang)}</p>
            {to_pay}
            {balance}
            {monthly}
            {first}
            <details>
                <summary>{words::statement(lang)}</summary>
                {plan_table(&own.plan, lang)}
                {entry_table(&own.entries, lang)}
            </details>
        </div>
    }
    .into_any()
}
