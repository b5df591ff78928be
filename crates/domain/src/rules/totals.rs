//! Totals over people in several categories: R103.

use crate::person::{Category, CategorySet};
use std::collections::{BTreeMap, BTreeSet};

/// How many people each category has, and how many people there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Distinct people by category; categories nobody is in are absent.
    pub by_category: BTreeMap<Category, u32>,
    /// Distinct people in any of them.
    pub total: u32,
}

/// R103 (C8): each category counts a person once, and so does the total, however many categories the person is in and
/// however often the person is listed.
pub fn distinct_totals<Id: Ord + Copy>(people: impl IntoIterator<Item = (Id, CategorySet)>) -> Totals {
    let mut members: BTreeMap<Category, BTreeSet<Id>> = BTreeMap::new();
    for (id, categories) in people {
        for category in categories.iter() {
            members.entry(category).or_default().insert(id);
        }
    }
    let everybody: BTreeSet<Id> = members.values().flatten().copied().collect();
    Totals {
        total: everybody.len() as u32,
        by_category: members
            .into_iter()
            .map(|(category, ids)| (category, ids.len() as u32))
            .collect(),
    }
}
