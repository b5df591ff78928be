//! Policy figures: those in force, and how a county has one set. Nobody approves what they asked for.

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::FigureRequestId;
use domain::params::PolicyParameter;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, FigureDesk, FigureLine, FigureWish, Policies};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde_json::{Value, json};
use store::{FigureDecision, FigureRequest};

#[async_trait]
impl Policies for Services {
    async fn in_force(&self, _who: &Actor) -> Answered<Vec<PolicyParameter>> {
        let today = self.clock.today();
        let params = self.params().await.map_err(|f| self.internal(&f))?;
        let mut rows: Vec<PolicyParameter> = params.0;
        rows.retain(|row| row.valid_from <= today && row.valid_to.is_none_or(|end| today <= end));
        rows.sort_by_key(|row| (row.key, row.area));
        Ok(rows)
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
        check(&wish)?;
        let now = self.clock.now();
        let request = FigureRequest {
            id: FigureRequestId::new(&*self.ids, now),
            wish,
            asked_by: who.label(),
            asked_at: now,
            decided: None,
        };
        let mut change = self.db.begin().await?;
        change.add_figure_request(&request).await?;
        let line = self.audit(
            who,
            "request",
            "figure_request",
            request.id.to_string(),
            told(&request),
        );
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
        if approved {
            change.set_policy_parameter(&figure_of(&request.wish)).await?;
        }
        let verb = if approved { "approve" } else { "refuse" };
        let line = self.audit(who, verb, "figure_request", id.to_string(), told(&request));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
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

fn check(wish: &FigureWish) -> Result<(), Refusal> {
    if !wish.key.is_of_counties() {
        return Err(Refusal::field("key", Problem::OutOfRange));
    }
    match wish.source.chars().count() {
        0 => Err(Refusal::field("source", Problem::Required)),
        length if length > SOURCE_MAX => Err(Refusal::field("source", Problem::TooLong)),
        _ => Ok(()),
    }
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

fn told(request: &FigureRequest) -> Value {
    let wish = &request.wish;
    json!({ "key": wish.key, "value": wish.value, "area": wish.area, "from": wish.valid_from })
}

impl Services {
    /// Sets a figure from its first day on. A county sets its own; what holds everywhere only the machine itself.
    pub async fn set_figure(&self, who: &Actor, figure: &PolicyParameter) -> Result<(), Failure> {
        let within = who.scope(Deed::Create, Function::PolicyParameter)?.area;
        if !within.is_none_or(|own| figure.area.is_some_and(|area| own.contains(area))) {
            return Err(Refusal::NotFound.into());
        }
        let mut change = self.db.begin().await?;
        change.set_policy_parameter(figure).await?;
        let detail = json!({ "value": figure.value, "area": figure.area, "from": figure.valid_from });
        change
            .add_audit(&self.audit(who, "set", "policy_parameter", figure.key.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
