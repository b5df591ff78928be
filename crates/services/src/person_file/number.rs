//! Numbers for people who come in by hand.

use crate::Failure;
use chrono::NaiveDate;
use domain::ids::IdSource;
use store::Connection;

/// Tries before giving up; a day has ten thousand numbers.
const TRIES: usize = 50;

/// A number nobody has: the day, and four digits by chance, so that nobody can count people by it.
pub(super) async fn fresh_no(
    db: &mut Connection,
    today: NaiveDate,
    chance: &dyn IdSource,
) -> Result<String, Failure> {
    for _ in 0..TRIES {
        let bytes = chance.chance();
        let digits = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) % 10_000;
        let no = format!("N{}-{digits:04}", today.format("%y%m%d"));
        if db.find_person_by_no(&no).await?.is_none() {
            return Ok(no);
        }
    }
    Err(Failure::message("no number is free today; try again tomorrow"))
}
