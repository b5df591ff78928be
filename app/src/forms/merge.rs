//! Forms about files that may be of one person.

use super::{Pairs, field};
use crate::routes;
use domain::ids::{MergeId, PersonId};
use domain::merge::{Choice, Side};
use domain::person_field::PersonField;
use domain::ports::{MergeWish, PairQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde::{Deserialize, Serialize};

/// `POST`: says that two files are of two people.
pub const SET_APART: &str = "/staff/look-alikes/apart";
/// `POST`: takes that back.
pub const ASK_AGAIN: &str = "/staff/look-alikes/again";
/// `POST`: makes one file of two.
pub const MERGE: &str = "/staff/merge";

/// `POST`: makes two files of one again.
pub fn undo_merge_path(id: MergeId) -> String {
    format!("/staff/merges/{id}/undo")
}

/// Two files, and where the list stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairForm {
    /// One.
    #[serde(default)]
    pub one: String,
    /// The other.
    #[serde(default)]
    pub other: String,
    /// The area of the list.
    #[serde(default)]
    pub area: String,
    /// `yes` when it showed unlikely pairs too.
    #[serde(default)]
    pub all: String,
}

impl PairForm {
    /// The two files.
    pub fn parse(&self) -> Result<(PersonId, PersonId), Refusal> {
        Ok((field("one", &self.one)?, field("other", &self.other)?))
    }

    /// The list it came from; `apart` = the list of pairs set apart.
    pub fn back(&self, apart: bool) -> String {
        routes::look_alikes(&PairQuery {
            area: AreaCode::parse(&self.area).ok(),
            all: self.all == "yes",
            apart,
            page: 0,
        })
    }
}

/// Name of the box without which nothing is merged.
pub const SURE: &str = "sure";

/// Name of the inputs of a field that is chosen.
pub fn choice_name(of: PersonField) -> String {
    format!("from-{}", of.code())
}

impl Pairs {
    /// The two files a merge is about.
    pub fn merged_files(&self) -> Result<(PersonId, PersonId), Refusal> {
        let id = |name: &'static str| self.all(name).parse().map_err(|_| Refusal::NotFound);
        Ok((id("kept")?, id("gone")?))
    }

    /// What was decided about two files. Whoever did not say that they are sure has to.
    pub fn merge_wish(&self) -> Result<MergeWish, Refusal> {
        let (kept, gone) = self.merged_files()?;
        let version = |name: &'static str| self.all(name).parse().map_err(|_| Refusal::Changed);
        let chosen = |of: &PersonField| {
            let side = self.all(&choice_name(*of)).parse::<Side>().ok()?;
            Some::<Choice>((*of, side))
        };
        if self.all(SURE) != "yes" {
            return Err(Refusal::field(SURE, Problem::Required));
        }
        Ok(MergeWish {
            kept: (kept, version("kept_version")?),
            gone: (gone, version("gone_version")?),
            choices: PersonField::ALL.iter().filter_map(chosen).collect(),
        })
    }

    /// What is known of somebody about to be entered.
    pub fn like_person(&self) -> super::LikeForm {
        super::LikeForm {
            name: self.all("name"),
            resident_id: self.all("resident_id"),
            birth: String::new(),
            living_area: self.all("living_area"),
        }
    }

    /// Whether whoever enters somebody new has said that it is another person.
    pub fn is_other_person(&self) -> bool {
        self.all("other_person") == "yes"
    }
}
