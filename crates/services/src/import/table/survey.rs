//! A first look at a text file: which encoding, which separator, and whether it is text at all.

use super::super::failure::ImportFailure;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// So many characters of several bytes each, all right, and the file is UTF-8; a broken one after them is damage and
/// not a sign of GB18030, whose text goes wrong within a few characters.
const SURELY_UTF8: u64 = 40;

/// What the first look found.
pub(super) struct Survey {
    /// How to decode it.
    pub encoding: &'static Encoding,
    /// What stands between cells.
    pub separator: u8,
    /// Whether lines end with carriage return and line feed.
    pub crlf: bool,
}

/// Reads the whole file once, in pieces.
pub(super) fn survey(mut file: impl Read) -> io::Result<Result<Survey, ImportFailure>> {
    let mut look = Look::default();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(look.conclude());
        }
        look.take(&buffer[..read]);
        if look.verdict.is_some() {
            return Ok(look.conclude());
        }
    }
}

#[derive(Default)]
struct Look {
    first: Vec<u8>,
    carry: Vec<u8>,
    line: u64,
    wide: u64,
    marked: bool,
    gb18030: bool,
    verdict: Option<Result<&'static Encoding, ImportFailure>>,
}

impl Look {
    fn take(&mut self, piece: &[u8]) {
        if self.first.is_empty() {
            self.first = piece[..piece.len().min(64 * 1024)].to_vec();
            match self.first.as_slice() {
                [0xff, 0xfe, ..] => self.verdict = Some(Ok(UTF_16LE)),
                [0xfe, 0xff, ..] => self.verdict = Some(Ok(UTF_16BE)),
                [0xef, 0xbb, 0xbf, ..] => self.marked = true,
                _ => {}
            }
        }
        if let Some(at) = piece
            .iter()
            .position(|b| *b == 0)
            .filter(|_| self.verdict.is_none())
        {
            let line = self.line + breaks(&piece[..at]) + 1;
            self.verdict = Some(Err(ImportFailure::ZeroBytes { line }));
        }
        if self.verdict.is_none() && !self.gb18030 {
            self.check_utf8(piece);
        }
        self.line += breaks(piece);
    }

    fn check_utf8(&mut self, piece: &[u8]) {
        let joined = [self.carry.as_slice(), piece].concat();
        self.carry.clear();
        match std::str::from_utf8(&joined) {
            Ok(text) => self.wide += wide(text.as_bytes()),
            Err(error) => {
                let (good, bad) = joined.split_at(error.valid_up_to());
                self.wide += wide(good);
                if error.error_len().is_none() {
                    self.carry = bad.to_vec();
                } else {
                    self.not_utf8(self.line + breaks(good) + 1);
                }
            }
        }
    }

    fn not_utf8(&mut self, line: u64) {
        if self.marked || self.wide >= SURELY_UTF8 {
            self.verdict = Some(Err(ImportFailure::NotText { line }));
        } else {
            self.gb18030 = true;
        }
    }

    fn conclude(mut self) -> Result<Survey, ImportFailure> {
        if self.verdict.is_none() && !self.carry.is_empty() {
            self.not_utf8(self.line + 1);
        }
        let encoding = match self.verdict {
            Some(verdict) => verdict?,
            None if self.gb18030 => GB18030,
            None => UTF_8,
        };
        let (first, _, _) = encoding.decode(&self.first);
        Ok(Survey {
            encoding,
            separator: separator(&first),
            crlf: first.lines().next().is_some_and(|_| first.contains("\r\n")),
        })
    }
}

fn breaks(bytes: &[u8]) -> u64 {
    bytes.split(|b| *b == b'\n').skip(1).count() as u64
}

fn wide(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|b| **b >= 0xc0).count() as u64
}

/// Whichever of comma, tab and semicolon stands most often in the first line.
fn separator(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or("");
    let count = |c: char| line.matches(c).count();
    let (comma, tab, semicolon) = (count(','), count('\t'), count(';'));
    if tab > comma && tab >= semicolon {
        b'\t'
    } else if semicolon > comma {
        b';'
    } else {
        b','
    }
}
