//! `policy list` and `policy eval` as scripts use them.

use crate::postgres;
use crate::program::Folder;
use serde_json::{Value, json};

const SHARE: &str = r#"{"transferred":9496,"surplus":10000}"#;

fn eval(folder: &Folder, rule: &str, input: &str, more: &[&str]) -> Value {
    let args = [&["policy", "eval", rule, "--input", input][..], more].concat();
    folder.json(&args).done().json()
}

fn refused(folder: &Folder, rule: &str, input: &str) -> String {
    folder.run(&["policy", "eval", rule, "--input", input]).refused()
}

#[test]
fn the_table_names_every_rule_and_its_examples_are_questions_with_an_answer() {
    let folder = Folder::new();
    let list = folder
        .json(&["policy", "list", "--as-of", "2018-06-30"])
        .done()
        .json();
    let rules = list["rules"].as_array().unwrap();
    assert!(rules.len() >= 90, "{} rules", rules.len());
    for rule in rules {
        for key in ["rule", "title", "source", "version", "inputs"] {
            assert!(rule.get(key).is_some(), "{key} in {rule}");
        }
        for input in rule["inputs"].as_array().unwrap() {
            let fields = ["name", "type", "unit", "example"].map(|key| input.get(key).is_some());
            assert_eq!(fields, [true; 4], "{input}");
            assert_eq!(input["type"] == "list", input.get("items").is_some(), "{input}");
        }
    }
    // One of them through the program; all of them are asked in the tests of `domain`.
    let rule = rules.iter().find(|rule| rule["rule"] == "R38").unwrap();
    let inputs = rule["inputs"].as_array().unwrap().iter();
    let asked: serde_json::Map<String, Value> = inputs
        .map(|input| {
            (
                input["name"].as_str().unwrap().to_owned(),
                input["example"].clone(),
            )
        })
        .collect();
    let answer = eval(&folder, "R38", &Value::from(asked).to_string(), &[]);
    assert_eq!(
        (&answer["rule"], &answer["result"]),
        (&json!("R38"), &json!(758_400))
    );
    assert_eq!(answer["parts"]["yuan"], "7584.00");
}

#[test]
fn an_answer_names_its_figures_and_those_of_the_county_win() {
    let folder = Folder::new();
    let answer = eval(&folder, "r57", SHARE, &["--as-of", "2018-06-30"]);
    assert_eq!(
        (&answer["result"], &answer["text"]),
        (&json!(false), &json!("fail"))
    );
    assert_eq!(answer["version"]["on"], "2018-06-30");
    let figure = &answer["version"]["figures"][0];
    assert_eq!(
        (&figure["key"], &figure["value"]),
        (&json!("transfer.percent"), &json!(95))
    );
    assert_eq!(figure["source"], "S0 转移就业率达95%以上 (R57)");

    let areas = folder.file(
        "areas.csv",
        "code,name,level,parent,pinyin,lon,lat\n330503101,甲镇,4,330503,jia zhen,120.3,30.8\n",
    );
    folder.json(&["import", "areas", &areas]).done();
    let set = [
        "figures",
        "set",
        "transfer.percent",
        "94",
        "--area",
        "330503101",
        "--from",
        "2018-07-01",
        "--source",
        "本镇方案",
    ];
    folder.run(&set).done();
    let asked = |area: &'static str, day: &'static str| {
        let answer = eval(&folder, "R57", SHARE, &["--area", area, "--as-of", day]);
        answer["text"].as_str().unwrap().to_owned()
    };
    assert_eq!(asked("330503101", "2018-07-01"), "pass");
    assert_eq!(asked("330503101", "2018-06-30"), "fail");
    assert_eq!(asked("330503", "2018-07-01"), "fail");
}

#[test]
fn what_cannot_be_answered_is_said_and_how_to_go_on() {
    let folder = Folder::new();
    let said = refused(&folder, "R102", r#"{"pay_fen":152000,"unit":"month"}"#);
    assert!(
        said.contains("wage.minimum_month is not set") && said.contains("songgang figures set"),
        "{said}"
    );
    for (rule, input, told) in [
        ("R57", "{}", "\"transferred\" is missing"),
        (
            "R57",
            r#"{"transferred":"many","surplus":1}"#,
            "\"transferred\" is not a whole number",
        ),
        ("R57", r#"{"transferred":-1,"surplus":1}"#, "from 0 to"),
        (
            "R57",
            r#"{"transfered":1,"surplus":1}"#,
            "no input \"transfered\"",
        ),
        ("R57", "[]", "one JSON object"),
        ("R57", "{", "no JSON"),
        ("R107", "{}", "songgang policy list"),
    ] {
        let said = refused(&folder, rule, input);
        assert!(said.contains(told), "{rule} {input}: {said}");
        let ran = folder.json(&["policy", "eval", rule, "--input", input]);
        assert_eq!((ran.status, ran.json()["error"].is_string()), (1, true));
    }
    for args in [
        &["policy"][..],
        &["policy", "eval"],
        &["policy", "eval", "R57"],
        &["policy", "eval", "R57", "--input", SHARE, "--area", "33050"],
        &["policy", "list", "--as-of", "yesterday"],
    ] {
        assert_eq!(folder.run(args).status, 2, "{args:?}");
    }
}

#[test]
fn both_databases_give_the_same_to_the_letter() {
    let Some(server) = postgres::Server::start() else {
        return;
    };
    let url = server.url("postgres");
    let folder = Folder::new();
    let asked: [&[&str]; 3] = [
        &["policy", "list"],
        &["policy", "eval", "R57", "--input", SHARE],
        &[
            "policy",
            "eval",
            "R40",
            "--input",
            r#"{"start":"2018-07-01","born":"1963-06-01","group":"M"}"#,
        ],
    ];
    for args in asked {
        let here = [args, &["--as-of", "2026-06-30"]].concat();
        let there = [here.as_slice(), &["--database-url", &url]].concat();
        assert_eq!(
            folder.json(&here).done().stdout,
            folder.json(&there).done().stdout,
            "{args:?}"
        );
    }
}
