//! The e-commerce course for people with a disability: R06.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::DisabilityKind;
use chrono::NaiveDate;

/// What admission to the course looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommerceCourseFacts {
    /// Completed years.
    pub age: i32,
    /// Kind on the certificate.
    pub kind: DisabilityKind,
    /// Grade on the certificate, 1 most severe.
    pub grade: u8,
    /// Can read and write.
    pub literate: bool,
    /// Wants to take part.
    pub willing: bool,
}

/// Whether somebody may take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Yes.
    Admitted,
    /// No.
    Refused,
    /// The rule does not name this kind: somebody must look.
    Manual,
}

/// R06 (S1h 16—40周岁适龄残疾人, 肢体二级及以下): age 16–40, literate and willing; limb grade 2 or milder, hearing and
/// speech 3 or milder, sight 4 (C7). Kinds that are not named are looked at by hand, never refused by rule.
pub fn commerce_course(
    facts: &CommerceCourseFacts,
    on: NaiveDate,
    params: &Params,
) -> Result<Admission, NotSet> {
    let limit = |key| params.general(key, on);
    let ages = limit(ParamKey::CommerceCourseAgeMin)?..=limit(ParamKey::CommerceCourseAgeMax)?;
    if !ages.contains(&i64::from(facts.age)) || !facts.literate || !facts.willing {
        return Ok(Admission::Refused);
    }
    let severest = match facts.kind {
        DisabilityKind::Limb => limit(ParamKey::CommerceCourseLimb)?,
        DisabilityKind::Hearing => limit(ParamKey::CommerceCourseHearing)?,
        DisabilityKind::Speech => limit(ParamKey::CommerceCourseSpeech)?,
        DisabilityKind::Visual => limit(ParamKey::CommerceCourseVisual)?,
        DisabilityKind::Intellectual | DisabilityKind::Mental | DisabilityKind::Multiple => {
            return Ok(Admission::Manual);
        }
    };
    let mild_enough = i64::from(facts.grade) >= severest;
    Ok(if mild_enough {
        Admission::Admitted
    } else {
        Admission::Refused
    })
}
