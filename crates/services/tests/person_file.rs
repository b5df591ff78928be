//! Files of people: written with their history, under the version that was seen.

mod editing;
mod writing;
