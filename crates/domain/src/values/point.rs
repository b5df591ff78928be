//! A place on the map.

use serde::{Deserialize, Serialize};

/// Longitude and latitude in degrees, as the source gave them (GCJ-02 or BD-09 differ by less than a kilometre).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// The mean radius of the earth in metres.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

impl Point {
    /// A point within the frame of China's land and sea; anything else is a slip of the pen.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        let inside = (73.0..=136.0).contains(&lon) && (3.0..=54.0).contains(&lat);
        inside.then_some(Self { lon, lat })
    }

    /// The same, known to about a hundred metres: three decimals.
    #[must_use]
    pub fn coarse(self) -> Self {
        let three = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
        Self {
            lon: three(self.lon),
            lat: three(self.lat),
        }
    }

    /// Great-circle distance in metres, rounded (haversine).
    pub fn metres_to(self, other: Self) -> u32 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let a = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        (2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()).round() as u32
    }
}
