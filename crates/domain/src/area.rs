//! Places of the area tree.

use crate::values::{AreaCode, AreaLevel, Point};
use serde::{Deserialize, Serialize};

/// A place: province, city, county, town or village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// Full pinyin, spaced.
    pub pinyin: String,
    /// Its middle on the map.
    pub point: Option<Point>,
}

impl Area {
    /// The level, by code.
    pub fn level(&self) -> AreaLevel {
        self.code.level()
    }
}
