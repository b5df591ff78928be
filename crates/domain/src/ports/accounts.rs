//! Staff accounts and sessions: one's own.

use super::Answered;
use crate::actor::{Actor, Staff};
use crate::ids::SessionId;
use crate::session::Device;
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
    /// The six digits of the second step, or a recovery code; empty where there is no second step.
    pub code: String,
    /// Address of the asker, for rate limits.
    pub address: String,
    /// What they hold in their hands.
    pub device: Device,
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
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
}

impl std::fmt::Debug for SignedIn {
    /// Never shows the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("staff", &self.staff)
            .finish_non_exhaustive()
    }
}

/// A session found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// Which.
    pub id: SessionId,
    /// Who it is.
    pub actor: Actor,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
    /// What they have yet to do for their own account.
    pub due: Option<Due>,
}

/// What somebody has yet to do for their own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Choose a password of their own, before anything else.
    Password,
    /// Turn the second step on, where the office demands it.
    SecondStep,
}

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Which.
    pub id: SessionId,
    /// On what.
    pub device: Device,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Last used, to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// Whether it is the one asking.
    pub here: bool,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// Who it is.
    pub staff: Staff,
    /// The area, in words.
    pub place: String,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// The second step.
    pub second_step: SecondStep,
    /// Sessions, the last used first.
    pub sessions: Vec<SessionLine>,
}

/// Where the second step of an account stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondStep {
    /// The password is enough.
    Off,
    /// A secret was made and waits for its first code.
    Begun {
        /// The secret, to be typed where no camera is.
        secret: String,
        /// The same as an address that opens an authenticator on the telephone it is read on.
        address: String,
        /// That address as an SVG QR code.
        qr_svg: String,
    },
    /// Six digits are asked for.
    On {
        /// Recovery codes that are left.
        recovery_codes: u32,
    },
}

/// Questions about one's own staff account.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Checks name, password and second step in constant time and opens a session. Public.
    async fn sign_in(&self, attempt: SignIn) -> Answered<SignedIn>;

    /// Finds the session of a cookie, of whatever kind; `None` when there is none or it has ended. Public.
    async fn session(&self, token: &str) -> Answered<Option<SessionInfo>>;

    /// Ends the session of a cookie. Public.
    async fn sign_out(&self, who: &Actor, token: &str) -> Answered<()>;

    /// One's own account. `here` is the session asking.
    async fn own(&self, who: &Actor, here: SessionId) -> Answered<OwnAccount>;

    /// Changes one's own password; every session ends and a new one begins on `device`.
    async fn change_password(&self, who: &Actor, old: &str, new: &str, device: Device) -> Answered<SignedIn>;

    /// Makes the secret of the second step; it holds from its first code on.
    async fn begin_second_step(&self, who: &Actor, password: &str) -> Answered<()>;

    /// Takes the first code: the second step holds. Gives the recovery codes, which are shown once.
    async fn confirm_second_step(&self, who: &Actor, code: &str) -> Answered<Vec<String>>;

    /// Takes the second step away.
    async fn remove_second_step(&self, who: &Actor, password: &str) -> Answered<()>;

    /// Ends one session of one's own.
    async fn end_session(&self, who: &Actor, session: SessionId) -> Answered<()>;

    /// Ends every session of one's own but the one asking.
    async fn end_other_sessions(&self, who: &Actor, here: SessionId) -> Answered<()>;
}
