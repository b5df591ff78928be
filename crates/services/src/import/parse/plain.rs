//! One spelling for what keyboards spell in several ways.

/// Full-width letters, digits and signs become ASCII; wide and invisible spaces become plain or go; ends are trimmed.
pub fn plain(text: &str) -> String {
    let folded: String = text.chars().filter(|c| !is_invisible(*c)).map(fold).collect();
    folded.trim().to_owned()
}

/// Like [`plain`], in small letters and without any space: for comparing words.
pub fn word(text: &str) -> String {
    let folded = text.chars().filter(|c| !is_invisible(*c)).map(fold);
    folded
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text looks like a number a spreadsheet wrote in scientific notation (`1.10105E+17`).
pub fn is_scientific(text: &str) -> bool {
    let text = plain(text);
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = exponent.strip_prefix('+').unwrap_or(exponent);
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && mantissa.starts_with(|c: char| c.is_ascii_digit())
        && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{00ad}')
}

fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{00a0}' => ' ',
        _ => c,
    }
}
