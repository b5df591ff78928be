//! RP20: how long placements hold, area by area; every rate with what it is a rate of.

use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::permission::{Deed, Function};
use domain::placement::{Placement, Stability, StabilityDay, tally};
use domain::ports::{StabilityRow, StabilityTable};
use domain::refusal::Refusal;
use domain::values::{AreaCode, AreaLevel};
use serde::Serialize;
use std::collections::BTreeMap;

impl Services {
    /// Placements that began in a year, as they stand today; those of a year that is over are followed on.
    pub(super) async fn stability_table(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Result<StabilityTable, Failure> {
        let scope = who.scope(Deed::Count, Function::Placement)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let days = (first_day(year, 1, 1), first_day(year, 12, 31));
        let mut db = self.db.read().await?;
        let mut placed = db.list_placements_begun(area, days).await?;
        if let Some(only) = scope.only {
            let ids: Vec<_> = placed.iter().map(|(_, one)| one.person).collect();
            let people = db.list_people(&ids).await?;
            let covered: std::collections::HashSet<_> = people
                .iter()
                .filter(|person| person.categories.has(only))
                .map(|person| person.id)
                .collect();
            placed.retain(|(_, one)| covered.contains(&one.person));
        }
        drop(db);
        let book = self.area_book().await?;
        let level = AreaLevel::of_lines_in(area);
        let mut groups: BTreeMap<AreaCode, Vec<&Placement>> = BTreeMap::new();
        for (home, one) in &placed {
            groups
                .entry(home.at(level).unwrap_or(*home))
                .or_default()
                .push(one);
        }
        let rows = groups
            .into_iter()
            .map(|(code, placements)| StabilityRow {
                area: Some(book.reference(code)),
                sum: tally(placements, as_of),
            })
            .collect();
        Ok(StabilityTable {
            year,
            as_of,
            area: area.map(|code| book.reference(code)),
            rows,
            total: StabilityRow {
                area: None,
                sum: tally(placed.iter().map(|(_, one)| one), as_of),
            },
        })
    }

    /// The same as a report.
    pub async fn placement_stability(
        &self,
        who: &Actor,
        year: i32,
        area: Option<AreaCode>,
    ) -> Result<StabilityMade, Failure> {
        let table = self.stability_table(who, Some(year), area).await?;
        Ok(StabilityMade::from(&table))
    }
}

fn first_day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// RP20 as the command prints it.
#[derive(Clone, Debug, Serialize)]
pub struct StabilityMade {
    /// Lines.
    pub rows: Vec<StabilityLine>,
    /// Their total, counted over all of them.
    pub total: StabilityLine,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct StabilityLine {
    /// Area code; empty in the total line.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// Begun.
    pub placed: u32,
    /// Agreed, and never came.
    pub no_show: u32,
    /// At work today.
    pub working: u32,
    /// Whose thirtieth day has come, who still worked on it, and the share.
    pub reached_30: u32,
    /// Still at work then.
    pub working_30: u32,
    /// Per thousand; empty when nobody has reached it.
    pub rate_30_permille: Option<u32>,
    /// The same for a quarter.
    pub reached_90: u32,
    /// Still at work then.
    pub working_90: u32,
    /// Per thousand.
    pub rate_90_permille: Option<u32>,
    /// The same for half a year.
    pub reached_180: u32,
    /// Still at work then.
    pub working_180: u32,
    /// Per thousand.
    pub rate_180_permille: Option<u32>,
    /// The same for a year.
    pub reached_365: u32,
    /// Still at work then.
    pub working_365: u32,
    /// Per thousand.
    pub rate_365_permille: Option<u32>,
    /// Six completed months of work.
    pub months_6: u32,
    /// Twelve.
    pub months_12: u32,
    /// Ended, by cause.
    pub left: BTreeMap<String, u32>,
    /// The middle wage, fen a month.
    pub median_wage_fen: Option<i64>,
}

impl StabilityLine {
    fn of(row: &StabilityRow) -> Self {
        let sum: &Stability = &row.sum;
        let [d30, d90, d180, d365] = sum.days;
        let code = row.area.as_ref().map(|area| area.code.to_string());
        Self {
            area: code.unwrap_or_default(),
            area_name: row
                .area
                .as_ref()
                .map(|area| area.name.clone())
                .unwrap_or_default(),
            placed: sum.placed,
            no_show: sum.no_show,
            working: sum.working,
            reached_30: d30.reached,
            working_30: d30.working,
            rate_30_permille: d30.permille(),
            reached_90: d90.reached,
            working_90: d90.working,
            rate_90_permille: d90.permille(),
            reached_180: d180.reached,
            working_180: d180.working,
            rate_180_permille: d180.permille(),
            reached_365: d365.reached,
            working_365: d365.working,
            rate_365_permille: d365.permille(),
            months_6: sum.months_6,
            months_12: sum.months_12,
            left: sum.left.clone(),
            median_wage_fen: sum.median_wage.map(|fen| fen.0),
        }
    }
}

impl From<&StabilityTable> for StabilityMade {
    fn from(table: &StabilityTable) -> Self {
        Self {
            rows: table.rows.iter().map(StabilityLine::of).collect(),
            total: StabilityLine::of(&table.total),
            as_of: table.as_of,
        }
    }
}

/// Headers before and after those of the days.
const FIRST: [&str; 5] = [
    "地区代码 area",
    "地区 area_name",
    "上岗 placed",
    "没去上班 no_show",
    "现在还在岗 working",
];
const LAST: [&str; 4] = [
    "满6个月 months_6",
    "满12个月 months_12",
    "月工资中位数(元) median_wage",
    "离岗原因 left",
];

fn sheet(report: &StabilityMade) -> Sheet {
    let days = StabilityDay::ALL.iter().flat_map(|StabilityDay(day)| {
        [
            format!("到{day}天的人 reached_{day}"),
            format!("其中还在岗 working_{day}"),
            format!("在岗率‰ rate_{day}_permille"),
        ]
    });
    let heads = FIRST.map(str::to_owned).into_iter().chain(days);
    let total = StabilityLine {
        area_name: "合计 total".to_owned(),
        ..report.total.clone()
    };
    Sheet {
        name: "稳定就业".to_owned(),
        heads: heads.chain(LAST.map(str::to_owned)).collect(),
        rows: report.rows.iter().chain([&total]).map(cells).collect(),
        widths: vec![16, 18],
        ..Sheet::default()
    }
}

fn cells(line: &StabilityLine) -> Vec<Cell> {
    let figures = [
        Some(line.placed),
        Some(line.no_show),
        Some(line.working),
        Some(line.reached_30),
        Some(line.working_30),
        line.rate_30_permille,
        Some(line.reached_90),
        Some(line.working_90),
        line.rate_90_permille,
        Some(line.reached_180),
        Some(line.working_180),
        line.rate_180_permille,
        Some(line.reached_365),
        Some(line.working_365),
        line.rate_365_permille,
        Some(line.months_6),
        Some(line.months_12),
    ];
    let wage = line.median_wage_fen.map(|fen| (fen / 100) as u32);
    let left: Vec<String> = line
        .left
        .iter()
        .map(|(cause, count)| format!("{cause}:{count}"))
        .collect();
    [
        Cell::from(line.area.as_str()),
        Cell::from(line.area_name.as_str()),
    ]
    .into_iter()
    .chain(figures.map(Cell::from))
    .chain([Cell::from(wage), Cell::from(left.join(" ").as_str())])
    .collect()
}

/// As CSV, for spreadsheets.
pub fn stability_csv(report: &StabilityMade) -> Result<Vec<u8>, Failure> {
    sheet(report).as_csv()
}

/// As XLSX, with title and places for preparer and reviewer.
pub fn stability_xlsx(report: &StabilityMade) -> Result<Vec<u8>, Failure> {
    let titled = Sheet {
        above: vec![
            "稳定就业情况 Placement stability".to_owned(),
            format!("截至 as of {}", report.as_of),
        ],
        below: vec!["制表人:            审核人:            日期:".to_owned()],
        ..sheet(report)
    };
    titled.as_xlsx()
}
