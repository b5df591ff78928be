//! Forms of public-welfare and auxiliary posts.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/posts/new`, `/employer/posts/new` | `public_posts.file_need` | the post, or the form itself with what was typed |
//! | `POST /staff/posts/{id}/step` | `public_posts.step` | the post |
//! | `POST /staff/posts/{id}/apply` | `public_posts.apply` | the post |
//! | `POST /me/posts/{id}` | `public_posts.apply` | `/me` |
//! | `POST /staff/post-holders/{id}` | `public_posts.tenure_step` | the post |
//! | `POST /staff/posts/attendance`, `/employer/posts/attendance` | `public_posts.sign` | the month |
//! | `POST /staff/posts/attendance/check` | `public_posts.check` | the month |
//! | `POST /staff/posts/payments` | `public_posts.list_payments` | the list |
//! | `POST /staff/posts/payments/paid` | `public_posts.mark_paid` | the list |
//!
//! `GET /staff/posts/payments.csv?month=` is the list as a file, `GET /staff/posts/report.csv?month=&area=` RP19.

use super::work::Wrong;
use super::{Pairs, field, problem};
use chrono::NaiveDate;
use domain::ids::{PublicPostId, TenureId};
use domain::ports::{NeedWish, PostStep, SignedLine, TenureStep};
use domain::public_post::{Need, PostBasis, PostKind};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen};

/// `GET`: the posts.
pub const POSTS: &str = "/staff/posts";
/// `GET`: the form of a need; `POST`: files it.
pub const NEW_POST: &str = "/staff/posts/new";
/// `GET`: the posts of one's own employer.
pub const OWN_POSTS: &str = "/employer/posts";
/// `GET`: the form of a need; `POST`: files it.
pub const NEW_OWN_POST: &str = "/employer/posts/new";
/// `GET`: the form of a month; `POST`: signs it.
pub const ATTENDANCE: &str = "/staff/posts/attendance";
/// `GET`: the same for the own employer; `POST`: signs it.
pub const OWN_ATTENDANCE: &str = "/employer/posts/attendance";
/// `POST`: says that the township has looked at it.
pub const CHECK_ATTENDANCE: &str = "/staff/posts/attendance/check";
/// `GET`: what is paid for a month; `POST`: puts on the list what is due.
pub const PAYMENTS: &str = "/staff/posts/payments";
/// `POST`: says when the list was paid.
pub const PAID: &str = "/staff/posts/payments/paid";
/// `GET`: the list as a file.
pub const PAYMENTS_CSV: &str = "/staff/posts/payments.csv";
/// `GET`: RP19.
pub const POST_REPORT: &str = "/staff/posts/report";
/// `GET`: the same as a file.
pub const POST_REPORT_CSV: &str = "/staff/posts/report.csv";
/// `GET`: the names that hang out, for everybody.
pub const POST_NOTICES: &str = "/posts/notices";

/// `GET`: one post.
pub fn post_path(id: PublicPostId) -> String {
    format!("{POSTS}/{id}")
}

/// `POST`: decides something about it.
pub fn post_step_path(id: PublicPostId) -> String {
    format!("{POSTS}/{id}/step")
}

/// `POST`: applies for somebody.
pub fn post_apply_path(id: PublicPostId) -> String {
    format!("{POSTS}/{id}/apply")
}

/// `POST`: applies for oneself.
pub fn own_apply_path(id: PublicPostId) -> String {
    format!("/me/posts/{id}")
}

/// `POST`: decides something about an application or a holder.
pub fn tenure_path(id: TenureId) -> String {
    format!("/staff/post-holders/{id}")
}

/// An address with a month.
pub fn of_month(address: &str, month: NaiveDate) -> String {
    format!("{address}?month={}", month.format("%Y-%m"))
}

impl Pairs {
    /// A need as filed.
    pub fn need(&self) -> Result<NeedWish, Refusal> {
        let mut wrong = Wrong::default();
        let area = AreaCode::parse(self.first("area")).ok();
        if area.is_none() {
            wrong.add("area", Problem::Required);
        }
        let kind = wrong.take(field::<PostKind>("kind", self.first("kind")));
        let basis = wrong.take(field::<PostBasis>("basis", self.or("basis", "need")));
        let seats = wrong.take(field::<u32>("seats", self.first("seats")));
        let monthly = wrong.take(self.needed_yuan("monthly"));
        let mends = wrong.take(self.maybe("mends")).flatten();
        for name in ["title", "duties"] {
            if self.first(name).is_empty() {
                wrong.add(name, Problem::Required);
            }
        }
        match (area, kind, basis, seats, monthly) {
            (Some(area), Some(kind), Some(basis), Some(seats), Some(monthly)) if wrong.is_none() => {
                Ok(NeedWish {
                    need: Need {
                        area,
                        title: self.first("title").to_owned(),
                        kind,
                        basis,
                        seats,
                        duties: self.first("duties").to_owned(),
                        monthly,
                    },
                    uscc: self.first("uscc").to_owned(),
                    firm: self.first("firm").to_owned(),
                    mends,
                })
            }
            _ => Err(wrong.told()),
        }
    }

    /// What is decided about a post.
    pub fn post_step(&self) -> Result<PostStep, Refusal> {
        let reason = || self.first("reason").to_owned();
        Ok(match self.first("do") {
            "check" => PostStep::Check,
            "approve" => {
                let mut wrong = Wrong::default();
                let quota = wrong.take(field("quota", self.first("quota")));
                let budget = wrong.take(self.needed_yuan("budget"));
                match (quota, budget) {
                    (Some(quota), Some(budget)) => PostStep::Approve { quota, budget },
                    _ => return Err(wrong.told()),
                }
            }
            "publish" => PostStep::Publish,
            "return" => PostStep::Return(reason()),
            "refuse" => PostStep::Refuse(reason()),
            "withdraw" => PostStep::Withdraw(reason()),
            _ => return Err(Refusal::field("do", Problem::Unreadable)),
        })
    }

    /// What is decided about an application or a holder.
    pub fn tenure_step(&self) -> Result<TenureStep, Refusal> {
        Ok(match self.first("do") {
            "pass" => TenureStep::Pass {
                retires_late: self.first("retires_late") == "yes",
            },
            "refuse" => TenureStep::Refuse(self.first("reason").to_owned()),
            "hang_again" => TenureStep::HangAgain,
            "appoint" => return self.appointment(),
            "notice" => TenureStep::Notice {
                on: self.date("on")?,
                reason: field("exit_reason", self.first("exit_reason"))?,
            },
            "stay" => TenureStep::Stay,
            "take_back" => TenureStep::TakeBack,
            _ => return Err(Refusal::field("do", Problem::Unreadable)),
        })
    }

    fn appointment(&self) -> Result<TenureStep, Refusal> {
        let mut wrong = Wrong::default();
        let started_on = wrong.take(self.date("started_on"));
        let months = wrong.take(field("months", self.first("months")));
        let insured_from = wrong.take(self.maybe_date("insured_from"));
        let hours = wrong.take(field("hours", self.or("hours", "full")));
        match (started_on, months, insured_from, hours) {
            (Some(started_on), Some(months), Some(insured_from), Some(hours)) => Ok(TenureStep::Appoint {
                started_on,
                months,
                filing_no: self.first("filing_no").to_owned(),
                insured_from,
                hours,
            }),
            _ => Err(wrong.told()),
        }
    }

    /// The month a form is about.
    pub fn post_month(&self) -> Result<NaiveDate, Refusal> {
        super::visit::month(self.first("month")).ok_or_else(|| Refusal::field("month", Problem::Required))
    }

    /// The days of each holder; lines left empty are not signed.
    pub fn signed_lines(&self) -> Result<Vec<SignedLine>, Refusal> {
        let mut wrong = Wrong::default();
        let mut lines = Vec::new();
        for tenure in self.each("holder") {
            let name = format!("days-{tenure}");
            let text = self.first(&name);
            if text.is_empty() {
                continue;
            }
            let days = wrong.take(field::<u8>(&name, text));
            let tenure = wrong.take(field::<TenureId>("holder", tenure));
            if let (Some(tenure), Some(days)) = (tenure, days) {
                lines.push(SignedLine {
                    tenure,
                    days,
                    insured: self.first(&format!("insured-{tenure}")) == "yes",
                });
            }
        }
        if wrong.is_none() {
            Ok(lines)
        } else {
            Err(wrong.told())
        }
    }

    /// Whom somebody applies for.
    pub fn person_no(&self) -> String {
        self.first("person_no").to_owned()
    }

    /// The post a form about a holder was sent from.
    pub fn page_of_post(&self) -> String {
        self.first("post")
            .parse::<PublicPostId>()
            .map_or_else(|_| POSTS.to_owned(), post_path)
    }

    /// The page of the month a form is about.
    pub fn month_page(&self, address: &str) -> String {
        self.post_month()
            .map_or_else(|_| address.to_owned(), |month| of_month(address, month))
    }

    /// The list that was paid: its month, the day and the receipt.
    pub fn paid_list(&self) -> Result<(NaiveDate, NaiveDate, String), Refusal> {
        let month = self.post_month()?;
        Ok((month, self.date("paid_on")?, self.first("receipt").to_owned()))
    }

    /// Which holders were looked at.
    pub fn holders(&self) -> Vec<TenureId> {
        self.each("holder").filter_map(|text| text.parse().ok()).collect()
    }

    fn needed_yuan(&self, name: &str) -> Result<Fen, Refusal> {
        self.maybe_yuan(name)?
            .ok_or_else(|| Refusal::Fields(vec![problem(name, Problem::Required)]))
    }
}
