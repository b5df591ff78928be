//! Steps of a case: one transaction each, with state, trail, audit line and what the rule said.

use super::NOUN;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::case::{
    Case, CaseDeed, CaseEntry, CaseFinding, CaseLimits, CaseStage, CaseState, CaseStep, Liable, NAME_MAX,
    OrderWish, PayOrder, TransferTo, WORDS_MAX,
};
use domain::employer::Employer;
use domain::ids::{CaseId, EmployerId};
use domain::permission::{Deed, Function};
use domain::policy;
use domain::ports::CaseStepSent;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaLevel, SocialCreditCode};
use serde_json::json;
use store::Transaction;

/// Fen of a payment at most: a hundred million yuan.
const MONEY_MAX: i64 = 10_000_000_000;

impl Services {
    pub(super) async fn step_of_case(
        &self,
        who: &Actor,
        id: CaseId,
        sent: CaseStepSent,
    ) -> Result<CaseStage, Failure> {
        who.scope(Deed::Update, Function::Complaint)?;
        let mut change = self.db.begin().await?;
        let case = change.find_case(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Update, Function::Complaint, case.area)?;
        if let Some(person) = case.person
            && let Some(person) = change.find_person(person).await?
            && self.is_kin(&mut change, who, &person).await?
        {
            return Err(Refusal::OwnFamily.into());
        }
        if case.version != sent.version {
            return Err(Refusal::Changed.into());
        }
        must_be_filled(&sent)?;
        let case = match sent.deed {
            CaseDeed::Blacklist => self.against_known(&mut change, case, &sent).await?,
            _ => case,
        };
        let (step, finding) = self.read_step(&mut change, &case, &sent).await?;
        let after = self.moved(&case, &step).await?;
        if !change.move_case(&after).await? {
            return Err(Refusal::Changed.into());
        }
        let entry = CaseEntry {
            department: match step {
                CaseStep::Transfer(to) | CaseStep::Share(to) => Some(to),
                _ => None,
            },
            amount: step.money().or(match &step {
                CaseStep::Order(order) => Some(order.amount),
                _ => None,
            }),
            words: sent.words.trim().to_owned(),
            finding,
            ..self.entry_of(who, &after, step.deed())
        };
        change.add_case_entry(&entry).await?;
        let detail = json!({ "to": entry.to, "version": entry.version });
        let line = self.audit(who, entry.deed.code(), NOUN, id.to_string(), detail);
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(after.state.stage())
    }

    /// The case after a step. One that is handed on to the county of its own place stays as it is, on another desk.
    async fn moved(&self, case: &Case, step: &CaseStep) -> Result<Case, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let paid = case.paid.plus(step.money().unwrap_or_default());
        let version = case.version + 1;
        if *step == CaseStep::Transfer(TransferTo::County) {
            let county = case
                .area
                .at(AreaLevel::County)
                .filter(|county| *county != case.area);
            let open = matches!(case.state, CaseState::Received | CaseState::Investigating { .. });
            return Ok(Case {
                area: county
                    .filter(|_| open)
                    .ok_or_else(|| Refusal::field("to", Problem::Unchanged))?,
                version,
                ..case.clone()
            });
        }
        let state = case.state.clone().after(step, (case.found(), paid));
        let state = state.map_err(|_| Refusal::Changed)?;
        let (calendar, params) = (self.work_calendar(case.area).await?, self.params().await?);
        let limits = CaseLimits {
            calendar: &calendar,
            params: &params,
            area: case.area,
            today,
        };
        Ok(Case {
            due_on: limits.due(&state, step, case.due_on)?,
            told_at: match step {
                CaseStep::TellEmployer => Some(now),
                _ => case.told_at,
            },
            paid,
            version,
            state,
            ..case.clone()
        })
    }

    /// The step with what belongs to it, and what the rule says where one decides.
    async fn read_step(
        &self,
        change: &mut Transaction,
        case: &Case,
        sent: &CaseStepSent,
    ) -> Result<(CaseStep, Option<CaseFinding>), Failure> {
        let money = || {
            let amount = sent.amount.filter(|fen| (1..=MONEY_MAX).contains(&fen.0));
            amount.ok_or_else(|| Refusal::field("amount", Problem::Required))
        };
        let to = || sent.to.ok_or_else(|| Refusal::field("to", Problem::Required));
        let step = match sent.deed {
            CaseDeed::Receive => return Err(Refusal::NotAllowed.into()),
            CaseDeed::Accept => CaseStep::Accept,
            CaseDeed::NotAccept => CaseStep::NotAccept,
            CaseDeed::Transfer => CaseStep::Transfer(to()?),
            CaseDeed::Extend => CaseStep::Extend,
            CaseDeed::Order => {
                let wish = sent.order.clone().unwrap_or_default();
                let (order, finding) = self.order_of(change, case, wish).await?;
                return Ok((CaseStep::Order(order), finding));
            }
            CaseDeed::Pay => CaseStep::Pay(money()?),
            CaseDeed::Deposit => CaseStep::Deposit(money()?),
            CaseDeed::Advance => CaseStep::Advance(money()?),
            CaseDeed::LegalAid => CaseStep::LegalAid,
            CaseDeed::Share => CaseStep::Share(to()?),
            CaseDeed::Arbitrate => CaseStep::Arbitrate,
            CaseDeed::Sue => CaseStep::Sue,
            CaseDeed::Blacklist => {
                let finding = self.rule_of_wages(case, (false, true)).await?;
                return Ok((CaseStep::Blacklist, Some(finding)));
            }
            CaseDeed::Settle => CaseStep::Settle,
            CaseDeed::Dismiss => CaseStep::Dismiss,
            CaseDeed::TellEmployer => CaseStep::TellEmployer,
            CaseDeed::Note => CaseStep::Note,
        };
        Ok((step, None))
    }

    /// The case against a firm that is known: nobody can be listed of whom nobody knows the code.
    async fn against_known(
        &self,
        change: &mut Transaction,
        case: Case,
        sent: &CaseStepSent,
    ) -> Result<Case, Failure> {
        let Some(order) = case.state.order().cloned() else {
            return Ok(case);
        };
        if order.employer.or(case.employer).is_some() {
            return Ok(case);
        }
        let uscc = sent.order.as_ref().and_then(|wish| wish.contractor_uscc.clone());
        let uscc = uscc.ok_or_else(|| Refusal::field("uscc", Problem::Required))?;
        let firm = self.firm_of(change, &case, (&uscc, &order.firm)).await?;
        Ok(Case {
            state: case.state.clone().against(firm),
            ..case
        })
    }

    /// Gives open cases that came over from before the day they would have had. Where a figure is not set they stay without.
    pub(crate) async fn date_cases(&self, change: &mut Transaction) -> Result<(), Failure> {
        let undated = change.list_cases_undated().await?;
        if undated.is_empty() {
            return Ok(());
        }
        let params = self.params().await?;
        for case in undated {
            let calendar = self.work_calendar(case.area).await?;
            let limits = CaseLimits {
                calendar: &calendar,
                params: &params,
                area: case.area,
                today: self.clock.today(),
            };
            let Ok(Some(due_on)) = limits.due_since(&case) else {
                continue;
            };
            if change.date_case(case.id, due_on).await? {
                let detail = json!({ "due_on": due_on });
                let line = self.audit(&Actor::Worker, "date", NOUN, case.id.to_string(), detail);
                change.add_audit(&line).await?;
            }
        }
        Ok(())
    }

    /// Who must pay: on a site the rule says so (R82), elsewhere whoever employs.
    async fn order_of(
        &self,
        change: &mut Transaction,
        case: &Case,
        wish: OrderWish,
    ) -> Result<(PayOrder, Option<CaseFinding>), Failure> {
        let today = self.clock.today();
        must_be_possible(&wish, today)?;
        let contractor = wish.contractor.trim().to_owned();
        let finding = if wish.on_site {
            Some(self.rule_of_wages(case, (wish.settled, false)).await?)
        } else {
            None
        };
        let advances = finding
            .as_ref()
            .is_some_and(|finding| finding["result"] == "general_contractor_advances");
        let liable = match (wish.on_site, advances) {
            (false, _) => Liable::Employer,
            (true, false) => Liable::Subcontractor,
            (true, true) => Liable::GeneralContractor,
        };
        let (employer, firm) = match liable {
            Liable::GeneralContractor => (None, contractor),
            _ => (case.employer, case.firm.clone()),
        };
        let employer = match &wish.contractor_uscc {
            Some(uscc) => Some(self.firm_of(change, case, (uscc, &firm)).await?),
            None => employer,
        };
        let calendar = self.work_calendar(case.area).await?;
        let order = PayOrder {
            liable,
            employer,
            firm,
            amount: wish.amount,
            pay_by: calendar.on_or_after(wish.pay_by.unwrap_or(today)),
        };
        Ok((order, finding))
    }

    /// What the rule says of the wages of a site, with its version and everything it was told.
    async fn rule_of_wages(
        &self,
        case: &Case,
        (settled, refused): (bool, bool),
    ) -> Result<CaseFinding, Failure> {
        let inputs = json!({
            "wages_paid": false,
            "subcontract_settled": settled,
            "serious_or_refused": refused,
        });
        let unknown = |problem: policy::EvalProblem| Failure::message(problem.to_string());
        let rule = policy::find("R82").map_err(unknown)?;
        let params = self.params().await?;
        let said = policy::eval(rule, &inputs, &params, Some(case.area), self.clock.today());
        let said = said.map_err(unknown)?;
        Ok(json!({
            "rule": said.rule,
            "version": said.version,
            "inputs": inputs,
            "result": said.result,
            "parts": said.parts,
        }))
    }

    /// The firm of a social credit code: known, or kept now, so that it can be listed.
    async fn firm_of(
        &self,
        change: &mut Transaction,
        case: &Case,
        (uscc, name): (&SocialCreditCode, &str),
    ) -> Result<EmployerId, Failure> {
        if let Some(known) = change.find_employer_by_uscc(uscc).await? {
            return Ok(known.id);
        }
        let id = EmployerId::new(&*self.ids, self.clock.now());
        let firm = Employer {
            id,
            uscc: Some(uscc.clone()),
            name: name.to_owned(),
            area: case.area.at(AreaLevel::County).or(Some(case.area)),
            industry: String::new(),
            blacklisted: false,
        };
        change.add_employers(&[firm.into()]).await?;
        Ok(id)
    }
}

/// What cannot be in an order, each beside its field.
fn must_be_possible(wish: &OrderWish, today: NaiveDate) -> Result<(), Refusal> {
    let contractor = wish.contractor.trim().chars().count();
    let is_named = (1..=NAME_MAX).contains(&contractor);
    let parts = [
        (
            "amount",
            !(1..=MONEY_MAX).contains(&wish.amount.0),
            Problem::Required,
        ),
        ("pay_by", wish.pay_by.is_none(), Problem::Required),
        (
            "pay_by",
            wish.pay_by.is_some_and(|day| day < today),
            Problem::OutOfRange,
        ),
        ("contractor", wish.on_site && !is_named, Problem::Required),
    ];
    let wrong = parts.into_iter().filter(|(_, wrong, _)| *wrong);
    let wrong: Vec<FieldProblem> = wrong
        .map(|(field, _, problem)| FieldProblem {
            field: field.to_owned(),
            problem,
        })
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(wrong))
    }
}

fn must_be_filled(sent: &CaseStepSent) -> Result<(), Refusal> {
    let words = sent.words.trim().chars().count();
    if words == 0 && sent.deed.needs_words() {
        return Err(Refusal::field("words", Problem::Required));
    }
    if words > WORDS_MAX {
        return Err(Refusal::field("words", Problem::TooLong));
    }
    Ok(())
}
