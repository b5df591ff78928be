//! The end of a place: what was paid for months after it goes back, the refund goes out, the rest goes to the special fund (R22).

use super::{Place, problem};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::LandEnrolmentId;
use domain::insurance::{AccountEntry, EntryKind, balance, is_reversed, total_of};
use domain::ports::CloseWish;
use domain::refusal::{Problem, Refusal};
use domain::rules::land_loss_money::exit_refund;
use domain::values::{Fen, dates};

/// Why a payment is taken back that was made for a month after the end.
const AFTER_END: &str = "after_end";

impl Services {
    pub(super) async fn close_enrolment(
        &self,
        who: &Actor,
        seen: (LandEnrolmentId, u32),
        wish: CloseWish,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let place = self.enrolment_to_change(&mut change, who, seen).await?;
        if wish.on > self.clock.today() || wish.on < day_in_shanghai(place.enrolment.made_at) {
            return Err(problem("on", Problem::OutOfRange));
        }
        let mut enrolment = place.enrolment.clone();
        enrolment.state = enrolment
            .state
            .close(wish.on, wish.cause)
            .map_err(|_| Refusal::Changed)?;
        let entries = self.insurance_closing(who, &place, wish);
        self.keep_enrolment_step(&mut change, who, (&enrolment, &entries), "close")
            .await?;
        Ok(change.commit().await?)
    }

    fn insurance_closing(&self, who: &Actor, place: &Place, wish: CloseWish) -> Vec<AccountEntry> {
        let last = dates::first_of_month(wish.on);
        let too_late = place.entries.iter().filter(|one| {
            one.kind.is_monthly()
                && one.reverses.is_none()
                && one.month.is_some_and(|month| month > last)
                && !is_reversed(&place.entries, one.id)
        });
        let mut entries: Vec<AccountEntry> = too_late
            .map(|one| self.account_reversal(who, one, AFTER_END))
            .collect();
        let all: Vec<AccountEntry> = place.entries.iter().chain(&entries).cloned().collect();
        let left = Fen(balance(&all).0.max(0));
        // Before everything is paid there is nothing of the government on the account.
        let refund = match total_of(&all, EntryKind::Government) {
            Fen(0) => left,
            _ => exit_refund(left, place.enrolment.shares.percent),
        };
        let today = self.clock.today();
        for (kind, fen) in [
            (EntryKind::Refund, refund),
            (EntryKind::Forfeit, Fen(left.0 - refund.0)),
        ] {
            if fen.0 > 0 {
                entries.push(self.account_line(who, place.enrolment.id, (kind, Fen(-fen.0)), today));
            }
        }
        entries
    }
}
