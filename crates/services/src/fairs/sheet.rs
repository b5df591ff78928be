//! The stand list as a file.

use crate::Failure;
use crate::sheet::{Cell, Sheet};
use domain::ports::{FairView, StandLine};

/// As CSV, for spreadsheets.
pub fn fair_stands_csv(view: &FairView) -> Result<Vec<u8>, Failure> {
    let line = |line: &StandLine| {
        let titles: Vec<&str> = line.vacancies.iter().map(|one| one.title.as_str()).collect();
        let wanted = line.vacancies.iter().map(|one| one.left).sum();
        vec![
            line.stand
                .state
                .number()
                .map_or_else(|| Cell::from(""), Cell::Number),
            Cell::from(line.employer.as_str()),
            Cell::from(line.stand.state.code()),
            Cell::from(titles.join("、").as_str()),
            Cell::Number(wanted),
        ]
    };
    let sheet = Sheet {
        name: "fair-stands".to_owned(),
        heads: ["stand", "employer", "state", "vacancies", "wanted"]
            .map(str::to_owned)
            .to_vec(),
        rows: view.stands.iter().map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
