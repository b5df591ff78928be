//! Who may come: each party on their own records and on those of others, and nobody.

use super::subject::Subject;
use crate::county::County;
use domain::actor::{Actor, Role};
use domain::permission::Party;
use services::demo::COUNTY;

/// A county nobody of the demo lives in.
const ELSEWHERE: &str = "330503";

/// Telephones of the demo's employers: one confirmed, one that waits.
const EMPLOYER: &str = "15400000010";
const APPLICANT: &str = "15400000020";

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    Nobody,
    /// The person asked about.
    Seeker,
    /// Another person.
    OtherSeeker,
    /// Somebody who acts for the person asked about.
    Proxy,
    /// Somebody who acts for another person.
    OtherProxy,
    Employer,
    /// Somebody of an employer that nobody has confirmed.
    Applicant,
    /// Staff whose area holds what is asked about.
    Inside(Role),
    /// Staff of another county.
    Elsewhere(Role),
}

/// Everybody who may come as a party.
pub fn askers_of(party: Party) -> Vec<Asker> {
    let staff = |role| vec![Asker::Inside(role), Asker::Elsewhere(role)];
    match party {
        Party::Seeker => vec![Asker::Seeker, Asker::OtherSeeker],
        Party::Proxy => vec![Asker::Proxy, Asker::OtherProxy],
        Party::Employer => vec![Asker::Employer, Asker::Applicant],
        Party::TrainingProvider => staff(Role::TrainingProvider),
        Party::Coordinator => staff(Role::Coordinator),
        Party::DisabilityInstructor => staff(Role::DisabilityInstructor),
        Party::Organiser => staff(Role::Organiser),
        Party::TownOfficer => staff(Role::TownOfficer),
        Party::CountyOfficer => staff(Role::CountyOfficer),
        Party::DepartmentReviewer => staff(Role::DepartmentReviewer),
        Party::CitySupervisor => staff(Role::CitySupervisor),
        Party::Auditor => staff(Role::Auditor),
        Party::Administrator => staff(Role::Administrator),
    }
}

impl Asker {
    /// Whether what is asked about is theirs, so that forms may change something.
    pub fn is_inside(&self) -> bool {
        matches!(self, Self::Seeker | Self::Proxy | Self::Inside(_))
    }

    /// Signs in; the cookie, and whom the program takes them for.
    pub async fn come(&self, county: &County, subject: &Subject) -> (String, Actor) {
        let login = format!("{self:?}").to_lowercase().replace(['(', ')'], "");
        let cookie = match self {
            Self::Nobody => return (String::new(), Actor::Visitor),
            Self::Seeker => county.session_by_paper(&subject.code).await,
            Self::OtherSeeker => county.session_by_paper(&subject.other_code).await,
            Self::Proxy => county.session_by_paper(&subject.proxy_code).await,
            Self::OtherProxy => county.session_by_paper(&subject.other_proxy_code).await,
            Self::Employer => county.session_by_phone(EMPLOYER).await,
            Self::Applicant => county.session_by_phone(APPLICANT).await,
            Self::Inside(role) => county.session(*role, COUNTY, &login).await,
            Self::Elsewhere(role) => county.session(*role, ELSEWHERE, &login).await,
        };
        let token = cookie.trim_start_matches("session=");
        let ports = county.services.ports();
        let session = ports.accounts.session(token).await.unwrap();
        assert!(session.is_some(), "{self:?} cannot sign in: {cookie}");
        (cookie.clone(), session.unwrap().actor)
    }
}
