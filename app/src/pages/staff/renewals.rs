//! What ends soon: groups and certificates whose renewal somebody should see to.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, codes, figures, file as words, staff};
use domain::ports::{Renewal, RenewalLine, RenewalList};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/renewals?area=`.
#[component]
pub fn Renewals() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.person_files.to_renew(&actor, area).await },
        |list| show(&list),
    )
}

fn show(list: &RenewalList) -> AnyView {
    let lang = lang();
    let lines = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let head = [staff::name, words::what, words::last_day, staff::area]
        .map(|name| view! { <th scope="col">{name(lang)}</th> });
    let content = if list.lines.is_empty() {
        view! { <p class="notice">{words::renewals_none(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="cardlike people">
                <thead><tr>{head}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    };
    staff_page(
        words::renewals(lang),
        view! {
            <h1>{words::renewals(lang)}</h1>
            <p>{words::renewals_within(list.days, lang)}</p>
            {list.more.then(|| view! { <p class="notice">{words::renewals_more(lang)}</p> })}
            {content}
        },
    )
}

fn line(one: &RenewalLine, lang: Lang) -> AnyView {
    let what = match one.what {
        Renewal::Category(category) => codes::category(category, lang),
        Renewal::Certificate => words::certificate(lang),
        Renewal::Vocational => words::vocational(lang),
    };
    let document = (!one.document.is_empty()).then(|| view! { <br/> <small>{one.document.clone()}</small> });
    let href = format!("{}#groups", routes::person_tab(one.person, "file"));
    view! {
        <tr>
            <th scope="row"><a href=href>{one.name.clone()}</a></th>
            <td data-name=words::what(lang)>{what} {document}</td>
            <td data-name=words::last_day(lang)>{figures::full_day(one.last, lang)}</td>
            <td data-name=staff::area(lang)>{one.area.name.clone()}</td>
        </tr>
    }
    .into_any()
}
