//! Vacancies, with the employers they name.

use super::employers::Employers;
use super::{Accepted, Counts, Draft, of_kind};
use crate::import::employer::UNNAMED;
use crate::import::vacancy::VacancyDraft;
use chrono::NaiveDate;
use domain::catalogue::DocumentKind;
use domain::ids::VacancyId;
use domain::vacancy::{Vacancy, VacancyState};
use std::collections::HashMap;
use store::{Imported, StoreError, Transaction};

/// Which vacancies are there.
pub(super) struct Vacancies {
    by_no: HashMap<String, (VacancyId, u64)>,
    employers: Employers,
}

impl Vacancies {
    pub(super) async fn load(change: &mut Transaction, today: NaiveDate) -> Result<Self, StoreError> {
        let keys = change.list_vacancy_keys().await?;
        let by_no = keys
            .into_iter()
            .map(|key| (key.no, (key.id, key.content_hash)))
            .collect();
        Ok(Self {
            by_no,
            employers: Employers::load(change, today).await?,
        })
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), StoreError> {
        let (mut new, mut changed, mut employers) = (Vec::new(), Vec::new(), Vec::new());
        for (_, content_hash, mut draft) in of_kind(rows, vacancy) {
            let known = self.by_no.get(&draft.vacancy.no).copied();
            if known.is_some_and(|(_, hash)| hash == content_hash) {
                counts.unchanged += 1;
                continue;
            }
            self.settle_employer(&mut draft, &mut employers);
            let mut vacancy = draft.vacancy;
            if let Some((id, _)) = known {
                vacancy.id = id;
            }
            let record = Imported {
                record: vacancy,
                content_hash,
            };
            if known.is_some() {
                changed.push(record);
            } else {
                new.push(record);
            }
        }
        counts.inserted += new.len() as u32;
        counts.updated += changed.len() as u32;
        counts.employers += employers.len() as u32;
        keep_progress(&mut changed, change).await?;
        change.add_employers(&employers).await?;
        change.set_vacancies(&changed).await?;
        change.add_vacancies(&new).await?;
        let documents: Vec<_> = changed
            .iter()
            .chain(&new)
            .map(|vacancy| (DocumentKind::Vacancy, vacancy.record.id.0))
            .collect();
        change.add_index_tasks(&documents).await?;
        Ok(())
    }

    /// Points the vacancy to the employer that is there, or to a new one.
    fn settle_employer(
        &mut self,
        draft: &mut VacancyDraft,
        new: &mut Vec<Imported<domain::employer::Employer>>,
    ) {
        if let Some(known) = self.employers.find(&draft.employer) {
            draft.vacancy.employer = known.id;
            if draft.vacancy.employer_name == UNNAMED {
                draft.vacancy.employer_name.clone_from(&known.name);
            }
            return;
        }
        self.employers.add(&draft.employer, 0);
        new.push(Imported::from(draft.employer.clone()));
    }
}

fn vacancy(draft: Draft) -> Option<VacancyDraft> {
    if let Draft::Vacancy(draft) = draft {
        Some(*draft)
    } else {
        None
    }
}

/// A row that changed does not undo what happened here: openings filled, the vacancy withdrawn, and an officer's look at
/// wording that is still the same.
async fn keep_progress(
    changed: &mut [Imported<Vacancy>],
    change: &mut Transaction,
) -> Result<(), StoreError> {
    let ids: Vec<VacancyId> = changed.iter().map(|vacancy| vacancy.record.id).collect();
    let before: HashMap<VacancyId, Vacancy> = change
        .list_vacancies(&ids)
        .await?
        .into_iter()
        .map(|v| (v.id, v))
        .collect();
    for Imported { record: vacancy, .. } in changed {
        let Some(before) = before.get(&vacancy.id) else {
            continue;
        };
        vacancy.filled = before.filled;
        let looked_at = matches!(before.state, VacancyState::Held | VacancyState::Open)
            && before.unlawful == vacancy.unlawful;
        if looked_at || before.state == VacancyState::Withdrawn {
            vacancy.state = before.state;
        }
    }
    Ok(())
}
