//! What phones bring: each record judged by itself, each answered when it will last.

use super::chunk::{Known, TOGETHER};
use super::keep::{Brought, Kept};
use crate::person_file::Authors;
use crate::{Failure, Services, secret};
use chrono::{DateTime, Utc};
use domain::actor::{Actor, Staff};
use domain::ids::{AccountId, PersonId, VisitId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{Author, Received};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::visit::{
    Corrected, FORM, Outcome, ProposalState, RECORDS_MAX, SyncAnswer, SyncAnswered, SyncAnswers, SyncBatch,
    SyncConflict, SyncReason, SyncRecord, Visit, VisitProposal, corrected,
};
use serde_json::json;
use std::sync::Arc;
use store::{Connection, Transaction};

/// Lines of the access log in which it is looked whether somebody ever had the file.
const LINES: u32 = 500;

/// How somebody stands to a person.
enum Standing {
    /// They may visit.
    Now,
    /// They looked after the person, or had the file, and somebody else does now.
    Once,
    /// They have nothing to do with the person.
    Never,
}

/// A record with who brings it and when.
pub(super) struct Coming {
    pub who: Arc<Actor>,
    /// The account of whoever brings it.
    pub by: AccountId,
    /// Whether that account has been closed: what it brings is proposed, whoever it is about.
    pub closed: bool,
    pub record: SyncRecord,
    pub made: Corrected,
    pub received_at: DateTime<Utc>,
}

/// What is to be done with a record.
pub(super) enum Judged<'k> {
    /// It is answered so, and nothing is written.
    Said(SyncAnswer),
    /// It is kept for whoever looks after the person now.
    Propose(&'k PersonRecord),
    /// It is kept, and goes into the file.
    Keep(&'k PersonRecord),
}

/// What came of a record, before it lasts.
pub(super) struct Taken {
    pub answer: SyncAnswer,
    /// Whom it is about, where something was written into a file.
    pub kept: Option<PersonId>,
}

impl Taken {
    /// An answer to a record of which nothing goes into a file.
    pub const fn said(answer: SyncAnswer) -> Self {
        Self { answer, kept: None }
    }

    /// Whether what was written is to last.
    pub const fn lasts(&self) -> bool {
        self.answer.may_be_forgotten()
    }
}

impl Services {
    pub(super) async fn take_batch(
        &self,
        who: &Actor,
        batch: SyncBatch<Received>,
    ) -> Result<SyncAnswers, Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let account = who.staff()?.account;
        self.take_records(who, (account, false), batch).await
    }

    /// The account of a session that its closing ended; an account that is open, and whoever was never signed in, sign in.
    pub(super) async fn closed_account(&self, secret: &str) -> Result<Staff, Failure> {
        let hash = secret::fingerprint(secret);
        let mut db = self.db.read().await?;
        let account = match db.find_closed_session(&hash).await? {
            Some(id) => db.find_account(id).await?,
            None => None,
        };
        let closed = account.filter(|account| !account.active);
        Ok(closed.ok_or(Refusal::NotSignedIn)?.staff())
    }

    pub(super) async fn take_back_batch(
        &self,
        secret: &str,
        batch: SyncBatch<Received>,
    ) -> Result<SyncAnswers, Failure> {
        let staff = self.closed_account(secret).await?;
        let account = staff.account;
        self.take_records(&Actor::Staff(staff), (account, true), batch)
            .await
    }

    /// Takes the records of an account that is open or closed.
    pub(super) async fn take_records(
        &self,
        who: &Actor,
        (account, closed): (AccountId, bool),
        batch: SyncBatch<Received>,
    ) -> Result<SyncAnswers, Failure> {
        if batch.records.len() > RECORDS_MAX {
            return Err(Refusal::field("records", Problem::TooLong).into());
        }
        if batch.account.is_some_and(|author| author != account) {
            return Ok(self.of_another(&batch));
        }
        let (who, received_at) = (Arc::new(who.clone()), self.clock.now());
        let (mut coming, mut places) = (Vec::new(), Vec::with_capacity(batch.records.len()));
        for received in batch.records {
            let record = received.map(|record| record.upcast());
            places.push(record.as_ref().map(|record| record.id).map_err(|id| *id));
            coming.extend(record.ok().map(|record| Coming {
                who: Arc::clone(&who),
                by: account,
                closed,
                made: corrected(record.made_at, batch.sent_at, received_at),
                record,
                received_at,
            }));
        }
        let mut told = Vec::with_capacity(coming.len());
        for chunk in coming.chunks(TOGETHER) {
            told.extend(self.answer_chunk(chunk).await);
        }
        let mut told = told.into_iter();
        let answered = |place: Result<VisitId, Option<VisitId>>| match place {
            Err(id) => SyncAnswered {
                id,
                answer: SyncAnswer::refused(SyncReason::Unreadable),
            },
            Ok(id) => SyncAnswered {
                id: Some(id),
                answer: told.next().unwrap_or(SyncAnswer::refused(SyncReason::TryAgain)),
            },
        };
        Ok(SyncAnswers {
            now: self.clock.now(),
            form: FORM,
            answers: places.into_iter().map(answered).collect(),
        })
    }

    /// A shared phone sent what somebody else made: nothing of it is kept in the name of whoever is signed in.
    fn of_another(&self, batch: &SyncBatch<Received>) -> SyncAnswers {
        let id = |received: &Received| match received {
            Ok(record) => Some(record.id),
            Err(id) => *id,
        };
        let refused = |received: &Received| SyncAnswered {
            id: id(received),
            answer: SyncAnswer::refused(SyncReason::OtherAccount),
        };
        SyncAnswers {
            now: self.clock.now(),
            form: FORM,
            answers: batch.records.iter().map(refused).collect(),
        }
    }

    /// Reads what a record is about, and judges it. Nothing is written.
    pub(super) async fn judge<'k>(
        &self,
        db: &mut Connection,
        coming: &Coming,
        known: &'k Known,
    ) -> Result<Judged<'k>, Failure> {
        let record = &coming.record;
        let refused = |reason| Judged::Said(SyncAnswer::refused(reason));
        if record.form > FORM {
            return Ok(refused(SyncReason::FormNewer));
        }
        if record.id.0.get_version_num() != 7 {
            return Ok(refused(SyncReason::Unreadable));
        }
        if let Some(answer) = self.known(db, coming, known).await? {
            return Ok(Judged::Said(answer));
        }
        let Some(file) = known.file(record.person) else {
            let erased = db.find_erased(record.person).await?.is_some();
            return Ok(refused(if erased {
                SyncReason::Erased
            } else {
                SyncReason::NotFound
            }));
        };
        Ok(match self.standing(db, coming, (&file.person, known)).await? {
            Standing::Never => refused(SyncReason::NotFound),
            Standing::Once => Judged::Propose(file),
            Standing::Now => Judged::Keep(file),
        })
    }

    /// Writes what was judged. It is the caller's to keep or to take back.
    pub(super) async fn write_judged(
        &self,
        change: &mut Transaction,
        coming: &Coming,
        (judged, known): (Judged<'_>, &Known),
    ) -> Result<Taken, Failure> {
        match judged {
            Judged::Said(answer) => Ok(Taken::said(answer)),
            Judged::Propose(file) => self.propose(change, coming, &file.person).await,
            Judged::Keep(file) => self.keep_synced(change, coming, (file, known)).await,
        }
    }

    /// The answer to a record that has come before.
    async fn known(
        &self,
        db: &mut Connection,
        coming: &Coming,
        known: &Known,
    ) -> Result<Option<SyncAnswer>, Failure> {
        let id = coming.record.id;
        if let Some(visit) = known.visit(id) {
            if visit.by != coming.by {
                return Ok(Some(SyncAnswer::refused(SyncReason::IdTaken)));
            }
            return match visit.outcome {
                // Whoever has the file now may have written what it is laid beside.
                _ if coming.closed => Ok(Some(SyncAnswer::Known)),
                Outcome::Draft if !is_same(visit, &coming.record) => Ok(None),
                _ => Ok(Some(self.again(db, id).await?)),
            };
        }
        Ok(known.author_of_proposal(id).map(|by| {
            if by == coming.by {
                withdrawn()
            } else {
                SyncAnswer::refused(SyncReason::IdTaken)
            }
        }))
    }

    /// A visit that was kept before: known, unless a human still has to choose, which its author may not have heard.
    async fn again(&self, db: &mut Connection, id: VisitId) -> Result<SyncAnswer, Failure> {
        let mut authors = Authors::default();
        let mut conflicts = Vec::new();
        for card in db.list_conflicts_of_visit(id).await? {
            if card.chosen.is_some() {
                continue;
            }
            conflicts.push(SyncConflict {
                field: card.field,
                mine: card.mine,
                theirs: card.theirs,
                by: match card.theirs_by.as_str() {
                    "" => Author::Machine,
                    label => authors.of(db, label).await?,
                },
            });
        }
        Ok(if conflicts.is_empty() {
            SyncAnswer::Known
        } else {
            SyncAnswer::Conflict { conflicts }
        })
    }

    async fn standing(
        &self,
        db: &mut Connection,
        coming: &Coming,
        (person, known): (&Person, &Known),
    ) -> Result<Standing, Failure> {
        let may = coming.who.may_with(
            Deed::Create,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        );
        let care = known.care(person.id);
        if may.is_ok() && care != Some(false) && !coming.closed {
            return Ok(Standing::Now);
        }
        let had_it = care.is_some()
            || db
                .list_access_of(person.id, LINES)
                .await?
                .iter()
                .any(|line| line.account == coming.by);
        Ok(if had_it { Standing::Once } else { Standing::Never })
    }

    async fn propose(
        &self,
        change: &mut Transaction,
        coming: &Coming,
        person: &Person,
    ) -> Result<Taken, Failure> {
        let proposal = VisitProposal {
            person: person.id,
            by: coming.by,
            made: coming.made,
            received_at: coming.received_at,
            record: coming.record.clone(),
            state: ProposalState::Open,
        };
        change.add_visit_proposal(&proposal).await?;
        let detail = json!({ "visit": coming.record.id, "closed": coming.closed });
        change
            .add_audit(&self.audit(
                &coming.who,
                "propose_visit",
                "person",
                person.id.to_string(),
                detail,
            ))
            .await?;
        Ok(Taken::said(withdrawn()))
    }

    async fn keep_synced(
        &self,
        change: &mut Transaction,
        coming: &Coming,
        (file, known): (&PersonRecord, &Known),
    ) -> Result<Taken, Failure> {
        let id = file.person.id;
        let brought = Brought {
            who: &coming.who,
            by: coming.by,
            record: &coming.record,
            made: coming.made,
            received_at: coming.received_at,
            of_merged: id != coming.record.person,
            beside: known.beside(coming, id),
        };
        let answer = match self.keep_visit(change, file.clone(), &brought).await? {
            Kept::Wrong(problems) => {
                return Ok(Taken::said(SyncAnswer::Refused {
                    reason: SyncReason::Fields,
                    kept: false,
                    problems,
                }));
            }
            Kept::Whole(visit, conflicts) if conflicts.is_empty() => SyncAnswer::Accepted {
                twin_of: visit.twin_of,
                clock_off: visit.clock_off,
            },
            Kept::Whole(_, conflicts) => SyncAnswer::Conflict { conflicts },
        };
        Ok(Taken {
            answer,
            kept: Some(id),
        })
    }
}

fn withdrawn() -> SyncAnswer {
    SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    }
}

/// Whether a draft says again what is kept of it.
fn is_same(visit: &Visit, record: &SyncRecord) -> bool {
    visit.outcome == record.outcome
        && visit.answers == record.answers
        && visit.edits == record.edits
        && visit.confirmation == record.confirmation
        && visit.point == record.point
}
