//! A gate as its volunteer has it: what it shows, what it takes along, what it takes back.

use super::{ATTENDANCE, Opened};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::check_in::{FairPass, GatePack, PassKind};
use domain::fair::RegistrationState;
use domain::ids::{AttendanceId, CheckInId};
use domain::params::ParamKey;
use domain::ports::{GateSlip, GateView, LastScan};
use domain::refusal::Refusal;
use serde_json::json;
use std::collections::BTreeSet;
use store::Connection;

impl Services {
    pub(super) async fn show_gate(&self, secret: &str, last: Option<CheckInId>) -> Result<GateView, Failure> {
        let now = self.clock.now();
        let mut db = self.db.read().await?;
        let Opened { pass, fair } = self.opened_by(&mut db, secret, PassKind::Gate).await?;
        let last = match last {
            None => None,
            Some(id) => self.last_scan(&mut db, &pass, id).await?,
        };
        let counts = db.count_attendances_by_pass(fair.id).await?;
        Ok(GateView {
            title: fair.plan.title,
            number: pass.number,
            shut: pass.opens(now).err(),
            here: counts.get(&pass.id).copied().unwrap_or(0),
            inside: db.count_inside(fair.id).await?,
            last,
            next: CheckInId::new(self.ids.as_ref(), now),
            name: pass.name,
            opens_at: pass.opens_at,
            closes_at: pass.closes_at,
        })
    }

    /// What came of a scan of this gate, and whether it may still be undone.
    async fn last_scan(
        &self,
        db: &mut Connection,
        pass: &FairPass,
        id: CheckInId,
    ) -> Result<Option<LastScan>, Failure> {
        let scan = db.find_fair_scan(id).await?;
        let Some(scan) = scan.filter(|scan| scan.pass == pass.id) else {
            return Ok(None);
        };
        let minutes = self.fair_figure(ParamKey::FairUndoMinutes).await?;
        let found = match scan.outcome.attendance() {
            None => None,
            Some(id) => db.find_attendance(id).await?,
        };
        let now = self.clock.now();
        Ok(Some(LastScan {
            answer: self.answer_to(db, &scan).await?,
            undo: found
                .filter(|one| one.may_be_undone_at(pass.id, now, minutes))
                .map(|one| one.id),
        }))
    }

    pub(super) async fn pack_of_gate(&self, secret: &str) -> Result<GatePack, Failure> {
        let now = self.clock.now();
        let mut db = self.db.read().await?;
        let Opened { pass, fair } = self.opened_by(&mut db, secret, PassKind::Gate).await?;
        if pass.still_brings(now).is_err() {
            return Err(Refusal::NotAllowed.into());
        }
        let (mut marks, mut cancelled) = (BTreeSet::new(), BTreeSet::new());
        for one in db.list_fair_registrations(fair.id).await? {
            let list = if one.state == RegistrationState::Cancelled {
                &mut cancelled
            } else {
                &mut marks
            };
            list.insert(one.code.mark());
        }
        let inside = db.list_codes_inside(fair.id).await?;
        Ok(GatePack {
            fair: fair.id,
            title: fair.plan.title,
            gate: pass.number,
            name: pass.name,
            opens_at: pass.opens_at,
            closes_at: pass.closes_at,
            marks,
            inside: inside.iter().map(domain::fair::code::FairCode::mark).collect(),
            cancelled,
            count: db.count_inside(fair.id).await?,
            now,
        })
    }

    /// The code of somebody who is in: what a gate prints for who came without one.
    pub(super) async fn slip_of_gate(&self, secret: &str, id: AttendanceId) -> Result<GateSlip, Failure> {
        let mut db = self.db.read().await?;
        let Opened { pass, fair } = self.opened_by(&mut db, secret, PassKind::Gate).await?;
        if pass.still_brings(self.clock.now()).is_err() {
            return Err(Refusal::NotAllowed.into());
        }
        let one = db.find_attendance(id).await?;
        let one = one
            .filter(|one| one.fair == fair.id && one.stands())
            .ok_or(Refusal::NotFound)?;
        let registration = match (one.who.person, one.who.registration) {
            (Some(person), _) => db.find_fair_registration_of(fair.id, person).await?,
            (None, Some(registration)) => db.find_fair_registration(registration).await?,
            (None, None) => None,
        };
        Ok(GateSlip {
            title: fair.plan.title,
            held_on: fair.plan.held_on,
            number: one.number,
            name: self.shown_name(&mut db, &one.who).await?,
            code: registration.ok_or(Refusal::NotFound)?.code,
        })
    }

    pub(super) async fn undo_as_gate(&self, secret: &str, id: AttendanceId) -> Result<(), Failure> {
        let now = self.clock.now();
        let minutes = self.fair_figure(ParamKey::FairUndoMinutes).await?;
        let mut change = self.db.begin().await?;
        let Opened { pass, fair } = self.opened_by(&mut change, secret, PassKind::Gate).await?;
        let one = change.find_attendance(id).await?;
        let one = one.filter(|one| one.fair == fair.id).ok_or(Refusal::NotFound)?;
        if pass.revoked_at.is_some() || !one.may_be_undone_at(pass.id, now, minutes) {
            return Err(Refusal::TooLate.into());
        }
        let by = format!("fair_pass:{}", pass.id);
        if !change.undo_attendance(id, (now, &by)).await? {
            return Err(Refusal::Changed.into());
        }
        change.cancel_walk_in(&one, now).await?;
        let detail = json!({ "fair": fair.id, "gate": pass.id });
        change
            .add_audit(&self.audit(&Actor::Visitor, "undo", ATTENDANCE, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
