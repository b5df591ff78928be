//! What a week is made of: days, checklist, venues with their posts, material, media, badges, meetings, steps.

use crate::code::codes;
use crate::params::{ParamKey, Params};
use crate::rules::assistance_week::{SubVenueItem, VenuePlace, WeekStage};
use crate::values::{AreaCode, dates};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes! {
    /// Parts of the days.
    pub enum WeekPart {
        /// 定点宣传.
        Publicity = "publicity",
        /// 招聘会准备.
        Choose = "choose",
        /// 认定统计.
        Recognise = "recognise",
        /// 入户家访.
        Visits = "visits",
        /// 五天总结会.
        Meeting = "meeting",
        /// 主题日.
        Theme = "theme",
        /// 媒体专栏.
        Media = "media",
        /// 总结上报.
        After = "after",
    }
}

impl WeekPart {
    /// First and last day in the layout of the plan (S1g), counted from 0. Who plans may change them.
    const fn offsets(self) -> (u64, u64) {
        match self {
            Self::Publicity => (0, 1),
            Self::Choose => (0, 4),
            Self::Recognise => (2, 3),
            Self::Visits => (3, 4),
            Self::Meeting => (4, 4),
            Self::Theme => (5, 5),
            Self::Media => (6, 6),
            Self::After => (7, 13),
        }
    }
}

/// The days of a part, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekDays {
    /// Which part.
    pub part: WeekPart,
    /// The first day.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

codes! {
    /// What the layout of the plan puts on the checklists (S1g 实施步骤). The sentences live with the screens.
    pub enum ItemKind {
        /// 联系媒体.
        Media = "media",
        /// 通知街道社区.
        Notify = "notify",
        /// 海报张贴点.
        PosterPlaces = "poster_places",
        /// 企业和岗位.
        Employers = "employers",
        /// 技能培训点.
        TrainingPoints = "training_points",
        /// 定主题日和会场.
        Venues = "venues",
        /// 定嘉宾时间.
        GuestTimes = "guest_times",
        /// 海报悬幅展板.
        Posters = "posters",
        /// 政策宣传单.
        Leaflets = "leaflets",
        /// 登记表和账本.
        Books = "books",
        /// 气球拱门.
        Arch = "arch",
        /// 桌椅笔本饮水.
        Furniture = "furniture",
        /// 人员到位.
        StaffInPlace = "staff_in_place",
        /// 定点宣传.
        PointsHeld = "points_held",
        /// 会场准备好.
        VenuesReady = "venues_ready",
        /// 统计报齐.
        Statistics = "statistics",
        /// 政策落实核查.
        PoliciesChecked = "policies_checked",
        /// 入户家访.
        Visits = "visits",
        /// 五天总结会.
        FiveDayMeeting = "five_day_meeting",
        /// 主题日.
        ThemeDay = "theme_day",
        /// 媒体专栏.
        MediaDay = "media_day",
        /// 总结会.
        SummaryMeeting = "summary_meeting",
        /// 报告报市局.
        ReportSent = "report_sent",
        /// 名册归档.
        RosterFiled = "roster_filed",
        /// 后续跟踪.
        FollowUp = "follow_up",
    }
}

impl ItemKind {
    /// The stage, and the part by whose end (or whose eve) it is due.
    const fn place(self) -> (WeekStage, Due) {
        use WeekPart as P;
        use WeekStage as S;
        match self {
            Self::Media | Self::Notify | Self::PosterPlaces | Self::Employers | Self::TrainingPoints => {
                (S::Organise, Due::Before(P::Publicity, 7))
            }
            Self::Venues
            | Self::GuestTimes
            | Self::Posters
            | Self::Leaflets
            | Self::Books
            | Self::Arch
            | Self::Furniture
            | Self::StaffInPlace => (S::Prepare, Due::Before(P::Publicity, 1)),
            Self::PointsHeld => (S::Run, Due::EndOf(P::Publicity)),
            Self::VenuesReady => (S::Run, Due::EndOf(P::Choose)),
            Self::Statistics | Self::PoliciesChecked => (S::Run, Due::EndOf(P::Recognise)),
            Self::Visits => (S::Run, Due::EndOf(P::Visits)),
            Self::FiveDayMeeting => (S::Run, Due::EndOf(P::Meeting)),
            Self::ThemeDay => (S::Run, Due::EndOf(P::Theme)),
            Self::MediaDay => (S::Run, Due::EndOf(P::Media)),
            Self::SummaryMeeting => (S::Summarise, Due::EndOf(P::Media)),
            Self::ReportSent | Self::RosterFiled | Self::FollowUp => (S::Summarise, Due::EndOf(P::After)),
        }
    }
}

/// When an item is due.
enum Due {
    /// So many days before the first day of a part.
    Before(WeekPart, u32),
    /// On the last day of it.
    EndOf(WeekPart),
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// As [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum ItemState {
    /// Nothing yet.
    Open,
    /// Done.
    Done {
        /// By whom, when.
        hand: Hand,
        /// What shows it.
        evidence: String,
    },
    /// Left out.
    Waived {
        /// By whom, when.
        hand: Hand,
        /// Why.
        reason: String,
    },
}

/// An item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekItem {
    /// Number in the week.
    pub no: u32,
    /// Of which stage.
    pub stage: WeekStage,
    /// What the layout calls it; `None` = added by hand.
    pub kind: Option<ItemKind>,
    /// What it is, where it was added by hand.
    pub title: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due: NaiveDate,
    /// What became of it.
    pub state: ItemState,
}

impl WeekItem {
    /// Whether it holds up nothing any more.
    pub const fn is_settled(&self) -> bool {
        !matches!(self.state, ItemState::Open)
    }
}

codes! {
    /// Kinds of venues.
    pub enum VenueKind {
        /// 主会场.
        Main = "main",
        /// 分会场.
        Sub = "sub",
        /// 宣传点.
        Point = "point",
    }
}

/// What a publicity point brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointRecord {
    /// People who came.
    pub attendance: u32,
    /// Leaflets given out.
    pub leaflets: u32,
    /// Photo, by its number in the office, or what else shows it.
    pub evidence: String,
    /// Who said so, when.
    pub hand: Hand,
}

/// A place where somebody stands on the theme day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Number in the week.
    pub no: u32,
    /// What is done there.
    pub place: VenuePlace,
    /// Who; empty while nobody was named.
    pub person: String,
    /// Who stands in.
    pub deputy: String,
    /// From when to when.
    pub shift: String,
    /// By which number they are reached.
    pub phone: String,
    /// Roll call.
    pub present: Option<Hand>,
}

impl Post {
    /// A post nobody was named for.
    pub const fn empty(no: u32, place: VenuePlace) -> Self {
        Self {
            no,
            place,
            person: String::new(),
            deputy: String::new(),
            shift: String::new(),
            phone: String::new(),
            present: None,
        }
    }
}

/// A main or sub venue, or a publicity point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Number in the week.
    pub no: u32,
    /// What kind.
    pub kind: VenueKind,
    /// What it is called.
    pub name: String,
    /// Where.
    pub area: AreaCode,
    /// The address in words.
    pub address: String,
    /// What a sub-venue has of what it must have.
    pub items: BTreeSet<SubVenueItem>,
    /// Who stands where.
    pub posts: Vec<Post>,
    /// What it brought.
    pub record: Option<PointRecord>,
}

codes! {
    /// Material.
    pub enum MaterialKind {
        /// 宣传板.
        Board = "board",
        /// 海报.
        Poster = "poster",
        /// 宣传单.
        Leaflet = "leaflet",
        /// 悬幅.
        Banner = "banner",
        /// 气球拱门.
        Arch = "arch",
        /// 桌子.
        Table = "table",
        /// 椅子.
        Chair = "chair",
        /// 笔和本.
        Pen = "pen",
        /// 饮用水.
        Water = "water",
        /// 登记表.
        Form = "form",
        /// 账本.
        Book = "book",
    }
}

/// Material for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// Number in the week.
    pub no: u32,
    /// What.
    pub kind: MaterialKind,
    /// For which venue; `None` = all units.
    pub venue: Option<u32>,
    /// How many.
    pub quantity: u32,
    /// Who brought it, when.
    pub delivered: Option<Hand>,
}

codes! {
    /// What media do.
    pub enum MediaKind {
        /// 专栏.
        Column = "column",
        /// 嘉宾现场答疑.
        Guest = "guest",
        /// 家访跟踪报道.
        VisitReport = "visit_report",
        /// 主题日报道.
        ThemeReport = "theme_report",
    }
}

/// A line of the media plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaItem {
    /// Number in the week.
    pub no: u32,
    /// What.
    pub kind: MediaKind,
    /// When.
    pub on: NaiveDate,
    /// Newspaper, station or site.
    pub outlet: String,
    /// Who speaks.
    pub guest: String,
    /// Questions and answers.
    pub questions: String,
    /// That it took place.
    pub held: Option<Hand>,
}

/// A badge: whoever works outdoors or visits homes wears one (R86).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// Its number, counted through the week.
    pub no: u32,
    /// Who wears it.
    pub name: String,
    /// Of which office.
    pub unit: String,
}

codes! {
    /// Meetings of the week.
    pub enum MeetingKind {
        /// 五天总结会.
        FiveDay = "five_day",
        /// 总结会.
        Summary = "summary",
    }
}

/// Minutes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Which.
    pub kind: MeetingKind,
    /// When.
    pub on: NaiveDate,
    /// How many were there.
    pub attendance: u32,
    /// What was said and decided.
    pub minutes: String,
    /// Who wrote it down, when.
    pub hand: Hand,
}

/// A change of stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageStep {
    /// From.
    pub from: WeekStage,
    /// To; `None` = put away.
    pub to: Option<WeekStage>,
    /// Why, where it went back.
    pub reason: String,
    /// Who, when.
    pub hand: Hand,
}

impl StageStep {
    /// Whether a stage was opened again.
    pub fn is_back(&self) -> bool {
        self.to.is_some_and(|to| to < self.from)
    }
}

/// The plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPlan {
    /// Days of the parts.
    pub days: Vec<WeekDays>,
    /// Checklists of the stages.
    pub items: Vec<WeekItem>,
    /// Venues and points.
    pub venues: Vec<Venue>,
    /// Material.
    pub materials: Vec<Material>,
    /// Media plan.
    pub media: Vec<MediaItem>,
    /// Badges.
    pub badges: Vec<Badge>,
    /// Meetings.
    pub meetings: Vec<Meeting>,
    /// Changes of stage, the latest last.
    pub steps: Vec<StageStep>,
    /// The number given last.
    pub last_no: u32,
}

impl WeekPlan {
    /// The layout of the plan from a first day on, with the checklists of all four stages.
    pub fn laid_out(starts_on: NaiveDate) -> Self {
        let day = |offset| dates::add_days(starts_on, offset);
        let days = |part: &WeekPart| {
            let (first, last) = part.offsets();
            WeekDays {
                part: *part,
                first: day(first),
                last: day(last),
            }
        };
        let mut plan = Self {
            days: WeekPart::ALL.iter().map(days).collect(),
            ..Self::default()
        };
        for kind in ItemKind::ALL {
            let no = plan.next_no();
            let due = plan.due(*kind, starts_on);
            plan.items.push(WeekItem {
                no,
                stage: kind.place().0,
                kind: Some(*kind),
                title: String::new(),
                owner: String::new(),
                due,
                state: ItemState::Open,
            });
        }
        plan
    }

    /// Puts days elsewhere; open items of the layout follow.
    pub fn move_days(&mut self, part: WeekPart, first: NaiveDate, last: NaiveDate) {
        for days in self.days.iter_mut().filter(|days| days.part == part) {
            (days.first, days.last) = (first, last);
        }
        for at in 0..self.items.len() {
            let (kind, settled) = (self.items[at].kind, self.items[at].is_settled());
            if let Some(kind) = kind.filter(|_| !settled) {
                self.items[at].due = self.due(kind, first);
            }
        }
    }

    fn due(&self, kind: ItemKind, other: NaiveDate) -> NaiveDate {
        let of = |part| self.days.iter().find(|days| days.part == part);
        match kind.place().1 {
            Due::Before(part, days) => {
                let first = of(part).map_or(other, |days| days.first);
                first - chrono::Days::new(u64::from(days))
            }
            Due::EndOf(part) => of(part).map_or(other, |days| days.last),
        }
    }

    /// A number nothing else in the week has.
    pub fn next_no(&mut self) -> u32 {
        self.last_no += 1;
        self.last_no
    }

    /// The posts a main venue must have (R85), nobody named for them yet. A place whose figure is not set gets one.
    pub fn main_posts(&mut self, on: NaiveDate, params: &Params) -> Vec<Post> {
        let mut posts = Vec::new();
        for place in VenuePlace::ALL
            .iter()
            .copied()
            .filter(|one| *one != VenuePlace::Arches)
        {
            let least = place
                .figure()
                .and_then(|key: ParamKey| params.general(key, on).ok());
            for _ in 0..least.unwrap_or(1).clamp(0, 99) {
                let no = self.next_no();
                posts.push(Post::empty(no, place));
            }
        }
        posts
    }

    /// Arches for main venues.
    pub fn arches(&self) -> u64 {
        let is_main = |no: u32| {
            let mut mains = self.venues.iter().filter(|one| one.kind == VenueKind::Main);
            mains.any(|one| one.no == no)
        };
        let arches = self
            .materials
            .iter()
            .filter(|one| one.kind == MaterialKind::Arch && one.venue.is_some_and(is_main));
        arches.map(|one| u64::from(one.quantity)).sum()
    }

    /// Whether a meeting was held.
    pub fn has_met(&self, kind: MeetingKind) -> bool {
        self.meetings.iter().any(|one| one.kind == kind)
    }

    /// Whether anybody was called and was there on the theme day.
    pub fn roll_called(&self) -> bool {
        let mut posts = self.venues.iter().flat_map(|one| &one.posts);
        posts.any(|post| post.present.is_some())
    }

    /// Clashes worth a look: parts on days that are not worked.
    pub fn free_days(&self, works: impl Fn(NaiveDate) -> bool) -> Vec<(WeekPart, NaiveDate)> {
        let days = self.days.iter().filter(|days| days.part != WeekPart::After);
        days.flat_map(|days| {
            let all = days.first.iter_days().take_while(move |day| *day <= days.last);
            all.map(|day| (days.part, day))
        })
        .filter(|(_, day)| !works(*day))
        .collect()
    }
}
