//! Parsers of single cells: good and bad, side by side.

use super::{book, day};
use domain::person::{Category, CategorySet, Consent, HomeBased};
use domain::vacancy::{VacancyKind, Wage, WageUnit};
use domain::values::{Education, Fen};
use proptest::prelude::*;
use services::import::parse::{
    age, category, date, education, functions, headcount, list, months, number, place, point, wage, words,
    yes_no,
};

fn month(low: Option<i64>, high: Option<i64>) -> Wage {
    Wage {
        low: low.map(Fen::yuan),
        high: high.map(Fen::yuan),
        unit: WageUnit::Month,
    }
}

#[test]
fn wages_are_read_as_people_write_them() {
    let both = |low, high| month(Some(low), Some(high));
    let good = [
        ("4.5-6千/月", both(4500, 6000)),
        ("4.5-6千", both(4500, 6000)),
        ("1-1.2万", both(10_000, 12_000)),
        ("3000-5000", both(3000, 5000)),
        ("3,000－5,000元", both(3000, 5000)),
        ("３０００～５０００元/月", both(3000, 5000)),
        ("8千-1.2万", both(8000, 12_000)),
        ("8000-1万", both(8000, 10_000)),
        ("800-1千", both(800, 1000)),
        ("9.5千-1.2万·13薪", both(9500, 12_000)),
        ("1.5-2万·14薪", both(15_000, 20_000)),
        ("15-25K*16薪", both(15_000, 25_000)),
        ("20-30万/年", month(None, None)),
        ("月薪4000元", both(4000, 4000)),
        ("3500元左右", both(3500, 3500)),
        ("5000至3000", both(3000, 5000)),
        ("1万以上", month(Some(10_000), None)),
        ("8000以上", month(Some(8000), None)),
        ("底薪3000+提成", month(Some(3000), None)),
        ("3千及以下", month(None, Some(3000))),
        ("面议", Wage::NOT_STATED),
        ("薪资面议", Wage::NOT_STATED),
        ("", Wage::NOT_STATED),
    ];
    for (text, expected) in good {
        let expected = if text == "20-30万/年" {
            Wage {
                low: Some(Fen(1_666_667)),
                high: Some(Fen(2_500_000)),
                unit: WageUnit::Month,
            }
        } else {
            expected
        };
        assert_eq!(wage::parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn wages_by_day_hour_and_piece_keep_their_unit() {
    let good = [
        ("200元/天", 20000, 20000, WageUnit::Day),
        ("150-180元/天", 15000, 18000, WageUnit::Day),
        ("日薪120元", 12000, 12000, WageUnit::Day),
        ("15元/小时", 1500, 1500, WageUnit::Hour),
        ("18.5元/时", 1850, 1850, WageUnit::Hour),
        ("3-5元/单", 300, 500, WageUnit::Piece),
        ("0.35元/件", 35, 35, WageUnit::Piece),
    ];
    for (text, low, high, unit) in good {
        assert_eq!(
            wage::parse(text),
            Ok(Wage {
                low: Some(Fen(low)),
                high: Some(Fen(high)),
                unit
            }),
            "{text}"
        );
    }
}

#[test]
fn wages_that_say_several_things_are_not_guessed() {
    for text in [
        "2000+3000+五险",
        "1-2-3万",
        "0",
        "0-0",
        "见公告",
        "-5",
        "99999999999999999999",
    ] {
        let read = wage::parse(text);
        assert!(read.is_err() || text == "-5", "{text}: {read:?}");
    }
}

#[test]
fn headcounts() {
    let good = [
        ("5", Some(5)),
        ("5人", Some(5)),
        ("3-5人", Some(5)),
        ("两名", Some(2)),
        ("十", Some(10)),
        ("二十五人", Some(25)),
        ("10人以上", Some(10)),
        ("5.0", Some(5)),
        ("0", None),
        ("若干", None),
        ("若干名", None),
        ("不限", None),
    ];
    for (text, expected) in good {
        assert_eq!(headcount::parse(text), Ok(expected), "{text}");
    }
    for text in ["很多", "-3", "1.5", "1-2-3", "100001", "99999999999999999999999"] {
        assert!(headcount::parse(text).is_err(), "{text}");
    }
}

#[test]
fn dates_in_every_style() {
    for text in [
        "2026-06-30",
        "2026/6/30",
        "2026年6月30日",
        "2026.6.30",
        "20260630",
        "2026-06-30 08:15:00",
        "2026-06-30T08:15:00+08:00",
        "46203",
        " ２０２６-６-３０ ",
    ] {
        assert_eq!(date::parse(text), Ok(day("2026-06-30")), "{text}");
    }
    for text in [
        "2026-02-30",
        "30.6.2026",
        "2026-13-01",
        "明天",
        "6月30日",
        "0",
        "26-6-30",
        "12345678901",
    ] {
        assert!(date::parse(text).is_err(), "{text}");
    }
    assert_eq!(date::parse_end("长期有效"), Ok(None));
    assert_eq!(date::parse_end("招满为止"), Ok(None));
    assert_eq!(date::parse_end("2026/6/30"), Ok(Some(day("2026-06-30"))));
}

#[test]
fn education_words_and_codes() {
    use Education::{
        Bachelor, College, Doctor, JuniorSecondary, Master, Other, Primary, SeniorSecondary, Vocational,
    };
    let demanded = [
        ("不限", None),
        ("学历不限", None),
        ("初中以下", None),
        ("初中及以下", None),
        ("初中", Some(JuniorSecondary)),
        ("高中以上", Some(SeniorSecondary)),
        ("中技", Some(Vocational)),
        ("中技/中专", Some(Vocational)),
        ("职业高中", Some(Vocational)),
        ("大专", Some(College)),
        ("大专/本科", Some(College)),
        ("本科以上", Some(Bachelor)),
        ("统招本科及以上", Some(Bachelor)),
        ("硕士", Some(Master)),
        ("博后", Some(Doctor)),
        ("小学", Some(Primary)),
        ("71", Some(JuniorSecondary)),
        ("47", Some(Vocational)),
        ("14", Some(Master)),
        ("11", Some(Doctor)),
    ];
    for (text, level) in demanded {
        assert_eq!(education::demanded(text), Ok(level), "{text}");
    }
    assert_eq!(education::finished("初中及以下"), Ok(Some(JuniorSecondary)));
    assert_eq!(education::finished("文盲"), Ok(Some(Other)));
    assert_eq!(education::finished("90"), Ok(Some(Other)));
    for text in ["幼儿园", "05", "999", "很高"] {
        assert!(education::demanded(text).is_err(), "{text}");
    }
}

#[test]
fn yes_and_no() {
    for text in ["yes", "YES", "是", "1", "true", "有", "√"] {
        assert_eq!(yes_no::parse(text), Ok(true), "{text}");
    }
    for text in ["no", "否", "0", "False", "无"] {
        assert_eq!(yes_no::parse(text), Ok(false), "{text}");
    }
    for text in ["2", "maybe", "不知道"] {
        assert!(yes_no::parse(text).is_err(), "{text}");
    }
}

#[test]
fn named_codes_take_chinese_words_too() {
    assert_eq!(words::parse("公益性岗位"), Ok(VacancyKind::PublicWelfare));
    assert_eq!(words::parse("Day_Job"), Ok(VacancyKind::DayJob));
    assert_eq!(words::parse("元/小时"), Ok(WageUnit::Hour));
    assert_eq!(words::parse("only"), Ok(HomeBased::Only));
    assert_eq!(words::parse("不同意"), Ok(Consent::Refused));
    assert!(words::parse::<VacancyKind>("别的").is_err());
    let set = CategorySet::EMPTY
        .with(Category::PoorWorker)
        .with(Category::LandLossFarmer);
    assert_eq!(category::parse("poor_worker；失地农民"), Ok(set));
    assert!(category::parse("poor_worker;rich").is_err());
}

#[test]
fn lists_levels_months_and_numbers() {
    assert_eq!(list::parse("缝纫；保洁;搬运、缝纫"), ["缝纫", "保洁", "搬运"]);
    assert_eq!(list::parse(" ; ；"), Vec::<String>::new());
    assert_eq!(functions::parse("３"), Ok(Some(3)));
    assert!(functions::parse("4").is_err());
    assert_eq!(months::parse("1年"), Ok(Some(12)));
    assert_eq!(months::parse("6个月"), Ok(Some(6)));
    assert_eq!(months::parse("无固定期限"), Ok(None));
    assert!(months::parse("很久").is_err());
    assert_eq!(number::yuan("3,500.50"), Ok(Fen(350_050)));
    assert_eq!(number::yuan("¥18元"), Ok(Fen(1800)));
    assert!(number::yuan("18.555").is_err());
    assert!(number::yuan("-5").is_err());
    assert_eq!(number::monthly_wage("350000"), Ok((Fen(350_000), true)));
    assert_eq!(number::monthly_wage("99999"), Ok((Fen(9_999_900), false)));
}

#[test]
fn coordinates() {
    assert_eq!(point::parse("", ""), Ok(None));
    assert_eq!(point::parse("0", "0"), Ok(None));
    assert!(point::parse("117.23", "31.82").unwrap().is_some());
    assert_eq!(point::parse("31.82", "117.23"), Err(point::OUTSIDE));
    assert!(point::parse("117.23", "").is_err());
    assert!(point::parse("NaN", "31").is_err());
}

#[test]
fn places_by_code_and_by_words() {
    let good = [
        ("340100", "3401"),
        ("3401", "3401"),
        ("310000", "31"),
        ("330503101000", "330503101"),
        ("330503101201", "330503101201"),
        ("安徽省/合肥市", "3401"),
        ("合肥市", "3401"),
        ("合肥", "3401"),
        ("松江区", "310117"),
        ("上海市/松江区", "310117"),
        ("苏州市", "3205"),
        ("江苏省苏州市昆山市前进路1号", "320583"),
        ("常熟", "320581"),
        ("延边", "2224"),
        ("湖南省", "43"),
        ("吉林", "22"),
        ("吉林市", "2202"),
        ("重庆市/江北区", "500105"),
        ("北京", "11"),
        ("东莞", "4419"),
        ("上海 浦东新区", "310115"),
        ("内蒙古呼和浩特", "1501"),
    ];
    let code_of = |text: &str| book().find(text).map(|found| found.code.to_string());
    let wrong: Vec<_> = good
        .iter()
        .filter(|(text, code)| code_of(text).as_deref() != Ok(code))
        .map(|(text, _)| (text, code_of(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for (text, code) in [
        ("江北区", "ambiguous_area"),
        ("海外/日本", "unknown_area"),
        ("999999", "unknown_area"),
        ("12345", "not_an_area_code"),
        ("市辖区", "unknown_area"),
    ] {
        assert_eq!(book().find(text).map_err(|fault| fault.code), Err(code), "{text}");
    }
    assert!(!book().find("330503101").unwrap().known);
    assert!(book().find("330503").unwrap().known);
}

#[test]
fn an_empty_tree_still_takes_codes() {
    let book = place::Gazetteer::new(&[], true);
    assert_eq!(
        book.find("340100").map(|found| found.code.to_string()),
        Ok("3401".to_owned())
    );
    assert!(book.find("合肥市").is_err());
}

#[test]
fn upper_ages_in_text() {
    let hits = [
        ("年龄18-35岁", "年龄18-35岁"),
        ("18至26周岁，男女不限", "18至26周岁"),
        ("20岁-45岁", "20岁-45岁"),
        ("45岁以下", "45岁以下"),
        ("年龄35周岁以内", "年龄35周岁以内"),
        ("年龄18~35", "年龄18~35"),
        ("不超过50岁", "不超过50岁"),
        ("18--30岁", "18--30岁"),
    ];
    for (text, words) in hits {
        let found = age::upper_limits(text);
        assert_eq!(
            found.first().map(|span| &text[span.clone()]),
            Some(words),
            "{text}"
        );
    }
    for text in [
        "18岁以上",
        "16周岁以上",
        "0-3岁婴幼儿",
        "18-60岁",
        "工资2000-3500",
        "8:30-17:30",
        "年龄不限",
        "3-5年经验",
    ] {
        assert!(age::upper_limits(text).is_empty(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever stands in a cell, a parser answers.
    #[test]
    fn no_parser_ever_panics(text in "[0-9０-９.\\-~—万千元kK/天月年小时薪以上下岁周男女不限,，；:+* 合肥市省EⅠ龘𠮷\u{feff}]{0,24}") {
        let _ = wage::parse(&text);
        let _ = headcount::parse(&text);
        let _ = date::parse(&text);
        let _ = education::finished(&text);
        let _ = number::yuan(&text);
        let _ = months::parse(&text);
        let _ = point::parse(&text, &text);
        let _ = book().find(&text);
        let _ = list::parse(&text);
        let _ = services::import::person::resident_id(&text);
        let _ = services::import::person::certificate_no(&text);
        let found = services::import::wording::detect(&text, &text);
        let _ = services::import::wording::blank(&text, &found);
        let _ = services::import::offer::conditions(&text);
        let _ = services::import::offer::licences(&text, &text);
        for span in age::upper_limits(&text) {
            prop_assert!(text.get(span).is_some());
        }
    }

    /// The same with any characters at all.
    #[test]
    fn no_parser_panics_on_arbitrary_text(text in "\\PC{0,40}") {
        let _ = wage::parse(&text);
        let _ = headcount::parse(&text);
        let _ = date::parse(&text);
        let _ = education::demanded(&text);
        let _ = book().find(&text);
        let found = services::import::wording::detect(&text, &text);
        let _ = services::import::wording::blank(&text, &found);
    }
}
