//! Invitations by fit: whom at least one vacancy of the fair fits, who lives near enough, and to whom the venue is open. Counted first,
//! sent when the count is still what was seen.

use super::{NOUN, may_run};
use crate::explain::FitDay;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::erasure::is_nobody;
use domain::fair::{Fair, FairKind, FairNewsKind, FairRegistration, RegistrationWay, unfit_for};
use domain::fit::{Offer, Seeker, eligible, score};
use domain::ids::{EmployerId, FairId, PersonId, VacancyId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{Category, Person};
use domain::ports::{InvitePreview, InviteWish, Invited};
use domain::refusal::Refusal;
use domain::values::{AreaLevel, Point};
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use store::Connection;

/// Metres in a kilometre.
const KM: u32 = 1_000;

/// Everything an invitation looks at.
struct Gathering {
    fair: Fair,
    people: Vec<Person>,
    offers: Vec<Offer>,
    day: FitDay,
    venue: Option<Point>,
    reach_km: u32,
    known: u32,
}

/// Who is sorted where.
#[derive(Default)]
struct Sorted {
    /// By how well the best vacancy fits, the best first.
    fitting: Vec<(u16, PersonId)>,
    too_far: u32,
    steps: u32,
}

impl Services {
    pub(super) async fn preview_invitation(&self, who: &Actor, id: FairId) -> Result<InvitePreview, Failure> {
        let mut db = self.db.read().await?;
        let gathering = self.gather_for_fair(&mut db, who, id).await?;
        let sorted = gathering.sort();
        let ids: BTreeSet<PersonId> = sorted.fitting.iter().map(|(_, id)| *id).collect();
        let people: Vec<Person> = gathering
            .people
            .iter()
            .filter(|person| ids.contains(&person.id))
            .cloned()
            .collect();
        let params = db.list_policy_parameters().await?;
        let unreached = self.unreached(&mut db, &people, &params).await?;
        let fair = gathering.fair;
        Ok(InvitePreview {
            vacancies: count(gathering.offers.len()),
            people: count(gathering.people.len()),
            fitting: count(ids.len()),
            too_far: sorted.too_far,
            steps: sorted.steps,
            known: gathering.known,
            in_person: count(unreached.len()),
            reach_km: gathering.reach_km,
            version: fair.version,
            is_open: fair.takes_people(self.clock.today()),
            fair,
        })
    }

    pub(super) async fn send_invitations(
        &self,
        who: &Actor,
        id: FairId,
        wish: InviteWish,
    ) -> Result<Invited, Failure> {
        let mut change = self.db.begin().await?;
        change.hold_fair(id).await?;
        let gathering = self.gather_for_fair(&mut change, who, id).await?;
        if !gathering.fair.takes_people(self.clock.today()) {
            return Err(Refusal::TooLate.into());
        }
        let mut fitting = gathering.sort().fitting;
        if count(fitting.len()) != wish.seen {
            return Err(Refusal::Changed.into());
        }
        let most = wish
            .most
            .map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        fitting.truncate(most);
        let people: Vec<PersonId> = fitting.into_iter().map(|(_, id)| id).collect();
        let now = self.clock.now();
        let invited: Vec<FairRegistration> = people
            .iter()
            .map(|person| FairRegistration {
                invited_at: Some(now),
                ..self.new_registration(who, (id, Some(*person)), RegistrationWay::Invitation)
            })
            .collect();
        change.add_fair_registrations(&invited).await?;
        let unreached = self
            .tell_people(&mut change, id, (&people, FairNewsKind::Invited))
            .await?;
        let detail = json!({ "people": people.len() });
        change
            .add_audit(&self.audit(who, "invite", NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(Invited {
            people: count(people.len()),
            in_person: count(unreached.len()),
        })
    }

    /// The people of the county of a fair who may be told of work, have none that the county knows of, and were not invited before; and
    /// what is shown there.
    async fn gather_for_fair(
        &self,
        db: &mut Connection,
        who: &Actor,
        id: FairId,
    ) -> Result<Gathering, Failure> {
        who.scope(Deed::Update, Function::EventPlan)?;
        let fair = db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_run(who, &fair)?;
        let today = self.clock.today();
        let params = db.list_policy_parameters().await?;
        let reach_km = params.general(ParamKey::FairReachKm, today)?;
        let day = FitDay::new(params, today)?;
        let offers = self.offers_of_fair(db, (&fair, &day)).await?;
        let county = fair.plan.area.at(AreaLevel::County).unwrap_or(fair.plan.area);
        let mut people = db.list_people_in_area(Some(county)).await?;
        let placed: BTreeSet<PersonId> = db.list_people_placed().await?.into_iter().collect();
        let known = db.list_fair_registrations(id).await?;
        let known: BTreeSet<PersonId> = known.into_iter().filter_map(|one| one.person).collect();
        let is_for = |person: &Person| {
            fair.plan.kind != FairKind::Disability || person.categories.has(Category::PersonWithDisability)
        };
        people.retain(|person| {
            person.may_be_told_on(today)
                && !is_nobody(person)
                && is_for(person)
                && !placed.contains(&person.id)
                && !known.contains(&person.id)
        });
        let book = self.area_book().await?;
        Ok(Gathering {
            venue: fair
                .plan
                .point
                .or_else(|| book.find(fair.plan.area)?.point)
                .filter(|_| fair.plan.needs_a_place()),
            reach_km: u32::try_from(reach_km).unwrap_or(0),
            known: count(known.len()),
            fair,
            people,
            offers,
            day,
        })
    }

    /// What is shown by employers who come, and open.
    async fn offers_of_fair(
        &self,
        db: &mut Connection,
        (fair, day): (&Fair, &FitDay),
    ) -> Result<Vec<Offer>, Failure> {
        let stands = db.list_fair_stands(&[fair.id]).await?;
        let shown: Vec<VacancyId> = stands
            .iter()
            .filter(|stand| stand.state.is_approved())
            .flat_map(|stand| stand.vacancies.clone())
            .collect();
        let listed: BTreeSet<EmployerId> = self.blacklisted_employers().await?;
        let fresh = u32::from(day.figures.fresh_days);
        let vacancies = db.list_vacancies(&shown).await?;
        Ok(vacancies
            .iter()
            .filter(|vacancy| vacancy.is_open_on(day.on, fresh) && !listed.contains(&vacancy.employer))
            .map(|vacancy| day.offer(vacancy, false))
            .collect())
    }
}

impl Gathering {
    fn sort(&self) -> Sorted {
        let mut sorted = Sorted::default();
        for person in &self.people {
            let Some(best) = self.best_fit(person) else {
                continue;
            };
            if !self.is_near(person) {
                sorted.too_far += 1;
            } else if unfit_for(person.functions, &self.fair.plan.access).is_some() {
                sorted.steps += 1;
            } else {
                sorted.fitting.push((best, person.id));
            }
        }
        sorted.fitting.sort_by_key(|(score, id)| (Reverse(*score), *id));
        sorted
    }

    /// How well the best of the vacancies fits; `None` when none may be told.
    fn best_fit(&self, person: &Person) -> Option<u16> {
        let seeker = Seeker::from(person);
        let (on, figures) = (self.day.on, &self.day.figures);
        self.offers
            .iter()
            .filter(|offer| eligible(&seeker, offer, on, figures))
            .map(|offer| score(&seeker, offer, on, figures).total)
            .max()
    }

    /// Whether the way to the venue is no longer than people go for a day. Of whom nobody knows where they live nothing is guessed.
    fn is_near(&self, person: &Person) -> bool {
        match (self.venue, person.point) {
            (Some(venue), Some(home)) => venue.metres_to(home) <= self.reach_km * KM,
            _ => true,
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
