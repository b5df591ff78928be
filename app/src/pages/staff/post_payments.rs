//! What is paid for a month of posts: a list to make, to print, to take out as a file, and to say that it was paid.

use super::new_placement::input;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::public_post as to;
use crate::forms::visit::month;
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::text::{Lang, common, figures, public_post as words};
use domain::ports::{PaymentList, PostPaymentLine};
use leptos::prelude::*;

/// `/staff/posts/payments?month=&area=`.
#[component]
pub fn PostPayments() -> impl IntoView {
    let of = query_value::<String>("month").and_then(|text| month(&text));
    let area = query_value("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.payments(&actor, of, area).await },
        |list| show(&list),
    )
}

fn show(list: &PaymentList) -> AnyView {
    let lang = lang();
    let month = list.month.format("%Y-%m").to_string();
    let rows = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let content = if list.lines.is_empty() {
        view! { <p class="notice">{words::nothing_due(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::holders(lang)}</th>
                    <th scope="col">{words::days(lang)}</th>
                    <th scope="col">{words::paid_months(lang)}</th>
                    <th scope="col">{words::amount(lang)}</th>
                    <th scope="col" class="words">{words::state(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row" colspan="3">{words::total(lang)}</th><td colspan="2"><b>{figures::money(list.total, lang)}</b></td></tr></tfoot>
            </table>
        }
        .into_any()
    };
    staff_page(
        words::payments(lang),
        view! {
            <h1>{words::payments(lang)} " " <small>{words::month_name(list.month, lang)} " " {list.place.clone()}</small></h1>
            <form class="form row" method="get" action=to::PAYMENTS>
                <label for="month">{words::month(lang)}</label>
                <input id="month" name="month" type="month" value=month/>
                <button class="button">{words::look(lang)}</button>
            </form>
            <p class="quiet">{words::payments_do(lang)}</p>
            {(list.unchecked > 0).then(|| view! { <p class="notice">{words::unchecked(list.unchecked, lang)}</p> })}
            {content}
            {list.may_list.then(|| deeds(list, lang))}
            <p class="screen-only"><PrintButton label=common::print(lang).to_owned()/></p>
            <p><a class="button" href=to::of_month(to::PAYMENTS_CSV, list.month)>{words::as_file(lang)}</a></p>
            <p class="sign quiet">{words::sheet_foot(lang)}</p>
        },
    )
}

fn deeds(list: &PaymentList, lang: Lang) -> AnyView {
    let month = list.month.format("%Y-%m").to_string();
    let open = list.lines.iter().any(|one| one.payment.is_none());
    let unpaid = list
        .lines
        .iter()
        .any(|one| one.payment.as_ref().is_some_and(|payment| payment.paid.is_none()));
    let make = open.then(|| {
        view! {
            <form method="post" action=to::PAYMENTS>
                <input type="hidden" name="month" value=month.clone()/>
                <p class="quiet">{words::make_list_do(lang)}</p>
                <button class="button act">{words::make_list(lang)}</button>
            </form>
        }
    });
    let pay = unpaid.then(|| {
        view! {
            <form class="form" method="post" action=to::PAID>
                <input type="hidden" name="month" value=month.clone()/>
                {input("paid_on", words::paid_on(lang), "date", list.today.to_string())}
                {input("receipt", words::receipt(lang), "text", String::new())}
                <button class="button">{words::mark_paid(lang)}</button>
            </form>
        }
    });
    view! { {make} {pay} }.into_any()
}

fn line(one: &PostPaymentLine, lang: Lang) -> AnyView {
    let state = match &one.payment {
        None => words::due(lang).to_owned(),
        Some(payment) => match &payment.paid {
            None => words::on_list(lang).to_owned(),
            Some((on, receipt)) => {
                format!("{} {} {receipt}", words::paid(lang), figures::full_day(*on, lang))
            }
        },
    };
    view! {
        <tr>
            <th scope="row">{one.name.clone()} " " <small>{one.no.clone()}</small><br/><small>{one.title.clone()} " · " {words::kind(one.kind, lang)} " · " {one.place.clone()}</small></th>
            <td data-name=words::days(lang)>{one.attendance.days}</td>
            <td data-name=words::paid_months(lang)>{one.months.0} "/" {one.months.1}</td>
            <td data-name=words::amount(lang)>{figures::yuan(one.amount)}</td>
            <td class="words" data-name=words::state(lang)>{state}</td>
        </tr>
    }
    .into_any()
}
