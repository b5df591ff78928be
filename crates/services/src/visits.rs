//! Home visits: entered on a page or brought by a phone, kept once, spread over the file.

mod chunk;
mod keep;
mod leads;
mod pack;
mod photos;
mod settle;
mod sync;
mod view;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{PersonId, VisitConflictId, VisitId};
use domain::ports::{Answered, Pack, Received, VisitForm, VisitKept, VisitQuestions, Visits, VisitsOfPerson};
use domain::refusal::Refusal;
use domain::visit::{ConflictChoice, Photo, SyncAnswers, SyncBatch, SyncRecord};
use store::StoreError;

#[async_trait]
impl Visits for Services {
    async fn sync(&self, who: &Actor, batch: SyncBatch<Received>) -> Answered<SyncAnswers> {
        self.take_batch(who, batch).await.map_err(|f| self.internal(&f))
    }

    async fn may_give_back(&self, secret: &str) -> Answered<()> {
        let found = self.closed_account(secret).await;
        found.map(drop).map_err(|f| self.internal(&f))
    }

    async fn give_back(&self, secret: &str, batch: SyncBatch<Received>) -> Answered<SyncAnswers> {
        self.take_back_batch(secret, batch)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn pack(&self, who: &Actor) -> Answered<Pack> {
        self.pack_of(who).await.map_err(|f| self.internal(&f))
    }

    async fn visit_form(&self, who: &Actor, person: PersonId, draft: Option<VisitId>) -> Answered<VisitForm> {
        self.form_of_visit(who, person, draft)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn record_visit(&self, who: &Actor, record: SyncRecord) -> Answered<VisitKept> {
        self.keep_entered(who, record)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn drop_draft(&self, who: &Actor, draft: VisitId) -> Answered<()> {
        self.forget_draft(who, draft).await.map_err(|f| self.internal(&f))
    }

    async fn visits_of(&self, who: &Actor, person: PersonId) -> Answered<VisitsOfPerson> {
        self.visits_of_person(who, person)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn keep_photo(&self, who: &Actor, id: VisitId, photo: Photo) -> Answered<()> {
        let kept = match self.take_photo(who, id, &photo).await {
            Err(failure) if was_overtaken(&failure) => self.take_photo(who, id, &photo).await,
            done => done,
        };
        kept.map_err(|f| self.internal(&f))
    }

    async fn photo(&self, who: &Actor, id: VisitId) -> Answered<Photo> {
        self.show_photo(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn questions(&self, who: &Actor) -> Answered<VisitQuestions> {
        self.visit_questions(who).await.map_err(|f| self.internal(&f))
    }

    async fn settle_conflict(
        &self,
        who: &Actor,
        id: VisitConflictId,
        choice: ConflictChoice,
    ) -> Answered<()> {
        self.choose_value(who, id, choice)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn settle_proposal(&self, who: &Actor, id: VisitId, take: bool) -> Answered<()> {
        self.answer_proposal(who, id, take)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Whether somebody else was faster, so that looking again helps.
fn was_overtaken(failure: &Failure) -> bool {
    match failure {
        Failure::Refused(refusal) => matches!(refusal, Refusal::Changed),
        Failure::Store(error) => matches!(error, StoreError::UniqueViolation { .. }),
        _ => false,
    }
}
