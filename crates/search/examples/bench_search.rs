//! Measures the catalogue: `cargo run --release -p search --example bench_search -- [DOCUMENTS [REPEATS]]`.
//!
//! Real postings are read from `../shared/data` beside the workspace, or from `SONGGANG_SHARED_DATA`, and repeated in
//! other areas up to the wanted number; without them, titles are made from the words of the trades.

use chrono::{Days, NaiveDate};
use domain::catalogue::CatalogueQuery;
use domain::fit::Functions;
use domain::ids::{EmployerId, VacancyId};
use domain::person::CategorySet;
use domain::trade::{TRADES, TradeSet};
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use domain::values::{AreaCode, Fen, Point};
use search::{Catalogue, Entry, Synonyms};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let wanted: usize = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse())?;
    let postings = postings()?;
    let folder = tempfile::tempdir()?;
    let catalogue = Catalogue::open(folder.path(), Synonyms::from_trades())?;
    let warming = Instant::now();
    catalogue.warm();
    println!("dictionaries loaded in {:.0?}", warming.elapsed());

    let building = Instant::now();
    let entries = (0..wanted).map(|n| entry(n, &postings[n % postings.len()]));
    let documents = catalogue.rebuild(entries)?;
    println!("{documents} documents built in {:.2?}", building.elapsed());
    println!("{:.0} MB on disk", size_of(folder.path())? as f64 / 1e6);
    let opening = Instant::now();
    drop(catalogue);
    let catalogue = Catalogue::open(folder.path(), Synonyms::from_trades())?;
    println!("opened in {:.1?}", opening.elapsed());

    let words = words()?;
    for text in [
        "保洁",
        "电焊工",
        "缝纫工",
        "月嫂",
        "看大门",
        "司机",
        "dhg",
        "kuaiji",
        "java",
        "普工 包吃住",
        "合肥 保安",
        "在家做手工",
    ] {
        show(&catalogue, text)?;
    }
    measure("words", &catalogue, words.iter().map(|word| question(word)))?;
    let narrowed = words.iter().zip(0..).map(|(word, n)| filtered(word, n));
    measure("words and filters", &catalogue, narrowed)?;
    let browsing = (0..200).map(|n| filtered("", n));
    measure("filters alone", &catalogue, browsing)?;
    measure("everything", &catalogue, (0..200).map(|_| question("")))?;
    let changing = Instant::now();
    for n in 0..20 {
        catalogue.apply([entry(n, &postings[(n + 7) % postings.len()])], &[])?;
    }
    println!("a change is searchable after {:.1?}", changing.elapsed() / 20);
    measure(
        "words after changes",
        &catalogue,
        words.iter().map(|word| question(word)),
    )
}

fn show(catalogue: &Catalogue, text: &str) -> Result<()> {
    let page = catalogue.search(&question(text))?;
    println!("{text}: {} found, {:?}", page.total, page.relaxed);
    for card in page.cards.iter().take(6) {
        println!("    {:.2} {} {:?}", card.score, card.title, card.why);
    }
    Ok(())
}

fn measure(name: &str, catalogue: &Catalogue, questions: impl Iterator<Item = CatalogueQuery>) -> Result<()> {
    let questions: Vec<CatalogueQuery> = questions.collect();
    for question in questions.iter().take(50) {
        catalogue.search(question)?;
    }
    let (mut times, mut empty, mut relaxed, mut total) = (Vec::new(), 0, 0, 0_u64);
    for question in &questions {
        let mut best = Duration::MAX;
        let mut page = catalogue.search(question)?;
        for _ in 0..repeats() {
            let started = Instant::now();
            page = catalogue.search(question)?;
            best = best.min(started.elapsed());
        }
        times.push((best, question.words.clone(), page.total));
        empty += usize::from(page.total == 0);
        relaxed += usize::from(!page.relaxed.is_empty());
        total += u64::from(page.total);
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    let sum: Duration = times.iter().map(|(time, ..)| *time).sum();
    println!(
        "{name}: {} questions, p50 {:.2?}, p99 {:.2?}, max {:.2?}, {:.0}/s; {empty} empty, {relaxed} loosened, {:.0} found",
        questions.len(),
        at(0.5),
        at(0.99),
        at(1.0),
        questions.len() as f64 / sum.as_secs_f64(),
        total as f64 / questions.len() as f64,
    );
    let slowest: Vec<String> = times
        .iter()
        .rev()
        .take(5)
        .map(|(t, w, n)| format!("{w} {t:.1?} {n}"))
        .collect();
    println!("    slowest: {}", slowest.join(", "));
    let nothing: Vec<&str> = times
        .iter()
        .filter(|(.., n)| *n == 0)
        .map(|(_, word, _)| word.as_str())
        .collect();
    println!("    nothing: {}", nothing.join(", "));
    Ok(())
}

/// How often each question is asked; the best time counts. One by default; more leaves out what other programs on the
/// machine take.
fn repeats() -> usize {
    std::env::args()
        .nth(2)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1)
}

struct Posting {
    title: String,
    company: String,
    area: String,
    text: String,
    wage: i64,
}

fn data() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    std::env::var_os("SONGGANG_SHARED_DATA").map_or_else(beside, PathBuf::from)
}

fn postings() -> Result<Vec<Posting>> {
    let mut postings = Vec::new();
    for (file, title, text) in [
        ("hefei_2015.csv", "title", "description"),
        ("national_2022.csv", "title", "industry"),
        ("cities_2026.csv", "title", "description_head"),
    ] {
        let path = data().join("postings").join(file);
        if !path.exists() {
            println!("{file} is absent");
            continue;
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path)?;
        let headers = reader.headers()?.clone();
        let column = |name: &str| headers.iter().position(|header| header == name);
        let columns = [title, "company", "adcode", text].map(column);
        for row in reader.records() {
            let row = row?;
            let [title, company, area, text] =
                columns.map(|at| at.and_then(|at| row.get(at)).unwrap_or_default().to_owned());
            let wage = 2000 + (postings.len() as i64 * 37) % 6000;
            postings.push(Posting {
                title,
                company,
                area,
                text,
                wage,
            });
        }
    }
    if postings.is_empty() {
        postings.extend(made_up());
    }
    println!("{} different postings", postings.len());
    Ok(postings)
}

fn made_up() -> impl Iterator<Item = Posting> {
    TRADES.iter().flat_map(|trade| {
        trade.words.iter().map(|word| Posting {
            title: format!("招{word}"),
            company: format!("{}有限公司", trade.zh),
            area: "330502".to_owned(),
            text: trade.words.join("，"),
            wage: 4000,
        })
    })
}

fn words() -> Result<Vec<String>> {
    let path = data().join("search/search_words_2015.csv");
    if !path.exists() {
        return Ok(TRADES
            .iter()
            .flat_map(|trade| trade.words)
            .map(|word| (*word).to_owned())
            .collect());
    }
    let mut reader = csv::Reader::from_path(path)?;
    reader
        .records()
        .map(|row| Ok(row?.get(0).unwrap_or_default().to_owned()))
        .collect()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default()
}

fn question(words: &str) -> CatalogueQuery {
    CatalogueQuery {
        words: words.to_owned(),
        day: Some(today()),
        ..CatalogueQuery::default()
    }
}

fn filtered(words: &str, n: usize) -> CatalogueQuery {
    CatalogueQuery {
        area: AreaCode::parse(["34", "3401", "32", "31"][n % 4]).ok(),
        near: Point::new(117.2 + (n % 10) as f64 / 50.0, 31.8),
        wage_min: n.is_multiple_of(3).then(|| Fen::yuan(4000)),
        vacancy_kinds: if n.is_multiple_of(5) {
            vec![VacancyKind::Normal, VacancyKind::DayJob]
        } else {
            Vec::new()
        },
        conditions: Conditions {
            lodging: n.is_multiple_of(7),
            ..Conditions::default()
        },
        functions: Functions([Some(2), None, None, Some((n % 4) as u8), None, None]),
        ..question(words)
    }
}

fn entry(n: usize, posting: &Posting) -> Entry {
    let area = AreaCode::parse_padded(&posting.area).or_else(|_| AreaCode::parse("340102"));
    let place = "合肥市".to_owned();
    let touched = today() - Days::new(n as u64 % 60);
    let vacancy = Vacancy {
        id: VacancyId(Uuid::from_u128(
            (n as u128) << 64 | (n as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15) & u128::from(u64::MAX),
        )),
        no: format!("V{n:06}"),
        employer: EmployerId(Uuid::nil()),
        employer_name: posting.company.clone(),
        title: posting.title.clone(),
        occupation: String::new(),
        kind: VacancyKind::ALL[n % VacancyKind::ALL.len()],
        headcount: Some(2),
        filled: 0,
        wage: Wage {
            low: None,
            high: Some(Fen::yuan(posting.wage)),
            unit: WageUnit::Month,
        },
        wage_text: String::new(),
        area: area.unwrap_or_else(|_| unreachable!("a valid code")),
        address: String::new(),
        point: Point::new(116.5 + (n % 1000) as f64 / 700.0, 31.2 + (n % 777) as f64 / 700.0),
        education: None,
        education_required: false,
        experience: String::new(),
        age_min: None,
        age_max: None,
        demands: Functions([
            Some((n % 4) as u8),
            None,
            None,
            Some((n / 4 % 4) as u8),
            None,
            Some((n / 16 % 4) as u8),
        ]),
        conditions: Conditions {
            lodging: n.is_multiple_of(2),
            meals: n.is_multiple_of(3),
            home_based: n.is_multiple_of(20),
            ..Conditions::default()
        },
        night: false,
        no_reading: n.is_multiple_of(10),
        contract_months: None,
        reserved_for: CategorySet::EMPTY,
        licences: Vec::new(),
        open_from: touched,
        open_to: None,
        touched,
        description: posting.text.clone(),
        tags: Vec::new(),
        trades: TradeSet::of(&posting.title),
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: String::new(),
        source: String::new(),
    };
    Entry::Vacancy {
        vacancy,
        place,
        fresh_days: 90,
        month_days: 2175,
    }
}

fn size_of(folder: &Path) -> Result<u64> {
    let mut size = 0;
    for file in std::fs::read_dir(folder)? {
        size += file?.metadata()?.len();
    }
    Ok(size)
}
