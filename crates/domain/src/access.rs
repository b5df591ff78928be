//! Who looked at whose data: every reading of a personal file by staff leaves a line, and so does every number shown in
//! full, with its reason.

use crate::code::codes;
use crate::ids::{AccountId, PersonId};
use crate::permission::Party;
use crate::person_field::PersonField;
use crate::refusal::{Problem, Refusal};
use crate::values::AreaCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What was looked at.
    pub enum AccessKind {
        /// The leads of a person.
        Leads = "leads",
        /// The file.
        File = "file",
        /// The form to edit a part of the file.
        Edit = "edit",
        /// The household.
        Household = "household",
        /// What changed in the file.
        History = "history",
        /// An application for recognition.
        Recognition = "recognition",
        /// A printed slip.
        Slip = "slip",
        /// A request of the person about their data.
        Request = "request",
        /// What the person agreed to.
        Consent = "consent",
        /// A list of a department, laid beside the file.
        List = "list",
        /// Who looked at the file.
        Seen = "seen",
        /// The telephone number, shown to whoever looks after the person, to call.
        Call = "call",
        /// Home visits of a person.
        Visit = "visit",
        /// The photo of a visit.
        Photo = "photo",
        /// What a visitor takes along.
        Pack = "pack",
        /// What is to be done about a person.
        Task = "task",
        /// Placements of a person, and what was heard of them.
        Placement = "placement",
        /// Name and telephone of a candidate, as its employer sees them.
        Contact = "contact",
        /// The land-loss insurance of a person, with its account.
        Insurance = "insurance",
        /// Training classes with the people in them.
        Training = "training",
        /// A start-up case.
        Startup = "startup",
        /// What the person can do at work, as an instructor found it.
        Assessment = "assessment",
        /// The lists of an assistance week.
        Week = "assistance_week",
        /// Subsidies of a person.
        Claim = "claim",
        /// A complaint or wage arrears, with what was said.
        Case = "case",
        /// A number shown in full for a reason.
        Reveal = "reveal",
        /// A file with data of several people.
        Export = "export",
        /// A hand-over with the names of the people in it.
        HandOver = "hand_over",
        /// The log of all this.
        Log = "log",
    }
}

codes! {
    /// Why a number is shown in full.
    pub enum RevealReason {
        /// To call the person.
        Call = "call",
        /// To compare it with a card or paper.
        Compare = "compare",
        /// To fill in a form for the person.
        FillIn = "fill_in",
        /// To look into an objection or a complaint.
        LookInto = "look_into",
        /// Something else, in words.
        Other = "other",
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Whose account.
    pub account: AccountId,
    /// As whom: a role of staff, or an employer.
    pub role: Party,
    /// The area the role reached over; of an employer, where its work is.
    pub office: AreaCode,
    /// What was looked at.
    pub kind: AccessKind,
    /// Whose data; `None` for several people at once, who are kept beside the line.
    pub person: Option<PersonId>,
    /// Where the person lived then, or the area the file was about.
    pub area: AreaCode,
    /// Which number was shown in full; a file with full numbers is known by the first of them.
    pub field: Option<PersonField>,
    /// Why.
    pub reason: Option<RevealReason>,
    /// In words; of a file, what it is for.
    pub note: String,
    /// How many people.
    pub records: u32,
}

/// Refuses a reason or purpose with a number in it that could be somebody's: such words are kept as they stand.
pub fn without_number(field: &str, text: &str) -> Result<(), Refusal> {
    if holds_number(text) {
        return Err(Refusal::field(field, Problem::NoNumbers));
    }
    Ok(())
}

/// Whether a text holds digits enough to be a telephone or identity number, however they are set apart. Days and years
/// are none.
pub fn holds_number(text: &str) -> bool {
    const DIGITS: usize = 7;
    let mut run = vec![String::new()];
    // A letter at the end closes the last run.
    for letter in text.chars().chain(['。']) {
        match digit(letter) {
            Some(digit) => run
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|group| group.push(digit)),
            None if sets_apart(letter) => {
                if run.last().is_some_and(|group| !group.is_empty()) {
                    run.push(String::new());
                }
            }
            None => {
                let groups: Vec<&str> = run
                    .iter()
                    .map(String::as_str)
                    .filter(|one| !one.is_empty())
                    .collect();
                if digits_beside_days(&groups) >= DIGITS {
                    return true;
                }
                run = vec![String::new()];
            }
        }
    }
    false
}

/// The digit as it is typed on any keyboard; of other scripts, that it is one.
fn digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10),
        _ => letter.is_numeric().then_some('0'),
    }
}

/// What may stand between the digits of one number.
fn sets_apart(letter: char) -> bool {
    letter.is_whitespace() || "-－–—_./／·．".contains(letter)
}

/// Digits of groups beside each other that are neither a day nor two years.
fn digits_beside_days(groups: &[&str]) -> usize {
    let within =
        |text: &str, most: u32| text.len() <= 2 && text.parse().is_ok_and(|n| (1..=most).contains(&n));
    let (mut digits, mut left) = (0, groups);
    loop {
        left = match left {
            [] => return digits,
            [year, month, day, rest @ ..] if is_year(year) && within(month, 12) && within(day, 31) => rest,
            [from, to, rest @ ..] if is_year(from) && is_year(to) => rest,
            [first, rest @ ..] => {
                digits += first.len();
                rest
            }
        };
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::holds_number;

    #[test]
    fn a_number_is_known_by_its_length_however_it_is_written() {
        for number in [
            "打 138 0013 8000 问过",
            "99010119850301",
            "138-0013-8000",
            "138.0013.8000",
            "１３８００１３８０００",
            "990101 1985 03 01 1234",
            "990101 1985-03-01 123X",
            "找他:13800138000",
            "0572/345/6789",
        ] {
            assert!(holds_number(number), "{number}");
        }
    }

    #[test]
    fn however_much_is_typed_is_looked_through() {
        for text in ["1 ", "1-", "2026-6-30 ", "2025-2026 ", " ", "1。"] {
            let groups = text.repeat(30_000);
            let counts = text == "1 " || text == "1-";
            assert_eq!(holds_number(&groups), counts, "{text:?}");
        }
    }

    #[test]
    fn days_and_small_numbers_are_none() {
        for text in [
            "2026年6月30日来办",
            "2026-06-30 招聘会",
            "2026.6.30-2026.7.2 走访",
            "2026-06-30 14:05，第 1200 户",
            "2025-2026 年度",
            "第 12 号",
            "湖人社〔2026〕123 号",
            "",
        ] {
            assert!(!holds_number(text), "{text}");
        }
    }
}
