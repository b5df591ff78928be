//! What an application states, fact by fact, and who may see which.

use super::case::Case;
use chrono::NaiveDate;
use domain::actor::Department;
use domain::ports::Fact;
use domain::recognition::{Claim, LandLossClaim, OwnField, own_fields};

/// The facts, all of them or those of a department.
pub(super) fn facts(
    case: &Case,
    hukou: String,
    department: Option<Department>,
    today: NaiveDate,
) -> Vec<(OwnField, Fact)> {
    let mut all = stated(&case.recognition.claim);
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

fn stated(claim: &Claim) -> Vec<(OwnField, Fact)> {
    use OwnField as F;
    match claim {
        Claim::LandLoss(land) => land_loss(land),
        Claim::PoorWorker {
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
        Claim::ZeroTransfer {
            willing_surplus,
            transferred,
        } => vec![
            (F::WillingSurplus, Fact::Count(*willing_surplus)),
            (F::Transferred, Fact::Count(*transferred)),
        ],
        Claim::SchoolLeaver { finished, admitted } => vec![
            (F::Finished, Fact::Text(finished.code().to_owned())),
            (F::Admitted, Fact::Flag(*admitted)),
        ],
        Claim::Certificate | Claim::Document => Vec::new(),
    }
}

fn land_loss(land: &LandLossClaim) -> Vec<(OwnField, Fact)> {
    use OwnField as F;
    vec![
        (F::Approval, Fact::Day(land.approved_on)),
        (F::AcquiredArea, Fact::Mu(land.acquired_area)),
        (F::Ownership, Fact::Flag(land.collective)),
        (F::Right, Fact::Flag(land.right)),
        (F::Agricultural, Fact::Flag(land.agricultural)),
        (F::Members, Fact::Count(land.members)),
        (F::AreaBefore, Fact::Mu(land.area_before)),
        (F::AreaLeft, Fact::Mu(land.area_left)),
        (F::LowIncome, Fact::Flag(land.low_income)),
        (F::FewChildren, Fact::Flag(land.few_children)),
    ]
}
