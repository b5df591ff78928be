//! Two files become one, in one transaction.

use super::gather::must_not_meet;
use super::places::must_not_hold_both;
use super::{WHY_MERGED, alone};
use crate::person_file::{PERSON, may};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::category::CategoryPeriod;
use domain::consent::{ConsentSaid, Purpose, latest};
use domain::hand_over::Taking;
use domain::ids::{AccountId, LeadId, MergeId, PersonId, RecognitionId};
use domain::merge::{MergeRecord, Parted, merged};
use domain::permission::{Deed, Function};
use domain::person::Consent;
use domain::ports::MergeWish;
use domain::refusal::Refusal;
use serde_json::json;
use store::{Merge, Transaction};

impl Services {
    pub(super) async fn make_one(&self, who: &Actor, wish: MergeWish) -> Result<MergeId, Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        alone(&mut change).await?;
        let ((one, seen), (other, seen_other)) = (wish.kept, wish.gone);
        let (kept, gone) = self.two_files(&mut change, who, (one, other)).await?;
        claim(&mut change, [(one, seen), (other, seen_other)]).await?;
        must_not_meet(
            &change.list_recognitions_of(one).await?,
            &change.list_recognitions_of(other).await?,
        )?;
        must_not_hold_both(&mut change, (one, other)).await?;
        let after = merged(&kept, &gone, &wish.choices).map_err(Refusal::Fields)?;
        may(who, Deed::Update, &after)?;
        let (record, parted) = self.gather_over(&mut change, (kept, gone, after)).await?;
        let merge = Merge {
            id: MergeId::new(self.ids.as_ref(), self.clock.now()),
            kept: one,
            gone: other,
            made_at: self.clock.now(),
            made_by: who.label(),
            record,
        };
        self.bring_over(&mut change, who, &merge, &parted).await?;
        self.tell_merge(&mut change, who, &merge, ("merge", "merged_away"))
            .await?;
        change.commit().await?;
        Ok(merge.id)
    }

    async fn bring_over(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
        parted: &Parted,
    ) -> Result<(), Failure> {
        change.add_merge(merge).await.map_err(|error| {
            if error.violates("merge_gone_id_key") {
                Refusal::Merged.into()
            } else {
                Failure::from(error)
            }
        })?;
        change.park_leads(merge.id, &parted.parked).await?;
        let record = &merge.record;
        move_rows(change, record, (merge.gone, merge.kept)).await?;
        move_periods(change, record).await?;
        self.merge_households(change, who, record).await?;
        self.pass_care(change, record).await?;
        change.leave_hand_overs(&record.hand_overs, merge.gone).await?;
        change.set_merged_into(&record.stubs, merge.kept).await?;
        change.set_person_merged(merge.gone, merge.kept).await?;
        self.write_record(change, who, Some(&record.kept), &record.after, WHY_MERGED)
            .await?;
        if record.after.person.consent == Consent::Refused && record.kept.person.consent != Consent::Refused {
            self.withdraw_undelivered(change, merge.kept).await?;
        }
        keep_every_no(change, (merge.kept, merge.gone)).await?;
        change
            .move_data_requests(&record.requests, (merge.gone, merge.kept))
            .await?;
        self.move_places(change, who, merge).await?;
        move_work(change, record, (merge.gone, merge.kept)).await?;
        self.settle_tasks_of(change, &[merge.kept]).await?;
        self.settle_claims_of(change, merge.kept).await?;
        change
            .move_erasure(record.erasure, (merge.gone, merge.kept))
            .await?;
        Ok(change.set_stub_number(merge.gone, record.stub_number()).await?)
    }

    /// Whoever looked after the file that goes does so no more; where nobody looked after the kept one, they do that.
    async fn pass_care(&self, change: &mut Transaction, record: &MergeRecord) -> Result<(), Failure> {
        let (kept, gone) = (record.kept.person.id, record.gone.person.id);
        let now = self.clock.now();
        change.end_owners(&[gone], now).await?;
        let owners = change.list_owners(kept).await?;
        let alone = owners.iter().all(|spell| spell.until.is_some());
        let Some(giver) = record.owner else {
            return Ok(());
        };
        if alone {
            let how = (now, Taking::Assigned, None);
            change.set_owner(&[kept], giver, how).await?;
        }
        // What was asked of them about the file that goes is asked of whoever looks after the one that stays.
        tasks_pass(change, kept, giver).await
    }

    /// A line for each of the two files.
    pub(super) async fn tell_merge(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
        (of_kept, of_gone): (&str, &str),
    ) -> Result<(), Failure> {
        let lines = [
            (of_kept, merge.kept, merge.gone),
            (of_gone, merge.gone, merge.kept),
        ];
        let line = |(verb, id, other): (&str, PersonId, PersonId)| {
            let detail = json!({ "merge": merge.id, "other": other });
            self.audit(who, verb, PERSON, id.to_string(), detail)
        };
        Ok(change.add_audits(&lines.map(line)).await?)
    }
}

/// Visits, those that wait, and what is to be done: what both files ask for is asked once.
pub(super) async fn move_work(
    change: &mut Transaction,
    record: &MergeRecord,
    way: (PersonId, PersonId),
) -> Result<(), Failure> {
    change.move_visits(&record.visits, way).await?;
    change.move_visit_proposals(&record.proposals, way).await?;
    change.move_placements(&record.placements, way).await?;
    change.move_land_enrolments(&record.enrolments, way).await?;
    change.move_startups(&record.startups, way).await?;
    change.move_work_assessments(&record.assessments, way).await?;
    change.move_week_targets(&record.week_targets, way).await?;
    change.move_enrolments(&record.classes, way).await?;
    change.move_work_proposals(&record.work_proposals, way).await?;
    change.move_cases(&record.cases, way).await?;
    Ok(change.move_tasks(&record.to_do, way).await?)
}

/// What the person said no to in either file is a no in the one that stays. An undo takes these words back: they were
/// somebody else's.
async fn keep_every_no(change: &mut Transaction, (kept, gone): (PersonId, PersonId)) -> Result<(), Failure> {
    let (ours, theirs) = (
        change.list_consents(kept).await?,
        change.list_consents(gone).await?,
    );
    let refused = |purpose: &Purpose| {
        let no = latest(&theirs, *purpose).filter(|said| !said.given)?;
        let is_news = latest(&ours, *purpose).is_none_or(|said| said.given);
        is_news.then(|| ConsentSaid {
            person: kept,
            ..no.clone()
        })
    };
    let words: Vec<ConsentSaid> = Purpose::ALL.iter().filter_map(refused).collect();
    Ok(change.add_consents(&words).await?)
}

/// Holds both files as they were seen, always in the same order: two who merge them crosswise do not wait for each other.
async fn claim(change: &mut Transaction, mut files: [(PersonId, u32); 2]) -> Result<(), Failure> {
    files.sort_unstable();
    for (id, version) in files {
        if !change.claim_person(id, version).await? {
            return Err(Refusal::Changed.into());
        }
    }
    Ok(())
}

async fn move_rows(
    change: &mut Transaction,
    record: &MergeRecord,
    way: (PersonId, PersonId),
) -> Result<(), Failure> {
    let leads: Vec<LeadId> = record.leads.iter().map(|lead| lead.id).collect();
    let recognitions: Vec<RecognitionId> = record.recognitions.iter().map(|(id, _)| *id).collect();
    change.move_leads(&leads, way).await?;
    change.move_file_entries(&record.entries, way).await?;
    change.move_proxies(&record.proxies, way).await?;
    change.move_recognitions(&recognitions, way).await?;
    change.move_recognition_tasks(&record.tasks, way).await?;
    Ok(change.move_account_people(&record.accounts, way).await?)
}

/// Open tasks about a person that `giver` has pass to whoever looks after the person; to whoever looks after the area, where
/// nobody does.
pub(super) async fn tasks_pass(
    change: &mut Transaction,
    person: PersonId,
    giver: AccountId,
) -> Result<(), Failure> {
    let owners = change.list_current_owners(&[person]).await?;
    let taker = owners.first().map(|(_, account)| *account);
    if taker == Some(giver) {
        return Ok(());
    }
    let (from, to) = (Actor::staff_label(giver), taker.map(Actor::staff_label));
    change
        .reassign_recognition_tasks(&[person], &from, &to.unwrap_or_default())
        .await?;
    Ok(())
}

async fn move_periods(change: &mut Transaction, record: &MergeRecord) -> Result<(), Failure> {
    let kept = record.kept.person.id;
    let mut over = Vec::new();
    for change_of in &record.spells {
        if let Some(was) = &change_of.was {
            change.delete_category_period(was).await?;
        }
        over.extend(change_of.is.clone());
    }
    for (period, comes_over) in &record.periods {
        change.delete_category_period(period).await?;
        if *comes_over {
            over.push(CategoryPeriod {
                person: kept,
                ..period.clone()
            });
        }
    }
    Ok(change.add_category_periods(&over).await?)
}
