//! One claim with everything that is known of it, and those of somebody's file.

use super::act::{may_apply, may_take, steps_of};
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::claim::{Claim, ClaimState, ClaimStep, Payment};
use domain::ids::{ClaimId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{ClaimStepLine, ClaimView, Worker};
use domain::refusal::Refusal;
use store::Connection;

impl Services {
    pub(super) async fn view_of_claim(&self, who: &Actor, id: ClaimId) -> Result<ClaimView, Failure> {
        let scope = who.scope(Deed::Read, Function::Claim)?;
        let mut db = self.db.read().await?;
        let claim = db.find_claim(id).await?.ok_or(Refusal::NotFound)?;
        let person = match claim.person {
            Some(person) => db.find_person(person).await?,
            None => None,
        };
        let categories = person.as_ref().map(|one| one.categories).unwrap_or_default();
        if !scope.covers(claim.area, categories) {
            return Err(Refusal::NotFound.into());
        }
        let book = self.area_book().await?;
        let worker = person.map(|person| Worker {
            id: person.id,
            path: book.path(person.living_area),
            name: person.name,
            no: person.no,
        });
        let label = who.label();
        let mut may: Vec<&'static str> = Vec::new();
        if claim.state == ClaimState::Draft && claim.blocked.is_none() && may_apply(who, &claim).is_ok() {
            may.push("apply");
        }
        may.extend(
            steps_of(&claim.state)
                .iter()
                .filter(|step| may_take(who, &claim, step)),
        );
        let next = next_step(&claim.state);
        let four_eyes = next.is_some_and(|next| may.contains(&next.code()) && claim.is_bound(&next, &label));
        Ok(ClaimView {
            place: book.place(claim.area),
            steps: steps(&mut db, id).await?,
            who: worker,
            claim,
            may,
            four_eyes,
            today: self.clock.today(),
        })
    }

    pub(super) async fn claims_about(&self, who: &Actor, person: PersonId) -> Result<Vec<Claim>, Failure> {
        let scope = who.scope(Deed::Read, Function::Claim)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(person).await?.ok_or(Refusal::NotFound)?;
        if !scope.covers(person.living_area, person.categories) {
            return Err(Refusal::NotFound.into());
        }
        Ok(db.list_claims_of(person.id).await?)
    }
}

/// The step that leads on, to ask whether the asker is bound.
fn next_step(state: &ClaimState) -> Option<ClaimStep> {
    match state {
        ClaimState::TownCheck => Some(ClaimStep::PassTown),
        ClaimState::CountyReview => Some(ClaimStep::PassCounty { notice_days: 0 }),
        ClaimState::PublicNotice { .. } => Some(ClaimStep::Approve),
        ClaimState::Listed => Some(ClaimStep::Pay(Payment {
            on: chrono::NaiveDate::default(),
            receipt: String::new(),
        })),
        _ => None,
    }
}

async fn steps(db: &mut Connection, id: ClaimId) -> Result<Vec<ClaimStepLine>, Failure> {
    let mut authors = Authors::default();
    let mut lines = Vec::new();
    for done in db.list_claim_steps(id).await?.into_iter().rev() {
        lines.push(ClaimStepLine {
            at: done.at,
            by: authors.of(db, &done.by).await?,
            step: done.step,
            reason: done.reason,
        });
    }
    Ok(lines)
}
