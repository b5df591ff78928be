//! Nobody waits for ever (S05): the employer is reminded once, then the yes closes with neutral words.

use super::{Actor, Failure, Services, changed};
use chrono::TimeDelta;
use domain::candidate::{Candidate, Reply};
use domain::params::ParamKey;
use domain::posting::NoticeKind;
use serde_json::json;
use store::{Transaction, Yes};

impl Services {
    /// Reminds employers of people who said yes, and closes what was not answered in time; not what stands before a hire.
    /// "Due and not yet done", so that a missed night heals.
    pub(crate) async fn chase_answers(&self, change: &mut Transaction) -> Result<(), Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let params = change.list_policy_parameters().await?;
        let days = |key| params.general(key, today).map(TimeDelta::days);
        let (remind, close) = (
            days(ParamKey::CandidateRemindDays)?,
            days(ParamKey::CandidateCloseDays)?,
        );
        for yes in change.list_unanswered_yes(now - remind.min(close)).await? {
            if yes.at < now - close {
                self.lapse(change, &yes).await?;
            } else if !yes.reminded && yes.at < now - remind {
                self.remind_employer(change, &yes).await?;
            }
        }
        Ok(())
    }

    async fn remind_employer(&self, change: &mut Transaction, yes: &Yes) -> Result<(), Failure> {
        let Some(vacancy) = change.find_vacancy(yes.vacancy).await? else {
            return Ok(());
        };
        let kept = self.candidate(change, yes.lead).await?;
        let after = Candidate {
            reminded_on: Some(self.clock.today()),
            ..kept
        };
        change.set_candidate(&after).await?;
        self.tell_employer(change, &vacancy, NoticeKind::Waiting).await
    }

    async fn lapse(&self, change: &mut Transaction, yes: &Yes) -> Result<(), Failure> {
        let now = self.clock.now();
        let Some(lead) = change.find_lead(yes.lead).await? else {
            return Ok(());
        };
        let next = lead.state.clone().close(now).map_err(changed)?;
        if !change.set_lead_state(lead.id, &lead.state, &next).await? {
            return Ok(());
        }
        let kept = self.candidate(change, lead.id).await?;
        let after = Candidate {
            reply: Reply::Lapsed,
            reply_at: Some(now),
            untold: true,
            ..kept
        };
        change.set_candidate(&after).await?;
        self.announce_reply(change, lead.person).await?;
        let line = self.audit(&Actor::Worker, "lapse", "lead", lead.id.to_string(), json!({}));
        change.add_audit(&line).await?;
        self.settle_tasks_of(change, &[lead.person]).await?;
        Ok(())
    }
}
