//! What a row says. What it does not say is not unsaid.

use crate::household::{Household, HouseholdKind, Relation};
use crate::ids::{HouseholdId, PersonId};
use crate::person::{CategorySet, EmploymentStatus, Person};
use crate::profile::{PersonRecord, Profile};
use crate::values::{AreaCode, DisabilityCertificateNo, Education, Phone, ResidentId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything a row says of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Name.
    pub name: String,
    /// Resident ID number.
    pub resident_id: ResidentId,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Registered residence.
    pub hukou_area: Option<AreaCode>,
    /// Where the person lives.
    pub living_area: Option<AreaCode>,
    /// Hamlet, street and number.
    pub address: Option<String>,
    /// Disability certificate.
    pub certificate: Option<DisabilityCertificateNo>,
    /// Its last day.
    pub certificate_valid_to: Option<NaiveDate>,
    /// Highest level finished.
    pub education: Option<Education>,
    /// What the person does now.
    pub employment_status: Option<EmploymentStatus>,
    /// Able to work.
    pub work_capacity: Option<bool>,
    /// Wants to work.
    pub work_willingness: Option<bool>,
    /// Groups the row proves.
    pub groups: CategorySet,
    /// Land of the household.
    pub land: Option<LandSaid>,
}

/// What a roll of acquired land says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandSaid {
    /// What the land was taken for.
    pub project: String,
    /// Day of the approval.
    pub approved_on: NaiveDate,
    /// Farmland before, 0.01 mu.
    pub before: u32,
    /// Farmland after, 0.01 mu.
    pub after: u32,
    /// Registered agricultural members.
    pub heads: Option<u16>,
    /// What tells households of the roll apart; empty where every row is one of its own.
    pub household: String,
    /// What the person is to the head.
    pub relation: Option<Relation>,
}

impl Said {
    /// The record with what the row says written into it.
    pub fn onto(&self, record: &PersonRecord) -> PersonRecord {
        let mut after = record.clone();
        let PersonRecord { person, profile } = &mut after;
        self.name.clone_into(&mut person.name);
        person.resident_id = self.resident_id;
        person.phone = self.phone.clone().or_else(|| person.phone.take());
        person.hukou_area = self.hukou_area.unwrap_or(person.hukou_area);
        person.living_area = self.living_area.unwrap_or(person.living_area);
        person.disability_certificate = self.certificate.or(person.disability_certificate);
        person.education = self.education.or(person.education);
        person.employment_status = self.employment_status.or(person.employment_status);
        person.work_capacity = self.work_capacity.or(person.work_capacity);
        person.work_willingness = self.work_willingness.or(person.work_willingness);
        person.categories = person.categories.iter().chain(self.groups.iter()).collect();
        if let Some(address) = &self.address {
            address.clone_into(&mut profile.address);
        }
        profile.certificate_valid_to = self.certificate_valid_to.or(profile.certificate_valid_to);
        after
    }

    /// Somebody of whom nothing is known but what the row says; `home` where it names no place.
    pub fn blank(&self, id: PersonId, no: String, home: AreaCode) -> PersonRecord {
        let home = self.living_area.or(self.hukou_area).unwrap_or(home);
        let mut person = Person::new(id, no, self.resident_id, home);
        person.hukou_area = self.hukou_area.unwrap_or(home);
        PersonRecord {
            person,
            profile: Profile::default(),
        }
    }

    /// The place the row names.
    pub fn area(&self) -> Option<AreaCode> {
        self.living_area.or(self.hukou_area)
    }
}

impl LandSaid {
    /// The household with what the row says written into it.
    pub fn onto(&self, household: &Household) -> Household {
        Household {
            contracted: Some(self.before),
            remaining: Some(self.after),
            agri_population: self.heads.or(household.agri_population),
            ..household.clone()
        }
    }

    /// A household of which nothing is known but where it is.
    pub fn blank(id: HouseholdId, area: AreaCode, address: &str) -> Household {
        Household {
            id,
            area,
            address: address.to_owned(),
            kind: HouseholdKind::Rural,
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
        }
    }

    /// The loss in words: what for, and since when.
    pub fn loss(&self) -> String {
        format!("{} {}", self.project, self.approved_on)
    }

    /// Whether two rows say the same of one household.
    pub fn agrees(&self, other: &Self) -> bool {
        (&self.project, self.approved_on, self.before, self.after)
            == (&other.project, other.approved_on, other.before, other.after)
            && (self.heads.is_none() || other.heads.is_none() || self.heads == other.heads)
    }
}
