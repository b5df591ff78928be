//! The households of the demo county: people of one village put together, with children and old parents who are not on
//! the register, and land. A few gather most who could be one family by age and name.

use super::chance::{Chance, SeededIds};
use super::names;
use super::{DemoSettings, Stream};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use domain::clock::start_of_day;
use domain::household::{Household, HouseholdKind, Member, Relation, SubsistenceClass};
use domain::ids::{HouseholdId, MemberId};
use domain::person::{Category, Person};
use domain::values::{AreaCode, AreaKind, Fen, Sex};
use std::collections::BTreeMap;

/// Households and who belongs to them.
pub(super) struct Households {
    pub(super) households: Vec<Household>,
    pub(super) members: Vec<Member>,
}

/// Puts most people into households.
pub(super) fn households(settings: &DemoSettings, people: &[Person]) -> Households {
    let mut maker = Maker {
        chance: Chance::new(settings.seed, Stream::Households as u64),
        ids: SeededIds::new(settings.seed ^ 0x40_05E),
        as_of: settings.as_of,
        now: start_of_day(settings.as_of),
        made: Households {
            households: Vec::new(),
            members: Vec::new(),
        },
    };
    let mut villages: BTreeMap<AreaCode, Vec<&Person>> = BTreeMap::new();
    for person in people.iter().filter(|person| person.left.is_none()) {
        villages.entry(person.living_area).or_default().push(person);
    }
    for (_, mut village) in villages {
        village.reverse();
        while let Some(head) = village.pop() {
            if maker.chance.permille(700) {
                maker.household(head, &mut village);
            }
        }
    }
    maker.made
}

struct Maker {
    chance: Chance,
    ids: SeededIds,
    as_of: NaiveDate,
    now: DateTime<Utc>,
    made: Households,
}

impl Maker {
    fn household(&mut self, head: &Person, village: &mut Vec<&Person>) {
        let id = HouseholdId::new(&self.ids, self.now);
        self.member(id, Some(head), Relation::Head);
        let age = head.age_on(self.as_of);
        let other = |one: &&Person| one.resident_id.sex() != head.resident_id.sex();
        let of_age =
            |one: &&Person| (one.age_on(self.as_of) - age).abs() <= 8 && one.age_on(self.as_of) >= 22;
        let spouse = village.iter().position(|one| other(one) && of_age(one));
        if let Some(found) = spouse.filter(|_| age >= 22 && self.chance.permille(500)) {
            let spouse = village.remove(found);
            self.member(id, Some(spouse), Relation::Spouse);
        }
        let surname = head.name.chars().next();
        let child = village.iter().position(|one| {
            one.name.chars().next() == surname && (20..=38).contains(&(age - one.age_on(self.as_of)))
        });
        if let Some(found) = child {
            let child = village.remove(found);
            let relation = match child.resident_id.sex() {
                Sex::Male => Relation::Son,
                Sex::Female => Relation::Daughter,
            };
            self.member(id, Some(child), relation);
        }
        let unregistered = self.others(head, id, age);
        let household = self.record(head, id, unregistered);
        self.made.households.push(household);
    }

    /// A child at school, an old parent: people the register has no need of.
    fn others(&mut self, head: &Person, id: HouseholdId, age: i32) -> i64 {
        let mut count = 0;
        if (28..=48).contains(&age) && self.chance.permille(450) {
            let years = self.chance.between(3, 15) as i32;
            self.unregistered(head, id, (years, Relation::Son));
            count += 1;
        }
        if (30..=55).contains(&age) && self.chance.permille(350) {
            let years = age + self.chance.between(22, 32) as i32;
            self.unregistered(head, id, (years, Relation::Parent));
            count += 1;
        }
        count
    }

    fn unregistered(&mut self, head: &Person, id: HouseholdId, (age, relation): (i32, Relation)) {
        let sex = self.chance.pick(&[Sex::Male, Sex::Female]);
        let relation = match (relation, sex) {
            (Relation::Son, Sex::Female) => Relation::Daughter,
            (relation, _) => relation,
        };
        let given = names::name(&mut self.chance, sex, age);
        let name: String = head.name.chars().take(1).chain(given.chars().skip(1)).collect();
        let birth_year = Some(self.as_of.year() - age);
        let mut member = self.blank(id, relation);
        member.name = name;
        member.birth_year = birth_year;
        self.made.members.push(member);
    }

    fn member(&mut self, id: HouseholdId, person: Option<&Person>, relation: Relation) {
        let mut member = self.blank(id, relation);
        member.person = person.map(|person| person.id);
        self.made.members.push(member);
    }

    fn blank(&mut self, household: HouseholdId, relation: Relation) -> Member {
        Member {
            id: MemberId::new(&self.ids, self.now),
            household,
            person: None,
            name: String::new(),
            birth_year: None,
            relation,
            joined_on: self.as_of - Months::new(self.chance.between(6, 60) as u32),
            left_on: None,
        }
    }

    fn record(&mut self, head: &Person, id: HouseholdId, unregistered: i64) -> Household {
        let kind = match head.living_area.kind() {
            AreaKind::ResidentsCommittee => HouseholdKind::Urban,
            _ => HouseholdKind::Rural,
        };
        let rural = kind == HouseholdKind::Rural;
        let contracted = rural.then(|| self.chance.between(80, 900) as u32);
        let lost = head.categories.has(Category::LandLossFarmer);
        let left = if lost {
            self.chance.between(0, 25)
        } else {
            self.chance.between(85, 100)
        };
        let poor = head.categories.has(Category::SubsistenceAllowanceRecipient);
        let class = self.chance.pick(SubsistenceClass::ALL);
        Household {
            id,
            area: head.living_area,
            address: format!(
                "{} 组 {} 号",
                self.chance.between(1, 12),
                self.chance.between(1, 60)
            ),
            kind,
            contracted,
            remaining: contracted.map(|all| all * left as u32 / 100),
            agri_population: rural.then(|| (self.chance.between(1, 3) + unregistered) as u16),
            subsistence: poor.then_some(class),
            allowance: poor.then(|| Fen::yuan(self.chance.between(30, 90) * 10)),
            ended_on: None,
            version: 1,
        }
    }
}
