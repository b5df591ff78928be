//! Slips to print: A5, two a sheet, large type, one person each.

use super::when;
use crate::asked::{Asker, Origin, lang};
use crate::components::staff_page;
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::text::{Lang, common, figures, fit, leads as paper, staff as words};
use domain::fit::Reason;
use domain::ids::PersonId;
use domain::ports::{LeadView, Slip};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/slips?area=&person=`.
#[component]
pub fn Slips() -> impl IntoView {
    let (area, person) = (query_value::<AreaCode>("area"), query_value::<PersonId>("person"));
    let origin = use_context::<Origin>().unwrap_or_default();
    when(
        move |Asker { ports, actor, .. }| async move {
            let area = area.unwrap_or(actor.staff()?.area);
            ports.leads.slips(&actor, area, person, &origin.0).await
        },
        |slips| show(&slips),
    )
}

fn show(slips: &[Slip]) -> AnyView {
    let lang = lang();
    let none = slips
        .is_empty()
        .then(|| view! { <p class="notice">{words::slips_none(lang)}</p> });
    staff_page(
        words::slips(lang),
        view! {
            <div class="screen-only">
                <h1>{words::slips(lang)}</h1>
                <p>{words::slips_count(slips.len(), lang)} " · " {words::slips_print_how(lang)}</p>
                {none}
                <PrintButton label=common::print(lang).to_owned()/>
            </div>
            <div class="slips">{slips.iter().map(|slip| one(slip, lang)).collect_view()}</div>
        },
    )
}

fn one(slip: &Slip, lang: Lang) -> AnyView {
    let code = slip.link_path.rsplit('/').next().unwrap_or_default().to_owned();
    let call = slip.helper_phone.as_ref().map(|number| {
        view! { <p class="call">{paper::paper_call(lang)} " " <b>{number.clone()}</b></p> }
    });
    view! {
        <article class="slip">
            <header>
                <div>
                    <h2>{slip.name.clone()}</h2>
                    <p>{slip.place.clone()}</p>
                </div>
                <p>{paper::paper_title(lang)} <br/> {figures::full_day(slip.printed_on, lang)}</p>
            </header>
            <ol>{slip.leads.iter().map(|lead| line(lead, lang)).collect_view()}</ol>
            <footer>
                <div class="qr" inner_html=slip.qr_svg.clone()></div>
                <div>
                    <p>{paper::paper_scan(lang)}</p>
                    <p class="quiet">{paper::paper_code(lang)} ": " <b class="code">{code}</b></p>
                    {call}
                    <p class="sign">{paper::paper_sign(lang)}</p>
                </div>
            </footer>
        </article>
    }
    .into_any()
}

/// A lead in three lines: what and how much, who and where, why.
fn line(lead: &LeadView, lang: Lang) -> AnyView {
    let reasons: Vec<String> = lead
        .reasons
        .iter()
        .filter(|reason| **reason != Reason::AskFirst)
        .take(3)
        .map(|reason| fit::reason(*reason, lang))
        .collect();
    let phone = (!lead.phone.is_empty()).then(|| format!(" · {}", lead.phone));
    view! {
        <li>
            <p><b>{lead.title.clone()}</b> " " <b class="wage">{figures::wage(&lead.wage, lang)}</b></p>
            <p>{lead.employer.clone()} " · " {lead.place.clone()} {phone}</p>
            <p class="why">{common::clauses(&reasons, lang)}</p>
        </li>
    }
    .into_any()
}
