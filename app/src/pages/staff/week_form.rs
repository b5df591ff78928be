//! What the pages of an assistance week share: its frame, and forms of which a page has many alike.

use crate::asked::{flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::assistance_week as to;
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, figures, file};
use domain::assistance_week::Hand;
use domain::ids::WeekId;
use domain::ports::{Author, WeekRights};
use leptos::prelude::*;

/// A form of a page of a week: what it does, and with what.
#[derive(Clone, Debug)]
pub struct WeekForm {
    /// Which week.
    pub id: WeekId,
    /// The page it stands on.
    pub at: WeekPage,
    /// What it does.
    pub does: &'static str,
    /// The number of the thing in the plan; empty for none.
    pub no: String,
    /// Where on the page to come back to.
    pub of: String,
}

impl WeekForm {
    /// A form about something of the plan.
    pub fn about(id: WeekId, at: WeekPage, does: &'static str, no: u32) -> Self {
        Self {
            id,
            at,
            does,
            no: no.to_string(),
            of: format!("n{no}"),
        }
    }

    /// A form about nothing there is yet.
    pub fn new(id: WeekId, at: WeekPage, does: &'static str) -> Self {
        Self {
            id,
            at,
            does,
            no: String::new(),
            of: does.to_owned(),
        }
    }

    /// Whether it was this form that came back with a mistake.
    pub fn came_back(&self) -> bool {
        let flash = flash();
        flash.typed("do") == self.does && flash.typed("of") == self.of
    }

    /// The form with a button.
    pub fn form(&self, fields: AnyView, button: String) -> AnyView {
        self.form_with(fields, button, "button act")
    }

    /// The same with a quiet button.
    pub fn quiet(&self, fields: AnyView, button: String) -> AnyView {
        self.form_with(fields, button, "button")
    }

    fn form_with(&self, fields: AnyView, button: String, class: &'static str) -> AnyView {
        view! {
            <form class="form" method="post" action=to::week_path(self.id)>
                <input type="hidden" name="at" value=self.at.code()/>
                <input type="hidden" name="do" value=self.does/>
                <input type="hidden" name="no" value=self.no.clone()/>
                <input type="hidden" name="of" value=self.of.clone()/>
                {fields}
                <button class=class>{button}</button>
            </form>
        }
        .into_any()
    }

    /// A form that hides until it is wanted, or came back.
    pub fn folded(&self, summary: String, fields: AnyView, button: String) -> AnyView {
        view! {
            <details class="filters" open=self.came_back()>
                <summary>{summary}</summary>
                {self.form(fields, button)}
            </details>
        }
        .into_any()
    }

    /// A field.
    pub fn field(
        &self,
        name: &'static str,
        label: &'static str,
        kind: &'static str,
        known: String,
    ) -> AnyView {
        let here = self.came_back();
        let id = format!("{name}-{}-{}", self.does, self.of);
        let value = if here { flash().typed(name) } else { known };
        view! {
            <label for=id.clone()>{label}</label>
            {here.then(|| view! { <ProblemOf field=name/> })}
            <input id=id name=name type=kind value=value autocomplete="off"/>
        }
        .into_any()
    }

    /// A field for a longer text.
    pub fn area(&self, name: &'static str, label: &'static str, known: &str) -> AnyView {
        let here = self.came_back();
        let id = format!("{name}-{}-{}", self.does, self.of);
        let value = if here {
            flash().typed(name)
        } else {
            known.to_owned()
        };
        view! {
            <label for=id.clone()>{label}</label>
            {here.then(|| view! { <ProblemOf field=name/> })}
            <textarea id=id name=name rows="5">{value}</textarea>
        }
        .into_any()
    }

    /// A choice: value and words of each.
    pub fn select(
        &self,
        name: &'static str,
        label: &'static str,
        options: Vec<(String, String)>,
        known: &str,
    ) -> AnyView {
        let here = self.came_back();
        let chosen = if here {
            flash().typed(name)
        } else {
            known.to_owned()
        };
        let id = format!("{name}-{}-{}", self.does, self.of);
        let options = options
            .into_iter()
            .map(|(value, text)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{text}</option> }
            })
            .collect_view();
        view! {
            <label for=id.clone()>{label}</label>
            {here.then(|| view! { <ProblemOf field=name/> })}
            <select id=id name=name>{options}</select>
        }
        .into_any()
    }

    /// A hidden value.
    pub fn hidden(name: &'static str, value: &'static str) -> AnyView {
        view! { <input type="hidden" name=name value=value/> }.into_any()
    }
}

/// Codes with their words, for a choice.
pub fn choices<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    let choice = |one: &T| (code(*one).to_owned(), words(*one).to_owned());
    all.iter().map(choice).collect()
}

/// A page of a week with its tabs.
pub fn framed(
    (id, title): (WeekId, &str),
    rights: WeekRights,
    here: WeekPage,
    content: impl IntoView + 'static,
) -> AnyView {
    let lang = lang();
    let tabs = WeekPage::ALL
        .into_iter()
        .filter(|page| rights.sees_people || *page != WeekPage::People)
        .map(|page| {
            let current = (page == here).then_some("page");
            view! { <a href=routes::week_page(id, page) aria-current=current>{name(page, lang)}</a> }
        })
        .collect_view();
    staff_page(
        format!("{title} · {}", name(here, lang)),
        view! {
            <nav class="bar"><a href=to::WEEKS>{words::title(lang)}</a></nav>
            <h1>{title.to_owned()}</h1>
            <nav class="parts" aria-label=words::parts(lang)>{tabs}</nav>
            {content.into_view()}
        },
    )
}

/// What a page of a week is called.
pub fn name(page: WeekPage, lang: Lang) -> &'static str {
    match page {
        WeekPage::Overview => words::overview(lang),
        WeekPage::Places => words::places(lang),
        WeekPage::People => words::people(lang),
        WeekPage::Media => words::media_page(lang),
        WeekPage::RollCall => words::roll_call(lang),
        WeekPage::Report => words::report(lang),
    }
}

/// "2026-11-25 9:12 · anna".
pub fn by_whom(hand: &Hand, authors: &[(String, Author)], lang: Lang) -> String {
    let known = authors.iter().find(|(label, _)| *label == hand.by);
    let who = known
        .map(|(_, author)| file::author(author, lang))
        .unwrap_or_default();
    format!("{} {who}", figures::moment(hand.at, lang))
}
