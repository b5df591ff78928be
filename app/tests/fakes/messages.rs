//! What people were told, made up.

use super::Fake;
use super::records::{area, at, day, lead};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::lead::Channel;
use domain::message::{MessageEnd, MessageKind, MessageState};
use domain::ports::*;
use domain::vacancy::Conditions;
use domain::values::AreaCode;

#[async_trait]
impl Messages for Fake {
    async fn inbox(&self, _: &Actor) -> Answered<Inbox> {
        self.allow()?;
        let line = |on, news, unread| InboxLine {
            on,
            news,
            count: 2,
            unread,
        };
        let lines = vec![
            line(day(2026, 11, 21), News::Found, true),
            line(day(2026, 11, 20), News::Sent(Channel::Sms), false),
            line(day(2026, 11, 1), News::Gone, false),
        ];
        Ok(Inbox {
            unread: if self.empty { 0 } else { 2 },
            lines: if self.empty { Vec::new() } else { lines },
            push_key: (!self.empty).then(|| "BKey".to_owned()),
            browsers: 0,
        })
    }

    async fn subscribe(&self, _: &Actor, _: SubscriptionWish) -> Answered<()> {
        self.allow()
    }

    async fn unsubscribe(&self, _: &Actor, _: String) -> Answered<()> {
        self.allow()
    }

    async fn record_call(&self, _: &Actor, _: PersonId, wish: CallWish) -> Answered<u32> {
        self.allow()?;
        Ok(wish.leads.len() as u32)
    }

    async fn told(&self, _: &Actor, _: PersonId) -> Answered<Told> {
        self.allow()?;
        if self.empty {
            return Ok(Told::default());
        }
        Ok(Told {
            messages: vec![MessageLine {
                channel: Channel::Sms,
                kind: MessageKind::Leads,
                state: MessageState::Failed,
                at: at(2026, 11, 20),
                settled_at: Some(at(2026, 11, 20)),
                end: Some(MessageEnd::Bounced),
                leads: 2,
            }],
            calls: vec![CallLine {
                called_at: at(2026, 11, 21),
                reached: true,
                leads: 1,
                note: "说下周去看".to_owned(),
                by: "wang".to_owned(),
            }],
        })
    }

    async fn village_news(&self, _: &Actor, code: AreaCode) -> Answered<VillageNews> {
        self.allow()?;
        let told = lead(1, None, true);
        let one = VillageVacancy {
            title: told.title,
            employer: told.employer,
            place: told.place,
            wage: told.wage,
            conditions: Conditions {
                lodging: true,
                ..Conditions::default()
            },
            headcount: Some(3),
            open_to: Some(day(2026, 12, 1)),
        };
        Ok(VillageNews {
            area: AreaRef {
                code,
                ..area("330521101201", "柳树村")
            },
            place: "河湾镇 柳树村".to_owned(),
            on: day(2026, 11, 22),
            vacancies: if self.empty { Vec::new() } else { vec![one] },
            helper_phone: Some("05723012345".to_owned()),
        })
    }
}
