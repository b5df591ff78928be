//! What a file holds of a person beyond what matching looks at: how they live, what helps them, when they can work.

use crate::code::codes;
use crate::person::Person;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Kind of the registered residence.
    pub enum HukouKind {
        /// 农业.
        Agricultural = "agri",
        /// 非农业.
        NonAgricultural = "non_agri",
        /// 居民户口, where the two were made one.
        Unified = "unified",
    }
}

codes! {
    /// Whose telephone it is. A shared one must not tell one person about the leads of another.
    pub enum PhoneOwner {
        /// The person's own.
        Own = "own",
        /// Of husband or wife.
        Spouse = "spouse",
        /// Of father or mother.
        Parent = "parent",
        /// Of a son or a daughter.
        Child = "child",
        /// Of another relative.
        Relative = "relative",
        /// Of a neighbour.
        Neighbour = "neighbour",
        /// Of the village office.
        Village = "village",
    }
}

codes! {
    /// The language in which somebody is written to.
    pub enum MessageLanguage {
        /// Chinese, where nobody has said otherwise.
        Chinese = "zh",
        /// English.
        English = "en",
    }
}

codes! {
    /// What helps a person to work and to understand; instead of a diagnosis.
    pub enum Aid {
        /// Reads large print.
        ReadingLargePrint = "reading_large_print",
        /// Wears a hearing aid.
        HearingAid = "hearing_aid",
        /// Uses a wheelchair.
        Wheelchair = "wheelchair",
        /// Speaks sign language.
        SignLanguage = "sign_language",
        /// Uses a screen reader.
        ScreenReader = "screen_reader",
        /// Comes with somebody.
        Accompanied = "accompanied",
    }
}

codes! {
    /// How long somebody can work.
    pub enum Hours {
        /// All day, all year.
        FullTime = "full_time",
        /// Half the day.
        HalfDay = "half_day",
        /// A few hours, as they come.
        FewHours = "few_hours",
        /// Outside the farm season.
        Seasonal = "seasonal",
    }
}

codes! {
    /// Whether somebody takes turns.
    pub enum Shift {
        /// Any.
        Any = "any",
        /// Early and late, never at night.
        NoNight = "no_night",
        /// By day only.
        DayOnly = "day_only",
    }
}

codes! {
    /// Whether somebody would live at the work.
    pub enum Lodging {
        /// Needs a bed there.
        Needed = "needed",
        /// Would take one.
        Welcome = "welcome",
        /// Comes home every night.
        Never = "never",
    }
}

codes! {
    /// Who needs the person at home.
    pub enum CareDuty {
        /// A small child.
        SmallChild = "small_child",
        /// A child at school.
        SchoolChild = "school_child",
        /// Old people.
        Elderly = "elderly",
        /// Somebody ill or disabled.
        Ill = "ill",
        /// Land and animals.
        Farm = "farm",
    }
}

/// What a file holds beyond the [`Person`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Kind of the registered residence.
    pub hukou_kind: Option<HukouKind>,
    /// Hamlet, street and number.
    pub address: String,
    /// Whose the telephone is.
    pub phone_owner: Option<PhoneOwner>,
    /// The language to write in.
    pub message_language: Option<MessageLanguage>,
    /// What helps.
    pub aids: Vec<Aid>,
    /// How long the person can work.
    pub hours: Option<Hours>,
    /// Turns.
    pub shift: Option<Shift>,
    /// A bed at the work.
    pub lodging: Option<Lodging>,
    /// Who needs them at home.
    pub care_duties: Vec<CareDuty>,
    /// Last day of the disability certificate.
    pub certificate_valid_to: Option<NaiveDate>,
}

/// A person with the rest of the file: what forms edit as one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// The person.
    pub person: Person,
    /// The rest.
    pub profile: Profile,
}
