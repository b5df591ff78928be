//! Which columns are sealed, and which find them.

use super::Ring;
use super::cell::Cell;
use domain::values::Phone;
use std::borrow::Cow;
use uuid::Uuid;

/// A sealed column. Its table has a UUID column `id`.
pub(crate) struct SealedColumn {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    /// The columns that find it.
    pub(crate) blinds: &'static [BlindColumn],
}

/// A column of marks.
pub(crate) struct BlindColumn {
    /// Its name, and the domain of its marks.
    pub(crate) column: &'static str,
    /// What of the value is marked.
    pub(crate) of: fn(&str) -> Cow<'_, str>,
}

/// Every sealed column there is: rotation walks through them.
pub(crate) static SEALED: &[SealedColumn] = &[
    RESIDENT_ID,
    PHONE,
    CERTIFICATE,
    OBJECTION_WORDS,
    OBJECTION_NAME,
    OBJECTION_PHONE,
    VOCATIONAL_NUMBER,
    OTHER_PHONE,
    SECOND_SECRET,
    PROXY_PHONE,
    EMPLOYER_PHONE,
    MERGE_RECORD,
    REQUEST_WANTED,
    REQUEST_NOTE,
    LIST_SAID,
    LIST_CELLS,
    ERASURE_KEPT,
    VISIT_SAID,
    VISIT_PROPOSAL,
    VISIT_PHOTO,
    BROWSER,
    CONTACT_PHONE,
    CASE_SAID,
    CASE_WORDS,
    QUALIFICATION_NUMBER,
    ASSESSMENT_FOUND,
    ASSESSMENT_PAPER,
    WALK_IN_PHONE,
    WEEK_PLAN,
    WEEK_PHOTO,
];

pub(crate) const RESIDENT_ID: SealedColumn = SealedColumn {
    table: "person",
    column: "resident_id",
    blinds: &[RESIDENT_ID_INDEX, RESIDENT_TAIL_INDEX],
};

pub(crate) const PHONE: SealedColumn = SealedColumn {
    table: "person",
    column: "phone",
    blinds: &[PHONE_INDEX],
};

pub(crate) const CERTIFICATE: SealedColumn = SealedColumn {
    table: "person",
    column: "disability_certificate_no",
    blinds: &[CERTIFICATE_INDEX],
};

/// What was said against a notice: nothing finds it but the notice.
pub(crate) const OBJECTION_WORDS: SealedColumn = SealedColumn {
    table: "objection",
    column: "words",
    blinds: &[],
};

pub(crate) const OBJECTION_NAME: SealedColumn = SealedColumn {
    table: "objection",
    column: "name",
    blinds: &[NAME_INDEX],
};

pub(crate) const OBJECTION_PHONE: SealedColumn = SealedColumn {
    table: "objection",
    column: "phone",
    blinds: &[SPOKEN_PHONE_INDEX],
};

pub(crate) const VOCATIONAL_NUMBER: SealedColumn = SealedColumn {
    table: "vocational_certificate",
    column: "number",
    blinds: &[],
};

pub(crate) const OTHER_PHONE: SealedColumn = SealedColumn {
    table: "person_phone",
    column: "number",
    blinds: &[],
};

pub(crate) const SECOND_SECRET: SealedColumn = SealedColumn {
    table: "account",
    column: "second_secret",
    blinds: &[],
};

pub(crate) const PROXY_PHONE: SealedColumn = SealedColumn {
    table: "proxy",
    column: "phone",
    blinds: &[PHONE_INDEX],
};

pub(crate) const EMPLOYER_PHONE: SealedColumn = SealedColumn {
    table: "employer_account",
    column: "phone",
    blinds: &[PHONE_INDEX],
};

/// What a merge has to remember: both files as they were.
pub(crate) const MERGE_RECORD: SealedColumn = SealedColumn {
    table: "merge",
    column: "record",
    blinds: &[],
};

/// What a field is to hold, as a person asks: it may be a number.
pub(crate) const REQUEST_WANTED: SealedColumn = SealedColumn {
    table: "data_request",
    column: "wanted",
    blinds: &[],
};

pub(crate) const REQUEST_NOTE: SealedColumn = SealedColumn {
    table: "data_request",
    column: "note",
    blinds: &[],
};

/// What a row of a list says of a person: nothing finds it but its list.
pub(crate) const LIST_SAID: SealedColumn = SealedColumn {
    table: "list_row",
    column: "said",
    blinds: &[],
};

pub(crate) const LIST_CELLS: SealedColumn = SealedColumn {
    table: "list_row",
    column: "cells",
    blinds: &[],
};

/// Who it was whose file was erased, while the law demands that decisions be kept.
pub(crate) const ERASURE_KEPT: SealedColumn = SealedColumn {
    table: "erasure",
    column: "kept",
    blinds: &[],
};

/// What was found and said at a visit: words, names, a signature.
pub(crate) const VISIT_SAID: SealedColumn = SealedColumn {
    table: "visit",
    column: "said",
    blinds: &[],
};

/// The same of somebody who looks after the person no more.
pub(crate) const VISIT_PROPOSAL: SealedColumn = SealedColumn {
    table: "visit_proposal",
    column: "record",
    blinds: &[],
};

/// The photo of a visit.
pub(crate) const VISIT_PHOTO: SealedColumn = SealedColumn {
    table: "visit_photo",
    column: "image",
    blinds: &[],
};

/// Where a browser is told, and the keys of what it is told.
pub(crate) const BROWSER: SealedColumn = SealedColumn {
    table: "push_subscription",
    column: "browser",
    blinds: &[BROWSER_INDEX],
};

/// Somebody of a firm whom offices talk to.
pub(crate) const CONTACT_PHONE: SealedColumn = SealedColumn {
    table: "employer_contact",
    column: "phone",
    blinds: &[],
};

/// What a case is about, and who said so: only who handles it reads it.
pub(crate) const CASE_SAID: SealedColumn = SealedColumn {
    table: "labour_case",
    column: "said",
    blinds: &[],
};

/// The plan of an assistance week, with names and telephones of who stands where.
pub(crate) const WEEK_PLAN: SealedColumn = SealedColumn {
    table: "assistance_week",
    column: "plan",
    blinds: &[],
};

/// What an office wrote at a step of a case.
pub(crate) const CASE_WORDS: SealedColumn = SealedColumn {
    table: "case_entry",
    column: "words",
    blinds: &[],
};

/// A certificate of an instructor: such numbers are often those of identity cards.
pub(crate) const QUALIFICATION_NUMBER: SealedColumn = SealedColumn {
    table: "qualification",
    column: "number",
    blinds: &[],
};

/// What somebody can do at work, what helps, what they tried.
pub(crate) const ASSESSMENT_FOUND: SealedColumn = SealedColumn {
    table: "work_assessment",
    column: "found",
    blinds: &[],
};

/// The paper of an assessment.
pub(crate) const ASSESSMENT_PAPER: SealedColumn = SealedColumn {
    table: "assessment_paper",
    column: "image",
    blinds: &[],
};

/// A photo of a venue of an assistance week.
pub(crate) const WEEK_PHOTO: SealedColumn = SealedColumn {
    table: "week_photo",
    column: "image",
    blinds: &[],
};

/// The telephone of somebody who came to a fair without a file.
pub(crate) const WALK_IN_PHONE: SealedColumn = SealedColumn {
    table: "fair_attendance",
    column: "phone",
    blinds: &[],
};

pub(crate) const BROWSER_INDEX: BlindColumn = BlindColumn {
    column: "browser_index",
    of: first_line,
};

pub(crate) const RESIDENT_ID_INDEX: BlindColumn = BlindColumn {
    column: "resident_id_index",
    of: whole,
};

pub(crate) const RESIDENT_TAIL_INDEX: BlindColumn = BlindColumn {
    column: "resident_tail_index",
    of: last_four,
};

pub(crate) const PHONE_INDEX: BlindColumn = BlindColumn {
    column: "phone_index",
    of: whole,
};

pub(crate) const NAME_INDEX: BlindColumn = BlindColumn {
    column: "name_index",
    of: trimmed,
};

/// The number in a text somebody typed: the same mark as [`PHONE_INDEX`], however it is written.
pub(crate) const SPOKEN_PHONE_INDEX: BlindColumn = BlindColumn {
    column: "phone_index",
    of: as_phone,
};

pub(crate) const CERTIFICATE_INDEX: BlindColumn = BlindColumn {
    column: "certificate_index",
    of: whole,
};

fn whole(value: &str) -> Cow<'_, str> {
    value.into()
}

/// The address of a browser stands before its keys.
fn first_line(value: &str) -> Cow<'_, str> {
    value.lines().next().unwrap_or_default().into()
}

fn trimmed(value: &str) -> Cow<'_, str> {
    value.trim().into()
}

fn as_phone(value: &str) -> Cow<'_, str> {
    Phone::parse(value).map_or_else(|_| trimmed(value), |phone| String::from(phone).into())
}

fn last_four(value: &str) -> Cow<'_, str> {
    let from = value.len().checked_sub(4);
    from.and_then(|from| value.get(from..)).unwrap_or(value).into()
}

impl SealedColumn {
    /// How many cells one transaction seals again: texts are short, images are not, and others write in between.
    pub(crate) fn portion(&self) -> i64 {
        if self.column == VISIT_PHOTO.column { 8 } else { 500 }
    }

    /// The cell of a record.
    pub(crate) const fn cell(&self, id: Uuid) -> Cell {
        Cell {
            table: self.table,
            column: self.column,
            id,
        }
    }
}

impl BlindColumn {
    /// The mark of a value.
    pub(crate) fn mark(&self, ring: &Ring, value: &str) -> Vec<u8> {
        ring.blind(self.column, &(self.of)(value)).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::SEALED;

    /// A column missing from the list would keep a key that a rotation throws away.
    #[test]
    fn every_sealed_column_is_in_the_list() {
        let declared = include_str!("columns.rs")
            .lines()
            .filter(|line| line.ends_with(": SealedColumn = SealedColumn {"))
            .count();
        assert_eq!(SEALED.len(), declared);
    }
}
