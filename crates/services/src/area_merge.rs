//! An area becomes part of another: everything in it goes there, what was before stays readable, and nobody is left
//! without somebody who looks after them.

use crate::person_file::{AREA_MERGE, history_of_import};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::area::Area;
use domain::area_merge::{AreaEnd, MergeRefused, Step, Successions, Tree};
use domain::hand_over::Taking;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Serialize;
use serde_json::json;
use std::time::Instant;
use store::{Imported, Lock, Moved, Transaction};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct MergeRequest {
    /// The area that ends.
    pub from: AreaCode,
    /// The one it becomes part of.
    pub into: AreaCode,
    /// The first day of that.
    pub on: NaiveDate,
    /// Try only: everything is checked and counted, nothing is kept.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Merged {
    /// Every code that ended, and where it went; empty when it was done before.
    pub areas: Vec<Step>,
    /// People who live there.
    pub people: u64,
    /// Households.
    pub households: u64,
    /// Vacancies.
    pub vacancies: u64,
    /// Courses.
    pub courses: u64,
    /// Employers.
    pub employers: u64,
    /// Staff accounts.
    pub accounts: u64,
    /// Applications for recognition.
    pub recognitions: u64,
    /// Public notices.
    pub notices: u64,
    /// Tasks about recognitions.
    pub tasks: u64,
    /// People elsewhere who would like to work there.
    pub wishes: u64,
    /// People somebody else looks after since.
    pub owners: u64,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How long it took.
    pub seconds: f64,
}

/// An area that is part of another since, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The first day it was.
    pub on: NaiveDate,
    /// Its name.
    pub was: String,
    /// The area in force.
    pub code: AreaCode,
    /// The name of that.
    pub name: String,
}

impl From<MergeRefused> for Failure {
    fn from(refused: MergeRefused) -> Self {
        Self::message(refused.to_string())
    }
}

impl Services {
    /// Makes an area part of another. A second time changes nothing.
    pub async fn merge_areas(&self, who: &Actor, request: &MergeRequest) -> Result<Merged, Failure> {
        match who {
            Actor::Operator | Actor::Worker => {}
            Actor::Staff(_) | Actor::Employer { .. } => return Err(Refusal::NotAllowed.into()),
            _ => return Err(Refusal::NotSignedIn.into()),
        }
        let started = Instant::now();
        let mut change = self.db.begin().await?;
        // Neither a round nor an import sees half of it.
        change.lock(Lock::Round).await?;
        change.lock(Lock::Import).await?;
        let steps = self.merge_steps(&mut change, request).await?;
        let mut merged = Merged {
            dry_run: request.dry_run,
            ..Merged::default()
        };
        if !steps.is_empty() {
            merged = self.take_steps(&mut change, who, request, &steps).await?;
        }
        if request.dry_run {
            change.rollback().await?;
        } else {
            change.commit().await?;
            self.forget_areas();
        }
        Ok(Merged {
            areas: steps,
            seconds: started.elapsed().as_secs_f64(),
            ..merged
        })
    }

    /// Which codes end; nothing when it was done before.
    async fn merge_steps(
        &self,
        change: &mut Transaction,
        request: &MergeRequest,
    ) -> Result<Vec<Step>, Failure> {
        let tree = Tree {
            areas: &change.list_areas().await?,
            ends: &change.list_area_ends().await?,
            in_use: &change.list_areas_in_use(request.from).await?,
        };
        let pair = (request.from, request.into);
        Ok(tree.merge(pair, request.on, self.clock.today())?)
    }

    async fn take_steps(
        &self,
        change: &mut Transaction,
        who: &Actor,
        request: &MergeRequest,
        steps: &[Step],
    ) -> Result<Merged, Failure> {
        // Whoever waits for somebody before is not counted as changed by this.
        self.settle_owners_in(change, Taking::Moved).await?;
        add_new_areas(change, steps).await?;
        let mut moved = Moved::default();
        for end in ends(request, steps) {
            change.end_area(end).await?;
            moved += change.move_area(end, self.clock.now(), AREA_MERGE).await?;
        }
        let wishes = self.move_wishes(change, request, steps).await?;
        let owners = self.settle_owners_in(change, Taking::AreaMerged).await?;
        let detail = json!({
            "into": request.into, "on": request.on, "areas": steps.len(), "people": moved.people,
        });
        let line = self.audit(who, "merge", "area", request.from.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(Merged {
            areas: Vec::new(),
            people: moved.people,
            households: moved.households,
            vacancies: moved.vacancies,
            courses: moved.courses,
            employers: moved.employers,
            accounts: moved.accounts,
            recognitions: moved.recognitions,
            notices: moved.notices,
            tasks: moved.tasks,
            wishes,
            owners,
            dry_run: request.dry_run,
            seconds: 0.0,
        })
    }

    /// Whoever would like to work in an area that ended would like to where it went.
    async fn move_wishes(
        &self,
        change: &mut Transaction,
        request: &MergeRequest,
        steps: &[Step],
    ) -> Result<u64, Failure> {
        let successions = Successions::new(ends(request, steps));
        let mut history = Vec::new();
        let mut written: Vec<Imported<Person>> = Vec::new();
        for before in change.claim_people_wanting(request.from).await? {
            let mut after = before.clone();
            after.wanted_areas = successions.current_all(&before.wanted_areas);
            if after.wanted_areas == before.wanted_areas {
                continue;
            }
            let by = (&Actor::Worker, self.clock.now());
            for mut line in history_of_import(&before, &after, by, "") {
                AREA_MERGE.clone_into(&mut line.actor);
                history.push(line);
            }
            written.push(after.into());
        }
        change.set_people(&written).await?;
        change.add_field_changes(&history).await?;
        Ok(written.len() as u64)
    }

    /// The code in force for a code that somebody typed, or kept in an address: what ended is part of another.
    pub async fn area_now(&self, code: AreaCode) -> Result<AreaCode, Failure> {
        Ok(self.area_book().await?.current(code))
    }

    /// What became of an area that has ended; `None` for one in force.
    pub async fn area_followed(&self, code: AreaCode) -> Result<Option<Followed>, Failure> {
        let book = self.area_book().await?;
        let Some(end) = book.end_of(code) else {
            return Ok(None);
        };
        let now = book.current(code);
        Ok(Some(Followed {
            on: end.on,
            was: book.name(code),
            code: now,
            name: book.name(now),
        }))
    }
}

fn ends(request: &MergeRequest, steps: &[Step]) -> Vec<AreaEnd> {
    let end = |step: &Step| AreaEnd {
        code: step.from,
        on: request.on,
        successor: step.into,
    };
    steps.iter().map(end).collect()
}

/// Places that keep their name under a new code.
async fn add_new_areas(change: &mut Transaction, steps: &[Step]) -> Result<(), Failure> {
    let mut new: Vec<Imported<Area>> = Vec::new();
    for step in steps.iter().filter(|step| step.new) {
        if let Some(old) = change.find_area(step.from).await? {
            let area = Area {
                code: step.into,
                ..old
            };
            new.push(area.into());
        }
    }
    change.set_areas(&new).await?;
    Ok(())
}
