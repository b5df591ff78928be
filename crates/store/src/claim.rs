//! Table `claim`: subsidies that were found or entered, and how far they have come.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::{Claim, ClaimKind, ClaimState, Payee, Period};
use domain::ids::{ClaimId, EmployerId, PersonId, PlacementId};
use domain::person::Category;
use domain::values::{AreaCode, Fen};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// What a recalculation compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimKey {
    /// Our id.
    pub id: ClaimId,
    /// What it is a claim of.
    pub key: String,
    /// Code of the state.
    pub state: String,
    /// How much.
    pub amount: Fen,
    /// What the rule gave at the last recalculation, where that is another amount.
    pub now: Option<Fen>,
    /// Whether the program found it.
    pub found: bool,
    /// About whom.
    pub person: Option<PersonId>,
    /// Fingerprint of what was found.
    pub digest: i64,
}

/// Which claims a list shows.
#[derive(Clone, Debug, Default)]
pub struct ClaimQuery {
    /// Codes of states; empty = every one.
    pub states: Vec<&'static str>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Only of this kind, by its code.
    pub kind: Option<&'static str>,
    /// Only those that must be applied for by this day.
    pub apply_by: Option<NaiveDate>,
    /// Only those of which today's figures make another amount.
    pub differs: bool,
    /// Only those that somebody entered.
    pub by_hand: bool,
    /// Only those about people of this group.
    pub only: Option<Category>,
    /// Only those paid on one of these days, and those nobody has paid yet.
    pub paid: Option<(NaiveDate, NaiveDate)>,
}

/// Something that was done about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimDone {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Code of the step.
    pub step: String,
    /// Code of the state it led to.
    pub state: String,
    /// Why.
    pub reason: String,
    /// The amount then.
    pub amount: Fen,
}

const COLUMNS: &str = "c.id, c.kind, c.key, c.person_id, c.placement_id, c.payee, c.employer_id, c.payee_name, c.area,
    c.period_from, c.period_to, c.first_month, c.months, c.amount, c.arose_on, c.apply_by, c.calculation, c.extra,
    c.facts, c.documents, c.blocked, c.now_amount, c.found, c.hands, c.made_at, c.version";

impl ClaimQuery {
    /// The condition; areas take the first two values, the kind the third, the day the fourth.
    fn condition(&self) -> String {
        let mut sql =
            "c.area >= $1 AND c.area < $2 AND ($3 = '' OR c.kind = $3) AND c.apply_by <= $4".to_owned();
        if !self.states.is_empty() {
            let states = self.states.join("', '");
            sql = format!("{sql} AND c.state IN ('{states}')");
        }
        if self.differs {
            sql.push_str(" AND c.now_amount IS NOT NULL");
        }
        if self.by_hand {
            sql.push_str(" AND c.found = FALSE");
        }
        if let Some((first, last)) = self.paid {
            sql =
                format!("{sql} AND (c.paid_on IS NULL OR c.paid_on >= '{first}' AND c.paid_on <= '{last}')");
        }
        if let Some(only) = self.only {
            let code = only.code();
            sql = format!(
                "{sql} AND c.person_id IN (SELECT g.person_id FROM person_category AS g WHERE g.category = '{code}')"
            );
        }
        sql
    }

    fn last(&self) -> NaiveDate {
        self.apply_by
            .or(NaiveDate::from_ymd_opt(9999, 12, 31))
            .unwrap_or(NaiveDate::MAX)
    }
}

impl Connection {
    /// The claim with this id.
    pub async fn find_claim(&mut self, id: ClaimId) -> Result<Option<Claim>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM claim AS c WHERE c.id = $1");
        let row = fetch_optional!(self, ClaimRow, &sql, id.0)?;
        row.map(Claim::try_from).transpose()
    }

    /// Some of the claims, those that arose first before the others.
    pub async fn list_claims(
        &mut self,
        query: &ClaimQuery,
        limit: u32,
        skip: u32,
    ) -> Result<Vec<Claim>, StoreError> {
        let (first, end) = codes_in(query.area);
        let sql = format!(
            "SELECT {COLUMNS} FROM claim AS c WHERE {} ORDER BY c.apply_by, c.key LIMIT $5 OFFSET $6",
            query.condition()
        );
        let kind = query.kind.unwrap_or("");
        let rows = fetch_all!(
            self,
            ClaimRow,
            &sql,
            &first,
            &end,
            kind,
            query.last(),
            i64::from(limit),
            i64::from(skip)
        )?;
        rows.into_iter().map(Claim::try_from).collect()
    }

    /// How many there are, and what they come to.
    pub async fn count_claims(&mut self, query: &ClaimQuery) -> Result<(u32, Fen), StoreError> {
        let (first, end) = codes_in(query.area);
        let sql = format!(
            "SELECT COUNT(*), CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) FROM claim AS c WHERE {}",
            query.condition()
        );
        let kind = query.kind.unwrap_or("");
        let row = fetch_optional!(self, (i64, i64), &sql, &first, &end, kind, query.last())?;
        let (count, sum) = row.unwrap_or_default();
        Ok((u32::try_from(count).unwrap_or(u32::MAX), Fen(sum)))
    }

    /// What claims of some kinds that arose in a stretch of days come to, by area; those that were refused, or whose money came
    /// back, left out.
    pub async fn sum_claims(
        &mut self,
        kinds: &[ClaimKind],
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(AreaCode, Fen)>, StoreError> {
        let (first, end) = codes_in(area);
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
        let sql = |with: Vec<String>, marks| {
            format!(
                "SELECT area, CAST(SUM(amount) AS BIGINT) FROM claim WHERE area >= {} AND area < {} AND arose_on >= {}
                AND arose_on <= {} AND state NOT IN ('refused', 'recovered') AND kind IN ({marks}) GROUP BY area ORDER BY area",
                with[0], with[1], with[2], with[3]
            )
        };
        let (first, end) = (first.as_str(), end.as_str());
        let rows = fetch_in_with!(self, (String, i64), sql, [first, end, from, to], kinds);
        let read = |(area, sum): (String, i64)| {
            let place = Place {
                table: "claim",
                id: "sum",
            };
            Ok((place.parse("area", &area)?, Fen(sum)))
        };
        rows.into_iter().map(read).collect()
    }

    /// Every claim about somebody, the latest first.
    pub async fn list_claims_of(&mut self, person: PersonId) -> Result<Vec<Claim>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM claim AS c WHERE c.person_id = $1 ORDER BY c.period_from DESC, c.key"
        );
        let rows = fetch_all!(self, ClaimRow, &sql, person.0)?;
        rows.into_iter().map(Claim::try_from).collect()
    }

    /// Every claim for which an employer is paid, the latest first.
    pub async fn list_claims_of_employer(
        &mut self,
        employer: EmployerId,
        limit: u32,
    ) -> Result<Vec<Claim>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM claim AS c WHERE c.employer_id = $1 AND c.payee = 'employer'
            ORDER BY c.period_from DESC, c.key LIMIT $2"
        );
        let rows = fetch_all!(self, ClaimRow, &sql, employer.0, i64::from(limit))?;
        rows.into_iter().map(Claim::try_from).collect()
    }

    /// What a recalculation compares, of every claim or of those about somebody.
    pub async fn list_claim_keys(&mut self, person: Option<PersonId>) -> Result<Vec<ClaimKey>, StoreError> {
        let rows = match person {
            None => {
                let sql = "SELECT id, key, state, amount, now_amount, found, person_id, digest FROM claim";
                fetch_all!(self, KeyRow, sql)?
            }
            Some(person) => {
                let sql = "SELECT id, key, state, amount, now_amount, found, person_id, digest FROM claim
                    WHERE person_id = $1";
                fetch_all!(self, KeyRow, sql, person.0)?
            }
        };
        let key = |row: KeyRow| ClaimKey {
            id: ClaimId(row.id),
            key: row.key,
            state: row.state,
            amount: Fen(row.amount),
            now: row.now_amount.map(Fen),
            found: row.found,
            person: row.person_id.map(PersonId),
            digest: row.digest,
        };
        Ok(rows.into_iter().map(key).collect())
    }

    /// The claims with these ids.
    pub async fn list_claims_with(&mut self, ids: &[ClaimId]) -> Result<Vec<Claim>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| format!("SELECT {COLUMNS} FROM claim AS c WHERE c.id IN ({marks})");
        let rows = fetch_in!(self, ClaimRow, sql, ids);
        rows.into_iter().map(Claim::try_from).collect()
    }

    /// Every claim of these people, in no particular order.
    pub async fn list_claims_of_people(&mut self, people: &[PersonId]) -> Result<Vec<Claim>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| format!("SELECT {COLUMNS} FROM claim AS c WHERE c.person_id IN ({marks})");
        let rows = fetch_in!(self, ClaimRow, sql, ids);
        rows.into_iter().map(Claim::try_from).collect()
    }

    /// What was done about a claim, in order.
    pub async fn list_claim_steps(&mut self, id: ClaimId) -> Result<Vec<ClaimDone>, StoreError> {
        let sql = "SELECT at, made_by, step, state, reason, amount FROM claim_step WHERE claim_id = $1 ORDER BY seq";
        let rows = fetch_all!(
            self,
            (DateTime<Utc>, String, String, String, String, i64),
            sql,
            id.0
        )?;
        let done = |(at, by, step, state, reason, amount)| ClaimDone {
            at,
            by,
            step,
            state,
            reason,
            amount: Fen(amount),
        };
        Ok(rows.into_iter().map(done).collect())
    }
}

impl Transaction {
    /// Adds claims; one that claims what another claims is [`StoreError::UniqueViolation`].
    pub async fn add_claims(&mut self, claims: &[(Claim, i64)]) -> Result<u64, StoreError> {
        let mut rows = Vec::with_capacity(claims.len());
        for (claim, digest) in claims {
            rows.push((claim, *digest, Texts::of(claim)?));
        }
        Ok(insert_all!(
            self,
            "INSERT INTO claim (id, kind, key, person_id, placement_id, payee, employer_id, payee_name, area, period_from,
                period_to, first_month, months, amount, arose_on, apply_by, calculation, extra, state, facts, documents,
                blocked, now_amount, found, hands, made_at, version, digest, paid_on)",
            rows,
            |row| [
                row.0.id.0,
                row.0.kind.code(),
                &row.0.key,
                row.0.person.map(|id| id.0),
                row.0.placement.map(|id| id.0),
                row.0.payee.kind.code(),
                row.0.payee.employer.map(|id| id.0),
                &row.0.payee.name,
                row.0.area.to_string(),
                row.0.period.from,
                row.0.period.to,
                i64::from(row.0.period.first),
                i64::from(row.0.period.months),
                row.0.amount.0,
                row.0.arose_on,
                row.0.apply_by,
                &row.2.calculation,
                &row.2.extra,
                row.0.state.code(),
                &row.2.facts,
                &row.2.documents,
                row.0.blocked.map(domain::claim::Blocked::code),
                row.0.now.map(|fen| fen.0),
                row.0.found,
                &row.2.hands,
                instant(row.0.made_at),
                i64::from(row.0.version),
                row.1,
                row.0.state.payment().map(|payment| payment.on),
            ],
            "",
        ))
    }

    /// Writes a claim anew, unless somebody else has changed it since. Says whether it did.
    pub async fn set_claim(&mut self, claim: &Claim, digest: Option<i64>) -> Result<bool, StoreError> {
        let texts = Texts::of(claim)?;
        let changed = execute!(
            self,
            "UPDATE claim SET payee_name = $3, employer_id = $4, area = $5, period_from = $6, period_to = $7, months = $8,
                amount = $9, arose_on = $10, apply_by = $11, calculation = $12, extra = $13, state = $14, facts = $15,
                documents = $16, blocked = $17, now_amount = $18, hands = $19, digest = COALESCE($20, digest), paid_on = $21,
                version = version + 1 WHERE id = $1 AND version = $2",
            claim.id.0,
            i64::from(claim.version),
            &claim.payee.name,
            claim.payee.employer.map(|id| id.0),
            claim.area.to_string(),
            claim.period.from,
            claim.period.to,
            i64::from(claim.period.months),
            claim.amount.0,
            claim.arose_on,
            claim.apply_by,
            &texts.calculation,
            &texts.extra,
            claim.state.code(),
            &texts.facts,
            &texts.documents,
            claim.blocked.map(domain::claim::Blocked::code),
            claim.now.map(|fen| fen.0),
            &texts.hands,
            digest,
            claim.state.payment().map(|payment| payment.on),
        )?;
        Ok(changed > 0)
    }

    /// Notes what the rule gives today for claims that were applied for; the claims themselves stay as they are.
    pub async fn set_claims_now(&mut self, now: &[(ClaimId, Option<Fen>)]) -> Result<(), StoreError> {
        for (id, amount) in now {
            execute!(
                self,
                "UPDATE claim SET now_amount = $2 WHERE id = $1",
                id.0,
                amount.map(|fen| fen.0)
            )?;
        }
        Ok(())
    }

    /// Takes entitlements away that are no longer there and nobody has applied for. Gives how many went.
    pub async fn delete_claims(&mut self, ids: &[ClaimId]) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| format!("DELETE FROM claim WHERE state = 'draft' AND id IN ({marks})");
        Ok(execute_in!(self, sql, ids))
    }

    /// Adds what was done about a claim.
    pub async fn add_claim_step(&mut self, id: ClaimId, done: &ClaimDone) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO claim_step (claim_id, seq, at, made_by, step, state, reason, amount)
                VALUES ($1, (SELECT COUNT(*) + 1 FROM claim_step WHERE claim_id = $2), $3, $4, $5, $6, $7, $8)",
            id.0,
            id.0,
            instant(done.at),
            &done.by,
            &done.step,
            &done.state,
            &done.reason,
            done.amount.0,
        )?;
        Ok(())
    }

    /// That something was paid out is kept, with amount, day and receipt; why, on what and by whom is not. What was not paid
    /// goes.
    pub(crate) async fn blank_claims(&mut self, person: PersonId) -> Result<(), StoreError> {
        let steps = "DELETE FROM claim_step WHERE claim_id IN (SELECT id FROM claim WHERE person_id = $1)";
        execute!(self, steps, person.0)?;
        for claim in self.list_claims_of(person).await? {
            let Some(payment) = claim.state.payment().cloned() else {
                execute!(self, "DELETE FROM claim WHERE id = $1", claim.id.0)?;
                continue;
            };
            let state = ClaimState::Closed { payment };
            let sql = "UPDATE claim SET payee_name = '', employer_id = NULL, placement_id = NULL, calculation = '{}',
                extra = '{}', documents = '[]', hands = '{}', found = FALSE, state = $2, facts = $3 WHERE id = $1";
            execute!(self, sql, claim.id.0, state.code(), json(&state)?)?;
        }
        Ok(())
    }

    /// Makes claims that rest on a placement those of another file.
    pub(crate) async fn move_claims_on(
        &mut self,
        placement: PlacementId,
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let sql = "SELECT id FROM claim WHERE placement_id = $1 AND person_id = $2 ORDER BY key";
        let rows = fetch_all!(self, (Uuid,), sql, placement.0, way.0.0)?;
        let claims: Vec<ClaimId> = rows.into_iter().map(|(id,)| ClaimId(id)).collect();
        self.move_claims(&claims, way).await
    }
}

on_database! {
    find_claim(id: ClaimId) -> Option<Claim>;
    list_claims(query: &ClaimQuery, limit: u32, skip: u32) -> Vec<Claim>;
    count_claims(query: &ClaimQuery) -> (u32, Fen);
    list_claims_of(person: PersonId) -> Vec<Claim>;
    list_claims_of_employer(employer: EmployerId, limit: u32) -> Vec<Claim>;
    list_claim_steps(id: ClaimId) -> Vec<ClaimDone>;
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    id: Uuid,
    key: String,
    state: String,
    amount: i64,
    now_amount: Option<i64>,
    found: bool,
    person_id: Option<Uuid>,
    digest: i64,
}

/// The columns that are JSON.
struct Texts {
    calculation: String,
    extra: String,
    facts: String,
    documents: String,
    hands: String,
}

impl Texts {
    fn of(claim: &Claim) -> Result<Self, StoreError> {
        Ok(Self {
            calculation: json(&claim.calculation)?,
            extra: json(&claim.extra)?,
            facts: json(&claim.state)?,
            documents: json(&claim.documents)?,
            hands: json(&claim.hands)?,
        })
    }
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| crate::error::inconsistent("claim", "json", "new"))
}

#[derive(sqlx::FromRow)]
struct ClaimRow {
    id: Uuid,
    kind: String,
    key: String,
    person_id: Option<Uuid>,
    placement_id: Option<Uuid>,
    payee: String,
    employer_id: Option<Uuid>,
    payee_name: String,
    area: String,
    period_from: NaiveDate,
    period_to: NaiveDate,
    first_month: i64,
    months: i64,
    amount: i64,
    arose_on: NaiveDate,
    apply_by: NaiveDate,
    calculation: String,
    extra: String,
    facts: String,
    documents: String,
    blocked: Option<String>,
    now_amount: Option<i64>,
    found: bool,
    hands: String,
    made_at: DateTime<Utc>,
    version: i64,
}

impl TryFrom<ClaimRow> for Claim {
    type Error = StoreError;
    fn try_from(row: ClaimRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "claim",
            id: row.id,
        };
        Ok(Self {
            id: ClaimId(row.id),
            kind: place.parse("kind", &row.kind)?,
            person: row.person_id.map(PersonId),
            placement: row.placement_id.map(PlacementId),
            payee: Payee {
                kind: place.parse("payee", &row.payee)?,
                employer: row.employer_id.map(EmployerId),
                name: row.payee_name,
            },
            area: place.parse("area", &row.area)?,
            period: Period {
                from: row.period_from,
                to: row.period_to,
                first: place.number("first_month", row.first_month)?,
                months: place.number("months", row.months)?,
            },
            amount: Fen(row.amount),
            arose_on: row.arose_on,
            apply_by: row.apply_by,
            calculation: read(&place, "calculation", &row.calculation)?,
            extra: read(&place, "extra", &row.extra)?,
            state: read(&place, "facts", &row.facts)?,
            documents: read(&place, "documents", &row.documents)?,
            blocked: place.parse_option("blocked", row.blocked)?,
            now: row.now_amount.map(Fen),
            found: row.found,
            hands: read(&place, "hands", &row.hands)?,
            made_at: row.made_at,
            version: place.number("version", row.version)?,
            key: row.key,
        })
    }
}

fn read<T: DeserializeOwned>(place: &Place<Uuid>, column: &'static str, text: &str) -> Result<T, StoreError> {
    place.at(column, serde_json::from_str(text))
}
