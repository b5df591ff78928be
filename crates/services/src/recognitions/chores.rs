//! What is done by the calendar. Each chore selects "due and not yet done", so a missed weekend heals.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{NoticeId, RecognitionTaskId};
use domain::params::ParamKey;
use domain::ports::TaskKind;
use domain::recognition::{Deed, Proof, PublicNotice, State};
use domain::refusal::Refusal;
use domain::values::dates;
use store::RecognitionTask;

/// Renewals asked for in one transaction at most.
const AT_ONCE: u32 = 500;

impl Services {
    /// Takes down every notice that has hung its full time, and hands on what nobody objected to. Gives how many.
    pub async fn take_down_notices(&self) -> Result<u32, Failure> {
        let due = self.db.list_public_notices_due(self.clock.today()).await?;
        let mut taken = 0;
        for notice in due {
            match self.take_notice_down(&notice).await {
                // Somebody was faster: nothing is left to do.
                Ok(()) | Err(Failure::Refused(Refusal::Changed)) => taken += 1,
                Err(failure) => return Err(failure),
            }
        }
        Ok(taken)
    }

    async fn take_notice_down(&self, notice: &PublicNotice) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        if !change.take_notice_down(notice.id, now).await? {
            return Ok(());
        }
        let case = self.case(&mut change, notice.recognition).await?;
        let state = case.recognition.state.clone();
        if is_on_board(&state, notice.id) {
            let state = state.hand_on(now).map_err(|_| Refusal::Changed)?;
            let to = (state, Proof::Word);
            self.keep_plain_step(&mut change, &Actor::Worker, &case, Deed::TakeDown, to)
                .await?;
        }
        Ok(change.commit().await?)
    }

    /// Asks for the renewal of every recognition that ends soon, once. Gives how many were asked for.
    pub async fn ask_for_renewals(&self) -> Result<u32, Failure> {
        let today = self.clock.today();
        let days = self.params().await?.general(ParamKey::RenewalDays, today)?;
        let last = dates::add_days(today, days.max(0) as u64);
        let mut asked = 0;
        loop {
            let mut change = self.db.begin().await?;
            let due = change.list_renewals_due(today, last, AT_ONCE).await?;
            for renewal in &due {
                let task = RecognitionTask {
                    id: RecognitionTaskId::new(&*self.ids, self.clock.now()),
                    kind: TaskKind::Renewal,
                    recognition: None,
                    person: renewal.person,
                    category: renewal.category,
                    area: renewal.area,
                    actor: String::new(),
                    due_on: Some(renewal.valid_to),
                    made_at: self.clock.now(),
                    seen_at: None,
                };
                change.add_recognition_task(&task).await?;
            }
            change.commit().await?;
            asked += due.len() as u32;
            if due.len() < AT_ONCE as usize {
                return Ok(asked);
            }
        }
    }
}

/// Whether this notice is the one that hangs for the application.
fn is_on_board(state: &State, id: NoticeId) -> bool {
    matches!(state, State::Posted { notice, .. } if *notice == id)
}
