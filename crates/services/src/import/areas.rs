//! The places the program brings along: provinces, cities and counties, so that places in words can be read on an empty
//! database. Sources and licences stand in `data/NOTICE`.

use domain::area::Area;
use domain::values::{AreaCode, Point};

const TABLE: &str = include_str!("../../data/areas_l1_l3.csv");

/// Provinces, cities and counties, parents before children.
pub fn builtin() -> Vec<Area> {
    let mut areas: Vec<Area> = TABLE.lines().skip(1).filter_map(area).collect();
    areas.sort_by_key(|area| (area.level(), area.code));
    areas
}

fn area(line: &str) -> Option<Area> {
    let mut cells = line.split(',');
    let code = AreaCode::parse(cells.next()?).ok()?;
    let name = cells.next()?.to_owned();
    let (_level, _parent, pinyin) = (cells.next()?, cells.next()?, cells.next()?.to_owned());
    let (lon, lat) = (cells.next()?.parse(), cells.next()?.parse());
    let point = lon.ok().zip(lat.ok()).and_then(|(lon, lat)| Point::new(lon, lat));
    Some(Area {
        code,
        name,
        pinyin,
        point,
    })
}
