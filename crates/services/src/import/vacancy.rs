//! Rows of vacancies.

use super::Context;
use super::cells::Cells;
use super::employer::{self, NOT_NAMED, UNNAMED};
use super::fault::{DIGITS_LOST, EMPTY, Fault};
use super::parse::plain::is_scientific;
use super::parse::{category, date, education, headcount, list, months, number, point, wage, words, yes_no};
use super::person::six_functions;
use super::wording;
use chrono::NaiveDate;
use domain::employer::Employer;
use domain::fit::Functions;
use domain::ids::{EmployerId, VacancyId};
use domain::params::ParamKey;
use domain::person::CategorySet;
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit, per_month};
use domain::values::{AreaCode, Fen};

/// A vacancy and the employer it names; the store may know that employer under another id.
#[derive(Clone, Debug, PartialEq)]
pub struct VacancyDraft {
    /// The vacancy; `employer` is the id of the employer below.
    pub vacancy: Vacancy,
    /// The employer.
    pub employer: Employer,
}

const FALLING_WAGE: Fault = Fault::new("wage_falling", "The lower wage is above the upper wage.");
const WAGE_IN_FEN: Fault = Fault::new(
    "wage_taken_as_fen",
    "A monthly wage of 100,000 yuan or more is not plausible; the figure was taken for fen.",
);
const FALLING_AGE: Fault = Fault::new("age_falling", "The lowest age is above the highest age.");
const CLOSED_BEFORE_OPEN: Fault = Fault::new(
    "closes_before_it_opens",
    "The last day lies before the first day.",
);
const UNKNOWN_LICENCE: Fault = Fault::new(
    "unknown_licence",
    "One of the licences is not known; use driving, electrician, welding, forklift, nursing, teaching or guarding.",
);
const BELOW_MINIMUM: Fault = Fault::new(
    "below_minimum_wage",
    "The wage is below the local minimum wage in force.",
);

/// Reads a vacancy.
pub fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<VacancyDraft> {
    let no = cells.required("vacancy_no", 64);
    if is_scientific(&no) {
        cells.fault("vacancy_no", DIGITS_LOST);
    }
    let title = cells.required("title", 200);
    let employer = employer_of(&mut cells, context);
    let Some(area) = area(&mut cells, context) else {
        return cells.finish(None);
    };
    let mut vacancy = bare(context, no, title, &employer, area);
    vacancy.occupation = cells.short("occupation", 200);
    vacancy.kind = cells.read("kind", words::parse).unwrap_or(VacancyKind::Normal);
    vacancy.headcount = cells.read("headcount", headcount::parse).flatten();
    (vacancy.wage, vacancy.wage_text) = wage_of(&mut cells);
    fill_demands(&mut vacancy, &mut cells);
    fill_days(&mut vacancy, &mut cells, context);
    vacancy.address = cells.short("address", 300);
    vacancy.point = point(&mut cells);
    vacancy.description = cells.short("description", 100_000);
    vacancy.tags = list::parse(cells.text("tags"));
    vacancy.phone = cells.short("phone", 100);
    judge(&mut vacancy);
    warn_of_low_pay(&vacancy, &mut cells, context);
    cells.finish(Some(VacancyDraft { vacancy, employer }))
}

/// Finds the trades and the unlawful wording of a vacancy, and the state that follows from it.
pub(super) fn judge(vacancy: &mut Vacancy) {
    vacancy.trades = TradeSet::of(&vacancy.title).union(TradeSet::of(&vacancy.occupation));
    for wording in wording::detect(&vacancy.title, &vacancy.description) {
        wording::add(&mut vacancy.unlawful, wording.kind, wording.words);
    }
    vacancy.state = wording::state(&vacancy.unlawful);
}

/// A vacancy of which nothing is known but this.
pub(super) fn bare(
    context: &Context<'_>,
    no: String,
    title: String,
    employer: &Employer,
    area: AreaCode,
) -> Vacancy {
    Vacancy {
        id: VacancyId::new(context.ids, context.now),
        no,
        employer: employer.id,
        employer_name: employer.name.clone(),
        title,
        occupation: String::new(),
        kind: VacancyKind::Normal,
        headcount: None,
        filled: 0,
        wage: Wage::NOT_STATED,
        wage_text: String::new(),
        area,
        address: String::new(),
        point: None,
        education: None,
        education_required: false,
        experience: String::new(),
        age_min: None,
        age_max: None,
        demands: Functions::UNKNOWN,
        conditions: Conditions::default(),
        night: false,
        no_reading: false,
        contract_months: None,
        reserved_for: CategorySet::EMPTY,
        licences: Vec::new(),
        open_from: context.as_of,
        open_to: None,
        touched: context.as_of,
        description: String::new(),
        tags: Vec::new(),
        trades: TradeSet::EMPTY,
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: String::new(),
        source: "import".to_owned(),
    }
}

/// The employer of a posting, with a fresh id.
pub(super) fn new_employer(context: &Context<'_>, name: &str, industry: &str) -> Employer {
    Employer {
        id: EmployerId::new(context.ids, context.now),
        uscc: None,
        name: if name.is_empty() {
            UNNAMED.to_owned()
        } else {
            name.to_owned()
        },
        area: None,
        industry: industry.to_owned(),
        blacklisted: false,
    }
}

fn employer_of(cells: &mut Cells<'_>, context: &Context<'_>) -> Employer {
    let name = cells.short("employer_name", 200);
    let uscc = cells.read("employer_uscc", employer::uscc).flatten();
    if name.is_empty() && uscc.is_none() && cells.text("employer_uscc").is_empty() {
        cells.fault("employer_name", EMPTY);
    } else if name.is_empty() {
        cells.warn("employer_name", NOT_NAMED);
    }
    Employer {
        uscc,
        ..new_employer(context, &name, "")
    }
}

fn area(cells: &mut Cells<'_>, context: &Context<'_>) -> Option<AreaCode> {
    if cells.text("area").is_empty() {
        cells.fault("area", EMPTY);
    }
    let found = cells.read("area", |text| context.areas.find(text))?;
    if let Some(warning) = found.warning() {
        cells.warn("area", warning);
    }
    Some(found.code)
}

/// Figures in their columns, or a wage as text.
fn wage_of(cells: &mut Cells<'_>) -> (Wage, String) {
    let unit = cells.read("wage_unit", words::parse);
    let low = amount(cells, "wage_min", unit);
    let high = amount(cells, "wage_max", unit);
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        cells.fault("wage_max", FALLING_WAGE);
    }
    let text = cells.short("wage", 100);
    if low.is_some() || high.is_some() {
        return (
            Wage {
                low,
                high,
                unit: unit.unwrap_or(WageUnit::Month),
            },
            text,
        );
    }
    let wage = cells.try_read("wage", wage::parse).unwrap_or(Wage::NOT_STATED);
    (
        Wage {
            unit: unit.unwrap_or(wage.unit),
            ..wage
        },
        text,
    )
}

fn amount(cells: &mut Cells<'_>, column: &'static str, unit: Option<WageUnit>) -> Option<Fen> {
    if matches!(cells.text(column), "面议" | "-") {
        return None;
    }
    let (fen, in_fen) = match unit {
        None | Some(WageUnit::Month) => cells.read(column, number::monthly_wage)?,
        Some(_) => (cells.read(column, number::yuan)?, false),
    };
    if in_fen {
        cells.warn(column, WAGE_IN_FEN);
    }
    (fen.0 > 0).then_some(fen)
}

fn fill_demands(vacancy: &mut Vacancy, cells: &mut Cells<'_>) {
    vacancy.education = cells.read("education", education::demanded).flatten();
    vacancy.education_required = cells.read("education_required", yes_no::parse).unwrap_or(false);
    vacancy.experience = cells.short("experience", 200);
    vacancy.age_min = cells.read("age_min", age).flatten();
    vacancy.age_max = cells.read("age_max", age).flatten();
    if vacancy
        .age_min
        .zip(vacancy.age_max)
        .is_some_and(|(min, max)| min > max)
    {
        cells.fault("age_max", FALLING_AGE);
    }
    vacancy.demands = six_functions(cells);
    let mut yes = |column| cells.read(column, yes_no::parse).unwrap_or(false);
    vacancy.conditions = Conditions {
        home_based: yes("home_based"),
        lodging: yes("lodging"),
        meals: yes("meals"),
        transport: yes("transport"),
        insured: yes("insured"),
    };
    vacancy.night = yes("night");
    vacancy.no_reading = yes("no_reading");
    vacancy.contract_months = cells.read("contract_months", months::parse).flatten();
    vacancy.reserved_for = cells
        .read("reserved_for", category::parse)
        .unwrap_or(CategorySet::EMPTY);
    vacancy.licences = cells
        .read("licences", |text| {
            words::licences(&list::parse(text)).ok_or(UNKNOWN_LICENCE)
        })
        .unwrap_or_default();
}

/// An age in completed years; 0 and 不限 are no demand.
fn age(text: &str) -> Result<Option<u8>, Fault> {
    if text.contains("不限") {
        return Ok(None);
    }
    let age = number::whole(text, 0..=100, &["周岁", "岁"])?;
    Ok((age > 0).then_some(age as u8))
}

fn fill_days(vacancy: &mut Vacancy, cells: &mut Cells<'_>, context: &Context<'_>) {
    vacancy.open_from = cells.read("open_from", date::parse).unwrap_or(context.as_of);
    vacancy.open_to = cells.read("open_to", date::parse_end).flatten();
    if !cells.text("open_from").is_empty() && vacancy.open_to.is_some_and(|end| end < vacancy.open_from) {
        cells.fault("open_to", CLOSED_BEFORE_OPEN);
    }
    // Whoever sends the file says that the post still stands.
    vacancy.touched = vacancy.open_from.max(context.as_of);
}

fn point(cells: &mut Cells<'_>) -> Option<domain::values::Point> {
    match point::parse(cells.text("lon"), cells.text("lat")) {
        Ok(point) => return point,
        Err(fault) if fault == point::OUTSIDE => cells.warn("lon", fault),
        Err(fault) => cells.fault("lon", fault),
    }
    None
}

/// Warns of pay below the minimum wage where one is set (R102); what follows from it is the officer's.
fn warn_of_low_pay(vacancy: &Vacancy, cells: &mut Cells<'_>, context: &Context<'_>) {
    let figure = |key| context.params.value(key, Some(vacancy.area), context.as_of);
    let days = figure(ParamKey::WageMonthDays).ok();
    let best = vacancy
        .wage
        .high
        .or(vacancy.wage.low)
        .and_then(|fen| per_month(fen, vacancy.wage.unit, days?));
    let minimum = figure(ParamKey::MinimumWage);
    if let (Some(best), Ok(minimum)) = (best, minimum)
        && best < Fen(minimum)
    {
        cells.warn("wage_min", BELOW_MINIMUM);
    }
}

/// First and last day of a posting found on the web; a last day before the first one is left away.
pub(super) fn posted_days(
    posted: Option<NaiveDate>,
    deadline: Option<NaiveDate>,
    as_of: NaiveDate,
) -> (NaiveDate, Option<NaiveDate>, bool) {
    let from = posted.unwrap_or(as_of);
    let sensible = deadline.filter(|end| *end >= from);
    (from, sensible, deadline.is_some() && sensible.is_none())
}
