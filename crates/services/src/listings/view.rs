//! The lists as everybody, offices and the firm itself see them.

use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::employer::Employer;
use domain::ids::{EmployerId, ListingId};
use domain::listing::{ListKind, ListLimits, Listing, ListingStage, is_free_to_decide};
use domain::permission::{Deed, Function};
use domain::ports::{ListingDesk, ListingLine, ListingView, OwnListing, PublicListing};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use std::collections::HashMap;
use store::Connection;

/// Entries of one desk.
const MOST: u32 = 500;

impl Services {
    pub(super) async fn public_list(&self, area: Option<AreaCode>) -> Result<Vec<PublicListing>, Failure> {
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let mut lines = Vec::new();
        let mut entries = db.list_listings_in_force(self.clock.today()).await?;
        entries.retain(|entry| {
            entry.kind == ListKind::Wage && area.is_none_or(|area| area.contains(entry.area))
        });
        let firms = firms_of(&mut db, &entries).await?;
        for entry in entries {
            let (Some(firm), Some(period)) = (firms.get(&entry.employer).cloned(), entry.period) else {
                continue;
            };
            lines.push(PublicListing {
                firm: firm.name,
                uscc: firm.uscc.map(|uscc| uscc.as_ref().to_owned()).unwrap_or_default(),
                place: book.place(entry.area),
                ground: entry.ground,
                decision_no: entry.decision_no,
                from: period.from,
                to: period.to,
            });
        }
        Ok(lines)
    }

    pub(super) async fn desk_of_listings(&self, who: &Actor) -> Result<ListingDesk, Failure> {
        let scope = who.scope(Deed::Read, Function::Blacklist)?;
        let mut db = self.db.read().await?;
        let entries = db.list_listings(scope.area, MOST).await?;
        let firms = firms_of(&mut db, &entries).await?;
        let name = |id: EmployerId| firms.get(&id).map(|firm| firm.name.clone());
        let lines = entries.into_iter().map(|listing| ListingLine {
            firm: name(listing.employer).unwrap_or_default(),
            listing,
        });
        Ok(ListingDesk {
            lines: lines.collect(),
            may_notice: who.scope(Deed::Create, Function::Blacklist).is_ok(),
            today: self.clock.today(),
        })
    }

    pub(super) async fn view_of_listing(&self, who: &Actor, id: ListingId) -> Result<ListingView, Failure> {
        who.scope(Deed::Read, Function::Blacklist)?;
        let mut db = self.db.read().await?;
        let listing = db.find_listing(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Read, Function::Blacklist, listing.area)?;
        let firm = db
            .find_employer(listing.employer)
            .await?
            .ok_or(Refusal::NotFound)?;
        let case_no = match listing.case {
            Some(id) => db.find_case(id).await?.map(|case| case.no),
            None => None,
        };
        let mut authors = Authors::default();
        let by = authors.of(&mut db, &listing.notice.by).await?;
        let decided_by = match &listing.decision {
            Some(word) => Some(authors.of(&mut db, &word.by).await?),
            None => None,
        };
        let open_vacancies = db.count_open_vacancies_of(listing.employer).await? as u32;
        drop(db);
        let repair_from = self.repair_from(&listing).await?;
        Ok(ListingView {
            firm: firm.name,
            uscc: firm.uscc.map(|uscc| uscc.as_ref().to_owned()).unwrap_or_default(),
            place: self.area_book().await?.place(listing.area),
            case_no,
            by,
            decided_by,
            open_vacancies,
            may_decide: who.may(Deed::Approve, Function::Blacklist, listing.area).is_ok(),
            four_eyes: !is_free_to_decide(&who.label(), &listing),
            repair_from,
            today: self.clock.today(),
            listing,
        })
    }

    async fn repair_from(&self, listing: &Listing) -> Result<Option<chrono::NaiveDate>, Failure> {
        let Some(period) = listing.period else {
            return Ok(None);
        };
        let (calendar, params) = (self.work_calendar(listing.area).await?, self.params().await?);
        let limits = ListLimits {
            calendar: &calendar,
            params: &params,
            area: listing.area,
            today: self.clock.today(),
        };
        Ok(Some(limits.repair_from(listing.kind, period.from)?))
    }

    pub(super) async fn listings_of_asker(&self, who: &Actor) -> Result<Vec<OwnListing>, Failure> {
        let employer = who.own_employer(Deed::Read, Function::Blacklist)?;
        let today = self.clock.today();
        let entries = self.db.list_listings_of(employer).await?;
        let in_time = |last: Option<chrono::NaiveDate>| last.is_none_or(|last| last >= today);
        Ok(entries
            .into_iter()
            .map(|listing| OwnListing {
                may_state: listing.stage == ListingStage::Noticed
                    && listing.statement.is_none()
                    && in_time(listing.state_by),
                may_appeal: listing.stage == ListingStage::Published
                    && listing.appeal.is_none()
                    && in_time(listing.appeal_by),
                is_listed: listing.holds(today),
                listing,
            })
            .collect())
    }
}

/// The firms of entries.
async fn firms_of(
    db: &mut Connection,
    entries: &[Listing],
) -> Result<HashMap<EmployerId, Employer>, Failure> {
    let mut ids: Vec<EmployerId> = entries.iter().map(|entry| entry.employer).collect();
    ids.sort_unstable();
    ids.dedup();
    let firms = db.list_employers_with(&ids).await?;
    Ok(firms.into_iter().map(|firm| (firm.id, firm)).collect())
}
