//! What is done with a case.

use super::{NOUN, may, problem, visit_months};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{PersonId, StartupId, StartupVisitId};
use domain::params::{NotSet, ParamKey, Params};
use domain::permission::Deed;
use domain::person::Person;
use domain::ports::{StartupDeed, StartupWish};
use domain::refusal::{Problem, Refusal};
use domain::rules::service_year::FounderService;
use domain::startup::{LoanStage, ServiceGiven, Startup, StartupEnd, StartupLoan, StartupVisit};
use domain::values::Fen;
use domain::visit::NeedKind;
use serde_json::json;
use store::Transaction;

/// Letters of a project, of what shows a service, and of a licence number.
const TEXT_MAX: usize = 60;
/// People of a business that was just founded, at most.
const WORKERS_MAX: u32 = 10_000;

impl Services {
    pub(super) async fn hear_startup_wish(
        &self,
        who: &Actor,
        id: PersonId,
        wish: StartupWish,
    ) -> Result<StartupId, Failure> {
        let mut change = self.db.begin().await?;
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Create, &person)?;
        let project = short("project", &wish.project)?;
        if project.is_empty() {
            return Err(problem("project", Problem::Required));
        }
        if wish.on > self.clock.today() {
            return Err(problem("on", Problem::OutOfRange));
        }
        change.hold_people(&[person.id]).await?;
        let known = change.list_startups_of(&[person.id]).await?;
        if known.iter().any(|one| one.ended.is_none()) {
            return Err(Refusal::UnderWay.into());
        }
        let startup = Startup {
            id: StartupId::new(self.ids.as_ref(), self.clock.now()),
            person: person.id,
            project,
            source: wish.source,
            intent_on: wish.on,
            diagnosed_on: None,
            services: Vec::new(),
            opened: None,
            ended: None,
            visits: Vec::new(),
            loan: None,
            version: 1,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_startup(&startup).await?;
        self.close_needs(&mut change, person.id, NeedKind::Startup)
            .await?;
        let detail = json!({ "source": wish.source });
        change
            .add_audit(&self.audit(who, "begin", NOUN, startup.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(startup.id)
    }

    pub(super) async fn move_startup_on(
        &self,
        who: &Actor,
        (id, version): (StartupId, u32),
        deed: StartupDeed,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let (mut startup, person) = self.startup_to_change(&mut change, who, (id, version)).await?;
        let params = change.list_policy_parameters().await?;
        let verb = self.apply_to_startup(who, (&mut startup, &person), deed, &params)?;
        if !change.move_startup(&startup).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "loan": startup.loan.as_ref().map(|loan| loan.stage) });
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        Ok(change.commit().await?)
    }

    async fn startup_to_change(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, version): (StartupId, u32),
    ) -> Result<(Startup, Person), Failure> {
        who.scope(Deed::Update, domain::permission::Function::Startup)?;
        let startup = change.find_startup(id).await?.ok_or(Refusal::NotFound)?;
        let person = change
            .find_person(startup.person)
            .await?
            .ok_or(Refusal::NotFound)?;
        may(who, Deed::Update, &person)?;
        if startup.version != version {
            return Err(Refusal::Changed.into());
        }
        Ok((startup, person))
    }

    /// Does it to the case, or says why not. Gives what the audit calls it.
    fn apply_to_startup(
        &self,
        who: &Actor,
        (one, person): (&mut Startup, &Person),
        deed: StartupDeed,
        params: &Params,
    ) -> Result<&'static str, Failure> {
        let today = self.clock.today();
        // A loan is paid back, and interest for it paid, after a business has ended too.
        let of_money = matches!(deed, StartupDeed::Lend(..) | StartupDeed::Subsidise(..));
        if one.ended.is_some() && !of_money {
            return Err(Refusal::Changed.into());
        }
        let come = |on: NaiveDate, since: NaiveDate| {
            if on < since || on > today {
                Err(problem("on", Problem::OutOfRange))
            } else {
                Ok(on)
            }
        };
        match deed {
            StartupDeed::Diagnose(on) => one.diagnosed_on = Some(come(on, one.intent_on)?),
            StartupDeed::Give(given) => {
                come(given.on, one.intent_on)?;
                give(one, &given)?;
            }
            StartupDeed::TakeBack(service) => one.services.retain(|given| given.service != service),
            StartupDeed::Open(on, licence) => {
                if one.diagnosed_on.is_none() {
                    return Err(Refusal::Changed.into());
                }
                one.opened = Some((come(on, one.intent_on)?, short("licence", &licence)?));
            }
            StartupDeed::Visit {
                months,
                on,
                running,
                workers,
            } => {
                let visit = StartupVisit {
                    id: StartupVisitId::new(self.ids.as_ref(), self.clock.now()),
                    months,
                    on: come(on, one.intent_on)?,
                    running,
                    workers,
                    by: who.label(),
                };
                keep_visit(one, visit, (person, params))?;
                return Ok("visit");
            }
            StartupDeed::End(on, cause) => one.ended = Some((come(on, one.intent_on)?, cause)),
            StartupDeed::Borrow(fen, on) => {
                come(on, one.intent_on)?;
                borrow(one, (fen, on), (who, person), params)?;
            }
            StartupDeed::Lend(stage, on) => {
                come(on, one.intent_on)?;
                lend(one, (stage, on), (who, person))?;
            }
            StartupDeed::Subsidise(fen, on) => {
                come(on, one.intent_on)?;
                subsidise(one, fen, (who, person))?;
                return Ok("subsidise");
            }
        }
        Ok("step")
    }
}

/// One visit for each month that is asked for; what does not run any more has ended.
fn keep_visit(
    one: &mut Startup,
    visit: StartupVisit,
    (person, params): (&Person, &Params),
) -> Result<(), Failure> {
    let Some((opened, _)) = one.opened.clone() else {
        return Err(Refusal::Changed.into());
    };
    if !visit_months(params, person.living_area, opened).contains(&visit.months) {
        return Err(problem("months", Problem::OutOfRange));
    }
    if visit.workers > WORKERS_MAX {
        return Err(problem("workers", Problem::OutOfRange));
    }
    if visit.on < opened {
        return Err(problem("on", Problem::OutOfRange));
    }
    if !visit.running {
        one.ended = Some((visit.on, StartupEnd::Failed));
    }
    one.visits.retain(|known| known.months != visit.months);
    one.visits.push(visit);
    Ok(())
}

/// Interest was paid for the founder of a loan that is out.
fn subsidise(one: &mut Startup, fen: Fen, (who, person): (&Actor, &Person)) -> Result<(), Failure> {
    may(who, Deed::Approve, person)?;
    let loan = one.loan.as_mut().filter(|loan| loan.stage.is_out());
    let loan = loan.ok_or(Refusal::Changed)?;
    if fen.0 <= 0 || fen > loan.fen {
        return Err(problem("fen", Problem::OutOfRange));
    }
    loan.subsidy = loan.subsidy.plus(fen);
    Ok(())
}

/// One of each; what was given before stands.
fn give(one: &mut Startup, given: &ServiceGiven) -> Result<(), Failure> {
    if one.has(given.service) {
        return Err(problem("service", Problem::Taken));
    }
    let evidence = short("evidence", &given.evidence)?;
    if evidence.is_empty() {
        return Err(problem("evidence", Problem::Required));
    }
    one.services.push(ServiceGiven {
        evidence,
        ..given.clone()
    });
    Ok(())
}

/// A loan is applied for, up to the most there is (R80); after a refusal it may be tried again.
fn borrow(
    one: &mut Startup,
    (fen, on): (Fen, NaiveDate),
    (who, person): (&Actor, &Person),
    params: &Params,
) -> Result<(), Failure> {
    let open = one
        .loan
        .as_ref()
        .is_some_and(|loan| loan.stage != LoanStage::Refused);
    if open || one.diagnosed_on.is_none() {
        return Err(Refusal::Changed.into());
    }
    let most = params.value(ParamKey::SmallFirmLoan, Some(person.living_area), on);
    let most = most.map_err(|NotSet(key)| Refusal::FigureNotSet { key })?;
    if fen.0 <= 0 || fen.0 > most {
        return Err(problem("fen", Problem::OutOfRange));
    }
    one.loan = Some(StartupLoan {
        fen,
        stage: LoanStage::Applied,
        on,
        applied_by: who.label(),
        subsidy: Fen(0),
    });
    Ok(())
}

/// The loan moves on, in order; nobody recommends what they applied for. What is granted is one of the five services.
fn lend(
    one: &mut Startup,
    (stage, on): (LoanStage, NaiveDate),
    (who, person): (&Actor, &Person),
) -> Result<(), Failure> {
    may(who, Deed::Approve, person)?;
    let loan = one.loan.as_mut().ok_or(Refusal::Changed)?;
    if !stage.may_follow(loan.stage) {
        return Err(Refusal::Changed.into());
    }
    if on < loan.on {
        return Err(problem("on", Problem::OutOfRange));
    }
    if stage == LoanStage::Recommended && loan.applied_by == who.label() {
        return Err(Refusal::FourEyes.into());
    }
    loan.stage = stage;
    loan.on = on;
    if stage == LoanStage::Granted && !one.has(FounderService::Loan) {
        one.services.push(ServiceGiven {
            service: FounderService::Loan,
            on,
            evidence: LoanStage::Granted.code().to_owned(),
        });
    }
    Ok(())
}

/// A short text without numbers of people.
fn short(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.chars().count() > TEXT_MAX {
        return Err(problem(field, Problem::TooLong));
    }
    if field != "licence" {
        without_number(field, text)?;
    }
    Ok(text.to_owned())
}
