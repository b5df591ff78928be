//! `account create`: the first staff accounts.

use super::Outcome;
use crate::config::Global;
use clap::Subcommand;
use domain::actor::Role;
use domain::values::AreaCode;
use serde_json::json;
use services::Failure;

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
    },
}

pub async fn run(global: &Global, command: Account) -> Result<Outcome, Failure> {
    let Account::Create { role, area, login } = command;
    let services = global.open(None).await?;
    services.migrate().await?;
    let password = services.create_account(role, area, &login).await?;
    let text = format!("Account {login}\nPassword {password}\nIt is shown only this once.");
    Outcome::done(&json!({ "login": login, "password": password }), text)
}
