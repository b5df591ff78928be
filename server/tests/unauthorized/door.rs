//! Who is let in where, by the table of domain rules §5.

use super::recognised::RecognitionDoor;
use super::subject::{Subject, county_code};
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person::CategorySet;
use domain::refusal::Refusal;
use domain::values::AreaCode;

/// Who is let in.
#[derive(Clone, Copy, Debug)]
pub enum Door {
    /// Everybody: a page, or a form that says what is wrong with it.
    Open,
    /// Everybody: the answer to the form is a page.
    Shown,
    /// Everybody is led on, by `303 See Other`.
    LedOn,
    /// Everybody, but the ticket of a code is needed, which nobody here has.
    Spent,
    /// No person: programs bring a token.
    Programs,
    /// The desk: whoever is not staff sees the sign-in form.
    Desk,
    /// Any member of staff, for their own account.
    OwnAccount,
    /// Staff who see counts of the county.
    Counts,
    /// The same as a file: whoever is not staff is led to the sign-in form.
    CountsFile,
    /// Staff who may do this in the county.
    Area(Deed, Function),
    /// Staff who may do this in their own area, wherever it is.
    OwnArea(Deed, Function),
    /// Staff who may do this in their own area, about something they have no part in.
    OfOthers(Deed, Function),
    /// First counts of the county, then this.
    CountsAnd(Deed, Function),
    /// The same, answered in data.
    Data(Deed, Function),
    /// The same, about something they have no part in.
    DataOfOthers(Deed, Function),
    /// Staff who may do this with the file of the person asked about.
    File(Deed, Function),
    /// A form about something public: another area is not hidden.
    Public(Deed, Function),
    /// The person asked about, or who acts for them, when they may do this.
    Own(Deed, Function),
    /// The other person, or who acts for them.
    OfOther,
    /// Staff who see, ask for or approve policy figures.
    Figures,
    /// A page or form of recognitions.
    Recognition(RecognitionDoor),
    /// Whoever may do this with their own record, whoever they are.
    OwnPage(Deed, Function),
    /// Whoever may do this with their own, about something that is not theirs.
    OwnOfOthers(Deed, Function),
    /// The same, answered with a file.
    OwnFile,
    /// Staff who may see numbers of the person asked about in full: the answer is the page that shows one.
    Reveals,
    /// The person, who acts for them, or staff who may change the file.
    ConsentsOfFile,
    /// Staff who read the access log of the county, as a file.
    LogFile,
    /// Whoever is signed in.
    OwnDevices,
    /// The same, for a session that is not theirs; of staff alone where the form is theirs.
    NotTheirs {
        /// Whether the form is for staff alone.
        staff: bool,
    },
    /// Whoever is signed in as a person, who alone appoints others.
    Appoints(Deed),
    /// The same, or staff who may change the file.
    AppointsOrFile(Deed),
    /// Employers, and those who wait.
    OwnEmployer,
    /// Confirmed employers, about themselves.
    Employer(Deed, Function),
    /// Confirmed employers, about somebody who is not theirs.
    EmployerOfOthers(Deed, Function),
    /// Confirmed employers and staff who may do this, about something new of their own.
    Posts(Deed),
    /// Staff who may do this in the county, about a vacancy of an employer who is not the one asking.
    PostingOfOthers(Deed),
    /// Staff who see the accounts of the county.
    Accounts,
    /// Staff who may ask for accounts there.
    AsksForAccounts,
    /// Staff who see an account of the county.
    AccountPage,
    /// Staff who may do one of these with an account of the county.
    Account(&'static [Deed]),
    /// Staff who may do this, with something that is somebody else's own.
    OfColleague(Deed, Function),
    /// Staff who may do this with the file, and see full numbers; but nothing is kept of it.
    KeptOfNobody,
    /// The gateway alone, which is nobody here.
    Hidden,
    /// The person, about this browser.
    OwnBrowser,
    /// Staff who may do this in the county, as a file.
    AreaFile(Deed, Function),
    /// Staff who may do this with the register of instructors; of the departments the federation alone, which nobody here is.
    Register(Deed),
    /// The same, about somebody of another county.
    RegisterOfOthers(Deed),
    /// The same in the county.
    RegisterIn(Deed),
    /// The same as a file.
    RegisterFile(Deed),
    /// Staff who may do this in their own area, about something they have no part in, as a file.
    FileOfOthers(Deed, Function),
    /// Schools on their own classes, and staff who may do one of these in their own area.
    Training(&'static [Deed], Function),
    /// The same, about a class that is not theirs.
    TrainingOfOthers(&'static [Deed], Function),
    /// The same, answered in data.
    TrainingData(&'static [Deed], Function),
    /// Staff who may do one of these in their own area.
    Offices(&'static [Deed], Function),
    /// Confirmed employers, and staff who may do this with public-welfare posts in their own area.
    PublicPosts(Deed),
    /// Officers who decide about public-welfare posts in their own area: of the county alone, or of the township too.
    PostOfficers {
        /// Whether it is for the county alone.
        county: bool,
    },
}

impl Door {
    /// Whether somebody is let in, by the table of domain rules §5.
    #[expect(clippy::too_many_lines, reason = "one line for each door")]
    pub fn lets_in(self, actor: &Actor, subject: &Subject) -> Result<(), Refusal> {
        let county = county_code();
        let (area, categories) = (subject.person.living_area, subject.person.categories);
        let own = |person: PersonId| {
            if person == subject.person.id {
                Ok(())
            } else {
                Err(Refusal::NotFound)
            }
        };
        match self {
            Self::Open | Self::LedOn | Self::Spent | Self::Desk | Self::Shown => Ok(()),
            Self::Programs | Self::Hidden => Err(Refusal::NotFound),
            Self::OwnAccount => actor.staff().map(drop),
            Self::Counts | Self::CountsFile => actor.may_read_counts_in(county),
            Self::Area(deed, function) | Self::AreaFile(deed, function) => actor.may(deed, function, county),
            Self::OwnBrowser => match actor {
                Actor::Seeker(_) => Ok(()),
                Actor::Visitor => Err(Refusal::NotSignedIn),
                _ => Err(Refusal::NotAllowed),
            },
            Self::CountsAnd(deed, function) => {
                actor.may_read_counts_in(county)?;
                actor.may(deed, function, county)
            }
            Self::File(deed, function) => actor.may_with(deed, function, area, categories),
            Self::Public(deed, function) => {
                let told = actor.may_with(deed, function, county, CategorySet::EMPTY);
                told.map_err(|refusal| match refusal {
                    Refusal::NotFound => Refusal::NotAllowed,
                    other => other,
                })
            }
            Self::Own(deed, function) => own(actor.own_person(deed, function)?),
            Self::OwnPage(deed, function) => actor.own_person(deed, function).map(drop),
            Self::OwnOfOthers(deed, function) => {
                actor.own_person(deed, function)?;
                Err(Refusal::NotFound)
            }
            Self::OwnFile => actor.own_person(Deed::Read, Function::OwnProfile).map(drop),
            Self::Register(deed) | Self::RegisterFile(deed) => register(actor, deed).map(drop),
            Self::RegisterOfOthers(deed) => register(actor, deed).and(Err(Refusal::NotFound)),
            Self::RegisterIn(deed) => {
                register(actor, deed)?;
                actor.may(deed, Function::Instructor, county)
            }
            Self::Reveals => actor.may_with(Deed::Read, Function::FullNumber, area, categories),
            Self::ConsentsOfFile => match actor {
                Actor::Seeker(person) | Actor::Proxy { person, .. } => own(*person),
                _ => actor.may_with(Deed::Update, Function::PersonFile, area, categories),
            },
            Self::LogFile => actor.may(Deed::Read, Function::AccessLog, county),
            Self::OfColleague(deed, function) => {
                actor.staff()?;
                actor.scope(deed, function)?;
                Err(Refusal::NotFound)
            }
            Self::KeptOfNobody => {
                actor.scope(Deed::Approve, Function::PersonFile)?;
                Err(Refusal::NotFound)
            }
            Self::OwnArea(deed, function) | Self::Data(deed, function) => {
                actor.scope(deed, function).map(drop)
            }
            Self::OfOthers(deed, function)
            | Self::DataOfOthers(deed, function)
            | Self::FileOfOthers(deed, function) => actor.scope(deed, function).and(Err(Refusal::NotFound)),
            Self::NotTheirs { staff: true } => actor.staff().map(drop).and(Err(Refusal::NotFound)),
            Self::NotTheirs { staff: false } => match actor {
                Actor::Visitor => Err(Refusal::NotSignedIn),
                _ => Err(Refusal::NotFound),
            },
            Self::OfOther => match actor {
                Actor::Seeker(person) | Actor::Proxy { person, .. } if *person == subject.other => Ok(()),
                Actor::Seeker(_) | Actor::Proxy { .. } => Err(Refusal::NotFound),
                _ => Err(Refusal::NotSignedIn),
            },
            Self::Figures => {
                let deeds = [Deed::Read, Deed::Create, Deed::Approve];
                let sees = |role: Role| {
                    deeds
                        .iter()
                        .any(|deed| role.may(*deed, Function::PolicyParameter))
                };
                match actor.staff()? {
                    staff if sees(staff.role) => Ok(()),
                    _ => Err(Refusal::NotAllowed),
                }
            }
            Self::Recognition(door) => door.lets_in(actor.staff()?, county),
            Self::OwnDevices => match actor {
                Actor::Visitor => Err(Refusal::NotSignedIn),
                _ => Ok(()),
            },
            Self::Appoints(deed) => match actor {
                Actor::Seeker(_) => Ok(()),
                Actor::Proxy { .. } => Err(Refusal::NotAllowed),
                _ => actor
                    .scope(deed, Function::PersonFile)
                    .and(Err(Refusal::NotFound)),
            },
            Self::AppointsOrFile(deed) => match actor {
                Actor::Seeker(person) => own(*person),
                Actor::Proxy { .. } => Err(Refusal::NotAllowed),
                _ => actor.may_with(deed, Function::PersonFile, area, categories),
            },
            Self::OwnEmployer => match actor {
                Actor::Employer { .. } | Actor::Applicant { .. } => Ok(()),
                _ => Err(Refusal::NotSignedIn),
            },
            Self::Employer(deed, function) => actor.own_employer(deed, function).map(drop),
            Self::EmployerOfOthers(deed, function) => {
                actor.own_employer(deed, function)?;
                Err(Refusal::NotFound)
            }
            Self::Posts(deed) => match actor {
                Actor::Employer { .. } => actor.own_employer(deed, Function::Vacancy).map(drop),
                _ => actor.scope(deed, Function::Vacancy).map(drop),
            },
            Self::PostingOfOthers(deed) => match actor {
                Actor::Employer { .. } => Err(Refusal::NotFound),
                _ => actor.may(deed, Function::Vacancy, county),
            },
            Self::Training(deeds, function) => runs_classes(actor, deeds, function),
            Self::TrainingOfOthers(deeds, function) | Self::TrainingData(deeds, function) => {
                runs_classes(actor, deeds, function).and(Err(Refusal::NotFound))
            }
            Self::Offices(deeds, function) => one_of(deeds, |deed| actor.scope(deed, function).map(drop)),
            Self::PublicPosts(deed) => match actor {
                Actor::Employer { .. } => actor.own_employer(Deed::Create, Function::PublicPost).map(drop),
                _ => actor.scope(deed, Function::PublicPost).map(drop),
            },
            Self::PostOfficers { county } => {
                actor.scope(Deed::Approve, Function::PublicPost)?;
                match actor.staff()?.role {
                    Role::CountyOfficer => Ok(()),
                    Role::TownOfficer if !county => Ok(()),
                    _ => Err(Refusal::NotAllowed),
                }
            }
            Self::AccountPage => {
                if sees_accounts(actor)?.contains(county) {
                    Ok(())
                } else {
                    Err(Refusal::NotFound)
                }
            }
            Self::Accounts => sees_accounts(actor).map(drop),
            Self::AsksForAccounts => {
                let requests = actor.staff().is_ok_and(|staff| staff.role.may_request_accounts());
                if !requests {
                    actor.scope(Deed::Create, Function::Account)?;
                }
                if sees_accounts(actor)?.contains(county) {
                    Ok(())
                } else {
                    Err(Refusal::NotFound)
                }
            }
            Self::Account(deeds) => {
                if !sees_accounts(actor)?.contains(county) {
                    return Err(Refusal::NotFound);
                }
                let may = |deed: &Deed| actor.may(*deed, Function::Account, county).is_ok();
                if deeds.iter().any(may) {
                    Ok(())
                } else {
                    Err(Refusal::NotAllowed)
                }
            }
        }
    }
}

/// Whoever may do this with the register of instructors; a reviewer without a department is of none that keeps it.
fn register(actor: &Actor, deed: Deed) -> Result<(), Refusal> {
    actor.scope(deed, Function::Instructor)?;
    let reviews = |staff: &domain::actor::Staff| staff.role == Role::DepartmentReviewer;
    if actor.staff().is_ok_and(reviews) {
        return Err(Refusal::NotAllowed);
    }
    Ok(())
}

/// A school on its own classes, or an office that may do one of these.
fn runs_classes(actor: &Actor, deeds: &[Deed], function: Function) -> Result<(), Refusal> {
    let is_school = actor
        .staff()
        .is_ok_and(|staff| staff.role == Role::TrainingProvider);
    one_of(deeds, |deed| {
        if is_school {
            actor.own_classes(deed, function).map(drop)
        } else {
            actor.scope(deed, function).map(drop)
        }
    })
}

/// The first that is granted, or the last refusal.
fn one_of(deeds: &[Deed], may: impl Fn(Deed) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut last = Err(Refusal::NotAllowed);
    for deed in deeds {
        last = may(*deed);
        if last.is_ok() {
            break;
        }
    }
    last
}

/// The area whose accounts somebody sees.
fn sees_accounts(actor: &Actor) -> Result<AreaCode, Refusal> {
    let staff = actor.staff();
    if let Ok(staff) = staff
        && staff.role.may_request_accounts()
    {
        return Ok(staff.area);
    }
    let scope = actor.scope(Deed::Read, Function::Account)?;
    scope.area.ok_or(Refusal::NotFound)
}
