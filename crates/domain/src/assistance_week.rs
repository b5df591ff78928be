//! The employment assistance week 就业援助周 (P4): four stages strictly in order (R88), the plan of the days, who stands where,
//! whom it is for, and the closing report (RP09).

mod apply;
mod deed;
mod plan;
mod report;
mod target;

pub use deed::{Doing, WeekDeed};
pub use plan::{
    Badge, Hand, ItemKind, ItemState, Material, MaterialKind, MediaItem, MediaKind, Meeting, MeetingKind,
    PointRecord, Post, StageStep, Venue, VenueKind, WeekDays, WeekItem, WeekPart, WeekPlan,
};
pub use report::{ReportState, WeekFigure, WeekReport, corrections};
pub use target::{Statistic, TargetDeed, TargetReason, TargetState, WeekTarget, reason_of};

use crate::ids::{AccountId, WeekId};
use crate::params::{NotSet, Params};
use crate::refusal::Refusal;
use crate::rules::assistance_week::{
    VenuePlace, WeekStage, has_publicity_points, is_sub_venue_complete, venue_short_of,
};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};

/// A week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssistanceWeek {
    /// Our id.
    pub id: WeekId,
    /// The area it is for.
    pub area: AreaCode,
    /// What it is called.
    pub title: String,
    /// The motto on the arch.
    pub theme: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// Where it stands.
    pub stage: WeekStage,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    /// The organiser who runs it, beside the county.
    pub organiser: Option<AccountId>,
    /// The telephone of the office, for everybody.
    pub phone: String,
    /// The plan and what was done of it.
    pub plan: WeekPlan,
    /// Closing reports, the latest last: one that was returned stays.
    pub reports: Vec<WeekReport>,
    /// Goes up with every change.
    pub version: u32,
    /// Who made it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl AssistanceWeek {
    /// The days of a part; the first day of the week where the plan does not say.
    pub fn days(&self, part: WeekPart) -> (NaiveDate, NaiveDate) {
        let of = self.plan.days.iter().find(|days| days.part == part);
        of.map_or((self.starts_on, self.starts_on), |days| (days.first, days.last))
    }

    /// The day of the fair and of advice.
    pub fn theme_day(&self) -> NaiveDate {
        self.days(WeekPart::Theme).0
    }

    /// The day by whose noon the statistics are asked for.
    pub fn statistics_day(&self) -> NaiveDate {
        self.days(WeekPart::Recognise).1
    }

    /// First and last day of what the closing report counts.
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        (self.starts_on, self.days(WeekPart::Media).1)
    }

    /// The items of a stage.
    pub fn items(&self, stage: WeekStage) -> impl Iterator<Item = &WeekItem> {
        self.plan.items.iter().filter(move |item| item.stage == stage)
    }

    /// Whether the checklist of a stage is complete: each item done, or waived with a reason.
    pub fn is_complete(&self, stage: WeekStage) -> bool {
        self.items(stage).all(WeekItem::is_settled)
    }

    /// Items of a stage that were said to be done, and of which the records show now that they are not: a venue went, a report
    /// came back.
    pub fn unproven(&self, stage: WeekStage, params: &Params) -> Vec<&WeekItem> {
        let says_done = |item: &&WeekItem| matches!(item.state, ItemState::Done { .. });
        let done = self.items(stage).filter(says_done);
        done.filter(|item| self.may_settle(item.kind, params).is_err())
            .collect()
    }

    /// Items of the stages so far that should have been done.
    pub fn overdue(&self, today: NaiveDate) -> impl Iterator<Item = &WeekItem> {
        let reached = self.stage;
        let archived = self.archived_at.is_some();
        self.plan
            .items
            .iter()
            .filter(move |item| !archived && item.stage <= reached && !item.is_settled() && item.due < today)
    }

    /// Points where publicity is given.
    pub fn points(&self) -> impl Iterator<Item = &Venue> {
        self.plan.venues.iter().filter(|one| one.kind == VenueKind::Point)
    }

    /// R86: whether there are enough points.
    pub fn has_points(&self, params: &Params) -> Result<bool, NotSet> {
        has_publicity_points(self.points().count() as u64, self.theme_day(), params)
    }

    /// R85: of which places the main venue has too few. Without a main venue it is short of all.
    pub fn short_of(&self, params: &Params) -> Result<Vec<VenuePlace>, NotSet> {
        let mains = || self.plan.venues.iter().filter(|one| one.kind == VenueKind::Main);
        let count = |place: VenuePlace| -> u64 {
            let posts = mains()
                .flat_map(|one| &one.posts)
                .filter(|post| post.place == place);
            match place {
                VenuePlace::Arches => self.plan.arches(),
                _ => posts.count() as u64,
            }
        };
        let plan: Vec<(VenuePlace, u64)> = VenuePlace::ALL.iter().map(|one| (*one, count(*one))).collect();
        venue_short_of(&plan, self.theme_day(), params)
    }

    /// Sub-venues that lack something (R85).
    pub fn incomplete_venues(&self) -> impl Iterator<Item = &Venue> {
        let lacks = |one: &&Venue| one.kind == VenueKind::Sub && !is_sub_venue_complete(&one.items);
        self.plan.venues.iter().filter(lacks)
    }

    /// Posts nobody was named for.
    pub fn unmanned(&self) -> usize {
        let posts = self.plan.venues.iter().flat_map(|one| &one.posts);
        posts.filter(|post| post.person.is_empty()).count()
    }

    /// Whether the post plan is whole: enough places, each with somebody, and sub-venues with all they must have.
    pub fn is_staffed(&self, params: &Params) -> Result<bool, NotSet> {
        let short = self.short_of(params)?;
        Ok(short.is_empty() && self.unmanned() == 0 && self.incomplete_venues().next().is_none())
    }

    /// The report that counts.
    pub fn report(&self) -> Option<&WeekReport> {
        self.reports.last()
    }

    /// Whether the city has accepted the report.
    pub fn is_accepted(&self) -> bool {
        self.report()
            .is_some_and(|one| one.state == ReportState::Accepted)
    }

    /// Whether an item can be said to be done: some show in the records that they are not.
    pub fn may_settle(&self, kind: Option<ItemKind>, params: &Params) -> Result<(), Refusal> {
        let met = match kind {
            Some(ItemKind::StaffInPlace) => self.is_staffed(params).map_err(not_set)?,
            Some(ItemKind::FiveDayMeeting) => self.plan.has_met(MeetingKind::FiveDay),
            Some(ItemKind::SummaryMeeting) => self.plan.has_met(MeetingKind::Summary),
            Some(ItemKind::ThemeDay) => self.plan.roll_called(),
            Some(ItemKind::MediaDay) => self.plan.media.iter().any(|one| one.held.is_some()),
            Some(ItemKind::ReportSent) => self
                .report()
                .is_some_and(|one| one.state != ReportState::Returned),
            _ => true,
        };
        if met { Ok(()) } else { Err(Refusal::NotReady) }
    }
}

/// The figure a rule asks for in vain.
pub(crate) fn not_set(NotSet(key): NotSet) -> Refusal {
    Refusal::FigureNotSet { key }
}

/// What a new week is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekWish {
    /// The area it is for.
    pub area: AreaCode,
    /// What it is called.
    pub title: String,
    /// The motto.
    pub theme: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The telephone of the office.
    pub phone: String,
}

impl WeekWish {
    /// The week, laid out from its first day.
    pub fn laid_out(self, id: WeekId, by: &str, at: DateTime<Utc>) -> Result<AssistanceWeek, Refusal> {
        let (title, theme, phone) = apply::title_and_theme(&self.title, &self.theme, &self.phone)?;
        Ok(AssistanceWeek {
            id,
            area: self.area,
            title,
            theme,
            starts_on: self.starts_on,
            stage: WeekStage::Organise,
            archived_at: None,
            organiser: None,
            phone,
            plan: WeekPlan::laid_out(self.starts_on),
            reports: Vec::new(),
            version: 1,
            made_by: by.to_owned(),
            made_at: at,
        })
    }
}
