//! One vacancy as its employer sees it: where it stands, what speaks against it, how it looks, and what to do.

use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, public_page};
use crate::forms;
use crate::pages::public::vacancy::told;
use crate::pages::{path_part, when};
use crate::text::{Lang, posting as words};
use domain::ids::VacancyId;
use domain::ports::{PostingView, ShownVacancy, VacancyView};
use domain::posting::{Objection, Stage};
use domain::vacancy::VacancyState;
use leptos::prelude::*;

/// `/employer/vacancies/{id}`.
#[component]
pub fn Posting() -> impl IntoView {
    let id = path_part::<VacancyId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.postings.view(&actor, id?).await },
        |posting| show(&posting),
    )
}

fn show(posting: &PostingView) -> AnyView {
    let lang = lang();
    let title = posting
        .preview
        .as_ref()
        .map_or_else(|| words::edit(lang).to_owned(), |vacancy| vacancy.title.clone());
    let back = (!posting.by_staff)
        .then(|| view! { <p><a class="button" href=forms::EMPLOYER>{words::own(lang)}</a></p> });
    public_page(
        title.clone(),
        None,
        view! {
            <h1>{title}</h1>
            {standing(posting, lang)}
            {objections(&posting.objections, lang)}
            {sending(posting, lang)}
            {posting.shown.as_ref().map(|shown| keeping(posting, shown, lang))}
            {preview(posting, lang)}
            {back}
        },
    )
}

/// Where it stands, and the reason an officer gave.
fn standing(posting: &PostingView, lang: Lang) -> AnyView {
    let stage = match &posting.stage {
        Some(stage) => words::stage(stage, lang),
        None => words::by_file(lang),
    };
    let reason = match &posting.stage {
        Some(Stage::Returned { reason, .. } | Stage::Refused { reason, .. }) => Some(reason.clone()),
        _ => None,
    };
    let live = matches!(posting.stage, Some(Stage::Live { .. }));
    let unsent = (live && posting.unsent).then(|| view! { <p>{words::unsent(lang)}</p> });
    view! {
        <p><span class="mark">{stage}</span></p>
        {reason.map(|reason| view! { <p class="notice"><b>{reason}</b></p> })}
        {unsent}
    }
    .into_any()
}

/// What must be put right, and what an officer will look at.
pub fn objections(all: &[Objection], lang: Lang) -> AnyView {
    let of = |blocks: bool| -> Vec<&Objection> { all.iter().filter(|one| one.blocks() == blocks).collect() };
    let (blocking, doubtful) = (of(true), of(false));
    view! {
        {objection_list(&blocking, words::blocked(lang), lang)}
        {objection_list(&doubtful, words::doubtful(lang), lang)}
    }
    .into_any()
}

fn objection_list(some: &[&Objection], title: &'static str, lang: Lang) -> Option<AnyView> {
    let lines = some
        .iter()
        .map(|one| {
            let (said, instead) = words::objection(one, lang);
            view! { <li><b>{said}</b> " " {instead}</li> }
        })
        .collect_view();
    (!some.is_empty()).then(|| {
        view! {
            <div class="notice objections">
                <h2><Sign icon=Icon::Warning/>{title}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any()
    })
}

/// Sending, while there is something to send; mending; throwing away.
fn sending(posting: &PostingView, lang: Lang) -> Option<AnyView> {
    let stage = posting.stage.as_ref().filter(|stage| stage.may_be_sent())?;
    let blocked = posting.objections.iter().any(Objection::blocks);
    let sends = posting.unsent && posting.preview.is_some() && !blocked;
    let name = match (posting.objections.is_empty(), stage) {
        (false, _) => words::send_review(lang),
        (true, Stage::Live { .. }) => words::send_changes(lang),
        (true, _) => words::send(lang),
    };
    let doubt =
        (sends && !posting.objections.is_empty()).then(|| view! { <p>{words::doubtful_do(lang)}</p> });
    let send = sends.then(|| {
        view! {
            <form method="post" action=forms::posting_deed_path(posting.id, "send")>
                <input type="hidden" name="version" value=posting.version.to_string()/>
                <button class="button act big">{name}</button>
            </form>
        }
    });
    let discard = matches!(stage, Stage::Draft).then(|| deed(posting.id, "discard", words::discard(lang)));
    Some(
        view! {
            {doubt}
            <div class="row">
                {send}
                <a class="button" href=forms::edit_posting_path(posting.id)>{words::go_on(lang)}</a>
                {discard}
            </div>
        }
        .into_any(),
    )
}

/// A button that does one thing with a vacancy.
pub fn deed(id: VacancyId, deed: &str, name: &'static str) -> AnyView {
    view! {
        <form method="post" action=forms::posting_deed_path(id, deed)>
            <button class="button">{name}</button>
        </form>
    }
    .into_any()
}

/// What came of it, and the taps that keep it true.
fn keeping(posting: &PostingView, shown: &ShownVacancy, lang: Lang) -> AnyView {
    let id = posting.id;
    let until = shown
        .open
        .then(|| view! { <p class="quiet">{words::until(shown.last_day, lang)}</p> });
    let ageing = shown
        .ageing
        .then(|| view! { <p class="notice">{words::touch_ask(lang)}</p> });
    let close = shown.open.then(|| {
        view! {
            <details>
                <summary>{words::close(lang)}</summary>
                <p>{words::close_do(lang)}</p>
                {deed(id, "close", words::close(lang))}
            </details>
        }
    });
    let may_reopen =
        !shown.open && shown.left > 0 && posting.stage.is_some() && shown.state != VacancyState::Withdrawn;
    view! {
        <div class="card">
            <p><b>{words::shown(shown.open, lang)}</b> " · " {words::left(shown.left, shown.headcount, lang)}</p>
            <p>{words::interest((shown.told, shown.yes, shown.waiting), lang)}</p>
            {until}
            {ageing}
            <div class="row">
                {(!posting.by_staff).then(|| view! { <a class="button act" href=forms::candidates_path(id)>{words::candidates(lang)}</a> })}
                {shown.open.then(|| deed(id, "touch", words::touch(lang)))}
                {may_reopen.then(|| deed(id, "reopen", words::reopen(lang)))}
                <a class="button" href=forms::like_posting_path(id)>{words::like(lang)}</a>
            </div>
            {close}
        </div>
    }
    .into_any()
}

fn preview(posting: &PostingView, lang: Lang) -> AnyView {
    let Some(vacancy) = posting.preview.clone() else {
        return view! { <p class="notice">{words::preview_not(lang)}</p> }.into_any();
    };
    let usual = posting
        .usual_demands
        .then(|| view! { <p class="quiet">{words::preview_usual(lang)}</p> });
    let title = vacancy.title.clone();
    let seen = VacancyView {
        vacancy,
        path: posting.path.clone(),
        open: true,
        similar: Vec::new(),
        unlawful: Vec::new(),
        may_withdraw: false,
        month_days: posting.month_days,
    };
    view! {
        <h2>{words::preview(lang)}</h2>
        {usual}
        <article class="vacancy card">
            <h3>{title}</h3>
            {told(&seen, lang)}
        </article>
    }
    .into_any()
}
