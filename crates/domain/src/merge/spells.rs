//! Spells of groups of two files: of those that overlap, one holds at a time.

use crate::category::CategoryPeriod;
use crate::ids::PersonId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A spell on the kept file that the merge makes another: what was, and what is instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellChange {
    /// Before, on the kept file; `None` = a spell that comes over from the other file.
    pub was: Option<CategoryPeriod>,
    /// After; `None` = another spell holds all of its days.
    pub is: Option<CategoryPeriod>,
}

/// What becomes of the spells of two files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unified {
    /// Every spell of the file that goes, and whether it comes over as it was.
    pub periods: Vec<(CategoryPeriod, bool)>,
    /// What else changes on the kept file.
    pub changes: Vec<SpellChange>,
}

/// Unifies the spells of two files. A spell whose days another holds goes; of two that overlap the earlier ends the day
/// before the later begins, as it does when somebody is recognised anew. No day of a group is lost.
pub fn unify(kept: PersonId, own: &[CategoryPeriod], theirs: &[CategoryPeriod]) -> Unified {
    let moved = |spell: &CategoryPeriod| CategoryPeriod {
        person: kept,
        ..spell.clone()
    };
    let all = own.iter().cloned().map(|spell| (true, spell));
    let mut all: Vec<(bool, CategoryPeriod)> = all
        .chain(theirs.iter().map(|spell| (false, moved(spell))))
        .collect();
    all.sort_by_key(|(is_own, spell)| {
        let decided = spell.recognition.is_some();
        (
            spell.category,
            spell.valid_from,
            Reverse(last(spell)),
            !decided,
            !*is_own,
        )
    });
    let mut stand: Vec<(CategoryPeriod, bool, CategoryPeriod)> = Vec::new();
    for (is_own, spell) in all {
        match stand.last_mut() {
            Some((_, _, before)) if before.category == spell.category && last(before) >= last(&spell) => {
                continue;
            }
            Some((_, _, before)) if before.category == spell.category && last(before) >= spell.valid_from => {
                before.valid_to = spell.valid_from.pred_opt();
            }
            _ => {}
        }
        stand.push((spell.clone(), is_own, spell));
    }
    let of = |spell: &CategoryPeriod, is_own: bool| {
        let same = stand.iter().find(|(was, own, _)| *own == is_own && was == spell);
        same.map(|(_, _, is)| is.clone())
    };
    let mut unified = Unified::default();
    for spell in own {
        let is = of(spell, true);
        if is.as_ref() != Some(spell) {
            let was = Some(spell.clone());
            unified.changes.push(SpellChange { was, is });
        }
    }
    for spell in theirs {
        let is = of(&moved(spell), false);
        let as_it_was = is.as_ref() == Some(&moved(spell));
        unified.periods.push((spell.clone(), as_it_was));
        if is.is_some() && !as_it_was {
            unified.changes.push(SpellChange { was: None, is });
        }
    }
    unified
}

fn last(spell: &CategoryPeriod) -> NaiveDate {
    spell.valid_to.unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::CategorySource;
    use crate::person::Category;
    use uuid::Uuid;

    const KEPT: PersonId = PersonId(Uuid::from_u128(1));
    const GONE: PersonId = PersonId(Uuid::from_u128(2));

    fn spell(person: PersonId, from: &str, to: &str) -> CategoryPeriod {
        CategoryPeriod {
            person,
            category: Category::PoorWorker,
            valid_from: from.parse().unwrap(),
            valid_to: to.parse().ok(),
            source: CategorySource::Staff,
            document: String::new(),
            recognised_by: "staff:x".to_owned(),
            recognition: None,
            recorded_on: from.parse().unwrap(),
        }
    }

    /// The days of the group on the kept file after the merge.
    fn after(own: &[(&str, &str)], theirs: &[(&str, &str)]) -> Vec<(String, String)> {
        let spells = |person, days: &[(&str, &str)]| -> Vec<CategoryPeriod> {
            days.iter().map(|(from, to)| spell(person, from, to)).collect()
        };
        let (own, theirs) = (spells(KEPT, own), spells(GONE, theirs));
        let unified = unify(KEPT, &own, &theirs);
        let mut all = own;
        for change in &unified.changes {
            all.retain(|spell| Some(spell) != change.was.as_ref());
            all.extend(change.is.clone());
        }
        all.extend(
            unified
                .periods
                .into_iter()
                .filter(|(_, over)| *over)
                .map(|(spell, _)| spell),
        );
        all.sort_by_key(|spell| spell.valid_from);
        let text = |spell: CategoryPeriod| {
            let to = spell
                .valid_to
                .map_or_else(|| "open".to_owned(), |day| day.to_string());
            (spell.valid_from.to_string(), to)
        };
        all.into_iter().map(text).collect()
    }

    #[test]
    fn one_spell_of_a_group_holds_at_a_time_and_no_day_is_lost() {
        type Days<'d> = &'d [(&'d str, &'d str)];
        let cases: [(Days<'_>, Days<'_>, Days<'_>); 7] = [
            // Apart: both stand.
            (
                &[("2025-01-01", "2025-06-30")],
                &[("2026-01-01", "open")],
                &[("2025-01-01", "2025-06-30"), ("2026-01-01", "open")],
            ),
            // The earlier ends before the later, whichever file it is of.
            (
                &[("2025-01-01", "2026-03-31")],
                &[("2026-01-01", "open")],
                &[("2025-01-01", "2025-12-31"), ("2026-01-01", "open")],
            ),
            (
                &[("2026-01-01", "open")],
                &[("2025-01-01", "2026-03-31")],
                &[("2025-01-01", "2025-12-31"), ("2026-01-01", "open")],
            ),
            // One holds all days of the other.
            (
                &[("2025-01-01", "open")],
                &[("2026-01-01", "2026-06-30")],
                &[("2025-01-01", "open")],
            ),
            (
                &[("2026-01-01", "2026-06-30")],
                &[("2025-01-01", "open")],
                &[("2025-01-01", "open")],
            ),
            // Begun on one day: the longer one stands.
            (
                &[("2026-01-01", "2026-06-30")],
                &[("2026-01-01", "open")],
                &[("2026-01-01", "open")],
            ),
            // Two of one file within one of the other.
            (
                &[("2025-01-01", "2025-02-28"), ("2025-06-01", "2025-07-31")],
                &[("2025-01-01", "2025-12-31")],
                &[("2025-01-01", "2025-12-31")],
            ),
        ];
        for (own, theirs, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
                .collect();
            assert_eq!(after(own, theirs), expected, "{own:?} {theirs:?}");
        }
    }

    #[test]
    fn what_nobody_else_touches_stays_as_it_is() {
        let own = [spell(KEPT, "2026-01-01", "open")];
        let theirs = [spell(GONE, "2026-01-01", "open")];
        let unified = unify(KEPT, &own, &theirs);
        assert_eq!(unified.changes, []);
        assert_eq!(unified.periods, [(theirs[0].clone(), false)]);
    }
}
