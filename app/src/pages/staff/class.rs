//! One training class: the plan, the people, the days, spot checks, and what became of everybody.

mod after;
mod days;
mod people;

pub use days::times;

use super::new_placement::filled;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::training as to;
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, figures, file, training as words};
use domain::ids::ClassId;
use domain::permission::{Deed, Function};
use domain::ports::{ClassView, Teacher};
use domain::training_class::{ClassState, DrawResult, DrawnCheck};
use leptos::prelude::*;

/// The tabs of a class.
const TABS: [&str; 5] = ["plan", "people", "days", "checks", "after"];

/// `/staff/training/{id}?tab=`.
#[component]
pub fn TrainingClass() -> impl IntoView {
    let id = path_part::<ClassId>("id");
    let tab = query_value::<String>("tab").unwrap_or_default();
    when(
        move |Asker { ports, actor, .. }| async move {
            let view = ports.training_classes.training_class(&actor, id?).await?;
            let posts = actor
                .may(Deed::Read, Function::Screen, view.class.plan.area)
                .is_ok();
            Ok((view, posts))
        },
        move |(view, posts)| show(&view, posts, &tab),
    )
}

fn show(view: &ClassView, posts: bool, tab: &str) -> AnyView {
    let lang = lang();
    let line = &view.line;
    let content = match tab {
        "people" => people::show(view, lang),
        "days" => days::show(view, lang),
        "checks" => checks(view, lang),
        "after" => after::show(view, lang),
        _ => plan(view, lang),
    };
    let sign = view.may.sign.then(|| {
        view! { <a class="button act" href=to::day_path(line.id, None)>{words::sign(lang)}</a> }
    });
    let enrol = view
        .may
        .enrol
        .then(|| view! { <a class="button" href=to::enrol_path(line.id)>{words::enrol(lang)}</a> });
    let is_ahead = view.class.state == ClassState::Open && view.class.plan.ends_on >= view.today;
    let poster = (posts && is_ahead).then(|| {
        let href = crate::forms::screen::class_poster_path(line.id);
        view! { <a class="button" href=href>{crate::text::screen::poster(lang)}</a> }
    });
    staff_page(
        format!("{} · {}", line.name, words::title(lang)),
        view! {
            <AreaPath path=view.path.clone() lang href=|step| routes::training_classes_in(step.code)/>
            <h1>{line.name.clone()} " " <span class="mark whole">{words::stage(line.stage, lang)}</span></h1>
            {super::classes::facts(line, lang)}
            <p class="row">{sign} {enrol} {poster}</p>
            {tabs(view, tab, lang)}
            {content}
        },
    )
}

fn tabs(view: &ClassView, tab: &str, lang: Lang) -> AnyView {
    let names = [
        words::tab_plan(lang),
        words::tab_people(lang),
        words::tab_days(lang),
        words::tab_checks(lang),
        words::tab_after(lang),
    ];
    let shown = if TABS.contains(&tab) { tab } else { TABS[0] };
    let each = TABS
        .iter()
        .zip(names)
        .map(|(one, name)| {
            let current = (*one == shown).then_some("page");
            view! { <a href=to::class_tab(view.line.id, one) aria-current=current>{name}</a> }
        })
        .collect_view();
    view! { <nav class="parts" aria-label=words::title(lang)>{each}</nav> }.into_any()
}

/// A form of the class: what it does, the fields, the button.
fn deed(view: &ClassView, does: &'static str, fields: AnyView, button: AnyView) -> AnyView {
    view! {
        <form class="form" method="post" action=to::class_path(view.line.id)>
            <input type="hidden" name="version" value=view.class.version.to_string()/>
            <input type="hidden" name="do" value=does/>
            {fields}
            {button}
        </form>
    }
    .into_any()
}

fn act(text: &'static str) -> AnyView {
    view! { <button class="button act">{text}</button> }.into_any()
}

fn plain(text: &'static str) -> AnyView {
    view! { <button class="button">{text}</button> }.into_any()
}

/// Why, in words; one of several on a page.
fn reason(id: &str, lang: Lang) -> AnyView {
    let id = id.to_owned();
    view! {
        <label for=id.clone()>{words::why(lang)}</label>
        <ProblemOf field="reason"/>
        <input id=id name="reason" maxlength="400" autocomplete="off" value=filled("reason", String::new)
            aria-describedby=described("reason")/>
    }
    .into_any()
}

fn plan(view: &ClassView, lang: Lang) -> AnyView {
    let plan = &view.class.plan;
    let mut rows = vec![
        (words::course(lang), view.course.clone()),
        (words::syllabus(lang), plan.syllabus.clone()),
        (words::standard(lang), plan.standard.clone()),
        (words::hours(lang), plan.hours.to_string()),
        (words::address(lang), plan.address.clone()),
        (
            words::trainer(lang),
            format!("{} · {}", plan.trainer, plan.trainer_paper),
        ),
        (words::provider(lang), plan.provider.clone()),
        (words::ordered_by(lang), plan.employer.clone()),
        (
            words::funding(lang),
            words::funding_of(plan.funding, lang).to_owned(),
        ),
        (words::cost(lang), figures::money(plan.cost, lang)),
        (words::planned_by(lang), file::author(&view.by, lang)),
    ];
    if let Some(by) = &view.approved_by {
        rows.push((words::approved_by(lang), file::author(by, lang)));
    }
    if let ClassState::Returned { reason } | ClassState::Cancelled { reason, .. } = &view.class.state {
        rows.push((words::why(lang), reason.clone()));
    }
    let rows = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! {
        <dl class="facts">{rows}</dl>
        {teacher(view, lang)}
        {approving(view, lang)}
        {mending(view, lang)}
        {ending(view, lang)}
        {cancelling(view, lang)}
    }
    .into_any()
}

/// What the register says of whoever teaches, until the class is over.
fn teacher(view: &ClassView, lang: Lang) -> Option<AnyView> {
    if view.class.state.over_on().is_some() {
        return None;
    }
    let (class, said) = match &view.teacher {
        Teacher::Qualified(_) => ("mark", words::teacher_known(lang)),
        Teacher::Unqualified(_) => ("mark red", words::teacher_not(lang)),
        Teacher::Unknown if view.approved_by.is_some() => ("mark", words::teacher_unlisted(lang)),
        Teacher::Unknown => ("mark amber", words::teacher_unknown(lang)),
    };
    Some(
        view! {
            <ProblemOf field="trainer"/>
            <p>{view.class.plan.trainer.clone()} " " <span class=class>{said}</span></p>
        }
        .into_any(),
    )
}

fn approving(view: &ClassView, lang: Lang) -> Option<AnyView> {
    if view.may.four_eyes {
        return Some(view! { <p class="notice">{words::four_eyes(lang)}</p> }.into_any());
    }
    view.may.approve.then(|| {
        view! {
            <section>
                {deed(view, "approve", ().into_any(), act(words::approve(lang)))}
                <details class="filters" open=described("reason").is_some()>
                    <summary>{words::give_back(lang)}</summary>
                    {deed(view, "return", reason("return-reason", lang), plain(words::give_back(lang)))}
                </details>
            </section>
        }
        .into_any()
    })
}

fn mending(view: &ClassView, lang: Lang) -> Option<AnyView> {
    view.may.mend.then(|| {
        let href = format!("{}?mends={}", to::NEW_CLASS, view.line.id);
        view! { <p><a class="button" href=href>{words::mend(lang)}</a></p> }.into_any()
    })
}

/// The way to the end of a class, one step at a time; the end can be taken back until everything is entered.
fn ending(view: &ClassView, lang: Lang) -> Option<AnyView> {
    if !view.may.appraise {
        return None;
    }
    match view.class.state {
        ClassState::Open if view.today >= view.class.plan.starts_on => Some(
            view! {
                <details class="filters">
                    <summary>{words::end(lang)}</summary>
                    <p>{words::end_do(lang)}</p>
                    {deed(view, "end", ().into_any(), act(words::end(lang)))}
                </details>
            }
            .into_any(),
        ),
        ClassState::Ended { .. } => Some(
            view! {
                <ProblemOf field="appraisal"/>
                {described("appraisal").map(|_| view! { <p class="notice">{words::evaluate_do(lang)}</p> })}
                {deed(view, "evaluate", ().into_any(), act(words::evaluate(lang)))}
                {deed(view, "reopen", ().into_any(), plain(words::reopen(lang)))}
            }
            .into_any(),
        ),
        _ => None,
    }
}

fn cancelling(view: &ClassView, lang: Lang) -> Option<AnyView> {
    view.may.cancel.then(|| {
        view! {
            <details class="filters">
                <summary>{words::cancel(lang)}</summary>
                <p>{words::cancel_do(lang)}</p>
                {deed(view, "cancel", reason("cancel-reason", lang), plain(words::cancel(lang)))}
            </details>
        }
        .into_any()
    })
}

fn checks(view: &ClassView, lang: Lang) -> AnyView {
    let none = view
        .draws
        .is_empty()
        .then(|| view! { <p class="notice">{words::draws_none(lang)}</p> });
    let may_draw = view.may.check && view.draws.first().is_none_or(|one| one.draw.day != view.today);
    let drawing = may_draw.then(|| {
        view! {
            <form method="post" action=to::draw_path(view.line.id)>
                {described("draw").map(|_| view! { <p class="notice">{words::draw_none(lang)}</p> })}
                <p>{words::draw_do(lang)}</p>
                <button class="button act">{words::draw(lang)}</button>
            </form>
        }
    });
    let draws = view
        .draws
        .iter()
        .map(|one| {
            let said = words::drawn(one.draw.pool.len(), one.lines.len(), one.draw.seed, lang);
            let same = if one.is_same {
                words::same(lang)
            } else {
                words::not_same(lang)
            };
            let lines = one
                .lines
                .iter()
                .map(|(check, name)| drawn(check, name, view.may.check, lang))
                .collect_view();
            view! {
                <section>
                    <h2>{figures::full_day(one.draw.day, lang)}</h2>
                    <p>{said}</p>
                    <p class="quiet">{same}</p>
                    <ul class="cards">{lines}</ul>
                </section>
            }
        })
        .collect_view();
    view! { {drawing} {none} {draws} }.into_any()
}

fn drawn(check: &DrawnCheck, name: &str, may: bool, lang: Lang) -> AnyView {
    let work = match &check.found {
        Some((result, ..)) => {
            let said = format!("{} {}", words::found(*result, lang), check.note);
            view! { <p><b>{said}</b></p> }.into_any()
        }
        None if may => {
            let id = format!("note-{}", check.enrolment);
            let buttons = DrawResult::ALL
                .iter()
                .map(|one| {
                    view! { <button class="button" name="result" value=one.code()>{words::found(*one, lang)}</button> }
                })
                .collect_view();
            view! {
                <form class="form" method="post" action=to::drawn_path(check.draw, check.enrolment)>
                    <label for=id.clone()>{words::note(lang)}</label>
                    <ProblemOf field="note"/>
                    <input id=id name="note" maxlength="180" autocomplete="off"/>
                    {buttons}
                </form>
            }
            .into_any()
        }
        None => ().into_any(),
    };
    view! { <li class="card"><h4>{name.to_owned()}</h4>{work}</li> }.into_any()
}
