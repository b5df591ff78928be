//! Forms of cases, of the lists of firms, and of files of employers.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /complaints` | `cases.report` | `/complaints`, or `/me/cases`; the form itself with what was typed |
//! | `POST /complaints/standing` | `cases.standing` | the answer is the page |
//! | `POST /staff/cases` | `cases.report` | the form, with number and code |
//! | `POST /staff/cases/{id}/step` | `cases.take_case_step` | the case, or the case with what was typed |
//! | `POST /staff/blacklist` | `listings.give_notice` | the entry, or the form itself |
//! | `POST /staff/blacklist/{id}/step` | `listings.take_listing_step` | the entry |
//! | `POST /employer/listings/{id}` | `listings.answer_listing` | `/employer/firm` |
//! | `POST /staff/employers/{id}/{part}`, `/employer/firm/{part}` | `employer_files` | the file, or `/employer/firm` |
//!
//! `GET /staff/arrears.csv?year=&month=&area=` is RP21 as a file, `GET /staff/compliance.csv?year=&quarter=&area=` RP23.

use super::{Pairs, field};
use domain::case::{CaseDeed, CaseDraft, OrderWish, Said};
use domain::employer_fact::{ContactKind, FactDraft};
use domain::employer_staff::StaffCount;
use domain::ids::{CaseId, ContactId, EmployerId, ListingId};
use domain::listing::ListingStep;
use domain::ports::{CaseStepSent, ListingWish, StaffDraft};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen, Phone};

/// `GET`: how a case stands; `POST`: brings one.
pub const COMPLAINTS: &str = "/complaints";
/// `GET`: the form.
pub const NEW_COMPLAINT: &str = "/complaints/new";
/// `POST`: looks one up by its code.
pub const STANDING: &str = "/complaints/standing";
/// `GET`: one's own cases.
pub const OWN_CASES: &str = "/me/cases";
/// `GET`: the desk; `POST`: enters a case.
pub const CASES: &str = "/staff/cases";
/// `GET`: the form of staff.
pub const NEW_CASE: &str = "/staff/cases/new";
/// `GET`: RP21.
pub const ARREARS: &str = "/staff/arrears";
/// `GET`: RP21 as a file.
pub const ARREARS_CSV: &str = "/staff/arrears.csv";
/// `GET`: RP23.
pub const COMPLIANCE: &str = "/staff/compliance";
/// `GET`: RP23 as a file.
pub const COMPLIANCE_CSV: &str = "/staff/compliance.csv";
/// `GET`: the public list.
pub const BLACKLIST: &str = "/blacklist";
/// `GET`: the desk of the lists; `POST`: gives notice.
pub const LISTINGS: &str = "/staff/blacklist";
/// `GET`: the form of a notice.
pub const NEW_LISTING: &str = "/staff/blacklist/new";
/// `GET`: what a firm declares of itself.
pub const OWN_FIRM: &str = "/employer/firm";

/// `GET`: a case.
pub fn case_page(id: CaseId) -> String {
    format!("{CASES}/{id}")
}

/// `POST`: takes a step.
pub fn case_step_path(id: CaseId) -> String {
    format!("{CASES}/{id}/step")
}

/// `GET`: an entry of the lists.
pub fn listing_page(id: ListingId) -> String {
    format!("{LISTINGS}/{id}")
}

/// `POST`: takes a step of it.
pub fn listing_step_path(id: ListingId) -> String {
    format!("{LISTINGS}/{id}/step")
}

/// `POST`: the firm answers.
pub fn own_listing_path(id: ListingId) -> String {
    format!("/employer/listings/{id}")
}

/// `GET`: the file of an employer; `POST` below it.
pub fn employer_page(id: EmployerId) -> String {
    format!("/staff/employers/{id}")
}

/// `POST`: a part of a file: of an employer, or of one's own firm.
pub fn firm_part(id: Option<EmployerId>, part: &str) -> String {
    match id {
        Some(id) => format!("{}/{part}", employer_page(id)),
        None => format!("{OWN_FIRM}/{part}"),
    }
}

impl Pairs {
    /// What somebody brings.
    pub fn case_draft(&self) -> Result<CaseDraft, Refusal> {
        let area = match self.first("area") {
            "" => None,
            code => AreaCode::parse(code).ok(),
        };
        Ok(CaseDraft {
            kind: match self.first("kind") {
                "" => None,
                code => Some(field("kind", code)?),
            },
            channel: self.maybe("channel")?,
            person: self.maybe("person")?,
            placement: self.maybe("placement")?,
            vacancy: self.maybe("vacancy")?,
            firm: self.first("firm").to_owned(),
            area,
            people: self.maybe("people")?.unwrap_or(1),
            owed: self.maybe_yuan("owed")?,
            said: Said {
                words: self.first("words").to_owned(),
                name: self.first("name").to_owned(),
                phone: self.first("phone").to_owned(),
            },
        })
    }

    /// The code somebody looks a case up by.
    pub fn receipt_code(&self) -> &str {
        self.first("code")
    }

    /// A step of a case.
    pub fn case_step(&self) -> Result<CaseStepSent, Refusal> {
        let deed: CaseDeed = field("deed", self.first("deed"))?;
        let order = match deed {
            CaseDeed::Blacklist => Some(OrderWish {
                contractor_uscc: self.uscc()?,
                ..OrderWish::default()
            }),
            CaseDeed::Order => Some(OrderWish {
                on_site: self.first("on_site") == "yes",
                settled: self.first("settled") == "yes",
                contractor: self.first("contractor").to_owned(),
                contractor_uscc: self.uscc()?,
                amount: self.maybe_yuan("amount")?.unwrap_or(Fen(0)),
                pay_by: self.maybe_date("pay_by")?,
            }),
            _ => None,
        };
        Ok(CaseStepSent {
            version: field("version", self.first("version"))?,
            deed,
            words: self.first("words").to_owned(),
            amount: match deed {
                CaseDeed::Pay | CaseDeed::Deposit | CaseDeed::Advance => self.maybe_yuan("amount")?,
                _ => None,
            },
            to: self.maybe("to")?,
            order,
        })
    }

    /// Notice to a firm.
    pub fn listing_wish(&self) -> Result<ListingWish, Refusal> {
        Ok(ListingWish {
            employer: field("employer", self.first("employer"))?,
            kind: field("kind", self.first("kind"))?,
            ground: field("ground", self.first("ground"))?,
            case: self.maybe("case")?,
            words: self.first("words").to_owned(),
        })
    }

    /// A step of an entry, and the version that was seen.
    pub fn listing_step(&self) -> Result<(u32, ListingStep), Refusal> {
        let words = self.first("words").to_owned();
        let step = match self.first("do") {
            "decide" => ListingStep::Decide {
                no: self.first("decision_no").to_owned(),
                reason: words,
            },
            "drop" => ListingStep::Drop(words),
            "uphold" => ListingStep::Uphold(words),
            "dismiss" => ListingStep::Dismiss(words),
            "repair" => ListingStep::Repair(words),
            _ => return Err(Refusal::field("do", Problem::Unreadable)),
        };
        Ok((field("version", self.first("version"))?, step))
    }

    /// What a firm answers.
    pub fn own_listing_step(&self) -> Result<ListingStep, Refusal> {
        let words = self.first("words").to_owned();
        match self.first("do") {
            "state" => Ok(ListingStep::State(words)),
            "appeal" => Ok(ListingStep::Appeal(words)),
            _ => Err(Refusal::field("do", Problem::Unreadable)),
        }
    }

    /// What is known of a firm.
    pub fn facts(&self) -> Result<FactDraft, Refusal> {
        Ok(FactDraft {
            legal_rep: self.first("legal_rep").to_owned(),
            size: self.maybe("size")?,
            founded: self.maybe_date("founded")?,
            deposit_due: self.maybe_yuan("deposit_due")?,
            deposit_paid: self.maybe_yuan("deposit_paid")?,
            seen: self.maybe("seen")?,
        })
    }

    /// Figures of the staff.
    pub fn staff_figures(&self) -> Result<StaffDraft, Refusal> {
        let count = |name: &str| -> Result<u32, Refusal> { Ok(self.maybe(name)?.unwrap_or(0)) };
        Ok(StaffDraft {
            year: field("year", self.first("year"))?,
            as_of: self.date("as_of")?,
            count: StaffCount {
                total: field("staff_total", self.first("staff_total"))?,
                disabled: count("staff_disabled")?,
                severe: count("staff_disabled_severe")?,
                dispatched: count("staff_dispatched")?,
            },
            version: self.maybe("version")?,
        })
    }

    /// Somebody whom offices talk to.
    pub fn contact(&self) -> Result<(ContactKind, String, Phone), Refusal> {
        let phone = self.first("phone");
        let read = match phone {
            "" => Err(Problem::Required),
            text => Phone::parse(text).map_err(|_| Problem::Unreadable),
        };
        Ok((
            field("kind", self.first("kind"))?,
            self.first("name").to_owned(),
            read.map_err(|problem| Refusal::field("phone", problem))?,
        ))
    }

    /// Somebody who is taken out again.
    pub fn contact_id(&self) -> Result<ContactId, Refusal> {
        field("contact", self.first("contact"))
    }

    /// The day a firm ceased.
    pub fn ceased_on(&self) -> Result<chrono::NaiveDate, Refusal> {
        self.date("ceased_on")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::case::CaseKind;

    fn pairs(pairs: &[(&str, &str)]) -> Pairs {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Pairs(pairs.iter().map(owned).collect())
    }

    #[test]
    fn little_is_enough_to_complain() {
        let draft = pairs(&[("kind", "arrears"), ("firm", " 河湾饭店 "), ("owed", "2,x")]).case_draft();
        assert_eq!(draft, Err(Refusal::field("owed", Problem::Unreadable)));
        let draft = pairs(&[("kind", "arrears"), ("firm", " 河湾饭店 ")])
            .case_draft()
            .unwrap();
        assert_eq!(
            (draft.kind, draft.people, draft.firm.as_str()),
            (Some(CaseKind::Arrears), 1, "河湾饭店")
        );
        assert!(draft.problems().is_empty());
        assert_eq!(
            pairs(&[]).case_draft().unwrap().problems().len(),
            2,
            "kind and firm"
        );
    }

    #[test]
    fn only_an_order_carries_an_order() {
        let step = pairs(&[("deed", "accept"), ("version", "0"), ("amount", "x")])
            .case_step()
            .unwrap();
        assert_eq!((step.order, step.amount), (None, None));
        let order = pairs(&[
            ("deed", "order"),
            ("version", "2"),
            ("amount", "900"),
            ("on_site", "yes"),
        ]);
        let order = order.case_step().unwrap().order.unwrap();
        assert_eq!(
            (order.amount, order.on_site, order.settled),
            (Fen::yuan(900), true, false)
        );
    }
}
