//! From words as typed to a query of the index, with the reason each part of it stands for.

mod node;
mod typed;

use self::node::{Boxed, Node};
use self::typed::{CHARS_MAX, is_letters, is_single, is_stop, split};
use crate::document::no_key;
use crate::pinyin;
use crate::schema::Fields;
use crate::synonyms::{Synonym, Synonyms};
use crate::tokenizer::{self, RunKind, bigrams, cut, is_word, normalise, runs, slices};
use domain::catalogue::Why;
use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur};

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

/// What the words ask of the index.
pub(crate) struct Plan {
    /// The query; `None` = everything.
    pub query: Option<Boxed>,
    /// Why a document may have been found, best first.
    pub reasons: Vec<Reason>,
}

/// A part of the query and what it means to the searcher.
pub(crate) struct Reason {
    pub why: Why,
    pub query: Boxed,
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
        query: Some(Node::Any(vec![number, query]).build()),
        reasons: planner.reasons,
    }
}

struct Planner<'a> {
    fields: &'a Fields,
    synonyms: &'a Synonyms,
    mode: Mode,
    is_latin: bool,
    reasons: Vec<Reason>,
}

impl Planner<'_> {
    fn all_words(&mut self, words: &[&str]) -> Node {
        let (stop, asked): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_stop(word));
        let each = asked.iter().map(|word| self.word(word)).collect();
        let asked_for = if asked.is_empty() {
            everything()
        } else {
            self.together(each)
        };
        let node = self.preferring(asked_for, &stop);
        match self.whole_pinyin(words) {
            Some(whole) => Node::Any(vec![node, whole]),
            None => node,
        }
    }

    /// Words that ask for nothing still say what comes first.
    fn preferring(&self, node: Node, stop: &[&str]) -> Node {
        if stop.is_empty() {
            return node;
        }
        let mut parts = vec![(Occur::Must, node.build())];
        parts.extend(
            stop.iter()
                .map(|word| (Occur::Should, self.exact(word).times(PAIR).build())),
        );
        Node::Leaf(Box::new(BooleanQuery::new(parts)), 1.0)
    }

    fn together(&self, parts: Vec<Node>) -> Node {
        if self.mode == Mode::Every {
            Node::Every(parts)
        } else {
            Node::Any(parts)
        }
    }

    /// The exact outside number.
    fn number(&mut self, typed: &str) -> Node {
        let node = Node::constant(self.fields.no, &no_key(typed)).times(NUMBER);
        self.tell(Why::Word(typed.to_owned()), &node);
        node
    }

    /// One word between blanks: of one script, or of several that each must be there.
    fn word(&mut self, word: &str) -> Node {
        let parts: Vec<_> = runs(word).map(|run| (run, &word[run.start..run.end])).collect();
        if let [(run, _)] = parts[..] {
            return self.run(run.kind, word);
        }
        // A lone character gives no pair, so that the pairs of the rest would not mean the whole.
        let is_whole = parts
            .iter()
            .all(|(run, _)| run.kind == RunKind::Word || run.length > 1);
        let whole = is_whole.then(|| self.told(Why::Word(word.to_owned()), self.exact(word)));
        let each = parts
            .into_iter()
            .map(|(run, part)| self.run(run.kind, part))
            .collect();
        Node::Any(whole.into_iter().chain([self.together(each)]).collect())
    }

    fn run(&mut self, kind: RunKind, run: &str) -> Node {
        match kind {
            RunKind::Word => self.letters(run),
            RunKind::Han => self.han(run),
        }
    }

    /// A run of Han characters: the run itself, its synonyms, or all the words it is made of.
    fn han(&mut self, run: &str) -> Node {
        let mut options = vec![self.unit(run)];
        let parts: Vec<&str> = cut(run).into_iter().filter(|part| !is_stop(part)).collect();
        if self.mode != Mode::Every {
            options.extend(parts.iter().flat_map(|part| self.pairs(part)));
        }
        if parts.iter().any(|part| *part != run) {
            let parts = parts.into_iter().map(|part| self.unit(part)).collect();
            options.push(self.together(parts));
        }
        Node::Any(options)
    }

    /// A word, or what stands for it.
    fn unit(&mut self, word: &str) -> Node {
        let mut options = vec![self.told(Why::Word(word.to_owned()), self.exact(word))];
        for Synonym { word: found, weight } in self.synonyms.of(word) {
            let node = self.standing_in(&found).times(weight);
            options.push(self.told(
                Why::Synonym {
                    typed: word.to_owned(),
                    found,
                },
                node,
            ));
        }
        Node::Best(options)
    }

    /// The word as a substring of any text, better where it is a dictionary word.
    fn exact(&self, word: &str) -> Node {
        let mut options = self.in_short_texts(word);
        options.extend((self.mode != Mode::AnyShort).then(|| self.in_body(word)));
        Node::Any(options)
    }

    /// A synonym counts in title and occupation alone, so that "keep it clean" in a text is no cleaning work; as one
    /// token, because the pairs of a longer word would each count.
    fn standing_in(&self, found: &str) -> Node {
        if is_word(found) {
            return Node::term(self.fields.words, found).times(WORDS + OCCUPATION);
        }
        Node::Any(self.in_short_texts(found))
    }

    fn in_short_texts(&self, word: &str) -> Vec<Node> {
        if is_single(word) {
            return vec![Node::term(self.fields.chars, word).times(OCCUPATION)];
        }
        let fields = [(self.fields.title, TITLE), (self.fields.occupation, OCCUPATION)];
        let phrases = fields
            .into_iter()
            .map(|(field, worth)| Node::phrase(field, word).times(worth));
        let as_word = is_word(word).then(|| Node::term(self.fields.words, word).times(WORDS));
        phrases.chain(as_word).collect()
    }

    /// A long dictionary word has its own token: looking it up is far cheaper than a phrase of frequent pairs.
    fn in_body(&self, word: &str) -> Node {
        let has_token = word.chars().nth(2).is_some() && is_word(word);
        let node = match word {
            _ if is_single(word) => Node::term(self.fields.chars_body, word),
            _ if has_token => Node::term(self.fields.long_words, word),
            _ => Node::phrase(self.fields.body, word),
        };
        node.times(BODY)
    }

    /// Pairs inside a part that is no common word, for when some words need not stand in the text.
    fn pairs(&self, part: &str) -> Vec<Node> {
        let pairs = slices(bigrams, part);
        if pairs.len() < 2 || self.mode == Mode::AnyShort && pairs.len() == 2 && is_word(part) {
            return Vec::new();
        }
        let body = (self.mode == Mode::Any).then_some(self.fields.body);
        let fields = [self.fields.title, self.fields.occupation]
            .into_iter()
            .chain(body);
        let of = |field| {
            pairs
                .iter()
                .map(move |pair| Node::term(field, pair.of(part)).times(PAIR))
        };
        fields.flat_map(of).collect()
    }

    /// A word of letters or digits; only when the whole question is letters may they be pinyin.
    fn letters(&mut self, word: &str) -> Node {
        let literal = self.unit(word);
        let pinyin = if self.is_latin { self.pinyin_of(word) } else { None };
        Node::Any([Some(literal), pinyin].into_iter().flatten().collect())
    }

    fn pinyin_of(&mut self, word: &str) -> Option<Node> {
        let mut options: Vec<Node> = pinyin::parses(word)
            .iter()
            .map(|parse| self.syllables(parse))
            .collect();
        if word.len() > 1 {
            options.push(Node::term(self.fields.initials, word).times(INITIALS));
        }
        if word.len() >= SLIP_MIN {
            let spelt = Term::from_field_text(self.fields.spelt, word);
            options.push(Node::Leaf(Box::new(FuzzyTermQuery::new(spelt, 1, true)), SLIP));
        }
        self.told_as_pinyin(word, options)
    }

    /// `dian han gong`: the syllables of all words together, in their order.
    fn whole_pinyin(&mut self, words: &[&str]) -> Option<Node> {
        if !self.is_latin || words.len() < 2 {
            return None;
        }
        let firsts: Option<Vec<_>> = words
            .iter()
            .map(|word| pinyin::parses(word).into_iter().next())
            .collect();
        let spaced = firsts.map(|parts| self.syllables(&parts.concat()));
        self.told_as_pinyin(&words.join(" "), spaced.into_iter().collect())
    }

    fn told_as_pinyin(&mut self, typed: &str, options: Vec<Node>) -> Option<Node> {
        let node = (!options.is_empty()).then_some(Node::Any(options))?;
        Some(self.told(Why::Pinyin(typed.to_owned()), node))
    }

    fn syllables(&self, parse: &[String]) -> Node {
        let terms = parse
            .iter()
            .map(|text| Term::from_field_text(self.fields.syllables, text));
        Node::in_order(terms.enumerate()).times(PINYIN)
    }

    fn told(&mut self, why: Why, node: Node) -> Node {
        self.tell(why, &node);
        node
    }

    fn tell(&mut self, why: Why, node: &Node) {
        self.reasons.push(Reason {
            why,
            query: node.build(),
        });
    }
}

/// Everything, alike.
fn everything() -> Node {
    Node::Leaf(Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0)), 1.0)
}

/// Warms what the first question would otherwise wait for.
pub(crate) fn warm() {
    tokenizer::warm();
    pinyin::parses("a");
}
