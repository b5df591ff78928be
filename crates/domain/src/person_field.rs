//! The fields of a person one by one, each as one text: what the history compares and keeps.

use crate::code::codes;
use crate::person::{Category, EmploymentStatus, Person};
use crate::values::{Education, Fen, Phone};
use std::fmt::Write as _;

codes! {
    /// Every field of a [`Person`] that may change.
    pub enum PersonField {
        /// The number outside.
        No = "no",
        /// Resident ID number.
        ResidentId = "resident_id",
        /// Name.
        Name = "name",
        /// Telephone.
        Phone = "phone",
        /// Registered residence.
        HukouArea = "hukou_area",
        /// Where the person lives.
        LivingArea = "living_area",
        /// Where on the map.
        Point = "point",
        /// Recognised groups.
        Categories = "categories",
        /// Disability certificate.
        DisabilityCertificate = "disability_certificate",
        /// Highest level finished.
        Education = "education",
        /// What the person does now.
        EmploymentStatus = "employment_status",
        /// Able to work.
        WorkCapacity = "work_capacity",
        /// Wants to work.
        WorkWillingness = "work_willingness",
        /// Skills.
        Skills = "skills",
        /// Wished occupations.
        WantedOccupations = "wanted_occupations",
        /// Areas the person would work in.
        WantedAreas = "wanted_areas",
        /// Lowest wage hoped for.
        WageMin = "wage_min",
        /// Daily reach.
        DistanceKm = "distance_km",
        /// Work at home.
        HomeBased = "home_based",
        /// The six functions.
        Functions = "functions",
        /// Can read.
        Literate = "literate",
        /// Cannot work at night.
        NoNight = "no_night",
        /// Agreement to be told about vacancies.
        Consent = "consent",
        /// Left the programme.
        Left = "left",
    }
}

impl PersonField {
    /// Whether it is a number that is kept sealed and shown masked.
    pub const fn is_sealed(self) -> bool {
        matches!(self, Self::ResidentId | Self::Phone | Self::DisabilityCertificate)
    }

    /// The fields in which two records of a person differ.
    pub fn changed(before: &Person, after: &Person) -> impl Iterator<Item = Self> {
        let differs = |field: &Self| field.text(before) != field.text(after);
        Self::ALL.iter().copied().filter(differs)
    }

    /// The value as the history keeps it: sealed numbers masked.
    pub fn shown(self, person: &Person) -> String {
        match self {
            Self::ResidentId => person.resident_id.masked(),
            Self::Phone => person.phone.as_ref().map(Phone::masked).unwrap_or_default(),
            Self::DisabilityCertificate => person
                .disability_certificate
                .map(|certificate| certificate.masked())
                .unwrap_or_default(),
            _ => self.text(person),
        }
    }

    /// The value as one text; empty for nothing.
    fn text(self, person: &Person) -> String {
        match self {
            Self::No => person.no.clone(),
            Self::ResidentId => person.resident_id.into(),
            Self::Name => person.name.clone(),
            Self::Phone => person.phone.clone().map(String::from).unwrap_or_default(),
            Self::HukouArea => person.hukou_area.to_string(),
            Self::LivingArea => person.living_area.to_string(),
            Self::Point => text_of(person.point.map(|point| format!("{},{}", point.lon, point.lat))),
            Self::Categories => joined(person.categories.iter().map(Category::code)),
            Self::DisabilityCertificate => text_of(person.disability_certificate.map(String::from)),
            Self::Education => text_of(person.education.map(Education::code)),
            Self::EmploymentStatus => text_of(person.employment_status.map(EmploymentStatus::code)),
            Self::WorkCapacity => yes_no(person.work_capacity),
            Self::WorkWillingness => yes_no(person.work_willingness),
            Self::Skills => joined(&person.skills),
            Self::WantedOccupations => joined(&person.wanted_occupations),
            Self::WantedAreas => joined(person.wanted_areas.iter().map(ToString::to_string)),
            Self::WageMin => text_of(person.wage_min.map(|Fen(fen)| fen)),
            Self::DistanceKm => text_of(person.distance_km),
            Self::HomeBased => person.home_based.code().to_owned(),
            Self::Functions => levels(person),
            Self::Literate => yes_no(person.literate),
            Self::NoNight => yes_no(Some(person.no_night)),
            Self::Consent => person.consent.code().to_owned(),
            Self::Left => text_of(person.left.map(|(day, why)| format!("{day} {why}"))),
        }
    }
}

fn text_of(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes_no(value: Option<bool>) -> String {
    text_of(value.map(|yes| if yes { "yes" } else { "no" }))
}

/// Things named one after the other, in the order they were given.
fn joined(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push('、');
        }
        text.push_str(item.as_ref());
    }
    text
}

fn levels(person: &Person) -> String {
    let mut text = String::with_capacity(6);
    for level in person.functions.0 {
        let written = match level {
            Some(level) => write!(text, "{level}"),
            None => write!(text, "-"),
        };
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    text
}
