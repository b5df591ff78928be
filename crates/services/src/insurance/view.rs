//! Reading the insurance: the list, a place, a person, a household, oneself.

use super::register::recognised;
use super::run::died_on;
use super::{may, people_of};
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{HouseholdId, LandEnrolmentId, PersonId};
use domain::insurance::{
    AccountEntry, Enrolment, EnrolmentStage, Instalment, LandScheme, balance, calculate, difference,
    paid_by_person, plan_standing, schemes_of,
};
use domain::params::{NotSet, ParamKey, Params};
use domain::permission::{Deed, Function, Scope};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{
    EnrolmentLine, EnrolmentView, InsuranceFilter, InsuranceList, OwnEnrolment, PersonInsurance, Worker,
};
use domain::recognition::{Claim, LandLossClaim, Stage};
use domain::refusal::Refusal;
use domain::values::Fen;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Connection, RecognitionQuery};

/// Lines of a page.
const PER_PAGE: u32 = 30;
/// People shown who were recognised and are not registered.
const WAITING: usize = 50;
/// Decisions looked at for them.
const DECISIONS: u32 = 5_000;

/// Accounts and plans by place.
#[derive(Default)]
struct Money {
    entries: HashMap<LandEnrolmentId, Vec<AccountEntry>>,
    plans: HashMap<LandEnrolmentId, Vec<Instalment>>,
}

impl Money {
    async fn of(db: &mut Connection, all: &[Enrolment]) -> Result<Self, Failure> {
        let ids: Vec<LandEnrolmentId> = all.iter().map(|one| one.id).collect();
        let mut money = Self::default();
        for entry in db.list_account_entries(&ids).await? {
            money.entries.entry(entry.enrolment).or_default().push(entry);
        }
        for (id, part) in db.list_instalments(&ids).await? {
            money.plans.entry(id).or_default().push(part);
        }
        Ok(money)
    }

    fn entries(&self, id: LandEnrolmentId) -> &[AccountEntry] {
        self.entries.get(&id).map_or(&[], Vec::as_slice)
    }

    fn plan(&self, id: LandEnrolmentId) -> &[Instalment] {
        self.plans.get(&id).map_or(&[], Vec::as_slice)
    }
}

impl Services {
    pub(super) async fn insurance_list(
        &self,
        who: &Actor,
        filter: InsuranceFilter,
    ) -> Result<InsuranceList, Failure> {
        let scope = who.scope(Deed::Read, Function::Insurance)?;
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let mut db = self.db.read().await?;
        let mut all = db.list_land_enrolments_in(scope.area).await?;
        let unregistered = self.land_loss_unregistered(&mut db, scope, &all).await?;
        let mut counts: BTreeMap<EnrolmentStage, u32> = BTreeMap::new();
        for one in &all {
            *counts.entry(one.state.stage()).or_default() += 1;
        }
        if let Some(stage) = filter.stage {
            all.retain(|one| one.state.stage() == stage);
        }
        let total = all.len() as u32;
        let first = (filter.page as usize).saturating_mul(PER_PAGE as usize);
        let shown: Vec<Enrolment> = all.into_iter().skip(first).take(PER_PAGE as usize).collect();
        let mut seen: Vec<PersonId> = shown.iter().map(|one| one.person).collect();
        seen.extend(unregistered.iter().map(|(id, ..)| *id));
        let lines = self.enrolment_lines(&mut db, shown).await?;
        drop(db);
        self.note_read(who, AccessKind::Insurance, &seen).await?;
        Ok(InsuranceList {
            lines,
            counts: counts.into_iter().collect(),
            unregistered,
            total,
            per_page: PER_PAGE,
            page: filter.page,
            may_change: who.scope(Deed::Create, Function::Insurance).is_ok(),
            today: self.clock.today(),
        })
    }

    /// Who was recognised as somebody who lost land, and is in nothing.
    async fn land_loss_unregistered(
        &self,
        db: &mut Connection,
        scope: Scope,
        all: &[Enrolment],
    ) -> Result<Vec<(PersonId, String, String)>, Failure> {
        let query = RecognitionQuery {
            area: scope.area,
            stages: &[Stage::Recognised],
            categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
            ..RecognitionQuery::default()
        };
        let known: HashSet<PersonId> = all.iter().map(|one| one.person).collect();
        let decided = db.list_recognitions(query, DECISIONS, 0).await?;
        let mut ids: Vec<PersonId> = decided
            .iter()
            .filter(|one| matches!(one.claim, Claim::LandLoss(_)) && !known.contains(&one.person))
            .map(|one| one.person)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let book = self.area_book().await?;
        let mut waiting = Vec::new();
        for person in db.list_people(&ids).await? {
            let is_one = person.categories.has(Category::LandLossFarmer) && person.left.is_none();
            if is_one && scope.covers(person.living_area, person.categories) {
                let place = book.place(person.living_area);
                waiting.push((person.id, person.name, place));
            }
        }
        waiting.truncate(WAITING);
        Ok(waiting)
    }

    /// Lines with names and money; whose file is gone is left out.
    async fn enrolment_lines(
        &self,
        db: &mut Connection,
        all: Vec<Enrolment>,
    ) -> Result<Vec<EnrolmentLine>, Failure> {
        let people = people_of(db, &all).await?;
        let money = Money::of(db, &all).await?;
        let mut lines = Vec::with_capacity(all.len());
        for enrolment in all {
            if let Some(person) = people.get(&enrolment.person) {
                lines.push(self.enrolment_line(enrolment, person, &money).await?);
            }
        }
        Ok(lines)
    }

    async fn enrolment_line(
        &self,
        enrolment: Enrolment,
        person: &Person,
        money: &Money,
    ) -> Result<EnrolmentLine, Failure> {
        let entries = money.entries(enrolment.id);
        let paid = paid_by_person(entries);
        Ok(EnrolmentLine {
            name: person.name.clone(),
            no: person.no.clone(),
            place: self.area_book().await?.place(person.living_area),
            balance: balance(entries),
            paid,
            plan: plan_standing(money.plan(enrolment.id), paid, self.clock.today()),
            enrolment,
        })
    }

    pub(super) async fn enrolment_view(
        &self,
        who: &Actor,
        id: LandEnrolmentId,
    ) -> Result<EnrolmentView, Failure> {
        who.scope(Deed::Read, Function::Insurance)?;
        let mut db = self.db.read().await?;
        let enrolment = db.find_land_enrolment(id).await?.ok_or(Refusal::NotFound)?;
        let person = db.find_person(enrolment.person).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, &person)?;
        let params = db.list_policy_parameters().await?;
        let others = db.list_land_enrolments_of(&[person.id]).await?;
        let others = others.iter().filter(|one| one.id != id && one.state.is_active());
        let others = others.map(|one| one.id).collect();
        let money = Money::of(&mut db, std::slice::from_ref(&enrolment)).await?;
        let by = Authors::default().of(&mut db, &enrolment.made_by).await?;
        let difference = match db
            .find_recognition(enrolment.recognition)
            .await?
            .map(|one| one.claim)
        {
            Some(Claim::LandLoss(claim)) => self.insurance_difference((&enrolment, &person), &claim, &params),
            _ => None,
        };
        Ok(EnrolmentView {
            entries: money.entries(id).to_vec(),
            plan: money.plan(id).to_vec(),
            first_month: enrolment
                .first_month(person.birth(), person.living_area, &params)
                .unwrap_or(None),
            difference,
            died_on: died_on(&person),
            others,
            by,
            may_change: may(who, Deed::Update, &person).is_ok(),
            is_family: self.is_kin(&mut db, who, &person).await?,
            today: self.clock.today(),
            who: self.insured_person(&person).await?,
            line: self.enrolment_line(enrolment, &person, &money).await?,
        })
    }

    /// What the figures of today would change, where they would.
    fn insurance_difference(
        &self,
        (enrolment, person): (&Enrolment, &Person),
        claim: &LandLossClaim,
        params: &Params,
    ) -> Option<[Fen; 3]> {
        if enrolment.shares == domain::insurance::Shares::default() {
            return None;
        }
        let now = calculate(&self.land_basis(person, claim, params), LandScheme::Pension).ok()?;
        let parts = difference(&enrolment.shares, &now.shares);
        parts.iter().any(|part| part.0 != 0).then_some(parts)
    }

    async fn insured_person(&self, person: &Person) -> Result<Worker, Failure> {
        Ok(Worker {
            id: person.id,
            name: person.name.clone(),
            no: person.no.clone(),
            path: self.area_book().await?.path(person.living_area),
        })
    }

    pub(super) async fn insurance_of_person(
        &self,
        who: &Actor,
        id: PersonId,
    ) -> Result<PersonInsurance, Failure> {
        who.scope(Deed::Read, Function::Insurance)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, &person)?;
        let all = db.list_land_enrolments_of(&[id]).await?;
        let in_one = all.iter().any(|one| one.state.is_active());
        let found = recognised(&mut db, &person).await?.filter(|_| !in_one);
        let params = db.list_policy_parameters().await?;
        let mut missing: Option<ParamKey> = None;
        let mut choices = Vec::new();
        if let Some((_, claim)) = &found {
            for scheme in LandScheme::ALL {
                match calculate(&self.land_basis(&person, claim, &params), *scheme) {
                    Ok(reckoned) if schemes_of(reckoned.band).contains(scheme) => {
                        choices.push((*scheme, reckoned));
                    }
                    Ok(_) => {}
                    Err(NotSet(key)) => missing = Some(key),
                }
            }
        }
        let may_register = found.is_some()
            && may(who, Deed::Create, &person).is_ok()
            && !self.is_kin(&mut db, who, &person).await?;
        Ok(PersonInsurance {
            who: self.insured_person(&person).await?,
            lines: self.enrolment_lines(&mut db, all).await?,
            choices,
            missing,
            may_register,
            today: self.clock.today(),
        })
    }

    pub(super) async fn insurance_of_members(
        &self,
        who: &Actor,
        id: HouseholdId,
    ) -> Result<Vec<EnrolmentLine>, Failure> {
        let scope = who.scope(Deed::Read, Function::Insurance)?;
        let mut db = self.db.read().await?;
        let members = db.list_present_members(&[id]).await?;
        let ids: Vec<PersonId> = members.iter().filter_map(|member| member.person).collect();
        let people = db.list_people(&ids).await?;
        let covered: Vec<PersonId> = people
            .iter()
            .filter(|person| scope.covers(person.living_area, person.categories))
            .map(|person| person.id)
            .collect();
        let all = db.list_land_enrolments_of(&covered).await?;
        let lines = self.enrolment_lines(&mut db, all).await?;
        drop(db);
        let seen: Vec<PersonId> = lines.iter().map(|line| line.enrolment.person).collect();
        self.note_read(who, AccessKind::Insurance, &seen).await?;
        Ok(lines)
    }

    pub(super) async fn insurance_of_asker(&self, who: &Actor) -> Result<Vec<OwnEnrolment>, Failure> {
        let id = who.own_person(Deed::Read, Function::Insurance)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        let all = db.list_land_enrolments_of(&[id]).await?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let money = Money::of(&mut db, &all).await?;
        let params = db.list_policy_parameters().await?;
        let today = self.clock.today();
        let own = |enrolment: Enrolment| {
            let entries = money.entries(enrolment.id).to_vec();
            let plan = money.plan(enrolment.id).to_vec();
            OwnEnrolment {
                balance: balance(&entries),
                standing: plan_standing(&plan, paid_by_person(&entries), today),
                first_month: enrolment
                    .first_month(person.birth(), person.living_area, &params)
                    .unwrap_or(None),
                entries,
                plan,
                enrolment,
            }
        };
        Ok(all.into_iter().map(own).collect())
    }
}
