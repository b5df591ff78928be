//! Table `public_post`: public-welfare and auxiliary posts.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{EmployerId, PublicPostId, VacancyId};
use domain::public_post::{Approval, Need, PostState, PublicPost};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, employer_id, area, title, kind, basis, seats, duties, monthly, state, checked_by, checked_at, quota,
                budget, approved_by, approved_at, vacancy_id, reason, version, made_by, made_at FROM public_post ",
            $tail
        )
    };
}

impl Connection {
    /// The post with this id.
    pub async fn find_public_post(&mut self, id: PublicPostId) -> Result<Option<PublicPost>, StoreError> {
        let row = fetch_optional!(self, PostRow, select!("WHERE id = $1"), id.0)?;
        row.map(PublicPost::try_from).transpose()
    }

    /// The post a vacancy arose from.
    pub async fn find_public_post_of(
        &mut self,
        vacancy: VacancyId,
    ) -> Result<Option<PublicPost>, StoreError> {
        let row = fetch_optional!(self, PostRow, select!("WHERE vacancy_id = $1"), vacancy.0)?;
        row.map(PublicPost::try_from).transpose()
    }

    /// The posts of an area, the newest first.
    pub async fn list_public_posts(&mut self, area: Option<AreaCode>) -> Result<Vec<PublicPost>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE area >= $1 AND area < $2 ORDER BY made_at DESC, id DESC");
        let rows = fetch_all!(self, PostRow, sql, &first, &end)?;
        rows.into_iter().map(PublicPost::try_from).collect()
    }

    /// The posts of an employer, the newest first.
    pub async fn list_public_posts_of(
        &mut self,
        employer: EmployerId,
    ) -> Result<Vec<PublicPost>, StoreError> {
        let sql = select!("WHERE employer_id = $1 ORDER BY made_at DESC, id DESC");
        let rows = fetch_all!(self, PostRow, sql, employer.0)?;
        rows.into_iter().map(PublicPost::try_from).collect()
    }
}

impl Transaction {
    /// Adds a post.
    pub async fn add_public_post(&mut self, post: &PublicPost) -> Result<(), StoreError> {
        let state = StateColumns::from(&post.state);
        let need = &post.need;
        execute!(
            self,
            "INSERT INTO public_post (id, employer_id, area, title, kind, basis, seats, duties, monthly, state, checked_by,
                checked_at, quota, budget, approved_by, approved_at, vacancy_id, reason, version, made_by, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
            post.id.0,
            post.employer.0,
            need.area.to_string(),
            &need.title,
            need.kind.code(),
            need.basis.code(),
            i64::from(need.seats),
            &need.duties,
            need.monthly.0,
            post.state.code(),
            state.checked_by,
            state.checked_at,
            state.quota,
            state.budget,
            state.approved_by,
            state.approved_at,
            state.vacancy,
            state.reason,
            i64::from(post.version),
            &post.made_by,
            instant(post.made_at),
        )?;
        Ok(())
    }

    /// Changes a post, unless it is no longer in the version before. Says whether it was; the version is raised.
    pub async fn set_public_post(&mut self, post: &PublicPost) -> Result<bool, StoreError> {
        let state = StateColumns::from(&post.state);
        let need = &post.need;
        let changed = execute!(
            self,
            "UPDATE public_post SET area = $3, title = $4, kind = $5, basis = $6, seats = $7, duties = $8, monthly = $9,
                state = $10, checked_by = $11, checked_at = $12, quota = $13, budget = $14, approved_by = $15,
                approved_at = $16, vacancy_id = $17, reason = $18, version = version + 1 WHERE id = $1 AND version = $2",
            post.id.0,
            i64::from(post.version),
            need.area.to_string(),
            &need.title,
            need.kind.code(),
            need.basis.code(),
            i64::from(need.seats),
            &need.duties,
            need.monthly.0,
            post.state.code(),
            state.checked_by,
            state.checked_at,
            state.quota,
            state.budget,
            state.approved_by,
            state.approved_at,
            state.vacancy,
            state.reason,
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_public_post(id: PublicPostId) -> Option<PublicPost>;
    find_public_post_of(vacancy: VacancyId) -> Option<PublicPost>;
    list_public_posts(area: Option<AreaCode>) -> Vec<PublicPost>;
    list_public_posts_of(employer: EmployerId) -> Vec<PublicPost>;
}

/// The columns a state is written to.
#[derive(Default)]
struct StateColumns<'a> {
    checked_by: Option<&'a str>,
    checked_at: Option<DateTime<Utc>>,
    quota: Option<i64>,
    budget: Option<i64>,
    approved_by: Option<&'a str>,
    approved_at: Option<DateTime<Utc>>,
    vacancy: Option<Uuid>,
    reason: Option<&'a str>,
}

impl<'a> From<&'a PostState> for StateColumns<'a> {
    fn from(state: &'a PostState) -> Self {
        let approval = state.approval();
        let (checked_by, checked_at) = match state {
            PostState::Checked { by, at } => (Some(by.as_str()), Some(instant(*at))),
            _ => (None, None),
        };
        let reason = match state {
            PostState::Returned { reason }
            | PostState::Refused { reason }
            | PostState::Withdrawn { reason, .. } => Some(reason.as_str()),
            _ => None,
        };
        Self {
            checked_by,
            checked_at,
            quota: approval.map(|one| i64::from(one.quota)),
            budget: approval.map(|one| one.budget.0),
            approved_by: approval.map(|one| one.by.as_str()),
            approved_at: approval.map(|one| instant(one.at)),
            vacancy: state.vacancy().map(|id| id.0),
            reason,
        }
    }
}

#[derive(sqlx::FromRow)]
struct PostRow {
    id: Uuid,
    employer_id: Uuid,
    area: String,
    title: String,
    kind: String,
    basis: String,
    seats: i64,
    duties: String,
    monthly: i64,
    state: String,
    checked_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
    quota: Option<i64>,
    budget: Option<i64>,
    approved_by: Option<String>,
    approved_at: Option<DateTime<Utc>>,
    vacancy_id: Option<Uuid>,
    reason: Option<String>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<PostRow> for PublicPost {
    type Error = StoreError;
    fn try_from(row: PostRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "public_post",
            id: row.id,
        };
        Ok(Self {
            state: row.state(&place)?,
            id: PublicPostId(row.id),
            employer: EmployerId(row.employer_id),
            need: Need {
                area: place.parse("area", &row.area)?,
                title: row.title,
                kind: place.parse("kind", &row.kind)?,
                basis: place.parse("basis", &row.basis)?,
                seats: place.number("seats", row.seats)?,
                duties: row.duties,
                monthly: Fen(row.monthly),
            },
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl PostRow {
    fn approval(&self, place: &Place<Uuid>) -> Result<Option<Approval>, StoreError> {
        let Some(quota) = self.quota else { return Ok(None) };
        Ok(Some(Approval {
            quota: place.number("quota", quota)?,
            budget: Fen(place.need("budget", self.budget)?),
            by: place.need("approved_by", self.approved_by.clone())?,
            at: place.need("approved_at", self.approved_at)?,
        }))
    }

    fn state(&self, place: &Place<Uuid>) -> Result<PostState, StoreError> {
        let approval = self.approval(place)?;
        let vacancy = self.vacancy_id.map(VacancyId);
        let reason = || place.need("reason", self.reason.clone());
        Ok(match self.state.as_str() {
            "filed" => PostState::Filed,
            "checked" => PostState::Checked {
                by: place.need("checked_by", self.checked_by.clone())?,
                at: place.need("checked_at", self.checked_at)?,
            },
            "approved" => PostState::Approved {
                approval: place.need("quota", approval)?,
            },
            "recruiting" => PostState::Recruiting {
                approval: place.need("quota", approval)?,
                vacancy: place.need("vacancy_id", vacancy)?,
            },
            "returned" => PostState::Returned { reason: reason()? },
            "refused" => PostState::Refused { reason: reason()? },
            "withdrawn" => PostState::Withdrawn {
                reason: reason()?,
                approval,
                vacancy,
            },
            _ => return place.at("state", Err(())),
        })
    }
}
