//! What people ask about their own data: asked on their page, answered in an inbox, in time and with a reason.

mod ask;
mod decide;
mod view;

use crate::Services;
use async_trait::async_trait;
use domain::actor::Actor;
use domain::data_request::RequestState;
use domain::ids::DataRequestId;
use domain::person_field::PersonField;
use domain::ports::{Answered, DataRequests, EditForm, RequestFilter, RequestInbox, RequestView, Reveal};

/// What audit lines call a request.
const NOUN: &str = "data_request";
/// What the history says of a change that a person asked for.
const ON_REQUEST: &str = "request";
/// Letters of a note or a reason.
const NOTE: usize = 200;

#[async_trait]
impl DataRequests for Services {
    async fn correction_form(&self, who: &Actor, field: PersonField) -> Answered<EditForm> {
        self.form_to_correct(who, field)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn ask_correction(
        &self,
        who: &Actor,
        field: PersonField,
        wanted: String,
        note: String,
    ) -> Answered<DataRequestId> {
        self.take_correction(who, field, &wanted, &note)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn ask_erasure(&self, who: &Actor, note: String) -> Answered<DataRequestId> {
        self.take_erasure(who, &note).await.map_err(|f| self.internal(&f))
    }

    async fn take_request_back(&self, who: &Actor, id: DataRequestId) -> Answered<()> {
        self.forget_request(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn requests(&self, who: &Actor, filter: RequestFilter) -> Answered<RequestInbox> {
        self.request_inbox(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn request(&self, who: &Actor, id: DataRequestId) -> Answered<RequestView> {
        self.request_for_staff(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn reveal_wanted(&self, who: &Actor, id: DataRequestId, wish: Reveal) -> Answered<String> {
        self.show_wanted(who, id, &wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn decide_request(
        &self,
        who: &Actor,
        id: DataRequestId,
        accept: bool,
        reason: String,
    ) -> Answered<RequestState> {
        self.answer_request(who, id, accept, reason.trim())
            .await
            .map_err(|f| self.internal(&f))
    }
}
