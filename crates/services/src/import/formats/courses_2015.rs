//! Training courses of 2015.

use crate::import::Context;
use crate::import::cells::Cells;
use crate::import::course::{fee, hours};
use crate::import::parse::date;
use domain::course::Course;
use domain::ids::CourseId;
use domain::trade::TradeSet;

/// The columns of the file.
pub(super) const COLUMNS: &[&str] = &[
    "course_id",
    "name",
    "category",
    "class_type",
    "school",
    "place",
    "audience",
    "certificate",
    "hours",
    "duration",
    "hours_text",
    "fee",
    "fee_discounted",
    "description",
    "start",
    "posted",
    "clicks",
];

/// Those it cannot do without.
pub(super) const REQUIRED: &[&str] = &["course_id", "name", "school", "place", "hours", "fee"];

/// Reads a course. The fee is the one actually asked: the discounted one where there is one.
pub(super) fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<Course> {
    let no = cells.required("course_id", 64);
    let name = cells.required("name", 300);
    let occupation = cells.short("category", 200);
    let discounted = cells.try_read("fee_discounted", fee).flatten();
    let full = cells.try_read("fee", fee).flatten();
    let course = Course {
        id: CourseId::new(context.ids, context.now),
        trades: TradeSet::of(&name).union(TradeSet::of(&occupation)),
        no,
        name,
        kind: cells.short("class_type", 100),
        occupation,
        hours: cells.try_read("hours", hours),
        area: cells
            .try_read("place", |text| context.areas.find(text))
            .map(|found| found.code),
        address: String::new(),
        provider: cells.short("school", 200),
        audience: cells.short("audience", 2000),
        certificate: cells.short("certificate", 500),
        fee: discounted.or(full),
        starts: cells.try_read("start", date::parse),
        description: cells.short("description", 100_000),
        source: super::Format::Courses2015.name().to_owned(),
    };
    cells.finish(Some(course))
}
