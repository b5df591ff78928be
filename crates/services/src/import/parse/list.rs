//! Lists inside a cell.

use super::plain::plain;

/// The parts between `;`, `；`, `、` (and `,`, `，`, `|` which people also use), trimmed, without empty ones and
/// without repeats.
pub fn parse(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split([';', '；', '、', ',', '，', '|', '\n']) {
        let part = plain(part);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}
