//! Addresses of the land-loss insurance, the disability quota, start-up cases and instructors.

use super::{of_year, with_query};
use crate::forms;
use domain::ids::{LandEnrolmentId, TrainingOrderId};
use domain::ports::{ClassFilter, InstructorFilter, InsuranceFilter, RunKind, StartupFilter};
use domain::values::AreaCode;

/// The land-loss insurance, narrowed.
pub fn insurances(filter: InsuranceFilter) -> String {
    with_query(
        forms::insurance::INSURANCE,
        &[
            ("stage", filter.stage.map(|stage| stage.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// One place in it.
pub fn insurance(id: LandEnrolmentId) -> String {
    format!("{}/{id}", forms::insurance::INSURANCE)
}

/// A printed sheet of it.
pub fn insurance_sheet(id: LandEnrolmentId, sheet: &str) -> String {
    format!("{}/{id}/{sheet}", forms::insurance::INSURANCE)
}

/// A run before it is confirmed.
pub fn insurance_run(kind: RunKind, area: Option<AreaCode>) -> String {
    of_run(forms::insurance::RUN, kind, area)
}

/// The same as a file.
pub fn insurance_run_csv(kind: RunKind, area: Option<AreaCode>) -> String {
    of_run(forms::insurance::RUN_CSV, kind, area)
}

fn of_run(path: &str, kind: RunKind, area: Option<AreaCode>) -> String {
    let of = match kind {
        RunKind::Month(month) => ("month", Some(month.format("%Y-%m").to_string())),
        RunKind::Interest(year) => ("year", Some(year.to_string())),
    };
    with_query(path, &[of, ("area", area.map(|area| area.to_string()))])
}

/// The register of people who lost land (RP16).
pub fn land_register(area: Option<AreaCode>) -> String {
    let area = area.map(|area| area.to_string());
    with_query(forms::insurance::LAND_REGISTER, &[("area", area)])
}

/// The same as a file.
pub fn land_register_csv(area: Option<AreaCode>) -> String {
    let area = area.map(|area| area.to_string());
    with_query(forms::insurance::LAND_REGISTER_CSV, &[("area", area)])
}

/// The land-loss fund of a year as a file (RP17).
pub fn land_fund_csv(area: Option<AreaCode>, year: i32) -> String {
    of_year(forms::insurance::LAND_FUND_CSV, area, year)
}

/// The public list of the disability quota of a year.
pub fn public_quota(year: i32) -> String {
    format!("/quota/{year}")
}

/// Start-up cases, narrowed.
pub fn startups(filter: StartupFilter) -> String {
    with_query(
        forms::startup::STARTUPS,
        &[
            ("stage", filter.stage.map(|stage| stage.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// The register of instructors, narrowed.
pub fn instructors(filter: InstructorFilter) -> String {
    with_query(
        forms::instructor::INSTRUCTORS,
        &[
            ("kind", filter.kind.map(|kind| kind.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("ending", filter.ending.then(|| "1".to_owned())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// Training classes, narrowed.
pub fn training_classes(filter: ClassFilter) -> String {
    with_query(
        forms::training::TRAINING,
        &[
            ("stage", filter.stage.map(|stage| stage.code().to_owned())),
            ("area", filter.area.map(|area| area.to_string())),
            ("page", (filter.page > 0).then(|| (filter.page + 1).to_string())),
        ],
    )
}

/// Training classes of an area.
pub fn training_classes_in(area: AreaCode) -> String {
    training_classes(ClassFilter {
        area: Some(area),
        ..ClassFilter::default()
    })
}

/// The form of a class for what an employer needs.
pub fn new_class_for(order: TrainingOrderId) -> String {
    with_query(forms::training::NEW_CLASS, &[("order", Some(order.to_string()))])
}

/// The form of a class for people of an area who wish to learn something.
pub fn new_class(area: AreaCode, topic: &str) -> String {
    with_query(
        forms::training::NEW_CLASS,
        &[
            ("area", Some(area.to_string())),
            ("topic", Some(topic.to_owned())),
        ],
    )
}
