//! Reading a household.

use super::HOUSEHOLD;
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{HouseholdId, PersonId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{DueAges, Person, masked_name};
use domain::ports::{HouseholdView, LandParcel, MemberView};
use domain::refusal::Refusal;
use domain::rules::household::{Finding, MemberFacts, zero_employment, zero_transfer};
use domain::rules::land_loss::{LandShare, land_share};
use std::collections::HashMap;
use store::LandLoss;

pub(crate) type People = HashMap<PersonId, Person>;

impl Services {
    pub(super) async fn household_of_person(
        &self,
        who: &Actor,
        person: PersonId,
    ) -> Result<Option<HouseholdView>, Failure> {
        let found = self.db.find_person(person).await?.ok_or(Refusal::NotFound)?;
        who.may_with(
            Deed::Read,
            Function::PersonFile,
            found.living_area,
            found.categories,
        )?;
        match self.db.find_household_of(person).await? {
            Some(id) => Ok(Some(self.household_view(who, id).await?)),
            None => Ok(None),
        }
    }

    pub(super) async fn household_view(
        &self,
        who: &Actor,
        id: HouseholdId,
    ) -> Result<HouseholdView, Failure> {
        let mut db = self.db.read().await?;
        let found = self.found(&mut db, who, Deed::Read, id).await?;
        let ids: Vec<PersonId> = found.members.iter().filter_map(|member| member.person).collect();
        let people = db.list_people(&ids).await?;
        let people: People = people.into_iter().map(|person| (person.id, person)).collect();
        let today = self.clock.today();
        let ages = DueAges::of(&self.params().await?, today)?;
        let view = |member: &Member| member_view(member, &people, who, today);
        let mut members: Vec<MemberView> = found.present().map(view).collect();
        members.sort_by_key(|one| one.member.relation != Relation::Head);
        let book = self.area_book().await?;
        let mut land_lost = db.list_land_losses(&[id]).await?;
        land_lost.sort_by_key(|lost| (lost.approved_on, lost.project.clone()));
        Ok(HouseholdView {
            path: book.path(found.household.area),
            past: found
                .members
                .iter()
                .filter(|member| member.left_on.is_some())
                .map(view)
                .collect(),
            without_work: without_work(
                (found.household.kind, &found.present().collect::<Vec<_>>()),
                &people,
                (today, ages),
            ),
            land_lost: land_lost.into_iter().map(parcel).collect(),
            land_share: self.land_share(&found.household).await?,
            history: self.history_lines(&mut db, HOUSEHOLD, id.0, |_| false).await?,
            places: Self::homes(who, &book),
            may_edit: self.found(&mut db, who, Deed::Update, id).await.is_ok(),
            members,
            household: found.household,
        })
    }

    /// The land of a household beside the line of R02, by the county's figures of the last day of last year.
    async fn land_share(&self, household: &Household) -> Result<Option<LandShare>, Failure> {
        let (params, today) = (self.params().await?, self.clock.today());
        let last_year = NaiveDate::from_ymd_opt(today.year() - 1, 12, 31).unwrap_or(today);
        let of_county = |key| params.value(key, Some(household.area), last_year);
        let (Some(left), Some(people)) = (household.remaining, household.agri_population) else {
            return Ok(None);
        };
        let (Ok(farmland), Ok(heads)) = (
            of_county(ParamKey::CountyFarmland),
            of_county(ParamKey::CountyAgriPopulation),
        ) else {
            return Ok(None);
        };
        let county = (
            u64::try_from(farmland).unwrap_or(0),
            u32::try_from(heads).unwrap_or(0),
        );
        Ok(land_share((left, people.into()), county, today, &params).unwrap_or(None))
    }
}

fn parcel(lost: LandLoss) -> LandParcel {
    LandParcel {
        project: lost.project,
        approved_on: lost.approved_on,
        before: lost.before,
        after: lost.after,
    }
}

fn member_view(member: &Member, people: &People, who: &Actor, today: NaiveDate) -> MemberView {
    let person = member.person.and_then(|id| people.get(&id));
    let may_open = person.is_some_and(|person| {
        who.may_with(
            Deed::Read,
            Function::PersonFile,
            person.living_area,
            person.categories,
        )
        .is_ok()
    });
    MemberView {
        name: match person {
            None => member.name.clone(),
            Some(person) if may_open => person.name.clone(),
            Some(person) => masked_name(&person.name),
        },
        age: person
            .map(|person| person.age_on(today))
            .or_else(|| Some(today.year() - member.birth_year?)),
        status: person.and_then(|person| person.employment_status),
        may_open,
        member: member.clone(),
    }
}

/// R09, or its counterpart in town. Members who are not on the register cannot be counted; of working age they leave the
/// question open.
pub(crate) fn without_work(
    (kind, members): (HouseholdKind, &[&Member]),
    people: &People,
    (today, ages): (NaiveDate, DueAges),
) -> Finding {
    let of_age = |age: i32| (ages.min..=ages.max).contains(&age);
    let facts = |member: &Member| match member.person.and_then(|id| people.get(&id)) {
        Some(person) => MemberFacts {
            of_working_age: of_age(person.age_on(today)) && person.left.is_none(),
            capacity: person.work_capacity,
            willing: person.work_willingness,
            status: person.employment_status,
        },
        None => MemberFacts {
            of_working_age: member.birth_year.is_none_or(|year| of_age(today.year() - year)),
            capacity: None,
            willing: None,
            status: None,
        },
    };
    let members: Vec<MemberFacts> = members.iter().map(|member| facts(member)).collect();
    match kind {
        HouseholdKind::Rural => zero_transfer(&members),
        HouseholdKind::Urban => zero_employment(&members),
    }
}
