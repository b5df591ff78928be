//! What a round looks at: people due and what they lack, open vacancies and what they can take, and who was told what.

use super::RoundRequest;
use crate::explain::FitDay;
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::erasure::is_nobody;
use domain::fit::{Declined, Offer, Seeker};
use domain::ids::{EmployerId, PersonId, RoundId, VacancyId};
use domain::lead::{DeclineReason, RoundKind};
use domain::params::ParamKey;
use domain::person::Person;
use domain::rules::lead::leads_due_by;
use domain::vacancy::Vacancy;
use matching::population::{Applicant, Opening, Population};
use std::collections::{BTreeSet, HashMap};
use store::Connection;

/// Everything read for one round; positions are shared between the lists.
pub struct Gathered {
    /// People due, in order of number.
    pub people: Vec<Person>,
    /// The same, as fit sees them.
    pub seekers: Vec<Seeker>,
    /// Leads owed to each of them in the year, or by the end of the month.
    pub owed: u32,
    /// Leads each of them lacks.
    pub needs: Vec<u32>,
    /// Open vacancies, in order of number.
    pub vacancies: Vec<Vacancy>,
    /// The same, as fit sees them.
    pub offers: Vec<Offer>,
    /// Pushes per opening in force.
    pub per_opening: u32,
    /// The day and its figures.
    pub day: FitDay,
    /// The compiled population.
    pub population: Population,
    /// The round that was the latest when this was read.
    pub latest_round: Option<RoundId>,
    /// Prices of that round by vacancy, for a warm start.
    pub prices: Option<Vec<f64>>,
}

impl Services {
    /// Reads one consistent state of the store and compiles it.
    pub(super) async fn gather(&self, request: &RoundRequest) -> Result<Gathered, Failure> {
        let today = self.clock.today();
        if request.year != today.year() {
            return Err(Failure::message(format!(
                "The day a lead is delivered decides the year it counts in: a round for {} is run on a day of {0}, not on \
                 {today}. Name such a day with --as-of.",
                request.year
            )));
        }
        let params = self.params().await?;
        let per_opening = match request.per_opening {
            Some(given) => given,
            None => params.general(ParamKey::PushesPerOpening, today)?.max(0) as u32,
        };
        let owed = match request.kind {
            RoundKind::Year => params.general(ParamKey::LeadsPerYear, today)?.max(0) as u32,
            RoundKind::Month | RoundKind::Day => leads_due_by(today.month(), &params, today)?,
        };
        let day = FitDay::new(params, today)?;
        let mut read = self.db.snapshot().await?;
        let latest = read.find_latest_round(None, None).await?;
        let mut people = people_due(&mut read, request, &day).await?;
        let rested = self.rested_employers(&mut read).await?;
        let mut vacancies = vacancies_open(&mut read, &day).await?;
        vacancies.retain(|vacancy| !rested.contains(&vacancy.employer));
        let position: HashMap<VacancyId, u32> = (0..)
            .zip(&vacancies)
            .map(|(at, vacancy)| (vacancy.id, at))
            .collect();
        let given = leads_given(&mut read, request, |vacancy| position.contains_key(&vacancy)).await?;
        if request.kind == RoundKind::Day {
            people.retain(|person| given.get(&person.id).is_none_or(|given| *given < owed));
        }
        let told = told_before(&mut read, request, &position).await?;
        let declines = read.list_declines(request.area).await?;
        let unwanted = declined_offers(&mut read, &declines, &day).await?;
        let pushes: HashMap<VacancyId, u32> = read.count_open_pushes().await?.into_iter().collect();
        drop(read);

        let offers: Vec<Offer> = vacancies
            .iter()
            .map(|vacancy| day.offer(vacancy, false))
            .collect();
        let needs: Vec<u32> = people
            .iter()
            .map(|person| owed.saturating_sub(given.get(&person.id).copied().unwrap_or(0)))
            .collect();
        let seekers = seekers(&people, &declines, &unwanted);
        let applicants = seekers
            .iter()
            .zip(&people)
            .zip(&needs)
            .map(|((seeker, person), need)| Applicant {
                seeker: seeker.clone(),
                need: *need,
                told: told.get(&person.id).cloned().unwrap_or_default(),
            });
        let openings = offers.iter().zip(&vacancies).map(|(offer, vacancy)| Opening {
            offer: offer.clone(),
            pushes_open: pushes.get(&vacancy.id).copied().unwrap_or(0),
        });
        let population = Population::new(applicants.collect(), openings.collect(), today, day.figures);
        let prices = latest
            .as_ref()
            .and_then(|round| kept_prices(&round.summary, &vacancies));
        let latest_round = latest.map(|round| round.id);
        Ok(Gathered {
            people,
            seekers,
            owed,
            needs,
            vacancies,
            offers,
            per_opening,
            day,
            population,
            latest_round,
            prices,
        })
    }

    /// One person as fit sees them, with what they declined.
    pub(crate) async fn seeker(&self, person: &Person, day: &FitDay) -> Result<Seeker, Failure> {
        let mut read = self.db.read().await?;
        let mut declines = read.list_declines(Some(person.living_area)).await?;
        declines.retain(|(id, ..)| *id == person.id);
        let unwanted = declined_offers(&mut read, &declines, day).await?;
        let one = seekers(std::slice::from_ref(person), &declines, &unwanted).pop();
        Ok(one.unwrap_or_else(|| Seeker::from(person)))
    }
}

async fn people_due(
    read: &mut Connection,
    request: &RoundRequest,
    day: &FitDay,
) -> Result<Vec<Person>, Failure> {
    let mut people = read.list_people_in_area(request.area).await?;
    let is_due = |person: &Person| person.is_due_in_year(request.year, day.on, day.due_ages);
    people.retain(|person| is_due(person) && !is_nobody(person));
    // Whoever began to work is told of nothing more until the work ends.
    let placed: BTreeSet<PersonId> = read.list_people_placed().await?.into_iter().collect();
    people.retain(|person| !placed.contains(&person.id));
    people.sort_by(|a, b| a.no.cmp(&b.no));
    Ok(people)
}

async fn vacancies_open(read: &mut Connection, day: &FitDay) -> Result<Vec<Vacancy>, Failure> {
    let listed: BTreeSet<EmployerId> = read
        .list_blacklisted_employers()
        .await?
        .into_iter()
        .map(|employer| employer.id)
        .collect();
    let mut vacancies = read
        .list_open_vacancies(day.on, u32::from(day.figures.fresh_days))
        .await?;
    vacancies.retain(|vacancy| !listed.contains(&vacancy.employer));
    vacancies.sort_by(|a, b| a.no.cmp(&b.no));
    Ok(vacancies)
}

/// Leads that count in the year, and those on their way whose vacancy is still open. Those on their way are read first:
/// one that arrives between the two readings is then counted twice, and never left out.
pub(super) async fn leads_given(
    read: &mut Connection,
    request: &RoundRequest,
    is_open: impl Fn(VacancyId) -> bool,
) -> Result<HashMap<PersonId, u32>, Failure> {
    let mut given: HashMap<PersonId, u32> = HashMap::new();
    for lead in read.list_undelivered_leads(request.area).await? {
        if lead.state.is_open() && is_open(lead.vacancy) {
            *given.entry(lead.person).or_default() += 1;
        }
    }
    let last = NaiveDate::from_ymd_opt(request.year, 12, 31).unwrap_or_default();
    for count in read
        .count_leads_by_person(request.area, request.year, last)
        .await?
    {
        *given.entry(count.person).or_default() += count.counted;
    }
    Ok(given)
}

/// Positions of the vacancies each person was told of before: never a second time.
async fn told_before(
    read: &mut Connection,
    request: &RoundRequest,
    position: &HashMap<VacancyId, u32>,
) -> Result<HashMap<PersonId, Vec<u32>>, Failure> {
    let mut told: HashMap<PersonId, Vec<u32>> = HashMap::new();
    for (person, vacancy) in read.list_offered_pairs(request.area).await? {
        if let Some(at) = position.get(&vacancy) {
            told.entry(person).or_default().push(*at);
        }
    }
    Ok(told)
}

type Decline = (PersonId, VacancyId, DeclineReason);

/// What was declined, open or long gone: nobody changes their mind because a vacancy closed.
async fn declined_offers(
    read: &mut Connection,
    declines: &[Decline],
    day: &FitDay,
) -> Result<HashMap<VacancyId, Offer>, Failure> {
    let ids: BTreeSet<VacancyId> = declines.iter().map(|(_, vacancy, _)| *vacancy).collect();
    let vacancies = read.list_vacancies(&ids.into_iter().collect::<Vec<_>>()).await?;
    let offer = |vacancy: &Vacancy| (vacancy.id, day.offer(vacancy, false));
    Ok(vacancies.iter().map(offer).collect())
}

fn seekers(people: &[Person], declines: &[Decline], unwanted: &HashMap<VacancyId, Offer>) -> Vec<Seeker> {
    let place: HashMap<PersonId, usize> = people
        .iter()
        .enumerate()
        .map(|(at, person)| (person.id, at))
        .collect();
    let mut seekers: Vec<Seeker> = people.iter().map(Seeker::from).collect();
    for (person, vacancy, reason) in declines {
        let (Some(at), Some(offer)) = (place.get(person), unwanted.get(vacancy)) else {
            continue;
        };
        let known = remember(&seekers[*at], *reason, offer);
        seekers[*at].declined = known;
    }
    seekers
}

/// Adds one refusal to what is known of a person.
fn remember(seeker: &Seeker, reason: DeclineReason, offer: &Offer) -> Declined {
    let declined = seeker.declined;
    let metres = seeker
        .point
        .zip(offer.point)
        .map(|(home, work)| home.metres_to(work));
    match reason {
        DeclineReason::TooFar => {
            let nearest = [declined.too_far_metres, metres].into_iter().flatten().min();
            Declined {
                too_far_metres: nearest,
                ..declined
            }
        }
        DeclineReason::Pay => Declined {
            too_low: declined.too_low.max(offer.wage_high.or(offer.wage_low)),
            ..declined
        },
        DeclineReason::CannotDo => Declined {
            trades: declined.trades.union(offer.trades),
            ..declined
        },
        _ => declined,
    }
}

/// Prices kept with a round, in the order of these vacancies; new ones begin at zero.
fn kept_prices(summary: &serde_json::Value, vacancies: &[Vacancy]) -> Option<Vec<f64>> {
    let prices = summary.get("prices")?.as_object()?;
    let price = |vacancy: &Vacancy| {
        prices
            .get(&vacancy.no)
            .and_then(serde_json::Value::as_f64)
            .unwrap_or(0.0)
    };
    Some(vacancies.iter().map(price).collect())
}
