//! Placements: entered with all they cause, followed, ended, taken back, counted.

mod cancel;
mod end;
mod enter;
mod follow;
mod list;
mod own;
mod source;
mod stability;
mod view;

pub use stability::{StabilityMade, stability_csv, stability_xlsx};

use crate::Services;
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, PlacementId, ProposalId};
use domain::placement::{CancelCause, FollowUpDraft, PlacementDraft, WorkMonth};
use domain::ports::{
    Answered, OwnWord, OwnWork, PersonWork, PlacementFilter, PlacementForm, PlacementList, PlacementView,
    Placements, StabilityTable,
};
use domain::values::AreaCode;

/// What audit lines call a placement.
const NOUN: &str = "placement";
/// What histories say of fields that changed with one.
const WHY: &str = "placement";

#[async_trait]
impl Placements for Services {
    async fn placements(&self, who: &Actor, filter: PlacementFilter) -> Answered<PlacementList> {
        self.placement_list(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn work_of(&self, who: &Actor, person: PersonId) -> Answered<PersonWork> {
        let shown = async {
            let work = self.work_of_person(who, person).await?;
            self.note_read(who, AccessKind::Placement, &[person]).await?;
            Ok(work)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn placement_form(
        &self,
        who: &Actor,
        person: PersonId,
        said: Option<ProposalId>,
    ) -> Answered<PlacementForm> {
        self.form_of_placement(who, person, said)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn enter(&self, who: &Actor, person: PersonId, draft: PlacementDraft) -> Answered<PlacementId> {
        self.enter_placement(who, person, draft)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn placement(&self, who: &Actor, id: PlacementId) -> Answered<PlacementView> {
        let shown = async {
            let view = self.view_of_placement(who, id).await?;
            self.note_read(who, AccessKind::Placement, &[view.who.id]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn cancel(&self, who: &Actor, id: PlacementId, cause: CancelCause) -> Answered<()> {
        self.cancel_placement(who, id, cause)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn keep_month(&self, who: &Actor, id: PlacementId, month: WorkMonth) -> Answered<()> {
        self.keep_work_month(who, id, month)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn follow_up(&self, who: &Actor, id: PlacementId, draft: FollowUpDraft) -> Answered<()> {
        self.keep_follow_up(who, id, draft)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn set_aside(&self, who: &Actor, id: ProposalId) -> Answered<()> {
        self.discard_proposal(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_work(&self, who: &Actor) -> Answered<OwnWork> {
        self.work_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn say(&self, who: &Actor, word: OwnWord) -> Answered<()> {
        self.hear_own(who, word).await.map_err(|f| self.internal(&f))
    }

    async fn stability(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<StabilityTable> {
        self.stability_table(who, year, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}
