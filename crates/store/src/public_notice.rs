//! Tables `public_notice` and `objection`: what hangs on the board, and what was said against it.

use crate::row::{Place, codes_in, instant};
use crate::vault::Sealed;
use crate::vault::columns::{
    NAME_INDEX, OBJECTION_NAME, OBJECTION_PHONE, OBJECTION_WORDS, SPOKEN_PHONE_INDEX,
};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{NoticeId, ObjectionId, RecognitionId};
use domain::recognition::{Objection, PublicNotice};
use domain::values::{AreaCode, Phone};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, recognition_id, area, category, posted_on, hands_on, taken_down FROM public_notice ",
            $tail
        )
    };
}

const OBJECTION: &str =
    "SELECT id, notice_id, recognition_id, receipt, words, name, phone, at, due_on, upheld, reason
    FROM objection";

macro_rules! signed {
    ($tail:literal) => {
        concat!(
            "SELECT o.id, o.notice_id, o.recognition_id, o.receipt, o.words, o.name, o.phone, o.at, o.due_on, o.upheld,
                o.reason, r.area FROM objection AS o JOIN recognition AS r ON r.id = o.recognition_id WHERE ",
            $tail
        )
    };
}

impl Connection {
    /// The notice with this id, taken down or not.
    pub async fn find_public_notice(&mut self, id: NoticeId) -> Result<Option<PublicNotice>, StoreError> {
        let row = fetch_optional!(self, NoticeRow, select!("WHERE id = $1"), id.0)?;
        row.map(PublicNotice::try_from).transpose()
    }

    /// The notices of an area that hang on a day, by village and day of posting.
    pub async fn list_public_notices(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
    ) -> Result<Vec<PublicNotice>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE taken_down IS NULL AND posted_on <= $1 AND hands_on > $1 AND area >= $2 AND area < $3
                ORDER BY area, category, posted_on, id"
        );
        let rows = fetch_all!(self, NoticeRow, sql, day, &first, &end)?;
        rows.into_iter().map(PublicNotice::try_from).collect()
    }

    /// The notices that have hung long enough by a day and were not taken down yet.
    pub async fn list_public_notices_due(&mut self, day: NaiveDate) -> Result<Vec<PublicNotice>, StoreError> {
        let sql = select!("WHERE taken_down IS NULL AND hands_on <= $1 ORDER BY hands_on, id");
        let rows = fetch_all!(self, NoticeRow, sql, day)?;
        rows.into_iter().map(PublicNotice::try_from).collect()
    }

    /// What was said against an application, first first.
    pub async fn list_objections(&mut self, id: RecognitionId) -> Result<Vec<Objection>, StoreError> {
        let sql = format!("{OBJECTION} WHERE recognition_id = $1 ORDER BY at, id");
        let rows = fetch_all!(self, ObjectionRow, &sql, id.0)?;
        rows.into_iter().map(|row| row.open(self)).collect()
    }

    /// What was said against notices under this name, or under one of these numbers alone, and where: found by marks, so that
    /// nothing anybody else said is opened.
    pub async fn list_objections_signed(
        &mut self,
        names: &[String],
        phones: &[Phone],
    ) -> Result<Vec<(Objection, AreaCode)>, StoreError> {
        let ring = self.ring().await?;
        let by_name = |name: &String| (signed!("o.name_index = $1"), NAME_INDEX.mark(&ring, name));
        let numbered = |phone: &Phone| {
            let mark = SPOKEN_PHONE_INDEX.mark(&ring, phone.as_ref());
            (signed!("o.phone_index = $1 AND o.name IS NULL"), mark)
        };
        let asked: Vec<_> = phones
            .iter()
            .map(numbered)
            .chain(names.iter().map(by_name))
            .collect();
        let mut found = Vec::new();
        for (sql, mark) in asked {
            for SignedRow { objection, area } in fetch_all!(self, SignedRow, sql, mark)? {
                let place = Place {
                    table: "recognition",
                    id: objection.recognition_id,
                };
                let area = place.parse("area", &area)?;
                found.push((objection.open(self)?, area));
            }
        }
        Ok(found)
    }

    /// How many objections a notice has.
    pub async fn count_objections(&mut self, notice: NoticeId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM objection WHERE notice_id = $1";
        Ok(fetch_count!(self, sql, notice.0)?)
    }
}

impl Transaction {
    /// Puts up a notice.
    pub async fn add_public_notice(&mut self, notice: &PublicNotice) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO public_notice (id, recognition_id, area, category, posted_on, hands_on, taken_down)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            notice.id.0,
            notice.recognition.0,
            notice.area.to_string(),
            notice.category.code(),
            notice.posted_on,
            notice.hands_on,
            notice.taken_down.map(instant),
        )?;
        Ok(())
    }

    /// Takes the notices of an application down. Gives how many hung.
    pub async fn take_notices_down(
        &mut self,
        recognition: RecognitionId,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE public_notice SET taken_down = $2 WHERE recognition_id = $1 AND taken_down IS NULL";
        Ok(execute!(self, sql, recognition.0, instant(at))?)
    }

    /// Takes one notice down, as one whose time has passed. Says whether it hung.
    pub async fn take_notice_down(&mut self, id: NoticeId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE public_notice SET taken_down = $2 WHERE id = $1 AND taken_down IS NULL";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }

    /// Keeps an objection; its words, name and phone are sealed.
    pub async fn add_objection(&mut self, objection: &Objection) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let id = objection.id.0;
        execute!(
            self,
            "INSERT INTO objection (id, notice_id, recognition_id, receipt, words, name, phone, at, due_on, upheld,
                reason, name_index, phone_index) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            objection.notice.0,
            objection.recognition.0,
            &objection.receipt,
            ring.seal(OBJECTION_WORDS.cell(id), &objection.text),
            objection.name.as_ref().map(|name| ring.seal(OBJECTION_NAME.cell(id), name)),
            objection.phone.as_ref().map(|phone| ring.seal(OBJECTION_PHONE.cell(id), phone)),
            instant(objection.at),
            objection.due_on,
            objection.upheld,
            &objection.reason,
            objection.name.as_ref().map(|name| NAME_INDEX.mark(&ring, name)),
            objection.phone.as_ref().map(|phone| SPOKEN_PHONE_INDEX.mark(&ring, phone)),
        )?;
        Ok(())
    }

    /// Decides an objection that is open. Says whether it was.
    pub async fn decide_objection(
        &mut self,
        id: ObjectionId,
        upheld: bool,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE objection SET upheld = $2, reason = $3 WHERE id = $1 AND upheld IS NULL";
        Ok(execute!(self, sql, id.0, upheld, reason)? > 0)
    }
}

on_database! {
    find_public_notice(id: NoticeId) -> Option<PublicNotice>;
    list_public_notices(area: Option<AreaCode>, day: NaiveDate) -> Vec<PublicNotice>;
    list_public_notices_due(day: NaiveDate) -> Vec<PublicNotice>;
    list_objections(id: RecognitionId) -> Vec<Objection>;
    count_objections(notice: NoticeId) -> u64;
}

#[derive(sqlx::FromRow)]
struct NoticeRow {
    id: Uuid,
    recognition_id: Uuid,
    area: String,
    category: String,
    posted_on: NaiveDate,
    hands_on: NaiveDate,
    taken_down: Option<DateTime<Utc>>,
}

impl TryFrom<NoticeRow> for PublicNotice {
    type Error = StoreError;
    fn try_from(row: NoticeRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "public_notice",
            id: row.id,
        };
        Ok(Self {
            id: NoticeId(row.id),
            recognition: RecognitionId(row.recognition_id),
            area: place.parse("area", &row.area)?,
            category: place.parse("category", &row.category)?,
            posted_on: row.posted_on,
            hands_on: row.hands_on,
            taken_down: row.taken_down,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ObjectionRow {
    id: Uuid,
    notice_id: Uuid,
    recognition_id: Uuid,
    receipt: String,
    words: Sealed,
    name: Option<Sealed>,
    phone: Option<Sealed>,
    at: DateTime<Utc>,
    due_on: NaiveDate,
    upheld: Option<bool>,
    reason: String,
}

/// An objection, and the village it was about.
#[derive(sqlx::FromRow)]
struct SignedRow {
    #[sqlx(flatten)]
    objection: ObjectionRow,
    area: String,
}

impl ObjectionRow {
    fn open(self, on: &Connection) -> Result<Objection, StoreError> {
        let (keys, id) = (on.keys(), self.id);
        let opened = |cell, sealed: Option<Sealed>| sealed.map(|sealed| keys.open(cell, &sealed)).transpose();
        Ok(Objection {
            id: ObjectionId(id),
            notice: NoticeId(self.notice_id),
            recognition: RecognitionId(self.recognition_id),
            receipt: self.receipt,
            text: keys.open(OBJECTION_WORDS.cell(id), &self.words)?,
            name: opened(OBJECTION_NAME.cell(id), self.name)?,
            phone: opened(OBJECTION_PHONE.cell(id), self.phone)?,
            at: self.at,
            due_on: self.due_on,
            upheld: self.upheld,
            reason: self.reason,
        })
    }
}
