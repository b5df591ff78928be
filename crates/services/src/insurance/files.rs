//! The reports and the list of a run as files.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::insurance::LandScheme;
use domain::ports::{FundReport, RegisterRow, RegisterTable, RunKind, RunPreview};
use domain::values::Fen;

fn heads(all: &[&str]) -> Vec<String> {
    all.iter().map(|head| (*head).to_owned()).collect()
}

fn yuan(fen: Fen) -> Cell {
    Cell::from(fen.to_string())
}

/// RP16 as CSV.
pub fn register_csv(table: &RegisterTable) -> Result<Vec<u8>, Failure> {
    let line = |row: &RegisterRow| {
        let (code, name) = match &row.area {
            Some(area) => (area.code.to_string(), area.name.clone()),
            None => (String::new(), "合计 total".to_owned()),
        };
        let [young, middle, old] = row.bands;
        let figures = [
            row.households,
            row.persons,
            row.below,
            young,
            middle,
            old,
            row.enrolled,
            row.waived,
            row.allowance,
        ];
        let mut cells = vec![Cell::from(code), Cell::from(name)];
        cells.extend(figures.map(Cell::from));
        cells
    };
    let sheet = Sheet {
        name: "被征地农民登记".to_owned(),
        above: vec![format!("截至 as of {}", table.as_of)],
        heads: heads(&[
            "地区代码 area",
            "地区 area_name",
            "户 households",
            "人 persons",
            "低于标准 below",
            "未到参保年龄段 young",
            "参保年龄段 middle",
            "到龄 old",
            "养老保障 enrolled",
            "视为放弃 waived",
            "养老补助 allowance",
        ]),
        rows: table.rows.iter().chain([&table.total]).map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

/// RP17 as CSV.
pub fn fund_csv(report: &FundReport) -> Result<Vec<u8>, Failure> {
    let rows = report.rows.iter().map(|row| {
        let name = match row.quarter {
            Some(quarter) => format!("{} 第{quarter}季度 Q{quarter}", report.year),
            None => format!("{} 全年 year", report.year),
        };
        let sums = &row.sums;
        let mut cells = vec![Cell::from(name)];
        cells.extend(
            [
                sums.opening,
                sums.government,
                sums.collective,
                sums.person,
                sums.interest,
                sums.pensions,
                sums.of_fund,
                sums.allowances,
                sums.refunds,
                sums.forfeits,
                sums.closing,
            ]
            .map(yuan),
        );
        cells
    });
    let land = report.acquisitions.iter().map(|line| {
        let one = &line.acquisition;
        format!(
            "{} {} {} 亩 mu {:.2} 应缴 due {} 已缴 paid {}",
            one.project,
            one.approval_no,
            one.approved_on,
            one.land as f64 / 100.0,
            line.due.map(|fen| fen.to_string()).unwrap_or_default(),
            one.paid.map_or(Fen(0), |(fen, _)| fen),
        )
    });
    let sheet = Sheet {
        name: "被征地农民资金".to_owned(),
        above: vec![format!("截至 as of {}", report.as_of)],
        heads: heads(&[
            "时间 period",
            "期初 opening",
            "政府 government",
            "村集体 collective",
            "个人 person",
            "利息 interest",
            "养老金 pensions",
            "其中专项资金 of_fund",
            "养老补助 allowances",
            "退还 refunds",
            "转专项资金 forfeits",
            "期末 closing",
        ]),
        rows: rows.collect(),
        below: land.collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

/// The list of a run as CSV, for whoever pays it out.
pub fn run_csv(run: &RunPreview) -> Result<Vec<u8>, Failure> {
    let of = match run.kind {
        RunKind::Month(month) => month.format("%Y-%m").to_string(),
        RunKind::Interest(year) => year.to_string(),
    };
    let rows = run.lines.iter().map(|line| {
        let scheme = match line.scheme {
            LandScheme::Pension => "养老保障 pension",
            LandScheme::Allowance => "养老补助 allowance",
        };
        vec![
            Cell::from(of.as_str()),
            Cell::from(line.name.as_str()),
            Cell::from(line.place.as_str()),
            Cell::from(scheme),
            yuan(line.fen),
            yuan(line.of_fund),
        ]
    });
    let sheet = Sheet {
        name: "发放".to_owned(),
        heads: heads(&[
            "月份 period",
            "姓名 name",
            "地区 place",
            "种类 scheme",
            "金额 amount",
            "其中专项资金 of_fund",
        ]),
        rows: rows.collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
