//! The applications of a person, in plain words, with what the person may do: for their own page.

use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms::recognition as forms;
use crate::text::{Lang, codes, figures, recognition as words};
use domain::ports::MyRecognition;
use domain::recognition::{Deed, Stage};
use leptos::prelude::*;

/// The whole part, where there is anything. `code` is that of the personal link the page lies behind, if any.
pub fn my_recognitions(mine: &[MyRecognition], code: Option<&str>, lang: Lang) -> Option<AnyView> {
    let cards = mine.iter().map(|one| card(one, code, lang)).collect_view();
    (!mine.is_empty()).then(|| {
        view! { <section id="recognitions"><h2>{words::mine(lang)}</h2> {cards}</section> }.into_any()
    })
}

fn card(one: &MyRecognition, code: Option<&str>, lang: Lang) -> AnyView {
    let reason = one
        .reason
        .clone()
        .map(|reason| view! { <p>{words::reason(lang)} " " {reason}</p> });
    let until = one.valid_to.map(|day| {
        view! { <p>{words::valid_until(lang)} " " {figures::full_day(day, lang)}</p> }
    });
    let due = one
        .due_on
        .filter(|_| !one.stage.is_closed() && one.stage != Stage::Incomplete)
        .map(|day| view! { <p class="quiet">{words::due_on(lang)} " " {figures::full_day(day, lang)}</p> });
    let appeal = one.due_on.filter(|_| one.may.contains(&Deed::Appeal)).map(|day| {
        view! { <p>{words::appeal_until(&figures::full_day(day, lang), lang)}</p> }
    });
    let forms = one
        .may
        .iter()
        .map(|deed| form(one, *deed, code, lang))
        .collect_view();
    view! {
        <article class="card">
            <h3>{codes::category(one.category, lang)}</h3>
            <p><b>{words::stage_for_person(one.stage, lang)}</b></p>
            {reason} {until} {due} {appeal}
            <p class="quiet">{words::applied_on(lang)} " " {figures::full_day(one.applied_on, lang)}</p>
            {forms}
        </article>
    }
    .into_any()
}

fn form(one: &MyRecognition, deed: Deed, code: Option<&str>, lang: Lang) -> AnyView {
    let name = match deed {
        Deed::Appeal => words::my_appeal(lang),
        _ => words::my_withdraw(lang),
    };
    let open = flash().typed("deed") == deed.code();
    let id = format!("{}-{}", deed.code(), one.id);
    let field = (deed == Deed::Appeal).then(|| {
        let id = format!("reason-{id}");
        let typed = if open {
            flash().typed("reason")
        } else {
            String::new()
        };
        view! {
            <label for=id.clone()>{words::my_appeal_do(lang)}</label>
            <ProblemOf field="reason"/>
            <textarea id=id.clone() name="reason" rows="4" maxlength="500" required>{typed}</textarea>
        }
    });
    let sure = deed.harms().then(|| {
        let id = format!("sure-{id}");
        view! {
            <label class="check" for=id.clone()>
                <input id=id.clone() type="checkbox" name="sure" value=forms::YES required/>
                {words::sure(lang)}
            </label>
        }
    });
    view! {
        <details open=open>
            <summary>{name}</summary>
            <form class="form" method="post" action=forms::own_step_path(code, one.id)>
                <input type="hidden" name="deed" value=deed.code()/>
                <input type="hidden" name="version" value=one.version.to_string()/>
                {field} {sure}
                <button class="button">{name}</button>
            </form>
        </details>
    }
    .into_any()
}
