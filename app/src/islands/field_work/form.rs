//! The form of a visit: one group a page. Whatever is pressed or typed is on the disk before it is said to be kept.

use super::desk::{Desk, Saved};
use super::inputs::{any_of, file_field, one_of, problem, turn, typed};
use super::{confirmation, extras, person};
use crate::text::{codes, field_work as words, figures, refusal, visit};
use domain::field_work::{Change, Page};
use domain::ids::VisitId;
use domain::lead::{Answer, DeclineReason};
use domain::person_field::PersonField;
use domain::ports::PackLead;
use domain::visit::{Barrier, Benefit, Discovery, NeedKind, Outcome, OutcomeKind, is_asked, visit_groups};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The form, on the page that is open.
pub fn page(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let name = Memo::new(move |_| desk.draft(id, |draft| draft.name.clone()));
    let is_there = Memo::new(move |_| desk.shelf.with(|shelf| shelf.drafts.contains_key(&id)));
    // The page alone is followed: what is typed does not draw it anew.
    let open = Memo::new(move |_| {
        desk.shelf.with(|shelf| {
            let draft = shelf.drafts.get(&id);
            draft.map(|draft| (draft.page, draft.outcome.kind()))
        })
    });
    let content = move || {
        if !is_there.get() {
            return view! { <p>{words::waiting_none(lang)}</p> }.into_any();
        }
        desk.overtaken.track();
        let (page, kind) = open.get().unwrap_or((Page::Outcome, OutcomeKind::Draft));
        let pages = pages_of(kind);
        let at = pages.iter().position(|one| *one == page).unwrap_or_default();
        let page = pages.get(at).copied().unwrap_or(Page::Outcome);
        view! {
            <h3>{words::page_of(page, at + 1, pages.len(), lang)}</h3>
            {group(desk, id, page)}
            {turn(desk, id, pages, at)}
            {(at + 1 == pages.len()).then(|| finish(desk, id))}
        }
        .into_any()
    };
    view! {
        <p><button type="button" class="link" on:click=move |_| desk.back()>{words::back(lang)}</button></p>
        <h2>{move || name.get()}</h2>
        {saved(desk)}
        {overtaken(desk)}
        {problems(desk)}
        <div class="form">{content}</div>
        {drop_draft(desk, id)}
    }
    .into_any()
}

fn pages_of(kind: OutcomeKind) -> &'static [Page] {
    match kind {
        OutcomeKind::NotHome => Page::of(&Outcome::NotHome { retry_on: None }),
        OutcomeKind::Refused => Page::of(&Outcome::Refused {
            reason: String::new(),
        }),
        OutcomeKind::Done | OutcomeKind::Draft => Page::of(&Outcome::Draft),
    }
}

/// Whether what was typed is on the disk.
fn saved(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let line = move || match desk.saved.get() {
        Saved::Nothing => String::new(),
        Saved::Writing => words::saving(lang).to_owned(),
        Saved::At(at) => format!("{} {}", words::saved_at(lang), figures::moment(at, lang)),
        Saved::Not => words::not_saved(lang).to_owned(),
    };
    view! { <p class="quiet" role="status" id="saved" class:problem=move || desk.saved.get() == Saved::Not>{line}</p> }
        .into_any()
}

fn overtaken(desk: Desk) -> AnyView {
    let lang = desk.lang;
    view! {
        {move || (desk.overtaken.get() > 0).then(|| view! { <p class="notice">{words::other_window(lang)}</p> })}
    }
    .into_any()
}

/// What is missing, with the way there.
fn problems(desk: Desk) -> AnyView {
    let lang = desk.lang;
    let list = move || {
        let problems = desk.problems.get();
        (!problems.is_empty()).then(|| {
            let lines = problems
                .iter()
                .map(|problem| {
                    let name = field_name(&problem.field, desk);
                    view! { <li>{name} " · " {refusal::problem(problem.problem, lang)}</li> }
                })
                .collect_view();
            view! { <div class="notice" role="alert"><p><b>{words::mend(lang)}</b></p><ul>{lines}</ul></div> }
        })
    };
    view! { {list} }.into_any()
}

fn field_name(field: &str, desk: Desk) -> String {
    let lang = desk.lang;
    let name = match field {
        "outcome" | "reason" => visit::how_ended(lang),
        "income" => visit::group_income(lang),
        "confirmation" | "witness" => visit::group_confirm(lang),
        "note" => visit::note(lang),
        "why_again" => visit::why_again(lang),
        "leads" => visit::group_leads(lang),
        "training" => visit::group_training(lang),
        "needs" => visit::group_needs(lang),
        other => {
            let known = other.parse::<PersonField>();
            return known.map_or_else(
                |_| other.to_owned(),
                |field| crate::text::file::field(field, lang).to_owned(),
            );
        }
    };
    name.to_owned()
}

fn group(desk: Desk, id: VisitId, page: Page) -> AnyView {
    match page {
        Page::Outcome => outcome(desk, id),
        Page::Leads => leads(desk, id),
        Page::Work => view! { {fields(desk, id, 0)} {income(desk, id)} }.into_any(),
        Page::Functions => fields(desk, id, 1),
        Page::Wishes => view! { {fields(desk, id, 2)} {fields(desk, id, 3)} {training(desk, id)} }.into_any(),
        Page::Barriers => barriers(desk, id),
        Page::Needs => needs(desk, id),
        Page::Confirmation => confirmation::page(desk, id),
    }
}

/// How it went: the first question, and often the only one.
fn outcome(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let kinds = [OutcomeKind::Done, OutcomeKind::NotHome, OutcomeKind::Refused];
    let choices = kinds
        .iter()
        .map(|kind| (kind.code().to_owned(), visit::outcome(*kind, lang).to_owned()))
        .collect();
    let choose = |code: &str| {
        Change::Outcome(match code.parse() {
            Ok(OutcomeKind::Done) => Outcome::Done { next_on: None },
            Ok(OutcomeKind::NotHome) => Outcome::NotHome { retry_on: None },
            Ok(OutcomeKind::Refused) => Outcome::Refused {
                reason: String::new(),
            },
            Ok(OutcomeKind::Draft) | Err(_) => Outcome::Draft,
        })
    };
    let kind = Memo::new(move |_| {
        desk.shelf
            .with(|shelf| shelf.drafts.get(&id).map(|draft| draft.outcome.kind()))
    });
    let detail = move || match kind.get() {
        Some(OutcomeKind::Done) => day(desk, id, visit::next_on(lang), |next_on| Outcome::Done {
            next_on,
        }),
        Some(OutcomeKind::NotHome) => day(desk, id, visit::retry_on(lang), |retry_on| Outcome::NotHome {
            retry_on,
        }),
        Some(OutcomeKind::Refused) => typed(
            desk,
            id,
            ("reason", visit::refused_why(lang)),
            |draft| match &draft.outcome {
                Outcome::Refused { reason } => reason.clone(),
                _ => String::new(),
            },
            true,
            |reason| Change::Outcome(Outcome::Refused { reason }),
        ),
        _ => ().into_any(),
    };
    view! {
        <p class="quiet">{visit::polite(lang)}</p>
        {problem(desk, "outcome")}
        {one_of(desk, id, visit::how_ended(lang), choices, |draft, code| draft.outcome.kind().code() == code, choose)}
        {detail}
        {burden(desk, id)}
        {extras::place(desk, id)}
    }
    .into_any()
}

fn day(
    desk: Desk,
    id: VisitId,
    label: &'static str,
    outcome: fn(Option<chrono::NaiveDate>) -> Outcome,
) -> AnyView {
    let shown = desk.shelf.with_untracked(|shelf| {
        let again = shelf.drafts.get(&id).and_then(|draft| draft.outcome.again_on());
        again.map(|day| day.to_string()).unwrap_or_default()
    });
    view! {
        <div class="field">
            <label for="again">{label}</label>
            <input id="again" type="date" prop:value=shown on:change=move |event| {
                let day = event_target_value(&event).parse().ok();
                desk.change(id, Change::Outcome(outcome(day)));
            }/>
        </div>
    }
    .into_any()
}

/// A household that is visited more often than it should be is asked for a reason.
fn burden(desk: Desk, id: VisitId) -> Option<AnyView> {
    let lang = desk.lang;
    let pack = desk.pack.get_untracked()?;
    let person = desk
        .shelf
        .with_untracked(|shelf| shelf.drafts.get(&id).map(|draft| draft.person))?;
    let person = pack.people.iter().find(|one| one.id == person)?;
    let home = pack
        .households
        .iter()
        .find(|home| Some(home.id) == person.household)?;
    (home.visits >= pack.form.visits_per_month).then(|| {
        view! {
            <p class="notice">{visit::been_there(home.visits, lang)} {visit::too_often(lang)}</p>
            {typed(desk, id, ("why_again", visit::why_again(lang)), |draft| draft.answers.why_again.clone(), false, Change::WhyAgain)}
        }
        .into_any()
    })
}

/// Up to five vacancies: told or not, and what was said.
fn leads(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let pack = desk.pack.get_untracked();
    let person = desk
        .shelf
        .with_untracked(|shelf| shelf.drafts.get(&id).map(|draft| draft.person));
    let all: Vec<PackLead> = pack
        .iter()
        .flat_map(|pack| &pack.people)
        .filter(|one| Some(one.id) == person)
        .flat_map(|one| one.leads.clone())
        .collect();
    if all.is_empty() {
        return view! { <p>{visit::leads_none(lang)}</p> }.into_any();
    }
    let cards = all
        .iter()
        .filter_map(|lead| {
            let vacancy = person::vacancy(pack.as_deref()?, lead)?;
            Some(view! { <li class="card">{person::head(&vacancy, lang)} {told(desk, id, lead)}</li> })
        })
        .collect_view();
    view! { <ul class="plain">{cards}</ul> }.into_any()
}

const NOT_TOLD: &str = "-";
const NO_ANSWER: &str = "";

fn told(desk: Desk, id: VisitId, lead: &PackLead) -> AnyView {
    let (lang, lead) = (desk.lang, lead.id);
    let declined = DeclineReason::ALL.iter().map(|why| Answer::Declined(*why));
    let answers = [Answer::Interested, Answer::CallMe].into_iter().chain(declined);
    let choices = [
        (NOT_TOLD.to_owned(), words::not_told(lang).to_owned()),
        (
            NO_ANSWER.to_owned(),
            format!("{} · {}", words::told(lang), visit::said_nothing(lang)),
        ),
    ];
    let answers = answers.map(|answer| (code_of(answer).to_owned(), codes::answer(answer, lang).to_owned()));
    one_of(
        desk,
        id,
        visit::lead_says(lang),
        choices.into_iter().chain(answers).collect(),
        move |draft, code| match draft.lead(lead) {
            None => code == NOT_TOLD,
            Some(told) => told.answer.map_or(NO_ANSWER, code_of) == code,
        },
        move |code| Change::Lead(lead, (code != NOT_TOLD).then(|| answer_of(code))),
    )
}

const fn code_of(answer: Answer) -> &'static str {
    match answer {
        Answer::Interested => "interested",
        Answer::CallMe => "call_me",
        Answer::Declined(why) => why.code(),
    }
}

fn answer_of(code: &str) -> Option<Answer> {
    match code {
        "interested" => Some(Answer::Interested),
        "call_me" => Some(Answer::CallMe),
        why => why.parse().ok().map(Answer::Declined),
    }
}

/// The fields of one of the groups of the file a visit asks about.
fn fields(desk: Desk, id: VisitId, group: usize) -> AnyView {
    // The groups of `visit_groups`, in its order: work, functions, skills, intentions.
    let groups = visit_groups();
    let fields = groups.get(group).map(|group| group.fields()).unwrap_or_default();
    fields
        .iter()
        .filter(|field| is_asked(**field))
        .map(|field| file_field(desk, id, *field))
        .collect_view()
        .into_any()
}

fn income(desk: Desk, id: VisitId) -> AnyView {
    let label = visit::income(desk.lang);
    typed(
        desk,
        id,
        ("income", label),
        |draft| draft.income.clone(),
        false,
        Change::Income,
    )
}

fn training(desk: Desk, id: VisitId) -> AnyView {
    let label = format!(
        "{} ({})",
        visit::group_training(desk.lang),
        visit::training_hint(desk.lang)
    );
    let shown = |draft: &domain::field_work::Draft| draft.training().replace('、', "\n");
    typed(
        desk,
        id,
        ("training", label.as_str()),
        shown,
        true,
        Change::Training,
    )
}

fn barriers(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let barriers = Barrier::ALL
        .iter()
        .map(|one| (*one, visit::barrier(*one, lang)))
        .collect();
    let benefits = Benefit::ALL
        .iter()
        .map(|one| (*one, visit::benefit(*one, lang)))
        .collect();
    view! {
        {any_of(desk, id, visit::group_barriers(lang), barriers, |draft, one| draft.answers.barriers.contains(&one), Change::Barrier)}
        {any_of(desk, id, visit::group_benefits(lang), benefits, |draft, one| draft.answers.benefits.contains(&one), Change::Benefit)}
    }
    .into_any()
}

fn needs(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    let seen = Discovery::ALL
        .iter()
        .map(|one| (*one, visit::discovery(*one, lang)))
        .collect();
    let kinds = NeedKind::ALL
        .iter()
        .map(|one| (*one, visit::need(*one, lang)))
        .collect();
    let wanted = Memo::new(move |_| {
        desk.draft(id, |draft| {
            let kinds = draft.answers.needs.iter().map(|need| need.kind);
            kinds.collect::<BTreeSet<NeedKind>>()
        })
    });
    let notes = move || {
        wanted
            .get()
            .into_iter()
            .map(|kind| {
                let label = format!("{} · {}", visit::need(kind, lang), visit::need_note(lang));
                let shown = move |draft: &domain::field_work::Draft| {
                    draft.need(kind).map(|need| need.note.clone()).unwrap_or_default()
                };
                typed(
                    desk,
                    id,
                    (kind.code(), label.as_str()),
                    shown,
                    false,
                    move |note| Change::Need(kind, Some(note)),
                )
            })
            .collect_view()
    };
    view! {
        {any_of(desk, id, visit::group_discoveries(lang), seen, |draft, one| draft.answers.discoveries.contains(&one), Change::Discovery)}
        {any_of(desk, id, visit::group_needs(lang), kinds, |draft, one| draft.need(one).is_some(), |one, on| {
            Change::Need(one, on.then(String::new))
        })}
        {notes}
        {typed(desk, id, ("note", visit::note(lang)), |draft| draft.answers.note.clone(), true, Change::Note)}
    }
    .into_any()
}

fn finish(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    view! {
        <button type="button" class="button act big" on:click=move |_| desk.finish(id)>{words::finish(lang)}</button>
        <p class="quiet">{words::finish_done(lang)}</p>
    }
    .into_any()
}

fn drop_draft(desk: Desk, id: VisitId) -> AnyView {
    let lang = desk.lang;
    view! {
        <details>
            <summary>{words::drop_draft(lang)}</summary>
            <p>{words::drop_sure(lang)}</p>
            <button type="button" class="button" on:click=move |_| desk.drop_draft(id)>{words::yes_drop(lang)}</button>
        </details>
    }
    .into_any()
}
