//! The allocation: who is told of which vacancy, and the proof that it cannot be better.
//!
//! # The method
//! 1. `auction`: people bid for vacancies at rising prices; one coarse pass spreads them out.
//! 2. `fill`: augmenting paths over the whole eligible set raise the fill to the
//!    exact maximum; the search that finds no further path is the minimum cut.
//! 3. `layers`: the cut splits the instance into independent parts in which only
//!    the score is left to decide; with neediest first, one cut per lead.
//! 4. `stage` and `auction` again, within the parts, coarse to fine: good prices.
//! 5. `settle`: cheapest-path moves make assignment and prices optimal for the
//!    columns in play, in whole numbers.
//! 6. `columns`: everybody is priced over the whole eligible set; better columns
//!    come into play and step 5 is repeated until there are none.
//!
//! # Why it is exact
//! The fill equals the capacity of a cut, so no fill can be larger. The score
//! equals the dual value at the final prices (`certificate`), so no score can be
//! larger at that fill. Both proofs cover every eligible pair, those never put
//! into play included, and both are in the result.
//!
//! # What is deliberately absent
//! No clock, no chance, no I/O. Threads only evaluate people independently and
//! their answers are merged in order: the result does not depend on their number.

mod block;
pub mod explain;
mod person;
mod places;
pub mod population;
mod price;
pub mod round;
pub mod supply;

pub mod allocate;
mod auction;
mod book;
mod certificate;
mod columns;
mod fill;
mod goal;
pub mod instance;
mod layers;
mod market;
mod settle;
pub mod shortage;
mod stage;

pub use allocate::{Allocation, allocate};
pub use explain::{Explanation, explain};
pub use instance::{Goal, Instance, InstanceProblem};
pub use population::{Applicant, Opening, Population};
pub use round::{Assigned, Round, RoundSettings, run};
pub use shortage::HallSet;
pub use supply::Shortage;
