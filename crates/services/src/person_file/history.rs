//! The history of a file, and taking a change back.

use super::author::{AREA_MERGE, Authors};
use super::view::words_of;
use super::write::PERSON;
use crate::{AreaBook, Failure, Services};
use domain::actor::Actor;
use domain::history::KeptChange;
use domain::ids::PersonId;
use domain::permission::Deed;
use domain::person_field::PersonField;
use domain::ports::HistoryLine;
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use store::Connection;
use uuid::Uuid;

/// Lines shown.
const LINES: u32 = 200;

impl Services {
    pub(super) async fn history_of_person(
        &self,
        who: &Actor,
        id: PersonId,
    ) -> Result<Vec<HistoryLine>, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record(&mut db, who, Deed::Read, id).await?;
        let may_edit = super::view::may(who, Deed::Update, &record).is_ok();
        let may_undo = |kept: &KeptChange| may_edit && undone(kept, &record).is_some();
        let mut lines = self.history_lines(&mut db, PERSON, id.0, may_undo).await?;
        // What changed in files that were merged into this one is read here; it is not taken back here.
        let gone = db.list_gone_of(id).await?;
        for file in &gone {
            lines.extend(self.history_lines(&mut db, PERSON, file.0, |_| false).await?);
        }
        if !gone.is_empty() {
            lines.sort_by_key(|line| std::cmp::Reverse(line.seq));
        }
        Ok(lines)
    }

    /// The lines of a history.
    pub(crate) async fn history_lines(
        &self,
        db: &mut Connection,
        noun: &str,
        id: Uuid,
        may_undo: impl Fn(&KeptChange) -> bool,
    ) -> Result<Vec<HistoryLine>, Failure> {
        let book = self.area_book().await?;
        let mut authors = Authors::default();
        let mut lines = Vec::new();
        for kept in db.list_field_changes(noun, id, LINES).await? {
            let by = authors.of(db, &kept.change.actor).await?;
            lines.push(line(&kept, by, may_undo(&kept), &book));
        }
        Ok(lines)
    }

    pub(super) async fn take_back_change(&self, who: &Actor, id: PersonId, seq: i64) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let record = self.record(&mut change, who, Deed::Update, id).await?;
        let kept = change.find_field_change(seq).await?.ok_or(Refusal::Changed)?;
        if kept.change.noun != PERSON || kept.change.id != id.0 {
            return Err(Refusal::Changed.into());
        }
        let after = undone(&kept, &record).ok_or(Refusal::Changed)?;
        super::view::may(who, Deed::Update, &after)?;
        self.write_record(&mut change, who, Some(&record), &after, "undo")
            .await?;
        self.settle_tasks_of(&mut change, &[id]).await?;
        Ok(change.commit().await?)
    }
}

fn line(kept: &KeptChange, by: domain::ports::Author, may_undo: bool, book: &AreaBook) -> HistoryLine {
    let change = &kept.change;
    HistoryLine {
        seq: kept.seq,
        field: change.field.clone(),
        old: words_of(&change.field, &change.old, book),
        new: words_of(&change.field, &change.new, book),
        at: change.at,
        by,
        why: change.why.clone(),
        may_undo,
    }
}

/// The record with the change taken back; `None` when somebody has changed the field since, when the change is no edit
/// of a form but an area that ended, or when the number it was is kept nowhere in clear.
fn undone(kept: &KeptChange, record: &PersonRecord) -> Option<PersonRecord> {
    let field: PersonField = kept.change.field.parse().ok()?;
    let stands = field.text(record) == kept.change.new;
    let by_merge = kept.change.actor == AREA_MERGE;
    if !stands || by_merge || field.is_sealed() || field.group().is_none() {
        return None;
    }
    let mut after = record.clone();
    field.set(&mut after, &kept.change.old).ok()?;
    Some(after)
}
