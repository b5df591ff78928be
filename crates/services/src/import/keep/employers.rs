//! Employers, and how a posting finds its own.

use super::{Accepted, Counts, Draft, of_kind};
use crate::import::employer::{UNNAMED, name_key};
use crate::import::fault::Fault;
use chrono::NaiveDate;
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::values::SocialCreditCode;
use std::collections::{HashMap, HashSet};
use store::{Imported, StoreError, Transaction};

const SAME_EMPLOYER: Fault = Fault::new(
    "duplicate_employer",
    "An earlier row of this file names the same employer; this row was left out.",
);

/// An employer that is there.
#[derive(Clone)]
pub(super) struct Known {
    pub id: EmployerId,
    pub name: String,
    uscc: Option<SocialCreditCode>,
    content_hash: u64,
}

/// Which employers are there.
pub(super) struct Employers {
    all: Vec<Known>,
    by_uscc: HashMap<SocialCreditCode, usize>,
    by_name: HashMap<String, usize>,
    /// Those an earlier row of the file named: two rows of one file cannot both be right.
    taken: HashSet<EmployerId>,
    /// The day of the import.
    today: NaiveDate,
}

impl Employers {
    pub(super) async fn load(change: &mut Transaction, today: NaiveDate) -> Result<Self, StoreError> {
        let mut employers = Self {
            all: Vec::new(),
            by_uscc: HashMap::new(),
            by_name: HashMap::new(),
            taken: HashSet::new(),
            today,
        };
        for key in change.list_employer_keys().await? {
            employers.note(Known {
                id: key.id,
                name: key.name,
                uscc: key.uscc,
                content_hash: key.content_hash,
            });
        }
        Ok(employers)
    }

    /// The employer of this code, else the one of this name unless it is known to have another code.
    pub(super) fn find(&self, employer: &Employer) -> Option<&Known> {
        self.position(employer).map(|at| &self.all[at])
    }

    /// Remembers an employer just written.
    pub(super) fn add(&mut self, employer: &Employer, content_hash: u64) {
        let (id, name, uscc) = (employer.id, employer.name.clone(), employer.uscc.clone());
        self.note(Known {
            id,
            name,
            uscc,
            content_hash,
        });
    }

    fn position(&self, employer: &Employer) -> Option<usize> {
        let named = || {
            let at = *self.by_name.get(&name_key(&employer.name))?;
            let other = self.all[at].uscc.is_some() && employer.uscc.is_some()
                || employer.name == UNNAMED && employer.uscc.is_some();
            (!other).then_some(at)
        };
        employer
            .uscc
            .as_ref()
            .and_then(|uscc| self.by_uscc.get(uscc).copied())
            .or_else(named)
    }

    fn note(&mut self, known: Known) {
        let at = self.all.len();
        if let Some(uscc) = &known.uscc {
            self.by_uscc.entry(uscc.clone()).or_insert(at);
        }
        self.by_name.entry(name_key(&known.name)).or_insert(at);
        self.all.push(known);
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), StoreError> {
        let listed: HashSet<EmployerId> = change
            .list_blacklisted_employers()
            .await?
            .into_iter()
            .map(|employer| employer.id)
            .collect();
        let mut written = Vec::new();
        let mut turned = Vec::new();
        for (row, content_hash, mut employer) in of_kind(rows, employer) {
            let position = self.position(&employer);
            let id = position.map_or(employer.id, |at| self.all[at].id);
            if !self.taken.insert(id) {
                counts.refuse(row, "employer_name", SAME_EMPLOYER);
                continue;
            }
            match position.map(|at| (at, &mut self.all[at])) {
                Some((_, known)) if known.content_hash == content_hash => {
                    counts.unchanged += 1;
                    continue;
                }
                Some((at, known)) => {
                    counts.updated += 1;
                    employer.id = known.id;
                    employer.uscc = employer.uscc.or_else(|| known.uscc.clone());
                    known.uscc.clone_from(&employer.uscc);
                    known.content_hash = content_hash;
                    if let Some(uscc) = &employer.uscc {
                        self.by_uscc.entry(uscc.clone()).or_insert(at);
                    }
                    if listed.contains(&employer.id) != employer.blacklisted {
                        turned.push(employer.id);
                    }
                }
                None => {
                    counts.inserted += 1;
                    self.add(&employer, content_hash);
                }
            }
            written.push(Imported {
                record: employer,
                content_hash,
            });
        }
        change.set_employers(&written).await?;
        // A file takes nobody off a list.
        change.hide_listed_employers(self.today).await?;
        change.add_index_tasks_of_employers(&turned).await?;
        Ok(())
    }
}

fn employer(draft: Draft) -> Option<Employer> {
    if let Draft::Employer(employer) = draft {
        Some(*employer)
    } else {
        None
    }
}
