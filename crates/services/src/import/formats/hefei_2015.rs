//! Postings of a labour-recruitment site of 2015: full texts, coordinates in BD-09, sex and age in columns.

use super::posting;
use crate::import::cells::Cells;
use crate::import::fault::Fault;
use crate::import::parse::{date, headcount, list, point};
use crate::import::vacancy::{VacancyDraft, posted_days};
use crate::import::{Context, wording};
use domain::vacancy::{Unlawful, Vacancy, VacancyKind};

/// The columns of the file.
pub(super) const COLUMNS: &[&str] = &[
    "job_id",
    "title",
    "company",
    "employment",
    "sex_req",
    "age_min",
    "age_max",
    "headcount",
    "cat1",
    "cat2",
    "cat3",
    "cat_label",
    "industry",
    "company_size",
    "province",
    "city",
    "district",
    "place_label",
    "adcode",
    "education",
    "experience",
    "wage",
    "negotiable",
    "fresh_ok",
    "tags",
    "description",
    "posted",
    "deadline",
    "live",
    "clicks",
    "lon",
    "lat",
];

/// Those it cannot do without.
pub(super) const REQUIRED: &[&str] = &[
    "job_id",
    "title",
    "company",
    "adcode",
    "wage",
    "description",
    "posted",
];

const DEADLINE_BEFORE: Fault = Fault::new(
    "deadline_before_posting",
    "The closing day lies before the day of posting and was left away.",
);

/// Ages that can be meant as a lower limit for work.
const LOWER_AGES: std::ops::RangeInclusive<u8> = 16..=59;

/// Upper limits from here on have a legal ground.
const LAWFUL_UPPER_AGE: u8 = 60;

/// Reads a posting.
pub(super) fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<VacancyDraft> {
    let places = [
        cells.text("adcode").to_owned(),
        cells.text("place_label").to_owned(),
        format!("{}/{}", cells.text("province"), cells.text("city")),
    ];
    let Some(mut posting) = posting::begin(&mut cells, context, &places) else {
        return cells.finish(None);
    };
    let vacancy = &mut posting.vacancy;
    vacancy.description = cells.short("description", 100_000);
    vacancy.occupation = occupation(&cells);
    vacancy.headcount = cells.try_read("headcount", headcount::parse).flatten();
    vacancy.tags = list::parse(cells.text("tags"));
    posting::wage(&mut cells, vacancy);
    days(&mut cells, vacancy, context);
    vacancy.point = point::parse(cells.text("lon"), cells.text("lat")).unwrap_or_else(|fault| {
        cells.warn("lon", fault);
        None
    });
    let text = [
        &vacancy.title,
        "\n",
        cells.text("tags"),
        "\n",
        &vacancy.description,
    ]
    .concat();
    if cells.text("employment") == "兼职" && posting::paid_by_day(vacancy, &text) {
        vacancy.kind = VacancyKind::DayJob;
    }
    columns_of_wording(&cells, vacancy);
    posting::finish(posting, cells, &text, super::Format::Hefei2015.name())
}

/// The narrowest of the site's categories that says something.
fn occupation(cells: &Cells<'_>) -> String {
    let useful = |column: &&'static str| !matches!(cells.text(column), "" | "其他");
    let column = ["cat3", "cat2", "cat_label", "cat1"].into_iter().find(useful);
    column.map_or_else(String::new, |column| cells.text(column).to_owned())
}

fn days(cells: &mut Cells<'_>, vacancy: &mut Vacancy, context: &Context<'_>) {
    let posted = cells.try_read("posted", date::parse);
    let deadline = cells.try_read("deadline", date::parse);
    let (from, to, left_away) = posted_days(posted, deadline, context.as_of);
    (vacancy.open_from, vacancy.open_to, vacancy.touched) = (from, to, from);
    if left_away {
        cells.warn("deadline", DEADLINE_BEFORE);
    }
}

/// Sex and upper age in columns are wording for the officer; a lower age is a demand.
fn columns_of_wording(cells: &Cells<'_>, vacancy: &mut Vacancy) {
    let sex = cells.text("sex_req");
    if matches!(sex, "男" | "女") {
        wording::add(&mut vacancy.unlawful, Unlawful::Sex, format!("性别要求：{sex}"));
    }
    let age = |column| cells.text(column).parse::<u8>().ok();
    let (low, high) = (
        age("age_min").filter(|age| LOWER_AGES.contains(age)),
        age("age_max"),
    );
    vacancy.age_min = low;
    if let Some(high) = high.filter(|high| (*LOWER_AGES.start()..LAWFUL_UPPER_AGE).contains(high)) {
        let words = low.map_or_else(
            || format!("年龄要求：{high}岁以下"),
            |low| format!("年龄要求：{low}-{high}岁"),
        );
        wording::add(&mut vacancy.unlawful, Unlawful::Age, words);
    }
}
