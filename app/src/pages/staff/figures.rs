//! Policy figures: what is asked for, what waits for somebody else, and what is in force with its source.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Field, ProblemOf, staff_page};
use crate::forms;
use crate::pages::public::policies::figures_by_topic;
use crate::text::{Lang, common, figures, policies as words};
use domain::params::{ParamKey, PolicyParameter};
use domain::ports::{Answered, AreaRef, FigureDesk, FigureLine};
use leptos::prelude::*;

/// `/staff/figures`.
#[component]
pub fn Figures() -> impl IntoView {
    when(ask, |(desk, rows)| show(&desk, rows))
}

type Rows = Vec<(PolicyParameter, Option<AreaRef>)>;

async fn ask(asker: Asker) -> Answered<(FigureDesk, Rows)> {
    let desk = asker.ports.policies.desk(&asker.actor).await?;
    let rows = crate::pages::public::policies::in_force(asker).await?;
    Ok((desk, rows))
}

fn show(desk: &FigureDesk, rows: Rows) -> AnyView {
    let lang = lang();
    let lines = desk
        .requests
        .iter()
        .map(|line| request(line, lang))
        .collect_view();
    let empty = desk
        .requests
        .is_empty()
        .then(|| view! { <p class="notice">{words::requests_none(lang)}</p> });
    staff_page(
        words::desk_title(lang),
        view! {
            <h1>{words::desk_title(lang)}</h1>
            <p>{words::desk_intro(lang)}</p>
            <h2>{words::requests_title(lang)}</h2>
            {empty}
            <ul class="cards">{lines}</ul>
            {desk.may_ask.as_ref().map(|area| new(area, lang))}
            <h2>{words::title(lang)}</h2>
            {figures_by_topic(rows, lang)}
        },
    )
}

fn request(line: &FigureLine, lang: Lang) -> AnyView {
    let wish = &line.wish;
    let now = line.now.map_or_else(
        || words::not_set(lang).to_owned(),
        |now| words::value_of(wish.key, now, lang),
    );
    let state = match line.decided {
        None => view! { <span class="mark amber">{words::waits(lang)}</span> }.into_any(),
        Some((_, true)) => view! { <span class="mark">{words::approved(lang)}</span> }.into_any(),
        Some((_, false)) => view! { <span class="quiet">{words::refused(lang)}</span> }.into_any(),
    };
    let decide = line.may_decide.then(|| decide(line, lang));
    view! {
        <li class="card" id=line.id.to_string()>
            <h3>{words::name(wish.key, lang)} " " {state}</h3>
            <p>{line.area.name.clone()} " · " {words::now(lang)} " " {now} " → "
                <b>{words::value_of(wish.key, wish.value, lang)}</b></p>
            <p>{words::from_day(&figures::full_day(wish.valid_from, lang), lang)} <br/>
                {words::source(lang)} {common::colon(lang)} {wish.source.clone()}</p>
            <p class="quiet">{words::asked_at(&figures::moment(line.asked_at, lang), lang)}</p>
            {decide}
        </li>
    }
    .into_any()
}

fn decide(line: &FigureLine, lang: Lang) -> AnyView {
    view! {
        <div class="row">
            <form method="post" action=forms::figure_path(line.id, true)>
                <button class="button act">{words::approve(lang)}</button>
            </form>
            <form method="post" action=forms::figure_path(line.id, false)>
                <button class="button">{words::refuse(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

fn new(area: &AreaRef, lang: Lang) -> AnyView {
    let typed = flash();
    let keys = ParamKey::ALL
        .iter()
        .filter(|key| key.is_of_counties())
        .map(|key| {
            let selected = typed.typed("key") == key.code();
            view! { <option value=key.code() selected=selected>{words::name_with_range(*key, lang)}</option> }
        })
        .collect_view();
    view! {
        <form class="form" id="new" method="post" action=forms::FIGURES>
            <h2>{words::new_title(&area.name, lang)}</h2>
            <p>{words::new_how(lang)}</p>
            <input type="hidden" name="area" value=area.code.to_string()/>
            <label for="key">{words::what(lang)}</label>
            <ProblemOf field="key"/>
            <select id="key" name="key">{keys}</select>
            <Field name="value" label=words::value_how(lang)/>
            <Field name="valid_from" label=words::since(lang) kind="date"/>
            <Field name="source" label=words::source_how(lang)/>
            <button class="button act">{words::new_send(lang)}</button>
        </form>
    }
    .into_any()
}
