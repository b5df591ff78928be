//! One start-up case: the five services, the opening, the visits, the loan, the end.

use super::new_placement::{input, select};
use super::person::within;
use super::startups::line;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::startup as to;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, figures, file, startup as words};
use domain::ids::StartupId;
use domain::ports::StartupView;
use domain::rules::service_year::FounderService;
use domain::startup::{LoanStage, StartupEnd};
use leptos::prelude::*;

/// `/staff/startups/{id}`.
#[component]
pub fn Startup() -> impl IntoView {
    let id = path_part::<StartupId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.startups.startup(&actor, id?).await?;
            view.who.path = within(&actor, view.who.path)?;
            Ok(view)
        },
        |view| show(&view),
    )
}

fn show(one: &StartupView) -> AnyView {
    let lang = lang();
    let who = &one.who;
    let startup = &one.line.startup;
    let goes_on = one.may_change && startup.ended.is_none();
    staff_page(
        format!("{} · {}", who.name, words::title(lang)),
        view! {
            <AreaPath path=who.path.clone() lang href=|step| routes::people(step.code)/>
            <h1><a href=routes::person_tab(who.id, "startup")>{who.name.clone()}</a> " · " {startup.project.clone()}</h1>
            {facts(one, lang)}
            {services(one, goes_on, lang)}
            {opening(one, goes_on, lang)}
            {visits(one, goes_on, lang)}
            {loan(one, lang)}
            {goes_on.then(|| ending(one, lang))}
        },
    )
}

fn facts(one: &StartupView, lang: Lang) -> AnyView {
    let startup = &one.line.startup;
    let day = |day| figures::full_day(day, lang);
    let mut rows = vec![
        (words::stands(lang), words::stage(one.line.stage, lang).to_owned()),
        (
            words::source(lang),
            format!(
                "{} · {}",
                words::source_of(startup.source, lang),
                day(startup.intent_on)
            ),
        ),
    ];
    rows.extend(startup.diagnosed_on.map(|on| (words::diagnose(lang), day(on))));
    if let Some((on, licence)) = &startup.opened {
        rows.push((words::open(lang), format!("{} · {licence}", day(*on))));
    }
    if let Some((on, cause)) = startup.ended {
        rows.push((
            words::end(lang),
            format!("{} · {}", day(on), words::end_of(cause, lang)),
        ));
    }
    rows.push((words::by(lang), file::author(&one.by, lang)));
    let rows = rows
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// A form of the case: what it does, the fields, the button.
fn deed(one: &StartupView, does: &'static str, fields: AnyView, button: &'static str) -> AnyView {
    let startup = &one.line.startup;
    view! {
        <form class="form" method="post" action=to::startup_path(startup.id)>
            <input type="hidden" name="version" value=startup.version.to_string()/>
            <input type="hidden" name="do" value=does/>
            {fields}
            <button class="button act">{button}</button>
        </form>
    }
    .into_any()
}

/// Whether it is this form that came back.
fn came_back(does: &'static str) -> bool {
    flash().typed("do") == does
}

/// The day of a form: what was typed in it, or today.
fn on(one: &StartupView, (does, id): (&'static str, &'static str), label: &'static str) -> AnyView {
    let here = came_back(does);
    let value = if here {
        flash().typed("on")
    } else {
        one.today.to_string()
    };
    view! {
        <label for=id>{label}</label>
        {here.then(|| view! { <ProblemOf field="on"/> })}
        <input id=id name="on" type="date" value=value aria-describedby=described("on").filter(|_| here)/>
    }
    .into_any()
}

fn services(one: &StartupView, goes_on: bool, lang: Lang) -> AnyView {
    let startup = &one.line.startup;
    let lines = FounderService::ALL
        .iter()
        .map(|service| {
            let given = startup.services.iter().find(|given| given.service == *service);
            let text = match given {
                Some(given) => format!(
                    "✓ {} · {}",
                    figures::full_day(given.on, lang),
                    words::evidence_of(&given.evidence, lang)
                ),
                None => words::not_given(lang).to_owned(),
            };
            view! { <dt>{words::service_of(*service, lang)}</dt><dd>{text}</dd> }
        })
        .collect_view();
    let diagnosing = (goes_on && startup.diagnosed_on.is_none()).then(|| {
        deed(
            one,
            "diagnose",
            on(one, ("diagnose", "diagnosed-on"), words::on(lang)),
            words::diagnose(lang),
        )
    });
    view! {
        <section id="services">
            <h2>{words::five_ones(lang)} " " <small>{words::given(startup.services.len(), lang)}</small></h2>
            <p class="quiet">{words::five_do(lang)}</p>
            <dl class="facts">{lines}</dl>
            {diagnosing}
            {goes_on.then(|| giving(one, lang))}
            {goes_on.then(|| taking_back(one, lang))}
        </section>
    }
    .into_any()
}

fn giving(one: &StartupView, lang: Lang) -> Option<AnyView> {
    let missing: Vec<FounderService> = FounderService::ALL
        .iter()
        .copied()
        .filter(|service| !one.line.startup.has(*service))
        .collect();
    (!missing.is_empty()).then(|| {
        let fields = view! {
            {select(("service", words::service(lang)), &missing, (FounderService::code, |one| words::service_of(one, lang)))}
            {on(one, ("give", "given-on"), words::on(lang))}
            {input("evidence", words::evidence(lang), "text", String::new())}
        };
        view! {
            <details class="filters" open=came_back("give")>
                <summary>{words::give(lang)}</summary>
                {deed(one, "give", fields.into_any(), words::save(lang))}
            </details>
        }
        .into_any()
    })
}

fn taking_back(one: &StartupView, lang: Lang) -> Option<AnyView> {
    let given = &one.line.startup.services;
    (!given.is_empty()).then(|| {
        let options = given
            .iter()
            .map(|one| view! { <option value=one.service.code()>{words::service_of(one.service, lang)}</option> })
            .collect_view();
        let fields = view! {
            <label for="wrong-service">{words::service(lang)}</label>
            <select id="wrong-service" name="service">{options}</select>
        };
        view! {
            <details class="filters">
                <summary>{words::take_back(lang)}</summary>
                {deed(one, "take_back", fields.into_any(), words::take_back(lang))}
            </details>
        }
        .into_any()
    })
}

fn opening(one: &StartupView, goes_on: bool, lang: Lang) -> Option<AnyView> {
    let startup = &one.line.startup;
    let ready = goes_on && startup.diagnosed_on.is_some() && startup.opened.is_none();
    ready.then(|| {
        let fields = view! {
            {on(one, ("open", "opened-on"), words::on(lang))}
            {input("licence", words::licence(lang), "text", String::new())}
        };
        view! {
            <details class="filters" open=came_back("open")>
                <summary>{words::open(lang)}</summary>
                {deed(one, "open", fields.into_any(), words::open(lang))}
            </details>
        }
        .into_any()
    })
}

fn visits(one: &StartupView, goes_on: bool, lang: Lang) -> Option<AnyView> {
    let startup = &one.line.startup;
    startup.opened.as_ref()?;
    let lines = one
        .visits_due
        .iter()
        .map(|(months, due, made)| {
            let visit = startup.visits.iter().find(|visit| visit.months == *months);
            let text = match (visit, made) {
                (Some(visit), Some(made)) => format!(
                    "✓ {} · {} · {}",
                    figures::full_day(*made, lang),
                    if visit.running {
                        words::yes(lang)
                    } else {
                        words::no(lang)
                    },
                    visit.workers
                ),
                _ => figures::full_day(*due, lang),
            };
            view! { <dt>{words::month_no(*months, lang)}</dt><dd>{text}</dd> }
        })
        .collect_view();
    let months: Vec<u32> = one
        .visits_due
        .iter()
        .filter(|(.., made)| made.is_none())
        .map(|(months, ..)| *months)
        .collect();
    let visiting = (goes_on && !months.is_empty()).then(|| {
        let options = months
            .iter()
            .map(|months| view! { <option value=months.to_string()>{words::month_no(*months, lang)}</option> })
            .collect_view();
        let fields = view! {
            <label for="months">{words::months(lang)}</label>
            <select id="months" name="months">{options}</select>
            {on(one, ("visit", "visited-on"), words::on(lang))}
            <fieldset>
                <legend>{words::running(lang)}</legend>
                <ProblemOf field="running"/>
                <label class="check"><input type="radio" name="running" value="yes"/>{words::yes(lang)}</label>
                <label class="check"><input type="radio" name="running" value="no"/>{words::no(lang)}</label>
            </fieldset>
            {input("workers", words::workers(lang), "number", "1".to_owned())}
        };
        deed(one, "visit", fields.into_any(), words::visit(lang))
    });
    Some(
        view! {
            <section id="visits">
                <h2>{words::visits(lang)}</h2>
                <dl class="facts">{lines}</dl>
                {visiting}
            </section>
        }
        .into_any(),
    )
}

fn loan(one: &StartupView, lang: Lang) -> AnyView {
    let startup = &one.line.startup;
    let told = match &startup.loan {
        None => view! { <p class="quiet">{words::loan_none(lang)}</p> }.into_any(),
        Some(loan) => {
            let red = (loan.stage == LoanStage::Overdue).then_some("mark red");
            view! {
                <p>{figures::money(loan.fen, lang)} " · " <span class=red>{words::loan_of(loan.stage, lang)}</span>
                    " · " {figures::full_day(loan.on, lang)} " · " {words::subsidy(lang)} " " {figures::money(loan.subsidy, lang)}</p>
            }
            .into_any()
        }
    };
    let may_borrow = startup
        .loan
        .as_ref()
        .is_none_or(|loan| loan.stage == LoanStage::Refused)
        && startup.diagnosed_on.is_some()
        && startup.ended.is_none()
        && one.may_change;
    let borrowing = may_borrow.then(|| {
        let fields = view! {
            {input("fen", words::fen(lang), "text", String::new())}
            {on(one, ("borrow", "borrowed-on"), words::on(lang))}
        };
        deed(one, "borrow", fields.into_any(), words::borrow(lang))
    });
    let next: Vec<LoanStage> = startup.loan.iter().flat_map(|loan| loan.stage.next()).collect();
    let lending = (one.may_lend && !next.is_empty()).then(|| {
        let fields = view! {
            {select(("loan_stage", words::loan_stage_label(lang)), &next, (LoanStage::code, |one| words::loan_of(one, lang)))}
            {on(one, ("lend", "lent-on"), words::on(lang))}
            <p class="quiet">{words::four_eyes(lang)}</p>
        };
        deed(one, "lend", fields.into_any(), words::lend(lang))
    });
    let is_out = startup.loan.as_ref().is_some_and(|loan| loan.stage.is_out());
    let subsidising = (one.may_lend && is_out).then(|| {
        let fields = view! {
            <label for="subsidy">{words::fen(lang)}</label>
            <ProblemOf field="fen"/>
            <input id="subsidy" name="fen" inputmode="decimal" autocomplete="off"
                value=flash().typed_if(came_back("subsidise"), "fen")/>
            {on(one, ("subsidise", "subsidised-on"), words::on(lang))}
        };
        view! {
            <details class="filters" open=came_back("subsidise")>
                <summary>{words::subsidise(lang)}</summary>
                {deed(one, "subsidise", fields.into_any(), words::save(lang))}
            </details>
        }
    });
    view! { <section id="loan"><h2>{words::loan(lang)}</h2> {told} {borrowing} {lending} {subsidising} </section> }
        .into_any()
}

fn ending(one: &StartupView, lang: Lang) -> AnyView {
    let fields = view! {
        <p>{words::end_do(lang)}</p>
        {select(("cause", words::end_why(lang)), StartupEnd::ALL, (StartupEnd::code, |end| words::end_of(end, lang)))}
        {on(one, ("end", "ended-on"), words::on(lang))}
    };
    view! {
        <details class="filters" open=came_back("end")>
            <summary>{words::end(lang)}</summary>
            {deed(one, "end", fields.into_any(), words::end(lang))}
        </details>
    }
    .into_any()
}

/// A case on the file of the person.
pub fn of_person(view: &domain::ports::PersonStartups, lang: Lang) -> AnyView {
    let lines = view
        .lines
        .iter()
        .map(|one| line(one, view.today, lang))
        .collect_view();
    view! { <ul class="cards">{lines}</ul> }.into_any()
}
