//! R95–R98.

use super::{Outcome, valid};
use crate::cases::{Input, RuleUnderTest};
use domain::rules::certificate;
use domain::values::{AreaCode, AreaKind, ResidentId, SocialCreditCode};

rules! {
    "R95" 6 resident_id [];
    "R96" 4 social_credit_code [];
    "R97" 6 disability_certificate [];
    "R98" 5 area_code [];
}

fn resident_id(input: &Input) -> Outcome {
    Ok(valid(ResidentId::parse(input.text("id")).is_ok()))
}

fn social_credit_code(input: &Input) -> Outcome {
    Ok(valid(SocialCreditCode::parse(input.text("code")).is_ok()))
}

fn disability_certificate(input: &Input) -> Outcome {
    let holder = ResidentId::parse(input.text("id")).expect("a resident ID number");
    Ok(
        match certificate::certificate_of(input.text("certificate_no"), holder) {
            Ok(number) if number.reissue() > 0 => {
                format!(
                    "{} {} reissue {}",
                    number.kind(),
                    number.grade(),
                    number.reissue()
                )
            }
            Ok(number) => format!("{} {}", number.kind(), number.grade()),
            Err(_) => "invalid".to_owned(),
        },
    )
}

fn area_code(input: &Input) -> Outcome {
    let Ok(code) = AreaCode::parse(input.text("code")) else {
        return Ok("invalid".to_owned());
    };
    Ok(match code.kind() {
        AreaKind::Province => "province",
        AreaKind::City => "city",
        AreaKind::County => "county",
        AreaKind::Street => "street",
        AreaKind::Town => "town",
        AreaKind::Township => "township",
        AreaKind::QuasiTown => "quasi_town",
        AreaKind::ResidentsCommittee => "residents_committee",
        AreaKind::VillagersCommittee => "villagers_committee",
        AreaKind::QuasiVillage => "quasi_village",
        AreaKind::Other => "other",
    }
    .to_owned())
}
