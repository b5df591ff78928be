//! What an application states, fact by fact, and who may see which.

use super::case::Case;
use chrono::NaiveDate;
use domain::actor::Department;
use domain::recognition::{Fact, OwnField, own_fields};

/// The facts, all of them or those of a department.
pub(super) fn facts(
    case: &Case,
    hukou: String,
    department: Option<Department>,
    today: NaiveDate,
) -> Vec<(OwnField, Fact)> {
    let mut all = case.recognition.claim.facts();
    let certificate = case.person.disability_certificate;
    let category = case.recognition.category;
    if let Some(own) = department {
        all.push((OwnField::Hukou, Fact::Text(hukou)));
        all.push((
            OwnField::Age,
            Fact::Count(case.person.age_on(today).max(0) as u32),
        ));
        let paper = &case.recognition.paper;
        all.push((
            OwnField::Paper,
            Fact::Text(format!("{} {}", paper.name, paper.number)),
        ));
        let certificate = certificate.map(|number| format!("{} {}", number.kind(), number.grade()));
        all.push((OwnField::Certificate, Fact::Text(certificate.unwrap_or_default())));
        let fields = own_fields(own, category);
        all.retain(|(field, _)| fields.contains(field));
    }
    all
}
