//! Chance that always falls the same way.

use super::reference::{last_of_month, walk_years};
use chrono::{Datelike, Days, NaiveDate};

/// `SplitMix64`.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: &str) -> Self {
        let mix = |state: u64, byte: u8| state.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number, both ends included.
    pub fn number(&mut self, from: i64, to: i64) -> i64 {
        let span = (i128::from(to) - i128::from(from) + 1) as u128;
        (i128::from(from) + (u128::from(self.next()) % span) as i128) as i64
    }

    /// Mostly yes.
    pub fn mostly(&mut self) -> bool {
        self.number(0, 5) > 0
    }

    /// Yes or no.
    pub fn yes(&mut self) -> bool {
        self.number(0, 1) > 0
    }

    /// One of some.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.number(0, of.len() as i64 - 1) as usize]
    }

    /// A day of some years; ends of months and of February among them.
    pub fn day(&mut self, from: i32, to: i32) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(from, 1, 1).expect("a day");
        let last = NaiveDate::from_ymd_opt(to, 12, 31).expect("a day");
        let any = first + Days::new(self.number(0, (last - first).num_days()) as u64);
        match self.number(0, 5) {
            0 => last_of_month(any.year(), any.month()),
            1 => last_of_month(any.year(), 2),
            2 => any.with_day(1).expect("the first"),
            _ => any,
        }
    }

    /// A day near another: some years away, and a few days from there.
    pub fn near(&mut self, day: NaiveDate, years: i32, slack: i64) -> NaiveDate {
        walk_years(day, years) + chrono::TimeDelta::days(self.number(-slack, slack))
    }
}
