//! One stylesheet out of the files of `style/`.

use std::{fs, path::Path};

use crate::failure::{Failure, Outcome};

/// These come first, in this order; the rest follows by name.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// All stylesheets of a folder as one, shortened.
pub fn gather(folder: &Path) -> Outcome<String> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(|error| Failure::file(folder, &error))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    files.sort_by_key(|path| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        (
            FIRST
                .iter()
                .position(|first| *first == name)
                .unwrap_or(FIRST.len()),
            name,
        )
    });
    let mut whole = String::new();
    for file in files {
        whole += &fs::read_to_string(&file).map_err(|error| Failure::file(&file, &error))?;
        whole.push('\n');
    }
    Ok(shorten(&whole))
}

/// Takes out comments, line breaks and the blanks beside `{ } ; ,`. Text in quotes stays as it is, and so
/// does every single blank that could mean something (`a :hover`, `calc(1px + 2px)`).
fn shorten(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => quoted(rest, first),
            '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
            other => other.len_utf8(),
        };
        let (piece, after) = rest.split_at(taken);
        rest = after;
        match first {
            '/' if taken > 1 => blank(&mut out),
            blank_space if blank_space.is_whitespace() => blank(&mut out),
            '{' | '}' | ';' | ',' => separator(&mut out, first),
            _ => out.push_str(piece),
        }
    }
    out.trim_end().to_owned()
}

/// Length of the quoted text at the start, quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (position, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            end if end == quote => return position + 1,
            _ => {}
        }
    }
    text.len()
}

/// At most one blank, and none after a separator.
fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

/// A separator swallows the blank before it; `}` also the last semicolon.
fn separator(out: &mut String, separator: char) {
    out.truncate(out.trim_end_matches(' ').len());
    if separator == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(separator);
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn comments_breaks_and_idle_blanks_go() {
        let css = "/* card */\n.card {\n  margin: 4px 8px;\n  color: red;\n}\n\n.a,\n.b { top: 0 }\n";
        assert_eq!(shorten(css), ".card{margin: 4px 8px;color: red}.a,.b{top: 0}");
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        let css = "a :hover > b { width: calc(1px + 2px); font: 1em 'Noto  Sans', \"x;  }\" }";
        assert_eq!(
            shorten(css),
            "a :hover > b{width: calc(1px + 2px);font: 1em 'Noto  Sans',\"x;  }\"}"
        );
    }

    #[test]
    fn a_comment_parts_two_words_and_an_open_one_ends_the_sheet() {
        assert_eq!(shorten("a/**/b{}/* open"), "a b{}");
        assert_eq!(
            shorten("a{content:'\\'  /* no */'}"),
            "a{content:'\\'  /* no */'}"
        );
    }
}
