//! Deciding. An accepted correction goes into the file as the deed of who asked for it; the officer stands in the request
//! and in the audit line. Who asks to be erased is erased with the request; that it happened stays with the erasure.

use super::ask::{corrected, record_of};
use super::{NOTE, NOUN, ON_REQUEST};
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::data_request::{Asked, DataRequest, Decided, RequestState};
use domain::erasure::ErasureCause;
use domain::ids::{DataRequestId, PersonId, ProxyId};
use domain::permission::{Deed, Function};
use domain::person_field::PersonField;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::Transaction;

impl Services {
    pub(super) async fn answer_request(
        &self,
        who: &Actor,
        id: DataRequestId,
        accept: bool,
        reason: &str,
    ) -> Result<RequestState, Failure> {
        who.scope(Deed::Update, Function::DataRequest)?;
        let mut change = self.db.begin().await?;
        let request = change.find_data_request(id).await?.ok_or(Refusal::NotFound)?;
        self.may_decide(&mut change, who, &request).await?;
        if request.state != RequestState::Open {
            return Err(Refusal::Changed.into());
        }
        let state = if accept {
            RequestState::Accepted
        } else {
            RequestState::Refused
        };
        if !accept && reason.is_empty() {
            return Err(Refusal::field("reason", Problem::Required).into());
        }
        without_number("reason", reason)?;
        if reason.chars().count() > NOTE {
            return Err(Refusal::field("reason", Problem::TooLong).into());
        }
        let end = Decided {
            reason: reason.to_owned(),
            ..self.ended(who)
        };
        if !change.end_data_request(id, state, &end).await? {
            return Err(Refusal::Changed.into());
        }
        if accept {
            let person = change
                .find_person(request.person)
                .await?
                .ok_or(Refusal::NotFound)?;
            if self.is_kin(&mut change, who, &person).await? {
                return Err(Refusal::OwnFamily.into());
            }
            self.carry_out(&mut change, who, &request).await?;
        }
        let verb = if accept { "accept" } else { "refuse" };
        let detail = json!({ "kind": request.asked.kind(), "person": request.person });
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        if accept && request.asked == Asked::Erase {
            self.db.empty_log().await?;
        }
        Ok(state)
    }

    /// Lets those pass who decide this request.
    pub(super) async fn may_decide(
        &self,
        change: &mut store::Connection,
        who: &Actor,
        request: &DataRequest,
    ) -> Result<(), Failure> {
        let person = change
            .find_person(request.person)
            .await?
            .ok_or(Refusal::NotFound)?;
        let deed = request.asked.kind().decided_by();
        Ok(who.may_with(deed, Function::DataRequest, person.living_area, person.categories)?)
    }

    async fn carry_out(
        &self,
        change: &mut Transaction,
        who: &Actor,
        request: &DataRequest,
    ) -> Result<(), Failure> {
        match &request.asked {
            Asked::Correct { field, wanted } => self.correct(change, who, request, (*field, wanted)).await,
            // Of the two who must be of one mind the person is the first.
            Asked::Erase => {
                self.to_be_erased(change, who, request.person).await?;
                self.erase_in(change, who, request.person, ErasureCause::Asked)
                    .await?;
                Ok(())
            }
        }
    }

    async fn correct(
        &self,
        change: &mut Transaction,
        who: &Actor,
        request: &DataRequest,
        (field, wanted): (PersonField, &str),
    ) -> Result<(), Failure> {
        let record = record_of(change, request.person).await?;
        let after = corrected(&record, field, wanted)?;
        // Nobody takes a file to where they do not look after people, nor out of what they look after.
        let (area, categories) = (after.person.living_area, after.person.categories);
        who.may_with(Deed::Update, Function::DataRequest, area, categories)?;
        let asker = asker(request).ok_or_else(|| Failure::message("the request does not say who asked"))?;
        self.write_record(change, &asker, Some(&record), &after, ON_REQUEST)
            .await
    }
}

/// Who asked.
pub(super) fn asker(request: &DataRequest) -> Option<Actor> {
    let mut parts = request.asked_by.split(':');
    match parts.next()? {
        "seeker" => Some(Actor::Seeker(parts.next()?.parse::<PersonId>().ok()?)),
        "proxy" => Some(Actor::Proxy {
            proxy: parts.next()?.parse::<ProxyId>().ok()?,
            person: parts.next()?.parse::<PersonId>().ok()?,
        }),
        _ => None,
    }
}
