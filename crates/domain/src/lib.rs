//! The rules, and what may be asked: no input, no output, no clock.
