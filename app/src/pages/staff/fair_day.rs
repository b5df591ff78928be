//! The day of a fair as its organiser runs it: links to hand out, who came, what was refused.

use super::when;
use crate::asked::{Asker, Origin, flash, lang, qr_of};
use crate::components::{Bar, ProblemOf, staff_page};
use crate::forms::gate as to;
use crate::islands::PrintButton;
use crate::pages::path_part;
use crate::text::{Lang, figures, gate as words};
use chrono::{DateTime, TimeDelta, Utc};
use domain::check_in::{NAME_MAX, PassKind};
use domain::clock::SHANGHAI;
use domain::ids::FairId;
use domain::ports::{ArrivalLine, FairDay as Day, FairRights, PassLine};
use leptos::prelude::*;

/// `/staff/fairs/{id}/day`.
#[component]
pub fn FairDay() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.check_ins.fair_day(&actor, id?).await },
        |day| show(&day),
    )
}

fn show(day: &Day) -> AnyView {
    let lang = lang();
    let title = format!("{} · {}", day.title, words::day(lang));
    staff_page(
        title.clone(),
        view! {
            <h1>{title}</h1>
            <p>{figures::full_day(day.held_on, lang)} " · " {words::clock(day.now)} " · "
                <a href=to::fair_day_path(day.fair)>{words::fresh(lang)}</a> " · "
                <a href=to::fair_results_path(day.fair)>{words::to_results(lang)}</a> " · "
                <a href=format!("/staff/fairs/{}", day.fair)>{words::to_fair(lang)}</a></p>
            {flash().link_code.map(|path| fresh(&path, lang))}
            {counts(day, lang)}
            {passes(day, lang)}
            {latest(day, lang)}
        },
    )
}

/// The ways to the day of a fair and to what it came to, for those who may go them; they stand on the page of the fair.
pub fn links(id: FairId, rights: FairRights, lang: Lang) -> AnyView {
    view! {
        {rights.day.then(|| view! { <a class="button" href=to::fair_day_path(id)>{words::day(lang)}</a> })}
        {rights.results.then(|| view! { <a class="button" href=to::fair_results_path(id)>{words::to_results(lang)}</a> })}
    }
    .into_any()
}

/// The link that was just made: shown once, to be printed or scanned.
fn fresh(path: &str, lang: Lang) -> AnyView {
    let Origin(site) = use_context().unwrap_or_default();
    let drawn = qr_of(path).map(|svg| view! { <div class="qr" inner_html=svg></div> });
    let address = format!("{site}{path}");
    view! {
        <div class="notice" id="made">
            <p>{words::made(lang)}</p>
            {drawn}
            <p><a class="code" href=path.to_owned()>{address}</a></p>
            <PrintButton label=crate::text::common::print(lang).to_owned()/>
        </div>
    }
    .into_any()
}

fn counts(day: &Day, lang: Lang) -> AnyView {
    let none = day
        .counts
        .is_empty()
        .then(|| view! { <p class="notice">{words::came_none(lang)}</p> });
    let kinds = day
        .counts
        .iter()
        .map(|(kind, count)| view! { <li><b>{words::counted(*kind, *count, lang)}</b></li> })
        .collect_view();
    let registered = (!day.counts.is_empty()).then(|| {
        let text = format!("{} {}", words::of_registered(lang), day.registered);
        view! { <li>{text}</li> }
    });
    let most = day
        .quarters
        .iter()
        .map(|quarter| quarter.count)
        .max()
        .unwrap_or(0);
    let quarters = day
        .quarters
        .iter()
        .map(|quarter| {
            let (hour, minute) = quarter.from;
            view! {
                <tr><th scope="row">{format!("{hour}:{minute:02}")}</th>
                    <td><Bar part=quarter.count whole=most figure=quarter.count.to_string()/></td></tr>
            }
        })
        .collect_view();
    let refused = day
        .refused
        .iter()
        .map(|(reason, count)| {
            let text = format!("{} {count}", words::reason(*reason, lang));
            view! { <li>{text}</li> }
        })
        .collect_view();
    let refused_none = day
        .refused
        .is_empty()
        .then(|| view! { <p>{words::refused_none(lang)}</p> });
    view! {
        <section id="counts">
            <h2>{words::counts(lang)}</h2>
            {none}
            <ul class="plain">{kinds} {registered}</ul>
            {(!day.quarters.is_empty()).then(|| view! {
                <h3>{words::by_quarter(lang)}</h3>
                <table class="figures"><tbody>{quarters}</tbody></table>
            })}
            <h3>{words::refused(lang)}</h3>
            {refused_none}
            <ul class="plain">{refused}</ul>
        </section>
    }
    .into_any()
}

fn passes(day: &Day, lang: Lang) -> AnyView {
    let none = day
        .passes
        .is_empty()
        .then(|| view! { <p class="notice">{words::gates_none(lang)}</p> });
    let lines = day.passes.iter().map(|pass| pass_line(pass, lang)).collect_view();
    let stands = (!day.stands.is_empty()).then(|| {
        let options = day
            .stands
            .iter()
            .map(|(id, number, employer)| {
                let text = format!("{} {employer}", words::stand_no(*number, lang));
                view! { <option value=id.to_string()>{text}</option> }
            })
            .collect_view();
        let fields = view! {
            <label for="stand">{words::which_stand(lang)}</label>
            <ProblemOf field="stand"/>
            <select id="stand" name="stand" required=true>{options}</select>
            <p class="hint">{words::for_stand_do(lang)}</p>
        };
        view! {
            <details><summary>{words::for_stand(lang)}</summary>
                {make(day, "stand", fields.into_any(), words::make_stand(lang), lang)}
            </details>
        }
    });
    let gate_fields = view! {
        <label for="name">{words::gate_name(lang)}</label>
        <ProblemOf field="name"/>
        <input id="name" name="name" maxlength=NAME_MAX.to_string() value=flash().typed("name")/>
    };
    view! {
        <section id="gates">
            <h2>{words::gates(lang)}</h2>
            <p class="hint">{words::gates_lead(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            {make(day, "gate", gate_fields.into_any(), words::make_gate(lang), lang)}
            {stands}
        </section>
    }
    .into_any()
}

fn make(day: &Day, of: &'static str, fields: AnyView, label: &'static str, lang: Lang) -> AnyView {
    // An hour to set up, and half an hour for the last ones.
    let (opens, closes) = day.hours;
    let (opens, closes) = (opens - TimeDelta::hours(1), closes + TimeDelta::minutes(30));
    let (from, to_id) = (format!("{of}-from"), format!("{of}-to"));
    view! {
        <form class="form" method="post" action=to::passes_path(day.fair)>
            {fields}
            <label for=from.clone()>{words::opens(lang)}</label>
            <ProblemOf field="opens_at"/>
            <input id=from name="opens_at" type="datetime-local" required=true value=local(opens)/>
            <label for=to_id.clone()>{words::closes(lang)}</label>
            <ProblemOf field="closes_at"/>
            <input id=to_id name="closes_at" type="datetime-local" required=true value=local(closes)/>
            <button class="button act">{label}</button>
        </form>
    }
    .into_any()
}

fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&SHANGHAI).format("%Y-%m-%dT%H:%M").to_string()
}

fn pass_line(line: &PassLine, lang: Lang) -> AnyView {
    let pass = &line.pass;
    let name = match pass.kind {
        PassKind::Gate => format!("{} {}", words::gate_no(pass.number, lang), pass.name),
        PassKind::Stand => format!(
            "{} {}",
            words::stand_no(line.stand_number, lang),
            line.employer.clone().unwrap_or_default()
        ),
    };
    let hours = format!(
        "{} – {}",
        figures::moment(pass.opens_at, lang),
        figures::moment(pass.closes_at, lang)
    );
    let shut = line
        .shut
        .map(|shut| view! { <span class="mark amber">{words::shut(shut, lang)}</span> });
    let used = match (pass.kind, line.heard_at) {
        (PassKind::Stand, _) => String::new(),
        (PassKind::Gate, None) => words::not_heard(lang).to_owned(),
        (PassKind::Gate, Some(at)) => {
            format!("{} {} · {}", words::check_in(lang), line.count, words::clock(at))
        }
    };
    let revoke = pass.revoked_at.is_none().then(|| {
        view! {
            <details><summary>{words::revoke(lang)}</summary>
                <p>{words::revoke_do(lang)}</p>
                <form method="post" action=to::revoke_pass_path(pass.id)>
                    <button class="button">{words::revoke(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="card" id=pass.id.to_string()>
            <h3>{name} " " {shut}</h3>
            <p>{hours}</p>
            <p>{used}</p>
            {revoke}
        </li>
    }
    .into_any()
}

fn latest(day: &Day, lang: Lang) -> AnyView {
    let lines = day.lines.iter().map(|one| arrival(one, lang)).collect_view();
    (!day.lines.is_empty())
        .then(|| {
            view! {
                <section id="latest">
                    <h2>{words::latest(lang)}</h2>
                    <p>{words::total(day.lines_total, lang)}</p>
                    <ul class="plain sessions">{lines}</ul>
                </section>
            }
        })
        .into_any()
}

fn arrival(one: &ArrivalLine, lang: Lang) -> AnyView {
    let said = format!(
        "{} · {} · {} · {}",
        words::visitor(one.number, &one.name, lang),
        words::clock(one.at),
        words::gate_no(one.gate, lang),
        words::way(one.way, lang)
    );
    let late = one.arrived_late.map(|at| {
        let text = format!("{} {}", words::late(lang), words::clock(at));
        view! { <span class="mark whole">{text}</span> }
    });
    let clock = one.wrong_clock.map(|(shown, off)| {
        let text = format!(
            "{} {}, {}",
            words::phone_showed(lang),
            words::clock(shown),
            words::off(off, lang)
        );
        view! { <span class="mark amber">{text}</span> }
    });
    let undone = one
        .undone_at
        .map(|_| view! { <span class="mark red whole">{words::undone(lang)}</span> });
    let undo = one.undone_at.is_none().then(|| {
        view! {
            <form method="post" action=to::undo_attendance_path(one.id)>
                <button class="button">{words::undo(lang)}</button>
            </form>
        }
    });
    view! { <li class="row" id=one.id.to_string()><span>{said} " " {late} {clock} {undone}</span> {undo}</li> }.into_any()
}
