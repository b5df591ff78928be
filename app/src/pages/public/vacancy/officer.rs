//! What officers see above a vacancy, and nobody else: unlawful wording, its state, and the way to withdraw it.

use super::area_path;
use crate::asked::flash;
use crate::components::{Icon, ProblemOf, Sign, described};
use crate::forms;
use crate::text::{Lang, codes, common, vacancy as words};
use domain::ports::VacancyView;
use domain::vacancy::VacancyState;
use leptos::prelude::*;

/// The officer's part; nothing for visitors.
pub fn part(seen: &VacancyView, lang: Lang) -> Option<AnyView> {
    let held = seen.vacancy.state == VacancyState::Held;
    if !seen.may_withdraw && seen.unlawful.is_empty() && !held {
        return None;
    }
    let wording = seen
        .unlawful
        .iter()
        .map(|found| view! { <li>{codes::unlawful(found.kind, lang)} {common::colon(lang)} {found.words.clone()}</li> })
        .collect_view();
    let unlawful = (!seen.unlawful.is_empty()).then(|| {
        view! { <p><Sign icon=Icon::Warning/> <b>{words::unlawful(lang)}</b></p> <ul>{wording}</ul> }
    });
    let withdraw = (seen.may_withdraw && seen.open).then(|| withdraw(seen, lang));
    Some(
        view! {
            <aside class="notice">
                {area_path(seen, lang)}
                {held.then(|| view! { <p><b>{words::held(lang)}</b></p> })}
                {unlawful}
                {withdraw}
            </aside>
        }
        .into_any(),
    )
}

fn withdraw(seen: &VacancyView, lang: Lang) -> AnyView {
    let mistake = described("reason");
    let again = mistake.is_some();
    view! {
        <details open=again>
            <summary>{words::withdraw(lang)}</summary>
            <form class="form" method="post" action=forms::withdraw_path(seen.vacancy.id)>
                <p>{words::withdraw_note(lang)}</p>
                <label for="reason">{words::withdraw_why(lang)}</label>
                <ProblemOf field="reason"/>
                <input id="reason" name="reason" required maxlength=forms::NOTE_MAX.to_string() value=flash().typed("reason")
                    autofocus=again aria-describedby=mistake/>
                <button class="button act">{words::withdraw(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
