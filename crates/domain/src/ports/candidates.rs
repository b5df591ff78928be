//! Candidates of a vacancy: who said yes, and what the employer answers.

use super::Answered;
use crate::actor::Actor;
use crate::candidate::{Reply, TurnDownReason};
use crate::ids::{LeadId, VacancyId};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How far it has come with a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateStep {
    /// Said yes; the employer has yet to do something.
    New,
    /// The employer was shown name and telephone.
    Shown,
    /// Invited.
    Invited,
    /// Taken.
    Hired,
    /// It came to nothing.
    Ended,
}

/// A candidate as the employer sees one: no more than is needed before the person agreed and the employer asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateLine {
    /// The lead that was answered with yes.
    pub lead: LeadId,
    /// Surname and stars, or the name once it was shown.
    pub name: String,
    /// The township.
    pub place: String,
    /// Metres to the work, rounded to whole kilometres.
    pub metres: Option<u32>,
    /// What they can do, in their words.
    pub skills: Vec<String>,
    /// Whether they want to be called, not only seen.
    pub wants_call: bool,
    /// Whether they agreed that employers get name and telephone.
    pub shares: bool,
    /// The telephone, once it was shown and only while they agree.
    pub phone: Option<String>,
    /// When they said yes.
    pub said_at: DateTime<Utc>,
    /// How far it has come.
    pub step: CandidateStep,
    /// What the employer answered.
    pub reply: Reply,
}

/// The candidates of a vacancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateList {
    /// Which vacancy.
    pub vacancy: VacancyId,
    /// Its title.
    pub title: String,
    /// Where the work is, to begin an invitation with.
    pub address: String,
    /// Openings still free.
    pub left: u32,
    /// Whether the employer itself hires: who gets a public-welfare post the county decides.
    pub may_hire: bool,
    /// Who wait first, then the others; those who waited longest in front.
    pub candidates: Vec<CandidateLine>,
    /// Whom to call when somebody shares no telephone.
    pub helper_phone: Option<String>,
}

/// What an employer does with a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "deed")]
pub enum CandidateDeed {
    /// Wants to see name and telephone.
    Show,
    /// Invites.
    Invite {
        /// On which day.
        day: NaiveDate,
        /// Where, and at what time.
        place: String,
        /// What to bring.
        note: String,
    },
    /// Takes them.
    Hire,
    /// Does not.
    TurnDown {
        /// Why.
        reason: TurnDownReason,
    },
}

/// Questions about candidates. Employers ask about their own vacancies.
#[async_trait]
pub trait Candidates: Send + Sync {
    /// Who said yes to a vacancy.
    async fn candidates(&self, who: &Actor, vacancy: VacancyId) -> Answered<CandidateList>;

    /// The vacancy of the asker's own that somebody is a candidate for.
    async fn vacancy_of(&self, who: &Actor, lead: LeadId) -> Answered<VacancyId>;

    /// Does something with a candidate. Gives the vacancy they are a candidate for.
    async fn act(&self, who: &Actor, lead: LeadId, deed: CandidateDeed) -> Answered<VacancyId>;
}
