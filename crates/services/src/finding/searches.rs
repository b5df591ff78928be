//! What was typed to find people: kept in memory for a while, for its asker alone. An address holds only a mark, so that
//! no name and no number stands in a log, a history or a bookmark.

use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::finding::TEXT_MAX;
use std::collections::HashMap;

/// How long a text is kept after it was last asked for.
const KEPT: TimeDelta = TimeDelta::hours(2);
/// Texts kept at most; the one asked for longest ago makes room.
const MOST: usize = 5_000;

/// Texts by their marks.
#[derive(Default)]
pub(crate) struct Searches(HashMap<String, Typed>);

struct Typed {
    asker: String,
    text: String,
    asked_at: DateTime<Utc>,
}

impl Searches {
    /// Keeps a text under a mark.
    pub fn keep(&mut self, mark: &str, who: &Actor, text: &str, now: DateTime<Utc>) {
        self.0.retain(|_, typed| typed.asked_at + KEPT > now);
        if self.0.len() >= MOST {
            let oldest = self.0.iter().min_by_key(|(_, typed)| typed.asked_at);
            if let Some(mark) = oldest.map(|(mark, _)| mark.clone()) {
                self.0.remove(&mark);
            }
        }
        let typed = Typed {
            asker: who.label(),
            text: text.trim().chars().take(TEXT_MAX).collect(),
            asked_at: now,
        };
        self.0.insert(mark.to_owned(), typed);
    }

    /// The text of a mark, for whoever typed it.
    pub fn recall(&mut self, mark: &str, who: &Actor, now: DateTime<Utc>) -> Option<String> {
        let typed = self.0.get_mut(mark)?;
        if typed.asker != who.label() || typed.asked_at + KEPT <= now {
            return None;
        }
        typed.asked_at = now;
        Some(typed.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::PersonId;

    #[test]
    fn a_text_is_told_to_its_asker_for_a_while() {
        let now: DateTime<Utc> = "2026-06-15T02:00:00Z".parse().unwrap();
        let (one, other) = (Actor::Operator, Actor::Seeker(PersonId(uuid::Uuid::nil())));
        let mut searches = Searches::default();
        searches.keep("mark", &one, " 李秀英 ", now);
        assert_eq!(searches.recall("mark", &one, now).as_deref(), Some("李秀英"));
        assert_eq!(searches.recall("mark", &other, now), None);
        assert_eq!(searches.recall("kram", &one, now), None);
        let later = now + KEPT - TimeDelta::minutes(1);
        assert!(searches.recall("mark", &one, later).is_some(), "asking keeps it");
        assert!(searches.recall("mark", &one, later + KEPT).is_none());
    }

    #[test]
    fn memory_is_not_filled() {
        let now: DateTime<Utc> = "2026-06-15T02:00:00Z".parse().unwrap();
        let mut searches = Searches::default();
        for number in 0..MOST + 10 {
            let at = now + TimeDelta::milliseconds(number as i64);
            searches.keep(&number.to_string(), &Actor::Operator, "王", at);
        }
        assert_eq!(searches.0.len(), MOST);
        assert!(
            searches.recall("0", &Actor::Operator, now).is_none(),
            "the oldest made room"
        );
    }
}
