//! Who still lacks how many of the five, county → town → village → person, and what is missing.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::PersonId;
use crate::lead::{Answer, Pace};
use crate::person::Category;
use crate::shortage::Shortage;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One line of the coverage table (RP02).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageRow {
    /// The area; `None` in the total line.
    pub area: Option<AreaRef>,
    /// People due.
    pub due: u32,
    /// … with no counted lead.
    pub leads_0: u32,
    /// … with one or two.
    pub leads_1_2: u32,
    /// … with three or four.
    pub leads_3_4: u32,
    /// … with five or more.
    pub leads_5_up: u32,
    /// Leads still missing, all people together.
    pub shortfall: u32,
    /// Leads planned or on their way, not yet delivered.
    pub planned: u32,
    /// Counted leads by channel code.
    pub by_channel: Vec<(String, u32)>,
    /// Leads answered "interested".
    pub interested: u32,
    /// Leads that became a hire.
    pub hired: u32,
    /// People due who have work already; they stay due and are shown apart (R32).
    pub placed: u32,
    /// People two or more behind the pace (R33).
    pub red: u32,
    /// People one behind the pace (R33).
    pub amber: u32,
}

/// The coverage table of one area: its children and their total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageTable {
    /// From the top of the asker's area down to the one shown.
    pub path: Vec<AreaRef>,
    /// The year.
    pub year: i32,
    /// As of when.
    pub as_of: NaiveDate,
    /// One line per area below.
    pub rows: Vec<CoverageRow>,
    /// All of them; people counted once (R103).
    pub total: CoverageRow,
    /// Leads due by the end of this month (R33).
    pub due_by_now: u32,
}

/// One person in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// The person.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where.
    pub area: AreaRef,
    /// Completed years.
    pub age: i32,
    /// Groups.
    pub categories: Vec<Category>,
    /// Counted leads this year.
    pub counted: u32,
    /// Leads planned, not yet delivered.
    pub planned: u32,
    /// Latest answer, if any.
    pub answer: Option<Answer>,
    /// Pace.
    pub pace: Pace,
}

/// A page of people, those who lack most first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    /// How many there are.
    pub total: u32,
    /// This page.
    pub people: Vec<PersonLine>,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
}

/// A lead as staff see it on the person's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonLead {
    /// As the person sees it.
    pub lead: super::LeadView,
    /// Score 0–1000.
    pub score: u16,
    /// By which way it arrived.
    pub channel: Option<String>,
    /// What proves it.
    pub evidence: Option<String>,
    /// Whether somebody answered who acts for the person.
    pub answered_by_proxy: bool,
    /// Whether it counts, and in which year.
    pub counts_in: Option<i32>,
}

/// A person's page for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonView {
    /// The line of the list.
    pub line: PersonLine,
    /// From the province down.
    pub path: Vec<AreaRef>,
    /// Phone, masked.
    pub masked_phone: Option<String>,
    /// Resident ID, masked.
    pub masked_resident_id: String,
    /// Education code.
    pub education: Option<crate::values::Education>,
    /// The six functions.
    pub functions: crate::fit::Functions,
    /// Skills.
    pub skills: Vec<String>,
    /// Wishes.
    pub wanted_occupations: Vec<String>,
    /// Lowest wage hoped for.
    pub wage_min: Option<crate::values::Fen>,
    /// Daily reach in kilometres.
    pub distance_km: Option<u16>,
    /// Whether a personal link is in force, and until when.
    pub link_valid_to: Option<NaiveDate>,
    /// Leads, newest first.
    pub leads: Vec<PersonLead>,
    /// Leads owed in the year.
    pub owed: u32,
    /// The year, month by month.
    pub plan: Vec<MonthPlan>,
    /// Whether name and telephone may go to the employer of a vacancy the person said yes to.
    pub may_tell_employers: bool,
}

/// A month of somebody's year (R33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthPlan {
    /// 1–12.
    pub month: u32,
    /// Leads due by its end.
    pub due: u32,
    /// Leads that count and had arrived by its end, or by today.
    pub counted: u32,
}

/// Somebody who is behind, or whom no channel reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehindLine {
    /// The person.
    pub line: PersonLine,
    /// Leads they lack of those due by the end of this month.
    pub missing: u32,
    /// Whether there is a telephone.
    pub has_phone: bool,
    /// Leads that no channel could deliver.
    pub unreached: u32,
}

/// Who is behind in an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BehindList {
    /// From the top of the asker's area down to the one shown.
    pub path: Vec<AreaRef>,
    /// The day.
    pub on: NaiveDate,
    /// Leads due by the end of this month (R33).
    pub due_by_now: u32,
    /// How many people are two or more behind.
    pub red: u32,
    /// How many are one behind.
    pub amber: u32,
    /// How many no channel reaches.
    pub unreached: u32,
    /// The people, village by village, those who lack most first; so many at most.
    pub people: Vec<BehindLine>,
}

/// The supply tasks of the latest round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShortageView {
    /// When the round ran.
    pub round_at: Option<DateTime<Utc>>,
    /// The tasks in the area, largest first, each with the name of its area.
    pub shortages: Vec<(Shortage, String)>,
}

/// Questions of supervisors. Staff only.
#[async_trait]
pub trait Coverage: Send + Sync {
    /// The table of an area; `None` = the asker's own.
    async fn coverage(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<CoverageTable>;

    /// People due in an area, those who lack most first.
    async fn people(&self, who: &Actor, year: Option<i32>, area: AreaCode, page: u32)
    -> Answered<PersonPage>;

    /// Who is behind the pace of the year, and whom no channel reaches, village by village.
    async fn behind(&self, who: &Actor, area: Option<AreaCode>) -> Answered<BehindList>;

    /// One person.
    async fn person(&self, who: &Actor, id: PersonId) -> Answered<PersonView>;

    /// Supply tasks of the latest round in an area; `None` = the asker's own.
    async fn shortages(&self, who: &Actor, area: Option<AreaCode>) -> Answered<ShortageView>;
}
