//! The form of a plan: a new class, from a group who wish to learn it or from nothing, or one that came back.

use super::new_placement::{filled, input};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::training as to;
use crate::pages::query_value;
use crate::text::{Lang, training as words};
use domain::ids::ClassId;
use domain::ports::{ClassForm, ClassSource};
use domain::training_class::{ClassAudience, ClassKind, ClassPlan, Funding};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/training/new?area=&topic=`, `?mends=`.
#[component]
pub fn NewClass() -> impl IntoView {
    let mends = query_value::<ClassId>("mends").or_else(|| flash().typed("mends").parse().ok());
    let source = match mends {
        Some(id) => ClassSource::Mends(id),
        None => ClassSource::New {
            area: query_value::<AreaCode>("area"),
            topic: query_value::<String>("topic").unwrap_or_default(),
        },
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.training_classes.class_form(&actor, source).await },
        |form| show(&form),
    )
}

fn show(form: &ClassForm) -> AnyView {
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
    staff_page(
        title,
        view! {
            <h1>{title}</h1>
            <p>{words::waits(lang)} " " {words::free_for_all(lang)}</p>
            {near}
            <form class="form" method="post" action=to::TRAINING>
                {mends}
                {what(form, lang)}
                {when_and_where(form, lang)}
                {who(form, lang)}
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
    let topic = form.topic.clone();
    let name = match &form.known {
        Some(plan) => plan.name.clone(),
        None if topic.is_empty() => topic,
        None => format!("{topic}培训班"),
    };
    let plan = form.known.as_ref();
    view! {
        {input("name", words::name(lang), "text", name)}
        {courses(form, lang)}
        {choice(("kind", words::kind(lang)), ClassKind::ALL, plan.map(|one| one.kind),
            (ClassKind::code, |one| words::kind_of(one, lang)))}
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
    view! {
        {places(form, lang)}
        {input("address", words::address(lang), "text", known(form, |one| one.address.clone()))}
        {input("starts_on", words::starts_on(lang), "date", known(form, |one| one.starts_on.to_string()))}
        {input("ends_on", words::ends_on(lang), "date", known(form, |one| one.ends_on.to_string()))}
        <label class="check"><input type="checkbox" name="weekends" value="yes" checked=weekends/>{words::weekends(lang)}</label>
        {input("seats", words::seats(lang), "number", known(form, |one| one.seats.to_string()))}
    }
    .into_any()
}

fn who(form: &ClassForm, lang: Lang) -> AnyView {
    let plan = form.known.as_ref();
    view! {
        {input("trainer", words::trainer(lang), "text", known(form, |one| one.trainer.clone()))}
        {input("trainer_paper", words::trainer_paper(lang), "text", known(form, |one| one.trainer_paper.clone()))}
        {input("provider", words::provider(lang), "text", known(form, |one| one.provider.clone()))}
        {logins(form, lang)}
        {input("employer", words::employer(lang), "text", known(form, |one| one.employer.clone()))}
        {choice(("funding", words::funding(lang)), Funding::ALL, plan.map(|one| one.funding),
            (Funding::code, |one| words::funding_of(one, lang)))}
        {input("cost", words::cost(lang), "text", known(form, |one| one.cost.to_string()))}
    }
    .into_any()
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
