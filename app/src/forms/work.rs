//! Forms of placements, of what is heard of them, and of what people say of their own work.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/{id}/placements/new` | `placements.enter` | the placement, or the form itself with what was typed |
//! | `POST /staff/placements/{id}/heard` | `placements.follow_up` | the placement, or the form itself |
//! | `POST /staff/placements/{id}/months` | `placements.keep_month` | the placement, or the form itself |
//! | `POST /staff/placements/{id}/cancel` | `placements.cancel` | the placement |
//! | `POST /staff/work-said/{id}` | `placements.set_aside` | the list |
//! | `POST /me/work` | `placements.say` | `/me#work` |
//!
//! `GET /staff/stability.csv?year=&area=` is RP20 as a file.

use super::{Pairs, field, problem};
use chrono::NaiveDate;
use domain::ids::{PersonId, PlacementId, ProposalId};
use domain::placement::{
    CancelCause, Contract, FollowUpDraft, Heard, Leaving, LeavingSide, OverlapAnswer, Paid, PlacementDraft,
    Work, WorkMonth, WorkProblem,
};
use domain::ports::OwnWord;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{Fen, SocialCreditCode, dates};
use std::str::FromStr;

/// `GET`: the list.
pub const PLACEMENTS: &str = "/staff/placements";
/// `GET`: how long placements hold.
pub const STABILITY: &str = "/staff/stability";
/// `GET`: the same as a file.
pub const STABILITY_CSV: &str = "/staff/stability.csv";
/// `POST`: says something of one's own work.
pub const OWN_WORK: &str = "/me/work";

/// `GET`: the form; `POST`: enters a placement.
pub fn new_placement_path(person: PersonId) -> String {
    format!("/staff/people/{person}/placements/new")
}

/// `POST`: keeps what was heard.
pub fn heard_path(id: PlacementId) -> String {
    format!("{PLACEMENTS}/{id}/heard")
}

/// `POST`: keeps a month.
pub fn month_path(id: PlacementId) -> String {
    format!("{PLACEMENTS}/{id}/months")
}

/// `POST`: takes a placement back.
pub fn cancel_path(id: PlacementId) -> String {
    format!("{PLACEMENTS}/{id}/cancel")
}

/// `POST`: sets aside what somebody said.
pub fn said_path(id: ProposalId) -> String {
    format!("/staff/work-said/{id}")
}

/// Collects what is wrong, so that everything is told at once.
#[derive(Default)]
pub(super) struct Wrong(Vec<FieldProblem>);

impl Wrong {
    /// The value, or a mark beside its field.
    pub(super) fn take<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(Refusal::Fields(problems)) => {
                self.0.extend(problems);
                None
            }
            Err(_) => None,
        }
    }

    pub(super) fn add(&mut self, name: &str, what: Problem) {
        self.0.push(problem(name, what));
    }

    pub(super) const fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn told(self) -> Refusal {
        Refusal::Fields(self.0)
    }
}

impl Pairs {
    /// A placement to enter.
    pub fn placement(&self) -> Result<PlacementDraft, Refusal> {
        let mut wrong = Wrong::default();
        let lead = wrong.take(self.maybe("lead")).flatten();
        let uscc = wrong.take(self.uscc()).flatten();
        let started_on = wrong.take(self.date("started_on"));
        let kind = wrong.take(field("kind", self.or("kind", "normal")));
        let hours = wrong.take(field("hours", self.or("hours", "full")));
        let paper = wrong.take(field("paper", self.or("paper", "none")));
        let introduced_by = wrong.take(field("introduced_by", self.or("introduced_by", "town")));
        let months = wrong.take(self.maybe::<u16>("contract_months")).flatten();
        let insured_from = wrong.take(self.maybe_date("insured_from")).flatten();
        let monthly = wrong.take(self.maybe_yuan("monthly")).flatten();
        let overlap = wrong.take(self.overlap()).flatten();
        let proposal = wrong.take(self.maybe("said")).flatten();
        if lead.is_none() && self.first("vacancy_no").is_empty() && self.first("employer_name").is_empty() {
            wrong.0.push(problem("employer_name", Problem::Required));
        }
        let (Some(started_on), Some(kind), Some(hours), Some(paper), Some(introduced_by)) =
            (started_on, kind, hours, paper, introduced_by)
        else {
            return Err(Refusal::Fields(wrong.0));
        };
        if !wrong.0.is_empty() {
            return Err(Refusal::Fields(wrong.0));
        }
        Ok(PlacementDraft {
            lead,
            vacancy_no: self.first("vacancy_no").to_owned(),
            employer_name: self.first("employer_name").to_owned(),
            uscc,
            work: Work {
                started_on,
                kind,
                hours,
                contract: Contract {
                    paper,
                    months,
                    filing_no: self.first("filing_no").to_owned(),
                },
                insured_from,
                monthly,
                introduced_by,
            },
            overlap,
            proposal,
        })
    }

    fn overlap(&self) -> Result<Option<OverlapAnswer>, Refusal> {
        match self.first("overlap") {
            "both" => Ok(Some(OverlapAnswer::BothHold)),
            "ended" => self.date("ended_on").map(OverlapAnswer::EarlierEnded).map(Some),
            _ => Ok(None),
        }
    }

    /// What was heard of a placement.
    pub fn heard(&self) -> Result<FollowUpDraft, Refusal> {
        let heard: Heard = field("heard", self.first("heard"))?;
        let mut wrong = Wrong::default();
        let on = wrong.take(self.date("on"));
        let way = wrong.take(field("way", self.or("way", "call")));
        let wage = wrong.take(self.maybe_yuan("wage")).flatten();
        let owed = wrong.take(self.maybe_yuan("owed")).flatten();
        let problems = self
            .each("problems")
            .map(|code| field::<WorkProblem>("problems", code))
            .collect::<Result<Vec<_>, _>>();
        let problems = wrong.take(problems).unwrap_or_default();
        let leaving = if heard.ends() {
            wrong.take(self.leaving())
        } else {
            None
        };
        match (on, way, wrong.0.is_empty()) {
            (Some(on), Some(way), true) => Ok(FollowUpDraft {
                on,
                way,
                heard,
                wage,
                insured: match self.first("insured") {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                },
                problems,
                leaving,
                owed,
            }),
            _ => Err(Refusal::Fields(wrong.0)),
        }
    }

    fn leaving(&self) -> Result<Leaving, Refusal> {
        let mut wrong = Wrong::default();
        let on = wrong.take(self.date("left_on"));
        let side: Option<LeavingSide> = wrong.take(field("side", self.first("side")));
        let worker_says = wrong.take(self.maybe("worker_says")).flatten();
        let employer_says = wrong.take(self.maybe("employer_says")).flatten();
        match (on, side, wrong.0.is_empty()) {
            (Some(on), Some(side), true) => Ok(Leaving {
                on,
                side,
                worker_says,
                employer_says,
            }),
            _ => Err(Refusal::Fields(wrong.0)),
        }
    }

    /// Pay and insurance of a month.
    pub fn work_month(&self) -> Result<WorkMonth, Refusal> {
        let mut wrong = Wrong::default();
        let month = super::visit::month(self.first("month"));
        if month.is_none() {
            let what = if self.first("month").is_empty() {
                Problem::Required
            } else {
                Problem::Unreadable
            };
            wrong.0.push(problem("month", what));
        }
        let paid = match wrong.take(self.maybe_yuan("wage")).flatten() {
            None => None,
            Some(fen) => {
                let on = wrong.take(self.date("paid_on"));
                let method = wrong.take(field("method", self.or("method", "bank")));
                on.zip(method).map(|(on, method)| Paid { fen, on, method })
            }
        };
        match (month, wrong.0.is_empty()) {
            (Some(month), true) => Ok(WorkMonth {
                month,
                paid,
                insured: self.first("insured") == "yes",
            }),
            _ => Err(Refusal::Fields(wrong.0)),
        }
    }

    /// Why a placement is taken back.
    pub fn cancel_cause(&self) -> Result<CancelCause, Refusal> {
        field("cause", self.first("cause"))
    }

    /// What somebody says of their own work.
    pub fn own_word(&self) -> Result<OwnWord, Refusal> {
        match self.first("do") {
            "still" => Ok(OwnWord::Still(field("placement", self.first("placement"))?)),
            "left" => Ok(OwnWord::Left(
                field("placement", self.first("placement"))?,
                self.date("left_on")?,
            )),
            _ => Ok(OwnWord::Started {
                lead: self.maybe("lead")?,
                employer: self.first("employer").to_owned(),
                on: self.date("on")?,
            }),
        }
    }

    pub(super) fn or<'a>(&'a self, name: &str, usual: &'a str) -> &'a str {
        match self.first(name) {
            "" => usual,
            text => text,
        }
    }

    pub(super) fn maybe<T: FromStr>(&self, name: &str) -> Result<Option<T>, Refusal> {
        match self.first(name) {
            "" => Ok(None),
            text => field(name, text).map(Some),
        }
    }

    pub(super) fn date(&self, name: &str) -> Result<NaiveDate, Refusal> {
        let text = self.first(name);
        if text.is_empty() {
            return Err(Refusal::field(name, Problem::Required));
        }
        dates::parse(text).ok_or_else(|| Refusal::field(name, Problem::Unreadable))
    }

    pub(super) fn maybe_date(&self, name: &str) -> Result<Option<NaiveDate>, Refusal> {
        if self.first(name).is_empty() {
            return Ok(None);
        }
        self.date(name).map(Some)
    }

    pub(super) fn uscc(&self) -> Result<Option<SocialCreditCode>, Refusal> {
        match self.first("uscc") {
            "" => Ok(None),
            text => SocialCreditCode::parse(text)
                .map(Some)
                .map_err(|_| Refusal::field("uscc", Problem::Unreadable)),
        }
    }

    /// Yuan, with at most two digits behind the point.
    pub(super) fn maybe_yuan(&self, name: &str) -> Result<Option<Fen>, Refusal> {
        let text = self.first(name).trim_end_matches('元').trim();
        if text.is_empty() {
            return Ok(None);
        }
        let (yuan, rest) = text.split_once('.').unwrap_or((text, ""));
        let cents = format!("{rest:0<2}");
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(yuan) || cents.len() != 2 || !digits(&cents) {
            return Err(Refusal::field(name, Problem::Unreadable));
        }
        match (yuan.parse::<i64>(), cents.parse::<i64>()) {
            (Ok(yuan @ 0..=1_000_000), Ok(cents)) => Ok(Some(Fen(yuan * 100 + cents))),
            _ => Err(Refusal::field(name, Problem::OutOfRange)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Pairs {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Pairs(pairs.iter().map(owned).collect())
    }

    fn wrong(told: Result<impl Sized, Refusal>) -> Vec<(String, Problem)> {
        match told {
            Err(Refusal::Fields(problems)) => {
                problems.into_iter().map(|one| (one.field, one.problem)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let form = pairs(&[
            ("started_on", "昨天"),
            ("contract_months", "半年"),
            ("monthly", "三千"),
            ("uscc", "123"),
        ]);
        let told = wrong(form.placement());
        let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "uscc",
                "started_on",
                "contract_months",
                "monthly",
                "employer_name"
            ]
        );
    }

    #[test]
    fn little_is_enough_to_enter_a_placement() {
        let form = pairs(&[("started_on", "2026-06-01"), ("employer_name", " 青禾制衣厂 ")]);
        let draft = form.placement().unwrap();
        assert_eq!(draft.employer_name, "青禾制衣厂");
        assert_eq!((draft.work.contract.months, draft.overlap), (None, None));
    }

    #[test]
    fn who_left_says_when_and_who_ended_it() {
        let left = pairs(&[("heard", "left"), ("on", "2026-06-20")]);
        assert_eq!(
            wrong(left.heard()),
            [
                ("left_on".to_owned(), Problem::Required),
                ("side".to_owned(), Problem::Required)
            ]
        );
        let still = pairs(&[("heard", "working"), ("on", "2026-06-20"), ("wage", "3000.5")]);
        assert_eq!(still.heard().unwrap().wage, Some(Fen(300_050)));
    }

    #[test]
    fn a_wage_is_yuan_with_two_digits_at_most() {
        let wage = |text: &str| pairs(&[("w", text)]).maybe_yuan("w");
        assert_eq!(wage("3000 元"), Ok(Some(Fen(300_000))));
        assert_eq!(wage(""), Ok(None));
        for text in ["3.005", "-1", "1e3", "三千", "."] {
            assert!(wage(text).is_err(), "{text}");
        }
    }
}
