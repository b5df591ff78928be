//! What is shown before a file is erased, and of files whose time is over.

use super::{decided_on, may_erase};
use crate::coverage::path_within;
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::erasure::{Erasure, ErasureState, Kept, KeptReason};
use domain::ids::PersonId;
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    ErasureFacts, ErasureForm, ErasureWish, KeptLine, OwnRetention, RetentionLine, RetentionList,
};
use domain::refusal::Refusal;
use domain::retention::{Announced, RetentionCause};
use domain::values::AreaCode;
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// Wishes and kept decisions on one page at most.
const MOST: u32 = 200;

impl Services {
    /// What whoever erases a file must know before.
    pub(super) async fn before_erasing(&self, who: &Actor, id: PersonId) -> Result<ErasureForm, Failure> {
        let mut db = self.db.read().await?;
        let Some(person) = db.find_person(id).await? else {
            return Err(self.missing(who, id).await);
        };
        may_erase(who, &person)?;
        let facts = self.erasure_facts(&mut db, &person).await?;
        let wish = db.find_erasure_of(id).await?;
        let people = HashMap::from([(id, person.clone())]);
        let book = self.area_book().await?;
        Ok(ErasureForm {
            person: id,
            no: person.no.clone(),
            name: person.name.clone(),
            path: path_within(&book, who, Some(person.living_area)),
            facts,
            waiting: self
                .wishes(&mut db, who, wish.into_iter().collect(), &people)
                .await?
                .pop(),
        })
    }

    /// What stays of a file and what ends with it, before anybody erases it.
    pub(crate) async fn erasure_facts(
        &self,
        db: &mut Connection,
        person: &Person,
    ) -> Result<ErasureFacts, Failure> {
        let params = db.list_policy_parameters().await?;
        let recognitions = db.list_recognitions_of(person.id).await?;
        let decided: Vec<_> = recognitions.iter().filter_map(decided_on).collect();
        let open = recognitions
            .iter()
            .filter(|one| decided_on(one).is_none() && !is_withdrawn(one))
            .count();
        let leads = db.list_leads_of_person(person.id).await?;
        let delivered = leads.iter().filter(|lead| lead.state.delivery().is_some());
        let by_law = |last| self.by_law(&params, person.living_area, decided.len() as u32, last);
        Ok(ErasureFacts {
            leads: delivered.count() as u32,
            under_way: open as u32,
            by_law: decided.iter().max().map(|last| by_law(*last)),
        })
    }

    /// Files whose time is over, wishes that wait, and what the law keeps.
    pub(super) async fn retention_list(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
    ) -> Result<RetentionList, Failure> {
        let scope = who.scope(Deed::Approve, Function::PersonFile)?;
        if let Some(area) = area {
            who.may(Deed::Approve, Function::PersonFile, area)?;
        }
        let area = area.or(scope.area);
        let mut db = self.db.read().await?;
        let announced = db.list_announced(area).await?;
        let wishes = db.list_erasures(area, ErasureState::Waiting, MOST).await?;
        let kept = db.list_kept_by_law(area, MOST).await?;
        let ids: Vec<PersonId> = announced.iter().map(|file| file.idle.person).collect();
        let ids = [ids, wishes.iter().map(|wish| wish.person).collect()].concat();
        let people: HashMap<PersonId, Person> = db
            .list_people(&ids)
            .await?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let params = db.list_policy_parameters().await?;
        let book = self.area_book().await?;
        Ok(RetentionList {
            path: path_within(&book, who, area),
            missing: self.figures_missing(&params, area),
            days: self.notice_days(&params, area)?,
            files: self.files(&mut db, announced, &people).await?,
            wishes: self.wishes(&mut db, who, wishes, &people).await?,
            kept: self.kept(&mut db, &params, kept).await?,
        })
    }

    /// Figures without which files are kept for ever.
    fn figures_missing(&self, params: &Params, area: Option<AreaCode>) -> Vec<ParamKey> {
        let today = self.clock.today();
        let of_files = RetentionCause::ALL.iter().map(|cause| cause.key());
        of_files
            .chain([ParamKey::RetainRecognitionYears, ParamKey::RetainLogMonths])
            .filter(|key| params.value(*key, area, today).is_err())
            .collect()
    }

    async fn files(
        &self,
        db: &mut Connection,
        announced: Vec<Announced>,
        people: &HashMap<PersonId, Person>,
    ) -> Result<Vec<RetentionLine>, Failure> {
        let book = self.area_book().await?;
        let mut authors = Authors::default();
        let mut lines = Vec::new();
        for file in announced {
            let Some(person) = people.get(&file.idle.person) else {
                continue;
            };
            let held = match file.held {
                Some(hold) => Some((hold.until, authors.of(db, &hold.by).await?, hold.reason)),
                None => None,
            };
            lines.push(RetentionLine {
                person: person.id,
                no: person.no.clone(),
                name: person.name.clone(),
                place: book.place(person.living_area),
                cause: file.idle.cause,
                since: file.idle.since,
                due_on: file.due_on,
                held,
            });
        }
        Ok(lines)
    }

    async fn wishes(
        &self,
        db: &mut Connection,
        who: &Actor,
        wishes: Vec<Erasure>,
        people: &HashMap<PersonId, Person>,
    ) -> Result<Vec<ErasureWish>, Failure> {
        let book = self.area_book().await?;
        let mut authors = Authors::default();
        let mut shown = Vec::new();
        for wish in wishes {
            let Some(person) = people.get(&wish.person) else {
                continue;
            };
            shown.push(ErasureWish {
                person: person.id,
                no: person.no.clone(),
                name: person.name.clone(),
                place: book.place(person.living_area),
                by: authors.of(db, &wish.asked_by).await?,
                at: wish.asked_at,
                why: wish.why,
                mine: wish.asked_by == who.label(),
            });
        }
        Ok(shown)
    }

    async fn kept(
        &self,
        db: &mut Connection,
        params: &Params,
        erasures: Vec<Erasure>,
    ) -> Result<Vec<KeptLine>, Failure> {
        let mut lines = Vec::new();
        for erasure in erasures {
            let (Some((_, last)), Some((_, erased_at))) = (erasure.kept, erasure.settled) else {
                continue;
            };
            let decisions = db.list_recognitions_of(erasure.person).await?.len() as u32;
            lines.push(KeptLine {
                person: erasure.person,
                erased_at,
                by_law: self.by_law(params, erasure.area, decisions, last),
            });
        }
        Ok(lines)
    }

    /// Who it was. Whoever may see full numbers may ask, with a reason that stands in the record.
    pub(super) async fn reveal_kept(
        &self,
        who: &Actor,
        id: PersonId,
        reason: KeptReason,
    ) -> Result<Kept, Failure> {
        who.scope(Deed::Approve, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let erasure = change.find_erasure_of(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::PersonFile, erasure.area)?;
        who.may(Deed::Read, Function::FullNumber, erasure.area)?;
        let (kept, _) = erasure.kept.ok_or(Refusal::NotFound)?;
        let detail = json!({ "reason": reason });
        change
            .add_audit(&self.audit(who, "reveal_kept", "person", id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(kept)
    }

    /// What somebody reads about their own file.
    pub(super) async fn retention_of_own(&self, who: &Actor) -> Result<Option<OwnRetention>, Failure> {
        let person = who.own_person(Deed::Read, Function::OwnProfile)?;
        let announced = self.db.find_announced(person).await?;
        let today = self.clock.today();
        let shown = announced.filter(|file| file.held.as_ref().is_none_or(|hold| hold.until < today));
        Ok(shown.map(|file| OwnRetention {
            cause: file.idle.cause,
            due_on: file.due_on,
        }))
    }
}

fn is_withdrawn(recognition: &domain::recognition::Recognition) -> bool {
    matches!(recognition.state, domain::recognition::State::Withdrawn { .. })
}
