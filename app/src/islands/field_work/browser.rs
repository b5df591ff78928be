//! What the browser lends: time, chance, the line, and words between windows.

use chrono::{DateTime, Utc};
use domain::ids::IdSource;
use js_sys::{Function, Object, Reflect};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use std::time::Duration;
use web_sys::{AbortController, BroadcastChannel, EventTarget, RequestInit, Response, window};

/// A request that takes longer is given up: the line may come back.
const PATIENCE: Duration = Duration::from_mins(1);
/// The name windows of this page talk under.
const CHANNEL: &str = "songgang-field";

/// What the clock of the phone shows.
pub fn shown() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// Chance of the browser.
pub struct Chance;

impl IdSource for Chance {
    fn chance(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        let filled = window().and_then(|window| window.crypto().ok());
        let filled = filled.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if !filled {
            // Every browser that runs this has it; without, ids would still differ by their time.
            bytes = [0; 10].map(|_: u8| (js_sys::Math::random() * 256.0) as u8);
        }
        bytes
    }
}

/// One byte of chance.
pub fn chance() -> u8 {
    Chance.chance()[0]
}

/// Whether the phone thinks it has signal.
pub fn has_signal() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Whether somebody looks at the page.
pub fn is_looked_at() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_none_or(|document| !document.hidden())
}

/// A value of the query of the address.
pub fn query_has(word: &str) -> bool {
    let search = window().and_then(|window| window.location().search().ok());
    search.is_some_and(|search| {
        search
            .trim_start_matches('?')
            .split(['&', '='])
            .any(|part| part == word)
    })
}

/// Takes the query out of the address, so that opening the page again asks for nothing.
pub fn forget_query(path: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A browser that keeps the address shows the same page.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// A step that "back" takes back.
pub fn push_step() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Without it the buttons of the page lead back all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", None);
    }
}

/// Sends the form that signs out. Where everything has arrived the browser clears what is kept here, else it stays.
pub fn sign_out(everything_arrived: bool) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let form = document.create_element("form").ok();
    let form = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
    if let (Some(form), Some(body)) = (form, document.body()) {
        form.set_method("post");
        form.set_action(if everything_arrived {
            "/staff/sign-out?sent=1"
        } else {
            "/staff/sign-out"
        });
        if body.append_child(&form).is_ok() {
            // A form of our own has nothing to be refused for.
            let _ = form.submit();
        }
    }
}

/// Asks the browser not to clear what is kept here when space runs short.
pub fn ask_to_keep() {
    let storage = window().and_then(|window| member(&window.navigator(), "storage"));
    if let Some(storage) = storage {
        call(&storage, "persist", &[]);
    }
}

/// Listens as long as the page is there.
pub fn listen(target: &EventTarget, event: &str, heard: impl FnMut() + 'static) {
    let heard = Closure::<dyn FnMut()>::new(heard);
    // A browser that cannot listen is asked by the timer.
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

thread_local! {
    /// One channel for both ways: a window does not hear what it says itself. Old browsers have none.
    static WINDOWS: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
}

/// Tells the other windows that what is kept has changed.
pub fn tell_windows() {
    WINDOWS.with(|windows| {
        if let Some(windows) = windows {
            // Nobody listening is no failure.
            let _ = windows.post_message(&JsValue::TRUE);
        }
    });
}

/// Hears what other windows tell.
pub fn hear_windows(heard: impl FnMut() + 'static) {
    WINDOWS.with(|windows| {
        if let Some(windows) = windows {
            listen(windows, "message", heard);
        }
    });
}

/// Does work while no other window does it; where another does, nothing. Browsers without locks just do it: the server
/// takes everything once.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let locks = window().and_then(|window| member(&window.navigator(), "locks"));
    let Some(locks) = locks else {
        return work.await;
    };
    let options = Object::new();
    set(&options, "ifAvailable", &JsValue::TRUE);
    let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        js_sys::futures::future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
        .into()
    });
    let asked = call(&locks, "request", &[&JsValue::from_str(name), &options, &held]);
    if let Some(Ok(promise)) = asked.map(JsCast::dyn_into::<js_sys::Promise>) {
        // It holds nothing; a broken promise means that the work was not done and is done another time.
        let _ = js_sys::futures::JsFuture::from(promise).await;
    }
}

/// Asks the server; status 0 where there was no answer.
pub async fn ask(method: &str, address: &str, body: Option<&str>) -> (u16, String) {
    fetch(method, address, body).await.unwrap_or_default()
}

async fn fetch(method: &str, address: &str, body: Option<&str>) -> Option<(u16, String)> {
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        init.set_body(&body.into());
        let headers = Object::new();
        set(&headers, "content-type", &"application/json".into());
        init.set_headers(&headers);
    }
    let response = fetched(address, &init).await?;
    let text = js_sys::futures::JsFuture::from(response.text().ok()?)
        .await
        .ok()?;
    Some((response.status(), text.as_string().unwrap_or_default()))
}

async fn fetched(address: &str, init: &RequestInit) -> Option<Response> {
    let giving_up = AbortController::new().ok()?;
    init.set_signal(Some(&giving_up.signal()));
    set_timeout(move || giving_up.abort(), PATIENCE);
    let sent = window()?.fetch_with_str_and_init(address, init);
    js_sys::futures::JsFuture::from(sent).await.ok()?.dyn_into().ok()
}

/// Sends an image; status 0 where there was no answer.
pub async fn send_image(address: &str, image: &[u8]) -> u16 {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&js_sys::Uint8Array::from(image));
    let sent = fetched(address, &init).await;
    sent.map_or(0, |response| response.status())
}

/// What a helper of `public/staff.js` comes to; `None` where it does not, or is not there.
pub async fn helped(name: &str, given: &[&JsValue]) -> Option<String> {
    let window = window()?;
    let promise = call(&window, name, given)?;
    let done = js_sys::futures::JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await;
    done.ok()?.as_string()
}

/// The bytes of a data address.
pub fn bytes_of(address: &str) -> Option<Vec<u8>> {
    let (_, text) = address.split_once(',')?;
    let bytes = window()?.atob(text).ok()?;
    bytes.chars().map(|letter| u8::try_from(letter).ok()).collect()
}

/// Something an object has, where it has it.
pub fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(object, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// Calls what not every browser has.
pub fn call(object: &JsValue, name: &str, given: &[&JsValue]) -> Option<JsValue> {
    let function: Function = member(object, name)?.dyn_into().ok()?;
    let given: js_sys::Array = given.iter().copied().cloned().collect();
    Reflect::apply(&function, object, &given).ok()
}

/// Gives a plain object a value.
pub fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes everything.
    let _ = Reflect::set(object, &name.into(), value);
}
