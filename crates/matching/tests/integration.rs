//! The matching engine, held against plain definitions.

#![expect(clippy::expect_used, reason = "a test that cannot set up its case has failed")]

mod allocator;
mod county;
mod fit;
mod reference;
mod round;
