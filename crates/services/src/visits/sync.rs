//! What phones bring: each record by itself, each answered when it will last.

use super::keep::{Brought, Kept};
use super::was_overtaken;
use crate::person_file::Authors;
use crate::{Failure, Services};
use chrono::{DateTime, Utc};
use domain::actor::{Actor, Staff};
use domain::ids::{PersonId, VisitId};
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
use std::collections::BTreeSet;
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
struct Coming<'a> {
    who: &'a Actor,
    staff: &'a Staff,
    record: &'a SyncRecord,
    made: Corrected,
    received_at: DateTime<Utc>,
}

impl Services {
    pub(super) async fn take_batch(
        &self,
        who: &Actor,
        batch: SyncBatch<Received>,
    ) -> Result<SyncAnswers, Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let staff = who.staff()?;
        if batch.records.len() > RECORDS_MAX {
            return Err(Refusal::field("records", Problem::TooLong).into());
        }
        if batch.account.is_some_and(|account| account != staff.account) {
            return Ok(self.of_another(&batch));
        }
        let mut answers = Vec::with_capacity(batch.records.len());
        let mut touched = BTreeSet::new();
        for received in batch.records {
            let answered = match received {
                Err(id) => SyncAnswered {
                    id,
                    answer: SyncAnswer::refused(SyncReason::Unreadable),
                },
                Ok(record) => {
                    let record = record.upcast();
                    let received_at = self.clock.now();
                    let coming = Coming {
                        who,
                        staff,
                        made: corrected(record.made_at, batch.sent_at, received_at),
                        record: &record,
                        received_at,
                    };
                    let (answer, person) = self.answer_record(&coming).await;
                    touched.extend(person);
                    SyncAnswered {
                        id: Some(record.id),
                        answer,
                    }
                }
            };
            answers.push(answered);
        }
        self.follow_up_sync(&touched.into_iter().collect::<Vec<_>>())
            .await;
        Ok(SyncAnswers {
            now: self.clock.now(),
            form: FORM,
            answers,
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

    /// What is to be done after these visits. A failure is made good by the next turn of the worker.
    async fn follow_up_sync(&self, people: &[PersonId]) {
        let settled = async {
            let mut change = self.db.begin().await?;
            self.settle_tasks_of(&mut change, people).await?;
            Ok::<_, Failure>(change.commit().await?)
        };
        if let Err(failure) = settled.await {
            tracing::warn!(%failure, "what is to be done after visits could not be settled");
        }
    }

    /// Never fails: what broke is answered with "send it again". Also gives whom it is about, where something was kept.
    async fn answer_record(&self, coming: &Coming<'_>) -> (SyncAnswer, Option<PersonId>) {
        let mut tried = self.take_record(coming).await;
        if tried.as_ref().is_err_and(was_overtaken) {
            tried = self.take_record(coming).await;
        }
        match tried {
            Ok(done) => done,
            Err(failure) => {
                let refusal = self.internal(&failure);
                tracing::warn!(%refusal, "a visit could not be kept");
                (SyncAnswer::refused(SyncReason::TryAgain), None)
            }
        }
    }

    async fn take_record(&self, coming: &Coming<'_>) -> Result<(SyncAnswer, Option<PersonId>), Failure> {
        let record = coming.record;
        if record.form > FORM {
            return Ok((SyncAnswer::refused(SyncReason::FormNewer), None));
        }
        if record.id.0.get_version_num() != 7 {
            return Ok((SyncAnswer::refused(SyncReason::Unreadable), None));
        }
        let mut change = self.db.begin().await?;
        if let Some(answer) = self.known(&mut change, coming).await? {
            return Ok((answer, None));
        }
        let Some(person) = find_file(&mut change, record.person).await? else {
            let erased = change.find_erased(record.person).await?.is_some();
            let reason = if erased {
                SyncReason::Erased
            } else {
                SyncReason::NotFound
            };
            return Ok((SyncAnswer::refused(reason), None));
        };
        match self.standing(&mut change, coming, &person).await? {
            Standing::Never => Ok((SyncAnswer::refused(SyncReason::NotFound), None)),
            Standing::Once => self
                .propose(change, coming, &person)
                .await
                .map(|answer| (answer, None)),
            Standing::Now => self.keep_synced(change, coming, person).await,
        }
    }

    /// The answer to a record that has come before.
    async fn known(
        &self,
        change: &mut Transaction,
        coming: &Coming<'_>,
    ) -> Result<Option<SyncAnswer>, Failure> {
        let (id, account) = (coming.record.id, coming.staff.account);
        if let Some(visit) = change.find_visit(id).await? {
            if visit.by != account {
                return Ok(Some(SyncAnswer::refused(SyncReason::IdTaken)));
            }
            return match visit.outcome {
                Outcome::Draft if !is_same(&visit, coming.record) => Ok(None),
                _ => Ok(Some(self.again(change, id).await?)),
            };
        }
        let proposal = change.find_visit_proposal(id).await?;
        Ok(proposal.map(|proposal| {
            if proposal.by == account {
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
        coming: &Coming<'_>,
        person: &Person,
    ) -> Result<Standing, Failure> {
        let account = coming.staff.account;
        let may = coming.who.may_with(
            Deed::Create,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        );
        let owners = db.list_owners(person.id).await?;
        let now = owners
            .iter()
            .any(|spell| spell.account == account && spell.until.is_none());
        let once = owners.iter().any(|spell| spell.account == account);
        if may.is_ok() && (now || !once) {
            return Ok(Standing::Now);
        }
        let had_it = once
            || db
                .list_access_of(person.id, LINES)
                .await?
                .iter()
                .any(|line| line.account == account);
        Ok(if had_it { Standing::Once } else { Standing::Never })
    }

    async fn propose(
        &self,
        mut change: Transaction,
        coming: &Coming<'_>,
        person: &Person,
    ) -> Result<SyncAnswer, Failure> {
        let proposal = VisitProposal {
            person: person.id,
            by: coming.staff.account,
            made: coming.made,
            received_at: coming.received_at,
            record: coming.record.clone(),
            state: ProposalState::Open,
        };
        change.add_visit_proposal(&proposal).await?;
        let detail = json!({ "visit": coming.record.id });
        change
            .add_audit(&self.audit(
                coming.who,
                "propose_visit",
                "person",
                person.id.to_string(),
                detail,
            ))
            .await?;
        change.commit().await?;
        Ok(withdrawn())
    }

    async fn keep_synced(
        &self,
        mut change: Transaction,
        coming: &Coming<'_>,
        person: Person,
    ) -> Result<(SyncAnswer, Option<PersonId>), Failure> {
        let id = person.id;
        let brought = Brought {
            who: coming.who,
            by: coming.staff.account,
            record: coming.record,
            made: coming.made,
            received_at: coming.received_at,
            of_merged: id != coming.record.person,
        };
        let profile = change.find_person_profile(id).await?;
        let answer = match self
            .keep_visit(&mut change, PersonRecord { person, profile }, &brought)
            .await?
        {
            Kept::Wrong(problems) => {
                let answer = SyncAnswer::Refused {
                    reason: SyncReason::Fields,
                    kept: false,
                    problems,
                };
                return Ok((answer, None));
            }
            Kept::Whole(visit, conflicts) if conflicts.is_empty() => SyncAnswer::Accepted {
                twin_of: visit.twin_of,
                clock_off: visit.clock_off,
            },
            Kept::Whole(_, conflicts) => SyncAnswer::Conflict { conflicts },
        };
        change.commit().await?;
        Ok((answer, Some(id)))
    }
}

/// The file, or the one it was merged into.
async fn find_file(db: &mut Connection, id: PersonId) -> Result<Option<Person>, Failure> {
    if let Some(person) = db.find_person(id).await? {
        return Ok(Some(person));
    }
    Ok(match db.find_merged_into(id).await? {
        Some(kept) => db.find_person(kept).await?,
        None => None,
    })
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
