//! Households: members, land, and who of them has work (R09).

mod members;
mod view;

pub(crate) use view::{People, without_work};

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::history::FieldChange;
use domain::household::{Household, HouseholdField, HouseholdKind, Member, Relation};
use domain::ids::{HouseholdId, MemberId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::CategorySet;
use domain::ports::{Answered, HouseholdView, Households, NewMember};
use domain::refusal::{FieldProblem, Refusal};
use serde_json::json;
use store::{Connection, Transaction};

/// What the history calls a household.
const HOUSEHOLD: &str = "household";

#[async_trait]
impl Households for Services {
    async fn household(&self, who: &Actor, id: HouseholdId) -> Answered<HouseholdView> {
        let shown = async {
            let household = self.household_view(who, id).await?;
            self.note_members(who, &household).await?;
            Ok(household)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn household_of(&self, who: &Actor, person: PersonId) -> Answered<Option<HouseholdView>> {
        let shown = async {
            let found = self.household_of_person(who, person).await?;
            if let Some(household) = &found {
                self.note_members(who, household).await?;
            }
            Ok(found)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn found_household(
        &self,
        who: &Actor,
        head: PersonId,
        kind: HouseholdKind,
    ) -> Answered<HouseholdId> {
        self.begin_household(who, head, kind)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn edit_household(
        &self,
        who: &Actor,
        id: HouseholdId,
        version: u32,
        edits: Vec<(HouseholdField, String)>,
    ) -> Answered<()> {
        self.keep_household(who, id, version, &edits)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_member(&self, who: &Actor, id: HouseholdId, member: NewMember) -> Answered<()> {
        self.take_in(who, id, member).await.map_err(|f| self.internal(&f))
    }

    async fn end_member(&self, who: &Actor, id: HouseholdId, member: MemberId) -> Answered<()> {
        self.let_go(who, id, member).await.map_err(|f| self.internal(&f))
    }

    async fn split_household(
        &self,
        who: &Actor,
        id: HouseholdId,
        members: Vec<MemberId>,
    ) -> Answered<HouseholdId> {
        self.part(who, id, &members).await.map_err(|f| self.internal(&f))
    }

    async fn join_household(&self, who: &Actor, id: HouseholdId, person_no: &str) -> Answered<HouseholdId> {
        self.join(who, id, person_no).await.map_err(|f| self.internal(&f))
    }
}

/// A household with who belongs or belonged to it, for whoever may do something with it.
struct Found {
    household: Household,
    members: Vec<Member>,
}

impl Found {
    /// Those who belong to it now.
    fn present(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.left_on.is_none())
    }
}

/// One change of a household, for its history.
pub(crate) struct Told<'a> {
    field: &'a str,
    old: String,
    new: String,
}

impl Services {
    /// Whoever reads a household reads about everybody in it.
    async fn note_members(&self, who: &Actor, household: &HouseholdView) -> Result<(), Failure> {
        let shown = household.members.iter().chain(&household.past);
        let shown = shown.filter(|one| one.may_open);
        let members: Vec<PersonId> = shown.filter_map(|one| one.member.person).collect();
        self.note_read(who, AccessKind::Household, &members).await
    }

    /// The household, for whoever may do something with it: it lies in their area, and they look after somebody in it.
    async fn found(
        &self,
        db: &mut Connection,
        who: &Actor,
        deed: Deed,
        id: HouseholdId,
    ) -> Result<Found, Failure> {
        let household = db.find_household(id).await?.ok_or(Refusal::NotFound)?;
        let members = db.list_household_members(id).await?;
        let ids: Vec<PersonId> = members.iter().filter_map(|member| member.person).collect();
        let people = db.list_people(&ids).await?;
        let categories: CategorySet = people
            .iter()
            .flat_map(|person| person.categories.iter())
            .collect();
        who.may_with(deed, Function::PersonFile, household.area, categories)?;
        Ok(Found { household, members })
    }

    async fn begin_household(
        &self,
        who: &Actor,
        head: PersonId,
        kind: HouseholdKind,
    ) -> Result<HouseholdId, Failure> {
        let mut change = self.db.begin().await?;
        let person = change.find_person(head).await?.ok_or(Refusal::NotFound)?;
        who.may_with(
            Deed::Update,
            Function::PersonFile,
            person.living_area,
            person.categories,
        )?;
        if change.find_household_of(head).await?.is_some() {
            return Err(Refusal::Changed.into());
        }
        let profile = change.find_person_profile(head).await?;
        let household = Household {
            id: HouseholdId::new(self.ids.as_ref(), self.clock.now()),
            area: person.living_area,
            address: profile.address,
            kind,
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
        };
        change.add_households(std::slice::from_ref(&household)).await?;
        change
            .add_household_members(&[self.member(household.id, Some(head), Relation::Head)])
            .await?;
        let told = [told("head", String::new(), person.name)];
        self.tell_household(&mut change, who, household.id, 1, &told)
            .await?;
        self.settle_tasks_of_homes(&mut change, &[household.id], &[])
            .await?;
        change.commit().await?;
        Ok(household.id)
    }

    async fn keep_household(
        &self,
        who: &Actor,
        id: HouseholdId,
        version: u32,
        edits: &[(HouseholdField, String)],
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let before = self.found(&mut change, who, Deed::Update, id).await?.household;
        let mut after = Household {
            version,
            ..before.clone()
        };
        let problems: Vec<FieldProblem> = edits
            .iter()
            .filter_map(|(field, text)| {
                let problem = field.set(&mut after, text).err()?;
                Some(FieldProblem {
                    field: field.code().to_owned(),
                    problem,
                })
            })
            .collect();
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        who.scope(Deed::Update, Function::PersonFile)?
            .within(after.area)
            .ok_or(Refusal::NotFound)?;
        let told: Vec<Told<'_>> = HouseholdField::changed(&before, &after)
            .map(|field| told(field.code(), field.text(&before), field.text(&after)))
            .collect();
        if told.is_empty() {
            return Ok(());
        }
        if !change.set_household(&after).await? {
            return Err(Refusal::Changed.into());
        }
        self.tell_household(&mut change, who, id, version + 1, &told)
            .await?;
        self.settle_tasks_of_homes(&mut change, &[id], &[]).await?;
        Ok(change.commit().await?)
    }

    /// A membership that begins today.
    fn member(&self, household: HouseholdId, person: Option<PersonId>, relation: Relation) -> Member {
        Member {
            id: MemberId::new(self.ids.as_ref(), self.clock.now()),
            household,
            person,
            name: String::new(),
            birth_year: None,
            relation,
            joined_on: self.clock.today(),
            left_on: None,
        }
    }

    /// Writes history and audit line of a household.
    pub(crate) async fn tell_household(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: HouseholdId,
        version: u32,
        told: &[Told<'_>],
    ) -> Result<(), Failure> {
        let line = |told: &Told<'_>| FieldChange {
            noun: HOUSEHOLD.to_owned(),
            id: id.0,
            version,
            field: told.field.to_owned(),
            old: told.old.clone(),
            new: told.new.clone(),
            at: self.clock.now(),
            actor: who.label(),
            why: String::new(),
        };
        let lines: Vec<FieldChange> = told.iter().map(line).collect();
        change.add_field_changes(&lines).await?;
        let fields: Vec<&str> = told.iter().map(|told| told.field).collect();
        let detail = json!({ "fields": fields });
        change
            .add_audit(&self.audit(who, "update", HOUSEHOLD, id.to_string(), detail))
            .await?;
        Ok(())
    }
}

pub(crate) fn told(field: &str, old: String, new: String) -> Told<'_> {
    Told { field, old, new }
}
