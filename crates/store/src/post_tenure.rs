//! Table `post_tenure`: who applied for posts, who holds them and who held them.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, PlacementId, PublicPostId, TenureId};
use domain::public_post::{ExitReason, Tenure, TenureState, Terms};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:expr) => {
        concat!(
            "SELECT t.id, t.post_id, t.person_id, t.applied_by, t.applied_at, t.screened_by, t.retires_late, t.state,
                t.notice_from, t.notice_to, t.placement_id, t.started_on, t.cap_months, t.planned_end, t.exit_on,
                t.exit_reason, t.reason FROM post_tenure AS t ",
            $tail
        )
    };
}

impl Connection {
    /// The application with this id.
    pub async fn find_tenure(&mut self, id: TenureId) -> Result<Option<Tenure>, StoreError> {
        let row = fetch_optional!(self, TenureRow, select!("WHERE t.id = $1"), id.0)?;
        row.map(Tenure::try_from).transpose()
    }

    /// What a placement belongs to.
    pub async fn find_tenure_of(&mut self, placement: PlacementId) -> Result<Option<Tenure>, StoreError> {
        let row = fetch_optional!(self, TenureRow, select!("WHERE t.placement_id = $1"), placement.0)?;
        row.map(Tenure::try_from).transpose()
    }

    /// Every application for these posts, the oldest first.
    pub async fn list_tenures(&mut self, posts: &[PublicPostId]) -> Result<Vec<Tenure>, StoreError> {
        let ids: Vec<Uuid> = posts.iter().map(|id| id.0).collect();
        let sql = |marks: String| {
            format!(
                "{} WHERE t.post_id IN ({marks}) ORDER BY t.applied_at, t.id",
                select!("")
            )
        };
        let rows = fetch_in!(self, TenureRow, sql, ids);
        rows.into_iter().map(Tenure::try_from).collect()
    }

    /// Every application of somebody, the oldest first.
    pub async fn list_tenures_of(&mut self, person: PersonId) -> Result<Vec<Tenure>, StoreError> {
        let sql = select!("WHERE t.person_id = $1 ORDER BY t.applied_at, t.id");
        let rows = fetch_all!(self, TenureRow, sql, person.0)?;
        rows.into_iter().map(Tenure::try_from).collect()
    }

    /// Every application of these people, in no particular order.
    pub async fn list_tenures_of_people(&mut self, people: &[PersonId]) -> Result<Vec<Tenure>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks: String| format!("{} WHERE t.person_id IN ({marks})", select!(""));
        let rows = fetch_in!(self, TenureRow, sql, ids);
        rows.into_iter().map(Tenure::try_from).collect()
    }

    /// Of people who live in an area: who held a post on one of these days.
    pub async fn list_tenures_held(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Tenure>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS o ON o.id = t.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND t.state IN ('on_post', 'leaving', 'exited')
                AND t.started_on <= $4 AND (t.exit_on IS NULL OR t.exit_on >= $3)
            ORDER BY o.living_area, t.started_on, t.id"
        );
        let rows = fetch_all!(self, TenureRow, sql, &first, &end, from, to)?;
        rows.into_iter().map(Tenure::try_from).collect()
    }

    /// Who holds a post that ends by a day at the latest, as planned or as said.
    pub async fn list_tenures_ending(&mut self, by: NaiveDate) -> Result<Vec<Tenure>, StoreError> {
        let sql = select!(
            "WHERE t.state IN ('on_post', 'leaving') AND (t.planned_end <= $1 OR t.exit_on <= $1) ORDER BY t.id"
        );
        let rows = fetch_all!(self, TenureRow, sql, by)?;
        rows.into_iter().map(Tenure::try_from).collect()
    }

    /// Whose names hang out on a day.
    pub async fn list_tenures_on_notice(&mut self, day: NaiveDate) -> Result<Vec<Tenure>, StoreError> {
        let sql = select!(
            "WHERE t.state = 'on_notice' AND t.notice_from <= $1 AND t.notice_to >= $1 ORDER BY t.notice_to, t.id"
        );
        let rows = fetch_all!(self, TenureRow, sql, day)?;
        rows.into_iter().map(Tenure::try_from).collect()
    }
}

impl Transaction {
    /// Adds an application.
    pub async fn add_tenure(&mut self, one: &Tenure) -> Result<(), StoreError> {
        let state = StateColumns::from(&one.state);
        execute!(
            self,
            "INSERT INTO post_tenure (id, post_id, person_id, applied_by, applied_at, screened_by, retires_late, state,
                notice_from, notice_to, placement_id, started_on, cap_months, planned_end, exit_on, exit_reason, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            one.id.0,
            one.post.0,
            one.person.0,
            &one.applied_by,
            instant(one.applied_at),
            one.screened_by.as_deref(),
            one.retires_late,
            one.state.code(),
            state.notice_from,
            state.notice_to,
            state.placement,
            state.started_on,
            state.cap_months,
            state.planned_end,
            state.exit_on,
            state.exit_reason,
            state.reason,
        )?;
        Ok(())
    }

    /// Moves an application on, unless it is no longer in the state with this code. Says whether it was.
    pub async fn set_tenure(&mut self, one: &Tenure, from: &str) -> Result<bool, StoreError> {
        let state = StateColumns::from(&one.state);
        let changed = execute!(
            self,
            "UPDATE post_tenure SET screened_by = $3, retires_late = $4, state = $5, notice_from = $6, notice_to = $7,
                placement_id = $8, started_on = $9, cap_months = $10, planned_end = $11, exit_on = $12,
                exit_reason = $13, reason = $14 WHERE id = $1 AND state = $2",
            one.id.0,
            from,
            one.screened_by.as_deref(),
            one.retires_late,
            one.state.code(),
            state.notice_from,
            state.notice_to,
            state.placement,
            state.started_on,
            state.cap_months,
            state.planned_end,
            state.exit_on,
            state.exit_reason,
            state.reason,
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_tenure(id: TenureId) -> Option<Tenure>;
    list_tenures(posts: &[PublicPostId]) -> Vec<Tenure>;
    list_tenures_of(person: PersonId) -> Vec<Tenure>;
    list_tenures_held(area: Option<AreaCode>, days: (NaiveDate, NaiveDate)) -> Vec<Tenure>;
    list_tenures_on_notice(day: NaiveDate) -> Vec<Tenure>;
}

/// The columns a state is written to.
#[derive(Default)]
struct StateColumns<'a> {
    notice_from: Option<NaiveDate>,
    notice_to: Option<NaiveDate>,
    placement: Option<Uuid>,
    started_on: Option<NaiveDate>,
    cap_months: Option<i64>,
    planned_end: Option<NaiveDate>,
    exit_on: Option<NaiveDate>,
    exit_reason: Option<&'static str>,
    reason: Option<&'a str>,
}

impl<'a> From<&'a TenureState> for StateColumns<'a> {
    fn from(state: &'a TenureState) -> Self {
        let terms = state.terms();
        let mut columns = Self {
            placement: terms.map(|terms| terms.placement.0),
            started_on: terms.map(|terms| terms.started_on),
            cap_months: terms.map(|terms| i64::from(terms.cap_months)),
            planned_end: terms.map(|terms| terms.planned_end),
            ..Self::default()
        };
        match state {
            TenureState::OnNotice { from, to } => {
                (columns.notice_from, columns.notice_to) = (Some(*from), Some(*to));
            }
            TenureState::Leaving { on, reason, .. } | TenureState::Exited { on, reason, .. } => {
                (columns.exit_on, columns.exit_reason) = (Some(*on), Some(reason.code()));
            }
            TenureState::Refused { reason } => columns.reason = Some(reason),
            TenureState::Applied | TenureState::OnPost { .. } | TenureState::TakenBack => {}
        }
        columns
    }
}

#[derive(sqlx::FromRow)]
struct TenureRow {
    id: Uuid,
    post_id: Uuid,
    person_id: Uuid,
    applied_by: String,
    applied_at: DateTime<Utc>,
    screened_by: Option<String>,
    retires_late: bool,
    state: String,
    notice_from: Option<NaiveDate>,
    notice_to: Option<NaiveDate>,
    placement_id: Option<Uuid>,
    started_on: Option<NaiveDate>,
    cap_months: Option<i64>,
    planned_end: Option<NaiveDate>,
    exit_on: Option<NaiveDate>,
    exit_reason: Option<String>,
    reason: Option<String>,
}

impl TryFrom<TenureRow> for Tenure {
    type Error = StoreError;
    fn try_from(row: TenureRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "post_tenure",
            id: row.id,
        };
        Ok(Self {
            state: row.state(&place)?,
            id: TenureId(row.id),
            post: PublicPostId(row.post_id),
            person: PersonId(row.person_id),
            applied_by: row.applied_by,
            applied_at: row.applied_at,
            screened_by: row.screened_by,
            retires_late: row.retires_late,
        })
    }
}

impl TenureRow {
    fn terms(&self, place: &Place<Uuid>) -> Result<Terms, StoreError> {
        let cap = place.need("cap_months", self.cap_months)?;
        Ok(Terms {
            placement: PlacementId(place.need("placement_id", self.placement_id)?),
            started_on: place.need("started_on", self.started_on)?,
            cap_months: place.number("cap_months", cap)?,
            planned_end: place.need("planned_end", self.planned_end)?,
        })
    }

    fn exit(&self, place: &Place<Uuid>) -> Result<(NaiveDate, ExitReason), StoreError> {
        let reason = place.need("exit_reason", self.exit_reason.clone())?;
        Ok((
            place.need("exit_on", self.exit_on)?,
            place.parse("exit_reason", &reason)?,
        ))
    }

    fn state(&self, place: &Place<Uuid>) -> Result<TenureState, StoreError> {
        Ok(match self.state.as_str() {
            "applied" => TenureState::Applied,
            "on_notice" => TenureState::OnNotice {
                from: place.need("notice_from", self.notice_from)?,
                to: place.need("notice_to", self.notice_to)?,
            },
            "on_post" => TenureState::OnPost {
                terms: self.terms(place)?,
            },
            "leaving" => {
                let (on, reason) = self.exit(place)?;
                TenureState::Leaving {
                    terms: self.terms(place)?,
                    on,
                    reason,
                }
            }
            "exited" => {
                let (on, reason) = self.exit(place)?;
                TenureState::Exited {
                    terms: self.terms(place)?,
                    on,
                    reason,
                }
            }
            "refused" => TenureState::Refused {
                reason: self.reason.clone().unwrap_or_default(),
            },
            "taken_back" => TenureState::TakenBack,
            _ => return place.at("state", Err(())),
        })
    }
}
