//! The day of a job fair: links of gates, check-in with and without a net, who is inside.

mod day;
mod gate;
mod meant;
mod take;

use crate::fairs::may_see_day;
use crate::{Failure, Services, secret};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::check_in::{
    CheckInAnswer, CheckInAnswers, CheckInBatch, CheckInRecord, FairPass, GatePack, PassKind,
};
use domain::fair::Fair;
use domain::ids::{AttendanceId, CheckInId, FairId, FairPassId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, CheckIns, FairDay, GateSlip, GateView, PassMade, PassWish, ReceivedScan};
use domain::refusal::Refusal;
use store::Connection;

/// What audit lines call a link.
const PASS: &str = "fair_pass";
/// What audit lines call somebody at a fair.
const ATTENDANCE: &str = "fair_attendance";

#[async_trait]
impl CheckIns for Services {
    async fn fair_day(&self, who: &Actor, fair: FairId) -> Answered<FairDay> {
        self.day_of_fair(who, fair).await.map_err(|f| self.internal(&f))
    }

    async fn make_pass(&self, who: &Actor, fair: FairId, wish: PassWish) -> Answered<PassMade> {
        self.new_pass(who, fair, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn revoke_pass(&self, who: &Actor, id: FairPassId) -> Answered<FairId> {
        self.take_pass_back(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn undo_attendance(&self, who: &Actor, id: AttendanceId) -> Answered<FairId> {
        self.undo_as_staff(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn gate(&self, _who: &Actor, secret: &str, last: Option<CheckInId>) -> Answered<GateView> {
        self.show_gate(secret, last).await.map_err(|f| self.internal(&f))
    }

    async fn gate_pack(&self, _who: &Actor, secret: &str) -> Answered<GatePack> {
        self.pack_of_gate(secret).await.map_err(|f| self.internal(&f))
    }

    async fn gate_slip(&self, _who: &Actor, secret: &str, id: AttendanceId) -> Answered<GateSlip> {
        self.slip_of_gate(secret, id).await.map_err(|f| self.internal(&f))
    }

    async fn check_in(&self, _who: &Actor, secret: &str, record: CheckInRecord) -> Answered<CheckInAnswer> {
        self.take_now(secret, record).await.map_err(|f| self.internal(&f))
    }

    async fn sync_check_ins(
        &self,
        _who: &Actor,
        batch: CheckInBatch<ReceivedScan>,
    ) -> Answered<CheckInAnswers> {
        self.take_batch_of_gate(batch)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn undo_at_gate(&self, _who: &Actor, secret: &str, id: AttendanceId) -> Answered<()> {
        self.undo_as_gate(secret, id).await.map_err(|f| self.internal(&f))
    }
}

/// A gate, or a stand, with its fair.
pub(crate) struct Opened {
    pub pass: FairPass,
    pub fair: Fair,
}

impl Services {
    /// The link of a secret; a wrong one is answered as if there were none.
    pub(crate) async fn opened_by(
        &self,
        db: &mut Connection,
        secret: &str,
        kind: PassKind,
    ) -> Result<Opened, Failure> {
        let hash = secret::fingerprint(secret.trim());
        let pass = db.find_fair_pass_by_secret(&hash).await?;
        let pass = pass.filter(|pass| pass.kind == kind).ok_or(Refusal::NotFound)?;
        let fair = db.find_fair(pass.fair).await?.ok_or(Refusal::NotFound)?;
        Ok(Opened { pass, fair })
    }

    /// A fair, for those who run its day.
    async fn fair_to_run(&self, db: &mut Connection, who: &Actor, id: FairId) -> Result<Fair, Failure> {
        who.scope(Deed::Create, Function::CheckIn)?;
        let fair = db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_see_day(who, &fair)?;
        Ok(fair)
    }

    /// A figure about fairs as it is today.
    pub(crate) async fn fair_figure(&self, key: ParamKey) -> Result<i64, Failure> {
        Ok(self.params().await?.general(key, self.clock.today())?)
    }
}
