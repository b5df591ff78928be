//! Who takes part, with every reason.

use crate::components::ProblemOf;
use crate::forms::training as to;
use crate::routes;
use crate::text::{Lang, figures, training as words};
use domain::ports::{ClassView, EnrolledLine};
use domain::training_class::{ClassKind, EnrolReason, EnrolmentState, FilingDepartment};
use leptos::prelude::*;

/// The tab.
pub fn show(view: &ClassView, lang: Lang) -> AnyView {
    let none = view
        .people
        .is_empty()
        .then(|| view! { <p class="notice">{words::people_none(lang)}</p> });
    let others = (view.others > 0).then(|| {
        let said = format!("{}{}", words::others(lang), view.others);
        view! { <p class="quiet">{said}</p> }
    });
    let lines = view.people.iter().map(|one| line(one, view, lang)).collect_view();
    view! { {none} <ul class="cards">{lines}</ul> {others} }.into_any()
}

fn line(one: &EnrolledLine, view: &ClassView, lang: Lang) -> AnyView {
    let enrolment = &one.enrolment;
    let first = enrolment
        .priority
        .then(|| view! { " " <span class="mark whole">{words::priority(lang)}</span> });
    let reasons: Vec<&str> = enrolment
        .reasons
        .iter()
        .map(|one| words::reason(*one, lang))
        .collect();
    let reasons = reasons.join(if lang == Lang::Zh { "；" } else { "; " });
    view! {
        <li class="card" id=enrolment.id.to_string()>
            {heading(one)}
            <p><b>{words::place_of(enrolment.state, lang)}</b> {first}</p>
            <p class="quiet">{reasons}</p>
            {moves(one, view, lang)}
            {paid(one, view, lang)}
            {filings(one, view, lang)}
        </li>
    }
    .into_any()
}

/// Name, number and home; the file behind the name for whoever may open it.
pub fn heading(one: &EnrolledLine) -> AnyView {
    let home = format!("{} · {}", one.no, one.place);
    let name = if one.opens {
        view! { <a href=routes::person(one.enrolment.person)>{one.name.clone()}</a> }.into_any()
    } else {
        one.name.clone().into_any()
    };
    view! { <h2>{name} " " <small>{home}</small></h2> }.into_any()
}

/// A form of an enrolment with one button.
pub fn button(one: &EnrolledLine, does: &'static str, class: &'static str, text: &'static str) -> AnyView {
    view! {
        <form method="post" action=to::enrolment_path(one.enrolment.id)>
            <input type="hidden" name="do" value=does/>
            <button class=class>{text}</button>
        </form>
    }
    .into_any()
}

fn moves(one: &EnrolledLine, view: &ClassView, lang: Lang) -> AnyView {
    use EnrolmentState as S;
    let is_over = view.class.state.over_on().is_some();
    let state = one.enrolment.state;
    let accept = (state == S::Pending && view.may.decide && !is_over)
        .then(|| button(one, "accept", "button act", words::accept(lang)));
    let leave = (matches!(state, S::Pending | S::Enrolled | S::Waiting) && view.may.enrol)
        .then(|| button(one, "withdraw", "button", words::withdraw(lang)));
    let back = (state == S::Withdrawn && view.may.enrol)
        .then(|| button(one, "return", "button", words::come_back(lang)));
    view! { <div class="row">{accept} {leave} {back}</div> }.into_any()
}

/// What the person paid is asked where R25 may give it back.
fn paid(one: &EnrolledLine, view: &ClassView, lang: Lang) -> Option<AnyView> {
    let asks = view.may.enrol && one.enrolment.reasons.contains(&EnrolReason::Outside);
    asks.then(|| {
        let id = format!("paid-{}", one.enrolment.id);
        let known = one.enrolment.paid;
        let known = if known.0 == 0 {
            String::new()
        } else {
            known.to_string()
        };
        view! {
            <form class="form" method="post" action=to::enrolment_path(one.enrolment.id)>
                <input type="hidden" name="do" value="paid"/>
                <label for=id.clone()>{words::paid(lang)}</label>
                <ProblemOf field="paid"/>
                <input id=id name="paid" inputmode="decimal" autocomplete="off" value=known/>
                <button class="button">{words::keep(lang)}</button>
            </form>
        }
        .into_any()
    })
}

/// With which departments a learner of work and study was filed: the county says so.
fn filings(one: &EnrolledLine, view: &ClassView, lang: Lang) -> Option<AnyView> {
    let is_learner = view.class.plan.kind == ClassKind::WorkStudy && one.enrolment.state.has_place();
    is_learner.then(|| {
        let lines = FilingDepartment::ALL
            .iter()
            .map(|department| filing(one, *department, view, lang))
            .collect_view();
        view! { <p>{words::filings(lang)}</p><ul class="plain">{lines}</ul> }.into_any()
    })
}

fn filing(one: &EnrolledLine, department: FilingDepartment, view: &ClassView, lang: Lang) -> AnyView {
    let known = one.filings.iter().find(|filed| filed.department == department);
    let name = words::filing_of(department, lang);
    let said = match known {
        Some(filed) => format!("✓ {name} {}", figures::full_day(filed.on, lang)),
        None => name.to_owned(),
    };
    let path = to::enrolment_path(one.enrolment.id);
    let deed = view.may.decide.then(|| {
        let (does, button) = match known {
            Some(_) => ("unfile", words::unfile(lang)),
            None => ("file", words::file_it(lang)),
        };
        let day = known.is_none().then(|| {
            let id = format!("filed-{department}-{}", one.enrolment.id);
            view! {
                <label for=id.clone()>{words::filed_on(lang)}</label>
                <ProblemOf field="filed_on"/>
                <input id=id name="filed_on" type="date" value=view.today.to_string()/>
            }
        });
        view! {
            <form class="form row" method="post" action=path>
                <input type="hidden" name="do" value=does/>
                <input type="hidden" name="department" value=department.code()/>
                {day}
                <button class="button">{button}</button>
            </form>
        }
    });
    view! { <li>{said} {deed}</li> }.into_any()
}
