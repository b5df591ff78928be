//! Vacancies as they are entered: by employers about their own work, by staff for an employer; looked through by officers.

mod ageing;
mod edit;
mod held;
mod own;
mod review;
mod send;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{EmployerId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, HeldVerdict, Keep, OwnPostings, PostingForm, PostingView, Postings, ReviewDesk, Sent, Verdict,
};
use domain::posting::VacancyForm;
use domain::refusal::Refusal;
use domain::values::AreaCode;

#[async_trait]
impl Postings for Services {
    async fn blank(&self, who: &Actor, like: Option<VacancyId>) -> Answered<PostingForm> {
        self.blank_posting(who, like).await.map_err(|f| self.internal(&f))
    }

    async fn form(&self, who: &Actor, id: VacancyId) -> Answered<PostingForm> {
        self.posting_form(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn keep(
        &self,
        who: &Actor,
        id: Option<VacancyId>,
        form: VacancyForm,
        keep: Keep,
    ) -> Answered<VacancyId> {
        self.keep_posting(who, id, form, keep)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn view(&self, who: &Actor, id: VacancyId) -> Answered<PostingView> {
        self.posting_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn send(&self, who: &Actor, id: VacancyId, version: u32) -> Answered<Sent> {
        self.send_posting(who, id, version)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn discard(&self, who: &Actor, id: VacancyId) -> Answered<()> {
        self.discard_draft(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn mine(&self, who: &Actor) -> Answered<OwnPostings> {
        self.own_postings(who).await.map_err(|f| self.internal(&f))
    }

    async fn touch(&self, who: &Actor, id: VacancyId) -> Answered<()> {
        self.touch_vacancy(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn close(&self, who: &Actor, id: VacancyId) -> Answered<()> {
        self.close_vacancy(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn reopen(&self, who: &Actor, id: VacancyId) -> Answered<()> {
        self.reopen_vacancy(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn desk(&self, who: &Actor) -> Answered<ReviewDesk> {
        self.review_desk(who).await.map_err(|f| self.internal(&f))
    }

    async fn decide(&self, who: &Actor, id: VacancyId, version: u32, verdict: Verdict) -> Answered<()> {
        self.decide_posting(who, id, version, verdict)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn settle_held(&self, who: &Actor, id: VacancyId, verdict: HeldVerdict) -> Answered<()> {
        self.settle_held_vacancy(who, id, verdict)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn undecide(&self, who: &Actor, id: VacancyId) -> Answered<()> {
        self.undecide_posting(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Lets those pass who may do something with what an employer offers at a place: the employer itself, and staff there.
fn may_handle(who: &Actor, deed: Deed, (employer, area): (EmployerId, AreaCode)) -> Result<(), Refusal> {
    match who {
        Actor::Employer { .. } if who.own_employer(deed, Function::Vacancy)? == employer => Ok(()),
        Actor::Employer { .. } => Err(Refusal::NotFound),
        _ => who.may(deed, Function::Vacancy, area),
    }
}
