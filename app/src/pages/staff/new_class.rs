//! The form of a plan: a new class, from a group who wish to learn it or from nothing, or one that came back.

use super::new_placement::{filled, input};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::training as to;
use crate::pages::query_value;
use crate::text::{Lang, training as words, training_order as order_words};
use chrono::NaiveDate;
use domain::ids::{ClassId, TrainingOrderId};
use domain::ports::{ClassForm, ClassSource, QualifiedLine};
use domain::trade::TradeSet;
use domain::training_class::{ClassAudience, ClassKind, ClassPlan, Funding};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/training/new?area=&topic=`, `?order=`, `?mends=`.
#[component]
pub fn NewClass() -> impl IntoView {
    let mends = query_value::<ClassId>("mends").or_else(|| flash().typed("mends").parse().ok());
    let order = query_value::<TrainingOrderId>("order").or_else(|| flash().typed("order").parse().ok());
    let source = match (mends, order) {
        (Some(id), _) => ClassSource::Mends(id),
        (None, Some(id)) => ClassSource::Order(id),
        (None, None) => ClassSource::New {
            area: query_value::<AreaCode>("area"),
            topic: query_value::<String>("topic").unwrap_or_default(),
        },
    };
    when(
        move |Asker { ports, actor, .. }| async move {
            let form = ports.training_classes.class_form(&actor, source).await?;
            let place = form.known.as_ref().map(|plan| plan.area).or(form.area);
            let place = place.or_else(|| form.places.first().map(|place| place.code));
            let teachers = match place {
                Some(area) => {
                    let (trades, on) = what_is_taught(&form);
                    ports.instructors.qualified_for(&actor, trades, area, on).await?
                }
                None => Vec::new(),
            };
            Ok((form, teachers))
        },
        |(form, teachers)| show(&form, &teachers),
    )
}

/// The trades of the class, as far as they are known, and the day from which somebody must be able to teach them.
fn what_is_taught(form: &ClassForm) -> (TradeSet, NaiveDate) {
    match &form.known {
        Some(plan) => (plan.trades(), plan.starts_on),
        None => (TradeSet::of(&form.topic), form.today),
    }
}

fn show(form: &ClassForm, teachers: &[QualifiedLine]) -> AnyView {
    let lang = lang();
    let title = if form.mends.is_some() {
        words::mend(lang)
    } else {
        words::new(lang)
    };
    let near = (form.disabled > 0).then(|| view! { <p class="notice">{words::near_home(lang)}</p> });
    let mends = form.mends.map(|(id, version)| {
        view! {
            <input type="hidden" name="mends" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
        }
    });
    let order = form.order.as_ref().map(|order| {
        let said = format!(
            "{}{} · {}",
            order_words::for_order(lang),
            order.firm,
            order.wish.terms
        );
        view! { <p class="notice">{said}</p> }
    });
    staff_page(
        title,
        view! {
            <h1>{title}</h1>
            {order}
            <p>{words::waits(lang)} " " {words::free_for_all(lang)}</p>
            {near}
            <form class="form" method="post" action=to::TRAINING>
                {mends}
                {what(form, lang)}
                {when_and_where(form, lang)}
                {who(form, teachers, lang)}
                <button class="button act">{words::send(lang)}</button>
            </form>
        },
    )
}

/// What stood in the plan, where there is one.
fn known(form: &ClassForm, of: impl FnOnce(&ClassPlan) -> String) -> String {
    form.known.as_ref().map(of).unwrap_or_default()
}

fn what(form: &ClassForm, lang: Lang) -> AnyView {
    // An employer says in its own words what is to be learnt; the trade of it only finds courses and people.
    let ordered_topic = form.order.as_ref().map(|order| order.wish.topic.clone());
    let topic = ordered_topic.unwrap_or_else(|| form.topic.clone());
    let name = match &form.known {
        Some(plan) => plan.name.clone(),
        None if topic.is_empty() => topic,
        None => format!("{topic}培训班"),
    };
    let plan = form.known.as_ref();
    let ordered = form.order.as_ref().map(|order| order.wish.kind.class_kind());
    let shortage = plan.is_some_and(|one| one.shortage)
        || flash().all_typed("shortage").is_some_and(|said| said == "yes");
    view! {
        {input("name", words::name(lang), "text", name)}
        {courses(form, lang)}
        {choice(("kind", words::kind(lang)), ClassKind::ALL, plan.map(|one| one.kind).or(ordered),
            (ClassKind::code, |one| words::kind_of(one, lang)))}
        <label class="check"><input type="checkbox" name="shortage" value="yes" checked=shortage/>{words::shortage(lang)}</label>
        {choice(("audience", words::audience(lang)), ClassAudience::ALL, plan.map(|one| one.audience),
            (ClassAudience::code, |one| words::audience_of(one, lang)))}
        {text("syllabus", words::syllabus(lang), known(form, |one| one.syllabus.clone()))}
        {text("standard", words::standard(lang), known(form, |one| one.standard.clone()))}
        {input("hours", words::hours(lang), "number", known(form, |one| one.hours.to_string()))}
    }
    .into_any()
}

fn when_and_where(form: &ClassForm, lang: Lang) -> AnyView {
    let weekends = form.known.as_ref().is_some_and(|one| one.weekends)
        || flash().all_typed("weekends").is_some_and(|said| said == "yes");
    let seats = match (&form.known, &form.order) {
        (Some(plan), _) => plan.seats.to_string(),
        (None, Some(order)) => order.wish.people.to_string(),
        (None, None) => String::new(),
    };
    view! {
        {places(form, lang)}
        {input("address", words::address(lang), "text", known(form, |one| one.address.clone()))}
        {input("starts_on", words::starts_on(lang), "date", known(form, |one| one.starts_on.to_string()))}
        {input("ends_on", words::ends_on(lang), "date", known(form, |one| one.ends_on.to_string()))}
        <label class="check"><input type="checkbox" name="weekends" value="yes" checked=weekends/>{words::weekends(lang)}</label>
        {input("seats", words::seats(lang), "number", seats)}
    }
    .into_any()
}

fn who(form: &ClassForm, teachers: &[QualifiedLine], lang: Lang) -> AnyView {
    let plan = form.known.as_ref();
    view! {
        {from_register(form, teachers, lang)}
        <p class="quiet">{words::trainer_else(lang)}</p>
        {input("trainer", words::trainer(lang), "text", known(form, |one| one.trainer.clone()))}
        {input("trainer_paper", words::trainer_paper(lang), "text", known(form, |one| one.trainer_paper.clone()))}
        {input("provider", words::provider(lang), "text", known(form, |one| one.provider.clone()))}
        {logins(form, lang)}
        {ordered_by(form, lang)}
        {choice(("funding", words::funding(lang)), Funding::ALL, plan.map(|one| one.funding),
            (Funding::code, |one| words::funding_of(one, lang)))}
        {input("cost", words::cost(lang), "text", known(form, |one| one.cost.to_string()))}
    }
    .into_any()
}

/// Those of the register who may teach it.
fn from_register(form: &ClassForm, teachers: &[QualifiedLine], lang: Lang) -> AnyView {
    let known = form.known.as_ref().and_then(|plan| plan.instructor);
    let chosen = filled("instructor", || {
        known.map(|id| id.to_string()).unwrap_or_default()
    });
    let line = |one: &QualifiedLine| {
        let until = one
            .valid_to
            .map(|day| format!(" · {}", words::holds_until(day, lang)))
            .unwrap_or_default();
        (
            one.id.to_string(),
            format!("{} · {}{until}", one.name, one.certificate),
        )
    };
    let none = (String::new(), words::instructor_none(lang).to_owned());
    picked(
        ("instructor", words::instructor(lang)),
        [none].into_iter().chain(teachers.iter().map(line)),
        &chosen,
    )
}

/// The employer: whose order it is, or as it is written.
fn ordered_by(form: &ClassForm, lang: Lang) -> AnyView {
    match &form.order {
        Some(order) => view! { <input type="hidden" name="order" value=order.id.to_string()/> }.into_any(),
        None => input(
            "employer",
            words::employer(lang),
            "text",
            known(form, |one| one.employer.clone()),
        ),
    }
}

/// A longer text.
fn text(name: &'static str, label: &'static str, known: String) -> AnyView {
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <textarea id=name name=name rows="3" maxlength="400" aria-describedby=described(name)>{filled(name, || known)}</textarea>
    }
    .into_any()
}

/// One of a list of codes, with the one that is known chosen.
fn choice<T: Copy>(
    (name, label): (&'static str, &'static str),
    all: &[T],
    known: Option<T>,
    (code, words): (fn(T) -> &'static str, impl Fn(T) -> &'static str),
) -> AnyView {
    let chosen = filled(name, || known.map(|one| code(one).to_owned()).unwrap_or_default());
    let options = all
        .iter()
        .map(|one| (code(*one).to_owned(), words(*one).to_owned()));
    picked((name, label), options, &chosen)
}

fn picked(
    (name, label): (&'static str, &'static str),
    options: impl Iterator<Item = (String, String)>,
    chosen: &str,
) -> AnyView {
    let options = options
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <select id=name name=name aria-describedby=described(name)>{options}</select>
    }
    .into_any()
}

fn courses(form: &ClassForm, lang: Lang) -> AnyView {
    let chosen = filled("course_no", || form.course_no.clone());
    let none = (String::new(), words::course_new(lang).to_owned());
    let mut all: Vec<(String, String)> = form
        .courses
        .iter()
        .map(|(no, name)| (no.clone(), format!("{name}（{no}）")))
        .collect();
    if !chosen.is_empty() && all.iter().all(|(no, _)| *no != chosen) {
        all.insert(0, (chosen.clone(), chosen.clone()));
    }
    picked(
        ("course_no", words::course(lang)),
        [none].into_iter().chain(all),
        &chosen,
    )
}

fn places(form: &ClassForm, lang: Lang) -> AnyView {
    let area = form.known.as_ref().map(|one| one.area).or(form.area);
    let chosen = filled("area", || area.map(|code| code.to_string()).unwrap_or_default());
    let places = form
        .places
        .iter()
        .map(|one| (one.code.to_string(), one.name.clone()));
    picked(("area", words::area(lang)), places, &chosen)
}

fn logins(form: &ClassForm, lang: Lang) -> AnyView {
    let chosen = filled("provider_login", || form.provider.clone());
    let none = (String::new(), words::no_login(lang).to_owned());
    let all = form.providers.iter().map(|login| (login.clone(), login.clone()));
    picked(
        ("provider_login", words::provider_login(lang)),
        [none].into_iter().chain(all),
        &chosen,
    )
}
