//! Table `placement`: employments that began, and how they stand.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{EmployerId, EntryId, LeadId, PersonId, PlacementId, VacancyId};
use domain::person::EmploymentStatus;
use domain::placement::{
    Caused, Contract, LeaveCause, Leaving, LeavingSide, Placement, PlacementState, Work,
};
use domain::values::{AreaCode, Fen, SocialCreditCode};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "p.id, p.person_id, p.employer_id, p.employer_name, p.uscc, p.vacancy_id, p.lead_id, p.started_on, p.kind,
            p.hours, p.paper, p.contract_months, p.filing_no, p.insured_from, p.monthly, p.introduced_by, p.state,
            p.over_on, p.side, p.worker_says, p.employer_says, p.cancelled_at, p.cancel_cause, p.status_was,
            p.status_is, p.spell_id, p.ended_id, p.closed_vacancy, p.made_by, p.made_at"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM placement AS p ", $tail)
    };
}

impl Connection {
    /// The placement with this id.
    pub async fn find_placement(&mut self, id: PlacementId) -> Result<Option<Placement>, StoreError> {
        let row = fetch_optional!(self, PlacementRow, select!("WHERE p.id = $1"), id.0)?;
        row.map(Placement::try_from).transpose()
    }

    /// Every placement of these people, those taken back too, the latest start first.
    pub async fn list_placements_of(&mut self, people: &[PersonId]) -> Result<Vec<Placement>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM placement AS p WHERE p.person_id IN ({}) ORDER BY p.started_on DESC, p.id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, PlacementRow, sql, ids);
        rows.into_iter().map(Placement::try_from).collect()
    }

    /// The placements that filled a vacancy, without those taken back that did not close it, oldest first.
    pub async fn list_placements_of_vacancy(
        &mut self,
        vacancy: VacancyId,
    ) -> Result<Vec<Placement>, StoreError> {
        let sql = select!(
            "WHERE p.vacancy_id = $1 AND (p.state <> 'cancelled' OR p.closed_vacancy = TRUE) ORDER BY p.made_at, p.id"
        );
        let rows = fetch_all!(self, PlacementRow, sql, vacancy.0)?;
        rows.into_iter().map(Placement::try_from).collect()
    }

    /// Some of the placements of people who live in an area that stand so: the latest end first, or the latest start of those
    /// that go on. So many are skipped, and at most so many given.
    pub async fn list_placements_in(
        &mut self,
        area: Option<AreaCode>,
        working: bool,
        (skip, limit): (u32, u32),
    ) -> Result<Vec<Placement>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS o ON o.id = p.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND o.erased_on IS NULL
                AND (CASE WHEN p.state = 'working' THEN 'w' WHEN p.state = 'cancelled' THEN 'c' ELSE 'o' END) = $3
            ORDER BY COALESCE(p.over_on, p.started_on) DESC, p.id DESC LIMIT $4 OFFSET $5"
        );
        let wanted = if working { "w" } else { "o" };
        let (limit, skip) = (i64::from(limit), i64::from(skip));
        let rows = fetch_all!(self, PlacementRow, sql, &first, &end, wanted, limit, skip)?;
        rows.into_iter().map(Placement::try_from).collect()
    }

    /// How many [`Connection::list_placements_in`] has.
    pub async fn count_placements_in(
        &mut self,
        area: Option<AreaCode>,
        working: bool,
    ) -> Result<u32, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM placement AS p JOIN person AS o ON o.id = p.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND o.erased_on IS NULL
                AND (CASE WHEN p.state = 'working' THEN 'w' WHEN p.state = 'cancelled' THEN 'c' ELSE 'o' END) = $3";
        let wanted = if working { "w" } else { "o" };
        let count = fetch_count!(self, sql, &first, &end, wanted)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Every placement that began in a stretch of days and was not taken back, with where its person lives.
    pub async fn list_placements_begun(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(AreaCode, Placement)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = concat!(
            "SELECT o.living_area, ",
            columns!(),
            " FROM placement AS p JOIN person AS o ON o.id = p.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND p.state <> 'cancelled'
                AND p.started_on >= $3 AND p.started_on <= $4 ORDER BY p.started_on, p.id"
        );
        let rows = fetch_all!(self, PlacedRow, sql, &first, &end, from, to)?;
        let placed = |row: PlacedRow| {
            let place = Place {
                table: "person",
                id: row.placement.person_id,
            };
            let area = place.parse("living_area", &row.living_area)?;
            Ok((area, Placement::try_from(row.placement)?))
        };
        rows.into_iter().map(placed).collect()
    }

    /// Who worked for an employer on a day, by placements that were not taken back.
    pub async fn list_placements_at(
        &mut self,
        employer: EmployerId,
        on: NaiveDate,
    ) -> Result<Vec<Placement>, StoreError> {
        let sql = select!(
            "WHERE p.employer_id = $1 AND p.state IN ('working', 'ended') AND p.started_on <= $2
                AND (p.over_on IS NULL OR p.over_on >= $2) ORDER BY p.started_on, p.id"
        );
        let rows = fetch_all!(self, PlacementRow, sql, employer.0, on)?;
        rows.into_iter().map(Placement::try_from).collect()
    }

    /// Who of everybody is at work by a placement.
    pub async fn list_people_placed(&mut self) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT DISTINCT person_id FROM placement WHERE state = 'working' ORDER BY person_id";
        let rows = fetch_all!(self, (Uuid,), sql)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// Who of those who live in an area was at work by a placement on a day, its last day too.
    pub async fn list_people_placed_on(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
    ) -> Result<Vec<PersonId>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT DISTINCT p.person_id FROM placement AS p JOIN person AS o ON o.id = p.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND p.started_on <= $3
                AND (p.state = 'working' OR p.state = 'ended' AND p.over_on >= $3) ORDER BY p.person_id";
        let rows = fetch_all!(self, (Uuid,), sql, &first, &end, day)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Adds a placement.
    pub async fn add_placement(&mut self, one: &Placement) -> Result<(), StoreError> {
        let work = &one.work;
        let state = StateColumns::from(&one.state);
        let status = one.caused.status;
        execute!(
            self,
            "INSERT INTO placement (id, person_id, employer_id, employer_name, uscc, vacancy_id, lead_id, started_on,
                kind, hours, paper, contract_months, filing_no, insured_from, monthly, introduced_by, state, over_on,
                side, worker_says, employer_says, cancelled_at, cancel_cause, status_was, status_is, spell_id,
                ended_id, closed_vacancy, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, $29, $30)",
            one.id.0,
            one.person.0,
            one.employer.map(|id| id.0),
            &one.employer_name,
            one.uscc.as_ref().map(AsRef::as_ref),
            one.vacancy.map(|id| id.0),
            one.lead.map(|id| id.0),
            work.started_on,
            work.kind.code(),
            work.hours.code(),
            work.contract.paper.code(),
            work.contract.months.map(i64::from),
            &work.contract.filing_no,
            work.insured_from,
            work.monthly.map(|fen| fen.0),
            work.introduced_by.code(),
            state.state,
            state.over_on,
            state.side,
            state.worker_says,
            state.employer_says,
            state.cancelled_at,
            state.cancel_cause,
            status.and_then(|(was, _)| was).map(EmploymentStatus::code),
            status.map(|(_, is)| is.code()),
            one.caused.spell.map(|id| id.0),
            one.caused.ended.map(|id| id.0),
            one.caused.closed_vacancy,
            &one.made_by,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Moves a placement on, unless it stands no longer as in `from`. Says whether it did.
    pub async fn set_placement_state(
        &mut self,
        id: PlacementId,
        from: &PlacementState,
        to: &PlacementState,
    ) -> Result<bool, StoreError> {
        let state = StateColumns::from(to);
        let sql =
            "UPDATE placement SET state = $3, over_on = $4, side = $5, worker_says = $6, employer_says = $7,
            cancelled_at = $8, cancel_cause = $9 WHERE id = $1 AND state = $2";
        let changed = execute!(
            self,
            sql,
            id.0,
            from.code(),
            state.state,
            state.over_on,
            state.side,
            state.worker_says,
            state.employer_says,
            state.cancelled_at,
            state.cancel_cause,
        )?;
        Ok(changed > 0)
    }

    /// Forgets that a placement closed its vacancy: it is open again.
    pub async fn forget_closing(&mut self, id: PlacementId) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE placement SET closed_vacancy = FALSE WHERE id = $1",
            id.0
        )?;
        Ok(())
    }

    /// Takes one of the openings of a vacancy, or gives it back.
    pub async fn take_opening(&mut self, id: VacancyId, taken: bool) -> Result<(), StoreError> {
        let sql = if taken {
            "UPDATE vacancy SET filled = filled + 1 WHERE id = $1"
        } else {
            "UPDATE vacancy SET filled = CASE WHEN filled > 0 THEN filled - 1 ELSE 0 END WHERE id = $1"
        };
        execute!(self, sql, id.0)?;
        Ok(())
    }

    /// Says when a stretch of work in the file ended; one that has an end keeps it.
    pub async fn end_spell(&mut self, id: EntryId, on: NaiveDate) -> Result<bool, StoreError> {
        let sql = "UPDATE employment_spell SET ends_on = $2 WHERE id = $1 AND ends_on IS NULL";
        Ok(execute!(self, sql, id.0, on)? > 0)
    }

    /// Lets a stretch of work that ended on a day go on.
    pub async fn reopen_spell(&mut self, id: EntryId, on: NaiveDate) -> Result<bool, StoreError> {
        let sql = "UPDATE employment_spell SET ends_on = NULL WHERE id = $1 AND ends_on = $2";
        Ok(execute!(self, sql, id.0, on)? > 0)
    }

    /// Makes placements those of another file.
    pub async fn move_placements(
        &mut self,
        placements: &[PlacementId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for placement in placements {
            let sql = "UPDATE placement SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, placement.0, from.0, to.0)?;
            let sql = "UPDATE post_tenure SET person_id = $3 WHERE placement_id = $1 AND person_id = $2";
            execute!(self, sql, placement.0, from.0, to.0)?;
            self.move_claims_on(*placement, (from, to)).await?;
        }
        Ok(())
    }
}

on_database! {
    find_placement(id: PlacementId) -> Option<Placement>;
    list_placements_of(people: &[PersonId]) -> Vec<Placement>;
    list_placements_of_vacancy(vacancy: VacancyId) -> Vec<Placement>;
    list_placements_in(area: Option<AreaCode>, working: bool, page: (u32, u32)) -> Vec<Placement>;
    list_placements_begun(area: Option<AreaCode>, days: (NaiveDate, NaiveDate)) -> Vec<(AreaCode, Placement)>;
    list_people_placed() -> Vec<PersonId>;
    list_people_placed_on(area: Option<AreaCode>, day: NaiveDate) -> Vec<PersonId>;
}

/// The columns a state is written to.
#[derive(Default)]
struct StateColumns {
    state: &'static str,
    over_on: Option<NaiveDate>,
    side: Option<&'static str>,
    worker_says: Option<&'static str>,
    employer_says: Option<&'static str>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_cause: Option<&'static str>,
}

impl From<&PlacementState> for StateColumns {
    fn from(state: &PlacementState) -> Self {
        let code = state.code();
        match state {
            PlacementState::Working => Self {
                state: code,
                ..Self::default()
            },
            PlacementState::Ended { leaving } | PlacementState::NoShow { leaving } => Self {
                state: code,
                over_on: Some(leaving.on),
                side: Some(leaving.side.code()),
                worker_says: leaving.worker_says.map(LeaveCause::code),
                employer_says: leaving.employer_says.map(LeaveCause::code),
                ..Self::default()
            },
            PlacementState::Cancelled { at, cause } => Self {
                state: code,
                cancelled_at: Some(instant(*at)),
                cancel_cause: Some(cause.code()),
                ..Self::default()
            },
        }
    }
}

#[derive(sqlx::FromRow)]
struct PlacedRow {
    living_area: String,
    #[sqlx(flatten)]
    placement: PlacementRow,
}

#[derive(sqlx::FromRow)]
struct PlacementRow {
    id: Uuid,
    person_id: Uuid,
    employer_id: Option<Uuid>,
    employer_name: String,
    uscc: Option<String>,
    vacancy_id: Option<Uuid>,
    lead_id: Option<Uuid>,
    started_on: NaiveDate,
    kind: String,
    hours: String,
    paper: String,
    contract_months: Option<i64>,
    filing_no: String,
    insured_from: Option<NaiveDate>,
    monthly: Option<i64>,
    introduced_by: String,
    state: String,
    over_on: Option<NaiveDate>,
    side: Option<String>,
    worker_says: Option<String>,
    employer_says: Option<String>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_cause: Option<String>,
    status_was: Option<String>,
    status_is: Option<String>,
    spell_id: Option<Uuid>,
    ended_id: Option<Uuid>,
    closed_vacancy: bool,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<PlacementRow> for Placement {
    type Error = StoreError;
    fn try_from(row: PlacementRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "placement",
            id: row.id,
        };
        let was = place.parse_option("status_was", row.status_was.clone())?;
        let is = place.parse_option::<EmploymentStatus>("status_is", row.status_is.clone())?;
        Ok(Self {
            state: row.state(&place)?,
            work: row.work(&place)?,
            id: PlacementId(row.id),
            person: PersonId(row.person_id),
            employer: row.employer_id.map(EmployerId),
            employer_name: row.employer_name,
            uscc: place.text_option::<SocialCreditCode>("uscc", row.uscc)?,
            vacancy: row.vacancy_id.map(VacancyId),
            lead: row.lead_id.map(LeadId),
            caused: Caused {
                status: is.map(|is| (was, is)),
                spell: row.spell_id.map(EntryId),
                ended: row.ended_id.map(PlacementId),
                closed_vacancy: row.closed_vacancy,
            },
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl PlacementRow {
    fn work(&self, place: &Place<Uuid>) -> Result<Work, StoreError> {
        Ok(Work {
            started_on: self.started_on,
            kind: place.parse("kind", &self.kind)?,
            hours: place.parse("hours", &self.hours)?,
            contract: Contract {
                paper: place.parse("paper", &self.paper)?,
                months: place.number_option("contract_months", self.contract_months)?,
                filing_no: self.filing_no.clone(),
            },
            insured_from: self.insured_from,
            monthly: self.monthly.map(Fen),
            introduced_by: place.parse("introduced_by", &self.introduced_by)?,
        })
    }

    fn state(&self, place: &Place<Uuid>) -> Result<PlacementState, StoreError> {
        let leaving = || {
            Ok::<_, StoreError>(Leaving {
                on: place.need("over_on", self.over_on)?,
                side: place.parse::<LeavingSide>("side", &place.need("side", self.side.clone())?)?,
                worker_says: place.parse_option("worker_says", self.worker_says.clone())?,
                employer_says: place.parse_option("employer_says", self.employer_says.clone())?,
            })
        };
        Ok(match self.state.as_str() {
            "working" => PlacementState::Working,
            "ended" => PlacementState::Ended { leaving: leaving()? },
            "no_show" => PlacementState::NoShow { leaving: leaving()? },
            "cancelled" => PlacementState::Cancelled {
                at: place.need("cancelled_at", self.cancelled_at)?,
                cause: place.parse(
                    "cancel_cause",
                    &place.need("cancel_cause", self.cancel_cause.clone())?,
                )?,
            },
            _ => return place.at("state", Err(())),
        })
    }
}
