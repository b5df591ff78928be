//! The inbox: what the asker may see, oldest first, and what they are told.

use super::case::{department_of, waits_for};
use super::view::OPEN;
use crate::{Failure, Services};
use domain::actor::{Actor, Department, Role};
use domain::ids::{PersonId, RecognitionTaskId};
use domain::params::ParamKey;
use domain::permission::{self, Function, Scope};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{InboxFilter, InboxTask, RecognitionInbox, RecognitionLine, StageCounts};
use domain::recognition::{Procedure, Recognition, Stage};
use domain::refusal::Refusal;
use domain::values::dates;
use std::collections::HashMap;
use store::{RecognitionQuery, RecognitionTask};

/// Applications on one page.
const PER_PAGE: u32 = 20;

/// Tasks shown at most.
const TASKS: u32 = 50;

impl Services {
    pub(super) async fn recognition_inbox(
        &self,
        who: &Actor,
        filter: InboxFilter,
    ) -> Result<RecognitionInbox, Failure> {
        let scope = who.scope(permission::Deed::Read, Function::Recognition)?;
        let today = self.clock.today();
        // To the store no category is every category.
        if department_of(who).is_some_and(|own| reviewed_by(own).is_empty()) {
            return Ok(RecognitionInbox {
                per_page: PER_PAGE,
                ..RecognitionInbox::default()
            });
        }
        let query = RecognitionQuery {
            due_before: filter.overdue.then_some(today),
            ..query(who, scope, filter)?
        };
        let everywhere = RecognitionQuery {
            stages: if department_of(who).is_some() {
                DEPARTMENTS
            } else {
                &[]
            },
            due_before: None,
            ..query
        };
        let offset = u64::from(filter.page) * u64::from(PER_PAGE);
        let mut read = self.db.read().await?;
        let found = read.list_recognitions(query, PER_PAGE, offset).await?;
        let total = sum(&read.count_recognitions(query).await?);
        let stages = read.count_recognitions(everywhere).await?;
        let late = RecognitionQuery {
            due_before: Some(today),
            ..everywhere
        };
        let overdue = sum(&read.count_recognitions(late).await?);
        let lines = self.lines(who, &found).await?;
        Ok(RecognitionInbox {
            lines,
            total,
            page: filter.page,
            per_page: PER_PAGE,
            stages: in_order(stages),
            overdue,
            tasks: self.tasks(who, scope).await?,
        })
    }

    /// Counts alone, for those who see nothing else.
    pub(super) async fn recognition_counts(&self, who: &Actor) -> Result<StageCounts, Failure> {
        let scope = who.scope(permission::Deed::Count, Function::Recognition)?;
        let query = RecognitionQuery {
            area: scope.area,
            only: scope.only,
            ..RecognitionQuery::default()
        };
        Ok(in_order(self.db.count_recognitions(query).await?))
    }

    async fn lines(&self, who: &Actor, found: &[Recognition]) -> Result<Vec<RecognitionLine>, Failure> {
        let people = self
            .people_by_id(found.iter().map(|recognition| recognition.person))
            .await?;
        let book = self.area_book().await?;
        let today = self.clock.today();
        let line = |recognition: &Recognition| RecognitionLine {
            id: recognition.id,
            name: name_in(&people, recognition.person),
            place: book.place(recognition.area),
            category: recognition.category,
            stage: recognition.state.stage(),
            applied_on: recognition.applied_on,
            due_on: recognition.due_on,
            overdue: recognition.is_overdue(today),
            waits_for_me: waits_for(recognition, who),
        };
        Ok(found.iter().map(line).collect())
    }

    pub(super) async fn people_by_id(
        &self,
        ids: impl Iterator<Item = PersonId>,
    ) -> Result<HashMap<PersonId, Person>, Failure> {
        let ids: Vec<_> = ids.collect();
        let people = self.db.list_people(&ids).await?;
        Ok(people.into_iter().map(|person| (person.id, person)).collect())
    }

    async fn tasks(&self, who: &Actor, scope: Scope) -> Result<Vec<InboxTask>, Failure> {
        let Ok(staff) = who.staff() else {
            return Ok(Vec::new());
        };
        // Renewals are asked of those who enter applications.
        let enters = staff.role.may(permission::Deed::Create, Function::Recognition);
        let mut tasks = self.db.list_recognition_tasks_of(&who.label(), TASKS).await?;
        if enters {
            tasks.extend(self.db.list_recognition_tasks_in(scope.area, TASKS).await?);
        }
        let people = self.people_by_id(tasks.iter().map(|task| task.person)).await?;
        let soon = self
            .params()
            .await?
            .general(ParamKey::RenewalUrgentDays, self.clock.today())?;
        let horizon = dates::add_days(self.clock.today(), soon.max(0) as u64);
        let asked: Vec<PersonId> = tasks
            .iter()
            .filter(|task| task.actor.is_empty())
            .map(|task| task.person)
            .collect();
        let of_colleagues = self.left_to_colleagues(who, &asked).await?;
        let covered = |task: &RecognitionTask| {
            if task.actor.is_empty() && of_colleagues.contains(&task.person) {
                return false;
            }
            let groups = people
                .get(&task.person)
                .map_or(CategorySet::EMPTY, |person| person.categories);
            !task.actor.is_empty() || scope.covers(task.area, groups.with(task.category))
        };
        let shown = tasks.iter().filter(|task| covered(task)).map(|task| InboxTask {
            id: task.id,
            kind: task.kind,
            name: name_in(&people, task.person),
            category: task.category,
            recognition: task.recognition,
            person: task.person,
            due_on: task.due_on,
            urgent: task.due_on.is_some_and(|due| due <= horizon),
        });
        Ok(shown.collect())
    }

    pub(super) async fn close_task(&self, who: &Actor, id: RecognitionTaskId) -> Result<(), Failure> {
        who.scope(permission::Deed::Read, Function::Recognition)?;
        let mut change = self.db.begin().await?;
        let task = change.find_recognition_task(id).await?.ok_or(Refusal::NotFound)?;
        let person = change.find_person(task.person).await?.ok_or(Refusal::NotFound)?;
        let groups = person.categories.with(task.category);
        let looks_after = who.may_with(permission::Deed::Create, Function::Recognition, task.area, groups);
        if task.actor != who.label() && (!task.actor.is_empty() || looks_after.is_err()) {
            return Err(Refusal::NotFound.into());
        }
        change.set_recognition_task_seen(id, self.clock.now()).await?;
        let detail = serde_json::json!({ "kind": task.kind });
        change
            .add_audit(&self.audit(who, "seen", "recognition_task", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// What the departments of the county see.
const DEPARTMENTS: &[Stage] = &[Stage::DepartmentReview];

/// The categories whose applications a department reviews. Finance reviews none.
fn reviewed_by(department: Department) -> CategorySet {
    let reviewed = |category: &&Category| Procedure::of(**category).departments.contains(&department);
    Category::ALL.iter().filter(reviewed).copied().collect()
}

/// The question to the store: scope, filter, and for departments what is before them.
fn query(who: &Actor, scope: Scope, filter: InboxFilter) -> Result<RecognitionQuery, Refusal> {
    let scope = match filter.area {
        Some(asked) => scope.within(asked).ok_or(Refusal::NotFound)?,
        None => scope,
    };
    let mut categories: CategorySet = filter.kind.into_iter().collect();
    let mut stages = match filter.stage {
        Some(stage) => one(stage),
        None => OPEN,
    };
    if let Actor::Staff(staff) = who
        && staff.role == Role::DepartmentReviewer
    {
        let own = staff.department.ok_or(Refusal::NotAllowed)?;
        let kinds = reviewed_by(own);
        categories = match filter.kind {
            Some(kind) if kinds.has(kind) => categories,
            _ => kinds,
        };
        stages = DEPARTMENTS;
    }
    Ok(RecognitionQuery {
        area: scope.area,
        stages,
        categories,
        only: scope.only,
        due_before: None,
    })
}

/// The slice of this stage alone.
fn one(stage: Stage) -> &'static [Stage] {
    let position = Stage::ALL.iter().position(|other| *other == stage).unwrap_or(0);
    &Stage::ALL[position..=position]
}

fn sum(counts: &[(Stage, u32)]) -> u32 {
    counts.iter().map(|(_, count)| count).sum()
}

/// In the order of the process.
fn in_order(mut counts: StageCounts) -> StageCounts {
    counts.sort_by_key(|(stage, _)| *stage);
    counts
}

fn name_in(people: &HashMap<PersonId, Person>, id: PersonId) -> String {
    people
        .get(&id)
        .map(|person| person.name.clone())
        .unwrap_or_default()
}
