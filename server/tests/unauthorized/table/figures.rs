//! Policy figures.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn figure_pages(&self) -> Vec<Row> {
        let decides = Door::Area(Deed::Approve, Function::PolicyParameter);
        let [yes, no] = self.figures;
        vec![
            get("/staff/figures", Door::Figures, "/staff/figures"),
            post(
                "/staff/figures",
                Door::Area(Deed::Create, Function::PolicyParameter),
                "/staff/figures",
                format!(
                    "area={COUNTY}&key=county.farmland&value=384120&valid_from=2025-01-01&source=bulletin"
                ),
            ),
            post(
                "/staff/figures/{id}/approve",
                decides,
                format!("/staff/figures/{yes}/approve"),
                "",
            ),
            post(
                "/staff/figures/{id}/refuse",
                decides,
                format!("/staff/figures/{no}/refuse"),
                "",
            ),
        ]
    }
}
