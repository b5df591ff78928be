//! Reports: lead coverage (RP02) as JSON, CSV and XLSX.

use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ports::{CoverageRow, CoverageTable};
use domain::values::AreaCode;
use serde::Serialize;

/// What is asked.
#[derive(Clone, Debug)]
pub struct ReportRequest {
    /// `lead-coverage`.
    pub name: String,
    /// Calendar year.
    pub year: i32,
    /// Up to the end of this month; the present day when left out.
    pub month: Option<u32>,
    /// The area whose children are the lines; everything when left out.
    pub area: Option<AreaCode>,
}

/// A report with its lines.
#[derive(Debug, Serialize)]
pub struct ReportMade {
    /// Lines.
    pub rows: Vec<ReportRow>,
    /// Their total, people counted once.
    pub total: ReportRow,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// One line of the lead-coverage report.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReportRow {
    /// Area code; empty in the total line.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// People due.
    pub due: u32,
    /// With no lead.
    pub leads_0: u32,
    /// With one or two.
    pub leads_1_2: u32,
    /// With three or four.
    pub leads_3_4: u32,
    /// With five or more.
    pub leads_5_up: u32,
    /// Leads missing.
    pub shortfall: u32,
    /// Share of people with all, in tenths of a percent, rounded down; empty when nobody is due (C4).
    pub coverage_permille: Option<u32>,
    /// Leads planned, not yet delivered.
    pub planned: u32,
    /// Delivered by channel code.
    pub by_channel: std::collections::BTreeMap<String, u32>,
    /// Answered "interested".
    pub interested: u32,
    /// Became a hire.
    pub hired: u32,
    /// People due who have work already.
    pub placed: u32,
    /// People one behind the pace.
    pub amber: u32,
    /// People two or more behind.
    pub red: u32,
}

impl Services {
    /// Makes a report.
    pub async fn report(&self, who: &Actor, request: &ReportRequest) -> Result<ReportMade, Failure> {
        if request.name != "lead-coverage" {
            return Err(Failure::message(format!(
                "There is no report {:?}. Known: lead-coverage, placement-stability, wage-arrears, employer-compliance, job-fairs.",
                request.name
            )));
        }
        let as_of = last_day(request.year, request.month, self.clock.today());
        let table = self
            .coverage_table(who, request.year, request.area, as_of)
            .await?;
        Ok(ReportMade::from(table))
    }
}

/// The end of the month asked for, never later than today.
fn last_day(year: i32, month: Option<u32>, today: NaiveDate) -> NaiveDate {
    let first_after = match month {
        Some(month) if month < 12 => NaiveDate::from_ymd_opt(year, month + 1, 1),
        _ => NaiveDate::from_ymd_opt(year + 1, 1, 1),
    };
    let end = first_after.and_then(|day| day.pred_opt()).unwrap_or(today);
    end.min(today)
}

impl From<CoverageTable> for ReportMade {
    fn from(table: CoverageTable) -> Self {
        Self {
            rows: table.rows.into_iter().map(ReportRow::from).collect(),
            total: table.total.into(),
            as_of: table.as_of,
        }
    }
}

impl From<CoverageRow> for ReportRow {
    fn from(row: CoverageRow) -> Self {
        Self {
            area: row
                .area
                .as_ref()
                .map(|area| area.code.to_string())
                .unwrap_or_default(),
            area_name: row.area.map(|area| area.name).unwrap_or_default(),
            due: row.due,
            leads_0: row.leads_0,
            leads_1_2: row.leads_1_2,
            leads_3_4: row.leads_3_4,
            leads_5_up: row.leads_5_up,
            shortfall: row.shortfall,
            coverage_permille: (u64::from(row.leads_5_up) * 1000)
                .checked_div(u64::from(row.due))
                .map(|p| p as u32),
            planned: row.planned,
            by_channel: row.by_channel.into_iter().collect(),
            interested: row.interested,
            hired: row.hired,
            placed: row.placed,
            amber: row.amber,
            red: row.red,
        }
    }
}

/// Headers of the file, Chinese first as the offices read them.
const HEADERS: [&str; 15] = [
    "地区代码 area",
    "地区 area_name",
    "应送人数 due",
    "0个 leads_0",
    "1-2个 leads_1_2",
    "3-4个 leads_3_4",
    "5个及以上 leads_5_up",
    "还差岗位 shortfall",
    "覆盖率‰ coverage_permille",
    "待送 planned",
    "感兴趣 interested",
    "已录用 hired",
    "已在岗 placed",
    "落后1个 amber",
    "落后2个以上 red",
];

fn numbers(row: &ReportRow) -> [Option<u32>; 13] {
    [
        Some(row.due),
        Some(row.leads_0),
        Some(row.leads_1_2),
        Some(row.leads_3_4),
        Some(row.leads_5_up),
        Some(row.shortfall),
        row.coverage_permille,
        Some(row.planned),
        Some(row.interested),
        Some(row.hired),
        Some(row.placed),
        Some(row.amber),
        Some(row.red),
    ]
}

fn lines(report: &ReportMade) -> impl Iterator<Item = ReportRow> {
    let total = ReportRow {
        area_name: "合计 total".to_owned(),
        ..report.total.clone()
    };
    report.rows.iter().cloned().chain(std::iter::once(total))
}

fn sheet(report: &ReportMade) -> Sheet {
    let row = |row: ReportRow| {
        let figures = numbers(&row).map(Cell::from);
        [Cell::from(row.area), Cell::from(row.area_name)]
            .into_iter()
            .chain(figures)
            .collect()
    };
    Sheet {
        name: "岗位覆盖".to_owned(),
        heads: HEADERS.map(str::to_owned).to_vec(),
        rows: lines(report).map(row).collect(),
        widths: vec![16, 18],
        ..Sheet::default()
    }
}

/// Any table as CSV; its first row holds the names of the columns.
pub fn rows_as_csv(rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let (heads, rows) = rows
        .split_first()
        .map_or((Vec::new(), rows), |(heads, rows)| (heads.clone(), rows));
    let cells = |row: &Vec<String>| row.iter().map(|text| Cell::from(text.as_str())).collect();
    let sheet = Sheet {
        heads,
        rows: rows.iter().map(cells).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

/// As CSV: UTF-8 with a byte order mark, so that spreadsheets show Chinese.
pub fn as_csv(report: &ReportMade) -> Result<Vec<u8>, Failure> {
    sheet(report).as_csv()
}

/// As XLSX, set up for A4 landscape with title and places for preparer and reviewer.
pub fn as_xlsx(report: &ReportMade) -> Result<Vec<u8>, Failure> {
    let titled = Sheet {
        above: vec![
            "岗位信息送达情况 Lead coverage".to_owned(),
            format!("截至 as of {}", report.as_of),
        ],
        below: vec!["制表人:            审核人:            日期:".to_owned()],
        ..sheet(report)
    };
    titled.as_xlsx()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> ReportMade {
        let row = ReportRow {
            area: "330598001".into(),
            area_name: "=河湾镇".into(),
            due: 3,
            leads_5_up: 2,
            ..ReportRow::default()
        };
        ReportMade {
            rows: vec![row.clone()],
            total: row,
            as_of: NaiveDate::from_ymd_opt(2026, 6, 30).unwrap(),
        }
    }

    #[test]
    fn csv_opens_in_a_spreadsheet_and_runs_nothing() {
        let text = String::from_utf8(as_csv(&made()).unwrap()).unwrap();
        assert!(text.starts_with('\u{feff}'));
        assert!(text.contains("330598001,'=河湾镇,3,0,0,0,2"));
        assert_eq!(text.lines().count(), 3);
    }

    #[test]
    fn xlsx_is_a_workbook() {
        assert!(as_xlsx(&made()).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn a_month_ends_on_its_last_day_but_never_after_today() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(last_day(2026, Some(2), day(2026, 6, 1)), day(2026, 2, 28));
        assert_eq!(last_day(2026, Some(12), day(2026, 6, 1)), day(2026, 6, 1));
        assert_eq!(last_day(2025, None, day(2026, 6, 1)), day(2025, 12, 31));
    }

    #[test]
    fn nobody_due_has_no_rate() {
        assert_eq!(ReportRow::from(CoverageRow::default()).coverage_permille, None);
        let row = CoverageRow {
            due: 3,
            leads_5_up: 2,
            ..CoverageRow::default()
        };
        assert_eq!(ReportRow::from(row).coverage_permille, Some(666));
    }
}
