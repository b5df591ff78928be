//! The file of a person: the one way it is written, with its history and the spells of its groups; forms, merging of
//! what two people edit, undo, completeness, and what has to be renewed.

mod author;
mod edit;
mod entry;
mod history;
mod number;
mod period;
mod renew;
mod view;
mod write;

pub(crate) use author::{AREA_MERGE, Authors};
pub(crate) use period::{Word, set_categories};
pub(crate) use view::{FileText, in_codes, may, shown, words_of};
pub(crate) use write::{PERSON, history_of, history_of_import};

use crate::Services;
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::file_entry::{Entry, EntryKind};
use domain::ids::{EntryId, PersonId};
use domain::person_field::{Edit, FieldGroup};
use domain::ports::{Answered, EditForm, Edited, FileEdit, FileView, HistoryLine, PersonFiles, RenewalList};
use domain::values::AreaCode;

#[async_trait]
impl PersonFiles for Services {
    async fn file(&self, who: &Actor, id: PersonId) -> Answered<FileView> {
        let shown = async {
            let file = self.file_view(who, id).await?;
            self.note_read(who, AccessKind::File, &[id]).await?;
            Ok(file)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn edit_form(&self, who: &Actor, id: PersonId, group: FieldGroup) -> Answered<EditForm> {
        let shown = async {
            let form = self.form_of_group(who, id, group).await?;
            self.note_read(who, AccessKind::Edit, &[id]).await?;
            Ok(form)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn edit(&self, who: &Actor, id: PersonId, edit: FileEdit) -> Answered<Edited> {
        self.keep_edits(who, id, edit)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn new_form(&self, who: &Actor) -> Answered<EditForm> {
        self.form_for_new(who).await.map_err(|f| self.internal(&f))
    }

    async fn add_person(&self, who: &Actor, edits: Vec<Edit>) -> Answered<PersonId> {
        self.register(who, edits).await.map_err(|f| self.internal(&f))
    }

    async fn history(&self, who: &Actor, id: PersonId) -> Answered<Vec<HistoryLine>> {
        let shown = async {
            let lines = self.history_of_person(who, id).await?;
            self.note_read(who, AccessKind::History, &[id]).await?;
            Ok(lines)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn undo_change(&self, who: &Actor, id: PersonId, seq: i64) -> Answered<()> {
        self.take_back_change(who, id, seq)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_entry(&self, who: &Actor, id: PersonId, entry: Entry) -> Answered<()> {
        self.keep_entry(who, id, entry)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn remove_entry(&self, who: &Actor, id: PersonId, kind: EntryKind, entry: EntryId) -> Answered<()> {
        self.drop_entry(who, id, kind, entry)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn to_renew(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RenewalList> {
        self.renewals(who, area).await.map_err(|f| self.internal(&f))
    }
}
