//! Recognition in a category: applications, reviews, notices, decisions and what follows them.

mod apply;
mod case;
mod chores;
mod facts;
mod inbox;
mod kin;
mod mine;
mod notices;
mod restate;
mod step;
mod view;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{NoticeId, PersonId, RecognitionId, RecognitionTaskId};
use domain::ports::{
    Answered, Applicant, Application, InboxFilter, MyRecognition, NoticeView, ObjectionSent,
    RecognitionInbox, RecognitionView, Recognitions, Restated, StageCounts, StepTaken,
};
use domain::recognition::Stage;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaCode, WorkCalendar};

/// What audit lines call an application.
const NOUN: &str = "recognition";

/// The setting with the days of an area that are worked or not, against the weekday.
const WORK_DAYS: &str = "work_days";

#[async_trait]
impl Recognitions for Services {
    async fn inbox(&self, who: &Actor, filter: InboxFilter) -> Answered<RecognitionInbox> {
        self.recognition_inbox(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn counts(&self, who: &Actor) -> Answered<StageCounts> {
        self.recognition_counts(who).await.map_err(|f| self.internal(&f))
    }

    async fn recognition(&self, who: &Actor, id: RecognitionId) -> Answered<RecognitionView> {
        let shown = async {
            let view = self.recognition_view(who, id).await?;
            self.note_read(who, AccessKind::Recognition, &[view.person])
                .await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn applicant(&self, who: &Actor, person: PersonId) -> Answered<Applicant> {
        let shown = async {
            let applicant = self.applicant_view(who, person).await?;
            self.note_read(who, AccessKind::Recognition, &[person]).await?;
            Ok(applicant)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn apply(&self, who: &Actor, application: Application) -> Answered<RecognitionId> {
        self.make_application(who, application)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_step(&self, who: &Actor, id: RecognitionId, step: StepTaken) -> Answered<Stage> {
        self.step_of_staff(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn restate(&self, who: &Actor, id: RecognitionId, restated: Restated) -> Answered<Stage> {
        self.restate_application(who, id, restated)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn task_seen(&self, who: &Actor, task: RecognitionTaskId) -> Answered<()> {
        self.close_task(who, task).await.map_err(|f| self.internal(&f))
    }

    async fn my_recognitions(&self, who: &Actor, code: Option<&str>) -> Answered<Vec<MyRecognition>> {
        self.own_recognitions(who, code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_own_step(
        &self,
        who: &Actor,
        code: Option<&str>,
        id: RecognitionId,
        step: StepTaken,
    ) -> Answered<Stage> {
        self.step_of_person(who, code, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn notices(&self, area: Option<AreaCode>) -> Answered<Vec<NoticeView>> {
        self.hanging_notices(area).await.map_err(|f| self.internal(&f))
    }

    async fn notice(&self, id: NoticeId) -> Answered<NoticeView> {
        self.hanging_notice(id).await.map_err(|f| self.internal(&f))
    }

    async fn object(&self, who: &Actor, notice: NoticeId, objection: ObjectionSent) -> Answered<String> {
        self.take_objection(who, notice, objection)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// The days that are worked in an area.
    pub(crate) async fn work_calendar(&self, area: AreaCode) -> Result<WorkCalendar, Failure> {
        let own = self.db.find_nearest_setting(Some(area), WORK_DAYS).await?;
        Ok(WorkCalendar::parse(&own.unwrap_or_default()))
    }
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
    .into()
}
