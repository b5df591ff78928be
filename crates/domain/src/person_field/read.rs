//! From the record to text.

use super::{COMMA, PersonField};
use crate::person::{Category, EmploymentStatus};
use crate::profile::{
    Aid, CareDuty, Hours, HukouKind, Lodging, MessageLanguage, PersonRecord, PhoneOwner, Shift,
};
use crate::values::{DisabilityCertificateNo, Education, Fen, Phone};

pub(super) fn text(field: PersonField, record: &PersonRecord) -> String {
    use PersonField as F;
    let PersonRecord { person, profile } = record;
    match field {
        F::No => person.no.clone(),
        F::Name => person.name.clone(),
        F::ResidentId => person.resident_id.into(),
        F::DisabilityCertificate => text_of(person.disability_certificate.map(String::from)),
        F::CertificateValidTo => text_of(profile.certificate_valid_to),
        F::Phone => person.phone.clone().map(String::from).unwrap_or_default(),
        F::PhoneOwner => text_of(profile.phone_owner.map(PhoneOwner::code)),
        F::MessageLanguage => text_of(profile.message_language.map(MessageLanguage::code)),
        F::HukouKind => text_of(profile.hukou_kind.map(HukouKind::code)),
        F::HukouArea => person.hukou_area.to_string(),
        F::LivingArea => person.living_area.to_string(),
        F::Address => profile.address.clone(),
        F::Point => text_of(person.point.map(|point| format!("{},{}", point.lon, point.lat))),
        F::Categories => joined(person.categories.iter().map(Category::code)),
        F::Education => text_of(person.education.map(Education::code)),
        F::Literate => yes_no(person.literate),
        F::EmploymentStatus => text_of(person.employment_status.map(EmploymentStatus::code)),
        F::WorkCapacity => yes_no(person.work_capacity),
        F::WorkWillingness => yes_no(person.work_willingness),
        F::BothHands | F::Eyesight | F::HandWork | F::Lifting | F::ListeningSpeaking | F::StandingWalking => {
            level(field, record)
        }
        F::Aids => joined(profile.aids.iter().copied().map(Aid::code)),
        F::Skills => joined(&person.skills),
        F::WantedOccupations => joined(&person.wanted_occupations),
        F::WantedAreas => joined(person.wanted_areas.iter().map(ToString::to_string)),
        F::WageMin => text_of(person.wage_min.map(yuan)),
        F::DistanceKm => text_of(person.distance_km),
        F::Hours => text_of(profile.hours.map(Hours::code)),
        F::Shift => text_of(profile.shift.map(Shift::code)),
        F::NoNight => yes_no(Some(person.no_night)),
        F::Lodging => text_of(profile.lodging.map(Lodging::code)),
        F::HomeBased => person.home_based.code().to_owned(),
        F::CareDuties => joined(profile.care_duties.iter().copied().map(CareDuty::code)),
        F::Consent => person.consent.code().to_owned(),
        F::Left => text_of(person.left.map(|(day, why)| format!("{day}{COMMA}{why}"))),
    }
}

pub(super) fn shown(field: PersonField, record: &PersonRecord) -> String {
    let person = &record.person;
    match field {
        PersonField::ResidentId => person.resident_id.masked(),
        PersonField::Phone => person.phone.as_ref().map(Phone::masked).unwrap_or_default(),
        PersonField::DisabilityCertificate => person
            .disability_certificate
            .map(DisabilityCertificateNo::masked)
            .unwrap_or_default(),
        _ => text(field, record),
    }
}

fn level(field: PersonField, record: &PersonRecord) -> String {
    let position = PersonField::FUNCTIONS.iter().position(|one| *one == field);
    let level = position.and_then(|position| record.person.functions.0.get(position).copied().flatten());
    text_of(level)
}

/// Yuan, with fen only where there are some.
fn yuan(Fen(fen): Fen) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        _ => Fen(fen).to_string(),
    }
}

fn text_of(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes_no(value: Option<bool>) -> String {
    text_of(value.map(|yes| if yes { "yes" } else { "no" }))
}

fn joined(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push(COMMA);
        }
        text.push_str(item.as_ref());
    }
    text
}
