//! Table `visit`: home visits. What was found and said is sealed as one text.

use crate::row::{Place, instant};
use crate::vault::columns::VISIT_SAID;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, HouseholdId, PersonId, VisitId};
use domain::task::VisitFact;
use domain::values::Point;
use domain::visit::{Answers, Confirmation, FieldEdit, Outcome, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Said {
    outcome: Outcome,
    answers: Answers,
    edits: Vec<FieldEdit>,
    confirmation: Option<Confirmation>,
    point: Option<Point>,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, person_id, account_id, form, made_at, received_at, clock_off, said, twin_of FROM visit ",
            $tail
        )
    };
}

impl Connection {
    /// The visit with this id.
    pub async fn find_visit(&mut self, id: VisitId) -> Result<Option<Visit>, StoreError> {
        let row = fetch_optional!(
            self,
            VisitRow,
            select!("WHERE id = $1 AND said IS NOT NULL"),
            id.0
        )?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Those of these visits that there are.
    pub async fn list_visits(&mut self, ids: &[VisitId]) -> Result<Vec<Visit>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| format!(select!("WHERE said IS NOT NULL AND id IN ({})"), marks);
        let rows = fetch_in!(self, VisitRow, sql, ids);
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The held visits of these people that count, on the days from the first to the last.
    pub async fn list_held_visits_of(
        &mut self,
        people: &[PersonId],
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(PersonId, NaiveDate, VisitId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, held_on, id FROM visit WHERE outcome = 'done' AND twin_of IS NULL
                    AND held_on >= '{first}' AND held_on <= '{last}' AND person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, NaiveDate, Uuid), sql, ids);
        let held = |(person, on, id)| (PersonId(person), on, VisitId(id));
        Ok(rows.into_iter().map(held).collect())
    }

    /// The held visit of a person on a day that counts.
    pub async fn find_held_visit(
        &mut self,
        person: PersonId,
        on: NaiveDate,
    ) -> Result<Option<VisitId>, StoreError> {
        let sql = "SELECT id FROM visit WHERE person_id = $1 AND held_on = $2 AND outcome = 'done' AND twin_of IS NULL";
        let row = fetch_optional!(self, (Uuid,), sql, person.0, on)?;
        Ok(row.map(|(id,)| VisitId(id)))
    }

    /// Visits of a person, drafts left out, latest first.
    pub async fn list_visits_of(&mut self, person: PersonId, limit: u32) -> Result<Vec<Visit>, StoreError> {
        let sql = select!(
            "WHERE person_id = $1 AND outcome <> 'draft' AND said IS NOT NULL
                ORDER BY made_at DESC, id DESC LIMIT $2"
        );
        let rows = fetch_all!(self, VisitRow, sql, person.0, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The drafts of an account, latest first.
    pub async fn list_visit_drafts(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<Visit>, StoreError> {
        let sql = select!(
            "WHERE account_id = $1 AND outcome = 'draft' AND said IS NOT NULL
                ORDER BY made_at DESC, id DESC LIMIT $2"
        );
        let rows = fetch_all!(self, VisitRow, sql, account.0, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// What the rules look at in the visits of these people, oldest first, drafts and twins left out.
    pub async fn list_visit_facts(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, VisitFact)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT v.id, v.person_id, v.held_on, v.outcome, v.again_on, c.checked_at FROM visit AS v
                    LEFT JOIN spot_check AS c ON c.visit_id = v.id AND c.result = 'returned'
                    WHERE v.outcome <> 'draft' AND v.twin_of IS NULL AND v.person_id IN ({marks})
                    ORDER BY v.person_id, v.made_at, v.id"
            )
        };
        let rows = fetch_in!(self, FactRow, sql, ids);
        rows.into_iter().map(FactRow::fact).collect()
    }

    /// Every visit of a person, whatever came of it.
    pub async fn list_visit_ids_of(&mut self, person: PersonId) -> Result<Vec<VisitId>, StoreError> {
        let sql = "SELECT id FROM visit WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| VisitId(id)).collect())
    }

    /// How many visits the members of a household have had since a day, twins left out: those that were held or refused.
    pub async fn count_household_visits(
        &mut self,
        household: HouseholdId,
        since: NaiveDate,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM visit v
            JOIN household_member m ON m.person_id = v.person_id AND m.left_on IS NULL
            WHERE m.household_id = $1 AND v.held_on >= $2 AND v.twin_of IS NULL AND v.outcome IN ('done', 'refused')";
        Ok(fetch_count!(self, sql, household.0, since)?)
    }

    /// The same of each of these households that had any.
    pub async fn count_visits_of_households(
        &mut self,
        households: &[HouseholdId],
        since: NaiveDate,
    ) -> Result<Vec<(HouseholdId, u32)>, StoreError> {
        let ids: Vec<Uuid> = households.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT m.household_id, v.held_on FROM visit v
                    JOIN household_member m ON m.person_id = v.person_id AND m.left_on IS NULL
                    WHERE v.twin_of IS NULL AND v.outcome IN ('done', 'refused') AND m.household_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, NaiveDate), sql, ids);
        let mut counts: BTreeMap<HouseholdId, u32> = BTreeMap::new();
        for (household, _) in rows.into_iter().filter(|(_, on)| *on >= since) {
            *counts.entry(HouseholdId(household)).or_default() += 1;
        }
        Ok(counts.into_iter().collect())
    }
}

impl Transaction {
    /// Keeps a visit. A second held one of a person and a day is a violation of `visit_person_id_held_on_key`, the same id
    /// again one of `visit_pkey`.
    pub async fn add_visit(&mut self, visit: &Visit) -> Result<(), StoreError> {
        if let Some(gathered) = self.gathered() {
            gathered.visits.push(visit.clone());
            return Ok(());
        }
        self.add_visits(std::slice::from_ref(visit)).await
    }

    pub(crate) async fn add_visits(&mut self, visits: &[Visit]) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let mut sealed = Vec::with_capacity(visits.len());
        for visit in visits {
            let place = Place {
                table: "visit",
                id: visit.id,
            };
            let said = Said {
                outcome: visit.outcome.clone(),
                answers: visit.answers.clone(),
                edits: visit.edits.clone(),
                confirmation: visit.confirmation.clone(),
                point: visit.point,
            };
            let said = place.at("said", serde_json::to_string(&said))?;
            sealed.push((visit, ring.seal(VISIT_SAID.cell(visit.id.0), &said)));
        }
        insert_all!(
            self,
            "INSERT INTO visit (id, person_id, account_id, form, made_at, held_on, received_at, clock_off, outcome,
                again_on, said, twin_of)",
            sealed,
            |pair| [
                pair.0.id.0,
                pair.0.person.0,
                pair.0.by.0,
                i64::from(pair.0.form),
                instant(pair.0.at),
                pair.0.on(),
                instant(pair.0.received_at),
                pair.0.clock_off,
                pair.0.outcome.kind().code(),
                pair.0.outcome.again_on(),
                &pair.1,
                pair.0.twin_of.map(|id| id.0),
            ],
            "",
        );
        Ok(())
    }

    /// Takes a draft of an account away: it was finished, or is not wanted. Says whether there was one.
    pub async fn delete_visit_draft(&mut self, id: VisitId, account: AccountId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM visit WHERE id = $1 AND account_id = $2 AND outcome = 'draft'";
        Ok(execute!(self, sql, id.0, account.0)? > 0)
    }

    /// Makes visits those of another file. Where both files have a held visit of a day, the one that moves is its twin.
    pub async fn move_visits(
        &mut self,
        visits: &[VisitId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for visit in visits {
            let twin = "UPDATE visit SET twin_of = (SELECT o.id FROM visit o WHERE o.person_id = $2
                    AND o.held_on = visit.held_on AND o.outcome = 'done' AND o.twin_of IS NULL)
                WHERE id = $1 AND outcome = 'done' AND twin_of IS NULL";
            execute!(self, twin, visit.0, to.0)?;
            let moved = "UPDATE visit SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, moved, visit.0, from.0, to.0)?;
            let conflicts = "UPDATE visit_conflict SET person_id = $2 WHERE visit_id = $1";
            execute!(self, conflicts, visit.0, to.0)?;
            self.move_visit_photo(*visit, (from, to)).await?;
        }
        Ok(())
    }

    /// Visits that were moved back are twins of those of the other file no more.
    pub async fn part_twin_visits(&mut self, visits: &[VisitId], other: PersonId) -> Result<(), StoreError> {
        for visit in visits {
            let sql = "UPDATE visit SET twin_of = NULL
                WHERE id = $1 AND twin_of IN (SELECT o.id FROM visit o WHERE o.person_id = $2)";
            execute!(self, sql, visit.0, other.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_visit(id: VisitId) -> Option<Visit>;
    list_visits_of(person: PersonId, limit: u32) -> Vec<Visit>;
    list_visit_drafts(account: AccountId, limit: u32) -> Vec<Visit>;
    list_visit_facts(people: &[PersonId]) -> Vec<(PersonId, VisitFact)>;
    count_household_visits(household: HouseholdId, since: NaiveDate) -> u64;
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    id: Uuid,
    person_id: Uuid,
    account_id: Uuid,
    form: i64,
    made_at: DateTime<Utc>,
    received_at: DateTime<Utc>,
    clock_off: Option<i64>,
    said: Sealed,
    twin_of: Option<Uuid>,
}

impl VisitRow {
    fn open(self, keys: &Keys) -> Result<Visit, StoreError> {
        let place = Place {
            table: "visit",
            id: self.id,
        };
        let said = keys.open(VISIT_SAID.cell(self.id), &self.said)?;
        let said: Said = place.at("said", serde_json::from_str(&said))?;
        Ok(Visit {
            id: VisitId(self.id),
            person: PersonId(self.person_id),
            by: AccountId(self.account_id),
            form: place.number("form", self.form)?,
            at: self.made_at,
            received_at: self.received_at,
            clock_off: self.clock_off,
            outcome: said.outcome,
            answers: said.answers,
            edits: said.edits,
            confirmation: said.confirmation,
            point: said.point,
            twin_of: self.twin_of.map(VisitId),
        })
    }
}

#[derive(sqlx::FromRow)]
struct FactRow {
    id: Uuid,
    person_id: Uuid,
    held_on: NaiveDate,
    outcome: String,
    again_on: Option<NaiveDate>,
    checked_at: Option<DateTime<Utc>>,
}

impl FactRow {
    fn fact(self) -> Result<(PersonId, VisitFact), StoreError> {
        let place = Place {
            table: "visit",
            id: self.id,
        };
        let fact = VisitFact {
            id: VisitId(self.id),
            on: self.held_on,
            outcome: place.parse("outcome", &self.outcome)?,
            again_on: self.again_on,
            returned_on: self.checked_at.map(domain::clock::day_in_shanghai),
        };
        Ok((PersonId(self.person_id), fact))
    }
}
