//! Taking scans: each judged by its true time, kept once, and answered by itself.

use super::Opened;
use crate::{Failure, Services};
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::check_in::{
    Arrival, Attendance, AttendeeKind, CheckInAnswer, CheckInAnswered, CheckInAnswers, CheckInBatch,
    CheckInEntry, CheckInRecord, PassKind, RECORDS_MAX, Scan, ScanOutcome, ScanReason, ScanTime,
};
use domain::fair::{FairRegistration, FairState, RegistrationState, RegistrationWay};
use domain::ids::{AttendanceId, CheckInId};
use domain::person::masked_name;
use domain::ports::ReceivedScan;
use domain::refusal::{Problem, Refusal};
use store::{Connection, StoreError, Transaction};

/// Records of one transaction: other gates come in between.
const TOGETHER: usize = 50;

impl Services {
    /// Takes one scan here and now, with the time of this machine.
    pub(super) async fn take_now(
        &self,
        secret: &str,
        record: CheckInRecord,
    ) -> Result<CheckInAnswer, Failure> {
        let time = ScanTime::now(self.clock.now());
        let mut change = self.db.begin().await?;
        let gate = self.opened_by(&mut change, secret, PassKind::Gate).await?;
        change.hold_fair(gate.fair.id).await?;
        let answer = self.take_scan(&mut change, &gate, (&record, time)).await?;
        change.commit().await?;
        Ok(answer)
    }

    /// Takes what a phone kept.
    pub(crate) async fn take_batch_of_gate(
        &self,
        batch: CheckInBatch<ReceivedScan>,
    ) -> Result<CheckInAnswers, Failure> {
        if batch.records.len() > RECORDS_MAX {
            return Err(Refusal::field("records", Problem::TooLong).into());
        }
        let gate = {
            let mut db = self.db.read().await?;
            self.opened_by(&mut db, &batch.gate, PassKind::Gate).await?
        };
        let received = self.clock.now();
        let mut answers = Vec::with_capacity(batch.records.len());
        for chunk in batch.records.chunks(TOGETHER) {
            match self.take_chunk(&gate, chunk, (batch.sent_at, received)).await {
                Ok(told) => answers.extend(told),
                Err(failure) => {
                    tracing::warn!(%failure, "scans of a gate could not be kept; they are asked for again");
                    answers.extend(chunk.iter().map(|scan| told(id_of(scan), CheckInAnswer::Later)));
                }
            }
        }
        Ok(CheckInAnswers {
            now: self.clock.now(),
            answers,
            inside: self.db.count_inside(gate.fair.id).await?,
        })
    }

    async fn take_chunk(
        &self,
        gate: &Opened,
        chunk: &[ReceivedScan],
        (sent_at, received): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<CheckInAnswered>, Failure> {
        let mut change = self.db.begin().await?;
        change.hold_fair(gate.fair.id).await?;
        let mut answers = Vec::with_capacity(chunk.len());
        for scan in chunk {
            let answer = match scan {
                Err(_) => CheckInAnswer::Refused {
                    reason: ScanReason::Unreadable,
                },
                Ok(record) => {
                    let time = ScanTime::of(record.made_at, sent_at, received);
                    self.take_scan(&mut change, gate, (record, time)).await?
                }
            };
            answers.push(told(id_of(scan), answer));
        }
        change.commit().await?;
        Ok(answers)
    }

    /// Takes one scan. The fair is held, so that no other gate does anything meanwhile.
    async fn take_scan(
        &self,
        change: &mut Transaction,
        gate: &Opened,
        (record, time): (&CheckInRecord, ScanTime),
    ) -> Result<CheckInAnswer, Failure> {
        if record.id.0.get_version_num() != 7 {
            return Ok(refused(ScanReason::Unreadable));
        }
        if let Some(scan) = change.find_fair_scan(record.id).await? {
            if scan.pass != gate.pass.id {
                return Ok(refused(ScanReason::Unreadable));
            }
            return self.answer_to(change, &scan).await;
        }
        let outcome = match self.judge_scan(change, gate, (record, time)).await? {
            Err(reason) => ScanOutcome::Refused(reason),
            Ok(arrival) => self.admit(change, gate, (record, time, arrival)).await?,
        };
        let scan = Scan {
            id: record.id,
            fair: gate.fair.id,
            pass: gate.pass.id,
            way: record.entry.way(),
            outcome,
            time,
        };
        change.add_fair_scan(&scan).await?;
        self.answer_to(change, &scan).await
    }

    async fn judge_scan(
        &self,
        db: &mut Connection,
        gate: &Opened,
        (record, time): (&CheckInRecord, ScanTime),
    ) -> Result<Result<Arrival, ScanReason>, Failure> {
        if gate.fair.state == FairState::Cancelled {
            return Ok(Err(ScanReason::FairCancelled));
        }
        let brings = gate.pass.still_brings(time.received);
        if let Err(shut) = brings.and_then(|()| gate.pass.opens(time.at)) {
            return Ok(Err(shut.reason()));
        }
        self.means(db, &gate.fair, record).await
    }

    /// Whoever is in already is found; the others come in.
    async fn admit(
        &self,
        change: &mut Transaction,
        gate: &Opened,
        (record, time, who): (&CheckInRecord, ScanTime, Arrival),
    ) -> Result<ScanOutcome, Failure> {
        if let Some(mut known) = change.find_attendance_of(gate.fair.id, &who.key).await? {
            if known.seen_again(gate.pass.id, time) {
                change.set_attendance_time(&known).await?;
            }
            return Ok(ScanOutcome::Known(known.id));
        }
        let who = self.with_code(change, gate, who).await?;
        let one = Attendance {
            id: AttendanceId::new(self.ids.as_ref(), self.clock.now()),
            fair: gate.fair.id,
            number: 0,
            who,
            way: record.entry.way(),
            time,
            pass: gate.pass.id,
            undone: None,
        };
        match change.add_attendance(&one).await {
            Ok(1) => self.begin_to_run(change, gate).await?,
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(ScanOutcome::Accepted(one.id))
    }

    /// Somebody who comes to find work and has no code gets one: stands scan it, and a gate knows it again.
    async fn with_code(
        &self,
        change: &mut Transaction,
        gate: &Opened,
        mut who: Arrival,
    ) -> Result<Arrival, Failure> {
        if who.kind != AttendeeKind::Seeker || who.registration.is_some() {
            return Ok(who);
        }
        let known = match who.person {
            Some(person) => change.find_fair_registration_of(gate.fair.id, person).await?,
            None => None,
        };
        let now = self.clock.now();
        match known {
            Some(mut known) if known.state == RegistrationState::Cancelled => {
                known.way = RegistrationWay::WalkIn;
                known.register(true, now);
                change.set_fair_registration(&known).await?;
            }
            Some(_) => {}
            None => {
                let of = (gate.fair.id, who.person);
                let mut new = FairRegistration {
                    made_by: format!("fair_pass:{}", gate.pass.id),
                    ..self.new_registration(&Actor::Visitor, of, RegistrationWay::WalkIn)
                };
                new.register(true, now);
                if who.person.is_none() {
                    who.registration = Some(new.id);
                }
                change.add_fair_registrations(&[new]).await?;
            }
        }
        Ok(who)
    }

    /// With the first who come in the fair runs, whether or not somebody has said that the gates are open.
    async fn begin_to_run(&self, change: &mut Transaction, gate: &Opened) -> Result<(), StoreError> {
        let Some(mut fair) = change.find_fair(gate.fair.id).await? else {
            return Ok(());
        };
        let is_today = fair.plan.held_on == self.clock.today();
        if fair.state == FairState::StandsAssigned
            && is_today
            && fair.become_state(FairState::DayOpen).is_err()
        {
            return Ok(());
        }
        if fair.state == FairState::DayOpen && fair.become_state(FairState::Running).is_ok() {
            // Whoever changes the fair at this moment begins it or not.
            let _begun = change.set_fair(&fair).await?;
        }
        Ok(())
    }

    /// Lets somebody of the demo county in at a time long past.
    pub(crate) async fn admit_in_demo(
        &self,
        change: &mut Transaction,
        gate: &Opened,
        (entry, at): (&CheckInEntry, DateTime<Utc>),
    ) -> Result<(), Failure> {
        let record = CheckInRecord {
            id: CheckInId::new(self.ids.as_ref(), at),
            made_at: at,
            entry: entry.clone(),
        };
        if let Ok(arrival) = self.means(change, &gate.fair, &record).await? {
            self.admit(change, gate, (&record, ScanTime::now(at), arrival))
                .await?;
        }
        Ok(())
    }

    /// What is said of a scan that is kept: however often it is sent, the same.
    pub(super) async fn answer_to(&self, db: &mut Connection, scan: &Scan) -> Result<CheckInAnswer, Failure> {
        let id = match scan.outcome {
            ScanOutcome::Refused(reason) => return Ok(refused(reason)),
            ScanOutcome::Accepted(id) | ScanOutcome::Known(id) => id,
        };
        let found = db.find_attendance(id).await?.ok_or(Refusal::NotFound)?;
        let name = self.shown_name(db, &found.who).await?;
        let (number, kind) = (found.number, found.who.kind);
        if let ScanOutcome::Accepted(_) = scan.outcome {
            return Ok(CheckInAnswer::Accepted {
                attendance: id,
                number,
                name,
                kind,
                at: scan.time.at,
                off: scan.time.off,
            });
        }
        let gate = db.find_fair_pass(found.pass).await?;
        Ok(CheckInAnswer::Known {
            attendance: found.stands().then_some(id),
            number,
            name,
            kind,
            at: found.time.at,
            gate: gate.map_or(0, |gate| gate.number),
        })
    }

    /// Surname and stars; an employer by its name.
    pub(super) async fn shown_name(&self, db: &mut Connection, who: &Arrival) -> Result<String, Failure> {
        if let Some(person) = who.person {
            let person = db.find_person_or_kept(person).await?;
            return Ok(person.map(|one| masked_name(&one.name)).unwrap_or_default());
        }
        if let Some(stand) = who.stand {
            let Some(stand) = db.find_fair_stand(stand).await? else {
                return Ok(String::new());
            };
            let employer = db.find_employer(stand.employer).await?;
            return Ok(employer.map(|one| one.name).unwrap_or_default());
        }
        Ok(masked_name(&who.name))
    }
}

const fn refused(reason: ScanReason) -> CheckInAnswer {
    CheckInAnswer::Refused { reason }
}

const fn told(id: Option<CheckInId>, answer: CheckInAnswer) -> CheckInAnswered {
    CheckInAnswered { id, answer }
}

fn id_of(scan: &ReceivedScan) -> Option<CheckInId> {
    match scan {
        Ok(record) => Some(record.id),
        Err(id) => *id,
    }
}
