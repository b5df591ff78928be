//! Members coming and going; households that part and join.

use super::{Found, told};
use crate::{Failure, Services};
use chrono::Datelike;
use domain::actor::Actor;
use domain::household::{Household, Member, Relation};
use domain::ids::{HouseholdId, MemberId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::NewMember;
use domain::refusal::{FieldProblem, Problem, Refusal};
use store::{Connection, Transaction};

impl Services {
    pub(super) async fn take_in(&self, who: &Actor, id: HouseholdId, new: NewMember) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let found = self.found(&mut change, who, Deed::Update, id).await?;
        let person = match new.person_no.trim() {
            "" => None,
            no => Some(self.person_to_take_in(&mut change, who, no).await?),
        };
        let name = new.name.trim();
        let year = self.clock.today().year();
        if person.is_none() && (name.is_empty() || name.chars().count() > 60) {
            return Err(problem("name", Problem::Required));
        }
        if new
            .birth_year
            .is_some_and(|born| !(year - 120..=year).contains(&born))
        {
            return Err(problem("birth_year", Problem::OutOfRange));
        }
        if new.relation == Relation::Head && found.present().any(|member| member.relation == Relation::Head) {
            return Err(problem("relation", Problem::Taken));
        }
        let member = Member {
            name: if person.is_none() {
                name.to_owned()
            } else {
                String::new()
            },
            birth_year: new.birth_year.filter(|_| person.is_none()),
            ..self.member(id, person.as_ref().map(|person| person.id), new.relation)
        };
        let name = person.map_or_else(|| member.name.clone(), |person| person.name);
        change.add_household_members(&[member]).await.map_err(|error| {
            if error.violates("household_member_person_id_key") {
                problem("person_no", Problem::Taken)
            } else {
                error.into()
            }
        })?;
        let lines = [told("joined", String::new(), name)];
        self.tell_household(&mut change, who, id, found.household.version, &lines)
            .await?;
        self.settle_tasks_of_homes(&mut change, &[id], &[]).await?;
        Ok(change.commit().await?)
    }

    async fn person_to_take_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        no: &str,
    ) -> Result<Person, Failure> {
        let unknown = || problem("person_no", Problem::Unreadable);
        let person = change.find_person_by_no(no).await?.ok_or_else(unknown)?;
        who.may_with(
            Deed::Read,
            Function::PersonFile,
            person.living_area,
            person.categories,
        )
        .map_err(|_| unknown())?;
        Ok(person)
    }

    pub(super) async fn let_go(&self, who: &Actor, id: HouseholdId, member: MemberId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let found = self.found(&mut change, who, Deed::Update, id).await?;
        let leaving = found
            .present()
            .find(|one| one.id == member)
            .ok_or(Refusal::Changed)?;
        let name = name_of(&mut change, leaving).await?;
        let gone: Vec<PersonId> = leaving.person.into_iter().collect();
        change.end_household_member(member, self.clock.today()).await?;
        let lines = [told("left", name, String::new())];
        self.tell_household(&mut change, who, id, found.household.version, &lines)
            .await?;
        self.settle_tasks_of_homes(&mut change, &[id], &gone).await?;
        Ok(change.commit().await?)
    }

    /// The members move out into a household of their own at the same place; the land stays.
    pub(super) async fn part(
        &self,
        who: &Actor,
        id: HouseholdId,
        members: &[MemberId],
    ) -> Result<HouseholdId, Failure> {
        let mut change = self.db.begin().await?;
        let found = self.found(&mut change, who, Deed::Update, id).await?;
        let leaving: Vec<Member> = found
            .present()
            .filter(|one| members.contains(&one.id))
            .cloned()
            .collect();
        if leaving.is_empty() {
            return Err(problem("member", Problem::Required));
        }
        if leaving.len() != members.len() || leaving.len() == found.present().count() {
            return Err(problem("member", Problem::OutOfRange));
        }
        let new = Household {
            id: HouseholdId::new(self.ids.as_ref(), self.clock.now()),
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
            ..found.household.clone()
        };
        change.add_households(std::slice::from_ref(&new)).await?;
        self.move_members(&mut change, who, (&found, &new), &leaving)
            .await?;
        change.commit().await?;
        Ok(new.id)
    }

    /// Everybody moves into the household of somebody else, and this one ends.
    pub(super) async fn join(&self, who: &Actor, id: HouseholdId, no: &str) -> Result<HouseholdId, Failure> {
        let mut change = self.db.begin().await?;
        let found = self.found(&mut change, who, Deed::Update, id).await?;
        let host = self.person_to_take_in(&mut change, who, no.trim()).await?;
        let into = change
            .find_household_of(host.id)
            .await?
            .filter(|into| *into != id)
            .ok_or_else(|| problem("join_no", Problem::Unreadable))?;
        let into = self.found(&mut change, who, Deed::Update, into).await?.household;
        let leaving: Vec<Member> = found.present().cloned().collect();
        self.move_members(&mut change, who, (&found, &into), &leaving)
            .await?;
        let ended = Household {
            ended_on: Some(self.clock.today()),
            ..found.household.clone()
        };
        if !change.set_household(&ended).await? {
            return Err(Refusal::Changed.into());
        }
        change.commit().await?;
        Ok(into.id)
    }

    /// Ends memberships in one household and begins them in another; in a new one the first is the head.
    async fn move_members(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (from, to): (&Found, &Household),
        leaving: &[Member],
    ) -> Result<(), Failure> {
        let is_new = change.list_household_members(to.id).await?.is_empty();
        let (mut left, mut joined) = (Vec::new(), Vec::new());
        for (position, member) in leaving.iter().enumerate() {
            let name = name_of(change, member).await?;
            change.end_household_member(member.id, self.clock.today()).await?;
            let relation = if is_new && position == 0 {
                Relation::Head
            } else {
                Relation::Other
            };
            let moved = Member {
                name: member.name.clone(),
                birth_year: member.birth_year,
                ..self.member(to.id, member.person, relation)
            };
            change.add_household_members(&[moved]).await?;
            left.push(told("left", name.clone(), String::new()));
            joined.push(told("joined", String::new(), name));
        }
        self.tell_household(change, who, from.household.id, from.household.version, &left)
            .await?;
        self.tell_household(change, who, to.id, to.version, &joined)
            .await?;
        self.settle_tasks_of_homes(change, &[from.household.id, to.id], &[])
            .await
            .map(drop)
    }
}

async fn name_of(db: &mut Connection, member: &Member) -> Result<String, Failure> {
    let Some(id) = member.person else {
        return Ok(member.name.clone());
    };
    Ok(db
        .find_person(id)
        .await?
        .map(|person| person.name)
        .unwrap_or_default())
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
    .into()
}
