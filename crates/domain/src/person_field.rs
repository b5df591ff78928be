//! The fields of a file one by one, each as one text: what forms show and take, what the history compares and keeps.

mod copy;
mod merge;
mod read;
mod write;

pub use merge::{Edit, Merged, merge};

use crate::code::codes;
use crate::profile::PersonRecord;
use crate::refusal::Problem;

codes! {
    /// Every field of a [`PersonRecord`] that may change.
    pub enum PersonField {
        /// The number outside.
        No = "no",
        /// Name.
        Name = "name",
        /// Resident ID number.
        ResidentId = "resident_id",
        /// Disability certificate.
        DisabilityCertificate = "disability_certificate",
        /// Last day of the disability certificate.
        CertificateValidTo = "certificate_valid_to",
        /// Telephone.
        Phone = "phone",
        /// Whose telephone.
        PhoneOwner = "phone_owner",
        /// The language to write in.
        MessageLanguage = "message_language",
        /// Kind of the registered residence.
        HukouKind = "hukou_kind",
        /// Registered residence.
        HukouArea = "hukou_area",
        /// Where the person lives.
        LivingArea = "living_area",
        /// Hamlet, street and number.
        Address = "address",
        /// Where on the map.
        Point = "point",
        /// Recognised groups.
        Categories = "categories",
        /// Highest level finished.
        Education = "education",
        /// Can read.
        Literate = "literate",
        /// What the person does now.
        EmploymentStatus = "employment_status",
        /// Able to work.
        WorkCapacity = "work_capacity",
        /// Wants to work.
        WorkWillingness = "work_willingness",
        /// First of the six functions.
        BothHands = "both_hands",
        /// Second.
        Eyesight = "eyesight",
        /// Third.
        HandWork = "hand_work",
        /// Fourth.
        Lifting = "lifting",
        /// Fifth.
        ListeningSpeaking = "listening_speaking",
        /// Sixth.
        StandingWalking = "standing_walking",
        /// What helps.
        Aids = "aids",
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
        /// How long the person can work.
        Hours = "hours",
        /// Turns.
        Shift = "shift",
        /// Cannot work at night.
        NoNight = "no_night",
        /// A bed at the work.
        Lodging = "lodging",
        /// Work at home.
        HomeBased = "home_based",
        /// Who needs them at home.
        CareDuties = "care_duties",
        /// Agreement to be told about vacancies.
        Consent = "consent",
        /// Left the programme.
        Left = "left",
    }
}

codes! {
    /// Parts of the file that are edited on one screen.
    pub enum FieldGroup {
        /// 基本情况.
        Basics = "basics",
        /// 就业状态.
        Work = "work",
        /// 身体能力.
        Functions = "functions",
        /// 求职意向.
        Intentions = "intentions",
        /// 技能.
        Skills = "skills",
        /// 离开.
        Leaving = "leaving",
    }
}

impl FieldGroup {
    /// The fields on its screen, in order.
    pub const fn fields(self) -> &'static [PersonField] {
        use PersonField as F;
        match self {
            Self::Basics => &[
                F::Name,
                F::ResidentId,
                F::Phone,
                F::PhoneOwner,
                F::MessageLanguage,
                F::LivingArea,
                F::Address,
                F::HukouArea,
                F::HukouKind,
                F::Education,
                F::Literate,
            ],
            Self::Work => &[F::EmploymentStatus, F::WorkCapacity, F::WorkWillingness],
            Self::Functions => &[
                F::BothHands,
                F::Eyesight,
                F::HandWork,
                F::Lifting,
                F::ListeningSpeaking,
                F::StandingWalking,
                F::Aids,
                F::DisabilityCertificate,
                F::CertificateValidTo,
            ],
            Self::Intentions => &[
                F::WantedOccupations,
                F::WantedAreas,
                F::WageMin,
                F::DistanceKm,
                F::HomeBased,
                F::Hours,
                F::Shift,
                F::NoNight,
                F::Lodging,
                F::CareDuties,
            ],
            Self::Skills => &[F::Skills],
            Self::Leaving => &[F::Left],
        }
    }
}

impl PersonField {
    /// The six functions, in the order of every array and file.
    pub const FUNCTIONS: [Self; 6] = [
        Self::BothHands,
        Self::Eyesight,
        Self::HandWork,
        Self::Lifting,
        Self::ListeningSpeaking,
        Self::StandingWalking,
    ];

    /// Whether it is a number that is kept sealed and shown masked.
    pub const fn is_sealed(self) -> bool {
        matches!(self, Self::ResidentId | Self::Phone | Self::DisabilityCertificate)
    }

    /// The group it is edited with; `None` for what has a procedure of its own.
    pub fn group(self) -> Option<FieldGroup> {
        let holds = |group: &FieldGroup| group.fields().contains(&self);
        FieldGroup::ALL.iter().copied().find(holds)
    }

    /// The fields in which two records of a person differ.
    pub fn changed(before: &PersonRecord, after: &PersonRecord) -> impl Iterator<Item = Self> {
        let differs = |field: &Self| field.text(before) != field.text(after);
        Self::ALL.iter().copied().filter(differs)
    }

    /// The value as one text; empty for nothing.
    pub fn text(self, record: &PersonRecord) -> String {
        read::text(self, record)
    }

    /// The value as the history keeps it: sealed numbers masked.
    pub fn shown(self, record: &PersonRecord) -> String {
        read::shown(self, record)
    }

    /// Reads the value from one text, or says what is wrong with it. Areas are read by code alone: whoever knows the
    /// names of places turns them into codes before.
    pub fn set(self, record: &mut PersonRecord, text: &str) -> Result<(), Problem> {
        write::set(self, record, text)
    }

    /// Makes the field of one record what it is in another.
    pub fn copy(self, from: &PersonRecord, to: &mut PersonRecord) {
        copy::copy(self, from, to);
    }
}

/// Reads a name as files hold it.
pub fn read_name(text: &str) -> Result<String, Problem> {
    write::name(text.trim())
}

/// Between things named one after the other.
pub const COMMA: char = '、';
