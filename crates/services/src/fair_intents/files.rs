//! RP10 as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::fair_intent::FairSums;
use domain::ports::FairReport;

/// RP10 as CSV.
pub fn fair_report_csv(report: &FairReport) -> Result<Vec<u8>, Failure> {
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
    let sheet = Sheet {
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
    };
    sheet.as_csv()
}
