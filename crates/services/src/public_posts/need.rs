//! The need: filed, looked at by the township, granted by the county; the vacancy arises from it.

use super::{NOUN, may_check, may_grant, may_read, other_than, reason_of};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::employer::Employer;
use domain::fit::Functions;
use domain::ids::{EmployerId, PublicPostId, VacancyId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{Category, CategorySet};
use domain::ports::{NeedPage, NeedWish, PostStep};
use domain::posting::usual_demands;
use domain::public_post::{Approval, ELIGIBLE, Need, PostBasis, PostKind, PostState, PublicPost, SEATS_MAX};
use domain::refusal::{Problem, Refusal};
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyState, Wage, WageUnit};
use domain::values::{AreaLevel, Fen, SocialCreditCode, dates};
use serde_json::json;
use store::Transaction;

/// Letters of the name of who has the work done.
const NAME: usize = 100;
/// Months a post without free seats stays findable after its last touch.
const OPEN_MONTHS: u32 = 12;

impl Services {
    pub(super) async fn form_of_need(
        &self,
        who: &Actor,
        mends: Option<PublicPostId>,
    ) -> Result<NeedPage, Failure> {
        let (area, firm) = self.begins_from(who, Function::PublicPost).await?;
        let before = match mends {
            None => None,
            Some(id) => {
                let post = self.db.find_public_post(id).await?.ok_or(Refusal::NotFound)?;
                may_mend(who, &post)?;
                Some(post)
            }
        };
        Ok(NeedPage {
            places: self.places_for(who, area).await?,
            firm,
            before,
        })
    }

    pub(crate) async fn keep_need(&self, who: &Actor, wish: NeedWish) -> Result<PublicPostId, Failure> {
        let (usual, _) = self.begins_from(who, Function::PublicPost).await?;
        let area = wish.need.area;
        match who {
            Actor::Employer { .. } => {
                let county = usual.at(AreaLevel::County).unwrap_or(usual);
                if !county.contains(area) {
                    return Err(Refusal::field("area", Problem::OutOfRange).into());
                }
            }
            _ => who
                .may(Deed::Create, Function::PublicPost, area)
                .map_err(|refusal| match refusal {
                    Refusal::NotFound => Refusal::field("area", Problem::OutOfRange),
                    other => other,
                })?,
        }
        let minimum = self
            .params()
            .await?
            .value(ParamKey::MinimumWage, Some(area), self.clock.today());
        let problems = wish.need.problems(minimum.ok().map(Fen));
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let mut change = self.db.begin().await?;
        let (id, verb) = match wish.mends {
            Some(id) => {
                let mut post = change.find_public_post(id).await?.ok_or(Refusal::NotFound)?;
                may_mend(who, &post)?;
                post.mend(wish.need).map_err(|_| Refusal::Changed)?;
                set_post(&mut change, &post).await?;
                (id, "mend")
            }
            None => (self.begin_post(&mut change, who, wish).await?, "file"),
        };
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(id)
    }

    async fn begin_post(
        &self,
        change: &mut Transaction,
        who: &Actor,
        wish: NeedWish,
    ) -> Result<PublicPostId, Failure> {
        let employer = match who {
            Actor::Employer { employer, .. } => *employer,
            _ => self.firm_of_need(change, &wish).await?,
        };
        let post = PublicPost {
            id: PublicPostId::new(&*self.ids, self.clock.now()),
            employer,
            need: wish.need,
            state: PostState::Filed,
            version: 1,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_public_post(&post).await?;
        Ok(post.id)
    }

    /// Who has the work done, as staff name them: known by the code, or kept now.
    async fn firm_of_need(&self, change: &mut Transaction, wish: &NeedWish) -> Result<EmployerId, Failure> {
        let uscc = SocialCreditCode::parse(wish.uscc.trim());
        let uscc = uscc.map_err(|_| Refusal::field("uscc", Problem::Wrong))?;
        if let Some(known) = change.find_employer_by_uscc(&uscc).await? {
            return Ok(known.id);
        }
        let name = wish.firm.trim();
        if name.is_empty() {
            return Err(Refusal::field("firm", Problem::Required).into());
        }
        if name.chars().count() > NAME {
            return Err(Refusal::field("firm", Problem::TooLong).into());
        }
        let employer = Employer {
            id: EmployerId::new(&*self.ids, self.clock.now()),
            uscc: Some(uscc),
            name: name.to_owned(),
            area: Some(wish.need.area),
            industry: String::new(),
            blacklisted: false,
        };
        let id = employer.id;
        change.add_employers(&[employer.into()]).await?;
        Ok(id)
    }

    pub(crate) async fn step_of_post(
        &self,
        who: &Actor,
        id: PublicPostId,
        step: PostStep,
    ) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::PublicPost)?;
        let mut change = self.db.begin().await?;
        let mut post = change.find_public_post(id).await?.ok_or(Refusal::NotFound)?;
        may_read(who, &post)?;
        let verb = self.take_need_step(&mut change, who, (&mut post, step)).await?;
        set_post(&mut change, &post).await?;
        let detail = json!({ "state": post.state.code() });
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    async fn take_need_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (post, step): (&mut PublicPost, PostStep),
    ) -> Result<&'static str, Failure> {
        let (area, by, at) = (post.need.area, who.label(), self.clock.now());
        let checked_by = match &post.state {
            PostState::Checked { by, .. } => by.clone(),
            _ => String::new(),
        };
        let taken = match step {
            PostStep::Check => {
                may_check(who, area)?;
                other_than(who, &[&post.made_by])?;
                post.check(by, at).map(|()| "check")
            }
            PostStep::Approve { quota, budget } => {
                may_grant(who, area)?;
                other_than(who, &[&post.made_by, &checked_by])?;
                grantable(quota, budget)?;
                let approval = Approval {
                    quota,
                    budget,
                    by,
                    at,
                };
                post.approve(approval).map(|()| "approve")
            }
            PostStep::Publish => {
                may_check(who, area)?;
                let vacancy = self.vacancy_of_post(change, post).await?;
                post.publish(vacancy).map(|()| "publish")
            }
            PostStep::Return(reason) => {
                may_check(who, area)?;
                post.give_back(reason_of(&reason)?).map(|()| "return")
            }
            PostStep::Refuse(reason) => {
                may_check(who, area)?;
                post.refuse_need(reason_of(&reason)?).map(|()| "refuse")
            }
            PostStep::Withdraw(reason) => {
                may_grant(who, area)?;
                if let PostState::Recruiting { vacancy, .. } = post.state {
                    self.close_vacancy_of_post(change, vacancy).await?;
                }
                post.withdraw(reason_of(&reason)?).map(|()| "withdraw")
            }
        };
        Ok(taken.map_err(|_| Refusal::Changed)?)
    }

    /// The vacancy that arises from a post that was granted.
    async fn vacancy_of_post(
        &self,
        change: &mut Transaction,
        post: &PublicPost,
    ) -> Result<VacancyId, Failure> {
        let PostState::Approved { approval } = &post.state else {
            return Err(Refusal::Changed.into());
        };
        let employer = change.find_employer(post.employer).await?;
        let employer = employer.ok_or(Refusal::NotFound)?;
        if employer.blacklisted {
            return Err(Refusal::PostingBlocked.into());
        }
        let today = self.clock.today();
        let id = VacancyId::new(&*self.ids, self.clock.now());
        let months = self
            .params()
            .await?
            .value(ParamKey::ContractYearMonths, Some(post.need.area), today)?;
        let mut vacancy = vacancy_from(&post.need, (id, employer), (approval.quota, months), today);
        vacancy.unlawful = crate::import::wording::detect(&vacancy.title, &vacancy.description);
        if !vacancy.unlawful.is_empty() {
            return Err(Refusal::PostingBlocked.into());
        }
        change.add_vacancies(&[vacancy.into()]).await?;
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        Ok(id)
    }

    async fn close_vacancy_of_post(&self, change: &mut Transaction, id: VacancyId) -> Result<(), Failure> {
        let vacancy = change.find_vacancy(id).await?;
        if vacancy.is_some_and(|vacancy| vacancy.state == VacancyState::Open) {
            self.end_vacancy(change, id).await?;
        }
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        Ok(())
    }

    /// A seat is free: its vacancy is open again, as long as seats are filled at all.
    pub(super) async fn free_seat(&self, change: &mut Transaction, post: &PublicPost) -> Result<(), Failure> {
        let PostState::Recruiting { vacancy: id, .. } = post.state else {
            return Ok(());
        };
        self.give_opening_back(change, id).await?;
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        if vacancy.openings_left() > 0 {
            change
                .set_vacancy_state(id, VacancyState::Closed, VacancyState::Open)
                .await?;
            let today = self.clock.today();
            let until = dates::add_months(today, OPEN_MONTHS);
            change.set_vacancy_touched(id, today, Some(until)).await?;
        }
        Ok(())
    }
}

/// Whoever filed a need mends it, and whoever may file one at its place.
fn may_mend(who: &Actor, post: &PublicPost) -> Result<(), Refusal> {
    match who {
        Actor::Employer { .. } => may_read(who, post),
        _ => who.may(Deed::Create, Function::PublicPost, post.need.area),
    }
}

fn grantable(quota: u32, budget: Fen) -> Result<(), Refusal> {
    if quota == 0 || quota > SEATS_MAX {
        return Err(Refusal::field("quota", Problem::OutOfRange));
    }
    if budget.0 <= 0 {
        return Err(Refusal::field("budget", Problem::OutOfRange));
    }
    Ok(())
}

/// Writes a post as it stands now, unless somebody was faster.
pub(super) async fn set_post(change: &mut Transaction, post: &PublicPost) -> Result<(), Failure> {
    if change.set_public_post(post).await? {
        Ok(())
    } else {
        Err(Refusal::Changed.into())
    }
}

/// The vacancy as people see it: only for those for whom posts are made.
fn vacancy_from(
    need: &Need,
    (id, employer): (VacancyId, Employer),
    (quota, year): (u32, i64),
    today: chrono::NaiveDate,
) -> Vacancy {
    let trades = TradeSet::of(&need.title);
    let contracted = need.kind == PostKind::PublicWelfare;
    Vacancy {
        id,
        no: format!("G{}-{:06}", today.format("%y%m%d"), id.0.as_u128() % 1_000_000),
        employer: employer.id,
        employer_name: employer.name,
        title: need.title.clone(),
        occupation: String::new(),
        kind: need.kind.vacancy(),
        headcount: Some(quota),
        filled: 0,
        wage: Wage {
            low: Some(need.monthly),
            high: None,
            unit: WageUnit::Month,
        },
        wage_text: String::new(),
        area: need.area,
        address: String::new(),
        point: None,
        education: None,
        education_required: false,
        experience: String::new(),
        age_min: None,
        age_max: None,
        demands: if trades.is_empty() {
            Functions::UNKNOWN
        } else {
            usual_demands(trades)
        },
        conditions: Conditions {
            insured: contracted,
            ..Conditions::default()
        },
        night: false,
        no_reading: false,
        contract_months: contracted.then(|| u16::try_from(year).unwrap_or(u16::MAX)),
        reserved_for: match need.basis {
            PostBasis::Need => ELIGIBLE,
            PostBasis::Person => CategorySet::EMPTY.with(Category::PersonWithDisability),
        },
        licences: Vec::new(),
        open_from: today,
        open_to: Some(dates::add_months(today, OPEN_MONTHS)),
        touched: today,
        description: need.duties.clone(),
        tags: Vec::new(),
        trades,
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: String::new(),
        source: Vacancy::ENTERED.to_owned(),
    }
}
