//! One's own data: what is kept, who saw it, what was agreed to and asked for.

use super::{Answered, ConsentView, FieldValue, LeadView, MyRecognition, ProxyView, RequestView, Told};
use crate::access::{AccessKind, RevealReason};
use crate::actor::Actor;
use crate::case::Case;
use crate::category::CategoryPeriod;
use crate::file_entry::KeptEntry;
use crate::household::{HouseholdField, Relation};
use crate::permission::Party;
use crate::person_field::PersonField;
use crate::placement::{FollowUp, Placement};
use crate::work_assessment::{AssessmentState, Found};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The household as one of its members sees it: what others are, and not what stands in their files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHousehold {
    /// Land, allowance, address.
    pub fields: Vec<(HouseholdField, String)>,
    /// The members: surname and stars, and what they are to the head.
    pub members: Vec<(String, Relation)>,
}

/// Who saw one's data: the office and not the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyDataSeen {
    /// When.
    pub at: DateTime<Utc>,
    /// As whom: a role of staff, or an employer.
    pub role: Party,
    /// The office, in words.
    pub office: String,
    /// What was looked at.
    pub kind: AccessKind,
    /// Which number was shown in full.
    pub field: Option<PersonField>,
    /// Why.
    pub reason: Option<RevealReason>,
    /// In words.
    pub note: String,
}

/// A visit as the person visited sees it: what was said about them, and not what somebody else thinks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnVisit {
    /// The day.
    pub on: NaiveDate,
    /// How it ended.
    pub outcome: crate::visit::OutcomeKind,
    /// What was found and said.
    pub answers: crate::visit::Answers,
    /// Who confirms it.
    pub confirmed: Option<crate::lead::Evidence>,
    /// Whether about where it was is kept.
    pub has_place: bool,
    /// Whether a photo is kept.
    pub has_photo: bool,
}

/// Everything kept about a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyData {
    /// Who looks at it, when it is not the person: somebody who acts for them, by name.
    pub proxy: Option<String>,
    /// Surname and stars.
    pub masked_name: String,
    /// Every field; numbers are masked unless they were asked for in full.
    pub fields: Vec<FieldValue>,
    /// Spells of groups, latest first.
    pub periods: Vec<CategoryPeriod>,
    /// Work, training, notes.
    pub entries: Vec<KeptEntry>,
    /// The household.
    pub household: Option<OwnHousehold>,
    /// Leads, newest first.
    pub leads: Vec<LeadView>,
    /// Home visits, latest first: a summary.
    pub visits: Vec<OwnVisit>,
    /// Where one works and worked, the latest first.
    pub placements: Vec<Placement>,
    /// What was found that one can do at work, the latest first; in the file where one agreed.
    pub assessments: Vec<(NaiveDate, AssessmentState, Found)>,
    /// What was heard of it, the latest first.
    pub follow_ups: Vec<FollowUp>,
    /// What the township looked into, the latest first.
    pub cases: Vec<Case>,
    /// Messages and calls; who called is left out.
    pub told: Told,
    /// Applications for recognition.
    pub recognitions: Vec<MyRecognition>,
    /// What was agreed to.
    pub consents: Vec<ConsentView>,
    /// Who may act for the person; left out for who acts for them.
    pub proxies: Vec<ProxyView>,
    /// Who saw it, latest first.
    pub seen: Vec<MyDataSeen>,
    /// What was asked, latest first.
    pub requests: Vec<RequestView>,
    /// Days within which an answer is due.
    pub answer_days: u32,
    /// Today.
    pub today: NaiveDate,
}

/// Questions about one's own data: of the person, or of who acts for them.
#[async_trait]
pub trait OwnData: Send + Sync {
    /// All of it, numbers masked.
    async fn my_data(&self, who: &Actor) -> Answered<MyData>;

    /// All of it to take away. Numbers stand in full when the person proves to be it by the end of the resident ID
    /// number; who acts for them gets them masked.
    async fn take_away(&self, who: &Actor, proof: &str) -> Answered<MyData>;
}
