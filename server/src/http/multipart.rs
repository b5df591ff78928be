//! Forms with a file (`multipart/form-data`, RFC 7578), as far as browsers send them.

/// A field of such a form.
#[derive(Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its name.
    pub name: String,
    /// The name of the file, for fields that hold one.
    pub file_name: Option<String>,
    /// What it holds.
    pub content: &'a [u8],
}

/// The boundary that a content type names.
pub fn boundary(content_type: &str) -> Option<&str> {
    let (kind, parameters) = content_type.split_once(';')?;
    let is_form = kind.trim().eq_ignore_ascii_case("multipart/form-data");
    let named = parameters
        .split(';')
        .find_map(|one| one.trim().strip_prefix("boundary="))?;
    let bare = named.trim_matches('"');
    (is_form && (1..=70).contains(&bare.len())).then_some(bare)
}

/// The fields of a form; `None` when it is cut off or no form at all.
pub fn parts<'a>(body: &'a [u8], boundary: &str) -> Option<Vec<Part<'a>>> {
    let between = [b"\r\n--", boundary.as_bytes()].concat();
    let mut rest = body.strip_prefix(&between[2..])?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, &between)?;
        parts.push(part(&rest[..end])?);
        rest = &rest[end + between.len()..];
    }
}

fn part(bytes: &[u8]) -> Option<Part<'_>> {
    let end = find(bytes, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let disposition = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("content-disposition")
            .then_some(value)
    })?;
    Some(Part {
        name: parameter(disposition, "name")?,
        file_name: parameter(disposition, "filename"),
        content: &bytes[end + 4..],
    })
}

/// A parameter in quotation marks; browsers write `%22` for one within.
fn parameter(disposition: &str, name: &str) -> Option<String> {
    let begin = format!("{name}=\"");
    let found = disposition.match_indices(&begin).find(|(at, _)| {
        let before = disposition[..*at].chars().next_back();
        before.is_none_or(|c| c == ' ' || c == ';')
    });
    let from = found?.0 + begin.len();
    let value = disposition[from..].split('"').next()?;
    Some(value.replace("%22", "\""))
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let first = *sought.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == first) {
        let at = from + at;
        if bytes[at..].starts_with(sought) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &[u8] = b"--xyz\r\nContent-Disposition: form-data; name=\"register\"\r\n\r\npoor\r\n\
        --xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22b.csv\"\r\n\
        Content-Type: text/csv\r\n\r\nname\r\n--xy,1\r\n\r\n--xyz--\r\n";

    #[test]
    fn fields_and_files_are_told_apart() {
        let parts = parts(FORM, "xyz").unwrap();
        assert_eq!(parts.len(), 2);
        assert_eq!(
            (parts[0].name.as_str(), parts[0].content),
            ("register", &b"poor"[..])
        );
        assert_eq!(parts[0].file_name, None);
        assert_eq!(parts[1].file_name.as_deref(), Some("a\"b.csv"));
        assert_eq!(parts[1].content, b"name\r\n--xy,1\r\n");
    }

    #[test]
    fn what_is_cut_off_is_no_form() {
        for end in 0..FORM.len() - 4 {
            assert_eq!(parts(&FORM[..end], "xyz"), None, "{end}");
        }
        assert_eq!(parts(FORM, "other"), None);
    }

    #[test]
    fn a_boundary_is_read_with_and_without_quotation_marks() {
        assert_eq!(boundary("multipart/form-data; boundary=xyz"), Some("xyz"));
        assert_eq!(
            boundary("Multipart/Form-Data; charset=utf-8; boundary=\"x y\""),
            Some("x y")
        );
        for bad in [
            "multipart/form-data",
            "text/plain; boundary=x",
            "multipart/form-data; boundary=",
        ] {
            assert_eq!(boundary(bad), None, "{bad}");
        }
    }
}
