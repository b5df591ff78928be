//! The register and the table as files.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::instructor::ActivityKind;
use domain::ports::{InstructorLine, InstructorList, InstructorRow, InstructorTable};
use domain::trade::TradeSet;

/// The register as CSV; numbers of certificates stay masked.
pub fn instructors_csv(list: &InstructorList) -> Result<Vec<u8>, Failure> {
    let sheet = Sheet {
        name: "指导员".to_owned(),
        above: vec![format!("截至 as of {}", list.today)],
        heads: [
            "姓名 name",
            "类别 kind",
            "地区 area",
            "单位 employer",
            "专职 full_time",
            "工种 trades",
            "证书 certificates",
            "最先到期 ends_first",
            "快到期 ending",
            "今年服务人次 served",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: list.lines.iter().map(row).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

fn row(line: &InstructorLine) -> Vec<Cell> {
    let one = &line.instructor;
    let held: Vec<String> = one
        .qualifications
        .iter()
        .map(|held| format!("{} {}", held.name, held.number))
        .collect();
    let yes = |is: bool| Cell::from(if is { "是 yes" } else { "否 no" }.to_owned());
    vec![
        Cell::from(one.name.clone()),
        Cell::from(one.kind.code().to_owned()),
        Cell::from(line.place.clone()),
        Cell::from(one.employer.clone()),
        yes(one.full_time),
        Cell::from(names(line.trades)),
        Cell::from(held.join("；")),
        Cell::from(
            line.ends_first
                .as_ref()
                .map(|(_, last)| last.to_string())
                .unwrap_or_default(),
        ),
        yes(line.ending),
        Cell::from(line.served),
    ]
}

fn names(trades: TradeSet) -> String {
    let names: Vec<&str> = trades.trades().map(|trade| trade.zh).collect();
    names.join("、")
}

/// RP12 as CSV.
pub fn instructor_report_csv(table: &InstructorTable) -> Result<Vec<u8>, Failure> {
    let of = match table.month {
        Some(month) => format!("{}-{month:02}", table.year),
        None => format!("{} 全年 year", table.year),
    };
    let mut heads: Vec<String> = [
        "地区代码 area",
        "地区 area_name",
        "登记残疾人 registered",
        "能力测评 assessed",
        "职业介绍 introduced",
        "职业培训 trained",
        "实现就业 employed",
        "公益性岗位 public_posts",
        "自主创业 startups",
        "指导员 instructors",
        "教师 trainers",
        "持有效证书 certified",
    ]
    .map(str::to_owned)
    .to_vec();
    heads.extend(ActivityKind::ALL.iter().map(|kind| kind.code().to_owned()));
    heads.extend(["服务人次 people".to_owned(), "课时 hours".to_owned()]);
    let sheet = Sheet {
        name: "残疾人就业服务".to_owned(),
        above: vec![format!("{of} 截至 as of {}", table.as_of)],
        heads,
        rows: table.rows.iter().chain([&table.total]).map(sums).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

fn sums(row: &InstructorRow) -> Vec<Cell> {
    let (code, name) = match &row.area {
        Some(area) => (area.code.to_string(), area.name.clone()),
        None => (String::new(), "合计 total".to_owned()),
    };
    let sums = &row.sums;
    let mut cells = vec![
        Cell::from(code),
        Cell::from(name),
        Cell::from(row.services.registered),
    ];
    cells.extend(row.services.served.map(Cell::from));
    cells.extend([sums.instructors, sums.trainers, sums.certified].map(Cell::from));
    cells.extend(sums.activities.map(Cell::from));
    cells.extend([Cell::from(sums.people), Cell::from(sums.hours)]);
    cells
}
