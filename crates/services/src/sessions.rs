//! Sessions of every kind: how long they last, whom they stand for, and their ends.

use crate::{Failure, Services, secret};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::SessionId;
use domain::ports::{Due, SessionInfo, SessionLine};
use domain::proxy::Proxy;
use domain::refusal::Refusal;
use domain::session::{Device, Subject};
use serde_json::json;
use store::{Account, Connection, Session, Transaction};

/// How long a session lasts at most, and how long without being used.
struct Span {
    most: TimeDelta,
    idle: TimeDelta,
}

/// Staff sign in every day; a telephone at home is kept signed in for a month.
const fn span(subject: Subject) -> Span {
    match subject {
        Subject::Staff(_) => Span {
            most: TimeDelta::hours(12),
            idle: TimeDelta::hours(2),
        },
        Subject::Employer(_) => Span {
            most: TimeDelta::days(7),
            idle: TimeDelta::days(2),
        },
        Subject::Seeker(_) | Subject::Proxy(_) => Span {
            most: TimeDelta::days(30),
            idle: TimeDelta::days(30),
        },
    }
}

/// How exactly the last use is noted.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);

impl Services {
    /// Opens a session within a change. Gives the secret for the cookie, and when it ends.
    pub(crate) async fn add_session(
        &self,
        change: &mut Transaction,
        subject: Subject,
        device: Device,
    ) -> Result<(String, DateTime<Utc>), Failure> {
        let now = self.clock.now();
        let token = secret::token(&self.chance);
        let session = Session {
            token_hash: secret::fingerprint(&token),
            id: SessionId::new(&*self.ids, now),
            subject,
            device,
            created_at: now,
            seen_at: now,
            valid_to: now + span(subject).most,
        };
        change.add_session(&session).await?;
        Ok((token, session.valid_to))
    }

    /// The session of a cookie while it lasts and while whom it stands for may sign in.
    pub(crate) async fn find_session(&self, token: &str) -> Result<Option<SessionInfo>, Failure> {
        let now = self.clock.now();
        let mut read = self.db.read().await?;
        let found = read.find_session(&secret::fingerprint(token)).await?;
        let lasts =
            |session: &Session| session.valid_to > now && session.seen_at + span(session.subject).idle > now;
        let Some(session) = found.filter(lasts) else {
            return Ok(None);
        };
        let Some((actor, due)) = self.stands_for(&mut read, session.subject).await? else {
            return Ok(None);
        };
        drop(read);
        if session.seen_at + SEEN_EVERY <= now {
            let mut change = self.db.begin().await?;
            change.set_session_seen(session.id, now).await?;
            change.commit().await?;
        }
        Ok(Some(SessionInfo {
            id: session.id,
            actor,
            valid_to: session.valid_to,
            due,
        }))
    }

    /// Whom a session stands for now, and what they have yet to do first; `None` when they may no longer sign in.
    pub(crate) async fn stands_for(
        &self,
        read: &mut Connection,
        subject: Subject,
    ) -> Result<Option<(Actor, Option<Due>)>, Failure> {
        Ok(match subject {
            Subject::Staff(id) => {
                let account = read.find_account(id).await?.filter(|account| account.active);
                account.map(|account| (Actor::Staff(account.staff()), due_of(&account)))
            }
            Subject::Seeker(id) => {
                let person = read.find_person(id).await?;
                person.map(|person| (Actor::Seeker(person.id), None))
            }
            Subject::Proxy(id) => {
                let proxy = read.find_proxy(id).await?;
                let proxy = proxy.filter(|proxy| proxy.is_in_force_on(self.clock.today()));
                let acts = |proxy: Proxy| Actor::Proxy {
                    person: proxy.person,
                    proxy: proxy.id,
                };
                proxy.map(|proxy| (acts(proxy), None))
            }
            Subject::Employer(id) => {
                let account = read.find_employer_account(id).await?;
                account
                    .as_ref()
                    .and_then(employer_actor)
                    .map(|actor| (actor, None))
            }
        })
    }

    /// Ends the session of a cookie, whoever asks.
    pub(crate) async fn close_session(&self, who: &Actor, token: &str) -> Result<(), Failure> {
        let hash = secret::fingerprint(token);
        let mut change = self.db.begin().await?;
        let Some(session) = change.find_session(&hash).await? else {
            return Ok(());
        };
        change.delete_session(&hash).await?;
        let line = self.audit(who, "sign_out", "session", session.id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// The sessions of whoever asks that still last.
    pub(crate) async fn session_lines(
        &self,
        who: &Actor,
        here: SessionId,
    ) -> Result<Vec<SessionLine>, Failure> {
        let now = self.clock.now();
        let sessions = self.db.list_sessions_of(subject_of(who)?).await?;
        let lasting = sessions
            .into_iter()
            .filter(|session| session.valid_to > now && session.seen_at + span(session.subject).idle > now);
        Ok(lasting
            .map(|session| SessionLine {
                id: session.id,
                device: session.device,
                created_at: session.created_at,
                seen_at: session.seen_at,
                here: session.id == here,
            })
            .collect())
    }

    /// Ends one session of whoever asks.
    pub(crate) async fn end_session_of(&self, who: &Actor, id: SessionId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        if !change.delete_session_of(subject_of(who)?, id).await? {
            return Err(Refusal::NotFound.into());
        }
        let line = self.audit(who, "end", "session", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Ends every session of whoever asks but one.
    pub(crate) async fn end_sessions_but(&self, who: &Actor, here: SessionId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let ended = change.delete_sessions_of(subject_of(who)?, Some(here)).await?;
        let line = self.audit(
            who,
            "end_others",
            "session",
            here.to_string(),
            json!({ "sessions": ended }),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }
}

/// What staff have yet to do.
fn due_of(account: &Account) -> Option<Due> {
    let second = account.second.as_ref().is_some_and(|second| second.on);
    match (account.must_change, second) {
        (true, _) => Some(Due::Password),
        (false, false) => Some(Due::SecondStep),
        (false, true) => None,
    }
}

/// As whom somebody is signed in.
fn subject_of(who: &Actor) -> Result<Subject, Refusal> {
    match who {
        Actor::Staff(staff) => Ok(Subject::Staff(staff.account)),
        Actor::Seeker(person) => Ok(Subject::Seeker(*person)),
        Actor::Proxy { proxy, .. } => Ok(Subject::Proxy(*proxy)),
        Actor::Employer { account, .. } | Actor::Applicant { account } => Ok(Subject::Employer(*account)),
        Actor::Visitor | Actor::Operator | Actor::Worker => Err(Refusal::NotSignedIn),
    }
}

/// Whom an account of an employer stands for: it acts once it is confirmed, and waits before.
fn employer_actor(account: &EmployerAccount) -> Option<Actor> {
    let id = account.id;
    match account.standing {
        Standing::Confirmed { .. } => Some(Actor::Employer {
            employer: account.employer,
            account: id,
        }),
        Standing::Waiting { since: Some(_) } | Standing::Refused { .. } => {
            Some(Actor::Applicant { account: id })
        }
        Standing::Waiting { since: None } | Standing::Invited { .. } | Standing::Closed { .. } => None,
    }
}
