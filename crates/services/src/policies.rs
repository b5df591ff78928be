//! Policy figures: those in force, and how a county has one set. Nobody approves what they asked for.

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::FigureRequestId;
use domain::params::{Params, PolicyParameter};
use domain::permission::{Deed, Function};
use domain::policy::{self, EvalProblem, Evaluated, Rule};
use domain::ports::{Answered, FigureDesk, FigureLine, FigureWish, Policies};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde_json::{Value, json};
use store::{Connection, FigureDecision, FigureRequest, Transaction};

#[async_trait]
impl Policies for Services {
    async fn in_force(&self, _who: &Actor) -> Answered<Vec<PolicyParameter>> {
        let today = self.clock.today();
        let params = self.params().await.map_err(|f| self.internal(&f))?;
        Ok(params.in_force(today).0)
    }

    async fn put(
        &self,
        _who: &Actor,
        rule: &'static Rule,
        inputs: Value,
        area: Option<AreaCode>,
    ) -> Answered<Result<Evaluated, EvalProblem>> {
        let params = self.params().await.map_err(|f| self.internal(&f))?;
        Ok(policy::eval(rule, &inputs, &params, area, self.clock.today()))
    }

    async fn desk(&self, who: &Actor) -> Answered<FigureDesk> {
        self.figure_desk(who).await.map_err(|f| self.internal(&f))
    }

    async fn ask(&self, who: &Actor, wish: FigureWish) -> Answered<()> {
        self.ask_for_figure(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn decide(&self, who: &Actor, request: FigureRequestId, approved: bool) -> Answered<()> {
        self.decide_figure(who, request, approved)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Requests on a page.
const SHOWN: u32 = 50;
/// The longest source.
const SOURCE_MAX: usize = 200;

/// Where somebody sees what was asked: whoever may ask, approve or read.
fn reach(who: &Actor) -> Result<Option<AreaCode>, Refusal> {
    let staff = who.staff()?;
    let sees = [Deed::Read, Deed::Create, Deed::Approve]
        .iter()
        .any(|deed| staff.role.may(*deed, Function::PolicyParameter));
    if sees {
        Ok(Some(staff.area))
    } else {
        Err(Refusal::NotAllowed)
    }
}

impl Services {
    async fn figure_desk(&self, who: &Actor) -> Result<FigureDesk, Failure> {
        let own = reach(who)?;
        let book = self.area_book().await?;
        let (params, today) = (self.params().await?, self.clock.today());
        let line = |request: FigureRequest| FigureLine {
            id: request.id,
            area: book.reference(request.wish.area),
            now: params
                .value(request.wish.key, Some(request.wish.area), today)
                .ok(),
            asked_at: request.asked_at,
            may_decide: request.decided.is_none() && may_decide(who, &request).is_ok(),
            decided: request.decided.map(|decision| (decision.at, decision.approved)),
            wish: request.wish,
        };
        let requests = self.db.list_figure_requests(own, SHOWN).await?;
        let asks = who.scope(Deed::Create, Function::PolicyParameter).is_ok();
        Ok(FigureDesk {
            requests: requests.into_iter().map(line).collect(),
            may_ask: own.filter(|_| asks).map(|area| book.reference(area)),
        })
    }

    async fn ask_for_figure(&self, who: &Actor, wish: FigureWish) -> Result<(), Failure> {
        who.may(Deed::Create, Function::PolicyParameter, wish.area)?;
        if !wish.key.is_of_counties() {
            return Err(Refusal::field("key", Problem::OutOfRange).into());
        }
        let now = self.clock.now();
        let request = FigureRequest {
            id: FigureRequestId::new(&*self.ids, now),
            wish,
            asked_by: who.label(),
            asked_at: now,
            decided: None,
        };
        let figure = figure_of(&request.wish);
        let mut change = self.db.begin().await?;
        check(&mut change, &figure).await?;
        change.add_figure_request(&request).await?;
        let before = value_before(&change.list_policy_parameters().await?, &figure);
        let detail = told(&figure, before);
        let line = self.audit(who, "request", "figure_request", request.id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    async fn decide_figure(&self, who: &Actor, id: FigureRequestId, approved: bool) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::PolicyParameter)?;
        let mut change = self.db.begin().await?;
        let request = change.find_figure_request(id).await?.ok_or(Refusal::NotFound)?;
        may_decide(who, &request)?;
        let decision = FigureDecision {
            by: who.label(),
            at: self.clock.now(),
            approved,
        };
        if !change.decide_figure_request(id, &decision).await? {
            return Err(Refusal::Changed.into());
        }
        let figure = figure_of(&request.wish);
        if approved {
            // It may have been asked for before there was a range.
            check(&mut change, &figure).await?;
        }
        let verb = if approved { "approve" } else { "refuse" };
        let about = (verb, "figure_request", id.to_string());
        self.write_figure(change, who, (&figure, approved), about).await
    }
}

/// Lets those pass who approve in the area and did not ask themselves.
fn may_decide(who: &Actor, request: &FigureRequest) -> Result<(), Refusal> {
    who.may(Deed::Approve, Function::PolicyParameter, request.wish.area)?;
    if request.asked_by == who.label() {
        return Err(Refusal::FourEyes);
    }
    Ok(())
}

/// The figure as it is set: until it is replaced.
fn figure_of(wish: &FigureWish) -> PolicyParameter {
    PolicyParameter {
        programme: "county".to_owned(),
        area: Some(wish.area),
        key: wish.key,
        value: wish.value,
        valid_from: wish.valid_from,
        valid_to: None,
        source: wish.source.clone(),
    }
}

/// What the audit keeps of a figure: where it comes from, and what held there before.
fn told(figure: &PolicyParameter, before: Option<i64>) -> Value {
    json!({
        "key": figure.key,
        "value": figure.value,
        "before": before,
        "area": figure.area,
        "from": figure.valid_from,
        "to": figure.valid_to,
        "source": figure.source,
    })
}

impl Services {
    /// Sets a figure from its first day on: for the command line. Staff ask, and somebody else approves.
    pub async fn set_figure(&self, who: &Actor, figure: &PolicyParameter) -> Result<(), Failure> {
        if who.scope(Deed::Create, Function::PolicyParameter)?.area.is_some() {
            return Err(Refusal::FourEyes.into());
        }
        let mut change = self.db.begin().await?;
        check(&mut change, figure).await?;
        let about = ("set", "policy_parameter", figure.key.to_string());
        self.write_figure(change, who, (figure, true), about).await
    }

    /// Writes a figure down that holds, and what the audit keeps of it whether it does or not.
    async fn write_figure(
        &self,
        mut change: Transaction,
        who: &Actor,
        (figure, holds): (&PolicyParameter, bool),
        (verb, noun, id): (&'static str, &'static str, String),
    ) -> Result<(), Failure> {
        let before = value_before(&change.list_policy_parameters().await?, figure);
        if holds {
            change.set_policy_parameter(figure).await?;
            self.forget_recomputed(&mut change).await?;
        }
        let line = self.audit(who, verb, noun, id, told(figure, before));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }
}

/// Refuses a figure for a place there is not, one that cannot be, and one that comes from nowhere.
async fn check(read: &mut Connection, figure: &PolicyParameter) -> Result<(), Failure> {
    if let Some(area) = figure.area
        && read.find_area(area).await?.is_none()
    {
        return Err(Refusal::field("area", Problem::OutOfRange).into());
    }
    if !figure.key.allows(figure.value) {
        return Err(Refusal::field("value", Problem::OutOfRange).into());
    }
    if figure.valid_to.is_some_and(|end| end < figure.valid_from) {
        return Err(Refusal::field("valid_to", Problem::OutOfRange).into());
    }
    match figure.source.trim().chars().count() {
        0 => Err(Refusal::field("source", Problem::Required).into()),
        length if length > SOURCE_MAX => Err(Refusal::field("source", Problem::TooLong).into()),
        _ => Ok(()),
    }
}

/// What held before a figure, on its first day.
fn value_before(params: &Params, figure: &PolicyParameter) -> Option<i64> {
    params.value(figure.key, figure.area, figure.valid_from).ok()
}
