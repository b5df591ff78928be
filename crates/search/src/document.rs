//! What goes into the index: an entry of the store becomes a document with its card.

use crate::filter::{HOME_MARK, area_mark, kind_mark};
use crate::pinyin;
use crate::result::Essentials;
use crate::row::{AreaKey, Days, Facts, Row, flag, flags, grows_old};
use crate::schema::Fields;
use crate::tokenizer::normalise;
use chrono::NaiveDate;
use domain::catalogue::{Card, DocumentKind};
use domain::course::Course;
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState};
use domain::values::{AreaCode, Point};
use tantivy::TantivyDocument;
use uuid::Uuid;

/// Something that can be found.
#[derive(Clone, Debug)]
pub enum Entry {
    /// Work offered. Only open work with free openings is found; anything else is only taken out.
    Vacancy {
        /// The vacancy.
        vacancy: Vacancy,
        /// Where, in words: county and town; shown on the card and searched.
        place: String,
        /// Days it stays open after the last touch when it has no closing date.
        fresh_days: u32,
        /// Hundredths of working days of a month, to which day and hour pay is converted.
        month_days: i64,
    },
    /// Training.
    Course {
        /// The course.
        course: Course,
        /// Where, in words.
        place: String,
    },
    /// A policy or an event.
    Notice(Notice),
}

/// A policy or an event, as the catalogue shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Our id.
    pub id: Uuid,
    /// The number it has outside.
    pub no: String,
    /// Policy or event.
    pub kind: DocumentKind,
    /// Title.
    pub title: String,
    /// Who issues or holds it.
    pub from: String,
    /// Where it holds or takes place.
    pub area: Option<AreaCode>,
    /// Where, in words.
    pub place: String,
    /// Where on the map.
    pub point: Option<Point>,
    /// First day it holds; the day of an event.
    pub open_from: Option<NaiveDate>,
    /// Last day.
    pub open_to: Option<NaiveDate>,
    /// Full text.
    pub description: String,
}

impl Entry {
    /// The id it is kept under.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Vacancy { vacancy, .. } => vacancy.id.0,
            Self::Course { course, .. } => course.id.0,
            Self::Notice(notice) => notice.id,
        }
    }

    /// Whether anybody may find it. Held, withdrawn and filled work is not in the index at all.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Vacancy { vacancy, .. } => {
                vacancy.state == VacancyState::Open && vacancy.openings_left() > 0
            }
            Self::Course { .. } | Self::Notice(_) => true,
        }
    }

    /// The document, or why its card cannot be written.
    pub(crate) fn document(&self, fields: &Fields) -> Result<TantivyDocument, serde_json::Error> {
        match self {
            Self::Vacancy {
                vacancy,
                place,
                fresh_days,
                month_days,
            } => of_vacancy(vacancy, place, (*fresh_days, *month_days)),
            Self::Course { course, place } => of_course(course, place),
            Self::Notice(notice) => of_notice(notice),
        }
        .write(fields)
    }
}

/// The key of an id.
pub(crate) fn id_key(id: Uuid) -> String {
    id.simple().to_string()
}

/// The key of an outside number, the same for every way of writing it.
pub(crate) fn no_key(no: &str) -> String {
    normalise(no.trim())
}

/// A document before it is written: what is searched, what is ranked, what is shown.
struct Draft {
    card: Card,
    occupation: Vec<String>,
    body: Vec<String>,
    facts: Facts,
    days: Days,
}

fn of_vacancy(vacancy: &Vacancy, place: &str, (fresh_days, month_days): (u32, i64)) -> Draft {
    let open_to = vacancy
        .open_to
        .unwrap_or_else(|| grows_old(vacancy.touched, fresh_days));
    let title = without_unlawful(vacancy, &vacancy.title);
    let sitting = vacancy.demands.lets_sit();
    let mut occupation = vec![vacancy.occupation.clone()];
    occupation.extend(names_of_code(&vacancy.occupation, vacancy.trades));
    occupation.extend(vacancy.tags.iter().cloned());
    let mut body = vec![
        without_unlawful(vacancy, &vacancy.description),
        vacancy.employer_name.clone(),
        place.to_owned(),
        vacancy.address.clone(),
        vacancy.experience.clone(),
        kind_words(vacancy.kind).to_owned(),
        condition_words(vacancy.conditions, sitting),
    ];
    body.extend(vacancy.trades.trades().map(|trade| trade.en.to_owned()));
    Draft {
        facts: facts_of(vacancy, sitting, month_days),
        days: Days::new(Some(vacancy.open_from), Some(open_to), Some(vacancy.touched)),
        occupation,
        body,
        card: Card {
            title: if title.trim().is_empty() {
                vacancy.title.clone()
            } else {
                title
            },
            from: vacancy.employer_name.clone(),
            area: Some(vacancy.area),
            place: place.to_owned(),
            point: vacancy.point,
            wage: Some(vacancy.wage),
            vacancy_kind: Some(vacancy.kind),
            conditions: vacancy.conditions,
            sitting,
            no_reading: vacancy.no_reading,
            headcount: vacancy.headcount,
            open_from: Some(vacancy.open_from),
            open_to: Some(open_to),
            ..blank(vacancy.id.0, &vacancy.no, DocumentKind::Vacancy)
        },
    }
}

fn facts_of(vacancy: &Vacancy, sitting: bool, month_days: i64) -> Facts {
    let mut facts = Facts::new(DocumentKind::Vacancy)
        .with_vacancy_kind(vacancy.kind)
        .with_flags(flags(vacancy.conditions, sitting, vacancy.no_reading))
        .with_demands(vacancy.demands);
    if let Some(level) = vacancy.education.filter(|_| vacancy.education_required) {
        facts = facts.with_education(level);
    }
    let wage = vacancy.wage;
    if let Some(month) = wage.month_high(month_days).or(wage.month_low(month_days)) {
        facts = facts.with_wage(month);
    }
    facts
}

fn of_course(course: &Course, place: &str) -> Draft {
    let mut occupation = vec![course.occupation.clone(), course.kind.clone()];
    occupation.extend(names_of_code(&course.occupation, course.trades));
    let mut body = vec![
        course.description.clone(),
        course.provider.clone(),
        place.to_owned(),
        course.address.clone(),
        course.audience.clone(),
        course.certificate.clone(),
        "培训 课程".to_owned(),
    ];
    body.extend(course.trades.trades().map(|trade| trade.en.to_owned()));
    Draft {
        facts: Facts::new(DocumentKind::Course),
        days: Days::new(None, None, course.starts),
        occupation,
        body,
        card: Card {
            title: course.name.clone(),
            from: course.provider.clone(),
            area: course.area,
            place: place.to_owned(),
            fee: course.fee,
            open_from: course.starts,
            ..blank(course.id.0, &course.no, DocumentKind::Course)
        },
    }
}

fn of_notice(notice: &Notice) -> Draft {
    Draft {
        facts: Facts::new(notice.kind),
        // A policy or an event is told before its day comes; only the end closes it.
        days: Days::new(None, notice.open_to, notice.open_from),
        occupation: Vec::new(),
        body: vec![
            notice.description.clone(),
            notice.from.clone(),
            notice.place.clone(),
        ],
        card: Card {
            title: notice.title.clone(),
            from: notice.from.clone(),
            area: notice.area,
            place: notice.place.clone(),
            point: notice.point,
            open_from: notice.open_from,
            open_to: notice.open_to,
            ..blank(notice.id, &notice.no, notice.kind)
        },
    }
}

fn blank(id: Uuid, no: &str, kind: DocumentKind) -> Card {
    Card {
        id,
        no: no.to_owned(),
        kind,
        title: String::new(),
        from: String::new(),
        area: None,
        place: String::new(),
        point: None,
        metres: None,
        wage: None,
        fee: None,
        vacancy_kind: None,
        conditions: Conditions::default(),
        sitting: false,
        no_reading: false,
        headcount: None,
        open_from: None,
        open_to: None,
        score: 0.0,
        why: Vec::new(),
    }
}

/// Wording the law forbids is neither shown as a demand nor searched.
fn without_unlawful(vacancy: &Vacancy, text: &str) -> String {
    let found = vacancy
        .unlawful
        .iter()
        .filter(|wording| !wording.words.trim().is_empty());
    found.fold(text.to_owned(), |text, wording| text.replace(&wording.words, ""))
}

/// An occupation written as a code is found by the names of its trades.
fn names_of_code(occupation: &str, trades: TradeSet) -> Vec<String> {
    let is_code = occupation.starts_with(|c: char| c.is_ascii_digit());
    trades
        .trades()
        .filter(|_| is_code)
        .map(|trade| trade.zh.to_owned())
        .collect()
}

fn kind_words(kind: VacancyKind) -> &'static str {
    match kind {
        VacancyKind::Normal => "",
        VacancyKind::PublicWelfare => "公益性岗位 公益岗位 公益岗",
        VacancyKind::Auxiliary => "辅助性岗位 辅助岗位",
        VacancyKind::HomeBased => "居家就业 在家做 在家干活",
        VacancyKind::Piecework => "来料加工 计件",
        VacancyKind::DomesticService => "家政服务",
        VacancyKind::DayJob => "零工 日结",
    }
}

fn condition_words(conditions: Conditions, sitting: bool) -> String {
    let words = [
        (conditions.home_based, "居家 在家"),
        (conditions.lodging && conditions.meals, "包吃住 包吃包住"),
        (conditions.lodging, "包住 住宿 宿舍"),
        (conditions.meals, "包吃 管饭"),
        (conditions.transport, "班车 接送"),
        (conditions.insured, "五险 社保 交保险"),
        (sitting, "坐着干 坐着做"),
    ];
    words
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, words)| words)
        .collect::<Vec<_>>()
        .join(" ")
}

impl Draft {
    fn write(self, fields: &Fields) -> Result<TantivyDocument, serde_json::Error> {
        let mut document = TantivyDocument::new();
        document.add_text(fields.id, id_key(self.card.id));
        document.add_text(fields.no, no_key(&self.card.no));
        self.write_marks(fields, &mut document);
        self.write_texts(fields, &mut document);
        self.row().write(fields, &mut document);
        document.add_bytes(fields.card, &Essentials::of(&self.card).to_bytes()?);
        Ok(document)
    }

    fn write_marks(&self, fields: &Fields, document: &mut TantivyDocument) {
        document.add_text(fields.mark, kind_mark(self.card.kind));
        for area in self.card.area.iter().flat_map(|area| area.path()) {
            document.add_text(fields.mark, area_mark(area));
        }
        if self.facts.flags() & flag::HOME_BASED != 0 {
            document.add_text(fields.mark, HOME_MARK);
        }
    }

    fn write_texts(&self, fields: &Fields, document: &mut TantivyDocument) {
        let title = normalise(&self.card.title);
        let occupation: Vec<String> = self.occupation.iter().map(|text| normalise(text)).collect();
        let body = normalise(&self.body.join("\n"));
        document.add_text(fields.title, &title);
        document.add_text(fields.body, &body);
        document.add_text(fields.long_words, &body);
        document.add_text(fields.chars_body, &body);
        for text in &occupation {
            document.add_text(fields.occupation, text);
        }
        let mut spelling = pinyin::Spelling::default();
        for text in std::iter::once(&title).chain(&occupation) {
            document.add_text(fields.words, text);
            document.add_text(fields.chars, text);
            spelling.add(text);
        }
        for initials in spelling.initials() {
            document.add_text(fields.initials, initials);
        }
        for spelt in spelling.spelt() {
            document.add_text(fields.spelt, spelt);
        }
        document.add_pre_tokenized_text(fields.syllables, spelling.syllables());
    }

    fn row(&self) -> Row {
        let nowhere = Point {
            lon: f64::NAN,
            lat: f64::NAN,
        };
        let Point { lon, lat } = self.card.point.unwrap_or(nowhere);
        let area = AreaKey::new(self.card.area);
        Row {
            facts: self.facts,
            days: self.days,
            area,
            lon,
            lat,
            order: self.card.id.as_u64_pair().1,
        }
    }
}

impl Row {
    fn write(&self, fields: &Fields, document: &mut TantivyDocument) {
        let columns = fields.columns;
        document.add_u64(columns.facts, self.facts.0);
        document.add_u64(columns.days, self.days.0);
        document.add_u64(columns.area, self.area.0);
        document.add_u64(columns.order, self.order);
        if let Some(point) = self.point() {
            document.add_f64(columns.lon, point.lon);
            document.add_f64(columns.lat, point.lat);
        }
    }
}
