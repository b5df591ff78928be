//! The rules by topic: what each is called, what it asks for, and how its function is asked.

mod people;

use super::Rule;

/// Every rule.
pub const TOPICS: &[&[Rule]] = &[people::RULES];
