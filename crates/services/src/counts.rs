//! What happened how often since the program started: numbers alone, for whoever watches it.

use std::sync::atomic::{AtomicU64, Ordering};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A password was compared with a hash, that of nobody included.
    PasswordCheck,
    /// Somebody signed in, by whichever way.
    SignIn,
    /// A try to sign in failed.
    FailedSignIn,
    /// A try failed and locked a sign-in name.
    Lock,
    /// A one-time code was asked for.
    CodeAsked,
    /// A text message was handed over to the gateway.
    MessageSent,
    /// The gateway took a text message not.
    MessageFailed,
    /// A receipt said that a message arrived.
    ReceiptDelivered,
    /// A receipt said that a message did not arrive.
    ReceiptFailed,
    /// A receipt was about a message that was never handed over.
    ReceiptUnknown,
}

impl Count {
    const ALL: [Self; 10] = [
        Self::PasswordCheck,
        Self::SignIn,
        Self::FailedSignIn,
        Self::Lock,
        Self::CodeAsked,
        Self::MessageSent,
        Self::MessageFailed,
        Self::ReceiptDelivered,
        Self::ReceiptFailed,
        Self::ReceiptUnknown,
    ];

    /// Its name among the measurements.
    const fn name(self) -> &'static str {
        match self {
            Self::PasswordCheck => "password_checks",
            Self::SignIn => "sign_ins",
            Self::FailedSignIn => "failed_sign_ins",
            Self::Lock => "locks",
            Self::CodeAsked => "codes_asked",
            Self::MessageSent => "messages_sent",
            Self::MessageFailed => "messages_failed",
            Self::ReceiptDelivered => "receipts_delivered",
            Self::ReceiptFailed => "receipts_failed",
            Self::ReceiptUnknown => "receipts_unknown",
        }
    }
}

/// The numbers so far.
#[derive(Debug, Default)]
pub struct Counts([AtomicU64; Count::ALL.len()]);

impl Counts {
    /// Counts one more.
    pub(crate) fn add(&self, what: Count) {
        self.0[what as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// How often it happened.
    pub fn of(&self, what: Count) -> u64 {
        self.0[what as usize].load(Ordering::Relaxed)
    }

    /// Names and numbers.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        Count::ALL.iter().map(|what| (what.name(), self.of(*what)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_its_own() {
        let counts = Counts::default();
        for (times, what) in (1..).zip(Count::ALL) {
            (0..times).for_each(|_| counts.add(what));
        }
        let numbers: Vec<u64> = counts.all().map(|(_, number)| number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
}
