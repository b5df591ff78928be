//! Forms about lists of people taken out as files.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /staff/exports` | [`ExportForm`] | `exports.ask_export` | `/staff/exports` |
//! | `POST /staff/exports/{id}/approve` | – | `exports.approve_export` | `/staff/exports` |
//! | `POST /staff/exports/{id}/refuse` | [`WithdrawForm`](super::WithdrawForm) | `exports.refuse_export` | `/staff/exports` |
//! | `GET /staff/exports/{id}/file?format=` | – | `exports.fetch_export` | the file |

use crate::routes::with_query;
use domain::export::ExportFormat;
use domain::ids::ExportId;
use domain::ports::{ExportWish, PeopleQuery};
use serde::{Deserialize, Serialize};

/// `GET`: the asker's exports; `POST`: asks for one.
pub const EXPORTS: &str = "/staff/exports";
/// `GET`: the form of a new one; what narrows the list stands in the address as on the list.
pub const NEW_EXPORT: &str = "/staff/exports/new";

/// `POST`: approves.
pub fn approve_export_path(id: ExportId) -> String {
    format!("{EXPORTS}/{id}/approve")
}

/// `POST`: refuses.
pub fn refuse_export_path(id: ExportId) -> String {
    format!("{EXPORTS}/{id}/refuse")
}

/// `GET`: the file.
pub fn export_file_path(id: ExportId, format: ExportFormat) -> String {
    format!("{EXPORTS}/{id}/file?format={format}")
}

/// What is wished, and of which people: the same names as in the address of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportForm {
    /// What for.
    pub purpose: String,
    /// `1` for full numbers.
    pub full: String,
    /// The mark of what was typed.
    pub found: String,
    /// Area.
    pub area: String,
    /// Whose people.
    pub whose: String,
    /// Who looks after them.
    pub owner: String,
    /// Group.
    pub group: String,
    /// How far behind.
    pub pace: String,
    /// Age.
    pub age: String,
    /// What they do now.
    pub work: String,
    /// No word for long.
    pub stale: String,
    /// Not fully assessed.
    pub unassessed: String,
    /// In which order.
    pub order: String,
}

impl ExportForm {
    /// The people and the wish; nonsense counts as not given, as in the address.
    pub fn parse(&self) -> (PeopleQuery, ExportWish) {
        let query = PeopleQuery {
            found: (!self.found.is_empty()).then(|| self.found.clone()),
            area: self.area.parse().ok(),
            whose: self.whose.parse().ok(),
            owner: self.owner.parse().ok(),
            category: self.group.parse().ok(),
            pace: self.pace.parse().ok(),
            age: self.age.parse().ok(),
            employment: self.work.parse().ok(),
            stale: self.stale == "1",
            unassessed: self.unassessed == "1",
            order: self.order.parse().ok(),
            page: 0,
        };
        let wish = ExportWish {
            purpose: self.purpose.clone(),
            full_numbers: self.full == "1",
        };
        (query, wish)
    }

    /// The form with the same people.
    pub fn address(&self) -> String {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        with_query(
            NEW_EXPORT,
            &[
                ("found", given(&self.found)),
                ("area", given(&self.area)),
                ("whose", given(&self.whose)),
                ("owner", given(&self.owner)),
                ("group", given(&self.group)),
                ("pace", given(&self.pace)),
                ("age", given(&self.age)),
                ("work", given(&self.work)),
                ("stale", given(&self.stale)),
                ("unassessed", given(&self.unassessed)),
                ("order", given(&self.order)),
            ],
        )
    }
}
