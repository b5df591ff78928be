//! One macro for every list of named codes, so that text, storage and URL never disagree about a spelling.

/// Declares an enum whose variants have a stable lower-case code used in files, tables, URLs and JSON.
///
/// Gives `ALL`, `CODES`, `code()`, `FromStr` (exact code), `Display`, and serde by code.
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code of every value, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code used in files, tables, URLs and JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::values::Unknown;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err($crate::values::Unknown { what: concat!(stringify!($name), " (one of", $(" ", $code),+, ")") }) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.code()) }
        }
    };
}
pub(crate) use codes;
