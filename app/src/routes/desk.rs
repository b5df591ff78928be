//! Addresses of the desk: files, work, lists, reports.

use super::with_query;
use crate::forms;
use crate::forms::privacy;
use domain::ids::{
    AccountId, CaseId, ClaimId, DataRequestId, EmployerId, HandOverId, HouseholdId, ListId, MergeId,
    NoticeId, PersonId, PlacementId, ProposalId, RecognitionId, VisitId,
};
use domain::person::Category;
use domain::person_field::{FieldGroup, PersonField};
use domain::placement::Heard;
use domain::ports::{
    AccessFilter, AccountQuery, CaseFilter, CaseShow, Chosen, ClaimFilter, ClaimShow, InboxFilter, ListQuery,
    PairQuery, PlacementFilter, PlacementShow, RequestFilter, TaskFilter,
};
use domain::values::AreaCode;

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

/// The accounts of the asker's area, narrowed.
pub fn accounts(query: AccountQuery) -> String {
    with_query(
        forms::ACCOUNTS,
        &[
            ("role", query.role.map(|role| role.code().to_owned())),
            ("page", (query.page > 0).then(|| (query.page + 1).to_string())),
        ],
    )
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

/// How employers keep to the rules, as a file.
pub fn compliance_csv(area: Option<AreaCode>, year: i32, quarter: u32) -> String {
    of_quarter(forms::case::COMPLIANCE_CSV, (year, Some(quarter)), area)
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

/// A report of an area and a year, or a month of it: as a page or as a file.
pub fn of_month(path: &str, (year, month): (i32, Option<u32>), area: Option<AreaCode>) -> String {
    of_part(path, year, ("month", month), area)
}

/// A report of an area and a year, or a quarter of it: as a page or as a file.
pub fn of_quarter(path: &str, (year, quarter): (i32, Option<u32>), area: Option<AreaCode>) -> String {
    of_part(path, year, ("quarter", quarter), area)
}

fn of_part(path: &str, year: i32, (name, part): (&str, Option<u32>), area: Option<AreaCode>) -> String {
    with_query(
        path,
        &[
            ("area", area.map(|code| code.to_string())),
            ("year", Some(year.to_string())),
            (name, part.map(|part| part.to_string())),
        ],
    )
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
