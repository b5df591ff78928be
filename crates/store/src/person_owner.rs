//! Table `person_owner`: who looks after whom, with its history.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::hand_over::{Alone, OwnerSpell, Taking};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::person::Category;
use domain::values::AreaCode;
use uuid::Uuid;

/// Somebody who came to an account, or went from it, without its doing and unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareShift {
    /// Who.
    pub person: PersonId,
    /// Whether they came.
    pub came: bool,
    /// How they came, or how somebody else got them; `None` when nobody has them now.
    pub how: Option<Taking>,
    /// Who has them now, or had them before.
    pub other: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Connection {
    /// Who looked after a person, latest first.
    pub async fn list_owners(&mut self, person: PersonId) -> Result<Vec<OwnerSpell>, StoreError> {
        let sql = "SELECT seq, person_id, account_id, since, until, how, hand_over_id FROM person_owner
            WHERE person_id = $1 ORDER BY seq DESC";
        let rows = fetch_all!(self, OwnerRow, sql, person.0)?;
        rows.into_iter().map(OwnerSpell::try_from).collect()
    }

    /// Whom of these people an account looks after (`true`) or looked after.
    pub async fn list_care_of(
        &mut self,
        account: AccountId,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, bool)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |with: Vec<String>, marks| {
            format!(
                "SELECT person_id, until IS NULL FROM person_owner WHERE account_id = {} AND person_id IN ({marks})",
                with[0]
            )
        };
        let rows = fetch_in_with!(self, (Uuid, bool), sql, [account.0], ids);
        Ok(rows.into_iter().map(|(id, now)| (PersonId(id), now)).collect())
    }

    /// Who looks after each of these people; those whom nobody looks after are left out.
    pub async fn list_current_owners(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, AccountId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, account_id FROM person_owner WHERE until IS NULL AND person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(person, account)| (PersonId(person), AccountId(account)))
            .collect())
    }

    /// Everybody an account looks after.
    pub async fn list_owned(&mut self, account: AccountId) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT person_id FROM person_owner WHERE account_id = $1 AND until IS NULL";
        let rows = fetch_all!(self, (Uuid,), sql, account.0)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// How many people an account looks after.
    pub async fn count_people_of(&mut self, account: AccountId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM person_owner WHERE account_id = $1 AND until IS NULL";
        Ok(fetch_count!(self, sql, account.0)?)
    }

    /// Who went from an account without its doing and unseen, latest first.
    pub async fn list_care_gone(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<CareShift>, StoreError> {
        let sql = "SELECT o.seq, o.person_id, o.until AS at, n.how, n.account_id AS other
            FROM person_owner AS o LEFT JOIN person_owner AS n ON n.person_id = o.person_id AND n.seq =
                (SELECT MIN(l.seq) FROM person_owner AS l WHERE l.person_id = o.person_id AND l.seq > o.seq)
            WHERE o.account_id = $1 AND o.until IS NOT NULL AND o.gone_seen_at IS NULL ORDER BY o.seq DESC LIMIT $2";
        let rows = fetch_all!(self, ShiftRow, sql, account.0, i64::from(limit))?;
        rows.into_iter().map(|row| row.shift(false)).collect()
    }

    /// Who came to an account without its doing and unseen, and is still there, latest first.
    pub async fn list_care_come(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<CareShift>, StoreError> {
        let sql = "SELECT o.seq, o.person_id, o.since AS at, o.how, b.account_id AS other
            FROM person_owner AS o LEFT JOIN person_owner AS b ON b.person_id = o.person_id AND b.seq =
                (SELECT MAX(l.seq) FROM person_owner AS l WHERE l.person_id = o.person_id AND l.seq < o.seq)
            WHERE o.account_id = $1 AND o.until IS NULL AND o.came_seen_at IS NULL ORDER BY o.seq DESC LIMIT $2";
        let rows = fetch_all!(self, ShiftRow, sql, account.0, i64::from(limit))?;
        rows.into_iter().map(|row| row.shift(true)).collect()
    }

    /// Whether an account looks after anybody.
    pub async fn owns_anybody(&mut self, account: AccountId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM person_owner WHERE account_id = $1 AND until IS NULL LIMIT 1";
        Ok(fetch_optional!(self, (i32,), sql, account.0)?.is_some())
    }

    /// Whoever is looked after by an account that cannot any more, and why: it may not sign in, they live outside its
    /// area, or its role is for a group (`only`) to which they do not belong.
    pub async fn list_people_left_alone(
        &mut self,
        only: &[(Role, Category)],
        limit: u32,
    ) -> Result<Vec<(PersonId, Alone)>, StoreError> {
        let group = |(role, category): &(Role, Category)| {
            format!(
                " OR a.role = '{}' AND NOT EXISTS (SELECT 1 FROM person_category AS c
                    WHERE c.person_id = o.person_id AND c.category = '{}')",
                role.code(),
                category.code()
            )
        };
        let groups: String = only.iter().map(group).collect();
        let inside = "substr(p.living_area, 1, length(a.area)) = a.area";
        let sql = format!(
            "SELECT o.person_id, a.active, {inside} FROM person_owner AS o
                JOIN person AS p ON p.id = o.person_id JOIN account AS a ON a.id = o.account_id
            WHERE o.until IS NULL AND p.merged_into IS NULL AND p.erased_on IS NULL
                AND (NOT a.active OR NOT ({inside}){groups})
            LIMIT $1"
        );
        let rows = fetch_all!(self, (Uuid, bool, bool), &sql, i64::from(limit))?;
        let why = |(id, active, inside): (Uuid, bool, bool)| {
            let why = match (active, inside) {
                (false, _) => Alone::AccountClosed,
                (true, false) => Alone::Elsewhere,
                (true, true) => Alone::OutOfGroup,
            };
            (PersonId(id), why)
        };
        Ok(rows.into_iter().map(why).collect())
    }
}

impl Transaction {
    /// Gives people to an account, whoever looked after them before. Nobody is given to whom they belong already.
    pub async fn set_owner(
        &mut self,
        people: &[PersonId],
        account: AccountId,
        (at, how, hand_over): (DateTime<Utc>, Taking, Option<HandOverId>),
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        self.end_owners(people, at).await?;
        // What somebody asked for or accepted is no news to them.
        let seen = (!how.is_news()).then(|| instant(at));
        Ok(insert_all!(
            self,
            "INSERT INTO person_owner (person_id, account_id, since, how, hand_over_id, came_seen_at)",
            ids,
            |id| [
                *id,
                account.0,
                instant(at),
                how.code(),
                hand_over.map(|id| id.0),
                seen
            ],
            "",
        ))
    }

    /// Whoever looked after these people until an instant knows: it was their own doing.
    pub async fn set_care_gone_known(
        &mut self,
        account: AccountId,
        people: &[PersonId],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        for person in people {
            let sql = "UPDATE person_owner SET gone_seen_at = $3
                WHERE person_id = $1 AND account_id = $2 AND until IS NOT NULL AND gone_seen_at IS NULL";
            execute!(self, sql, person.0, account.0, instant(at))?;
        }
        Ok(())
    }

    /// An account has seen who came and who went. Gives how many that were.
    pub async fn set_care_seen(&mut self, account: AccountId, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let gone = "UPDATE person_owner SET gone_seen_at = $2
            WHERE account_id = $1 AND until IS NOT NULL AND gone_seen_at IS NULL";
        let come = "UPDATE person_owner SET came_seen_at = $2 WHERE account_id = $1 AND came_seen_at IS NULL";
        let gone = execute!(self, gone, account.0, instant(at))?;
        Ok(gone + execute!(self, come, account.0, instant(at))?)
    }

    /// Takes people from whoever looks after them.
    pub async fn end_owners(&mut self, people: &[PersonId], at: DateTime<Utc>) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        for id in ids {
            let sql = "UPDATE person_owner SET until = $2 WHERE person_id = $1 AND until IS NULL";
            execute!(self, sql, id, instant(at))?;
        }
        Ok(())
    }

    /// Gives everybody in an area whom nobody looks after to an account.
    pub async fn adopt(
        &mut self,
        area: AreaCode,
        account: AccountId,
        (at, how): (DateTime<Utc>, Taking),
    ) -> Result<u64, StoreError> {
        let (first, end) = codes_in(Some(area));
        let sql = "INSERT INTO person_owner (person_id, account_id, since, how, came_seen_at)
            SELECT p.id, $1, $2, $3, $2 FROM person AS p WHERE p.living_area >= $4 AND p.living_area < $5
                AND p.merged_into IS NULL AND p.erased_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM person_owner AS o WHERE o.person_id = p.id AND o.until IS NULL)";
        Ok(execute!(
            self,
            sql,
            account.0,
            instant(at),
            how.code(),
            &first,
            &end
        )?)
    }
}

on_database! {
    list_owners(person: PersonId) -> Vec<OwnerSpell>;
    owns_anybody(account: AccountId) -> bool;
    list_current_owners(people: &[PersonId]) -> Vec<(PersonId, AccountId)>;
    list_owned(account: AccountId) -> Vec<PersonId>;
    count_people_of(account: AccountId) -> u64;
    list_care_gone(account: AccountId, limit: u32) -> Vec<CareShift>;
    list_care_come(account: AccountId, limit: u32) -> Vec<CareShift>;
    list_people_left_alone(only: &[(Role, Category)], limit: u32) -> Vec<(PersonId, Alone)>;
}

#[derive(sqlx::FromRow)]
struct ShiftRow {
    seq: i64,
    person_id: Uuid,
    at: DateTime<Utc>,
    how: Option<String>,
    other: Option<Uuid>,
}

impl ShiftRow {
    fn shift(self, came: bool) -> Result<CareShift, StoreError> {
        let place = Place {
            table: "person_owner",
            id: self.seq,
        };
        Ok(CareShift {
            person: PersonId(self.person_id),
            came,
            how: place.parse_option("how", self.how)?,
            other: self.other.map(AccountId),
            at: self.at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct OwnerRow {
    seq: i64,
    person_id: Uuid,
    account_id: Uuid,
    since: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
    how: String,
    hand_over_id: Option<Uuid>,
}

impl TryFrom<OwnerRow> for OwnerSpell {
    type Error = StoreError;
    fn try_from(row: OwnerRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person_owner",
            id: row.seq,
        };
        Ok(Self {
            person: PersonId(row.person_id),
            account: AccountId(row.account_id),
            since: row.since,
            until: row.until,
            how: place.parse("how", &row.how)?,
            hand_over: row.hand_over_id.map(HandOverId),
        })
    }
}
