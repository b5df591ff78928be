//! Postings of all occupations of 2022: no texts, wages in thousand yuan a month, no dates.

use super::posting;
use crate::import::Context;
use crate::import::cells::Cells;
use crate::import::fault::Fault;
use crate::import::parse::number::decimal;
use crate::import::vacancy::VacancyDraft;
use domain::vacancy::{Wage, WageUnit};
use domain::values::Fen;

/// The columns of the file.
pub(super) const COLUMNS: &[&str] = &[
    "job_id",
    "title",
    "company",
    "city",
    "adcode",
    "experience",
    "education",
    "industry",
    "wage_min_k",
    "wage_max_k",
    "months",
];

/// Those it cannot do without.
pub(super) const REQUIRED: &[&str] = &[
    "job_id",
    "title",
    "company",
    "city",
    "adcode",
    "wage_min_k",
    "wage_max_k",
];

const NOT_THOUSANDS: Fault = Fault::new(
    "wage_unreadable",
    "The wage could not be read as thousands of yuan and counts as not stated.",
);

/// Reads a posting.
pub(super) fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<VacancyDraft> {
    let places = [cells.text("adcode").to_owned(), cells.text("city").to_owned()];
    let Some(mut posting) = posting::begin(&mut cells, context, &places) else {
        return cells.finish(None);
    };
    let low = cells.try_read("wage_min_k", thousands).flatten();
    let high = cells.try_read("wage_max_k", thousands).flatten();
    let (low, high) = if low > high && high.is_some() {
        (high, low)
    } else {
        (low, high)
    };
    posting.vacancy.wage = Wage {
        low,
        high,
        unit: WageUnit::Month,
    };
    posting.vacancy.wage_text = wage_text(&cells);
    let title = posting.vacancy.title.clone();
    posting::finish(posting, cells, &title, super::Format::National2022.name())
}

/// Thousands of yuan; zero is not stated.
fn thousands(text: &str) -> Result<Option<Fen>, Fault> {
    let fen = decimal(text, 5).ok_or(NOT_THOUSANDS)?;
    Ok((fen > 0).then_some(Fen(fen)))
}

/// The figures as the site showed them.
fn wage_text(cells: &Cells<'_>) -> String {
    let (low, high, months) = (
        cells.text("wage_min_k"),
        cells.text("wage_max_k"),
        cells.text("months"),
    );
    let range = if low == high {
        format!("{low}千/月")
    } else {
        format!("{low}-{high}千/月")
    };
    if matches!(months, "" | "0" | "12") {
        range
    } else {
        format!("{range}·{months}薪")
    }
}
