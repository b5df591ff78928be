//! What became of everybody: the appraisal, the certificate, and work a month and three after.

use super::people::{button, heading};
use crate::components::ProblemOf;
use crate::forms::training as to;
use crate::text::{Lang, figures, training as words};
use domain::ports::{ClassView, EnrolledLine};
use domain::training_class::{CheckDue, ClassState, EnrolmentState, WorkAfter};
use leptos::prelude::*;

/// The tab.
pub fn show(view: &ClassView, lang: Lang) -> AnyView {
    let people: Vec<_> = view
        .people
        .iter()
        .filter(|one| one.enrolment.state.has_place())
        .map(|one| person(one, view, lang))
        .collect();
    let none = people
        .is_empty()
        .then(|| view! { <p class="notice">{words::people_none(lang)}</p> });
    view! {
        {none}
        {super::ending(view, lang)}
        <ul class="cards">{people}</ul>
    }
    .into_any()
}

fn person(one: &EnrolledLine, view: &ClassView, lang: Lang) -> AnyView {
    let held = view.days.iter().filter(|day| day.cancelled.is_none()).count() as u32;
    let on = one
        .enrolment
        .appraised_on
        .map(|on| format!(" · {}", figures::full_day(on, lang)));
    let ended = matches!(view.class.state, ClassState::Ended { .. });
    let work = match one.enrolment.state {
        EnrolmentState::Enrolled if ended && view.may.appraise => Some(appraise(one, lang)),
        EnrolmentState::Certified | EnrolmentState::NotCertified if ended && view.may.appraise => {
            Some(button(one, "unappraise", "button", words::unappraise(lang)))
        }
        _ => None,
    };
    let checks = one
        .checks
        .iter()
        .map(|check| work_check(one, check, view, lang))
        .collect_view();
    view! {
        <li class="card" id=one.enrolment.id.to_string()>
            {heading(one)}
            <p><b>{words::place_of(one.enrolment.state, lang)}</b> {on}</p>
            <p>{words::days(one.counted, held, lang)}</p>
            {work}
            {checks}
        </li>
    }
    .into_any()
}

fn appraise(one: &EnrolledLine, lang: Lang) -> AnyView {
    let id = one.enrolment.id;
    let field = |part: &str| format!("{part}-{id}");
    view! {
        <details class="filters">
            <summary>{words::certify(lang)}</summary>
            <form class="form" method="post" action=to::enrolment_path(id)>
                <input type="hidden" name="do" value="certify"/>
                <label for=field("number")>{words::certificate_no(lang)}</label>
                <ProblemOf field="number"/>
                <input id=field("number") name="number" maxlength="60" autocomplete="off"/>
                <label for=field("issuer")>{words::issuer(lang)}</label>
                <ProblemOf field="issuer"/>
                <input id=field("issuer") name="issuer" maxlength="60" autocomplete="off"/>
                <label for=field("level")>{words::level(lang)}</label>
                <ProblemOf field="level"/>
                <input id=field("level") name="level" type="number" min="1" max="5"/>
                <button class="button act">{words::certify(lang)}</button>
            </form>
        </details>
        {button(one, "fail", "button", words::fail(lang))}
    }
    .into_any()
}

fn work_check(one: &EnrolledLine, check: &CheckDue, view: &ClassView, lang: Lang) -> AnyView {
    let name = format!(
        "{} · {}",
        words::check_after(check.days, lang),
        figures::full_day(check.due_on, lang)
    );
    let said = match check.answer {
        None => words::not_yet(lang).to_owned(),
        Some((work, _, Some(_))) => format!("{} · {}", words::work(work, lang), words::by_placement(lang)),
        Some((work, on, None)) => format!("{} · {}", words::work(work, lang), figures::full_day(on, lang)),
    };
    let asked = check.answer.is_none_or(|(.., placement)| placement.is_none());
    let asking = (asked && view.may.follow && view.today >= check.due_on).then(|| {
        let id = format!("work-{}-{}", one.enrolment.id, check.days);
        let options = WorkAfter::ALL
            .iter()
            .map(|work| view! { <option value=work.code()>{words::work(*work, lang)}</option> })
            .collect_view();
        view! {
            <form class="form row" method="post" action=to::enrolment_path(one.enrolment.id)>
                <input type="hidden" name="do" value="work"/>
                <input type="hidden" name="days" value=check.days.to_string()/>
                <label for=id.clone()>{words::check_of(lang)}</label>
                <select id=id name="work">{options}</select>
                <button class="button act">{words::keep(lang)}</button>
            </form>
        }
    });
    view! { <p>{name} "：" <b>{said}</b></p> {asking} }.into_any()
}
