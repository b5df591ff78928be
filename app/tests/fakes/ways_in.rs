//! Accounts, doors, proxies and employers that answer as told.

use super::{Fake, code, day};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::actor::{Actor, Department, Role};
use domain::employer_account::Standing;
use domain::ids::{AccountId, PersonId, ProxyId, SessionId};
use domain::ports::{
    AccountBook, AccountDeeds, AccountLine, AccountList, AccountQuery, AccountState, AccountWish, Accounts,
    Answered, AreaRef, CodeWish, Colleague, Door, EmployerView, Employers, Entry, Invitation, InvitationWish,
    OpenWork, OwnAccount, Proven, Proxies, ProxyView, ProxyWish, Registration, RegistrationLine, SecondStep,
    SessionInfo, SessionLine, SignIn, SignedIn, Taker, Whom,
};
use domain::proxy::{ConsentForm, Relation};
use domain::refusal::Refusal;
use domain::session::Device;
use domain::values::{Phone, SocialCreditCode};
use uuid::Uuid;

pub fn account_id(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn noon() -> DateTime<Utc> {
    "2026-06-15T04:00:00Z".parse().unwrap()
}

fn credit_code() -> SocialCreditCode {
    SocialCreditCode::complete("91990101MA0000001").unwrap()
}

fn place() -> AreaRef {
    AreaRef {
        code: code("330521101"),
        name: "河湾镇".to_owned(),
    }
}

fn session_line(number: u128, here: bool) -> SessionLine {
    SessionLine {
        id: SessionId(Uuid::from_u128(number)),
        device: Device::of_user_agent("Mozilla/5.0 (Linux; Android 12) Mobile MicroMessenger"),
        created_at: noon(),
        seen_at: noon(),
        here,
    }
}

#[async_trait]
impl Accounts for Fake {
    async fn sign_in(&self, _: SignIn) -> Answered<SignedIn> {
        Err(Refusal::WrongCredentials)
    }

    async fn session(&self, _: &str) -> Answered<Option<SessionInfo>> {
        Ok(None)
    }

    async fn sign_out(&self, _: &Actor, _: &str) -> Answered<()> {
        Ok(())
    }

    async fn own(&self, who: &Actor, _: SessionId) -> Answered<OwnAccount> {
        self.allow()?;
        Ok(OwnAccount {
            staff: who.staff()?.clone(),
            place: "河湾镇".to_owned(),
            must_change: self.empty,
            second_step: SecondStep::On { recovery_codes: 8 },
            sessions: vec![session_line(1, true), session_line(2, false)],
        })
    }

    async fn change_password(&self, _: &Actor, _: &str, _: &str, _: Device) -> Answered<SignedIn> {
        Err(Refusal::WrongCredentials)
    }

    async fn begin_second_step(&self, _: &Actor, _: &str) -> Answered<()> {
        Ok(())
    }

    async fn confirm_second_step(&self, _: &Actor, _: &str) -> Answered<Vec<String>> {
        Ok(Vec::new())
    }

    async fn remove_second_step(&self, _: &Actor, _: &str) -> Answered<()> {
        Ok(())
    }

    async fn end_session(&self, _: &Actor, _: SessionId) -> Answered<()> {
        Ok(())
    }

    async fn end_other_sessions(&self, _: &Actor, _: SessionId) -> Answered<()> {
        Ok(())
    }
}

fn account(number: u128, state: AccountState) -> AccountLine {
    let open = state == AccountState::Active;
    AccountLine {
        id: account_id(number),
        login: format!("li.hua{number}"),
        role: Role::DepartmentReviewer,
        area: place(),
        department: Some(Department::Land),
        state,
        second_step: true,
        seen_at: open.then(noon),
        may: AccountDeeds {
            approve: !open,
            take_back: false,
            close: open,
            reset: open,
        },
    }
}

/// One that waits for somebody else.
fn waiting(number: u128, take_back: bool) -> AccountLine {
    AccountLine {
        may: AccountDeeds {
            take_back,
            ..AccountDeeds::default()
        },
        ..account(number, AccountState::Requested)
    }
}

fn accounts() -> Vec<AccountLine> {
    vec![
        account(1, AccountState::Requested),
        account(2, AccountState::Active),
        waiting(3, true),
        waiting(4, false),
    ]
}

#[async_trait]
impl AccountBook for Fake {
    async fn list(&self, _: &Actor, query: AccountQuery) -> Answered<AccountList> {
        self.allow()?;
        Ok(AccountList {
            accounts: accounts(),
            total: 54,
            waiting: 3,
            page: query.page,
            per_page: 50,
            roles: vec![Role::Coordinator, Role::DepartmentReviewer],
            places: vec![place()],
        })
    }

    async fn account(&self, _: &Actor, id: AccountId) -> Answered<AccountLine> {
        self.allow()?;
        accounts()
            .into_iter()
            .find(|one| one.id == id)
            .ok_or(Refusal::NotFound)
    }

    async fn request(&self, _: &Actor, _: AccountWish) -> Answered<AccountId> {
        Err(Refusal::NotAllowed)
    }

    async fn approve(&self, _: &Actor, _: AccountId) -> Answered<String> {
        Err(Refusal::NotAllowed)
    }

    async fn refuse(&self, _: &Actor, _: AccountId) -> Answered<()> {
        Err(Refusal::NotAllowed)
    }

    async fn take_back(&self, _: &Actor, _: AccountId) -> Answered<()> {
        Err(Refusal::NotAllowed)
    }

    async fn close(&self, _: &Actor, _: AccountId, _: Option<AccountId>) -> Answered<()> {
        Err(Refusal::NotAllowed)
    }

    async fn reset(&self, _: &Actor, _: AccountId) -> Answered<String> {
        Err(Refusal::NotAllowed)
    }

    async fn open_work(&self, _: &Actor, _: AccountId) -> Answered<OpenWork> {
        Ok(OpenWork {
            area: Some(place()),
            people: 40,
            own_people: 9,
            leads: 12,
            others: vec![Taker {
                account: account_id(701),
                login: "wang.fang".to_owned(),
                role: Role::Coordinator,
            }],
        })
    }
}

#[async_trait]
impl Door for Fake {
    async fn sends_codes(&self) -> bool {
        !self.empty
    }

    async fn ask_code(&self, _: CodeWish) -> Answered<String> {
        Err(Refusal::TooMany)
    }

    async fn enter_code(&self, _: &str, _: &str, _: Device) -> Answered<Proven> {
        Err(Refusal::CodeSpent)
    }

    async fn choices(&self, _: &str) -> Answered<Vec<Whom>> {
        Ok(vec![
            Whom::Person("李**".to_owned()),
            Whom::Proxy("李**".to_owned()),
            Whom::Employer("青禾制衣厂".to_owned()),
        ])
    }

    async fn choose(&self, _: &str, _: usize, _: &str, _: Device) -> Answered<Entry> {
        Err(Refusal::CodeSpent)
    }

    async fn enter_by_paper(&self, _: &str, _: Device) -> Answered<Entry> {
        Err(Refusal::NotFound)
    }

    async fn sessions(&self, _: &Actor, _: SessionId) -> Answered<Vec<SessionLine>> {
        self.allow()?;
        Ok(vec![session_line(1, true), session_line(2, false)])
    }

    async fn end_own_session(&self, _: &Actor, _: SessionId) -> Answered<()> {
        Ok(())
    }

    async fn end_own_others(&self, _: &Actor, _: SessionId) -> Answered<()> {
        Ok(())
    }
}

#[async_trait]
impl Proxies for Fake {
    async fn list(&self, _: &Actor, _: Option<PersonId>) -> Answered<Vec<ProxyView>> {
        self.allow()?;
        let proxy = ProxyView {
            id: ProxyId(Uuid::from_u128(9)),
            name: "王秀英".to_owned(),
            relation: Relation::Spouse,
            masked_phone: Some("138******21".to_owned()),
            consent: ConsentForm::ThumbPrint,
            consent_on: day(2026, 6, 1),
            valid_to: day(2027, 6, 1),
            in_force: true,
        };
        Ok(if self.empty { Vec::new() } else { vec![proxy] })
    }

    async fn record(&self, _: &Actor, _: Option<PersonId>, _: ProxyWish) -> Answered<String> {
        Err(Refusal::NotAllowed)
    }

    async fn renew_code(&self, _: &Actor, _: ProxyId) -> Answered<String> {
        Err(Refusal::NotAllowed)
    }

    async fn revoke(&self, _: &Actor, _: ProxyId) -> Answered<()> {
        Err(Refusal::NotAllowed)
    }
}

#[async_trait]
impl Employers for Fake {
    async fn register(&self, _: Registration, _: String) -> Answered<String> {
        Err(Refusal::TooMany)
    }

    async fn invitation(&self, _: &str) -> Answered<Invitation> {
        self.allow()?;
        Ok(Invitation {
            firm: "青禾制衣厂".to_owned(),
            valid_to: day(2026, 7, 1),
        })
    }

    async fn join(&self, _: &str, _: String, _: Phone, _: String) -> Answered<String> {
        Err(Refusal::TooMany)
    }

    async fn own(&self, who: &Actor) -> Answered<EmployerView> {
        self.allow()?;
        let confirmed = Standing::Confirmed {
            at: noon(),
            by: "operator".to_owned(),
        };
        let standing = match who {
            Actor::Employer { .. } => confirmed.clone(),
            Actor::Applicant { .. } => Standing::Waiting { since: Some(noon()) },
            _ => return Err(Refusal::NotSignedIn),
        };
        let colleague = |number, here| Colleague {
            id: account_id(number),
            name: "陈建国".to_owned(),
            masked_phone: Some("138******21".to_owned()),
            standing: confirmed.clone(),
            here,
        };
        Ok(EmployerView {
            uscc: credit_code(),
            firm: "青禾制衣厂".to_owned(),
            place: place(),
            standing,
            colleagues: vec![colleague(1, true), colleague(2, false)],
            open_vacancies: 3,
        })
    }

    async fn add_colleague(&self, _: &Actor, _: String, _: Phone) -> Answered<()> {
        Ok(())
    }

    async fn remove_colleague(&self, _: &Actor, _: AccountId) -> Answered<()> {
        Ok(())
    }

    async fn queue(&self, _: &Actor) -> Answered<Vec<RegistrationLine>> {
        self.allow()?;
        Ok(vec![RegistrationLine {
            id: account_id(3),
            uscc: credit_code(),
            firm: "青禾制衣厂".to_owned(),
            known_as: Some("青禾县制衣厂".to_owned()),
            blacklisted: true,
            abnormal: true,
            same_rep: vec!["河湾砖厂".to_owned()],
            area: place(),
            name: "陈建国".to_owned(),
            phone: Some("15400000010".to_owned()),
            since: noon(),
        }])
    }

    async fn confirm(&self, _: &Actor, _: AccountId) -> Answered<()> {
        Ok(())
    }

    async fn refuse(&self, _: &Actor, _: AccountId, _: String) -> Answered<()> {
        Ok(())
    }

    async fn invite(&self, _: &Actor, _: InvitationWish) -> Answered<String> {
        Err(Refusal::NotAllowed)
    }
}
