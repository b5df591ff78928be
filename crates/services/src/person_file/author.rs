//! Who wrote something, from the label of the record.

use crate::Failure;
use domain::ids::AccountId;
use domain::ports::Author;
use std::collections::HashMap;
use store::Connection;

/// The label of changes that came about because an area became part of another.
pub(crate) const AREA_MERGE: &str = "area_merge";

/// Remembers the names it has looked up.
#[derive(Default)]
pub(crate) struct Authors(HashMap<String, Author>);

impl Authors {
    /// Who a label stands for. An account that is gone is known by its id alone.
    pub(crate) async fn of(&mut self, db: &mut Connection, label: &str) -> Result<Author, Failure> {
        if let Some(known) = self.0.get(label) {
            return Ok(known.clone());
        }
        let author = look_up(db, label).await?;
        self.0.insert(label.to_owned(), author.clone());
        Ok(author)
    }
}

async fn look_up(db: &mut Connection, label: &str) -> Result<Author, Failure> {
    let (kind, id) = label.split_once(':').unwrap_or((label, ""));
    Ok(match kind {
        "staff" => Author::Staff(login(db, id).await?),
        "seeker" => Author::Person,
        "proxy" => Author::Proxy,
        "employer" => Author::Employer,
        AREA_MERGE => Author::AreaMerge,
        _ => Author::Machine,
    })
}

async fn login(db: &mut Connection, id: &str) -> Result<String, Failure> {
    let Ok(id) = id.parse::<AccountId>() else {
        return Ok(id.to_owned());
    };
    let account = db.find_account(id).await?;
    Ok(account.map_or_else(|| id.to_string(), |account| account.login))
}
