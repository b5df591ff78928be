//! Forms of wall screens.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/screens` | `screens.add_screen` | the screen, or the list with what was typed |
//! | `POST /staff/screens/{id}` | `screens.act_on_screen` | the screen |

use super::{Pairs, field};
use domain::ids::{ClassId, FairId, ScreenId};
use domain::ports::{ScreenDeed, ScreenWish};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;

/// `GET`: the list; `POST`: sets one up.
pub const SCREENS: &str = "/staff/screens";
/// `GET`: a poster.
pub const POSTER: &str = "/staff/poster";

/// `GET`: a screen; `POST`: does something with it.
pub fn screen_path(id: ScreenId) -> String {
    format!("{SCREENS}/{id}")
}

/// A poster of a screen.
pub fn screen_poster_path(id: ScreenId) -> String {
    format!("{POSTER}?screen={id}")
}

/// A poster of a place.
pub fn place_poster_path(area: AreaCode) -> String {
    format!("{POSTER}?area={area}")
}

/// A poster of a training class.
pub fn class_poster_path(id: ClassId) -> String {
    format!("{POSTER}?class={id}")
}

/// A poster of a fair.
pub fn fair_poster_path(id: FairId) -> String {
    format!("{POSTER}?fair={id}")
}

impl Pairs {
    /// A screen as entered.
    pub fn screen_wish(&self) -> Result<ScreenWish, Refusal> {
        Ok(ScreenWish {
            name: self.first("name").to_owned(),
            kind: field("kind", self.first("kind"))?,
            area: field("area", self.first("area"))?,
            pick: field("pick", self.first("pick"))?,
            chosen: self.first("chosen").to_owned(),
            contrast: field("contrast", self.first("contrast"))?,
            size: field("size", self.first("size"))?,
        })
    }

    /// What is done with one.
    pub fn screen_deed(&self) -> Result<ScreenDeed, Refusal> {
        Ok(match self.first("do") {
            "edit" => ScreenDeed::Edit(self.screen_wish()?),
            "new_code" => ScreenDeed::NewCode,
            "off" => ScreenDeed::Switch { off: true },
            "on" => ScreenDeed::Switch { off: false },
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }
}
