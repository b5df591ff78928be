//! The facts of a question: read once, by name, into values that cannot be wrong.

use super::{EvalProblem, Input, Kind};
use crate::values::{AreaCode, Fen, Sex};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde_json::{Map, Value};
use std::str::FromStr;

/// The most items of a list.
const ITEMS: usize = 100_000;
/// The most characters of a text.
const CHARACTERS: usize = 200;

/// What was given, checked against what the rule asks for.
#[derive(Clone, Debug)]
pub struct Given {
    inputs: &'static [Input],
    /// One for each input, in their order.
    facts: Vec<Option<Fact>>,
    /// Inputs for which something was taken.
    assumed: Vec<&'static str>,
    /// Before the names of an item of a list.
    path: String,
}

#[derive(Clone, Debug)]
enum Fact {
    Whole(i64),
    Day(NaiveDate),
    Time(NaiveTime),
    Text(String),
    Yes(bool),
    Area(AreaCode),
    List(Vec<Given>),
}

impl Given {
    /// Reads the facts of a rule from JSON.
    pub fn read(inputs: &'static [Input], json: &Value) -> Result<Self, EvalProblem> {
        match json {
            Value::Object(facts) => Self::read_object(inputs, facts, String::new()),
            _ => Err(EvalProblem::NotAnObject {
                example: example(inputs).to_string(),
            }),
        }
    }

    fn read_object(
        inputs: &'static [Input],
        json: &Map<String, Value>,
        path: String,
    ) -> Result<Self, EvalProblem> {
        let known = |name: &str| inputs.iter().any(|input| input.name == name);
        if let Some(name) = json.keys().find(|name| !known(name)) {
            let names: Vec<&str> = inputs.iter().map(|input| input.name).collect();
            return Err(EvalProblem::UnknownInput {
                name: format!("{path}{}", short(name)),
                known: names.join(", "),
            });
        }
        let fact = |input: &Input| match json.get(input.name) {
            None | Some(Value::Null) if input.required => {
                Err(EvalProblem::missing(format!("{path}{}", input.name), input))
            }
            None | Some(Value::Null) => input.otherwise.map_or(Ok(None), |sample| {
                read_fact(input, &sample.json(), &path).map(Some)
            }),
            Some(value) => read_fact(input, value, &path).map(Some),
        };
        let facts = inputs.iter().map(fact).collect::<Result<_, _>>()?;
        let is_assumed =
            |input: &&Input| input.otherwise.is_some() && json.get(input.name).is_none_or(Value::is_null);
        let assumed = inputs.iter().filter(is_assumed).map(|input| input.name).collect();
        Ok(Self {
            inputs,
            facts,
            assumed,
            path,
        })
    }

    fn find(&self, name: &str) -> Option<&Fact> {
        let at = self.inputs.iter().position(|input| input.name == name)?;
        self.facts.get(at)?.as_ref()
    }

    fn missing(&self, name: &str) -> EvalProblem {
        let name_here = format!("{}{name}", self.path);
        match self.inputs.iter().find(|input| input.name == name) {
            Some(input) => EvalProblem::missing(name_here, input),
            None => EvalProblem::UnknownInput {
                name: name_here,
                known: String::new(),
            },
        }
    }

    /// Whether it was given, or something is taken for it.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A whole number, also of fen and of hundredths.
    pub fn whole(&self, name: &str) -> Result<i64, EvalProblem> {
        self.maybe_whole(name).ok_or_else(|| self.missing(name))
    }

    /// A whole number that may be absent.
    pub fn maybe_whole(&self, name: &str) -> Option<i64> {
        match self.find(name) {
            Some(Fact::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    /// How many.
    pub fn count(&self, name: &str) -> Result<u64, EvalProblem> {
        Ok(self.whole(name)?.unsigned_abs())
    }

    /// How many, of something of which there are at most four billion.
    pub fn count32(&self, name: &str) -> Result<u32, EvalProblem> {
        Ok(u32::try_from(self.whole(name)?).unwrap_or(u32::MAX))
    }

    /// An amount.
    pub fn fen(&self, name: &str) -> Result<Fen, EvalProblem> {
        self.whole(name).map(Fen)
    }

    /// A day, or the first day of a month.
    pub fn day(&self, name: &str) -> Result<NaiveDate, EvalProblem> {
        self.maybe_day(name).ok_or_else(|| self.missing(name))
    }

    /// A day that may be absent.
    pub fn maybe_day(&self, name: &str) -> Option<NaiveDate> {
        match self.find(name) {
            Some(Fact::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// A time of the day.
    pub fn time(&self, name: &str) -> Result<NaiveTime, EvalProblem> {
        match self.find(name) {
            Some(Fact::Time(time)) => Ok(*time),
            _ => Err(self.missing(name)),
        }
    }

    /// A text, or a word.
    pub fn text(&self, name: &str) -> Result<&str, EvalProblem> {
        self.maybe_text(name).ok_or_else(|| self.missing(name))
    }

    /// A text that may be absent.
    pub fn maybe_text(&self, name: &str) -> Option<&str> {
        match self.find(name) {
            Some(Fact::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A word as the type that has it.
    pub fn code<T: FromStr>(&self, name: &str) -> Result<T, EvalProblem> {
        self.text(name)?.parse().map_err(|_| self.missing(name))
    }

    /// `M` or `F`.
    pub fn sex(&self, name: &str) -> Result<Sex, EvalProblem> {
        Ok(match self.text(name)? {
            "M" => Sex::Male,
            _ => Sex::Female,
        })
    }

    /// Yes or no.
    pub fn yes(&self, name: &str) -> Result<bool, EvalProblem> {
        match self.find(name) {
            Some(Fact::Yes(yes)) => Ok(*yes),
            _ => Err(self.missing(name)),
        }
    }

    /// A place.
    pub fn area(&self, name: &str) -> Result<AreaCode, EvalProblem> {
        match self.find(name) {
            Some(Fact::Area(area)) => Ok(*area),
            _ => Err(self.missing(name)),
        }
    }

    /// The items of a list.
    pub fn list(&self, name: &str) -> Result<&[Self], EvalProblem> {
        match self.find(name) {
            Some(Fact::List(items)) => Ok(items),
            _ => Err(self.missing(name)),
        }
    }

    /// The facts that stand for figures.
    pub(super) fn figures(&self) -> impl Iterator<Item = &'static Input> {
        let inputs = self.inputs.iter().zip(&self.facts);
        inputs.filter_map(|(input, fact)| (input.figure.is_some() && fact.is_some()).then_some(input))
    }

    /// The facts of an item other than its beginning: the one number.
    pub(super) fn only_whole(&self) -> Option<i64> {
        self.facts.iter().flatten().find_map(|fact| match fact {
            Fact::Whole(number) => Some(*number),
            _ => None,
        })
    }

    /// What was taken for facts that were not given.
    pub(super) fn assumed(&self) -> Map<String, Value> {
        let taken = self
            .inputs
            .iter()
            .filter(|input| self.assumed.contains(&input.name));
        taken
            .filter_map(|input| Some((input.name.to_owned(), input.otherwise?.json())))
            .collect()
    }
}

/// What a rule could be asked: all its examples.
pub fn example(inputs: &[Input]) -> Value {
    let pair = |input: &Input| (input.name.to_owned(), input.example.json());
    Value::Object(inputs.iter().map(pair).collect())
}

fn read_fact(input: &Input, value: &Value, path: &str) -> Result<Fact, EvalProblem> {
    let name = || format!("{path}{}", input.name);
    let wrong = || EvalProblem::wrong_type(name(), input);
    let outside = || EvalProblem::out_of_range(name(), input);
    let text = || value.as_str().ok_or_else(wrong);
    Ok(match input.kind {
        Kind::Whole(..) | Kind::Money | Kind::Hundredths => Fact::Whole(number(input, value, path)?),
        Kind::Date => Fact::Day(
            day(text()?)
                .ok_or_else(wrong)
                .and_then(|day| within(day).ok_or_else(outside))?,
        ),
        Kind::Month => {
            let first = day(&format!("{}-01", text()?)).ok_or_else(wrong)?;
            Fact::Day(within(first).ok_or_else(outside)?)
        }
        Kind::Time => Fact::Time(time(text()?).ok_or_else(wrong)?),
        Kind::Code(codes) => {
            let word = text()?;
            let known = codes.iter().find(|code| **code == word).ok_or_else(outside)?;
            Fact::Text((*known).to_owned())
        }
        Kind::Text => {
            let words = text()?;
            let fits = words.chars().nth(CHARACTERS).is_none();
            Fact::Text(fits.then(|| words.to_owned()).ok_or_else(outside)?)
        }
        Kind::YesNo => Fact::Yes(value.as_bool().ok_or_else(wrong)?),
        Kind::Area => Fact::Area(AreaCode::parse(text()?).map_err(|_| wrong())?),
        Kind::List(fields) => {
            let items = value.as_array().ok_or_else(wrong)?;
            if items.len() > ITEMS {
                return Err(outside());
            }
            Fact::List(read_items(fields, items, &name())?)
        }
    })
}

fn number(input: &Input, value: &Value, path: &str) -> Result<i64, EvalProblem> {
    let name = || format!("{path}{}", input.name);
    let Some(number) = value.as_i64() else {
        // Too large for us, or no whole number at all.
        return Err(if value.is_u64() {
            EvalProblem::out_of_range(name(), input)
        } else {
            EvalProblem::wrong_type(name(), input)
        });
    };
    let fits = input
        .kind
        .bounds()
        .is_none_or(|(from, to)| (from..=to).contains(&number));
    fits.then_some(number)
        .ok_or_else(|| EvalProblem::out_of_range(name(), input))
}

fn read_items(fields: &'static [Input], items: &[Value], name: &str) -> Result<Vec<Given>, EvalProblem> {
    let item = |(at, item): (usize, &Value)| {
        let path = format!("{name}[{at}].");
        match (item, only_required(fields)) {
            (Value::Object(facts), _) => Given::read_object(fields, facts, path),
            (bare, Some(only)) => {
                let facts = Map::from_iter([(only.name.to_owned(), bare.clone())]);
                Given::read_object(fields, &facts, path)
            }
            _ => Err(EvalProblem::WrongType {
                name: format!("{name}[{at}]"),
                expected: "an object".to_owned(),
                example: example(fields).to_string(),
            }),
        }
    };
    items.iter().enumerate().map(item).collect()
}

/// The one field an item cannot do without, if there is one.
fn only_required(fields: &'static [Input]) -> Option<&'static Input> {
    let mut required = fields.iter().filter(|field| field.required);
    required.next().filter(|_| required.next().is_none())
}

/// `2026-06-30`, with every digit.
fn day(text: &str) -> Option<NaiveDate> {
    let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_plain.then(|| text.parse().ok())?
}

fn within(day: NaiveDate) -> Option<NaiveDate> {
    (1900..2200).contains(&day.year()).then_some(day)
}

fn time(text: &str) -> Option<NaiveTime> {
    let form = match text.len() {
        5 => "%H:%M",
        8 => "%H:%M:%S",
        _ => return None,
    };
    NaiveTime::parse_from_str(text, form).ok()
}

/// As much of a name as fits into a sentence.
fn short(name: &str) -> String {
    name.chars().take(60).collect()
}
