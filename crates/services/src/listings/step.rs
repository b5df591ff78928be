//! Notice, and the steps after it: one transaction each, with all that follows.

use super::NOUN;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::case::Case;
use domain::ids::{EmployerId, ListingId};
use domain::listing::{
    DECISION_MAX, ListGround, ListKind, ListLimits, Listing, ListingStage, ListingStep, StepProblem,
    WORDS_MAX, Word, is_free_to_decide,
};
use domain::permission::{Deed, Function};
use domain::ports::ListingWish;
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde_json::json;
use store::Transaction;

impl Services {
    pub(super) async fn notice_to(&self, who: &Actor, wish: ListingWish) -> Result<ListingId, Failure> {
        who.scope(Deed::Create, Function::Blacklist)?;
        let words = readable("words", &wish.words)?;
        if !ListGround::is_for(wish.ground, wish.kind) {
            return Err(Refusal::field("ground", Problem::OutOfRange).into());
        }
        let mut change = self.db.begin().await?;
        let employer = change.find_employer(wish.employer).await?;
        let employer = employer.ok_or(Refusal::NotFound)?;
        // Without a code nobody can be known again under another account.
        if employer.uscc.is_none() {
            return Err(Refusal::field("uscc", Problem::Required).into());
        }
        let case = match wish.case {
            Some(id) => {
                let case = change.find_case(id).await?;
                let about = |case: &Case| {
                    let ordered = case.state.order().and_then(|order| order.employer);
                    [case.employer, ordered].contains(&Some(employer.id))
                };
                Some(case.filter(about).ok_or(Refusal::NotFound)?)
            }
            None => None,
        };
        let area = employer.area.or(case.as_ref().map(|case| case.area));
        let area = area
            .or(who.staff().ok().map(|staff| staff.area))
            .ok_or(Refusal::NotFound)?;
        who.may(Deed::Create, Function::Blacklist, area)?;
        let entry = self.fresh_entry(who, (&wish, words), area).await?;
        if !change.add_listing(&entry).await? {
            return Err(Refusal::UnderWay.into());
        }
        let detail = json!({ "employer": employer.id, "kind": entry.kind, "ground": entry.ground });
        let line = self.audit(who, "notice", NOUN, entry.id.to_string(), detail);
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(entry.id)
    }

    /// An entry as it begins today. The abnormal list is lighter: a firm comes onto it at once, and may appeal.
    async fn fresh_entry(
        &self,
        who: &Actor,
        (wish, words): (&ListingWish, String),
        area: AreaCode,
    ) -> Result<Listing, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let (calendar, params) = (self.work_calendar(area).await?, self.params().await?);
        let limits = ListLimits {
            calendar: &calendar,
            params: &params,
            area,
            today,
        };
        let notice = Word {
            text: words,
            by: who.label(),
            at: now,
        };
        let entry = Listing {
            id: ListingId::new(&*self.ids, now),
            employer: wish.employer,
            kind: wish.kind,
            ground: wish.ground,
            case: wish.case,
            area,
            notice,
            state_by: None,
            statement: None,
            decision_no: String::new(),
            decision: None,
            period: None,
            appeal_by: None,
            appeal: None,
            answer: None,
            ending: None,
            ended_on: None,
            stage: ListingStage::Noticed,
            version: 0,
        };
        Ok(match wish.kind {
            ListKind::Wage => Listing {
                state_by: Some(limits.state_by()?),
                ..entry
            },
            ListKind::Abnormal => Listing {
                period: Some(limits.period(ListKind::Abnormal)?),
                appeal_by: Some(limits.appeal_by()?),
                stage: ListingStage::Published,
                ..entry
            },
        })
    }

    pub(super) async fn step_of_listing(
        &self,
        who: &Actor,
        id: ListingId,
        version: u32,
        step: ListingStep,
    ) -> Result<ListingStage, Failure> {
        who.scope(Deed::Approve, Function::Blacklist)?;
        if matches!(step, ListingStep::State(_) | ListingStep::Appeal(_)) {
            return Err(Refusal::NotAllowed.into());
        }
        let mut change = self.db.begin().await?;
        let entry = change.find_listing(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::Blacklist, entry.area)?;
        if entry.version != version {
            return Err(Refusal::Changed.into());
        }
        if !is_free_to_decide(&who.label(), &entry) {
            return Err(Refusal::FourEyes.into());
        }
        if let ListingStep::Decide { no, .. } = &step {
            match no.trim().chars().count() {
                0 => return Err(Refusal::field("decision_no", Problem::Required).into()),
                letters if letters > DECISION_MAX => {
                    return Err(Refusal::field("decision_no", Problem::TooLong).into());
                }
                _ => without_number("decision_no", no)?,
            }
        }
        readable("words", step.words())?;
        self.take_listing_step(change, who, entry, &step).await
    }

    pub(super) async fn answer_of_firm(
        &self,
        who: &Actor,
        id: ListingId,
        step: ListingStep,
    ) -> Result<(), Failure> {
        let employer: EmployerId = who.own_employer(Deed::Read, Function::Blacklist)?;
        if !matches!(step, ListingStep::State(_) | ListingStep::Appeal(_)) {
            return Err(Refusal::NotAllowed.into());
        }
        readable("words", step.words())?;
        let mut change = self.db.begin().await?;
        let entry = change.find_listing(id).await?.ok_or(Refusal::NotFound)?;
        if entry.employer != employer {
            return Err(Refusal::NotFound.into());
        }
        self.take_listing_step(change, who, entry, &step).await?;
        Ok(())
    }

    /// Takes a step whose right is settled, lets follow what follows, and commits it: all of it, or nothing.
    async fn take_listing_step(
        &self,
        mut change: Transaction,
        who: &Actor,
        entry: Listing,
        step: &ListingStep,
    ) -> Result<ListingStage, Failure> {
        let (calendar, params) = (self.work_calendar(entry.area).await?, self.params().await?);
        let limits = ListLimits {
            calendar: &calendar,
            params: &params,
            area: entry.area,
            today: self.clock.today(),
        };
        let after = entry.take(step, (who.label(), self.clock.now()), &limits);
        let after = after.map_err(|problem| match problem {
            StepProblem::NotPossible | StepProblem::TooEarly => Failure::from(Refusal::Changed),
            StepProblem::TooLate => Refusal::TooLate.into(),
            StepProblem::NotSet(not_set) => not_set.into(),
        })?;
        if !change.move_listing(&after).await? {
            return Err(Refusal::Changed.into());
        }
        let closed = match after.kind {
            ListKind::Wage => self.settle_standing(&mut change, who, after.employer).await?,
            ListKind::Abnormal => 0,
        };
        let detail = json!({ "stage": after.stage, "version": after.version, "closed": closed });
        let line = self.audit(who, step.code(), NOUN, after.id.to_string(), detail);
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(after.stage)
    }
}

/// Words that stand on pages of others: there must be some, and no number of somebody in them.
fn readable(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::field(field, Problem::Required));
    }
    if text.chars().count() > WORDS_MAX {
        return Err(Refusal::field(field, Problem::TooLong));
    }
    without_number(field, text)?;
    Ok(text.to_owned())
}
