//! No words of a searcher make a search fail.

use super::fixtures::{titled, words};
use domain::catalogue::CatalogueQuery;
use domain::values::Fen;
use proptest::prelude::*;

#[test]
fn odd_words_never_fail() {
    let catalogue = titled(&["电焊工", "木工"]);
    let long = "电焊工".repeat(5000);
    let letters = "x".repeat(100_000);
    let blanks = " ".repeat(10_000);
    for odd in [
        "",
        " ",
        "\0",
        "\"",
        "'",
        "a AND b OR NOT c",
        "title:x",
        "*",
        "?",
        "~1",
        "^2",
        "(((",
        "]",
        "{}",
        "\\",
        "-电焊工",
        "+",
        "电焊工 -木工",
        "/regex/",
        "😀",
        "电😀焊",
        "👨‍👩‍👧‍👦",
        "\u{202e}gnp",
        "ａ",
        "。，、！",
        "<script>",
        "'; drop table",
        "%",
        "_",
        "ü",
        "lü",
        "v",
        "ng",
        "あいう",
        "한국어",
        "མིའི",
        "🇨🇳",
        "\u{301}",
        "a\u{301}",
        "1",
        "12345678901234567890",
        &long,
        &letters,
        &blanks,
    ] {
        let page = catalogue.search(&words(odd)).unwrap();
        assert!(page.total <= 2, "{odd}");
    }
}

#[test]
fn odd_figures_never_fail() {
    let catalogue = titled(&["电焊工"]);
    for query in [
        CatalogueQuery {
            page: u32::MAX,
            limit: u32::MAX,
            ..CatalogueQuery::default()
        },
        CatalogueQuery {
            wage_min: Some(Fen(i64::MAX)),
            ..CatalogueQuery::default()
        },
        CatalogueQuery {
            wage_min: Some(Fen(-1)),
            ..CatalogueQuery::default()
        },
        CatalogueQuery {
            day: chrono::NaiveDate::from_ymd_opt(1, 1, 1),
            ..CatalogueQuery::default()
        },
        CatalogueQuery {
            day: Some(chrono::NaiveDate::MAX),
            ..CatalogueQuery::default()
        },
        CatalogueQuery {
            within_km: Some(u16::MAX),
            ..CatalogueQuery::default()
        },
    ] {
        catalogue.search(&query).unwrap();
    }
    assert_eq!(
        catalogue
            .search(&CatalogueQuery {
                page: 7,
                ..CatalogueQuery::default()
            })
            .unwrap()
            .total,
        1
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]
    #[test]
    fn any_words_at_all(texts in prop::collection::vec(any::<String>(), 30)) {
        let catalogue = titled(&["电焊工"]);
        for text in texts {
            prop_assert!(catalogue.search(&words(&text)).is_ok());
        }
    }

    #[test]
    fn any_title_can_be_indexed(titles in prop::collection::vec(any::<String>(), 1..20)) {
        let refs: Vec<&str> = titles.iter().map(String::as_str).collect();
        prop_assert_eq!(titled(&refs).count() as usize, titles.len());
    }
}
