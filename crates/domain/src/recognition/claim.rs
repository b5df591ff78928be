//! What an applicant states and shows.

use super::OwnField;
use crate::person::Category;
use crate::rules::school_leaver::School;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The paper an application rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is called.
    pub name: String,
    /// Its number, where it has one. Never a number of a person.
    pub number: String,
    /// Last day it is valid, where it ends.
    pub valid_to: Option<NaiveDate>,
}

/// Land a household lost (R02–R04, R07). Areas in hundredths of a mu (C5).
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent statements of the form, each checked by another department"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandLossClaim {
    /// The day of the provincial approval.
    pub approved_on: NaiveDate,
    /// Land acquired from the household.
    pub acquired_area: u32,
    /// The land was collective farmland.
    pub collective: bool,
    /// Contract rights were held at the acquisition.
    pub right: bool,
    /// Registered agricultural population at the acquisition.
    pub agricultural: bool,
    /// Registered agricultural members of the household.
    pub members: u32,
    /// Farmland before.
    pub area_before: u32,
    /// Farmland left.
    pub area_left: u32,
    /// The household receives the subsistence allowance.
    pub low_income: bool,
    /// A one-child or two-daughter household, as certified.
    pub few_children: bool,
}

/// What is stated, by the rule that decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Claim {
    /// R02–R04, R07.
    LandLoss(LandLossClaim),
    /// R01.
    PoorWorker {
        /// On the poverty register.
        registered_poor: bool,
        /// Rural residence.
        rural: bool,
        /// Able to work.
        capacity: bool,
        /// Wants to work.
        willing: bool,
    },
    /// R97: the certificate lies on the person's file, not here.
    Certificate,
    /// R09.
    ZeroTransfer {
        /// Members able, willing and without work.
        willing_surplus: u32,
        /// Members who went over to work off the farm.
        transferred: u32,
    },
    /// R08.
    SchoolLeaver {
        /// The school finished last.
        finished: School,
        /// Admitted to a general school above.
        admitted: bool,
    },
    /// By document and an officer's decision.
    Document,
}

impl Claim {
    /// Whether this is what the category is decided by.
    pub const fn fits(&self, category: Category) -> bool {
        match category {
            Category::LandLossFarmer => matches!(self, Self::LandLoss(_)),
            Category::PoorWorker => matches!(self, Self::PoorWorker { .. }),
            Category::PersonWithDisability => matches!(self, Self::Certificate),
            Category::ZeroTransferHouseholdMember => matches!(self, Self::ZeroTransfer { .. }),
            Category::UnplacedSchoolLeaver => matches!(self, Self::SchoolLeaver { .. }),
            _ => matches!(self, Self::Document),
        }
    }

    /// Fact by fact, in the order of the form.
    pub fn facts(&self) -> Vec<(OwnField, Fact)> {
        use OwnField as F;
        match self {
            Self::LandLoss(land) => land.facts(),
            Self::PoorWorker {
                registered_poor,
                rural,
                capacity,
                willing,
            } => vec![
                (F::RegisteredPoor, Fact::Flag(*registered_poor)),
                (F::Rural, Fact::Flag(*rural)),
                (F::Capacity, Fact::Flag(*capacity)),
                (F::Willing, Fact::Flag(*willing)),
            ],
            Self::ZeroTransfer {
                willing_surplus,
                transferred,
            } => vec![
                (F::WillingSurplus, Fact::Count(*willing_surplus)),
                (F::Transferred, Fact::Count(*transferred)),
            ],
            Self::SchoolLeaver { finished, admitted } => vec![
                (F::Finished, Fact::Text(finished.code().to_owned())),
                (F::Admitted, Fact::Flag(*admitted)),
            ],
            Self::Certificate | Self::Document => Vec::new(),
        }
    }

    /// The facts of this that another statement of the same kind has otherwise.
    pub fn facts_unlike(&self, other: &Self) -> Vec<(OwnField, Fact)> {
        let others = other.facts();
        let mut own = self.facts();
        own.retain(|fact| !others.contains(fact));
        own
    }
}

impl LandLossClaim {
    fn facts(&self) -> Vec<(OwnField, Fact)> {
        use OwnField as F;
        vec![
            (F::Approval, Fact::Day(self.approved_on)),
            (F::AcquiredArea, Fact::Mu(self.acquired_area)),
            (F::Ownership, Fact::Flag(self.collective)),
            (F::Right, Fact::Flag(self.right)),
            (F::Agricultural, Fact::Flag(self.agricultural)),
            (F::Members, Fact::Count(self.members)),
            (F::AreaBefore, Fact::Mu(self.area_before)),
            (F::AreaLeft, Fact::Mu(self.area_left)),
            (F::LowIncome, Fact::Flag(self.low_income)),
            (F::FewChildren, Fact::Flag(self.few_children)),
        ]
    }
}

/// A stated fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// A number of people.
    Count(u32),
    /// Hundredths of a mu.
    Mu(u32),
    /// A day.
    Day(NaiveDate),
    /// Words.
    Text(String),
}
