//! Training classes (P6): from what people wish to learn to what became of them.

mod checks;
mod enrol;
mod files;
mod needs;
mod notices;
mod own;
mod plan;
mod report;
mod sign;
mod step;
mod teach;
mod view;

pub use files::class_table_csv;
pub(crate) use view::checks_of;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, ClassDrawId, ClassId, CourseId, EnrolmentId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function, Scope};
use domain::ports::{
    Answered, ClassDraft, ClassFilter, ClassForm, ClassList, ClassSource, ClassTable, ClassView, CodeSeen,
    EnrolDeed, Going, NeedList, OpenClass, OwnClass, RosterSent, RosterTaken, SignDay, Trainee,
    TrainingClasses, Weighing,
};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDeed, Corrected, DrawResult, Enrolment, TrainingClass};
use domain::values::{AreaCode, AreaLevel};
use store::Transaction;

/// What audit lines call a class, and a place in one.
const NOUN: &str = "training_class";
pub(crate) const PLACE: &str = "enrolment";

#[async_trait]
impl TrainingClasses for Services {
    async fn training_needs(&self, who: &Actor, area: Option<AreaCode>) -> Answered<NeedList> {
        self.needs_in(who, area).await.map_err(|f| self.internal(&f))
    }

    async fn class_form(&self, who: &Actor, source: ClassSource) -> Answered<ClassForm> {
        self.form_of_class(who, source)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn plan_class(&self, who: &Actor, draft: ClassDraft) -> Answered<ClassId> {
        self.keep_class(who, draft).await.map_err(|f| self.internal(&f))
    }

    async fn training_classes(&self, who: &Actor, filter: ClassFilter) -> Answered<ClassList> {
        self.class_list(who, filter).await.map_err(|f| self.internal(&f))
    }

    async fn training_class(&self, who: &Actor, id: ClassId) -> Answered<ClassView> {
        self.class_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn act_on_class(&self, who: &Actor, id: ClassId, version: u32, deed: ClassDeed) -> Answered<()> {
        self.move_class_on(who, (id, version), deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn weigh_for_class(&self, who: &Actor, id: ClassId, whom: Trainee) -> Answered<Weighing> {
        self.weighing(who, id, whom).await.map_err(|f| self.internal(&f))
    }

    async fn enrol(&self, who: &Actor, id: ClassId, whom: Trainee) -> Answered<EnrolmentId> {
        self.enrol_in(who, id, whom).await.map_err(|f| self.internal(&f))
    }

    async fn act_on_enrolment(&self, who: &Actor, id: EnrolmentId, deed: EnrolDeed) -> Answered<ClassId> {
        self.move_enrolment_on(who, id, deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn sign_day(&self, who: &Actor, id: ClassId, day: Option<NaiveDate>) -> Answered<SignDay> {
        self.day_to_sign(who, id, day)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn sign_roster(&self, who: &Actor, sent: RosterSent) -> Answered<RosterTaken> {
        self.take_roster(who, sent).await.map_err(|f| self.internal(&f))
    }

    async fn code_read(&self, who: &Actor, code: String) -> Answered<CodeSeen> {
        self.own_code_read(who, &code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn sign_by_code(&self, who: &Actor, code: String, going: Going) -> Answered<ClassId> {
        self.sign_own_code(who, &code, going)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn wall_read(&self, who: &Actor, code: String) -> Answered<CodeSeen> {
        self.wall_code_read(who, &code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn sign_by_wall(&self, who: &Actor, code: String, going: Going) -> Answered<()> {
        self.sign_wall_code(who, &code, going)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn correct_attendance(
        &self,
        who: &Actor,
        of: (EnrolmentId, NaiveDate),
        corrected: Corrected,
        reason: String,
    ) -> Answered<ClassId> {
        self.correct_day(who, of, corrected, reason.trim())
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn draw_class(&self, who: &Actor, id: ClassId) -> Answered<()> {
        self.draw_trainees(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn check_drawn(
        &self,
        who: &Actor,
        of: (ClassDrawId, EnrolmentId),
        result: DrawResult,
        note: String,
    ) -> Answered<ClassId> {
        self.note_drawn(who, of, (result, note.trim()))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_classes(&self, who: &Actor) -> Answered<Vec<OwnClass>> {
        self.classes_of_own(who).await.map_err(|f| self.internal(&f))
    }

    async fn open_classes(&self, who: &Actor, course: CourseId) -> Answered<Vec<OpenClass>> {
        self.classes_open(who, course)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn class_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<ClassTable> {
        self.class_report(who, of, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// How far somebody reaches: a school over its own classes, offices over an area.
#[derive(Clone, Copy, Debug)]
enum Reach {
    School(AccountId),
    Office(Scope),
}

impl Reach {
    /// The reach of somebody who may do one of these, the first that they may.
    fn of(who: &Actor, deeds: &[Deed], function: Function) -> Result<Self, Refusal> {
        let is_school = who
            .staff()
            .is_ok_and(|staff| staff.role == Role::TrainingProvider);
        let mut last = Refusal::NotAllowed;
        for deed in deeds {
            let found = if is_school {
                who.own_classes(*deed, function).map(Self::School)
            } else {
                who.scope(*deed, function).map(Self::Office)
            };
            match found {
                Ok(reach) => return Ok(reach),
                Err(refusal) => last = refusal,
            }
        }
        Err(last)
    }

    /// Whether they run this class: it is theirs, or held in their area.
    fn runs(self, class: &TrainingClass) -> bool {
        match self {
            Self::School(account) => class.provider_account == Some(account),
            Self::Office(scope) => scope.area.is_none_or(|area| area.contains(class.plan.area)),
        }
    }

    /// Whether they see it: people go to class in the next township too.
    fn sees(self, class: &TrainingClass) -> bool {
        let county = |area: AreaCode| area.at(AreaLevel::County).unwrap_or(area);
        match self {
            Self::Office(Scope { area: Some(area), .. }) => {
                area.contains(class.plan.area) || county(area).contains(class.plan.area)
            }
            other => other.runs(class),
        }
    }

    /// Lets those pass who run the class.
    fn must_run(self, class: &TrainingClass) -> Result<(), Refusal> {
        if self.runs(class) {
            Ok(())
        } else {
            Err(Refusal::NotFound)
        }
    }

    /// Whether somebody who lives there and holds these groups may be seen.
    fn covers(self, person: &domain::person::Person) -> bool {
        match self {
            Self::School(_) => true,
            Self::Office(scope) => scope.covers(person.living_area, person.categories),
        }
    }
}

/// Who sees classes: who reads, enrols, runs or approves them.
fn seeing(who: &Actor) -> Result<Reach, Refusal> {
    Reach::of(who, &[Deed::Read, Deed::Create], Function::CourseClass)
}

/// Who plans and runs them.
fn running(who: &Actor) -> Result<Reach, Refusal> {
    Reach::of(who, &[Deed::Update, Deed::Approve], Function::CourseClass)
}

/// Over which area somebody of an office plans classes.
pub(crate) fn planning_scope(who: &Actor) -> Result<Scope, Refusal> {
    match running(who)? {
        Reach::Office(scope) => Ok(scope),
        Reach::School(_) => Err(Refusal::NotAllowed),
    }
}

/// Who enrols others.
fn enrolling(who: &Actor) -> Result<Reach, Refusal> {
    Reach::of(
        who,
        &[Deed::Create, Deed::Update, Deed::Approve],
        Function::CourseClass,
    )
}

/// Who signs people in, corrects, and appraises: the school, and the county.
fn attending(who: &Actor) -> Result<Reach, Refusal> {
    Reach::of(who, &[Deed::Update, Deed::Approve], Function::Attendance)
}

/// Days after a class on which somebody asks.
pub(crate) fn check_days(params: &Params, area: AreaCode, on: NaiveDate) -> Vec<u32> {
    [ParamKey::TrainingCheckFirst, ParamKey::TrainingCheckSecond]
        .iter()
        .filter_map(|key| params.value(*key, Some(area), on).ok())
        .filter_map(|days| u32::try_from(days).ok())
        .collect()
}

/// A place and its class as they stand now, held until the end: two who do something with it come one after the other.
async fn held_place(
    change: &mut Transaction,
    id: EnrolmentId,
) -> Result<(Enrolment, TrainingClass), Failure> {
    let seen = change.find_enrolment(id).await?.ok_or(Refusal::NotFound)?;
    let class = change.hold_training_class(seen.class).await?;
    // Whoever was faster may have changed it while this one waited.
    let place = change.find_enrolment(id).await?.ok_or(Refusal::NotFound)?;
    Ok((place, class.ok_or(Refusal::NotFound)?))
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}

/// A reason that must be given, and is not too long.
pub(crate) fn reason_given(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(problem(field, Problem::Required)),
        count if count > domain::training_class::TEXT_MAX => Err(problem(field, Problem::TooLong)),
        _ => {
            domain::access::without_number(field, text)?;
            Ok(text.to_owned())
        }
    }
}
