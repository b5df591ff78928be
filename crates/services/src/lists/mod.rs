//! Lists of other departments: taken in, laid beside the register, written as ticked, reconciled, taken back.
//!
//! A file is read in memory and touches no disk; what its rows say is kept sealed. Writing and taking back are one
//! transaction each: a program that stops half-way has done nothing, and goes on when it starts again.

mod alike;
mod apply;
mod choose;
mod columns;
mod gone;
mod known;
mod land;
mod preview;
mod reading;
mod rolls;
mod row;
mod undo;
mod view;
mod work;

pub(crate) use work::Desk;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{ListId, ListRowId, PersonId};
use domain::list::{FILE_MAX, ListBatch, ListState, Signed, VillageAnswer};
use domain::ports::{
    Answered, GonePage, GoneSettled, ListOverview, ListPage, ListQuery, ListUpload, Lists, Tick,
    VillageQuestion,
};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::Transaction;
use view::{hold_list_for, list_for, scope_of};

/// Characters of the name of a source.
const SOURCE_MAX: usize = 60;

/// Characters of the name of a file.
const FILE_NAME_MAX: usize = 100;

#[async_trait]
impl Lists for Services {
    async fn lists(&self, who: &Actor, page: u32) -> Answered<ListOverview> {
        self.overview(who, page).await.map_err(|f| self.internal(&f))
    }

    async fn upload(&self, who: &Actor, upload: ListUpload) -> Answered<ListId> {
        self.receive(who, upload).await.map_err(|f| self.internal(&f))
    }

    async fn list(&self, who: &Actor, id: ListId, query: ListQuery) -> Answered<ListPage> {
        self.page_of_list(who, id, query)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn tick(&self, who: &Actor, id: ListId, tick: Tick) -> Answered<()> {
        self.set_ticks(who, id, tick).await.map_err(|f| self.internal(&f))
    }

    async fn choose(
        &self,
        who: &Actor,
        id: ListId,
        row: ListRowId,
        person: Option<PersonId>,
    ) -> Answered<()> {
        self.lay_again(who, id, row, person)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn apply(&self, who: &Actor, id: ListId) -> Answered<()> {
        self.ask_to_write(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn close(&self, who: &Actor, id: ListId) -> Answered<()> {
        self.close_unwritten(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn undo(&self, who: &Actor, id: ListId) -> Answered<()> {
        self.ask_to_take_back(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn discard(&self, who: &Actor, id: ListId) -> Answered<()> {
        self.throw_away(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn gone(&self, who: &Actor, id: ListId, page: u32) -> Answered<GonePage> {
        self.page_of_gone(who, id, page)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn settle_gone(&self, who: &Actor, id: ListId, settled: GoneSettled) -> Answered<()> {
        self.decide_gone(who, id, settled)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn village_questions(&self, who: &Actor) -> Answered<Vec<VillageQuestion>> {
        self.questions_to(who).await.map_err(|f| self.internal(&f))
    }

    async fn answer_for_village(
        &self,
        who: &Actor,
        id: ListId,
        person: PersonId,
        answer: VillageAnswer,
        note: String,
    ) -> Answered<()> {
        self.answer_question(who, (id, person), answer, &note)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Takes a file in; it is read in the background.
    async fn receive(&self, who: &Actor, upload: ListUpload) -> Result<ListId, Failure> {
        let scope = scope_of(who)?;
        if scope.area.is_some_and(|own| !own.contains(upload.area)) {
            return Err(Refusal::NotFound.into());
        }
        let batch = self.batch_of(who, &upload)?;
        if !self.lists.has_room() {
            return Err(Refusal::TooMany.into());
        }
        let mut change = self.db.begin().await?;
        change.add_list(&batch).await?;
        let detail = json!({ "register": batch.register, "area": batch.area });
        self.note(&mut change, who, "upload", batch.id, detail).await?;
        change.commit().await?;
        self.lists.put(work::Sent {
            list: batch.id,
            who: who.clone(),
            file: upload.file,
        });
        Ok(batch.id)
    }

    fn batch_of(&self, who: &Actor, upload: &ListUpload) -> Result<ListBatch, Refusal> {
        let source = upload.source.trim();
        if source.is_empty() {
            return Err(Refusal::field("source", Problem::Required));
        }
        if source.chars().count() > SOURCE_MAX {
            return Err(Refusal::field("source", Problem::TooLong));
        }
        if upload.listed_on > self.clock.today() {
            return Err(Refusal::field("listed_on", Problem::OutOfRange));
        }
        if upload.file.is_empty() {
            return Err(Refusal::field("file", Problem::Required));
        }
        if upload.file.len() > FILE_MAX {
            return Err(Refusal::field("file", Problem::TooLong));
        }
        let now = self.clock.now();
        Ok(ListBatch {
            id: ListId::new(self.ids.as_ref(), now),
            register: upload.register,
            source: source.to_owned(),
            listed_on: upload.listed_on,
            area: upload.area,
            file_name: upload.file_name.chars().take(FILE_NAME_MAX).collect(),
            state: ListState::Reading,
            problem: None,
            unknown: Vec::new(),
            uploaded: Signed {
                by: who.label(),
                at: now,
            },
            applied: None,
            undone: None,
        })
    }

    async fn ask_to_write(&self, who: &Actor, id: ListId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        hold_list_for(&mut change, who, id).await?;
        if !has_ticks(&mut change, id).await? {
            return Err(Refusal::field("ticked", Problem::Required).into());
        }
        advance_list(&mut change, id, ListState::Ready, ListState::Applying).await?;
        change.sign_list_applied(id, &self.signed(who)).await?;
        self.note(&mut change, who, "approve", id, json!({})).await?;
        Ok(change.commit().await?)
    }

    /// Closes a list of which nothing is to be written: it counts as looked at, and what was decided about people missing
    /// from it stays.
    async fn close_unwritten(&self, who: &Actor, id: ListId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = list_for(&mut change, who, id).await?;
        let held = self.hold_and_unsettle(&mut change, &batch).await?;
        held.ok_or(Refusal::NotFound)?;
        if has_ticks(&mut change, id).await? {
            return Err(Refusal::Changed.into());
        }
        advance_list(&mut change, id, ListState::Ready, ListState::Applied).await?;
        change.sign_list_applied(id, &self.signed(who)).await?;
        self.note(&mut change, who, "close", id, json!({})).await?;
        Ok(change.commit().await?)
    }

    async fn ask_to_take_back(&self, who: &Actor, id: ListId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = hold_list_for(&mut change, who, id).await?;
        // Whoever asks twice has it taken back once.
        if matches!(batch.state, ListState::Undoing | ListState::Undone) {
            return Ok(());
        }
        if batch.state == ListState::Applied && !self.may_undo(&batch).await? {
            return Err(Refusal::TooLate.into());
        }
        advance_list(&mut change, id, ListState::Applied, ListState::Undoing).await?;
        change.sign_list_undone(id, &self.signed(who)).await?;
        self.note(&mut change, who, "take_back", id, json!({})).await?;
        Ok(change.commit().await?)
    }

    async fn throw_away(&self, who: &Actor, id: ListId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = hold_list_for(&mut change, who, id).await?;
        // What was decided about people missing from it would be lost: it can be closed.
        let (_, decided) = change.count_missing(&batch, self.clock.today()).await?;
        if decided > 0 || !change.delete_list(id).await? {
            return Err(Refusal::Changed.into());
        }
        self.note(&mut change, who, "discard", id, json!({})).await?;
        Ok(change.commit().await?)
    }

    fn signed(&self, who: &Actor) -> Signed {
        Signed {
            by: who.label(),
            at: self.clock.now(),
        }
    }

    async fn note(
        &self,
        change: &mut Transaction,
        who: &Actor,
        verb: &str,
        id: ListId,
        detail: serde_json::Value,
    ) -> Result<(), Failure> {
        let line = self.audit(who, verb, "list", id.to_string(), detail);
        Ok(change.add_audit(&line).await?)
    }
}

async fn has_ticks(change: &mut Transaction, id: ListId) -> Result<bool, Failure> {
    let counts = change.count_list_rows(id).await?;
    Ok(counts.iter().any(|one| one.ticked && one.count > 0))
}

/// Moves a list on; of two who want to, one wins.
async fn advance_list(
    change: &mut Transaction,
    id: ListId,
    from: ListState,
    to: ListState,
) -> Result<(), Failure> {
    if change.move_list(id, from, to, None).await? {
        Ok(())
    } else {
        Err(Refusal::Changed.into())
    }
}
