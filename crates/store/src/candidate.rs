//! Table `candidate`: what employers answer people who said yes; and the yeses themselves, which lie in `lead`.

use crate::error::inconsistent;
use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::candidate::{Candidate, EmployerRecord, Reply};
use domain::ids::{EmployerId, LeadId, PersonId, VacancyId};
use uuid::Uuid;

/// A yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yes {
    /// The lead that was answered.
    pub lead: LeadId,
    /// Who said it.
    pub person: PersonId,
    /// To which vacancy.
    pub vacancy: VacancyId,
    /// Of which employer.
    pub employer: EmployerId,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the employer was reminded of it.
    pub reminded: bool,
}

/// How many people were told about a vacancy, and what they said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    /// Which vacancy.
    pub vacancy: VacancyId,
    /// To how many it was delivered.
    pub told: u32,
    /// How many of them said yes.
    pub yes: u32,
    /// How many of those wait for the employer's answer.
    pub waiting: u32,
}

/// Employers with somebody who may sign in, and so may answer.
macro_rules! answering {
    () => {
        "v.employer_id IN (SELECT employer_id FROM employer_account WHERE state = 'confirmed')"
    };
}

macro_rules! yes {
    ($tail:expr) => {
        concat!(
            "SELECT l.id, l.person_id, l.vacancy_id, v.employer_id, l.answered_at, c.reminded_on
            FROM lead AS l JOIN vacancy AS v ON v.id = l.vacancy_id LEFT JOIN candidate AS c ON c.lead_id = l.id
            WHERE l.answer IN ('interested', 'call_me') AND l.answered_at IS NOT NULL AND ",
            $tail
        )
    };
}

impl Connection {
    /// Who said yes to a vacancy, the first first.
    pub async fn list_yes_to(&mut self, vacancy: VacancyId) -> Result<Vec<Yes>, StoreError> {
        let sql = yes!("l.vacancy_id = $1 ORDER BY l.answered_at, l.id");
        let rows = fetch_all!(self, YesRow, sql, vacancy.0)?;
        Ok(rows.into_iter().map(Yes::from).collect())
    }

    /// Yeses from before an instant that employers who may answer have not answered.
    pub async fn list_unanswered_yes(&mut self, before: DateTime<Utc>) -> Result<Vec<Yes>, StoreError> {
        let sql = yes!(concat!(
            "l.state IN ('answered', 'referred') AND l.answered_at < $1 AND ",
            answering!(),
            " AND COALESCE(c.reply, 'none') = 'none' ORDER BY l.answered_at, l.id"
        ));
        let rows = fetch_all!(self, YesRow, sql, instant(before))?;
        Ok(rows.into_iter().map(Yes::from).collect())
    }

    /// What is kept of these candidates; those of whom nothing is kept are left out.
    pub async fn list_candidates(&mut self, leads: &[LeadId]) -> Result<Vec<Candidate>, StoreError> {
        let ids: Vec<Uuid> = leads.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT lead_id, shown_at, reminded_on, reply, reply_at, day, place, note, reason, untold
                FROM candidate WHERE lead_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, CandidateRow, sql, ids);
        rows.into_iter().map(Candidate::try_from).collect()
    }

    /// Answers these people have yet to be told of.
    pub async fn list_untold_replies(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, LeadId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT l.person_id, l.id FROM candidate AS c JOIN lead AS l ON l.id = c.lead_id
                WHERE c.untold = TRUE AND l.person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(person, lead)| (PersonId(person), LeadId(lead)))
            .collect())
    }

    /// How many people each vacancy of an employer was told to, and what came of it. Vacancies without leads are left out.
    pub async fn list_interest(&mut self, employer: EmployerId) -> Result<Vec<Interest>, StoreError> {
        let sql = "SELECT l.vacancy_id, COUNT(l.delivered_at),
                COUNT(CASE WHEN l.answer IN ('interested', 'call_me') THEN 1 END),
                COUNT(CASE WHEN l.answer IN ('interested', 'call_me') AND l.state IN ('answered', 'referred')
                    AND COALESCE(c.reply, 'none') = 'none' THEN 1 END)
            FROM vacancy AS v JOIN lead AS l ON l.vacancy_id = v.id LEFT JOIN candidate AS c ON c.lead_id = l.id
            WHERE v.employer_id = $1 GROUP BY l.vacancy_id ORDER BY l.vacancy_id";
        let rows = fetch_all!(self, (Uuid, i64, i64, i64), sql, employer.0)?;
        let interest = |(vacancy, told, yes, waiting)| Interest {
            vacancy: VacancyId(vacancy),
            told: told as u32,
            yes: yes as u32,
            waiting: waiting as u32,
        };
        Ok(rows.into_iter().map(interest).collect())
    }

    /// How employers who may answer deal with people who said yes since an instant; how many did since a later one.
    pub async fn list_employer_records(
        &mut self,
        since: DateTime<Utc>,
        month: DateTime<Utc>,
    ) -> Result<Vec<(EmployerId, EmployerRecord)>, StoreError> {
        let sql = concat!(
            "SELECT v.employer_id, COUNT(*),
                COUNT(CASE WHEN c.reply IN ('invited', 'hired', 'turned_down') THEN 1 END),
                COUNT(CASE WHEN l.answered_at >= $2 THEN 1 END)
            FROM lead AS l JOIN vacancy AS v ON v.id = l.vacancy_id LEFT JOIN candidate AS c ON c.lead_id = l.id
            WHERE l.answer IN ('interested', 'call_me') AND l.answered_at >= $1 AND ",
            answering!(),
            " GROUP BY v.employer_id ORDER BY v.employer_id"
        );
        let rows = fetch_all!(self, (Uuid, i64, i64, i64), sql, instant(since), instant(month))?;
        let record = |(employer, contacts, answered, this_month)| {
            let record = EmployerRecord {
                contacts: contacts as u32,
                answered: answered as u32,
                this_month: this_month as u32,
            };
            (EmployerId(employer), record)
        };
        Ok(rows.into_iter().map(record).collect())
    }
}

impl Transaction {
    /// Keeps what is known of a candidate.
    pub async fn set_candidate(&mut self, candidate: &Candidate) -> Result<(), StoreError> {
        let (day, place, note) = match &candidate.reply {
            Reply::Invited { day, place, note } => (Some(*day), Some(place.as_str()), Some(note.as_str())),
            _ => (None, None, None),
        };
        let reason = match &candidate.reply {
            Reply::TurnedDown { reason } => Some(reason.code()),
            _ => None,
        };
        execute!(
            self,
            "INSERT INTO candidate (lead_id, shown_at, reminded_on, reply, reply_at, day, place, note, reason, untold)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (lead_id) DO UPDATE SET shown_at = excluded.shown_at, reminded_on = excluded.reminded_on,
                reply = excluded.reply, reply_at = excluded.reply_at, day = excluded.day, place = excluded.place,
                note = excluded.note, reason = excluded.reason, untold = excluded.untold",
            candidate.lead.0,
            candidate.shown_at.map(instant),
            candidate.reminded_on,
            candidate.reply.code(),
            candidate.reply_at.map(instant),
            day,
            place,
            note,
            reason,
            candidate.untold,
        )?;
        Ok(())
    }

    /// These answers were told.
    pub async fn set_replies_told(&mut self, leads: &[LeadId]) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = leads.iter().map(|id| id.0).collect();
        let sql = |marks| format!("UPDATE candidate SET untold = FALSE WHERE lead_id IN ({marks})");
        Ok(execute_in!(self, sql, ids))
    }
}

on_database! {
    list_yes_to(vacancy: VacancyId) -> Vec<Yes>;
    list_unanswered_yes(before: DateTime<Utc>) -> Vec<Yes>;
    list_candidates(leads: &[LeadId]) -> Vec<Candidate>;
    list_untold_replies(people: &[PersonId]) -> Vec<(PersonId, LeadId)>;
    list_interest(employer: EmployerId) -> Vec<Interest>;
    list_employer_records(since: DateTime<Utc>, month: DateTime<Utc>) -> Vec<(EmployerId, EmployerRecord)>;
}

/// Lead, person, vacancy, employer, when, reminded.
type YesRow = (Uuid, Uuid, Uuid, Uuid, DateTime<Utc>, Option<NaiveDate>);

impl From<YesRow> for Yes {
    fn from((lead, person, vacancy, employer, at, reminded_on): YesRow) -> Self {
        Self {
            lead: LeadId(lead),
            person: PersonId(person),
            vacancy: VacancyId(vacancy),
            employer: EmployerId(employer),
            at,
            reminded: reminded_on.is_some(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct CandidateRow {
    lead_id: Uuid,
    shown_at: Option<DateTime<Utc>>,
    reminded_on: Option<NaiveDate>,
    reply: String,
    reply_at: Option<DateTime<Utc>>,
    day: Option<NaiveDate>,
    place: Option<String>,
    note: Option<String>,
    reason: Option<String>,
    untold: bool,
}

impl TryFrom<CandidateRow> for Candidate {
    type Error = StoreError;
    fn try_from(row: CandidateRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "candidate",
            id: row.lead_id,
        };
        let reply = match row.reply.as_str() {
            "none" => Reply::None,
            "invited" => Reply::Invited {
                day: place.need("day", row.day)?,
                place: place.need("place", row.place)?,
                note: place.need("note", row.note)?,
            },
            "hired" => Reply::Hired,
            "turned_down" => {
                let reason = place.need("reason", row.reason)?;
                Reply::TurnedDown {
                    reason: place.parse("reason", &reason)?,
                }
            }
            "lapsed" => Reply::Lapsed,
            _ => return Err(inconsistent("candidate", "reply", row.lead_id)),
        };
        Ok(Self {
            lead: LeadId(row.lead_id),
            shown_at: row.shown_at,
            reminded_on: row.reminded_on,
            reply,
            reply_at: row.reply_at,
            untold: row.untold,
        })
    }
}
