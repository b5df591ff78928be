//! Questions about training classes.

use super::{Asked, NOBODY, public, told};
use crate::world::{World, day};
use domain::ids::{ClassDrawId, ClassId, CourseId, EnrolmentId, TrainingOrderId};
use domain::ports::{ClassDraft, ClassFilter, ClassSource, EnrolDeed, Going, RosterSent, Trainee};
use domain::training_class::{ClassDeed, Corrected, DrawResult};
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World) -> Vec<Asked> {
    let mut all = of_classes(world).await;
    all.extend(of_days(world).await);
    all.extend(of_orders(world).await);
    all
}

async fn of_orders(world: &World) -> Vec<Asked> {
    let orders = &world.ports.training_orders;
    let id = TrainingOrderId(Uuid::nil());
    let wish = crate::training_orders::wish();
    vec![
        (
            "TrainingOrders::own_orders",
            told(orders.own_orders(&NOBODY).await),
        ),
        (
            "TrainingOrders::order_training",
            told(orders.order_training(&NOBODY, wish).await),
        ),
        (
            "TrainingOrders::withdraw_order",
            told(orders.withdraw_order(&NOBODY, id).await),
        ),
        (
            "TrainingOrders::open_orders",
            told(orders.open_orders(&NOBODY, None).await),
        ),
        (
            "TrainingOrders::decline_order",
            told(orders.decline_order(&NOBODY, id, "x".to_owned()).await),
        ),
    ]
}

async fn of_classes(world: &World) -> Vec<Asked> {
    let classes = &world.ports.training_classes;
    let (id, place) = (ClassId(Uuid::nil()), EnrolmentId(Uuid::nil()));
    let new = ClassSource::New {
        area: None,
        topic: String::new(),
    };
    let draft = ClassDraft {
        mends: None,
        course_no: String::new(),
        provider_login: String::new(),
        plan: crate::training_classes::plan(),
    };
    let number = || Trainee::Number("P001".to_owned());
    vec![
        (
            "TrainingClasses::training_needs",
            told(classes.training_needs(&NOBODY, None).await),
        ),
        (
            "TrainingClasses::class_form",
            told(classes.class_form(&NOBODY, new).await),
        ),
        (
            "TrainingClasses::plan_class",
            told(classes.plan_class(&NOBODY, draft).await),
        ),
        (
            "TrainingClasses::training_classes",
            told(classes.training_classes(&NOBODY, ClassFilter::default()).await),
        ),
        (
            "TrainingClasses::training_class",
            told(classes.training_class(&NOBODY, id).await),
        ),
        (
            "TrainingClasses::act_on_class",
            told(classes.act_on_class(&NOBODY, id, 1, ClassDeed::Approve).await),
        ),
        (
            "TrainingClasses::weigh_for_class",
            told(classes.weigh_for_class(&NOBODY, id, number()).await),
        ),
        (
            "TrainingClasses::enrol",
            told(classes.enrol(&NOBODY, id, number()).await),
        ),
        (
            "TrainingClasses::act_on_enrolment",
            told(
                classes
                    .act_on_enrolment(&NOBODY, place, EnrolDeed::Withdraw)
                    .await,
            ),
        ),
        (
            "TrainingClasses::own_classes",
            told(classes.own_classes(&NOBODY).await),
        ),
        (
            "TrainingClasses::open_classes",
            public(classes.open_classes(&NOBODY, CourseId(Uuid::nil())).await),
        ),
        (
            "TrainingClasses::class_table",
            told(classes.class_table(&NOBODY, (None, None), None).await),
        ),
    ]
}

async fn of_days(world: &World) -> Vec<Asked> {
    let classes = &world.ports.training_classes;
    let (id, place) = (ClassId(Uuid::nil()), EnrolmentId(Uuid::nil()));
    let on = day("2026-06-01");
    let roster = RosterSent {
        class: id,
        day: on,
        sent_at: None,
        marks: Vec::new(),
    };
    let drawn = (ClassDrawId(Uuid::nil()), place);
    let code = || "x".to_owned();
    vec![
        (
            "TrainingClasses::sign_day",
            told(classes.sign_day(&NOBODY, id, None).await),
        ),
        (
            "TrainingClasses::sign_roster",
            told(classes.sign_roster(&NOBODY, roster).await),
        ),
        (
            "TrainingClasses::code_read",
            told(classes.code_read(&NOBODY, code()).await),
        ),
        (
            "TrainingClasses::sign_by_code",
            told(classes.sign_by_code(&NOBODY, code(), Going::In).await),
        ),
        (
            "TrainingClasses::wall_read",
            told(classes.wall_read(&NOBODY, code()).await),
        ),
        (
            "TrainingClasses::sign_by_wall",
            told(classes.sign_by_wall(&NOBODY, code(), Going::In).await),
        ),
        (
            "TrainingClasses::correct_attendance",
            told(
                classes
                    .correct_attendance(&NOBODY, (place, on), Corrected::Absent, code())
                    .await,
            ),
        ),
        (
            "TrainingClasses::draw_class",
            told(classes.draw_class(&NOBODY, id).await),
        ),
        (
            "TrainingClasses::check_drawn",
            told(
                classes
                    .check_drawn(&NOBODY, drawn, DrawResult::Present, String::new())
                    .await,
            ),
        ),
    ]
}
