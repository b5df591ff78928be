//! Tiles of the desk: one question each, by what it is about. Who may nothing of a group does not see its heading.

use super::today::Desk;
use crate::components::{Icon, Sign};
use crate::text::{
    Lang, account, assistance_week, calendar, case, claim, employer, erasure, export, fair, hand_over,
    instructor, insurance, list, listing, message, policies, posting, privacy, public_post, quota,
    recognition, region, screen, spot, staff as words, startup, task, training, work,
};
use crate::{forms, routes};
use domain::actor::{Role, Staff};
use domain::permission::{Deed, Function};
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// All of them.
pub(super) fn tiles(desk: &Desk, lang: Lang) -> AnyView {
    [
        (words::group_people(lang), people(desk, lang)),
        (words::group_vacancies(lang), vacancies(desk, lang)),
        (words::group_work(lang), work_and_money(desk, lang)),
        (words::group_register(lang), register_and_rights(desk, lang)),
        (words::group_office(lang), office(desk, lang)),
    ]
    .into_iter()
    .filter_map(|(name, tiles)| {
        let tiles: Vec<AnyView> = tiles.into_iter().flatten().collect();
        (!tiles.is_empty()).then(|| view! { <h2>{name}</h2><div class="tiles desk">{tiles}</div> }.into_any())
    })
    .collect_view()
    .into_any()
}

/// Whom one looks after, and visits.
fn people(desk: &Desk, lang: Lang) -> Vec<Option<AnyView>> {
    let (area, role) = (desk.staff.area, desk.staff.role);
    let (counts, reads, writes) = (desk.table.is_some(), role.sees_people(), role.writes_people());
    let missing = desk.table.as_ref().map(|table| table.total.shortfall);
    vec![
        role.may(Deed::Read, Function::HomeVisit).then(|| {
            tile(
                forms::visit::TASKS,
                Icon::Tick,
                task::title(lang),
                task::tile_do(lang),
            )
        }),
        missing.filter(|_| reads).map(|missing| lacking(missing, lang)),
        (reads && !counts).then(|| {
            tile(
                &routes::people(area),
                Icon::List,
                words::people(lang),
                words::tile_people_do(lang),
            )
        }),
        reads.then(|| {
            tile(
                &routes::behind(None),
                Icon::Warning,
                message::behind(lang),
                message::behind_do(lang),
            )
        }),
        writes.then(|| {
            tile(
                &routes::slips(area, None),
                Icon::Printer,
                words::tile_slips(lang),
                words::tile_slips_do(lang),
            )
        }),
        writes.then(|| {
            tile(
                &routes::village_news(area),
                Icon::List,
                message::village(lang),
                message::village_do(lang),
            )
        }),
        desk.news.is_some().then(|| {
            tile(
                forms::HAND_OVERS,
                Icon::Hands,
                hand_over::title(lang),
                hand_over::tile_do(lang),
            )
        }),
        role.may(Deed::Approve, Function::HomeVisit).then(|| {
            tile(
                forms::visit::SPOT_CHECKS,
                Icon::Tick,
                spot::title(lang),
                spot::tile_do(lang),
            )
        }),
    ]
}

/// Work that is offered, and who offers it.
fn vacancies(desk: &Desk, lang: Lang) -> Vec<Option<AnyView>> {
    let (area, role) = (desk.staff.area, desk.staff.role);
    let employers = role.may(Deed::Approve, Function::Vacancy);
    vec![
        role.may(Deed::Read, Function::Catalogue).then(|| {
            let (name, text) = (words::tile_vacancies(lang), words::tile_vacancies_do(lang));
            tile(&vacancies_of(area), Icon::Search, name, text)
        }),
        role.may(Deed::Create, Function::Vacancy).then(|| {
            tile(
                forms::NEW_POSTING,
                Icon::Person,
                posting::for_firm(lang),
                posting::for_firm_do(lang),
            )
        }),
        employers.then(|| {
            tile(
                forms::REVIEW,
                Icon::Tick,
                posting::review(lang),
                posting::review_do(lang),
            )
        }),
        employers.then(|| {
            let (name, text) = (employer::queue_title(lang), employer::queue_tile_do(lang));
            tile(forms::EMPLOYERS, Icon::Hands, name, text)
        }),
        role.may(Deed::Read, Function::EventPlan).then(|| {
            let (name, text) = (fair::title(lang), fair::tile_do(lang));
            tile(forms::fair::FAIRS, Icon::Place, name, text)
        }),
        desk.staff.may(Deed::Read, Function::PublicPost).then(|| {
            let (name, text) = (public_post::title(lang), public_post::tile_do(lang));
            tile(forms::public_post::POSTS, Icon::House, name, text)
        }),
        desk.table.is_some().then(|| {
            let (name, text) = (words::tile_shortage(lang), words::tile_shortage_do(lang));
            tile(&routes::shortages(None), Icon::Warning, name, text)
        }),
        role.may(Deed::Update, Function::Placement).then(|| {
            tile(
                forms::region::REGIONS,
                Icon::Road,
                region::title(lang),
                region::tile_do(lang),
            )
        }),
        role.may(Deed::Read, Function::Screen).then(|| {
            tile(
                forms::screen::SCREENS,
                Icon::House,
                screen::title(lang),
                screen::tile_do(lang),
            )
        }),
        role.may(Deed::Read, Function::Blacklist).then(|| {
            tile(
                forms::case::LISTINGS,
                Icon::Shield,
                listing::desk(lang),
                listing::desk_do(lang),
            )
        }),
        is_for_federation(&desk.staff, Function::Quota).then(|| {
            tile(
                forms::quota::QUOTA,
                Icon::Hands,
                quota::title(lang),
                quota::tile_do(lang),
            )
        }),
    ]
}

/// What comes after somebody starts work, and what follows from it by rule.
fn work_and_money(desk: &Desk, lang: Lang) -> Vec<Option<AnyView>> {
    let role = desk.staff.role;
    vec![
        role.may(Deed::Read, Function::EventPlan).then(|| {
            tile(
                forms::assistance_week::WEEKS,
                Icon::Hands,
                assistance_week::title(lang),
                assistance_week::tile_do(lang),
            )
        }),
        role.may(Deed::Read, Function::Placement).then(|| {
            tile(
                forms::work::PLACEMENTS,
                Icon::Hands,
                work::title(lang),
                work::tile_do(lang),
            )
        }),
        desk.staff.may(Deed::Read, Function::Claim).then(|| {
            tile(
                forms::claim::CLAIMS,
                Icon::Tick,
                claim::title(lang),
                claim::tile_do(lang),
            )
        }),
        cases(desk, lang),
        role.may(Deed::Read, Function::Insurance).then(|| {
            tile(
                forms::insurance::INSURANCE,
                Icon::Shield,
                insurance::title(lang),
                insurance::tile_do(lang),
            )
        }),
        sees_classes(role).then(|| {
            tile(
                forms::training::TRAINING,
                Icon::Book,
                training::title(lang),
                training::tile_do(lang),
            )
        }),
        role.may(Deed::Read, Function::Startup).then(|| {
            tile(
                forms::startup::STARTUPS,
                Icon::Person,
                startup::title(lang),
                startup::tile_do(lang),
            )
        }),
        role.may(Deed::Count, Function::Placement).then(|| {
            tile(
                forms::work::STABILITY,
                Icon::Chart,
                work::stability(lang),
                work::stability_do(lang),
            )
        }),
    ]
}

/// Schools, whoever runs or reads classes, and whoever enrols people in them.
const fn sees_classes(role: Role) -> bool {
    let class = Function::CourseClass;
    matches!(role, Role::TrainingProvider) || role.may(Deed::Read, class) || role.may(Deed::Create, class)
}

/// Who is on the register, by what right, and what they may ask for.
fn register_and_rights(desk: &Desk, lang: Lang) -> Vec<Option<AnyView>> {
    let role = desk.staff.role;
    let approves = role.may(Deed::Approve, Function::PersonFile);
    vec![
        role.may(Deed::Create, Function::PersonFile)
            .then(|| register(lang)),
        role.may(Deed::Read, Function::Recognition).then(|| {
            tile(
                routes::RECOGNITIONS,
                Icon::Tick,
                recognition::tile(lang),
                recognition::tile_do(lang),
            )
        }),
        role.sees_people().then(|| renewals(lang)),
        is_for_federation(&desk.staff, Function::Instructor).then(|| {
            tile(
                forms::instructor::INSTRUCTORS,
                Icon::Hands,
                instructor::title(lang),
                instructor::tile_do(lang),
            )
        }),
        approves.then(|| tile(routes::LISTS, Icon::List, list::title(lang), list::tile_do(lang))),
        role.may(Deed::Update, Function::PersonFile).then(|| {
            tile(
                routes::LIST_QUESTIONS,
                Icon::Help,
                list::questions(lang),
                list::questions_do(lang),
            )
        }),
        role.sees_people().then(|| {
            tile(
                forms::EXPORTS,
                Icon::List,
                export::title(lang),
                export::tile_do(lang),
            )
        }),
        role.may(Deed::Read, Function::DataRequest).then(|| {
            tile(
                forms::privacy::REQUESTS,
                Icon::Shield,
                privacy::inbox(lang),
                privacy::inbox_tile_do(lang),
            )
        }),
        approves.then(|| {
            tile(
                &routes::retention(None),
                Icon::Shield,
                erasure::tile(lang),
                erasure::tile_do(lang),
            )
        }),
    ]
}

/// How far it is, who may do what, and by what figures.
fn office(desk: &Desk, lang: Lang) -> Vec<Option<AnyView>> {
    let role = desk.staff.role;
    let accounts = role.may(Deed::Read, Function::Account) || role.may_request_accounts();
    vec![
        desk.table.is_some().then(|| {
            let (name, text) = (words::tile_behind(lang), words::tile_behind_do(lang));
            tile(&routes::coverage(None, None), Icon::Chart, name, text)
        }),
        role.may(Deed::Read, Function::AccessLog).then(|| {
            tile(
                forms::privacy::ACCESS_LOG,
                Icon::List,
                privacy::log(lang),
                privacy::log_tile_do(lang),
            )
        }),
        sets_figures(role).then(|| {
            tile(
                forms::FIGURES,
                Icon::List,
                policies::desk_title(lang),
                policies::tile_do(lang),
            )
        }),
        accounts.then(|| {
            tile(
                forms::ACCOUNTS,
                Icon::Shield,
                account::list_title(lang),
                account::list_tile_do(lang),
            )
        }),
        Some(tile(
            forms::calendar::STAFF_CALENDAR,
            Icon::Clock,
            calendar::title(lang),
            calendar::tile_do(lang),
        )),
        Some(tile(
            forms::ACCOUNT,
            Icon::Person,
            account::own_title(lang),
            account::own_tile_do(lang),
        )),
    ]
}

/// Whether somebody reads what of the departments the federation alone has to do with.
fn is_for_federation(staff: &Staff, function: Function) -> bool {
    let is_other = staff.role == Role::DepartmentReviewer
        && staff.department != Some(domain::actor::Department::DisabledFederation);
    staff.role.may(Deed::Read, function) && !is_other
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
    view! { <a class="tile" href="/staff/people"><Sign icon=Icon::List/><b>{name}</b><span>{text}</span></a> }
        .into_any()
}

/// Complaints: for who handles them the desk, with what is late in red; for who only brings them the form; for who counts
/// them the table.
fn cases(desk: &Desk, lang: Lang) -> Option<AnyView> {
    let role = desk.staff.role;
    if let Some((open, late)) = desk.cases {
        let text = if open == 0 {
            case::desk_do(lang).to_owned()
        } else {
            case::waiting(open, late, lang)
        };
        let mark = (late > 0).then(|| view! { <span class="mark red"><Sign icon=Icon::Warning/>{case::late(lang)} " " {late}</span> });
        return Some(
            view! {
                <a class="tile" href=forms::case::CASES><Sign icon=Icon::Ear/><b>{case::desk(lang)}</b><span>{text}</span>{mark}</a>
            }
            .into_any(),
        );
    }
    if role.may(Deed::Read, Function::Complaint) {
        return Some(tile(
            forms::case::CASES,
            Icon::Ear,
            case::desk(lang),
            case::desk_do(lang),
        ));
    }
    if role.may(Deed::Create, Function::Complaint) {
        return Some(tile(
            forms::case::NEW_CASE,
            Icon::Ear,
            case::new_case_title(lang),
            case::desk_do(lang),
        ));
    }
    role.may(Deed::Count, Function::Complaint).then(|| {
        tile(
            forms::case::ARREARS,
            Icon::Ear,
            case::report21(lang),
            case::report21_do(lang),
        )
    })
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
    view! { <a class="tile" href=href.to_owned()><Sign icon/><b>{name}</b><span class="hint">{text.to_owned()}</span></a> }
        .into_any()
}

/// Vacancies of the county at least: work for a village is rarely in the village.
fn vacancies_of(area: AreaCode) -> String {
    let county = area.at(AreaLevel::County).unwrap_or(area);
    format!("/vacancies?area={county}")
}
