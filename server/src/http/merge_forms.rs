//! Forms about files that may be of one person.

use super::file_forms::{self, again, said};
use super::forms::{self, Sent, back_to, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{ASK_AGAIN, MERGE, PairForm, SET_APART};
use app::routes;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::MergeId;
use domain::refusal::Refusal;

pub fn table() -> Table {
    vec![
        (SET_APART, post(set_apart)),
        (ASK_AGAIN, post(ask_again)),
        (MERGE, post(merge)),
        ("/staff/merges/{id}/undo", post(undo)),
    ]
}

async fn set_apart(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<PairForm>,
) -> Response {
    let form = forms::opened(sent);
    let done = async {
        let (one, other) = form.parse()?;
        site.ports.merges.set_apart(&visit.actor, one, other).await
    };
    back_to(&form.back(false), done.await.map(|()| Notice::SetApart), &())
}

async fn ask_again(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<PairForm>,
) -> Response {
    let form = forms::opened(sent);
    let done = async {
        let (one, other) = form.parse()?;
        site.ports.merges.ask_again(&visit.actor, one, other).await
    };
    back_to(&form.back(true), done.await.map(|()| Notice::AskedAgain), &())
}

async fn merge(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: file_forms::Sent,
) -> Response {
    let form = file_forms::opened(sent);
    let files = form.merged_files();
    let done = async {
        let wish = form.merge_wish()?;
        let kept = wish.kept.0;
        site.ports.merges.merge(&visit.actor, wish).await?;
        Ok::<_, Refusal>(kept)
    };
    match (done.await, files) {
        (Ok(kept), _) => said(
            &format!("{}#merges", routes::person_tab(kept, "file")),
            Notice::MergedFiles,
        ),
        // Whoever was slower finds the file that was kept.
        (Err(refusal @ Refusal::Merged), Ok((kept, _))) => {
            let stands = site.ports.merges.merged_into(&visit.actor, kept).await;
            let file = routes::person_tab(stands.unwrap_or(kept), "file");
            refused(&file, refusal, Vec::new())
        }
        (Err(refusal), Ok((kept, gone))) => {
            again(&site, visit, &routes::merge(kept, gone), refusal, form).await
        }
        (Err(refusal), Err(_)) => refused(routes::LOOK_ALIKES, refusal, Vec::new()),
    }
}

async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<MergeId>,
) -> Response {
    match site.ports.merges.undo_merge(&visit.actor, id).await {
        Ok((kept, _)) => said(&routes::person_tab(kept, "file"), Notice::MergeUndone),
        Err(refusal) => refused(&routes::merge_undo(id), refusal, Vec::new()),
    }
}
