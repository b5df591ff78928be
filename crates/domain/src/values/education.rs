//! Education levels (GB/T 4658).

use crate::code::codes;

codes! {
    /// The highest level finished, or the lowest level asked for.
    pub enum Education {
        /// 90: none of the levels below, or never at school.
        Other = "90",
        /// 81: 小学.
        Primary = "81",
        /// 71: 初中.
        JuniorSecondary = "71",
        /// 61: 高中.
        SeniorSecondary = "61",
        /// 41, 44, 47: 中专, 职高, 技校.
        Vocational = "41",
        /// 31: 大专.
        College = "31",
        /// 21: 本科.
        Bachelor = "21",
        /// 14: 硕士.
        Master = "14",
        /// 11: 博士.
        Doctor = "11",
    }
}

impl Education {
    /// A number that grows with the level; general and vocational secondary schooling stand equal.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Other => 0,
            Self::Primary => 1,
            Self::JuniorSecondary => 2,
            Self::SeniorSecondary | Self::Vocational => 3,
            Self::College => 4,
            Self::Bachelor => 5,
            Self::Master => 6,
            Self::Doctor => 7,
        }
    }
}
