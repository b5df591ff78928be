//! The frame of one person's pages: where they live, who they are, and the tabs.

use crate::asked::lang;
use crate::components::{AreaPath, staff_page};
use crate::routes;
use crate::text::{Lang, file as words, insurance, privacy, startup, visit, work, work_assessment};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::ports::AreaRef;
use domain::values::Unknown;
use leptos::prelude::*;
use std::str::FromStr;

/// The tabs, addressed by `?tab=`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonTab {
    /// 岗位.
    #[default]
    Leads,
    /// 档案.
    File,
    /// 家庭.
    Household,
    /// 走访.
    Visits,
    /// 上班.
    Work,
    /// 征地养老.
    Insurance,
    /// 创业.
    Startup,
    /// 能力测评.
    Assessment,
    /// 改动记录.
    History,
    /// 谁看过.
    Seen,
}

impl PersonTab {
    const ALL: [Self; 10] = [
        Self::Leads,
        Self::File,
        Self::Household,
        Self::Visits,
        Self::Work,
        Self::Insurance,
        Self::Startup,
        Self::Assessment,
        Self::History,
        Self::Seen,
    ];

    /// What stands in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leads => "leads",
            Self::File => "file",
            Self::Household => "household",
            Self::Visits => "visits",
            Self::Work => "work",
            Self::Insurance => "insurance",
            Self::Startup => "startup",
            Self::Assessment => "assessment",
            Self::History => "history",
            Self::Seen => "seen",
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Leads => words::tab_leads(lang),
            Self::File => words::tab_file(lang),
            Self::Household => words::tab_household(lang),
            Self::Visits => visit::tab(lang),
            Self::Work => work::tab(lang),
            Self::Insurance => insurance::tab(lang),
            Self::Startup => startup::tab(lang),
            Self::Assessment => work_assessment::tab(lang),
            Self::History => words::tab_history(lang),
            Self::Seen => privacy::tab_seen(lang),
        }
    }
}

impl FromStr for PersonTab {
    type Err = Unknown;
    fn from_str(code: &str) -> Result<Self, Unknown> {
        let found = Self::ALL.into_iter().find(|tab| tab.code() == code);
        found.ok_or(Unknown { what: "tab" })
    }
}

/// Whether the reader watches over who looks at files.
fn may_watch() -> bool {
    let who = use_context::<Actor>().unwrap_or_default();
    who.staff().is_ok_and(|staff| {
        staff.role.may(Deed::Approve, Function::PersonFile) || staff.role.may(Deed::Read, Function::AccessLog)
    })
}

/// Whether the reader reads home visits, or placements.
fn may_see(function: Function) -> bool {
    let who = use_context::<Actor>().unwrap_or_default();
    who.staff()
        .is_ok_and(|staff| staff.role.may(Deed::Read, function))
}

/// A page of one person.
pub fn frame(
    (id, name, no): (PersonId, &str, &str),
    path: Vec<AreaRef>,
    tab: PersonTab,
    content: impl IntoView + 'static,
) -> AnyView {
    let lang = lang();
    let tabs = PersonTab::ALL
        .into_iter()
        .filter(|one| *one != PersonTab::Seen || may_watch())
        .filter(|one| *one != PersonTab::Visits || may_see(Function::HomeVisit))
        .filter(|one| *one != PersonTab::Work || may_see(Function::Placement))
        .filter(|one| *one != PersonTab::Insurance || may_see(Function::Insurance))
        .filter(|one| *one != PersonTab::Startup || may_see(Function::Startup))
        .filter(|one| *one != PersonTab::Assessment || may_see(Function::WorkAssessment))
        .map(|one| {
            let current = (one == tab).then_some("page");
            view! { <a href=routes::person_tab(id, one.code()) aria-current=current>{one.name(lang)}</a> }
        })
        .collect_view();
    staff_page(
        name.to_owned(),
        view! {
            <AreaPath path lang href=|step| routes::people(step.code)/>
            <h1>{name.to_owned()} " " <small>{no.to_owned()}</small></h1>
            <nav class="parts" aria-label=words::tabs(lang)>{tabs}</nav>
            {content.into_view()}
        },
    )
}
