//! What the phone of a visitor keeps while there is no signal: drafts, what waits to be sent, what has arrived.
//!
//! **Invariant:** nothing leaves the shelf but by an answer of the server that lets it go, or because a human throws it
//! away. A visit is a draft, or waits, or has been told what came of it: never two of these, never none.
//!
//! **Invariant:** every step is a function of the shelf, so that a browser can do it inside one transaction of its storage,
//! and a test can do it in any order, with a kill between any two.

mod clock;
mod draft;
mod list;
mod outbox;
mod place;
mod shelf;

pub use clock::SteadyClock;
pub use draft::{Change, Draft, DraftPhoto, Page};
pub use list::{HouseLine, PersonLine, VillageLine, everybody, lines, to_do};
pub use outbox::{Contact, Stuck, Told, Waiting, contact, wait_seconds};
pub use place::Place;
pub use shelf::{Counts, Meta, Shelf};
