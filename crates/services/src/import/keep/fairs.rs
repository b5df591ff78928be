//! Job fairs.

use super::{Accepted, Counts, Draft, of_kind};
use crate::Failure;
use crate::import::fair::{FairDraft, NO_PLACE};
use chrono::NaiveDate;
use domain::fair::Fair;
use domain::values::AreaCode;
use std::collections::HashMap;
use store::Transaction;

/// Which fairs are there, and where the streets of the file lie.
pub(super) struct Fairs {
    known: HashMap<String, Fair>,
    streets: HashMap<String, AreaCode>,
    today: NaiveDate,
}

impl Fairs {
    pub(super) async fn load(change: &mut Transaction, today: NaiveDate) -> Result<Self, Failure> {
        let imported = change.list_imported_fairs().await?;
        let with_no = |fair: Fair| Some((fair.source_no.clone()?, fair));
        Ok(Self {
            known: imported.into_iter().filter_map(with_no).collect(),
            streets: HashMap::new(),
            today,
        })
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), Failure> {
        for (row, _, draft) in of_kind(rows, fair) {
            let Some(area) = self.area(&draft) else {
                counts.refuse(row, "venue", NO_PLACE);
                continue;
            };
            let fair = draft.fair(area, self.today);
            match fair.source_no.as_ref().and_then(|no| self.known.get(no)) {
                Some(known) if known.plan == fair.plan => counts.unchanged += 1,
                Some(known) => {
                    let plan = fair.plan;
                    change
                        .set_fair(&Fair {
                            plan,
                            ..known.clone()
                        })
                        .await?;
                    counts.updated += 1;
                }
                None => {
                    change.add_fair(&fair).await?;
                    counts.inserted += 1;
                }
            }
        }
        Ok(())
    }

    /// The place the row names, or that of its street in an earlier row.
    fn area(&mut self, draft: &FairDraft) -> Option<AreaCode> {
        let street = draft.street.as_ref();
        if let (Some(area), Some(street)) = (draft.area, street) {
            self.streets.insert(street.clone(), area);
        }
        draft.area.or_else(|| self.streets.get(street?).copied())
    }
}

fn fair(draft: Draft) -> Option<FairDraft> {
    if let Draft::Fair(fair) = draft {
        Some(*fair)
    } else {
        None
    }
}
