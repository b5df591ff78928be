//! How many people work for an employer: the one way figures come in, from its file and from the quota of a year alike.

use super::NOUN;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::employer_staff::{StaffCount, StaffFigures, may_speak_of};
use domain::ids::EmployerId;
use domain::permission::{Deed, Function};
use domain::ports::StaffDraft;
use domain::refusal::{FieldProblem, Problem, Refusal};
use serde_json::json;
use store::Transaction;

/// Figures that somebody says.
pub(crate) struct StaffSaid {
    pub(crate) employer: EmployerId,
    pub(crate) year: i32,
    pub(crate) as_of: NaiveDate,
    pub(crate) count: StaffCount,
    /// Whether an office says so, which confirms them.
    pub(crate) by_office: bool,
}

impl Services {
    pub(super) async fn keep_staff(
        &self,
        who: &Actor,
        id: Option<EmployerId>,
        draft: StaffDraft,
    ) -> Result<(), Failure> {
        if id.is_some() {
            who.scope(Deed::Approve, Function::Vacancy)?;
        }
        let mut problems = draft.count.problems();
        if !may_speak_of(draft.year, draft.as_of, self.clock.today()) {
            problems.push(FieldProblem {
                field: "as_of".to_owned(),
                problem: Problem::OutOfRange,
            });
        }
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let mut change = self.db.begin().await?;
        let (employer, by_office) = self.employer_to_change(&mut change, who, id).await?;
        let known = change
            .find_staff_figures(employer.id, draft.year, draft.as_of)
            .await?;
        if known.as_ref().map(|known| known.version) != draft.version {
            return Err(Refusal::Changed.into());
        }
        if known.as_ref().is_some_and(|known| known.count != draft.count) {
            change
                .raise_quota_line(employer.id, (draft.year, draft.as_of))
                .await?;
        }
        let said = StaffSaid {
            employer: employer.id,
            year: draft.year,
            as_of: draft.as_of,
            count: draft.count,
            by_office,
        };
        self.write_staff(&mut change, who, (&said, known)).await?;
        Ok(change.commit().await?)
    }

    /// Keeps what is said after what is known of that year and day. What an office has confirmed, the firm does not change;
    /// what the federation has checked for the quota of the year, nobody does.
    pub(crate) async fn write_staff(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (said, known): (&StaffSaid, Option<StaffFigures>),
    ) -> Result<(), Failure> {
        let is_known = known.as_ref().is_some_and(|known| known.count == said.count);
        let is_confirmed = known.as_ref().is_some_and(|known| known.confirmed.is_some());
        if is_known && (is_confirmed || !said.by_office) {
            return Ok(());
        }
        if !is_known && (is_confirmed && !said.by_office || is_checked(change, said).await?) {
            return Err(Refusal::FiguresStand.into());
        }
        let now = self.clock.now();
        let (declared_by, declared_at) = match &known {
            Some(known) if is_known => (known.declared_by.clone(), known.declared_at),
            _ => (who.label(), now),
        };
        let figures = StaffFigures {
            employer: said.employer,
            year: said.year,
            as_of: said.as_of,
            count: said.count,
            declared_by,
            declared_at,
            confirmed: said.by_office.then(|| (who.label(), now)),
            version: known.map_or(0, |known| known.version + 1),
        };
        if !change.set_staff_figures(&figures).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "year": said.year, "as_of": said.as_of, "confirmed": said.by_office });
        let line = self.audit(who, "declare_staff", NOUN, said.employer.to_string(), detail);
        Ok(change.add_audit(&line).await?)
    }
}

/// Whether a line of the quota that was checked rests on the figures.
async fn is_checked(change: &mut Transaction, said: &StaffSaid) -> Result<bool, Failure> {
    let lines = change.list_quota_lines_of(said.employer).await?;
    let rests = |line: &domain::quota::QuotaLine| {
        (line.year, line.declared.as_of) == (said.year, said.as_of) && line.checked.is_some()
    };
    Ok(lines.iter().any(rests))
}
