//! RP21, wage arrears by area; RP23, how employers keep to the rules in a quarter.

use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::case::{Case, CaseKind, CaseStage};
use domain::ids::EmployerId;
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::ports::{ArrearsRow, ArrearsTable, ComplianceRow, ComplianceTable};
use domain::refusal::Refusal;
use domain::rules::migrant::{arrears_cleared, dispatch_within};
use domain::values::{AreaCode, AreaLevel, Fen, dates};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

impl Services {
    pub(super) async fn arrears_table(
        &self,
        who: &Actor,
        (year, month): (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<ArrearsTable, Failure> {
        let area = Self::area_counted(who, area)?;
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let days = match month.filter(|month| (1..=12).contains(month)) {
            None => (first_of(year, 1), last_before(first_of(year + 1, 1))),
            Some(month) => {
                let first = first_of(year, month);
                (first, last_before(dates::add_months(first, 1)))
            }
        };
        let mut cases = self.db.list_cases_between(area, days).await?;
        cases.retain(|case| case.kind == CaseKind::Arrears && case.state.stage() != CaseStage::NotAccepted);
        let listed = self.listed_by_area(area, as_of).await?;
        let params = self.params().await?;
        let book = self.area_book().await?;
        let level = AreaLevel::of_lines_in(area);
        let mut groups: BTreeMap<AreaCode, (Vec<&Case>, u32)> = BTreeMap::new();
        for case in &cases {
            let place = case.area.at(level).unwrap_or(case.area);
            groups.entry(place).or_default().0.push(case);
        }
        for place in &listed {
            groups.entry(place.at(level).unwrap_or(*place)).or_default().1 += 1;
        }
        let row = |cases: &[&Case], listed| sum_of(cases, listed, (as_of, &params));
        let mut rows = Vec::new();
        for (code, (cases, listed)) in groups {
            rows.push(ArrearsRow {
                area: Some(book.reference(code)),
                ..row(&cases, listed)?
            });
        }
        let all: Vec<&Case> = cases.iter().collect();
        Ok(ArrearsTable {
            days,
            as_of,
            area: area.map(|code| book.reference(code)),
            rows,
            total: row(&all, listed.len() as u32)?,
            goal_percent: params.general(ParamKey::ArrearsClearedPercent, as_of)?,
        })
    }

    /// The area somebody may count, as asked for.
    fn area_counted(who: &Actor, area: Option<AreaCode>) -> Result<Option<AreaCode>, Failure> {
        let scope = who.scope(Deed::Count, Function::Complaint)?;
        Ok(match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        })
    }

    /// Where the firms work that are on the wage blacklist on a day.
    async fn listed_by_area(&self, area: Option<AreaCode>, day: NaiveDate) -> Result<Vec<AreaCode>, Failure> {
        let entries = self.db.list_listings_in_force(day).await?;
        let wage = entries
            .into_iter()
            .filter(|one| one.kind == domain::listing::ListKind::Wage);
        let within = wage.filter(|one| area.is_none_or(|area| area.contains(one.area)));
        Ok(within.map(|one| one.area).collect())
    }

    pub(super) async fn compliance_table(
        &self,
        who: &Actor,
        (year, quarter): (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<ComplianceTable, Failure> {
        let area = Self::area_counted(who, area)?;
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let quarter = quarter.filter(|quarter| (1..=4).contains(quarter));
        let quarter = quarter.unwrap_or_else(|| (as_of.month() - 1) / 3 + 1);
        let first = first_of(year, quarter * 3 - 2);
        let days = (first, last_before(dates::add_months(first, 3)));
        let params = self.params().await?;
        let mut db = self.db.read().await?;
        let mut rows: HashMap<EmployerId, ComplianceRow> = HashMap::new();
        for employer in db.list_employers().await? {
            let inside = employer
                .area
                .is_some_and(|own| area.is_none_or(|area| area.contains(own)));
            if inside || area.is_none() {
                rows.insert(employer.id, empty(&employer));
            }
        }
        for figures in db.list_staff_figures(year, area).await? {
            if let Some(row) = rows
                .get_mut(&figures.employer)
                .filter(|_| figures.as_of <= days.1)
            {
                row.dispatch_within = within(&figures.count, (as_of, &params))?;
                row.staff = Some(figures);
            }
        }
        for (_, placement) in db.list_placements_begun(area, days).await? {
            let Some(row) = placement.employer.and_then(|id| rows.get_mut(&id)) else {
                continue;
            };
            row.placements += 1;
            row.filed += u32::from(!placement.work.contract.filing_no.is_empty());
            row.insured += u32::from(placement.work.insured_from.is_some());
        }
        for case in db.list_cases_between(area, days).await? {
            if let Some(row) = case.employer.and_then(|id| rows.get_mut(&id)) {
                row.cases += 1;
            }
        }
        for entry in db.list_listings_in_force(as_of).await? {
            if let Some(row) = rows.get_mut(&entry.employer) {
                row.listed |= entry.kind == domain::listing::ListKind::Wage;
            }
        }
        drop(db);
        let book = self.area_book().await?;
        let mut rows: Vec<ComplianceRow> = rows.into_values().filter(says_something).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name).then(a.employer.cmp(&b.employer)));
        Ok(ComplianceTable {
            year,
            quarter,
            as_of,
            area: area.map(|code| book.reference(code)),
            rows,
        })
    }

    /// RP21 as the command prints it.
    pub async fn wage_arrears(
        &self,
        who: &Actor,
        (year, month): (i32, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<ArrearsMade, Failure> {
        let table = self.arrears_table(who, (Some(year), month), area).await?;
        Ok(ArrearsMade::from(&table))
    }

    /// RP23 as the command prints it; a month stands for its quarter.
    pub async fn employer_compliance(
        &self,
        who: &Actor,
        (year, month): (i32, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<ComplianceMade, Failure> {
        let quarter = month.map(|month| (month.max(1) - 1) / 3 + 1);
        let table = self.compliance_table(who, (Some(year), quarter), area).await?;
        Ok(ComplianceMade::from(&table))
    }
}

fn empty(employer: &domain::employer::Employer) -> ComplianceRow {
    ComplianceRow {
        employer: employer.id,
        name: employer.name.clone(),
        uscc: employer
            .uscc
            .as_ref()
            .map(|uscc| uscc.as_ref().to_owned())
            .unwrap_or_default(),
        staff: None,
        dispatch_within: None,
        placements: 0,
        filed: 0,
        insured: 0,
        cases: 0,
        listed: false,
    }
}

fn says_something(row: &ComplianceRow) -> bool {
    row.staff.is_some() || row.placements > 0 || row.cases > 0 || row.listed
}

/// Whether no more is dispatched than may be (R77).
fn within(
    count: &domain::employer_staff::StaffCount,
    (day, params): (NaiveDate, &Params),
) -> Result<Option<bool>, Failure> {
    Ok(dispatch_within(
        u64::from(count.direct()),
        u64::from(count.dispatched),
        day,
        params,
    )?)
}

fn sum_of(
    cases: &[&Case],
    listed: u32,
    (as_of, params): (NaiveDate, &Params),
) -> Result<ArrearsRow, Failure> {
    let total = |of: fn(&Case) -> Fen| cases.iter().fold(Fen(0), |sum, case| sum.plus(of(case)));
    let (found, cleared) = (total(Case::found), total(Case::cleared));
    let full = cases
        .iter()
        .filter(|case| case.found().0 > 0 && case.cleared() == case.found());
    Ok(ArrearsRow {
        area: None,
        cases: cases.len() as u32,
        people: cases.iter().map(|case| case.people).sum(),
        people_cleared: full.map(|case| case.people).sum(),
        overdue: cases.iter().filter(|case| case.is_overdue(as_of)).count() as u32,
        reached: arrears_cleared(cleared, found, as_of, params)?,
        found,
        cleared,
        listed,
    })
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

fn last_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// RP21 as the command prints it.
#[derive(Clone, Debug, Serialize)]
pub struct ArrearsMade {
    /// Lines.
    pub rows: Vec<ArrearsLine>,
    /// Their total.
    pub total: ArrearsLine,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct ArrearsLine {
    /// Area code; empty in the total line.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// Cases.
    pub cases: u32,
    /// People.
    pub people: u32,
    /// Owed, fen.
    pub found_fen: i64,
    /// Cleared of that, fen.
    pub cleared_fen: i64,
    /// Per thousand of the amount, rounded down; empty where nothing was found (C4).
    pub cleared_permille: Option<i64>,
    /// People whose case was cleared in full.
    pub people_cleared: u32,
    /// Whether enough is cleared (R76).
    pub reached: Option<bool>,
    /// Late cases.
    pub overdue: u32,
    /// Firms on the wage blacklist.
    pub listed: u32,
}

impl From<&ArrearsRow> for ArrearsLine {
    fn from(row: &ArrearsRow) -> Self {
        let code = row.area.as_ref().map(|area| area.code.to_string());
        let name = row.area.as_ref().map(|area| area.name.clone());
        Self {
            area: code.unwrap_or_default(),
            area_name: name.unwrap_or_default(),
            cases: row.cases,
            people: row.people,
            found_fen: row.found.0,
            cleared_fen: row.cleared.0,
            cleared_permille: (row.found.0 > 0)
                .then(|| (i128::from(row.cleared.0) * 1000 / i128::from(row.found.0)) as i64),
            people_cleared: row.people_cleared,
            reached: row.reached,
            overdue: row.overdue,
            listed: row.listed,
        }
    }
}

impl From<&ArrearsTable> for ArrearsMade {
    fn from(table: &ArrearsTable) -> Self {
        Self {
            rows: table.rows.iter().map(ArrearsLine::from).collect(),
            total: ArrearsLine::from(&table.total),
            as_of: table.as_of,
        }
    }
}

/// RP21 as CSV, for spreadsheets.
pub fn arrears_csv(made: &ArrearsMade) -> Result<Vec<u8>, Failure> {
    arrears_sheet(made).as_csv()
}

fn arrears_sheet(made: &ArrearsMade) -> Sheet {
    let heads = [
        "地区代码 area",
        "地区 area_name",
        "案件 cases",
        "涉及人数 people",
        "拖欠(元) found",
        "已清(元) cleared",
        "清欠率‰ cleared_permille",
        "已清人数 people_cleared",
        "达标 reached",
        "超期 overdue",
        "黑名单单位 listed",
    ];
    let total = ArrearsLine {
        area_name: "合计 total".to_owned(),
        ..made.total.clone()
    };
    let cells = |line: &ArrearsLine| {
        vec![
            Cell::from(line.area.as_str()),
            Cell::from(line.area_name.as_str()),
            Cell::from(Some(line.cases)),
            Cell::from(Some(line.people)),
            Cell::from(Fen(line.found_fen).to_string().as_str()),
            Cell::from(Fen(line.cleared_fen).to_string().as_str()),
            Cell::from(line.cleared_permille.map(|permille| permille as u32)),
            Cell::from(Some(line.people_cleared)),
            Cell::from(yes_no(line.reached)),
            Cell::from(Some(line.overdue)),
            Cell::from(Some(line.listed)),
        ]
    };
    Sheet {
        name: "欠薪".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: made.rows.iter().chain([&total]).map(cells).collect(),
        widths: vec![16, 18],
        ..Sheet::default()
    }
}

const fn yes_no(said: Option<bool>) -> &'static str {
    match said {
        Some(true) => "是",
        Some(false) => "否",
        None => "",
    }
}

/// RP23 as the command prints it.
#[derive(Clone, Debug, Serialize)]
pub struct ComplianceMade {
    /// Lines.
    pub rows: Vec<ComplianceLine>,
    /// How many of each.
    pub total: ComplianceTotal,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct ComplianceLine {
    /// Name.
    pub employer: String,
    /// Social credit code.
    pub uscc: String,
    /// Everybody who works there; empty while nothing was declared.
    pub staff: Option<u32>,
    /// Dispatched of those.
    pub dispatched: Option<u32>,
    /// Whether that is no more than may be (R77).
    pub dispatch_within: Option<bool>,
    /// Placements that began in the quarter.
    pub placements: u32,
    /// Contracts filed of those.
    pub filed: u32,
    /// Insured of those.
    pub insured: u32,
    /// Cases that came in the quarter.
    pub cases: u32,
    /// Whether it is on the wage blacklist.
    pub listed: bool,
}

/// Sums of the lines.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ComplianceTotal {
    /// Employers.
    pub employers: u32,
    /// With too many dispatched workers.
    pub over_dispatch: u32,
    /// Placements.
    pub placements: u32,
    /// Filed contracts.
    pub filed: u32,
    /// Insured.
    pub insured: u32,
    /// Cases.
    pub cases: u32,
    /// On the wage blacklist.
    pub listed: u32,
}

impl From<&ComplianceTable> for ComplianceMade {
    fn from(table: &ComplianceTable) -> Self {
        let mut total = ComplianceTotal::default();
        let rows = table.rows.iter().map(|row| {
            total.employers += 1;
            total.over_dispatch += u32::from(row.dispatch_within == Some(false));
            total.placements += row.placements;
            total.filed += row.filed;
            total.insured += row.insured;
            total.cases += row.cases;
            total.listed += u32::from(row.listed);
            let count = row.staff.as_ref().map(|figures| figures.count);
            ComplianceLine {
                employer: row.name.clone(),
                uscc: row.uscc.clone(),
                staff: count.map(|count| count.total),
                dispatched: count.map(|count| count.dispatched),
                dispatch_within: row.dispatch_within,
                placements: row.placements,
                filed: row.filed,
                insured: row.insured,
                cases: row.cases,
                listed: row.listed,
            }
        });
        let rows = rows.collect();
        Self {
            rows,
            total,
            as_of: table.as_of,
        }
    }
}

/// RP23 as CSV, for spreadsheets.
pub fn compliance_csv(made: &ComplianceMade) -> Result<Vec<u8>, Failure> {
    let heads = [
        "单位 employer",
        "统一社会信用代码 uscc",
        "用工总数 staff",
        "劳务派遣 dispatched",
        "派遣比例合规 dispatch_within",
        "本季上岗 placements",
        "合同备案 filed",
        "参保 insured",
        "投诉 cases",
        "黑名单 listed",
    ];
    let cells = |line: &ComplianceLine| {
        vec![
            Cell::from(line.employer.as_str()),
            Cell::from(line.uscc.as_str()),
            Cell::from(line.staff),
            Cell::from(line.dispatched),
            Cell::from(yes_no(line.dispatch_within)),
            Cell::from(Some(line.placements)),
            Cell::from(Some(line.filed)),
            Cell::from(Some(line.insured)),
            Cell::from(Some(line.cases)),
            Cell::from(yes_no(Some(line.listed))),
        ]
    };
    let sheet = Sheet {
        name: "用工守法".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: made.rows.iter().map(cells).collect(),
        widths: vec![24, 22],
        ..Sheet::default()
    };
    sheet.as_csv()
}
