//! Claims as staff see them: what was found, what waits in whose hands, what was paid.

use crate::{AreaBook, Failure, Services};
use chrono::Datelike;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::claim::Claim;
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::{ClaimFilter, ClaimLine, ClaimList, ClaimShow};
use domain::refusal::Refusal;
use domain::values::dates;
use std::collections::HashMap;
use store::{ClaimQuery, Connection};

/// Lines of a page.
const PER_PAGE: u32 = 30;

impl Services {
    pub(super) async fn claim_list(&self, who: &Actor, filter: ClaimFilter) -> Result<ClaimList, Failure> {
        let scope = scope_of(who, filter)?;
        let today = self.clock.today();
        let mut db = self.db.read().await?;
        let params = db.list_policy_parameters().await?;
        let remind = params.value(ParamKey::ClaimRemindDays, scope.area, today);
        let remind = remind.unwrap_or(0).max(0) as u64;
        let soon = dates::add_days(today, remind);
        let query = |show| query_of(show, (scope, filter), soon);
        let mut counts = Vec::with_capacity(ClaimShow::ALL.len());
        for show in ClaimShow::ALL {
            counts.push((*show, db.count_claims(&query(*show)).await?.0));
        }
        let asked = query(filter.show);
        let (total, sum) = db.count_claims(&asked).await?;
        let claims = db
            .list_claims(&asked, PER_PAGE, filter.page.saturating_mul(PER_PAGE))
            .await?;
        let people = people_of(&mut db, &claims).await?;
        let budget = match filter.show {
            ClaimShow::Pay => Some(self.claim_budget(&mut db, scope, today.year()).await?),
            _ => None,
        };
        drop(db);
        let book = self.area_book().await?;
        let seen: Vec<PersonId> = people.keys().copied().collect();
        self.note_read(who, AccessKind::Claim, &seen).await?;
        Ok(ClaimList {
            lines: claims
                .into_iter()
                .map(|claim| line(claim, (&people, &book), (today, remind)))
                .collect(),
            counts,
            total,
            sum,
            per_page: PER_PAGE,
            may_enter: who.scope(Deed::Create, Function::Claim).is_ok(),
            budget,
            today,
        })
    }
}

/// Over whom the asker reads, narrowed to what is asked.
pub(super) fn scope_of(who: &Actor, filter: ClaimFilter) -> Result<Scope, Refusal> {
    let scope = who.scope(Deed::Read, Function::Claim)?;
    match filter.area {
        Some(area) => scope.within(area).ok_or(Refusal::NotFound),
        None => Ok(scope),
    }
}

fn query_of(show: ClaimShow, (scope, filter): (Scope, ClaimFilter), soon: chrono::NaiveDate) -> ClaimQuery {
    let states: &[&'static str] = match show {
        ClaimShow::Found | ClaimShow::DueSoon => &["draft"],
        ClaimShow::Town => &["town_check"],
        ClaimShow::County => &["county_review"],
        ClaimShow::Notice => &["public_notice"],
        ClaimShow::Pay => &["approved", "listed", "paid"],
        ClaimShow::Recover => &["recover", "recovered"],
        ClaimShow::Differs => &[],
        ClaimShow::Refused => &["refused"],
        ClaimShow::Closed => &["closed"],
    };
    ClaimQuery {
        states: states.to_vec(),
        kind: filter.kind.map(domain::claim::ClaimKind::code),
        apply_by: (show == ClaimShow::DueSoon).then_some(soon),
        differs: show == ClaimShow::Differs,
        ..query_in(scope)
    }
}

/// All claims somebody reads.
pub(super) fn query_in(scope: Scope) -> ClaimQuery {
    ClaimQuery {
        area: scope.area,
        only: scope.only,
        ..ClaimQuery::default()
    }
}

/// The people claims are about.
pub(super) async fn people_of(
    db: &mut Connection,
    claims: &[Claim],
) -> Result<HashMap<PersonId, Person>, Failure> {
    let mut ids: Vec<PersonId> = claims.iter().filter_map(|one| one.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = db.list_people(&ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

fn line(
    claim: Claim,
    (people, book): (&HashMap<PersonId, Person>, &AreaBook),
    (today, remind): (chrono::NaiveDate, u64),
) -> ClaimLine {
    let person = claim.person.and_then(|id| people.get(&id));
    ClaimLine {
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        no: person.map(|person| person.no.clone()).unwrap_or_default(),
        place: book.place(claim.area),
        due_soon: claim.is_due_soon(today, remind),
        claim,
    }
}
