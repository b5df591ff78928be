//! The desk: what one may do, by what it is about; then the asker's own area.

use super::coverage_table::table;
use super::desk_tiles::tiles;
use super::{hand_overs, when};
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms;
use crate::text::{Lang, common, staff as words};
use domain::actor::Staff;
use domain::ports::{Answered, CareNews, CoverageTable};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// `/staff`.
#[component]
pub fn Today() -> impl IntoView {
    when(ask, |desk| show(&desk))
}

pub(super) struct Desk {
    pub staff: Staff,
    /// `None` for roles that see no counts.
    pub table: Option<CoverageTable>,
    /// The number people of the asker's area are told to call.
    helper_phone: Option<String>,
    /// Whom they are asked to look after, and who came or went; of those who look after people.
    pub news: Option<CareNews>,
    /// Complaints that are open, and how many of them are late; of those who handle them.
    pub cases: Option<(u32, u32)>,
}

async fn ask(asker: Asker) -> Answered<Desk> {
    let Asker { ports, actor, .. } = asker;
    let staff = actor.staff()?.clone();
    let table = match ports.coverage.coverage(&actor, None, None).await {
        Err(Refusal::NotAllowed) => None,
        other => Some(other?),
    };
    let helper_phone = ports.areas.helper_phone(Some(staff.area)).await?;
    let news = if staff.role.looks_after_people() {
        Some(ports.hand_overs.news(&actor).await?)
    } else {
        None
    };
    let cases = match ports.cases.cases_waiting(&actor).await {
        Err(Refusal::NotAllowed) => None,
        other => Some(other?),
    };
    Ok(Desk {
        staff,
        table,
        helper_phone,
        news,
        cases,
    })
}

fn show(desk: &Desk) -> AnyView {
    let lang = lang();
    let writes = desk.staff.role.writes_people();
    staff_page(
        words::today(lang),
        view! {
            <h1>{words::today(lang)}</h1>
            {desk.news.as_ref().and_then(|news| hand_overs::news(news, lang))}
            {tiles(desk, lang)}
            {desk.table.as_ref().map(|rows| table(rows, lang))}
            {writes.then(|| helper_phone(desk, lang))}
        },
    )
}

fn helper_phone(desk: &Desk, lang: Lang) -> AnyView {
    let flash = flash();
    let typed = flash.typed("phone");
    let value = if typed.is_empty() {
        desk.helper_phone.clone().unwrap_or_default()
    } else {
        typed
    };
    view! {
        <form class="form" id="helper-phone" method="post" action=forms::HELPER_PHONE>
            <h2>{words::helper_phone(lang)}</h2>
            <p>{words::helper_phone_do(lang)}</p>
            <input type="hidden" name="area" value=desk.staff.area.to_string()/>
            <label for="phone">{words::phone(lang)}</label>
            <ProblemOf field="phone"/>
            <input id="phone" name="phone" type="tel" autocomplete="off" value=value
                autofocus=described("phone").is_some() aria-describedby=described("phone")/>
            <button class="button act">{common::save(lang)}</button>
        </form>
    }
    .into_any()
}
