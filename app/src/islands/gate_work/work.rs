//! The gate at work.

use super::storage::Storage;
use crate::islands::field_work::browser::{self, Chance, shown};
use crate::islands::idb::Trouble;
use crate::text::{Lang, gate as words};
use chrono::{DateTime, TimeDelta, Utc};
use domain::check_in::{
    CheckInAnswer, CheckInAnswers, CheckInEntry, CheckInRecord, GatePack, GateShelf, Told,
};
use domain::ids::{CheckInId, IdSource};
use leptos::leptos_dom::helpers::set_interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use std::collections::BTreeMap;
use std::time::Duration;
use web_sys::{Event, FormData, HtmlElement, HtmlFormElement, window};

const SYNC: &str = "/api/fairs/check-ins";
/// How often it is looked whether something is to be done.
const LOOK: Duration = Duration::from_secs(3);
/// A list that is older is fetched anew when there is signal.
const FRESH_MINUTES: i64 = 2;

/// The page. Everything in it is a handle, so that every button may hold one.
#[derive(Clone, Copy)]
struct Gate {
    lang: Lang,
    secret: StoredValue<String>,
    storage: StoredValue<Option<Storage>, LocalStorage>,
    shelf: RwSignal<GateShelf>,
    /// What waits here alone, because the storage of the phone would not take it.
    unkept: StoredValue<BTreeMap<CheckInId, CheckInRecord>>,
    has_signal: RwSignal<bool>,
    busy: StoredValue<bool>,
    /// When this page fetched the list, by the clock of the phone.
    fetched: StoredValue<Option<DateTime<Utc>>>,
    trouble: RwSignal<Option<Trouble>>,
    /// The server does not know the link.
    no_link: RwSignal<bool>,
    scanning: RwSignal<bool>,
    no_camera: RwSignal<bool>,
}

/// Opens the gate.
pub fn page(lang: Lang, secret: String) -> AnyView {
    let gate = Gate {
        lang,
        secret: StoredValue::new(secret),
        storage: StoredValue::new_local(None),
        shelf: RwSignal::default(),
        unkept: StoredValue::default(),
        has_signal: RwSignal::new(browser::has_signal()),
        busy: StoredValue::new(false),
        fetched: StoredValue::new(None),
        trouble: RwSignal::new(None),
        no_link: RwSignal::new(false),
        scanning: RwSignal::new(false),
        no_camera: RwSignal::new(false),
    };
    spawn_local(gate.open());
    view! {
        {status(gate)}
        {last(gate)}
        {camera(gate)}
    }
    .into_any()
}

impl Gate {
    async fn open(self) {
        browser::ask_to_keep();
        match Storage::open(&self.secret.get_value()).await {
            Ok(storage) => {
                match storage.shelf().await {
                    Ok(kept) => self.shelf.set(kept),
                    Err(trouble) => self.trouble.set(Some(trouble)),
                }
                self.storage.set_value(Some(storage));
                self.watch();
                self.send_now();
            }
            // Without storage the forms go to the server as they are.
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    fn watch(self) {
        let Some(window) = window() else { return };
        browser::listen(&window, "online", move || self.send_now());
        browser::listen(&window, "offline", move || self.has_signal.set(false));
        if let Some(document) = window.document() {
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| self.take_form(&event));
            // A browser that cannot listen sends the form to the server.
            let _ = document.add_event_listener_with_callback("submit", heard.as_ref().unchecked_ref());
            heard.forget();
        }
        set_interval(move || self.look(), LOOK);
    }

    /// A form of the page: what it holds is kept here instead of being sent.
    fn take_form(self, event: &Event) {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.has_attribute("data-gate")) else {
            return;
        };
        let Ok(data) = FormData::new_with_form(&form) else {
            return;
        };
        event.prevent_default();
        let text = |name: &str| data.get(name).as_string().unwrap_or_default().trim().to_owned();
        let entry = match form.get_attribute("data-gate").as_deref() {
            Some("name") => CheckInEntry::Name {
                name: text("name"),
                tail: text("tail"),
            },
            Some("id_tail") => CheckInEntry::IdTail {
                tail: text("tail"),
                name: text("name"),
            },
            Some("walk_in") => CheckInEntry::WalkIn {
                name: text("name"),
                sex: text("sex"),
                birth_year: text("birth_year"),
                phone: text("phone"),
                shares: text("shares") == "yes",
            },
            Some("stand") => CheckInEntry::Stand {
                number: text("number"),
            },
            Some("helper") => CheckInEntry::Helper { name: text("name") },
            _ => CheckInEntry::Code { code: text("code") },
        };
        form.reset();
        // What was looked for is done: the next one comes with a code.
        if let Some(details) = form.closest("details").ok().flatten() {
            let _ = details.remove_attribute("open");
        }
        focus_on_code();
        self.take(entry);
    }

    /// Keeps a scan, says what can be said, and brings it when there is signal.
    fn take(self, entry: CheckInEntry) {
        spawn_local(async move {
            let id = CheckInId(Chance.id(shown()));
            self.step(|shelf| shelf.scan(id, entry, shown())).await;
            self.step(GateShelf::hurry).await;
            self.exchange().await;
        });
    }

    /// Takes a step in the storage; where that will not take it, in this page alone, so that no scan is lost: what waits here is sent
    /// like all else, and kept as soon as the storage takes something again.
    async fn step<T>(self, step: impl FnOnce(&mut GateShelf) -> T + Clone) -> Option<T> {
        let storage = self.storage.with_value(Option::clone)?;
        let (unkept, again) = (self.unkept.get_value(), step.clone());
        let tried = storage.step(move |shelf| {
            shelf.waiting.extend(unkept);
            step(shelf)
        });
        match tried.await {
            Ok((done, kept)) => {
                self.unkept.set_value(BTreeMap::new());
                self.shelf.set(kept);
                self.trouble.set(None);
                Some(done)
            }
            Err(trouble) => {
                self.trouble.set(Some(trouble));
                let mut here = self.shelf.get_untracked();
                let done = again(&mut here);
                self.unkept.set_value(here.waiting.clone());
                self.shelf.set(here);
                Some(done)
            }
        }
    }

    fn send_now(self) {
        spawn_local(async move {
            self.step(GateShelf::hurry).await;
            self.exchange().await;
        });
    }

    fn look(self) {
        let mut kept = self.shelf.get_untracked();
        let waits = kept.count_waiting() > 0 || self.list_is_old() || !self.has_signal.get_untracked();
        if waits && kept.is_time(shown()) {
            spawn_local(self.exchange());
        }
    }

    /// Brings what waits and fetches the list, one at a time.
    async fn exchange(self) {
        if self.busy.get_value() || self.storage.with_value(Option::is_none) {
            return;
        }
        self.busy.set_value(true);
        browser::alone("songgang-gate", async move {
            while self.send().await {}
            // Where nothing else is asked, the list tells whether there is signal.
            if self.list_is_old() || !self.has_signal.get_untracked() {
                self.fetch_list().await;
            }
        })
        .await;
        self.busy.set_value(false);
    }

    /// Brings a batch; whether there may be more.
    async fn send(self) -> bool {
        let secret = self.secret.get_value();
        let Some(Some(batch)) = self.step(|shelf| shelf.batch(&secret, shown())).await else {
            return false;
        };
        let Ok(body) = serde_json::to_string(&batch) else {
            return false;
        };
        let answers = self.ask("POST", SYNC, Some(&body)).await;
        let answers: Option<CheckInAnswers> = answers.and_then(|text| serde_json::from_str(&text).ok());
        let before = self.shelf.with_untracked(GateShelf::count_waiting);
        self.step(|shelf| shelf.settle(answers.as_ref(), browser::chance(), shown()))
            .await;
        let after = self.shelf.with_untracked(GateShelf::count_waiting);
        answers.is_some() && after > 0 && after < before
    }

    async fn fetch_list(self) {
        let address = format!("/gate/{}/pack", self.secret.get_value());
        let text = self.ask("GET", &address, None).await;
        if let Some(pack) = text.and_then(|text| serde_json::from_str::<GatePack>(&text).ok()) {
            self.fetched.set_value(Some(shown()));
            self.step(|shelf| shelf.pack = Some(pack)).await;
        } else {
            self.step(|shelf| shelf.settle(None, browser::chance(), shown()))
                .await;
        }
    }

    /// Asks the server. Whether it answered is what is shown as signal: what the phone thinks of its line is often wrong.
    async fn ask(self, method: &str, address: &str, body: Option<&str>) -> Option<String> {
        let (status, text) = browser::ask(method, address, body).await;
        self.has_signal.set(status != 0);
        self.no_link.set(matches!(status, 403 | 404));
        (status == 200).then_some(text)
    }

    fn list_is_old(self) -> bool {
        let fetched = self.fetched.get_value();
        fetched.is_none_or(|fetched| (shown() - fetched).abs() > TimeDelta::minutes(FRESH_MINUTES))
    }

    fn toggle_camera(self) {
        let on = !self.scanning.get_untracked();
        self.scanning.set(on);
        let Some(window) = window() else { return };
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |code: JsValue| {
            if let Some(code) = code.as_string() {
                self.take(CheckInEntry::Code { code });
            } else {
                self.scanning.set(false);
                self.no_camera.set(true);
            }
        });
        let on = JsValue::from_bool(on);
        if browser::call(&window, "songgangCamera", &[&on, heard.as_ref()]).is_none() {
            self.scanning.set(false);
            self.no_camera.set(true);
        }
        heard.forget();
    }
}

/// A hand scanner types into whatever has the focus.
fn focus_on_code() {
    let code = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("code"));
    if let Some(code) = code.and_then(|code| code.dyn_into::<HtmlElement>().ok()) {
        // Without the focus it is one tap.
        let _ = code.focus();
    }
}

/// Signal, who is inside, and how much has not arrived: always in sight.
fn status(gate: Gate) -> AnyView {
    let lang = gate.lang;
    let line = move || {
        if gate.has_signal.get() {
            words::online(lang)
        } else {
            words::offline(lang)
        }
    };
    let waits = move || gate.shelf.with(|shelf| words::waits(shelf.count_waiting(), lang));
    let inside = move || {
        gate.shelf.with(|shelf| {
            let count = shelf.pack.as_ref().map(|pack| pack.count);
            count.map(|count| format!("{} {count}", words::inside(lang)))
        })
    };
    let list = move || {
        if gate.shelf.with(|shelf| shelf.pack.is_some()) {
            words::list_here(lang)
        } else {
            words::needs_list(lang)
        }
    };
    let notice = move || {
        let off = gate.shelf.with(|shelf| shelf.meta.off);
        let text = match () {
            () if gate.trouble.get().is_some() => Some(words::no_storage(lang).to_owned()),
            () if gate.no_link.get() => Some(words::no_link(lang).to_owned()),
            () => off.map(|off| format!("{} ({})", words::clock_wrong(lang), words::off(off, lang))),
        };
        text.map(|text| view! { <p class="notice" role="alert">{text}</p> })
    };
    view! {
        <div class="row status" role="status">
            <b id="inside">{inside}</b>
            <span class="mark whole" class:amber=move || !gate.has_signal.get()>{line}</span>
            <button type="button" class="link" id="waiting" on:click=move |_| gate.send_now()>{waits}</button>
        </div>
        <p class="quiet">{list}</p>
        {notice}
    }
    .into_any()
}

/// The last result in one colour and one word; the ones before it below.
fn last(gate: Gate) -> AnyView {
    let lang = gate.lang;
    let said = move |told: &Told| match (&told.answer, told.offline) {
        (Some(answer), _) => words::said(answer, lang),
        (None, Some(offline)) => words::said_offline(offline, lang),
        (None, None) => words::said_offline(domain::check_in::OfflineSaid::Written, lang),
    };
    let newest = move || {
        gate.shelf.with(|shelf| {
            shelf.last().map(|told| {
                let said = said(told);
                let text = format!("{} {}", words::clock(told.at), said.more);
                let undo = undo(gate, told);
                let slip = slip(gate, told);
                view! { <div id="result" class=said.class role="status"><p><b>{said.word}</b> " " {text}</p> {slip} {undo}</div> }
            })
        })
    };
    let before = move || {
        gate.shelf.with(|shelf| {
            let lines = shelf.meta.told.iter().skip(1).take(5);
            lines
                .map(|told| {
                    let said = said(told);
                    let text = format!("{} {} {}", words::clock(told.at), said.word, said.more);
                    view! { <li>{text}</li> }
                })
                .collect_view()
        })
    };
    view! {
        {newest}
        <ul class="plain quiet" id="before">{before}</ul>
    }
    .into_any()
}

/// The way to the code of who is in, to be printed; the server draws it.
fn slip(gate: Gate, told: &Told) -> Option<AnyView> {
    let id = told
        .answer
        .as_ref()?
        .visitor()
        .filter(|_| gate.has_signal.get())?;
    let href = format!("/gate/{}/slip/{id}", gate.secret.get_value());
    Some(view! { <p><a class="button" href=href>{words::slip(gate.lang)}</a></p> }.into_any())
}

/// A slip is taken back: here while it waits, else on the server.
fn undo(gate: Gate, told: &Told) -> Option<AnyView> {
    let (lang, id) = (gate.lang, told.id);
    match &told.answer {
        None => Some(
            view! {
                <button type="button" class="button" on:click=move |_| {
                    // What is on its way may arrive: it is taken back when the answer is here.
                    if !gate.busy.get_value() {
                        spawn_local(async move {
                            gate.step(|shelf| shelf.take_back(id)).await;
                        });
                    }
                }>
                    {words::undo(lang)}
                </button>
            }
            .into_any(),
        ),
        Some(CheckInAnswer::Accepted { attendance, .. }) => Some(
            view! {
                <form method="post" action=format!("/gate/{}/undo", gate.secret.get_value())>
                    <input type="hidden" name="attendance" value=attendance.to_string()/>
                    <button class="button">{words::undo(lang)}</button>
                </form>
            }
            .into_any(),
        ),
        Some(_) => None,
    }
}

fn camera(gate: Gate) -> AnyView {
    let lang = gate.lang;
    let label = move || {
        if gate.scanning.get() {
            words::camera_stop(lang)
        } else {
            words::camera(lang)
        }
    };
    view! {
        <video id="camera" hidden=move || !gate.scanning.get() playsinline="" muted=""></video>
        <p class="row">
            <button type="button" class="button" on:click=move |_| gate.toggle_camera()>{label}</button>
        </p>
        {move || gate.no_camera.get().then(|| view! { <p class="hint">{words::camera_none(lang)}</p> })}
    }
    .into_any()
}
