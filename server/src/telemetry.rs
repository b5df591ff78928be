//! Messages go to standard error; their level is set by `SONGGANG_LOG` (default: warnings, and our own information).
//!
//! A message is one line whatever is in it: what somebody sent cannot begin a line of its own, nor move the cursor of a terminal.

use std::io::{self, Stderr, Write, stderr};
use tracing_subscriber::EnvFilter;

/// Starts logging.
pub fn start() {
    let filter = EnvFilter::try_from_env("SONGGANG_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,server=info,services=info,store=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| OneLine::<Stderr>(stderr()))
        .with_ansi(false)
        .with_target(false)
        .init();
}

/// Writes each message, which comes whole, as one line: control characters in it are written as `\u{…}`.
pub struct OneLine<W>(pub W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, message: &[u8]) -> io::Result<usize> {
        let (text, end) = match message.strip_suffix(b"\n") {
            Some(text) => (text, "\n"),
            None => (message, ""),
        };
        let line: String = String::from_utf8_lossy(text)
            .chars()
            .map(|c| {
                if c.is_control() {
                    c.escape_unicode().to_string()
                } else {
                    c.to_string()
                }
            })
            .collect();
        self.0.write_all(line.as_bytes())?;
        self.0.write_all(end.as_bytes())?;
        Ok(message.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// Keeps what is written.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_somebody_sent_cannot_write_a_line_of_its_own() {
        let kept = Kept::default();
        let written = kept.clone();
        let log = tracing_subscriber::fmt()
            .with_writer(move || OneLine(written.clone()))
            .with_ansi(false)
            .finish();
        tracing::subscriber::with_default(log, || {
            let sent = "no\nERROR admin signed in\r\u{1b}[2J";
            tracing::error!(%sent, "refused: {sent}");
        });
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(
            text.ends_with('\n') && !text.contains(['\r', '\u{1b}']),
            "{text:?}"
        );
        assert!(text.contains("admin signed in"), "nothing is lost: {text}");
    }
}
