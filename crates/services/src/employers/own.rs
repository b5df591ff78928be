//! What an employer sees of itself, and who may sign in for it.

use super::{Actor, EmployerAccount, EmployerView, Failure, Refusal, Services, Standing, json};
use domain::ids::AccountId;
use domain::permission::{Deed, Function};
use domain::ports::Colleague;
use domain::refusal::Problem;
use domain::session::Subject;
use domain::values::Phone;

impl Services {
    pub(super) async fn own_employer(&self, who: &Actor) -> Result<EmployerView, Failure> {
        let id = match who {
            Actor::Employer { account, .. } | Actor::Applicant { account } => *account,
            _ => return Err(Refusal::NotSignedIn.into()),
        };
        let found = self.db.find_employer_account(id).await?;
        let account = found.ok_or(Refusal::NotSignedIn)?;
        let employer = who.own_employer(Deed::Read, Function::Vacancy).ok();
        let (colleagues, open_vacancies) = match employer {
            Some(employer) => (
                self.db.list_accounts_of_employer(employer).await?,
                self.db.count_open_vacancies_of(employer).await? as u32,
            ),
            None => (Vec::new(), 0),
        };
        let shown = |one: &EmployerAccount| matches!(one.standing, Standing::Confirmed { .. });
        Ok(EmployerView {
            place: self.area_book().await?.reference(account.area),
            colleagues: colleagues
                .iter()
                .filter(|one| shown(one))
                .map(|one| colleague(one, id))
                .collect(),
            uscc: account.uscc,
            firm: account.firm,
            standing: account.standing,
            open_vacancies,
        })
    }

    pub(super) async fn admit_colleague(
        &self,
        who: &Actor,
        name: String,
        phone: Phone,
    ) -> Result<(), Failure> {
        let own = self.confirmed_account(who).await?;
        let known = self.db.list_employer_accounts_by_phone(&phone).await?;
        let is_there = |one: &EmployerAccount| {
            one.employer == own.employer && matches!(one.standing, Standing::Confirmed { .. })
        };
        if known.iter().any(is_there) {
            return Err(Refusal::field("phone", Problem::Taken).into());
        }
        let now = self.clock.now();
        let account = EmployerAccount {
            id: AccountId::new(&*self.ids, now),
            name,
            phone: Some(phone),
            made_at: now,
            standing: Standing::Confirmed {
                at: now,
                by: who.label(),
            },
            ..own
        };
        let mut change = self.db.begin().await?;
        change.set_employer_account(&account).await?;
        let line = self.audit(
            who,
            "add_colleague",
            "employer_account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn dismiss_colleague(&self, who: &Actor, id: AccountId) -> Result<(), Failure> {
        let own = self.confirmed_account(who).await?;
        let found = self.db.find_employer_account(id).await?;
        let mut account = found
            .filter(|one| one.employer == own.employer && one.may_sign_in())
            .ok_or(Refusal::NotFound)?;
        if account.id == own.id {
            return Err(Refusal::NotAllowed.into());
        }
        account.standing = Standing::Closed { at: self.clock.now() };
        let mut change = self.db.begin().await?;
        change.set_employer_account(&account).await?;
        change.delete_sessions_of(Subject::Employer(id), None).await?;
        let line = self.audit(
            who,
            "remove_colleague",
            "employer_account",
            id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// The account of whoever asks, when it is confirmed.
    async fn confirmed_account(&self, who: &Actor) -> Result<EmployerAccount, Failure> {
        who.own_employer(Deed::Update, Function::Vacancy)?;
        let Actor::Employer { account, .. } = who else {
            return Err(Refusal::NotSignedIn.into());
        };
        let found = self.db.find_employer_account(*account).await?;
        let confirmed = found.filter(|one| matches!(one.standing, Standing::Confirmed { .. }));
        Ok(confirmed.ok_or(Refusal::NotSignedIn)?)
    }
}

fn colleague(account: &EmployerAccount, here: AccountId) -> Colleague {
    Colleague {
        id: account.id,
        name: account.name.clone(),
        masked_phone: account.phone.as_ref().map(Phone::masked),
        standing: account.standing.clone(),
        here: account.id == here,
    }
}
