//! Postings of five cities of 2026: wages as text, benefits, keywords, the beginning of the text, no dates.

use super::posting;
use crate::import::Context;
use crate::import::cells::Cells;
use crate::import::parse::list;
use crate::import::vacancy::VacancyDraft;

/// The columns of the file.
pub(super) const COLUMNS: &[&str] = &[
    "job_id",
    "title",
    "company",
    "company_type",
    "company_size",
    "industry",
    "city",
    "district",
    "adcode",
    "wage",
    "experience",
    "education",
    "language",
    "function",
    "benefits",
    "keywords",
    "description_head",
];

/// Those it cannot do without.
pub(super) const REQUIRED: &[&str] = &["job_id", "title", "company", "city", "adcode", "wage", "function"];

/// Reads a posting.
pub(super) fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<VacancyDraft> {
    let places = [
        cells.text("adcode").to_owned(),
        format!("{}/{}", cells.text("city"), cells.text("district")),
    ];
    let Some(mut posting) = posting::begin(&mut cells, context, &places) else {
        return cells.finish(None);
    };
    let vacancy = &mut posting.vacancy;
    vacancy.description = cells.short("description_head", 100_000);
    vacancy.occupation = cells.short("function", 200);
    posting::wage(&mut cells, vacancy);
    vacancy.tags = list::parse(cells.text("benefits"));
    for keyword in list::parse(cells.text("keywords")) {
        if !vacancy.tags.contains(&keyword) {
            vacancy.tags.push(keyword);
        }
    }
    let text = [
        &vacancy.title,
        "\n",
        cells.text("benefits"),
        "\n",
        &vacancy.description,
    ]
    .concat();
    posting::finish(posting, cells, &text, super::Format::Cities2026.name())
}
