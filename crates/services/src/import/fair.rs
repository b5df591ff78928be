//! Rows of job fairs.

use super::Context;
use super::cells::Cells;
use super::fault::Fault;
use super::parse::date;
use super::parse::place::Gazetteer;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::fair::{Fair, FairAccessSet, FairKind, FairPlan, FairState};
use domain::ids::FairId;
use domain::values::AreaCode;

/// The columns of a file.
pub(super) const COLUMNS: &[&str] = &[
    "fair_id",
    "title",
    "industry",
    "venue",
    "date",
    "booths",
    "bus",
    "introduction",
];

/// Those it cannot do without.
pub(super) const REQUIRED: &[&str] = &["fair_id", "title", "venue", "date"];

const NOT_STANDS: Fault = Fault::new("not_stands", "Expected the number of stands such as 60.");

/// The venue names no place, and no other row of the file has its street.
pub(super) const NO_PLACE: Fault = Fault::new(
    "no_place",
    "The venue names no county or city; write it before the street.",
);

/// The row says something else of a fair that everybody was told of.
pub(super) const TOLD_OF: Fault = Fault::new(
    "fair_told_of",
    "People were told of this fair; change it on its page, so that they are told of the change.",
);

/// A fair as a row says it. A row may name the street alone; then another row that names the place too says where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct FairDraft {
    /// A fresh id.
    pub id: FairId,
    /// The number outside.
    pub no: String,
    /// For what.
    pub kind: FairKind,
    /// What it is called.
    pub title: String,
    /// Where.
    pub venue: String,
    /// The place the venue names.
    pub area: Option<AreaCode>,
    /// Street and number, by which a venue is known again.
    pub street: Option<String>,
    /// Which buses stop there.
    pub bus: String,
    /// The day.
    pub held_on: NaiveDate,
    /// How many stands; 0 = nobody has said.
    pub stands: u32,
    /// What to know before.
    pub intro: String,
    /// When it was read.
    pub made_at: DateTime<Utc>,
}

impl FairDraft {
    /// The fair, in a place. One that is over is on file; one to come is a draft that the county has yet to approve.
    pub fn fair(self, area: AreaCode, today: NaiveDate) -> Fair {
        let plan = FairPlan {
            area,
            kind: self.kind,
            title: self.title,
            venue: self.venue,
            address: String::new(),
            point: None,
            bus: self.bus,
            held_on: self.held_on,
            opens: NaiveTime::MIN,
            closes: NaiveTime::MIN,
            capacity: 0,
            stands: self.stands,
            access: FairAccessSet::default(),
            safety: String::new(),
            intro: self.intro,
            phone: String::new(),
        };
        let state = if plan.held_on < today {
            FairState::Archived
        } else {
            FairState::Draft
        };
        Fair {
            state,
            source_no: Some(self.no),
            ..Fair::draft(self.id, plan, "import".to_owned(), self.made_at)
        }
    }
}

/// Reads a fair.
pub(super) fn read(mut cells: Cells<'_>, context: &Context<'_>) -> Option<FairDraft> {
    let no = cells.required("fair_id", 64);
    let title = cells.required("title", 300);
    let venue = cells.required("venue", 300);
    if cells.text("date").is_empty() {
        cells.required("date", 64);
    }
    let held_on = cells.read("date", date::parse);
    let draft = FairDraft {
        id: FairId::new(context.ids, context.now),
        kind: kind(&title),
        area: place(&venue, context.areas),
        street: street(&venue),
        bus: cells.short("bus", 1_000),
        stands: cells.try_read("booths", stands).unwrap_or(0),
        intro: cells.short("introduction", 10_000),
        held_on: held_on.unwrap_or_default(),
        made_at: context.now,
        no,
        title,
        venue,
    };
    cells.finish(held_on.is_some().then_some(draft))
}

/// What a fair is for, as its title says.
fn kind(title: &str) -> FairKind {
    let words = [
        ("残疾", FairKind::Disability),
        ("援助", FairKind::AssistanceWeek),
        ("春风", FairKind::SpringBreeze),
    ];
    let named = words.into_iter().find(|(word, _)| title.contains(word));
    named.map_or(FairKind::General, |(_, kind)| kind)
}

/// The place a venue names: of what stands before its last 省, 市, 区, 县, 镇 or 乡 the longest end that the tree knows (`吴江区` of
/// `苏州吴江区长安路`), else before the one before.
fn place(venue: &str, areas: &Gazetteer) -> Option<AreaCode> {
    let ends = venue
        .char_indices()
        .filter(|(_, letter)| "省市区县镇乡".contains(*letter));
    let mut ends: Vec<usize> = ends.map(|(at, letter)| at + letter.len_utf8()).collect();
    ends.reverse();
    let named = |end: usize| {
        venue[..end]
            .char_indices()
            .map(|(start, _)| &venue[start..end])
            .filter(|name| name.chars().count() > 1)
            .find_map(|name| areas.find(name).ok())
    };
    ends.into_iter().find_map(named).map(|found| found.code)
}

/// Street and number: `开平路300` of `吴江区松陵镇开平路300号人社大厦`.
fn street(venue: &str) -> Option<String> {
    let end = venue.find(['路', '街', '道'])?;
    let start = venue[..end]
        .rfind(['省', '市', '区', '县', '镇', '乡'])
        .map_or(0, |at| at + '省'.len_utf8());
    let name = &venue[start..end + '路'.len_utf8()];
    let rest = &venue[end + '路'.len_utf8()..];
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then(|| format!("{name}{number}"))
}

/// How many stands: all the numbers of the cell added up (`一层62个,二层46个`), or one in words.
fn stands(text: &str) -> Result<u32, Fault> {
    let numbers: Vec<u32> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    if !numbers.is_empty() {
        return Ok(numbers.into_iter().fold(0, u32::saturating_add));
    }
    in_words(text).ok_or(NOT_STANDS)
}

/// `六十`, `六十四`, `十二`.
fn in_words(text: &str) -> Option<u32> {
    let digit = |letter: char| {
        "一二三四五六七八九"
            .chars()
            .zip(1..)
            .find(|(one, _)| *one == letter)
    };
    let (tens, ones) = text.trim().trim_end_matches('个').split_once('十')?;
    let read = |part: &str, empty: u32| match part.chars().next() {
        None => Some(empty),
        Some(letter) => digit(letter).map(|(_, number)| number),
    };
    Some(read(tens, 1)? * 10 + read(ones, 0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_are_read_as_they_are_written() {
        for (text, number) in [
            ("106", 106),
            ("一层62个，二层46个", 108),
            ("标准展位64个，加展40+", 104),
            ("六十", 60),
            ("十二个", 12),
        ] {
            assert_eq!(stands(text), Ok(number), "{text}");
        }
        assert_eq!(stands("若干"), Err(NOT_STANDS));
    }

    #[test]
    fn a_venue_is_known_again_by_street_and_number() {
        let known = Some("开平路300".to_owned());
        assert_eq!(street("吴江区松陵镇开平路300人社大厦一层"), known);
        assert_eq!(street("开平路300号人社大厦一层"), known);
        assert_eq!(street("合肥市明珠广场寅特尼人才市场"), None);
    }

    #[test]
    fn a_title_says_for_whom_a_fair_is() {
        assert_eq!(kind("残疾人专场招聘会"), FairKind::Disability);
        assert_eq!(kind("2015年春风行动"), FairKind::SpringBreeze);
        assert_eq!(kind("大型综合招聘会"), FairKind::General);
    }
}
