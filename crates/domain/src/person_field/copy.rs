//! From one record to another, as it is: what an import once let in need not be readable in a form.

use super::PersonField;
use crate::profile::PersonRecord;

pub(super) fn copy(field: PersonField, from: &PersonRecord, to: &mut PersonRecord) {
    use PersonField as F;
    let (one, other) = (&from.person, &from.profile);
    let PersonRecord { person, profile } = to;
    match field {
        F::No => person.no.clone_from(&one.no),
        F::Name => person.name.clone_from(&one.name),
        F::ResidentId => person.resident_id = one.resident_id,
        F::DisabilityCertificate => person.disability_certificate = one.disability_certificate,
        F::CertificateValidTo => profile.certificate_valid_to = other.certificate_valid_to,
        F::Phone => person.phone.clone_from(&one.phone),
        F::PhoneOwner => profile.phone_owner = other.phone_owner,
        F::MessageLanguage => profile.message_language = other.message_language,
        F::HukouKind => profile.hukou_kind = other.hukou_kind,
        F::HukouArea => person.hukou_area = one.hukou_area,
        F::LivingArea => person.living_area = one.living_area,
        F::Address => profile.address.clone_from(&other.address),
        F::Point => person.point = one.point,
        F::Categories => person.categories = one.categories,
        F::Education => person.education = one.education,
        F::Literate => person.literate = one.literate,
        F::EmploymentStatus => person.employment_status = one.employment_status,
        F::WorkCapacity => person.work_capacity = one.work_capacity,
        F::WorkWillingness => person.work_willingness = one.work_willingness,
        F::BothHands | F::Eyesight | F::HandWork | F::Lifting | F::ListeningSpeaking | F::StandingWalking => {
            level(field, from, to);
        }
        F::Aids => profile.aids.clone_from(&other.aids),
        F::Skills => person.skills.clone_from(&one.skills),
        F::WantedOccupations => person.wanted_occupations.clone_from(&one.wanted_occupations),
        F::WantedAreas => person.wanted_areas.clone_from(&one.wanted_areas),
        F::WageMin => person.wage_min = one.wage_min,
        F::DistanceKm => person.distance_km = one.distance_km,
        F::Hours => profile.hours = other.hours,
        F::Shift => profile.shift = other.shift,
        F::NoNight => person.no_night = one.no_night,
        F::Lodging => profile.lodging = other.lodging,
        F::HomeBased => person.home_based = one.home_based,
        F::CareDuties => profile.care_duties.clone_from(&other.care_duties),
        F::Consent => person.consent = one.consent,
        F::Left => person.left = one.left,
    }
}

fn level(field: PersonField, from: &PersonRecord, to: &mut PersonRecord) {
    let levels = to.person.functions.0.iter_mut().zip(from.person.functions.0);
    for ((slot, level), one) in levels.zip(PersonField::FUNCTIONS) {
        if one == field {
            *slot = level;
        }
    }
}
