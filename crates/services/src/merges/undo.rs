//! One file becomes two again: both as they were, what was done since stays with the one that was kept.

use super::make::{move_work, tasks_pass};
use super::{WHY_PARTED, alone};
use crate::finding::keep_keys;
use crate::person_file::{Authors, may};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::area_merge::Successions;
use domain::category::{CategoryPeriod, categories_on};
use domain::hand_over::{Taking, may_look_after};
use domain::ids::{LeadId, MergeId, PersonId, RecognitionId, RecognitionTaskId, VacancyId};
use domain::merge::{MergeRecord, Stands, Undoing};
use domain::permission::{Deed, Function};
use domain::ports::{ComesOver, MergeLine, MergeView, Stuck};
use domain::refusal::Refusal;
use std::collections::HashSet;
use store::{Connection, Merge, Transaction};

impl Services {
    pub(super) async fn merge_lines(&self, who: &Actor, kept: PersonId) -> Result<Vec<MergeLine>, Failure> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        self.record_of_file(&mut db, who, Deed::Read, kept).await?;
        let mut authors = Authors::default();
        let mut lines = Vec::new();
        for merge in db.list_merges_of(kept).await? {
            lines.push(line(&mut db, &mut authors, &merge).await?);
        }
        Ok(lines)
    }

    /// The merge, and the file on which it is read.
    pub(super) async fn view_of_merge(
        &self,
        who: &Actor,
        id: MergeId,
    ) -> Result<(MergeView, PersonId), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let merge = standing(&mut db, id).await?;
        let record = &merge.record;
        may(who, Deed::Update, &record.gone)?;
        let stands = db.find_merged_into(merge.kept).await?;
        let file = stands.unwrap_or(merge.kept);
        let (kept, stuck) = match stands {
            Some(_) => (record.after.clone(), Some(Stuck::MergedAgain)),
            None => (
                self.record_of_file(&mut db, who, Deed::Update, merge.kept)
                    .await?,
                None,
            ),
        };
        may(who, Deed::Update, &kept)?;
        let book = self.area_book().await?;
        let path = book.path(kept.person.living_area);
        let of_kept = (merge.kept, kept.person.name.clone(), kept.person.no.clone());
        let stands = self.stands(&mut db, &merge, kept).await?;
        let undoing = Undoing::of(record, &stands);
        let stuck = match stuck {
            Some(stuck) => Some(stuck),
            None => self.stuck(&mut db, &merge, &undoing).await?,
        };
        let view = MergeView {
            line: line(&mut db, &mut Authors::default(), &merge).await?,
            kept: of_kept,
            gone_name: record.gone.person.name.clone(),
            path,
            back: back(&mut db, &merge, (&stands, &undoing)).await?,
            fields_stay: undoing.fields.clone(),
            leads_stay: undoing.leads_stay.len() as u32,
            recognitions_stay: undoing.recognitions_stay.len() as u32,
            stuck,
        };
        Ok((view, file))
    }

    pub(super) async fn make_two(&self, who: &Actor, id: MergeId) -> Result<(PersonId, PersonId), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        alone(&mut change).await?;
        let merge = standing(&mut change, id).await?;
        may(who, Deed::Update, &merge.record.gone)?;
        if change.find_merged_into(merge.kept).await?.is_some() {
            may(who, Deed::Update, &merge.record.after)?;
            return Err(Refusal::CannotUndo.into());
        }
        let kept = self
            .record_of_file(&mut change, who, Deed::Update, merge.kept)
            .await?;
        if !change.claim_person(merge.kept, kept.person.version).await? {
            return Err(Refusal::Changed.into());
        }
        let stands = self.stands(&mut change, &merge, kept).await?;
        let undoing = Undoing::of(&merge.record, &stands);
        if self.stuck(&mut change, &merge, &undoing).await?.is_some() {
            return Err(Refusal::CannotUndo.into());
        }
        self.take_apart(&mut change, who, &merge, (&stands, &undoing))
            .await?;
        if !change.end_merge(id, self.clock.now(), &who.label()).await? {
            return Err(Refusal::Changed.into());
        }
        self.tell_merge(&mut change, who, &merge, ("undo_merge", "undo_merge"))
            .await?;
        self.settle_owners_in(&mut change, Taking::Moved).await?;
        if let Some((_, owner)) = change.list_current_owners(&[merge.kept]).await?.first() {
            tasks_pass(&mut change, merge.gone, *owner).await?;
        }
        for file in [merge.kept, merge.gone] {
            self.settle_claims_of(&mut change, file).await?;
        }
        change.commit().await?;
        Ok((merge.kept, merge.gone))
    }

    async fn take_apart(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
        (stands, undoing): (&Stands, &Undoing),
    ) -> Result<(), Failure> {
        let (record, way) = (&merge.record, (merge.kept, merge.gone));
        let leads: Vec<LeadId> = undoing.leads.iter().map(|lead| lead.id).collect();
        change.move_leads(&leads, way).await?;
        self.unpark(change, merge.id).await?;
        change.move_file_entries(&record.entries, way).await?;
        change.move_proxies(&record.proxies, way).await?;
        change.move_recognitions(&undoing.recognitions, way).await?;
        let tasks = tasks_back(change, record, &undoing.recognitions_stay).await?;
        change.move_recognition_tasks(&tasks, way).await?;
        change.move_account_people(&record.accounts, way).await?;
        change.move_data_requests(&record.requests, way).await?;
        move_work(change, record, way).await?;
        self.part_places(change, who, merge).await?;
        change.part_twin_visits(&record.visits, merge.kept).await?;
        change.take_consents_back(merge.kept, merge.gone).await?;
        periods_back(change, record).await?;
        change.set_person_apart(merge.gone).await?;
        self.write_record(change, who, Some(&stands.kept), &undoing.kept, WHY_PARTED)
            .await?;
        let gone = &record.gone;
        change.set_people(&[gone.person.clone().into()]).await?;
        change.set_person_profile(merge.gone, &gone.profile).await?;
        keep_keys(change, [&gone.person]).await?;
        change.move_erasure(record.erasure, way).await?;
        change.set_merged_into(&record.stubs, merge.gone).await?;
        self.part_households(change, who, record).await?;
        self.give_care_back(change, record).await?;
        Ok(change
            .join_open_hand_overs(&record.hand_overs, merge.gone)
            .await?)
    }

    /// Puts leads back that waited. What has closed meanwhile is not told any more.
    async fn unpark(&self, change: &mut Transaction, merge: MergeId) -> Result<(), Failure> {
        let waited = change.list_merged_leads(merge).await?;
        change.unpark_leads(merge).await?;
        let vacancies: Vec<VacancyId> = waited.iter().map(|(_, _, vacancy)| *vacancy).collect();
        let (today, fresh) = (self.clock.today(), self.fresh_days().await?);
        let open: HashSet<VacancyId> = change
            .list_vacancies(&vacancies)
            .await?
            .iter()
            .filter(|vacancy| vacancy.is_open_on(today, fresh))
            .map(|vacancy| vacancy.id)
            .collect();
        for (id, ..) in waited.into_iter().filter(|(_, _, of)| !open.contains(of)) {
            let Some(lead) = change.find_lead(id).await? else {
                continue;
            };
            if lead.state.delivery().is_none()
                && let Ok(next) = lead.state.clone().withdraw(self.clock.now())
            {
                change.set_lead_state(id, &lead.state, &next).await?;
            }
        }
        Ok(())
    }

    /// Whoever looked after the file looks after it again, if they still can.
    async fn give_care_back(&self, change: &mut Transaction, record: &MergeRecord) -> Result<(), Failure> {
        let Some(owner) = record.owner else {
            return Ok(());
        };
        let account = change.find_account(owner).await?;
        let home = (record.gone.person.living_area, record.gone.person.categories);
        let can =
            account.is_some_and(|account| account.active && may_look_after(account.role, account.area, home));
        if can {
            let how = (self.clock.now(), Taking::Restored, None);
            change.set_owner(&[record.gone.person.id], owner, how).await?;
        }
        Ok(())
    }

    /// How things stand with a merge.
    async fn stands(
        &self,
        db: &mut Connection,
        merge: &Merge,
        kept: domain::profile::PersonRecord,
    ) -> Result<Stands, Failure> {
        let mut own = db.list_category_periods(merge.kept).await?;
        own.retain(|spell| !merge.record.brought_spell(spell));
        let recognitions = db.list_recognitions_of(merge.kept).await?;
        let were = |id: RecognitionId| merge.record.recognitions.iter().any(|(was, _)| *was == id);
        let parked = db.list_merged_leads(merge.id).await?;
        Ok(Stands {
            leads: db.list_leads_of_person(merge.kept).await?,
            parked: parked.into_iter().map(|(_, whose, what)| (whose, what)).collect(),
            recognitions: recognitions
                .iter()
                .filter(|one| were(one.id))
                .map(|one| (one.id, one.version))
                .collect(),
            own_groups: categories_on(&own, self.clock.today()),
            kept,
        })
    }

    /// Why a merge into a file that stands cannot be undone.
    async fn stuck(
        &self,
        db: &mut Connection,
        merge: &Merge,
        undoing: &Undoing,
    ) -> Result<Option<Stuck>, Failure> {
        if undoing.would_lose {
            return Ok(Some(Stuck::WouldLose));
        }
        for number in [
            merge.record.gone.person.resident_id,
            undoing.kept.person.resident_id,
        ] {
            let holder = db.find_person_by_resident_id(number).await?;
            if holder.is_some_and(|holder| holder.id != merge.kept) {
                return Ok(Some(Stuck::NumberTaken));
            }
        }
        let same = merge.record.gone.person.resident_id == undoing.kept.person.resident_id;
        Ok(same.then_some(Stuck::NumberTaken))
    }
}

/// A merge that stands, with places as they are in force: areas may have ended since.
async fn standing(db: &mut Connection, id: MergeId) -> Result<Merge, Failure> {
    let mut merge = db.find_merge(id).await?.ok_or(Refusal::NotFound)?;
    let areas = Successions::new(db.list_area_ends().await?);
    merge.record.follow(&areas);
    Ok(merge)
}

async fn line(db: &mut Connection, authors: &mut Authors, merge: &Merge) -> Result<MergeLine, Failure> {
    Ok(MergeLine {
        id: merge.id,
        gone_no: merge.record.gone.person.no.clone(),
        at: merge.made_at,
        by: authors.of(db, &merge.made_by).await?,
    })
}

/// What goes back, as it is told before.
async fn back(
    db: &mut Connection,
    merge: &Merge,
    (stands, undoing): (&Stands, &Undoing),
) -> Result<ComesOver, Failure> {
    let record = &merge.record;
    let here: HashSet<_> = db
        .list_file_entries(merge.kept)
        .await?
        .iter()
        .map(|entry| entry.id)
        .collect();
    Ok(ComesOver {
        leads: undoing.leads.len() as u32,
        parked: stands.parked.len() as u32,
        periods: record.periods.len() as u32,
        entries: record.entries.iter().filter(|(_, id)| here.contains(id)).count() as u32,
        proxies: record.proxies.len() as u32,
        recognitions: undoing.recognitions.len() as u32,
        others: record.others(),
        household: record.members.iter().any(|member| member.left_on.is_none()),
    })
}

/// What staff are told of an application that stays is told of whoever it stays with.
async fn tasks_back(
    change: &mut Transaction,
    record: &MergeRecord,
    stay: &[RecognitionId],
) -> Result<Vec<RecognitionTaskId>, Failure> {
    let mut back = Vec::new();
    for id in &record.tasks {
        let task = change.find_recognition_task(*id).await?;
        let of_stay = task
            .and_then(|task| task.recognition)
            .is_some_and(|of| stay.contains(&of));
        if !of_stay {
            back.push(*id);
        }
    }
    Ok(back)
}

/// Every spell stands again on the file it came from. One that was ended or renewed since stays on the kept one as well.
async fn periods_back(change: &mut Transaction, record: &MergeRecord) -> Result<(), Failure> {
    let kept = record.kept.person.id;
    for (period, _) in record.periods.iter().filter(|(_, over)| *over) {
        let moved = CategoryPeriod {
            person: kept,
            ..period.clone()
        };
        change.delete_category_period(&moved).await?;
    }
    for spell in &record.spells {
        // What was changed since stays.
        let as_made = match &spell.is {
            Some(is) => change.delete_category_period(is).await?,
            None => true,
        };
        let Some(was) = spell.was.as_ref().filter(|_| as_made) else {
            continue;
        };
        let own = change.list_category_periods(kept).await?;
        let begins = |one: &CategoryPeriod| (one.category, one.valid_from) == (was.category, was.valid_from);
        if !own.iter().any(begins) {
            change.add_category_period(was).await?;
        }
    }
    let all: Vec<CategoryPeriod> = record.periods.iter().map(|(period, _)| period.clone()).collect();
    Ok(change.add_category_periods(&all).await?)
}
