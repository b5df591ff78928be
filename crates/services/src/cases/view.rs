//! What each may know of a case: the handler everything, who brought it how it stands, the employer what it was told.

use crate::leads::HELPER_PHONE;
use crate::person_file::Authors;
use crate::{AreaBook, Failure, Services, secret};
use chrono::{Days, NaiveDate};
use domain::access::AccessKind;
use domain::actor::{Actor, Role};
use domain::case::{Case, CaseDeed, CaseEntry, CaseStage, CaseState, TransferTo};
use domain::clock::day_in_shanghai;
use domain::ids::{CaseId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    CaseDesk, CaseFilter, CaseLine, CaseShow, CaseStanding, CaseTrail, CaseView, ToldCase, Worker,
};
use domain::refusal::Refusal;
use std::collections::HashMap;
use store::{CasesShown, Connection};

/// Lines of a page.
const PER_PAGE: u32 = 30;
/// How far back "everything" goes.
const YEAR: Days = Days::new(366);

impl Services {
    pub(super) async fn count_cases(&self, who: &Actor) -> Result<(u32, u32), Failure> {
        let scope = who.scope(Deed::Update, Function::Complaint)?;
        Ok(self.db.count_open_cases(scope.area, self.clock.today()).await?)
    }

    pub(super) async fn desk_of_cases(&self, who: &Actor, filter: CaseFilter) -> Result<CaseDesk, Failure> {
        let scope = who.scope(Deed::Read, Function::Complaint)?;
        let area = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let today = self.clock.today();
        let mut db = self.db.read().await?;
        let page = (PER_PAGE, filter.page.saturating_mul(PER_PAGE));
        let (shown, total) = match shown_to(who, filter.show, today) {
            Some(which) => db.list_cases_shown(area, which, page).await?,
            None => (Vec::new(), 0),
        };
        let waiting = if is_department(who) {
            (total, 0)
        } else {
            db.count_open_cases(area, today).await?
        };
        let lines = self.case_lines(&mut db, &shown).await?;
        drop(db);
        let people: Vec<PersonId> = shown.iter().filter_map(|case| case.person).collect();
        self.note_read(who, AccessKind::Case, &people).await?;
        Ok(CaseDesk {
            lines,
            total,
            per_page: PER_PAGE,
            page: filter.page,
            waiting,
            may_bring: who.scope(Deed::Create, Function::Complaint).is_ok(),
            today,
        })
    }

    /// Cases as lines, with the names of people who are on the register still.
    pub(crate) async fn case_lines(
        &self,
        db: &mut Connection,
        cases: &[Case],
    ) -> Result<Vec<CaseLine>, Failure> {
        let ids: Vec<PersonId> = cases.iter().filter_map(|case| case.person).collect();
        let people = db.list_people(&ids).await?;
        let names: HashMap<PersonId, String> = people
            .into_iter()
            .map(|person| (person.id, person.name))
            .collect();
        let book = self.area_book().await?;
        let today = self.clock.today();
        Ok(cases
            .iter()
            .map(|case| CaseLine {
                id: case.id,
                no: case.no.clone(),
                kind: case.kind,
                stage: case.state.stage(),
                firm: case.firm.clone(),
                place: book.place(case.area),
                name: case.person.and_then(|id| names.get(&id).cloned()),
                reported_on: case.reported_on,
                people: case.people,
                owed: case.state.order().map(|order| order.amount).or(case.owed),
                due_on: case.due_on,
                overdue: case.is_overdue(today),
            })
            .collect())
    }

    pub(super) async fn view_of_case(&self, who: &Actor, id: CaseId) -> Result<CaseView, Failure> {
        who.scope(Deed::Read, Function::Complaint)?;
        let mut db = self.db.read().await?;
        let case = db.find_case(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Read, Function::Complaint, case.area)?;
        if !is_seen_by(who, &case) {
            return Err(Refusal::NotFound.into());
        }
        let book = self.area_book().await?;
        let person = match case.person {
            Some(id) => db.find_person(id).await?,
            None => None,
        };
        let title = match case.vacancy {
            Some(id) => db.find_vacancy(id).await?.map(|vacancy| vacancy.title),
            None => None,
        };
        let mut authors = Authors::default();
        let mut trail = Vec::new();
        for entry in db.list_case_entries(id).await? {
            let by = authors.of(&mut db, &entry.actor).await?;
            trail.push(CaseTrail { entry, by });
        }
        drop(db);
        self.note_case_read(who, case.area, person.as_ref().map(|person| person.id))
            .await?;
        let handles = who.may(Deed::Update, Function::Complaint, case.area).is_ok();
        let deeds = if handles { deeds_of(&case) } else { Vec::new() };
        Ok(CaseView {
            who: person.map(|person| worker(person, &book)),
            place: book.place(case.area),
            title,
            trail,
            deeds,
            may_list: who.may(Deed::Create, Function::Blacklist, case.area).is_ok(),
            today: self.clock.today(),
            case,
        })
    }

    pub(super) async fn standing_of(&self, code: &str) -> Result<CaseStanding, Failure> {
        let code = secret::read_code(code).ok_or(Refusal::NotFound)?;
        let mut db = self.db.read().await?;
        let found = db.find_case_by_receipt(&secret::fingerprint(&code)).await?;
        let case = found.ok_or(Refusal::NotFound)?;
        self.case_stands(&mut db, case).await
    }

    pub(super) async fn cases_of_asker(&self, who: &Actor) -> Result<Vec<CaseStanding>, Failure> {
        let person = who.own_person(Deed::Read, Function::Complaint)?;
        let mut db = self.db.read().await?;
        let mut standings = Vec::new();
        for case in db.list_cases_of(person).await? {
            standings.push(self.case_stands(&mut db, case).await?);
        }
        Ok(standings)
    }

    async fn case_stands(&self, db: &mut Connection, case: Case) -> Result<CaseStanding, Failure> {
        let trail = db.list_case_entries(case.id).await?;
        let told = |entry: &&CaseEntry| {
            matches!(
                entry.deed,
                CaseDeed::NotAccept
                    | CaseDeed::Transfer
                    | CaseDeed::Settle
                    | CaseDeed::Dismiss
                    | CaseDeed::LegalAid
            )
        };
        let answer = trail.iter().rev().find(told).map(|entry| entry.words.clone());
        let overdue = case.is_overdue(self.clock.today());
        Ok(CaseStanding {
            helper_phone: db.find_nearest_setting(Some(case.area), HELPER_PHONE).await?,
            answer: answer.unwrap_or_default(),
            no: case.no,
            kind: case.kind,
            firm: case.firm,
            reported_on: case.reported_on,
            paid: case.paid,
            due_on: case.due_on,
            overdue,
            state: case.state,
        })
    }

    pub(super) async fn cases_told_to(&self, who: &Actor) -> Result<Vec<ToldCase>, Failure> {
        let employer = who.own_employer(Deed::Read, Function::Complaint)?;
        let mut db = self.db.read().await?;
        let mut told = Vec::new();
        for case in db.list_cases_of_employer(employer).await? {
            if case.told_at.is_none() {
                continue;
            }
            let trail = db.list_case_entries(case.id).await?;
            let words = trail
                .into_iter()
                .rev()
                .filter(|entry| entry.deed == CaseDeed::TellEmployer)
                .map(|entry| (day_in_shanghai(entry.at), entry.words));
            let order = case
                .state
                .order()
                .filter(|order| order.employer == Some(employer));
            told.push(ToldCase {
                order: order.map(|order| (order.amount, order.pay_by)),
                stage: case.state.stage(),
                words: words.collect(),
                no: case.no,
                kind: case.kind,
            });
        }
        Ok(told)
    }
}

fn is_department(who: &Actor) -> bool {
    matches!(who, Actor::Staff(staff) if staff.role == Role::DepartmentReviewer)
}

/// What the department of the asker is called where cases are handed on.
fn handed_to(who: &Actor) -> Option<TransferTo> {
    let department = who.staff().ok()?.department?;
    let mut all = TransferTo::ALL.iter().copied();
    all.find(|to| to.department() == Some(department))
}

/// Departments see what was handed on to them, and nothing else.
fn is_seen_by(who: &Actor, case: &Case) -> bool {
    let own = || handed_to(who).is_some_and(|own| case.state == CaseState::Transferred { to: own });
    !is_department(who) || own()
}

/// What a desk shows to somebody; of a department that nothing is handed on to there is nothing.
fn shown_to(who: &Actor, show: CaseShow, today: NaiveDate) -> Option<CasesShown> {
    if is_department(who) {
        return handed_to(who).map(CasesShown::HandedTo);
    }
    Some(match show {
        CaseShow::Open => CasesShown::Open,
        CaseShow::Overdue => CasesShown::Overdue(today),
        CaseShow::All => CasesShown::Since(today.checked_sub_days(YEAR).unwrap_or(today)),
    })
}

/// What can be done now: time is lengthened once.
fn deeds_of(case: &Case) -> Vec<CaseDeed> {
    let extended = matches!(case.state, CaseState::Investigating { extended: true });
    let stage: CaseStage = case.state.stage();
    let deeds = stage.deeds().iter().copied();
    deeds
        .filter(|deed| !(extended && *deed == CaseDeed::Extend))
        .collect()
}

fn worker(person: Person, book: &AreaBook) -> Worker {
    Worker {
        path: book.path(person.living_area),
        id: person.id,
        name: person.name,
        no: person.no,
    }
}
