//! Made-up answers about assistance weeks.

use super::Fake;
use super::records::{area, at, code, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::assistance_week::*;
use domain::ids::{AccountId, FairId, PersonId, WeekId, WeekPhotoId, WeekTargetId};
use domain::params::{NotSet, ParamKey};
use domain::ports::*;
use domain::rules::assistance_week::{DayPart, RegisterCheck, VenuePlace, WeekStage};
use domain::values::AreaCode;

fn hand() -> Hand {
    Hand {
        by: "staff:x".to_owned(),
        at: at(2026, 6, 18),
    }
}

fn week(empty: bool) -> AssistanceWeek {
    let wish = WeekWish {
        area: "330521".parse().unwrap(),
        title: "2026年就业援助周".to_owned(),
        theme: "就业援助你我他".to_owned(),
        starts_on: day(2026, 6, 25),
        phone: "0572-3012345".to_owned(),
    };
    let mut week = wish.laid_out(WeekId(id(990)), "staff:x", at(2026, 6, 1)).unwrap();
    if empty {
        return week;
    }
    week.stage = WeekStage::Run;
    let post = |no: u32, person: &str| Post {
        no,
        place: VenuePlace::Policy,
        person: person.to_owned(),
        deputy: String::new(),
        shift: "8:00-17:00".to_owned(),
        phone: "13800000001".to_owned(),
        present: None,
    };
    week.plan.venues.push(Venue {
        no: 200,
        kind: VenueKind::Main,
        name: "劳动力资源市场".to_owned(),
        area: "330521101".parse().unwrap(),
        address: "人民路 1 号".to_owned(),
        items: std::collections::BTreeSet::new(),
        posts: vec![post(201, "张华"), post(202, "")],
        record: Some(PointRecord {
            attendance: 80,
            leaflets: 200,
            evidence: "照片 12".to_owned(),
            hand: hand(),
        }),
    });
    week.plan.badges.push(Badge {
        no: 7,
        name: "张华".to_owned(),
        unit: "河湾镇".to_owned(),
    });
    week.plan.media.push(MediaItem {
        no: 300,
        kind: MediaKind::Guest,
        on: day(2026, 7, 1),
        outlet: "青禾日报".to_owned(),
        guest: "局长".to_owned(),
        questions: "怎么报名？".to_owned(),
        held: None,
    });
    week.plan.steps.push(StageStep {
        from: WeekStage::Run,
        to: Some(WeekStage::Prepare),
        reason: "会场漏水".to_owned(),
        hand: hand(),
    });
    week.reports.push(WeekReport {
        figures: vec![(WeekFigure::Recognised, 12)],
        as_of: at(2026, 6, 30),
        next_steps: "安排回访".to_owned(),
        sent: hand(),
        state: ReportState::Sent,
        decided: None,
        reason: String::new(),
    });
    week
}

fn line() -> WeekLine {
    let week = week(false);
    WeekLine {
        id: week.id,
        title: week.title.clone(),
        place: "青禾县".to_owned(),
        span: week.span(),
        stage: week.stage,
        archived: false,
        overdue: 2,
    }
}

fn rights() -> WeekRights {
    WeekRights {
        plans: true,
        states: true,
        recognises: true,
        accepts: true,
        sees_people: true,
    }
}

fn street() -> StreetLine {
    StreetLine {
        area: area("330521101", "河湾镇"),
        stated: 14,
        reported: Some((
            Statistic {
                area: "330521101".parse().unwrap(),
                counted: 14,
                manual: Some(15),
                by: "staff:t".to_owned(),
                at: at(2026, 6, 28),
            },
            false,
        )),
        figures: vec![(WeekFigure::Recognised, 12), (WeekFigure::VisitsPlanned, 8)],
    }
}

fn view(empty: bool) -> WeekView {
    let now = at(2026, 6, 30);
    WeekView {
        week: week(empty),
        place: area("330521", "青禾县"),
        rights: rights(),
        board: WeekBoard {
            streets: vec![street()],
            figures: vec![(WeekFigure::Recognised, 13), (WeekFigure::Points, 4)],
            check: RegisterCheck {
                duplicates: 0,
                unsigned: 0,
                agrees: Some(false),
            },
        },
        points: if empty {
            Err(NotSet(ParamKey::PublicityPoints))
        } else {
            Ok((false, 5))
        },
        short_of: vec![VenuePlace::Water],
        without_badge: 1,
        unproven: Vec::new(),
        fairs: vec![WeekFair {
            id: FairId(id(700)),
            title: "援助周专场招聘会".to_owned(),
            area: code("330521"),
            held_on: day(2026, 7, 11),
            state: domain::fair::FairState::Closed,
            employers: 12,
            visitors: 340,
            intents: 56,
        }],
        photos: vec![(WeekPhotoId(id(701)), 1)],
        other_fairs: Vec::new(),
        free_days: vec![(WeekPart::Recognise, day(2026, 6, 28))],
        clock: (!empty).then_some(DayPart::SetUp),
        noon: Some(now),
        organisers: vec![(AccountId(id(1)), "organiser".to_owned())],
        authors: vec![("staff:x".to_owned(), Author::Staff("anna".to_owned()))],
        areas: vec![area("330521101", "河湾镇")],
        now,
        today: day(2026, 6, 30),
    }
}

#[async_trait]
impl AssistanceWeeks for Fake {
    async fn weeks(&self, _: &Actor) -> Answered<WeekList> {
        self.allow()?;
        Ok(WeekList {
            lines: if self.empty { Vec::new() } else { vec![line()] },
            may_begin: Some(area("330521", "青禾县")),
            today: day(2026, 6, 30),
        })
    }

    async fn week(&self, _: &Actor, _: WeekId) -> Answered<WeekView> {
        self.allow()?;
        Ok(view(self.empty))
    }

    async fn begin_week(&self, _: &Actor, _: WeekWish) -> Answered<WeekId> {
        self.allow()?;
        Ok(WeekId(id(990)))
    }

    async fn act_on_week(&self, _: &Actor, _: WeekId, _: WeekDeed) -> Answered<()> {
        self.allow()
    }

    async fn add_week_photo(&self, _: &Actor, _: WeekId, _: u32, _: Vec<u8>) -> Answered<()> {
        self.allow()
    }

    async fn week_photo(&self, _: &Actor, _: WeekPhotoId) -> Answered<domain::visit::Photo> {
        self.allow()?;
        Err(domain::refusal::Refusal::NotFound)
    }

    async fn drop_week_photo(&self, _: &Actor, id: WeekPhotoId) -> Answered<WeekId> {
        self.allow()?;
        Ok(WeekId(id.0))
    }

    async fn link_fair(&self, _: &Actor, _: WeekId, _: FairId, _: bool) -> Answered<()> {
        self.allow()
    }

    async fn week_targets(&self, _: &Actor, _: WeekId, filter: TargetFilter) -> Answered<TargetPage> {
        self.allow()?;
        let target = WeekTarget {
            id: WeekTargetId(id(991)),
            person: PersonId(id(500)),
            area: "330521101201".parse().unwrap(),
            reason: TargetReason::Hardship,
            evidence: "入户登记表".to_owned(),
            stated_by: "staff:x".to_owned(),
            stated_at: at(2026, 6, 27),
            state: TargetState::Recognised,
            decided_by: None,
            decided_at: None,
            struck_why: String::new(),
            badge: Some(7),
        };
        let line_of = TargetLine {
            person: PersonId(id(500)),
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            reason: TargetReason::Hardship,
            target: (filter.show != TargetShow::Candidates).then_some(target),
            visited: None,
        };
        Ok(TargetPage {
            week: line(),
            rights: rights(),
            lines: if self.empty { Vec::new() } else { vec![line_of] },
            counts: vec![(TargetShow::Candidates, 1), (TargetShow::Recognised, 1)],
            total: 1,
            per_page: 50,
            filter,
            areas: vec![area("330521101", "河湾镇")],
            badges: vec![(7, "张华".to_owned())],
            own: Some(street()),
            noon: Some(at(2026, 6, 28)),
            now: at(2026, 6, 30),
        })
    }

    async fn act_on_targets(&self, _: &Actor, _: WeekId, _: TargetDeed) -> Answered<u32> {
        self.allow()?;
        Ok(1)
    }

    async fn report_statistic(&self, _: &Actor, _: WeekId, _: AreaCode, _: Option<u64>) -> Answered<()> {
        self.allow()
    }

    async fn week_report(&self, _: &Actor, _: WeekId) -> Answered<WeekReportView> {
        self.allow()?;
        Ok(WeekReportView {
            view: view(self.empty),
            now: vec![(WeekFigure::Recognised, 13)],
            corrections: vec![(WeekFigure::Recognised, 12, 13)],
        })
    }

    async fn week_rows(&self, _: &Actor, _: WeekId, figure: WeekFigure) -> Answered<FigureRows> {
        self.allow()?;
        Ok(FigureRows {
            week: line(),
            figure,
            rows: vec![FigureRow {
                of: FigureOf::Person(PersonId(id(500))),
                label: "李秀英 P500".to_owned(),
                place: "河湾镇".to_owned(),
                on: Some(day(2026, 6, 28)),
                amount: 1,
            }],
            total: 1,
            as_of: at(2026, 6, 30),
        })
    }

    async fn public_weeks(&self) -> Answered<Vec<PublicWeek>> {
        self.allow()?;
        if self.empty {
            return Ok(Vec::new());
        }
        let week = week(false);
        Ok(vec![PublicWeek {
            id: week.id,
            title: week.title.clone(),
            theme: week.theme.clone(),
            place: "青禾县".to_owned(),
            days: week
                .plan
                .days
                .iter()
                .copied()
                .filter(|days| days.part == WeekPart::Theme)
                .collect(),
            hours: Some((900, 1600)),
            venues: vec![(
                VenueKind::Main,
                "劳动力资源市场".to_owned(),
                "河湾镇 人民路 1 号".to_owned(),
            )],
            phone: week.phone,
        }])
    }
}
