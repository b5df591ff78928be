//! How somebody wants the pages: language, size, contrast, and where they are. Kept in one cookie, changed by plain
//! links (`?lang=en`, `?size=large`, `?contrast=high`, `?place=330503`), so that it works without scripts.
//!
//! The server reads [`Prefs::of`] for every page, provides it as context, and sets [`Prefs::cookie`] again whenever
//! it differs from what the cookie said.

use crate::text::Lang;
use domain::values::AreaCode;

/// How somebody wants the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefs {
    /// Language.
    pub lang: Lang,
    /// Large text.
    pub large: bool,
    /// High contrast.
    pub contrast: bool,
    /// Where the person is; a public place, never an address.
    pub place: Option<AreaCode>,
}

/// Name of the cookie. It holds no secret and no personal data.
pub const COOKIE: &str = "prefs";

impl Prefs {
    /// What the cookie header says, overridden by what the address says.
    pub fn of(cookies: Option<&str>, query: Option<&str>) -> Self {
        let kept = cookies.and_then(kept).unwrap_or_default();
        query.unwrap_or_default().split('&').fold(kept, Self::with)
    }

    /// The value of a `Set-Cookie` header that keeps them for a year.
    pub fn cookie(&self) -> String {
        format!(
            "{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
            self.value()
        )
    }

    /// `lang.en_size.large`: only characters a cookie may hold.
    fn value(self) -> String {
        let mut parts = vec![format!("lang.{}", self.lang.code())];
        if self.large {
            parts.push("size.large".to_owned());
        }
        if self.contrast {
            parts.push("contrast.high".to_owned());
        }
        parts.extend(self.place.map(|place| format!("place.{place}")));
        parts.join("_")
    }

    /// With one `name=value` taken in; anything else is left aside.
    fn with(self, part: &str) -> Self {
        match part.split_once(['=', '.']) {
            Some(("lang", "en")) => Self {
                lang: Lang::En,
                ..self
            },
            Some(("lang", "zh")) => Self {
                lang: Lang::Zh,
                ..self
            },
            Some(("size", size)) => Self {
                large: size == "large",
                ..self
            },
            Some(("contrast", contrast)) => Self {
                contrast: contrast == "high",
                ..self
            },
            Some(("place", "")) => Self { place: None, ..self },
            Some(("place", place)) => Self {
                place: AreaCode::parse(place).ok().or(self.place),
                ..self
            },
            _ => self,
        }
    }
}

fn kept(cookies: &str) -> Option<Prefs> {
    let value = cookies
        .split(';')
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE).then_some(value))?;
    Some(value.split('_').fold(Prefs::default(), Prefs::with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_brings_back_what_was_chosen() {
        let chosen = Prefs::of(None, Some("q=x&lang=en&size=large&contrast=high&place=330503"));
        assert!(chosen.large && chosen.contrast && chosen.lang == Lang::En);
        let cookie = chosen.cookie();
        let header = format!("session=abc; {}", cookie.split(';').next().unwrap());
        assert_eq!(Prefs::of(Some(&header), None), chosen);
    }

    #[test]
    fn the_address_wins_and_nonsense_is_left_aside() {
        let kept = Some("prefs=lang.en_size.large_place.3305");
        let now = Prefs::of(kept, Some("lang=zh&size=usual&place=xx"));
        assert_eq!((now.lang, now.large), (Lang::Zh, false));
        assert_eq!(now.place, AreaCode::parse("3305").ok());
        assert_eq!(Prefs::of(kept, Some("place=")).place, None);
        assert_eq!(Prefs::of(Some("prefs=%%%"), None), Prefs::default());
    }
}
