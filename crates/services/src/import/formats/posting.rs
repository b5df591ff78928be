//! What the three formats of postings have in common.

use crate::import::cells::Cells;
use crate::import::employer::NOT_NAMED;
use crate::import::fault::Fault;
use crate::import::parse::place::Found;
use crate::import::parse::{education, wage};
use crate::import::vacancy::{VacancyDraft, bare, judge, new_employer};
use crate::import::{Context, offer};
use domain::employer::Employer;
use domain::vacancy::{Vacancy, VacancyKind, Wage, WageUnit};
use domain::values::AreaCode;

const NO_PLACE: Fault = Fault::new("no_place", "The posting names no place.");

/// What every posting begins with.
pub(super) struct Posting {
    pub vacancy: Vacancy,
    pub employer: Employer,
}

/// Reads number, title, employer and place. `places` are tried in order.
pub(super) fn begin(cells: &mut Cells<'_>, context: &Context<'_>, places: &[String]) -> Option<Posting> {
    let no = cells.required("job_id", 64);
    let title = cells.required("title", 200);
    let company = cells.short("company", 200);
    if company.is_empty() {
        cells.warn("company", NOT_NAMED);
    }
    let area = place(cells, context, places)?;
    let industry = cells.short("industry", 200);
    let mut employer = new_employer(context, &company, &industry);
    employer.area = Some(area);
    Some(Posting {
        vacancy: bare(context, no, title, &employer, area),
        employer,
    })
}

/// The first of several ways to write a place that the tree understands.
fn place(cells: &mut Cells<'_>, context: &Context<'_>, places: &[String]) -> Option<AreaCode> {
    let mut fault = NO_PLACE;
    for text in places
        .iter()
        .filter(|text| !text.trim_matches(['/', ' ']).is_empty())
    {
        match context.areas.find(text) {
            Ok(Found { code, .. }) => return Some(code),
            Err(found) => fault = found,
        }
    }
    cells.fault("adcode", fault);
    None
}

/// Reads wage and education as texts, and what the words say; `text` is all the words of the posting.
pub(super) fn finish(
    mut posting: Posting,
    mut cells: Cells<'_>,
    text: &str,
    source: &str,
) -> Option<VacancyDraft> {
    let vacancy = &mut posting.vacancy;
    vacancy.education = cells.try_read("education", education::demanded).flatten();
    vacancy.experience = cells.short("experience", 200);
    let said = offer::conditions(text);
    vacancy.conditions = said;
    vacancy.night = offer::night(text);
    vacancy.no_reading = offer::no_reading(text);
    vacancy.demands = offer::demands(&vacancy.title, text);
    vacancy.licences = offer::licences(&vacancy.title, &vacancy.description);
    if vacancy.kind == VacancyKind::Normal && is_domestic(&vacancy.title) {
        vacancy.kind = VacancyKind::DomesticService;
    }
    source.clone_into(&mut vacancy.source);
    judge(vacancy);
    cells.finish(Some(VacancyDraft {
        vacancy: posting.vacancy,
        employer: posting.employer,
    }))
}

/// Reads a wage text; one that cannot be read is kept as text and counts as not stated.
pub(super) fn wage(cells: &mut Cells<'_>, vacancy: &mut Vacancy) {
    vacancy.wage_text = cells.short("wage", 100);
    vacancy.wage = cells.try_read("wage", wage::parse).unwrap_or(Wage::NOT_STATED);
}

/// Whether a part-time posting is paid by the day or the hour.
pub(super) fn paid_by_day(vacancy: &Vacancy, text: &str) -> bool {
    let words = ["日结", "元/天", "元/小时", "/天(", "按天", "时薪", "日薪"];
    matches!(vacancy.wage.unit, WageUnit::Day | WageUnit::Hour)
        || words.iter().any(|word| text.contains(word))
}

fn is_domestic(title: &str) -> bool {
    [
        "保姆",
        "月嫂",
        "育儿嫂",
        "钟点工",
        "家政服务员",
        "家政阿姨",
        "住家阿姨",
    ]
    .iter()
    .any(|word| title.contains(word))
}
