//! People on the register, their categories, and who is due five leads a year.

use crate::code::codes;
use crate::fit::Functions;
use crate::ids::PersonId;
use crate::params::{NotSet, ParamKey, Params};
use crate::trade::TradeSet;
use crate::vacancy::Licence;
use crate::values::{AreaCode, DisabilityCertificateNo, Education, Fen, Phone, Point, ResidentId, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Groups a person may be recognised in; a person may hold several.
    pub enum Category {
        /// 贫困劳动者 (R01).
        PoorWorker = "poor_worker",
        /// 残疾人 (R97).
        PersonWithDisability = "person_with_disability",
        /// 被征地农民 (R02).
        LandLossFarmer = "land_loss_farmer",
        /// 零转移家庭成员 (R09).
        ZeroTransferHouseholdMember = "zero_transfer_household_member",
        /// 零就业家庭成员.
        ZeroEmploymentHouseholdMember = "zero_employment_household_member",
        /// 两后生 (R08).
        UnplacedSchoolLeaver = "unplaced_school_leaver",
        /// 退役士兵.
        DemobilisedSoldier = "demobilised_soldier",
        /// 返乡农民工.
        ReturnedMigrantWorker = "returned_migrant_worker",
        /// 农民工.
        MigrantWorker = "migrant_worker",
        /// 低保对象.
        SubsistenceAllowanceRecipient = "subsistence_allowance_recipient",
        /// 特困人员.
        ExtremePovertyRecipient = "extreme_poverty_recipient",
        /// 农村低收入人口.
        RuralLowIncomePerson = "rural_low_income_person",
        /// 返贫致贫人口.
        RelapsedPoorPerson = "relapsed_poor_person",
        /// 就业困难人员.
        HardToEmployPerson = "hard_to_employ_person",
        /// 残疾人大学生.
        DisabledGraduate = "disabled_graduate",
        /// 盲人按摩人员.
        BlindMassageWorker = "blind_massage_worker",
        /// 新型职业农民.
        ProfessionalFarmer = "professional_farmer",
        /// 建档立卡贫困人口.
        RegisteredPoorPerson = "registered_poor_person",
        /// 脱贫人口.
        LiftedOutOfPovertyPerson = "lifted_out_of_poverty_person",
    }
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategorySet(u32);

impl CategorySet {
    /// No category.
    pub const EMPTY: Self = Self(0);

    /// The three groups the programme owes five leads a year (R32).
    pub const DUE: Self = Self::EMPTY
        .with(Category::PoorWorker)
        .with(Category::PersonWithDisability)
        .with(Category::LandLossFarmer);

    /// With one more.
    #[must_use]
    pub const fn with(self, category: Category) -> Self {
        Self(self.0 | 1 << category as u32)
    }

    /// Whether it is in the set.
    pub const fn has(self, category: Category) -> bool {
        self.0 >> category as u32 & 1 == 1
    }

    /// Whether the two share a category.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The categories, in order.
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL
            .iter()
            .copied()
            .filter(move |category| self.has(*category))
    }

    /// The bits, for compact tables.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl FromIterator<Category> for CategorySet {
    fn from_iter<I: IntoIterator<Item = Category>>(categories: I) -> Self {
        categories.into_iter().fold(Self::EMPTY, Self::with)
    }
}

codes! {
    /// Whether somebody works at home.
    pub enum HomeBased {
        /// Goes out to work.
        No = "no",
        /// Either way.
        Can = "can",
        /// Cannot leave the house.
        Only = "only",
    }
}

codes! {
    /// What somebody does now.
    pub enum EmploymentStatus {
        /// Without work.
        Unemployed = "unemployed",
        /// With an employer.
        Employed = "employed",
        /// 灵活就业.
        Flexible = "flexible",
        /// Own business.
        SelfEmployed = "self_employed",
        /// On the family's land.
        Farm = "farm",
        /// At school.
        Student = "student",
        /// Not looking for work.
        NotSeeking = "not_seeking",
    }
}

codes! {
    /// Whether the person agreed to be told about vacancies.
    pub enum Consent {
        /// Agreed.
        Given = "yes",
        /// Not yet asked.
        NotAsked = "not_asked",
        /// Opted out: no leads, no messages.
        Refused = "no",
    }
}

codes! {
    /// Why a person is no longer due.
    pub enum Leaving {
        /// Died.
        Died = "died",
        /// Moved out of the county.
        Moved = "moved",
        /// The file was erased. Nobody enters this.
        Erased = "erased",
    }
}

/// A person as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Our id.
    pub id: PersonId,
    /// The number outside (`person_no`).
    pub no: String,
    /// Resident ID number; birth date and sex follow from it (R95).
    pub resident_id: ResidentId,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Registered residence.
    pub hukou_area: AreaCode,
    /// Where the person lives; decides who looks after them.
    pub living_area: AreaCode,
    /// Where on the map.
    pub point: Option<Point>,
    /// Recognised groups.
    pub categories: CategorySet,
    /// Disability certificate; its holder is this person (R97).
    pub disability_certificate: Option<DisabilityCertificateNo>,
    /// Highest level finished.
    pub education: Option<Education>,
    /// What the person does now.
    pub employment_status: Option<EmploymentStatus>,
    /// Able to work; `None` = not assessed.
    pub work_capacity: Option<bool>,
    /// Wants to work; `None` = not asked.
    pub work_willingness: Option<bool>,
    /// Skills as written.
    pub skills: Vec<String>,
    /// Wished occupations as written.
    pub wanted_occupations: Vec<String>,
    /// Areas the person would work in.
    pub wanted_areas: Vec<AreaCode>,
    /// Lowest wage hoped for, fen per month.
    pub wage_min: Option<Fen>,
    /// How far the person can go every day, kilometres.
    pub distance_km: Option<u16>,
    /// Work at home.
    pub home_based: HomeBased,
    /// The six functions: what the person can do.
    pub functions: Functions,
    /// Can read.
    pub literate: Option<bool>,
    /// Cannot work at night.
    pub no_night: bool,
    /// Agreement to be told about vacancies.
    pub consent: Consent,
    /// Left the programme, when and why.
    pub left: Option<(NaiveDate, Leaving)>,
    /// How many times the record was written; whoever changes it names the one they have seen.
    pub version: u32,
}

impl Person {
    /// The version of a record that was never changed.
    pub const FIRST: u32 = 1;

    /// Somebody of whom nothing is known yet but number and home.
    pub fn new(id: PersonId, no: String, resident_id: ResidentId, home: AreaCode) -> Self {
        Self {
            id,
            no,
            resident_id,
            name: String::new(),
            phone: None,
            hukou_area: home,
            living_area: home,
            point: None,
            categories: CategorySet::EMPTY,
            disability_certificate: None,
            education: None,
            employment_status: None,
            work_capacity: None,
            work_willingness: None,
            skills: Vec::new(),
            wanted_occupations: Vec::new(),
            wanted_areas: Vec::new(),
            wage_min: None,
            distance_km: None,
            home_based: HomeBased::Can,
            functions: Functions::UNKNOWN,
            literate: None,
            no_night: false,
            consent: Consent::NotAsked,
            left: None,
            version: Self::FIRST,
        }
    }
}

/// The ages at which a person is due, completed years, both included (R01, R32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueAges {
    /// The youngest.
    pub min: i32,
    /// The oldest.
    pub max: i32,
}

impl DueAges {
    /// Reads them from the table.
    pub fn of(params: &Params, day: NaiveDate) -> Result<Self, NotSet> {
        let read = |key| params.general(key, day).map(|age| age as i32);
        Ok(Self {
            min: read(ParamKey::DueAgeMin)?,
            max: read(ParamKey::DueAgeMax)?,
        })
    }

    /// Whether somebody born on `birth` is of the age to which leads are owed.
    pub fn hold(self, birth: NaiveDate, day: NaiveDate) -> bool {
        (self.min..=self.max).contains(&dates::age_on(birth, day))
    }
}

/// What decides whether leads are owed to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueFacts {
    /// Recognised groups.
    pub categories: CategorySet,
    /// Birth date.
    pub birth: NaiveDate,
    /// Able to work; `None` = not assessed.
    pub work_capacity: Option<bool>,
    /// Wants to work; `None` = not asked.
    pub work_willingness: Option<bool>,
    /// Agreement to be told about vacancies.
    pub consent: Consent,
    /// The day the person left the programme.
    pub left_on: Option<NaiveDate>,
}

impl DueFacts {
    /// Whether five leads a year are owed on that day: recognised in one of the three groups, of due age, able and
    /// willing as far as known, alive and here, not opted out (R32).
    pub fn is_due_on(&self, day: NaiveDate, ages: DueAges) -> bool {
        self.categories.meets(CategorySet::DUE)
            && ages.hold(self.birth, day)
            && self.work_capacity != Some(false)
            && self.work_willingness != Some(false)
            && self.may_be_told_on(day)
    }

    /// Whether anybody may tell the person about work: not opted out, alive and here.
    pub fn may_be_told_on(&self, day: NaiveDate) -> bool {
        self.consent != Consent::Refused && !self.has_left_on(day)
    }

    /// Whether the person is no longer in the programme.
    pub fn has_left_on(&self, day: NaiveDate) -> bool {
        self.left_on.is_some_and(|on| on <= day)
    }

    /// Whether the person belongs into the rate of a year as it stands on a day: due then, or on the last day of a year
    /// that has ended. Somebody who turned 60, died or moved away before is left out (R32).
    pub fn is_due_in_year(&self, year: i32, as_of: NaiveDate, ages: DueAges) -> bool {
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(as_of);
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(as_of);
        self.is_due_on(as_of.clamp(first, last), ages)
    }
}

impl Person {
    /// Birth date, from the resident ID number.
    pub fn birth(&self) -> NaiveDate {
        self.resident_id.birth()
    }

    /// Completed years on a day.
    pub fn age_on(&self, day: NaiveDate) -> i32 {
        dates::age_on(self.birth(), day)
    }

    /// What decides whether leads are owed.
    pub fn due_facts(&self) -> DueFacts {
        DueFacts {
            categories: self.categories,
            birth: self.birth(),
            work_capacity: self.work_capacity,
            work_willingness: self.work_willingness,
            consent: self.consent,
            left_on: self.left.map(|(on, _)| on),
        }
    }

    /// Whether five leads a year are owed on that day (R32).
    pub fn is_due_on(&self, day: NaiveDate, ages: DueAges) -> bool {
        self.due_facts().is_due_on(day, ages)
    }

    /// Whether anybody may tell the person about work: not opted out, alive and here.
    pub fn may_be_told_on(&self, day: NaiveDate) -> bool {
        self.due_facts().may_be_told_on(day)
    }

    /// Whether the person belongs into the rate of a year as it stands on a day.
    pub fn is_due_in_year(&self, year: i32, as_of: NaiveDate, ages: DueAges) -> bool {
        self.due_facts().is_due_in_year(year, as_of, ages)
    }

    /// Trades of the skills.
    pub fn skill_trades(&self) -> TradeSet {
        trades_of(&self.skills)
    }

    /// Trades wished for.
    pub fn wanted_trades(&self) -> TradeSet {
        trades_of(&self.wanted_occupations)
    }

    /// Licences named among the skills.
    pub fn licences(&self) -> Vec<Licence> {
        let held = self.skills.iter().filter(|skill| !says_missing(skill));
        let named = |licence: &Licence| held.clone().any(|skill| licence.is_named_in(skill));
        Licence::ALL.iter().copied().filter(named).collect()
    }
}

/// Whether a skill as written names something the person lacks: 没有驾照, 无电工证.
fn says_missing(skill: &str) -> bool {
    ["没", "无", "未", "不"]
        .iter()
        .any(|no| skill.trim_start().starts_with(no))
}

fn trades_of(words: &[String]) -> TradeSet {
    words
        .iter()
        .fold(TradeSet::EMPTY, |set, word| set.union(TradeSet::of(word)))
}

/// The surname, or the first character, and stars: `张**` (S28).
pub fn masked_name(name: &str) -> String {
    const DOUBLE: [&str; 8] = ["欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙"];
    let keep = DOUBLE
        .iter()
        .find(|surname| name.starts_with(*surname))
        .map_or(1, |_| 2);
    let count = name.chars().count();
    name.chars()
        .take(keep)
        .chain(std::iter::repeat_n('*', count.saturating_sub(keep).clamp(1, 2)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::says_missing;

    #[test]
    fn what_is_said_to_be_missing_is_no_skill() {
        assert!(says_missing("没有驾照") && says_missing(" 无电工证") && says_missing("不会开车"));
        assert!(!says_missing("有驾照") && !says_missing("C1证"));
    }
}
