//! One course.

use crate::asked::{Asker, lang};
use crate::components::{Related, Tab, address_of, public_page};
use crate::pages::public::open_classes;
use crate::pages::seeker::my_leads::read_button;
use crate::pages::{path_part, when};
use crate::text::{Lang, catalogue as words, common, figures, training, vacancy};
use domain::ids::CourseId;
use domain::ports::{CourseView, OpenClass};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Id of the part that is read aloud.
const READ: &str = "what";

/// `/courses/{id}`.
#[component]
pub fn Course() -> impl IntoView {
    let id = path_part::<CourseId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            match id {
                Ok(id) => {
                    let seen = ports.courses.find(&actor, id).await?;
                    Ok((seen, ports.training_classes.open_classes(&actor, id).await?))
                }
                Err(_) => Err(Refusal::NotFound),
            }
        },
        |(view, classes)| show(&view, &classes),
    )
}

fn show(seen: &CourseView, classes: &[OpenClass]) -> AnyView {
    let lang = lang();
    let course = &seen.course;
    let text =
        (!course.description.is_empty()).then(|| view! { <p class="text">{course.description.clone()}</p> });
    let after = (!seen.vacancies.is_empty()).then(|| {
        view! { <h2>{words::after_course(lang)}</h2> <Related cards=seen.vacancies.clone() lang/> }
    });
    public_page(
        course.name.clone(),
        Tab::Learn,
        view! {
            <article class="vacancy">
                <div id=READ>
                    <h1>{course.name.clone()}</h1>
                    {facts(seen, lang)}
                    {text}
                </div>
                {read_button(READ.to_owned(), lang)}
                <section id="classes">
                    <h2>{training::open_title(lang)}</h2>
                    {open_classes::part(classes, lang)}
                </section>
                <section class="want">
                    <h2>{words::join(lang)}</h2>
                    <p>{words::join_how(lang)}</p>
                    <p><a class="button act" href="/help">{common::tab_help(lang)}</a></p>
                </section>
            </article>
            {after}
            <p class="quiet">{words::course_number(lang)} " " {course.no.clone()}</p>
        },
    )
}

fn facts(seen: &CourseView, lang: Lang) -> AnyView {
    let course = &seen.course;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let place = address_of(&seen.path, &course.address);
    let rows = [
        (words::fee(lang), course.fee.map(|fee| figures::fee(fee, lang))),
        (
            words::hours(lang),
            course.hours.map(|hours| words::hours_of(hours, lang)),
        ),
        (
            words::starts(lang),
            Some(course.starts.map_or_else(
                || words::when_full(lang).to_owned(),
                |day| figures::day(day, lang),
            )),
        ),
        (vacancy::place(lang), given(&place)),
        (words::provider(lang), given(&course.provider)),
        (words::audience(lang), given(&course.audience)),
        (words::certificate(lang), given(&course.certificate)),
        (words::course_kind(lang), given(&course.kind)),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> }))
        .collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}
