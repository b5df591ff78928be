//! The job fairs of the demo county: one to come with employers to vet, one today, one that was held.

use super::chance::SeededIds;
use super::{COUNTY, County, DemoSettings};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::clock::start_of_day;
use domain::fair::code::FairCode;
use domain::fair::{
    Fair, FairAccess, FairApproval, FairKind, FairPlan, FairRegistration, FairStand, FairState,
    RegistrationState, RegistrationWay, StandState, unfit_for,
};
use domain::ids::{EmployerId, FairId, FairRegistrationId, FairStandId, IdSource, VacancyId};
use domain::person::{Category, Person};
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, Point};
use std::collections::BTreeMap;

/// Vacancies an employer shows at most.
const SHOWN: usize = 4;

/// Fairs with who is there.
pub(super) struct Fairs {
    pub(super) all: Vec<Fair>,
    pub(super) stands: Vec<FairStand>,
    pub(super) registrations: Vec<FairRegistration>,
}

/// Makes them.
pub(super) fn fairs(settings: &DemoSettings, county: &County) -> Fairs {
    let mut maker = Maker {
        ids: SeededIds::new(settings.seed ^ 0xFA_125),
        as_of: settings.as_of,
        now: start_of_day(settings.as_of),
        made: Fairs {
            all: Vec::new(),
            stands: Vec::new(),
            registrations: Vec::new(),
        },
    };
    let Ok(area) = AreaCode::parse(COUNTY) else {
        return maker.made;
    };
    let point = county
        .areas
        .iter()
        .find(|one| one.code == area)
        .and_then(|one| one.point);
    let offers = offers(county, area, settings.as_of);
    maker.ahead((area, point), &offers, &county.people);
    maker.today((area, point), &offers, &county.people);
    maker.held((area, point), &offers, &county.people);
    maker.made
}

/// Open vacancies of the county by employer, those with the most first.
fn offers(county: &County, area: AreaCode, on: NaiveDate) -> Vec<(EmployerId, Vec<VacancyId>)> {
    let is_shown = |vacancy: &&Vacancy| {
        area.contains(vacancy.area) && vacancy.is_open_on(on, 60) && vacancy.openings_left() > 0
    };
    let mut by: BTreeMap<EmployerId, Vec<VacancyId>> = BTreeMap::new();
    for vacancy in county.vacancies.iter().filter(is_shown) {
        by.entry(vacancy.employer).or_default().push(vacancy.id);
    }
    let listed = |id: &EmployerId| {
        county
            .employers
            .iter()
            .any(|one| one.id == *id && one.blacklisted)
    };
    let mut offers: Vec<_> = by.into_iter().filter(|(id, _)| !listed(id)).collect();
    offers.sort_by_key(|(id, all)| (std::cmp::Reverse(all.len()), *id));
    for (_, all) in &mut offers {
        all.truncate(SHOWN);
    }
    offers
}

type Place = (AreaCode, Option<Point>);
type Offers = [(EmployerId, Vec<VacancyId>)];

struct Maker {
    ids: SeededIds,
    as_of: NaiveDate,
    now: DateTime<Utc>,
    made: Fairs,
}

impl Maker {
    fn ahead(&mut self, place: Place, offers: &Offers, people: &[Person]) {
        let mut access: Vec<FairAccess> = FairAccess::NEEDED.to_vec();
        access.extend([FairAccess::Guide, FairAccess::Wheelchairs]);
        let plan = FairPlan {
            kind: FairKind::Disability,
            title: "青禾县残疾人专场招聘会".to_owned(),
            venue: "青禾县社区服务中心".to_owned(),
            address: "青禾镇康宁路 6 号".to_owned(),
            bus: "1 路、3 路到社区服务中心站".to_owned(),
            held_on: self.as_of + Days::new(12),
            capacity: 120,
            stands: 20,
            access: access.into_iter().collect(),
            intro: "带上身份证和证件。到了门口有人带路，可以走优先通道。".to_owned(),
            ..plan(place)
        };
        let id = self.fair(plan, FairState::Vetting);
        let state = |at: usize| match at {
            0..=4 => StandState::Approved { number: None },
            7 => StandState::Refused {
                reason: "岗位都在外地，这次只招本县的。".to_owned(),
            },
            _ => StandState::Applied,
        };
        self.stands(id, offers.iter().take(8), state);
        let disabled = people
            .iter()
            .filter(|one| one.categories.has(Category::PersonWithDisability));
        self.people(id, disabled.step_by(4).take(26));
    }

    fn today(&mut self, place: Place, offers: &Offers, people: &[Person]) {
        let plan = FairPlan {
            title: "青禾县综合招聘会".to_owned(),
            held_on: self.as_of,
            ..plan(place)
        };
        let id = self.fair(plan, FairState::StandsAssigned);
        let state = |at: usize| StandState::Approved {
            number: u32::try_from(at + 1).ok(),
        };
        self.stands(id, offers.iter().skip(3).take(12), state);
        self.people(id, people.iter().skip(1).step_by(23).take(60));
    }

    fn held(&mut self, place: Place, offers: &Offers, people: &[Person]) {
        let plan = FairPlan {
            kind: FairKind::Disability,
            title: "青禾县助残日招聘会".to_owned(),
            held_on: self.as_of - Days::new(44),
            access: FairAccess::NEEDED.iter().copied().collect(),
            ..plan(place)
        };
        let id = self.fair(plan, FairState::Results);
        let state = |at: usize| StandState::Approved {
            number: u32::try_from(at + 1).ok(),
        };
        self.stands(id, offers.iter().skip(1).take(9), state);
        self.people(id, people.iter().skip(7).step_by(31).take(40));
    }

    fn fair(&mut self, plan: FairPlan, state: FairState) -> FairId {
        let id = FairId::new(&self.ids, self.now);
        let made_at = start_of_day(plan.held_on - Days::new(30)).min(self.now);
        self.made.all.push(Fair {
            state,
            approval: Some(FairApproval {
                by: "operator".to_owned(),
                at: made_at,
            }),
            version: 2,
            ..Fair::draft(id, plan, super::MAKER.to_owned(), made_at)
        });
        id
    }

    fn stands<'a>(
        &mut self,
        fair: FairId,
        offers: impl Iterator<Item = &'a (EmployerId, Vec<VacancyId>)>,
        state: impl Fn(usize) -> StandState,
    ) {
        for (at, (employer, vacancies)) in offers.enumerate() {
            self.made.stands.push(FairStand {
                id: FairStandId::new(&self.ids, self.now),
                fair,
                employer: *employer,
                vacancies: vacancies.clone(),
                state: state(at),
                version: 1,
                made_by: "demo".to_owned(),
                made_at: self.now,
            });
        }
    }

    /// Most of them come; some were asked and have not said anything, a few do not come.
    fn people<'a>(&mut self, fair: FairId, people: impl Iterator<Item = &'a Person>) {
        let access = self
            .made
            .all
            .iter()
            .find(|one| one.id == fair)
            .map(|one| one.plan.access.clone())
            .unwrap_or_default();
        let here = people.filter(|one| one.may_be_told_on(self.as_of));
        let here: Vec<&Person> = here
            .filter(|one| unfit_for(one.functions, &access).is_none())
            .collect();
        for (at, person) in here.into_iter().enumerate() {
            let state = match at % 7 {
                3 | 5 => RegistrationState::Invited,
                6 => RegistrationState::Cancelled,
                _ => RegistrationState::Registered,
            };
            let said = state != RegistrationState::Invited;
            self.made.registrations.push(FairRegistration {
                id: FairRegistrationId::new(&self.ids, self.now),
                fair,
                person: Some(person.id),
                code: FairCode::new(fair, self.ids.chance()),
                state,
                way: RegistrationWay::Invitation,
                invited_at: Some(self.now),
                registered_at: said.then_some(self.now),
                cancelled_at: (state == RegistrationState::Cancelled).then_some(self.now),
                made_by: "demo".to_owned(),
            });
        }
    }
}

/// What the fairs have in common.
fn plan((area, point): Place) -> FairPlan {
    FairPlan {
        area,
        kind: FairKind::General,
        title: String::new(),
        venue: "青禾县人力资源市场".to_owned(),
        address: "青禾镇胜利路 18 号".to_owned(),
        point,
        bus: "1 路、2 路到人力资源市场站".to_owned(),
        held_on: NaiveDate::default(),
        opens: NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default(),
        closes: NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default(),
        capacity: 800,
        stands: 30,
        access: [FairAccess::StepFree, FairAccess::Toilet, FairAccess::Parking]
            .into_iter()
            .collect(),
        safety: "东西两个出口；大厅设医疗点；每个门两名值守；人数到上限就在门外等。".to_owned(),
        intro: "带上身份证。不报名也能来。".to_owned(),
        phone: "0500-0000001".to_owned(),
    }
}
