//! Planning a class, from a group of people who wish to learn it or from nothing.

use super::needs::topic_of;
use super::{NOUN, Reach, problem, running, seeing};
use crate::{Failure, Services, secret};
use domain::access::without_number;
use domain::actor::{Actor, Role};
use domain::catalogue::DocumentKind;
use domain::course::Course;
use domain::ids::{AccountId, ClassId, CourseId, TrainingOrderId};
use domain::permission::Deed;
use domain::permission::Function;
use domain::ports::{ClassDraft, ClassForm, ClassSource};
use domain::refusal::{Problem, Refusal};
use domain::trade::TradeSet;
use domain::training_class::{ClassDay, ClassPlan, ClassState, TrainingClass};
use domain::training_order::{OrderState, TrainingOrder};
use domain::values::{AreaCode, AreaLevel, Fen};
use serde_json::json;
use store::{Account, Connection, Transaction};

/// Courses offered on the form.
const COURSES: usize = 30;

impl Services {
    pub(super) async fn form_of_class(&self, who: &Actor, source: ClassSource) -> Result<ClassForm, Failure> {
        let reach = planning(who)?;
        let mut db = self.db.read().await?;
        let mut answers = None;
        let (mends, area, topic) = match source {
            ClassSource::New { area, topic } => (None, area, topic),
            ClassSource::Order(id) => {
                let order = order_in_sight(&mut db, reach, id).await?;
                let (area, topic) = (order.wish.area, topic_of(&order.wish.topic));
                answers = Some(order);
                (None, Some(area), topic)
            }
            ClassSource::Mends(id) => {
                let class = db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
                reach.must_run(&class)?;
                must_be_mendable(&class)?;
                if let Some(order) = class.plan.order {
                    let seen = order_in_sight(&mut db, reach, order).await.ok();
                    answers = seen.filter(|order| order.state == OrderState::Open);
                }
                (Some(class), None, String::new())
            }
        };
        let course_no = match &mends {
            Some(class) => db.find_course(class.course).await?.map(|course| course.no),
            None => None,
        };
        let provider = match mends.as_ref().and_then(|class| class.provider_account) {
            Some(id) => db.find_account(id).await?.map(|account| account.login),
            None => None,
        };
        let own = own_area(who);
        let courses = courses_like(&mut db, &topic, own).await?;
        let mut accounts = db.list_accounts().await?;
        accounts.retain(|one| one.active && one.role == Role::TrainingProvider && near(own, one.area));
        drop(db);
        let disabled = match (&reach, area) {
            (Reach::Office(scope), Some(area)) if scope.within(area).is_some() => {
                self.disabled_of(who, area, &topic).await?
            }
            _ => 0,
        };
        Ok(ClassForm {
            mends: mends.as_ref().map(|class| (class.id, class.version)),
            known: mends.map(|class| class.plan),
            course_no: course_no.unwrap_or_default(),
            courses,
            providers: accounts.into_iter().map(|account| account.login).collect(),
            provider: provider.unwrap_or_default(),
            places: self.area_book().await?.below(planned_in(reach, own)),
            order: answers,
            topic,
            area,
            disabled,
            today: self.clock.today(),
        })
    }

    async fn disabled_of(&self, who: &Actor, area: AreaCode, topic: &str) -> Result<u32, Failure> {
        let needs = self.needs_in(who, Some(area)).await?;
        let of = needs.groups.iter().filter(|group| group.topic == topic);
        Ok(of.map(|group| group.disabled).sum())
    }

    pub(super) async fn keep_class(&self, who: &Actor, draft: ClassDraft) -> Result<ClassId, Failure> {
        let reach = planning(who)?;
        let mut change = self.db.begin().await?;
        let plan = self.with_teacher(&mut change, trimmed(draft.plan)).await?;
        let plan = with_order(&mut change, reach, plan).await?;
        let problems = plan.problems(self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        for (field, text) in [("syllabus", &plan.syllabus), ("standard", &plan.standard)] {
            without_number(field, text)?;
        }
        if !reaches(reach, who, plan.area) {
            return Err(problem("area", Problem::OutOfRange));
        }
        let provider_account = match reach {
            Reach::School(account) => Some(account),
            Reach::Office(_) => school(&mut change, &draft.provider_login).await?,
        };
        let course = self.course_of(&mut change, &draft.course_no, &plan).await?;
        let id = if let Some((id, version)) = draft.mends {
            let known = change.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
            reach.must_run(&known)?;
            must_be_mendable(&known)?;
            let mended = TrainingClass {
                course,
                provider_account,
                state: ClassState::Planned,
                plan: with_known_order(reach, plan, &known.plan),
                version,
                // Whoever mends it has planned it: somebody else approves what they wrote.
                made_by: who.label(),
                made_at: self.clock.now(),
                ..known
            };
            if !change.move_training_class(&mended).await? {
                return Err(Refusal::Changed.into());
            }
            id
        } else {
            let class = self.class_planned(who, course, (plan, provider_account));
            change.add_training_class(&class).await?;
            class.id
        };
        let known = change.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
        let days: Vec<ClassDay> = known
            .plan
            .days()
            .into_iter()
            .map(|day| self.class_day(id, day))
            .collect();
        change.set_class_days(id, &days).await?;
        let detail = json!({ "kind": known.plan.kind, "course": course, "mended": draft.mends.is_some() });
        change
            .add_audit(&self.audit(who, "plan", NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(id)
    }

    fn class_planned(
        &self,
        who: &Actor,
        course: CourseId,
        (plan, provider_account): (ClassPlan, Option<AccountId>),
    ) -> TrainingClass {
        TrainingClass {
            id: ClassId::new(self.ids.as_ref(), self.clock.now()),
            course,
            plan,
            provider_account,
            state: ClassState::Planned,
            made_by: who.label(),
            made_at: self.clock.now(),
            approved_by: None,
            version: 1,
        }
    }

    /// A day with a fresh code for its wall.
    pub(crate) fn class_day(&self, class: ClassId, day: chrono::NaiveDate) -> ClassDay {
        ClassDay {
            class,
            day,
            code: secret::token(&self.chance)[..16].to_owned(),
            cancelled: None,
        }
    }

    /// The course with this number; without one, a new one made from the plan.
    async fn course_of(
        &self,
        change: &mut Transaction,
        no: &str,
        plan: &ClassPlan,
    ) -> Result<CourseId, Failure> {
        let no = no.trim();
        if !no.is_empty() {
            let known = change.find_course_by_no(no).await?;
            return known
                .map(|course| course.id)
                .ok_or_else(|| problem("course_no", Problem::Wrong));
        }
        let id = CourseId::new(self.ids.as_ref(), self.clock.now());
        let course = Course {
            id,
            no: format!("P{}", &secret::token(&self.chance)[..8].to_uppercase()),
            name: plan.name.clone(),
            kind: String::new(),
            occupation: plan.standard.clone(),
            hours: Some(plan.hours),
            area: Some(plan.area),
            address: plan.address.clone(),
            provider: plan.provider.clone(),
            audience: String::new(),
            certificate: plan.standard.clone(),
            fee: Some(Fen(0)),
            starts: Some(plan.starts_on),
            description: plan.syllabus.clone(),
            trades: TradeSet::of(&plan.name),
            source: "training_class".to_owned(),
        };
        change.add_courses(&[course.into()]).await?;
        Ok(id)
    }

    /// The course can be found: the first of its classes was approved.
    pub(super) async fn show_course(
        &self,
        change: &mut Transaction,
        course: CourseId,
    ) -> Result<(), Failure> {
        change
            .add_index_tasks(&[(DocumentKind::Course, course.0)])
            .await?;
        Ok(())
    }
}

/// Who plans classes: schools their own, townships, and the county.
fn planning(who: &Actor) -> Result<Reach, Refusal> {
    match seeing(who)? {
        Reach::School(_) => Reach::of(who, &[Deed::Create], Function::CourseClass),
        Reach::Office(_) => running(who),
    }
}

/// Until the county has approved it.
fn must_be_mendable(class: &TrainingClass) -> Result<(), Refusal> {
    match class.state {
        ClassState::Planned | ClassState::Returned { .. } => Ok(()),
        _ => Err(Refusal::Changed),
    }
}

fn own_area(who: &Actor) -> Option<AreaCode> {
    who.staff().ok().map(|staff| staff.area)
}

/// An open order that whoever plans a class may answer: one of their county.
async fn order_in_sight(
    db: &mut Connection,
    reach: Reach,
    id: TrainingOrderId,
) -> Result<TrainingOrder, Failure> {
    let Reach::Office(scope) = reach else {
        return Err(Refusal::NotAllowed.into());
    };
    let order = db.find_training_order(id).await?.ok_or(Refusal::NotFound)?;
    if !near(scope.area, order.wish.area) {
        return Err(Refusal::NotFound.into());
    }
    Ok(order)
}

/// The plan with the employer whose order it answers; an order that is not open any more is answered by nobody.
async fn with_order(db: &mut Connection, reach: Reach, plan: ClassPlan) -> Result<ClassPlan, Failure> {
    let Some(id) = plan.order else {
        return Ok(ClassPlan {
            employer_id: None,
            ..plan
        });
    };
    let order = order_in_sight(db, reach, id).await?;
    if order.state != OrderState::Open {
        return Err(problem("order", Problem::Wrong));
    }
    Ok(ClassPlan {
        employer_id: Some(order.employer),
        employer: order.firm,
        ..plan
    })
}

/// A school does not see whose order its class answers; mending the plan does not change it.
fn with_known_order(reach: Reach, plan: ClassPlan, known: &ClassPlan) -> ClassPlan {
    match reach {
        Reach::School(_) if known.order.is_some() => ClassPlan {
            order: known.order,
            employer_id: known.employer_id,
            employer: known.employer.clone(),
            ..plan
        },
        _ => plan,
    }
}

/// Where somebody plans classes: an office in its own area, a school anywhere in its county.
fn planned_in(reach: Reach, own: Option<AreaCode>) -> Option<AreaCode> {
    match reach {
        Reach::Office(scope) => scope.area,
        Reach::School(_) => own.map(|own| own.at(AreaLevel::County).unwrap_or(own)),
    }
}

fn reaches(reach: Reach, who: &Actor, area: AreaCode) -> bool {
    planned_in(reach, own_area(who)).is_none_or(|own| own.contains(area))
}

/// Whether a place lies in the county of another.
fn near(own: Option<AreaCode>, area: AreaCode) -> bool {
    own.is_none_or(|own| own.at(AreaLevel::County).unwrap_or(own).contains(area))
}

/// The account of a school; none where nobody of it signs in.
async fn school(change: &mut Transaction, login: &str) -> Result<Option<AccountId>, Failure> {
    if login.trim().is_empty() {
        return Ok(None);
    }
    let account: Option<Account> = change.find_account_by_login(login.trim()).await?;
    account
        .filter(|one| one.active && one.role == Role::TrainingProvider)
        .map(|one| Some(one.id))
        .ok_or_else(|| problem("provider_login", Problem::Wrong))
}

/// Courses of the catalogue that teach what is wished, near the place.
async fn courses_like(
    db: &mut Connection,
    topic: &str,
    own: Option<AreaCode>,
) -> Result<Vec<(String, String)>, Failure> {
    let mut courses = db.list_courses_after(None, 2_000).await?;
    courses.retain(|one| one.area.is_none_or(|area| near(own, area)));
    let fits = |one: &Course| {
        let said = format!("{} {}", one.name, one.occupation);
        !topic.is_empty() && (topic_of(&said) == topic || said.contains(topic))
    };
    courses.sort_by_key(|one| !fits(one));
    courses.truncate(COURSES);
    Ok(courses.into_iter().map(|one| (one.no, one.name)).collect())
}

fn trimmed(plan: ClassPlan) -> ClassPlan {
    let trim = |text: String| text.trim().to_owned();
    ClassPlan {
        name: trim(plan.name),
        address: trim(plan.address),
        syllabus: trim(plan.syllabus),
        standard: trim(plan.standard),
        trainer: trim(plan.trainer),
        trainer_paper: trim(plan.trainer_paper),
        provider: trim(plan.provider),
        employer: trim(plan.employer),
        ..plan
    }
}
