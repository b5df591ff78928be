//! From words as typed to a query of the index, with the reason each part of it stands for.

use crate::document::no_key;
use crate::pinyin;
use crate::schema::Fields;
use crate::synonyms::{Synonym, Synonyms};
use crate::tokenizer::{self, RunKind, bigrams, cut, is_word, normalise, runs, slices};
use domain::catalogue::Why;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery,
    Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// Worth of a field.
const TITLE: f32 = 4.0;
const OCCUPATION: f32 = 3.0;
const BODY: f32 = 1.0;
/// Worth of a dictionary word in title or occupation.
const WORDS: f32 = 2.5;
/// Worth of pinyin against the same words typed in Han characters.
const PINYIN: f32 = 2.0;
const INITIALS: f32 = 2.0;
/// Worth of pinyin with one letter wrong, missing, too many or swapped; only words of so many letters.
const SLIP: f32 = 0.5;
const SLIP_MIN: usize = 8;
/// Worth of a pair of characters when some words need not stand in the text.
const PAIR: f32 = 0.3;
/// The exact number comes before everything.
const NUMBER: f32 = 1000.0;

/// Words are read up to these lengths; what is longer is a text, not a question.
const CHARS_MAX: usize = 80;
const WORDS_MAX: usize = 8;

/// Words that say only that one is looking for work.
const STOP: &[&str] = &[
    "的",
    "了",
    "和",
    "与",
    "及",
    "或",
    "在",
    "有",
    "没有",
    "我",
    "我想",
    "想",
    "要",
    "想要",
    "找",
    "找个",
    "做",
    "招",
    "去",
    "能",
    "可以",
    "附近",
    "一个",
    "一份",
    "什么",
    "哪里",
    "哪儿",
    "有没有",
    "吗",
    "呢",
    "工作",
    "找工作",
    "招聘",
    "招工",
    "急招",
    "急聘",
    "诚聘",
    "岗位",
    "职位",
    "求职",
    "干活",
    "活",
    "就业",
    "个",
    "份",
    "找活",
    "事情",
    "job",
    "jobs",
    "work",
];

/// What the words ask of the index.
pub(crate) struct Plan {
    /// The query; `None` = everything.
    pub query: Option<Box<dyn Query>>,
    /// Why a document may have been found, best first.
    pub reasons: Vec<Reason>,
}

/// A part of the query and what it means to the searcher.
pub(crate) struct Reason {
    pub why: Why,
    pub query: Box<dyn Query>,
}

/// How many of the words must stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Every one, itself or a synonym.
    Every,
    /// Any one, in title or occupation; pairs of characters help.
    AnyShort,
    /// Any one, wherever it stands.
    Any,
}

/// Reads words as typed.
pub(crate) fn plan(words: &str, mode: Mode, fields: &Fields, synonyms: &Synonyms) -> Plan {
    let typed = normalise(words)
        .trim()
        .chars()
        .take(CHARS_MAX)
        .collect::<String>();
    let words = split(&typed);
    if words.is_empty() {
        return Plan {
            query: None,
            reasons: Vec::new(),
        };
    }
    let is_latin = words.iter().all(|word| is_letters(word));
    let mut planner = Planner {
        fields,
        synonyms,
        mode,
        is_latin,
        reasons: Vec::new(),
    };
    let number = planner.number(&typed);
    let query = planner.all_words(&words);
    Plan {
        query: Some(any(vec![number, query])),
        reasons: planner.reasons,
    }
}

/// The words between blanks and signs.
fn split(typed: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for run in runs(typed) {
        open = match open {
            Some((start, end)) if end == run.start => Some((start, run.end)),
            other => {
                words.extend(other.map(|(start, end)| &typed[start..end]));
                Some((run.start, run.end))
            }
        };
    }
    words.extend(open.map(|(start, end)| &typed[start..end]));
    words.truncate(WORDS_MAX);
    words
}

fn is_letters(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}

struct Planner<'a> {
    fields: &'a Fields,
    synonyms: &'a Synonyms,
    mode: Mode,
    is_latin: bool,
    reasons: Vec<Reason>,
}

type Boxed = Box<dyn Query>;

impl Planner<'_> {
    fn all_words(&mut self, words: &[&str]) -> Boxed {
        let (stop, asked): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_stop(word));
        let mut parts: Vec<(Occur, Boxed)> = Vec::new();
        for word in asked {
            let query = self.word(word);
            parts.push((self.occur(), query));
        }
        if parts.is_empty() {
            // Only "looking for work": everything, and where the very words stand comes first.
            parts.push((
                Occur::Must,
                Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0)),
            ));
        }
        for word in stop {
            parts.push((Occur::Should, boost(self.exact(word), PAIR)));
        }
        let each: Boxed = Box::new(BooleanQuery::new(parts));
        match self.whole_pinyin(words) {
            Some(whole) => any(vec![each, whole]),
            None => each,
        }
    }

    fn occur(&self) -> Occur {
        if self.mode == Mode::Every {
            Occur::Must
        } else {
            Occur::Should
        }
    }

    /// The exact outside number.
    fn number(&mut self, typed: &str) -> Boxed {
        let query = constant(self.fields.no, &no_key(typed), NUMBER);
        self.tell(Why::Word(typed.to_owned()), &query);
        query
    }

    /// One word between blanks: of one script, or of several that each must be there.
    fn word(&mut self, word: &str) -> Boxed {
        let parts: Vec<(RunKind, &str)> = runs(word)
            .map(|run| (run.kind, &word[run.start..run.end]))
            .collect();
        if let [(kind, _)] = parts[..] {
            return self.run(kind, word);
        }
        let whole = self.exact(word);
        self.tell(Why::Word(word.to_owned()), &whole);
        let each = parts
            .into_iter()
            .map(|(kind, part)| self.run(kind, part))
            .collect();
        any(vec![whole, self.together(each)])
    }

    fn together(&self, queries: Vec<Boxed>) -> Boxed {
        Box::new(BooleanQuery::new(
            queries.into_iter().map(|query| (self.occur(), query)).collect(),
        ))
    }

    fn run(&mut self, kind: RunKind, run: &str) -> Boxed {
        match kind {
            RunKind::Word => self.letters(run),
            RunKind::Han => self.han(run),
        }
    }

    /// A run of Han characters: the run itself, its synonyms, or all the words it is made of.
    fn han(&mut self, run: &str) -> Boxed {
        let mut options = vec![self.unit(run)];
        let parts: Vec<&str> = cut(run).into_iter().filter(|part| !is_stop(part)).collect();
        if parts.iter().any(|part| *part != run) {
            let parts = parts.into_iter().map(|part| self.unit(part)).collect();
            options.push(self.together(parts));
        }
        if self.mode != Mode::Every {
            options.extend(self.pairs(run));
        }
        any(options)
    }

    /// A word, or what stands for it.
    fn unit(&mut self, word: &str) -> Boxed {
        let exact = self.exact(word);
        self.tell(Why::Word(word.to_owned()), &exact);
        let mut options = vec![exact];
        for Synonym { word: found, weight } in self.synonyms.of(word) {
            let query = boost(any(self.in_short_texts(&found)), weight);
            self.tell(
                Why::Synonym {
                    typed: word.to_owned(),
                    found,
                },
                &query,
            );
            options.push(query);
        }
        any(options)
    }

    /// The word as a substring of any text, better where it is a dictionary word.
    fn exact(&self, word: &str) -> Boxed {
        let mut options = self.in_short_texts(word);
        options.extend((self.mode != Mode::AnyShort).then(|| self.in_body(word)));
        any(options)
    }

    /// Title and occupation alone: where synonyms count, so that "keep it clean" in a text is no cleaning work.
    fn in_short_texts(&self, word: &str) -> Vec<Boxed> {
        if is_single(word) {
            return vec![boost(term(self.fields.chars, word), OCCUPATION)];
        }
        let fields = [(self.fields.title, TITLE), (self.fields.occupation, OCCUPATION)];
        let phrases = fields
            .into_iter()
            .map(|(field, worth)| boost(phrase(field, word), worth));
        let as_word = is_word(word).then(|| boost(term(self.fields.words, word), WORDS));
        phrases.chain(as_word).collect()
    }

    /// A long dictionary word has its own token: looking it up is far cheaper than a phrase of frequent pairs.
    fn in_body(&self, word: &str) -> Boxed {
        if is_single(word) {
            return boost(term(self.fields.chars_body, word), BODY);
        }
        let has_token = word.chars().nth(2).is_some() && is_word(word);
        let found = if has_token {
            term(self.fields.long_words, word)
        } else {
            phrase(self.fields.body, word)
        };
        boost(found, BODY)
    }

    fn pairs(&self, run: &str) -> Vec<Boxed> {
        let fields = [self.fields.title, self.fields.occupation];
        let pairs = slices(bigrams, run);
        let one = |field| {
            pairs
                .iter()
                .map(move |pair| boost(term(field, pair.of(run)), PAIR))
        };
        fields.into_iter().flat_map(one).collect()
    }

    /// A word of letters or digits; only when the whole question is letters may they be pinyin.
    fn letters(&mut self, word: &str) -> Boxed {
        let literal = self.exact(word);
        self.tell(Why::Word(word.to_owned()), &literal);
        let mut options = vec![literal];
        for Synonym { word: found, weight } in self.synonyms.of(word) {
            let query = boost(any(self.in_short_texts(&found)), weight);
            self.tell(
                Why::Synonym {
                    typed: word.to_owned(),
                    found,
                },
                &query,
            );
            options.push(query);
        }
        if self.is_latin {
            options.extend(self.pinyin_of(word));
        }
        any(options)
    }

    fn pinyin_of(&mut self, word: &str) -> Option<Boxed> {
        let mut options: Vec<Boxed> = pinyin::parses(word)
            .iter()
            .map(|parse| self.syllables(parse))
            .collect();
        if word.len() > 1 {
            options.push(boost(term(self.fields.initials, word), INITIALS));
        }
        if word.len() >= SLIP_MIN {
            let spelt = Term::from_field_text(self.fields.spelt, word);
            options.push(boost(Box::new(FuzzyTermQuery::new(spelt, 1, true)), SLIP));
        }
        self.told_as_pinyin(word, options)
    }

    /// `dian han gong`: the syllables of all words together, in their order.
    fn whole_pinyin(&mut self, words: &[&str]) -> Option<Boxed> {
        if !self.is_latin || words.len() < 2 {
            return None;
        }
        let firsts: Option<Vec<Vec<String>>> = words
            .iter()
            .map(|word| pinyin::parses(word).into_iter().next())
            .collect();
        let spaced = firsts.map(|parts| self.syllables(&parts.concat()));
        self.told_as_pinyin(&words.join(" "), spaced.into_iter().collect())
    }

    fn told_as_pinyin(&mut self, typed: &str, options: Vec<Boxed>) -> Option<Boxed> {
        if options.is_empty() {
            return None;
        }
        let query = any(options);
        self.tell(Why::Pinyin(typed.to_owned()), &query);
        Some(query)
    }

    fn syllables(&self, parse: &[String]) -> Boxed {
        let terms: Vec<Term> = parse
            .iter()
            .map(|text| Term::from_field_text(self.fields.syllables, text))
            .collect();
        boost(in_order(terms.into_iter().enumerate().collect()), PINYIN)
    }

    fn tell(&mut self, why: Why, query: &Boxed) {
        self.reasons.push(Reason {
            why,
            query: query.box_clone(),
        });
    }
}

/// Whether a word is made of stop words alone, without a gap.
fn is_stop(word: &str) -> bool {
    let mut reached = vec![false; word.len() + 1];
    reached[0] = true;
    for start in 0..word.len() {
        if reached[start] {
            for stop in STOP.iter().filter(|stop| word[start..].starts_with(**stop)) {
                reached[start + stop.len()] = true;
            }
        }
    }
    reached[word.len()]
}

fn term(field: Field, text: &str) -> Boxed {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn constant(field: Field, text: &str, score: f32) -> Boxed {
    let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), score))
}

/// The pairs of a text at their distances: a substring.
fn phrase(field: Field, text: &str) -> Boxed {
    let tokens = slices(bigrams, text);
    in_order(
        tokens
            .iter()
            .map(|token| (token.position, Term::from_field_text(field, token.of(text))))
            .collect(),
    )
}

/// Whether it is one Han character.
fn is_single(word: &str) -> bool {
    let mut runs = runs(word);
    matches!((runs.next(), runs.next()), (Some(run), None) if run.kind == RunKind::Han && run.length == 1)
}

fn in_order(terms: Vec<(usize, Term)>) -> Boxed {
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => {
            let only = terms
                .into_iter()
                .map(|(_, term)| TermQuery::new(term, IndexRecordOption::WithFreqs));
            any(only.map(|query| Box::new(query) as Boxed).collect())
        }
        _ => Box::new(PhraseQuery::new_with_offset(terms)),
    }
}

fn boost(query: Boxed, worth: f32) -> Boxed {
    Box::new(BoostQuery::new(query, worth))
}

fn any(mut queries: Vec<Boxed>) -> Boxed {
    match queries.pop() {
        Some(only) if queries.is_empty() => only,
        Some(last) => {
            queries.push(last);
            Box::new(BooleanQuery::union(queries))
        }
        None => Box::new(EmptyQuery),
    }
}

/// Warms what the first question would otherwise wait for.
pub(crate) fn warm() {
    tokenizer::warm();
    pinyin::parses("a");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_at_blanks_and_signs() {
        assert_eq!(split("普工,包吃住 c++/c#"), ["普工", "包吃住", "c++", "c#"]);
        assert_eq!(split("cad绘图员"), ["cad绘图员"]);
        assert_eq!(split("\"()!^~*?:\\"), Vec::<&str>::new());
    }

    #[test]
    fn looking_for_work_is_no_demand() {
        assert!(is_stop("找工作") && is_stop("附近的工作") && is_stop("招聘"));
        assert!(!is_stop("电焊工") && !is_stop("工作服"));
    }
}
