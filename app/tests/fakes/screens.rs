//! Made-up answers about wall screens, calendars, instructors and assessments.

use super::Fake;
use super::records::{area, at, county_path, day, id, monthly};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::calendar::{CalendarEntry, CalendarTime, CalendarWhat};
use domain::disabled_service::{DisabledService, DisabledServices};
use domain::fit::Functions;
use domain::ids::{
    InstructorActivityId, InstructorId, PersonId, QualificationId, ScreenId, VacancyId, WorkAssessmentId,
};
use domain::instructor::*;
use domain::ports::*;
use domain::profile::Aid;
use domain::refusal::Refusal;
use domain::screen::*;
use domain::trade::TradeSet;
use domain::vacancy::Conditions;
use domain::values::AreaCode;
use domain::visit::Photo;
use domain::work_assessment::*;

fn screen() -> Screen {
    Screen {
        id: ScreenId(id(910)),
        code: "7k2mx9q0".to_owned(),
        name: "集市大屏".to_owned(),
        feed: ScreenFeed {
            area: "330521101".parse().unwrap(),
            pick: ScreenPick::Chosen,
            chosen: vec![VacancyId(id(1))],
            kind: ScreenKind::Market,
        },
        contrast: Contrast::ByTime,
        size: TextSize::Usual,
        off: false,
        version: 2,
        made_by: "staff:x".to_owned(),
    }
}

fn event() -> CalendarEntry {
    CalendarEntry {
        what: CalendarWhat::Course,
        key: "c1".to_owned(),
        time: CalendarTime::Days(day(2026, 7, 10), day(2026, 7, 10)),
        title: "家政服务员".to_owned(),
        place: "河湾镇".to_owned(),
        count: 0,
        path: "/courses/c1".to_owned(),
        cancelled: false,
        version: 0,
        changed: at(2026, 6, 1),
    }
}

fn content() -> ScreenContent {
    ScreenContent {
        posts: vec![ScreenPost {
            id: VacancyId(id(1)),
            title: "缝纫工".to_owned(),
            employer: "青禾制衣厂".to_owned(),
            place: "河湾镇".to_owned(),
            wage: Some(monthly(3000, 4000)),
            wanted: Some(5),
            conditions: Conditions::default(),
            sitting: true,
            no_reading: false,
            days: None,
        }],
        counts: ScreenCounts {
            vacancies: 128,
            openings: 640,
            placed: 12,
            visitors: None,
        },
        events: vec![event()],
    }
}

fn places() -> Vec<AreaRef> {
    vec![area("330521101", "河湾镇"), area("330521101201", "柳树村")]
}

#[async_trait]
impl Screens for Fake {
    async fn wall(&self, _: &Actor, _: &str) -> Answered<Wall> {
        self.allow()?;
        Ok(Wall {
            screen: screen(),
            place: "河湾镇".to_owned(),
            phone: None,
            content: content(),
            now: at(2026, 6, 30),
        })
    }

    async fn wall_screen(&self, _: &Actor, _: &str) -> Answered<Screen> {
        self.allow()?;
        Ok(screen())
    }

    async fn wall_content(&self, _: &Actor, _: &ScreenFeed) -> Answered<ScreenContent> {
        self.allow()?;
        Ok(content())
    }

    async fn screens(&self, _: &Actor) -> Answered<ScreenList> {
        self.allow()?;
        let line = ScreenLine {
            screen: screen(),
            place: "河湾镇".to_owned(),
        };
        Ok(ScreenList {
            lines: if self.empty { Vec::new() } else { vec![line] },
            may_add: true,
            places: places(),
        })
    }

    async fn screen(&self, _: &Actor, _: ScreenId) -> Answered<ScreenView> {
        self.allow()?;
        Ok(ScreenView {
            screen: screen(),
            chosen: vec!["V001".to_owned()],
            path: county_path("330521101", "河湾镇"),
            places: places(),
            by: Author::Staff("anna".to_owned()),
            may_change: true,
        })
    }

    async fn add_screen(&self, _: &Actor, _: ScreenWish) -> Answered<ScreenId> {
        self.allow()?;
        Ok(screen().id)
    }

    async fn act_on_screen(&self, _: &Actor, _: ScreenId, _: u32, _: ScreenDeed) -> Answered<()> {
        self.allow()
    }

    async fn poster(&self, _: &Actor, of: PosterOf) -> Answered<Poster> {
        self.allow()?;
        Ok(Poster {
            of,
            place: "河湾镇".to_owned(),
            area: "330521101".parse().unwrap(),
            posts: content().posts,
            open: 128,
            events: vec![event()],
            event: matches!(of, PosterOf::Fair(_)).then(|| PosterEvent {
                entry: CalendarEntry {
                    what: CalendarWhat::Fair,
                    title: "春风行动招聘会".to_owned(),
                    ..event()
                },
                bus: "3路".to_owned(),
                stands: 40,
            }),
            phone: Some("0572-1234567".to_owned()),
            now: at(2026, 6, 30),
        })
    }
}

fn calendar(of: CalendarOf) -> CalendarView {
    CalendarView {
        of,
        entries: vec![CalendarEntry {
            what: CalendarWhat::FollowUp,
            title: String::new(),
            path: "/me".to_owned(),
            ..event()
        }],
    }
}

#[async_trait]
impl Calendars for Fake {
    async fn public_calendar(&self, _: &Actor, _: Option<AreaCode>) -> Answered<CalendarView> {
        self.allow()?;
        Ok(calendar(CalendarOf::Place(None)))
    }

    async fn secret_calendar(&self, _: &Actor, _: &str) -> Answered<CalendarView> {
        self.allow()?;
        Ok(calendar(CalendarOf::Person))
    }

    async fn own_calendar(&self, who: &Actor, of: OwnCalendarOf) -> Answered<OwnCalendar> {
        self.allow()?;
        if of == OwnCalendarOf::Person && who.staff().is_ok() {
            return Err(Refusal::NotSignedIn);
        }
        Ok(OwnCalendar {
            view: calendar(CalendarOf::Person),
            since: (!self.empty).then(|| at(2026, 6, 1)),
        })
    }

    async fn make_calendar_feed(&self, _: &Actor, _: OwnCalendarOf) -> Answered<String> {
        self.allow()?;
        Ok("s".repeat(32))
    }

    async fn end_calendar_feed(&self, _: &Actor, _: OwnCalendarOf) -> Answered<()> {
        self.allow()
    }
}

fn instructor() -> Instructor {
    Instructor {
        id: InstructorId(id(920)),
        name: "周老师".to_owned(),
        kind: InstructorKind::Trainer,
        area: "330521101".parse().unwrap(),
        employer: "县职校".to_owned(),
        full_time: true,
        account: None,
        since: day(2024, 1, 1),
        left_on: None,
        qualifications: vec![Qualification {
            id: QualificationId(id(921)),
            name: "培训教师证".to_owned(),
            number: "***234".to_owned(),
            trades: TradeSet::of("缝纫"),
            valid_from: day(2024, 1, 1),
            valid_to: Some(day(2026, 7, 31)),
        }],
        version: 3,
        made_by: "staff:x".to_owned(),
    }
}

fn line() -> InstructorLine {
    InstructorLine {
        instructor: instructor(),
        place: "河湾镇".to_owned(),
        trades: TradeSet::of("缝纫"),
        ends_first: Some(("培训教师证".to_owned(), day(2026, 7, 31))),
        ending: true,
        served: 40,
    }
}

#[async_trait]
impl Instructors for Fake {
    async fn instructors(&self, _: &Actor, filter: InstructorFilter) -> Answered<InstructorList> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { vec![line()] };
        Ok(InstructorList {
            total: lines.len() as u32,
            lines,
            counts: vec![(InstructorKind::Trainer, 1)],
            ending: 1,
            soon_days: 90,
            per_page: 30,
            page: filter.page,
            may_add: true,
            places: places(),
            today: day(2026, 6, 30),
        })
    }

    async fn instructor(&self, _: &Actor, _: InstructorId) -> Answered<InstructorView> {
        self.allow()?;
        Ok(InstructorView {
            line: line(),
            path: county_path("330521101", "河湾镇"),
            places: places(),
            login: None,
            caseload: Some(17),
            activities: vec![InstructorActivity {
                id: InstructorActivityId(id(922)),
                kind: ActivityKind::Teaching,
                on: day(2026, 5, 2),
                people: 20,
                hours: 6,
            }],
            by: Author::Staff("anna".to_owned()),
            may_change: !self.officer,
            may_log: true,
            today: day(2026, 6, 30),
        })
    }

    async fn add_instructor(&self, _: &Actor, _: InstructorWish) -> Answered<InstructorId> {
        self.allow()?;
        Ok(instructor().id)
    }

    async fn act_on_instructor(&self, _: &Actor, _: InstructorId, _: u32, _: InstructorDeed) -> Answered<()> {
        self.allow()
    }

    async fn qualified_for(
        &self,
        _: &Actor,
        _: TradeSet,
        _: AreaCode,
        _: NaiveDate,
    ) -> Answered<Vec<QualifiedLine>> {
        self.allow()?;
        Ok(vec![qualified()])
    }

    async fn instructor_table(
        &self,
        _: &Actor,
        (year, month): (Option<i32>, Option<u32>),
        _: Option<AreaCode>,
    ) -> Answered<InstructorTable> {
        self.allow()?;
        let mut sums = InstructorSums::default();
        sums.add(&instructor(), &[], day(2026, 6, 30));
        let mut services = DisabledServices {
            registered: 85,
            ..DisabledServices::default()
        };
        services.add(DisabledService::Trained);
        Ok(InstructorTable {
            year: year.unwrap_or(2026),
            month,
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![InstructorRow {
                area: Some(area("330521101", "河湾镇")),
                services,
                sums,
            }],
            total: InstructorRow {
                area: None,
                services,
                sums,
            },
        })
    }
}

fn qualified() -> QualifiedLine {
    QualifiedLine {
        id: instructor().id,
        name: "周老师".to_owned(),
        employer: "县职校".to_owned(),
        certificate: "培训教师证".to_owned(),
        valid_to: None,
    }
}

fn assessments(staff: bool, empty: bool) -> PersonAssessments {
    let assessment = WorkAssessment {
        id: WorkAssessmentId(id(930)),
        person: PersonId(id(500)),
        on: day(2026, 6, 20),
        place: AssessmentPlace::Home,
        found: Found {
            functions: Functions([Some(2), None, None, Some(0), None, None]),
            aids: vec![Aid::Wheelchair],
            hours: None,
            wishes: "编竹筐".to_owned(),
            tried: vec![Tried {
                what: "看大门".to_owned(),
                how: TriedHow::Partly,
            }],
            needs: String::new(),
        },
        agreement: None,
        next_on: Some(day(2026, 12, 20)),
        version: 1,
        by: "staff:x".to_owned(),
        at: at(2026, 6, 20),
    };
    let line = AssessmentLine {
        assessment,
        by: Author::Staff("chen".to_owned()),
        has_paper: true,
        may_settle: true,
    };
    PersonAssessments {
        who: Worker {
            id: PersonId(id(500)),
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            path: county_path("330521101201", "柳树村"),
        },
        lines: if empty { Vec::new() } else { vec![line] },
        may_add: staff,
        now: Found::default(),
        today: day(2026, 6, 30),
    }
}

#[async_trait]
impl WorkAssessments for Fake {
    async fn assessments_of(&self, _: &Actor, _: PersonId) -> Answered<PersonAssessments> {
        self.allow()?;
        Ok(assessments(true, self.empty))
    }

    async fn own_assessments(&self, _: &Actor) -> Answered<PersonAssessments> {
        self.allow()?;
        Ok(assessments(false, self.empty))
    }

    async fn add_assessment(&self, _: &Actor, _: PersonId, _: AssessmentWish) -> Answered<WorkAssessmentId> {
        self.allow()?;
        Ok(WorkAssessmentId(id(930)))
    }

    async fn settle_assessment(
        &self,
        _: &Actor,
        _: WorkAssessmentId,
        _: u32,
        _: (bool, AgreedHow),
    ) -> Answered<PersonId> {
        self.allow()?;
        Ok(PersonId(id(500)))
    }

    async fn settle_own_assessment(&self, _: &Actor, _: WorkAssessmentId, _: u32, _: bool) -> Answered<()> {
        self.allow()
    }

    async fn assessment_paper(&self, _: &Actor, _: WorkAssessmentId) -> Answered<Photo> {
        Err(Refusal::NotFound)
    }
}
