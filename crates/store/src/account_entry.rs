//! Table `account_entry`: lines of the accounts of the land-loss insurance. They are added and never changed.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountEntryId, LandEnrolmentId};
use domain::insurance::{AccountEntry, EntryKind};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

impl Connection {
    /// The lines of these accounts, the earliest first.
    pub async fn list_account_entries(
        &mut self,
        of: &[LandEnrolmentId],
    ) -> Result<Vec<AccountEntry>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, enrolment_id, kind, fen, of_fund, booked_on, month, note, reverses, actor, made_at
                FROM account_entry WHERE enrolment_id IN ({marks}) ORDER BY enrolment_id, booked_on, id"
            )
        };
        let rows = fetch_in!(self, EntryRow, sql, ids);
        rows.into_iter().map(AccountEntry::try_from).collect()
    }

    /// The lines of every account of people who live or lived in an area, those whose file was erased too: accounts are kept.
    pub async fn list_account_entries_in(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<AccountEntry>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT a.id, a.enrolment_id, a.kind, a.fen, a.of_fund, a.booked_on, a.month, a.note, a.reverses, a.actor,
            a.made_at FROM account_entry AS a JOIN land_enrolment AS e ON e.id = a.enrolment_id
            JOIN person AS o ON o.id = e.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 ORDER BY a.booked_on, a.id";
        let rows = fetch_all!(self, EntryRow, sql, &first, &end)?;
        rows.into_iter().map(AccountEntry::try_from).collect()
    }
}

impl Transaction {
    /// Adds lines. A second one of a kind for a month, and a second reversal of one, are refused by the schema.
    pub async fn add_account_entries(&mut self, entries: &[AccountEntry]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO account_entry (id, enrolment_id, kind, fen, of_fund, booked_on, month, note, reverses, actor,
                made_at)",
            entries,
            |one| [
                one.id.0,
                one.enrolment.0,
                one.kind.code(),
                one.fen.0,
                one.of_fund.0,
                one.on,
                one.month,
                &one.note,
                one.reverses.map(|id| id.0),
                &one.by,
                instant(one.at),
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_account_entries(of: &[LandEnrolmentId]) -> Vec<AccountEntry>;
    list_account_entries_in(area: Option<AreaCode>) -> Vec<AccountEntry>;
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: Uuid,
    enrolment_id: Uuid,
    kind: String,
    fen: i64,
    of_fund: i64,
    booked_on: NaiveDate,
    month: Option<NaiveDate>,
    note: String,
    reverses: Option<Uuid>,
    actor: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<EntryRow> for AccountEntry {
    type Error = StoreError;
    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "account_entry",
            id: row.id,
        };
        Ok(Self {
            id: AccountEntryId(row.id),
            enrolment: LandEnrolmentId(row.enrolment_id),
            kind: place.parse::<EntryKind>("kind", &row.kind)?,
            fen: Fen(row.fen),
            of_fund: Fen(row.of_fund),
            on: row.booked_on,
            month: row.month,
            note: row.note,
            reverses: row.reverses.map(AccountEntryId),
            by: row.actor,
            at: row.made_at,
        })
    }
}
