//! `account-person`: which person on the register a member of staff is, so that nobody decides about their own family.

use super::Outcome;
use crate::config::Global;
use clap::Args;
use domain::actor::Actor;
use serde_json::json;
use services::Failure;

#[derive(Args, Debug)]
pub struct AccountPerson {
    /// Sign-in name.
    #[arg(long)]
    login: String,
    /// Number of the person (`person_no`).
    #[arg(long)]
    person_no: String,
}

pub async fn run(global: &Global, command: AccountPerson) -> Result<Outcome, Failure> {
    let services = global.open(None).await?;
    services.migrate().await?;
    let account = services.db.find_account_by_login(&command.login).await?;
    let person = services.db.find_person_by_no(&command.person_no).await?;
    let (Some(account), Some(person)) = (account, person) else {
        return Err(Failure::message("There is no such account, or no such person."));
    };
    services
        .set_account_person(&Actor::Operator, account.id, person.id)
        .await?;
    let text = format!("{} is {} on the register.", command.login, command.person_no);
    Outcome::done(
        &json!({ "login": command.login, "person_no": command.person_no }),
        text,
    )
}
