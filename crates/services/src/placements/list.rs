//! The list of placements, and what waits beside it.

use crate::{AreaBook, Failure, Services};
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, PlacementId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::placement::{Placement, reminders};
use domain::ports::{FollowUpDue, PlacementFilter, PlacementLine, PlacementList, PlacementShow, SaidLine};
use domain::refusal::Refusal;
use domain::task::{Settled, Task, TaskKind};
use domain::values::{AreaCode, dates};
use std::collections::{BTreeMap, HashMap};
use store::{CasesShown, Connection};

/// Lines of a page.
const PER_PAGE: u32 = 30;
/// Cases and words of people shown above it.
const WAITING: u32 = 50;

type People = HashMap<PersonId, Person>;

impl Services {
    pub(super) async fn placement_list(
        &self,
        who: &Actor,
        filter: PlacementFilter,
    ) -> Result<PlacementList, Failure> {
        let scope = who.scope(Deed::Read, Function::Placement)?;
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let mut db = self.db.read().await?;
        let first = filter.page.saturating_mul(PER_PAGE);
        let (shown, total) = self
            .placements_shown(&mut db, scope, (filter.show, first))
            .await?;
        let cases = match who.scope(Deed::Update, Function::Complaint) {
            Ok(own) if filter.area.is_none() => {
                let page = (WAITING, 0);
                db.list_cases_shown(own.area, CasesShown::Open, page).await?.0
            }
            _ => Vec::new(),
        };
        let cases: Vec<_> = cases
            .into_iter()
            .filter(|case| case.placement.is_some())
            .collect();
        let said = db.list_open_work_proposals(scope.area, WAITING).await?;
        let mut ids: Vec<PersonId> = shown.iter().map(|one| one.person).collect();
        ids.extend(cases.iter().filter_map(|one| one.person));
        ids.extend(said.iter().map(|one| one.person));
        ids.sort_unstable();
        ids.dedup();
        let people = people_of(&mut db, &ids, scope).await?;
        let book = self.area_book().await?;
        let lines = self.lines_of(&mut db, shown, (&people, &book)).await?;
        let cases = self.case_lines(&mut db, &cases).await?;
        drop(db);
        let seen: Vec<PersonId> = people.keys().copied().collect();
        self.note_read(who, AccessKind::Placement, &seen).await?;
        Ok(PlacementList {
            lines,
            cases,
            said: said
                .into_iter()
                .filter_map(|said| {
                    let person = people.get(&said.person)?;
                    Some(SaidLine {
                        name: person.name.clone(),
                        place: book.place(person.living_area),
                        said,
                    })
                })
                .collect(),
            total,
            per_page: PER_PAGE,
            page: filter.page,
            may_enter: who.scope(Deed::Create, Function::Placement).is_ok(),
            today: self.clock.today(),
        })
    }

    /// A page of what a filter shows, in its order, and how much that is.
    async fn placements_shown(
        &self,
        db: &mut Connection,
        scope: Scope,
        (show, first): (PlacementShow, u32),
    ) -> Result<(Vec<Placement>, u32), Failure> {
        let today = self.clock.today();
        let working = show != PlacementShow::Left;
        let as_kept = matches!(show, PlacementShow::Left | PlacementShow::Working);
        if as_kept && scope.only.is_none() {
            let page = db
                .list_placements_in(scope.area, working, (first, PER_PAGE))
                .await?;
            return Ok((page, db.count_placements_in(scope.area, working).await?));
        }
        let mut all = match show {
            PlacementShow::Due => self.placements_due(db, scope.area).await?,
            _ => db.list_placements_in(scope.area, working, (0, u32::MAX)).await?,
        };
        if show == PlacementShow::Soon {
            let params = db.list_policy_parameters().await?;
            let days = params.value(ParamKey::TransitionDays, scope.area, today)?.max(0);
            let until = dates::add_days(today, days as u64);
            all.retain(|one| one.work.planned_end().is_some_and(|end| end <= until));
            all.sort_by_key(|one| one.work.planned_end());
        }
        if scope.only.is_some() {
            let mut ids: Vec<PersonId> = all.iter().map(|one| one.person).collect();
            ids.sort_unstable();
            ids.dedup();
            let people = people_of(db, &ids, scope).await?;
            all.retain(|one| people.contains_key(&one.person));
        }
        let total = all.len() as u32;
        let page = all.into_iter().skip(first as usize).take(PER_PAGE as usize);
        Ok((page.collect(), total))
    }

    /// Placements about which somebody has to ask, the longest due first.
    async fn placements_due(
        &self,
        db: &mut Connection,
        area: Option<AreaCode>,
    ) -> Result<Vec<Placement>, Failure> {
        let today = self.clock.today();
        let tasks = db.list_tasks_begun(area, TaskKind::FollowUp, today).await?;
        let mut due: BTreeMap<PlacementId, NaiveDate> = BTreeMap::new();
        let mut people = Vec::new();
        for task in &tasks {
            if let Some((placement, _)) = follow_up_of(task) {
                let on = due.entry(placement).or_insert(task.window.due);
                *on = task.window.due.min(*on);
                people.push(task.person);
            }
        }
        people.sort_unstable();
        people.dedup();
        let mut all = db.list_placements_of(&people).await?;
        all.retain(|one| due.contains_key(&one.id));
        all.sort_by_key(|one| (due.get(&one.id).copied(), one.id));
        Ok(all)
    }

    /// Lines with the names of their people and what is to be asked; whoever is out of reach is left out.
    pub(super) async fn lines_of(
        &self,
        db: &mut Connection,
        placements: Vec<Placement>,
        (people, book): (&People, &AreaBook),
    ) -> Result<Vec<PlacementLine>, Failure> {
        let ids: Vec<PersonId> = people.keys().copied().collect();
        let tasks = db.list_tasks_of(&ids).await?;
        let params = db.list_policy_parameters().await?;
        let today = self.clock.today();
        let mut lines = Vec::with_capacity(placements.len());
        for placement in placements {
            let Some(person) = people.get(&placement.person) else {
                continue;
            };
            lines.push(PlacementLine {
                name: person.name.clone(),
                no: person.no.clone(),
                place: book.place(person.living_area),
                due: due_of(&tasks, placement.id, (&params, person.living_area, today))?,
                placement,
            });
        }
        Ok(lines)
    }
}

/// The people with these ids whom the scope covers.
pub(super) async fn people_of(
    db: &mut Connection,
    ids: &[PersonId],
    scope: Scope,
) -> Result<People, Failure> {
    let people = db.list_people(ids).await?;
    Ok(people
        .into_iter()
        .filter(|person| scope.covers(person.living_area, person.categories))
        .map(|person| (person.id, person))
        .collect())
}

/// The placement and the day of work a task asks about.
fn follow_up_of(task: &Task) -> Option<(PlacementId, u64)> {
    if task.kind != TaskKind::FollowUp || task.settled != Settled::Open {
        return None;
    }
    let (placement, day) = task.key.split_once(':')?;
    Some((placement.parse().ok()?, day.parse().ok()?))
}

/// The first follow-up of a placement that has begun and was not made.
pub(super) fn due_of(
    tasks: &[Task],
    placement: PlacementId,
    (params, area, today): (&Params, AreaCode, NaiveDate),
) -> Result<Option<FollowUpDue>, Failure> {
    let begun = tasks.iter().filter(|task| task.window.start <= today);
    let own = begun.filter_map(|task| {
        let (of, day) = follow_up_of(task)?;
        (of == placement).then_some((task.window.due, day))
    });
    let Some((on, day)) = own.min() else {
        return Ok(None);
    };
    let days = |key| {
        let value = params.value(key, Some(area), today)?;
        Ok::<_, Failure>(u64::try_from(value).unwrap_or(0))
    };
    let after = [
        days(ParamKey::FollowUpReminderFirst)?,
        days(ParamKey::FollowUpReminderSecond)?,
    ];
    Ok(Some(FollowUpDue {
        day,
        on,
        reminders: if on < today {
            reminders(on, today, after)
        } else {
            0
        },
    }))
}
