//! The site map: every page with its address, and how addresses are built. Where forms are sent: [`crate::forms`].

mod desk;
mod money;
mod weeks;
pub use desk::*;
pub use money::*;
pub use weeks::*;

use crate::forms;
use crate::pages::{self, employer, public, seeker, staff};
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
                <Route path=path!("/gate/:code/slip/:id") view=public::gate::GateSlip ssr=SsrMode::Async/>
                <Route path=path!("/f/:code") view=public::fair_code::ScannedCode ssr=SsrMode::Async/>
                <Route path=path!("/stand/:code") view=public::stand::Stand ssr=SsrMode::Async/>
                <Route path=path!("/employer/training") view=employer::training::OwnOrders ssr=SsrMode::Async/>
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
    let path = path(address);
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

/// What somebody shows at a fair, as their code holds it.
pub const FAIR_CODE: &str = "/f/";

/// Whether an address is a page at which codes of visitors are scanned: a gate, a stand, or one's own stand.
pub fn scans(address: &str) -> bool {
    let path = path(address);
    is_gate(path)
        || path.starts_with("/stand/")
        || path.starts_with("/employer/fairs/") && path.ends_with("/day")
}

/// Whether an address is that of a gate itself.
pub fn is_gate(address: &str) -> bool {
    let path = path(address);
    path.strip_prefix(GATE).is_some_and(|rest| !rest.contains('/'))
}

/// Day labour of the next days.
pub const DAY_JOBS: &str = "/day-jobs";

/// An address without what follows its path.
pub fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

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
