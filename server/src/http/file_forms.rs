//! Forms of files and households. Where a form has a mistake, or meets what somebody else has changed, the answer is the
//! form itself with what was typed: it is too much for a cookie.

use super::forms::{back_to, refused, with_flash};
use super::pages::page;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::Pairs;
use app::{Flash, Notice, routes};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Form};
use domain::ids::{HouseholdId, PersonId};
use domain::look_alike::{Likeness, LookAlike};
use domain::ports::Edited;
use domain::refusal::Refusal;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/people/new", post(new_person)),
        ("/staff/people/{id}/edit", post(edit)),
        ("/staff/people/{id}/undo", post(undo)),
        ("/staff/people/{id}/entries", post(add_entry)),
        ("/staff/people/{id}/entries/remove", post(remove_entry)),
        ("/staff/people/{id}/household", post(found_household)),
        ("/staff/households/{id}", post(edit_household)),
        ("/staff/households/{id}/members", post(add_member)),
        ("/staff/households/{id}/split", post(split)),
        ("/staff/households/{id}/join", post(join)),
    ]
}

pub(super) type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

pub(super) fn opened(sent: Sent) -> Pairs {
    Pairs(sent.map(|Form(pairs)| pairs).unwrap_or_default())
}

async fn new_person(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    if let Some(alike) = may_be_there(&site, &visit, &form).await {
        let flash = Flash {
            typed: form.0,
            alike,
            ..Flash::default()
        };
        return shown(&site, visit, routes::NEW_PERSON, flash, StatusCode::CONFLICT).await;
    }
    let done = site
        .ports
        .person_files
        .add_person(&visit.actor, form.new_person())
        .await;
    match done {
        Ok(id) => said(&routes::person_tab(id, "file"), Notice::Registered),
        Err(refusal) => again(&site, visit, routes::NEW_PERSON, refusal, form).await,
    }
}

/// Files that may be of the person who is about to be entered, unless whoever enters them has said that it is somebody else.
/// A number that has a file already is refused anyway.
async fn may_be_there(site: &Site, visit: &Visit, form: &Pairs) -> Option<Vec<LookAlike>> {
    if form.is_other_person() {
        return None;
    }
    let sought = form.like_person().parse();
    let found = site.ports.finding.look_alikes(&visit.actor, &sought).await.ok()?;
    let others = !found.is_empty() && found.iter().all(|one| one.likeness != Likeness::SameNumber);
    others.then_some(found)
}

async fn edit(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let (group, edit) = match form.edit() {
        Ok(edit) => edit,
        Err(refusal) => return refused(&routes::person_tab(id, "file"), refusal, Vec::new()),
    };
    match site.ports.person_files.edit(&visit.actor, id, edit).await {
        Ok(Edited::Saved) => said(
            &format!("{}#{}", routes::person_tab(id, "file"), group.code()),
            Notice::Saved,
        ),
        Ok(Edited::Conflicts { version, conflicts }) => {
            let mut typed = form.0;
            typed.retain(|(name, _)| name != "version");
            typed.push(("version".to_owned(), version.to_string()));
            let flash = Flash {
                typed,
                conflicts,
                ..Flash::default()
            };
            shown(
                &site,
                visit,
                &routes::edit_person(id, group),
                flash,
                StatusCode::CONFLICT,
            )
            .await
        }
        Err(refusal) => again(&site, visit, &routes::edit_person(id, group), refusal, form).await,
    }
}

async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Response {
    let done = async {
        let seq = opened(sent).undo()?;
        site.ports.person_files.undo_change(&visit.actor, id, seq).await
    };
    back_to(
        &routes::person_tab(id, "history"),
        done.await.map(|()| Notice::ChangedBack),
        &(),
    )
}

async fn add_entry(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = format!("{}#{}", routes::person_tab(id, "file"), anchor(&form));
    let done = async {
        let entry = form.entry()?;
        site.ports.person_files.add_entry(&visit.actor, id, entry).await
    };
    back_to(&back, done.await.map(|()| Notice::Saved), &())
}

async fn remove_entry(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (kind, entry) = form.removal()?;
        site.ports
            .person_files
            .remove_entry(&visit.actor, id, kind, entry)
            .await
    };
    back_to(
        &routes::person_tab(id, "file"),
        done.await.map(|()| Notice::Removed),
        &(),
    )
}

/// The part of the file an entry belongs to; nothing but a known kind gets into the address.
fn anchor(form: &Pairs) -> &'static str {
    let kind = form.all("entry").parse::<domain::file_entry::EntryKind>();
    kind.map_or("", domain::file_entry::EntryKind::code)
}

async fn found_household(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Response {
    let done = async {
        let kind = opened(sent).household_kind()?;
        site.ports
            .households
            .found_household(&visit.actor, id, kind)
            .await
    };
    moved(done.await, &routes::person_tab(id, "household"), Notice::Saved)
}

async fn edit_household(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<HouseholdId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, edits) = form.household()?;
        site.ports
            .households
            .edit_household(&visit.actor, id, version, edits)
            .await
    };
    kept(done.await, (&site, visit), id, form).await
}

async fn add_member(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<HouseholdId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let member = form.new_member()?;
        site.ports.households.add_member(&visit.actor, id, member).await
    };
    kept(done.await, (&site, visit), id, form).await
}

/// Back to the household, or the form again with what was typed.
async fn kept(
    done: Result<(), Refusal>,
    (site, visit): (&Site, Visit),
    id: HouseholdId,
    form: Pairs,
) -> Response {
    let page = routes::household(id);
    match done {
        Ok(()) => said(&page, Notice::Saved),
        Err(refusal) => again(site, visit, &page, refusal, form).await,
    }
}

/// Members move out: into a household of their own, or only away.
async fn split(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<HouseholdId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let households = &site.ports.households;
    let done = async {
        let (found, members) = form.split()?;
        if found {
            return households.split_household(&visit.actor, id, members).await;
        }
        for member in members {
            households.end_member(&visit.actor, id, member).await?;
        }
        Ok(id)
    };
    moved(done.await, &routes::household(id), Notice::Split)
}

async fn join(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<HouseholdId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let no = form.join()?;
        site.ports.households.join_household(&visit.actor, id, &no).await
    };
    moved(done.await, &routes::household(id), Notice::Joined)
}

/// On to the household that came of it, or back with the refusal.
fn moved(done: Result<HouseholdId, Refusal>, back: &str, notice: Notice) -> Response {
    match done {
        Ok(id) => said(&routes::household(id), notice),
        Err(refusal) => refused(back, refusal, Vec::new()),
    }
}

pub(super) fn said(to: &str, notice: Notice) -> Response {
    let flash = Flash {
        notice: Some(notice),
        ..Flash::default()
    };
    with_flash(to, &flash)
}

/// The form again with what was typed, where a field is wrong; every other refusal leads back.
pub(super) async fn again(
    site: &Site,
    visit: Visit,
    address: &str,
    refusal: Refusal,
    form: Pairs,
) -> Response {
    let status = match &refusal {
        Refusal::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Held { .. } => StatusCode::CONFLICT,
        _ => return refused(address, refusal, Vec::new()),
    };
    let flash = Flash {
        refusal: Some(refusal),
        typed: form.0,
        ..Flash::default()
    };
    shown(site, visit, address, flash, status).await
}

/// A page with what a form that came back has to say; what was typed travels in the answer and in no cookie.
pub(super) async fn shown(
    site: &Site,
    visit: Visit,
    address: &str,
    flash: Flash,
    status: StatusCode,
) -> Response {
    let mut response = page(site, Visit { flash, ..visit }, address).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}
