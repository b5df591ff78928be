//! The parts pages are made of.

mod area_path;
mod assessment;
mod bars;
mod card;
mod circles;
mod claim;
mod demands;
mod fair;
mod field;
mod flash;
mod frame;
mod icon;
mod inbox;
mod pager;
mod picture;
mod recognitions;
mod refusing;

pub use area_path::{AreaPath, address_of, place_of};
pub use assessment::assessment_facts;
pub use bars::Bar;
pub use card::{Cards, Related, condition_chips};
pub use circles::Circles;
pub use claim::{calculation, own_subsidies, ticks};
pub use demands::Demands;
pub use fair::{access_marks, fair_card, own_fair_card};
pub use field::Field;
pub use flash::{FlashLine, ProblemOf, described};
pub use frame::{Tab, kept_page, public_page, public_page_with_foot, staff_page};
pub use icon::{Icon, Sign};
pub use inbox::inbox;
pub use pager::Pager;
pub use picture::{PICTURES, Picture};
pub use recognitions::my_recognitions;
pub use refusing::refusing;
