//! Files that may be of one person: pairs of them, and two files made one, and two again.
//!
//! **Invariant:** a file that was merged leaves a stub that lists and counts nowhere. Nothing of it is thrown away: what
//! belongs to it stands on the kept file, and what it was is in the record of the merge, sealed, until it is undone.

mod gather;
mod household;
mod make;
mod pairs;
mod places;
mod side;
mod undo;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{MergeId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, MergeForm, MergeLine, MergeView, MergeWish, Merges, PairPage, PairQuery};
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use store::{Connection, Lock, Transaction};

/// What histories say of a merge instead of a reason.
pub(crate) const WHY_MERGED: &str = "merge";
/// What they say of an undo.
pub(crate) const WHY_PARTED: &str = "undo_merge";

#[async_trait]
impl Merges for Services {
    async fn pairs(&self, who: &Actor, query: &PairQuery) -> Answered<PairPage> {
        self.pair_page(who, query).await.map_err(|f| self.internal(&f))
    }

    async fn set_apart(&self, who: &Actor, one: PersonId, other: PersonId) -> Answered<()> {
        self.say_not_alike(who, one, other)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn ask_again(&self, who: &Actor, one: PersonId, other: PersonId) -> Answered<()> {
        self.unsay_not_alike(who, one, other)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn merge_form(&self, who: &Actor, kept: PersonId, gone: PersonId) -> Answered<MergeForm> {
        let shown = async {
            let form = self.side_by_side(who, kept, gone).await?;
            self.note_read(who, AccessKind::File, &[kept, gone]).await?;
            Ok(form)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn merge(&self, who: &Actor, wish: MergeWish) -> Answered<MergeId> {
        self.make_one(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn merges_of(&self, who: &Actor, kept: PersonId) -> Answered<Vec<MergeLine>> {
        self.merge_lines(who, kept).await.map_err(|f| self.internal(&f))
    }

    async fn merge_view(&self, who: &Actor, id: MergeId) -> Answered<MergeView> {
        let shown = async {
            let (view, file) = self.view_of_merge(who, id).await?;
            self.note_read(who, AccessKind::File, &[file]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn undo_merge(&self, who: &Actor, id: MergeId) -> Answered<(PersonId, PersonId)> {
        self.make_two(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn merged_into(&self, who: &Actor, gone: PersonId) -> Answered<PersonId> {
        self.kept_for(who, gone).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Two files that somebody may change, both of them.
    async fn two_files(
        &self,
        db: &mut Connection,
        who: &Actor,
        (one, other): (PersonId, PersonId),
    ) -> Result<(PersonRecord, PersonRecord), Failure> {
        if one == other {
            return Err(Refusal::NotFound.into());
        }
        Ok((
            self.file_that_stands(db, who, one).await?,
            self.file_that_stands(db, who, other).await?,
        ))
    }

    /// The file, or the word that somebody was faster and merged it.
    async fn file_that_stands(
        &self,
        db: &mut Connection,
        who: &Actor,
        id: PersonId,
    ) -> Result<PersonRecord, Failure> {
        if let Some(kept) = db.find_merged_into(id).await? {
            self.record_of_file(db, who, Deed::Read, kept).await?;
            return Err(Refusal::Merged.into());
        }
        self.record_of_file(db, who, Deed::Update, id).await
    }

    async fn kept_for(&self, who: &Actor, gone: PersonId) -> Result<PersonId, Failure> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let kept = db.find_merged_into(gone).await?.ok_or(Refusal::NotFound)?;
        Ok(self
            .record_of_file(&mut db, who, Deed::Read, kept)
            .await?
            .person
            .id)
    }
}

/// Rounds, imports and applications read who is there and write about them later: none of them runs meanwhile.
async fn alone(change: &mut Transaction) -> Result<(), Failure> {
    for lock in [Lock::Round, Lock::Import, Lock::Recognition] {
        change.lock(lock).await?;
    }
    Ok(())
}
