//! What people ask about their own data, and the answers.

use super::{Answered, AreaRef, Author, EditForm, ErasureFacts, Reveal};
use crate::actor::Actor;
use crate::data_request::{RequestKind, RequestState};
use crate::ids::{DataRequestId, PersonId};
use crate::person_field::PersonField;
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which requests are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestFilter {
    /// Those that are answered, too.
    pub answered: bool,
    /// First page = 0.
    pub page: u32,
}

/// One line of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestLine {
    /// Which.
    pub id: DataRequestId,
    /// What kind.
    pub kind: RequestKind,
    /// Which field is to be corrected.
    pub field: Option<PersonField>,
    /// Name of the person.
    pub name: String,
    /// Where they live.
    pub area: AreaRef,
    /// When it was asked.
    pub asked_on: NaiveDate,
    /// Last day to answer on.
    pub due_on: NaiveDate,
    /// Whether that has passed.
    pub overdue: bool,
    /// Where it stands.
    pub state: RequestState,
}

/// The inbox: what is due first, first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestInbox {
    /// How many there are.
    pub total: u32,
    /// This page.
    pub lines: Vec<RequestLine>,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
    /// Days within which an answer is due.
    pub answer_days: u32,
}

/// One request as it is shown, to staff or to who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The line of the inbox.
    pub line: RequestLine,
    /// The person.
    pub person: PersonId,
    /// Who asked: the person, or somebody who acts for them, by name.
    pub asked_by: Author,
    /// Name of who acts for the person, when they asked.
    pub proxy: Option<String>,
    /// What stands in the field now, as shown; numbers masked.
    pub stands: String,
    /// What it is to be, as shown; numbers masked.
    pub wanted: String,
    /// In the words of who asked.
    pub note: String,
    /// When it was answered.
    pub decided_on: Option<NaiveDate>,
    /// By whom, for staff.
    pub decided_by: Option<Author>,
    /// Why it was refused.
    pub reason: String,
    /// Whether the asker may decide it now.
    pub may_decide: bool,
    /// For who decides about erasing: what stays and what ends.
    pub erasing: Option<ErasureFacts>,
}

/// Questions about requests.
#[async_trait]
pub trait DataRequests: Send + Sync {
    /// The form to ask with that a field of one's own be corrected.
    async fn correction_form(&self, who: &Actor, field: PersonField) -> Answered<EditForm>;

    /// Asks that a field be corrected. An open request about the same field is replaced.
    async fn ask_correction(
        &self,
        who: &Actor,
        field: PersonField,
        wanted: String,
        note: String,
    ) -> Answered<DataRequestId>;

    /// Asks to be erased. The person alone asks this.
    async fn ask_erasure(&self, who: &Actor, note: String) -> Answered<DataRequestId>;

    /// Takes a request of one's own back.
    async fn take_request_back(&self, who: &Actor, id: DataRequestId) -> Answered<()>;

    /// The inbox of staff.
    async fn requests(&self, who: &Actor, filter: RequestFilter) -> Answered<RequestInbox>;

    /// One request, for staff.
    async fn request(&self, who: &Actor, id: DataRequestId) -> Answered<RequestView>;

    /// Shows once, in full, the number a field is to hold, so that it can be compared with a card before it is accepted: for a
    /// reason the person reads.
    async fn reveal_wanted(&self, who: &Actor, id: DataRequestId, wish: Reveal) -> Answered<String>;

    /// Accepts a request, or refuses it with a reason.
    async fn decide_request(
        &self,
        who: &Actor,
        id: DataRequestId,
        accept: bool,
        reason: String,
    ) -> Answered<RequestState>;
}
