//! Coordinates.

use super::plain::plain;
use crate::import::fault::Fault;
use domain::values::Point;

const UNREADABLE: Fault = Fault::new(
    "not_coordinates",
    "Expected longitude and latitude in degrees, or both cells empty.",
);

/// The place lies outside the frame of China; it is left away.
pub const OUTSIDE: Fault = Fault::new(
    "coordinates_outside",
    "The coordinates lie outside China and were left away; longitude and latitude may be swapped.",
);

/// Reads longitude and latitude; both empty is none, and zero for both is how some programs write none.
pub fn parse(lon: &str, lat: &str) -> Result<Option<Point>, Fault> {
    let (lon, lat) = (plain(lon), plain(lat));
    if lon.is_empty() && lat.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    let (lon, lat) = (number(&lon).ok_or(UNREADABLE)?, number(&lat).ok_or(UNREADABLE)?);
    if lon == 0.0 && lat == 0.0 {
        return Ok(None);
    }
    Point::new(lon, lat).map(Some).ok_or(OUTSIDE)
}
