//! Finding people: what was typed, and by what a list is narrowed.

use crate::code::codes;
use crate::values::{Phone, ResidentId};
use chrono::NaiveDate;

/// One word of what somebody typed to find people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A whole resident ID number.
    Number(ResidentId),
    /// The last four characters of one; it may be a number outside as well.
    Tail(String),
    /// A telephone number; families share one.
    Phone(Phone),
    /// The number outside (`person_no`).
    No(String),
    /// A name or the beginning of one, a part of one, its pinyin or its initials; or a place.
    Name(String),
}

/// Words looked at; who types more means a sentence, and a sentence is no name.
const WORDS_MAX: usize = 4;
/// The longest text looked at, in characters.
pub const TEXT_MAX: usize = 60;

impl Sought {
    /// Reads what was typed, word by word.
    pub fn read(text: &str) -> Vec<Self> {
        let text: String = text.chars().take(TEXT_MAX).collect();
        if let Some(number) = Self::number(&text.split_whitespace().collect::<String>()) {
            return vec![number];
        }
        text.split_whitespace().take(WORDS_MAX).map(Self::word).collect()
    }

    fn word(text: &str) -> Self {
        Self::number(text).unwrap_or_else(|| {
            if is_tail(text) {
                Self::Tail(text.to_ascii_uppercase())
            } else if text.bytes().any(|b| b.is_ascii_digit()) {
                Self::No(text.to_owned())
            } else {
                Self::Name(text.to_owned())
            }
        })
    }

    /// A number that cannot be anything else, with or without the spaces people put into it.
    fn number(text: &str) -> Option<Self> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let number = ResidentId::parse(text).ok().map(Self::Number);
        number.or_else(|| {
            (digits >= 10)
                .then(|| Phone::parse(text).ok().map(Self::Phone))
                .flatten()
        })
    }
}

fn is_tail(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 4
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && (bytes[3].is_ascii_digit() || bytes[3].eq_ignore_ascii_case(&b'x'))
}

codes! {
    /// Whose people a list holds.
    pub enum Whose {
        /// Those the asker looks after.
        Mine = "mine",
        /// Everybody in the area.
        All = "all",
    }
}

codes! {
    /// In which order a list stands.
    pub enum PeopleOrder {
        /// Those who lack most leads first.
        Lack = "lack",
        /// By village and number.
        Place = "place",
        /// By pinyin of the name.
        Name = "name",
        /// The oldest first.
        Age = "age",
    }
}

codes! {
    /// How far behind the pace of the year.
    pub enum PaceBand {
        /// One or more behind.
        Behind = "behind",
        /// Two or more behind.
        Red = "red",
        /// One behind.
        Amber = "amber",
        /// At least as many as due.
        OnPace = "on_pace",
    }
}

codes! {
    /// Completed years, both ends included.
    pub enum AgeBand {
        /// 16–24.
        Youth = "16-24",
        /// 25–34.
        Young = "25-34",
        /// 35–44.
        Middle = "35-44",
        /// 45–54.
        Older = "45-54",
        /// 55–59.
        Late = "55-59",
        /// 60 and more.
        Past = "60-",
    }
}

impl AgeBand {
    /// The youngest and the oldest.
    pub const fn years(self) -> (i32, i32) {
        match self {
            Self::Youth => (16, 24),
            Self::Young => (25, 34),
            Self::Middle => (35, 44),
            Self::Older => (45, 54),
            Self::Late => (55, 59),
            Self::Past => (60, 200),
        }
    }

    /// Whether somebody born on that day is in the band.
    pub fn holds(self, birth: NaiveDate, day: NaiveDate) -> bool {
        let (low, high) = self.years();
        (low..=high).contains(&crate::values::dates::age_on(birth, day))
    }
}
