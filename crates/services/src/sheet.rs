//! Tables as files: CSV and XLSX. The one place where they are written, so that no cell is ever run as a formula.

use crate::Failure;
use rust_xlsxwriter::{DocProperties, Format, Workbook, XlsxError};

/// A table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The name of the sheet in a workbook.
    pub name: String,
    /// What stands above the table, a line each.
    pub above: Vec<String>,
    /// The names of the columns.
    pub heads: Vec<String>,
    /// The lines.
    pub rows: Vec<Vec<Cell>>,
    /// What stands below the table.
    pub below: Vec<String>,
    /// Widths of the first columns in a workbook.
    pub widths: Vec<u16>,
    /// Whose copy it is: on every printed page, and in the properties of the file.
    pub mark: Option<Mark>,
}

/// Whose copy a file is.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Who, when, what for.
    pub text: String,
    /// Who.
    pub author: String,
    /// What for.
    pub purpose: String,
    /// The number of the copy.
    pub serial: String,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Text.
    Text(String),
    /// A number to reckon with.
    Number(u32),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    fn to_text(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Number(number) => number.to_string(),
            Self::Empty => String::new(),
        }
    }
}

impl Sheet {
    /// As CSV: UTF-8 with a byte order mark, so that spreadsheets show Chinese. Lines above and below the table have one
    /// cell.
    pub fn as_csv(&self) -> Result<Vec<u8>, Failure> {
        let broken = |e: csv::Error| Failure::message(format!("CSV: {e}"));
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        for line in &self.above {
            writer.write_record([harmless(line)]).map_err(broken)?;
        }
        writer.write_record(&self.heads).map_err(broken)?;
        for row in &self.rows {
            writer
                .write_record(row.iter().map(Cell::to_text))
                .map_err(broken)?;
        }
        for line in &self.below {
            writer.write_record([harmless(line)]).map_err(broken)?;
        }
        writer
            .into_inner()
            .map_err(|e| Failure::message(format!("CSV: {e}")))
    }

    /// As XLSX, set up for A4 landscape; the head of the table stands on every page.
    pub fn as_xlsx(&self) -> Result<Vec<u8>, Failure> {
        self.write_xlsx()
            .map_err(|e| Failure::message(format!("XLSX: {e}")))
    }

    fn write_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        if let Some(mark) = &self.mark {
            let properties = DocProperties::new()
                .set_title(&self.name)
                .set_author(&mark.author)
                .set_subject(&mark.purpose)
                .set_keywords(&mark.serial)
                .set_comment(&mark.text);
            book.set_properties(&properties);
        }
        let sheet = book.add_worksheet();
        let head = self.above.len() as u32;
        sheet
            .set_name(&self.name)?
            .set_landscape()
            .set_paper_size(9)
            .set_repeat_rows(0, head)?;
        if let Some(mark) = &self.mark {
            // An ampersand begins an instruction there.
            let text: String = mark.text.replace('&', "＆").chars().take(200).collect();
            sheet.set_header(format!("&C&8{text}"));
            sheet.set_footer(format!("&L&8 {}&R&8 &P/&N", mark.serial));
        }
        let bold = Format::new().set_bold();
        for (row, line) in (0u32..).zip(&self.above) {
            if row == 0 {
                sheet.write_string_with_format(row, 0, line, &bold)?;
            } else {
                sheet.write_string(row, 0, line)?;
            }
        }
        for (column, name) in (0u16..).zip(&self.heads) {
            sheet.write_string_with_format(head, column, name, &bold)?;
        }
        let mut line = head + 1;
        for row in &self.rows {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Text(text) => {
                        sheet.write_string(line, column, text)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(line, column, *number)?;
                    }
                    Cell::Empty => {}
                }
            }
            line += 1;
        }
        for text in &self.below {
            line += 1;
            sheet.write_string(line, 0, text)?;
        }
        for (column, width) in (0u16..).zip(&self.widths) {
            sheet.set_column_width(column, *width)?;
        }
        book.save_to_buffer()
    }
}

/// A cell that a spreadsheet would run as a formula is made plain text.
fn harmless(text: &str) -> String {
    let runs = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader};

    fn sheet() -> Sheet {
        Sheet {
            name: "名单".to_owned(),
            above: vec!["编号 0007".to_owned()],
            heads: vec!["姓名".to_owned(), "年龄".to_owned()],
            rows: vec![
                vec!["=HYPERLINK(1)".into(), 40u32.into()],
                vec![" +1".into(), Cell::Empty],
                vec!["王小明，\"明\"".into(), 41u32.into()],
            ],
            below: vec!["@end".to_owned()],
            widths: vec![16],
            mark: Some(Mark {
                text: "编号 0007 A&B".to_owned(),
                author: "county".to_owned(),
                purpose: "走访".to_owned(),
                serial: "0007".to_owned(),
            }),
        }
    }

    #[test]
    fn no_cell_of_a_text_file_is_run() {
        let text = String::from_utf8(sheet().as_csv().unwrap()).unwrap();
        let expected =
            "\u{feff}编号 0007\n姓名,年龄\n'=HYPERLINK(1),40\n' +1,\n\"王小明，\"\"明\"\"\",41\n'@end\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_workbook_holds_text_and_no_formula_and_says_whose_it_is() {
        let bytes = sheet().as_xlsx().unwrap();
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("名单").unwrap();
        assert_eq!(
            range.get_value((2, 0)),
            Some(&Data::String("=HYPERLINK(1)".to_owned()))
        );
        assert_eq!(range.get_value((2, 1)), Some(&Data::Float(40.0)));
        assert_eq!(book.worksheet_formula("名单").unwrap().used_cells().count(), 0);
    }
}
