//! `account`: the first staff accounts, and help when nobody else can give it.

use super::Outcome;
use crate::config::Global;
use clap::Subcommand;
use domain::actor::{Actor, Department, Role};
use domain::ports::AccountWish;
use domain::values::AreaCode;
use serde_json::json;
use services::{Failure, NewAccount, Services};

#[derive(Subcommand, Debug)]
pub enum Account {
    /// Make an account; the password is shown once.
    Create {
        /// `coordinator`, `town_officer`, `county_officer`, `city_supervisor`, `auditor`, administrator, …
        #[arg(long)]
        role: Role,
        /// The area it reaches over, by prefix.
        #[arg(long)]
        area: AreaCode,
        /// Sign-in name.
        #[arg(long)]
        login: String,
        /// The department of a `department_reviewer`: `agriculture`, `land`, `public_security`, `civil_affairs`,
        /// `family_planning`, `disabled_federation`.
        #[arg(long)]
        department: Option<Department>,
        /// Let the password be changed before anything else: for accounts of other people.
        #[arg(long)]
        first_password: bool,
    },
    /// Give an account a new password, which is shown once and must be changed; its second step and sessions are gone.
    Reset {
        /// Sign-in name.
        #[arg(long)]
        login: String,
    },
    /// Close an account: nobody signs in with it any more, and who is signed in is out at once. Whom it looked after goes to
    /// somebody else.
    Close {
        /// Sign-in name.
        #[arg(long)]
        login: String,
        /// Sign-in name of whoever takes its people; the township when left out.
        #[arg(long)]
        to: Option<String>,
    },
}

pub async fn run(global: &Global, command: Account) -> Result<Outcome, Failure> {
    let services = global.open(None).await?;
    services.migrate().await?;
    match command {
        Account::Create {
            role,
            area,
            login,
            department,
            first_password,
        } => {
            let wish = AccountWish {
                login: login.clone(),
                role,
                area,
                department,
            };
            let new = NewAccount {
                wish,
                must_change: first_password,
            };
            let password = services.make_account(new).await?;
            shown(&login, &password)
        }
        Account::Reset { login } => reset(&services, &login).await,
        Account::Close { login, to } => close(&services, &login, to.as_deref()).await,
    }
}

async fn reset(services: &std::sync::Arc<Services>, login: &str) -> Result<Outcome, Failure> {
    let account = services.account_named(login).await?.account;
    let password = services
        .ports()
        .account_book
        .reset(&Actor::Operator, account)
        .await?;
    shown(login, &password)
}

async fn close(
    services: &std::sync::Arc<Services>,
    login: &str,
    to: Option<&str>,
) -> Result<Outcome, Failure> {
    let account = services.account_named(login).await?.account;
    let to = match to {
        Some(to) => Some(services.account_named(to).await?.account),
        None => None,
    };
    services
        .ports()
        .account_book
        .close(&Actor::Operator, account, to)
        .await?;
    Outcome::done(&json!({ "login": login }), format!("Account {login} is closed."))
}

fn shown(login: &str, password: &str) -> Result<Outcome, Failure> {
    let text = format!("Account {login}\nPassword {password}\nIt is shown only this once.");
    Outcome::done(&json!({ "login": login, "password": password }), text)
}
