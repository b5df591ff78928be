//! RP09 as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::assistance_week::WeekFigure;
use domain::ports::WeekReportView;

/// RP09 as CSV: a line for each street, the total, and what was sent with the differences since.
pub fn week_report_csv(report: &WeekReportView) -> Result<Vec<u8>, Failure> {
    let (view, week) = (&report.view, &report.view.week);
    let line = |code: String, name: String, figures: &[(WeekFigure, u64)]| {
        let counts = WeekFigure::ALL.iter().map(|figure| {
            let found = figures.iter().find(|(one, _)| one == figure);
            Cell::from(found.map(|(_, count)| u32::try_from(*count).unwrap_or(u32::MAX)))
        });
        let names = [Cell::from(code), Cell::from(name)];
        names.into_iter().chain(counts).collect::<Vec<Cell>>()
    };
    let streets = view.board.streets.iter();
    let mut rows: Vec<Vec<Cell>> = streets
        .map(|street| {
            line(
                street.area.code.to_string(),
                street.area.name.clone(),
                &street.figures,
            )
        })
        .collect();
    rows.push(line(String::new(), "合计 total".to_owned(), &report.now));
    if let Some(sent) = week.report() {
        rows.push(line(String::new(), "上报数 as sent".to_owned(), &sent.figures));
        let differences: Vec<(WeekFigure, u64)> = report
            .corrections
            .iter()
            .map(|(figure, _, now)| (*figure, *now))
            .collect();
        if !differences.is_empty() {
            rows.push(line(String::new(), "更正数 corrected".to_owned(), &differences));
        }
    }
    let heads = ["地区代码 area", "地区 area_name"].map(str::to_owned);
    let figures = WeekFigure::ALL.iter().map(|figure| head(*figure).to_owned());
    let next = week
        .report()
        .map(|sent| format!("下一步 next: {}", sent.next_steps));
    let sheet = Sheet {
        name: "援助周".to_owned(),
        above: vec![format!(
            "{} {} {}—{} 截至 as of {}",
            view.place.name,
            week.title,
            week.span().0,
            week.span().1,
            view.now
                .with_timezone(&domain::clock::SHANGHAI)
                .format("%Y-%m-%d %H:%M"),
        )],
        heads: heads.into_iter().chain(figures).collect(),
        rows,
        below: next.into_iter().collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

const fn head(figure: WeekFigure) -> &'static str {
    match figure {
        WeekFigure::Recognised => "认定援助对象 recognised",
        WeekFigure::VisitsPlanned => "计划家访 visits_planned",
        WeekFigure::Visited => "已家访 visited",
        WeekFigure::Leads => "送出岗位 leads",
        WeekFigure::Vacancies => "收集岗位 vacancies",
        WeekFigure::PublicPosts => "公益性岗位 public_posts",
        WeekFigure::Hired => "上岗 hired",
        WeekFigure::PoliciesChecked => "核查政策 policies_checked",
        WeekFigure::PoliciesPaid => "发放补贴 policies_paid",
        WeekFigure::Leaflets => "发放宣传单 leaflets",
        WeekFigure::Points => "宣传点 points",
        WeekFigure::Media => "媒体报道 media",
        WeekFigure::Attendance => "现场人次 attendance",
        WeekFigure::Fairs => "招聘会 fairs",
        WeekFigure::FairEmployers => "进场单位 fair_employers",
        WeekFigure::FairIntents => "达成意向 fair_intents",
    }
}
