//! A form that somebody sends in order to do something: it is read, the port is asked, and the browser goes where it should.
//!
//! ```text
//! async fn close(Path(id): Path<ThingId>, deed: Deed) -> Response {
//!     let done = async {
//!         let wish = deed.form.closing()?;
//!         deed.ports().things.close(deed.who(), id, wish).await
//!     };
//!     let done = done.await;
//!     deed.answer(&to::thing(id), done.map(|()| Notice::Saved)).await
//! }
//! ```

use super::Site;
use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, refused};
use super::visit::Visit;
use app::Notice;
use app::forms::Pairs;
use axum::Extension;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use domain::ports::{Answered, Ports};
use domain::refusal::Refusal;

/// The form as it came, and who sent it.
pub(super) struct Deed {
    site: Site,
    visit: Visit,
    /// What was typed; of a form that cannot be read at all, nothing.
    pub form: Pairs,
}

impl FromRequest<Site> for Deed {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Extension::<Visit>::from_request_parts(&mut parts, site).await;
        let Extension(visit) = visit.map_err(IntoResponse::into_response)?;
        let Ok(sent) = Sent::from_request(Request::from_parts(parts, body), site).await;
        Ok(Self {
            site: site.clone(),
            visit,
            form: opened(sent),
        })
    }
}

impl Deed {
    /// Whom to ask.
    pub fn ports(&self) -> &Ports {
        &self.site.ports
    }

    /// Who asks.
    pub fn who(&self) -> &Actor {
        &self.visit.actor
    }

    /// To the page with what was done; where a field is wrong, the page itself with what was typed.
    pub async fn answer(self, page: &str, done: Answered<Notice>) -> Response {
        match done {
            Ok(notice) => said(page, notice),
            Err(refusal) => self.again(page, refusal).await,
        }
    }

    /// On to a page of what was made; where a field is wrong, the page the form stood on with what was typed.
    pub async fn lead_on(self, form_page: &str, done: Answered<(String, Notice)>) -> Response {
        match done {
            Ok((page, notice)) => said(&page, notice),
            Err(refusal) => self.again(form_page, refusal).await,
        }
    }

    /// The page with the refusal, and with what was typed where a field is wrong.
    pub async fn again(self, page: &str, refusal: Refusal) -> Response {
        again(&self.site, self.visit, page, refusal, self.form).await
    }

    /// Back to one of several like forms of a page, whatever came of it: what was typed goes back with the browser.
    pub fn back(self, page: &str, done: Answered<Notice>) -> Response {
        match done {
            Ok(notice) => said(page, notice),
            Err(refusal) => refused(page, refusal, self.form.0),
        }
    }
}

/// The same for a form in which nothing is typed.
pub(super) fn pressed(page: &str, done: Answered<Notice>) -> Response {
    back_to(page, done, &())
}
