//! Reading classes.

use super::{Reach, attending, check_days, enrolling, running, seeing};
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{ClassId, EnrolmentId, PersonId};
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::person::{Person, masked_name};
use domain::placement::Placement;
use domain::ports::{ClassFilter, ClassList, ClassMay, ClassView, DrawView, EnrolledLine};
use domain::refusal::Refusal;
use domain::training_class::{
    Attendance, AttendanceChange, CheckDue, ClassDay, ClassStage, ClassState, Enrolment, EnrolmentState,
    Filing, TrainingClass, WorkCheck, checks_due, counted,
};
use domain::values::AreaLevel;
use std::collections::{BTreeMap, HashMap};
use store::Connection;

/// Lines of a page.
const PER_PAGE: u32 = 30;

/// What is known of the people of a class, by enrolment.
struct Known {
    people: HashMap<PersonId, Person>,
    rows: Vec<Attendance>,
    changes: Vec<AttendanceChange>,
    heard: Vec<WorkCheck>,
    filings: Vec<Filing>,
    placements: Vec<Placement>,
    params: Params,
}

impl Services {
    pub(super) async fn class_list(&self, who: &Actor, filter: ClassFilter) -> Result<ClassList, Failure> {
        let reach = seeing(who)?;
        let mut db = self.db.read().await?;
        let mut classes = match reach {
            Reach::School(account) => db.list_training_classes_by(account).await?,
            Reach::Office(scope) => {
                let county = scope.area.map(|own| own.at(AreaLevel::County).unwrap_or(own));
                db.list_training_classes_in(filter.area.or(county)).await?
            }
        };
        classes.retain(|one| reach.sees(one) && filter.area.is_none_or(|area| area.contains(one.plan.area)));
        let mut lines = self.class_lines(&mut db, &classes).await?;
        drop(db);
        let mut counts: BTreeMap<ClassStage, u32> = BTreeMap::new();
        for line in &lines {
            *counts.entry(line.stage).or_default() += 1;
        }
        if let Some(stage) = filter.stage {
            lines.retain(|line| line.stage == stage);
        }
        let total = lines.len() as u32;
        let first = (filter.page as usize).saturating_mul(PER_PAGE as usize);
        Ok(ClassList {
            lines: lines.into_iter().skip(first).take(PER_PAGE as usize).collect(),
            counts: counts.into_iter().collect(),
            total,
            per_page: PER_PAGE,
            page: filter.page,
            may_plan: match reach {
                Reach::School(_) => true,
                Reach::Office(_) => running(who).is_ok(),
            },
            may_need: matches!(reach, Reach::Office(_)),
            may_count: who.scope(Deed::Count, Function::CourseClass).is_ok(),
        })
    }

    pub(super) async fn class_view(&self, who: &Actor, id: ClassId) -> Result<ClassView, Failure> {
        let reach = seeing(who)?;
        let mut db = self.db.read().await?;
        let class = db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
        if !reach.sees(&class) {
            return Err(Refusal::NotFound.into());
        }
        let places = db.list_enrolments_in(&[id]).await?;
        let days = db.list_class_days(&[id]).await?;
        let known = Known::read(&mut db, &places).await?;
        let seen = attendance_reach(who);
        let mut people = Vec::new();
        let mut others = 0;
        for place in places {
            match known.people.get(&place.person) {
                Some(person) if seen.is_some_and(|seen| seen.covers(person)) => {
                    people.push(self.enrolled(who, place, (&class, &days), &known).await?);
                }
                _ => others += 1,
            }
        }
        people.sort_by_key(|one| rank(one.enrolment.state));
        let draws = match seen {
            Some(seen) => draws_of(&mut db, &class, (&known, seen)).await?,
            None => Vec::new(),
        };
        let mut authors = Authors::default();
        let by = authors.of(&mut db, &class.made_by).await?;
        let approved_by = match &class.approved_by {
            Some(label) => Some(authors.of(&mut db, label).await?),
            None => None,
        };
        let course = db.find_course(class.course).await?;
        let line = self.class_line(&mut db, &class).await?;
        let teacher = self.teacher_of(&mut db, &class.plan).await?;
        drop(db);
        let ids: Vec<PersonId> = people.iter().map(|one| one.enrolment.person).collect();
        self.note_read(who, AccessKind::Training, &ids).await?;
        Ok(ClassView {
            line,
            course: course.map(|course| course.name).unwrap_or_default(),
            path: self.area_book().await?.path(class.plan.area),
            teacher,
            days,
            people,
            others,
            draws,
            by,
            approved_by,
            may: may(who, &class),
            today: self.clock.today(),
            class,
        })
    }

    async fn enrolled(
        &self,
        who: &Actor,
        enrolment: Enrolment,
        (class, days): (&TrainingClass, &[ClassDay]),
        known: &Known,
    ) -> Result<EnrolledLine, Failure> {
        let person = known.people.get(&enrolment.person).ok_or(Refusal::NotFound)?;
        let rows: Vec<Attendance> = of(&known.rows, |row| row.enrolment == enrolment.id);
        Ok(EnrolledLine {
            name: person.name.clone(),
            no: person.no.clone(),
            place: self.area_book().await?.place(person.living_area),
            opens: who.may_read_person(person).is_ok(),
            counted: counted(&rows, days),
            rows,
            changes: of(&known.changes, |one| one.enrolment == enrolment.id),
            checks: known.checks((&enrolment, class), self.clock.today()),
            filings: of(&known.filings, |one| one.enrolment == enrolment.id),
            enrolment,
        })
    }
}

/// The draws of a class. Whoever lives outside the asker's reach is named by the surname alone.
async fn draws_of(
    db: &mut Connection,
    class: &TrainingClass,
    (known, seen): (&Known, Reach),
) -> Result<Vec<DrawView>, Failure> {
    let places: HashMap<EnrolmentId, PersonId> = db
        .list_enrolments_in(&[class.id])
        .await?
        .into_iter()
        .map(|one| (one.id, one.person))
        .collect();
    let name = |id: EnrolmentId| match places.get(&id).and_then(|person| known.people.get(person)) {
        Some(person) if seen.covers(person) => person.name.clone(),
        Some(person) => masked_name(&person.name),
        None => String::new(),
    };
    let mut draws = Vec::new();
    for draw in db.list_class_draws(class.id).await? {
        let checks = db.list_class_checks(draw.id).await?;
        let mut kept: Vec<EnrolmentId> = checks.iter().map(|one| one.enrolment).collect();
        kept.sort_unstable();
        draws.push(DrawView {
            is_same: kept == draw.drawn(),
            lines: checks
                .into_iter()
                .map(|one| (one.clone(), name(one.enrolment)))
                .collect(),
            draw,
        });
    }
    Ok(draws)
}

impl Known {
    async fn read(db: &mut Connection, places: &[Enrolment]) -> Result<Self, Failure> {
        let people: Vec<PersonId> = places.iter().map(|one| one.person).collect();
        let ids: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
        Ok(Self {
            people: db
                .list_people(&people)
                .await?
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
            rows: db.list_class_attendance(&ids).await?,
            changes: db.list_attendance_changes(&ids).await?,
            heard: db.list_training_checks(&ids).await?,
            filings: db.list_work_study_filings(&ids).await?,
            placements: db.list_placements_of(&people).await?,
            params: db.list_policy_parameters().await?,
        })
    }

    fn checks(
        &self,
        (enrolment, class): (&Enrolment, &TrainingClass),
        today: chrono::NaiveDate,
    ) -> Vec<CheckDue> {
        let heard: Vec<WorkCheck> = of(&self.heard, |one| one.enrolment == enrolment.id);
        let placements: Vec<Placement> = of(&self.placements, |one| one.person == enrolment.person);
        checks_of((enrolment, class), &self.params, (&heard, &placements), today)
    }
}

/// The checks that are asked for of somebody who took part to the end of a class that was held.
pub(crate) fn checks_of(
    (enrolment, class): (&Enrolment, &TrainingClass),
    params: &Params,
    (heard, placements): (&[WorkCheck], &[Placement]),
    today: chrono::NaiveDate,
) -> Vec<CheckDue> {
    let (ClassState::Ended { on } | ClassState::Evaluated { on }) = class.state else {
        return Vec::new();
    };
    if !enrolment.state.has_place() {
        return Vec::new();
    }
    checks_due(
        on,
        &check_days(params, class.plan.area, on),
        heard,
        placements,
        today,
    )
}

fn of<T: Clone>(all: &[T], is: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| is(one)).cloned().collect()
}

/// Over whose days somebody reads.
fn attendance_reach(who: &Actor) -> Option<Reach> {
    Reach::of(who, &[Deed::Read, Deed::Approve], Function::Attendance).ok()
}

/// Those with a place first, those who come no more last.
const fn rank(state: EnrolmentState) -> u8 {
    match state {
        EnrolmentState::Pending => 0,
        EnrolmentState::Enrolled | EnrolmentState::Certified | EnrolmentState::NotCertified => 1,
        EnrolmentState::Waiting => 2,
        EnrolmentState::Withdrawn => 3,
    }
}

/// What the asker may do with it as it stands.
fn may(who: &Actor, class: &TrainingClass) -> ClassMay {
    let runs = |reach: Result<Reach, Refusal>| reach.is_ok_and(|reach| reach.runs(class));
    let offices = |deed, function| who.scope(deed, function).map(Reach::Office);
    let is_planned = matches!(class.state, ClassState::Planned);
    let is_open = matches!(class.state, ClassState::Open);
    let is_ended = matches!(class.state, ClassState::Ended { .. });
    let approves = runs(offices(Deed::Approve, Function::CourseClass));
    let own = class.made_by == who.label();
    let attends = runs(attending(who));
    ClassMay {
        mend: runs(running(who)) && (is_planned || matches!(class.state, ClassState::Returned { .. })),
        approve: is_planned && approves && !own,
        four_eyes: is_planned && approves && own,
        cancel: runs(running(who)) && class.state.over_on().is_none(),
        enrol: is_open && enrolling(who).is_ok_and(|reach| reach.sees(class)),
        decide: approves,
        sign: is_open && attends,
        correct: attends && class.approved_by.is_some(),
        appraise: attends && (is_open || is_ended),
        check: is_open && runs(offices(Deed::Approve, Function::Attendance)),
        follow: who.scope(Deed::Update, Function::FollowUp).is_ok(),
    }
}
