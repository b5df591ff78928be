//! Messages to employers: whom they reach, and that none is sent twice. Their pages say all of it too, so that in doubt it counts as
//! told.

use super::carrier::{Letter, NotTaken, To};
use super::words::for_listed;
use super::{Failure, Line, Outbox, Services};
use crate::counts::Count;
use chrono::{DateTime, Utc};
use domain::employer_account::Standing;
use domain::ids::{EmployerId, MessageId};
use domain::listing::{Listing, ListingStage};
use std::sync::Arc;
use store::Connection;

/// Entries that are read at once.
const PORTION: u32 = 500;
/// Where a firm reads of the lists, and answers.
const PAGE: &str = "/employer/firm";

/// What came of telling one employer.
pub(super) enum Telling {
    /// So many messages left.
    Left(u64),
    /// The gateway takes nothing now.
    Down,
}

impl Services {
    /// The outbox, where employers may be told by text message now: there is a gateway, it does not rest, and it is day.
    pub(super) async fn open_to_firms(&self) -> Result<Option<Arc<Outbox>>, Failure> {
        let Some(outbox) = self.outbox.get().cloned() else {
            return Ok(None);
        };
        let now = self.clock.now();
        let rests = outbox.by_phone().is_none_or(|line| line.rests(now));
        let mut db = self.db.read().await?;
        let may = !rests && !self.message_figures(&mut db).await?.is_quiet(now);
        Ok(may.then_some(outbox))
    }

    /// One letter to everybody who acts for an employer.
    pub(super) async fn letters_to_firm(
        &self,
        db: &mut Connection,
        employer: EmployerId,
        (text, link): (&str, &str),
    ) -> Result<Vec<Letter>, Failure> {
        let accounts = db.list_accounts_of_employer(employer).await?;
        let acts = accounts
            .into_iter()
            .filter(|account| matches!(account.standing, Standing::Confirmed { .. }));
        let letter = |phone| Letter {
            id: MessageId::new(&*self.ids, self.clock.now()),
            to: To::Phone(phone),
            text: text.to_owned(),
            link: link.to_owned(),
        };
        Ok(acts.filter_map(|account| account.phone).map(letter).collect())
    }

    /// Hands the letters about one thing over.
    pub(super) async fn carry_to_firm(
        &self,
        letters: &[Letter],
        (line, now): (&Line, DateTime<Utc>),
    ) -> Telling {
        let mut left = 0;
        for letter in letters {
            match line.carrier.carry(letter).await {
                Ok(_) => {
                    line.heed(false, now);
                    self.counts.add(Count::MessageSent);
                    left += 1;
                }
                Err(NotTaken::Down(why)) if left == 0 => {
                    tracing::warn!(why, "the gateway takes nothing; employers are told later");
                    line.heed(true, now);
                    return Telling::Down;
                }
                Err(failure) => {
                    self.counts.add(Count::MessageFailed);
                    tracing::warn!(%failure, "an employer was not told by message");
                }
            }
        }
        Telling::Left(left)
    }

    /// Tells firms, by day, that there is a notice about a list or a decision, while they may still answer (R82). Each once. Gives how
    /// many messages left.
    pub async fn tell_listed_firms(&self) -> Result<u64, Failure> {
        let Some(outbox) = self.open_to_firms().await? else {
            return Ok(0);
        };
        let Some(line) = outbox.by_phone() else {
            return Ok(0);
        };
        let mut read = self.db.read().await?;
        let untold = read.list_listings_untold(self.clock.today(), PORTION).await?;
        drop(read);
        let mut left = 0;
        for one in &untold {
            match self.tell_firm_of(one, line, &outbox.origin).await? {
                Telling::Left(count) => left += count,
                Telling::Down => break,
            }
        }
        Ok(left)
    }

    /// Noted as told first, so that nobody else tells it, and nothing is sent twice.
    async fn tell_firm_of(&self, one: &Listing, line: &Line, origin: &str) -> Result<Telling, Failure> {
        let now = self.clock.now();
        let last = match one.stage {
            ListingStage::Noticed => one.state_by,
            _ => one.appeal_by,
        };
        let Some(last) = last else {
            return Ok(Telling::Left(0));
        };
        let page = format!("{origin}{PAGE}");
        let text = for_listed(one.stage == ListingStage::Noticed, last, &page);
        let mut change = self.db.begin().await?;
        if !change.set_listing_told(one, now).await? {
            return Ok(Telling::Left(0));
        }
        let letters = self
            .letters_to_firm(&mut change, one.employer, (&text, &page))
            .await?;
        change.commit().await?;
        let told = self.carry_to_firm(&letters, (line, now)).await;
        if matches!(told, Telling::Down) {
            let mut change = self.db.begin().await?;
            change.untell_listing(one).await?;
            change.commit().await?;
        }
        Ok(told)
    }
}
