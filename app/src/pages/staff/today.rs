//! The desk: one question a tile, then the asker's own area.

use super::coverage_table::table;
use super::{hand_overs, when};
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, described, staff_page};
use crate::text::{
    Lang, account, common, employer, erasure, export, hand_over, list, message, policies, posting, privacy,
    recognition, spot, staff as words, task, work,
};
use crate::{forms, routes};
use domain::actor::{Role, Staff};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, CareNews, CoverageTable};
use domain::refusal::Refusal;
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// `/staff`.
#[component]
pub fn Today() -> impl IntoView {
    when(ask, |desk| show(&desk))
}

struct Desk {
    staff: Staff,
    /// `None` for roles that see no counts.
    table: Option<CoverageTable>,
    /// The number people of the asker's area are told to call.
    helper_phone: Option<String>,
    /// Whom they are asked to look after, and who came or went; of those who look after people.
    news: Option<CareNews>,
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
    Ok(Desk {
        staff,
        table,
        helper_phone,
        news,
    })
}

fn show(desk: &Desk) -> AnyView {
    let lang = lang();
    let (area, role) = (desk.staff.area, desk.staff.role);
    let writes = role.writes_people();
    let missing = desk.table.as_ref().map(|table| table.total.shortfall);
    let counts = desk.table.is_some();
    let reads = role.sees_people();
    let recognises = role.may(Deed::Read, Function::Recognition);
    let accounts = role.may(Deed::Read, Function::Account) || role.may_request_accounts();
    let employers = role.may(Deed::Approve, Function::Vacancy);
    let requests = role.may(Deed::Read, Function::DataRequest);
    let watches = role.may(Deed::Read, Function::AccessLog);
    let catalogue = role.may(Deed::Read, Function::Catalogue);
    staff_page(
        words::today(lang),
        view! {
            <h1>{words::today(lang)}</h1>
            {desk.news.as_ref().and_then(|news| hand_overs::news(news, lang))}
            <div class="tiles">
                {role.may(Deed::Read, Function::HomeVisit).then(|| tile(forms::visit::TASKS, Icon::Tick, task::title(lang), task::tile_do(lang)))}
                {role.may(Deed::Read, Function::Placement).then(|| tile(forms::work::PLACEMENTS, Icon::Hands, work::title(lang), work::tile_do(lang)))}
                {role.may(Deed::Count, Function::Placement).then(|| tile(forms::work::STABILITY, Icon::Chart, work::stability(lang), work::stability_do(lang)))}
                {role.may(Deed::Approve, Function::HomeVisit).then(|| tile(forms::visit::SPOT_CHECKS, Icon::Tick, spot::title(lang), spot::tile_do(lang)))}
                {missing.filter(|_| reads).map(|missing| lacking(missing, lang))}
                {counts.then(|| tile(&routes::coverage(None, None), Icon::Chart, words::tile_behind(lang), words::tile_behind_do(lang)))}
                {counts.then(|| tile(&routes::shortages(None), Icon::Warning, words::tile_shortage(lang), words::tile_shortage_do(lang)))}
                {(reads && !counts).then(|| tile(&routes::people(area), Icon::List, words::people(lang), words::tile_people_do(lang)))}
                {reads.then(|| tile(&routes::behind(None), Icon::Warning, message::behind(lang), message::behind_do(lang)))}
                {writes.then(|| tile(&routes::village_news(area), Icon::List, message::village(lang), message::village_do(lang)))}
                {writes.then(|| tile(&routes::slips(area, None), Icon::Printer, words::tile_slips(lang), words::tile_slips_do(lang)))}
                {recognises.then(|| tile(routes::RECOGNITIONS, Icon::Tick, recognition::tile(lang), recognition::tile_do(lang)))}
                {requests.then(|| tile(forms::privacy::REQUESTS, Icon::Shield, privacy::inbox(lang), privacy::inbox_tile_do(lang)))}
                {watches.then(|| tile(forms::privacy::ACCESS_LOG, Icon::List, privacy::log(lang), privacy::log_tile_do(lang)))}
                {reads.then(|| renewals(lang))}
                {role.may(Deed::Approve, Function::PersonFile).then(|| tile(routes::LISTS, Icon::List, list::title(lang), list::tile_do(lang)))}
                {role.may(Deed::Update, Function::PersonFile).then(|| tile(routes::LIST_QUESTIONS, Icon::Help, list::questions(lang), list::questions_do(lang)))}
                {reads.then(|| tile(forms::EXPORTS, Icon::List, export::title(lang), export::tile_do(lang)))}
                {role.may(Deed::Approve, Function::PersonFile).then(|| tile(&routes::retention(None), Icon::Shield, erasure::tile(lang), erasure::tile_do(lang)))}
                {role.may(Deed::Create, Function::PersonFile).then(|| register(lang))}
                {desk.news.is_some().then(|| tile(forms::HAND_OVERS, Icon::Hands, hand_over::title(lang), hand_over::tile_do(lang)))}
                {catalogue.then(|| tile(&vacancies_of(area), Icon::Search, words::tile_vacancies(lang), words::tile_vacancies_do(lang)))}
                {employers.then(|| tile(forms::EMPLOYERS, Icon::Hands, employer::queue_title(lang), employer::queue_tile_do(lang)))}
                {employers.then(|| tile(forms::REVIEW, Icon::Tick, posting::review(lang), posting::review_do(lang)))}
                {role.may(Deed::Create, Function::Vacancy).then(|| tile(forms::NEW_POSTING, Icon::Person, posting::for_firm(lang), posting::for_firm_do(lang)))}
                {sets_figures(role).then(|| tile(forms::FIGURES, Icon::List, policies::desk_title(lang), policies::tile_do(lang)))}
                {accounts.then(|| tile(forms::ACCOUNTS, Icon::Shield, account::list_title(lang), account::list_tile_do(lang)))}
                {tile(forms::ACCOUNT, Icon::Person, account::own_title(lang), account::own_tile_do(lang))}
            </div>
            {desk.table.as_ref().map(|rows| table(rows, lang))}
            {writes.then(|| helper_phone(desk, lang))}
        },
    )
}

/// Whether somebody asks for policy figures or approves them.
fn sets_figures(role: Role) -> bool {
    [Deed::Create, Deed::Approve]
        .iter()
        .any(|deed| role.may(*deed, Function::PolicyParameter))
}

fn lacking(missing: u32, lang: Lang) -> AnyView {
    let name = words::tile_lacking(lang);
    let text = format!(
        "{} · {}",
        words::missing(missing, lang),
        words::tile_lacking_do(lang)
    );
    tile("/staff/people", Icon::List, name, &text)
}

fn renewals(lang: Lang) -> AnyView {
    let (name, text) = (words::tile_renewals(lang), words::tile_renewals_do(lang));
    tile(&routes::renewals(None), Icon::Clock, name, text)
}

fn register(lang: Lang) -> AnyView {
    let (name, text) = (words::tile_register(lang), words::tile_register_do(lang));
    tile(routes::NEW_PERSON, Icon::Person, name, text)
}

fn tile(href: &str, icon: Icon, name: &'static str, text: &str) -> AnyView {
    view! { <a class="tile" href=href.to_owned()><Sign icon/><b>{name}</b><span>{text.to_owned()}</span></a> }
        .into_any()
}

/// Vacancies of the county at least: work for a village is rarely in the village.
fn vacancies_of(area: AreaCode) -> String {
    let county = area.at(AreaLevel::County).unwrap_or(area);
    format!("/vacancies?area={county}")
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
