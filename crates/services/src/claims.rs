//! Subsidy claims: found from what is on record, applied for, checked, posted, paid.

mod act;
mod enter;
mod list;
mod own;
mod payment;
mod recompute;
mod view;

pub use payment::payment_csv;

use crate::Services;
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::claim::{Claim, ClaimStep};
use domain::ids::{ClaimId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, ClaimApplication, ClaimDraft, ClaimFilter, ClaimList, ClaimNotice, ClaimPayments, ClaimView,
    Claims, OwnClaims,
};
use domain::values::AreaCode;

/// What audit lines call a claim.
const NOUN: &str = "claim";

#[async_trait]
impl Claims for Services {
    async fn claims(&self, who: &Actor, filter: ClaimFilter) -> Answered<ClaimList> {
        self.claim_list(who, filter).await.map_err(|f| self.internal(&f))
    }

    async fn claim(&self, who: &Actor, id: ClaimId) -> Answered<ClaimView> {
        let shown = async {
            let view = self.view_of_claim(who, id).await?;
            let about: Vec<PersonId> = view.claim.person.into_iter().collect();
            self.note_read(who, AccessKind::Claim, &about).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn enter_claim(&self, who: &Actor, draft: ClaimDraft) -> Answered<ClaimId> {
        self.enter_claim_of(who, draft)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn apply_for(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()> {
        let done = async {
            who.scope(Deed::Create, Function::Claim)?;
            self.apply_for_claim(who, id, application).await
        };
        done.await.map_err(|f| self.internal(&f))
    }

    async fn apply_mine(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()> {
        let done = async {
            who.own_person(Deed::Create, Function::Claim)?;
            self.apply_for_claim(who, id, application).await
        };
        done.await.map_err(|f| self.internal(&f))
    }

    async fn apply_for_firm(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()> {
        let done = async {
            who.own_employer(Deed::Create, Function::Claim)?;
            self.apply_for_claim(who, id, application).await
        };
        done.await.map_err(|f| self.internal(&f))
    }

    async fn step_claim(&self, who: &Actor, id: ClaimId, step: ClaimStep) -> Answered<()> {
        self.take_claim_step(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn payment_list(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
        month: Option<NaiveDate>,
    ) -> Answered<ClaimPayments> {
        self.payments(who, area, month)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_claims(&self, who: &Actor) -> Answered<OwnClaims> {
        self.claims_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn employer_claims(&self, who: &Actor) -> Answered<OwnClaims> {
        self.claims_of_employer(who).await.map_err(|f| self.internal(&f))
    }

    async fn claims_of(&self, who: &Actor, person: PersonId) -> Answered<Vec<Claim>> {
        let shown = async {
            let claims = self.claims_about(who, person).await?;
            self.note_read(who, AccessKind::Claim, &[person]).await?;
            Ok(claims)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn claim_notices(&self, area: Option<AreaCode>) -> Answered<Vec<ClaimNotice>> {
        self.posted_claims(area).await.map_err(|f| self.internal(&f))
    }
}
