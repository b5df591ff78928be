//! Rows of lists: what each says.

use crate::import::cells::Cells;
use crate::import::fault::{EMPTY, Fault};
use crate::import::parse::place::Gazetteer;
use crate::import::parse::plain::word;
use crate::import::parse::{category, date, education, number, words, yes_no};
use crate::import::person::{capacity, certificate_no, phone, resident_id};
use chrono::NaiveDate;
use domain::household::{Relation, read_mu};
use domain::list::{LandSaid, Register, Said};
use domain::person::{Category, CategorySet};
use domain::person_field::read_name;
use domain::values::{AreaCode, DisabilityCertificateNo, ResidentId};

const OTHER_HOLDER: Fault = Fault::new(
    "certificate_of_another",
    "The first 18 characters of the disability certificate number are not this person's resident ID number.",
);
const IN_FUTURE: Fault = Fault::new("in_future", "The day has not come yet.");
const MORE_LEFT: Fault = Fault::new("more_left", "More land is left than there was before.");
const NOT_LAND: Fault = Fault::new("unreadable", "Expected an area in mu such as 3.20.");
const NOT_A_NAME: Fault = Fault::new("unreadable", "The name holds signs that stand in no name.");

/// The longest names of projects.
const PROJECT_MAX: usize = 80;

/// What reading a row needs to know besides the row.
pub(super) struct Day<'a> {
    pub register: Register,
    pub areas: &'a Gazetteer,
    pub area: AreaCode,
    pub today: NaiveDate,
}

/// Reads a row; what refuses it is noted in the account of the cells.
pub(super) fn read(mut cells: Cells<'_>, day: &Day<'_>) -> Option<Said> {
    let name = name(&mut cells);
    let certificate = certificate(&mut cells, day.register);
    let id = number_of(&mut cells, certificate);
    let (hukou_area, living_area) = (
        place(&mut cells, "hukou_area", day),
        place(&mut cells, "living_area", day),
    );
    let groups = groups(&mut cells, day.register);
    let land = match day.register {
        Register::Land => land(&mut cells, day),
        Register::Poor | Register::Disability => None,
    };
    let address = cells.short("address", 120);
    let Some(resident_id) = id else {
        return cells.finish(None);
    };
    let said = Said {
        name,
        resident_id,
        phone: phone(&mut cells),
        hukou_area,
        living_area,
        address: (!address.is_empty()).then_some(address),
        certificate,
        certificate_valid_to: cells.read("certificate_valid_to", date::parse_end).flatten(),
        education: cells.read("education", education::finished).flatten(),
        employment_status: cells.read("employment_status", words::parse),
        work_capacity: cells.read("work_capacity", capacity),
        work_willingness: cells.read("work_willingness", yes_no::parse),
        groups,
        land,
    };
    let land_is_missing = day.register == Register::Land && said.land.is_none();
    cells.finish(Some(said)).filter(|_| !land_is_missing)
}

/// A name as files hold it.
fn name(cells: &mut Cells<'_>) -> String {
    cells.required("name", 60);
    let read = |text: &str| read_name(text).map_err(|_| NOT_A_NAME);
    cells.read("name", read).unwrap_or_default()
}

/// The resident ID number; a disability certificate begins with it.
fn number_of(cells: &mut Cells<'_>, certificate: Option<DisabilityCertificateNo>) -> Option<ResidentId> {
    let holder = certificate.map(DisabilityCertificateNo::holder);
    if cells.text("resident_id").is_empty() {
        if holder.is_none() {
            cells.fault("resident_id", EMPTY);
        }
        return holder;
    }
    let id = cells.read("resident_id", resident_id)?;
    if holder.is_some_and(|holder| holder != id) {
        cells.fault("disability_certificate_no", OTHER_HOLDER);
    }
    Some(id)
}

fn certificate(cells: &mut Cells<'_>, register: Register) -> Option<DisabilityCertificateNo> {
    let read = cells.read("disability_certificate_no", certificate_no).flatten();
    if register == Register::Disability && cells.text("disability_certificate_no").is_empty() {
        cells.fault("disability_certificate_no", EMPTY);
    }
    read
}

fn place(cells: &mut Cells<'_>, column: &'static str, day: &Day<'_>) -> Option<AreaCode> {
    cells
        .read(column, |text| day.areas.find_in(text, day.area))
        .map(|found| found.code)
}

/// The groups a row proves by standing in the register.
fn groups(cells: &mut Cells<'_>, register: Register) -> CategorySet {
    match register {
        Register::Disability => CategorySet::EMPTY.with(Category::PersonWithDisability),
        Register::Land => CategorySet::EMPTY,
        Register::Poor => cells
            .read("poor_kind", poor_kind)
            .unwrap_or(CategorySet::EMPTY.with(Category::RegisteredPoorPerson)),
    }
}

/// What the poor register calls its people.
fn poor_kind(text: &str) -> Result<CategorySet, Fault> {
    let one = |category| Ok(CategorySet::EMPTY.with(category));
    match word(text).as_str() {
        "一般贫困户"
        | "贫困户"
        | "低保贫困户"
        | "五保贫困户"
        | "建档立卡"
        | "建档立卡户"
        | "建档立卡贫困户" => one(Category::RegisteredPoorPerson),
        "脱贫户" | "脱贫人口" | "稳定脱贫户" | "脱贫享受政策" | "已脱贫" => {
            one(Category::LiftedOutOfPovertyPerson)
        }
        "返贫" | "返贫户" | "返贫人口" | "新致贫" | "致贫户" | "突发严重困难户" => {
            one(Category::RelapsedPoorPerson)
        }
        "边缘易致贫户" | "边缘户" | "脱贫不稳定户" | "监测户" | "监测对象" | "农村低收入人口" => {
            one(Category::RuralLowIncomePerson)
        }
        _ => category::parse(text),
    }
}

/// What a roll says of the household's land.
fn land(cells: &mut Cells<'_>, day: &Day<'_>) -> Option<LandSaid> {
    let project = cells.required("project", PROJECT_MAX);
    let approved_on = required(cells, "approved_on", date::parse);
    let before = required(cells, "area_before", mu);
    let after = required(cells, "area_after", mu);
    if approved_on.is_some_and(|on| on > day.today) {
        cells.fault("approved_on", IN_FUTURE);
    }
    if before.zip(after).is_some_and(|(before, after)| after > before) {
        cells.fault("area_after", MORE_LEFT);
    }
    let heads = cells.read("agri_population", |text| number::whole(text, 1..=50, &["人"]));
    Some(LandSaid {
        project,
        approved_on: approved_on?,
        before: before?,
        after: after?,
        heads: heads.map(|heads| heads as u16),
        household: word(cells.text("household_no")),
        relation: cells.try_read("relation", |text| Ok(relation(text))),
    })
}

fn required<T>(
    cells: &mut Cells<'_>,
    column: &'static str,
    parser: impl FnOnce(&str) -> Result<T, Fault>,
) -> Option<T> {
    if cells.text(column).is_empty() {
        cells.fault(column, EMPTY);
    }
    cells.read(column, parser)
}

fn mu(text: &str) -> Result<u32, Fault> {
    read_mu(&word(text)).map_err(|_| NOT_LAND)
}

fn relation(text: &str) -> Relation {
    match word(text).as_str() {
        "户主" | "本人" | "本人或户主" => Relation::Head,
        "配偶" | "妻" | "夫" | "妻子" | "丈夫" => Relation::Spouse,
        "子" | "儿子" | "长子" | "次子" | "独生子" | "之子" => Relation::Son,
        "女" | "女儿" | "长女" | "次女" | "独生女" | "之女" => Relation::Daughter,
        "孙子" | "孙女" | "孙子女" | "之孙子" | "之孙女" | "外孙子" | "外孙女" => {
            Relation::Grandchild
        }
        "父" | "母" | "父亲" | "母亲" | "父母" | "之父" | "之母" => Relation::Parent,
        "祖父" | "祖母" | "祖父母" | "爷爷" | "奶奶" => Relation::Grandparent,
        "兄" | "弟" | "姐" | "妹" | "兄弟姐妹" => Relation::Sibling,
        _ => Relation::Other,
    }
}
