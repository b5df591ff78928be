//! Job fairs.

use super::{Accepted, Counts, Draft, of_kind};
use crate::Failure;
use crate::import::fair::{FairDraft, NO_PLACE, TOLD_OF};
use chrono::NaiveDate;
use domain::fair::{Fair, FairPlan, FairState};
use domain::values::AreaCode;
use std::collections::HashMap;
use store::{Imported, Transaction};

/// Which fairs are there, and where the streets of the file lie.
pub(super) struct Fairs {
    known: HashMap<String, Imported<Fair>>,
    streets: HashMap<String, AreaCode>,
    today: NaiveDate,
}

impl Fairs {
    pub(super) async fn load(change: &mut Transaction, today: NaiveDate) -> Result<Self, Failure> {
        let imported = change.list_imported_fairs().await?;
        let with_no = |fair: Imported<Fair>| Some((fair.record.source_no.clone()?, fair));
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
        for (row, hash, draft) in of_kind(rows, fair) {
            let Some(area) = self.area(&draft) else {
                counts.refuse(row, "venue", NO_PLACE);
                continue;
            };
            let fair = draft.fair(area, self.today);
            match fair.source_no.as_ref().and_then(|no| self.known.get(no)) {
                // What was mended here since stays: the file says what it said before.
                Some(known) if known.content_hash == hash => counts.unchanged += 1,
                Some(known) => {
                    let before = &known.record;
                    let plan = mended(&before.plan, fair.plan);
                    if plan == before.plan {
                        counts.unchanged += 1;
                    } else if matches!(before.state, FairState::Draft | FairState::Archived) {
                        let mended = Fair {
                            plan,
                            ..before.clone()
                        };
                        change.set_fair(&mended).await?;
                        counts.updated += 1;
                    } else {
                        counts.refuse(row, "fair_id", TOLD_OF);
                        continue;
                    }
                    change.set_fair_source_hash(before.id, hash).await?;
                }
                None => {
                    change.add_fair(&fair).await?;
                    change.set_fair_source_hash(fair.id, hash).await?;
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

/// A plan as the file says it now; what no file says is kept.
fn mended(before: &FairPlan, said: FairPlan) -> FairPlan {
    FairPlan {
        area: said.area,
        kind: said.kind,
        title: said.title,
        venue: said.venue,
        bus: said.bus,
        held_on: said.held_on,
        stands: said.stands,
        intro: said.intro,
        ..before.clone()
    }
}

fn fair(draft: Draft) -> Option<FairDraft> {
    if let Draft::Fair(fair) = draft {
        Some(*fair)
    } else {
        None
    }
}
