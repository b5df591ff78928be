//! Tables `land_enrolment` and `instalment`: places in the land-loss insurance, and what was agreed to pay when.

use crate::row::{Place, codes_in, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{HouseholdId, LandEnrolmentId, PersonId, RecognitionId};
use domain::insurance::{CloseCause, Enrolment, EnrolmentStage, EnrolmentState, Instalment, Shares};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "e.id, e.person_id, e.household_id, e.recognition_id, e.scheme, e.share_percent, e.government, e.collective,
            e.person, e.rules, e.reference_on, e.state, e.state_on, e.pay_by, e.pays_from, e.monthly, e.close_cause,
            e.version, e.made_by, e.made_at"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM land_enrolment AS e ", $tail)
    };
}

impl Connection {
    /// The place with this id.
    pub async fn find_land_enrolment(
        &mut self,
        id: LandEnrolmentId,
    ) -> Result<Option<Enrolment>, StoreError> {
        let row = fetch_optional!(self, EnrolmentRow, select!("WHERE e.id = $1"), id.0)?;
        row.map(Enrolment::try_from).transpose()
    }

    /// Every place of these people, the latest first.
    pub async fn list_land_enrolments_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<Enrolment>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM land_enrolment AS e WHERE e.person_id IN ({}) ORDER BY e.made_at DESC, e.id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, EnrolmentRow, sql, ids);
        rows.into_iter().map(Enrolment::try_from).collect()
    }

    /// The places of people who live in an area, whose files are there, the latest first.
    pub async fn list_land_enrolments_in(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<Enrolment>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS o ON o.id = e.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND o.erased_on IS NULL
            ORDER BY e.made_at DESC, e.id DESC"
        );
        let rows = fetch_all!(self, EnrolmentRow, sql, &first, &end)?;
        rows.into_iter().map(Enrolment::try_from).collect()
    }

    /// The instalments of these places, in their order.
    pub async fn list_instalments(
        &mut self,
        of: &[LandEnrolmentId],
    ) -> Result<Vec<(LandEnrolmentId, Instalment)>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT enrolment_id, no, due_on, fen FROM instalment WHERE enrolment_id IN ({marks})
                ORDER BY enrolment_id, no"
            )
        };
        let rows = fetch_in!(self, (Uuid, i64, NaiveDate, i64), sql, ids);
        let read = |(id, no, due_on, fen): (Uuid, i64, NaiveDate, i64)| {
            let place = Place {
                table: "instalment",
                id,
            };
            let part = Instalment {
                no: place.number("no", no)?,
                due_on,
                fen: Fen(fen),
            };
            Ok((LandEnrolmentId(id), part))
        };
        rows.into_iter().map(read).collect()
    }
}

impl Transaction {
    /// Adds a place.
    pub async fn add_land_enrolment(&mut self, one: &Enrolment) -> Result<(), StoreError> {
        let state = StateColumns::from(&one.state);
        execute!(
            self,
            "INSERT INTO land_enrolment (id, person_id, household_id, recognition_id, scheme, share_percent, government,
                collective, person, rules, reference_on, state, state_on, pay_by, pays_from, monthly, close_cause,
                version, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                $16, $17, $18, $19, $20)",
            one.id.0,
            one.person.0,
            one.household.map(|id| id.0),
            one.recognition.0,
            one.scheme.code(),
            one.shares.percent,
            one.shares.government.0,
            one.shares.collective.0,
            one.shares.person.0,
            list(&one.rules),
            one.reference_on,
            state.state,
            state.on,
            state.pay_by,
            state.from,
            state.monthly,
            state.cause,
            i64::from(one.version),
            &one.made_by,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Moves a place on from the version that was seen. Says whether it was still that.
    pub async fn move_land_enrolment(&mut self, moved: &Enrolment) -> Result<bool, StoreError> {
        let state = StateColumns::from(&moved.state);
        let sql =
            "UPDATE land_enrolment SET scheme = $3, state = $4, state_on = $5, pay_by = $6, pays_from = $7,
            monthly = $8, close_cause = $9, version = version + 1 WHERE id = $1 AND version = $2";
        let changed = execute!(
            self,
            sql,
            moved.id.0,
            i64::from(moved.version),
            moved.scheme.code(),
            state.state,
            state.on,
            state.pay_by,
            state.from,
            state.monthly,
            state.cause,
        )?;
        Ok(changed > 0)
    }

    /// Keeps what was agreed to pay in place of what was before.
    pub async fn set_instalments(
        &mut self,
        id: LandEnrolmentId,
        parts: &[Instalment],
    ) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM instalment WHERE enrolment_id = $1", id.0)?;
        insert_all!(
            self,
            "INSERT INTO instalment (enrolment_id, no, due_on, fen)",
            parts,
            |one| [id.0, i64::from(one.no), one.due_on, one.fen.0],
            "",
        );
        Ok(())
    }

    /// Makes places those of another file.
    pub async fn move_land_enrolments(
        &mut self,
        ids: &[LandEnrolmentId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            let sql = "UPDATE land_enrolment SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, id.0, from.0, to.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_land_enrolment(id: LandEnrolmentId) -> Option<Enrolment>;
    list_land_enrolments_of(people: &[PersonId]) -> Vec<Enrolment>;
    list_land_enrolments_in(area: Option<AreaCode>) -> Vec<Enrolment>;
    list_instalments(of: &[LandEnrolmentId]) -> Vec<(LandEnrolmentId, Instalment)>;
}

/// The columns a state is written to.
#[derive(Default)]
struct StateColumns {
    state: &'static str,
    on: Option<NaiveDate>,
    pay_by: Option<NaiveDate>,
    from: Option<NaiveDate>,
    monthly: Option<i64>,
    cause: Option<&'static str>,
}

impl From<&EnrolmentState> for StateColumns {
    fn from(state: &EnrolmentState) -> Self {
        let mut columns = Self {
            state: state.stage().code(),
            pay_by: state.pay_by(),
            ..Self::default()
        };
        match *state {
            EnrolmentState::Ready => {}
            EnrolmentState::Notified { on, .. }
            | EnrolmentState::Instalments { on, .. }
            | EnrolmentState::Enrolled { on }
            | EnrolmentState::Switched { on }
            | EnrolmentState::Waived { on } => columns.on = Some(on),
            EnrolmentState::PensionPaying { on, from, monthly } => {
                columns.on = Some(on);
                columns.from = Some(from);
                columns.monthly = Some(monthly.0);
            }
            EnrolmentState::AllowancePaying { on, from } => {
                columns.on = Some(on);
                columns.from = Some(from);
            }
            EnrolmentState::Closed { on, cause } => {
                columns.on = Some(on);
                columns.cause = Some(cause.code());
            }
        }
        columns
    }
}

#[derive(sqlx::FromRow)]
struct EnrolmentRow {
    id: Uuid,
    person_id: Uuid,
    household_id: Option<Uuid>,
    recognition_id: Uuid,
    scheme: String,
    share_percent: i64,
    government: i64,
    collective: i64,
    person: i64,
    rules: String,
    reference_on: NaiveDate,
    state: String,
    state_on: Option<NaiveDate>,
    pay_by: Option<NaiveDate>,
    pays_from: Option<NaiveDate>,
    monthly: Option<i64>,
    close_cause: Option<String>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<EnrolmentRow> for Enrolment {
    type Error = StoreError;
    fn try_from(row: EnrolmentRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "land_enrolment",
            id: row.id,
        };
        Ok(Self {
            state: row.state(&place)?,
            id: LandEnrolmentId(row.id),
            person: PersonId(row.person_id),
            household: row.household_id.map(HouseholdId),
            recognition: RecognitionId(row.recognition_id),
            scheme: place.parse("scheme", &row.scheme)?,
            shares: Shares {
                percent: row.share_percent,
                government: Fen(row.government),
                collective: Fen(row.collective),
                person: Fen(row.person),
            },
            rules: place.list("rules", &row.rules)?,
            reference_on: row.reference_on,
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl EnrolmentRow {
    fn state(&self, place: &Place<Uuid>) -> Result<EnrolmentState, StoreError> {
        let on = || place.need("state_on", self.state_on);
        let pay_by = || place.need("pay_by", self.pay_by);
        let from = || place.need("pays_from", self.pays_from);
        Ok(match place.parse::<EnrolmentStage>("state", &self.state)? {
            EnrolmentStage::Ready => EnrolmentState::Ready,
            EnrolmentStage::Notified => EnrolmentState::Notified {
                on: on()?,
                pay_by: pay_by()?,
            },
            EnrolmentStage::Instalments => EnrolmentState::Instalments {
                on: on()?,
                pay_by: pay_by()?,
            },
            EnrolmentStage::Enrolled => EnrolmentState::Enrolled { on: on()? },
            EnrolmentStage::Switched => EnrolmentState::Switched { on: on()? },
            EnrolmentStage::PensionPaying => EnrolmentState::PensionPaying {
                on: on()?,
                from: from()?,
                monthly: Fen(place.need("monthly", self.monthly)?),
            },
            EnrolmentStage::AllowancePaying => EnrolmentState::AllowancePaying {
                on: on()?,
                from: from()?,
            },
            EnrolmentStage::Waived => EnrolmentState::Waived { on: on()? },
            EnrolmentStage::Closed => EnrolmentState::Closed {
                on: on()?,
                cause: place.parse::<CloseCause>(
                    "close_cause",
                    &place.need("close_cause", self.close_cause.clone())?,
                )?,
            },
        })
    }
}
