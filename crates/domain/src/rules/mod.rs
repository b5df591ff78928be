//! One pure function per rule of the domain rules, §3. The doc line begins with the number and the source.

pub mod lead;
