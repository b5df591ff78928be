//! Staff accounts and sessions.

use super::Answered;
use crate::actor::{Actor, Staff};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a sign-in form says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// Sign-in name.
    pub login: String,
    /// Password; never logged, never kept.
    pub password: String,
    /// Address of the asker, for rate limits.
    pub address: String,
}

impl std::fmt::Debug for SignIn {
    /// Never shows the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").finish_non_exhaustive()
    }
}

/// A fresh session.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The secret for the cookie; only its hash is kept.
    pub token: String,
    /// Who it is.
    pub staff: Staff,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
}

/// A session found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// Who it is.
    pub staff: Staff,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
}

/// Questions about staff accounts.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Checks name and password in constant time and opens a session.
    async fn sign_in(&self, attempt: SignIn) -> Answered<SignedIn>;

    /// Finds the session of a cookie; `None` when there is none or it has ended.
    async fn session(&self, token: &str) -> Answered<Option<SessionInfo>>;

    /// Ends the session of a cookie.
    async fn sign_out(&self, who: &Actor, token: &str) -> Answered<()>;
}
