//! RP11 as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::ports::{ClassRow, ClassTable};
use domain::training_class::ClassKind;

/// RP11 as CSV.
pub fn class_table_csv(table: &ClassTable) -> Result<Vec<u8>, Failure> {
    let line = |row: &ClassRow| {
        let (code, name) = match &row.area {
            Some(area) => (area.code.to_string(), area.name.clone()),
            None => (String::new(), "合计 total".to_owned()),
        };
        let sums = &row.sums;
        let mut cells = vec![Cell::from(code), Cell::from(name)];
        cells.extend(sums.classes.iter().map(|count| Cell::from(*count)));
        cells.extend([
            Cell::from(sums.people.len() as u32),
            Cell::from(sums.person_times),
            Cell::from(sums.skill),
            Cell::from(sums.certified),
            Cell::from(sums.employed),
            Cell::from(sums.disabled[0]),
            Cell::from(sums.disabled[1]),
            Cell::from(sums.disabled[2]),
            Cell::from(sums.cost.to_string()),
            Cell::from(sums.subsidies.to_string()),
        ]);
        cells
    };
    let of = match table.month {
        Some(month) => format!("{}-{month:02}", table.year),
        None => format!("{} 全年 year", table.year),
    };
    let kinds = ClassKind::ALL.iter().map(|kind| format!("班次 classes_{kind}"));
    let others = [
        "人数 people",
        "人次 person_times",
        "技能培训人次 skill",
        "取得证书 certified",
        "已就业 employed",
        "残疾人技能培训 disabled_skill",
        "残疾人取证 disabled_certified",
        "残疾人就业 disabled_employed",
        "培训费用(元) cost",
        "补贴(元) subsidies",
    ];
    let heads = ["地区代码 area", "地区 area_name"].map(str::to_owned).into_iter();
    let sheet = Sheet {
        name: "培训".to_owned(),
        above: vec![format!("{of} 截至 as of {}", table.as_of)],
        heads: heads.chain(kinds).chain(others.map(str::to_owned)).collect(),
        rows: table.rows.iter().chain([&table.total]).map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
