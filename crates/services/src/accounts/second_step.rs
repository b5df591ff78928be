//! The second step of sign-in: six digits that change every half minute (RFC 6238), and recovery codes for the day the
//! telephone is lost.

use super::Account;
use crate::{Failure, Services, secret};
use domain::actor::Actor;
use domain::ports::SecondStep;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::{SecondSecret, Transaction};
use totp_rs::{Builder, Secret, Totp};

/// Recovery codes made at a time.
const RECOVERY_CODES: usize = 10;
/// What telephones show beside the digits.
const ISSUER: &str = "Songgang";

/// The digits of a secret, of the half minute itself and of the ones before and after it.
fn digits_of(secret: &str) -> Result<Totp, Failure> {
    let unusable = |what: String| Failure::message(format!("second step: {what}"));
    let secret = Secret::try_from_base32(secret).map_err(|e| unusable(e.to_string()))?;
    let built = Builder::new().with_secret(secret).build();
    built.map_err(|e| unusable(e.to_string()))
}

impl Services {
    pub(super) async fn second_step_of(&self, account: &Account) -> Result<SecondStep, Failure> {
        Ok(match &account.second {
            None => SecondStep::Off,
            Some(second) if second.on => SecondStep::On {
                recovery_codes: self.db.count_recovery_codes(account.id).await? as u32,
            },
            Some(second) => {
                let address = address_of(&account.login, &second.secret);
                SecondStep::Begun {
                    qr_svg: crate::qr::svg(&address)?,
                    address,
                    secret: in_groups(&second.secret),
                }
            }
        })
    }

    pub(super) async fn make_second_secret(&self, who: &Actor, password: &str) -> Result<(), Failure> {
        let account = self.proven_account(who, "password", password).await?;
        if account.second.as_ref().is_some_and(|second| second.on) {
            return Err(Refusal::Changed.into());
        }
        let second = SecondSecret {
            secret: Secret::from(self.chance.bytes::<20>()).to_base32(),
            on: false,
            window: 0,
        };
        let mut change = self.begin_with(&account).await?;
        change.set_account_second(account.id, Some(&second)).await?;
        let line = self.audit(
            who,
            "begin_second_step",
            "account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_first_code(&self, who: &Actor, code: &str) -> Result<Vec<String>, Failure> {
        let account = self.account_of(who).await?;
        let second = account
            .second
            .clone()
            .filter(|second| !second.on)
            .ok_or(Refusal::Changed)?;
        let window = self
            .window_of(&second.secret, code)?
            .ok_or_else(|| Refusal::field("code", Problem::Wrong))?;
        let codes: Vec<String> = (0..RECOVERY_CODES)
            .map(|_| secret::token(&self.chance)[..16].to_owned())
            .collect();
        let hashes: Vec<_> = codes.iter().map(|code| self.recovery_mark(code)).collect();
        let on = SecondSecret {
            on: true,
            window,
            ..second
        };
        let mut change = self.begin_with(&account).await?;
        change.set_account_second(account.id, Some(&on)).await?;
        change.set_recovery_codes(account.id, &hashes).await?;
        let line = self.audit(
            who,
            "turn_on_second_step",
            "account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(codes.iter().map(|code| in_groups(code)).collect())
    }

    pub(super) async fn take_second_step(&self, who: &Actor, password: &str) -> Result<(), Failure> {
        let account = self.proven_account(who, "password", password).await?;
        let mut change = self.begin_with(&account).await?;
        change.set_account_second(account.id, None).await?;
        change.set_recovery_codes(account.id, &[]).await?;
        let line = self.audit(
            who,
            "turn_off_second_step",
            "account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Whether a code opens the second step of an account; no code does so twice.
    pub(super) async fn is_second_code(
        &self,
        change: &mut Transaction,
        account: &Account,
        code: &str,
    ) -> Result<bool, Failure> {
        let Some(second) = &account.second else {
            return Ok(true);
        };
        if let Some(window) = self.window_of(&second.secret, code)? {
            return Ok(change.set_account_window(account.id, window).await?);
        }
        match secret::read_code(code) {
            Some(code) => Ok(change
                .use_recovery_code(account.id, &self.recovery_mark(&code))
                .await?),
            None => Ok(false),
        }
    }

    /// What is kept of a recovery code: nobody can try codes out who has the database alone.
    fn recovery_mark(&self, code: &str) -> Vec<u8> {
        self.link_key.mark("recovery code", code)
    }

    /// The half minute a code belongs to, if it is right now or was or will be within half a minute.
    fn window_of(&self, secret: &str, code: &str) -> Result<Option<u64>, Failure> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let now = u64::try_from(self.clock.now().timestamp()).unwrap_or(0);
        Ok(digits_of(secret)?.check(&digits, now))
    }
}

/// What a telephone reads from the QR code.
fn address_of(login: &str, secret: &str) -> String {
    let login: String = login
        .bytes()
        .map(|byte| match byte {
            b if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    format!(
        "otpauth://totp/{ISSUER}:{login}?secret={secret}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30"
    )
}

/// `abcd efgh …`, as one types it.
fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        let digits = digits_of(&secret).unwrap();
        for (time, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(digits.check(expected, time), Some(time / 30), "{time}");
            assert_eq!(digits.check(expected, time + 60), None, "{time}: too late");
        }
    }

    #[test]
    fn a_telephone_reads_name_and_secret() {
        assert_eq!(
            address_of("li hua", "ABCD"),
            "otpauth://totp/Songgang:li%20hua?secret=ABCD&issuer=Songgang&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(in_groups("abcdefghij"), "abcd efgh ij");
    }
}
