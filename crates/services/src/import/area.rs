//! Rows of the area tree.

use super::cells::Cells;
use super::fault::Fault;
use super::parse::{plain::plain, point};
use domain::area::Area;
use domain::values::AreaCode;

const NOT_A_CODE: Fault = Fault::new("not_an_area_code", "Expected a code of 2, 4, 6, 9 or 12 digits.");
const OTHER_LEVEL: Fault = Fault::new(
    "level_differs",
    "The level does not go with the length of the code.",
);
const OTHER_PARENT: Fault = Fault::new("parent_differs", "The parent is not the beginning of the code.");

/// Reads a place. Level and parent follow from the code; where they are given they must agree.
pub fn read(mut cells: Cells<'_>) -> Option<Area> {
    let name = cells.required("name", 100);
    let code = cells.required("code", 20);
    let code = if code.is_empty() {
        None
    } else {
        cells.read("code", |text| {
            AreaCode::parse(&bare(text)).map_err(|_| NOT_A_CODE)
        })
    };
    if let Some(code) = code {
        let (level, parent) = (bare(cells.text("level")), bare(cells.text("parent")));
        if !level.is_empty() && level != (code.level() as u8).to_string() {
            cells.fault("level", OTHER_LEVEL);
        }
        let agrees = parent.is_empty()
            || AreaCode::parse(&parent).is_ok_and(|parent| parent != code && parent.contains(code));
        if !agrees {
            cells.fault("parent", OTHER_PARENT);
        }
    }
    let pinyin = cells.short("pinyin", 200);
    let point = point::parse(cells.text("lon"), cells.text("lat")).unwrap_or_else(|fault| {
        cells.warn("lon", fault);
        None
    });
    let area = code.map(|code| Area {
        code,
        name,
        pinyin,
        point,
    });
    cells.finish(area)
}

fn bare(text: &str) -> String {
    let text = plain(text);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
