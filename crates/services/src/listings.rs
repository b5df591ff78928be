//! The wage blacklist and the abnormal list (R82): notice, statement, decision by somebody else, appeal, and the way off.

mod effect;
mod step;
mod view;

use crate::Services;
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::ListingId;
use domain::listing::{ListingStage, ListingStep};
use domain::ports::{Answered, ListingDesk, ListingView, ListingWish, Listings, OwnListing, PublicListing};
use domain::values::AreaCode;

/// What audit lines call an entry.
const NOUN: &str = "listing";

#[async_trait]
impl Listings for Services {
    async fn blacklist(&self, area: Option<AreaCode>) -> Answered<Vec<PublicListing>> {
        self.public_list(area).await.map_err(|f| self.internal(&f))
    }

    async fn listing_desk(&self, who: &Actor) -> Answered<ListingDesk> {
        self.desk_of_listings(who).await.map_err(|f| self.internal(&f))
    }

    async fn listing(&self, who: &Actor, id: ListingId) -> Answered<ListingView> {
        self.view_of_listing(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn give_notice(&self, who: &Actor, wish: ListingWish) -> Answered<ListingId> {
        self.notice_to(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn take_listing_step(
        &self,
        who: &Actor,
        id: ListingId,
        version: u32,
        step: ListingStep,
    ) -> Answered<ListingStage> {
        self.step_of_listing(who, id, version, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_listings(&self, who: &Actor) -> Answered<Vec<OwnListing>> {
        self.listings_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn answer_listing(&self, who: &Actor, id: ListingId, step: ListingStep) -> Answered<()> {
        self.answer_of_firm(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }
}
