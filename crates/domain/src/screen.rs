//! Wall screens (Y33): large displays in halls, at fairs, on day-labour markets and in village stations that show the vacancies
//! around them. Nobody signs in at one, and nothing about anybody stands on it.

use crate::code::codes;
use crate::ids::{ScreenId, VacancyId};
use crate::values::AreaCode;

/// Letters of a code: short enough for a remote control, forty bits, so that nobody finds one by trying.
pub const CODE_LEN: usize = 8;
/// Vacancies that may be chosen for one by hand.
pub const CHOSEN_MAX: usize = 60;

codes! {
    /// Where a screen hangs.
    pub enum ScreenKind {
        /// 人力资源市场、服务大厅.
        Hall = "hall",
        /// 招聘会现场.
        Fair = "fair",
        /// 零工市场.
        Market = "market",
        /// 村（社区）服务站.
        Village = "village",
    }
}

codes! {
    /// Which vacancies roll over it.
    pub enum ScreenPick {
        /// Everything that is open around it.
        All = "all",
        /// Work of some days.
        DayJobs = "day_jobs",
        /// What can be done sitting.
        Sitting = "sitting",
        /// What can be done at home.
        HomeBased = "home_based",
        /// Those named by hand.
        Chosen = "chosen",
    }
}

codes! {
    /// Its colours.
    pub enum Contrast {
        /// Dark on light: halls with daylight.
        Day = "day",
        /// Light on dark.
        Night = "night",
        /// By the clock.
        ByTime = "by_time",
    }
}

codes! {
    /// How large the letters are.
    pub enum TextSize {
        /// Six vacancies at a time.
        Usual = "usual",
        /// Four, for halls that are deep.
        Large = "large",
    }
}

impl TextSize {
    /// Vacancies at a time.
    pub const fn at_a_time(self) -> usize {
        match self {
            Self::Usual => 6,
            Self::Large => 4,
        }
    }
}

/// What decides what stands on a screen: screens that agree in it show the same, and it is gathered once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScreenFeed {
    /// Around where.
    pub area: AreaCode,
    /// Which vacancies.
    pub pick: ScreenPick,
    /// Those named by hand.
    pub chosen: Vec<VacancyId>,
    /// Where it hangs: at a fair it counts visitors.
    pub kind: ScreenKind,
}

/// A screen as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Our id.
    pub id: ScreenId,
    /// What is typed behind `/screen/`.
    pub code: String,
    /// What staff call it.
    pub name: String,
    /// What it shows.
    pub feed: ScreenFeed,
    /// Its colours.
    pub contrast: Contrast,
    /// How large the letters are.
    pub size: TextSize,
    /// Whether it was switched off: its address shows nothing any more.
    pub off: bool,
    /// Goes up with every change.
    pub version: u32,
    /// Who set it up, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
}

/// A code as typed with a remote control: capitals, gaps and letters that look like figures are forgiven. `None` when it
/// cannot be one.
pub fn read_screen_code(typed: &str) -> Option<String> {
    let mend = |letter: char| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let gap = |letter: &char| !letter.is_whitespace() && *letter != '-';
    let code: String = typed.chars().filter(gap).map(mend).collect();
    let plain = code
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase() && byte != b'u');
    (code.len() == CODE_LEN && plain).then_some(code)
}

/// A code as it is read aloud and typed: in two halves.
pub fn spoken_code(code: &str) -> String {
    match code.split_at_checked(CODE_LEN / 2) {
        Some((first, last)) => format!("{first}-{last}"),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        for typed in ["7k2m-x9q0", "7K2MX9QO", " 7k2m x9qo "] {
            assert_eq!(read_screen_code(typed).as_deref(), Some("7k2mx9q0"), "{typed}");
        }
        for typed in ["", "7k2mx9q", "7k2mx9q01", "7k2mx9q/", "七7k2mx9"] {
            assert_eq!(read_screen_code(typed), None, "{typed}");
        }
        assert_eq!(spoken_code("7k2mx9q0"), "7k2m-x9q0");
    }
}
