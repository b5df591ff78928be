//! The day of the demo county's fairs: the one of today runs, with two gates and people inside; of the one that was held, employers have
//! said what came of most of it.

use crate::{Failure, Services};
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::actor::Actor;
use domain::check_in::{CheckInBatch, CheckInEntry, CheckInRecord, PassKind};
use domain::clock::start_of_day;
use domain::fair::{Fair, FairKind, FairState, RegistrationState};
use domain::fair_intent::{FairIntent, IntentKind, IntentResult};
use domain::ids::{CheckInId, FairId, FairIntentId};
use domain::ports::PassWish;

/// What the stands of the fair that was held wrote down: what was meant, what was written, and what came of it.
const NOTED: [(IntentKind, &str, Option<IntentResult>); 6] = [
    (IntentKind::Offer, "会平车，下周一能来", Some(IntentResult::Hired)),
    (IntentKind::Interview, "想上白班", Some(IntentResult::Hired)),
    (
        IntentKind::Interview,
        "孩子要接送，问能不能早走",
        Some(IntentResult::NoShow),
    ),
    (IntentKind::Interested, "先回家商量", Some(IntentResult::Declined)),
    (IntentKind::Interview, "做过食堂", None),
    (IntentKind::Interested, "", None),
];

/// How long before and after the moment of loading the gates are open.
const GATE_OPEN: TimeDelta = TimeDelta::hours(12);

/// When the first is scanned: as the fair opens, but an hour ago at the latest and never before the gates were open.
fn first_scan(opens: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let gate_opened = now - GATE_OPEN + TimeDelta::minutes(10);
    opens.max(gate_opened).min(now - TimeDelta::hours(1))
}

impl Services {
    /// Lets people come to the fairs of the demo county. Nothing happens where it has none.
    pub async fn load_demo_fair_day(&self) -> Result<(), Failure> {
        let today = self.clock.today();
        let mut db = self.db.read().await?;
        let mut fairs = Vec::new();
        for kind in FairKind::ALL {
            let stretch = (today - Days::new(90), today + Days::new(1));
            fairs.extend(db.list_fairs_of_kind(None, *kind, stretch).await?);
        }
        drop(db);
        for fair in fairs {
            if fair.plan.held_on == today && fair.state == FairState::StandsAssigned {
                self.open_demo_fair(fair).await?;
            } else if fair.state.is_held() {
                self.hold_demo_fair(&fair).await?;
            }
        }
        Ok(())
    }

    /// Today's: its gates are open, some are in already, some came twice, and one phone was without a net.
    async fn open_demo_fair(&self, mut fair: Fair) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        if fair.become_state(FairState::DayOpen).is_err() || !change.set_fair(&fair).await? {
            return Ok(());
        }
        change.commit().await?;
        let now = self.clock.now();
        let began = first_scan(start_of_day(fair.plan.held_on) + TimeDelta::hours(9), now);
        let mut entries = self.registered_entries(fair.id).await?;
        entries.truncate(24);
        let again = entries.first().cloned();
        let (online, kept) = entries.split_at(entries.len() / 2);
        let east = self.demo_gate(fair.id, "东门").await?;
        let west = self.demo_gate(fair.id, "西门").await?;
        let extra = [
            CheckInEntry::WalkIn {
                name: "李大山".to_owned(),
                sex: "male".to_owned(),
                birth_year: "1979".to_owned(),
                phone: String::new(),
                shares: true,
            },
            CheckInEntry::Stand {
                number: "1".to_owned(),
            },
            CheckInEntry::Stand {
                number: "2".to_owned(),
            },
            CheckInEntry::Helper {
                name: "周会".to_owned(),
            },
            CheckInEntry::Code { code: String::new() },
        ];
        let online = online.iter().cloned().chain(extra).chain(again);
        self.bring_demo_scans(&east, (began, now), online.collect())
            .await?;
        self.bring_demo_scans(&west, (began, now - TimeDelta::minutes(10)), kept.to_vec())
            .await
    }

    async fn registered_entries(&self, fair: FairId) -> Result<Vec<CheckInEntry>, Failure> {
        let mut db = self.db.read().await?;
        let all = db.list_fair_registrations(fair).await?;
        let registered = all
            .iter()
            .filter(|one| one.state == RegistrationState::Registered);
        let entry = |one: &domain::fair::FairRegistration| CheckInEntry::Code {
            code: one.code.to_string(),
        };
        Ok(registered.map(entry).collect())
    }

    async fn demo_gate(&self, fair: FairId, name: &str) -> Result<String, Failure> {
        let now = self.clock.now();
        let wish = PassWish {
            name: name.to_owned(),
            stand: None,
            opens_at: now - GATE_OPEN,
            closes_at: now + GATE_OPEN,
        };
        let made = self.new_pass(&Actor::Operator, fair, wish).await?;
        debug_assert_eq!(made.pass.kind, PassKind::Gate);
        Ok(made.secret)
    }

    /// A batch of scans, half a minute after each other; the clock of the phone shows `sent_at` as it sends them.
    async fn bring_demo_scans(
        &self,
        gate: &str,
        (began, sent_at): (DateTime<Utc>, DateTime<Utc>),
        entries: Vec<CheckInEntry>,
    ) -> Result<(), Failure> {
        let off = sent_at - self.clock.now();
        let made_at = |place: i32| began + off + TimeDelta::seconds(90) * place;
        let records = (0..).zip(entries).map(|(place, entry)| {
            Ok(CheckInRecord {
                id: CheckInId::new(self.ids.as_ref(), self.clock.now()),
                made_at: made_at(place).min(sent_at),
                entry,
            })
        });
        let batch = CheckInBatch {
            gate: gate.to_owned(),
            sent_at,
            records: records.collect(),
        };
        self.take_batch_of_gate(batch).await.map(drop)
    }

    /// One that was held: everybody who registered came, and the stands noted some of them.
    async fn hold_demo_fair(&self, fair: &Fair) -> Result<(), Failure> {
        let held = start_of_day(fair.plan.held_on) + TimeDelta::hours(9);
        let gate = self.demo_gate(fair.id, "大门").await?;
        let entries = self.registered_entries(fair.id).await?;
        let mut change = self.db.begin().await?;
        let opened = self.opened_by(&mut change, &gate, PassKind::Gate).await?;
        for (place, entry) in (0..).zip(&entries) {
            let at = held + TimeDelta::minutes(2) * place;
            self.admit_in_demo(&mut change, &opened, (entry, at)).await?;
        }
        let stands = change.list_fair_stands(&[fair.id]).await?;
        let visitors = change.list_latest_attendances(fair.id, 60).await?;
        let approved: Vec<_> = stands.iter().filter(|stand| stand.state.is_approved()).collect();
        for ((place, visitor), noted) in (0_usize..).zip(&visitors).zip(NOTED.iter().cycle()) {
            let Some(stand) = approved.get(place % approved.len().max(1)) else {
                break;
            };
            let (kind, note, result) = *noted;
            let on = fair.plan.held_on + Days::new(3);
            let mut one = FairIntent {
                id: FairIntentId::new(self.ids.as_ref(), held),
                fair: fair.id,
                stand: stand.id,
                attendance: visitor.id,
                person: visitor.who.person,
                vacancy: stand.vacancies.first().copied(),
                lead: None,
                kind,
                note: note.to_owned(),
                interview_on: (kind == IntentKind::Interview).then_some(on),
                result: None,
                version: 1,
                made_by: "demo".to_owned(),
                made_at: held + TimeDelta::minutes(90),
            };
            change.add_fair_intent(&one).await?;
            if let Some(result) = result {
                one.result = Some((result, on + Days::new(1), "demo".to_owned()));
                change.set_fair_intent(&one).await?;
            }
        }
        Ok(change.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whenever_it_is_loaded_its_first_scan_finds_the_gate_open() {
        let opens = DateTime::UNIX_EPOCH + TimeDelta::hours(9);
        for hour in 0..24 {
            let now = DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
            let first = first_scan(opens, now);
            assert!(
                now - GATE_OPEN < first && first <= now - TimeDelta::hours(1),
                "{hour}"
            );
        }
        let noon = DateTime::UNIX_EPOCH + TimeDelta::hours(12);
        assert_eq!(first_scan(opens, noon), opens);
    }
}
