//! The day as the organiser sees it: links, counts, who came last, and what is undone.

use super::{ATTENDANCE, PASS};
use crate::{Failure, Services, secret};
use chrono::{DateTime, NaiveTime, Utc};
use domain::access::without_number;
use domain::actor::Actor;
use domain::check_in::{Attendance, FairPass, NAME_MAX, PassKind, quarter_of};
use domain::clock::start_of_day;
use domain::fair::{Fair, FairStand, FairState};
use domain::ids::{AttendanceId, EmployerId, FairId, FairPassId, FairStandId};
use domain::permission::{Deed, Function};
use domain::ports::{ArrivalLine, FairDay, PassLine, PassMade, PassWish, QuarterCount};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use store::{AttendanceCount, Connection};

/// Lines of the latest ones.
const LATEST: u32 = 60;

impl Services {
    pub(super) async fn day_of_fair(&self, who: &Actor, id: FairId) -> Result<FairDay, Failure> {
        let now = self.clock.now();
        let mut db = self.db.read().await?;
        let fair = self.fair_to_run(&mut db, who, id).await?;
        let passes = db.list_fair_passes(id).await?;
        let stands = self.stands_with_names(&mut db, id).await?;
        let counts = db.count_attendances(id).await?;
        let latest = db.list_latest_attendances(id, LATEST).await?;
        let lines_total = latest.first().map_or(0, |one| one.number);
        let lines = self.attendance_lines(&mut db, latest, &passes).await?;
        let arrivals = db.list_arrival_times(id).await?;
        let brought = db.count_attendances_by_pass(id).await?;
        let heard = db.list_last_heard(id).await?;
        let line = |pass: FairPass| {
            let stand = stands.iter().find(|(stand, ..)| Some(stand.id) == pass.stand);
            PassLine {
                employer: stand.map(|(_, name)| name.clone()),
                stand_number: stand.and_then(|(stand, _)| stand.state.number()),
                shut: pass.opens(now).err(),
                count: brought.get(&pass.id).copied().unwrap_or(0),
                heard_at: heard.get(&pass.id).copied(),
                pass,
            }
        };
        Ok(FairDay {
            fair: id,
            hours: hours(&fair),
            passes: passes.into_iter().map(line).collect(),
            stands: stands
                .iter()
                .map(|(stand, name)| (stand.id, stand.state.number(), name.clone()))
                .collect(),
            registered: counts.iter().map(|count| count.registered).sum(),
            counts: counts
                .iter()
                .map(|AttendanceCount { kind, all, .. }| (*kind, *all))
                .collect(),
            quarters: quarters(&arrivals),
            refused: db.count_refused_scans(id).await?,
            lines,
            lines_total,
            now,
            state: fair.state,
            held_on: fair.plan.held_on,
            title: fair.plan.title,
        })
    }

    /// The stands of employers that come, each with the employer's name.
    async fn stands_with_names(
        &self,
        db: &mut Connection,
        fair: FairId,
    ) -> Result<Vec<(FairStand, String)>, Failure> {
        let mut stands = db.list_fair_stands(&[fair]).await?;
        stands.retain(|stand| stand.state.is_approved());
        stands.sort_by_key(|stand| stand.state.number().unwrap_or(u32::MAX));
        let names = self.employer_names(db, &stands).await?;
        let with_name = |stand: FairStand| {
            let name = names.get(&stand.employer).cloned().unwrap_or_default();
            (stand, name)
        };
        Ok(stands.into_iter().map(with_name).collect())
    }

    /// The names of the employers of stands.
    pub(crate) async fn employer_names(
        &self,
        db: &mut Connection,
        stands: &[FairStand],
    ) -> Result<HashMap<EmployerId, String>, Failure> {
        let ids: Vec<EmployerId> = stands.iter().map(|stand| stand.employer).collect();
        let employers = db.list_employers_with(&ids).await?;
        Ok(employers.into_iter().map(|one| (one.id, one.name)).collect())
    }

    async fn attendance_lines(
        &self,
        db: &mut Connection,
        latest: Vec<Attendance>,
        passes: &[FairPass],
    ) -> Result<Vec<ArrivalLine>, Failure> {
        let mut lines = Vec::with_capacity(latest.len());
        for one in latest {
            let gate = passes.iter().find(|pass| pass.id == one.pass);
            lines.push(ArrivalLine {
                id: one.id,
                number: one.number,
                name: self.shown_name(db, &one.who).await?,
                kind: one.who.kind,
                way: one.way,
                gate: gate.map_or(0, |gate| gate.number),
                at: one.time.at,
                wrong_clock: one.time.off.map(|off| (one.time.shown, off)),
                arrived_late: one.time.was_late().then_some(one.time.received),
                undone_at: one.undone.map(|(at, _)| at),
            });
        }
        Ok(lines)
    }

    pub(crate) async fn new_pass(
        &self,
        who: &Actor,
        id: FairId,
        wish: PassWish,
    ) -> Result<PassMade, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let fair = self.fair_to_run(&mut change, who, id).await?;
        if matches!(
            fair.state,
            FairState::Draft | FairState::Cancelled | FairState::Archived
        ) {
            return Err(Refusal::Changed.into());
        }
        change.hold_fair(id).await?;
        let name = checked(&wish, now)?;
        if let Some(stand) = wish.stand {
            check_stand(&mut change, id, stand).await?;
        }
        let secret = secret::token(&self.chance);
        let mut pass = FairPass {
            id: FairPassId::new(self.ids.as_ref(), now),
            fair: id,
            kind: if wish.stand.is_some() {
                PassKind::Stand
            } else {
                PassKind::Gate
            },
            number: 0,
            name,
            stand: wish.stand,
            opens_at: wish.opens_at,
            closes_at: wish.closes_at,
            revoked_at: None,
            made_by: who.label(),
            made_at: now,
        };
        pass.number = change.add_fair_pass(&pass, &secret::fingerprint(&secret)).await?;
        let detail = json!({ "fair": id, "kind": pass.kind, "number": pass.number, "from": pass.opens_at, "to": pass.closes_at });
        change
            .add_audit(&self.audit(who, "make", PASS, pass.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(PassMade { pass, secret })
    }

    pub(super) async fn take_pass_back(&self, who: &Actor, id: FairPassId) -> Result<FairId, Failure> {
        who.scope(Deed::Create, Function::CheckIn)?;
        let mut change = self.db.begin().await?;
        let pass = change.find_fair_pass(id).await?.ok_or(Refusal::NotFound)?;
        self.fair_to_run(&mut change, who, pass.fair).await?;
        if change.revoke_fair_pass(id, self.clock.now()).await? {
            let detail = json!({ "fair": pass.fair });
            change
                .add_audit(&self.audit(who, "revoke", PASS, id.to_string(), detail))
                .await?;
        }
        change.commit().await?;
        Ok(pass.fair)
    }

    pub(super) async fn undo_as_staff(&self, who: &Actor, id: AttendanceId) -> Result<FairId, Failure> {
        who.scope(Deed::Create, Function::CheckIn)?;
        let mut change = self.db.begin().await?;
        let one = change.find_attendance(id).await?.ok_or(Refusal::NotFound)?;
        let fair = self.fair_to_run(&mut change, who, one.fair).await?;
        if fair.state == FairState::Archived {
            return Err(Refusal::TooLate.into());
        }
        if !change
            .undo_attendance(id, (self.clock.now(), &who.label()))
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        change.cancel_walk_in(&one, self.clock.now()).await?;
        let detail = json!({ "fair": one.fair });
        change
            .add_audit(&self.audit(who, "undo", ATTENDANCE, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(one.fair)
    }

    /// Forgets names and telephones of people without a file, some time after the fair they came to.
    pub async fn forget_walk_ins(&self) -> Result<u64, Failure> {
        let days = self.fair_figure(domain::params::ParamKey::FairWalkInDays).await?;
        let days = u64::try_from(days).unwrap_or(0);
        let before = self.clock.today() - chrono::Days::new(days);
        let mut change = self.db.begin().await?;
        let forgotten = change.forget_walk_ins_before(before).await?;
        change.commit().await?;
        Ok(forgotten)
    }
}

/// The name of a gate, and whether its hours make sense.
fn checked(wish: &PassWish, now: DateTime<Utc>) -> Result<String, Refusal> {
    let name = wish.name.trim();
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::field("name", Problem::TooLong));
    }
    without_number("name", name)?;
    if !FairPass::is_window(wish.opens_at, wish.closes_at) || wish.closes_at <= now {
        return Err(Refusal::field("closes_at", Problem::OutOfRange));
    }
    Ok(name.to_owned())
}

/// Whether a stand is one of this fair, and its employer comes.
async fn check_stand(db: &mut Connection, fair: FairId, stand: FairStandId) -> Result<(), Failure> {
    let found = db.find_fair_stand(stand).await?;
    let is_here = found.is_some_and(|found| found.fair == fair && found.state.is_approved());
    if is_here {
        Ok(())
    } else {
        Err(Refusal::field("stand", Problem::Unreadable).into())
    }
}

/// From when to when its gates are open.
fn hours(fair: &Fair) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = start_of_day(fair.plan.held_on);
    let at = |time: NaiveTime| midnight + (time - NaiveTime::MIN);
    (at(fair.plan.opens), at(fair.plan.closes))
}

fn quarters(arrivals: &[DateTime<Utc>]) -> Vec<QuarterCount> {
    let mut counts: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for at in arrivals {
        *counts.entry(quarter_of(*at)).or_default() += 1;
    }
    let count = |(from, count)| QuarterCount { from, count };
    counts.into_iter().map(count).collect()
}
