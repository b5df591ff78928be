//! A stand of a fair: whom it met, what the two mean to do, and what came of it. Opened by its link, or by the employer's account.

use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, public_page};
use crate::forms::gate as to;
use crate::pages::{path_part, query_value, when};
use crate::text::{Lang, figures, gate, stand as words};
use domain::fair_intent::{IntentKind, IntentResult, IntentStanding, NOTE_MAX};
use domain::ids::FairId;
use domain::ports::{IntentLine, StandKey, StandView, Visitor};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/stand/{secret}?visitor=`.
#[component]
pub fn Stand() -> impl IntoView {
    let secret = path_part::<String>("code");
    let path = to::stand_path(secret.as_deref().unwrap_or_default());
    page(secret.map(StandKey::Link), path)
}

/// `/employer/fairs/{id}/day?visitor=`.
#[component]
pub fn OwnStand() -> impl IntoView {
    let fair = path_part::<FairId>("id");
    let path = fair
        .as_ref()
        .map_or_else(|_| String::new(), |fair| to::own_stand_path(*fair));
    page(fair.map(StandKey::Own), path)
}

fn page(key: Result<StandKey, Refusal>, path: String) -> AnyView {
    let visitor = query_value::<String>("visitor");
    when(
        move |Asker { ports, actor, .. }| async move {
            ports.fair_intents.stand(&actor, &key?, visitor.as_deref()).await
        },
        move |stand| show(&stand, &path),
    )
}

fn show(stand: &StandView, path: &str) -> AnyView {
    let lang = lang();
    let title = format!("{} {}", gate::stand_no(stand.number, lang), stand.employer);
    let find = stand.shut.is_none().then(|| finding(path, lang));
    let closed = if stand.tells {
        words::closed(lang)
    } else {
        words::ended(lang)
    };
    let shut = stand
        .shut
        .map(|shut| view! { <p class="notice">{gate::shut(shut, lang)} " · " {closed}</p> });
    let not_found = stand
        .not_found
        .then(|| view! { <p class="notice" role="alert">{words::not_found(lang)}</p> });
    let found = stand
        .found
        .as_ref()
        .map(|(visitor, before)| noting(stand, (visitor, before.as_ref()), path, lang));
    let none = (stand.tells && stand.lines.is_empty())
        .then(|| view! { <p class="notice">{words::lines_none(lang)}</p> });
    let lines = stand.lines.iter().map(|one| line(one, path, lang)).collect_view();
    let sums = &stand.sums;
    let counts = format!(
        "{} {} · {} {} · {} {}",
        words::intents(lang),
        sums.intents,
        words::hired(lang),
        sums.hired,
        words::needs_update(lang),
        sums.needs_update
    );
    public_page(
        title.clone(),
        None,
        view! {
            <h1>{title}</h1>
            <p>{stand.title.clone()} " · " {figures::full_day(stand.held_on, lang)}</p>
            {shut}
            {find}
            {not_found}
            {found}
            {stand.tells.then(|| view! {
                <h2>{words::lines(lang)}</h2>
                {none}
                <p>{counts}</p>
                <p class="hint">{words::result_do(lang)}</p>
                <ul class="cards">{lines}</ul>
            })}
        },
    )
}

fn finding(path: &str, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=format!("{path}/find") data-camera=gate::camera(lang)
            data-camera-stop=gate::camera_stop(lang) data-camera-none=gate::camera_none(lang)>
            <label for="visitor">{words::find(lang)}</label>
            <input id="visitor" name="visitor" class="code" data-scan="" required=true autocomplete="off" autocapitalize="off" autofocus=true/>
            <p class="hint">{words::find_do(lang)}</p>
            <button class="button act big">{words::look(lang)}</button>
        </form>
    }
    .into_any()
}

/// The visitor as the stand may see them.
fn name_of(visitor: &Visitor, lang: Lang) -> String {
    gate::visitor(visitor.number, visitor.name.as_deref().unwrap_or_default(), lang)
}

fn noting(
    stand: &StandView,
    (visitor, before): (&Visitor, Option<&IntentLine>),
    path: &str,
    lang: Lang,
) -> AnyView {
    let number_only = visitor
        .name
        .is_none()
        .then(|| view! { <p class="hint">{words::number_only(lang)}</p> });
    let known = before.map(|line| {
        let text = format!(
            "{}: {} {}",
            words::noted_before(lang),
            words::intent(line.intent.kind, lang),
            line.intent.note
        );
        view! { <p class="notice">{text}</p> }
    });
    let skills = (!visitor.skills.is_empty()).then(|| view! { <p>{visitor.skills.join("、")}</p> });
    view! {
        <section id="found">
            <h2>{name_of(visitor, lang)}</h2>
            {skills}
            {number_only}
            {known}
            {note_form(stand, (visitor, before), path, lang)}
        </section>
    }
    .into_any()
}

fn note_form(
    stand: &StandView,
    (visitor, before): (&Visitor, Option<&IntentLine>),
    path: &str,
    lang: Lang,
) -> AnyView {
    let typed = flash();
    let chosen = typed
        .typed("kind")
        .parse()
        .ok()
        .or(before.map(|line| line.intent.kind))
        .unwrap_or(IntentKind::Interested);
    let kinds = IntentKind::ALL
        .iter()
        .map(|kind| {
            view! {
                <label class="choice">
                    <input type="radio" name="kind" value=kind.code() checked=*kind == chosen required=true/>
                    <span>{words::intent(*kind, lang)}</span>
                </label>
            }
        })
        .collect_view();
    let known = typed.typed("vacancy").parse().ok();
    let known = known.or(before.and_then(|line| line.intent.vacancy));
    let only = (stand.vacancies.len() == 1).then(|| stand.vacancies[0].0);
    let vacancies = stand
        .vacancies
        .iter()
        .map(|(id, title)| {
            let selected = known.or(only) == Some(*id);
            view! { <option value=id.to_string() selected=selected>{title.clone()}</option> }
        })
        .collect_view();
    let note = match typed.typed("note") {
        text if text.is_empty() => before.map(|line| line.intent.note.clone()).unwrap_or_default(),
        text => text,
    };
    let day = match typed.typed("interview_on") {
        text if text.is_empty() => before
            .and_then(|line| line.intent.interview_on)
            .map(|day| day.to_string()),
        text => Some(text),
    };
    view! {
        <form class="form" method="post" action=format!("{path}/intent")>
            <input type="hidden" name="visitor" value=visitor.key()/>
            <fieldset><legend>{words::kind(lang)}</legend>{kinds}</fieldset>
            <label for="vacancy">{words::vacancy(lang)}</label>
            <select id="vacancy" name="vacancy"><option value="">{words::vacancy_any(lang)}</option>{vacancies}</select>
            <label for="interview_on">{words::interview_on(lang)}</label>
            <ProblemOf field="interview_on"/>
            <input id="interview_on" name="interview_on" type="date" value=day/>
            <label for="note">{words::note(lang)}</label>
            <ProblemOf field="note"/>
            <input id="note" name="note" maxlength=NOTE_MAX.to_string() value=note/>
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn line(one: &IntentLine, path: &str, lang: Lang) -> AnyView {
    let mark = match one.standing {
        IntentStanding::NeedsUpdate => "mark amber whole",
        IntentStanding::NoShow => "mark red whole",
        _ => "mark whole",
    };
    let about = [
        Some(words::intent(one.intent.kind, lang).to_owned()),
        one.vacancy.clone(),
        one.intent.interview_on.map(|day| figures::full_day(day, lang)),
        (!one.intent.note.is_empty()).then(|| one.intent.note.clone()),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let done = one
        .intent
        .result
        .as_ref()
        .is_some_and(|(result, ..)| result.is_final());
    view! {
        <li class="card" id=one.intent.id.to_string()>
            <h3>{name_of(&one.visitor, lang)} " " <span class=mark>{words::standing(one.standing, lang)}</span></h3>
            <p>{about.join(" · ")}</p>
            {(!done).then(|| result_form(one, path, lang))}
        </li>
    }
    .into_any()
}

fn result_form(one: &IntentLine, path: &str, lang: Lang) -> AnyView {
    let results = IntentResult::ALL
        .iter()
        .map(|result| view! { <option value=result.code()>{words::result_of(*result, lang)}</option> })
        .collect_view();
    let id = format!("result-{}", one.intent.id);
    let due = format!("{} {}", words::due(lang), figures::full_day(one.due, lang));
    view! {
        <form class="form" method="post" action=format!("{path}/result")>
            <input type="hidden" name="intent" value=one.intent.id.to_string()/>
            <input type="hidden" name="version" value=one.intent.version.to_string()/>
            <label for=id.clone()>{words::result(lang)} " " <small>{due}</small></label>
            <ProblemOf field="result"/>
            <select id=id name="result" required=true><option value="">"—"</option>{results}</select>
            <button class="button">{words::keep_result(lang)}</button>
        </form>
    }
    .into_any()
}
