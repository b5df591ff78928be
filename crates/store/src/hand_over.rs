//! Tables `hand_over` and `hand_over_person`: people proposed to somebody else, who accepts or declines.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::hand_over::{HandOver, HandOverState, Outcome};
use domain::ids::{AccountId, HandOverId, PersonId};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, from_account, to_account, proposed_by, proposed_at, note, state, decided_at, reason
                FROM hand_over ",
            $tail
        )
    };
}

impl Connection {
    /// The hand-over with this id.
    pub async fn find_hand_over(&mut self, id: HandOverId) -> Result<Option<HandOver>, StoreError> {
        let row = fetch_optional!(self, HandOverRow, select!("WHERE id = $1"), id.0)?;
        row.map(HandOver::try_from).transpose()
    }

    /// The hand-overs an account gives, gets or has proposed (by its label), latest first: those that are open, or those
    /// that are not.
    pub async fn list_hand_overs_of(
        &mut self,
        account: AccountId,
        label: &str,
        open: bool,
        limit: u32,
    ) -> Result<Vec<HandOver>, StoreError> {
        let sql = select!(
            "WHERE (from_account = $1 OR to_account = $1 OR proposed_by = $2) AND (state = 'proposed') = $3
                ORDER BY COALESCE(decided_at, proposed_at) DESC, id DESC LIMIT $4"
        );
        let rows = fetch_all!(self, HandOverRow, sql, account.0, label, open, i64::from(limit))?;
        rows.into_iter().map(HandOver::try_from).collect()
    }

    /// The open hand-overs an account is asked to take, latest first.
    pub async fn list_hand_overs_to(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<HandOver>, StoreError> {
        let sql = select!(
            "WHERE to_account = $1 AND state = 'proposed' ORDER BY proposed_at DESC, id DESC LIMIT $2"
        );
        let rows = fetch_all!(self, HandOverRow, sql, account.0, i64::from(limit))?;
        rows.into_iter().map(HandOver::try_from).collect()
    }

    /// The open hand-overs an account gives or has proposed (by its label) and somebody else is asked to take, latest
    /// first.
    pub async fn list_hand_overs_by(
        &mut self,
        account: AccountId,
        label: &str,
        limit: u32,
    ) -> Result<Vec<HandOver>, StoreError> {
        let sql = select!(
            "WHERE (from_account = $1 OR proposed_by = $2) AND to_account <> $1 AND state = 'proposed'
                ORDER BY proposed_at DESC, id DESC LIMIT $3"
        );
        let rows = fetch_all!(self, HandOverRow, sql, account.0, label, i64::from(limit))?;
        rows.into_iter().map(HandOver::try_from).collect()
    }

    /// The hand-overs whose end their proposer has not seen yet, latest first.
    pub async fn list_hand_overs_unseen(&mut self, label: &str) -> Result<Vec<HandOver>, StoreError> {
        let sql = select!(
            "WHERE proposed_by = $1 AND state <> 'proposed' AND seen_at IS NULL ORDER BY decided_at DESC, id DESC"
        );
        let rows = fetch_all!(self, HandOverRow, sql, label)?;
        rows.into_iter().map(HandOver::try_from).collect()
    }

    /// Who is in hand-overs, at most so many of each, and what came of them.
    pub async fn list_hand_over_people(
        &mut self,
        ids: &[HandOverId],
        most: u32,
    ) -> Result<Vec<(HandOverId, PersonId, Option<Outcome>)>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT hand_over_id, person_id, outcome FROM (
                    SELECT hand_over_id, person_id, outcome,
                        ROW_NUMBER() OVER (PARTITION BY hand_over_id ORDER BY person_id) AS place
                    FROM hand_over_person WHERE hand_over_id IN ({marks})) AS p
                WHERE place <= {most} ORDER BY hand_over_id, person_id"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid, Option<String>), sql, ids);
        let person = |(id, person, outcome): (Uuid, Uuid, Option<String>)| {
            let place = Place {
                table: "hand_over_person",
                id,
            };
            let outcome = place.parse_option("outcome", outcome)?;
            Ok((HandOverId(id), PersonId(person), outcome))
        };
        rows.into_iter().map(person).collect()
    }

    /// How many people hand-overs have of each outcome; `None` = nobody has answered yet.
    pub async fn count_hand_over_people(
        &mut self,
        ids: &[HandOverId],
    ) -> Result<Vec<(HandOverId, Option<Outcome>, u32)>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT hand_over_id, outcome, COUNT(*) FROM hand_over_person WHERE hand_over_id IN ({marks})
                    GROUP BY hand_over_id, outcome ORDER BY hand_over_id, outcome"
            )
        };
        let rows = fetch_in!(self, (Uuid, Option<String>, i64), sql, ids);
        let count = |(id, outcome, count): (Uuid, Option<String>, i64)| {
            let place = Place {
                table: "hand_over_person",
                id,
            };
            Ok((
                HandOverId(id),
                place.parse_option("outcome", outcome)?,
                count as u32,
            ))
        };
        rows.into_iter().map(count).collect()
    }

    /// How many leads not yet delivered, and how many tasks for an account or for nobody, go along with a hand-over.
    pub async fn count_work_of_hand_over(
        &mut self,
        id: HandOverId,
        actor: &str,
    ) -> Result<(u32, u32), StoreError> {
        let leads = "SELECT COUNT(*) FROM hand_over_person AS p JOIN lead AS l ON l.person_id = p.person_id
            WHERE p.hand_over_id = $1 AND l.state IN ('planned', 'sent')";
        let tasks = "SELECT COUNT(*) FROM hand_over_person AS p JOIN recognition_task AS t ON t.person_id = p.person_id
            WHERE p.hand_over_id = $1 AND t.seen_at IS NULL AND t.actor IN ('', $2)";
        let leads = fetch_count!(self, leads, id.0)?;
        Ok((leads as u32, fetch_count!(self, tasks, id.0, actor)? as u32))
    }

    /// Which of these people are in a hand-over that is open.
    pub async fn list_people_under_way(&mut self, people: &[PersonId]) -> Result<Vec<PersonId>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!("SELECT person_id FROM hand_over_person WHERE outcome IS NULL AND person_id IN ({marks})")
        };
        let rows = fetch_in!(self, (Uuid,), sql, ids);
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Adds a hand-over that is open. Somebody who is in another that is open is a violation of
    /// `hand_over_person_person_id_key`.
    pub async fn add_hand_over(
        &mut self,
        hand_over: &HandOver,
        people: &[PersonId],
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO hand_over (id, from_account, to_account, proposed_by, proposed_at, note, state, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
            hand_over.id.0,
            hand_over.from.0,
            hand_over.to.0,
            &hand_over.proposed_by,
            instant(hand_over.proposed_at),
            &hand_over.note,
            hand_over.state.code(),
        )?;
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        insert_all!(
            self,
            "INSERT INTO hand_over_person (hand_over_id, person_id)",
            ids,
            |id| [hand_over.id.0, *id],
            "",
        );
        Ok(())
    }

    /// Brings an open hand-over to an end. Says whether it still was open.
    pub async fn set_hand_over_state(
        &mut self,
        id: HandOverId,
        state: &HandOverState,
    ) -> Result<bool, StoreError> {
        let reason = match state {
            HandOverState::Declined { reason, .. } => reason.as_str(),
            HandOverState::Ended { why, .. } => why.code(),
            _ => "",
        };
        let sql = "UPDATE hand_over SET state = $2, decided_at = $3, reason = $4
            WHERE id = $1 AND state = 'proposed'";
        let at = state.decided_at().map(instant);
        Ok(execute!(self, sql, id.0, state.code(), at, reason)? > 0)
    }

    /// Says what came of people of a hand-over.
    pub async fn set_hand_over_outcome(
        &mut self,
        id: HandOverId,
        people: &[PersonId],
        outcome: Outcome,
    ) -> Result<(), StoreError> {
        for person in people {
            let sql = "UPDATE hand_over_person SET outcome = $3 WHERE hand_over_id = $1 AND person_id = $2";
            execute!(self, sql, id.0, person.0, outcome.code())?;
        }
        Ok(())
    }

    /// Whoever proposed them has seen how these ended. Gives how many were news.
    pub async fn set_hand_overs_seen(&mut self, label: &str, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "UPDATE hand_over SET seen_at = $2
            WHERE proposed_by = $1 AND state <> 'proposed' AND seen_at IS NULL";
        Ok(execute!(self, sql, label, instant(at))?)
    }
}

on_database! {
    find_hand_over(id: HandOverId) -> Option<HandOver>;
    list_hand_overs_of(account: AccountId, label: &str, open: bool, limit: u32) -> Vec<HandOver>;
    list_hand_overs_to(account: AccountId, limit: u32) -> Vec<HandOver>;
    list_hand_overs_by(account: AccountId, label: &str, limit: u32) -> Vec<HandOver>;
    list_hand_overs_unseen(label: &str) -> Vec<HandOver>;
    list_hand_over_people(ids: &[HandOverId], most: u32) -> Vec<(HandOverId, PersonId, Option<Outcome>)>;
    count_hand_over_people(ids: &[HandOverId]) -> Vec<(HandOverId, Option<Outcome>, u32)>;
    count_work_of_hand_over(id: HandOverId, actor: &str) -> (u32, u32);
    list_people_under_way(people: &[PersonId]) -> Vec<PersonId>;
}

#[derive(sqlx::FromRow)]
struct HandOverRow {
    id: Uuid,
    from_account: Uuid,
    to_account: Uuid,
    proposed_by: String,
    proposed_at: DateTime<Utc>,
    note: String,
    state: String,
    decided_at: Option<DateTime<Utc>>,
    reason: String,
}

impl TryFrom<HandOverRow> for HandOver {
    type Error = StoreError;
    fn try_from(row: HandOverRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "hand_over",
            id: row.id,
        };
        let at = || place.need("decided_at", row.decided_at);
        let state = match row.state.as_str() {
            "proposed" => HandOverState::Proposed,
            "accepted" => HandOverState::Accepted { at: at()? },
            "declined" => HandOverState::Declined {
                at: at()?,
                reason: row.reason,
            },
            "taken_back" => HandOverState::TakenBack { at: at()? },
            "ended" => HandOverState::Ended {
                at: at()?,
                why: place.parse("reason", &row.reason)?,
            },
            _ => return place.at("state", Err(())),
        };
        Ok(Self {
            id: HandOverId(row.id),
            from: AccountId(row.from_account),
            to: AccountId(row.to_account),
            proposed_by: row.proposed_by,
            proposed_at: row.proposed_at,
            note: row.note,
            state,
        })
    }
}
