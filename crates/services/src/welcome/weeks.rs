//! Assistance weeks of the demo county: one that runs today, on the day of the statistics, and last year's, put away.

use crate::assistance_weeks::{counted_figures, figures_of, other_fairs};
use crate::{Failure, Services};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::actor::{Actor, Role};
use domain::assistance_week::{
    AssistanceWeek, Doing, MaterialKind, MediaKind, MeetingKind, Statistic, TargetState, VenueKind, WeekDeed,
    WeekFigure, WeekTarget, WeekWish, reason_of,
};
use domain::clock::start_of_day;
use domain::ids::{AccountId, VisitId, WeekId, WeekTargetId};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::person::Person;
use domain::rules::assistance_week::{SubVenueItem, WeekStage};
use domain::values::dates::add_days;
use domain::values::{AreaCode, AreaLevel};
use domain::visit::{Answers, Benefit, Confirmation, FORM, Outcome, Visit};
use std::collections::BTreeSet;
use store::Transaction;

/// Publicity points of the demo county.
const POINTS: [&str; 5] = ["汽车站", "人民广场", "农贸市场", "文化中心", "镇政府门口"];
/// Who stands at posts and visits homes: invented.
const STAFF: [&str; 6] = ["张华", "李明", "王芳", "赵敏", "陈刚", "周丽"];
/// People of each week.
const TARGETS: usize = 24;
/// Of these, visited last year.
const VISITED: usize = 8;

/// The accounts of the demo that have a part in the week.
struct Hands {
    county: AccountId,
    city: AccountId,
    village: AccountId,
    organiser: AccountId,
}

/// A week that is being made, with what it is made by.
struct Laid<'a> {
    week: AssistanceWeek,
    hands: &'a Hands,
    params: Params,
    /// Not later than this.
    now: DateTime<Utc>,
}

impl Services {
    /// Both weeks; nothing where an account that has a part in them is missing.
    pub(super) async fn demo_weeks(&self, near: &Person, people: &[Person]) -> Result<(), Failure> {
        let accounts = self.db.list_accounts().await?;
        let of = |role: Role| accounts.iter().find(|one| one.role == role).map(|one| one.id);
        let (Some(county), Some(city), Some(village), Some(organiser)) = (
            of(Role::CountyOfficer),
            of(Role::CitySupervisor),
            of(Role::Coordinator),
            of(Role::Organiser),
        ) else {
            return Ok(());
        };
        let hands = Hands {
            county,
            city,
            village,
            organiser,
        };
        let Some(area) = near.living_area.at(AreaLevel::County) else {
            return Ok(());
        };
        let today = self.clock.today();
        // The village of the demo's own coordinator keeps its candidates, to be stated by hand.
        let fits = |one: &&Person| one.living_area != near.living_area && reason_of(one).is_some();
        let candidates: Vec<&Person> = people.iter().filter(fits).collect();
        let mut change = self.db.begin().await?;
        change.set_policy_parameter(&points(area, today)).await?;
        let last = today - Days::new(364);
        let before: Vec<&Person> = candidates.iter().rev().copied().take(TARGETS).collect();
        self.demo_week(&mut change, (area, last, &hands), &before).await?;
        let present: Vec<&Person> = candidates.iter().copied().take(TARGETS).collect();
        self.demo_week(&mut change, (area, today - Days::new(3), &hands), &present)
            .await?;
        Ok(change.commit().await?)
    }

    async fn demo_week(
        &self,
        change: &mut Transaction,
        (area, starts_on, hands): (AreaCode, NaiveDate, &Hands),
        people: &[&Person],
    ) -> Result<(), Failure> {
        let year = starts_on.format("%Y");
        let wish = WeekWish {
            area,
            title: format!("{year}年就业援助周"),
            theme: "就业援助你我他，真情相助渡难关".to_owned(),
            starts_on,
            phone: super::HELPER.to_owned(),
        };
        let made_at = start_of_day(starts_on - Days::new(20));
        let id = WeekId::new(self.ids.as_ref(), made_at);
        let week = wish.laid_out(id, &Actor::staff_label(hands.county), made_at)?;
        change.add_week(&week).await?;
        let params = figures_of(&change.list_policy_parameters().await?, &week);
        let mut laid = Laid {
            week,
            hands,
            params,
            now: self.clock.now(),
        };
        let town = people.first().and_then(|one| one.living_area.at(AreaLevel::Town));
        laid.prepare(town.unwrap_or(area))?;
        let targets = self.demo_targets(&laid, people);
        change.add_week_targets(id, &targets).await?;
        for statistic in laid.statistics(&targets) {
            let row = self.ids.id(statistic.at);
            change.add_week_statistic((row, id), &statistic).await?;
        }
        for (fair, _) in other_fairs(change, &laid.week).await?.into_iter().take(1) {
            let by = Actor::staff_label(laid.hands.organiser);
            change.add_week_fair((id, fair), &by, made_at).await?;
        }
        if laid.week.span().1 < self.clock.today() {
            for visit in self.demo_week_visits(&laid, people) {
                change.add_visit(&visit).await?;
            }
            laid.close()?;
            let figures = counted_figures(change, &laid.week, &targets).await?;
            laid.finish(&figures)?;
        }
        change.set_week(&laid.week).await?;
        Ok(())
    }

    /// Stated on the third day; the first of them recognised on the fourth and chosen for a visit.
    fn demo_targets(&self, laid: &Laid<'_>, people: &[&Person]) -> Vec<WeekTarget> {
        let week = &laid.week;
        let (stated_at, decided_at) = (laid.at(2, 15), laid.at(3, 8));
        let target = |(number, person): (usize, &&Person)| {
            let recognised = number < TARGETS * 2 / 3;
            let badge = u32::try_from(number % STAFF.len() + 1).ok();
            WeekTarget {
                id: WeekTargetId::new(self.ids.as_ref(), week.made_at),
                person: person.id,
                area: person.living_area,
                reason: reason_of(person).unwrap_or(domain::assistance_week::TargetReason::Unemployed),
                evidence: "入户登记表".to_owned(),
                stated_by: Actor::staff_label(laid.hands.village),
                stated_at,
                state: if recognised {
                    TargetState::Recognised
                } else {
                    TargetState::Stated
                },
                decided_by: recognised.then(|| Actor::staff_label(laid.hands.county)),
                decided_at: recognised.then_some(decided_at),
                struck_why: String::new(),
                badge: badge.filter(|_| number < TARGETS / 2),
            }
        };
        people.iter().enumerate().map(target).collect()
    }

    fn demo_week_visits(&self, laid: &Laid<'_>, people: &[&Person]) -> Vec<Visit> {
        let at = laid.at(4, 10);
        let visit = |person: &&Person| Visit {
            id: VisitId::new(self.ids.as_ref(), at),
            person: person.id,
            by: laid.hands.village,
            form: FORM,
            at,
            received_at: at,
            clock_off: None,
            outcome: Outcome::Done { next_on: None },
            answers: Answers {
                benefits: vec![Benefit::SocialInsurance],
                ..Answers::default()
            },
            edits: Vec::new(),
            confirmation: Some(Confirmation::Signature { drawn: None }),
            point: None,
            twin_of: None,
        };
        people.iter().take(VISITED).map(visit).collect()
    }
}

/// How many publicity points the demo county asks for.
fn points(area: AreaCode, today: NaiveDate) -> PolicyParameter {
    PolicyParameter {
        programme: "demo".to_owned(),
        area: Some(area),
        key: ParamKey::PublicityPoints,
        value: 5,
        valid_from: today - chrono::Months::new(36),
        valid_to: None,
        source: "demo county, not law (演示县的数字，不是法规)".to_owned(),
    }
}

impl Laid<'_> {
    /// An hour of a day of the week, counted from 0.
    fn at(&self, day: u64, hour: i64) -> DateTime<Utc> {
        start_of_day(add_days(self.week.starts_on, day)) + TimeDelta::hours(hour)
    }

    /// An hour of a day before it.
    fn before(&self, days: u64) -> DateTime<Utc> {
        start_of_day(self.week.starts_on - Days::new(days)) + TimeDelta::hours(9)
    }

    fn act_as(
        &mut self,
        by: AccountId,
        at: DateTime<Utc>,
        (deed, figures): (WeekDeed, &[(WeekFigure, u64)]),
    ) -> Result<(), Failure> {
        let (by, params) = (Actor::staff_label(by), self.params.clone());
        let doing = Doing {
            by: &by,
            at: at.min(self.now),
            params: &params,
            figures,
        };
        Ok(self.week.apply(deed, &doing)?)
    }

    fn act(&mut self, at: DateTime<Utc>, deed: WeekDeed) -> Result<(), Failure> {
        self.act_as(self.hands.county, at, (deed, &[]))
    }

    /// Everything of the present stage is done.
    fn settle(&mut self, at: DateTime<Utc>) -> Result<(), Failure> {
        let stage = self.week.stage;
        let nos: Vec<u32> = self
            .week
            .items(stage)
            .filter(|item| !item.is_settled())
            .map(|item| item.no)
            .collect();
        for no in nos {
            self.act(at, WeekDeed::Settle(no, "工作台账".to_owned()))?;
        }
        Ok(())
    }

    /// The first two stages, and the third as far as the days have come.
    fn prepare(&mut self, town: AreaCode) -> Result<(), Failure> {
        let (theme, phone) = (self.week.theme.clone(), self.week.phone.clone());
        let organiser = Some(self.hands.organiser);
        let name = WeekDeed::Name {
            theme,
            phone,
            organiser,
        };
        self.act(self.before(18), name)?;
        self.settle(self.before(9))?;
        self.act(self.before(8), WeekDeed::Open(WeekStage::Prepare))?;
        self.venues(town)?;
        self.material()?;
        let media = [
            (MediaKind::VisitReport, 4, "青禾广播电台", ""),
            (MediaKind::ThemeReport, 5, "青禾日报", ""),
            (MediaKind::Guest, 6, "青禾电视台", "县人社局工作人员"),
        ];
        for (kind, day, outlet, guest) in media {
            let item = WeekDeed::AddMedia {
                kind,
                on: add_days(self.week.starts_on, day),
                outlet: outlet.to_owned(),
                guest: guest.to_owned(),
                questions: String::new(),
            };
            self.act(self.before(6), item)?;
        }
        self.settle(self.before(2))?;
        self.act(self.before(1), WeekDeed::Open(WeekStage::Run))?;
        let points: Vec<u32> = self.week.points().map(|point| point.no).collect();
        for (number, venue) in (1..).zip(points) {
            let record = WeekDeed::Record {
                venue,
                attendance: 60 + number * 12,
                leaflets: 150 + number * 30,
                evidence: format!("照片 {number}"),
            };
            self.act(self.at(1, 17), record)?;
        }
        let done = self
            .week
            .plan
            .items
            .iter()
            .find(|item| item.kind == Some(domain::assistance_week::ItemKind::PointsHeld));
        match done.map(|item| item.no) {
            Some(no) => self.act(self.at(1, 18), WeekDeed::Settle(no, "各点照片".to_owned())),
            None => Ok(()),
        }
    }

    fn venues(&mut self, town: AreaCode) -> Result<(), Failure> {
        let at = self.before(7);
        let venue = |kind, name: &str, address: &str| WeekDeed::AddVenue {
            kind,
            name: name.to_owned(),
            area: town,
            address: address.to_owned(),
        };
        self.act(at, venue(VenueKind::Main, "县劳动力资源市场", "人民路 1 号"))?;
        self.act(at, venue(VenueKind::Sub, "镇文化中心分会场", "河湾大街 20 号"))?;
        for name in POINTS {
            self.act(at, venue(VenueKind::Point, name, ""))?;
        }
        let sub = self
            .week
            .plan
            .venues
            .iter()
            .find(|one| one.kind == VenueKind::Sub)
            .map(|one| one.no);
        if let Some(sub) = sub {
            let all: BTreeSet<SubVenueItem> = SubVenueItem::ALL.iter().copied().collect();
            self.act(at, WeekDeed::SetItems(sub, all))?;
        }
        for name in STAFF {
            let badge = WeekDeed::AddBadge {
                name: name.to_owned(),
                unit: "县就业服务中心".to_owned(),
            };
            self.act(at, badge)?;
        }
        let posts: Vec<u32> = self
            .week
            .plan
            .venues
            .iter()
            .flat_map(|one| &one.posts)
            .map(|post| post.no)
            .collect();
        for (at_post, post) in posts.into_iter().enumerate() {
            let man = WeekDeed::Man {
                post,
                person: STAFF[at_post % STAFF.len()].to_owned(),
                deputy: STAFF[(at_post + 1) % STAFF.len()].to_owned(),
                shift: "8:00-17:00".to_owned(),
                phone: super::HELPER.to_owned(),
            };
            self.act(at, man)?;
        }
        Ok(())
    }

    fn material(&mut self) -> Result<(), Failure> {
        let main = self
            .week
            .plan
            .venues
            .iter()
            .find(|one| one.kind == VenueKind::Main)
            .map(|one| one.no);
        let wanted = [
            (MaterialKind::Arch, main, 1),
            (MaterialKind::Banner, main, 2),
            (MaterialKind::Table, main, 11),
            (MaterialKind::Leaflet, None, 5_000),
            (MaterialKind::Form, None, 600),
        ];
        for (kind, venue, quantity) in wanted {
            let add = WeekDeed::AddMaterial {
                kind,
                venue,
                quantity,
            };
            self.act(self.before(6), add)?;
            let no = self.week.plan.last_no;
            self.act(self.before(3), WeekDeed::Deliver(no, true))?;
        }
        Ok(())
    }

    /// What the streets of these people reported on the third day, as many as there are in the list.
    fn statistics(&self, targets: &[WeekTarget]) -> Vec<Statistic> {
        let towns: BTreeSet<AreaCode> = targets
            .iter()
            .filter_map(|one| one.area.at(AreaLevel::Town))
            .collect();
        let report = |area: AreaCode| Statistic {
            area,
            counted: targets.iter().filter(|one| area.contains(one.area)).count() as u64,
            manual: None,
            by: Actor::staff_label(self.hands.county),
            at: self.at(2, 17),
        };
        towns.into_iter().map(report).collect()
    }

    /// The rest of a week that is over: theme day, media, and the summary meeting.
    fn close(&mut self) -> Result<(), Failure> {
        let meet = |kind, on, minutes: &str| WeekDeed::Meet {
            kind,
            on,
            attendance: 18,
            minutes: minutes.to_owned(),
        };
        let day = |days| add_days(self.week.starts_on, days);
        let (fifth, seventh) = (day(4), day(6));
        self.act(
            self.at(4, 16),
            meet(MeetingKind::FiveDay, fifth, "部署主题日：各岗位到人，物资到位。"),
        )?;
        let posts: Vec<u32> = self
            .week
            .plan
            .venues
            .iter()
            .flat_map(|one| &one.posts)
            .map(|post| post.no)
            .collect();
        let eight = self.at(5, 8) - TimeDelta::minutes(10);
        for post in posts {
            self.act(eight, WeekDeed::Present(post, true))?;
        }
        let media: Vec<u32> = self.week.plan.media.iter().map(|one| one.no).collect();
        for no in media {
            self.act(self.at(6, 18), WeekDeed::Hold(no, true))?;
        }
        self.settle(self.at(6, 18))?;
        self.act(self.at(7, 9), WeekDeed::Open(WeekStage::Summarise))?;
        self.act(
            self.at(7, 10),
            meet(MeetingKind::Summary, seventh, "总结经验，安排后续跟踪。"),
        )?;
        Ok(())
    }

    /// The report, and the word of the city.
    fn finish(&mut self, figures: &[(WeekFigure, u64)]) -> Result<(), Failure> {
        let send = WeekDeed::Send("对已上岗人员三十天、九十天回访；未上岗的继续送岗。".to_owned());
        self.act_as(self.hands.county, self.at(10, 10), (send, figures))?;
        self.act_as(self.hands.city, self.at(12, 10), (WeekDeed::Accept, &[]))?;
        self.settle(self.at(13, 9))?;
        self.act(self.at(13, 10), WeekDeed::Archive)
    }
}
