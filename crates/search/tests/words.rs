//! What words find, and why.

use super::fixtures::{ask, catalogue, entry, found, titled, titles, vacancy, words};
use domain::catalogue::{Relaxed, Why};
use search::Synonyms;

#[test]
fn a_phrase_is_a_substring() {
    let catalogue = titled(&["熟练电焊工两名", "电工", "机器人调试", "电子厂普工"]);
    assert_eq!(found(&catalogue, "电焊工"), ["熟练电焊工两名"]);
    assert_eq!(found(&catalogue, "练电焊"), ["熟练电焊工两名"]);
    assert_eq!(found(&catalogue, "子厂"), ["电子厂普工"]);
}

#[test]
fn the_words_of_a_long_run_may_stand_apart() {
    let mut far = vacancy(1, "挡车工");
    far.description = "织里镇纺织厂急招，包吃住".to_owned();
    let catalogue = catalogue([entry(far), entry(vacancy(2, "挡车工"))]);
    assert_eq!(ask(&catalogue, "纺织厂挡车工").total, 1);
    assert_eq!(ask(&catalogue, "挡车工 包吃住").total, 1);
}

#[test]
fn one_character_finds() {
    let catalogue = titled(&["焊工", "电焊学徒", "木工"]);
    let mut both = found(&catalogue, "焊");
    both.sort();
    assert_eq!(both, ["焊工", "电焊学徒"]);
}

#[test]
fn place_employer_and_number_are_found() {
    let catalogue = titled(&["缝纫", "木工"]);
    assert_eq!(ask(&catalogue, "织里镇").total, 2);
    assert_eq!(ask(&catalogue, "织里童装").total, 2);
    let page = ask(&catalogue, " v00002 ");
    assert_eq!(titles(&page), ["木工"]);
    assert_eq!(page.cards[0].why, [Why::Word("v00002".to_owned())]);
}

#[test]
fn title_counts_more_than_text() {
    let mut passing = vacancy(1, "厂区后勤");
    passing.description = "负责保洁和绿化".to_owned();
    let catalogue = catalogue([entry(passing), entry(vacancy(2, "保洁"))]);
    assert_eq!(found(&catalogue, "保洁"), ["保洁", "厂区后勤"]);
}

#[test]
fn synonyms_are_found_and_named() {
    let catalogue = titled(&["环卫工人", "保洁员", "保安", "护林员"]);
    let page = ask(&catalogue, "保洁");
    assert_eq!(titles(&page), ["保洁员", "环卫工人"]);
    assert_eq!(page.cards[0].why, [Why::Word("保洁".to_owned())]);
    let synonym = Why::Synonym {
        typed: "保洁".to_owned(),
        found: "环卫".to_owned(),
    };
    assert!(page.cards[1].why.contains(&synonym), "{:?}", page.cards[1].why);
}

#[test]
fn a_rare_synonym_does_not_outweigh_the_word_itself() {
    let mut all = vec!["司机"; 30];
    all.extend(["驾驶员", "货车驾驶员"]);
    let catalogue = titled(&all);
    let page = ask(&catalogue, "司机");
    assert_eq!(page.total, 32);
    assert_eq!(titles(&page)[29], "司机");
}

#[test]
fn auxiliary_posts_do_not_find_each_other() {
    let posts = ["保洁", "保绿", "保安", "护林", "护路"];
    let catalogue = titled(&posts);
    for post in posts {
        assert_eq!(found(&catalogue, post), [post]);
    }
}

#[test]
fn the_county_adds_synonyms_without_a_rebuild() {
    let catalogue = titled(&["仓库管理员"]);
    assert_eq!(found(&catalogue, "看仓库的"), Vec::<String>::new());
    catalogue.set_synonyms(Synonyms::from_trades().with_rows("看仓库的=仓库管理员"));
    assert_eq!(found(&catalogue, "看仓库的"), ["仓库管理员"]);
}

#[test]
fn a_synonym_in_passing_is_no_hit() {
    let mut kitchen = vacancy(1, "帮厨");
    kitchen.description = "保持厨房清洁".to_owned();
    assert_eq!(found(&catalogue([entry(kitchen)]), "保洁"), Vec::<String>::new());
}

#[test]
fn pinyin_is_for_latin_letters_only() {
    let catalogue = titled(&["景点讲解员", "经典诵读老师"]);
    assert_eq!(found(&catalogue, "景点"), ["景点讲解员"]);
    assert_eq!(ask(&catalogue, "jingdian").total, 2);
    assert_eq!(
        ask(&catalogue, "jingdian").cards[0].why,
        [Why::Pinyin("jingdian".to_owned())]
    );
}

#[test]
fn pinyin_full_spaced_initials_and_dialect() {
    let catalogue = titled(&["电焊工", "会计", "木工"]);
    for typed in [
        "dianhangong",
        "dian han gong",
        "dhg",
        "DianHanGong",
        "dianhanggong",
        "dianhan gong",
    ] {
        assert_eq!(found(&catalogue, typed), ["电焊工"], "{typed}");
    }
    for slip in ["dianhngong", "dainhangong", "dianhangongg"] {
        assert_eq!(found(&catalogue, slip), ["电焊工"], "{slip}");
    }
    for typed in ["kuaiji", "kuai ji", "kj"] {
        assert_eq!(found(&catalogue, typed), ["会计"], "{typed}");
    }
}

#[test]
fn latin_words_are_words_first() {
    let catalogue = titled(&["Java工程师", "家务", "CAD绘图员", "C++开发", "数控CNC操作"]);
    assert_eq!(found(&catalogue, "java"), ["Java工程师"]);
    assert_eq!(found(&catalogue, "CAD绘图"), ["CAD绘图员"]);
    assert_eq!(found(&catalogue, "c++"), ["C++开发"]);
    assert_eq!(found(&catalogue, "cnc"), ["数控CNC操作"]);
}

#[test]
fn traditional_and_full_width_read_the_same() {
    let catalogue = titled(&["电焊工", "CNC操作"]);
    assert_eq!(found(&catalogue, "電焊工"), ["电焊工"]);
    assert_eq!(found(&catalogue, "ＣＮＣ"), ["CNC操作"]);
    assert_eq!(found(&titled(&["電焊工"]), "电焊工"), ["電焊工"]);
}

#[test]
fn looking_for_work_finds_everything() {
    let catalogue = titled(&["电焊工", "木工"]);
    for typed in ["找工作", "招聘", "我想找工作", "附近的工作", ""] {
        assert_eq!(ask(&catalogue, typed).total, 2, "{typed}");
        assert!(ask(&catalogue, typed).relaxed.is_empty());
    }
    assert_eq!(found(&catalogue, "我想找木工的工作"), ["木工"]);
}

#[test]
fn words_are_loosened_last() {
    let catalogue = titled(&["电焊工", "木工"]);
    let page = ask(&catalogue, "电焊工 宇航员");
    assert_eq!(titles(&page), ["电焊工"]);
    assert_eq!(page.relaxed, [Relaxed::Words]);
}

#[test]
fn forbidden_wording_is_neither_shown_nor_searched() {
    let mut posting = vacancy(1, "保洁员限女性");
    posting.description = "限女性，乙肝勿扰".to_owned();
    let wording = |words: &str| domain::vacancy::UnlawfulWording {
        kind: domain::vacancy::Unlawful::Sex,
        words: words.to_owned(),
    };
    posting.unlawful = vec![wording("限女性"), wording("乙肝勿扰")];
    let catalogue = catalogue([entry(posting)]);
    assert_eq!(found(&catalogue, "保洁员"), ["保洁员"]);
    assert_eq!(found(&catalogue, "限女性"), Vec::<String>::new());
}

#[test]
fn conditions_can_be_typed() {
    let mut post = vacancy(1, "普工");
    post.conditions.lodging = true;
    post.conditions.meals = true;
    let catalogue = catalogue([entry(post), entry(vacancy(2, "普工"))]);
    assert_eq!(ask(&catalogue, "普工 包吃住").total, 1);
}

#[test]
fn a_page_of_the_same_words_is_stable() {
    let catalogue = catalogue((1..=50).map(|n| entry(vacancy(n, "普工"))));
    let mut all = Vec::new();
    for page in 0..3 {
        let query = domain::catalogue::CatalogueQuery {
            page,
            limit: 20,
            ..words("普工")
        };
        let answer = catalogue.search(&query).unwrap();
        assert_eq!(answer.total, 50);
        all.extend(answer.cards.into_iter().map(|card| card.id));
    }
    assert_eq!(all.len(), 50);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 50);
}
