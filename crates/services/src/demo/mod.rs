//! The demo county: synthetic people and work, the same for the same seed.
