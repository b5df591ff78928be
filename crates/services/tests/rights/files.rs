//! Questions about files of people: finding and editing them, households, merging, lists, who looks after whom.

use super::{Asked, NOBODY, told};
use crate::world::{COUNTY, World, code, day};
use domain::actor::Actor;
use domain::file_entry::{Entry, EntryKind, TrainingNeed};
use domain::household::{self, HouseholdKind};
use domain::ids::{AccountId, EntryId, HandOverId, ListRowId, MemberId, MergeId};
use domain::list::{GoneDecision, Register, RowState, VillageAnswer};
use domain::person::Person;
use domain::person_field::FieldGroup;
use domain::ports::{
    Chosen, FileEdit, GoneSettled, HandOverWish, ListQuery, ListUpload, MergeWish, NewMember, NewPerson,
    PairQuery, PeopleQuery, Tick,
};
use uuid::Uuid;

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one line for each question there is")]
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (ports, area, id) = (&world.ports, code(COUNTY), somebody.id);
    let account = AccountId(Uuid::nil());
    let hand_overs = &ports.hand_overs;
    let hand_over = HandOverId(Uuid::nil());
    let hand_over_wish = HandOverWish {
        chosen: Chosen::People(vec![id]),
        count: 1,
        to: account,
        note: String::new(),
    };
    let merges = &ports.merges;
    let merge = MergeId(Uuid::nil());
    let merge_wish = MergeWish {
        kept: (id, 1),
        gone: (id, 1),
        choices: Vec::new(),
    };
    let (files, households, finding) = (&ports.person_files, &ports.households, &ports.finding);
    let rural = HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, id, rural)
        .await
        .unwrap();
    let edit = FileEdit {
        version: 1,
        edits: Vec::new(),
        why: String::new(),
    };
    let entry = Entry::Training(TrainingNeed {
        topic: "x".to_owned(),
        kind: None,
        on: day("2026-06-01"),
    });
    let member = NewMember {
        person_no: String::new(),
        name: "x".to_owned(),
        birth_year: None,
        relation: household::Relation::Other,
    };
    let lists = &ports.lists;
    let upload = ListUpload {
        register: Register::Poor,
        source: "x".to_owned(),
        listed_on: day("2026-06-01"),
        area,
        file_name: "x.csv".to_owned(),
        file: b"x".to_vec(),
    };
    let list = lists.upload(&Actor::Operator, upload.clone()).await.unwrap();
    let settled = GoneSettled {
        people: vec![id],
        decision: GoneDecision::Keep,
        last_on: None,
        reason: "x".to_owned(),
    };
    vec![
        (
            "HandOvers::prepare",
            told(hand_overs.prepare(&NOBODY, &Chosen::People(vec![id])).await),
        ),
        (
            "HandOvers::propose",
            told(hand_overs.propose(&NOBODY, hand_over_wish).await),
        ),
        ("HandOvers::list", told(hand_overs.list(&NOBODY).await)),
        ("HandOvers::find", told(hand_overs.find(&NOBODY, hand_over).await)),
        (
            "HandOvers::accept",
            told(hand_overs.accept(&NOBODY, hand_over).await),
        ),
        (
            "HandOvers::decline",
            told(hand_overs.decline(&NOBODY, hand_over, "x".to_owned()).await),
        ),
        (
            "HandOvers::take_back",
            told(hand_overs.take_back(&NOBODY, hand_over).await),
        ),
        ("HandOvers::news", told(hand_overs.news(&NOBODY).await)),
        ("HandOvers::see_news", told(hand_overs.see_news(&NOBODY).await)),
        (
            "HandOvers::caretakers_of",
            told(hand_overs.caretakers_of(&NOBODY, id).await),
        ),
        ("PersonFiles::file", told(files.file(&NOBODY, id).await)),
        (
            "PersonFiles::edit_form",
            told(files.edit_form(&NOBODY, id, FieldGroup::Basics).await),
        ),
        ("PersonFiles::edit", told(files.edit(&NOBODY, id, edit).await)),
        ("PersonFiles::new_form", told(files.new_form(&NOBODY).await)),
        (
            "PersonFiles::add_person",
            told(files.add_person(&NOBODY, Vec::new()).await),
        ),
        ("PersonFiles::history", told(files.history(&NOBODY, id).await)),
        (
            "PersonFiles::undo_change",
            told(files.undo_change(&NOBODY, id, 1).await),
        ),
        (
            "PersonFiles::add_entry",
            told(files.add_entry(&NOBODY, id, entry).await),
        ),
        (
            "PersonFiles::remove_entry",
            told(
                files
                    .remove_entry(&NOBODY, id, EntryKind::Training, EntryId(Uuid::nil()))
                    .await,
            ),
        ),
        ("PersonFiles::to_renew", told(files.to_renew(&NOBODY, None).await)),
        (
            "Households::household",
            told(households.household(&NOBODY, home).await),
        ),
        (
            "Households::household_of",
            told(households.household_of(&NOBODY, id).await),
        ),
        (
            "Households::found_household",
            told(households.found_household(&NOBODY, id, rural).await),
        ),
        (
            "Households::edit_household",
            told(households.edit_household(&NOBODY, home, 1, Vec::new()).await),
        ),
        (
            "Households::add_member",
            told(households.add_member(&NOBODY, home, member).await),
        ),
        (
            "Households::end_member",
            told(households.end_member(&NOBODY, home, MemberId(Uuid::nil())).await),
        ),
        (
            "Households::split_household",
            told(households.split_household(&NOBODY, home, Vec::new()).await),
        ),
        (
            "Households::join_household",
            told(households.join_household(&NOBODY, home, "P001").await),
        ),
        ("Finding::remember", told(finding.remember(&NOBODY, "x").await)),
        (
            "Finding::find",
            told(finding.find(&NOBODY, &PeopleQuery::default()).await),
        ),
        (
            "Finding::look_alikes",
            told(finding.look_alikes(&NOBODY, &NewPerson::default()).await),
        ),
        ("Lists::lists", told(lists.lists(&NOBODY, 0).await)),
        ("Lists::upload", told(lists.upload(&NOBODY, upload).await)),
        (
            "Lists::list",
            told(lists.list(&NOBODY, list, ListQuery::default()).await),
        ),
        (
            "Lists::tick",
            told(lists.tick(&NOBODY, list, Tick::All(RowState::New, true)).await),
        ),
        (
            "Lists::choose",
            told(lists.choose(&NOBODY, list, ListRowId(Uuid::nil()), None).await),
        ),
        ("Lists::apply", told(lists.apply(&NOBODY, list).await)),
        ("Lists::close", told(lists.close(&NOBODY, list).await)),
        ("Lists::undo", told(lists.undo(&NOBODY, list).await)),
        ("Lists::discard", told(lists.discard(&NOBODY, list).await)),
        ("Lists::gone", told(lists.gone(&NOBODY, list, 0).await)),
        (
            "Lists::settle_gone",
            told(lists.settle_gone(&NOBODY, list, settled).await),
        ),
        (
            "Lists::village_questions",
            told(lists.village_questions(&NOBODY).await),
        ),
        (
            "Lists::answer_for_village",
            told(
                lists
                    .answer_for_village(&NOBODY, list, id, VillageAnswer::Still, String::new())
                    .await,
            ),
        ),
        (
            "Merges::pairs",
            told(merges.pairs(&NOBODY, &PairQuery::default()).await),
        ),
        ("Merges::set_apart", told(merges.set_apart(&NOBODY, id, id).await)),
        ("Merges::ask_again", told(merges.ask_again(&NOBODY, id, id).await)),
        (
            "Merges::merge_form",
            told(merges.merge_form(&NOBODY, id, id).await),
        ),
        ("Merges::merge", told(merges.merge(&NOBODY, merge_wish).await)),
        ("Merges::merges_of", told(merges.merges_of(&NOBODY, id).await)),
        (
            "Merges::merge_view",
            told(merges.merge_view(&NOBODY, merge).await),
        ),
        (
            "Merges::undo_merge",
            told(merges.undo_merge(&NOBODY, merge).await),
        ),
        ("Merges::merged_into", told(merges.merged_into(&NOBODY, id).await)),
    ]
}
