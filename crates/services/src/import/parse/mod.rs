//! Parsers of single cells. Each takes the text of one cell and gives a value or a [`Fault`](super::fault::Fault); an
//! empty cell never reaches them.

pub mod age;
pub mod category;
pub mod date;
pub mod education;
pub mod functions;
pub mod headcount;
pub mod list;
pub mod months;
pub mod number;
pub mod place;
pub mod plain;
pub mod point;
pub mod wage;
pub mod words;
pub mod yes_no;
