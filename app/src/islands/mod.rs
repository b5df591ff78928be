//! What HTML cannot do. Every page is complete without them.

#[cfg(any(feature = "ssr", feature = "staff"))]
mod alike_warning;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod field_work;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod gate_work;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod idb;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod print_button;
mod read_aloud;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod renew;
#[cfg(any(feature = "ssr", feature = "staff"))]
mod signature_pad;
mod speech;

#[cfg(any(feature = "ssr", feature = "staff"))]
pub use alike_warning::AlikeWarning;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use field_work::FieldWork;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use gate_work::GateWork;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use print_button::PrintButton;
pub use read_aloud::ReadAloud;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use renew::Renew;
#[cfg(any(feature = "ssr", feature = "staff"))]
pub use signature_pad::SignaturePad;
