//! The list of today: places, households, people, and why each is on it.

use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::{Actor, Staff};
use domain::ids::{HouseholdId, PersonId, VisitId};
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::{HouseholdTasks, PersonTasks, PlaceTasks, TaskFilter, TaskLine, TaskList};
use domain::refusal::Refusal;
use domain::task::Task;
use domain::values::AreaCode;
use std::collections::{BTreeMap, HashMap};

/// Households of a page.
const PER_PAGE: u32 = 30;
/// Tasks looked at for one list; who has more narrows it.
const TASKS: u32 = 5_000;
/// Drafts shown.
const DRAFTS: u32 = 20;
/// Questions counted.
const QUESTIONS: u32 = 200;

/// What a household is told apart by: its place, then itself, or whoever belongs to none.
type Home = (AreaCode, Option<HouseholdId>, Option<PersonId>);

impl Services {
    pub(super) async fn tasks_to_do(&self, who: &Actor, filter: TaskFilter) -> Result<TaskList, Failure> {
        let scope = who.scope(Deed::Read, Function::HomeVisit)?;
        let staff = who.staff()?;
        let today = self.clock.today();
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let has_own = self.db.owns_anybody(staff.account).await?;
        let own = has_own && !filter.everybody;
        let owner = own.then_some(staff.account);
        let mut tasks = self.db.list_tasks_to_do(scope.area, owner, today, TASKS).await?;
        tasks.retain(|task| {
            filter.kind.is_none_or(|kind| kind == task.kind) && (!filter.overdue || task.is_overdue_on(today))
        });
        let homes = self.homes_of(tasks, scope, today).await?;
        let total = homes.len() as u32;
        let first = (filter.page as usize).saturating_mul(PER_PAGE as usize);
        let shown: Vec<_> = homes.into_iter().skip(first).take(PER_PAGE as usize).collect();
        let people = shown
            .iter()
            .flat_map(|(_, home)| home.people.iter().map(|one| one.id));
        self.note_read(who, AccessKind::Task, &people.collect::<Vec<_>>())
            .await?;
        Ok(TaskList {
            places: self.places(shown).await?,
            total,
            per_page: PER_PAGE,
            page: filter.page,
            drafts: self.drafts(staff).await?,
            questions: self.count_questions(who).await?,
            own,
            has_own,
            may_visit: staff.role.may(Deed::Create, Function::HomeVisit),
            today,
        })
    }

    /// The households with something to do, the most pressing first within their place.
    async fn homes_of(
        &self,
        tasks: Vec<Task>,
        scope: Scope,
        today: NaiveDate,
    ) -> Result<Vec<(AreaCode, HouseholdTasks)>, Failure> {
        let mut of_person: HashMap<PersonId, Vec<Task>> = HashMap::new();
        for task in tasks {
            of_person.entry(task.person).or_default().push(task);
        }
        let ids: Vec<PersonId> = of_person.keys().copied().collect();
        let mut people = self.db.list_people(&ids).await?;
        people.retain(|person| scope.covers(person.living_area, person.categories));
        people.sort_by(|one, other| one.no.cmp(&other.no));
        let households: HashMap<PersonId, HouseholdId> =
            self.db.list_current_households(&ids).await?.into_iter().collect();
        let addresses = self.addresses(&ids).await?;
        let mut homes: BTreeMap<Home, HouseholdTasks> = BTreeMap::new();
        for person in people {
            let household = households.get(&person.id).copied();
            let home = (
                person.living_area,
                household,
                household.is_none().then_some(person.id),
            );
            let tasks = of_person.remove(&person.id).unwrap_or_default();
            let entry = homes.entry(home).or_insert_with(|| HouseholdTasks {
                household,
                address: String::new(),
                people: Vec::new(),
            });
            if entry.address.is_empty() {
                entry.address = addresses.get(&person.id).cloned().unwrap_or_default();
            }
            entry.people.push(person_tasks(&person, tasks, today));
        }
        let mut homes: Vec<(AreaCode, HouseholdTasks)> =
            homes.into_iter().map(|((area, ..), home)| (area, home)).collect();
        homes.sort_by_key(|(area, home)| (*area, press_of_home(home)));
        Ok(homes)
    }

    async fn addresses(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, Failure> {
        let profiles = self.db.read().await?.list_person_profiles(ids).await?;
        let address = |(person, profile): (PersonId, domain::profile::Profile)| (person, profile.address);
        Ok(profiles.into_iter().map(address).collect())
    }

    async fn places(&self, homes: Vec<(AreaCode, HouseholdTasks)>) -> Result<Vec<PlaceTasks>, Failure> {
        let book = self.area_book().await?;
        let mut places: Vec<PlaceTasks> = Vec::new();
        for (area, home) in homes {
            match places.last_mut() {
                Some(place) if place.area.code == area => place.households.push(home),
                _ => places.push(PlaceTasks {
                    area: book.reference(area),
                    households: vec![home],
                }),
            }
        }
        Ok(places)
    }

    async fn drafts(&self, staff: &Staff) -> Result<Vec<(VisitId, PersonId, String, NaiveDate)>, Failure> {
        let drafts = self.db.list_visit_drafts(staff.account, DRAFTS).await?;
        let ids: Vec<PersonId> = drafts.iter().map(|draft| draft.person).collect();
        let people = self.db.list_people(&ids).await?;
        let named = |draft: domain::visit::Visit| {
            let person = people.iter().find(|person| person.id == draft.person)?;
            Some((draft.id, person.id, person.name.clone(), draft.on()))
        };
        Ok(drafts.into_iter().filter_map(named).collect())
    }

    async fn count_questions(&self, who: &Actor) -> Result<u32, Failure> {
        let Ok(scope) = who.scope(Deed::Update, Function::PersonFile) else {
            return Ok(0);
        };
        let conflicts = self.db.list_open_conflicts(scope.area, QUESTIONS).await?;
        let proposals = self.db.list_open_proposals(scope.area, QUESTIONS).await?;
        Ok((conflicts.len() + proposals.len()) as u32)
    }
}

fn person_tasks(person: &Person, mut tasks: Vec<Task>, today: NaiveDate) -> PersonTasks {
    tasks.sort_by_key(|task| press(task, today));
    PersonTasks {
        id: person.id,
        no: person.no.clone(),
        name: person.name.clone(),
        tasks: tasks
            .into_iter()
            .map(|task| TaskLine {
                state: task.state_on(today),
                overdue: task.is_overdue_on(today),
                task,
            })
            .collect(),
    }
}

/// What is overdue comes first, then what weighs more, then what is due first.
fn press(task: &Task, today: NaiveDate) -> (bool, u8, NaiveDate, String) {
    (
        !task.is_overdue_on(today),
        task.kind.weight(),
        task.window.due,
        task.id.to_string(),
    )
}

fn press_of_home(home: &HouseholdTasks) -> (bool, u8, NaiveDate) {
    let lines = home.people.iter().flat_map(|person| &person.tasks);
    let pressing = lines.map(|line| (!line.overdue, line.task.kind.weight(), line.task.window.due));
    pressing.min().unwrap_or((true, u8::MAX, NaiveDate::MAX))
}
