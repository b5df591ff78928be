//! Forms of lists of departments.

use super::forms::{Sent, back_to, opened, refused, refused_on_page};
use super::multipart;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::list::{GoneForm, SureForm, TickForm, UPLOAD_LIST, UploadForm, VillageForm};
use app::{Notice, routes};
use axum::body::{Body, to_bytes};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Form};
use domain::ids::ListId;
use domain::list::FILE_MAX;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, ListQuery};
use domain::refusal::{Problem, Refusal};

/// What a form with a file holds besides the file.
const AROUND_FILE: usize = 16 * 1024;

/// Where these forms are sent.
pub fn table() -> Table {
    vec![
        ("/staff/lists/{id}/tick", post(tick)),
        ("/staff/lists/{id}/choose", post(choose)),
        ("/staff/lists/{id}/apply", post(apply)),
        ("/staff/lists/{id}/close", post(close)),
        ("/staff/lists/{id}/undo", post(undo)),
        ("/staff/lists/{id}/discard", post(discard)),
        ("/staff/lists/{id}/gone", post(settle_gone)),
        ("/staff/lists/{id}/answer", post(answer)),
        (UPLOAD_LIST, post(upload)),
    ]
}

type Pairs = Result<Form<Vec<(String, String)>>, FormRejection>;

fn pairs(sent: Pairs) -> Vec<(String, String)> {
    sent.map(|Form(pairs)| pairs).unwrap_or_default()
}

/// Nothing of the file is read before it is clear that the asker may bring one.
async fn upload(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if let Err(refusal) = visit.actor.scope(Deed::Approve, Function::PersonFile) {
        return refused(routes::LISTS, refusal, Vec::new());
    }
    let Ok(body) = to_bytes(body, FILE_MAX + AROUND_FILE).await else {
        return back_to(routes::LISTS, Err(Refusal::field("file", Problem::TooLong)), &());
    };
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let (form, file_name, file) = sent_with_file(content_type.unwrap_or_default(), &body);
    let done = async {
        let upload = form.parse(file_name, file)?;
        site.ports.lists.upload(&visit.actor, upload).await
    };
    match done.await {
        Ok(id) => back_to(&shown(id, ListQuery::default()), Ok(Notice::ListReceived), &()),
        Err(refusal) => back_to(&format!("{}#bring", routes::LISTS), Err(refusal), &form),
    }
}

/// The fields and the file; what is no form counts as an empty one.
fn sent_with_file(content_type: &str, body: &[u8]) -> (UploadForm, String, Vec<u8>) {
    let (mut form, mut file_name, mut file) = (UploadForm::default(), String::new(), Vec::new());
    let parts = multipart::boundary(content_type).and_then(|boundary| multipart::parts(body, boundary));
    for part in parts.unwrap_or_default() {
        match part.file_name {
            Some(name) => {
                file_name = name;
                file = part.content.to_vec();
            }
            None => form.set(&part.name, String::from_utf8_lossy(part.content).into_owned()),
        }
    }
    (form, file_name, file)
}

fn shown(id: ListId, query: ListQuery) -> String {
    routes::list(id, query)
}

/// The page a tick was sent from.
fn sent_from(id: ListId, form: &TickForm) -> String {
    let (state, page) = form.page();
    let query = ListQuery {
        state,
        page,
        ..ListQuery::default()
    };
    format!("{}#rows", shown(id, query))
}

async fn tick(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Pairs,
) -> Response {
    let form = TickForm(pairs(sent));
    let done = async { site.ports.lists.tick(&visit.actor, id, form.tick()?).await };
    back_to(&sent_from(id, &form), done.await.map(|()| Notice::Saved), &())
}

/// The ticks of the page are kept, whichever of its buttons is pressed.
async fn choose(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Pairs,
) -> Response {
    let form = TickForm(pairs(sent));
    let lists = &site.ports.lists;
    let done = async {
        let (row, person) = form.choice()?;
        if form.shows_ticks() {
            lists.tick(&visit.actor, id, form.tick()?).await?;
        }
        lists.choose(&visit.actor, id, row, person).await
    };
    back_to(&sent_from(id, &form), done.await.map(|()| Notice::Saved), &())
}

async fn apply(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Sent<SureForm>,
) -> Response {
    let done = site.ports.lists.apply(&visit.actor, id);
    step(id, sent, done, Notice::ListBeingWritten).await
}

async fn close(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Sent<SureForm>,
) -> Response {
    let done = site.ports.lists.close(&visit.actor, id);
    step(id, sent, done, Notice::ListClosed).await
}

async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Sent<SureForm>,
) -> Response {
    let done = site.ports.lists.undo(&visit.actor, id);
    step(id, sent, done, Notice::ListBeingUndone).await
}

/// A step with the whole list, taken when it is meant.
async fn step(
    id: ListId,
    sent: Sent<SureForm>,
    taken: impl Future<Output = Answered<()>>,
    told: Notice,
) -> Response {
    let form = opened(sent);
    let done = async {
        form.parse()?;
        taken.await
    };
    let back = shown(id, ListQuery::default());
    back_to(&back, done.await.map(|()| told), &form)
}

async fn discard(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
) -> Response {
    match site.ports.lists.discard(&visit.actor, id).await {
        Ok(()) => back_to(routes::LISTS, Ok(Notice::Removed), &()),
        Err(refusal) => refused(&shown(id, ListQuery::default()), refusal, Vec::new()),
    }
}

/// Ticks and reason stay whatever is refused: somebody may have decided about one of many meanwhile.
async fn settle_gone(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Pairs,
) -> Response {
    let form = GoneForm(pairs(sent));
    let done = async {
        let settled = form.parse()?;
        site.ports.lists.settle_gone(&visit.actor, id, settled).await
    };
    let back = routes::list_gone(id, form.page());
    match done.await {
        Ok(()) => back_to(&back, Ok(Notice::Saved), &()),
        Err(refusal) => refused_on_page(&back, refusal, form.0),
    }
}

async fn answer(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListId>,
    sent: Sent<VillageForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (person, answer, note) = form.parse()?;
        let lists = &site.ports.lists;
        lists
            .answer_for_village(&visit.actor, id, person, answer, note)
            .await
    };
    back_to(routes::LIST_QUESTIONS, done.await.map(|()| Notice::Saved), &form)
}
