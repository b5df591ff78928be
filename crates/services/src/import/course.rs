//! Rows of courses.

use super::Context;
use super::cells::Cells;
use super::fault::Fault;
use super::parse::{date, number, place::Found, plain::word};
use domain::course::Course;
use domain::ids::CourseId;
use domain::trade::TradeSet;
use domain::values::Fen;

const NOT_HOURS: Fault = Fault::new("not_hours", "Expected the hours of teaching such as 80.");

/// Reads a course.
pub fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<Course> {
    let no = cells.required("course_no", 64);
    let name = cells.required("name", 300);
    let occupation = cells.short("occupation", 200);
    let area = cells.read("area", |text| context.areas.find(text));
    if let Some(warning) = area.and_then(Found::warning) {
        cells.warn("area", warning);
    }
    let course = Course {
        id: CourseId::new(context.ids, context.now),
        trades: TradeSet::of(&name).union(TradeSet::of(&occupation)),
        no,
        name,
        kind: cells.short("kind", 100),
        occupation,
        hours: cells.read("hours", hours),
        area: area.map(|found| found.code),
        address: cells.short("address", 300),
        provider: cells.short("provider", 200),
        audience: cells.short("audience", 2000),
        certificate: cells.short("certificate", 500),
        fee: cells.read("fee", fee).flatten(),
        starts: cells.read("starts", date::parse),
        description: cells.short("description", 100_000),
        source: "import".to_owned(),
    };
    cells.finish(Some(course))
}

/// Reads hours of teaching.
pub fn hours(text: &str) -> Result<u32, Fault> {
    number::whole(text, 1..=20_000, &["课时", "学时", "小时", "h"]).map_err(|_| NOT_HOURS)
}

/// Reads a fee in yuan; 免费 is nothing to pay, 面议 is not stated.
pub fn fee(text: &str) -> Result<Option<Fen>, Fault> {
    let text = word(text);
    if text.contains("面议") || text.contains("咨询") || text == "-" {
        return Ok(None);
    }
    if text.starts_with("免") || text == "无" {
        return Ok(Some(Fen(0)));
    }
    number::yuan(&text).map(Some)
}
