//! What HTML cannot do. Every page is complete without them.

#[cfg(any(feature = "ssr", feature = "staff"))]
mod alike_warning;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod print_button;
mod read_aloud;
mod speech;

#[cfg(any(feature = "ssr", feature = "staff"))]
pub use alike_warning::AlikeWarning;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use print_button::PrintButton;
pub use read_aloud::ReadAloud;
