//! Assistance weeks: the list, and laying out a new one.

use super::new_placement::input;
use super::week_form::name;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Sign, staff_page};
use crate::forms::assistance_week as to;
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, figures};
use domain::ports::{AreaRef, WeekLine, WeekList};
use leptos::prelude::*;

/// `/staff/weeks`.
#[component]
pub fn Weeks() -> impl IntoView {
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.weeks(&actor).await },
        |list| show(&list),
    )
}

fn show(list: &WeekList) -> AnyView {
    let lang = lang();
    let lines = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = list.lines.is_empty().then(|| {
        view! { <p class="notice">{words::none(lang)} " " {words::none_do(lang)}</p> }
    });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            {none}
            <ul class="cards">{lines}</ul>
            {list.may_begin.as_ref().map(|area| begin(area, list, lang))}
        },
    )
}

/// A week in short.
fn line(one: &WeekLine, lang: Lang) -> AnyView {
    let (first, last) = one.span;
    let late = (one.overdue > 0).then(|| {
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::late_items(one.overdue, lang)}</span></p> }
    });
    let stands = if one.archived {
        words::archived(lang)
    } else {
        words::stage(one.stage, lang)
    };
    let days = format!(
        "{} — {}",
        figures::full_day(first, lang),
        figures::full_day(last, lang)
    );
    view! {
        <li class="card">
            <h2><a href=to::week_path(one.id)>{one.title.clone()}</a></h2>
            <p>{one.place.clone()} " · " <b>{stands}</b></p>
            <p>{days}</p>
            {late}
            <p><a href=routes::week_page(one.id, WeekPage::Report)>{name(WeekPage::Report, lang)}</a></p>
        </li>
    }
    .into_any()
}

fn begin(area: &AreaRef, list: &WeekList, lang: Lang) -> AnyView {
    view! {
        <details class="filters" open=list.lines.is_empty() || flash().refusal.is_some()>
            <summary>{words::begin(lang)}</summary>
            <form class="form" method="post" action=to::WEEKS>
                <input type="hidden" name="area" value=area.code.to_string()/>
                <p>{area.name.clone()}</p>
                {input("title", words::name(lang), "text", String::new())}
                {input("theme", words::theme(lang), "text", String::new())}
                {input("starts_on", words::starts_on(lang), "date", list.today.to_string())}
                {input("phone", words::phone(lang), "tel", String::new())}
                <button class="button act">{words::begin(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
