//! Households of files that become one.

use super::{furnished, id, merge, town};
use crate::world::day;
use domain::household::{HouseholdKind, Relation};
use domain::ports::NewMember;

#[tokio::test]
async fn nobody_belongs_to_two_households_or_twice_to_one() {
    let (world, _) = furnished().await;
    let (households, who) = (&world.ports.households, town());
    let home = households
        .found_household(&who, id(2), HouseholdKind::Rural)
        .await
        .unwrap();
    let wife = NewMember {
        person_no: "P001".to_owned(),
        name: String::new(),
        birth_year: None,
        relation: Relation::Spouse,
    };
    households.add_member(&who, home, wife).await.unwrap();
    let before = households.household(&who, home).await.unwrap().members;
    let made = merge(&world, 1, 2).await;
    let together = households.household(&who, home).await.unwrap();
    assert_eq!(together.members.len(), 1);
    assert_eq!(
        together.members[0].member.relation,
        Relation::Head,
        "the head stays the head"
    );
    world.ports.merges.undo_merge(&who, made).await.unwrap();
    let after = households.household(&who, home).await.unwrap().members;
    assert_eq!(after, before);
    // In another household the other file is no longer a member.
    let home = after.iter().find(|one| one.member.person == Some(id(1))).unwrap();
    let of = home.member.household;
    households.end_member(&who, of, home.member.id).await.unwrap();
    let own = households
        .found_household(&who, id(1), HouseholdKind::Rural)
        .await
        .unwrap();
    let made = merge(&world, 1, 2).await;
    assert_eq!(
        world.services.db.find_household_of(id(1)).await.unwrap(),
        Some(own)
    );
    let left = households.household(&who, of).await.unwrap();
    assert!(left.members.is_empty());
    assert_eq!(
        left.household.ended_on,
        Some(day("2026-06-30")),
        "nobody lives on in it"
    );
    world.ports.merges.undo_merge(&who, made).await.unwrap();
    let back = households.household(&who, of).await.unwrap();
    assert_eq!(back.household.ended_on, None);
    assert_eq!(
        world.services.db.find_household_of(id(2)).await.unwrap(),
        Some(of)
    );
    assert_eq!(
        world.services.db.find_household_of(id(1)).await.unwrap(),
        Some(own)
    );
}
