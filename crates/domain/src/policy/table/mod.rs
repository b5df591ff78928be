//! The rules by topic: what each is called, what it asks for, and how its function is asked.

mod assistance_week;
mod campaign;
mod four_haves;
mod migrant;
mod numbers;
mod people;
mod platform;
mod relief;
mod share;
mod work;

use super::Rule;

/// Every rule.
pub const TOPICS: &[&[Rule]] = &[
    people::RULES,
    assistance_week::RULES,
    campaign::RULES,
    four_haves::RULES,
    migrant::RULES,
    numbers::RULES,
    platform::RULES,
    relief::RULES,
    work::RULES,
];
