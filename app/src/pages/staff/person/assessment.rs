//! What somebody can do at work: the assessments there are, and the form of a new one.

use super::frame::{PersonTab, frame};
use crate::asked::{flash, lang};
use crate::components::{ProblemOf, assessment_facts, described};
use crate::forms::work_assessment as to;
use crate::pages::staff::new_placement::{filled, input, select};
use crate::text::{Lang, file, fit, work_assessment as words};
use domain::person_field::PersonField;
use domain::ports::{AssessmentLine, PersonAssessments};
use domain::work_assessment::{AgreedHow, AssessmentPlace, TRIED_MAX, TriedHow};
use leptos::prelude::*;

/// The whole tab.
pub fn show(view: &PersonAssessments) -> AnyView {
    let lang = lang();
    let who = &view.who;
    let none = view
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let lines = view.lines.iter().map(|one| line(one, lang)).collect_view();
    let adding = view.may_add.then(|| form(view, lang));
    frame(
        (who.id, &who.name, &who.no),
        who.path.clone(),
        PersonTab::Assessment,
        view! {
            <h2>{words::title(lang)}</h2>
            <p>{words::lead(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            {adding}
        },
    )
}

fn line(one: &AssessmentLine, lang: Lang) -> AnyView {
    let assessment = &one.assessment;
    let paper = one
        .has_paper
        .then(|| view! { <p><a href=to::paper_path(assessment.id)>{words::see_paper(lang)}</a></p> });
    let ways = [AgreedHow::Signed, AgreedHow::Said]
        .map(|how| view! { <option value=how.code()>{words::agreed_how(how, lang)}</option> });
    let settling = one.may_settle.then(|| {
        view! {
            <form class="form" method="post" action=to::settle_path(assessment.id)>
                <h3>{words::settle(lang)}</h3>
                <input type="hidden" name="version" value=assessment.version.to_string()/>
                <label class="field">{words::agree_how(lang)}<select name="agreed_how">{ways}</select></label>
                <p class="row">
                    <button class="button act" name="agreed" value="true">{words::agree_yes(lang)}</button>
                    <button class="button" name="agreed" value="false">{words::agree_no(lang)}</button>
                </p>
            </form>
        }
    });
    let by = format!("{} {}", words::by(lang), file::author(&one.by, lang));
    view! {
        <li class="card" id=assessment.id.to_string()>
            {assessment_facts(assessment, lang)}
            {paper}
            <p class="quiet">{by}</p>
            {settling}
        </li>
    }
    .into_any()
}

fn form(view: &PersonAssessments, lang: Lang) -> AnyView {
    let now = &view.now;
    let functions = (0..now.functions.0.len())
        .map(|position| function(position, now.functions.0[position], lang))
        .collect_view();
    view! {
        <form class="form" id="new" method="post" enctype="multipart/form-data" action=to::new_assessment_path(view.who.id)>
            <h2>{words::new(lang)}</h2>
            {input("on", words::on(lang), "date", view.today.to_string())}
            {select(("place", words::place(lang)), AssessmentPlace::ALL, (AssessmentPlace::code, |one| words::place_of(one, lang)))}
            <h3>{words::functions(lang)}</h3>
            <ProblemOf field="function-0"/>
            {functions}
            {aids(view, lang)}
            {hours(view, lang)}
            {input("wishes", words::wishes(lang), "text", String::new())}
            {tried(lang)}
            {input("needs", words::needs(lang), "text", String::new())}
            {input("next_on", words::next_on(lang), "date", String::new())}
            <label for="photo">{words::paper(lang)}</label>
            <ProblemOf field="photo"/>
            <input id="photo" name="photo" type="file" accept="image/*" capture="environment"/>
            <p class="hint">{words::paper_note(lang)}</p>
            {agreement(lang)}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}

fn function(position: usize, known: Option<u8>, lang: Lang) -> AnyView {
    let name = format!("function-{position}");
    let chosen = filled(&name, || known.map(|level| level.to_string()).unwrap_or_default());
    let options = [None, Some(3), Some(2), Some(1), Some(0)].map(|level: Option<u8>| {
        let value = level.map(|level| level.to_string()).unwrap_or_default();
        let text = match level {
            None => words::not_asked(lang),
            level => fit::ability(level, lang),
        };
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    });
    view! {
        <label for=name.clone()>{words::question(position, lang)}</label>
        <select id=name.clone() name=name.clone()>{options}</select>
    }
    .into_any()
}

fn aids(view: &PersonAssessments, lang: Lang) -> AnyView {
    let typed = flash().all_typed("aids");
    let ticks = file::choices(PersonField::Aids, lang)
        .into_iter()
        .map(|(code, name)| {
            let known = view.now.aids.iter().any(|aid| aid.code() == code);
            let ticked = typed.as_ref().map_or(known, |typed| typed.contains(code));
            view! { <label class="check"><input type="checkbox" name="aids" value=code checked=ticked/>{name}</label> }
        })
        .collect_view();
    view! { <fieldset><legend>{words::aids(lang)}</legend>{ticks}</fieldset> }.into_any()
}

fn hours(view: &PersonAssessments, lang: Lang) -> AnyView {
    let known = view.now.hours.map(|hours| hours.code().to_owned());
    let chosen = filled("hours", || known.unwrap_or_default());
    let options = file::choices(PersonField::Hours, lang)
        .into_iter()
        .map(|(code, name)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{name}</option> }
        })
        .collect_view();
    view! {
        <label for="hours">{words::hours(lang)}</label>
        <select id="hours" name="hours"><option value="">{words::not_asked(lang)}</option>{options}</select>
    }
    .into_any()
}

fn tried(lang: Lang) -> AnyView {
    let rows = (0..TRIED_MAX)
        .map(|place| {
            let (what, how) = (format!("tried-{place}"), format!("how-{place}"));
            let chosen = filled(&how, String::new);
            let options = TriedHow::ALL
                .iter()
                .map(|one| {
                    let selected = one.code() == chosen;
                    view! { <option value=one.code() selected=selected>{words::how_of(*one, lang)}</option> }
                })
                .collect_view();
            let value = filled(&what, String::new);
            view! {
                <p class="row">
                    <input name=what aria-label=words::tried_what(lang) placeholder=words::tried_what(lang) value=value autocomplete="off"/>
                    <select name=how aria-label=words::tried_how(lang)>{options}</select>
                </p>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{words::tried(lang)}</legend><ProblemOf field="tried"/>{rows}</fieldset> }
        .into_any()
}

fn agreement(lang: Lang) -> AnyView {
    let chosen = filled("agreed", String::new);
    let options = [
        ("", words::agree_later(lang)),
        ("true", words::agree_yes(lang)),
        ("false", words::agree_no(lang)),
    ];
    let options = options.map(|(value, name)| {
        view! { <option value=value selected=value == chosen>{name}</option> }
    });
    view! {
        <label for="agreed">{words::agree(lang)}</label>
        <ProblemOf field="agreed"/>
        <select id="agreed" name="agreed" aria-describedby=described("agreed")>{options}</select>
        {select(("agreed_how", words::agree_how(lang)), &[AgreedHow::Signed, AgreedHow::Said], (AgreedHow::code, |one| words::agreed_how(one, lang)))}
    }
    .into_any()
}
