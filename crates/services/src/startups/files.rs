//! RP22 as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::ports::{StartupRow, StartupTable};

/// RP22 as CSV.
pub fn startups_csv(table: &StartupTable) -> Result<Vec<u8>, Failure> {
    let line = |row: &StartupRow| {
        let (code, name) = match &row.area {
            Some(area) => (area.code.to_string(), area.name.clone()),
            None => (String::new(), "合计 total".to_owned()),
        };
        let sums = &row.sums;
        vec![
            Cell::from(code),
            Cell::from(name),
            Cell::from(sums.intents),
            Cell::from(sums.complete),
            Cell::from(sums.loans),
            Cell::from(sums.loan_fen.to_string()),
            Cell::from(sums.subsidy.to_string()),
            Cell::from(sums.opened),
            Cell::from(sums.surviving),
            Cell::from(sums.failed),
        ]
    };
    let of = match table.quarter {
        Some(quarter) => format!("{} 第{quarter}季度 Q{quarter}", table.year),
        None => format!("{} 全年 year", table.year),
    };
    let sheet = Sheet {
        name: "创业服务".to_owned(),
        above: vec![format!("{of} 截至 as of {}", table.as_of)],
        heads: [
            "地区代码 area",
            "地区 area_name",
            "有意愿 intents",
            "五个一齐全 complete",
            "贷款笔数 loans",
            "贷款金额(元) loan",
            "贴息(元) subsidy",
            "开业 opened",
            "经营稳定 surviving",
            "开业后停业 failed",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: table.rows.iter().chain([&table.total]).map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
