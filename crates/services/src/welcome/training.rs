//! Training in the demo county: what people wish to learn, a class that takes people, one that runs, one that ended a month ago.

use crate::training_classes::check_days;
use crate::{Failure, Services, secret};
use chrono::{Days, NaiveDate};
use domain::clock::start_of_day;
use domain::course::Course;
use domain::employer::Employer;
use domain::file_entry::{Entry, KeptEntry, TrainingNeed};
use domain::ids::{AccountId, ClassId, EnrolmentId, EntryId, TrainingOrderId};
use domain::person::Person;
use domain::training_class::{
    Attendance, ClassAudience, ClassDay, ClassKind, ClassPlan, ClassState, EnrolReason, Enrolment,
    EnrolmentState, Funding, SignMethod, TrainingClass, WorkAfter, WorkCheck,
};
use domain::training_order::{OrderKind, OrderState, OrderWish, TrainingOrder};
use domain::values::{AreaLevel, Fen};
use store::Transaction;

/// What people wish to learn.
const WISHES: [&str; 4] = ["缝纫", "电工", "厨师", "养殖技术"];
/// Hours from the beginning of a day to half past eight.
const MORNING: chrono::TimeDelta = chrono::TimeDelta::minutes(8 * 60 + 30);

/// A class of the demo: its course, its first day from today, its days, how it stands.
struct Plan<'a> {
    course: &'a Course,
    kind: ClassKind,
    begins: i64,
    lasts: u64,
    state: ClassState,
}

impl Services {
    pub(super) async fn demo_training(&self, near: &Person, people: &[Person]) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let school = change
            .find_account_by_login("school")
            .await?
            .map(|account| account.id);
        let mut courses = change.list_courses_after(None, 3).await?;
        let (Some(third), Some(second), Some(first)) = (courses.pop(), courses.pop(), courses.pop()) else {
            return Ok(());
        };
        let today = self.clock.today();
        let ended = today - Days::new(35);
        let plans = [
            (&first, ClassKind::OrderBased, 7, 10, ClassState::Open),
            (&second, ClassKind::Upgrade, -3, 12, ClassState::Open),
            (
                &third,
                ClassKind::Project,
                -45,
                11,
                ClassState::Evaluated { on: ended },
            ),
        ];
        let able = |person: &&Person| person.left.is_none() && person.work_capacity == Some(true);
        let mut able: Vec<&Person> = people.iter().filter(able).collect();
        able.sort_by_key(|person| (person.living_area != near.living_area, person.no.clone()));
        self.demo_wishes(&mut change, &able).await?;
        self.demo_training_order(&mut change, near).await?;
        let mut able = able.into_iter();
        for (course, kind, begins, lasts, state) in plans {
            let plan = Plan {
                course,
                kind,
                begins,
                lasts,
                state,
            };
            let class = self.demo_class(&mut change, (near, school), &plan).await?;
            for person in able.by_ref().take(6) {
                self.demo_trainee(&mut change, &class, person).await?;
            }
        }
        change.commit().await?;
        Ok(())
    }

    /// What an employer of the county needs people to learn.
    async fn demo_training_order(&self, change: &mut Transaction, near: &Person) -> Result<(), Failure> {
        let town = near.living_area.at(AreaLevel::Town).unwrap_or(near.living_area);
        let county = town.at(AreaLevel::County).unwrap_or(town);
        let employers = change.list_employers().await?;
        let here = |one: &&Employer| !one.blacklisted && one.area.is_some_and(|area| county.contains(area));
        let Some(employer) = employers.iter().find(here) else {
            return Ok(());
        };
        let now = self.clock.now();
        let order = TrainingOrder {
            id: TrainingOrderId::new(self.ids.as_ref(), now),
            employer: employer.id,
            firm: employer.name.clone(),
            wish: OrderWish {
                kind: OrderKind::OrderBased,
                topic: WISHES[0].to_owned(),
                people: 20,
                area: town,
                needed_by: self.clock.today() + Days::new(60),
                terms: "月薪 4500 元，八小时，包吃住".to_owned(),
            },
            state: OrderState::Open,
            made_by: "demo:employer".to_owned(),
            made_at: now,
            settled_by: None,
        };
        Ok(change.add_training_order(&order).await?)
    }

    async fn demo_wishes(&self, change: &mut Transaction, people: &[&Person]) -> Result<(), Failure> {
        let now = self.clock.now();
        let wish = |(number, person): (usize, &&Person)| {
            let need = TrainingNeed {
                topic: WISHES[number % WISHES.len()].to_owned(),
                kind: None,
                on: self.clock.today() - Days::new(number as u64),
            };
            let kept = KeptEntry {
                id: EntryId::new(self.ids.as_ref(), now),
                entry: Entry::Training(need),
                by: "demo:coordinator".to_owned(),
                at: now,
            };
            (person.id, kept)
        };
        let wishes: Vec<_> = people
            .iter()
            .skip(18)
            .step_by(2)
            .take(24)
            .enumerate()
            .map(wish)
            .collect();
        Ok(change.add_file_entries(&wishes).await?)
    }

    async fn demo_class(
        &self,
        change: &mut Transaction,
        (near, school): (&Person, Option<AccountId>),
        of: &Plan<'_>,
    ) -> Result<TrainingClass, Failure> {
        let first = self.clock.today() + chrono::TimeDelta::days(of.begins);
        let class = TrainingClass {
            id: ClassId::new(self.ids.as_ref(), start_of_day(first)),
            course: of.course.id,
            plan: ClassPlan {
                name: of.course.name.chars().take(40).collect(),
                kind: of.kind,
                audience: ClassAudience::Anyone,
                funding: Funding::SpecialFund,
                area: near.living_area.at(AreaLevel::Town).unwrap_or(near.living_area),
                address: "镇政府二楼会议室".to_owned(),
                starts_on: first,
                ends_on: first + Days::new(of.lasts),
                weekends: true,
                seats: 8,
                hours: 80,
                syllabus: "基本功、安全、实际操作".to_owned(),
                standard: "初级工".to_owned(),
                instructor: None,
                trainer: "陈师傅".to_owned(),
                trainer_paper: "职业培训教师证".to_owned(),
                provider: "青禾职业技术学校".to_owned(),
                employer: "青禾制衣厂".to_owned(),
                employer_id: None,
                order: None,
                shortage: false,
                cost: Fen::yuan(12_000),
            },
            provider_account: school,
            state: of.state.clone(),
            made_by: "demo:town".to_owned(),
            made_at: start_of_day(first - Days::new(20)),
            approved_by: Some("demo:county".to_owned()),
            version: 1,
        };
        change.add_training_class(&class).await?;
        let days: Vec<ClassDay> = class
            .plan
            .days()
            .into_iter()
            .map(|day| self.class_day(class.id, day))
            .collect();
        change.set_class_days(class.id, &days).await?;
        Ok(class)
    }

    /// Somebody with a place, there on every day that is over; who is through has been asked once.
    async fn demo_trainee(
        &self,
        change: &mut Transaction,
        class: &TrainingClass,
        person: &Person,
    ) -> Result<(), Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let is_over = class.state.over_on().is_some();
        let place = Enrolment {
            id: EnrolmentId::new(self.ids.as_ref(), now),
            class: class.id,
            course: class.course,
            person: person.id,
            state: if is_over {
                EnrolmentState::NotCertified
            } else {
                EnrolmentState::Enrolled
            },
            priority: false,
            reasons: vec![EnrolReason::Free],
            code: secret::token(&self.chance)[..16].to_owned(),
            paid: Fen(0),
            left_on: None,
            appraised_on: class.state.over_on(),
            certificate: None,
            by: "demo:coordinator".to_owned(),
            at: now,
        };
        change.add_enrolment(&place).await?;
        let signed = |day: &NaiveDate| Attendance {
            enrolment: place.id,
            day: *day,
            in_at: start_of_day(*day) + MORNING,
            out_at: None,
            method: SignMethod::Roster,
            by: "demo:school".to_owned(),
            noted_at: start_of_day(*day) + MORNING,
            void: false,
        };
        let days = class.plan.days();
        let rows: Vec<Attendance> = days.iter().filter(|day| **day < today).map(signed).collect();
        change.set_class_attendance(&rows).await?;
        let params = change.list_policy_parameters().await?;
        if let (Some(on), Some(days)) = (
            class.state.over_on(),
            check_days(&params, class.plan.area, today).first().copied(),
        ) {
            let heard = WorkCheck {
                enrolment: place.id,
                days,
                work: WorkAfter::Enterprise,
                on,
                by: "demo:coordinator".to_owned(),
            };
            change.set_training_check(&heard).await?;
        }
        Ok(())
    }
}
