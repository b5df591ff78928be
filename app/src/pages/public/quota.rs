//! The public list of the disability quota: employers and results, nothing of any person.

use crate::asked::{Asker, lang};
use crate::components::{Tab, public_page};
use crate::pages::{path_part, when};
use crate::routes;
use crate::text::{Lang, quota as words};
use domain::ports::{PublicQuota, PublicQuotaRow};
use domain::quota::QuotaResult;
use leptos::prelude::*;

/// `/quota/{year}`.
#[component]
pub fn Quota() -> impl IntoView {
    let year = path_part::<i32>("year").ok();
    when(
        move |Asker { ports, .. }| async move { ports.quotas.public_quota(year).await },
        |page| show(&page),
    )
}

fn show(page: &PublicQuota) -> AnyView {
    let lang = lang();
    let title = format!("{} {}", words::title(lang), page.year);
    let rows = page.rows.iter().map(|row| line(row, lang)).collect_view();
    let content = if page.rows.is_empty() {
        view! { <p class="notice">{words::public_none(lang)}</p> }.into_any()
    } else {
        view! {
            <p>{words::public_lead(lang)}</p>
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::firm(lang)}</th><th scope="col">{words::place(lang)}</th>
                    <th scope="col">{words::required(lang)}</th><th scope="col">{words::placed(lang)}</th>
                    <th scope="col">{words::result(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    public_page(
        title.clone(),
        Tab::Help,
        view! {
            <h1>{title}</h1>
            <nav class="parts" aria-label=words::year(lang)>
                <a href=routes::public_quota(page.year - 1)>{page.year - 1}</a>
                <a href=routes::public_quota(page.year) aria-current="page">{page.year}</a>
                <a href=routes::public_quota(page.year + 1)>{page.year + 1}</a>
            </nav>
            {content}
        },
    )
}

fn line(row: &PublicQuotaRow, lang: Lang) -> AnyView {
    let levy = (row.result == QuotaResult::Short).then(|| {
        let text = if row.is_paid {
            words::levy_paid(lang)
        } else {
            words::levy_open(lang)
        };
        format!(" · {text}")
    });
    view! {
        <tr>
            <th scope="row">{row.firm.clone()}</th>
            <td data-name=words::place(lang)>{row.place.clone()}</td>
            <td data-name=words::required(lang)>{words::heads(row.required)}</td>
            <td data-name=words::placed(lang)>{row.placed}</td>
            <td data-name=words::result(lang)>{words::result_of(row.result, lang)} {levy}</td>
        </tr>
    }
    .into_any()
}
