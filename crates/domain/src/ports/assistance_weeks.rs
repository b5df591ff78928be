//! The assistance week: the plan, whom it is for, how far it is, the closing report, and what everybody may read.

use super::{Answered, AreaRef, Author};
use crate::actor::Actor;
use crate::assistance_week::{
    AssistanceWeek, Statistic, TargetDeed, TargetReason, WeekDays, WeekDeed, WeekFigure, WeekPart,
    WeekTarget, WeekWish,
};
use crate::fair::FairState;
use crate::ids::{AccountId, FairId, PersonId, PublicPostId, VacancyId, WeekId, WeekPhotoId};
use crate::params::NotSet;
use crate::rules::assistance_week::{DayPart, RegisterCheck, VenuePlace, WeekStage};
use crate::values::AreaCode;
use crate::visit::Photo;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

/// A week in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekLine {
    /// Which.
    pub id: WeekId,
    /// What it is called.
    pub title: String,
    /// For which area.
    pub place: String,
    /// First and last day.
    pub span: (NaiveDate, NaiveDate),
    /// Where it stands.
    pub stage: WeekStage,
    /// Whether it was put away.
    pub archived: bool,
    /// Items of its checklists that are late.
    pub overdue: u32,
}

/// The weeks somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekList {
    /// The latest first.
    pub lines: Vec<WeekLine>,
    /// Where the asker begins one.
    pub may_begin: Option<AreaRef>,
    /// The day.
    pub today: NaiveDate,
}

/// What the asker does with a week.
#[expect(clippy::struct_excessive_bools, reason = "each is a right of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekRights {
    /// Plans: checklists, stages, venues.
    pub plans: bool,
    /// States people of their own area, and reports how many.
    pub states: bool,
    /// Recognises, and chooses whom to visit.
    pub recognises: bool,
    /// Accepts or returns the closing report.
    pub accepts: bool,
    /// Reads names.
    pub sees_people: bool,
}

/// How far a street or a village is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreetLine {
    /// Where.
    pub area: AreaRef,
    /// People stated.
    pub stated: u32,
    /// What it reported last, with whether that was in time (R84).
    pub reported: Option<(Statistic, bool)>,
    /// The figures of the report, of this place alone.
    pub figures: Vec<(WeekFigure, u64)>,
}

impl StreetLine {
    /// One of its figures.
    pub fn figure(&self, figure: WeekFigure) -> u64 {
        let found = self.figures.iter().find(|(one, _)| *one == figure);
        found.map_or(0, |(_, count)| *count)
    }
}

/// How far the week is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekBoard {
    /// By street.
    pub streets: Vec<StreetLine>,
    /// The figures of the report, as they are counted now.
    pub figures: Vec<(WeekFigure, u64)>,
    /// The check of the register (R87).
    pub check: RegisterCheck,
}

/// A fair of the week, as its own rows count it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekFair {
    /// Which.
    pub id: FairId,
    /// What it is called.
    pub title: String,
    /// Where.
    pub area: AreaCode,
    /// The day.
    pub held_on: NaiveDate,
    /// Where it stands.
    pub state: FairState,
    /// Employers with a stand.
    pub employers: u32,
    /// People who came to find work.
    pub visitors: u32,
    /// Intents.
    pub intents: u32,
}

impl WeekFair {
    /// Whether people came, or come now.
    pub const fn is_on(&self) -> bool {
        self.state.is_held() || matches!(self.state, FairState::DayOpen | FairState::Running)
    }
}

/// A week with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekView {
    /// The week.
    pub week: AssistanceWeek,
    /// The area in words.
    pub place: AreaRef,
    /// What the asker does with it.
    pub rights: WeekRights,
    /// How far it is.
    pub board: WeekBoard,
    /// Whether there are enough publicity points (R86), and how many are asked for.
    pub points: Result<(bool, i64), NotSet>,
    /// Of which places the main venue has too few (R85).
    pub short_of: Vec<VenuePlace>,
    /// People at posts without a badge (R86).
    pub without_badge: u32,
    /// Items said to be done, by number, of which the records show now that they are not.
    pub unproven: Vec<u32>,
    /// Its fairs.
    pub fairs: Vec<WeekFair>,
    /// Photos of its venues and points: which, and of which by its number.
    pub photos: Vec<(WeekPhotoId, u32)>,
    /// Fairs of its days and place that belong to no week, for whoever plans.
    pub other_fairs: Vec<(FairId, String)>,
    /// Parts on days that are not worked.
    pub free_days: Vec<(WeekPart, NaiveDate)>,
    /// Where the theme day stands by the clock (R83); `None` on other days.
    pub clock: Option<DayPart>,
    /// By when statistics are asked for.
    pub noon: Option<DateTime<Utc>>,
    /// Organisers who may be given the week.
    pub organisers: Vec<(AccountId, String)>,
    /// Who did things, by label.
    pub authors: Vec<(String, Author)>,
    /// Streets and villages of the week, for choices.
    pub areas: Vec<AreaRef>,
    /// Now.
    pub now: DateTime<Utc>,
    /// The day.
    pub today: NaiveDate,
}

crate::code::codes! {
    /// Which people are shown.
    pub enum TargetShow {
        /// 候选.
        Candidates = "candidates",
        /// 已登记.
        Stated = "stated",
        /// 已认定.
        Recognised = "recognised",
        /// 家访名单.
        Visits = "visits",
        /// 已划掉.
        Struck = "struck",
    }
}

/// Which people are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetFilter {
    /// Which.
    pub show: TargetShow,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

/// Somebody on a list of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetLine {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where, in words.
    pub place: String,
    /// Why.
    pub reason: TargetReason,
    /// What was stated; `None` = a candidate.
    pub target: Option<WeekTarget>,
    /// When they were visited in the week.
    pub visited: Option<NaiveDate>,
}

/// A page of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetPage {
    /// The week in short.
    pub week: WeekLine,
    /// What the asker does with it.
    pub rights: WeekRights,
    /// The lines.
    pub lines: Vec<TargetLine>,
    /// How many of each.
    pub counts: Vec<(TargetShow, u32)>,
    /// How many there are of those shown.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// What was asked.
    pub filter: TargetFilter,
    /// Streets and villages.
    pub areas: Vec<AreaRef>,
    /// Badges: number and name.
    pub badges: Vec<(u32, String)>,
    /// The own office as it reported: for who states.
    pub own: Option<StreetLine>,
    /// By when statistics are asked for.
    pub noon: Option<DateTime<Utc>>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// A row a figure is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// Of what.
    pub of: FigureOf,
    /// In words.
    pub label: String,
    /// Where, in words.
    pub place: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// How much it counts.
    pub amount: u64,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureOf {
    /// A person.
    Person(PersonId),
    /// A vacancy.
    Vacancy(VacancyId),
    /// A public-welfare post.
    PublicPost(PublicPostId),
    /// A job fair.
    Fair(FairId),
    /// Something of the plan, by its number.
    Plan(u32),
}

/// The rows of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRows {
    /// The week in short.
    pub week: WeekLine,
    /// Which figure.
    pub figure: WeekFigure,
    /// The rows.
    pub rows: Vec<FigureRow>,
    /// What they add up to.
    pub total: u64,
    /// The instant.
    pub as_of: DateTime<Utc>,
}

/// RP09.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekReportView {
    /// The week with everything.
    pub view: WeekView,
    /// The figures as they are counted now.
    pub now: Vec<(WeekFigure, u64)>,
    /// Differences to what was sent.
    pub corrections: Vec<(WeekFigure, u64, u64)>,
}

/// What everybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicWeek {
    /// Which.
    pub id: WeekId,
    /// What it is called.
    pub title: String,
    /// The motto.
    pub theme: String,
    /// For which area, in words.
    pub place: String,
    /// Days of the parts people come to.
    pub days: Vec<WeekDays>,
    /// Opening hours of the theme day, as `HHMM`.
    pub hours: Option<(i64, i64)>,
    /// Main venues, then sub-venues, then points: name, place and address.
    pub venues: Vec<(crate::assistance_week::VenueKind, String, String)>,
    /// The telephone of the office.
    pub phone: String,
}

/// Questions about assistance weeks.
#[async_trait]
pub trait AssistanceWeeks: Send + Sync {
    /// The weeks somebody sees.
    async fn weeks(&self, who: &Actor) -> Answered<WeekList>;

    /// A week.
    async fn week(&self, who: &Actor, id: WeekId) -> Answered<WeekView>;

    /// Begins one.
    async fn begin_week(&self, who: &Actor, wish: WeekWish) -> Answered<WeekId>;

    /// Does something with the plan.
    async fn act_on_week(&self, who: &Actor, id: WeekId, deed: WeekDeed) -> Answered<()>;

    /// Makes a fair one of the week, or no more.
    async fn link_fair(&self, who: &Actor, id: WeekId, fair: FairId, linked: bool) -> Answered<()>;

    /// Keeps a photo of a venue or point: the bytes of a picture as they were sent.
    async fn add_week_photo(&self, who: &Actor, id: WeekId, venue: u32, picture: Vec<u8>) -> Answered<()>;

    /// A photo.
    async fn week_photo(&self, who: &Actor, id: WeekPhotoId) -> Answered<Photo>;

    /// Takes a photo away. Gives of which week.
    async fn drop_week_photo(&self, who: &Actor, id: WeekPhotoId) -> Answered<WeekId>;

    /// Whom it is for.
    async fn week_targets(&self, who: &Actor, id: WeekId, filter: TargetFilter) -> Answered<TargetPage>;

    /// Does something with people. Gives with how many.
    async fn act_on_targets(&self, who: &Actor, id: WeekId, deed: TargetDeed) -> Answered<u32>;

    /// Reports how many people an office has; counted from rows unless a number is typed.
    async fn report_statistic(
        &self,
        who: &Actor,
        id: WeekId,
        area: AreaCode,
        manual: Option<u64>,
    ) -> Answered<()>;

    /// RP09.
    async fn week_report(&self, who: &Actor, id: WeekId) -> Answered<WeekReportView>;

    /// The rows of a figure.
    async fn week_rows(&self, who: &Actor, id: WeekId, figure: WeekFigure) -> Answered<FigureRows>;

    /// Weeks everybody may read about: those that are near or under way.
    async fn public_weeks(&self) -> Answered<Vec<PublicWeek>>;
}
