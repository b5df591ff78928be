//! What counts as proof, as offices and gateways write it.

use crate::import::fault::Fault;
use domain::lead::{Channel, Evidence};

/// What a receipt says about arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It arrived.
    Of {
        /// What proves it.
        evidence: Evidence,
        /// As written.
        note: String,
    },
    /// It did not.
    Failed,
}

const UNKNOWN_CHANNEL: Fault = Fault::new(
    "unknown_channel",
    "The channel is not known; use home, phone, sms, app, slip, web_push or fair.",
);
const NO_PROOF: Fault = Fault::new(
    "no_proof",
    "There is no proof of delivery; name a signature, thumb_print, witness, call_log, receipt, read or click.",
);

/// Words for channels, in small letters.
const CHANNELS: [(Channel, &[&str]); 7] = [
    (
        Channel::Home,
        &[
            "home",
            "visit",
            "home_visit",
            "in_person",
            "入户",
            "走访",
            "上门",
            "当面",
        ],
    ),
    (Channel::Phone, &["phone", "call", "电话", "打电话"]),
    (Channel::Sms, &["sms", "text", "短信"]),
    (
        Channel::App,
        &["app", "link", "inbox", "web", "链接", "网页", "微信"],
    ),
    (
        Channel::Slip,
        &["slip", "letter", "print", "paper", "送岗单", "纸条", "打印"],
    ),
    (Channel::WebPush, &["web_push", "push", "推送"]),
    (Channel::Fair, &["fair", "job_fair", "招聘会"]),
];

/// Words for proofs; a proof may go on after the word (`receipt:8842`, `签字 王芳`).
const PROOFS: [(Evidence, &[&str]); 8] = [
    (
        Evidence::Signature,
        &["signature", "signed", "签字", "签名", "签收"],
    ),
    (
        Evidence::ThumbPrint,
        &["thumb_print", "thumbprint", "thumb", "手印", "按手印", "指纹"],
    ),
    (Evidence::Witness, &["witness", "见证", "证人", "证明人"]),
    (
        Evidence::CallLog,
        &[
            "call_log",
            "call log",
            "phone log",
            "phone_log",
            "通话",
            "录音",
            "电话记录",
        ],
    ),
    (
        Evidence::Receipt,
        &["receipt", "delivered", "delivrd", "sms_receipt", "回执", "已送达"],
    ),
    (
        Evidence::Read,
        &["read", "opened", "in_app_read", "app_read", "已读"],
    ),
    (Evidence::Click, &["click", "clicked", "点击"]),
    (Evidence::Document, &["document", "photo", "照片", "材料"]),
];

/// Words that say it did not arrive.
const FAILURES: [&str; 12] = [
    "bounced",
    "bounce",
    "failed",
    "failure",
    "undelivered",
    "undeliv",
    "rejected",
    "rejectd",
    "expired",
    "退回",
    "失败",
    "未送达",
];

/// Words that say no more than that it was sent.
const SENT: [&str; 6] = ["sent", "submitted", "queued", "accepted", "已发送", "已发"];

/// Reads a channel.
pub fn channel(text: &str) -> Result<Channel, Fault> {
    let word = text.trim().to_lowercase();
    let named = CHANNELS.iter().find(|(_, words)| words.contains(&word.as_str()));
    named.map(|(channel, _)| *channel).ok_or(UNKNOWN_CHANNEL)
}

/// Reads what is given as evidence. A text that says something else is kept as a document.
pub fn proof(text: &str) -> Result<Proof, Fault> {
    let note: String = text.trim().chars().take(200).collect();
    let lower = note.to_lowercase();
    let begins = |word: &&str| begins_with(&lower, word);
    if lower.is_empty() || lower == "none" || lower == "无" || SENT.iter().any(begins) {
        return Err(NO_PROOF);
    }
    if FAILURES.iter().any(begins) {
        return Ok(Proof::Failed);
    }
    let named = PROOFS.iter().find(|(_, words)| words.iter().any(begins));
    let evidence = named.map_or(Evidence::Document, |(evidence, _)| *evidence);
    Ok(Proof::Of { evidence, note })
}

/// Whether a text begins with a word; a Latin word must end there.
fn begins_with(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else {
        return false;
    };
    let latin = word.is_ascii();
    !latin || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_read_in_both_languages() {
        assert_eq!(channel("SMS"), Ok(Channel::Sms));
        assert_eq!(channel(" 入户 "), Ok(Channel::Home));
        assert!(channel("pigeon").is_err());
    }

    #[test]
    fn a_proof_is_a_proof_and_sent_is_none() {
        let evidence = |text: &str| match proof(text) {
            Ok(Proof::Of { evidence, .. }) => Some(evidence),
            _ => None,
        };
        assert_eq!(evidence("signature"), Some(Evidence::Signature));
        assert_eq!(evidence("receipt:8842"), Some(Evidence::Receipt));
        assert_eq!(evidence("签字 王芳"), Some(Evidence::Signature));
        assert_eq!(evidence("DELIVRD"), Some(Evidence::Receipt));
        assert_eq!(evidence("readable form 7"), Some(Evidence::Document));
        assert_eq!(proof("bounced: no such number"), Ok(Proof::Failed));
        assert!(proof("sent").is_err());
        assert!(proof("  ").is_err());
    }
}
