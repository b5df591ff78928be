//! Places, compiled: area codes cut at every level, and frames on the map.

use domain::values::{AreaCode, Point};

/// Digits of an area code at each of the five levels.
pub(crate) const LEVELS: [u8; 5] = [2, 4, 6, 9, 12];

/// Where a code has no digits any more.
const NOWHERE: u64 = u64::MAX;

/// An area code cut at every level it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cuts {
    pub at: [u64; 5],
    /// Position of its own level.
    pub deepest: usize,
}

impl Cuts {
    pub(crate) fn new(area: AreaCode) -> Self {
        let cut = |digits: u8| {
            if digits <= area.len() {
                area.cut(digits)
            } else {
                NOWHERE
            }
        };
        Self {
            at: LEVELS.map(cut),
            deepest: LEVELS
                .iter()
                .rposition(|&digits| digits <= area.len())
                .unwrap_or(0),
        }
    }

    /// Whether `other` is this area or lies in it.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        other.deepest >= self.deepest && other.at[self.deepest] == self.at[self.deepest]
    }

    /// Whether both have a code at this level, and the same.
    pub(crate) fn same(&self, other: &Self, level: usize) -> bool {
        self.at[level] != NOWHERE && self.at[level] == other.at[level]
    }
}

/// Metres in a degree of latitude, a little less than on the sphere of [`Point::metres_to`].
const METRES_PER_DEGREE: f64 = 111_190.0;

/// A frame on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub west: f64,
    pub east: f64,
    pub south: f64,
    pub north: f64,
}

impl Frame {
    /// A frame that holds every point within `reach_m` metres, and a little more.
    pub(crate) fn around(home: Point, reach_m: u32) -> Self {
        let tall = (f64::from(reach_m) + 1.0) / METRES_PER_DEGREE;
        let farthest = (home.lat.abs() + tall).min(89.0);
        let shrink = (home.lat.to_radians().cos() * farthest.to_radians().cos()).sqrt();
        let half = ((tall.to_radians() / 2.0).sin() / shrink).min(1.0).asin();
        let wide = (2.0 * half).to_degrees() * 1.0001;
        Self {
            west: home.lon - wide,
            east: home.lon + wide,
            south: home.lat - tall,
            north: home.lat + tall,
        }
    }

    /// A frame around nothing; grow it.
    pub(crate) const EMPTY: Self = Self {
        west: f64::INFINITY,
        east: f64::NEG_INFINITY,
        south: f64::INFINITY,
        north: f64::NEG_INFINITY,
    };

    pub(crate) fn grow(&mut self, point: Point) {
        self.west = self.west.min(point.lon);
        self.east = self.east.max(point.lon);
        self.south = self.south.min(point.lat);
        self.north = self.north.max(point.lat);
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    #[inline]
    pub(crate) fn has(&self, point: Point) -> bool {
        self.west <= point.lon && point.lon <= self.east && self.south <= point.lat && point.lat <= self.north
    }
}

/// A position along the Morton curve, so that neighbours on the map are neighbours in the list.
pub(crate) fn morton(point: Point) -> u64 {
    let cell = |degrees: f64| (degrees.clamp(0.0, 360.0) * 10_000.0) as u64;
    spread(cell(point.lon)) | spread(cell(point.lat)) << 1
}

/// Puts a zero between every two of the lower 32 bits.
fn spread(value: u64) -> u64 {
    let mut bits = value & 0xffff_ffff;
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
    (bits | bits << 1) & 0x5555_5555_5555_5555
}
