//! What the person sees of their own applications, and does: by personal link, signed in, or through a proxy.

use super::case::Case;
use super::view::returned;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{PersonId, RecognitionId};
use domain::ports::{MyRecognition, StepTaken};
use domain::recognition::{Deed, Recognition, Stage, State};
use domain::refusal::Refusal;

impl Services {
    pub(super) async fn own_recognitions(
        &self,
        who: &Actor,
        code: Option<&str>,
    ) -> Result<Vec<MyRecognition>, Failure> {
        let (_, person) = self.self_or_behind(who, code).await?;
        let found = self.db.list_recognitions_of(person).await?;
        let today = self.clock.today();
        Ok(found.iter().map(|one| mine(one, today)).collect())
    }

    pub(super) async fn step_of_person(
        &self,
        who: &Actor,
        code: Option<&str>,
        id: RecognitionId,
        step: StepTaken,
    ) -> Result<Stage, Failure> {
        let (who, person) = self.self_or_behind(who, code).await?;
        let mut change = self.db.begin().await?;
        let case: Case = self.case(&mut change, id).await?;
        if case.person.id != person {
            return Err(Refusal::NotFound.into());
        }
        if !matches!(step.deed, Deed::Withdraw | Deed::Appeal) {
            return Err(Refusal::NotAllowed.into());
        }
        self.take(change, &who, case, &step).await
    }

    /// Who acts, and for whom.
    async fn self_or_behind(&self, who: &Actor, code: Option<&str>) -> Result<(Actor, PersonId), Failure> {
        match (code, who) {
            (Some(code), _) => {
                let (person, holder) = self.holder_of_code(code).await?;
                Ok((holder, person.id))
            }
            (None, Actor::Seeker(person) | Actor::Proxy { person, .. }) => Ok((who.clone(), *person)),
            (None, _) => Err(Refusal::NotSignedIn.into()),
        }
    }
}

fn mine(recognition: &Recognition, today: chrono::NaiveDate) -> MyRecognition {
    let stage = recognition.state.stage();
    let (refusal, valid_to, may_appeal) = match &recognition.state {
        State::Refused(refused) => {
            let in_time = recognition.due_on.is_none_or(|last| today <= last);
            (Some(refused.reason.clone()), None, !refused.is_final && in_time)
        }
        State::Recognised { valid_to, .. } => (None, *valid_to, false),
        _ => (None, None, false),
    };
    // Why it went back to the village or the township is between the offices.
    let missing = matches!(stage, Stage::Incomplete)
        .then(|| returned(&recognition.state))
        .flatten();
    let mut may = Vec::new();
    if !stage.is_closed() {
        may.push(Deed::Withdraw);
    }
    if may_appeal {
        may.push(Deed::Appeal);
    }
    MyRecognition {
        id: recognition.id,
        version: recognition.version,
        category: recognition.category,
        stage,
        applied_on: recognition.applied_on,
        due_on: recognition.due_on,
        reason: refusal.or(missing),
        valid_to,
        may,
    }
}
