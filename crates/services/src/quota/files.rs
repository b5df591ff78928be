//! RP14 as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::ports::{QuotaPage, QuotaRow};

/// Ten-thousandths of a person with two decimals, as people write them.
fn heads(parts: i64) -> String {
    format!("{:.2}", parts as f64 / 10_000.0)
}

/// RP14 as CSV.
pub fn quota_csv(page: &QuotaPage) -> Result<Vec<u8>, Failure> {
    let line = |row: &QuotaRow| {
        let line = &row.line;
        let outcome = line.outcome.as_ref().map(|(outcome, _)| outcome);
        vec![
            Cell::from(row.firm.as_str()),
            Cell::from(line.declared.count.total),
            Cell::from(outcome.map(|one| heads(one.required))),
            Cell::from(line.checked.as_ref().map(|one| one.placed)),
            Cell::from(line.checked.as_ref().map(|one| one.severe)),
            Cell::from(outcome.map(|one| heads(one.gap.max(0)))),
            Cell::from(outcome.map(|one| one.levy.to_string())),
            Cell::from(outcome.map(|one| heads((-one.gap).max(0)))),
            Cell::from(line.stage().code()),
            Cell::from(line.paid.as_ref().map(|(fen, ..)| fen.to_string())),
        ]
    };
    let sheet = Sheet {
        name: "按比例安排残疾人就业".to_owned(),
        above: vec![format!("{} 年 截至 as of {}", page.year, page.today)],
        heads: [
            "用人单位 employer",
            "职工人数 staff",
            "应安排 required",
            "已安排 placed",
            "其中重度 severe",
            "差额 gap",
            "应缴保障金(元) levy",
            "超比例 over_quota",
            "状态 state",
            "已缴(元) paid",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: page.rows.iter().map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
