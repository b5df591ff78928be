//! Everything the phone keeps of its own, and the steps it takes.

use super::clock::SteadyClock;
use super::draft::{Change, Draft};
use super::outbox::{Contact, Stuck, Told, Waiting, pairs, wait_seconds};
use crate::ids::{AccountId, PersonId, VisitId};
use crate::ports::PackPerson;
use crate::refusal::FieldProblem;
use crate::visit::{
    BYTES_MAX, CLOCK_SLACK_SECONDS, FORM, RECORDS_MAX, SyncAnswer, SyncAnswers, SyncBatch, SyncReason,
    SyncRecord,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Answers that are kept to be looked at.
const TOLD_MAX: usize = 60;
/// Bytes of a batch around its records.
const AROUND: usize = 1024;

/// What the phone knows beside the visits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// Whose pack is here.
    pub account: Option<AccountId>,
    /// The clock.
    pub clock: SteadyClock,
    /// When the pack came.
    pub packed_at: Option<DateTime<Utc>>,
    /// Days it may stay.
    pub keep_days: u32,
    /// How often sending failed in a row.
    pub failures: u32,
    /// When to try again.
    pub next_at: Option<DateTime<Utc>>,
    /// How many records go at once, where all were too many.
    pub at_once: Option<usize>,
    /// Whether somebody has to sign in before anything goes.
    pub sign_in: bool,
    /// The version of the form the server fills in, as it last said.
    pub form: u16,
}

impl Meta {
    /// Whether the server has a newer form than this page.
    pub const fn is_outdated(&self) -> bool {
        self.form > FORM
    }
}

/// How much is where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Finished and not arrived, of whoever's pack is here.
    pub waiting: usize,
    /// Of these, those somebody has to look at.
    pub stuck: usize,
    /// Unfinished.
    pub drafts: usize,
    /// Of somebody else who has used the phone.
    pub of_others: usize,
}

/// Everything the phone keeps of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// What it knows beside the visits.
    pub meta: Meta,
    /// What is being written down.
    pub drafts: BTreeMap<VisitId, Draft>,
    /// What waits to be sent.
    pub waiting: BTreeMap<VisitId, Waiting>,
    /// What has arrived.
    pub told: BTreeMap<VisitId, Told>,
}

impl Shelf {
    /// Begins a visit, or goes on with the one that was begun. Nothing begins where nobody's pack is.
    pub fn begin(
        &mut self,
        fresh: VisitId,
        person: &PackPerson,
        form: u16,
        shown: DateTime<Utc>,
    ) -> Option<VisitId> {
        let account = self.meta.account?;
        if let Some(draft) = self.draft_of(person.id) {
            return Some(draft.id);
        }
        let now = self.meta.clock.read(shown);
        let draft = Draft::begin(fresh, account, person, form, now);
        self.drafts.insert(fresh, draft);
        Some(fresh)
    }

    /// The draft about somebody, of whoever's pack is here.
    pub fn draft_of(&self, person: PersonId) -> Option<&Draft> {
        let mut own = self.drafts.values().filter(|draft| self.is_own(draft));
        own.find(|draft| draft.person == person)
    }

    /// Changes one thing; whether there is such a draft.
    pub fn change(&mut self, id: VisitId, change: Change) -> bool {
        let draft = self.drafts.get_mut(&id);
        draft.is_some_and(|draft| {
            draft.change(change);
            true
        })
    }

    /// Finishes a draft. Whoever finishes it a second time changes nothing.
    pub fn finish(&mut self, id: VisitId, shown: DateTime<Utc>) -> Result<(), Vec<FieldProblem>> {
        let Some(draft) = self.drafts.get(&id) else {
            return Ok(());
        };
        let problems = draft.problems();
        if problems.is_empty() {
            let now = self.meta.clock.read(shown);
            self.queue(id, now);
            self.hurry();
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// Throws a draft away.
    pub fn drop_draft(&mut self, id: VisitId) {
        self.drafts.remove(&id);
    }

    /// Takes a finished visit back to write on, as long as the server keeps nothing of it. What was sent before gets a fresh
    /// id: under the old one the server would know it already.
    pub fn reopen(&mut self, id: VisitId, fresh: VisitId) -> Option<VisitId> {
        let waiting = self.waiting.get(&id).filter(|waiting| waiting.may_reopen())?;
        if self.draft_of(waiting.draft.person).is_some() {
            return None;
        }
        let Waiting { mut draft, tries, .. } = self.waiting.remove(&id)?;
        if tries > 0 {
            // Should the server have taken it after all, the two are of one day and count once.
            draft.id = fresh;
        }
        draft.revision += 1;
        let id = draft.id;
        self.drafts.insert(id, draft);
        Some(id)
    }

    /// Throws away a visit that the server does not take.
    pub fn drop_stuck(&mut self, id: VisitId) {
        let stuck = |waiting: &Waiting| waiting.stuck.as_ref().is_some_and(Stuck::needs_human);
        if self.waiting.get(&id).is_some_and(stuck) {
            self.waiting.remove(&id);
        }
    }

    /// What is sent now, oldest first; it is written down that it was sent before it is. `size` says how many bytes a
    /// record takes.
    pub fn batch(&mut self, shown: DateTime<Utc>, size: impl Fn(&SyncRecord) -> usize) -> Option<SyncBatch> {
        let account = self.meta.account?;
        let sent_at = self.meta.clock.read(shown);
        let mut going: Vec<&mut Waiting> = self
            .waiting
            .values_mut()
            .filter(|waiting| waiting.draft.account == account && waiting.is_sendable())
            .collect();
        going.sort_by_key(|waiting| (waiting.made_at, waiting.draft.id));
        let most = self.meta.at_once.unwrap_or(RECORDS_MAX).clamp(1, RECORDS_MAX);
        let (mut records, mut bytes) = (Vec::new(), AROUND);
        for waiting in going {
            let record = waiting.record();
            bytes += size(&record) + 1;
            if !records.is_empty() && (records.len() >= most || bytes > BYTES_MAX) {
                break;
            }
            waiting.tries += 1;
            records.push(record);
        }
        (!records.is_empty()).then_some(SyncBatch {
            account: Some(account),
            sent_at,
            records,
        })
    }

    /// Takes in what came of sending these; gives the people whose files leave the phone.
    pub fn settle(
        &mut self,
        sent: &[VisitId],
        contact: &Contact,
        chance: u8,
        shown: DateTime<Utc>,
    ) -> BTreeSet<PersonId> {
        let now = self.meta.clock.read(shown);
        match contact {
            Contact::Answers(answers) => {
                let withdrawn = self.answered(sent, answers, chance, now);
                self.set_clock_right(answers.now, shown);
                return withdrawn;
            }
            Contact::SignIn => self.meta.sign_in = true,
            Contact::Withdrawn => self.let_all_go(now),
            Contact::Smaller => self.meta.at_once = Some((sent.len() / 2).max(1)),
            Contact::Later => {}
        }
        if !matches!(contact, Contact::Smaller) || sent.len() <= 1 {
            self.failed(chance, now);
        }
        BTreeSet::new()
    }

    fn answered(
        &mut self,
        sent: &[VisitId],
        answers: &SyncAnswers,
        chance: u8,
        now: DateTime<Utc>,
    ) -> BTreeSet<PersonId> {
        let mut withdrawn = BTreeSet::new();
        let mut again = false;
        for (id, answer) in pairs(sent, answers) {
            let Some(waiting) = self.waiting.get_mut(&id) else {
                continue;
            };
            let person = waiting.draft.person;
            if let SyncAnswer::Refused {
                reason: SyncReason::Withdrawn | SyncReason::Erased,
                ..
            } = answer
            {
                withdrawn.insert(person);
            }
            match answer {
                answer if answer.may_be_forgotten() => {
                    let told = told(waiting, answer, now);
                    self.waiting.remove(&id);
                    self.told.insert(id, told);
                }
                SyncAnswer::Refused { reason, problems, .. } => {
                    waiting.stuck = Some(Stuck {
                        reason: *reason,
                        problems: problems.clone(),
                    });
                    again |= waiting.is_sendable();
                }
                _ => {}
            }
        }
        self.meta.sign_in = false;
        self.meta.at_once = None;
        self.meta.form = answers.form;
        self.drop_old_news();
        for person in &withdrawn {
            self.propose(|draft| draft.person == *person, now);
        }
        if again || pairs(sent, answers).len() < sent.len() {
            self.failed(chance, now);
        } else {
            self.hurry();
        }
        withdrawn
    }

    /// A pack has come: it is of this account and about these people. What was begun about anybody else goes to whoever
    /// looks after them now.
    pub fn adopt(
        &mut self,
        account: AccountId,
        keep_days: u32,
        people: &BTreeSet<PersonId>,
        shown: DateTime<Utc>,
    ) {
        let now = self.meta.clock.read(shown);
        if self.meta.account != Some(account) {
            self.told.clear();
        }
        self.meta.account = Some(account);
        self.meta.packed_at = Some(now);
        self.meta.keep_days = keep_days;
        self.meta.sign_in = false;
        self.propose(|draft| !people.contains(&draft.person), now);
    }

    /// Whether the pack has been here longer than it may.
    pub fn is_expired(&mut self, shown: DateTime<Utc>) -> bool {
        let now = self.meta.clock.read(shown);
        let keep = TimeDelta::days(i64::from(self.meta.keep_days));
        self.meta.packed_at.is_some_and(|packed| now - packed > keep)
    }

    /// The files leave the phone: what was begun is sent as it is, so that somebody can go on with it.
    pub fn withdraw_all(&mut self, shown: DateTime<Utc>) {
        let now = self.meta.clock.read(shown);
        self.let_all_go(now);
    }

    fn let_all_go(&mut self, now: DateTime<Utc>) {
        self.propose(|_| true, now);
        self.meta.packed_at = None;
        self.told.clear();
    }

    /// Whether something may be sent now.
    pub fn is_time(&mut self, shown: DateTime<Utc>) -> bool {
        let now = self.meta.clock.read(shown);
        self.meta.next_at.is_none_or(|next| next <= now)
    }

    /// There is signal again, or somebody asks: the next attempt need not wait.
    pub const fn hurry(&mut self) {
        self.meta.failures = 0;
        self.meta.next_at = None;
    }

    /// How much is where.
    pub fn counts(&self) -> Counts {
        let own: Vec<&Waiting> = self
            .waiting
            .values()
            .filter(|waiting| self.is_own(&waiting.draft))
            .collect();
        let drafts = self.drafts.values().filter(|draft| self.is_own(draft)).count();
        Counts {
            waiting: own.len(),
            stuck: own.iter().filter(|waiting| !waiting.is_sendable()).count(),
            drafts,
            of_others: self.waiting.len() + self.drafts.len() - own.len() - drafts,
        }
    }

    /// Whether whoever's pack is here wrote it.
    pub fn is_own(&self, draft: &Draft) -> bool {
        self.meta.account == Some(draft.account)
    }

    /// Makes drafts of the present account ready to be sent unfinished; blank ones go.
    fn propose(&mut self, whose: impl Fn(&Draft) -> bool, now: DateTime<Utc>) {
        let own = self.drafts.values().filter(|draft| self.is_own(draft));
        let chosen: Vec<(VisitId, bool)> = own
            .filter(|draft| whose(draft))
            .map(|draft| (draft.id, draft.is_blank()))
            .collect();
        for (id, blank) in chosen {
            if blank {
                self.drafts.remove(&id);
                continue;
            }
            if let Some(draft) = self.drafts.get_mut(&id) {
                draft.leave_open();
            }
            self.queue(id, now);
        }
    }

    /// Once nothing waits that was timed by it, the clock follows the phone again, where that is right.
    fn set_clock_right(&mut self, server: DateTime<Utc>, shown: DateTime<Utc>) {
        let off = (server - shown).num_seconds().abs();
        if self.waiting.is_empty() && off <= CLOCK_SLACK_SECONDS && self.meta.next_at.is_none() {
            self.meta.clock = SteadyClock::default();
            self.meta.clock.read(shown);
        }
    }

    fn queue(&mut self, id: VisitId, made_at: DateTime<Utc>) {
        if let Some(draft) = self.drafts.remove(&id) {
            let waiting = Waiting {
                draft,
                made_at,
                tries: 0,
                stuck: None,
            };
            self.waiting.insert(id, waiting);
        }
    }

    fn failed(&mut self, chance: u8, now: DateTime<Utc>) {
        self.meta.failures = self.meta.failures.saturating_add(1);
        let wait = TimeDelta::seconds(i64::from(wait_seconds(self.meta.failures, chance)));
        self.meta.next_at = Some(now + wait);
    }

    fn drop_old_news(&mut self) {
        while self.told.len() > TOLD_MAX {
            let oldest = self.told.values().min_by_key(|told| (told.told_at, told.id));
            if let Some(id) = oldest.map(|told| told.id) {
                self.told.remove(&id);
            }
        }
    }
}

fn told(waiting: &Waiting, answer: &SyncAnswer, now: DateTime<Utc>) -> Told {
    Told {
        id: waiting.draft.id,
        person: waiting.draft.person,
        name: waiting.draft.name.clone(),
        made_at: waiting.made_at,
        told_at: now,
        answer: answer.clone(),
    }
}
