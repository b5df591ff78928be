//! One-time codes: made, limited, entered, and what comes after the right one.

use super::{
    CHOICE, CODE, CODE_TRIES, CodeWish, Count, Counts, DateTime, Device, Entry, Failure, PROOF_TRIES, Phone,
    Problem, Proven, Refusal, Services, SignInCode, TimeDelta, Transaction, Utc, Whom, json, secret,
};
use domain::actor::Actor;
use std::sync::Arc;

/// Between two codes for one number.
const PAUSE: TimeDelta = TimeDelta::seconds(60);
/// Codes for one number an hour and a day.
const HOURLY: usize = 5;
const DAILY: usize = 10;
/// Codes from one address an hour: a village may share one.
const HOURLY_FROM_ADDRESS: u64 = 60;

impl Services {
    pub(crate) async fn make_code(&self, wish: CodeWish) -> Result<String, Failure> {
        let sender = self.sms.get().ok_or(Refusal::NotFound)?;
        let now = self.clock.now();
        let (ticket, digits) = (secret::token(&self.chance), self.six_digits());
        let mut change = self.db.begin().await?;
        let code = SignInCode {
            ticket_hash: secret::fingerprint(&ticket),
            phone_mark: self.link_key.mark("phone", wish.phone.as_ref()),
            address_mark: self.link_key.mark("address", &wish.address),
            code_mark: self.code_mark(&ticket, &digits),
            subjects: self.subjects_of(&mut change, &wish.phone).await?,
            made_at: now,
            valid_to: now + CODE,
            tries: 0,
            proven_at: None,
            used_at: None,
        };
        if is_too_often(&mut change, &code, now).await? {
            self.record_code(&mut change, &code, "limit").await?;
            change.commit().await?;
            return Err(Refusal::TooMany.into());
        }
        change.use_up_codes_for_phone(&code.phone_mark, now).await?;
        change.add_sign_in_code(&code).await?;
        self.record_code(&mut change, &code, "ask").await?;
        change.commit().await?;
        if !code.subjects.is_empty() {
            send(Arc::clone(sender), Arc::clone(&self.counts), wish.phone, digits);
        }
        Ok(ticket)
    }

    pub(super) async fn take_code(
        &self,
        ticket: &str,
        digits: &str,
        device: Device,
    ) -> Result<Proven, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let hash = secret::fingerprint(ticket);
        if !change.take_code_try(&hash, CODE_TRIES).await? {
            return Err(Refusal::CodeSpent.into());
        }
        let found = change.find_sign_in_code(&hash).await?;
        let code = found
            .filter(|code| code.valid_to > now && code.proven_at.is_none())
            .ok_or(Refusal::CodeSpent)?;
        if !secret::is_equal(&code.code_mark, &self.code_mark(ticket, digits)) || code.subjects.is_empty() {
            self.record_code(&mut change, &code, "fail").await?;
            change.commit().await?;
            return Err(wrong("code", code.tries >= CODE_TRIES).into());
        }
        if let [subject] = code.subjects[..] {
            let entry = self.enter(&mut change, subject, "phone", device).await?;
            change.use_up_codes_for_phone(&code.phone_mark, now).await?;
            change.commit().await?;
            return Ok(Proven::Entered(entry));
        }
        change.set_code_proven(&hash, now).await?;
        self.record_code(&mut change, &code, "prove").await?;
        change.commit().await?;
        Ok(Proven::Several)
    }

    pub(super) async fn list_choices(&self, ticket: &str) -> Result<Vec<Whom>, Failure> {
        let mut read = self.db.read().await?;
        let found = read.find_sign_in_code(&secret::fingerprint(ticket)).await?;
        let code = found
            .filter(|code| self.may_choose(code))
            .ok_or(Refusal::CodeSpent)?;
        let mut choices = Vec::new();
        for subject in code.subjects {
            choices.extend(self.whom(&mut read, subject).await?);
        }
        Ok(choices)
    }

    pub(super) async fn take_choice(
        &self,
        ticket: &str,
        position: usize,
        proof: &str,
        device: Device,
    ) -> Result<Entry, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let hash = secret::fingerprint(ticket);
        if !change.take_code_try(&hash, PROOF_TRIES).await? {
            return Err(Refusal::CodeSpent.into());
        }
        let found = change.find_sign_in_code(&hash).await?;
        let code = found
            .filter(|code| self.may_choose(code))
            .ok_or(Refusal::CodeSpent)?;
        let subject = code.subjects.get(position).copied();
        let proven = match subject {
            Some(subject) => self.is_proven(&mut change, subject, proof).await?,
            None => false,
        };
        let Some(subject) = subject.filter(|_| proven) else {
            self.record_code(&mut change, &code, "fail_proof").await?;
            change.commit().await?;
            return Err(wrong("proof", code.tries >= PROOF_TRIES).into());
        };
        let entry = self.enter(&mut change, subject, "phone", device).await?;
        change.use_up_codes_for_phone(&code.phone_mark, now).await?;
        change.commit().await?;
        Ok(entry)
    }

    /// Whether the code of a ticket was entered, and who it is has yet to be said.
    fn may_choose(&self, code: &SignInCode) -> bool {
        let proven = code.proven_at.is_some_and(|at| at + CHOICE > self.clock.now());
        proven && code.used_at.is_none()
    }

    /// Six digits, each number as likely as any other.
    fn six_digits(&self) -> String {
        let number = u128::from_be_bytes(self.chance.bytes());
        format!("{:06}", number % 1_000_000)
    }

    fn code_mark(&self, ticket: &str, digits: &str) -> Vec<u8> {
        self.link_key.mark("code", &format!("{ticket} {digits}"))
    }

    async fn record_code(
        &self,
        change: &mut Transaction,
        code: &SignInCode,
        verb: &str,
    ) -> Result<(), Failure> {
        let head = code.ticket_hash.first_chunk().copied().unwrap_or_default();
        let id = format!("{:016x}", u64::from_be_bytes(head));
        match verb {
            "ask" | "limit" => self.counts.add(Count::CodeAsked),
            "fail" | "fail_proof" => self.counts.add(Count::FailedSignIn),
            _ => {}
        }
        let line = self.audit(&Actor::Visitor, verb, "sign_in_code", id, json!({}));
        Ok(change.add_audit(&line).await?)
    }
}

/// What a wrong try is told: the last one ends the ticket.
fn wrong(field: &str, last: bool) -> Refusal {
    if last {
        Refusal::CodeSpent
    } else {
        Refusal::field(field, Problem::Wrong)
    }
}

/// Whether codes were asked too often, for the number or from the address.
async fn is_too_often(
    change: &mut Transaction,
    code: &SignInCode,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let day = change
        .list_codes_for_phone(&code.phone_mark, now - TimeDelta::days(1))
        .await?;
    let hour = day.iter().filter(|at| **at > now - TimeDelta::hours(1)).count();
    let just = day.first().is_some_and(|at| *at > now - PAUSE);
    let from = change
        .count_codes_from(&code.address_mark, now - TimeDelta::hours(1))
        .await?;
    Ok(just || hour >= HOURLY || day.len() >= DAILY || from >= HOURLY_FROM_ADDRESS)
}

/// Sends the code after the answer: how long a gateway takes says nothing to the asker.
fn send(sender: Arc<dyn crate::sms::SmsSender>, counts: Arc<Counts>, phone: Phone, digits: String) {
    tokio::spawn(async move {
        let text = format!("【送岗】验证码 {digits}，5 分钟内有效。是你自己要的才用，不要告诉别人。");
        match sender.send(&phone, &text).await {
            Ok(()) => counts.add(Count::MessageSent),
            Err(failure) => {
                counts.add(Count::MessageFailed);
                tracing::error!(%failure, "a text message was not taken");
            }
        }
    });
}
