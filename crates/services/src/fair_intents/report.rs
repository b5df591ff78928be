//! What a fair came to, and RP10: counted from the rows, every time.

use crate::fairs::may_count;
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::fair::{Fair, FairKind, FairStand, FairState};
use domain::fair_intent::{BEGINS_DAYS, FairIntent, FairSums, IntentSums, at_work};
use domain::ids::{FairId, PersonId, PlacementId, VacancyId};
use domain::permission::{Deed, Function};
use domain::placement::{FollowUp, Placement};
use domain::ports::{FairReport, FairReportRow, FairResults, ResultLine};
use domain::refusal::Refusal;
use domain::values::{AreaCode, dates};
use std::collections::{BTreeSet, HashMap, HashSet};
use store::Connection;

/// The rows of some fairs.
struct Rows {
    stands: Vec<FairStand>,
    intents: Vec<FairIntent>,
    visitors: HashMap<FairId, (u32, u32)>,
    posts: HashMap<VacancyId, u32>,
    placements: HashMap<PersonId, Vec<Placement>>,
    heard: Vec<FollowUp>,
}

impl Services {
    pub(super) async fn results_of_fair(&self, who: &Actor, id: FairId) -> Result<FairResults, Failure> {
        who.scope(Deed::Count, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_count(who, &fair)?;
        if fair.state == FairState::Draft {
            return Err(Refusal::NotFound.into());
        }
        let (today, days) = (self.clock.today(), self.result_days().await?);
        let rows = read_rows(&mut db, &[id]).await?;
        let held_on = fair.plan.held_on;
        let standing = |one: &FairIntent| one.standing(today, one.due(held_on, days));
        let names = self.employer_names(&mut db, &rows.stands).await?;
        let mut lines: Vec<ResultLine> = rows
            .stands
            .iter()
            .map(|stand| {
                let own = rows.intents.iter().filter(|one| one.stand == stand.id);
                ResultLine {
                    number: stand.state.number(),
                    employer: names.get(&stand.employer).cloned().unwrap_or_default(),
                    sums: IntentSums::of(own.map(|one| (one, standing(one)))),
                }
            })
            .collect();
        lines.sort_by_key(|line| line.number.unwrap_or(u32::MAX));
        Ok(FairResults {
            fair: id,
            held_on,
            state: fair.state,
            due: dates::add_days(held_on, days),
            lines,
            total: IntentSums::of(rows.intents.iter().map(|one| (one, standing(one)))),
            sums: rows.sums(&fair, today),
            as_of: today,
            title: fair.plan.title,
        })
    }

    pub(super) async fn report_of_fairs(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Result<FairReport, Failure> {
        let scope = who.scope(Deed::Count, Function::EventPlan)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let today = self.clock.today();
        let year = year.unwrap_or_else(|| today.year());
        let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
        let mut db = self.db.read().await?;
        let mut fairs = Vec::new();
        for kind in FairKind::ALL {
            fairs.extend(
                db.list_fairs_of_kind(area, *kind, (first(year), first(year + 1)))
                    .await?,
            );
        }
        fairs.retain(|fair| was_held(fair, today));
        fairs.sort_by_key(|fair| (fair.plan.held_on, fair.id));
        let ids: Vec<FairId> = fairs.iter().map(|fair| fair.id).collect();
        let rows = read_rows(&mut db, &ids).await?;
        let book = self.area_book().await?;
        let lines: Vec<FairReportRow> = fairs
            .iter()
            .map(|fair| FairReportRow {
                fair: fair.id,
                title: fair.plan.title.clone(),
                kind: fair.plan.kind,
                place: book.place(fair.plan.area),
                held_on: fair.plan.held_on,
                sums: rows.sums(fair, today),
            })
            .collect();
        Ok(FairReport {
            year,
            area: area.map(|area| book.reference(area)),
            as_of: today,
            total: lines
                .iter()
                .fold(FairSums::default(), |sum, line| sum.plus(line.sums)),
            rows: lines,
        })
    }
}

/// Whether it took place, or is taking place: a plan and a cancelled one did not.
fn was_held(fair: &Fair, today: NaiveDate) -> bool {
    match fair.state {
        FairState::Draft | FairState::Cancelled => false,
        state => state.is_held() || fair.plan.held_on <= today,
    }
}

async fn read_rows(db: &mut Connection, fairs: &[FairId]) -> Result<Rows, Failure> {
    let mut stands = db.list_fair_stands(fairs).await?;
    stands.retain(|stand| stand.state.is_approved());
    let mut shown: Vec<VacancyId> = stands.iter().flat_map(|stand| stand.vacancies.clone()).collect();
    shown.sort_unstable();
    shown.dedup();
    let posts = db.list_vacancies(&shown).await?;
    let intents = db.list_fair_intents(fairs).await?;
    let people: BTreeSet<PersonId> = intents.iter().filter_map(|one| one.person).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let mut placements: HashMap<PersonId, Vec<Placement>> = HashMap::new();
    let mut ids: Vec<PlacementId> = Vec::new();
    for one in db.list_placements_of(&people).await? {
        ids.push(one.id);
        placements.entry(one.person).or_default().push(one);
    }
    Ok(Rows {
        stands,
        intents,
        visitors: db.count_visitors(fairs).await?,
        posts: posts
            .into_iter()
            .map(|vacancy| (vacancy.id, vacancy.headcount.unwrap_or(1)))
            .collect(),
        placements,
        heard: db.list_follow_ups(&ids).await?,
    })
}

impl Rows {
    fn sums(&self, fair: &Fair, as_of: NaiveDate) -> FairSums {
        let stands: Vec<&FairStand> = self.stands.iter().filter(|stand| stand.fair == fair.id).collect();
        let employers: HashSet<_> = stands.iter().map(|stand| stand.employer).collect();
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let shown: HashSet<VacancyId> = stands.iter().flat_map(|stand| stand.vacancies.clone()).collect();
        let (visitors, disabled) = self.visitors.get(&fair.id).copied().unwrap_or_default();
        let intents: Vec<&FairIntent> = self.intents.iter().filter(|one| one.fair == fair.id).collect();
        let hired = |one: &&&FairIntent| {
            let result = one.result.as_ref().map(|(result, ..)| *result);
            result == Some(domain::fair_intent::IntentResult::Hired)
        };
        FairSums {
            employers: count(employers.len()),
            stands: count(stands.len()),
            posts: shown.iter().filter_map(|id| self.posts.get(id)).sum(),
            visitors,
            disabled,
            intents: count(intents.len()),
            hired: count(intents.iter().filter(hired).count()),
            at_work: self.at_work(fair, &intents, as_of),
        }
    }

    /// People at work after so many days with an employer they met at the fair: each once.
    fn at_work(&self, fair: &Fair, intents: &[&FairIntent], as_of: NaiveDate) -> [u32; 3] {
        let mut people: HashMap<PersonId, [bool; 3]> = HashMap::new();
        for intent in intents {
            let stand = self.stands.iter().find(|stand| stand.id == intent.stand);
            let (Some(person), Some(stand)) = (intent.person, stand) else {
                continue;
            };
            for placement in self.placements.get(&person).into_iter().flatten() {
                let met = placement.employer == Some(stand.employer)
                    || (placement.lead.is_some() && placement.lead == intent.lead);
                let (from, until) = (fair.plan.held_on, dates::add_days(fair.plan.held_on, BEGINS_DAYS));
                if met && (from..=until).contains(&placement.work.started_on) {
                    let days = at_work(placement, &self.heard, as_of);
                    let known = people.entry(person).or_default();
                    *known = std::array::from_fn(|day| known[day] || days[day]);
                }
            }
        }
        let on = |day: usize| people.values().filter(|days| days[day]).count();
        [0, 1, 2].map(|day| u32::try_from(on(day)).unwrap_or(u32::MAX))
    }
}
