//! Questions about messages, calls and who is behind.

use super::{Asked, NOBODY, told};
use crate::world::{VILLAGE, World, code};
use domain::person::Person;
use domain::ports::{CallWish, SubscriptionWish};
use domain::push::Browser;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (messages, coverage, id) = (&world.ports.messages, &world.ports.coverage, somebody.id);
    let area = code(VILLAGE);
    let call = CallWish {
        called_at: world.services.clock.now(),
        reached: false,
        leads: Vec::new(),
        note: String::new(),
    };
    let subscription = SubscriptionWish {
        browser: Browser {
            endpoint: "https://push.test/x".to_owned(),
            p256dh: "x".to_owned(),
            auth: "x".to_owned(),
        },
        lang: "zh".to_owned(),
        device: String::new(),
    };
    vec![
        (
            "Coverage::behind",
            told(coverage.behind(&NOBODY, Some(area)).await),
        ),
        ("Messages::inbox", told(messages.inbox(&NOBODY).await)),
        (
            "Messages::subscribe",
            told(messages.subscribe(&NOBODY, subscription).await),
        ),
        (
            "Messages::unsubscribe",
            told(messages.unsubscribe(&NOBODY, "x".to_owned()).await),
        ),
        (
            "Messages::record_call",
            told(messages.record_call(&NOBODY, id, call).await),
        ),
        ("Messages::told", told(messages.told(&NOBODY, id).await)),
        (
            "Messages::village_news",
            told(messages.village_news(&NOBODY, code(VILLAGE)).await),
        ),
    ]
}
