//! Who said yes to a vacancy: little of each at first, and one tap for every answer.

use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, public_page};
use crate::forms;
use crate::pages::{path_part, when};
use crate::text::{Lang, candidate as words, common, figures, posting};
use domain::candidate::{Reply, TurnDownReason};
use domain::ids::VacancyId;
use domain::ports::{CandidateLine, CandidateList, CandidateStep};
use leptos::prelude::*;

/// `/employer/vacancies/{id}/candidates`.
#[component]
pub fn Candidates() -> impl IntoView {
    let id = path_part::<VacancyId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.candidates.candidates(&actor, id?).await },
        |list| show(&list),
    )
}

fn show(list: &CandidateList) -> AnyView {
    let lang = lang();
    let cards = list
        .candidates
        .iter()
        .map(|one| card(one, list, lang))
        .collect_view();
    let none = list
        .candidates
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let full = (list.left == 0).then(|| view! { <p class="notice">{words::full(lang)}</p> });
    public_page(
        words::title(lang),
        None,
        view! {
            <h1>{words::title(lang)}</h1>
            <p><a href=forms::posting_path(list.vacancy)>{list.title.clone()}</a></p>
            {full}
            {none}
            <ul class="cards">{cards}</ul>
            <p><a class="button" href=forms::EMPLOYER>{posting::own(lang)}</a></p>
        },
    )
}

fn card(one: &CandidateLine, list: &CandidateList, lang: Lang) -> AnyView {
    let place = match one.metres {
        Some(metres) => format!("{} · {}", one.place, figures::distance(metres, lang)),
        None => one.place.clone(),
    };
    let skills = (!one.skills.is_empty()).then(|| {
        view! { <p>{words::can(lang)}{common::colon(lang)}{common::list(&one.skills, lang)}</p> }
    });
    let call = one.wants_call.then(|| view! { <p>{words::wants_call(lang)}</p> });
    view! {
        <li class="card" id=one.lead.to_string()>
            <h2>{one.name.clone()}</h2>
            <p class="place"><Sign icon=Icon::Place/><span>{place}</span></p>
            {skills}
            {call}
            <p><span class="mark">{words::step(one.step, lang)}</span> " " <span class="quiet">{figures::moment(one.said_at, lang)}</span></p>
            {said(&one.reply, lang)}
            {contact(one, list, lang)}
            {answers(one, list, lang)}
        </li>
    }
    .into_any()
}

/// What was answered.
fn said(reply: &Reply, lang: Lang) -> Option<AnyView> {
    let text = match reply {
        Reply::Invited { day, place, note } => words::invited(*day, place, note, lang),
        Reply::TurnedDown { reason } => words::reason(*reason, lang).to_owned(),
        Reply::None | Reply::Hired | Reply::Lapsed => return None,
    };
    Some(view! { <p>{text}</p> }.into_any())
}

/// The telephone, or the way to it.
fn contact(one: &CandidateLine, list: &CandidateList, lang: Lang) -> Option<AnyView> {
    if let Some(phone) = &one.phone {
        let name = common::call_number(phone, lang);
        return Some(
            view! { <p><a class="button" href=format!("tel:{phone}")><Sign icon=Icon::Phone/>{name}</a></p> }
                .into_any(),
        );
    }
    if one.step == CandidateStep::Ended {
        return None;
    }
    if one.shares {
        return Some(
            view! {
                <form method="post" action=forms::candidate_path(one.lead, "show")>
                    <button class="button">{words::show(lang)}</button>
                </form>
            }
            .into_any(),
        );
    }
    let helper = list.helper_phone.clone().map(|phone| {
        view! { <a class="button" href=format!("tel:{phone}")><Sign icon=Icon::Phone/>{words::call_helper(lang)}</a> }
    });
    Some(view! { <p class="quiet">{words::no_share(lang)}</p> {helper} }.into_any())
}

fn answers(one: &CandidateLine, list: &CandidateList, lang: Lang) -> Option<AnyView> {
    if matches!(one.step, CandidateStep::Hired | CandidateStep::Ended) {
        return None;
    }
    let by_county = (!list.may_hire).then(|| view! { <p class="quiet">{words::county_appoints(lang)}</p> });
    let hire = (list.left > 0 && list.may_hire).then(|| {
        view! {
            <form method="post" action=forms::candidate_path(one.lead, "hire")>
                <button class="button act">{words::hire(lang)}</button>
            </form>
        }
    });
    Some(
        view! {
            <div class="row">{hire}</div>
            {by_county}
            {invite(one, list, lang)}
            {turn_down(one, lang)}
        }
        .into_any(),
    )
}

/// Day, place and note; after a mistake the form it was in is open again.
fn invite(one: &CandidateLine, list: &CandidateList, lang: Lang) -> AnyView {
    let flash = flash();
    let again = flash.typed(forms::OF) == one.lead.to_string();
    let typed = |name: &str, usual: &str| {
        if again {
            flash.typed(name)
        } else {
            usual.to_owned()
        }
    };
    let id = |name: &str| format!("{name}-{}", one.lead);
    let name = if one.step == CandidateStep::Invited {
        words::invite_again(lang)
    } else {
        words::invite(lang)
    };
    let wrong = |field: &'static str| again.then(|| view! { <ProblemOf field/> });
    view! {
        <details open=again>
            <summary class="button">{name}</summary>
            <form class="form" method="post" action=forms::candidate_path(one.lead, "invite")>
                <label for=id("day")>{words::day(lang)}</label>
                {wrong("day")}
                <input id=id("day") name="day" type="date" required value=typed("day", "")/>
                <label for=id("place")>{words::where_when(lang)}</label>
                {wrong("place")}
                <input id=id("place") name="place" required maxlength="100" value=typed("place", &list.address)/>
                <label for=id("note")>{words::bring(lang)}</label>
                {wrong("note")}
                <input id=id("note") name="note" maxlength="100" value=typed("note", "")/>
                <button class="button act">{words::invite_send(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn turn_down(one: &CandidateLine, lang: Lang) -> AnyView {
    let reasons = TurnDownReason::ALL
        .iter()
        .map(|reason| {
            view! { <button class="button" name="reason" value=reason.code()>{words::reason(*reason, lang)}</button> }
        })
        .collect_view();
    view! {
        <details>
            <summary class="button">{words::turn_down(lang)}</summary>
            <form method="post" action=forms::candidate_path(one.lead, "turn-down")>
                <fieldset class="reasons"><legend>{words::turn_down_why(lang)}</legend>{reasons}</fieldset>
            </form>
        </details>
    }
    .into_any()
}
