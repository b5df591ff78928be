//! Forms of vacancies as they are entered and looked through, and of candidates.

use super::forms::{Sent, back_to, back_to_one, id_of, opened, redirect, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{
    CandidateForm, EMPLOYER, NEW_POSTING, POSTINGS, PostingSent, REVIEW, VerdictForm, candidates_path,
    edit_posting_path, posting_path,
};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::VacancyId;
use domain::permission::{Deed, Function};
use domain::ports::{CandidateDeed, Keep, Sent as Came};
use domain::refusal::Refusal;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (POSTINGS, post(begin)),
        ("/employer/vacancies/{id}", post(change)),
        ("/employer/vacancies/{id}/send", post(send)),
        ("/employer/vacancies/{id}/discard", post(discard)),
        ("/employer/vacancies/{id}/touch", post(touch)),
        ("/employer/vacancies/{id}/close", post(close)),
        ("/employer/vacancies/{id}/reopen", post(reopen)),
        ("/employer/candidates/{lead}/show", post(show)),
        ("/employer/candidates/{lead}/invite", post(invite)),
        ("/employer/candidates/{lead}/hire", post(hire)),
        ("/employer/candidates/{lead}/turn-down", post(turn_down)),
        ("/staff/vacancies/{id}/approve", post(approve)),
        ("/staff/vacancies/{id}/return", post(give_back)),
        ("/staff/vacancies/{id}/refuse", post(refuse)),
        ("/staff/vacancies/{id}/undecide", post(undecide)),
        ("/staff/vacancies/{id}/show", post(show_held)),
        ("/staff/vacancies/{id}/drop", post(drop_held)),
    ]
}

async fn begin(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<PostingSent>,
) -> Response {
    keep(&site, &visit, None, opened(sent)).await
}

async fn change(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<PostingSent>,
) -> Response {
    match id_of(&id) {
        Ok(id) => keep(&site, &visit, Some(id), opened(sent)).await,
        Err(refusal) => refused(EMPLOYER, refusal, Vec::new()),
    }
}

/// A form that was read leads to how it looks; a draft stays where it is written.
async fn keep(site: &Site, visit: &Visit, id: Option<VacancyId>, sent: PostingSent) -> Response {
    let wanted = sent.keep();
    let typed = sent.form.fields();
    let back = id.map_or_else(|| NEW_POSTING.to_owned(), edit_posting_path);
    let postings = &site.ports.postings;
    match postings.keep(&visit.actor, id, sent.form, wanted).await {
        Ok(id) if wanted == Keep::AsDraft => back_to(&edit_posting_path(id), Ok(Notice::DraftKept), &()),
        Ok(id) => redirect(&posting_path(id)),
        Err(refusal) => refused(&back, refusal, typed),
    }
}

async fn send(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let came = site
            .ports
            .postings
            .send(&visit.actor, id_of(&id)?, form.version()?)
            .await?;
        Ok(match came {
            Came::Live => Notice::PostingLive,
            Came::Review => Notice::PostingInReview,
        })
    };
    back_to(&own_page(&id), done.await, &())
}

/// The page of a vacancy; of what is none, the employer's own.
fn own_page(id: &str) -> String {
    id.parse()
        .map_or_else(|_| EMPLOYER.to_owned(), |id: VacancyId| posting_path(id))
}

async fn discard(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.postings.discard(&visit.actor, id_of(&id)?).await };
    let reviews = visit.actor.scope(Deed::Approve, Function::Vacancy).is_ok();
    let back = match visit.actor.staff() {
        Ok(_) if reviews => REVIEW,
        Ok(_) => "/staff",
        Err(_) => EMPLOYER,
    };
    back_to(back, done.await.map(|()| Notice::Removed), &())
}

async fn touch(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.postings.touch(&visit.actor, id_of(&id)?).await };
    back_to(&own_page(&id), done.await.map(|()| Notice::StillOpen), &())
}

async fn close(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.postings.close(&visit.actor, id_of(&id)?).await };
    back_to(&own_page(&id), done.await.map(|()| Notice::PostingClosed), &())
}

async fn reopen(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.postings.reopen(&visit.actor, id_of(&id)?).await };
    back_to(&own_page(&id), done.await.map(|()| Notice::PostingLive), &())
}

async fn show(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(lead): Path<String>,
) -> Response {
    act(&site, &visit, &lead, "show", CandidateForm::default()).await
}

async fn invite(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(lead): Path<String>,
    sent: Sent<CandidateForm>,
) -> Response {
    act(&site, &visit, &lead, "invite", opened(sent)).await
}

async fn hire(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(lead): Path<String>,
) -> Response {
    act(&site, &visit, &lead, "hire", CandidateForm::default()).await
}

async fn turn_down(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(lead): Path<String>,
    sent: Sent<CandidateForm>,
) -> Response {
    act(&site, &visit, &lead, "turn-down", opened(sent)).await
}

async fn act(site: &Site, visit: &Visit, lead: &str, deed: &str, form: CandidateForm) -> Response {
    let candidates = &site.ports.candidates;
    let done = async {
        let lead = id_of(lead)?;
        // Whose it is comes before what is wrong with the form.
        let vacancy = candidates.vacancy_of(&visit.actor, lead).await?;
        Ok::<_, Refusal>((vacancy, lead))
    };
    let (vacancy, id) = match done.await {
        Ok(found) => found,
        Err(refusal) => return refused(EMPLOYER, refusal, Vec::new()),
    };
    let done = async {
        let deed = form.deed(deed)?;
        let notice = notice_of(&deed);
        candidates.act(&visit.actor, id, deed).await?;
        Ok::<_, Refusal>(notice)
    };
    let back = format!("{}#{id}", candidates_path(vacancy));
    back_to_one(&back, lead, done.await, &form)
}

const fn notice_of(deed: &CandidateDeed) -> Notice {
    match deed {
        CandidateDeed::Show => Notice::Saved,
        CandidateDeed::Invite { .. } => Notice::CandidateInvited,
        CandidateDeed::Hire => Notice::CandidateHired,
        CandidateDeed::TurnDown { .. } => Notice::CandidateTurnedDown,
    }
}

async fn approve(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    decide(&site, &visit, &id, "approve", opened(sent)).await
}

async fn give_back(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    decide(&site, &visit, &id, "return", opened(sent)).await
}

async fn refuse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    decide(&site, &visit, &id, "refuse", opened(sent)).await
}

async fn decide(site: &Site, visit: &Visit, id: &str, deed: &str, form: VerdictForm) -> Response {
    let done = async {
        let verdict = form.verdict(deed)?;
        let postings = &site.ports.postings;
        postings
            .decide(&visit.actor, id_of(id)?, form.version()?, verdict)
            .await
    };
    let done = done.await.map(|()| Notice::PostingDecided);
    back_to_one(REVIEW, &format!("{id}/{deed}"), done, &form)
}

async fn show_held(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    settle_held(&site, &visit, (&id, "show"), opened(sent)).await
}

async fn drop_held(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<VerdictForm>,
) -> Response {
    settle_held(&site, &visit, (&id, "drop"), opened(sent)).await
}

async fn settle_held(
    site: &Site,
    visit: &Visit,
    (id, deed): (&str, &'static str),
    form: VerdictForm,
) -> Response {
    let done = async {
        let verdict = form.held_verdict(deed)?;
        site.ports
            .postings
            .settle_held(&visit.actor, id_of(id)?, verdict)
            .await
    };
    let told = if deed == "show" {
        Notice::HeldShown
    } else {
        Notice::HeldDropped
    };
    back_to_one(REVIEW, &format!("{id}/{deed}"), done.await.map(|()| told), &form)
}

async fn undecide(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.postings.undecide(&visit.actor, id_of(&id)?).await };
    back_to(REVIEW, done.await.map(|()| Notice::TakenBack), &())
}
