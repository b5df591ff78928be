//! Being signed in: as whom, and on what kind of device.

use crate::code::codes;
use crate::ids::{AccountId, PersonId, ProxyId};
use crate::values::Unknown;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// As whom somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A member of staff.
    Staff(AccountId),
    /// A person on the register.
    Seeker(PersonId),
    /// Somebody who acts for a person.
    Proxy(ProxyId),
    /// Somebody of an employer.
    Employer(AccountId),
}

codes! {
    /// What somebody holds in their hands.
    pub enum DeviceKind {
        /// A phone.
        Phone = "phone",
        /// A tablet.
        Tablet = "tablet",
        /// A computer.
        Computer = "computer",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// The program that shows the pages.
    pub enum Browser {
        /// 微信.
        WeChat = "wechat",
        /// Edge.
        Edge = "edge",
        /// Firefox.
        Firefox = "firefox",
        /// Chrome and most phones' own browsers.
        Chrome = "chrome",
        /// Safari.
        Safari = "safari",
        /// Something else.
        Other = "other",
    }
}

/// A device in two words: enough for its owner to know it again, too little to know its owner by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// What it is.
    pub kind: DeviceKind,
    /// What shows the pages.
    pub browser: Browser,
}

impl Device {
    /// Nothing known.
    pub const UNKNOWN: Self = Self {
        kind: DeviceKind::Other,
        browser: Browser::Other,
    };

    /// Reads what a browser says of itself.
    pub fn of_user_agent(text: &str) -> Self {
        let says = |word: &str| text.contains(word);
        let kind = if says("iPad") || says("Tablet") || (says("Android") && !says("Mobile")) {
            DeviceKind::Tablet
        } else if says("Mobile") || says("iPhone") || says("Android") || says("HarmonyOS") {
            DeviceKind::Phone
        } else if says("Windows") || says("Macintosh") || says("Linux") || says("X11") {
            DeviceKind::Computer
        } else {
            DeviceKind::Other
        };
        let browsers = [
            ("MicroMessenger", Browser::WeChat),
            ("Edg", Browser::Edge),
            ("Firefox", Browser::Firefox),
            ("Chrome", Browser::Chrome),
            ("Safari", Browser::Safari),
        ];
        let found = browsers.into_iter().find(|(word, _)| says(word));
        Self {
            kind,
            browser: found.map_or(Browser::Other, |(_, browser)| browser),
        }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.browser)
    }
}

impl FromStr for Device {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        let (kind, browser) = text.split_once('/').ok_or(Unknown { what: "device" })?;
        Ok(Self {
            kind: kind.parse()?,
            browser: browser.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_two_words() {
        let said = |text: &str| Device::of_user_agent(text).to_string();
        let wechat = "Mozilla/5.0 (Linux; Android 12; M2007) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0";
        assert_eq!(said(wechat), "phone/wechat");
        assert_eq!(
            said(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Version/16.0 Mobile/15E148 Safari/604.1"
            ),
            "phone/safari"
        );
        assert_eq!(
            said("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0"),
            "computer/edge"
        );
        assert_eq!(said("curl/8.0"), "other/other");
        assert_eq!("phone/wechat".parse(), Ok(Device::of_user_agent(wechat)));
        assert!("phone".parse::<Device>().is_err());
    }
}
