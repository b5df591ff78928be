//! RP11: classes by kind, people and person-times, each rate over its own people.

use super::view::checks_of;
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::claim::ClaimKind;
use domain::ids::{ClassId, EnrolmentId, PersonId};
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::person::{Category, Person};
use domain::placement::Placement;
use domain::ports::{ClassRow, ClassTable};
use domain::profile::HukouKind;
use domain::refusal::Refusal;
use domain::rules::target;
use domain::training_class::{
    Attendance, ClassDay, ClassShare, ClassState, Enrolment, TrainingClass, TrainingSums, WorkCheck, counted,
};
use domain::values::{AreaCode, AreaLevel, dates};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Connection;

/// Everything the sums are made from.
struct Facts {
    classes: Vec<TrainingClass>,
    places: Vec<Enrolment>,
    rows: HashMap<EnrolmentId, Vec<Attendance>>,
    days: HashMap<ClassId, Vec<ClassDay>>,
    people: HashMap<PersonId, Person>,
    heard: HashMap<EnrolmentId, Vec<WorkCheck>>,
    placements: HashMap<PersonId, Vec<Placement>>,
    params: Params,
    today: NaiveDate,
}

impl Services {
    pub(super) async fn class_report(
        &self,
        who: &Actor,
        (year, month): (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<ClassTable, Failure> {
        let scope = who.scope(Deed::Count, Function::CourseClass)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let month = month.filter(|month| (1..=12).contains(month));
        let mut db = self.db.read().await?;
        let facts = Facts::read(&mut db, (area, stretch(year, month)), as_of).await?;
        let claims = db
            .sum_claims(&ClaimKind::TRAINING, area, stretch(year, month))
            .await?;
        let covered = covered(&mut db, area).await?;
        drop(db);
        let book = self.area_book().await?;
        let level = AreaLevel::of_lines_in(area);
        let mut groups: BTreeMap<AreaCode, TrainingSums> = BTreeMap::new();
        let mut total = TrainingSums::default();
        for class in &facts.classes {
            let code = class.plan.area.at(level).unwrap_or(class.plan.area);
            let sums = groups.entry(code).or_default();
            for sums in [sums, &mut total] {
                sums.add_class(class.plan.kind, class.plan.cost);
                facts.shares(class).iter().for_each(|share| sums.add(share));
            }
        }
        for (code, fen) in claims {
            let code = code.at(level).unwrap_or(code);
            for sums in [groups.entry(code).or_default(), &mut total] {
                sums.subsidies = sums.subsidies.plus(fen);
            }
        }
        let [of, certified, employed] = total.disabled.map(u64::from);
        Ok(ClassTable {
            year,
            month,
            as_of,
            area: area.map(|code| book.reference(code)),
            rows: groups
                .into_iter()
                .map(|(code, sums)| ClassRow {
                    area: Some(book.reference(code)),
                    sums,
                })
                .collect(),
            targets: [
                target::certified(certified, of, as_of, &facts.params)?,
                target::employed(employed, of, as_of, &facts.params)?,
            ],
            covered: (
                covered.0,
                covered.1,
                target::covered(covered.0.into(), covered.1.into(), as_of, &facts.params)?,
            ),
            total: ClassRow {
                area: None,
                sums: total,
            },
        })
    }
}

impl Facts {
    /// Classes that ended, or were evaluated, in these days.
    async fn read(
        db: &mut Connection,
        (area, (from, to)): (Option<AreaCode>, (NaiveDate, NaiveDate)),
        today: NaiveDate,
    ) -> Result<Self, Failure> {
        let mut classes = db.list_training_classes_in(area).await?;
        classes.retain(|one| match one.state {
            ClassState::Ended { on } | ClassState::Evaluated { on } => (from..=to).contains(&on),
            _ => false,
        });
        let ids: Vec<ClassId> = classes.iter().map(|one| one.id).collect();
        let mut places = db.list_enrolments_in(&ids).await?;
        places.retain(|one| one.state.has_place());
        let of: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
        let people: Vec<PersonId> = places.iter().map(|one| one.person).collect();
        let mut facts = Self {
            classes,
            rows: HashMap::new(),
            days: HashMap::new(),
            people: db
                .list_people(&people)
                .await?
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
            heard: HashMap::new(),
            placements: HashMap::new(),
            params: db.list_policy_parameters().await?,
            places,
            today,
        };
        for row in db.list_class_attendance(&of).await? {
            facts.rows.entry(row.enrolment).or_default().push(row);
        }
        for day in db.list_class_days(&ids).await? {
            facts.days.entry(day.class).or_default().push(day);
        }
        for one in db.list_training_checks(&of).await? {
            facts.heard.entry(one.enrolment).or_default().push(one);
        }
        for one in db.list_placements_of(&people).await? {
            facts.placements.entry(one.person).or_default().push(one);
        }
        Ok(facts)
    }

    /// Everybody who was there on a day that counts.
    fn shares(&self, class: &TrainingClass) -> Vec<ClassShare> {
        let none = Vec::new();
        let days = self.days.get(&class.id).unwrap_or(&none);
        let came = |one: &&Enrolment| {
            let rows = self.rows.get(&one.id).map_or(&[][..], Vec::as_slice);
            one.class == class.id && counted(rows, days) > 0
        };
        let share = |one: &Enrolment| ClassShare {
            person: one.person,
            kind: class.plan.kind,
            disabled: self
                .people
                .get(&one.person)
                .is_some_and(|person| person.categories.has(Category::PersonWithDisability)),
            certified: one.state == domain::training_class::EnrolmentState::Certified,
            works: self.works(one, class),
        };
        self.places.iter().filter(came).map(share).collect()
    }

    /// The latest answer.
    fn works(&self, one: &Enrolment, class: &TrainingClass) -> Option<bool> {
        let heard = self.heard.get(&one.id).map_or(&[][..], Vec::as_slice);
        let placed = self.placements.get(&one.person).map_or(&[][..], Vec::as_slice);
        let checks = checks_of((one, class), &self.params, (heard, placed), self.today);
        let answers = checks.into_iter().rev().find_map(|check| check.answer);
        answers.map(|(work, ..)| work.works())
    }
}

/// R50: of the urban people with a disability who are able and willing, those who were ever enrolled.
async fn covered(db: &mut Connection, area: Option<AreaCode>) -> Result<(u32, u32), Failure> {
    let group = db.list_people_of(area, Category::PersonWithDisability).await?;
    let ids: Vec<PersonId> = group.into_iter().map(|(id, ..)| id).collect();
    let mut people = db.list_people(&ids).await?;
    people.retain(|one| {
        one.work_capacity == Some(true) && one.work_willingness == Some(true) && one.left.is_none()
    });
    let ids: Vec<PersonId> = people.iter().map(|one| one.id).collect();
    let urban: Vec<PersonId> = db
        .list_person_profiles(&ids)
        .await?
        .into_iter()
        .filter(|(_, profile)| profile.hukou_kind == Some(HukouKind::NonAgricultural))
        .map(|(id, _)| id)
        .collect();
    let places = db.list_enrolments_of(&urban).await?;
    let offered: HashSet<PersonId> = places.into_iter().map(|one| one.person).collect();
    Ok((offered.len() as u32, urban.len() as u32))
}

fn stretch(year: i32, month: Option<u32>) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match month {
        None => (day(1, 1), day(12, 31)),
        Some(month) => (day(month, 1), dates::month_end(day(month, 1))),
    }
}
