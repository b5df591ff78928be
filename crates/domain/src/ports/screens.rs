//! Wall screens, what stands on them, and posters.

use super::{Answered, AreaRef, Author};
use crate::actor::Actor;
use crate::calendar::CalendarEntry;
use crate::day_job::WorkDays;
use crate::ids::{ClassId, FairId, ScreenId, VacancyId};
use crate::screen::{Contrast, Screen, ScreenFeed, ScreenKind, ScreenPick, TextSize};
use crate::vacancy::{Conditions, Wage};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, Utc};

/// A vacancy on a screen or a poster.
#[derive(Clone, Debug, PartialEq)]
pub struct ScreenPost {
    /// The vacancy.
    pub id: VacancyId,
    /// What is wanted.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Pay.
    pub wage: Option<Wage>,
    /// How many people are wanted.
    pub wanted: Option<u32>,
    /// What it offers.
    pub conditions: Conditions,
    /// Whether it can be done sitting.
    pub sitting: bool,
    /// Whether it needs no reading.
    pub no_reading: bool,
    /// The days of day labour.
    pub days: Option<WorkDays>,
}

/// The live numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScreenCounts {
    /// Open vacancies in the area.
    pub vacancies: u32,
    /// Openings of these.
    pub openings: u32,
    /// People who began to work this month.
    pub placed: u32,
    /// Visitors of today's fair there.
    pub visitors: Option<u32>,
}

/// What stands on a screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScreenContent {
    /// The vacancies, in their order.
    pub posts: Vec<ScreenPost>,
    /// The numbers.
    pub counts: ScreenCounts,
    /// What comes next.
    pub events: Vec<CalendarEntry>,
}

/// A screen as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// The screen.
    pub screen: Screen,
    /// The place, in words.
    pub place: String,
    /// The telephone of the office.
    pub phone: Option<String>,
    /// What stands on it.
    pub content: ScreenContent,
    /// Now.
    pub now: DateTime<Utc>,
}

/// A screen in the list of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenLine {
    /// The screen.
    pub screen: Screen,
    /// Where, in words.
    pub place: String,
}

/// The screens of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenList {
    /// The lines.
    pub lines: Vec<ScreenLine>,
    /// Whether the asker sets screens up.
    pub may_add: bool,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
}

/// A screen with everything staff may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenView {
    /// The screen.
    pub screen: Screen,
    /// Numbers of the vacancies named by hand.
    pub chosen: Vec<String>,
    /// From the province down.
    pub path: Vec<AreaRef>,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// Who set it up.
    pub by: Author,
    /// Whether the asker changes it.
    pub may_change: bool,
}

/// A screen as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenWish {
    /// What staff call it.
    pub name: String,
    /// Where it hangs.
    pub kind: ScreenKind,
    /// Around where.
    pub area: AreaCode,
    /// Which vacancies.
    pub pick: ScreenPick,
    /// Numbers of vacancies, for those named by hand.
    pub chosen: String,
    /// Its colours.
    pub contrast: Contrast,
    /// How large the letters are.
    pub size: TextSize,
}

/// What is done with a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreenDeed {
    /// What was entered becomes this.
    Edit(ScreenWish),
    /// It gets another address: the one before shows nothing any more.
    NewCode,
    /// It is switched off, or on again.
    Switch {
        /// Whether it is off.
        off: bool,
    },
}

/// What a poster is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PosterOf {
    /// A screen: its code and what is shown there.
    Screen(ScreenId),
    /// The vacancies of a place.
    Place(AreaCode),
    /// A fair.
    Fair(FairId),
    /// A training class.
    Class(ClassId),
}

/// What is on, as a poster says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosterEvent {
    /// What, when, where, and the page about it.
    pub entry: CalendarEntry,
    /// Which buses stop there.
    pub bus: String,
    /// Stands of employers.
    pub stands: u32,
}

/// A poster.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// What it is about.
    pub of: PosterOf,
    /// The place, in words.
    pub place: String,
    /// The area, for the address behind the code.
    pub area: AreaCode,
    /// Vacancies on it.
    pub posts: Vec<ScreenPost>,
    /// How many are open there altogether.
    pub open: u32,
    /// What comes next there.
    pub events: Vec<CalendarEntry>,
    /// What the whole poster is about, where that is an event.
    pub event: Option<PosterEvent>,
    /// The telephone of the office.
    pub phone: Option<String>,
    /// When it was made.
    pub now: DateTime<Utc>,
}

/// Questions about screens.
#[async_trait]
pub trait Screens: Send + Sync {
    /// A screen by its code, as everybody sees it.
    async fn wall(&self, who: &Actor, code: &str) -> Answered<Wall>;

    /// The same without what stands on it.
    async fn wall_screen(&self, who: &Actor, code: &str) -> Answered<Screen>;

    /// What stands on screens with this feed now.
    async fn wall_content(&self, who: &Actor, feed: &ScreenFeed) -> Answered<ScreenContent>;

    /// The screens of the asker's area.
    async fn screens(&self, who: &Actor) -> Answered<ScreenList>;

    /// A screen.
    async fn screen(&self, who: &Actor, id: ScreenId) -> Answered<ScreenView>;

    /// Sets one up.
    async fn add_screen(&self, who: &Actor, wish: ScreenWish) -> Answered<ScreenId>;

    /// Does something with it, from the version that was seen.
    async fn act_on_screen(&self, who: &Actor, id: ScreenId, version: u32, deed: ScreenDeed) -> Answered<()>;

    /// What a poster says.
    async fn poster(&self, who: &Actor, of: PosterOf) -> Answered<Poster>;
}
