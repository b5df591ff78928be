//! Slips to print: A5, two a sheet of A4 or one a sheet of A5, large type, one person each.

use super::when;
use crate::asked::{Asker, Origin, lang};
use crate::components::staff_page;
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, common, figures, fit, leads as paper, staff as words};
use domain::fit::Reason;
use domain::ids::PersonId;
use domain::ports::{Answered, CoverageTable, LeadView, Slip};
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// `/staff/slips?area=&person=&paper=a5`.
#[component]
pub fn Slips() -> impl IntoView {
    let (area, person) = (query_value::<AreaCode>("area"), query_value::<PersonId>("person"));
    let choice = Choice {
        area,
        person,
        small: query_value::<String>("paper").as_deref() == Some(SMALL),
    };
    let Origin(site) = use_context::<Origin>().unwrap_or_default();
    let origin = site.clone();
    when(
        move |asker| ask(asker, area, person, origin),
        move |found| match found {
            Found::Slips(slips) => show(&slips, &site, choice),
            Found::TooMany(table) => smaller_areas(&table),
        },
    )
}

/// The paper that holds one slip.
const SMALL: &str = "a5";

/// What was asked for.
#[derive(Clone, Copy)]
struct Choice {
    area: Option<AreaCode>,
    person: Option<PersonId>,
    /// One slip a sheet of A5.
    small: bool,
}

impl Choice {
    /// The same slips for the other paper.
    fn other_paper(self) -> String {
        routes::with_query(
            routes::SLIPS,
            &[
                ("area", self.area.map(|area| area.to_string())),
                ("person", self.person.map(|person| person.to_string())),
                ("paper", (!self.small).then(|| SMALL.to_owned())),
            ],
        )
    }
}

/// What can be printed, or where to look for less.
enum Found {
    Slips(Vec<Slip>),
    TooMany(Box<CoverageTable>),
}

/// So many people are printed for at once, about the households of one village; more is no page anybody reads.
const PEOPLE_AT_ONCE: u32 = 300;

async fn ask(
    asker: Asker,
    area: Option<AreaCode>,
    person: Option<PersonId>,
    origin: String,
) -> Answered<Found> {
    let Asker { ports, actor, .. } = asker;
    let area = area.unwrap_or(actor.staff()?.area);
    if person.is_none() && area.level() < AreaLevel::Village {
        let table = ports.coverage.coverage(&actor, None, Some(area)).await?;
        if table.total.due > PEOPLE_AT_ONCE {
            return Ok(Found::TooMany(Box::new(table)));
        }
    }
    let slips = ports.leads.slips(&actor, area, person, &origin).await?;
    Ok(Found::Slips(slips))
}

/// The areas below, each with what waits there.
fn smaller_areas(table: &CoverageTable) -> AnyView {
    let lang = lang();
    let areas = table
        .rows
        .iter()
        .filter(|row| row.planned > 0)
        .filter_map(|row| row.area.as_ref().map(|area| (area, row.planned)))
        .map(|(area, planned)| {
            let waiting = words::waiting(planned, lang);
            view! { <li><a href=routes::slips(area.code, None)>{area.name.clone()} " · " {waiting}</a></li> }
        })
        .collect_view();
    staff_page(
        words::slips(lang),
        view! {
            <h1>{words::slips(lang)}</h1>
            <p>{words::slips_choose(lang)}</p>
            <ul class="places">{areas}</ul>
        },
    )
}

fn show(slips: &[Slip], site: &str, choice: Choice) -> AnyView {
    let lang = lang();
    let (how, other) = if choice.small {
        (words::slips_print_small(lang), words::slips_on_large(lang))
    } else {
        (words::slips_print_how(lang), words::slips_on_small(lang))
    };
    let none = slips
        .is_empty()
        .then(|| view! { <p class="notice">{words::slips_none(lang)}</p> });
    staff_page(
        words::slips(lang),
        view! {
            <div class="screen-only">
                <h1>{words::slips(lang)}</h1>
                <p>{words::slips_count(slips.len(), lang)} " · " {how} " " <a href=choice.other_paper()>{other}</a></p>
                {none}
                <PrintButton label=common::print(lang).to_owned()/>
            </div>
            <div class="slips" class:small-paper=choice.small>{slips.iter().map(|slip| one(slip, site, lang)).collect_view()}</div>
        },
    )
}

fn one(slip: &Slip, site: &str, lang: Lang) -> AnyView {
    let code = slip.link_path.rsplit('/').next().unwrap_or_default();
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
                    <p class="quiet">{paper::paper_code(site, lang)} {common::colon(lang)} <b class="code">{paper::in_fours(code)}</b></p>
                    {call}
                    <p class="sign">{paper::paper_sign(lang)}</p>
                </div>
            </footer>
        </article>
    }
    .into_any()
}

/// A lead in three lines: what and how much, who and where, whom to call and why.
fn line(lead: &LeadView, lang: Lang) -> AnyView {
    let reasons: Vec<String> = lead
        .reasons
        .iter()
        .filter(|reason| **reason != Reason::AskFirst)
        .take(3)
        .map(|reason| fit::reason(*reason, lang))
        .collect();
    let phone = (!lead.phone.is_empty()).then(|| view! { <span class="tel">{lead.phone.clone()}</span> " " });
    view! {
        <li>
            <p><b>{lead.title.clone()}</b> " " <b class="wage">{figures::wage(&lead.wage, lang)}</b></p>
            <p>{lead.employer.clone()} " · " {lead.place.clone()}</p>
            <p class="why">{phone} {common::clauses(&reasons, lang)}</p>
        </li>
    }
    .into_any()
}
