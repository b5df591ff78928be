//! A signature or a thumb-print as it was drawn: the path of an SVG, and nothing that could be anything else.

use crate::values::Unknown;
use serde::{Deserialize, Serialize};

/// Strokes in a field of 600 by 200, as `M10 20L30 40…` with whole numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Drawing(String);

impl Drawing {
    /// Bytes of the longest.
    pub const MAX: usize = 8 * 1024;
    /// The field it is drawn in.
    pub const FIELD: (u16, u16) = (600, 200);

    /// Reads a path. A dot or a slip of the pen is no signature.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let unknown = Unknown { what: "drawing" };
        if text.len() > Self::MAX {
            return Err(unknown);
        }
        let mut points = 0;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let is_line = match rest.as_bytes()[0] {
                b'M' => false,
                b'L' if points > 0 => true,
                _ => return Err(unknown),
            };
            let end = rest[1..].find(['M', 'L']).map_or(rest.len(), |at| at + 1);
            let (x, y) = rest[1..end].split_once(' ').ok_or(unknown)?;
            if !is_within(x, Self::FIELD.0) || !is_within(y, Self::FIELD.1) {
                return Err(unknown);
            }
            points += usize::from(is_line || points == 0);
            rest = &rest[end..];
        }
        if points < 4 {
            return Err(unknown);
        }
        Ok(Self(text.trim().to_owned()))
    }

    /// The path.
    pub fn path(&self) -> &str {
        &self.0
    }
}

fn is_within(number: &str, most: u16) -> bool {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits && number.parse::<u16>().is_ok_and(|number| number <= most)
}

impl TryFrom<String> for Drawing {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<Drawing> for String {
    fn from(drawing: Drawing) -> Self {
        drawing.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_read_and_nothing_else() {
        let good = ["M0 0L10 10L20 5L600 200", " M1 1L2 2L3 3M9 9L10 10L11 12 "];
        let bad = [
            "",
            "M1 1",
            "M1 1L2 2",
            "L1 1L2 2L3 3L4 4",
            "M0 0L10 10L20 5L601 1",
            "M0 0L1 1L2 2L3 -3",
            "M0 0L1 1L2 2L3 3\"/><script>",
            "M0 0C1 1 2 2 3 3L4 4L5 5L6 6",
        ];
        for text in good {
            assert!(Drawing::parse(text).is_ok(), "{text}");
        }
        for text in bad {
            assert!(Drawing::parse(text).is_err(), "{text}");
        }
        assert!(Drawing::parse(&"M0 0L1 1".repeat(2000)).is_err(), "too long");
    }
}
