//! Whom a week is for (P1e): candidates drawn from the register, stated by streets and villages, recognised by the county,
//! chosen for a visit; and what streets report by noon (R84).

use super::view::{Known, line, noon, places, street};
use super::{NOUN, problem, rights};
use crate::area_book::AreaBook;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::assistance_week::{
    AssistanceWeek, Statistic, TargetDeed, TargetReason, TargetState, WeekTarget, reason_of,
};
use domain::ids::{PersonId, WeekId, WeekTargetId};
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::{TargetFilter, TargetLine, TargetPage, TargetShow};
use domain::refusal::{Problem, Refusal};
use domain::rules::assistance_week::WeekStage;
use domain::values::{AreaCode, AreaLevel};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use store::Transaction;

/// Lines of a page.
const PER_PAGE: u32 = 50;
/// Letters of a proof or a reason.
const TEXT_MAX: usize = 80;
/// People of one form.
const AT_ONCE: usize = 200;

impl Services {
    pub(super) async fn target_page(
        &self,
        who: &Actor,
        id: WeekId,
        filter: TargetFilter,
    ) -> Result<TargetPage, Failure> {
        // Whoever visits homes, or checks visits, reads whom the week is for.
        let scope = who.scope(Deed::Read, Function::HomeVisit)?;
        let mut db = self.db.read().await?;
        let known = self.know_week(&mut db, id).await?;
        let rights = rights(who, &known.week)?;
        let asked = filter.area.unwrap_or(known.week.area);
        let scope = scope.within(known.week.area).ok_or(Refusal::NotFound)?;
        let scope = scope.within(asked).ok_or(Refusal::NotFound)?;
        let people = db.list_people_in_area(scope.area).await?;
        drop(db);
        let book = self.area_book().await?;
        let lines = lines(&known, &people, scope, &book);
        let counts = TargetShow::ALL
            .iter()
            .map(|show| {
                (
                    *show,
                    to_u32(lines.iter().filter(|one| shows(*show, one)).count()),
                )
            })
            .collect();
        let shown: Vec<TargetLine> = lines.into_iter().filter(|one| shows(filter.show, one)).collect();
        let first = (filter.page as usize).saturating_mul(PER_PAGE as usize);
        let own = who
            .staff()
            .ok()
            .map(|staff| staff.area)
            .filter(|area| reports(*area));
        let badges = known.week.plan.badges.iter();
        Ok(TargetPage {
            week: line(&known.week, &book, self.clock.today()),
            rights,
            counts,
            total: to_u32(shown.len()),
            per_page: PER_PAGE,
            areas: places(&known.week, &book),
            badges: badges.map(|badge| (badge.no, badge.name.clone())).collect(),
            own: own.map(|area| street(&known, book.reference(area))),
            noon: noon(&known.week, &known.params),
            now: self.clock.now(),
            lines: shown.into_iter().skip(first).take(PER_PAGE as usize).collect(),
            filter,
        })
    }

    pub(super) async fn move_targets_on(
        &self,
        who: &Actor,
        id: WeekId,
        deed: TargetDeed,
    ) -> Result<u32, Failure> {
        let states = matches!(deed, TargetDeed::State(..));
        // The city approves reports and reads nobody's name; who recognises reads files.
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let week = change.hold_week(id).await?.ok_or(Refusal::NotFound)?;
        let rights = rights(who, &week)?;
        if week.archived_at.is_some() || week.stage != WeekStage::Run {
            return Err(Refusal::TooLate.into());
        }
        if !states && !rights.recognises {
            return Err(Refusal::NotAllowed.into());
        }
        let verb = match deed {
            TargetDeed::State(..) => "state",
            TargetDeed::Recognise(_) => "recognise",
            TargetDeed::Strike(..) => "strike",
            TargetDeed::Visit(..) | TargetDeed::NoVisit(_) => "plan_visits",
        };
        let people = match deed {
            TargetDeed::State(people, evidence) => {
                self.state_people(&mut change, (who, &week), people, &evidence)
                    .await?
            }
            other => self.decide_people(&mut change, (who, &week), other).await?,
        };
        let detail = json!({ "people": people });
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &people).await?;
        change.commit().await?;
        Ok(to_u32(people.len()))
    }

    /// Puts people on the list; who stands there already stays, who was struck comes back.
    async fn state_people(
        &self,
        change: &mut Transaction,
        (who, week): (&Actor, &AssistanceWeek),
        people: Vec<PersonId>,
        evidence: &str,
    ) -> Result<Vec<PersonId>, Failure> {
        let evidence = text("evidence", evidence)?;
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        let found = change.list_people(&chosen(people)?).await?;
        let known: HashMap<PersonId, WeekTarget> = change
            .list_week_targets(week.id)
            .await?
            .into_iter()
            .map(|one| (one.person, one))
            .collect();
        let mut fresh = Vec::new();
        let mut came = Vec::new();
        for person in &found {
            let within = week.area.contains(person.living_area);
            if !within || !scope.covers(person.living_area, person.categories) {
                return Err(Refusal::NotFound.into());
            }
            let reason = reason_of(person).ok_or_else(|| problem("people", Problem::Wrong))?;
            let one = self.new_target(who, person, reason, &evidence);
            match known.get(&person.id) {
                None => fresh.push(one),
                Some(old) if old.state == TargetState::Struck => {
                    let id = old.id;
                    change.set_week_target(&WeekTarget { id, ..one }).await?;
                }
                Some(_) => continue,
            }
            came.push(person.id);
        }
        change.add_week_targets(week.id, &fresh).await?;
        Ok(came)
    }

    fn new_target(&self, who: &Actor, person: &Person, reason: TargetReason, evidence: &str) -> WeekTarget {
        WeekTarget {
            id: WeekTargetId::new(self.ids.as_ref(), self.clock.now()),
            person: person.id,
            area: person.living_area,
            reason,
            evidence: evidence.to_owned(),
            stated_by: who.label(),
            stated_at: self.clock.now(),
            state: TargetState::Stated,
            decided_by: None,
            decided_at: None,
            struck_why: String::new(),
            badge: None,
        }
    }

    /// Recognises, strikes, chooses for a visit. Nobody recognises whom they stated.
    async fn decide_people(
        &self,
        change: &mut Transaction,
        (who, week): (&Actor, &AssistanceWeek),
        deed: TargetDeed,
    ) -> Result<Vec<PersonId>, Failure> {
        let targets = change.list_week_targets(week.id).await?;
        let (people, why) = match &deed {
            TargetDeed::Strike(people, why) => (people.clone(), text("reason", why)?),
            TargetDeed::State(people, _)
            | TargetDeed::Recognise(people)
            | TargetDeed::Visit(people, _)
            | TargetDeed::NoVisit(people) => (people.clone(), String::new()),
        };
        if let TargetDeed::Visit(_, badge) = &deed
            && !week.plan.badges.iter().any(|one| one.no == *badge)
        {
            return Err(problem("badge", Problem::Wrong));
        }
        let wanted: HashSet<PersonId> = chosen(people)?.into_iter().collect();
        let mut done = Vec::new();
        for mut one in targets.into_iter().filter(|one| wanted.contains(&one.person)) {
            if !turn(&mut one, &deed, &who.label())? {
                continue;
            }
            if matches!(deed, TargetDeed::Recognise(_) | TargetDeed::Strike(..)) {
                one.decided_by = Some(who.label());
                one.decided_at = Some(self.clock.now());
                one.struck_why.clone_from(&why);
            }
            change.set_week_target(&one).await?;
            done.push(one.person);
        }
        Ok(done)
    }

    pub(super) async fn keep_statistic(
        &self,
        who: &Actor,
        id: WeekId,
        (area, manual): (AreaCode, Option<u64>),
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let week = change.find_week(id).await?.ok_or(Refusal::NotFound)?;
        rights(who, &week)?;
        who.may(Deed::Update, Function::PersonFile, area)?;
        if week.archived_at.is_some() || week.stage != WeekStage::Run {
            return Err(Refusal::TooLate.into());
        }
        if !week.area.contains(area) || !reports(area) {
            return Err(problem("area", Problem::OutOfRange));
        }
        if manual.is_some_and(|count| count > 10_000_000) {
            return Err(problem("manual", Problem::OutOfRange));
        }
        let targets = change.list_week_targets(id).await?;
        let here = |one: &&WeekTarget| one.state != TargetState::Struck && area.contains(one.area);
        let counted = targets.iter().filter(here).count() as u64;
        let statistic = Statistic {
            area,
            counted,
            manual: manual.filter(|typed| *typed != counted),
            by: who.label(),
            at: self.clock.now(),
        };
        let row = self.ids.id(self.clock.now());
        change.add_week_statistic((row, id), &statistic).await?;
        let detail = json!({ "area": area, "counted": counted, "manual": statistic.manual });
        change
            .add_audit(&self.audit(who, "report", NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Whether a place reports for itself: streets and villages do.
fn reports(area: AreaCode) -> bool {
    matches!(area.level(), AreaLevel::Town | AreaLevel::Village)
}

/// Does it to one of the list. Says whether it changed.
fn turn(one: &mut WeekTarget, deed: &TargetDeed, by: &str) -> Result<bool, Refusal> {
    match deed {
        TargetDeed::Recognise(_) if one.state == TargetState::Stated => {
            if one.stated_by == by {
                return Err(Refusal::FourEyes);
            }
            one.state = TargetState::Recognised;
        }
        TargetDeed::Strike(..) if one.state != TargetState::Struck => {
            one.state = TargetState::Struck;
            one.badge = None;
        }
        TargetDeed::Visit(_, badge) if one.state == TargetState::Recognised => one.badge = Some(*badge),
        TargetDeed::NoVisit(_) if one.badge.is_some() => one.badge = None,
        _ => return Ok(false),
    }
    Ok(true)
}

/// At least one, and not more than a form holds.
fn chosen(mut people: Vec<PersonId>) -> Result<Vec<PersonId>, Failure> {
    people.sort_unstable();
    people.dedup();
    match people.len() {
        0 => Err(problem("people", Problem::Required)),
        many if many > AT_ONCE => Err(Refusal::ListTooLong {
            most: to_u32(AT_ONCE),
        }
        .into()),
        _ => Ok(people),
    }
}

/// Everybody within the scope who stands on the list or would.
fn lines(known: &Known, people: &[Person], scope: Scope, book: &AreaBook) -> Vec<TargetLine> {
    let mut targets: HashMap<PersonId, &WeekTarget> =
        known.targets.iter().map(|one| (one.person, one)).collect();
    let mut lines = Vec::new();
    for person in people {
        if !scope.covers(person.living_area, person.categories) {
            continue;
        }
        let target = targets.remove(&person.id);
        let Some(reason) = target.map(|one| one.reason).or_else(|| reason_of(person)) else {
            continue;
        };
        lines.push(TargetLine {
            person: person.id,
            name: person.name.clone(),
            no: person.no.clone(),
            place: book.place(person.living_area),
            reason,
            visited: known.counted.visited.get(&person.id).copied(),
            target: target.cloned(),
        });
    }
    lines.sort_by(|one, other| {
        (one.reason, &one.place, &one.no).cmp(&(other.reason, &other.place, &other.no))
    });
    lines
}

fn shows(show: TargetShow, line: &TargetLine) -> bool {
    let state = line.target.as_ref().map(|one| one.state);
    match show {
        TargetShow::Candidates => state.is_none(),
        TargetShow::Stated => state == Some(TargetState::Stated),
        TargetShow::Recognised => state == Some(TargetState::Recognised),
        TargetShow::Visits => line.target.as_ref().is_some_and(|one| one.badge.is_some()),
        TargetShow::Struck => state == Some(TargetState::Struck),
    }
}

fn text(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(problem(field, Problem::Required));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(problem(field, Problem::TooLong));
    }
    without_number(field, text)?;
    Ok(text.to_owned())
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
