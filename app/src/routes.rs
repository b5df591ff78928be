//! The site map: every page with its address, and how addresses are built. Where forms are sent: [`crate::forms`].

mod money;
mod weeks;
pub use money::*;
pub use weeks::*;

use crate::forms;
use crate::forms::privacy;
use crate::pages::{self, employer, public, seeker, staff};
use domain::ids::{
    AccountId, CaseId, ClaimId, DataRequestId, EmployerId, HandOverId, HouseholdId, ListId, MergeId,
    NoticeId, PersonId, PlacementId, ProposalId, RecognitionId, VisitId,
};
use domain::person::Category;
use domain::person_field::{FieldGroup, PersonField};
use domain::placement::Heard;
use domain::ports::{
    AccessFilter, CaseFilter, CaseShow, Chosen, ClaimFilter, ClaimShow, InboxFilter, ListQuery, PairQuery,
    PlacementFilter, PlacementShow, RequestFilter, TaskFilter,
};
use domain::values::AreaCode;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

/// All pages. Data are awaited before anything leaves (`SsrMode::Async`), so the HTML is complete without scripts.
#[component]
#[expect(clippy::too_many_lines, reason = "one line for each page")]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=pages::not_found::NotFound>
                <Route path=path!("/") view=public::home::Home ssr=SsrMode::Async/>
                <Route path=path!("/place") view=public::place::Place ssr=SsrMode::Async/>
                <Route path=path!("/vacancies") view=public::vacancies::Vacancies ssr=SsrMode::Async/>
                <Route path=path!("/vacancies/:id") view=public::vacancy::Vacancy ssr=SsrMode::Async/>
                <Route path=path!("/courses") view=public::courses::Courses ssr=SsrMode::Async/>
                <Route path=path!("/courses/:id") view=public::course::Course ssr=SsrMode::Async/>
                <Route path=path!("/policies/:code") view=public::policy::Policy ssr=SsrMode::Async/>
                <Route path=path!("/policies") view=public::policies::Policies ssr=SsrMode::Async/>
                <Route path=path!("/day-jobs") view=public::day_jobs::DayJobs ssr=SsrMode::Async/>
                <Route path=path!("/events") view=public::events::Events ssr=SsrMode::Async/>
                <Route path=path!("/events/:id") view=public::event::Event ssr=SsrMode::Async/>
                <Route path=path!("/me/fairs") view=seeker::my_fairs::MyFairs ssr=SsrMode::Async/>
                <Route path=path!("/me/fairs/:id") view=seeker::my_fairs::MyFair ssr=SsrMode::Async/>
                <Route path=path!("/l/:code/fairs/:id") view=seeker::my_fairs::LinkFair ssr=SsrMode::Async/>
                <Route path=path!("/employer/fairs") view=employer::fairs::OwnFairs ssr=SsrMode::Async/>
                <Route path=path!("/employer/fairs/:id") view=employer::fairs::OwnFair ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs") view=staff::fairs::Fairs ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/new") view=staff::new_fair::NewFair ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id") view=staff::fair::FairPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/stands") view=staff::fair_stands::FairStands ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/invite") view=staff::fair_people::FairInvite ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/people") view=staff::fair_people::FairPeople ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/people/:registration") view=staff::fair_people::FairSlip ssr=SsrMode::Async/>
                <Route path=path!("/help") view=public::help::Help ssr=SsrMode::Async/>
                <Route path=path!("/notices") view=public::notices::Notices ssr=SsrMode::Async/>
                <Route path=path!("/notices/:id") view=public::notices::Notice ssr=SsrMode::Async/>
                <Route path=path!("/me") view=public::me::Me ssr=SsrMode::Async/>
                <Route path=path!("/blacklist") view=public::blacklist::Blacklist ssr=SsrMode::Async/>
                <Route path=path!("/complaints") view=public::complain::Complaints ssr=SsrMode::Async/>
                <Route path=path!("/complaints/new") view=public::complain::NewComplaint ssr=SsrMode::Async/>
                <Route path=path!("/me/cases") view=seeker::my_cases::MyCases ssr=SsrMode::Async/>
                <Route path=path!("/me/code") view=seeker::code::Code ssr=SsrMode::Async/>
                <Route path=path!("/me/who") view=seeker::code::Who ssr=SsrMode::Async/>
                <Route path=path!("/me/devices") view=seeker::devices::Devices ssr=SsrMode::Async/>
                <Route path=path!("/me/data") view=seeker::my_data::MyData ssr=SsrMode::Async/>
                <Route path=path!("/me/data/correct") view=seeker::my_data::correct::Correct ssr=SsrMode::Async/>
                <Route path=path!("/me/proxies") view=seeker::proxies::Proxies ssr=SsrMode::Async/>
                <Route path=path!("/employer") view=employer::home::Employer ssr=SsrMode::Async/>
                <Route path=path!("/employer/firm") view=employer::firm::Firm ssr=SsrMode::Async/>
                <Route path=path!("/employer/register") view=employer::register::Register ssr=SsrMode::Async/>
                <Route path=path!("/employer/vacancies/new") view=employer::posting_form::NewPosting ssr=SsrMode::Async/>
                <Route path=path!("/employer/vacancies/:id") view=employer::posting::Posting ssr=SsrMode::Async/>
                <Route path=path!("/employer/vacancies/:id/edit") view=employer::posting_form::EditPosting ssr=SsrMode::Async/>
                <Route path=path!("/employer/vacancies/:id/candidates") view=employer::candidates::Candidates ssr=SsrMode::Async/>
                <Route path=path!("/employer/join/:code") view=employer::register::Join ssr=SsrMode::Async/>
                <Route path=path!("/l/:code") view=seeker::my_leads::MyLeads ssr=SsrMode::Async/>
                <Route path=path!("/gate/:code") view=public::gate::Gate ssr=SsrMode::Async/>
                <Route path=path!("/stand/:code") view=public::stand::Stand ssr=SsrMode::Async/>
                <Route path=path!("/employer/fair-days") view=employer::fair_days::FairDays ssr=SsrMode::Async/>
                <Route path=path!("/employer/fairs/:id/day") view=public::stand::OwnStand ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/day") view=staff::fair_day::FairDay ssr=SsrMode::Async/>
                <Route path=path!("/staff/fairs/:id/results") view=staff::fair_results::FairResults ssr=SsrMode::Async/>
                <Route path=path!("/staff/fair-report") view=staff::fair_results::FairReport ssr=SsrMode::Async/>
                <Route path=path!("/staff") view=staff::today::Today ssr=SsrMode::Async/>
                <Route path=path!("/staff/access-log") view=staff::access_log::AccessLog ssr=SsrMode::Async/>
                <Route path=path!("/staff/account") view=staff::account::Account ssr=SsrMode::Async/>
                <Route path=path!("/staff/accounts") view=staff::accounts::Accounts ssr=SsrMode::Async/>
                <Route path=path!("/staff/accounts/:id") view=staff::account_file::AccountFile ssr=SsrMode::Async/>
                <Route path=path!("/staff/coverage") view=staff::coverage::Coverage ssr=SsrMode::Async/>
                <Route path=path!("/staff/field") view=staff::field_work::Field ssr=SsrMode::Async/>
                <Route path=path!("/staff/people") view=staff::people::People ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/new") view=staff::new_person::NewPerson ssr=SsrMode::Async/>
                <Route path=path!("/staff/look-alikes") view=staff::look_alikes::LookAlikes ssr=SsrMode::Async/>
                <Route path=path!("/staff/merge") view=staff::merge::Merge ssr=SsrMode::Async/>
                <Route path=path!("/staff/merges/:id") view=staff::merge_undo::MergeUndo ssr=SsrMode::Async/>
                <Route path=path!("/staff/exports") view=staff::exports::Exports ssr=SsrMode::Async/>
                <Route path=path!("/staff/exports/new") view=staff::exports::NewExport ssr=SsrMode::Async/>
                <Route path=path!("/staff/retention") view=staff::retention::Retention ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/:id/erase") view=staff::erase::Erase ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/:id/edit") view=staff::edit_person::EditPerson ssr=SsrMode::Async/>
                <Route path=path!("/staff/households/:id") view=staff::household::Household ssr=SsrMode::Async/>
                <Route path=path!("/staff/hand-overs") view=staff::hand_overs::HandOvers ssr=SsrMode::Async/>
                <Route path=path!("/staff/hand-overs/new") view=staff::new_hand_over::NewHandOver ssr=SsrMode::Async/>
                <Route path=path!("/staff/hand-overs/:id") view=staff::hand_overs::HandOver ssr=SsrMode::Async/>
                <Route path=path!("/staff/renewals") view=staff::renewals::Renewals ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/:id") view=staff::person::Person ssr=SsrMode::Async/>
                <Route path=path!("/staff/recognitions") view=staff::recognitions::Recognitions ssr=SsrMode::Async/>
                <Route path=path!("/staff/recognitions/new") view=staff::apply::Apply ssr=SsrMode::Async/>
                <Route path=path!("/staff/recognitions/:id") view=staff::recognition::Recognition ssr=SsrMode::Async/>
                <Route path=path!("/staff/recognitions/:id/restate") view=staff::apply::Restate ssr=SsrMode::Async/>
                <Route path=path!("/staff/recognitions/:id/sheet") view=staff::recognition::sheet::Sheet ssr=SsrMode::Async/>
                <Route path=path!("/staff/figures") view=staff::figures::Figures ssr=SsrMode::Async/>
                <Route path=path!("/staff/requests") view=staff::requests::Requests ssr=SsrMode::Async/>
                <Route path=path!("/staff/requests/:id") view=staff::requests::Request ssr=SsrMode::Async/>
                <Route path=path!("/staff/lists") view=staff::lists::ListsOfDepartments ssr=SsrMode::Async/>
                <Route path=path!("/staff/lists/:id") view=staff::list::ListOfDepartment ssr=SsrMode::Async/>
                <Route path=path!("/staff/lists/:id/gone") view=staff::list_gone::ListGone ssr=SsrMode::Async/>
                <Route path=path!("/staff/list-questions") view=staff::list_questions::ListQuestions ssr=SsrMode::Async/>
                <Route path=path!("/staff/employers") view=staff::employers::Employers ssr=SsrMode::Async/>
                <Route path=path!("/staff/employers/:id") view=staff::employer::Employer ssr=SsrMode::Async/>
                <Route path=path!("/staff/cases") view=staff::cases::Cases ssr=SsrMode::Async/>
                <Route path=path!("/staff/cases/new") view=staff::cases::NewCase ssr=SsrMode::Async/>
                <Route path=path!("/staff/cases/:id") view=staff::case::Case ssr=SsrMode::Async/>
                <Route path=path!("/staff/arrears") view=staff::labour_reports::Arrears ssr=SsrMode::Async/>
                <Route path=path!("/staff/compliance") view=staff::labour_reports::Compliance ssr=SsrMode::Async/>
                <Route path=path!("/staff/blacklist") view=staff::listings::Listings ssr=SsrMode::Async/>
                <Route path=path!("/staff/blacklist/new") view=staff::listings::NewListing ssr=SsrMode::Async/>
                <Route path=path!("/staff/blacklist/:id") view=staff::listings::Listing ssr=SsrMode::Async/>
                <Route path=path!("/staff/vacancies/review") view=staff::review::Review ssr=SsrMode::Async/>
                <Route path=path!("/staff/shortages") view=staff::shortages::Shortages ssr=SsrMode::Async/>
                <Route path=path!("/staff/tasks") view=staff::tasks::Tasks ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/:id/visits/new") view=staff::new_visit::NewVisit ssr=SsrMode::Async/>
                <Route path=path!("/staff/people/:id/placements/new") view=staff::new_placement::NewPlacement ssr=SsrMode::Async/>
                <Route path=path!("/staff/insurance") view=staff::insurances::Insurances ssr=SsrMode::Async/>
                <Route path=path!("/staff/insurance/run") view=staff::insurances::Run ssr=SsrMode::Async/>
                <Route path=path!("/staff/insurance/:id") view=staff::insurance::Insurance ssr=SsrMode::Async/>
                <Route path=path!("/staff/insurance/:id/statement") view=staff::insurance::Statement ssr=SsrMode::Async/>
                <Route path=path!("/staff/insurance/:id/notice") view=staff::insurance::Notice ssr=SsrMode::Async/>
                <Route path=path!("/quota") view=public::quota::Quota ssr=SsrMode::Async/>
                <Route path=path!("/quota/:year") view=public::quota::Quota ssr=SsrMode::Async/>
                <Route path=path!("/staff/quota") view=staff::quota::Quota ssr=SsrMode::Async/>
                <Route path=path!("/staff/quota/:year") view=staff::quota::Quota ssr=SsrMode::Async/>
                <Route path=path!("/staff/startups") view=staff::startups::Startups ssr=SsrMode::Async/>
                <Route path=path!("/staff/startups/:id") view=staff::startup::Startup ssr=SsrMode::Async/>
                <Route path=path!("/staff/startup-report") view=staff::startups::StartupReport ssr=SsrMode::Async/>
                <Route path=path!("/staff/instructors") view=staff::instructors::Instructors ssr=SsrMode::Async/>
                <Route path=path!("/staff/instructors/:id") view=staff::instructor::Instructor ssr=SsrMode::Async/>
                <Route path=path!("/staff/instructor-report") view=staff::instructors::InstructorReport ssr=SsrMode::Async/>
                <Route path=path!("/staff/screens") view=staff::screens::Screens ssr=SsrMode::Async/>
                <Route path=path!("/staff/screens/:id") view=staff::screens::ScreenSettings ssr=SsrMode::Async/>
                <Route path=path!("/staff/poster") view=staff::poster::Poster ssr=SsrMode::Async/>
                <Route path=path!("/staff/calendar") view=staff::calendar::StaffCalendar ssr=SsrMode::Async/>
                <Route path=path!("/me/calendar") view=seeker::calendar::MyCalendar ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks") view=staff::weeks::Weeks ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id") view=staff::week::Week ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/places") view=staff::week_places::WeekPlaces ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/people") view=staff::week_people::WeekPeople ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/media") view=staff::week_media::WeekMedia ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/badges") view=staff::week_media::WeekBadges ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/roll-call") view=staff::week_media::WeekRollCall ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/report") view=staff::week_report::WeekReport ssr=SsrMode::Async/>
                <Route path=path!("/staff/weeks/:id/rows") view=staff::week_report::WeekRows ssr=SsrMode::Async/>
                <Route path=path!("/staff/training") view=staff::classes::TrainingClasses ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/needs") view=staff::training_needs::TrainingNeeds ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/new") view=staff::new_class::NewClass ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/:id") view=staff::class::TrainingClass ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/:id/enrol") view=staff::class_sign::EnrolInClass ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/:id/day") view=staff::class_sign::SignInDay ssr=SsrMode::Async/>
                <Route path=path!("/staff/training/:id/wall") view=staff::class_sign::WallSheet ssr=SsrMode::Async/>
                <Route path=path!("/staff/sign/:code") view=staff::class_sign::ScanCode ssr=SsrMode::Async/>
                <Route path=path!("/staff/training-report") view=staff::classes::TrainingReport ssr=SsrMode::Async/>
                <Route path=path!("/training/:code") view=seeker::my_classes::WallCode ssr=SsrMode::Async/>
                <Route path=path!("/staff/land-register") view=staff::land_register::LandRegister ssr=SsrMode::Async/>
                <Route path=path!("/staff/land-fund") view=staff::land_fund::LandFund ssr=SsrMode::Async/>
                <Route path=path!("/staff/claims") view=staff::claims::Claims ssr=SsrMode::Async/>
                <Route path=path!("/staff/claims/new") view=staff::new_claim::NewClaim ssr=SsrMode::Async/>
                <Route path=path!("/staff/claims/:id") view=staff::claim::Claim ssr=SsrMode::Async/>
                <Route path=path!("/staff/placements") view=staff::placements::Placements ssr=SsrMode::Async/>
                <Route path=path!("/staff/placements/:id") view=staff::placement::Placement ssr=SsrMode::Async/>
                <Route path=path!("/staff/regions") view=staff::regions::Regions ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts") view=staff::posts::Posts ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts/new") view=staff::new_post::NewPost ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts/attendance") view=staff::post_months::PostMonths ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts/payments") view=staff::post_payments::PostPayments ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts/report") view=staff::post_report::PostReport ssr=SsrMode::Async/>
                <Route path=path!("/staff/posts/:id") view=staff::post::Post ssr=SsrMode::Async/>
                <Route path=path!("/posts/notices") view=public::post_notices::PostNotices ssr=SsrMode::Async/>
                <Route path=path!("/employer/posts") view=employer::posts::OwnPosts ssr=SsrMode::Async/>
                <Route path=path!("/employer/posts/new") view=employer::posts::NewOwnPost ssr=SsrMode::Async/>
                <Route path=path!("/employer/posts/attendance") view=employer::posts::OwnMonths ssr=SsrMode::Async/>
                <Route path=path!("/staff/stability") view=staff::stability::Stability ssr=SsrMode::Async/>
                <Route path=path!("/staff/visits/conflicts") view=staff::visit_questions::VisitQuestions ssr=SsrMode::Async/>
                <Route path=path!("/staff/visits/checks") view=staff::spot_checks::SpotChecks ssr=SsrMode::Async/>
                <Route path=path!("/staff/behind") view=staff::behind::Behind ssr=SsrMode::Async/>
                <Route path=path!("/staff/visit-list") view=staff::behind::VisitList ssr=SsrMode::Async/>
                <Route path=path!("/staff/visit-form") view=staff::village::VisitForm ssr=SsrMode::Async/>
                <Route path=path!("/staff/village-news") view=staff::village::VillageNewsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/board") view=staff::village::Board ssr=SsrMode::Async/>
                <Route path=path!("/staff/slips") view=staff::slips::Slips ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}

/// Which islands a page holds, and so which bundle it loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// The islands for everybody.
    Public,
    /// These and the islands for staff.
    Staff,
}

/// The bundle of an address; most pages need none.
pub fn bundle(address: &str) -> Option<Bundle> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let printed = matches!(
        path,
        "/staff/slips"
            | "/staff/posts/payments"
            | "/staff/posts/attendance"
            | forms::screen::POSTER
            | "/staff/visit-list"
            | "/staff/board"
            | VISIT_FORM
            | "/staff/people/new"
    );
    if path == FIELD
        || path.starts_with(GATE)
        || printed
        || path.starts_with("/staff/recognitions/") && path.ends_with("/sheet")
        || path.starts_with("/staff/insurance/")
            && (path.ends_with("/statement") || path.ends_with("/notice"))
        || path.starts_with("/staff/weeks/")
            && ["/badges", "/report", "/roll-call"]
                .iter()
                .any(|end| path.ends_with(end))
        || path.starts_with("/staff/training/") && (path.ends_with("/day") || path.ends_with("/wall"))
        || path.starts_with("/staff/people/") && path.ends_with("/visits/new")
        || path.starts_with("/staff/fairs/")
            && (path.contains("/people/")
                || ["/day", "/results", "/stands"]
                    .iter()
                    .any(|end| path.ends_with(end)))
        || path == forms::gate::FAIR_REPORT
    {
        return Some(Bundle::Staff);
    }
    let reads_aloud = [
        "/vacancies/",
        "/courses/",
        "/l/",
        "/notices/",
        "/events/",
        "/me/fairs/",
    ];
    let reads = path == "/me" || reads_aloud.iter().any(|start| path.starts_with(start));
    reads.then_some(Bundle::Public)
}

/// Visits without signal. The page holds nobody's data: what stands on it comes from the phone.
pub const FIELD: &str = "/staff/field";

/// Gates of fairs on the phones of volunteers. The page holds nobody's name.
pub const GATE: &str = "/gate/";

/// Day labour of the next days.
pub const DAY_JOBS: &str = "/day-jobs";

/// Whether an address belongs to the staff pages.
pub fn is_staff(address: &str) -> bool {
    address == "/staff"
        || ["/staff/", "/staff?"]
            .iter()
            .any(|start| address.starts_with(start))
}

/// The list of vacancies with words searched for.
pub fn search_for(words: &str) -> String {
    format!("/vacancies?q={}", escape(words))
}

/// The page of a vacancy.
pub fn vacancy(id: impl std::fmt::Display) -> String {
    format!("/vacancies/{id}")
}

/// The page of a course.
pub fn course(id: impl std::fmt::Display) -> String {
    format!("/courses/{id}")
}

/// The page behind a personal link.
pub fn personal(code: &str) -> String {
    format!("/l/{code}")
}

/// The coverage table of an area.
pub fn coverage(area: Option<AreaCode>, year: Option<i32>) -> String {
    with_query(
        "/staff/coverage",
        &[
            ("area", area.map(|code| code.to_string())),
            ("year", year.map(|y| y.to_string())),
        ],
    )
}

/// Who is behind in an area, and whom no message reaches.
pub fn behind(area: Option<AreaCode>) -> String {
    with_query("/staff/behind", &[("area", area.map(|code| code.to_string()))])
}

/// The same, to print and take along.
pub fn visit_list(area: AreaCode) -> String {
    with_query("/staff/visit-list", &[("area", Some(area.to_string()))])
}

/// The form of a visit, to be written on by hand.
pub const VISIT_FORM: &str = "/staff/visit-form";

/// What a village is told, without a name.
pub fn village_news(area: AreaCode) -> String {
    with_query("/staff/village-news", &[("area", Some(area.to_string()))])
}

/// The same, to pin up.
pub fn board(area: AreaCode) -> String {
    with_query("/staff/board", &[("area", Some(area.to_string()))])
}

/// Everybody in an area.
pub fn people(area: AreaCode) -> String {
    with_query(
        "/staff/people",
        &[
            ("area", Some(area.to_string())),
            ("whose", Some("all".to_owned())),
        ],
    )
}

/// The people a word means; the address holds its mark alone.
pub fn people_found(mark: &str, area: Option<AreaCode>) -> String {
    let area = area.map(|code| code.to_string());
    with_query(
        "/staff/people",
        &[("found", Some(mark.to_owned())), ("area", area)],
    )
}

/// The page of one person, for staff.
pub fn person(id: PersonId) -> String {
    format!("/staff/people/{id}")
}

/// The inbox of recognitions.
pub const RECOGNITIONS: &str = "/staff/recognitions";

/// The form of a new application.
pub const NEW_RECOGNITION: &str = "/staff/recognitions/new";

/// The inbox with a filter.
pub fn recognitions(filter: &InboxFilter) -> String {
    let code = |text: &'static str| Some(text.to_owned());
    with_query(
        RECOGNITIONS,
        &[
            ("state", filter.stage.and_then(|stage| code(stage.code()))),
            ("kind", filter.kind.and_then(|kind| code(kind.code()))),
            ("area", filter.area.map(|area| area.to_string())),
            ("overdue", filter.overdue.then(|| "yes".to_owned())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// One application.
pub fn recognition(id: RecognitionId) -> String {
    format!("{RECOGNITIONS}/{id}")
}

/// The form that corrects a returned application.
pub fn restate(id: RecognitionId) -> String {
    format!("{RECOGNITIONS}/{id}/restate")
}

/// The application form on paper.
pub fn recognition_sheet(id: RecognitionId) -> String {
    format!("{RECOGNITIONS}/{id}/sheet")
}

/// The form of a new application for somebody.
pub fn new_recognition(person: PersonId, kind: Option<Category>) -> String {
    let kind = kind.map(|kind| kind.code().to_owned());
    with_query(
        NEW_RECOGNITION,
        &[("person", Some(person.to_string())), ("kind", kind)],
    )
}

/// The lists of departments.
pub const LISTS: &str = "/staff/lists";

/// Whom villages are asked about.
pub const LIST_QUESTIONS: &str = "/staff/list-questions";

/// A page of the lists of departments.
pub fn lists(page: u32) -> String {
    with_query(LISTS, &[("page", (page > 0).then(|| (page + 1).to_string()))])
}

/// A list, with the rows asked for.
pub fn list(id: ListId, query: ListQuery) -> String {
    let code = |code: &'static str| code.to_owned();
    with_query(
        &format!("{LISTS}/{id}"),
        &[
            ("state", query.state.map(|state| code(state.code()))),
            ("outcome", query.outcome.map(|outcome| code(outcome.code()))),
            ("page", (query.page > 0).then(|| (query.page + 1).to_string())),
        ],
    )
}

/// Who is missing from a list.
pub fn list_gone(id: ListId, page: u32) -> String {
    with_query(
        &format!("{LISTS}/{id}/gone"),
        &[("page", (page > 0).then(|| (page + 1).to_string()))],
    )
}

/// One public notice.
pub fn notice(id: NoticeId) -> String {
    format!("/notices/{id}")
}

/// A tab of the page of one person.
pub fn person_tab(id: PersonId, tab: &str) -> String {
    format!("/staff/people/{id}?tab={tab}")
}

/// The form to ask with that a field of one's own be corrected.
pub fn correct(field: PersonField) -> String {
    format!("{}?field={}", privacy::CORRECT, field.code())
}

/// What is to be done, narrowed.
pub fn tasks(filter: TaskFilter) -> String {
    let yes = |on: bool, word: &str| on.then(|| word.to_owned());
    with_query(
        forms::visit::TASKS,
        &[
            ("kind", filter.kind.map(|kind| kind.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("whose", yes(filter.everybody, "all")),
            ("overdue", yes(filter.overdue, "yes")),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// Who is at work, narrowed.
pub fn placements(filter: PlacementFilter) -> String {
    let show = (filter.show != PlacementShow::Working).then(|| filter.show.code().to_owned());
    with_query(
        forms::work::PLACEMENTS,
        &[
            ("show", show),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// The desk of complaints with what is asked for.
pub fn cases(filter: CaseFilter) -> String {
    let show = (filter.show != CaseShow::Open).then(|| filter.show.code().to_owned());
    with_query(
        forms::case::CASES,
        &[
            ("show", show),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// The form for a complaint about a vacancy.
pub fn complaint_about(vacancy: impl std::fmt::Display) -> String {
    with_query(
        forms::case::NEW_COMPLAINT,
        &[("vacancy", Some(vacancy.to_string()))],
    )
}

/// The form for notice to a firm.
pub fn new_listing(employer: EmployerId, case: Option<CaseId>) -> String {
    with_query(
        &format!("{}/new", forms::case::LISTINGS),
        &[
            ("employer", Some(employer.to_string())),
            ("case", case.map(|case| case.to_string())),
        ],
    )
}

/// Wage arrears of an area: as a page or as a file.
pub fn arrears(path: &str, area: Option<AreaCode>, year: i32, month: Option<u32>) -> String {
    with_query(
        path,
        &[
            ("area", area.map(|code| code.to_string())),
            ("year", Some(year.to_string())),
            ("month", month.map(|month| month.to_string())),
        ],
    )
}

/// How employers keep to the rules, as a file.
pub fn compliance_csv(area: Option<AreaCode>, year: i32, quarter: u32) -> String {
    with_query(
        forms::case::COMPLIANCE_CSV,
        &[
            ("area", area.map(|code| code.to_string())),
            ("year", Some(year.to_string())),
            ("quarter", Some(quarter.to_string())),
        ],
    )
}

/// One placement.
pub fn placement(id: PlacementId) -> String {
    format!("{}/{id}", forms::work::PLACEMENTS)
}

/// The questions that follow from what was heard of it.
pub fn heard(id: PlacementId, heard: Heard) -> String {
    format!("{}/{id}?heard={}#heard", forms::work::PLACEMENTS, heard.code())
}

/// The form for work that began; what the person said of it may stand in it.
pub fn new_placement(person: PersonId, said: Option<ProposalId>) -> String {
    with_query(
        &forms::work::new_placement_path(person),
        &[("said", said.map(|said| said.to_string()))],
    )
}

/// Subsidies, narrowed.
pub fn claims(filter: ClaimFilter) -> String {
    let show = (filter.show != ClaimShow::Found).then(|| filter.show.code().to_owned());
    with_query(
        forms::claim::CLAIMS,
        &[
            ("show", show),
            ("kind", filter.kind.map(|kind| kind.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// One subsidy.
pub fn claim(id: ClaimId) -> String {
    format!("{}/{id}", forms::claim::CLAIMS)
}

/// A rule with its calculator.
pub fn policy(rule: &str) -> String {
    format!("/policies/{}", rule.to_ascii_lowercase())
}

/// How long placements hold that began in a year.
pub fn stability(area: Option<AreaCode>, year: i32) -> String {
    of_year(forms::work::STABILITY, area, year)
}

/// The same as a file.
pub fn stability_csv(area: Option<AreaCode>, year: i32) -> String {
    of_year(forms::work::STABILITY_CSV, area, year)
}

/// A report of a year, as a page or as a file.
pub fn of_year(path: &str, area: Option<AreaCode>, year: i32) -> String {
    let area = area.map(|area| area.to_string());
    with_query(path, &[("area", area), ("year", Some(year.to_string()))])
}

/// The spot checks of a month.
pub fn spot_checks(month: chrono::NaiveDate) -> String {
    format!("{}?month={}", forms::visit::SPOT_CHECKS, month.format("%Y-%m"))
}

/// The form of a visit with what was kept unfinished.
pub fn visit_draft(person: PersonId, draft: VisitId) -> String {
    format!("{}?draft={draft}", forms::visit::new_visit_path(person))
}

/// The log with a filter.
pub fn access_log(filter: &AccessFilter) -> String {
    with_query(privacy::ACCESS_LOG, &asked(filter))
}

/// The same as a file.
pub fn access_csv(filter: &AccessFilter) -> String {
    with_query(privacy::ACCESS_CSV, &asked(filter))
}

fn asked(filter: &AccessFilter) -> [(&'static str, Option<String>); 5] {
    [
        ("day", filter.day.map(|day| day.to_string())),
        ("account", filter.account.map(|account| account.to_string())),
        ("area", filter.area.map(|area| area.to_string())),
        ("numbers", filter.numbers.then(|| "yes".to_owned())),
        ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
    ]
}

/// The inbox of requests about data.
pub fn requests(filter: RequestFilter) -> String {
    with_query(
        privacy::REQUESTS,
        &[
            ("answered", filter.answered.then(|| "yes".to_owned())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// One request about data.
pub fn request(id: DataRequestId) -> String {
    format!("{}/{id}", privacy::REQUESTS)
}

/// The form of a group of fields of one person.
pub fn edit_person(id: PersonId, group: FieldGroup) -> String {
    format!("/staff/people/{id}/edit?group={}", group.code())
}

/// The form for somebody new.
pub const NEW_PERSON: &str = "/staff/people/new";

/// Files that may be of one person.
pub const LOOK_ALIKES: &str = "/staff/look-alikes";

/// The same with what narrows the list.
pub fn look_alikes(query: &PairQuery) -> String {
    let yes = |on: bool| on.then(|| "yes".to_owned());
    with_query(
        LOOK_ALIKES,
        &[
            ("area", query.area.map(|code| code.to_string())),
            ("all", yes(query.all)),
            ("apart", yes(query.apart)),
            ("page", (query.page > 0).then(|| (query.page + 1).to_string())),
        ],
    )
}

/// Two files side by side.
pub fn merge(kept: PersonId, gone: PersonId) -> String {
    format!("/staff/merge?kept={kept}&gone={gone}")
}

/// A merge that stands.
pub fn merge_undo(id: MergeId) -> String {
    format!("/staff/merges/{id}")
}

/// The page of a household.
pub fn household(id: HouseholdId) -> String {
    format!("/staff/households/{id}")
}

/// What ends soon in an area.
pub fn renewals(area: Option<AreaCode>) -> String {
    with_query("/staff/renewals", &[("area", area.map(|code| code.to_string()))])
}

/// The people the reader looks after.
pub const MY_PEOPLE: &str = "/staff/people?whose=mine";

/// Whom somebody chose to hand over.
pub fn new_hand_over(chosen: &Chosen) -> String {
    with_query(forms::NEW_HAND_OVER, &forms::chosen_values(chosen))
}

/// One hand-over.
pub fn hand_over(id: HandOverId) -> String {
    format!("{}/{id}", forms::HAND_OVERS)
}

/// Erasing the file of one person.
pub fn erase(id: PersonId) -> String {
    format!("/staff/people/{id}/erase")
}

/// Files whose time is over.
pub fn retention(area: Option<AreaCode>) -> String {
    with_query("/staff/retention", &[("area", area.map(|code| code.to_string()))])
}

/// The page of one account.
pub fn account(id: AccountId) -> String {
    format!("/staff/accounts/{id}")
}

/// The supply tasks of an area.
pub fn shortages(area: Option<AreaCode>) -> String {
    with_query("/staff/shortages", &[("area", area.map(|code| code.to_string()))])
}

/// Slips to print: of an area, or of one person.
pub fn slips(area: AreaCode, person: Option<PersonId>) -> String {
    let person = person.map(|person| person.to_string());
    with_query(SLIPS, &[("area", Some(area.to_string())), ("person", person)])
}

/// Slips to print.
pub const SLIPS: &str = "/staff/slips";

/// A path with the values that are there.
pub fn with_query(path: &str, values: &[(&str, Option<String>)]) -> String {
    let pairs: Vec<String> = values
        .iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={}", escape(value))))
        .collect();
    if pairs.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", pairs.join("&"))
    }
}

/// The same address with one value of its query set.
pub fn with_value(address: &str, name: &str, value: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let others = query
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name));
    let pairs: Vec<String> = others
        .map(str::to_owned)
        .chain(std::iter::once(format!("{name}={}", escape(value))))
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
];

/// Percent-encodes what an address may not hold.
pub fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| HEX[usize::from(half)]));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_with_islands_load_a_bundle() {
        assert_eq!(bundle("/"), None);
        assert_eq!(bundle("/vacancies?q=x"), None);
        assert_eq!(bundle("/vacancies/1"), Some(Bundle::Public));
        assert_eq!(bundle("/l/abc?size=large"), Some(Bundle::Public));
        assert_eq!(bundle("/staff/slips?area=330503"), Some(Bundle::Staff));
        assert_eq!(bundle("/staff/field?leaving=1"), Some(Bundle::Staff));
        assert_eq!(bundle("/staff"), None);
    }

    #[test]
    fn an_address_keeps_its_query_when_one_value_changes() {
        assert_eq!(
            with_value("/vacancies?q=a&lang=zh", "lang", "en"),
            "/vacancies?q=a&lang=en"
        );
        assert_eq!(with_value("/", "size", "large"), "/?size=large");
        assert_eq!(search_for("缝 纫"), "/vacancies?q=%E7%BC%9D%20%E7%BA%AB");
    }
}
