//! Pages for what is refused before any page is made. They are put together without the router: cheap, and without scripts.

use crate::prefs::Prefs;
use crate::text::{common, plain as words};

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Too many requests.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The body is larger than it may be here.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The request names another site than ours.
    OtherName,
    /// The form was sent from another site.
    OtherSite,
    /// The request cannot be read, or is for nothing there is.
    NotHere {
        /// The status of the answer.
        status: u16,
    },
    /// The answer took too long.
    Busy {
        /// Whether what was sent may have been saved before it was given up.
        may_be_saved: bool,
    },
}

impl Plain {
    /// The status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::TooMany { .. } => 429,
            Self::TooLarge => 413,
            Self::TooSlow => 408,
            Self::OtherName => 421,
            Self::OtherSite => 403,
            Self::NotHere { status } => status,
            Self::Busy { .. } => 503,
        }
    }
}

/// The page: what happened, what to do, and one way on. `style` is the file name of the stylesheet.
pub fn plain_page(what: Plain, prefs: Prefs, style: &str, origin: &str) -> String {
    let lang = prefs.lang;
    let (happened, to_do) = match what {
        Plain::TooMany { seconds } => (words::too_many(lang), words::wait(seconds, lang)),
        Plain::TooLarge => (words::too_large(lang), words::make_it_smaller(lang).to_owned()),
        Plain::TooSlow => (words::too_slow(lang), words::try_elsewhere(lang).to_owned()),
        Plain::OtherName => (words::other_name(lang), words::our_name(lang).to_owned()),
        Plain::OtherSite => (words::other_site(lang), words::open_again(lang).to_owned()),
        Plain::NotHere { .. } => (words::not_here(lang), words::look_again(lang).to_owned()),
        Plain::Busy { may_be_saved: false } => (words::busy(lang), words::try_in_a_minute(lang).to_owned()),
        Plain::Busy { may_be_saved: true } => {
            (words::not_known(lang), words::look_before_again(lang).to_owned())
        }
    };
    let (href, name) = match what {
        Plain::OtherName => (origin, origin),
        _ => ("/", common::back_home(lang)),
    };
    let style = if style.is_empty() {
        String::new()
    } else {
        format!("<link rel=\"stylesheet\" href=\"/pkg/{style}\">")
    };
    let class = match (prefs.large, prefs.contrast) {
        (true, true) => "large contrast",
        (true, false) => "large",
        (false, true) => "contrast",
        (false, false) => "",
    };
    let (tag, title) = (lang.tag(), common::title(happened, lang));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\" class=\"{class}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title>{style}</head>\
         <body><main id=\"content\"><div class=\"notice\"><h1>{happened}</h1><p>{to_do}</p>\
         <p><a class=\"button act\" href=\"{href}\">{name}</a></p></div></main></body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn each_page_says_what_happened_and_what_to_do() {
        let all = [
            (Plain::TooMany { seconds: 8 }, 429, "等 8 秒"),
            (Plain::TooMany { seconds: 61 }, 429, "等 2 分钟"),
            (Plain::TooLarge, 413, "太大"),
            (Plain::TooSlow, 408, "太慢"),
            (Plain::OtherName, 421, "https://jobs.example.cn"),
            (Plain::OtherSite, 403, "不是从本站"),
            (Plain::NotHere { status: 400 }, 400, "看不懂"),
            (Plain::Busy { may_be_saved: false }, 503, "一分钟"),
            (Plain::Busy { may_be_saved: true }, 503, "先看一看"),
        ];
        for (what, status, words) in all {
            let page = plain_page(what, Prefs::default(), "s.css", "https://jobs.example.cn");
            assert_eq!(what.status(), status);
            assert!(page.contains(words) && page.contains("<h1>") && page.contains("href=\"/pkg/s.css\""));
            let english = Prefs {
                lang: Lang::En,
                large: true,
                ..Prefs::default()
            };
            let page = plain_page(what, english, "", "https://jobs.example.cn");
            assert!(page.contains("lang=\"en\" class=\"large\"") && !page.contains("stylesheet"));
        }
    }
}
