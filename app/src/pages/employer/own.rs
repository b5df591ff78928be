//! What an employer has offered, and what it is told, on its own page.

use super::posting::deed;
use crate::components::{Icon, Sign};
use crate::forms;
use crate::text::{Lang, figures, posting as words};
use domain::ports::{OwnPostings, PostingLine};
use domain::posting::{EmployerNotice, NoticeKind};
use leptos::prelude::*;

/// News, then everything offered.
pub fn part(own: &OwnPostings, lang: Lang) -> AnyView {
    let lines = own.lines.iter().map(|line| card(line, lang)).collect_view();
    let none = own
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::own_none(lang)}</p> });
    view! {
        <div class="row">
            <a class="button act big" href=forms::NEW_POSTING>{words::new(lang)}</a>
            <a class="button" href=format!("{}?kind=day_job", forms::NEW_POSTING)>{crate::text::day_job::form(lang)}</a>
        </div>
        {news(own, lang)}
        <h2>{words::own(lang)}</h2>
        {none}
        <ul class="cards">{lines}</ul>
    }
    .into_any()
}

fn news(own: &OwnPostings, lang: Lang) -> Option<AnyView> {
    let lines = own
        .notices
        .iter()
        .filter(|(_, title)| !title.is_empty())
        .map(|(notice, title)| news_line(notice, title, lang))
        .collect_view();
    (!own.notices.is_empty()).then(|| {
        view! {
            <h2><Sign icon=Icon::Clock/>{words::notices(lang)}</h2>
            <ul class="plain">{lines}</ul>
        }
        .into_any()
    })
}

fn news_line(notice: &EmployerNotice, title: &str, lang: Lang) -> AnyView {
    let href = match notice.kind {
        NoticeKind::Waiting => forms::candidates_path(notice.vacancy),
        _ => forms::posting_path(notice.vacancy),
    };
    view! {
        <li><a href=href>{words::notice(notice.kind, title, lang)}</a> " "
            <span class="quiet">{figures::day(notice.on, lang)}</span></li>
    }
    .into_any()
}

fn card(line: &PostingLine, lang: Lang) -> AnyView {
    let title = if line.title.is_empty() {
        words::edit(lang).to_owned()
    } else {
        line.title.clone()
    };
    let stage = match (&line.shown, &line.stage) {
        (Some(shown), _) => words::shown(shown.open, lang),
        (None, Some(stage)) => words::stage(stage, lang),
        (None, None) => words::by_file(lang),
    };
    let counts = line.shown.as_ref().map(|shown| {
        view! {
            <p class="wage">{figures::wage(&shown.wage, lang)}</p>
            <p>{words::left(shown.left, shown.headcount, lang)}</p>
            <p>{words::interest((shown.told, shown.yes, shown.waiting), lang)}</p>
        }
    });
    let wanted = line.shown.as_ref().filter(|shown| shown.yes > 0);
    let candidates = wanted
        .map(|_| view! { <a class="button act" href=forms::candidates_path(line.id)>{words::candidates(lang)}</a> });
    let ageing = line.shown.as_ref().is_some_and(|shown| shown.ageing);
    let touch = ageing.then(|| deed(line.id, "touch", words::touch(lang)));
    let unsent =
        (line.unsent && line.shown.is_some()).then(|| view! { <p class="quiet">{words::unsent(lang)}</p> });
    view! {
        <li class="card" id=line.id.to_string()>
            <h3><a href=forms::posting_path(line.id)>{title}</a></h3>
            <p><span class="mark">{stage}</span></p>
            {counts}
            {unsent}
            <div class="row">{candidates} {touch}</div>
        </li>
    }
    .into_any()
}
