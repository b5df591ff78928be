//! Signing in at a class: the roster of a day, the sheet for the wall, and somebody's own code.

use super::class::times;
use super::new_placement::input;
use super::when;
use crate::asked::{Asker, flash, lang, qr_of};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::training as to;
use crate::islands::PrintButton;
use crate::pages::{path_part, query_value};
use crate::text::{Lang, figures, training as words};
use chrono::NaiveDate;
use domain::clock::SHANGHAI;
use domain::ids::{ClassId, EnrolmentId};
use domain::ports::{CodeSeen, SignDay, Trainee, Weighing};
use domain::refusal::Refusal;
use domain::training_class::{Attendance, ClassDay, Verdict};
use leptos::prelude::*;

/// `/staff/training/{id}/day?day=`.
#[component]
pub fn SignInDay() -> impl IntoView {
    let id = path_part::<ClassId>("id");
    let day = query_value::<NaiveDate>("day");
    when(
        move |Asker { ports, actor, .. }| async move { ports.training_classes.sign_day(&actor, id?, day).await },
        |day| show(&day),
    )
}

fn show(day: &SignDay) -> AnyView {
    let lang = lang();
    let line = &day.line;
    let title = format!("{} · {}", words::sign_title(lang), line.name);
    let off = day.day.cancelled.as_ref().map(|why| {
        let said = format!("{} {why}", words::day_off(lang));
        view! { <p class="notice">{said}</p> }
    });
    let content = if day.people.is_empty() {
        view! { <p class="notice">{words::sign_none(lang)}</p> }.into_any()
    } else {
        roster(day, lang)
    };
    let wall = day.may_sign.then(|| {
        view! { <a class="button" href=to::wall_sheet_path(line.id, day.day.day)>{words::wall(lang)}</a> }
    });
    staff_page(
        title,
        view! {
            <h1><a href=to::class_tab(line.id, "days")>{line.name.clone()}</a> " " <small>{figures::full_day(day.day.day, lang)}</small></h1>
            {days(day, lang)}
            {off}
            <p>{words::sign_do(lang)}</p>
            <p class="row">{wall} <PrintButton label=words::paper(lang).to_owned()/></p>
            {content}
        },
    )
}

/// The days before and after.
fn days(day: &SignDay, lang: Lang) -> AnyView {
    let at = day
        .days
        .iter()
        .position(|one| one.day == day.day.day)
        .unwrap_or(0);
    let link = |one: Option<&ClassDay>| {
        one.map(|one| {
            let href = to::day_path(day.line.id, Some(one.day));
            view! { <a class="button" href=href>{figures::full_day(one.day, lang)}</a> }
        })
    };
    let before = at.checked_sub(1).and_then(|at| day.days.get(at));
    view! { <p class="row">{link(before)} {link(day.days.get(at + 1))}</p> }.into_any()
}

fn roster(day: &SignDay, lang: Lang) -> AnyView {
    let may = day.may_sign && day.day.day <= day.today;
    let rows = day
        .people
        .iter()
        .map(|(id, name, row)| one_name(*id, name, row.as_ref(), (may, lang)))
        .collect_view();
    let save = may.then(|| view! { <button class="button act">{words::save_roster(lang)}</button> });
    // The script keeps what is ticked on this telephone until it has arrived; it shows its words from here.
    view! {
        <form class="form" id="roll" method="post" action=to::roster_path(day.line.id) data-api=to::ROSTER_API
            data-class=day.line.id.to_string() data-day=day.day.day.to_string()
            data-kept=words::roster_kept(lang) data-sent=words::roster_sent(lang) data-refused=words::roster_refused(lang)>
            <input type="hidden" name="day" value=day.day.day.to_string()/>
            <ProblemOf field="in_at"/>
            <ProblemOf field="out_at"/>
            <p role="status"></p>
            <table class="cardlike people">
                <thead><tr>
                    <th scope="col">{words::person_name(lang)}</th>
                    <th scope="col">{words::came_at(lang)}</th>
                    <th scope="col">{words::left_at(lang)}</th>
                    <th scope="col">{words::signature(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {save}
        </form>
        <script type="module" src="/roll.js"></script>
    }
    .into_any()
}

fn one_name(id: EnrolmentId, name: &str, row: Option<&Attendance>, (may, lang): (bool, Lang)) -> AnyView {
    let clock = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&SHANGHAI).format("%H:%M").to_string();
    let came = row.map(|row| clock(row.in_at)).unwrap_or_default();
    let left = row.and_then(|row| row.out_at).map(clock).unwrap_or_default();
    let ticked = row.is_some_and(|row| !row.void);
    let label = |of: &str| format!("{name} {of}");
    let (in_name, out_name) = (format!("in-{id}"), format!("out-{id}"));
    let said = row.map(|row| words::method(row.method, lang));
    view! {
        <tr>
            <th scope="row"><label class="check"><input type="checkbox" name="who" value=id.to_string() checked=ticked disabled=!may/>{name.to_owned()}</label></th>
            <td data-name=words::came_at(lang)><input type="time" name=in_name value=came aria-label=label(words::came_at(lang)) disabled=!may/></td>
            <td data-name=words::left_at(lang)><input type="time" name=out_name value=left aria-label=label(words::left_at(lang)) disabled=!may/></td>
            <td data-name=words::signature(lang)>{said}</td>
        </tr>
    }
    .into_any()
}

/// `/staff/training/{id}/wall?day=`.
#[component]
pub fn WallSheet() -> impl IntoView {
    let id = path_part::<ClassId>("id");
    let day = query_value::<NaiveDate>("day");
    when(
        move |Asker { ports, actor, .. }| async move {
            let day = ports.training_classes.sign_day(&actor, id?, day).await?;
            if day.may_sign {
                Ok(day)
            } else {
                Err(Refusal::NotAllowed)
            }
        },
        |day| {
            let lang = lang();
            let drawn = qr_of(&to::wall_path(&day.day.code))
                .map(|svg| view! { <div class="qr big" inner_html=svg></div> });
            staff_page(
                words::wall(lang),
                view! {
                    <h1>{day.line.name.clone()}</h1>
                    <p><b>{figures::full_day(day.day.day, lang)}</b></p>
                    <p>{words::wall_do(lang)}</p>
                    {drawn}
                    <p class="quiet code">{day.day.code.clone()}</p>
                    <p class="row">
                        <PrintButton label=words::print(lang).to_owned()/>
                        <a class="button" href=to::day_path(day.line.id, Some(day.day.day))>{words::sign_title(lang)}</a>
                    </p>
                },
            )
        },
    )
}

/// `/staff/sign/{code}`: the school has read somebody's own code.
#[component]
pub fn ScanCode() -> impl IntoView {
    let code = path_part::<String>("code");
    let again = code.clone();
    when(
        move |Asker { ports, actor, .. }| async move { ports.training_classes.code_read(&actor, code?).await },
        move |seen| {
            let lang = lang();
            let path = to::scan_path(&again.unwrap_or_default());
            staff_page(
                words::scan_title(lang),
                view! {
                    <h1>{seen.name.clone()} " " <small>{seen.line.name.clone()}</small></h1>
                    {signing(&seen, path, lang)}
                    <p><a class="button" href=to::day_path(seen.line.id, None)>{words::sign_title(lang)}</a></p>
                },
            )
        },
    )
}

/// The buttons of a day: coming first, then leaving.
pub fn signing(seen: &CodeSeen, path: String, lang: Lang) -> AnyView {
    let known = seen.row.as_ref().filter(|row| !row.void).map(|row| {
        let said = format!("✓ {} {}", words::signed_in(lang), times(row, lang));
        view! { <p class="notice">{said}</p> }
    });
    let Some(day) = seen.day else {
        return view! { {known} <p class="notice">{words::not_today(lang)}</p> }.into_any();
    };
    let (going, name) = if seen.row.is_some() {
        ("out", words::sign_out(lang))
    } else {
        ("in", words::sign_in(lang))
    };
    view! {
        <p>{figures::full_day(day, lang)}</p>
        {known}
        <form method="post" action=path>
            <button class="button act big" name="going" value=going>{name}</button>
        </form>
    }
    .into_any()
}

/// `/staff/training/{id}/enrol?no=`: somebody is looked up and weighed; nothing is kept before the second step.
#[component]
pub fn EnrolInClass() -> impl IntoView {
    let id = path_part::<ClassId>("id");
    let said = flash();
    let typed = |name: &str| said.typed(name);
    let no = query_value::<String>("no").unwrap_or_else(|| typed("person_no"));
    let whom = match (no.trim().is_empty(), typed("resident_id").is_empty()) {
        (false, _) => Some(Trainee::Number(no.clone())),
        (true, false) => Some(Trainee::Named {
            name: typed("name"),
            resident_id: typed("resident_id"),
        }),
        (true, true) => None,
    };
    let has_problem = described("resident_id").is_some();
    let whom = whom.filter(|_| !has_problem);
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            if !ports.training_classes.training_class(&actor, id).await?.may.enrol {
                return Err(Refusal::NotAllowed);
            }
            let is_school = actor
                .staff()
                .is_ok_and(|staff| staff.role == domain::actor::Role::TrainingProvider);
            let weighed = match whom {
                None => None,
                Some(whom) => Some(ports.training_classes.weigh_for_class(&actor, id, whom).await),
            };
            match weighed {
                None => Ok((id, is_school, None, false)),
                Some(Ok(found)) => Ok((id, is_school, Some(found), false)),
                Some(Err(Refusal::Fields(_))) => Ok((id, is_school, None, true)),
                Some(Err(other)) => Err(other),
            }
        },
        move |(id, is_school, found, unknown)| enrolling(id, is_school, found.as_ref(), (unknown, &no)),
    )
}

fn enrolling(id: ClassId, is_school: bool, found: Option<&Weighing>, (unknown, no): (bool, &str)) -> AnyView {
    let lang = lang();
    let form = if is_school {
        by_name(id, lang)
    } else {
        by_number(id, (unknown, no), lang)
    };
    let found = found.map(|found| weighed(found, is_school, lang));
    staff_page(
        words::enrol(lang),
        view! {
            <h1>{words::enrol(lang)}</h1>
            <p><a href=to::class_tab(id, "people")>{words::tab_people(lang)}</a></p>
            {found}
            {form}
        },
    )
}

fn by_number(id: ClassId, (unknown, no): (bool, &str), lang: Lang) -> AnyView {
    let wrong = unknown.then(|| {
        let said = crate::text::refusal::problem(domain::refusal::Problem::Wrong, lang);
        view! { <strong class="problem" id="no-problem">{said}</strong> }
    });
    view! {
        <form class="form" method="get" action=to::enrol_path(id)>
            <label for="no">{words::enrol_no(lang)}</label>
            {wrong}
            <input id="no" name="no" required autocomplete="off" value=no.to_owned()
                aria-describedby=unknown.then_some("no-problem")/>
            <p class="quiet">{words::enrol_no_do(lang)}</p>
            <button class="button act">{words::weigh(lang)}</button>
        </form>
    }
    .into_any()
}

fn by_name(id: ClassId, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::enrol_path(id)>
            <p class="quiet">{words::enrol_named_do(lang)}</p>
            {input("name", words::person_name(lang), "text", String::new())}
            {input("resident_id", words::resident_id(lang), "text", String::new())}
            <button class="button act">{words::enrol_now(lang)}</button>
        </form>
    }
    .into_any()
}

/// Who it is, every reason, and the second step where there is one.
fn weighed(found: &Weighing, is_school: bool, lang: Lang) -> AnyView {
    let verdict = found.found.verdict();
    let reasons = reasons(&found.found.reasons, lang);
    let waits = found
        .found
        .reasons
        .contains(&domain::training_class::EnrolReason::NoPlace);
    let name = match verdict {
        Verdict::Look => words::enrol_look(lang),
        _ if waits => words::enrol_wait(lang),
        _ => words::enrol_now(lang),
    };
    let going_on = (verdict != Verdict::Refused && !is_school).then(|| {
        view! {
            <form method="post" action=to::enrol_path(found.line.id)>
                <input type="hidden" name="person_no" value=found.no.clone()/>
                <button class="button act big">{name}</button>
            </form>
        }
    });
    view! {
        <section class="notice" id="found">
            <h2>{found.name.clone()} " " <small>{found.no.clone()}</small></h2>
            <p><b>{words::verdict(verdict, lang)}</b></p>
            {reasons}
            {going_on}
        </section>
    }
    .into_any()
}

/// Every reason, those that refuse first.
pub fn reasons(all: &[domain::training_class::EnrolReason], lang: Lang) -> AnyView {
    let lines = all
        .iter()
        .map(|one| view! { <li>{words::reason(*one, lang)}</li> })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}
