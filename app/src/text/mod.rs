//! Every sentence of the screens, 简明中文 first, English second. Pages hold no words of their own.
//!
//! Simple words, second person, numbers before nouns, no idioms. Never a word that shames: a page others can look at
//! names no group a person belongs to.

use serde::{Deserialize, Serialize};

/// Declares sentences: one function each, giving the words in the language asked for, and a list for the test.
macro_rules! sentences {
    ($($name:ident : $zh:literal, $en:literal;)+) => {
        $(pub fn $name(lang: $crate::text::Lang) -> &'static str { lang.pick($zh, $en) })+
        #[cfg(test)]
        pub const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $zh, $en)),+];
    };
}

pub mod account;
#[cfg(feature = "ssr")]
pub mod assistance_week;
#[cfg(feature = "ssr")]
pub mod calendar;
pub mod candidate;
#[cfg(feature = "ssr")]
pub mod case;
pub mod catalogue;
#[cfg(feature = "ssr")]
pub mod claim;
pub mod codes;
pub mod common;
#[cfg(feature = "ssr")]
pub mod day_job;
pub mod door;
pub mod employer;
pub mod erasure;
pub mod export;
#[cfg(feature = "ssr")]
pub mod fair;
#[cfg_attr(
    not(feature = "staff"),
    allow(dead_code, reason = "most of it is said by the island alone")
)]
pub mod field_work;
pub mod figures;
pub mod file;
pub mod fit;
#[cfg_attr(
    not(feature = "staff"),
    allow(dead_code, reason = "a part of it is said by the island alone")
)]
pub mod gate;
pub mod hand_over;
pub mod home;
#[cfg(feature = "ssr")]
pub mod instructor;
pub mod insurance;
pub mod leads;
pub mod list;
#[cfg(feature = "ssr")]
pub mod listing;
pub mod merge;
#[cfg(feature = "ssr")]
pub mod message;
pub mod people;
pub mod plain;
pub mod policies;
pub mod posting;
pub mod privacy;
#[cfg(feature = "ssr")]
pub mod public_post;
pub mod quota;
pub mod recognition;
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod region;
#[cfg(feature = "ssr")]
pub mod screen;
pub mod spot;
pub mod staff;
#[cfg(feature = "ssr")]
pub mod stand;
pub mod startup;
pub mod task;
#[cfg(feature = "ssr")]
pub mod training;
pub mod training_order;
pub mod vacancy;
pub mod visit;
pub mod work;
#[cfg(feature = "ssr")]
pub mod work_assessment;

/// The language of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 简明中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The value of the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The code used in addresses and cookies.
    pub const fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// One of two texts.
    pub(crate) const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_han(c: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn every_sentence_stands_in_both_languages() {
        let all = [
            account::ALL,
            assistance_week::ALL,
            candidate::ALL,
            calendar::ALL,
            work_assessment::ALL,
            instructor::ALL,
            screen::ALL,
            claim::ALL,
            case::ALL,
            listing::ALL,
            catalogue::ALL,
            common::ALL,
            field_work::ALL,
            file::ALL,
            day_job::ALL,
            gate::ALL,
            stand::ALL,
            door::ALL,
            employer::ALL,
            hand_over::ALL,
            erasure::ALL,
            export::ALL,
            fair::ALL,
            home::ALL,
            insurance::ALL,
            leads::ALL,
            merge::ALL,
            message::ALL,
            list::ALL,
            people::ALL,
            plain::ALL,
            policies::ALL,
            posting::ALL,
            privacy::ALL,
            public_post::ALL,
            quota::ALL,
            recognition::ALL,
            refusal::ALL,
            region::ALL,
            spot::ALL,
            staff::ALL,
            startup::ALL,
            task::ALL,
            training::ALL,
            training_order::ALL,
            vacancy::ALL,
            visit::ALL,
            work::ALL,
        ];
        for (name, zh, en) in all.concat() {
            assert!(zh.chars().any(is_han), "{name} has no Chinese");
            assert!(!en.is_empty() && !en.chars().any(is_han), "{name} has no English");
        }
    }

    #[test]
    fn no_sentence_shames() {
        let all = [
            account::ALL,
            assistance_week::ALL,
            candidate::ALL,
            claim::ALL,
            case::ALL,
            listing::ALL,
            catalogue::ALL,
            common::ALL,
            field_work::ALL,
            file::ALL,
            door::ALL,
            employer::ALL,
            hand_over::ALL,
            erasure::ALL,
            export::ALL,
            home::ALL,
            leads::ALL,
            merge::ALL,
            message::ALL,
            list::ALL,
            recognition::ALL,
            people::ALL,
            plain::ALL,
            posting::ALL,
            privacy::ALL,
            quota::ALL,
            refusal::ALL,
            task::ALL,
            training::ALL,
            training_order::ALL,
            vacancy::ALL,
            visit::ALL,
            work::ALL,
        ];
        for (name, zh, _) in all.concat() {
            for word in ["残废", "贫困户", "穷人", "弱智"] {
                assert!(!zh.contains(word), "{name} says {word}");
            }
        }
    }
}
