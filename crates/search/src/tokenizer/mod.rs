//! How text becomes tokens. All functions take text that went through [`normalise`] and return slices of it.

mod bigram;
mod lattice;
mod normal;
mod run;
mod simplified;

pub(crate) use bigram::{bigrams, singles};
pub(crate) use lattice::{cut, is_word, lattice, long_words, own_words, warm};
pub(crate) use normal::normalise;
pub(crate) use run::{RunKind, runs};

use run::Run;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// A token as a slice of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Characters before it.
    pub position: usize,
    /// How many positions it takes.
    pub length: usize,
}

impl Slice {
    /// The token's text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

impl From<Run> for Slice {
    /// The whole run as one token.
    fn from(run: Run) -> Self {
        Self {
            start: run.start,
            end: run.end,
            position: run.position,
            length: run.length,
        }
    }
}

/// Appends the tokens of a text.
pub(crate) type Cut = fn(&str, &mut Vec<Slice>);

/// The tokens of a text.
pub(crate) fn slices(cut: Cut, text: &str) -> Vec<Slice> {
    let mut out = Vec::new();
    cut(text, &mut out);
    out
}

/// One of our tokenizers as tantivy wants it.
#[derive(Clone)]
pub(crate) struct Cutter {
    cut: Cut,
    slices: Vec<Slice>,
    token: Token,
}

impl Cutter {
    pub fn new(cut: Cut) -> Self {
        Self {
            cut,
            slices: Vec::new(),
            token: Token::default(),
        }
    }
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Slices<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Slices<'a> {
        self.slices.clear();
        (self.cut)(text, &mut self.slices);
        Slices {
            text,
            rest: self.slices.iter(),
            token: &mut self.token,
        }
    }
}

/// The stream over the slices of one text; one buffer serves every token.
pub(crate) struct Slices<'a> {
    text: &'a str,
    rest: std::slice::Iter<'a, Slice>,
    token: &'a mut Token,
}

impl TokenStream for Slices<'_> {
    fn advance(&mut self) -> bool {
        let Some(slice) = self.rest.next() else {
            return false;
        };
        self.token.offset_from = slice.start;
        self.token.offset_to = slice.end;
        self.token.position = slice.position;
        self.token.position_length = slice.length;
        self.token.text.clear();
        self.token.text.push_str(slice.of(self.text));
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
