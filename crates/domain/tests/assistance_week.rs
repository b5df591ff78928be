//! The assistance week: its layout, its stages, what is refused, and the report that stays as it was sent.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use chrono::{DateTime, NaiveDate, Utc};
use domain::assistance_week::{
    AssistanceWeek, Doing, ItemKind, ItemState, MaterialKind, MediaKind, MeetingKind, ReportState,
    TargetReason, VenueKind, WeekDeed, WeekFigure, WeekPart, WeekWish, corrections, reason_of,
};
use domain::clock::start_of_day;
use domain::fit::Functions;
use domain::ids::{PersonId, WeekId};
use domain::params::{ParamKey, Params, PolicyParameter, defaults};
use domain::person::{Category, CategorySet, Consent, EmploymentStatus, HomeBased, Person};
use domain::refusal::{Problem, Refusal};
use domain::rules::assistance_week::{SubVenueItem, VenuePlace, WeekStage};
use domain::values::ResidentId;
use uuid::Uuid;

const FIGURES: [(WeekFigure, u64); 2] = [(WeekFigure::Recognised, 3), (WeekFigure::Visited, 2)];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon in Asia/Shanghai.
fn noon(text: &str) -> DateTime<Utc> {
    start_of_day(day(text)) + chrono::TimeDelta::hours(12)
}

fn week() -> AssistanceWeek {
    let wish = WeekWish {
        area: "330598".parse().unwrap(),
        title: "就业援助周".to_owned(),
        theme: "就业援助你我他".to_owned(),
        starts_on: day("2026-12-14"),
        phone: "0572-3012345".to_owned(),
    };
    wish.laid_out(WeekId(Uuid::nil()), "staff:county", noon("2026-12-01"))
        .unwrap()
}

/// The figures of the country, with the number of publicity points where it is set.
fn params(points: Option<i64>) -> Params {
    let mut params = defaults();
    params.0.retain(|row| row.key != ParamKey::PublicityPoints);
    params.0.extend(points.map(|value| PolicyParameter {
        programme: "assistance_week".to_owned(),
        area: None,
        key: ParamKey::PublicityPoints,
        value,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    }));
    params
}

struct Office {
    week: AssistanceWeek,
    params: Params,
    now: DateTime<Utc>,
}

impl Office {
    fn new(points: Option<i64>) -> Self {
        Self {
            week: week(),
            params: params(points),
            now: noon("2026-12-02"),
        }
    }

    fn act_as(&mut self, by: &str, deed: WeekDeed) -> Result<(), Refusal> {
        let doing = Doing {
            by,
            at: self.now,
            params: &self.params,
            figures: &FIGURES,
        };
        self.week.apply(deed, &doing)
    }

    fn act(&mut self, deed: WeekDeed) -> Result<(), Refusal> {
        self.act_as("staff:county", deed)
    }

    fn no(&self, kind: ItemKind) -> u32 {
        let mut items = self.week.plan.items.iter();
        items.find(|item| item.kind == Some(kind)).unwrap().no
    }

    /// Everything of the present stage is done, or waived where the records say it is not.
    fn settle_all(&mut self) {
        let nos: Vec<u32> = self
            .week
            .items(self.week.stage)
            .filter(|item| !item.is_settled())
            .map(|item| item.no)
            .collect();
        for no in nos {
            if self.act(WeekDeed::Settle(no, "照片".to_owned())).is_err() {
                self.act(WeekDeed::Waive(no, "今年不办".to_owned())).unwrap();
            }
        }
    }

    /// In a stage, by settling all before it.
    fn in_stage(mut self, stage: WeekStage) -> Self {
        for next in WeekStage::ALL
            .iter()
            .copied()
            .skip(1)
            .take_while(|next| *next <= stage)
        {
            self.settle_all();
            self.act(WeekDeed::Open(next)).unwrap();
        }
        self
    }

    fn point(&mut self, name: &str) {
        self.act(venue(VenueKind::Point, name)).unwrap();
    }
}

fn venue(kind: VenueKind, name: &str) -> WeekDeed {
    WeekDeed::AddVenue {
        kind,
        name: name.to_owned(),
        area: "330598101".parse().unwrap(),
        address: "人民路".to_owned(),
    }
}

#[test]
fn the_days_follow_from_the_first() {
    let week = week();
    assert_eq!(
        week.days(WeekPart::Publicity),
        (day("2026-12-14"), day("2026-12-15"))
    );
    assert_eq!(week.statistics_day(), day("2026-12-17"));
    assert_eq!(week.theme_day(), day("2026-12-19"));
    assert_eq!(week.span(), (day("2026-12-14"), day("2026-12-20")));
    let count = |stage| week.items(stage).count();
    assert_eq!(count(WeekStage::Organise), 5, "P4: five tasks");
    let due = |kind| {
        week.plan
            .items
            .iter()
            .find(|item| item.kind == Some(kind))
            .unwrap()
            .due
    };
    assert_eq!(due(ItemKind::Statistics), day("2026-12-17"));
    assert_eq!(due(ItemKind::Media), day("2026-12-07"));
    let weekend = |day: NaiveDate| !["2026-12-19", "2026-12-20"].contains(&day.to_string().as_str());
    let parts: Vec<WeekPart> = week
        .plan
        .free_days(weekend)
        .into_iter()
        .map(|(part, _)| part)
        .collect();
    assert_eq!(parts, [WeekPart::Theme, WeekPart::Media]);
}

#[test]
fn days_are_moved_before_the_third_stage_and_open_items_follow() {
    let mut office = Office::new(Some(0));
    let moved = WeekDeed::MoveDays(WeekPart::Theme, day("2026-12-21"), day("2026-12-21"));
    office.act(moved.clone()).unwrap();
    assert_eq!(office.week.theme_day(), day("2026-12-21"));
    let no = office.no(ItemKind::ThemeDay);
    let due = office
        .week
        .plan
        .items
        .iter()
        .find(|item| item.no == no)
        .unwrap()
        .due;
    assert_eq!(due, day("2026-12-21"));
    let wrong = office.act(WeekDeed::MoveDays(
        WeekPart::Theme,
        day("2026-12-22"),
        day("2026-12-21"),
    ));
    assert_eq!(wrong, Err(Refusal::field("last", Problem::OutOfRange)));
    let mut office = office.in_stage(WeekStage::Run);
    assert_eq!(office.act(moved), Err(Refusal::TooLate));
}

#[test]
fn stages_open_in_their_order_when_the_list_is_complete() {
    let mut office = Office::new(Some(0));
    assert_eq!(
        office.act(WeekDeed::Open(WeekStage::Run)),
        Err(Refusal::Changed),
        "R88"
    );
    assert_eq!(
        office.act(WeekDeed::Open(WeekStage::Prepare)),
        Err(Refusal::NotReady)
    );
    let no = office.no(ItemKind::Media);
    let silent = office.act(WeekDeed::Settle(no, " ".to_owned()));
    assert_eq!(silent, Err(Refusal::field("evidence", Problem::Required)));
    let later = office.no(ItemKind::Posters);
    assert_eq!(
        office.act(WeekDeed::Settle(later, "照片".to_owned())),
        Err(Refusal::Changed),
        "not of this stage"
    );
    let unreasoned = office.act(WeekDeed::Waive(no, String::new()));
    assert_eq!(unreasoned, Err(Refusal::field("reason", Problem::Required)));
    office.settle_all();
    office.act(WeekDeed::Open(WeekStage::Prepare)).unwrap();
    assert_eq!(office.week.stage, WeekStage::Prepare);
    assert_eq!(
        office.act(WeekDeed::Open(WeekStage::Prepare)),
        Err(Refusal::Changed),
        "somebody else was faster"
    );
}

#[test]
fn without_the_number_of_points_the_third_stage_stays_shut() {
    let mut office = Office::new(None).in_stage(WeekStage::Prepare);
    office.settle_all();
    let key = ParamKey::PublicityPoints;
    assert_eq!(
        office.act(WeekDeed::Open(WeekStage::Run)),
        Err(Refusal::FigureNotSet { key })
    );
    office.params = params(Some(2));
    office.point("车站");
    assert_eq!(
        office.act(WeekDeed::Open(WeekStage::Run)),
        Err(Refusal::NotReady),
        "R86"
    );
    office.point("广场");
    office.act(WeekDeed::Open(WeekStage::Run)).unwrap();
}

#[test]
fn staff_is_in_place_when_every_post_has_somebody() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Prepare);
    let no = office.no(ItemKind::StaffInPlace);
    let ready = |office: &mut Office| office.act(WeekDeed::Settle(no, "名单".to_owned()));
    assert_eq!(ready(&mut office), Err(Refusal::NotReady), "no venue");
    office.act(venue(VenueKind::Main, "区劳动力资源市场")).unwrap();
    let main = office.week.plan.venues[0].clone();
    let of = |place| main.posts.iter().filter(|post| post.place == place).count();
    assert_eq!((of(VenuePlace::Policy), of(VenuePlace::Material)), (4, 2), "R85");
    assert_eq!(
        office.week.short_of(&office.params).unwrap(),
        [VenuePlace::Arches]
    );
    office
        .act(WeekDeed::AddMaterial {
            kind: MaterialKind::Arch,
            venue: Some(main.no),
            quantity: 1,
        })
        .unwrap();
    for post in &main.posts {
        office
            .act(WeekDeed::Man {
                post: post.no,
                person: "张华".to_owned(),
                deputy: String::new(),
                shift: "8:00-17:00".to_owned(),
                phone: "13800000001".to_owned(),
            })
            .unwrap();
    }
    office.act(venue(VenueKind::Sub, "河湾镇")).unwrap();
    assert_eq!(
        ready(&mut office),
        Err(Refusal::NotReady),
        "the sub-venue has nothing"
    );
    let sub = office.week.plan.venues[1].no;
    let all = SubVenueItem::ALL.iter().copied().collect();
    office.act(WeekDeed::SetItems(sub, all)).unwrap();
    ready(&mut office).unwrap();
    office.act(WeekDeed::DropPost(main.posts[5].no)).unwrap();
    assert_eq!(
        office.week.short_of(&office.params).unwrap(),
        [main.posts[5].place]
    );
}

#[test]
fn a_stage_opened_again_keeps_what_was_done_later() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Summarise);
    let kept = office.no(ItemKind::ThemeDay);
    office.act(WeekDeed::Send("安排回访".to_owned())).unwrap();
    let back = |reason: &str| WeekDeed::Reopen(WeekStage::Prepare, reason.to_owned());
    assert_eq!(
        office.act(back("")),
        Err(Refusal::field("reason", Problem::Required))
    );
    office.act(back("会场换了地方")).unwrap();
    assert_eq!(office.week.stage, WeekStage::Prepare);
    let item = office
        .week
        .plan
        .items
        .iter()
        .find(|item| item.no == kept)
        .unwrap();
    assert!(item.is_settled(), "what later stages recorded stays");
    let report = office.week.report().unwrap();
    assert_eq!(report.state, ReportState::Returned, "what was sent comes back");
    let step = office.week.plan.steps.last().unwrap();
    assert!(step.is_back() && step.reason == "会场换了地方");
    office.act(WeekDeed::Open(WeekStage::Run)).unwrap();
    office.act(WeekDeed::Open(WeekStage::Summarise)).unwrap();
    office.act(WeekDeed::Send("安排回访".to_owned())).unwrap();
    assert_eq!(office.week.reports.len(), 2, "both reports stand in the history");
}

#[test]
fn what_was_done_before_a_stage_was_opened_again_must_still_be_so() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Prepare);
    office.act(venue(VenueKind::Main, "市场")).unwrap();
    let main = office.week.plan.venues[0].clone();
    let arch = WeekDeed::AddMaterial {
        kind: MaterialKind::Arch,
        venue: Some(main.no),
        quantity: 1,
    };
    office.act(arch).unwrap();
    for post in &main.posts {
        let named = WeekDeed::Man {
            post: post.no,
            person: "张华".to_owned(),
            deputy: String::new(),
            shift: String::new(),
            phone: String::new(),
        };
        office.act(named).unwrap();
    }
    let staff = office.no(ItemKind::StaffInPlace);
    office.act(WeekDeed::Settle(staff, "名单".to_owned())).unwrap();
    office.settle_all();
    office.act(WeekDeed::Open(WeekStage::Run)).unwrap();
    let back = WeekDeed::Reopen(WeekStage::Prepare, "会场换了地方".to_owned());
    office.act(back).unwrap();
    office.act(WeekDeed::DropVenue(main.no)).unwrap();
    let open = WeekDeed::Open(WeekStage::Run);
    assert_eq!(
        office.act(open.clone()),
        Err(Refusal::NotReady),
        "nobody stands anywhere"
    );
    let unproven: Vec<u32> = office
        .week
        .unproven(WeekStage::Prepare, &office.params)
        .iter()
        .map(|item| item.no)
        .collect();
    assert_eq!(unproven, [staff]);
    office
        .act(WeekDeed::Waive(staff, "没有主会场".to_owned()))
        .unwrap();
    office.act(open).unwrap();
}

#[test]
fn a_report_that_came_back_is_to_be_sent_again() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Summarise);
    office.act(WeekDeed::Send("安排回访".to_owned())).unwrap();
    let sent = office.no(ItemKind::ReportSent);
    office.settle_all();
    let back = WeekDeed::Return("数不对".to_owned());
    office.act_as("staff:city", back).unwrap();
    let item = office.week.plan.items.iter().find(|item| item.no == sent);
    assert_eq!(item.unwrap().state, ItemState::Open);
    office.act(WeekDeed::Send("安排回访".to_owned())).unwrap();
    office.act_as("staff:city", WeekDeed::Accept).unwrap();
    assert_eq!(
        office.act(WeekDeed::Archive),
        Err(Refusal::NotReady),
        "not ticked again"
    );
    office.act(WeekDeed::Settle(sent, "收文号".to_owned())).unwrap();
    office.act(WeekDeed::Archive).unwrap();
}

#[test]
fn roll_is_called_on_the_theme_day_of_who_was_named() {
    let mut office = Office::new(Some(0));
    office.act(venue(VenueKind::Main, "市场")).unwrap();
    let post = office.week.plan.venues[0].posts[0].no;
    let mut office = office.in_stage(WeekStage::Run);
    let here = WeekDeed::Present(post, true);
    assert_eq!(office.act(here.clone()), Err(Refusal::TooLate), "not today");
    office.now = noon("2026-12-19");
    assert_eq!(
        office.act(here.clone()),
        Err(Refusal::field("person", Problem::Required))
    );
    office
        .act(WeekDeed::Man {
            post,
            person: "张华".to_owned(),
            deputy: String::new(),
            shift: String::new(),
            phone: String::new(),
        })
        .unwrap();
    let theme = office.no(ItemKind::ThemeDay);
    office.act(WeekDeed::Unsettle(theme)).unwrap();
    let held = |office: &mut Office| office.act(WeekDeed::Settle(theme, "照片".to_owned()));
    assert_eq!(held(&mut office), Err(Refusal::NotReady), "nobody was called");
    office.act(here).unwrap();
    held(&mut office).unwrap();
}

#[test]
fn the_report_is_frozen_and_accepted_by_somebody_else() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Run);
    assert_eq!(
        office.act(WeekDeed::Send("跟踪".to_owned())),
        Err(Refusal::Changed),
        "too early"
    );
    office.settle_all();
    office.act(WeekDeed::Open(WeekStage::Summarise)).unwrap();
    office.act(WeekDeed::Send("跟踪".to_owned())).unwrap();
    assert_eq!(
        office.act(WeekDeed::Send("再报".to_owned())),
        Err(Refusal::Changed)
    );
    assert_eq!(office.act(WeekDeed::Accept), Err(Refusal::FourEyes));
    office
        .act_as("staff:city", WeekDeed::Return("少了照片".to_owned()))
        .unwrap();
    office.act(WeekDeed::Send("跟踪".to_owned())).unwrap();
    office.act_as("staff:city", WeekDeed::Accept).unwrap();
    assert_eq!(office.week.report().unwrap().figures, FIGURES);
    let back = WeekDeed::Reopen(WeekStage::Run, "再改".to_owned());
    assert_eq!(office.act(back), Err(Refusal::Changed), "the city has it");
    assert_eq!(
        office.act(WeekDeed::Archive),
        Err(Refusal::NotReady),
        "the last list is open"
    );
    office.settle_all();
    office.act(WeekDeed::Archive).unwrap();
    let after = office.act(WeekDeed::AddBadge {
        name: "李四".to_owned(),
        unit: String::new(),
    });
    assert_eq!(after, Err(Refusal::Changed), "nothing changes afterwards");
    let now = [(WeekFigure::Recognised, 2), (WeekFigure::Visited, 2)];
    assert_eq!(corrections(&FIGURES, &now), [(WeekFigure::Recognised, 3, 2)]);
}

#[test]
fn what_must_have_happened_is_not_said_to_be_done() {
    let mut office = Office::new(Some(0)).in_stage(WeekStage::Run);
    let meeting = office.no(ItemKind::FiveDayMeeting);
    let met = |office: &mut Office| office.act(WeekDeed::Settle(meeting, "纪要".to_owned()));
    assert_eq!(met(&mut office), Err(Refusal::NotReady));
    let minutes = |on: &str| WeekDeed::Meet {
        kind: MeetingKind::FiveDay,
        on: day(on),
        attendance: 12,
        minutes: "部署主题日".to_owned(),
    };
    let tomorrow = office.act(minutes("2026-12-18"));
    assert_eq!(tomorrow, Err(Refusal::field("on", Problem::OutOfRange)));
    office.now = noon("2026-12-18");
    office.act(minutes("2026-12-18")).unwrap();
    met(&mut office).unwrap();
    let media = WeekDeed::AddMedia {
        kind: MediaKind::Column,
        on: day("2026-12-20"),
        outlet: "青禾日报".to_owned(),
        guest: "局长 13812345678".to_owned(),
        questions: String::new(),
    };
    assert_eq!(
        office.act(media),
        Err(Refusal::field("guest", Problem::NoNumbers))
    );
}

#[test]
fn an_item_can_be_opened_again_while_its_stage_lasts() {
    let mut office = Office::new(Some(0));
    let no = office.no(ItemKind::Notify);
    office.act(WeekDeed::Settle(no, "通知".to_owned())).unwrap();
    office.act(WeekDeed::Unsettle(no)).unwrap();
    let item = office.week.plan.items.iter().find(|item| item.no == no).unwrap();
    assert_eq!(item.state, ItemState::Open);
    let mut office = office.in_stage(WeekStage::Prepare);
    assert_eq!(office.act(WeekDeed::Unsettle(no)), Err(Refusal::Changed));
    let late = WeekDeed::AddItem {
        stage: WeekStage::Organise,
        title: "再联系一家".to_owned(),
        owner: String::new(),
        due: day("2026-12-03"),
    };
    assert_eq!(office.act(late), Err(Refusal::TooLate));
    assert_eq!(
        office.week.overdue(day("2026-12-14")).count(),
        8,
        "the list of the second stage"
    );
}

fn person() -> Person {
    Person {
        id: PersonId(Uuid::nil()),
        no: "P1".to_owned(),
        resident_id: ResidentId::compose(990_101, day("1985-03-01"), 1).unwrap(),
        name: "王小明".to_owned(),
        phone: None,
        hukou_area: "330598101201".parse().unwrap(),
        living_area: "330598101201".parse().unwrap(),
        point: None,
        categories: CategorySet::EMPTY,
        disability_certificate: None,
        education: None,
        employment_status: None,
        work_capacity: Some(true),
        work_willingness: Some(true),
        skills: Vec::new(),
        wanted_occupations: Vec::new(),
        wanted_areas: Vec::new(),
        wage_min: None,
        distance_km: None,
        home_based: HomeBased::Can,
        functions: Functions::UNKNOWN,
        literate: None,
        no_night: false,
        consent: Consent::Given,
        left: None,
        version: Person::FIRST,
    }
}

#[test]
fn candidates_have_no_work_and_a_reason() {
    let mut person = person();
    let mut with = |status: Option<EmploymentStatus>, of: &[Category]| {
        person.employment_status = status;
        person.categories = of.iter().copied().collect::<CategorySet>();
        reason_of(&person)
    };
    let none = Some(EmploymentStatus::Unemployed);
    assert_eq!(
        with(none, &[Category::HardToEmployPerson]),
        Some(TargetReason::Hardship)
    );
    assert_eq!(
        with(none, &[Category::ZeroEmploymentHouseholdMember]),
        Some(TargetReason::ZeroEmployment)
    );
    assert_eq!(
        with(none, &[Category::PoorWorker]),
        Some(TargetReason::Unemployed)
    );
    assert_eq!(with(None, &[Category::PoorWorker]), None, "nobody knows");
    assert_eq!(with(none, &[]), None);
    assert_eq!(
        with(Some(EmploymentStatus::Employed), &[Category::HardToEmployPerson]),
        None
    );
}
