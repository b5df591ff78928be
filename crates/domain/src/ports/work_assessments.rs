//! What disabled people can do at work, as an instructor finds it with them.

use super::{Answered, Author, Worker};
use crate::actor::Actor;
use crate::ids::{PersonId, WorkAssessmentId};
use crate::visit::Photo;
use crate::work_assessment::{AgreedHow, AssessmentPlace, Found, WorkAssessment};
use async_trait::async_trait;
use chrono::NaiveDate;

/// An assessment on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentLine {
    /// The assessment.
    pub assessment: WorkAssessment,
    /// Who made it.
    pub by: Author,
    /// Whether the paper lies with it.
    pub has_paper: bool,
    /// Whether the asker writes down what the person says about it.
    pub may_settle: bool,
}

/// The assessments of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAssessments {
    /// Whose.
    pub who: Worker,
    /// The assessments, the latest first.
    pub lines: Vec<AssessmentLine>,
    /// Whether the asker makes one.
    pub may_add: bool,
    /// What stands in the file: what a new one begins from.
    pub now: Found,
    /// The day.
    pub today: NaiveDate,
}

/// An assessment as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentWish {
    /// Its day.
    pub on: NaiveDate,
    /// Where.
    pub place: AssessmentPlace,
    /// What was found.
    pub found: Found,
    /// What the person said at once, and how.
    pub agreed: Option<(bool, AgreedHow)>,
    /// When to look again.
    pub next_on: Option<NaiveDate>,
    /// The paper, as a picture.
    pub paper: Option<Photo>,
}

/// Questions about assessments.
#[async_trait]
pub trait WorkAssessments: Send + Sync {
    /// The assessments of a person, for staff.
    async fn assessments_of(&self, who: &Actor, person: PersonId) -> Answered<PersonAssessments>;

    /// One's own.
    async fn own_assessments(&self, who: &Actor) -> Answered<PersonAssessments>;

    /// Makes one.
    async fn add_assessment(
        &self,
        who: &Actor,
        person: PersonId,
        wish: AssessmentWish,
    ) -> Answered<WorkAssessmentId>;

    /// Writes down what the person said: whether it may stand in their file, and how they said it.
    async fn settle_assessment(
        &self,
        who: &Actor,
        id: WorkAssessmentId,
        version: u32,
        said: (bool, AgreedHow),
    ) -> Answered<PersonId>;

    /// The same by the person themselves.
    async fn settle_own_assessment(
        &self,
        who: &Actor,
        id: WorkAssessmentId,
        version: u32,
        agreed: bool,
    ) -> Answered<()>;

    /// The paper of one.
    async fn assessment_paper(&self, who: &Actor, id: WorkAssessmentId) -> Answered<Photo>;
}
