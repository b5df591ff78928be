//! What is done with a week, and by whom.

use super::AssistanceWeek;
use super::plan::{Hand, MaterialKind, MediaKind, MeetingKind, Venue, VenueKind, WeekPart};
use super::report::WeekFigure;
use crate::ids::AccountId;
use crate::params::Params;
use crate::rules::assistance_week::{SubVenueItem, VenuePlace, WeekStage};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// What is done with the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekDeed {
    /// A part is put on other days.
    MoveDays(WeekPart, NaiveDate, NaiveDate),
    /// Motto and telephone of the office.
    Name {
        /// The motto.
        theme: String,
        /// The telephone.
        phone: String,
        /// Who runs it.
        organiser: Option<AccountId>,
    },
    /// An item is put on a checklist.
    AddItem {
        /// On which.
        stage: WeekStage,
        /// What.
        title: String,
        /// Who sees to it.
        owner: String,
        /// By when.
        due: NaiveDate,
    },
    /// An item was done; what shows it.
    Settle(u32, String),
    /// An item is left out; why.
    Waive(u32, String),
    /// It is open again; why is in the history of changes.
    Unsettle(u32),
    /// The next stage opens.
    Open(WeekStage),
    /// An earlier stage is opened again; why.
    Reopen(WeekStage, String),
    /// It is put away.
    Archive,
    /// A venue or point.
    AddVenue {
        /// What kind.
        kind: VenueKind,
        /// What it is called.
        name: String,
        /// Where.
        area: AreaCode,
        /// The address in words.
        address: String,
    },
    /// A venue goes.
    DropVenue(u32),
    /// What a sub-venue has.
    SetItems(u32, BTreeSet<SubVenueItem>),
    /// One more post at a venue.
    AddPost(u32, VenuePlace),
    /// A post goes.
    DropPost(u32),
    /// Who stands at a post.
    Man {
        /// Which post.
        post: u32,
        /// Who.
        person: String,
        /// Who stands in.
        deputy: String,
        /// From when to when.
        shift: String,
        /// Their telephone.
        phone: String,
    },
    /// Roll call: whether somebody is there.
    Present(u32, bool),
    /// What a point brought.
    Record {
        /// Which.
        venue: u32,
        /// People.
        attendance: u32,
        /// Leaflets.
        leaflets: u32,
        /// What shows it.
        evidence: String,
    },
    /// Material for a place.
    AddMaterial {
        /// What.
        kind: MaterialKind,
        /// For which venue.
        venue: Option<u32>,
        /// How many.
        quantity: u32,
    },
    /// It was brought, or not after all.
    Deliver(u32, bool),
    /// A line of the media plan.
    AddMedia {
        /// What.
        kind: MediaKind,
        /// When.
        on: NaiveDate,
        /// Where it appears.
        outlet: String,
        /// Who speaks.
        guest: String,
        /// Questions and answers.
        questions: String,
    },
    /// It took place, or not after all.
    Hold(u32, bool),
    /// A badge.
    AddBadge {
        /// Who wears it.
        name: String,
        /// Of which office.
        unit: String,
    },
    /// Minutes of a meeting.
    Meet {
        /// Which.
        kind: MeetingKind,
        /// When.
        on: NaiveDate,
        /// How many were there.
        attendance: u32,
        /// What was said.
        minutes: String,
    },
    /// The closing report goes to the city, with the figures as they are counted.
    Send(String),
    /// The city accepts it.
    Accept,
    /// The city returns it; why.
    Return(String),
}

impl WeekDeed {
    /// What the history calls it.
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::MoveDays(..) => "move_days",
            Self::Name { .. } => "name",
            Self::AddItem { .. } => "add_item",
            Self::Settle(..) => "settle",
            Self::Waive(..) => "waive",
            Self::Unsettle(_) => "unsettle",
            Self::Open(_) => "open",
            Self::Reopen(..) => "reopen",
            Self::Archive => "archive",
            Self::AddVenue { .. } | Self::DropVenue(_) | Self::SetItems(..) => "venue",
            Self::AddPost(..) | Self::DropPost(_) | Self::Man { .. } => "post",
            Self::Present(..) => "roll_call",
            Self::Record { .. } => "record",
            Self::AddMaterial { .. } | Self::Deliver(..) => "material",
            Self::AddMedia { .. } | Self::Hold(..) => "media",
            Self::AddBadge { .. } => "badge",
            Self::Meet { .. } => "meet",
            Self::Send(_) => "send",
            Self::Accept => "accept",
            Self::Return(_) => "return",
        }
    }

    /// The venue it is about, where it is done at one: who works there may do it too.
    pub fn venue<'a>(&self, week: &'a AssistanceWeek) -> Option<&'a Venue> {
        let venues = &week.plan.venues;
        match self {
            Self::Man { post, .. } | Self::Present(post, _) => venues
                .iter()
                .find(|one| one.posts.iter().any(|own| own.no == *post)),
            Self::Record { venue, .. } | Self::SetItems(venue, _) => {
                venues.iter().find(|one| one.no == *venue)
            }
            Self::Deliver(no, _) => {
                let of = week.plan.materials.iter().find(|one| one.no == *no)?.venue?;
                venues.iter().find(|one| one.no == of)
            }
            _ => None,
        }
    }
}

/// Who does it, when, with which figures.
#[derive(Clone, Copy, Debug)]
pub struct Doing<'a> {
    /// As [`crate::actor::Actor::label`] says.
    pub by: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// Figures of the area.
    pub params: &'a Params,
    /// The figures of the report as they are counted now.
    pub figures: &'a [(WeekFigure, u64)],
}

impl Doing<'_> {
    pub(super) fn hand(&self) -> Hand {
        Hand {
            by: self.by.to_owned(),
            at: self.at,
        }
    }

    pub(super) fn today(&self) -> NaiveDate {
        crate::clock::day_in_shanghai(self.at)
    }
}
