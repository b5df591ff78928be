//! Line icons, drawn for the project; always with a word beside them.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// An open book.
    Book,
    /// A head and shoulders.
    Person,
    /// A speech bubble with a question.
    Help,
    /// A pin on a map.
    Place,
    /// A telephone receiver.
    Phone,
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// A bed.
    Bed,
    /// A bowl with steam.
    Bowl,
    /// A bus.
    Bus,
    /// A house.
    House,
    /// Somebody sitting.
    Chair,
    /// A crossed-out page.
    NoReading,
    /// A shield.
    Shield,
    /// A road with a distance.
    Road,
    /// A coin.
    Coin,
    /// A heavy box with a cross.
    Heavy,
    /// Two heads, one small.
    Family,
    /// Three dots.
    Dots,
    /// A clock.
    Clock,
    /// Two hands.
    Hands,
    /// An eye.
    Eye,
    /// A needle and thread.
    Needle,
    /// A box with an arrow up.
    Lift,
    /// An ear.
    Ear,
    /// Somebody walking.
    Walk,
    /// A printer.
    Printer,
    /// A list.
    List,
    /// Bars of different height.
    Chart,
    /// A triangle with a stroke.
    Warning,
    /// A heart.
    Heart,
    /// A curved arrow back.
    Back,
    /// A wheat ear: farm season.
    Wheat,
}

impl Icon {
    /// The strokes, on 24 by 24.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21",
            Self::Book => "M12 6c-2-1.6-5-2-9-2v14c4 0 7 .4 9 2 2-1.6 5-2 9-2V4c-4 0-7 .4-9 2zM12 6v14",
            Self::Person => "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.5-4.5 3.5-7 8-7s7.5 2.5 8 7",
            Self::Help => {
                "M4 4h16v12h-8l-5 4v-4H4zM9.7 8.300c.2-1.2 1.1-1.8 2.3-1.8 1.3 0 2.3.8 2.3 1.9 0 1.5-2.3 1.6-2.3 3M12 13.700v.1"
            }
            Self::Place => {
                "M12 21c-4.5-4.6-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6.4-6.5 11zM12 7.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
            }
            Self::Phone => {
                "M6 3h3.500l1.5 5-2 1.500c1 2.5 3 4.5 5.5 5.500l1.5-2 5 1.500V18a3 3 0 0 1-3 3C10.5 21 3 13.5 3 6a3 3 0 0 1 3-3z"
            }
            Self::Tick => "M4 12.5 9.5 18 20 6.5",
            Self::Cross => "M5.5 5.500l13 13M18.5 5.500l-13 13",
            Self::Bed => "M3 6v13M3 16h18v3M21 16v-3a3 3 0 0 0-3-3H3M6.5 7v3",
            Self::Bowl => "M3 11h18c0 5-3.5 8-6 8H9c-2.5 0-6-3-6-8zM9 7.500V4M12 7.500V3M15 7.500V4",
            Self::Bus => "M5 4h14v13H5zM5 11h14M7 17v3M17 17v3M8 14h.1M16 14h.1",
            Self::House => "M3 11.5 12 4l9 7.500M5.5 10v10h13V10M10 20v-6h4v6",
            Self::Chair => "M8 3v10h9M8 9h6M17 13v8M8 13v8M13 3.500v.1",
            Self::NoReading => "M6 3h9l4 4v14H6zM9 9h6M9 13h7M3 3l18 18",
            Self::Shield => "M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5",
            Self::Road => "M8 3 4 21M16 3l4 18M12 4v3M12 10.500v3M12 17v3",
            Self::Coin => {
                "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 7.5 12 12l3.5-4.500M12 12v5M9 12.500h6M9 15h6"
            }
            Self::Heavy => "M4 9h16v11H4zM9 9V4h6v5M9.5 12.500l5 5M14.5 12.500l-5 5",
            Self::Family => {
                "M8 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 20c.3-4 2.5-6.5 5.5-6.500s5.2 2.5 5.5 6.500M17.5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM14.5 20c.2-2.5 1.3-4 3-4s2.8 1.5 3 4"
            }
            Self::Dots => "M5 12h.1M12 12h.1M19 12h.1",
            Self::Clock => "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.500V12l3 2",
            Self::Hands => {
                "M4 20v-8c0-1.5 2-1.5 2 0v2V5.500c0-1.5 2-1.5 2 0V12V4c0-1.5 2-1.5 2 0v9c0 4-1 5-1 7M20 20v-8c0-1.5-2-1.5-2 0v2V5.500c0-1.5-2-1.5-2 0V12V4c0-1.5-2-1.5-2 0v9c0 4 1 5 1 7"
            }
            Self::Eye => {
                "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"
            }
            Self::Needle => "M4 20 17 7M15 5c1.5-2 4-2 4.5-.5S20 8 18 9zM8 20c6 0 3-6 8-6 3 0 4 3 4 6",
            Self::Lift => "M5 13h14v8H5zM12 10V3M8.5 6.5 12 3l3.5 3.5",
            Self::Ear => {
                "M7 10a5 5 0 0 1 10 0c0 4-4 4-4 8 0 3-4 3.5-5 .5M10 10.500c0-2.5 4-2.5 4 0 0 1.5-1.5 2-2 3"
            }
            Self::Walk => "M13 3.500v.1M9 21l2-6-1.5-3 1-5 3 1.5 2 3 2.5 1M10.5 7 7 9.500V13M13 15l2 6",
            Self::Printer => "M7 8V3h10v5M4 8h16v9h-3M7 17H4V8M7 14h10v7H7z",
            Self::List => "M9 6h12M9 12h12M9 18h12M4 6h.1M4 12h.1M4 18h.1",
            Self::Chart => "M4 20V10M10 20V4M16 20v-7M21 20H3",
            Self::Warning => "M12 3.5 22 20H2zM12 10v5M12 17.500v.1",
            Self::Heart => {
                "M12 20C5 15 3 12 3 8.500A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.500C21 12 19 15 12 20z"
            }
            Self::Back => "M9 5 4 10l5 5M4 10h9a6 6 0 0 1 0 12h-2",
            Self::Wheat => {
                "M12 21V9M12 9c-3 0-3-4 0-6 3 2 3 6 0 6zM12 14c-4 0-5-2-5-5 3 0 5 2 5 5zM12 14c4 0 5-2 5-5-3 0-5 2-5 5zM12 19c-4 0-5-2-5-5 3 0 5 2 5 5zM12 19c4 0 5-2 5-5-3 0-5 2-5 5z"
            }
        }
    }
}

/// An icon; the word beside it says the same.
#[component]
pub fn Sign(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=icon.strokes()/></svg>
    }
}
