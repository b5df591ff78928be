//! Columns of table `lead`: each state of a lead has its own.

use crate::StoreError;
use crate::row::{Place, instant};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LeadId, PersonId, RoundId, VacancyId};
use domain::lead::{Answer, Delivery, Lead, LeadState};
use uuid::Uuid;

/// The columns a lead is read from.
#[derive(sqlx::FromRow)]
pub(crate) struct LeadRow {
    id: Uuid,
    person_id: Uuid,
    vacancy_id: Uuid,
    round_id: Option<Uuid>,
    planned_on: NaiveDate,
    score: i64,
    reasons: String,
    ask_first: bool,
    state: String,
    state_at: Option<DateTime<Utc>>,
    channel: Option<String>,
    delivered_at: Option<DateTime<Utc>>,
    delivery_channel: Option<String>,
    evidence: Option<String>,
    note: Option<String>,
    suitable: Option<bool>,
    answer: Option<String>,
    decline_reason: Option<String>,
}

impl TryFrom<LeadRow> for Lead {
    type Error = StoreError;
    fn try_from(row: LeadRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "lead",
            id: row.id,
        };
        Ok(Self {
            id: LeadId(row.id),
            person: PersonId(row.person_id),
            vacancy: VacancyId(row.vacancy_id),
            round: row.round_id.map(RoundId),
            planned_on: row.planned_on,
            score: place.number("score", row.score)?,
            reasons: place.list("reasons", &row.reasons)?,
            ask_first: row.ask_first,
            state: row.state(&place)?,
        })
    }
}

impl LeadRow {
    fn state(&self, place: &Place<Uuid>) -> Result<LeadState, StoreError> {
        let at = || place.need("state_at", self.state_at);
        let channel = || {
            let code = place.need("channel", self.channel.as_deref())?;
            place.parse("channel", code)
        };
        let delivery = || self.delivery(place);
        Ok(match self.state.as_str() {
            "planned" => LeadState::Planned,
            "sent" => LeadState::Sent {
                channel: channel()?,
                at: at()?,
            },
            "delivered" => LeadState::Delivered {
                delivery: delivery()?,
            },
            "opened" => LeadState::Opened {
                delivery: delivery()?,
                at: at()?,
            },
            "answered" => LeadState::Answered {
                delivery: delivery()?,
                answer: self.answer(place)?,
                at: at()?,
            },
            "referred" => LeadState::Referred {
                delivery: delivery()?,
                at: at()?,
            },
            "interviewed" => LeadState::Interviewed {
                delivery: delivery()?,
                at: at()?,
            },
            "hired" => LeadState::Hired {
                delivery: delivery()?,
                at: at()?,
            },
            "closed" => LeadState::Closed {
                delivery: delivery()?,
                at: at()?,
            },
            "failed" => LeadState::Failed {
                channel: channel()?,
                at: at()?,
            },
            "withdrawn" => LeadState::Withdrawn { at: at()? },
            _ => return place.at("state", Err(())),
        })
    }

    fn delivery(&self, place: &Place<Uuid>) -> Result<Delivery, StoreError> {
        let channel = place.need("delivery_channel", self.delivery_channel.as_deref())?;
        let evidence = place.need("evidence", self.evidence.as_deref())?;
        Ok(Delivery {
            channel: place.parse("delivery_channel", channel)?,
            at: place.need("delivered_at", self.delivered_at)?,
            evidence: place.parse("evidence", evidence)?,
            note: place.need("note", self.note.clone())?,
            suitable: place.need("suitable", self.suitable)?,
        })
    }

    fn answer(&self, place: &Place<Uuid>) -> Result<Answer, StoreError> {
        match place.need("answer", self.answer.as_deref())? {
            "interested" => Ok(Answer::Interested),
            "call_me" => Ok(Answer::CallMe),
            "declined" => {
                let reason = place.need("decline_reason", self.decline_reason.as_deref())?;
                Ok(Answer::Declined(place.parse("decline_reason", reason)?))
            }
            _ => place.at("answer", Err(())),
        }
    }
}

/// The columns a state is written to. `None` where a state has no such fact.
pub(crate) struct StateColumns<'a> {
    pub(crate) state: &'static str,
    pub(crate) state_at: Option<DateTime<Utc>>,
    pub(crate) channel: Option<&'static str>,
    pub(crate) sent_at: Option<DateTime<Utc>>,
    pub(crate) delivered_at: Option<DateTime<Utc>>,
    pub(crate) delivery_channel: Option<&'static str>,
    pub(crate) evidence: Option<&'static str>,
    pub(crate) note: Option<&'a str>,
    pub(crate) suitable: Option<bool>,
    pub(crate) counts_year: Option<i64>,
    pub(crate) opened_at: Option<DateTime<Utc>>,
    pub(crate) answer: Option<&'static str>,
    pub(crate) decline_reason: Option<&'static str>,
    pub(crate) answered_at: Option<DateTime<Utc>>,
}

impl<'a> From<&'a LeadState> for StateColumns<'a> {
    fn from(state: &'a LeadState) -> Self {
        let delivery = state.delivery();
        let at = instant_of(state);
        let only = |code: &str| at.filter(|_| state.code() == code);
        let (answer, decline_reason) = state.answer().map_or((None, None), answer_codes);
        Self {
            state: state.code(),
            state_at: at,
            channel: channel_of(state),
            sent_at: only("sent"),
            delivered_at: delivery.map(|delivery| instant(delivery.at)),
            delivery_channel: delivery.map(|delivery| delivery.channel.code()),
            evidence: delivery.map(|delivery| delivery.evidence.code()),
            note: delivery.map(|delivery| delivery.note.as_str()),
            suitable: delivery.map(|delivery| delivery.suitable),
            counts_year: delivery.and_then(Delivery::counts_in).map(i64::from),
            opened_at: only("opened"),
            answer,
            decline_reason,
            answered_at: only("answered"),
        }
    }
}

/// When the present state began, where the state says so.
fn instant_of(state: &LeadState) -> Option<DateTime<Utc>> {
    match state {
        LeadState::Planned | LeadState::Delivered { .. } => None,
        LeadState::Sent { at, .. }
        | LeadState::Opened { at, .. }
        | LeadState::Answered { at, .. }
        | LeadState::Referred { at, .. }
        | LeadState::Interviewed { at, .. }
        | LeadState::Hired { at, .. }
        | LeadState::Closed { at, .. }
        | LeadState::Failed { at, .. }
        | LeadState::Withdrawn { at } => Some(instant(*at)),
    }
}

fn channel_of(state: &LeadState) -> Option<&'static str> {
    match state {
        LeadState::Sent { channel, .. } | LeadState::Failed { channel, .. } => Some(channel.code()),
        _ => None,
    }
}

fn answer_codes(answer: Answer) -> (Option<&'static str>, Option<&'static str>) {
    match answer {
        Answer::Interested => (Some("interested"), None),
        Answer::CallMe => (Some("call_me"), None),
        Answer::Declined(reason) => (Some("declined"), Some(reason.code())),
    }
}
