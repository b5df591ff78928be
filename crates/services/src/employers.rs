//! Employers: registration, invitation, confirmation, and their people.

mod officer;
mod own;

use crate::{Failure, Services, secret};
use async_trait::async_trait;
use domain::access::without_number;
use domain::actor::Actor;
use domain::employer::Employer;
use domain::employer_account::{EmployerAccount, Standing};
use domain::employer_fact::FactDraft;
use domain::ids::{AccountId, EmployerId};
use domain::ports::{
    Answered, CodeWish, EmployerView, Employers, Invitation, InvitationWish, Registration, RegistrationLine,
};
use domain::refusal::Refusal;
use domain::values::{Phone, SocialCreditCode};
use serde_json::json;
use store::Transaction;

#[async_trait]
impl Employers for Services {
    async fn register(&self, registration: Registration, address: String) -> Answered<String> {
        self.take_registration(registration, address)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn invitation(&self, code: &str) -> Answered<Invitation> {
        self.read_invitation(code).await.map_err(|f| self.internal(&f))
    }

    async fn join(&self, code: &str, name: String, phone: Phone, address: String) -> Answered<String> {
        self.take_up_invitation(code, name, phone, address)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own(&self, who: &Actor) -> Answered<EmployerView> {
        self.own_employer(who).await.map_err(|f| self.internal(&f))
    }

    async fn add_colleague(&self, who: &Actor, name: String, phone: Phone) -> Answered<()> {
        self.admit_colleague(who, name, phone)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn remove_colleague(&self, who: &Actor, account: AccountId) -> Answered<()> {
        self.dismiss_colleague(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn queue(&self, who: &Actor) -> Answered<Vec<RegistrationLine>> {
        self.waiting_employers(who).await.map_err(|f| self.internal(&f))
    }

    async fn confirm(&self, who: &Actor, account: AccountId) -> Answered<()> {
        self.confirm_employer(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn refuse(&self, who: &Actor, account: AccountId, reason: String) -> Answered<()> {
        self.refuse_employer(who, account, reason)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn invite(&self, who: &Actor, wish: InvitationWish) -> Answered<String> {
        self.invite_employer(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Keeps a registration and sends the code. The same number for the same employer again only gets another code.
    async fn take_registration(&self, wish: Registration, address: String) -> Result<String, Failure> {
        if self.sms.get().is_none() {
            return Err(Refusal::NotFound.into());
        }
        let known = self.db.list_employer_accounts_by_phone(&wish.phone).await?;
        let code_wish = CodeWish {
            phone: wish.phone.clone(),
            address,
        };
        if !known
            .iter()
            .any(|account| account.uscc == wish.uscc && account.may_sign_in())
        {
            self.keep_registration(wish).await?;
        }
        self.make_code(code_wish).await
    }

    async fn keep_registration(&self, wish: Registration) -> Result<(), Failure> {
        let now = self.clock.now();
        let legal_rep = wish.legal_rep.clone();
        without_number("legal_rep", &legal_rep)?;
        let account = EmployerAccount {
            id: AccountId::new(&*self.ids, now),
            employer: EmployerId::new(&*self.ids, now),
            uscc: wish.uscc,
            firm: wish.firm,
            area: wish.area,
            name: wish.name,
            phone: Some(wish.phone),
            made_at: now,
            standing: Standing::Waiting { since: None },
        };
        let mut change = self.db.begin().await?;
        change.set_employer_account(&account).await?;
        self.keep_legal_rep(&mut change, &account.uscc, &legal_rep)
            .await?;
        let line = self.audit(
            &Actor::Visitor,
            "register",
            "employer_account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Keeps who stands for a firm, as it says itself when it registers, unless that is known.
    async fn keep_legal_rep(
        &self,
        change: &mut Transaction,
        uscc: &SocialCreditCode,
        legal_rep: &str,
    ) -> Result<(), Failure> {
        let known = change.find_employer_fact(uscc).await?;
        let said = known.as_ref().is_some_and(|fact| !fact.legal_rep.is_empty());
        if legal_rep.trim().is_empty() || said {
            return Ok(());
        }
        let draft = FactDraft {
            legal_rep: legal_rep.to_owned(),
            size: known.as_ref().and_then(|fact| fact.size),
            founded: known.as_ref().and_then(|fact| fact.founded),
            ..FactDraft::default()
        };
        let fact = self.stated(&Actor::Visitor, uscc.clone(), known, &draft, false);
        change.set_employer_fact(&fact).await?;
        Ok(())
    }

    /// The account an invitation is for, while it may be taken up.
    async fn invited(&self, code: &str) -> Result<EmployerAccount, Failure> {
        let code = secret::read_code(code).ok_or(Refusal::NotFound)?;
        let hash = secret::fingerprint(&code);
        let found = self.db.find_employer_account_by_invitation(&hash).await?;
        let account = found.ok_or(Refusal::NotFound)?;
        match &account.standing {
            Standing::Invited { valid_to, .. } if *valid_to >= self.clock.today() => Ok(account),
            Standing::Invited { .. } => Err(Refusal::LinkExpired.into()),
            _ => Err(Refusal::LinkRevoked.into()),
        }
    }

    async fn read_invitation(&self, code: &str) -> Result<Invitation, Failure> {
        let account = self.invited(code).await?;
        let Standing::Invited { valid_to, .. } = account.standing else {
            return Err(Refusal::NotFound.into());
        };
        Ok(Invitation {
            firm: account.firm,
            valid_to,
        })
    }

    async fn take_up_invitation(
        &self,
        code: &str,
        name: String,
        phone: Phone,
        address: String,
    ) -> Result<String, Failure> {
        let account = EmployerAccount {
            name,
            phone: Some(phone.clone()),
            ..self.invited(code).await?
        };
        let mut change = self.db.begin().await?;
        change.set_employer_account(&account).await?;
        change.commit().await?;
        self.make_code(CodeWish { phone, address }).await
    }

    /// A telephone was proven: an invitation is taken up, and a registration begins to wait.
    pub(crate) async fn prove_telephone(
        &self,
        change: &mut Transaction,
        id: AccountId,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut account = change
            .find_employer_account(id)
            .await?
            .ok_or(Refusal::CodeSpent)?;
        account.standing = match account.standing.clone() {
            Standing::Invited { valid_to, by } if valid_to >= self.clock.today() => {
                account.employer = self.keep_employer(change, &account).await?;
                change.set_invitation(id, None).await?;
                Standing::Confirmed { at: now, by }
            }
            Standing::Waiting { since: None } => Standing::Waiting { since: Some(now) },
            _ => return Ok(()),
        };
        let line = self.audit(
            &Actor::Applicant { account: id },
            "prove_telephone",
            "employer_account",
            id.to_string(),
            json!({ "state": account.standing.code() }),
        );
        change.set_employer_account(&account).await?;
        Ok(change.add_audit(&line).await?)
    }

    /// The employer an account is of, known by its social credit code or kept now.
    async fn keep_employer(
        &self,
        change: &mut Transaction,
        account: &EmployerAccount,
    ) -> Result<EmployerId, Failure> {
        if let Some(known) = change.find_employer_by_uscc(&account.uscc).await? {
            return Ok(known.id);
        }
        let employer = Employer {
            id: account.employer,
            uscc: Some(account.uscc.clone()),
            name: account.firm.clone(),
            area: Some(account.area),
            industry: String::new(),
            blacklisted: false,
        };
        change.add_employers(&[employer.into()]).await?;
        Ok(account.employer)
    }
}
