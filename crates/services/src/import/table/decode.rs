//! Bytes in any encoding, read as UTF-8.

use encoding_rs::{CoderResult, Decoder, Encoding};
use std::io::{self, Read};

/// Decodes while reading. Bytes that are no text are an error of the kind `InvalidData`.
pub(super) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    finished: bool,
    /// Bytes taken from the file so far.
    pub taken: std::rc::Rc<std::cell::Cell<u64>>,
}

impl<R: Read> Decoding<R> {
    /// Takes away a byte order mark, if there is one.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 64 * 1024],
            at: 0,
            filled: 0,
            ended: false,
            finished: false,
            taken: std::rc::Rc::default(),
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.filled = self.inner.read(&mut self.raw)?;
        self.taken.set(self.taken.get() + self.filled as u64);
        self.ended = self.filled == 0;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.finished {
            if self.at == self.filled && !self.ended {
                self.refill()?;
            }
            let source = &self.raw[self.at..self.filled];
            let (result, read, written, damaged) = self.decoder.decode_to_utf8(source, out, self.ended);
            self.at += read;
            if damaged {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.finished = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
            if result == CoderResult::OutputFull {
                return Err(io::ErrorKind::WriteZero.into());
            }
        }
        Ok(0)
    }
}
