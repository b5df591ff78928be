//! The progress bar of long work: on standard error, and only when that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar of a thousand steps.
pub struct Bar(ProgressBar);

impl Bar {
    pub fn new(what: &str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(1000), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {percent}% {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        Self(bar)
    }

    /// Shows a share of the whole, 0–1000.
    pub fn show(&self, permille: u64) {
        self.0.set_position(permille.min(1000));
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl services::import::Progress for Bar {
    fn told(&self, done: f64, _rows: u32) {
        self.show((done * 1000.0) as u64);
    }
}
