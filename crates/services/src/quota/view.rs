//! Reading a year: for offices, for employers, for everybody.

use super::{county_of, may_check};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::employer::Employer;
use domain::ids::{EmployerId, PersonId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::placement::{ContractPaper, Placement};
use domain::ports::{OwnQuota, PublicQuota, PublicQuotaRow, QuotaPage, QuotaRow};
use domain::quota::{QuotaLine, decide};
use domain::refusal::Refusal;
use domain::values::{AreaCode, AreaLevel};
use std::collections::HashMap;
use store::Connection;

impl Services {
    pub(super) async fn quota_page(&self, who: &Actor, year: i32) -> Result<QuotaPage, Failure> {
        let area = county_of(who, Deed::Read)?;
        let reach = who.scope(Deed::Read, Function::Quota)?.area;
        let mut db = self.db.read().await?;
        let opened = db.list_quota_years(Some(year), Some(area)).await?.pop();
        let params = db.list_policy_parameters().await?;
        // Whoever reaches over a township sees the firms of the township.
        let firms: HashMap<EmployerId, String> = db
            .list_employers()
            .await?
            .into_iter()
            .filter(|one| lies_in(one, reach))
            .map(|one| (one.id, one.name))
            .collect();
        let mut rows = Vec::new();
        for line in db.list_quota_lines(year, Some(area)).await? {
            if !firms.contains_key(&line.employer) {
                continue;
            }
            let on_record = on_record(&mut db, &line, &params).await?;
            let checked = line.checked.as_ref().filter(|_| line.outcome.is_none());
            rows.push(QuotaRow {
                firm: firms.get(&line.employer).cloned().unwrap_or_default(),
                preview: checked.and_then(|one| decide(&line.declared, one, (line.area, &params)).ok()),
                on_record,
                line,
            });
        }
        rows.sort_by(|one, other| one.firm.cmp(&other.firm));
        Ok(QuotaPage {
            year,
            area: Some(self.area_book().await?.reference(area)),
            opened,
            rows,
            may_decide: who.scope(Deed::Approve, Function::Quota).is_ok(),
            may_check: may_check(who),
            today: self.clock.today(),
        })
    }

    /// The list of a year of the counties that have published it: firms, never people.
    pub(super) async fn published_quota(&self, year: i32) -> Result<PublicQuota, Failure> {
        let mut db = self.db.read().await?;
        let book = self.area_book().await?;
        let firms: HashMap<EmployerId, String> = db
            .list_employers()
            .await?
            .into_iter()
            .map(|one| (one.id, one.name))
            .collect();
        let mut rows = Vec::new();
        let years = db.list_quota_years(Some(year), None).await?;
        for one in years.iter().filter(|one| one.published_on.is_some()) {
            for line in db.list_quota_lines(year, Some(one.area)).await? {
                let (Some((outcome, _)), Some(checked)) = (&line.outcome, &line.checked) else {
                    continue;
                };
                rows.push(PublicQuotaRow {
                    firm: firms.get(&line.employer).cloned().unwrap_or_default(),
                    place: book.name(line.area),
                    result: outcome.result,
                    required: outcome.required,
                    placed: checked.placed,
                    is_paid: line.paid.is_some(),
                });
            }
        }
        rows.sort_by(|one, other| (&one.place, &one.firm).cmp(&(&other.place, &other.firm)));
        Ok(PublicQuota { year, rows })
    }

    pub(super) async fn quota_of_employer(&self, who: &Actor) -> Result<OwnQuota, Failure> {
        let employer = who.own_employer(Deed::Read, Function::Quota)?;
        let mut db = self.db.read().await?;
        let found = db.find_employer(employer).await?.ok_or(Refusal::NotFound)?;
        let county = found.area.and_then(|area| area.at(AreaLevel::County));
        let open = match county {
            None => Vec::new(),
            Some(county) => db
                .list_quota_years(None, Some(county))
                .await?
                .into_iter()
                .filter(|one| one.closed_on.is_none())
                .map(|one| one.year)
                .collect(),
        };
        Ok(OwnQuota {
            open,
            lines: db.list_quota_lines_of(employer).await?,
            today: Some(self.clock.today()),
        })
    }
}

/// How many people with a certificate and a labour contract the placements on record show on the day of the declaration, and
/// how many severe ones with a contract of a year.
pub(super) async fn on_record(
    db: &mut Connection,
    line: &QuotaLine,
    params: &Params,
) -> Result<(u32, u32), Failure> {
    let on = line.declared.as_of;
    let placements = db.list_placements_at(line.employer, on).await?;
    let ids: Vec<PersonId> = placements.iter().map(|one| one.person).collect();
    let people = db.list_people(&ids).await?;
    let severe = severe_grade(params, line.area, on);
    let (mut counted, mut hard) = (0, 0);
    for person in &people {
        let Some(certificate) = person.disability_certificate else {
            continue;
        };
        let own: Vec<&Placement> = placements
            .iter()
            .filter(|one| one.person == person.id)
            .filter(|one| one.work.contract.paper == ContractPaper::LabourContract)
            .collect();
        counted += u32::from(!own.is_empty());
        let year = own
            .iter()
            .any(|one| one.work.contract.months.is_none_or(|months| months >= 12));
        hard += u32::from(year && severe.is_some_and(|grade| i64::from(certificate.grade()) <= grade));
    }
    Ok((counted, hard))
}

/// Whether an employer lies in an area.
pub(super) fn lies_in(employer: &Employer, area: Option<AreaCode>) -> bool {
    let holds = |own: AreaCode| employer.area.is_some_and(|place| own.contains(place));
    area.is_none_or(holds)
}

fn severe_grade(params: &Params, area: AreaCode, on: NaiveDate) -> Option<i64> {
    params.value(ParamKey::SevereGrade, Some(area), on).ok()
}
