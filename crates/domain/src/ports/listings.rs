//! The wage blacklist and the abnormal list.

use super::{Answered, Author};
use crate::actor::Actor;
use crate::ids::{CaseId, EmployerId, ListingId};
use crate::listing::{ListGround, ListKind, Listing, ListingStage, ListingStep};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// A firm on a public list: nobody is named on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicListing {
    /// Its name.
    pub firm: String,
    /// Its social credit code.
    pub uscc: String,
    /// Where it works, in words.
    pub place: String,
    /// Why.
    pub ground: ListGround,
    /// Number of the decision.
    pub decision_no: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A line of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingLine {
    /// The entry.
    pub listing: Listing,
    /// Name of the firm.
    pub firm: String,
}

/// The desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingDesk {
    /// The lines, what waits first.
    pub lines: Vec<ListingLine>,
    /// Whether the asker gives notice.
    pub may_notice: bool,
    /// The day.
    pub today: NaiveDate,
}

/// One entry, for staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingView {
    /// The entry.
    pub listing: Listing,
    /// Name of the firm.
    pub firm: String,
    /// Its social credit code.
    pub uscc: String,
    /// Where, in words.
    pub place: String,
    /// Number of the case it follows.
    pub case_no: Option<String>,
    /// Who gave notice.
    pub by: Author,
    /// Who decided.
    pub decided_by: Option<Author>,
    /// Open vacancies of the firm that a decision closes.
    pub open_vacancies: u32,
    /// Whether the asker may decide at all.
    pub may_decide: bool,
    /// Whether somebody else must.
    pub four_eyes: bool,
    /// The first day on which repair takes the firm off.
    pub repair_from: Option<NaiveDate>,
    /// The day.
    pub today: NaiveDate,
}

/// An entry as the firm sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnListing {
    /// The entry.
    pub listing: Listing,
    /// Whether a statement may be sent now.
    pub may_state: bool,
    /// Whether an appeal may be sent now.
    pub may_appeal: bool,
    /// Whether the firm is on the list today.
    pub is_listed: bool,
}

/// Notice to a firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingWish {
    /// Which employer.
    pub employer: EmployerId,
    /// Which list.
    pub kind: ListKind,
    /// Why.
    pub ground: ListGround,
    /// The case it follows.
    pub case: Option<CaseId>,
    /// What is held against it.
    pub words: String,
}

/// Questions about the lists of firms.
#[async_trait]
pub trait Listings: Send + Sync {
    /// The firms on the wage blacklist today. Public.
    async fn blacklist(&self, area: Option<AreaCode>) -> Answered<Vec<PublicListing>>;

    /// The entries of the asker's area.
    async fn listing_desk(&self, who: &Actor) -> Answered<ListingDesk>;

    /// One entry.
    async fn listing(&self, who: &Actor, id: ListingId) -> Answered<ListingView>;

    /// Gives notice; onto the abnormal list a firm comes at once.
    async fn give_notice(&self, who: &Actor, wish: ListingWish) -> Answered<ListingId>;

    /// Takes a step of an office.
    async fn take_listing_step(
        &self,
        who: &Actor,
        id: ListingId,
        version: u32,
        step: ListingStep,
    ) -> Answered<ListingStage>;

    /// What the asker's firm is told.
    async fn own_listings(&self, who: &Actor) -> Answered<Vec<OwnListing>>;

    /// The firm defends itself, or appeals.
    async fn answer_listing(&self, who: &Actor, id: ListingId, step: ListingStep) -> Answered<()>;
}
