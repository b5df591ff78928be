//! RP10 as a file, and as the command prints it.

use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::fair::FairKind;
use domain::fair_intent::FairSums;
use domain::ids::FairId;
use domain::ports::FairReport;
use domain::values::AreaCode;
use serde::Serialize;

/// RP10 as the command prints it.
#[derive(Clone, Debug, Serialize)]
pub struct FairReportMade {
    /// Fair by fair.
    pub rows: Vec<FairReportLine>,
    /// All of them.
    pub total: SumsWritten,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// A fair in it.
#[derive(Clone, Debug, Serialize)]
pub struct FairReportLine {
    /// Which.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// For what.
    pub kind: FairKind,
    /// Where, in words.
    pub area: String,
    /// The day.
    pub held_on: NaiveDate,
    /// What it came to.
    #[serde(flatten)]
    pub sums: SumsWritten,
}

/// What a fair came to, each figure under its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SumsWritten {
    /// Employers that came.
    pub employers: u32,
    /// Stands.
    pub stands: u32,
    /// People wanted.
    pub posts: u32,
    /// Who came to find work.
    pub visitors: u32,
    /// People with a disability among them.
    pub disabled: u32,
    /// Intents.
    pub intents: u32,
    /// Taken.
    pub hired: u32,
    /// At work after seven days.
    pub at_work_7: u32,
    /// After thirty.
    pub at_work_30: u32,
    /// After ninety.
    pub at_work_90: u32,
}

impl From<FairSums> for SumsWritten {
    fn from(sums: FairSums) -> Self {
        let [at_work_7, at_work_30, at_work_90] = sums.at_work;
        Self {
            employers: sums.employers,
            stands: sums.stands,
            posts: sums.posts,
            visitors: sums.visitors,
            disabled: sums.disabled,
            intents: sums.intents,
            hired: sums.hired,
            at_work_7,
            at_work_30,
            at_work_90,
        }
    }
}

impl From<&FairReport> for FairReportMade {
    fn from(report: &FairReport) -> Self {
        let rows = report.rows.iter().map(|row| FairReportLine {
            fair: row.fair,
            title: row.title.clone(),
            kind: row.kind,
            area: row.place.clone(),
            held_on: row.held_on,
            sums: row.sums.into(),
        });
        Self {
            rows: rows.collect(),
            total: report.total.into(),
            as_of: report.as_of,
        }
    }
}

impl Services {
    /// RP10 of a year, or of its months up to one.
    pub async fn job_fairs_report(
        &self,
        who: &Actor,
        (year, month): (i32, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<FairReport, Failure> {
        let mut report = self.report_of_fairs(who, Some(year), area).await?;
        if let Some(month) = month {
            report.rows.retain(|row| row.held_on.month() <= month);
            let sums = report.rows.iter().map(|row| row.sums);
            report.total = sums.fold(FairSums::default(), FairSums::plus);
        }
        Ok(report)
    }
}

/// RP10 as CSV.
pub fn fair_report_csv(report: &FairReport) -> Result<Vec<u8>, Failure> {
    sheet(report).as_csv()
}

/// RP10 as a workbook.
pub fn fair_report_xlsx(report: &FairReport) -> Result<Vec<u8>, Failure> {
    sheet(report).as_xlsx()
}

fn sheet(report: &FairReport) -> Sheet {
    let line = |day: String, title: String, place: String, sums: &FairSums| {
        let mut cells = vec![Cell::from(day), Cell::from(title), Cell::from(place)];
        let counts = [
            sums.employers,
            sums.stands,
            sums.posts,
            sums.visitors,
            sums.disabled,
            sums.intents,
            sums.hired,
        ];
        cells.extend(counts.into_iter().chain(sums.at_work).map(Cell::from));
        cells
    };
    let total = line(
        String::new(),
        "合计 total".to_owned(),
        String::new(),
        &report.total,
    );
    let rows = report.rows.iter().map(|row| {
        let (title, place) = (row.title.clone(), row.place.clone());
        line(row.held_on.to_string(), title, place, &row.sums)
    });
    Sheet {
        name: "招聘会".to_owned(),
        above: vec![format!("{} 截至 as of {}", report.year, report.as_of)],
        heads: [
            "日期 day",
            "招聘会 fair",
            "地点 place",
            "单位 employers",
            "展位 stands",
            "岗位人数 posts",
            "到场求职者 visitors",
            "残疾人 disabled",
            "意向 intents",
            "录用 hired",
            "7天在岗 at_work_7",
            "30天在岗 at_work_30",
            "90天在岗 at_work_90",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.chain([total]).collect(),
        ..Sheet::default()
    }
}
