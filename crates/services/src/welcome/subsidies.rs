//! Subsidies of the demo county: found by the rules, some of them on their way.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::claim::{Claim, ClaimStep};
use domain::ports::{ClaimApplication, Claims as _};
use domain::refusal::Refusal;
use store::ClaimQuery;

/// Claims that are looked at.
const SEEN: u32 = 40;
/// How many steps each of those that can be applied for has gone.
const GONE: [usize; 6] = [0, 1, 2, 3, 0, 1];

impl Services {
    /// Works out what everybody is owed, and takes a few claims along.
    pub(super) async fn demo_subsidies(&self) -> Result<(), Failure> {
        self.recompute_claims(&Actor::Operator).await?;
        let drafts = ClaimQuery {
            states: vec!["draft"],
            ..ClaimQuery::default()
        };
        let claims = self.db.list_claims(&drafts, SEEN, 0).await?;
        let open = claims.into_iter().filter(|one| one.blocked.is_none());
        for (claim, steps) in open.zip(GONE) {
            match self.demo_walk(&claim, steps).await {
                // Another claim stands for the same months: it stays where it is.
                Ok(()) | Err(Refusal::UnderWay | Refusal::RuleNotMet) => {}
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Ok(())
    }

    async fn demo_walk(&self, claim: &Claim, steps: usize) -> Result<(), Refusal> {
        let who = &Actor::Operator;
        if steps == 0 {
            return Ok(());
        }
        let application = ClaimApplication {
            documents: claim.kind.documents().iter().copied().collect(),
            payee: "青禾人力资源服务部".to_owned(),
            ..ClaimApplication::default()
        };
        self.apply_for(who, claim.id, application).await?;
        let further = [ClaimStep::PassTown, ClaimStep::PassCounty { notice_days: 0 }];
        for step in further.into_iter().take(steps - 1) {
            self.step_claim(who, claim.id, step).await?;
        }
        Ok(())
    }
}
