//! Messages to employers about their stands at fairs: that they may come, where they stand, another day, a cancellation.

use super::carrier::Letter;
use super::firms::Telling;
use super::words::for_employer;
use super::{Failure, Line, Services};
use chrono::{DateTime, Utc};
use domain::fair::StandNews;
use domain::ids::FairStandId;
use std::collections::BTreeMap;

/// Things to tell that are read at once.
const PORTION: u32 = 500;
/// Where an employer reads all of it.
const PAGE: &str = "/employer/fairs";

impl Services {
    /// Tells employers what is new of their stands, by day. Of several things what weighs most is said. Gives how many messages left.
    pub async fn tell_fair_employers(&self) -> Result<u64, Failure> {
        let Some(outbox) = self.open_to_firms().await? else {
            return Ok(0);
        };
        let Some(line) = outbox.by_phone() else {
            return Ok(0);
        };
        let now = self.clock.now();
        let mut read = self.db.read().await?;
        let mut news: BTreeMap<FairStandId, StandNews> = BTreeMap::new();
        for one in read.list_untold_stand_news(PORTION).await? {
            let known = news.entry(one.stand).or_insert_with(|| one.clone());
            if one.kind > known.kind {
                *known = one;
            }
        }
        drop(read);
        let mut left = 0;
        for one in news.values() {
            match self.tell_employer_of(one, line, (&outbox.origin, now)).await? {
                Telling::Left(count) => left += count,
                Telling::Down => break,
            }
        }
        Ok(left)
    }

    /// Noted as told first, so that nobody else tells it, and nothing is sent twice.
    async fn tell_employer_of(
        &self,
        one: &StandNews,
        line: &Line,
        (origin, now): (&str, DateTime<Utc>),
    ) -> Result<Telling, Failure> {
        let letters = self.letters_about(one, origin).await?;
        let mut change = self.db.begin().await?;
        if !change.set_stand_news_told(one.stand, now).await? {
            return Ok(Telling::Left(0));
        }
        change.commit().await?;
        let told = self.carry_to_firm(&letters, (line, now)).await;
        if matches!(told, Telling::Down) {
            let mut change = self.db.begin().await?;
            change.untell_stand_news(one.stand, now).await?;
            change.commit().await?;
        }
        Ok(told)
    }

    /// One message to everybody who acts for the employer; none about a fair that is over.
    async fn letters_about(&self, one: &StandNews, origin: &str) -> Result<Vec<Letter>, Failure> {
        let mut db = self.db.read().await?;
        let (fair, stand) = (
            db.find_fair(one.fair).await?,
            db.find_fair_stand(one.stand).await?,
        );
        let (Some(fair), Some(stand)) = (fair, stand) else {
            return Ok(Vec::new());
        };
        if fair.plan.held_on < self.clock.today() {
            return Ok(Vec::new());
        }
        let link = format!("{origin}{PAGE}");
        let text = for_employer(one.kind, (fair.plan.held_on, stand.state.number()), &link);
        self.letters_to_firm(&mut db, one.employer, (&text, &link)).await
    }
}
