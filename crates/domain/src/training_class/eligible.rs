//! Who may take part in a class, with every reason: R06, R13, one place a course, no two classes at a time.

use super::{ClassAudience, ClassKind, ClassPlan, ClassState};
use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::person::{Category, CategorySet, EmploymentStatus, Person};
use crate::rules::commerce_course::{Admission, CommerceCourseFacts, commerce_course};
use crate::rules::land_loss_training::{TrainingFacts, TrainingRight, training_right};
use crate::values::{AreaLevel, dates};
use chrono::NaiveDate;

codes! {
    /// Why somebody may not take part, has to be looked at, or comes first; each is shown.
    pub enum EnrolReason {
        /// The class takes nobody any more, or not yet.
        NotOpen = "not_open",
        /// It has begun.
        Begun = "begun",
        /// Died, moved away.
        Left = "left",
        /// Younger than working age.
        TooYoung = "too_young",
        /// Has a place in this course, or its certificate.
        InCourse = "in_course",
        /// Has a class on the same days.
        OtherClass = "other_class",
        /// The class is for others.
        OtherGroup = "other_group",
        /// R06 does not admit.
        NotAdmitted = "not_admitted",
        /// R13 gives no right to it.
        NoRight = "no_right",
        /// Somebody has to look: the rule does not decide.
        Look = "look",
        /// Whether the person can read is not known.
        LookReading = "look_reading",
        /// Every place is taken: the person waits for one.
        NoPlace = "no_place",
        /// Comes first (poor, or lost land).
        First = "first",
        /// In the person's own township.
        NearHome = "near_home",
        /// Outside it: for a person with a disability a nearer place should be looked for.
        FarFromHome = "far_from_home",
        /// Outside the person's county: R25 may pay something.
        Outside = "outside",
        /// Trains free of charge.
        Free = "free",
    }
}

impl EnrolReason {
    /// What it means for the whole.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::NotOpen
            | Self::Begun
            | Self::Left
            | Self::TooYoung
            | Self::InCourse
            | Self::OtherClass
            | Self::OtherGroup
            | Self::NotAdmitted
            | Self::NoRight => Verdict::Refused,
            Self::Look | Self::LookReading => Verdict::Look,
            _ => Verdict::Eligible,
        }
    }
}

/// Whether somebody may take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Yes.
    Eligible,
    /// Somebody of the county has to look.
    Look,
    /// No.
    Refused,
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct EnrolFacts<'a> {
    /// Who.
    pub person: &'a Person,
    /// The class.
    pub plan: &'a ClassPlan,
    /// Where it stands.
    pub state: &'a ClassState,
    /// Places taken.
    pub taken: u32,
    /// Whether the person has a place in the course already.
    pub in_course: bool,
    /// Whether the person has another class on the same days.
    pub other_class: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Every reason, those that refuse first.
    pub reasons: Vec<EnrolReason>,
}

impl Weighed {
    /// The worst of them decides.
    pub fn verdict(&self) -> Verdict {
        let worst = self.reasons.iter().map(|reason| reason.verdict()).max();
        worst.unwrap_or(Verdict::Eligible)
    }

    /// Whether the person comes first.
    pub fn is_first(&self) -> bool {
        self.reasons.contains(&EnrolReason::First)
    }
}

/// Groups whose members come first (S1a 优先安排培训, S1i).
const FIRST: CategorySet = CategorySet::EMPTY
    .with(Category::PoorWorker)
    .with(Category::RegisteredPoorPerson)
    .with(Category::RelapsedPoorPerson)
    .with(Category::LandLossFarmer);

/// The groups for whom S1i pays.
pub const POOR: CategorySet = CategorySet::EMPTY
    .with(Category::PoorWorker)
    .with(Category::RegisteredPoorPerson)
    .with(Category::RelapsedPoorPerson);

/// Weighs somebody for a class.
pub fn weigh(facts: &EnrolFacts<'_>, params: &Params) -> Result<Weighed, NotSet> {
    let mut reasons = Vec::new();
    let mut note = |is: bool, reason: EnrolReason| {
        if is {
            reasons.push(reason);
        }
    };
    let (person, plan) = (facts.person, facts.plan);
    let age = dates::age_on(person.resident_id.birth(), plan.starts_on);
    let youngest = params.value(ParamKey::FreeTrainingAgeMin, Some(plan.area), plan.starts_on)?;
    let is_open = *facts.state == ClassState::Open;
    note(!is_open, EnrolReason::NotOpen);
    note(is_open && facts.today > plan.starts_on, EnrolReason::Begun);
    note(
        person.left.is_some_and(|(on, _)| on <= facts.today),
        EnrolReason::Left,
    );
    note(i64::from(age) < youngest, EnrolReason::TooYoung);
    note(facts.in_course, EnrolReason::InCourse);
    note(facts.other_class, EnrolReason::OtherClass);
    reasons.extend(by_audience(facts, age, params)?);
    reasons.extend(by_kind(facts, age, params)?);
    let has_disability = person.categories.has(Category::PersonWithDisability);
    let level = |level| {
        person
            .living_area
            .at(level)
            .is_some_and(|home| home.contains(plan.area))
    };
    let mut note = |is: bool, reason: EnrolReason| {
        if is {
            reasons.push(reason);
        }
    };
    note(facts.taken >= plan.seats, EnrolReason::NoPlace);
    note(person.categories.meets(FIRST), EnrolReason::First);
    note(level(AreaLevel::Town), EnrolReason::NearHome);
    note(
        has_disability && !level(AreaLevel::Town),
        EnrolReason::FarFromHome,
    );
    note(!level(AreaLevel::County), EnrolReason::Outside);
    note(level(AreaLevel::County), EnrolReason::Free);
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.verdict()));
    reasons.dedup();
    Ok(Weighed { reasons })
}

/// For whom the class is. Who lost land and is recognised is below the line of R02.
fn by_audience(facts: &EnrolFacts<'_>, age: i32, params: &Params) -> Result<Vec<EnrolReason>, NotSet> {
    let person = facts.person;
    let has = |category| person.categories.has(category);
    Ok(match facts.plan.audience {
        ClassAudience::Poor if !person.categories.meets(POOR) => vec![EnrolReason::OtherGroup],
        ClassAudience::Disabled if !has(Category::PersonWithDisability) => vec![EnrolReason::OtherGroup],
        ClassAudience::LandLoss if !has(Category::LandLossFarmer) => vec![EnrolReason::OtherGroup],
        ClassAudience::LandLoss => {
            let works = matches!(
                person.employment_status,
                Some(EmploymentStatus::Employed | EmploymentStatus::SelfEmployed)
            );
            let looked_at = TrainingFacts {
                age: i64::from(age),
                capacity: person.work_capacity != Some(false),
                employed: works,
                willing: true,
                below_line: true,
            };
            match training_right(looked_at, facts.plan.starts_on, params)? {
                TrainingRight::None => vec![EnrolReason::NoRight],
                _ if person.work_capacity.is_none() => vec![EnrolReason::Look],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    })
}

/// R06 for people with a disability who want to learn to trade by net. Whoever enrols is willing.
fn by_kind(facts: &EnrolFacts<'_>, age: i32, params: &Params) -> Result<Vec<EnrolReason>, NotSet> {
    let person = facts.person;
    let has_disability = person.categories.has(Category::PersonWithDisability);
    if facts.plan.kind != ClassKind::ECommerce || !has_disability {
        return Ok(Vec::new());
    }
    let Some(paper) = &person.disability_certificate else {
        return Ok(vec![EnrolReason::Look]);
    };
    let asked = CommerceCourseFacts {
        age,
        kind: paper.kind(),
        grade: paper.grade(),
        literate: person.literate != Some(false),
        willing: true,
    };
    Ok(match commerce_course(&asked, facts.plan.starts_on, params)? {
        Admission::Refused => vec![EnrolReason::NotAdmitted],
        Admission::Manual => vec![EnrolReason::Look],
        Admission::Admitted if person.literate.is_none() => vec![EnrolReason::LookReading],
        Admission::Admitted => Vec::new(),
    })
}
