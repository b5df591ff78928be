//! Correcting an application that came back to be completed.

use super::apply::paper_text;
use super::problem;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::RecognitionId;
use domain::ports::Restated;
use domain::recognition::{Deed, Proof, Stage};
use domain::refusal::{Problem, Refusal};

impl Services {
    /// Writes what is stated now and sends the application on to the village. What was stated before stays in the trail:
    /// the first statement is evidence too.
    pub(super) async fn restate_application(
        &self,
        who: &Actor,
        id: RecognitionId,
        restated: Restated,
    ) -> Result<Stage, Failure> {
        let mut change = self.db.begin().await?;
        let mut case = self.case(&mut change, id).await?;
        case.may_see(who)?;
        case.may_take(who, Deed::Resubmit)?;
        if self.is_kin(&mut change, who, &case.person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        if case.recognition.version != restated.version {
            return Err(Refusal::Changed.into());
        }
        if !restated.claim.fits(case.recognition.category) {
            return Err(problem("kind", Problem::Unreadable));
        }
        let proof = Proof::Corrected {
            before: case.recognition.claim.facts_unlike(&restated.claim),
            paper: paper_text(&restated.paper),
        };
        case.recognition.claim = restated.claim;
        case.recognition.paper = restated.paper;
        self.send_again(change, who, &case, proof).await
    }
}
