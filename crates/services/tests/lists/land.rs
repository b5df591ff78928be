//! Rolls of acquired land.

use super::{
    Actor, ListId, Outcome, Register, ResidentId, RowState, Tick, VILLAGE, World, by_number, came, compared,
    day, file, fresh, named, officer, page, row, take_back, text, write,
};
use domain::household::Relation;
use domain::list::{CellOf, GoneDecision, RowFault};
use domain::ports::GoneSettled;
use domain::refusal::Refusal;

const HEAD: &str = "姓名,身份证号,村,户号,与户主关系,征地项目,批文日期,征地前耕地,征地后耕地,在册农业人口";

fn roll(rows: &[(&str, ResidentId, &str, &str, &str)]) -> String {
    let line = |(name, id, house, relation, left): &(&str, ResidentId, &str, &str, &str)| {
        format!(
            "{name},{},柳树村,{house},{relation},东环路扩建,2026-03-01,4.43,{left},4\n",
            text(*id)
        )
    };
    let rows: String = rows.iter().map(line).collect();
    format!("{HEAD}\n{rows}")
}

#[tokio::test]
async fn a_roll_founds_households_and_tells_of_their_land() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = roll(&[
        ("王小明", known.resident_id, "7", "户主", "1.43"),
        ("阿依古丽", fresh(1), "7", "配偶", "1.43"),
        ("买买提", fresh(2), "8", "户主", "0"),
        ("吐尔逊", fresh(3), "7", "子", "2.00"),
    ]);
    let id = compared(&world, Register::Land, &csv).await;
    let differs = row(&world, id, 5).await.fault.unwrap();
    assert_eq!(differs, ("household_no".to_owned(), RowFault::HouseholdDiffers));
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Written).await, 3);
    let db = &world.services.db;
    let home = db.find_household_of(known.id).await.unwrap().unwrap();
    let household = db.find_household(home).await.unwrap().unwrap();
    assert_eq!(
        (household.contracted, household.remaining),
        (Some(443), Some(143))
    );
    assert_eq!(household.agri_population, Some(4));
    let members = db.list_household_members(home).await.unwrap();
    let relation = |person| {
        members
            .iter()
            .find(|one| one.person == Some(person))
            .map(|one| one.relation)
    };
    assert_eq!((members.len(), relation(known.id)), (2, Some(Relation::Head)));
    let spouse = by_number(&world, fresh(1)).await.unwrap();
    assert_eq!(relation(spouse.id), Some(Relation::Spouse));
    let losses = db.list_land_losses(&[home]).await.unwrap();
    assert_eq!(losses.len(), 1);
    assert_eq!(
        (losses[0].project.as_str(), losses[0].approved_on),
        ("东环路扩建", day("2026-03-01"))
    );
    assert!(
        file(&world, known.id).await.categories == known.categories,
        "a roll makes nobody a land-loss farmer"
    );
    let again = compared(&world, Register::Land, &csv).await;
    let states: Vec<RowState> = page(&world, again)
        .await
        .rows
        .iter()
        .map(|row| row.state)
        .collect();
    assert_eq!(states[..3], [RowState::Same, RowState::Same, RowState::Same]);

    take_back(&world, id).await;
    assert!(db.find_household_of(known.id).await.unwrap().is_none());
    assert!(db.find_household(home).await.unwrap().is_none());
    assert!(db.list_land_losses(&[home]).await.unwrap().is_empty());
    assert!(by_number(&world, fresh(1)).await.is_none());
}

#[tokio::test]
async fn a_household_lies_where_its_village_went() {
    let world = World::new().await;
    let csv = roll(&[("买买提", fresh(2), "8", "户主", "0")]);
    let id = compared(&world, Register::Land, &csv).await;
    super::merge_villages(&world).await;
    write(&world, id).await;
    let db = &world.services.db;
    let head = by_number(&world, fresh(2)).await.unwrap();
    let home = db.find_household_of(head.id).await.unwrap().unwrap();
    let home = db.find_household(home).await.unwrap().unwrap();
    let place = super::code(super::NEXT_VILLAGE);
    assert_eq!((home.area, head.living_area), (place, place));
}

#[tokio::test]
async fn land_of_a_household_that_is_there_changes_and_changes_back() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let households = &world.ports.households;
    let rural = domain::household::HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, known.id, rural)
        .await
        .unwrap();
    let csv = roll(&[("王小明", known.resident_id, "7", "户主", "1.43")]);
    let id = compared(&world, Register::Land, &csv).await;
    let row_before = row(&world, id, 2).await;
    assert!(row_before.cells.iter().any(|cell| cell.of == CellOf::LandLoss));
    write(&world, id).await;
    let db = &world.services.db;
    assert_eq!(
        db.find_household(home).await.unwrap().unwrap().remaining,
        Some(143)
    );
    assert_eq!(
        file(&world, known.id).await,
        known,
        "the file itself is untouched"
    );
    take_back(&world, id).await;
    let after = db.find_household(home).await.unwrap().unwrap();
    assert_eq!(
        (after.contracted, after.remaining, after.agri_population),
        (None, None, None)
    );
    assert_eq!(db.find_household_of(known.id).await.unwrap(), Some(home));
}

#[tokio::test]
async fn more_land_left_than_there_was_is_refused() {
    let world = World::new().await;
    let csv = roll(&[("王小明", fresh(1), "7", "户主", "5.43")]);
    let id = compared(&world, Register::Land, &csv).await;
    assert_eq!(row(&world, id, 2).await.fault.unwrap().1, RowFault::MoreLeft);
}

fn line(name: &str, id: ResidentId, house: &str, relation: &str) -> String {
    format!(
        "{name},{},柳树村,{house},{relation},东环路扩建,2026-03-01,4.43,1.43,\n",
        text(id)
    )
}

async fn tick_only(world: &World, id: ListId, number: u32) {
    let lists = &world.ports.lists;
    let one = row(world, id, number).await.id;
    let tick = Tick::Rows {
        shown: vec![one],
        ticked: vec![one],
    };
    lists.tick(&officer(), id, tick).await.unwrap();
    lists.apply(&officer(), id).await.unwrap();
    world.services.work_on_lists().await.unwrap();
}

#[tokio::test]
async fn whichever_row_is_ticked_the_land_of_its_household_goes_in_and_comes_back() {
    let world = World::new().await;
    let rows = [
        line("甲小强", fresh(1), "7", "户主"),
        line("乙秀英", fresh(2), "7", "配偶"),
    ];
    let id = compared(&world, Register::Land, &format!("{HEAD}\n{}", rows.concat())).await;
    assert!(
        row(&world, id, 3)
            .await
            .cells
            .iter()
            .any(|cell| cell.of == CellOf::LandLoss)
    );
    tick_only(&world, id, 3).await;
    let db = &world.services.db;
    let spouse = by_number(&world, fresh(2)).await.unwrap();
    let home = db.find_household_of(spouse.id).await.unwrap().unwrap();
    assert_eq!(
        db.find_household(home).await.unwrap().unwrap().remaining,
        Some(143)
    );
    assert_eq!(db.list_land_losses(&[home]).await.unwrap().len(), 1);
    take_back(&world, id).await;
    assert!(
        db.find_household(home).await.unwrap().is_none(),
        "nothing stays of it"
    );
}

#[tokio::test]
async fn a_household_is_the_same_in_whatever_order_its_rows_stand() {
    let known = named(1, VILLAGE, "丙大山");
    for head_first in [true, false] {
        let world = World::with(std::slice::from_ref(&known), &[]).await;
        let rural = domain::household::HouseholdKind::Rural;
        let households = &world.ports.households;
        let home = households
            .found_household(&Actor::Operator, known.id, rural)
            .await
            .unwrap();
        let mut rows = [
            line("丙大山", known.resident_id, "7", "户主"),
            line("乙秀英", fresh(2), "7", "配偶"),
            line("丁小强", fresh(3), "8", "户主"),
            line("戊小妹", fresh(4), "8", "女"),
        ];
        if !head_first {
            rows.reverse();
        }
        let id = compared(&world, Register::Land, &format!("{HEAD}\n{}", rows.concat())).await;
        write(&world, id).await;
        assert_eq!(came(&world, id, Outcome::Written).await, 4);
        let db = &world.services.db;
        let belongs = async |number| {
            let person = by_number(&world, number).await.unwrap().id;
            let home = db.find_household_of(person).await.unwrap().unwrap();
            let members = db.list_household_members(home).await.unwrap();
            let own = members.iter().find(|one| one.person == Some(person)).unwrap();
            (home, own.relation)
        };
        assert_eq!(belongs(fresh(2)).await, (home, Relation::Spouse));
        let (other, relation) = belongs(fresh(3)).await;
        assert_eq!(relation, Relation::Head, "who is said to be the head is");
        assert_eq!(belongs(fresh(4)).await, (other, Relation::Daughter));
        take_back(&world, id).await;
        assert!(db.find_household(other).await.unwrap().is_none());
        assert!(db.list_land_losses(&[home]).await.unwrap().is_empty());
        assert_eq!(db.list_household_members(home).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn somebody_is_the_head_of_a_household_whose_head_is_not_named() {
    let world = World::new().await;
    let rows = [
        line("甲小强", fresh(1), "7", "子"),
        line("乙秀英", fresh(2), "7", "女"),
    ];
    let id = compared(&world, Register::Land, &format!("{HEAD}\n{}", rows.concat())).await;
    write(&world, id).await;
    let db = &world.services.db;
    let first = by_number(&world, fresh(1)).await.unwrap();
    let home = db.find_household_of(first.id).await.unwrap().unwrap();
    let members = db.list_household_members(home).await.unwrap();
    let heads = members.iter().filter(|one| one.relation == Relation::Head);
    assert_eq!(heads.map(|one| one.person).collect::<Vec<_>>(), [Some(first.id)]);
}

/// The row of the roll whose number is wrong turns out to be of somebody with a household: the others of its household
/// come into that, and no household is founded beside it.
#[tokio::test]
async fn whose_home_a_row_is_said_to_be_of_is_the_home_of_its_household() {
    let known = named(1, VILLAGE, "丙大山");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let rural = domain::household::HouseholdKind::Rural;
    let households = &world.ports.households;
    let home = households
        .found_household(&Actor::Operator, known.id, rural)
        .await
        .unwrap();
    let wrong = ResidentId::compose(990_101, day("1985-03-11"), 77).unwrap();
    let rows = [
        line("丙大山", wrong, "7", "户主"),
        line("乙秀英", fresh(2), "7", "配偶"),
    ];
    let id = compared(&world, Register::Land, &format!("{HEAD}\n{}", rows.concat())).await;
    let alike = row(&world, id, 2).await;
    assert_eq!(alike.state, RowState::LookAlike);
    let lists = &world.ports.lists;
    for choice in [Some(known.id), None, Some(known.id)] {
        lists.choose(&officer(), id, alike.id, choice).await.unwrap();
    }
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Written).await, 2);
    let db = &world.services.db;
    let spouse = by_number(&world, fresh(2)).await.unwrap();
    assert_eq!(db.find_household_of(spouse.id).await.unwrap(), Some(home));
    assert_eq!(db.list_land_losses(&[home]).await.unwrap().len(), 1);
    assert_eq!(
        db.find_household(home).await.unwrap().unwrap().remaining,
        Some(143)
    );
}

#[tokio::test]
async fn of_a_household_that_stays_the_loss_stays() {
    let world = World::new().await;
    let rows = [
        line("甲小强", fresh(1), "7", "户主"),
        line("乙秀英", fresh(2), "8", "户主"),
    ];
    let id = compared(&world, Register::Land, &format!("{HEAD}\n{}", rows.concat())).await;
    write(&world, id).await;
    let stays = by_number(&world, fresh(1)).await.unwrap();
    world.link(&stays).await;
    let db = &world.services.db;
    let home = db.find_household_of(stays.id).await.unwrap().unwrap();
    take_back(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Stays).await, 1);
    assert_eq!(db.find_household_of(stays.id).await.unwrap(), Some(home));
    assert_eq!(db.list_land_losses(&[home]).await.unwrap().len(), 1);
    assert!(by_number(&world, fresh(2)).await.is_none());
}

#[tokio::test]
async fn nobody_is_missing_from_a_roll() {
    let world = World::new().await;
    let first = format!("{HEAD}\n{}", line("甲小强", fresh(1), "7", "户主"));
    let id = compared(&world, Register::Land, &first).await;
    write(&world, id).await;
    let other = format!("{HEAD}\n{}", line("乙秀英", fresh(2), "8", "户主"));
    let id = compared(&world, Register::Land, &other).await;
    assert_eq!(page(&world, id).await.gone, (0, 0));
    let lists = &world.ports.lists;
    assert_eq!(
        lists.gone(&officer(), id, 0).await.unwrap_err(),
        Refusal::NotFound
    );
    let settled = GoneSettled {
        people: vec![by_number(&world, fresh(1)).await.unwrap().id],
        decision: GoneDecision::Keep,
        last_on: None,
        reason: "x".to_owned(),
    };
    let refused = lists.settle_gone(&officer(), id, settled).await;
    assert_eq!(refused.unwrap_err(), Refusal::NotFound);
}
