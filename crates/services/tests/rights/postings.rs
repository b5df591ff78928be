//! Questions about vacancies as they are entered, and about candidates.

use super::{Asked, NOBODY, told};
use crate::world::{World, vacancy};
use domain::person::Person;
use domain::ports::{CandidateDeed, HeldVerdict, Keep, Verdict};
use domain::posting::VacancyForm;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (postings, candidates) = (&world.ports.postings, &world.ports.candidates);
    let lead = world.leads_of(somebody).await[0].id;
    let id = vacancy(1, "").id;
    let form = VacancyForm::default();
    vec![
        ("Postings::blank", told(postings.blank(&NOBODY, None).await)),
        ("Postings::form", told(postings.form(&NOBODY, id).await)),
        (
            "Postings::keep",
            told(postings.keep(&NOBODY, None, form, Keep::AsDraft).await),
        ),
        ("Postings::view", told(postings.view(&NOBODY, id).await)),
        ("Postings::send", told(postings.send(&NOBODY, id, 1).await)),
        ("Postings::discard", told(postings.discard(&NOBODY, id).await)),
        ("Postings::mine", told(postings.mine(&NOBODY).await)),
        ("Postings::touch", told(postings.touch(&NOBODY, id).await)),
        ("Postings::close", told(postings.close(&NOBODY, id).await)),
        ("Postings::reopen", told(postings.reopen(&NOBODY, id).await)),
        ("Postings::desk", told(postings.desk(&NOBODY).await)),
        (
            "Postings::decide",
            told(postings.decide(&NOBODY, id, 1, Verdict::Approve).await),
        ),
        ("Postings::undecide", told(postings.undecide(&NOBODY, id).await)),
        (
            "Postings::settle_held",
            told(
                postings
                    .settle_held(&NOBODY, id, HeldVerdict::Show("看错了".to_owned()))
                    .await,
            ),
        ),
        (
            "Candidates::candidates",
            told(candidates.candidates(&NOBODY, id).await),
        ),
        (
            "Candidates::vacancy_of",
            told(candidates.vacancy_of(&NOBODY, lead).await),
        ),
        (
            "Candidates::act",
            told(candidates.act(&NOBODY, lead, CandidateDeed::Hire).await),
        ),
    ]
}
