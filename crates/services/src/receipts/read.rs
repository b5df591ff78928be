//! Reading the file of receipts.

use super::proof::{Proof, channel, proof};
use super::receipt;
use crate::import::cells::Cells;
use crate::import::fault::Fault;
use crate::import::header::Columns;
use crate::import::table::{self, Row, Rows};
use crate::import::{ImportAccount, ImportFailure};
use crate::machine::parse_as_of;
use chrono::{DateTime, Utc};
use domain::clock::day_in_shanghai;
use domain::lead::Channel;
use domain::values::dates;
use std::path::Path;

/// One receipt, read.
pub struct Receipt {
    /// As a spreadsheet counts.
    pub row: u32,
    /// The person's number.
    pub person_no: String,
    /// The vacancy's number.
    pub vacancy_no: String,
    /// By which way.
    pub channel: Channel,
    /// When it arrived, or failed.
    pub at: DateTime<Utc>,
    /// What proves it.
    pub proof: Proof,
}

const COLUMNS: &[&str] = &["person_no", "vacancy_no", "channel", "delivered_at", "evidence"];
const NO_TIME: Fault = Fault::new(
    "unreadable_time",
    "The time cannot be read; write 2026-06-30, 2026-06-30 09:30 or a full RFC 3339 time.",
);

/// The usual Chinese headers.
fn canonical(header: Vec<String>) -> Vec<String> {
    let rename = |name: String| match name.trim() {
        "人员编号" | "编号" => "person_no".to_owned(),
        "岗位编号" => "vacancy_no".to_owned(),
        "送达方式" | "方式" | "渠道" => "channel".to_owned(),
        "送达时间" | "送达日期" => "delivered_at".to_owned(),
        "凭证" | "送达凭证" => "evidence".to_owned(),
        other => other.to_lowercase(),
    };
    header.into_iter().map(rename).collect()
}

/// Reads every row; those that cannot be read are refused in the account.
pub fn read(path: &Path, now: DateTime<Utc>) -> Result<(Vec<Receipt>, ImportAccount), ImportFailure> {
    let mut reading = Reading {
        now,
        columns: Columns::default(),
        receipts: Vec::new(),
        account: ImportAccount::default(),
    };
    table::read(table::Source::File(path), &mut reading)?;
    Ok((reading.receipts, reading.account))
}

/// Reads a time of delivery. A day without a time is its noon, but today's is never later than now.
fn delivered_at(text: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, Fault> {
    let at = parse_as_of(text).ok_or(NO_TIME)?;
    let is_today = dates::parse(text) == Some(day_in_shanghai(now));
    Ok(if is_today { at.min(now) } else { at })
}

struct Reading {
    now: DateTime<Utc>,
    columns: Columns,
    receipts: Vec<Receipt>,
    account: ImportAccount,
}

impl Rows for Reading {
    fn header(&mut self, cells: Vec<String>) -> Result<(), ImportFailure> {
        self.columns = Columns::of_format(COLUMNS, COLUMNS, &canonical(cells))?;
        Ok(())
    }

    fn row(&mut self, row: Row, _done: f64) -> Result<(), ImportFailure> {
        self.account.rows += 1;
        let mut cells = Cells::new(row.number, &row.cells, &self.columns, &mut self.account);
        let person_no = cells.required("person_no", 100);
        let vacancy_no = cells.required("vacancy_no", 100);
        let _ = (
            cells.required("channel", 100),
            cells.required("delivered_at", 100),
            cells.required("evidence", 1000),
        );
        let channel = cells.read("channel", channel);
        let at = cells.read("delivered_at", |text| delivered_at(text, self.now));
        let proof = cells.read("evidence", proof);
        let read = channel.zip(at).zip(proof);
        let made = read
            .map(|((channel, at), proof)| receipt(row.number, &person_no, &vacancy_no, channel, at, proof));
        self.receipts.extend(cells.finish(made));
        Ok(())
    }
}
