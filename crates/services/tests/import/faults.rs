//! Files in every shape, good and bad.

use super::{Scratch, id_no, people, read_file, read_text, refusals, warnings};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use services::import::{Format, ImportFailure, Noun};

fn row(no: &str) -> String {
    format!(
        "{no},{},张三,330503\n",
        id_no("1980-01-01", no.trim_start_matches('P').parse().unwrap())
    )
}

fn table() -> String {
    format!("人员编号,身份证号,姓名,居住地\n{}{}", row("P1"), row("P2"))
}

fn names(content: &[u8]) -> Vec<String> {
    let scratch = Scratch::new();
    let (rows, _) = read_file(&scratch.file("t", content), Noun::People, Format::Canonical).unwrap();
    people(rows).into_iter().map(|person| person.name).collect()
}

fn failure(content: &[u8]) -> ImportFailure {
    let scratch = Scratch::new();
    read_file(&scratch.file("t", content), Noun::People, Format::Canonical).unwrap_err()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_encoding_does_not_matter() {
    let text = table();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    assert_ne!(gb18030.as_ref(), text.as_bytes());
    for content in [
        text.clone().into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
        gb18030.into_owned(),
        utf16(&text.replace(',', "\t")),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace(',', ";").into_bytes(),
        text.trim_end().as_bytes().to_vec(),
    ] {
        assert_eq!(names(&content), ["张三", "张三"]);
    }
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    assert!(matches!(failure(b""), ImportFailure::Empty));
    assert!(matches!(failure(b"\n\n\n"), ImportFailure::Empty));
    assert!(matches!(
        failure(b"a,b\n1,\0\n"),
        ImportFailure::ZeroBytes { line: 2 }
    ));
    assert!(matches!(
        failure(b"\x1f\x8b\x08\0\0\0\0"),
        ImportFailure::WrongKind { .. }
    ));
    assert!(matches!(
        failure(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ImportFailure::WrongKind { .. }
    ));
    assert!(matches!(
        failure(b"a,b\n\xff\xff\xff\n"),
        ImportFailure::NotText { .. }
    ));
    let columns = failure("填表说明,,\n人员编号,姓名,身份证号\n".as_bytes());
    assert!(
        matches!(&columns, ImportFailure::MissingColumns(missing) if missing.iter().any(|m| m == "person_no")),
        "{columns}"
    );
    assert!(matches!(
        failure("姓名,姓名\n".as_bytes()),
        ImportFailure::DoubleColumn(_)
    ));
}

#[test]
fn a_broken_character_in_the_middle_is_no_other_encoding() {
    let mut content = format!("{}{}", table(), row("P3").repeat(20)).into_bytes();
    let at = content.len() - 12;
    content[at] = 0xff;
    assert!(
        matches!(failure(&content), ImportFailure::NotText { line: 23 }),
        "{}",
        failure(&content)
    );
    let whole = table().repeat(5).into_bytes();
    let cut = whole.iter().rposition(|b| *b >= 0xe0).unwrap();
    assert!(matches!(failure(&whole[..=cut]), ImportFailure::NotText { .. }));
}

#[test]
fn rows_count_as_a_spreadsheet_counts() {
    let bad = "P9,1,李四,330503\n";
    for ending in ["\n", "\r\n"] {
        let text = format!("人员编号,身份证号,姓名,居住地\n{bad}\n\nP8,2,\"两\n行\",330503\n{bad}")
            .replace('\n', ending);
        let (_, account) = read_text(Noun::People, &text);
        let rows: Vec<u32> = refusals(&account).iter().map(|(row, _, _)| *row).collect();
        assert_eq!(rows, [2, 5, 6], "{ending:?}");
    }
}

#[test]
fn a_quotation_mark_never_closed_stops_the_import() {
    let mut text = format!("{}P3,{},\"张三,330503\n", table(), id_no("1980-01-01", 3));
    text.push_str(&row("P4").repeat(40_000));
    assert!(matches!(
        failure(text.as_bytes()),
        ImportFailure::EndlessCell { row: 4, .. }
    ));
}

#[test]
fn unknown_columns_are_left_aside_and_told() {
    let text = format!(
        "人员编号,身份证号,姓名,居住地,血型\nP1,{},张三,330503,A\n",
        id_no("1980-01-01", 1)
    );
    let (rows, account) = read_text(Noun::People, &text);
    assert_eq!(rows.len(), 1);
    assert_eq!(warnings(&account), [("unknown_column", "血型", 1)]);
}

fn workbook(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn workbooks_come_in_with_numbers_and_dates_as_meant() {
    let date = CellFormat::new().set_num_format("yyyy/m/d");
    let content = workbook(|sheet| {
        for (column, name) in [
            "岗位编号",
            "用人单位",
            "岗位名称",
            "工作地点",
            "招聘人数",
            "工资下限",
            "截止日期",
        ]
        .iter()
        .enumerate()
        {
            sheet.write(0, column as u16, *name).unwrap();
        }
        sheet.write(1, 0, 1001).unwrap();
        sheet.write(1, 1, "某某厂").unwrap();
        sheet.write(1, 2, "普工").unwrap();
        sheet.write(1, 3, 330503).unwrap();
        sheet.write(1, 4, 5).unwrap();
        sheet.write(1, 5, 3500.5).unwrap();
        sheet
            .write_with_format(1, 6, ExcelDateTime::from_ymd(2026, 12, 31).unwrap(), &date)
            .unwrap();
        sheet.write(3, 0, "V2").unwrap();
    });
    let scratch = Scratch::new();
    let path = scratch.file("any.name", &content);
    let (rows, account) = read_file(&path, Noun::Vacancies, Format::Canonical).unwrap();
    assert_eq!(refusals(&account), [(4, "title", "empty")]);
    let vacancy = &super::vacancies(rows)[0];
    assert_eq!((vacancy.no.as_str(), vacancy.headcount), ("1001", Some(5)));
    assert_eq!(vacancy.wage.low, Some(domain::values::Fen(350_050)));
    assert_eq!(vacancy.open_to, Some(super::day("2026-12-31")));
}

#[test]
fn long_numbers_that_a_spreadsheet_has_spoilt_are_refused() {
    let content = workbook(|sheet| {
        for (column, name) in ["人员编号", "身份证号", "姓名", "居住地"].iter().enumerate() {
            sheet.write(0, column as u16, *name).unwrap();
        }
        sheet.write(1, 0, "P1").unwrap();
        sheet.write(1, 1, 990_101_198_001_010_012_f64).unwrap();
        sheet.write(1, 2, "张三").unwrap();
        sheet.write(1, 3, "330503").unwrap();
    });
    let scratch = Scratch::new();
    let (_, account) = read_file(&scratch.file("t.xlsx", &content), Noun::People, Format::Canonical).unwrap();
    assert_eq!(refusals(&account), [(2, "resident_id", "digits_lost")]);
}

#[test]
fn damaged_workbooks_are_named() {
    let content = workbook(|sheet| {
        sheet.write(0, 0, "人员编号").unwrap();
    });
    for cut in [30, content.len() / 2, content.len() - 10] {
        assert!(
            matches!(failure(&content[..cut]), ImportFailure::DamagedWorkbook { .. }),
            "{cut}"
        );
    }
    assert!(matches!(failure(&workbook(|_| {})), ImportFailure::Empty));
    assert!(matches!(
        failure(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        ImportFailure::WrongKind { .. } | ImportFailure::DamagedWorkbook { .. }
    ));
    let mut spoilt = content.clone();
    let middle = 60..spoilt.len() * 3 / 4;
    for byte in &mut spoilt[middle] {
        *byte ^= 0x5a;
    }
    let failure = failure(&spoilt);
    assert!(
        matches!(
            failure,
            ImportFailure::DamagedWorkbook { .. } | ImportFailure::WrongKind { .. }
        ),
        "{failure}"
    );
}

#[test]
fn a_format_goes_with_its_noun_only() {
    let scratch = Scratch::new();
    let path = scratch.file("t.csv", b"a,b\n");
    let wrong = read_file(&path, Noun::People, Format::Hefei2015).unwrap_err();
    assert!(matches!(wrong, ImportFailure::WrongFormat { .. }));
}

/// PostgreSQL takes no such character: one of them must not refuse the rest of a file.
#[test]
fn a_cell_with_a_zero_character_refuses_its_row() {
    let text = format!(
        "人员编号,身份证号,姓名,居住地,血\0型\nP1,{},张三,330503,A\nP2,{},李\0四,330503,A\nP3,{},王五,330503,A\0\n",
        id_no("1980-01-01", 1),
        id_no("1980-01-01", 2),
        id_no("1980-01-01", 3),
    );
    let scratch = Scratch::new();
    let file = scratch.file("t", &utf16(&text.replace(',', "\t")));
    let (rows, account) = read_file(&file, Noun::People, Format::Canonical).unwrap();
    let names: Vec<_> = people(rows).into_iter().map(|person| person.name).collect();
    assert_eq!(
        names,
        ["张三", "王五"],
        "a column nobody asked for refuses nothing"
    );
    let refused: Vec<_> = account
        .refusals
        .iter()
        .map(|one| (one.row, one.column, one.code))
        .collect();
    assert_eq!(refused, [(3, "name", "zero_character")]);
    assert_eq!(warnings(&account), [("unknown_column", "血型", 1)]);
}
