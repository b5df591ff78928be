//! Entitlements follow what is on record: read in bulk, worked out on every core, and only what changed is written. What was
//! applied for keeps its amount once it is approved; what the rule gives today stands beside it.

use super::NOUN;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::claim::{
    Claim, ClaimState, Entitlement, Extra, Hands, Subject, bulk_hires, calculate, entitlements,
    provider_rewards,
};
use domain::ids::{ClaimId, PersonId};
use domain::params::Params;
use domain::policy::FigureBook;
use domain::ports::Recomputed;
use domain::values::Fen;
use serde_json::json;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, Write};
use std::num::NonZero;
use std::thread;
use store::{ClaimDone, ClaimKey, ClaimQuery, Lock, Transaction};

/// The setting that says on which day everything was recomputed last.
const RECOMPUTED_ON: &str = "claims.recomputed_on";
/// Claims entered by hand that are looked at again.
const BY_HAND: u32 = 100_000;

/// An entitlement and its fingerprint.
type Found = (Entitlement, i64);

/// What has to be written.
#[derive(Default)]
struct Plan {
    new: Vec<Found>,
    changed: Vec<(ClaimId, Found)>,
    gone: Vec<ClaimId>,
    now: Vec<(ClaimId, Option<Fen>)>,
    differ: u64,
    count: u64,
}

impl Services {
    /// Recomputes everything once a day; a change of figures asks for it again.
    pub(crate) async fn recompute_daily(&self) -> Result<(), Failure> {
        let today = self.clock.today().to_string();
        let last = self.db.read().await?.find_setting(None, RECOMPUTED_ON).await?;
        if last.as_deref() == Some(today.as_str()) {
            return Ok(());
        }
        self.recompute_claims(&Actor::Worker).await.map(drop)
    }

    /// Says that a figure has changed: everything is recomputed at the next turn.
    pub(crate) async fn forget_recomputed(&self, change: &mut Transaction) -> Result<(), Failure> {
        Ok(change.set_setting(None, RECOMPUTED_ON, None).await?)
    }

    /// Recomputes every entitlement, and writes what changed.
    pub async fn recompute_claims(&self, who: &Actor) -> Result<Recomputed, Failure> {
        let today = self.clock.today();
        let params = self.params().await?;
        let subjects = self.db.list_claim_subjects(None).await?;
        let found = everything(&subjects, &params, today)?;
        let mut change = self.db.begin().await?;
        change.lock(Lock::Claim).await?;
        let keys = change.list_claim_keys(None).await?;
        let plan = plan(found, keys);
        let mut told = Recomputed {
            people: subjects.len() as u64,
            placements: subjects.iter().map(|one| one.jobs.len() as u64).sum(),
            ..Recomputed::default()
        };
        self.write_plan(&mut change, plan, &mut told).await?;
        told.differ += self.look_again_by_hand(&mut change, &params).await?;
        change
            .set_setting(None, RECOMPUTED_ON, Some(&today.to_string()))
            .await?;
        if told.found + told.changed + told.gone > 0 {
            let detail = json!({ "found": told.found, "changed": told.changed, "gone": told.gone });
            change
                .add_audit(&self.audit(who, "recompute", NOUN, String::new(), detail))
                .await?;
        }
        change.commit().await?;
        Ok(told)
    }

    /// The same for one person, in the transaction that changed something of their work.
    pub(crate) async fn settle_claims_of(
        &self,
        change: &mut Transaction,
        person: PersonId,
    ) -> Result<(), Failure> {
        let params = change.list_policy_parameters().await?;
        let subjects = change.list_claim_subjects(Some(person)).await?;
        let found = found_for(&subjects, &params, self.clock.today());
        let keys = change.list_claim_keys(Some(person)).await?;
        let plan = plan(found, keys);
        self.write_plan(change, plan, &mut Recomputed::default()).await
    }

    async fn write_plan(
        &self,
        change: &mut Transaction,
        plan: Plan,
        told: &mut Recomputed,
    ) -> Result<(), Failure> {
        told.entitlements = plan.count;
        told.found = plan.new.len() as u64;
        told.gone = plan.gone.len() as u64;
        told.differ = plan.differ;
        let ids = self.ids.as_ref();
        let fresh = |(one, digest): Found| {
            let id = ClaimId::new(ids, self.clock.now());
            (self.claim_from(id, one), digest)
        };
        let new: Vec<(Claim, i64)> = plan.new.into_iter().map(fresh).collect();
        change.delete_claims(&plan.gone).await?;
        change.add_claims(&new).await?;
        change.set_claims_now(&plan.now).await?;
        told.changed = self.rewrite(change, plan.changed).await?;
        Ok(())
    }

    /// Writes entitlements anew that nobody has approved; what was brought and done with them stays.
    async fn rewrite(
        &self,
        change: &mut Transaction,
        changed: Vec<(ClaimId, Found)>,
    ) -> Result<u64, Failure> {
        let ids: Vec<ClaimId> = changed.iter().map(|(id, _)| *id).collect();
        let known = change.list_claims_with(&ids).await?;
        let mut known: HashMap<ClaimId, Claim> = known.into_iter().map(|one| (one.id, one)).collect();
        let mut count = 0;
        for (id, (one, digest)) in changed {
            let Some(mut claim) = known.remove(&id) else {
                continue;
            };
            let was = claim.amount;
            claim.payee.employer = one.payee.employer;
            if !one.payee.name.is_empty() {
                claim.payee.name = one.payee.name;
            }
            claim.period = one.period;
            claim.amount = one.amount;
            claim.arose_on = one.arose_on;
            claim.apply_by = one.apply_by;
            claim.calculation = one.calculation;
            claim.blocked = one.blocked;
            claim.now = None;
            change.set_claim(&claim, Some(digest)).await?;
            if claim.state != ClaimState::Draft && was != claim.amount {
                self.note_recalculated(change, &claim, was).await?;
            }
            count += 1;
        }
        Ok(count)
    }

    async fn note_recalculated(
        &self,
        change: &mut Transaction,
        claim: &Claim,
        was: Fen,
    ) -> Result<(), Failure> {
        let done = ClaimDone {
            at: self.clock.now(),
            by: Actor::Worker.label(),
            step: "recalculated".to_owned(),
            state: claim.state.code().to_owned(),
            reason: format!("{was} → {}", claim.amount),
            amount: claim.amount,
        };
        Ok(change.add_claim_step(claim.id, &done).await?)
    }

    fn claim_from(&self, id: ClaimId, one: Entitlement) -> Claim {
        Claim {
            id,
            kind: one.kind,
            key: one.key,
            person: one.person,
            placement: one.placement,
            payee: one.payee,
            area: one.area,
            period: one.period,
            amount: one.amount,
            arose_on: one.arose_on,
            apply_by: one.apply_by,
            calculation: one.calculation,
            extra: Extra::default(),
            state: ClaimState::Draft,
            documents: BTreeSet::new(),
            blocked: one.blocked,
            now: None,
            found: true,
            hands: Hands::default(),
            made_at: self.clock.now(),
            version: 0,
        }
    }

    /// Claims that somebody entered, put to today's figures of their own day.
    async fn look_again_by_hand(&self, change: &mut Transaction, params: &Params) -> Result<u64, Failure> {
        let by_hand = ClaimQuery {
            by_hand: true,
            ..ClaimQuery::default()
        };
        let claims = change.list_claims(&by_hand, BY_HAND, 0).await?;
        let (now, differ) = again_by_hand(&claims, params);
        change.set_claims_now(&now).await?;
        Ok(differ)
    }
}

/// What the rules give today for claims that were entered by hand, where that has to be written beside them; and how many
/// differ.
fn again_by_hand(claims: &[Claim], params: &Params) -> (Vec<(ClaimId, Option<Fen>)>, u64) {
    let book = FigureBook::of(params);
    let (mut now, mut differ) = (Vec::new(), 0);
    for claim in claims {
        let asked = &claim.calculation;
        let Ok(again) = calculate(&asked.rule, asked.inputs.clone(), &book, (claim.area, asked.on)) else {
            continue;
        };
        let amount = again.amount(claim.kind);
        let other = (amount != claim.amount).then_some(amount);
        differ += u64::from(other.is_some());
        if other != claim.now {
            now.push((claim.id, other));
        }
    }
    (now, differ)
}

/// Everything everybody's work entitles to, worked out on every core.
fn everything(subjects: &[Subject], params: &Params, today: NaiveDate) -> Result<Vec<Found>, Failure> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = subjects.len().div_ceil(cores).max(1);
    let mut found: Vec<Found> = thread::scope(|scope| -> Result<Vec<Found>, Failure> {
        let parts: Vec<_> = subjects
            .chunks(share)
            .map(|part| scope.spawn(move || found_for(part, params, today)))
            .collect();
        let mut found = Vec::new();
        for part in parts {
            let part = part.join();
            found.extend(part.map_err(|_| Failure::message("a rule broke off; nothing was written"))?);
        }
        Ok(found)
    })?;
    let book = FigureBook::of(params);
    let of_all = bulk_hires(subjects, &book, today).into_iter();
    let of_all = of_all.chain(provider_rewards(subjects, &book, today));
    found.extend(of_all.map(with_digest));
    Ok(found)
}

/// What the work of some people entitles to, everybody's on its own.
fn found_for(subjects: &[Subject], params: &Params, today: NaiveDate) -> Vec<Found> {
    let book = FigureBook::of(params);
    let found = subjects.iter().flat_map(|one| entitlements(one, &book, today));
    found.map(with_digest).collect()
}

/// FNV-1a: the same on every machine and in every version of the program.
struct Digest(u64);

impl Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What was found with the digest of all of it. What cannot be written as JSON has none, and is written anew each time.
fn with_digest(one: Entitlement) -> Found {
    let said = (
        &one.payee,
        one.period,
        one.amount,
        one.arose_on,
        one.apply_by,
        &one.calculation,
        one.blocked,
    );
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    let written = serde_json::to_writer(&mut digest, &said);
    let digest = if written.is_ok() {
        digest.0.cast_signed()
    } else {
        0
    };
    (one, digest)
}

/// What has to be written so that the claims are what was found.
fn plan(found: Vec<Found>, keys: Vec<ClaimKey>) -> Plan {
    let (known, by_hand): (Vec<ClaimKey>, Vec<ClaimKey>) = keys.into_iter().partition(|key| key.found);
    let by_hand: HashSet<String> = by_hand.into_iter().map(|key| key.key).collect();
    let mut known: HashMap<String, ClaimKey> = known.into_iter().map(|key| (key.key.clone(), key)).collect();
    let mut plan = Plan {
        count: found.len() as u64,
        ..Plan::default()
    };
    for (one, digest) in found {
        // Somebody has entered it before a record told of it: that one stands.
        if by_hand.contains(&one.key) {
            continue;
        }
        match known.remove(&one.key) {
            None => plan.new.push((one, digest)),
            Some(key) if is_open(&key.state) => {
                if key.digest != digest {
                    plan.changed.push((key.id, (one, digest)));
                }
            }
            Some(key) => plan.beside(&key, one.amount),
        }
    }
    for key in known.into_values() {
        if key.state == "draft" {
            plan.gone.push(key.id);
        } else {
            plan.beside(&key, Fen(0));
        }
    }
    plan
}

/// Whether the amount of a claim still follows the figures.
fn is_open(state: &str) -> bool {
    matches!(state, "draft" | "town_check" | "county_review")
}

impl Plan {
    /// Notes beside a claim what the rule gives now, where that is another amount and money is at stake.
    fn beside(&mut self, key: &ClaimKey, now: Fen) {
        let settled = matches!(key.state.as_str(), "refused" | "recovered");
        let other = (now != key.amount && !settled).then_some(now);
        self.differ += u64::from(other.is_some());
        if other != key.now {
            self.now.push((key.id, other));
        }
    }
}
