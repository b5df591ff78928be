//! What comes over from one file to another, before anything is moved.

use super::places::places_over;
use super::side::Sides;
use crate::person_file::shown;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::erasure::ErasureState;
use domain::ids::{AccountId, ErasureId, PersonId};
use domain::look_alike::is_typing_slip;
use domain::merge::{MergeRecord, Parted, default_side, merged, part_leads, to_choose, unify};
use domain::permission::{Deed, Function};
use domain::person_field::PersonField;
use domain::ports::{ComesOver, FieldChoice, MergeForm};
use domain::profile::PersonRecord;
use domain::recognition::Recognition;
use domain::refusal::Refusal;
use std::collections::HashSet;
use store::Connection;

impl Services {
    pub(super) async fn side_by_side(
        &self,
        who: &Actor,
        kept: PersonId,
        gone: PersonId,
    ) -> Result<MergeForm, Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let (one, other) = self.two_files(&mut db, who, (kept, gone)).await?;
        let sides = Sides::of(self, &mut db, &[kept, gone]).await?;
        let (Some(shown_kept), Some(shown_gone)) = (sides.get(kept), sides.get(gone)) else {
            return Err(Refusal::Merged.into());
        };
        // The certificate may not fit the number that stands by itself; what is chosen decides, and is checked then.
        let after = merged(&one, &other, &[]).unwrap_or_else(|_| one.clone());
        let (record, parted) = self.gather_over(&mut db, (one, other, after)).await?;
        let book = self.area_book().await?;
        let text = |field, record: &PersonRecord| shown(field, record, &book).text;
        let (one, other) = (&record.kept, &record.gone);
        let asked = to_choose(one, other);
        let fills = |field: &PersonField| {
            !asked.contains(field)
                && *field != PersonField::Categories
                && field.text(one) != field.text(&record.after)
        };
        Ok(MergeForm {
            choices: asked
                .iter()
                .map(|field| FieldChoice {
                    field: *field,
                    kept: text(*field, one),
                    gone: text(*field, other),
                    side: default_side(*field, one),
                })
                .collect(),
            filled: PersonField::ALL
                .iter()
                .copied()
                .filter(|field| fills(field))
                .map(|field| shown(field, &record.after, &book))
                .collect(),
            over: comes_over(&record, &parted),
            slip: is_typing_slip(one.person.resident_id, other.person.resident_id),
            same_birthday: one.person.birth() == other.person.birth(),
            kept: (shown_kept.view.clone(), one.person.version),
            gone: (shown_gone.view.clone(), other.person.version),
        })
    }

    /// Reads what belongs to the file that goes, and parts the leads of both.
    pub(super) async fn gather_over(
        &self,
        db: &mut Connection,
        (kept, gone, after): (PersonRecord, PersonRecord, PersonRecord),
    ) -> Result<(MergeRecord, Parted), Failure> {
        let (one, other) = (kept.person.id, gone.person.id);
        let theirs = db.list_leads_of_person(other).await?;
        let parted = part_leads(&db.list_leads_of_person(one).await?, &theirs);
        let spells = unify(
            one,
            &db.list_category_periods(one).await?,
            &db.list_category_periods(other).await?,
        );
        let recognitions = db.list_recognitions_of(other).await?;
        let members = db.list_memberships_of(other).await?;
        let record = MergeRecord {
            periods: spells.periods,
            spells: spells.changes,
            leads: parted.moved.clone(),
            entries: db
                .list_file_entries(other)
                .await?
                .iter()
                .map(|kept| (kept.entry.kind(), kept.id))
                .collect(),
            proxies: db
                .list_proxies_of(other)
                .await?
                .iter()
                .map(|one| one.id)
                .collect(),
            recognitions: recognitions.iter().map(|one| (one.id, one.version)).collect(),
            tasks: db.list_recognition_tasks_of_person(other).await?,
            accounts: db.list_accounts_of_person(other).await?,
            relation: self.head_passes(db, one, &members).await?,
            ended_on: Some(self.clock.today()),
            ended_households: self.left_empty(db, one, &members).await?,
            members,
            owner: owner_of(db, other).await?,
            hand_overs: db.list_open_hand_overs_of(other).await?,
            stubs: db.list_gone_of(other).await?,
            requests: db
                .list_data_requests_of(other)
                .await?
                .iter()
                .map(|asked| asked.id)
                .collect(),
            visits: db.list_visit_ids_of(other).await?,
            proposals: db.list_proposal_ids_of(other).await?,
            to_do: db
                .list_tasks_of(&[other])
                .await?
                .iter()
                .map(|task| task.id)
                .collect(),
            placements: db
                .list_placements_of(&[other])
                .await?
                .iter()
                .map(|one| one.id)
                .collect(),
            enrolments: db
                .list_land_enrolments_of(&[other])
                .await?
                .iter()
                .map(|one| one.id)
                .collect(),
            startups: db
                .list_startups_of(&[other])
                .await?
                .iter()
                .map(|one| one.id)
                .collect(),
            assessments: db
                .list_work_assessments_of(&[other])
                .await?
                .iter()
                .map(|one| one.id)
                .collect(),
            week_targets: db.list_week_target_ids_of(other).await?,
            classes: db
                .list_enrolments_of(&[other])
                .await?
                .iter()
                .map(|place| place.id)
                .collect(),
            work_proposals: db.list_work_proposal_ids_of(other).await?,
            cases: db
                .list_cases_of(other)
                .await?
                .iter()
                .map(|case| case.id)
                .collect(),
            erasure: wish_to_be_erased(db, other).await?,
            places: places_over(db, (one, other)).await?,
            kept,
            gone,
            after,
        };
        Ok((record, parted))
    }
}

/// Who looks after somebody now.
async fn owner_of(db: &mut Connection, person: PersonId) -> Result<Option<AccountId>, Failure> {
    let spells = db.list_owners(person).await?;
    Ok(spells
        .iter()
        .find(|spell| spell.until.is_none())
        .map(|spell| spell.account))
}

/// The wish of somebody to be erased that still waits.
async fn wish_to_be_erased(db: &mut Connection, person: PersonId) -> Result<Option<ErasureId>, Failure> {
    let wish = db.find_erasure_of(person).await?;
    Ok(wish
        .filter(|wish| wish.state == ErasureState::Waiting)
        .map(|wish| wish.id))
}

/// How much it is.
pub(super) fn comes_over(record: &MergeRecord, parted: &Parted) -> ComesOver {
    let as_they_were = record.periods.iter().filter(|(_, over)| *over).map(drop);
    let shortened = record.spells.iter().filter(|change| change.was.is_none());
    let came = as_they_were.chain(shortened.map(drop));
    ComesOver {
        leads: record.leads.len() as u32,
        parked: parted.parked.len() as u32,
        periods: came.count() as u32,
        entries: record.entries.len() as u32,
        proxies: record.proxies.len() as u32,
        recognitions: record.recognitions.len() as u32,
        others: record.others(),
        household: record.members.iter().any(|member| member.left_on.is_none()),
    }
}

/// One person cannot have two applications for one group under way: one of them has to be withdrawn first.
pub(super) fn must_not_meet(one: &[Recognition], other: &[Recognition]) -> Result<(), Refusal> {
    let under_way = |all: &[Recognition]| {
        let open = all.iter().filter(|one| !one.state.stage().is_closed());
        open.map(|one| one.category).collect::<HashSet<_>>()
    };
    if under_way(one).is_disjoint(&under_way(other)) {
        Ok(())
    } else {
        Err(Refusal::BothUnderWay)
    }
}
