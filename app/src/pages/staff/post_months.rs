//! The form of a month: how many days each holder of a post came. One form for a village.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::staff_page;
use crate::forms::public_post as to;
use crate::forms::visit::month;
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::text::refusal::problem;
use crate::text::{Lang, common, public_post as words};
use domain::ports::{AttendanceLine, AttendanceSheet};
use leptos::prelude::*;

/// `/staff/posts/attendance?month=&area=`.
#[component]
pub fn PostMonths() -> impl IntoView {
    let of = query_value::<String>("month").and_then(|text| month(&text));
    let area = query_value("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.attendance(&actor, of, area).await },
        |sheet| {
            let lang = lang();
            staff_page(words::attendance(lang), form(&sheet, to::ATTENDANCE, lang))
        },
    )
}

/// The form, sent to an address.
pub fn form(sheet: &AttendanceSheet, address: &'static str, lang: Lang) -> AnyView {
    let month = sheet.month.format("%Y-%m").to_string();
    let content = if sheet.lines.is_empty() {
        view! { <p class="notice">{words::nobody_held(lang)}</p> }.into_any()
    } else {
        lines(sheet, address, lang)
    };
    view! {
        <h1>{words::attendance(lang)} " " <small>{words::month_name(sheet.month, lang)} " " {sheet.place.clone()}</small></h1>
        <form class="form row" method="get" action=address>
            <label for="month">{words::month(lang)}</label>
            <input id="month" name="month" type="month" value=month/>
            <button class="button">{words::look(lang)}</button>
        </form>
        <p class="quiet">{words::attendance_do(lang)}</p>
        {sheet.least.map(|days| view! { <p class="quiet">{words::least_days(days, lang)}</p> })}
        {content}
        <p class="screen-only"><PrintButton label=common::print(lang).to_owned()/></p>
        <p class="sign quiet">{words::sheet_foot(lang)}</p>
    }
    .into_any()
}

fn lines(sheet: &AttendanceSheet, address: &'static str, lang: Lang) -> AnyView {
    let month = sheet.month.format("%Y-%m").to_string();
    let signing = sheet
        .may_sign
        .then(|| view! { <button class="button act">{words::sign(lang)}</button> });
    let rows = sheet
        .lines
        .iter()
        .map(|one| line(one, sheet, lang))
        .collect_view();
    let to_check = sheet
        .lines
        .iter()
        .filter(|one| one.signed.as_ref().is_some_and(|signed| signed.checked.is_none()))
        .map(|one| {
            view! {
                <label class="check">
                    <input type="checkbox" name="holder" value=one.tenure.to_string() checked/>
                    {one.name.clone()} " · " {one.signed.as_ref().map(|signed| signed.days)} " · " {one.title.clone()}
                </label>
            }
        })
        .collect::<Vec<_>>();
    let checking = (sheet.may_check && !to_check.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=to::CHECK_ATTENDANCE>
                <input type="hidden" name="month" value=month.clone()/>
                {to_check}
                <button class="button act">{words::check_months(lang)}</button>
            </form>
        }
    });
    view! {
        <form class="form" method="post" action=address>
            <input type="hidden" name="month" value=month.clone()/>
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::holders(lang)}</th>
                    <th scope="col">{words::days(lang)}</th>
                    <th scope="col">{words::insured(lang)}</th>
                    <th scope="col">{words::state(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {signing}
        </form>
        {checking}
    }
    .into_any()
}

fn line(one: &AttendanceLine, sheet: &AttendanceSheet, lang: Lang) -> AnyView {
    let fixed = !sheet.may_sign || one.signed.as_ref().is_some_and(|signed| signed.checked.is_some());
    let name = format!("days-{}", one.tenure);
    let wrong = flash()
        .problem(&name)
        .map(|what| view! { <strong class="problem">{problem(what, lang)}</strong> });
    let days = one.signed.as_ref().map(|signed| signed.days.to_string());
    let value = flash().all_typed(&name).or(days).unwrap_or_default();
    let insured = one.signed.as_ref().map_or(one.insured, |signed| signed.insured);
    let state = match &one.signed {
        _ if one.listed => words::listed(lang),
        Some(signed) if signed.checked.is_some() => words::checked(lang),
        Some(_) => words::signed(lang),
        None => "–",
    };
    let holder =
        (!fixed).then(|| view! { <input type="hidden" name="holder" value=one.tenure.to_string()/> });
    let entry = if fixed {
        view! { <b>{value}</b> }.into_any()
    } else {
        view! {
            {wrong}
            <input name=name type="number" min="0" max=one.most.to_string() value=value aria-label=words::days(lang)/>
            " " <small>{words::most_days(one.most, lang)}</small>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{holder}{one.name.clone()} " " <small>{one.no.clone()}</small><br/><small>{one.title.clone()} " · " {one.place.clone()}</small></th>
            <td data-name=words::days(lang)>{entry}</td>
            <td data-name=words::insured(lang)>
                <input type="checkbox" name=format!("insured-{}", one.tenure) value="yes" checked=insured disabled=fixed aria-label=words::insured(lang)/>
            </td>
            <td data-name=words::state(lang)>{state}</td>
        </tr>
    }
    .into_any()
}
