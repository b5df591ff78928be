//! An area becomes part of another: which codes end, where each of them goes, and when it is refused.

use crate::area::Area;
use crate::person::Person;
use crate::values::AreaCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A code that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaEnd {
    /// The code.
    pub code: AreaCode,
    /// The first day it does not hold any more.
    pub on: NaiveDate,
    /// Where it went.
    pub successor: AreaCode,
}

/// Codes that have ended, for looking up where they went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Successions(BTreeMap<AreaCode, AreaEnd>);

impl Successions {
    /// From the ends of the tree.
    pub fn new(ends: impl IntoIterator<Item = AreaEnd>) -> Self {
        Self(ends.into_iter().map(|end| (end.code, end)).collect())
    }

    /// Whether no code has ended.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a code ended after a day.
    pub fn has_any_after(&self, day: NaiveDate) -> bool {
        self.0.values().any(|end| end.on > day)
    }

    /// How a code ended; `None` = it holds. A code below one that ended has ended with it.
    pub fn end_of(&self, code: AreaCode) -> Option<AreaEnd> {
        if let Some(end) = self.0.get(&code) {
            return Some(*end);
        }
        let mut above = std::iter::successors(code.parent(), |step| step.parent());
        let end = above.find_map(|step| self.0.get(&step))?;
        Some(AreaEnd {
            code,
            on: end.on,
            successor: below(end.code, code, end.successor),
        })
    }

    /// The code in force for a code: where it went, and where that went.
    pub fn current(&self, code: AreaCode) -> AreaCode {
        let mut now = code;
        // Codes end once and never come back, so the chain is no longer than the ends there are.
        for _ in 0..=self.0.len() {
            match self.end_of(now) {
                Some(end) => now = end.successor,
                None => break,
            }
        }
        now
    }

    /// Codes in force for several codes, in their order, each once.
    pub fn current_all(&self, codes: &[AreaCode]) -> Vec<AreaCode> {
        let mut now: Vec<AreaCode> = Vec::new();
        for code in codes.iter().map(|code| self.current(*code)) {
            if !now.contains(&code) {
                now.push(code);
            }
        }
        now
    }
}

impl Person {
    /// Names the places in force instead of those that have ended: for a record that was kept from before.
    pub fn follow(&mut self, areas: &Successions) {
        self.living_area = areas.current(self.living_area);
        self.hukou_area = areas.current(self.hukou_area);
        self.wanted_areas = areas.current_all(&self.wanted_areas);
    }
}

/// The code under `new` that stands where `code` stands under `old`.
fn below(old: AreaCode, code: AreaCode, new: AreaCode) -> AreaCode {
    let tail = code.to_string().split_off(usize::from(old.len()));
    AreaCode::parse(&format!("{new}{tail}")).unwrap_or(new)
}

/// One code and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The code that ends.
    pub from: AreaCode,
    /// Its name, where the tree has it.
    pub name: String,
    /// Where it goes.
    pub into: AreaCode,
    /// Whether that code is new.
    pub new: bool,
}

/// Why areas cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefused {
    /// The tree has no such code.
    #[error("The area tree has no {0}. Import it first: songgang import areas FILE.")]
    Unknown(AreaCode),
    /// An area cannot become part of itself.
    #[error("{0} cannot become part of itself.")]
    Itself(AreaCode),
    /// Villages merge with villages, townships with townships.
    #[error(
        "{from} and {into} are not of one level: a village merges with a village, a township with a township."
    )]
    OtherLevel {
        /// The one.
        from: AreaCode,
        /// The other.
        into: AreaCode,
    },
    /// The area has ended before, and went elsewhere.
    #[error("{from} ended on {on} already and went into {successor}.")]
    EndedBefore {
        /// The area.
        from: AreaCode,
        /// When.
        on: NaiveDate,
        /// Where it went.
        successor: AreaCode,
    },
    /// The area it is to go into has ended itself.
    #[error("{into} ended on {on} and went into {now}. Merge into {now}.")]
    IntoEnded {
        /// The area.
        into: AreaCode,
        /// When.
        on: NaiveDate,
        /// Where it is now.
        now: AreaCode,
    },
    /// Another area went into this one later than the day named: the days would not follow each other.
    #[error("{other} went into {from} on {on}. Name that day or a later one.")]
    OutOfOrder {
        /// The area that went into it.
        other: AreaCode,
        /// The area that ends.
        from: AreaCode,
        /// When.
        on: NaiveDate,
    },
    /// The day has not come.
    #[error("{0} has not come yet. Run this on that day or later.")]
    NotYet(NaiveDate),
    /// Two different places would get one code.
    #[error(
        "{from} {name} would become {into}, which is {there} already. Import the code it really gets, then merge {from} into that one first."
    )]
    CodeTaken {
        /// The place.
        from: AreaCode,
        /// Its name.
        name: String,
        /// The code it would get.
        into: AreaCode,
        /// The name of the place that has it.
        there: String,
    },
}

/// What is known of the tree, and of codes that people live under and the tree does not have.
pub struct Tree<'a> {
    /// All places, those that have ended included.
    pub areas: &'a [Area],
    /// How those that have ended ended.
    pub ends: &'a [AreaEnd],
    /// Codes in use below the area that ends.
    pub in_use: &'a BTreeSet<AreaCode>,
}

impl Tree<'_> {
    fn find(&self, code: AreaCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    fn has_ended(&self, code: AreaCode) -> bool {
        self.ends.iter().any(|end| end.code == code)
    }

    /// Which codes end when one area becomes part of another, and where each goes; nothing when it was done before.
    ///
    /// What lies below goes along: to the place of the same name that has its number under the new area, or to a new
    /// code with that number.
    pub fn merge(
        &self,
        (from, into): (AreaCode, AreaCode),
        on: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<Step>, MergeRefused> {
        self.check((from, into), on, today)?;
        if self.has_ended(from) {
            return Ok(Vec::new());
        }
        let below = self
            .areas
            .iter()
            .map(|area| area.code)
            .chain(self.in_use.iter().copied());
        let codes: BTreeSet<AreaCode> = below
            .filter(|code| from.contains(*code) && *code != from && !self.has_ended(*code))
            .collect();
        let mut steps = vec![Step {
            from,
            name: self.name(from),
            into,
            new: false,
        }];
        for code in codes {
            steps.push(self.step(from, code, into)?);
        }
        // The smallest first: what lies below is gone before the code above it ends.
        steps.reverse();
        Ok(steps)
    }

    fn check(
        &self,
        (from, into): (AreaCode, AreaCode),
        on: NaiveDate,
        today: NaiveDate,
    ) -> Result<(), MergeRefused> {
        for code in [from, into] {
            self.find(code).ok_or(MergeRefused::Unknown(code))?;
        }
        if from == into {
            return Err(MergeRefused::Itself(from));
        }
        if from.level() != into.level() {
            return Err(MergeRefused::OtherLevel { from, into });
        }
        if on > today {
            return Err(MergeRefused::NotYet(on));
        }
        if let Some(end) = self.ends.iter().find(|end| end.code == from)
            && (end.successor, end.on) != (into, on)
        {
            let (on, successor) = (end.on, end.successor);
            return Err(MergeRefused::EndedBefore { from, on, successor });
        }
        let successions = Successions::new(self.ends.iter().copied());
        if !self.has_ended(from)
            && let Some(end) = successions.end_of(into)
        {
            let now = successions.current(into);
            return Err(MergeRefused::IntoEnded {
                into,
                on: end.on,
                now,
            });
        }
        let later = self.ends.iter().find(|end| end.successor == from && end.on > on);
        later.map_or(Ok(()), |end| {
            let (other, on) = (end.code, end.on);
            Err(MergeRefused::OutOfOrder { other, from, on })
        })
    }

    fn step(&self, from: AreaCode, code: AreaCode, into: AreaCode) -> Result<Step, MergeRefused> {
        let (target, name) = (below(from, code, into), self.name(code));
        let there = self.find(target).map(|area| area.name.clone());
        if let Some(there) = there
            .as_ref()
            .filter(|there| **there != name || self.has_ended(target))
        {
            return Err(MergeRefused::CodeTaken {
                from: code,
                name,
                into: target,
                there: there.clone(),
            });
        }
        Ok(Step {
            from: code,
            name,
            into: target,
            new: there.is_none(),
        })
    }

    fn name(&self, code: AreaCode) -> String {
        self.find(code).map(|area| area.name.clone()).unwrap_or_default()
    }
}
