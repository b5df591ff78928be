//! Rows of people.

use super::Context;
use super::cells::Cells;
use super::fault::{DIGITS_LOST, EMPTY, Fault};
use super::parse::place::Found;
use super::parse::plain::{is_scientific, plain, word};
use super::parse::{category, date, education, functions, list, number, point, words, yes_no};
use domain::fit::{FUNCTION_NAMES, Functions};
use domain::ids::PersonId;
use domain::person::{Category, CategorySet, Consent, HomeBased, Leaving, Person};
use domain::values::{AreaCode, DisabilityCertificateNo, Fen, Phone, ResidentId};

const FIRST_GENERATION: Fault = Fault::new(
    "first_generation_id",
    "This is a 15-digit number of the first generation; the present number has 18 characters.",
);
const NOT_AN_ID: Fault = Fault::new(
    "not_a_resident_id",
    "The resident ID number must have 18 characters, a real birth date and the right check character (GB 11643).",
);
const NOT_A_CERTIFICATE: Fault = Fault::new(
    "not_a_certificate_no",
    "The disability certificate number must be the holder's ID number, a kind digit 1-7 and a grade digit 1-4.",
);
const OTHER_HOLDER: Fault = Fault::new(
    "certificate_of_another",
    "The first 18 characters of the disability certificate number are not this person's resident ID number.",
);
const NO_CATEGORY: Fault = Fault::new(
    "certificate_without_category",
    "The person has a disability certificate but not the category person_with_disability; the categories were taken as they are.",
);
const NOT_A_PHONE: Fault = Fault::new(
    "phone_unreadable",
    "The telephone number could not be read and was left away.",
);
const SECOND_PHONE: Fault = Fault::new(
    "phone_first_taken",
    "The cell has several telephone numbers; the first one was taken.",
);
const WAGE_IN_FEN: Fault = Fault::new(
    "wage_taken_as_fen",
    "A monthly wage of 100,000 yuan or more is not plausible; the figure was taken for fen.",
);
const PLACE_LEFT_OUT: Fault = Fault::new(
    "wanted_area_unknown",
    "One of the wanted areas was not found in the area tree and was left away.",
);
const HALF_LEAVING: Fault = Fault::new(
    "leaving_incomplete",
    "Leaving needs both the day and the cause (died or moved).",
);

/// Reads a person.
pub fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<Person> {
    let no = cells.required("person_no", 64);
    if is_scientific(&no) {
        cells.fault("person_no", DIGITS_LOST);
    }
    let name = cells.required("name", 100);
    let resident_id = required_id(&mut cells);
    let areas = areas(&mut cells, context);
    let categories = cells
        .read("categories", category::parse)
        .unwrap_or(CategorySet::EMPTY);
    let certificate = certificate(&mut cells, resident_id, categories);
    let left = leaving(&mut cells);
    let (Some(resident_id), Some((hukou_area, living_area))) = (resident_id, areas) else {
        return cells.finish(None);
    };
    let person = Person {
        id: PersonId::new(context.ids, context.now),
        no,
        resident_id,
        name,
        phone: phone(&mut cells),
        hukou_area,
        living_area,
        point: point(&mut cells),
        categories,
        disability_certificate: certificate,
        education: cells.read("education", education::finished).flatten(),
        employment_status: cells.read("employment_status", words::parse),
        work_capacity: cells.read("work_capacity", capacity),
        work_willingness: cells.read("work_willingness", yes_no::parse),
        skills: list::parse(cells.text("skills")),
        wanted_occupations: list::parse(cells.text("wanted_occupations")),
        wanted_areas: wanted_areas(&mut cells, context),
        wage_min: wage(&mut cells, "wage_min"),
        distance_km: cells.read("distance_km", distance),
        home_based: cells.read("home_based", words::parse).unwrap_or(HomeBased::Can),
        functions: six_functions(&mut cells),
        literate: cells.read("literate", yes_no::parse),
        no_night: cells.read("no_night", yes_no::parse).unwrap_or(false),
        consent: cells.read("consent", words::parse).unwrap_or(Consent::NotAsked),
        left,
        version: Person::FIRST,
    };
    cells.finish(Some(person))
}

fn required_id(cells: &mut Cells<'_>) -> Option<ResidentId> {
    if cells.text("resident_id").is_empty() {
        cells.fault("resident_id", EMPTY);
    }
    cells.read("resident_id", resident_id)
}

/// Reads a resident ID number, and says what kind of wrong a wrong one is (R95).
pub fn resident_id(text: &str) -> Result<ResidentId, Fault> {
    if is_scientific(text) {
        return Err(DIGITS_LOST);
    }
    let text = word(text);
    if text.len() == 15 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FIRST_GENERATION);
    }
    ResidentId::parse(&text).map_err(|_| NOT_AN_ID)
}

/// Registered residence and home; one of the two is enough and fills the other.
fn areas(cells: &mut Cells<'_>, context: &Context<'_>) -> Option<(AreaCode, AreaCode)> {
    let mut area = |column: &'static str| {
        let found: Option<Found> = cells.read(column, |text| context.areas.find(text));
        if let Some(warning) = found.and_then(Found::warning) {
            cells.warn(column, warning);
        }
        found.map(|found| found.code)
    };
    let (hukou, living) = (area("hukou_area"), area("living_area"));
    if cells.text("hukou_area").is_empty() && cells.text("living_area").is_empty() {
        cells.fault("living_area", EMPTY);
    }
    Some((hukou.or(living)?, living.or(hukou)?))
}

fn certificate(
    cells: &mut Cells<'_>,
    holder: Option<ResidentId>,
    categories: CategorySet,
) -> Option<DisabilityCertificateNo> {
    let certificate = cells
        .read("disability_certificate_no", certificate_no)
        .flatten()?;
    if holder.is_some_and(|holder| holder != certificate.holder()) {
        cells.fault("disability_certificate_no", OTHER_HOLDER);
    }
    if !categories.has(Category::PersonWithDisability) {
        cells.warn("categories", NO_CATEGORY);
    }
    Some(certificate)
}

/// Reads a disability certificate number (R97); words for "none" are none.
pub fn certificate_no(text: &str) -> Result<Option<DisabilityCertificateNo>, Fault> {
    if is_scientific(text) {
        return Err(DIGITS_LOST);
    }
    match word(text).as_str() {
        "无" | "-" | "没有" => Ok(None),
        number => DisabilityCertificateNo::parse(number)
            .map(Some)
            .map_err(|_| NOT_A_CERTIFICATE),
    }
}

pub(crate) fn phone(cells: &mut Cells<'_>) -> Option<Phone> {
    let text = plain(cells.text("phone"));
    if matches!(text.as_str(), "" | "无" | "-" | "没有" | "0") {
        return None;
    }
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    if let Ok(phone) = Phone::parse(whole) {
        return Some(phone);
    }
    let first = whole
        .split(['/', ';', ',', '、', ' ', '，', '；'])
        .find_map(|part| Phone::parse(part).ok());
    cells.warn(
        "phone",
        if first.is_some() {
            SECOND_PHONE
        } else {
            NOT_A_PHONE
        },
    );
    first
}

fn point(cells: &mut Cells<'_>) -> Option<domain::values::Point> {
    match point::parse(cells.text("lon"), cells.text("lat")) {
        Ok(point) => point,
        Err(fault) if fault == point::OUTSIDE => {
            cells.warn("lon", fault);
            None
        }
        Err(fault) => {
            cells.fault("lon", fault);
            None
        }
    }
}

/// 有劳动能力, 丧失劳动能力, yes, no.
pub(crate) fn capacity(text: &str) -> Result<bool, Fault> {
    match word(text).as_str() {
        "有劳动能力" | "普通劳动力" | "技能劳动力" | "弱劳动力" | "半劳动力" | "部分丧失劳动能力" => {
            Ok(true)
        }
        "无劳动能力" | "丧失劳动能力" | "丧失劳动力" | "无劳动力" => Ok(false),
        _ => yes_no::parse(text),
    }
}

fn wanted_areas(cells: &mut Cells<'_>, context: &Context<'_>) -> Vec<AreaCode> {
    let mut areas = Vec::new();
    for part in list::parse(cells.text("wanted_areas")) {
        match context.areas.find(&part) {
            Ok(found) if !areas.contains(&found.code) => areas.push(found.code),
            Ok(_) => {}
            Err(_) if part == "不限" => {}
            Err(_) => cells.warn("wanted_areas", PLACE_LEFT_OUT),
        }
    }
    areas
}

/// A monthly wage in yuan.
pub(super) fn wage(cells: &mut Cells<'_>, column: &'static str) -> Option<Fen> {
    let (amount, in_fen) = cells.read(column, number::monthly_wage)?;
    if in_fen {
        cells.warn(column, WAGE_IN_FEN);
    }
    (amount.0 > 0).then_some(amount)
}

/// Kilometres; a part of a kilometre counts as one.
fn distance(text: &str) -> Result<u16, Fault> {
    let text = word(text);
    let bare = text
        .trim_end_matches("公里")
        .trim_end_matches("千米")
        .trim_end_matches("km");
    match number::decimal(bare, 3) {
        Some(metres) if metres <= 5_000_000 => Ok(((metres + 999) / 1000) as u16),
        _ => number::whole(bare, 0..=5_000, &[]).map(|km| km as u16),
    }
}

/// The six functions, a column each.
pub(super) fn six_functions(cells: &mut Cells<'_>) -> Functions {
    let mut levels = Functions::UNKNOWN;
    for (level, column) in levels.0.iter_mut().zip(FUNCTION_NAMES) {
        *level = cells.read(column, functions::parse).flatten();
    }
    levels
}

fn leaving(cells: &mut Cells<'_>) -> Option<(chrono::NaiveDate, Leaving)> {
    let on = cells.read("left_on", date::parse);
    let cause = cells
        .read("leaving", words::parse::<Leaving>)
        .filter(|cause| *cause != Leaving::Erased);
    if on.is_some() != cause.is_some() {
        cells.fault("left_on", HALF_LEAVING);
    }
    on.zip(cause)
}
