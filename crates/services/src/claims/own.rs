//! Subsidies as those see them who get them, and what hangs out for everybody.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::claim::{Claim, ClaimState, PayeeKind};
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person::masked_name;
use domain::ports::{ClaimNotice, OwnClaims};
use domain::values::AreaCode;
use std::collections::HashMap;
use store::{ClaimQuery, Connection};

/// Claims of an employer on one page.
const MOST: u32 = 200;

impl Services {
    pub(super) async fn claims_of_asker(&self, who: &Actor) -> Result<OwnClaims, Failure> {
        let person = who.own_person(Deed::Create, Function::Claim)?;
        let mut db = self.db.read().await?;
        let mut claims = db.list_claims_of(person).await?;
        claims.retain(|one| one.payee.kind == PayeeKind::Person);
        Ok(OwnClaims {
            lines: claims.into_iter().map(|claim| (claim, String::new())).collect(),
            today: Some(self.clock.today()),
        })
    }

    pub(super) async fn claims_of_employer(&self, who: &Actor) -> Result<OwnClaims, Failure> {
        let employer = who.own_employer(Deed::Create, Function::Claim)?;
        let mut db = self.db.read().await?;
        let claims = db.list_claims_of_employer(employer, MOST).await?;
        let names = names_of(&mut db, &claims).await?;
        let with_person = |claim: Claim| {
            let name = claim.person.and_then(|id| names.get(&id).cloned());
            (claim, name.unwrap_or_default())
        };
        Ok(OwnClaims {
            lines: claims.into_iter().map(with_person).collect(),
            today: Some(self.clock.today()),
        })
    }

    /// What hangs out today: no number, no health, no income; the name masked.
    pub(super) async fn posted_claims(&self, area: Option<AreaCode>) -> Result<Vec<ClaimNotice>, Failure> {
        let query = ClaimQuery {
            states: vec!["public_notice"],
            area,
            ..ClaimQuery::default()
        };
        let mut db = self.db.read().await?;
        // All of them: a notice that is left out was not posted.
        let count = db.count_claims(&query).await?.0;
        let claims = db.list_claims(&query, count, 0).await?;
        let names = names_of(&mut db, &claims).await?;
        let book = self.area_book().await?;
        let today = self.clock.today();
        let posted = |claim: Claim| match claim.state {
            ClaimState::PublicNotice { until, .. } if today <= until => Some(ClaimNotice {
                name: match (claim.payee.kind, claim.person) {
                    (PayeeKind::Person, Some(id)) => names.get(&id).cloned().unwrap_or_default(),
                    _ => claim.payee.name,
                },
                place: book.place(claim.area),
                kind: claim.kind,
                period: claim.period,
                amount: claim.amount,
                last_day: until,
            }),
            _ => None,
        };
        Ok(claims.into_iter().filter_map(posted).collect())
    }
}

/// Masked names of the people claims are about.
pub(super) async fn names_of(
    db: &mut Connection,
    claims: &[Claim],
) -> Result<HashMap<PersonId, String>, Failure> {
    let mut ids: Vec<PersonId> = claims.iter().filter_map(|one| one.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = db.list_people(&ids).await?;
    Ok(people
        .into_iter()
        .map(|one| (one.id, masked_name(&one.name)))
        .collect())
}
