//! One pure function per rule of the domain rules, §3. The doc line begins with the number and the source; every
//! figure comes from [`Params`](crate::params::Params). R95–R98 are the values themselves (`crate::values`).

pub mod assembly;
pub mod assistance_week;
pub mod certificate;
pub mod commerce_course;
pub mod contract;
pub mod follow_up;
pub mod four_haves;
pub mod household;
pub mod in_county;
pub mod land_loss;
pub mod land_loss_share;
pub mod lead;
pub mod migrant;
pub mod minimum_wage;
pub mod notice;
pub mod pension_refund;
pub mod platform;
pub mod poor_worker;
pub mod rate;
pub mod record;
pub mod relief;
pub mod retirement;
pub mod school_leaver;
pub mod service_year;
pub mod totals;
pub mod trial;
pub mod zero_transfer;
