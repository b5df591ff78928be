//! One's own training classes: the days, and the code the school reads. And the code on the wall, read by one's own telephone.

use crate::asked::{Asker, lang, qr_of};
use crate::components::{Tab, public_page};
use crate::forms::training as to;
use crate::pages::staff::class::times;
use crate::pages::staff::class_sign::signing;
use crate::pages::staff::classes::facts;
use crate::pages::{path_part, when};
use crate::text::{Lang, figures, training as words};
use domain::ports::OwnClass;
use domain::training_class::{ClassStage, EnrolmentState};
use leptos::prelude::*;

/// The part of one's own page; nothing where one never took a class.
pub fn part(classes: &[OwnClass], lang: Lang) -> Option<AnyView> {
    (!classes.is_empty()).then(|| {
        let lines = classes.iter().map(|one| card(one, lang)).collect_view();
        view! { <section id="classes"><h2>{words::own_title(lang)}</h2> {lines}</section> }.into_any()
    })
}

fn card(one: &OwnClass, lang: Lang) -> AnyView {
    let line = &one.line;
    let state = one.enrolment.state;
    let why = one
        .reason
        .as_ref()
        .map(|why| view! { <p class="notice">{why.clone()}</p> });
    let cancelled = one
        .cancelled
        .iter()
        .filter_map(|day| {
            let why = day.cancelled.as_deref().filter(|why| !why.is_empty())?;
            let said = format!(
                "{} {} {why}",
                figures::full_day(day.day, lang),
                words::day_off(lang)
            );
            Some(view! { <li>{said}</li> })
        })
        .collect_view();
    let rows = one
        .rows
        .iter()
        .filter(|row| !row.void)
        .map(|row| {
            let said = format!("{} {}", figures::full_day(row.day, lang), times(row, lang));
            view! { <li>{said}</li> }
        })
        .collect_view();
    let stands = format!(
        "{} · {}",
        words::stage(line.stage, lang),
        words::place_of(state, lang)
    );
    view! {
        <div class="card">
            <h3><a href=crate::routes::course(one.course)>{line.name.clone()}</a></h3>
            <p><b>{stands}</b></p>
            {why}
            {facts(line, lang)}
            <details>
                <summary>{words::days(one.counted, one.held, lang)}</summary>
                <ul>{rows} {cancelled}</ul>
            </details>
            {code(one, lang)}
            {leaving(one, lang)}
        </div>
    }
    .into_any()
}

/// What the school reads, while the class goes on.
fn code(one: &OwnClass, lang: Lang) -> Option<AnyView> {
    let goes_on = matches!(
        one.line.stage,
        ClassStage::Open | ClassStage::Full | ClassStage::Running
    );
    let has_place = one.enrolment.state == EnrolmentState::Enrolled;
    (goes_on && has_place).then(|| {
        let drawn = qr_of(&to::scan_path(&one.enrolment.code))
            .map(|svg| view! { <div class="qr" inner_html=svg></div> });
        view! { <details><summary class="button">{words::own_code(lang)}</summary>{drawn}</details> }
            .into_any()
    })
}

fn leaving(one: &OwnClass, lang: Lang) -> Option<AnyView> {
    use EnrolmentState as S;
    let (stage, place) = (one.line.stage, one.enrolment.state);
    let goes_on = matches!(stage, ClassStage::Open | ClassStage::Full | ClassStage::Running);
    let path = to::own_enrolment_path(one.enrolment.id);
    if goes_on && matches!(place, S::Pending | S::Enrolled | S::Waiting) {
        return Some(
            view! {
                <details>
                    <summary>{words::withdraw(lang)}</summary>
                    <p>{words::own_withdraw_do(lang)}</p>
                    <form method="post" action=path>
                        <button class="button" name="do" value="withdraw">{words::withdraw(lang)}</button>
                    </form>
                </details>
            }
            .into_any(),
        );
    }
    let back = matches!(stage, ClassStage::Open | ClassStage::Full) && place == S::Withdrawn;
    back.then(|| {
        view! {
            <form method="post" action=path>
                <button class="button" name="do" value="return">{words::come_back(lang)}</button>
            </form>
        }
        .into_any()
    })
}

/// `/training/{code}`: one's own telephone has read the code on the wall.
#[component]
pub fn WallCode() -> impl IntoView {
    let code = path_part::<String>("code");
    let again = code.clone();
    when(
        move |Asker { ports, actor, .. }| async move { ports.training_classes.wall_read(&actor, code?).await },
        move |seen| {
            let lang = lang();
            let path = to::wall_path(&again.unwrap_or_default());
            public_page(
                words::scan_title(lang),
                Tab::Mine,
                view! {
                    <h1>{seen.line.name.clone()}</h1>
                    <p>{seen.name.clone()}</p>
                    {signing(&seen, path, lang)}
                    <p class="quiet">{words::wall_wrong(lang)}</p>
                    <p><a class="button" href="/me#classes">{words::own_title(lang)}</a></p>
                },
            )
        },
    )
}
