//! Rows of employers, and the name by which one is known again.

use super::Context;
use super::cells::Cells;
use super::fault::Fault;
use super::parse::{plain::word, yes_no};
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::values::SocialCreditCode;

/// Shown for postings that name no employer.
pub const UNNAMED: &str = "未注明单位";

const NOT_A_USCC: Fault = Fault::new(
    "not_a_credit_code",
    "The social credit code must have 18 characters and the right check character (GB 32100).",
);

/// The posting names no employer.
pub const NOT_NAMED: Fault = Fault::new(
    "employer_not_named",
    "The posting names no employer; it is shown as 未注明单位.",
);

const LISTED_BY_NAME: Fault = Fault::new(
    "listed_by_name",
    "Without a social credit code the firm is kept off by this name alone: written differently it is another one. Enter the code.",
);

const KNOWN_BY_NAME: Fault = Fault::new(
    "no_credit_code",
    "Without a social credit code the employer is known by its name alone: it cannot sign in or declare figures.",
);

/// Reads an employer. Without a code it is known, and kept off, by its name.
pub fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<Employer> {
    let name = cells.required("employer_name", 200);
    let uscc = cells.read("employer_uscc", uscc).flatten();
    let area = cells
        .read("area", |text| context.areas.find(text))
        .map(|found| found.code);
    let industry = cells.short("industry", 200);
    let blacklisted = cells.read("blacklisted", yes_no::parse).unwrap_or(false);
    // A code that cannot be read has been named already.
    if uscc.is_none() && is_without_code(cells.text("employer_uscc")) {
        let by_name = if blacklisted {
            LISTED_BY_NAME
        } else {
            KNOWN_BY_NAME
        };
        cells.warn("employer_uscc", by_name);
    }
    let employer = Employer {
        id: EmployerId::new(context.ids, context.now),
        uscc,
        name,
        area,
        industry,
        blacklisted,
    };
    cells.finish(Some(employer))
}

/// Reads a social credit code; words for "none" are none.
pub fn uscc(text: &str) -> Result<Option<SocialCreditCode>, Fault> {
    if is_without_code(text) {
        return Ok(None);
    }
    SocialCreditCode::parse(&word(text))
        .map(Some)
        .map_err(|_| NOT_A_USCC)
}

fn is_without_code(text: &str) -> bool {
    matches!(word(text).as_str(), "" | "无" | "-" | "暂无")
}

/// By what an employer is known again: the code, else the name without spaces and the differences of brackets.
pub fn key(employer: &Employer) -> String {
    match &employer.uscc {
        Some(code) => code.as_ref().to_owned(),
        None => name_key(&employer.name),
    }
}

/// The name without what two clerks write differently.
pub fn name_key(name: &str) -> String {
    word(name).replace(['"', '\'', '“', '”', '.', '。'], "")
}
