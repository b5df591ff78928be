//! Forms of assessments.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/{id}/assessments` | `work_assessments.add_assessment` | the tab of the person, with what was typed after a mistake |
//! | `POST /staff/assessments/{id}` | `work_assessments.settle_assessment` | the tab of the person |
//! | `POST /me/assessments/{id}` | the same, by the person | `/me` |
//!
//! `GET /staff/assessments/{id}/paper` and `/me/assessments/{id}/paper` show the paper.

use super::{Pairs, field};
use domain::fit::Functions;
use domain::ids::{PersonId, WorkAssessmentId};
use domain::ports::AssessmentWish;
use domain::profile::Aid;
use domain::refusal::Refusal;
use domain::work_assessment::{AgreedHow, Found, TRIED_MAX, Tried};

/// Where one is sent, as a pattern.
pub const NEW_ASSESSMENT: &str = "/staff/people/{id}/assessments";

/// `POST`: makes one.
pub fn new_assessment_path(person: PersonId) -> String {
    format!("/staff/people/{person}/assessments")
}

/// `POST`: what the person says about one.
pub fn settle_path(id: WorkAssessmentId) -> String {
    format!("/staff/assessments/{id}")
}

/// `POST`: the same, by the person.
pub fn own_settle_path(id: WorkAssessmentId) -> String {
    format!("/me/assessments/{id}")
}

/// `GET`: the paper.
pub fn paper_path(id: WorkAssessmentId) -> String {
    format!("/staff/assessments/{id}/paper")
}

impl Pairs {
    /// An assessment, without its paper.
    pub fn assessment_wish(&self) -> Result<AssessmentWish, Refusal> {
        let mut functions = Functions::UNKNOWN;
        for (position, level) in functions.0.iter_mut().enumerate() {
            let name = format!("function-{position}");
            *level = self.maybe::<u8>(&name)?.map(|level| level.min(3));
        }
        let aids: Result<Vec<Aid>, Refusal> = self.each("aids").map(|one| field("aids", one)).collect();
        Ok(AssessmentWish {
            on: self.day_of("on")?,
            place: field("place", self.first("place"))?,
            found: Found {
                functions,
                aids: aids?,
                hours: self.maybe("hours")?,
                wishes: self.first("wishes").to_owned(),
                tried: self.tried()?,
                needs: self.first("needs").to_owned(),
            },
            agreed: match self.first("agreed") {
                "" => None,
                _ => Some(self.assessment_word()?),
            },
            next_on: self.maybe_date("next_on")?,
            paper: None,
        })
    }

    fn tried(&self) -> Result<Vec<Tried>, Refusal> {
        let mut all = Vec::new();
        for place in 0..TRIED_MAX {
            let what = self.first(&format!("tried-{place}"));
            if !what.is_empty() {
                all.push(Tried {
                    what: what.to_owned(),
                    how: field("tried", self.first(&format!("how-{place}")))?,
                });
            }
        }
        Ok(all)
    }

    /// What the person says, and how.
    pub fn assessment_word(&self) -> Result<(bool, AgreedHow), Refusal> {
        let how = self.maybe("agreed_how")?.unwrap_or(AgreedHow::Said);
        Ok((field::<bool>("agreed", self.first("agreed"))?, how))
    }
}
