//! Tables `labour_case` and `case_entry`: what offices look into at work, and the trail. What was said is sealed.

use crate::row::{Place, codes_in, instant};
use crate::vault::columns::{CASE_SAID, CASE_WORDS};
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::case::{Case, CaseEntry, CaseKind, CaseState, Said, TransferTo};
use domain::ids::{CaseEntryId, CaseId, EmployerId, PersonId, PlacementId, VacancyId};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

/// The columns of a case, with what was said or with nothing in its place: who lists or counts needs none of it.
macro_rules! columns {
    ($said:literal) => {
        concat!(
            "SELECT c.id, c.no, c.kind, c.channel, c.person_id, c.placement_id, c.employer_id, c.vacancy_id, c.firm, c.area,
                c.reported_on, c.people, c.owed, c.paid, ",
            $said,
            ", c.due_on, c.told_at, c.made_by, c.made_at, c.version, c.stage, c.facts FROM labour_case AS c "
        )
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!(columns!("c.said"), $tail)
    };
}

macro_rules! select_unsaid {
    ($($tail:expr),+) => {
        concat!(columns!("CAST(NULL AS TEXT) AS said"), $($tail),+)
    };
}

/// Cases of an area.
macro_rules! inside {
    () => {
        "WHERE c.area >= $1 AND c.area < $2 AND "
    };
}

/// What nobody has set a day for, then what is due first.
macro_rules! due_first {
    () => {
        " ORDER BY CASE WHEN c.due_on IS NULL AND c.stage IN ('received', 'investigating') THEN 0 ELSE 1 END,
            c.due_on IS NULL, c.due_on, c.made_at, c.id"
    };
}

macro_rules! latest_first {
    () => {
        " ORDER BY c.reported_on DESC, c.id DESC"
    };
}

/// Stages in which somebody still has to do something.
macro_rules! open {
    () => {
        "c.stage IN ('received', 'investigating', 'ordered', 'arbitration', 'court', 'blacklist')"
    };
}

/// Which cases a desk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasesShown {
    /// What somebody has to do something about.
    Open,
    /// What was late on a day.
    Overdue(NaiveDate),
    /// Everything that came since a day.
    Since(NaiveDate),
    /// What was handed on to somebody.
    HandedTo(TransferTo),
}

impl Connection {
    /// The case with this id.
    pub async fn find_case(&mut self, id: CaseId) -> Result<Option<Case>, StoreError> {
        let row = fetch_optional!(self, CaseRow, select!("WHERE c.id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The case whose receipt has this hash.
    pub async fn find_case_by_receipt(&mut self, hash: &[u8]) -> Result<Option<Case>, StoreError> {
        let row = fetch_optional!(self, CaseRow, select!("WHERE c.receipt_hash = $1"), hash)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The open case of a kind about a placement: there is one at most.
    pub async fn find_open_case_of(
        &mut self,
        placement: PlacementId,
        kind: CaseKind,
    ) -> Result<Option<Case>, StoreError> {
        let sql = concat!(
            columns!("c.said"),
            "WHERE c.placement_id = $1 AND c.kind = $2 AND ",
            open!()
        );
        let row = fetch_optional!(self, CaseRow, sql, placement.0, kind.code())?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The cases about somebody, closed ones too, latest first.
    pub async fn list_cases_of(&mut self, person: PersonId) -> Result<Vec<Case>, StoreError> {
        let sql = select!("WHERE c.person_id = $1 ORDER BY c.reported_on DESC, c.id DESC");
        let rows = fetch_all!(self, CaseRow, sql, person.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The cases about an employer, or in which it was ordered to pay, latest first.
    pub async fn list_cases_of_employer(&mut self, employer: EmployerId) -> Result<Vec<Case>, StoreError> {
        let sql =
            select!("WHERE c.employer_id = $1 OR c.liable_id = $1 ORDER BY c.reported_on DESC, c.id DESC");
        let rows = fetch_all!(self, CaseRow, sql, employer.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Those cases of an area that a desk shows, without what was said, and how many there are.
    pub async fn list_cases_shown(
        &mut self,
        area: Option<AreaCode>,
        shown: CasesShown,
        (limit, offset): (u32, u32),
    ) -> Result<(Vec<Case>, u32), StoreError> {
        let (first, end) = codes_in(area);
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        macro_rules! page {
            ([$($which:expr),+], $order:expr, $asked:expr) => {{
                let sql = select_unsaid!(inside!(), $($which),+, $order, " LIMIT $4 OFFSET $5");
                let count = concat!("SELECT COUNT(*) FROM labour_case AS c ", inside!(), $($which),+);
                let rows = fetch_all!(self, CaseRow, sql, &first, &end, $asked, limit, offset)?;
                (rows, fetch_count!(self, count, &first, &end, $asked)?)
            }};
        }
        let (rows, count) = match shown {
            // No stage is empty: this one asks for nothing more.
            CasesShown::Open => page!([open!(), " AND c.stage <> $3"], due_first!(), ""),
            CasesShown::Overdue(today) => page!([open!(), " AND c.due_on < $3"], due_first!(), today),
            CasesShown::Since(day) => page!(["c.reported_on >= $3"], latest_first!(), day),
            CasesShown::HandedTo(to) => {
                let facts = facts(&CaseState::Transferred { to });
                page!(
                    ["c.stage = 'transferred' AND c.facts = $3"],
                    latest_first!(),
                    &facts
                )
            }
        };
        let cases: Result<Vec<Case>, StoreError> =
            rows.into_iter().map(|row| row.open(self.keys())).collect();
        Ok((cases?, count as u32))
    }

    /// Open cases that wait to be accepted or are looked into, and of which nobody has said by when: they came over from before.
    pub async fn list_cases_undated(&mut self) -> Result<Vec<Case>, StoreError> {
        let sql = select_unsaid!(
            "WHERE c.due_on IS NULL AND c.stage IN ('received', 'investigating') ORDER BY c.reported_on, c.id"
        );
        let rows = fetch_all!(self, CaseRow, sql)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The cases of an area that came in these days, first and last included, without what was said.
    pub async fn list_cases_between(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Case>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select_unsaid!(
            "WHERE c.area >= $1 AND c.area < $2 AND c.reported_on >= $3 AND c.reported_on <= $4
            ORDER BY c.reported_on DESC, c.id DESC"
        );
        let rows = fetch_all!(self, CaseRow, sql, &first, &end, from, to)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// How many cases of an area are open, and how many of those are late on a day.
    pub async fn count_open_cases(
        &mut self,
        area: Option<AreaCode>,
        today: NaiveDate,
    ) -> Result<(u32, u32), StoreError> {
        let (first, end) = codes_in(area);
        let all = concat!(
            "SELECT COUNT(*) FROM labour_case AS c WHERE c.area >= $1 AND c.area < $2 AND ",
            open!()
        );
        let late = concat!(
            "SELECT COUNT(*) FROM labour_case AS c WHERE c.area >= $1 AND c.area < $2 AND c.due_on < $3 AND ",
            open!()
        );
        let all = fetch_count!(self, all, &first, &end)?;
        let late = fetch_count!(self, late, &first, &end, today)?;
        Ok((all as u32, late as u32))
    }

    /// The trail of a case, first first.
    pub async fn list_case_entries(&mut self, id: CaseId) -> Result<Vec<CaseEntry>, StoreError> {
        let sql = "SELECT id, case_id, version, at, actor, deed, stage, department, amount, words, finding
            FROM case_entry WHERE case_id = $1 ORDER BY version, at, id";
        let rows = fetch_all!(self, EntryRow, sql, id.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// Adds a case, with the hash of its receipt where somebody got one. Says whether it is new: while one of its kind is open
    /// about the placement, that one stands.
    pub async fn add_case(&mut self, one: &Case, receipt: Option<&[u8]>) -> Result<bool, StoreError> {
        let said = self.sealed_said(one).await?;
        let added = execute!(
            self,
            "INSERT INTO labour_case (id, no, kind, channel, person_id, placement_id, employer_id, vacancy_id, firm, area,
                reported_on, people, owed, paid, said, receipt_hash, due_on, told_at, made_by, made_at, version, stage, facts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
            ON CONFLICT DO NOTHING",
            one.id.0,
            &one.no,
            one.kind.code(),
            one.channel.code(),
            one.person.map(|id| id.0),
            one.placement.map(|id| id.0),
            one.employer.map(|id| id.0),
            one.vacancy.map(|id| id.0),
            &one.firm,
            one.area.to_string(),
            one.reported_on,
            i64::from(one.people),
            one.owed.map(|fen| fen.0),
            one.paid.0,
            said,
            receipt,
            one.due_on,
            one.told_at.map(instant),
            &one.made_by,
            instant(one.made_at),
            i64::from(one.version),
            one.state.stage().code(),
            facts(&one.state),
        )?;
        Ok(added > 0)
    }

    /// Moves a case on from the version before. Says whether nobody was faster.
    pub async fn move_case(&mut self, one: &Case) -> Result<bool, StoreError> {
        let liable = one.state.order().and_then(|order| order.employer);
        let moved = execute!(
            self,
            "UPDATE labour_case SET paid = $3, due_on = $4, told_at = $5, version = $2, stage = $6, facts = $7,
                liable_id = $8, area = $9 WHERE id = $1 AND version = $2 - 1",
            one.id.0,
            i64::from(one.version),
            one.paid.0,
            one.due_on,
            one.told_at.map(instant),
            one.state.stage().code(),
            facts(&one.state),
            liable.map(|id| id.0),
            one.area.to_string(),
        )?;
        Ok(moved > 0)
    }

    /// Says by when a case that came over from before is due. Says whether it still had no day.
    pub async fn date_case(&mut self, id: CaseId, due_on: NaiveDate) -> Result<bool, StoreError> {
        let sql = "UPDATE labour_case SET due_on = $2 WHERE id = $1 AND due_on IS NULL
            AND stage IN ('received', 'investigating')";
        Ok(execute!(self, sql, id.0, due_on)? > 0)
    }

    /// Writes a line of the trail.
    pub async fn add_case_entry(&mut self, one: &CaseEntry) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let words = (!one.words.is_empty()).then(|| ring.seal(CASE_WORDS.cell(one.id.0), &one.words));
        execute!(
            self,
            "INSERT INTO case_entry (id, case_id, version, at, actor, deed, stage, department, amount, words, finding)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            one.id.0,
            one.case.0,
            i64::from(one.version),
            instant(one.at),
            &one.actor,
            one.deed.code(),
            one.to.code(),
            one.department.map(TransferTo::code),
            one.amount.map(|fen| fen.0),
            words,
            one.finding.as_ref().map(ToString::to_string),
        )?;
        Ok(())
    }

    /// Makes cases those of another file.
    pub async fn move_cases(
        &mut self,
        cases: &[CaseId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for case in cases {
            let sql = "UPDATE labour_case SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, case.0, from.0, to.0)?;
        }
        Ok(())
    }

    async fn sealed_said(&mut self, one: &Case) -> Result<Option<String>, StoreError> {
        let ring = self.sealing_ring().await?;
        let Some(said) = &one.said else {
            return Ok(None);
        };
        let place = Place {
            table: "labour_case",
            id: one.id.0,
        };
        let said = place.at("said", serde_json::to_string(said))?;
        Ok(Some(ring.seal(CASE_SAID.cell(one.id.0), &said)))
    }
}

fn facts(state: &CaseState) -> String {
    serde_json::to_string(state).unwrap_or_default()
}

on_database! {
    find_case(id: CaseId) -> Option<Case>;
    find_case_by_receipt(hash: &[u8]) -> Option<Case>;
    find_open_case_of(placement: PlacementId, kind: CaseKind) -> Option<Case>;
    list_cases_of(person: PersonId) -> Vec<Case>;
    list_cases_of_employer(employer: EmployerId) -> Vec<Case>;
    list_cases_shown(area: Option<AreaCode>, shown: CasesShown, page: (u32, u32)) -> (Vec<Case>, u32);
    list_cases_undated() -> Vec<Case>;
    list_cases_between(area: Option<AreaCode>, days: (NaiveDate, NaiveDate)) -> Vec<Case>;
    count_open_cases(area: Option<AreaCode>, today: NaiveDate) -> (u32, u32);
    list_case_entries(id: CaseId) -> Vec<CaseEntry>;
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: Uuid,
    no: String,
    kind: String,
    channel: String,
    person_id: Option<Uuid>,
    placement_id: Option<Uuid>,
    employer_id: Option<Uuid>,
    vacancy_id: Option<Uuid>,
    firm: String,
    area: String,
    reported_on: NaiveDate,
    people: i64,
    owed: Option<i64>,
    paid: i64,
    said: Option<Sealed>,
    due_on: Option<NaiveDate>,
    told_at: Option<DateTime<Utc>>,
    made_by: String,
    made_at: DateTime<Utc>,
    version: i64,
    stage: String,
    facts: String,
}

impl CaseRow {
    fn open(self, keys: &Keys) -> Result<Case, StoreError> {
        let place = Place {
            table: "labour_case",
            id: self.id,
        };
        let said = match &self.said {
            None => None,
            Some(sealed) => {
                let text = keys.open(CASE_SAID.cell(self.id), sealed)?;
                Some(place.at::<Said, _>("said", serde_json::from_str(&text))?)
            }
        };
        let state: CaseState = place.at("facts", serde_json::from_str(&self.facts))?;
        if state.stage().code() != self.stage {
            return Err(crate::error::inconsistent("labour_case", "stage", self.id));
        }
        Ok(Case {
            id: CaseId(self.id),
            no: self.no,
            kind: place.parse("kind", &self.kind)?,
            channel: place.parse("channel", &self.channel)?,
            person: self.person_id.map(PersonId),
            placement: self.placement_id.map(PlacementId),
            employer: self.employer_id.map(EmployerId),
            vacancy: self.vacancy_id.map(VacancyId),
            firm: self.firm,
            area: place.parse("area", &self.area)?,
            reported_on: self.reported_on,
            people: place.number("people", self.people)?,
            owed: self.owed.map(Fen),
            paid: Fen(self.paid),
            said,
            due_on: self.due_on,
            told_at: self.told_at,
            made_by: self.made_by,
            made_at: self.made_at,
            version: place.number("version", self.version)?,
            state,
        })
    }
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: Uuid,
    case_id: Uuid,
    version: i64,
    at: DateTime<Utc>,
    actor: String,
    deed: String,
    stage: String,
    department: Option<String>,
    amount: Option<i64>,
    words: Option<Sealed>,
    finding: Option<String>,
}

impl EntryRow {
    fn open(self, keys: &Keys) -> Result<CaseEntry, StoreError> {
        let place = Place {
            table: "case_entry",
            id: self.id,
        };
        let words = match &self.words {
            None => String::new(),
            Some(sealed) => keys.open(CASE_WORDS.cell(self.id), sealed)?,
        };
        let finding = self.finding.as_deref().map(serde_json::from_str).transpose();
        Ok(CaseEntry {
            id: CaseEntryId(self.id),
            case: CaseId(self.case_id),
            version: place.number("version", self.version)?,
            at: self.at,
            actor: self.actor,
            deed: place.parse("deed", &self.deed)?,
            to: place.parse("stage", &self.stage)?,
            department: place.parse_option("department", self.department)?,
            amount: self.amount.map(Fen),
            words,
            finding: place.at("finding", finding)?,
        })
    }
}
