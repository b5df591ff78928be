//! Employers that have not said what came of a fair are reminded, once, when their days are over.

use crate::{Failure, Services};
use chrono::Days;
use domain::fair::FairKind;
use domain::fair_intent::IntentStanding;
use domain::posting::{EmployerNotice, NoticeKind};
use domain::values::dates;
use store::Transaction;

/// Days for which somebody is reminded after the last day to say it.
const REMINDED_DAYS: u64 = 30;

impl Services {
    pub(crate) async fn chase_fair_results(&self, change: &mut Transaction) -> Result<(), Failure> {
        let (today, days) = (self.clock.today(), self.result_days().await?);
        let (first, last) = (today - Days::new(days + REMINDED_DAYS), today - Days::new(days));
        let mut fairs = Vec::new();
        for kind in FairKind::ALL {
            fairs.extend(change.list_fairs_of_kind(None, *kind, (first, last)).await?);
        }
        for fair in fairs {
            for stand in change.list_fair_stands(&[fair.id]).await? {
                let intents = change.list_fair_intents_of_stand(stand.id).await?;
                let waits = intents.iter().any(|one| {
                    one.standing(today, one.due(fair.plan.held_on, days)) == IntentStanding::NeedsUpdate
                });
                let Some(vacancy) = stand.vacancies.first().copied().filter(|_| waits) else {
                    continue;
                };
                // What was said before was about another fair.
                let since = dates::add_days(fair.plan.held_on, days + 1);
                let told = change.list_employer_notices(stand.employer, since).await?;
                if !told.iter().any(|notice| notice.kind == NoticeKind::FairResults) {
                    let notice = EmployerNotice {
                        employer: stand.employer,
                        vacancy,
                        kind: NoticeKind::FairResults,
                        on: today,
                    };
                    change.add_employer_notices(&[notice]).await?;
                }
            }
        }
        Ok(())
    }
}
