//! Applications: made, laid beside the conditions, hung out, and the post that somebody gets with its contract.

use super::{TENURE, may_check, may_grant, may_read, other_than, reason_of};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::{PersonId, PublicPostId, TenureId, VacancyId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::{
    Contract, ContractPaper, IntroducedBy, PlacementDraft, PlacementState, Work, WorkHours,
};
use domain::ports::TenureStep;
use domain::public_post::{PostKind, PostState, PublicPost, Screened, Tenure, TenureState, Terms, screen};
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde_json::json;
use store::{Connection, Transaction};

/// What stands in a contract of somebody who gets a post.
struct Appointed {
    started_on: NaiveDate,
    months: u16,
    filing_no: String,
    insured_from: Option<NaiveDate>,
    hours: WorkHours,
}

impl Services {
    pub(crate) async fn apply_for_post(
        &self,
        who: &Actor,
        id: PublicPostId,
        person_no: Option<&str>,
    ) -> Result<(), Failure> {
        let own = if person_no.is_none() {
            Some(who.own_person(Deed::Create, Function::PublicPost)?)
        } else {
            who.scope(Deed::Create, Function::PublicPost)?;
            None
        };
        let mut change = self.db.begin().await?;
        let post = change.find_public_post(id).await?.ok_or(Refusal::NotFound)?;
        let person = self
            .applicant(&mut change, who, (own, &post, person_no.unwrap_or_default()))
            .await?;
        if !matches!(post.state, PostState::Recruiting { .. }) {
            return Err(Refusal::VacancyClosed.into());
        }
        change.hold_people(&[person.id]).await?;
        let before = change.list_tenures_of(person.id).await?;
        if before.iter().any(|one| one.post == id && !one.state.is_over()) {
            return Err(Refusal::UnderWay.into());
        }
        let tenure = Tenure {
            id: TenureId::new(&*self.ids, self.clock.now()),
            post: id,
            person: person.id,
            applied_by: who.label(),
            applied_at: self.clock.now(),
            screened_by: None,
            retires_late: false,
            state: TenureState::Applied,
        };
        change.add_tenure(&tenure).await?;
        let detail = json!({ "post": id, "person": person.id });
        change
            .add_audit(&self.audit(who, "apply", TENURE, tenure.id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn open_post_of(
        &self,
        _who: &Actor,
        vacancy: VacancyId,
    ) -> Result<Option<PublicPostId>, Failure> {
        let post = self.db.find_public_post_of(vacancy).await?;
        Ok(post
            .filter(|post| matches!(post.state, PostState::Recruiting { .. }))
            .map(|post| post.id))
    }

    /// Who applies: the asker, or whom staff name by their number.
    async fn applicant(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (own, post, no): (Option<PersonId>, &PublicPost, &str),
    ) -> Result<Person, Failure> {
        if let Some(own) = own {
            return Ok(change.find_person(own).await?.ok_or(Refusal::NotFound)?);
        }
        may_read(who, post)?;
        let unknown = Refusal::field("person_no", Problem::Wrong);
        let found = change.find_person_by_no(no.trim()).await?;
        let person = found.ok_or_else(|| unknown.clone())?;
        who.may_read_person(&person).map_err(|_| unknown)?;
        Ok(person)
    }

    /// What the conditions say of somebody today.
    pub(super) async fn screened(
        &self,
        db: &mut Connection,
        (person, post): (&Person, &PublicPost),
        retires_late: bool,
    ) -> Result<Screened, Failure> {
        let placements = db.list_placements_of(&[person.id]).await?;
        let works = placements.iter().any(|one| one.state == PlacementState::Working);
        let paid = self.months_paid(db, person.id).await?;
        let params = db.list_policy_parameters().await?;
        let today = self.clock.today();
        let local = params.of_area(post.need.area, today);
        Ok(screen(
            person,
            (post.need.kind, post.need.basis),
            (works, paid, retires_late),
            (&local, today),
        )?)
    }

    /// For how many months somebody was paid for a post, whichever (R40).
    pub(super) async fn months_paid(&self, db: &mut Connection, person: PersonId) -> Result<u32, Failure> {
        let tenures = db.list_tenures_of(person).await?;
        let ids: Vec<TenureId> = tenures.iter().map(|one| one.id).collect();
        let payments = db.list_post_payments(&ids).await?;
        let months: std::collections::BTreeSet<NaiveDate> = payments
            .iter()
            .filter(|one| one.amount.0 > 0)
            .map(|one| one.month)
            .collect();
        Ok(months.len() as u32)
    }

    pub(super) async fn step_of_tenure(
        &self,
        who: &Actor,
        id: TenureId,
        step: TenureStep,
    ) -> Result<PublicPostId, Failure> {
        let deed = match step {
            TenureStep::TakeBack => Deed::Create,
            _ => Deed::Approve,
        };
        who.scope(deed, Function::PublicPost)?;
        let mut change = self.db.begin().await?;
        let mut tenure = change.find_tenure(id).await?.ok_or(Refusal::NotFound)?;
        let post = change.find_public_post(tenure.post).await?;
        let post = post.ok_or(Refusal::NotFound)?;
        may_read(who, &post)?;
        let person = change.find_person(tenure.person).await?;
        let person = person.ok_or(Refusal::NotFound)?;
        if self.is_kin(&mut change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        change.hold_people(&[person.id]).await?;
        let was = tenure.state.code();
        let verb = self
            .take_tenure_step(&mut change, who, (&post, &person, &mut tenure), step)
            .await?;
        if !change.set_tenure(&tenure, was).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "post": post.id, "person": person.id, "state": tenure.state.code() });
        change
            .add_audit(&self.audit(who, verb, TENURE, id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        change.commit().await?;
        Ok(post.id)
    }

    async fn take_tenure_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (post, person, tenure): (&PublicPost, &Person, &mut Tenure),
        step: TenureStep,
    ) -> Result<&'static str, Failure> {
        let area = post.need.area;
        let taken = match step {
            TenureStep::Pass { retires_late } => {
                may_check(who, area)?;
                other_than(who, &[&tenure.applied_by])?;
                if !self
                    .screened(change, (person, post), retires_late)
                    .await?
                    .passes()
                {
                    return Err(Refusal::RuleNotMet.into());
                }
                tenure.retires_late = retires_late;
                let days = self.days_of_notice(post).await?;
                tenure.pass(who.label(), days).map(|()| "screen")
            }
            TenureStep::Refuse(reason) => {
                may_check(who, area)?;
                tenure.refuse(reason_of(&reason)?).map(|()| "refuse")
            }
            TenureStep::HangAgain => {
                may_check(who, area)?;
                tenure
                    .hang_again(self.days_of_notice(post).await?)
                    .map(|()| "hang_again")
            }
            TenureStep::Appoint {
                started_on,
                months,
                filing_no,
                insured_from,
                hours,
            } => {
                may_grant(who, area)?;
                let screened_by = tenure.screened_by.clone().unwrap_or_default();
                other_than(who, &[&tenure.applied_by, &screened_by])?;
                let work = Appointed {
                    started_on,
                    months,
                    filing_no,
                    insured_from,
                    hours,
                };
                let terms = self.appoint(change, who, (post, person, tenure), work).await?;
                tenure.appoint(terms, self.clock.today()).map(|()| "appoint")
            }
            TenureStep::Notice { on, reason } => {
                may_check(who, area)?;
                Self::check_last_day(tenure, on)?;
                tenure.give_notice(on, reason).map(|()| "notice")
            }
            TenureStep::Stay => {
                may_check(who, area)?;
                tenure.stay().map(|()| "stay")
            }
            TenureStep::TakeBack => {
                who.may_read_person(person)?;
                if tenure.state.terms().is_some() {
                    return Err(Refusal::Changed.into());
                }
                tenure.take_back().map(|()| "take_back")
            }
        };
        Ok(taken.map_err(|_| Refusal::Changed)?)
    }

    /// The days a name hangs out: those after today, as many as the figure says (R14).
    async fn days_of_notice(&self, post: &PublicPost) -> Result<(NaiveDate, NaiveDate), Failure> {
        let today = self.clock.today();
        let params = self.params().await?;
        let days = params.value(ParamKey::NoticeDays, Some(post.need.area), today)?;
        let last = dates::add_days(today, u64::try_from(days).unwrap_or(0).max(1));
        Ok((today, last))
    }

    /// A last day lies in the time of the post: not before its first day, not after the one that was planned.
    fn check_last_day(tenure: &Tenure, on: NaiveDate) -> Result<(), Refusal> {
        let terms = tenure.state.terms().ok_or(Refusal::Changed)?;
        if on < terms.started_on || on > terms.planned_end {
            return Err(Refusal::field("on", Problem::OutOfRange));
        }
        Ok(())
    }

    /// The placement arises with its contract, and everything a placement causes.
    async fn appoint(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (post, person, tenure): (&PublicPost, &Person, &Tenure),
        work: Appointed,
    ) -> Result<Terms, Failure> {
        let today = self.clock.today();
        if !tenure.may_be_appointed(today) {
            return Err(Refusal::Changed.into());
        }
        let PostState::Recruiting { vacancy, .. } = post.state else {
            return Err(Refusal::VacancyClosed.into());
        };
        let vacancy = change.find_vacancy(vacancy).await?.ok_or(Refusal::NotFound)?;
        if vacancy.openings_left() == 0 {
            return Err(Refusal::VacancyClosed.into());
        }
        let screened = self.screened(change, (person, post), tenure.retires_late).await?;
        if !screened.passes() {
            return Err(Refusal::RuleNotMet.into());
        }
        self.check_contract(post.need.kind, &work, screened.months_left)
            .await?;
        let draft = PlacementDraft {
            lead: None,
            vacancy_no: vacancy.no,
            employer_name: String::new(),
            uscc: None,
            work: Work {
                started_on: work.started_on,
                kind: post.need.kind.vacancy(),
                hours: work.hours,
                contract: Contract {
                    paper: ContractPaper::LabourContract,
                    months: Some(work.months),
                    filing_no: work.filing_no,
                },
                insured_from: work.insured_from,
                monthly: Some(post.need.monthly),
                introduced_by: IntroducedBy::Town,
            },
            overlap: None,
            proposal: None,
        };
        let record = self.record_of_file(change, who, Deed::Read, person.id).await?;
        let placement = self.enter_placement_in(change, who, (record, &draft)).await?;
        Ok(Terms::new(
            placement,
            work.started_on,
            u32::from(work.months),
            screened.months_left,
        ))
    }

    /// R100, P7: a public-welfare post takes a labour contract of a year with insurance; no contract is longer than what may be
    /// paid (R40).
    async fn check_contract(&self, kind: PostKind, work: &Appointed, left: u32) -> Result<(), Failure> {
        let params = self.params().await?;
        let year = params.general(ParamKey::ContractYearMonths, self.clock.today())?;
        let months = u32::from(work.months);
        let too_short = kind == PostKind::PublicWelfare && i64::from(months) < year;
        if months == 0 || months > left || too_short {
            return Err(Refusal::field("months", Problem::OutOfRange).into());
        }
        if kind == PostKind::PublicWelfare && work.insured_from.is_none() {
            return Err(Refusal::field("insured_from", Problem::Required).into());
        }
        Ok(())
    }
}
