//! What officers do with employers: confirm, refuse with a reason, invite.

use super::{
    Actor, EmployerAccount, EmployerId, Failure, InvitationWish, Refusal, RegistrationLine, Services,
    Standing, json, secret,
};
use domain::access::without_number;
use domain::ids::AccountId;
use domain::permission::{Deed, Function};
use domain::refusal::Problem;
use domain::session::Subject;
use domain::values::dates;
use store::Transaction;

/// How long an invitation works.
const INVITATION_DAYS: u64 = 14;
/// Characters of a reason.
const REASON: usize = 200;

impl Services {
    pub(super) async fn waiting_employers(&self, who: &Actor) -> Result<Vec<RegistrationLine>, Failure> {
        let area = who.scope(Deed::Approve, Function::Vacancy)?.area;
        let book = self.area_book().await?;
        let mut lines = Vec::new();
        for account in self.db.list_employer_accounts(area, "waiting").await? {
            let Standing::Waiting { since: Some(since) } = account.standing else {
                continue;
            };
            let known = self.db.find_employer_by_uscc(&account.uscc).await?;
            let fact = self.db.find_employer_fact(&account.uscc).await?;
            let same_rep = match fact {
                Some(fact) => {
                    let rep = fact.legal_rep;
                    self.db.list_listed_firms_of_rep(&rep, &account.uscc).await?
                }
                None => Vec::new(),
            };
            let abnormal = match &known {
                Some(known) => {
                    let today = self.clock.today();
                    self.db.is_employer_abnormal(known.id, today).await?
                }
                None => false,
            };
            lines.push(RegistrationLine {
                id: account.id,
                abnormal,
                same_rep,
                blacklisted: known.as_ref().is_some_and(|known| known.blacklisted),
                known_as: known.map(|known| known.name),
                uscc: account.uscc,
                firm: account.firm,
                area: book.reference(account.area),
                name: account.name,
                phone: account.phone.map(String::from),
                since,
            });
        }
        Ok(lines)
    }

    /// A registration that waits, in the asker's area.
    async fn waiting_employer(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: AccountId,
    ) -> Result<EmployerAccount, Failure> {
        who.scope(Deed::Approve, Function::Vacancy)?;
        let found = change.hold_employer_account(id).await?;
        let account = found.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::Vacancy, account.area)?;
        if !matches!(account.standing, Standing::Waiting { since: Some(_) }) {
            return Err(Refusal::Changed.into());
        }
        Ok(account)
    }

    pub(super) async fn confirm_employer(&self, who: &Actor, id: AccountId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut account = self.waiting_employer(&mut change, who, id).await?;
        account.employer = self.keep_employer(&mut change, &account).await?;
        account.standing = Standing::Confirmed {
            at: self.clock.now(),
            by: who.label(),
        };
        change.set_employer_account(&account).await?;
        let detail = json!({ "employer": account.employer });
        let line = self.audit(who, "confirm", "employer_account", id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn refuse_employer(
        &self,
        who: &Actor,
        id: AccountId,
        reason: String,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut account = self.waiting_employer(&mut change, who, id).await?;
        let reason = reason.trim().to_owned();
        if reason.is_empty() || reason.chars().count() > REASON {
            return Err(Refusal::field("reason", Problem::Required).into());
        }
        without_number("reason", &reason)?;
        account.standing = Standing::Refused {
            at: self.clock.now(),
            by: who.label(),
            reason,
        };
        change.set_employer_account(&account).await?;
        change.delete_sessions_of(Subject::Employer(id), None).await?;
        let line = self.audit(who, "refuse", "employer_account", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn invite_employer(
        &self,
        who: &Actor,
        mut wish: InvitationWish,
    ) -> Result<String, Failure> {
        wish.area = self.area_now(wish.area).await?;
        who.may(Deed::Approve, Function::Vacancy, wish.area)?;
        let (now, today) = (self.clock.now(), self.clock.today());
        let known = self.db.find_employer_by_uscc(&wish.uscc).await?;
        let code = secret::token(&self.chance)[..16].to_owned();
        let account = EmployerAccount {
            id: AccountId::new(&*self.ids, now),
            employer: known
                .as_ref()
                .map_or_else(|| EmployerId::new(&*self.ids, now), |known| known.id),
            uscc: wish.uscc,
            firm: known.map_or(wish.firm, |known| known.name),
            area: wish.area,
            name: String::new(),
            phone: None,
            made_at: now,
            standing: Standing::Invited {
                valid_to: dates::add_days(today, INVITATION_DAYS),
                by: who.label(),
            },
        };
        let mut change = self.db.begin().await?;
        change.set_employer_account(&account).await?;
        change
            .set_invitation(account.id, Some(&secret::fingerprint(&code)))
            .await?;
        let line = self.audit(
            who,
            "invite",
            "employer_account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(code)
    }
}
