//! Stands: employers apply, are vetted, get a number, change places.

use super::show::fair_vacancy;
use super::{LAST_DAY, STAND, may_run, reason_of, set_fair};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::employer::Employer;
use domain::fair::{Fair, FairStand, FairState, STANDS_MAX, StandNewsKind, StandState, Tradesman, numbers};
use domain::ids::{EmployerId, FairId, FairStandId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{FairVacancy, OwnStand, StandForm, StandVerdict};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::Vacancy;
use serde_json::json;
use std::collections::HashMap;
use store::{Connection, FairsWanted, Transaction};

/// Vacancies one employer shows at most.
const SHOWN_MAX: usize = 30;
/// Vacancies of an employer that are looked at.
const VACANCIES: u32 = 500;
/// Fairs an employer is shown.
const FAIRS: u32 = 50;

impl Services {
    pub(super) async fn stands_of_employer(&self, who: &Actor) -> Result<Vec<OwnStand>, Failure> {
        let employer = who.own_employer(Deed::Create, Function::EventPlan)?;
        let county = self.county_of_employer(employer).await?;
        let mut db = self.db.read().await?;
        let applied = db.list_fair_stands_of(employer).await?;
        let ahead = FairsWanted {
            area: county,
            from: self.clock.today(),
            until: LAST_DAY,
            kind: None,
            public: true,
            ahead: true,
            today: self.clock.today(),
            drafts_of: "",
        };
        let mut fairs = if county.is_some() {
            db.list_fairs(&ahead, 0, FAIRS).await?
        } else {
            Vec::new()
        };
        for stand in &applied {
            if !fairs.iter().any(|fair| fair.id == stand.fair) {
                fairs.extend(db.find_fair(stand.fair).await?);
            }
        }
        let lines = self.fair_lines(&mut db, &fairs).await?;
        let mut own = Vec::new();
        for (fair, line) in fairs.iter().zip(lines) {
            own.push(OwnStand {
                stand: applied.iter().find(|stand| stand.fair == fair.id).cloned(),
                is_over: fair.plan.held_on < self.clock.today(),
                changes: db.list_fair_changes(fair.id).await?,
                reason: fair.reason.clone(),
                fair: line,
            });
        }
        Ok(own)
    }

    pub(super) async fn form_of_stand(&self, who: &Actor, id: FairId) -> Result<StandForm, Failure> {
        let employer = who.own_employer(Deed::Create, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.filter(Fair::is_public);
        let fair = fair.ok_or(Refusal::NotFound)?;
        Ok(StandForm {
            place: self.area_book().await?.place(fair.plan.area),
            vacancies: self
                .open_vacancies_of(&mut db, employer)
                .await?
                .iter()
                .map(|vacancy| fair_vacancy(vacancy, true))
                .collect::<Vec<FairVacancy>>(),
            stand: db.find_fair_stand_of(id, employer).await?,
            is_listed: self.is_listed(&mut db, employer).await?,
            is_open: self.takes_employers(&fair),
            fair,
        })
    }

    /// The employer's vacancies that are open today.
    async fn open_vacancies_of(
        &self,
        db: &mut Connection,
        employer: EmployerId,
    ) -> Result<Vec<Vacancy>, Failure> {
        let fresh = self.fresh_days().await?;
        let today = self.clock.today();
        let mut all = db.list_vacancies_of(employer, VACANCIES).await?;
        all.retain(|vacancy| vacancy.is_open_on(today, fresh));
        Ok(all)
    }

    async fn is_listed(&self, db: &mut Connection, employer: EmployerId) -> Result<bool, Failure> {
        let today = self.clock.today();
        Ok(db.is_employer_listed(employer, today).await? || db.is_employer_abnormal(employer, today).await?)
    }

    fn takes_employers(&self, fair: &Fair) -> bool {
        fair.state.takes_employers() && fair.plan.held_on >= self.clock.today()
    }

    pub(super) async fn apply_with(
        &self,
        who: &Actor,
        id: FairId,
        vacancies: Vec<VacancyId>,
    ) -> Result<(), Failure> {
        let employer = who.own_employer(Deed::Create, Function::EventPlan)?;
        if vacancies.is_empty() {
            return Err(Refusal::field("vacancy", Problem::Required).into());
        }
        if vacancies.len() > SHOWN_MAX {
            return Err(Refusal::field("vacancy", Problem::TooLong).into());
        }
        let mut change = self.db.begin().await?;
        change.hold_fair(id).await?;
        let fair = change.find_fair(id).await?.filter(Fair::is_public);
        let mut fair = fair.ok_or(Refusal::NotFound)?;
        if !self.takes_employers(&fair) {
            return Err(Refusal::TooLate.into());
        }
        if self.is_listed(&mut change, employer).await? {
            return Err(Refusal::RuleNotMet.into());
        }
        let open = self.open_vacancies_of(&mut change, employer).await?;
        if !vacancies.iter().all(|id| open.iter().any(|one| one.id == *id)) {
            return Err(Refusal::field("vacancy", Problem::Wrong).into());
        }
        let before = change.find_fair_stand_of(id, employer).await?;
        let stand = match before {
            Some(mut stand) => {
                if !stand.state.is_approved() {
                    stand.state = StandState::Applied;
                }
                stand.vacancies = vacancies;
                stand.made_by = who.label();
                set_stand(&mut change, &stand).await?;
                stand
            }
            None => {
                self.add_stand(&mut change, who, (id, employer, vacancies))
                    .await?
            }
        };
        if fair.state == FairState::Announced {
            fair.become_state(FairState::Vetting)
                .map_err(|_| Refusal::Changed)?;
            set_fair(&mut change, &mut fair).await?;
        }
        let detail = json!({ "fair": id, "vacancies": stand.vacancies.len() });
        change
            .add_audit(&self.audit(who, "apply", STAND, stand.id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    async fn add_stand(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (fair, employer, vacancies): (FairId, EmployerId, Vec<VacancyId>),
    ) -> Result<FairStand, Failure> {
        let stand = FairStand {
            id: FairStandId::new(&*self.ids, self.clock.now()),
            fair,
            employer,
            vacancies,
            state: StandState::Applied,
            version: 1,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_fair_stand(&stand).await?;
        Ok(stand)
    }

    pub(super) async fn take_stand_back(&self, who: &Actor, id: FairId) -> Result<(), Failure> {
        let employer = who.own_employer(Deed::Create, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let fair = change.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        let stand = change.find_fair_stand_of(id, employer).await?;
        let mut stand = stand.ok_or(Refusal::NotFound)?;
        if !self.takes_employers(&fair) {
            return Err(Refusal::TooLate.into());
        }
        stand.state = StandState::Withdrawn;
        set_stand(&mut change, &stand).await?;
        let detail = json!({ "fair": id });
        change
            .add_audit(&self.audit(who, "withdraw", STAND, stand.id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn judge_employer(
        &self,
        who: &Actor,
        id: FairStandId,
        verdict: StandVerdict,
    ) -> Result<FairId, Failure> {
        let mut change = self.db.begin().await?;
        let (fair, mut stand) = stand_to_run(&mut change, who, id).await?;
        if !self.takes_employers(&fair) || stand.state == StandState::Withdrawn {
            return Err(Refusal::Changed.into());
        }
        let verb = match verdict {
            StandVerdict::Approve => {
                if self.is_listed(&mut change, stand.employer).await? {
                    return Err(Refusal::RuleNotMet.into());
                }
                let number = self.room_for(&mut change, (&fair, &stand)).await?;
                stand.state = StandState::Approved { number };
                "approve"
            }
            StandVerdict::Refuse(reason) => {
                stand.state = StandState::Refused {
                    reason: reason_of(&reason)?,
                };
                "refuse"
            }
        };
        set_stand(&mut change, &stand).await?;
        let news = news_of(&stand.state);
        self.tell_employers(&mut change, &[id], news).await?;
        let detail = json!({ "fair": fair.id });
        change
            .add_audit(&self.audit(who, verb, STAND, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(fair.id)
    }

    /// Lets one more come while there is a stand left. Once numbers were given, whoever comes late gets the lowest that is free.
    async fn room_for(
        &self,
        change: &mut Transaction,
        (fair, stand): (&Fair, &FairStand),
    ) -> Result<Option<u32>, Failure> {
        let others = change.list_fair_stands(&[fair.id]).await?;
        let others = others
            .iter()
            .filter(|one| one.id != stand.id && one.state.is_approved());
        let taken: Vec<Option<u32>> = others.map(|one| one.state.number()).collect();
        let stands = usize::try_from(fair.plan.stands).unwrap_or(usize::MAX);
        if stands > 0 && taken.len() >= stands {
            return Err(Refusal::field("stands", Problem::OutOfRange).into());
        }
        if fair.state != FairState::StandsAssigned {
            return Ok(stand.state.number());
        }
        let own = stand.state.number();
        // One more than are taken: one of them is free.
        let last = u32::try_from(taken.len()).unwrap_or(u32::MAX - 1) + 1;
        Ok(own.or_else(|| (1..=last).find(|number| !taken.contains(&Some(*number)))))
    }

    /// Gives a number to everybody who comes and has none: those of one trade side by side.
    pub(super) async fn number_stands(&self, change: &mut Transaction, fair: FairId) -> Result<(), Failure> {
        let mut stands = change.list_fair_stands(&[fair]).await?;
        stands.retain(|stand| stand.state.is_approved());
        let shown: Vec<VacancyId> = stands.iter().flat_map(|one| one.vacancies.clone()).collect();
        let vacancies = change.list_vacancies(&shown).await?;
        let trades: HashMap<VacancyId, &'static str> = vacancies
            .iter()
            .filter_map(|one| Some((one.id, one.trades.trades().next()?.key)))
            .collect();
        let kept: Vec<u32> = stands.iter().filter_map(|one| one.state.number()).collect();
        let new: Vec<Tradesman<'_>> = stands
            .iter()
            .filter(|stand| stand.state.number().is_none())
            .map(|stand| Tradesman {
                stand: stand.id,
                trade: usual(&stand.vacancies, &trades),
            })
            .collect();
        let given: HashMap<FairStandId, u32> = numbers(&new, &kept).into_iter().collect();
        for stand in &mut stands {
            if let Some(number) = given.get(&stand.id) {
                stand.state = StandState::Approved {
                    number: Some(*number),
                };
                set_stand(change, stand).await?;
            }
        }
        let told: Vec<FairStandId> = given.into_keys().collect();
        self.tell_employers(change, &told, StandNewsKind::Numbered).await
    }

    pub(super) async fn change_places(
        &self,
        who: &Actor,
        id: FairStandId,
        number: u32,
    ) -> Result<FairId, Failure> {
        let mut change = self.db.begin().await?;
        let (fair, stand) = stand_to_run(&mut change, who, id).await?;
        let most = if fair.plan.stands == 0 {
            STANDS_MAX
        } else {
            fair.plan.stands
        };
        if number == 0 || number > most {
            return Err(Refusal::field("number", Problem::OutOfRange).into());
        }
        if !stand.state.is_approved() || fair.state.is_held() || fair.state == FairState::Cancelled {
            return Err(Refusal::Changed.into());
        }
        let others = change.list_fair_stands(&[fair.id]).await?;
        let there = others
            .into_iter()
            .find(|one| one.id != id && one.state.number() == Some(number));
        let before = stand.state.number();
        let mut told = vec![id];
        if let Some(mut there) = there {
            told.push(there.id);
            there.state = StandState::Approved { number: None };
            set_stand(&mut change, &there).await?;
            there.version += 1;
            set_number(&mut change, stand, Some(number)).await?;
            set_number(&mut change, there, before).await?;
        } else {
            set_number(&mut change, stand, Some(number)).await?;
        }
        self.tell_employers(&mut change, &told, StandNewsKind::Numbered)
            .await?;
        let detail = json!({ "fair": fair.id, "number": number });
        change
            .add_audit(&self.audit(who, "move", STAND, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(fair.id)
    }

    /// The county of an employer, where it is known.
    async fn county_of_employer(
        &self,
        employer: EmployerId,
    ) -> Result<Option<domain::values::AreaCode>, Failure> {
        let found: Option<Employer> = self.db.find_employer(employer).await?;
        let area = found.and_then(|one| one.area);
        Ok(area.map(|area| area.at(domain::values::AreaLevel::County).unwrap_or(area)))
    }
}

/// What an employer is told of a decision.
const fn news_of(state: &StandState) -> StandNewsKind {
    match state {
        StandState::Approved { number: Some(_) } => StandNewsKind::Numbered,
        StandState::Approved { number: None } => StandNewsKind::Approved,
        _ => StandNewsKind::Refused,
    }
}

/// The trade of most vacancies of a stand; of several the first.
fn usual(shown: &[VacancyId], trades: &HashMap<VacancyId, &'static str>) -> &'static str {
    let of_stand: Vec<&'static str> = shown.iter().filter_map(|id| trades.get(id).copied()).collect();
    let often = |trade: &str| of_stand.iter().filter(|one| **one == trade).count();
    let mut best = "";
    for trade in &of_stand {
        if best.is_empty() || often(trade) > often(best) {
            best = trade;
        }
    }
    best
}

/// A stand of a fair that the asker runs, with the fair, which is held: nobody else takes the last stand meanwhile.
async fn stand_to_run(
    change: &mut Transaction,
    who: &Actor,
    id: FairStandId,
) -> Result<(Fair, FairStand), Failure> {
    who.scope(Deed::Update, Function::EventPlan)?;
    let known = change.find_fair_stand(id).await?.ok_or(Refusal::NotFound)?;
    change.hold_fair(known.fair).await?;
    let fair = change.find_fair(known.fair).await?.ok_or(Refusal::NotFound)?;
    may_run(who, &fair)?;
    let stand = change.find_fair_stand(id).await?.ok_or(Refusal::NotFound)?;
    Ok((fair, stand))
}

async fn set_number(
    change: &mut Transaction,
    mut stand: FairStand,
    number: Option<u32>,
) -> Result<(), Failure> {
    stand.state = StandState::Approved { number };
    set_stand(change, &stand).await
}

/// Writes a stand, unless somebody was faster.
async fn set_stand(change: &mut Transaction, stand: &FairStand) -> Result<(), Failure> {
    let is_set = change.set_fair_stand(stand).await?;
    Ok(is_set.then_some(()).ok_or(Refusal::Changed)?)
}
