//! Checks of database, index and settings.

use crate::{Failure, Services};
use domain::params::ParamKey;
use domain::values::{AreaCode, AreaLevel};
use serde::Serialize;
use std::collections::BTreeSet;
use store::{Engine, Health};

/// People unsealed to see that it works.
const SAMPLED: u32 = 200;

/// One check.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// What was checked.
    pub name: &'static str,
    /// Whether all is well.
    pub ok: bool,
    /// What was found, and what to do when it is not well.
    pub detail: String,
}

impl Services {
    /// Runs every check; none of them changes anything. While migrations are missing only the database itself is checked:
    /// what reads its tables might not find them.
    pub async fn doctor(&self) -> Vec<Check> {
        let (mut checks, is_readable) = self.database_checks().await;
        if !is_readable {
            return checks;
        }
        checks.push(settled("keys", self.check_keys().await));
        checks.push(settled("index", self.check_index().await));
        checks.push(settled("areas", self.check_areas().await));
        checks.push(settled("minimum wage", self.check_minimum_wage().await));
        checks.push(settled("merged files", self.check_merged().await));
        checks
    }

    /// What is found of the database itself, and whether its tables are there to be read.
    async fn database_checks(&self) -> (Vec<Check>, bool) {
        let health = match self.db.health().await {
            Ok(health) => health,
            Err(error) => {
                let check = Check {
                    name: "database",
                    ok: false,
                    detail: error.to_string(),
                };
                return (vec![check], false);
            }
        };
        let check = |name, ok, detail: String| Check { name, ok, detail };
        let pending = if health.pending.is_empty() {
            "up to date".to_owned()
        } else {
            format!("missing {}; run `songgang migrate`", health.pending.join(", "))
        };
        let checks = vec![
            check(
                "integrity",
                health.damage.is_empty(),
                listed(&health.damage, "no damage found"),
            ),
            check("schema", health.pending.is_empty(), pending),
            check(
                "durability",
                is_durable(&health),
                format!(
                    "{} {}, {}",
                    health.version, health.journal_mode, health.synchronous
                ),
            ),
        ];
        (checks, health.pending.is_empty())
    }

    /// Whether the keys are the right ones, nothing waits for a new key, and what is sealed can be opened.
    async fn check_keys(&self) -> Result<(bool, String), Failure> {
        let status = self.db.key_status().await?;
        let sampled = self.db.list_people_after(None, SAMPLED).await?.len();
        if self.data_key.is_open_to_others() {
            return Ok((
                false,
                "others may read data.key; run `chmod 600` on it".to_owned(),
            ));
        }
        if status.behind > 0 {
            let detail = format!(
                "{} cells wait for the new key; run `songgang keys rotate`",
                status.behind
            );
            return Ok((false, detail));
        }
        if !status.swept {
            let detail =
                "clear text of before may still be in the file; stop the program and run `songgang migrate`";
            return Ok((false, detail.to_owned()));
        }
        Ok((
            true,
            format!(
                "{} cells sealed with {}; {sampled} people opened",
                status.cells, status.seal_key
            ),
        ))
    }

    /// Whether nothing stays with files that were merged: nobody would see it.
    async fn check_merged(&self) -> Result<(bool, String), Failure> {
        let left = self.db.count_left_with_stubs().await?;
        if left.is_empty() {
            return Ok((true, "nothing was left behind".to_owned()));
        }
        let left: Vec<String> = left
            .iter()
            .map(|(table, count)| format!("{table} {count}"))
            .collect();
        let detail = format!(
            "left with merged files: {}; undo these merges and make them again",
            left.join(", ")
        );
        Ok((false, detail))
    }

    async fn check_index(&self) -> Result<(bool, String), Failure> {
        let waiting = self.db.count_index_tasks().await?;
        let documents = self.index.reader()?.count();
        let expected = self.count_searchable().await?;
        let ok = waiting > 0 || documents == expected;
        let detail = format!("{documents} documents, {expected} expected, {waiting} changes waiting");
        Ok((
            ok,
            if ok {
                detail
            } else {
                format!("{detail}; run `songgang reindex`")
            },
        ))
    }

    async fn check_areas(&self) -> Result<(bool, String), Failure> {
        let book = self.area_book().await?;
        let places = self.living_areas().await?;
        let unknown: Vec<String> = places
            .iter()
            .filter(|code| book.find(**code).is_none())
            .map(ToString::to_string)
            .collect();
        Ok((
            unknown.is_empty(),
            listed(&unknown, "every place where somebody lives is in the area tree"),
        ))
    }

    /// Every place where somebody lives.
    async fn living_areas(&self) -> Result<BTreeSet<AreaCode>, Failure> {
        Ok(self
            .db
            .list_people_in_area(None)
            .await?
            .into_iter()
            .map(|person| person.living_area)
            .collect())
    }

    /// Nothing presents a default as policy: a county without a minimum wage is told so.
    async fn check_minimum_wage(&self) -> Result<(bool, String), Failure> {
        let params = self.params().await?;
        let today = self.clock.today();
        let places = self.living_areas().await?;
        let unset: BTreeSet<String> = places
            .iter()
            .filter(|code| params.value(ParamKey::MinimumWage, Some(**code), today).is_err())
            .filter_map(|code| code.at(AreaLevel::County))
            .map(|county| county.to_string())
            .collect();
        let detail = match unset.len() {
            0 => "set wherever somebody lives".to_owned(),
            n => format!(
                "not set for {n} counties ({}); wages cannot be checked there",
                first(&unset)
            ),
        };
        Ok((true, detail))
    }
}

/// An acknowledged write survives a power cut: WAL with full synchronisation, or a server that waits for its log.
fn is_durable(health: &Health) -> bool {
    match health.engine {
        Engine::Sqlite => {
            health.journal_mode == "wal"
                && matches!(health.synchronous.as_str(), "2" | "3" | "full" | "extra")
        }
        Engine::Postgres => health.journal_mode != "off" && health.synchronous != "off",
    }
}

fn first(codes: &BTreeSet<String>) -> String {
    codes.iter().take(5).cloned().collect::<Vec<_>>().join(", ")
}

fn listed(problems: &[String], well: &str) -> String {
    if problems.is_empty() {
        well.to_owned()
    } else {
        problems.iter().take(10).cloned().collect::<Vec<_>>().join("; ")
    }
}

fn settled(name: &'static str, outcome: Result<(bool, String), Failure>) -> Check {
    match outcome {
        Ok((ok, detail)) => Check { name, ok, detail },
        Err(failure) => Check {
            name,
            ok: false,
            detail: failure.to_string(),
        },
    }
}
