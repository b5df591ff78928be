//! What the phone of a gate keeps while there is no signal: the list of codes, what was scanned and has not arrived, and what was said
//! of the last ones. Each step is a function of the shelf, so that a browser does it inside one transaction of its storage.
//!
//! **Invariant:** a scan leaves the shelf when the server has answered it, and never before.
//!
//! **Invariant:** no name stands in the list. What somebody types stands here until it has arrived, and no longer.

use super::{CheckInAnswer, CheckInAnswers, CheckInBatch, CheckInEntry, CheckInRecord, ScanReason};
use crate::fair::code::{FairCode, ReadCode};
use crate::field_work::{SteadyClock, wait_seconds};
use crate::ids::{CheckInId, FairId};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Records sent at once.
const AT_ONCE: usize = 200;
/// Answers that stay in sight.
const IN_SIGHT: usize = 20;

/// What a gate takes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatePack {
    /// The fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// The number of the gate.
    pub gate: u32,
    /// What it is called.
    pub name: String,
    /// Open from.
    pub opens_at: DateTime<Utc>,
    /// Open until.
    pub closes_at: DateTime<Utc>,
    /// The marks of codes that may come in ([`FairCode::mark`]).
    pub marks: BTreeSet<u64>,
    /// Those of them that are in.
    pub inside: BTreeSet<u64>,
    /// The marks of codes that were given back.
    pub cancelled: BTreeSet<u64>,
    /// How many people are in, with those who have no code.
    pub count: u32,
    /// When it was made.
    pub now: DateTime<Utc>,
}

/// What is remembered beside the records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GateMeta {
    /// A clock that never goes back.
    pub clock: SteadyClock,
    /// Codes scanned here, by mark, and when.
    pub seen: BTreeMap<u64, DateTime<Utc>>,
    /// How many were sent and answered.
    pub arrived: u32,
    /// Attempts that failed, in a row.
    pub failures: u32,
    /// When to try again.
    pub next_try: Option<DateTime<Utc>>,
    /// What was said of the last ones, the latest first.
    pub told: Vec<Told>,
    /// By how many seconds the clock of this phone is wrong, as the server measured it.
    pub off: Option<i64>,
}

/// What was said of a scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Which.
    pub id: CheckInId,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What the phone said by itself.
    pub offline: Option<OfflineSaid>,
    /// What the server said.
    pub answer: Option<CheckInAnswer>,
}

/// What a phone can say without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "said")]
pub enum OfflineSaid {
    /// On the list: let in.
    Listed,
    /// Scanned here before, or in when the list was made.
    Before {
        /// When, where it was here.
        at: Option<DateTime<Utc>>,
    },
    /// Not on the list: written down; the server says who it was.
    Unlisted,
    /// Typed: written down.
    Written,
    /// Surely none of this fair.
    Refused {
        /// Why.
        reason: ScanReason,
    },
}

/// Everything the phone keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateShelf {
    /// The list.
    pub pack: Option<GatePack>,
    /// The rest.
    pub meta: GateMeta,
    /// What has not arrived.
    pub waiting: BTreeMap<CheckInId, CheckInRecord>,
}

impl GateShelf {
    /// Takes a scan, and says what can be said without asking.
    pub fn scan(&mut self, id: CheckInId, entry: CheckInEntry, shown: DateTime<Utc>) -> OfflineSaid {
        let made_at = self.meta.clock.read(shown);
        let (said, entry) = said_offline(self.pack.as_ref(), &self.meta.seen, entry);
        if let CheckInEntry::Code { code } = &entry
            && let Some(code) = FairCode::parse(code)
        {
            self.meta.seen.entry(code.mark()).or_insert(made_at);
        }
        self.waiting.insert(id, CheckInRecord { id, made_at, entry });
        self.tell(Told {
            id,
            at: made_at,
            offline: Some(said),
            answer: None,
        });
        said
    }

    /// The next records to send, where it is time.
    pub fn batch(&mut self, gate: &str, shown: DateTime<Utc>) -> Option<CheckInBatch> {
        if self.waiting.is_empty() {
            return None;
        }
        Some(CheckInBatch {
            gate: gate.to_owned(),
            sent_at: self.meta.clock.read(shown),
            records: self.waiting.values().take(AT_ONCE).cloned().collect(),
        })
    }

    /// Whether it is time to try again.
    pub fn is_time(&mut self, shown: DateTime<Utc>) -> bool {
        let now = self.meta.clock.read(shown);
        self.meta.next_try.is_none_or(|next| now >= next)
    }

    /// The line is there again, or somebody asks: no waiting.
    pub fn hurry(&mut self) {
        self.meta.next_try = None;
    }

    /// Hears what came of what was sent; `None` where there was no answer.
    pub fn settle(&mut self, answers: Option<&CheckInAnswers>, chance: u8, shown: DateTime<Utc>) {
        let now = self.meta.clock.read(shown);
        let Some(answers) = answers else {
            self.meta.failures = self.meta.failures.saturating_add(1);
            let wait = wait_seconds(self.meta.failures, chance);
            self.meta.next_try = Some(now + TimeDelta::seconds(wait.into()));
            return;
        };
        self.meta.failures = 0;
        self.meta.next_try = None;
        for answered in answers
            .answers
            .iter()
            .filter(|answered| answered.answer.is_final())
        {
            let Some(record) = answered.id.and_then(|id| self.waiting.remove(&id)) else {
                continue;
            };
            self.meta.arrived = self.meta.arrived.saturating_add(1);
            if let CheckInAnswer::Accepted { off, .. } = &answered.answer {
                self.meta.off = *off;
            }
            self.tell(Told {
                id: record.id,
                at: record.made_at,
                offline: None,
                answer: Some(answered.answer.clone()),
            });
        }
        if let Some(pack) = &mut self.pack {
            pack.count = answers.inside;
        }
    }

    /// Takes back a scan that has not been sent: a slip. Says whether it was still here.
    pub fn take_back(&mut self, id: CheckInId) -> bool {
        let Some(record) = self.waiting.remove(&id) else {
            return false;
        };
        self.meta.told.retain(|told| told.id != id);
        if let CheckInEntry::Code { code } = &record.entry
            && let Some(code) = FairCode::parse(code)
        {
            self.meta.seen.remove(&code.mark());
        }
        true
    }

    /// How many wait.
    pub fn count_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What was said last.
    pub fn last(&self) -> Option<&Told> {
        self.meta.told.first()
    }

    /// What the server says takes the place of what the phone said of the same scan.
    fn tell(&mut self, told: Told) {
        let same = self.meta.told.iter_mut().find(|one| one.id == told.id);
        if let Some(same) = same {
            same.answer = told.answer;
            return;
        }
        self.meta.told.insert(0, told);
        self.meta.told.truncate(IN_SIGHT);
    }
}

/// What can be said of a scan without asking, and what of it is sent.
pub fn said_offline(
    pack: Option<&GatePack>,
    seen: &BTreeMap<u64, DateTime<Utc>>,
    entry: CheckInEntry,
) -> (OfflineSaid, CheckInEntry) {
    let CheckInEntry::Code { code } = entry else {
        return (OfflineSaid::Written, entry);
    };
    let refused = |reason| OfflineSaid::Refused { reason };
    let (said, code) = match (pack, FairCode::parse(&code)) {
        (_, None) => (refused(ScanReason::NoCode), String::new()),
        (None, Some(code)) => (OfflineSaid::Unlisted, String::from(code)),
        (Some(pack), Some(code)) => (listed(pack, seen, &code), String::from(code)),
    };
    (said, CheckInEntry::Code { code })
}

fn listed(pack: &GatePack, seen: &BTreeMap<u64, DateTime<Utc>>, code: &FairCode) -> OfflineSaid {
    let refused = |reason| OfflineSaid::Refused { reason };
    if let ReadCode::OfAnotherFair(_) = FairCode::read(code.as_str(), pack.fair) {
        return refused(ScanReason::OtherFair);
    }
    let mark = code.mark();
    match seen.get(&mark) {
        Some(at) => OfflineSaid::Before { at: Some(*at) },
        None if pack.inside.contains(&mark) => OfflineSaid::Before { at: None },
        None if pack.marks.contains(&mark) => OfflineSaid::Listed,
        None if pack.cancelled.contains(&mark) => refused(ScanReason::Cancelled),
        None => OfflineSaid::Unlisted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_in::{AttendeeKind, CheckInAnswered};
    use uuid::Uuid;

    const FAIR: FairId = FairId(Uuid::from_u128(0xABCDE));

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn code(n: u8) -> FairCode {
        FairCode::new(FAIR, [n; 10])
    }

    fn scan(code: &str) -> CheckInEntry {
        CheckInEntry::Code {
            code: code.to_owned(),
        }
    }

    fn id(n: u128) -> CheckInId {
        CheckInId(Uuid::from_u128(n))
    }

    fn shelf() -> GateShelf {
        GateShelf {
            pack: Some(GatePack {
                fair: FAIR,
                title: String::new(),
                gate: 1,
                name: String::new(),
                opens_at: at("2026-11-28T00:00:00Z"),
                closes_at: at("2026-11-28T09:00:00Z"),
                marks: [code(1).mark(), code(2).mark()].into(),
                inside: [code(2).mark()].into(),
                cancelled: [code(3).mark()].into(),
                count: 1,
                now: at("2026-11-28T00:00:00Z"),
            }),
            ..GateShelf::default()
        }
    }

    #[test]
    fn without_a_net_the_list_tells_most_of_it() {
        let mut shelf = shelf();
        let now = at("2026-11-28T01:12:00Z");
        let said = |shelf: &mut GateShelf, n, text: &str| shelf.scan(id(n), scan(text), now);
        assert_eq!(said(&mut shelf, 1, code(1).as_str()), OfflineSaid::Listed);
        assert_eq!(
            said(&mut shelf, 2, &code(1).grouped()),
            OfflineSaid::Before { at: Some(now) }
        );
        assert_eq!(
            said(&mut shelf, 3, code(2).as_str()),
            OfflineSaid::Before { at: None }
        );
        let refused = |reason| OfflineSaid::Refused { reason };
        assert_eq!(
            said(&mut shelf, 4, code(3).as_str()),
            refused(ScanReason::Cancelled)
        );
        assert_eq!(said(&mut shelf, 5, code(4).as_str()), OfflineSaid::Unlisted);
        let other = FairCode::new(FairId(Uuid::from_u128(0x1)), [1; 10]);
        assert_eq!(
            said(&mut shelf, 6, other.as_str()),
            refused(ScanReason::OtherFair)
        );
        assert_eq!(
            said(&mut shelf, 7, "https://pay.example/x?id=9"),
            refused(ScanReason::NoCode)
        );
        assert_eq!(
            shelf.waiting[&id(7)].entry,
            scan(""),
            "what else somebody shows is not sent"
        );
        assert_eq!(
            shelf.count_waiting(),
            7,
            "every scan is brought, so that the reasons are known"
        );
    }

    #[test]
    fn a_slip_that_was_not_sent_is_taken_back_whole() {
        let mut shelf = shelf();
        let now = at("2026-11-28T01:12:00Z");
        shelf.scan(id(1), scan(code(1).as_str()), now);
        assert!(shelf.take_back(id(1)));
        assert!(!shelf.take_back(id(1)));
        assert_eq!((shelf.count_waiting(), shelf.last()), (0, None));
        assert_eq!(
            shelf.scan(id(2), scan(code(1).as_str()), now),
            OfflineSaid::Listed
        );
    }

    #[test]
    fn a_scan_waits_until_it_is_answered_and_keeps_its_time() {
        let mut shelf = shelf();
        shelf.scan(id(1), scan(code(1).as_str()), at("2026-11-28T01:12:00Z"));
        // Somebody sets the clock of the phone back meanwhile.
        let batch = shelf.batch("secret", at("2026-11-28T00:30:00Z")).unwrap();
        assert_eq!(batch.records[0].made_at, at("2026-11-28T01:12:00Z"));
        assert!(batch.sent_at >= batch.records[0].made_at);
        shelf.settle(None, 0, at("2026-11-28T03:12:00Z"));
        assert_eq!(shelf.count_waiting(), 1);
        assert!(!shelf.is_time(at("2026-11-28T03:12:01Z")));
        shelf.hurry();
        assert!(shelf.is_time(at("2026-11-28T03:12:02Z")));
        let answers = |answer| CheckInAnswers {
            now: at("2026-11-28T03:12:00Z"),
            answers: vec![CheckInAnswered {
                id: Some(id(1)),
                answer,
            }],
            inside: 7,
        };
        shelf.settle(
            Some(&answers(CheckInAnswer::Later)),
            0,
            at("2026-11-28T03:12:03Z"),
        );
        assert_eq!(shelf.count_waiting(), 1);
        let accepted = CheckInAnswer::Accepted {
            attendance: crate::ids::AttendanceId(Uuid::nil()),
            number: 7,
            name: "王**".to_owned(),
            kind: AttendeeKind::Seeker,
            at: at("2026-11-28T01:12:00Z"),
            off: None,
        };
        shelf.settle(Some(&answers(accepted.clone())), 0, at("2026-11-28T03:12:04Z"));
        assert_eq!((shelf.count_waiting(), shelf.meta.arrived), (0, 1));
        let told = shelf.last().unwrap();
        assert_eq!(
            (told.offline, &told.answer),
            (Some(OfflineSaid::Listed), &Some(accepted))
        );
        assert_eq!(shelf.pack.unwrap().count, 7);
    }
}
