//! The steps of a year and of an employer in it.

use super::view::{lies_in, on_record};
use super::{NOUN, county_of, may_check, problem, unset};
use crate::employer_files::StaffSaid;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::employer::Employer;
use domain::ids::{EmployerId, QuotaLineId};
use domain::permission::{Deed, Function};
use domain::ports::CheckWish;
use domain::quota::{QuotaCheck, QuotaDeclaration, QuotaLine, QuotaStage, QuotaYear, decide};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, AreaLevel, Fen, SocialCreditCode};
use serde_json::json;
use store::{StoreError, Transaction};

/// Letters of a receipt number.
const RECEIPT_MAX: usize = 32;

impl Services {
    pub(super) async fn open_quota_year(&self, who: &Actor, year: i32) -> Result<(), Failure> {
        use chrono::Datelike;
        let area = county_of(who, Deed::Approve)?;
        let today = self.clock.today();
        if !(2000..=today.year()).contains(&year) {
            return Err(problem("year", Problem::OutOfRange));
        }
        let mut change = self.db.begin().await?;
        if !change.list_quota_years(Some(year), Some(area)).await?.is_empty() {
            return Err(Refusal::Changed.into());
        }
        let opened = QuotaYear {
            year,
            area,
            opened_on: today,
            published_on: None,
            closed_on: None,
        };
        change.set_quota_year(&opened).await?;
        self.note_quota(&mut change, who, ("open", year.to_string()), area)
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_declaration(
        &self,
        who: &Actor,
        (year, uscc): (i32, Option<SocialCreditCode>),
        declared: QuotaDeclaration,
    ) -> Result<EmployerId, Failure> {
        let mut change = self.db.begin().await?;
        let employer = declaring(&mut change, who, uscc).await?;
        let county = employer.area.and_then(|area| area.at(AreaLevel::County));
        let area = county.ok_or_else(|| problem("uscc", Problem::Wrong))?;
        let years = change.list_quota_years(Some(year), Some(area)).await?;
        if !years.iter().any(|one| one.closed_on.is_none()) {
            return Err(problem("year", Problem::Wrong));
        }
        let problems = declared.problems(year, self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let known = change.list_quota_lines_of(employer.id).await?;
        let known = known.into_iter().find(|one| one.year == year);
        if known.as_ref().is_some_and(|line| line.checked.is_some()) {
            return Err(Refusal::Changed.into());
        }
        let said = StaffSaid {
            employer: employer.id,
            year,
            as_of: declared.as_of,
            count: declared.count,
            by_office: !matches!(who, Actor::Employer { .. }),
        };
        let figures = change.find_staff_figures(employer.id, year, said.as_of).await?;
        self.write_staff(&mut change, who, (&said, figures)).await?;
        if let Some(mut line) = known {
            line.declared = declared;
            line.declared_by = who.label();
            self.keep_quota_line(&mut change, who, &line, "declare").await?;
        } else {
            let line = QuotaLine {
                id: QuotaLineId::new(self.ids.as_ref(), self.clock.now()),
                employer: employer.id,
                year,
                area,
                declared,
                declared_by: who.label(),
                checked: None,
                outcome: None,
                paid: None,
                closed_on: None,
                version: 1,
            };
            match change.add_quota_line(&line).await {
                Err(StoreError::UniqueViolation { .. }) => return Err(Refusal::Changed.into()),
                other => other?,
            }
            self.note_quota(&mut change, who, ("declare", line.id.to_string()), area)
                .await?;
        }
        change.commit().await?;
        Ok(employer.id)
    }

    pub(super) async fn keep_quota_check(
        &self,
        who: &Actor,
        seen: (QuotaLineId, u32),
        found: CheckWish,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut line = quota_line(&mut change, (who, Deed::Update), seen).await?;
        if !may_check(who) {
            return Err(Refusal::NotAllowed.into());
        }
        if line.outcome.is_some() {
            return Err(Refusal::Changed.into());
        }
        if found.severe > found.placed {
            return Err(problem("severe", Problem::OutOfRange));
        }
        if found.placed > line.declared.count.total {
            return Err(problem("placed", Problem::OutOfRange));
        }
        let params = change.list_policy_parameters().await?;
        let (on_record, _) = on_record(&mut change, &line, &params).await?;
        line.checked = Some(QuotaCheck {
            placed: found.placed,
            severe: found.severe,
            on_record,
            by: who.label(),
            at: self.clock.now(),
        });
        self.keep_quota_line(&mut change, who, &line, "check").await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn decide_quota_line(
        &self,
        who: &Actor,
        seen: (QuotaLineId, u32),
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut line = quota_line(&mut change, (who, Deed::Approve), seen).await?;
        let Some(checked) = line.checked.clone().filter(|_| line.outcome.is_none()) else {
            return Err(Refusal::Changed.into());
        };
        if checked.by == who.label() || line.declared_by == who.label() {
            return Err(Refusal::FourEyes.into());
        }
        let params = change.list_policy_parameters().await?;
        let outcome = decide(&line.declared, &checked, (line.area, &params)).map_err(unset)?;
        line.outcome = Some((outcome, who.label()));
        self.keep_quota_line(&mut change, who, &line, "decide").await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_levy(
        &self,
        who: &Actor,
        seen: (QuotaLineId, u32),
        (fen, on, receipt): (Fen, NaiveDate, String),
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut line = quota_line(&mut change, (who, Deed::Approve), seen).await?;
        if line.stage() != QuotaStage::Short {
            return Err(Refusal::Changed.into());
        }
        let levy = line.outcome.as_ref().map_or(Fen(0), |(outcome, _)| outcome.levy);
        if fen != levy {
            return Err(problem("fen", Problem::Wrong));
        }
        if on > self.clock.today() || on < line.declared.as_of {
            return Err(problem("on", Problem::OutOfRange));
        }
        if receipt.chars().count() > RECEIPT_MAX {
            return Err(problem("receipt", Problem::TooLong));
        }
        line.paid = Some((fen, on, receipt.trim().to_owned()));
        self.keep_quota_line(&mut change, who, &line, "pay").await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn publish_quota_year(&self, who: &Actor, year: i32) -> Result<(), Failure> {
        let area = county_of(who, Deed::Approve)?;
        let mut change = self.db.begin().await?;
        let mut opened = opened(&mut change, year, area).await?;
        let lines = change.list_quota_lines(year, Some(area)).await?;
        if opened.published_on.is_some() || lines.iter().any(|one| one.outcome.is_none()) {
            return Err(Refusal::Changed.into());
        }
        opened.published_on = Some(self.clock.today());
        change.set_quota_year(&opened).await?;
        self.note_quota(&mut change, who, ("publish", year.to_string()), area)
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn close_quota_year(&self, who: &Actor, year: i32) -> Result<u32, Failure> {
        let area = county_of(who, Deed::Approve)?;
        let today = self.clock.today();
        let mut change = self.db.begin().await?;
        let mut year_of = opened(&mut change, year, area).await?;
        if year_of.published_on.is_none() {
            return Err(Refusal::Changed.into());
        }
        let mut owing = 0;
        for mut line in change.list_quota_lines(year, Some(area)).await? {
            if line.closed_on.is_some() {
                continue;
            }
            if line.is_settled() {
                line.closed_on = Some(today);
                self.keep_quota_line(&mut change, who, &line, "close").await?;
            } else {
                owing += 1;
            }
        }
        if owing == 0 {
            year_of.closed_on = Some(today);
            change.set_quota_year(&year_of).await?;
        }
        self.note_quota(&mut change, who, ("close", year.to_string()), area)
            .await?;
        change.commit().await?;
        Ok(owing)
    }

    async fn keep_quota_line(
        &self,
        change: &mut Transaction,
        who: &Actor,
        line: &QuotaLine,
        verb: &str,
    ) -> Result<(), Failure> {
        if !change.move_quota_line(line).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "stage": line.stage(), "year": line.year, "employer": line.employer });
        change
            .add_audit(&self.audit(who, verb, NOUN, line.id.to_string(), detail))
            .await?;
        Ok(())
    }

    async fn note_quota(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (verb, id): (&str, String),
        area: AreaCode,
    ) -> Result<(), Failure> {
        let detail = json!({ "area": area });
        Ok(change.add_audit(&self.audit(who, verb, NOUN, id, detail)).await?)
    }
}

/// Whose figures are declared: the asker's own firm, or one of the asker's area with this code.
async fn declaring(
    change: &mut Transaction,
    who: &Actor,
    uscc: Option<SocialCreditCode>,
) -> Result<Employer, Failure> {
    if let Actor::Employer { .. } = who {
        let id = who.own_employer(Deed::Create, Function::Quota)?;
        return Ok(change.find_employer(id).await?.ok_or(Refusal::NotFound)?);
    }
    let scope = who.scope(Deed::Create, Function::Quota)?;
    let code = uscc.ok_or_else(|| problem("uscc", Problem::Required))?;
    let found = change.find_employer_by_uscc(&code).await?;
    let found = found.ok_or_else(|| problem("uscc", Problem::Wrong))?;
    if lies_in(&found, scope.area) {
        Ok(found)
    } else {
        Err(problem("uscc", Problem::Wrong))
    }
}

/// The line somebody acts on, as they saw it.
async fn quota_line(
    change: &mut Transaction,
    (who, deed): (&Actor, Deed),
    (id, version): (QuotaLineId, u32),
) -> Result<QuotaLine, Failure> {
    let reach = who.scope(deed, Function::Quota)?.area;
    let line = change.find_quota_line(id).await?.ok_or(Refusal::NotFound)?;
    let employer = change.find_employer(line.employer).await?;
    if !employer.is_some_and(|one| lies_in(&one, reach)) {
        return Err(Refusal::NotFound.into());
    }
    if line.version != version || line.closed_on.is_some() {
        return Err(Refusal::Changed.into());
    }
    Ok(line)
}

async fn opened(change: &mut Transaction, year: i32, area: AreaCode) -> Result<QuotaYear, Failure> {
    let found = change.list_quota_years(Some(year), Some(area)).await?.pop();
    let open = found.ok_or(Refusal::NotFound)?;
    if open.closed_on.is_some() {
        return Err(Refusal::Changed.into());
    }
    Ok(open)
}
