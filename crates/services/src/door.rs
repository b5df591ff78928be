//! The way in for people who have no account: one-time codes by text message, and the codes of slips.
//!
//! Whether a number is known makes no difference to anything the asker sees or can measure: the same words, the same
//! writing, the same limits. The message itself leaves after the answer.

mod code;

use crate::sms::SmsSender;
use crate::{Count, Counts, Failure, Services, secret};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::ids::SessionId;
use domain::person::{Person, masked_name};
use domain::ports::{Answered, CodeWish, Door, Entry, Proven, SessionLine, Whom};
use domain::refusal::{Problem, Refusal};
use domain::session::{Device, Subject};
use domain::values::Phone;
use serde_json::json;
use std::sync::Arc;
use store::{Connection, SignInCode, Transaction};

/// How long a code is good.
const CODE: TimeDelta = TimeDelta::minutes(5);
/// How long those who share a number may take to say who they are, after the code.
const CHOICE: TimeDelta = TimeDelta::minutes(10);
/// Wrong codes a ticket stands, and wrong answers to who somebody is.
const CODE_TRIES: u32 = 5;
const PROOF_TRIES: u32 = 3;

#[async_trait]
impl Door for Services {
    async fn sends_codes(&self) -> bool {
        self.sms.get().is_some()
    }

    async fn ask_code(&self, wish: CodeWish) -> Answered<String> {
        self.make_code(wish).await.map_err(|f| self.internal(&f))
    }

    async fn enter_code(&self, ticket: &str, code: &str, device: Device) -> Answered<Proven> {
        self.take_code(ticket, code, device)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn choices(&self, ticket: &str) -> Answered<Vec<Whom>> {
        self.list_choices(ticket).await.map_err(|f| self.internal(&f))
    }

    async fn choose(&self, ticket: &str, position: usize, proof: &str, device: Device) -> Answered<Entry> {
        self.take_choice(ticket, position, proof, device)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn enter_by_paper(&self, code: &str, device: Device) -> Answered<Entry> {
        self.take_paper(code, device).await.map_err(|f| self.internal(&f))
    }

    async fn sessions(&self, who: &Actor, here: SessionId) -> Answered<Vec<SessionLine>> {
        self.session_lines(who, here).await.map_err(|f| self.internal(&f))
    }

    async fn end_own_session(&self, who: &Actor, session: SessionId) -> Answered<()> {
        self.end_session_of(who, session)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn end_own_others(&self, who: &Actor, here: SessionId) -> Answered<()> {
        self.end_sessions_but(who, here)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Sends messages from now on by this sender. Set once.
    pub fn send_messages_by(&self, sender: Arc<dyn SmsSender>) {
        if self.sms.set(sender).is_err() {
            tracing::warn!("the sender of text messages is set already");
        }
    }

    /// Everybody who may sign in by a number.
    async fn subjects_of(&self, read: &mut Connection, phone: &Phone) -> Result<Vec<Subject>, Failure> {
        let today = self.clock.today();
        let here = |person: &Person| person.left.is_none_or(|(on, _)| on > today);
        let people = read.list_people_by_phone(phone).await?;
        let mut subjects: Vec<Subject> = people
            .iter()
            .filter(|person| here(person))
            .map(|person| Subject::Seeker(person.id))
            .collect();
        let proxies = read.list_proxies_by_phone(phone).await?;
        let proxies = proxies.iter().filter(|proxy| proxy.is_in_force_on(today));
        subjects.extend(proxies.map(|proxy| Subject::Proxy(proxy.id)));
        let accounts = read.list_employer_accounts_by_phone(phone).await?;
        let accounts = accounts.iter().filter(|account| account.may_sign_in());
        subjects.extend(accounts.map(|account| Subject::Employer(account.id)));
        Ok(subjects)
    }

    /// What those who share a number are asked to choose by.
    async fn whom(&self, read: &mut Connection, subject: Subject) -> Result<Option<Whom>, Failure> {
        Ok(match subject {
            Subject::Seeker(id) => {
                let person = read.find_person(id).await?;
                person.map(|person| Whom::Person(masked_name(&person.name)))
            }
            Subject::Proxy(id) => match read.find_proxy(id).await? {
                Some(proxy) => {
                    let person = read.find_person(proxy.person).await?;
                    person.map(|person| Whom::Proxy(masked_name(&person.name)))
                }
                None => None,
            },
            Subject::Employer(id) => {
                let account = read.find_employer_account(id).await?;
                account.map(|account| Whom::Employer(account.firm))
            }
            Subject::Staff(_) => None,
        })
    }

    /// Whether somebody is known by the year of birth or the end of the resident ID; an employer by the end of its code.
    async fn is_proven(&self, read: &mut Connection, subject: Subject, proof: &str) -> Result<bool, Failure> {
        let proof = proof.trim().to_ascii_uppercase();
        if proof.chars().count() != 4 {
            return Ok(false);
        }
        let person = match subject {
            Subject::Seeker(id) => read.find_person(id).await?,
            Subject::Proxy(id) => match read.find_proxy(id).await? {
                Some(proxy) => read.find_person(proxy.person).await?,
                None => None,
            },
            Subject::Employer(id) => {
                let account = read.find_employer_account(id).await?;
                return Ok(account.is_some_and(|account| account.uscc.as_ref().ends_with(&proof)));
            }
            Subject::Staff(_) => None,
        };
        Ok(person.is_some_and(|person| is_known_by(&person, &proof)))
    }

    /// Signs in, within a change that makes the ticket useless.
    async fn enter(
        &self,
        change: &mut Transaction,
        subject: Subject,
        how: &str,
        device: Device,
    ) -> Result<Entry, Failure> {
        if let Subject::Employer(id) = subject {
            self.prove_telephone(change, id).await?;
        }
        let (token, valid_to) = self.add_session(change, subject, device).await?;
        let (actor, _) = self
            .stands_for(change, subject)
            .await?
            .ok_or(Refusal::CodeSpent)?;
        self.counts.add(Count::SignIn);
        let line = self.audit(&actor, "sign_in", "session", how.to_owned(), json!({}));
        change.add_audit(&line).await?;
        Ok(Entry {
            token,
            valid_to,
            subject,
        })
    }

    async fn take_paper(&self, code: &str, device: Device) -> Result<Entry, Failure> {
        let (_, holder) = self.holder_of_code(code).await?;
        let subject = match holder {
            Actor::Proxy { proxy, .. } => Subject::Proxy(proxy),
            Actor::Seeker(person) => Subject::Seeker(person),
            _ => return Err(Refusal::NotFound.into()),
        };
        let mut change = self.db.begin().await?;
        let entry = self.enter(&mut change, subject, "paper", device).await?;
        change.commit().await?;
        Ok(entry)
    }
}

/// The year of birth, or the last four of the resident ID.
fn is_known_by(person: &Person, proof: &str) -> bool {
    let year = person.birth().format("%Y").to_string();
    let id = String::from(person.resident_id);
    proof == year || id.ends_with(proof)
}
