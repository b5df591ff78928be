//! Training courses.

use crate::ids::CourseId;
use crate::trade::TradeSet;
use crate::values::{AreaCode, Fen};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A course as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Our id.
    pub id: CourseId,
    /// The number it has outside (`course_no`).
    pub no: String,
    /// Name.
    pub name: String,
    /// Kind of training, as written.
    pub kind: String,
    /// Occupation it leads to.
    pub occupation: String,
    /// Hours of teaching.
    pub hours: Option<u32>,
    /// Where.
    pub area: Option<AreaCode>,
    /// Street and number.
    pub address: String,
    /// School.
    pub provider: String,
    /// For whom, as written.
    pub audience: String,
    /// Certificate at the end.
    pub certificate: String,
    /// Fee in fen; zero = free; `None` = not stated.
    pub fee: Option<Fen>,
    /// First day.
    pub starts: Option<NaiveDate>,
    /// Full text.
    pub description: String,
    /// Trades recognised in name and occupation.
    pub trades: TradeSet,
    /// Where the row came from.
    pub source: String,
}
