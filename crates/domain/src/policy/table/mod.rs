//! The rules by topic: what each is called, what it asks for, and how its function is asked.

mod assistance_week;
mod campaign;
mod disability;
mod four_haves;
mod insured;
mod land_loss;
mod land_loss_pension;
mod lead;
mod migrant;
mod numbers;
mod people;
mod platform;
mod post;
mod relief;
mod share;
mod training;
mod work;

use super::Rule;

/// Every rule.
pub const TOPICS: &[&[Rule]] = &[
    people::RULES,
    land_loss::RULES,
    land_loss_pension::RULES,
    disability::RULES,
    insured::RULES,
    lead::RULES,
    post::RULES,
    training::RULES,
    assistance_week::RULES,
    campaign::RULES,
    four_haves::RULES,
    migrant::RULES,
    numbers::RULES,
    platform::RULES,
    relief::RULES,
    work::RULES,
];
