//! The figures of the closing report, each as the rows it is made of: a figure is the sum of its rows and nothing else (R87).

use super::fairs::fairs_of;
use crate::Failure;
use chrono::NaiveDate;
use domain::assistance_week::{AssistanceWeek, MediaKind, TargetState, VenueKind, WeekFigure, WeekTarget};
use domain::clock::{day_in_shanghai, start_of_day};
use domain::ids::{PersonId, VisitId};
use domain::ports::{FigureOf, WeekFair};
use domain::values::{AreaCode, dates};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Connection;

/// A row, before names are looked up.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) of: FigureOf,
    /// What it is, where that names nobody.
    pub(super) label: String,
    /// Where; `None` = nowhere in particular.
    pub(super) area: Option<AreaCode>,
    pub(super) on: Option<NaiveDate>,
    pub(super) amount: u64,
}

/// Every figure with its rows.
#[derive(Debug, Default)]
pub(super) struct Counted {
    rows: BTreeMap<WeekFigure, Vec<Row>>,
    /// When people were visited first in the week.
    pub(super) visited: HashMap<PersonId, NaiveDate>,
    /// The fairs of the week.
    pub(super) fairs: Vec<WeekFair>,
}

impl Counted {
    /// The rows of a figure.
    pub(super) fn of(&self, figure: WeekFigure) -> &[Row] {
        self.rows.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// All figures, in the order of the report.
    pub(super) fn figures(&self, area: Option<AreaCode>) -> Vec<(WeekFigure, u64)> {
        let here = |row: &&Row| area.is_none_or(|of| row.area.is_some_and(|place| of.contains(place)));
        let sum = |figure: &WeekFigure| {
            let amounts = self.of(*figure).iter().filter(here).map(|row| row.amount);
            (*figure, amounts.sum())
        };
        WeekFigure::ALL.iter().map(sum).collect()
    }

    fn put(&mut self, figure: WeekFigure, rows: impl IntoIterator<Item = Row>) {
        self.rows.entry(figure).or_default().extend(rows);
    }
}

/// Counts a week from the records.
pub(super) async fn count(
    db: &mut Connection,
    week: &AssistanceWeek,
    targets: &[WeekTarget],
) -> Result<Counted, Failure> {
    let mut counted = Counted::default();
    let recognised: Vec<&WeekTarget> = targets
        .iter()
        .filter(|one| one.state == TargetState::Recognised)
        .collect();
    let row = |one: &&WeekTarget| Row {
        of: FigureOf::Person(one.person),
        label: String::new(),
        area: Some(one.area),
        on: one.decided_at.map(day_in_shanghai),
        amount: 1,
    };
    counted.put(WeekFigure::Recognised, recognised.iter().map(row));
    let planned = recognised.iter().filter(|one| one.badge.is_some());
    counted.put(WeekFigure::VisitsPlanned, planned.map(row));
    count_visits(db, week, &recognised, &mut counted).await?;
    count_work(db, week, &recognised, &mut counted).await?;
    count_posts(db, week, &mut counted).await?;
    counted.fairs = fairs_of(db, week.id).await?;
    count_fairs(&mut counted);
    count_plan(week, &mut counted);
    Ok(counted)
}

/// Visits that were held in the week, once for each person; and which of them asked what policies reach the person.
async fn count_visits(
    db: &mut Connection,
    week: &AssistanceWeek,
    recognised: &[&WeekTarget],
    counted: &mut Counted,
) -> Result<(), Failure> {
    let homes: HashMap<PersonId, AreaCode> = recognised.iter().map(|one| (one.person, one.area)).collect();
    let ids: Vec<PersonId> = recognised.iter().map(|one| one.person).collect();
    let mut held = db.list_held_visits_of(&ids, week.span()).await?;
    held.sort_unstable_by_key(|(person, on, id)| (*on, *person, *id));
    let of: Vec<VisitId> = held.iter().map(|(.., id)| *id).collect();
    let asked: HashSet<VisitId> = db
        .list_visits(&of)
        .await?
        .into_iter()
        .filter(|visit| !visit.answers.benefits.is_empty())
        .map(|visit| visit.id)
        .collect();
    let row = |person: PersonId, on| Row {
        of: FigureOf::Person(person),
        label: String::new(),
        area: homes.get(&person).copied(),
        on: Some(on),
        amount: 1,
    };
    let mut checked = HashSet::new();
    for (person, on, id) in held {
        if let Entry::Vacant(first) = counted.visited.entry(person) {
            first.insert(on);
            counted.put(WeekFigure::Visited, [row(person, on)]);
        }
        if asked.contains(&id) && checked.insert(person) {
            counted.put(WeekFigure::PoliciesChecked, [row(person, on)]);
        }
    }
    Ok(())
}

/// Vacancies told, starts of work, and subsidies paid: of those the week recognised.
async fn count_work(
    db: &mut Connection,
    week: &AssistanceWeek,
    recognised: &[&WeekTarget],
    counted: &mut Counted,
) -> Result<(), Failure> {
    let homes: HashMap<PersonId, AreaCode> = recognised.iter().map(|one| (one.person, one.area)).collect();
    let (first, last) = week.span();
    let span = (start_of_day(first), start_of_day(dates::add_days(last, 1)));
    let leads = db.list_week_leads(week.id, span).await?;
    let told = leads.into_iter().map(|one| Row {
        of: FigureOf::Person(one.person),
        label: one.title,
        area: homes.get(&one.person).copied(),
        on: Some(day_in_shanghai(one.at)),
        amount: 1,
    });
    counted.put(WeekFigure::Leads, told);
    let begun = db.list_placements_begun(None, (first, last)).await?;
    let hired = begun
        .into_iter()
        .filter(|(_, one)| homes.contains_key(&one.person))
        .map(|(_, one)| Row {
            of: FigureOf::Person(one.person),
            label: one.employer_name,
            area: homes.get(&one.person).copied(),
            on: Some(one.work.started_on),
            amount: 1,
        });
    counted.put(WeekFigure::Hired, hired);
    let ids: Vec<PersonId> = recognised.iter().map(|one| one.person).collect();
    for claim in db.list_claims_of_people(&ids).await? {
        let paid = claim.state.payment().map(|payment| payment.on);
        let (Some(person), Some(on)) = (claim.person, paid.filter(|on| (first..=last).contains(on))) else {
            continue;
        };
        let row = Row {
            of: FigureOf::Person(person),
            label: claim.kind.code().to_owned(),
            area: homes.get(&person).copied(),
            on: Some(on),
            amount: 1,
        };
        counted.put(WeekFigure::PoliciesPaid, [row]);
    }
    Ok(())
}

/// Vacancies that came in, and public-welfare posts that were granted.
async fn count_posts(
    db: &mut Connection,
    week: &AssistanceWeek,
    counted: &mut Counted,
) -> Result<(), Failure> {
    let (first, last) = week.span();
    let vacancies = db.list_week_vacancies(week.area, (first, last)).await?;
    let rows = vacancies.into_iter().map(|one| Row {
        of: FigureOf::Vacancy(one.id),
        label: format!("{} · {}", one.title, one.employer),
        area: Some(one.area),
        on: Some(one.on),
        amount: u64::from(one.openings),
    });
    counted.put(WeekFigure::Vacancies, rows);
    let posts = db.list_public_posts(Some(week.area)).await?;
    let rows = posts.into_iter().filter_map(|post| {
        let approval = post.state.approval()?;
        let on = day_in_shanghai(approval.at);
        (first..=last).contains(&on).then(|| Row {
            of: FigureOf::PublicPost(post.id),
            label: post.need.title.clone(),
            area: Some(post.need.area),
            on: Some(on),
            amount: u64::from(approval.quota),
        })
    });
    counted.put(WeekFigure::PublicPosts, rows);
    Ok(())
}

/// What came of the fairs, by their own rows.
fn count_fairs(counted: &mut Counted) {
    let on: Vec<WeekFair> = counted
        .fairs
        .iter()
        .filter(|fair| fair.is_on())
        .cloned()
        .collect();
    for fair in on {
        let row = |amount: u32| Row {
            of: FigureOf::Fair(fair.id),
            label: fair.title.clone(),
            area: Some(fair.area),
            on: Some(fair.held_on),
            amount: u64::from(amount),
        };
        counted.put(WeekFigure::Fairs, [row(1)]);
        counted.put(WeekFigure::FairEmployers, [row(fair.employers)]);
        counted.put(WeekFigure::Attendance, [row(fair.visitors)]);
        counted.put(WeekFigure::FairIntents, [row(fair.intents)]);
    }
}

/// What the plan itself says: points with their proof, leaflets, people who came, media. Whoever came to the main venue was checked
/// in at the fair, where there is one, and is not counted twice.
fn count_plan(week: &AssistanceWeek, counted: &mut Counted) {
    let checked_in = counted.fairs.iter().any(|fair| fair.is_on() && fair.visitors > 0);
    for venue in &week.plan.venues {
        let Some(record) = &venue.record else { continue };
        let row = |amount: u64| Row {
            of: FigureOf::Plan(venue.no),
            label: venue.name.clone(),
            area: Some(venue.area),
            on: Some(day_in_shanghai(record.hand.at)),
            amount,
        };
        if venue.kind == VenueKind::Point {
            counted.put(WeekFigure::Points, [row(1)]);
        }
        counted.put(WeekFigure::Leaflets, [row(u64::from(record.leaflets))]);
        if !(venue.kind == VenueKind::Main && checked_in) {
            counted.put(WeekFigure::Attendance, [row(u64::from(record.attendance))]);
        }
    }
    let held = week.plan.media.iter().filter(|one| one.held.is_some());
    let rows = held.map(|one| Row {
        of: FigureOf::Plan(one.no),
        label: format!("{} · {}", one.outlet, MediaKind::code(one.kind)),
        area: None,
        on: Some(one.on),
        amount: 1,
    });
    counted.put(WeekFigure::Media, rows);
}
