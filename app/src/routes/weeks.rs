//! Addresses of assistance weeks.

use super::with_query;
use crate::forms::assistance_week as to;
use domain::assistance_week::WeekFigure;
use domain::ids::WeekId;
use domain::ports::TargetFilter;

/// A page of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekPage {
    /// Where it stands.
    Overview,
    /// Venues, posts, material.
    Places,
    /// Whom it is for.
    People,
    /// Media, meetings, badges.
    Media,
    /// Roll call on the theme day.
    RollCall,
    /// The closing report.
    Report,
}

impl WeekPage {
    /// Every page.
    pub const ALL: [Self; 6] = [
        Self::Overview,
        Self::Places,
        Self::People,
        Self::Media,
        Self::RollCall,
        Self::Report,
    ];

    /// Its part of the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Places => "places",
            Self::People => "people",
            Self::Media => "media",
            Self::RollCall => "roll-call",
            Self::Report => "report",
        }
    }
}

impl std::str::FromStr for WeekPage {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|page| page.code() == text).ok_or(())
    }
}

/// A page of a week.
pub fn week_page(id: WeekId, page: WeekPage) -> String {
    match page {
        WeekPage::Overview => to::week_path(id),
        other => format!("{}/{}", to::week_path(id), other.code()),
    }
}

/// Whom a week is for, narrowed.
pub fn week_people(id: WeekId, filter: TargetFilter) -> String {
    with_query(
        &to::people_path(id),
        &[
            ("show", Some(filter.show.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// The rows of a figure.
pub fn week_rows(id: WeekId, figure: WeekFigure) -> String {
    format!("{}/rows?figure={figure}", to::week_path(id))
}

/// The sheet of badges.
pub fn week_badges(id: WeekId) -> String {
    format!("{}/badges", to::week_path(id))
}
