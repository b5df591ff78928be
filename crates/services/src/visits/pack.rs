//! What a coordinator takes along: small, and without a number that a lost phone could give away.

use super::view::{LEADS, is_told_at_the_door};
use crate::explain::FitDay;
use crate::{AreaBook, Failure, Services};
use chrono::{Days, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{HouseholdId, PersonId, VacancyId};
use domain::lead::Lead;
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::{
    AreaRef, Pack, PackForm, PackGroup, PackHousehold, PackLead, PackPerson, PackTask, PackVacancy,
};
use domain::profile::{PersonRecord, Profile};
use domain::task::{Settled, Task};
use domain::vacancy::Vacancy;
use domain::visit::{
    Barrier, Benefit, Discovery, FORM, MuteReason, NeedKind, OutcomeKind, is_asked, visit_groups,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Connection;

/// People in a pack; nobody looks after more on foot.
const PEOPLE: usize = 1_000;
/// The days in which visits of a household are counted.
const BURDEN_DAYS: u64 = 30;

/// Everything the pack is made of.
struct Sources {
    people: Vec<Person>,
    profiles: HashMap<PersonId, Profile>,
    leads: HashMap<PersonId, Vec<Lead>>,
    tasks: HashMap<PersonId, Vec<Task>>,
    visited: HashMap<PersonId, NaiveDate>,
    homes: HashMap<PersonId, HouseholdId>,
    vacancies: HashMap<VacancyId, Vacancy>,
    muted: BTreeMap<HouseholdId, MuteReason>,
}

impl Services {
    pub(super) async fn pack_of(&self, who: &Actor) -> Result<Pack, Failure> {
        let scope = who.scope(Deed::Create, Function::HomeVisit)?;
        let staff = who.staff()?;
        let today = self.clock.today();
        let mut db = self.db.snapshot().await?;
        let owned = db.list_owned(staff.account).await?;
        let sources = self.sources(&mut db, (owned, scope), today).await?;
        let figures = db.list_policy_parameters().await?;
        let often = figures.value(ParamKey::VisitsPerMonth, Some(staff.area), today)?;
        let keep = figures.value(ParamKey::PackDays, Some(staff.area), today)?;
        let households = households(&mut db, &sources, today).await?;
        drop(db);
        let ids: Vec<PersonId> = sources.people.iter().map(|person| person.id).collect();
        self.note_read(who, AccessKind::Pack, &ids).await?;
        let book = self.area_book().await?;
        Ok(Pack {
            account: staff.account,
            keep_days: u32::try_from(keep).unwrap_or(0),
            at: self.clock.now(),
            today,
            form: form(u32::try_from(often).unwrap_or(0)),
            areas: areas(&sources.people, &book),
            people: sources
                .people
                .iter()
                .map(|person| pack_person(person, &sources, today))
                .collect(),
            households,
            vacancies: vacancies(&sources, &book),
        })
    }

    async fn sources(
        &self,
        db: &mut Connection,
        (owned, scope): (Vec<PersonId>, Scope),
        today: NaiveDate,
    ) -> Result<Sources, Failure> {
        let mut people = db.list_people(&owned).await?;
        people.retain(|person| {
            scope.covers(person.living_area, person.categories) && !person.due_facts().has_left_on(today)
        });
        people.sort_by(|one, other| (one.living_area, &one.no).cmp(&(other.living_area, &other.no)));
        people.truncate(PEOPLE);
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut leads: HashMap<PersonId, Vec<Lead>> = HashMap::new();
        for lead in db.list_leads_of_people(&ids).await? {
            if is_told_at_the_door(&lead) {
                leads.entry(lead.person).or_default().push(lead);
            }
        }
        let vacancies = self.open_vacancies(db, leads.values().flatten(), today).await?;
        for of_person in leads.values_mut() {
            of_person.retain(|lead| vacancies.contains_key(&lead.vacancy));
            of_person.sort_by_key(|lead| (std::cmp::Reverse(lead.score), lead.id));
            of_person.truncate(LEADS);
        }
        let mut tasks: HashMap<PersonId, Vec<Task>> = HashMap::new();
        for task in db.list_tasks_of(&ids).await? {
            if task.settled == Settled::Open {
                tasks.entry(task.person).or_default().push(task);
            }
        }
        let visits = db.list_visit_facts(&ids).await?;
        let held = visits
            .into_iter()
            .filter(|(_, visit)| visit.outcome == OutcomeKind::Done);
        let mutes = db.list_mutes_of(&ids).await?;
        let holds = |last: Option<NaiveDate>| last.is_none_or(|last| last >= today);
        Ok(Sources {
            profiles: db.list_person_profiles(&ids).await?.into_iter().collect(),
            homes: db.list_current_households(&ids).await?.into_iter().collect(),
            visited: held.map(|(person, visit)| (person, visit.on)).collect(),
            muted: mutes
                .into_iter()
                .filter(|(_, mute)| holds(mute.until_on))
                .map(|(_, mute)| (mute.household, mute.why))
                .collect(),
            people,
            leads,
            tasks,
            vacancies,
        })
    }

    async fn open_vacancies(
        &self,
        db: &mut Connection,
        leads: impl Iterator<Item = &Lead>,
        today: NaiveDate,
    ) -> Result<HashMap<VacancyId, Vacancy>, Failure> {
        let ids: BTreeSet<VacancyId> = leads.map(|lead| lead.vacancy).collect();
        let found = db.list_vacancies(&ids.into_iter().collect::<Vec<_>>()).await?;
        let fresh = FitDay::new(db.list_policy_parameters().await?, today)?
            .figures
            .fresh_days;
        let listed: BTreeSet<_> = db
            .list_blacklisted_employers()
            .await?
            .into_iter()
            .map(|employer| employer.id)
            .collect();
        let open = |vacancy: &Vacancy| {
            vacancy.is_open_on(today, u32::from(fresh)) && !listed.contains(&vacancy.employer)
        };
        Ok(found
            .into_iter()
            .filter(open)
            .map(|vacancy| (vacancy.id, vacancy))
            .collect())
    }
}

async fn households(
    db: &mut Connection,
    sources: &Sources,
    today: NaiveDate,
) -> Result<Vec<PackHousehold>, Failure> {
    let ids: BTreeSet<HouseholdId> = sources.homes.values().copied().collect();
    let since = today.checked_sub_days(Days::new(BURDEN_DAYS)).unwrap_or(today);
    let ids: Vec<HouseholdId> = ids.into_iter().collect();
    let mut packed = Vec::new();
    let found = db.list_households(&ids).await?;
    let visits: HashMap<HouseholdId, u32> = db
        .count_visits_of_households(&ids, since)
        .await?
        .into_iter()
        .collect();
    for household in found {
        packed.push(PackHousehold {
            id: household.id,
            area: household.area,
            muted: sources.muted.get(&household.id).copied(),
            visits: visits.get(&household.id).copied().unwrap_or_default(),
            address: household.address,
        });
    }
    packed.sort_by_key(|household| household.id);
    Ok(packed)
}

fn pack_person(person: &Person, sources: &Sources, today: NaiveDate) -> PackPerson {
    let record = PersonRecord {
        person: person.clone(),
        profile: sources.profiles.get(&person.id).cloned().unwrap_or_default(),
    };
    let groups = visit_groups();
    let fields = groups.iter().flat_map(|group| group.fields());
    let fields = fields.filter(|field| is_asked(**field)).filter_map(|field| {
        let text = field.text(&record);
        (!text.is_empty()).then(|| (field.code().to_owned(), text))
    });
    let lead = |lead: &Lead| PackLead {
        id: lead.id,
        vacancy: lead.vacancy,
        state: lead.state.code().to_owned(),
        reasons: lead.reasons.clone(),
    };
    let task = |task: &Task| PackTask {
        id: task.id,
        kind: task.kind,
        key: task.key.clone(),
        window: task.window,
        count: task.count,
        cause: task.cause,
    };
    let of = |all: &HashMap<PersonId, Vec<Lead>>| all.get(&person.id).cloned().unwrap_or_default();
    let mut tasks: Vec<Task> = sources.tasks.get(&person.id).cloned().unwrap_or_default();
    tasks.sort_by_key(|task| (task.window.due, task.id));
    PackPerson {
        id: person.id,
        no: person.no.clone(),
        name: person.name.clone(),
        age: person.age_on(today),
        area: person.living_area,
        address: record.profile.address.clone(),
        household: sources.homes.get(&person.id).copied(),
        revision: person.version,
        fields: fields.collect(),
        leads: of(&sources.leads).iter().map(lead).collect(),
        tasks: tasks.iter().map(task).collect(),
        visited_on: sources.visited.get(&person.id).copied(),
    }
}

fn areas(people: &[Person], book: &AreaBook) -> Vec<AreaRef> {
    let codes: BTreeSet<_> = people.iter().map(|person| person.living_area).collect();
    codes.into_iter().map(|code| book.reference(code)).collect()
}

fn vacancies(sources: &Sources, book: &AreaBook) -> Vec<PackVacancy> {
    let told: BTreeSet<VacancyId> = sources
        .leads
        .values()
        .flatten()
        .map(|lead| lead.vacancy)
        .collect();
    let packed = |id: VacancyId| {
        let vacancy = sources.vacancies.get(&id)?;
        Some(PackVacancy {
            id,
            title: vacancy.title.clone(),
            employer: vacancy.employer_name.clone(),
            place: book.place(vacancy.area),
            wage: vacancy.wage,
            phone: vacancy.phone.clone(),
        })
    };
    told.into_iter().filter_map(packed).collect()
}

fn form(visits_per_month: u32) -> PackForm {
    let group = |group: &domain::person_field::FieldGroup| PackGroup {
        group: group.code().to_owned(),
        fields: group
            .fields()
            .iter()
            .filter(|field| is_asked(**field))
            .map(|field| field.code().to_owned())
            .collect(),
    };
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect();
    PackForm {
        version: FORM,
        groups: visit_groups().iter().map(group).collect(),
        barriers: codes(Barrier::ALL.iter().map(|one| one.code()).collect()),
        benefits: codes(Benefit::ALL.iter().map(|one| one.code()).collect()),
        discoveries: codes(Discovery::ALL.iter().map(|one| one.code()).collect()),
        needs: codes(NeedKind::ALL.iter().map(|one| one.code()).collect()),
        visits_per_month,
    }
}
