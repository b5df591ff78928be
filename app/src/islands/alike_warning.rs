//! Warns while somebody new is entered that they may have a file already.

use leptos::prelude::*;

/// A file that may be of the same person.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// Code of the reason.
    pub likeness: String,
    /// The office that holds it.
    pub office: String,
    /// The file and the name on it, for those who may read it.
    pub file: Option<(String, String)>,
}

/// Listens to the form `form` and asks `address` whenever its name, number or place changed. Without scripts the form is
/// checked when it is sent.
#[island]
pub fn AlikeWarning(
    /// Id of the form.
    form: String,
    /// Where to ask.
    address: String,
    /// What it says above the files.
    title: String,
    /// What to do.
    advice: String,
    /// Code and words of every reason, one after the other.
    reasons: Vec<(String, String)>,
    /// The words before the office.
    held_in: String,
) -> impl IntoView {
    let (found, set_found) = signal(Vec::<Alike>::new());
    Effect::new(move |_| typing::listen(&form, &address, set_found));
    let list = move || {
        let files = found.get();
        (!files.is_empty()).then(|| {
            let lines = files
                .iter()
                .map(|one| line(one, &reasons, &held_in))
                .collect_view();
            view! {
                <div class="notice">
                    <p><b>{title.clone()}</b></p>
                    <ul class="plain">{lines}</ul>
                    <p>{advice.clone()}</p>
                </div>
            }
        })
    };
    view! { <div role="status" aria-live="polite">{list}</div> }
}

fn line(one: &Alike, reasons: &[(String, String)], held_in: &str) -> AnyView {
    let reason = reasons.iter().find(|(code, _)| *code == one.likeness);
    let reason = reason.map(|(_, words)| words.clone());
    let file = one.file.clone().map(|(id, name)| {
        let href = format!("/staff/people/{id}?tab=file");
        view! { <a href=href target="_blank" rel="noopener">{name}</a> " · " }
    });
    view! { <li>{file} {reason} " · " {held_in.to_owned()} {one.office.clone()}</li> }.into_any()
}

#[cfg(feature = "hydrate")]
mod typing {
    use super::Alike;
    use js_sys::{Array, Function, JSON, Object, Promise, Reflect, encode_uri_component};
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
    use leptos::prelude::*;
    use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;
    use web_sys::{Document, RequestInit, Response, window};

    /// How long nobody types before the server is asked.
    const REST: Duration = Duration::from_millis(350);

    /// What is remembered between keystrokes.
    struct Watch {
        address: String,
        found: WriteSignal<Vec<Alike>>,
        waiting: RefCell<Option<TimeoutHandle>>,
        asked: RefCell<String>,
        /// Counts the questions: a late answer to an earlier one is not shown.
        turn: Cell<u32>,
    }

    /// Asks whenever something was typed that may matter.
    pub fn listen(form: &str, address: &str, found: WriteSignal<Vec<Alike>>) {
        let Some(form) = document().and_then(|document| document.get_element_by_id(form)) else {
            return;
        };
        let watch = Rc::new(Watch {
            address: address.to_owned(),
            found,
            waiting: RefCell::new(None),
            asked: RefCell::new(String::new()),
            turn: Cell::new(0),
        });
        watch.typed();
        let typed = Closure::<dyn FnMut()>::new({
            let watch = Rc::clone(&watch);
            move || watch.typed()
        });
        for event in ["input", "change"] {
            // A browser that cannot listen warns when the form is sent.
            let _ = form.add_event_listener_with_callback(event, typed.as_ref().unchecked_ref());
        }
        // Listens as long as the page is there.
        typed.forget();
    }

    impl Watch {
        fn typed(self: &Rc<Self>) {
            if let Some(waiting) = self.waiting.borrow_mut().take() {
                waiting.clear();
            }
            let watch = Rc::clone(self);
            *self.waiting.borrow_mut() = set_timeout_with_handle(move || watch.ask(), REST).ok();
        }

        fn ask(self: &Rc<Self>) {
            let body = question();
            if *self.asked.borrow() == body {
                return;
            }
            self.asked.borrow_mut().clone_from(&body);
            self.turn.set(self.turn.get() + 1);
            if body.is_empty() {
                self.found.set(Vec::new());
                return;
            }
            let (watch, turn) = (Rc::clone(self), self.turn.get());
            post(&self.address, &body, move |answer| {
                if watch.turn.get() == turn {
                    watch.found.set(read(&answer));
                }
            });
        }
    }

    /// Name, number and place as a form; empty while they say too little.
    fn question() -> String {
        let (name, number, place) = (value("name"), value("resident_id"), value("living_area"));
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        if name.trim().is_empty() && number.trim().len() < 18 || digits.len() < 14 {
            return String::new();
        }
        let birth = format!("{}-{}-{}", &digits[6..10], &digits[10..12], &digits[12..14]);
        let fields = [
            ("name", name),
            ("resident_id", number),
            ("birth", birth),
            ("living_area", place),
        ];
        let pairs = fields.map(|(key, text)| format!("{key}={}", encode_uri_component(text.trim())));
        pairs.join("&")
    }

    fn value(id: &str) -> String {
        let element = document().and_then(|document| document.get_element_by_id(id));
        let value = element.and_then(|element| Reflect::get(&element, &"value".into()).ok());
        value.and_then(|value| value.as_string()).unwrap_or_default()
    }

    fn document() -> Option<Document> {
        window().and_then(|window| window.document())
    }

    /// Sends a form and gives the answer, read as JSON; nothing where there is no answer.
    fn post(address: &str, body: &str, done: impl FnOnce(JsValue) + 'static) {
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_body(&body.into());
        let headers = Object::new();
        let kind = "application/x-www-form-urlencoded";
        if Reflect::set(&headers, &"content-type".into(), &kind.into()).is_err() {
            return;
        }
        init.set_headers(&headers);
        let Some(window) = window() else { return };
        let sent = window.fetch_with_str_and_init(address, &init);
        then(&sent, move |response| {
            let good = response.dyn_into::<Response>().ok().filter(Response::ok);
            match good.and_then(|response| response.text().ok()) {
                Some(text) => then(&text, move |text| {
                    let text = text.as_string().unwrap_or_default();
                    done(JSON::parse(&text).unwrap_or(JsValue::NULL));
                }),
                None => done(JsValue::NULL),
            }
        });
    }

    /// Calls `next` with what a promise holds. A promise that is broken calls nobody.
    fn then(promise: &Promise, next: impl FnOnce(JsValue) + 'static) {
        let next = Closure::once_into_js(next);
        let ignore = Closure::once_into_js(|_: JsValue| ());
        let method = Reflect::get(promise, &"then".into()).ok();
        if let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) {
            // `then` itself does not throw.
            let _ = method.call2(promise, &next, &ignore);
        }
    }

    fn read(answer: &JsValue) -> Vec<Alike> {
        if Array::is_array(answer) {
            Array::from(answer).iter().map(|one| alike(&one)).collect()
        } else {
            Vec::new()
        }
    }

    fn alike(one: &JsValue) -> Alike {
        let text = |name: &str| {
            Reflect::get(one, &name.into())
                .ok()
                .and_then(|value| value.as_string())
        };
        Alike {
            likeness: text("likeness").unwrap_or_default(),
            office: text("office").unwrap_or_default(),
            file: text("person").zip(text("name")),
        }
    }
}

#[cfg(not(feature = "hydrate"))]
mod typing {
    use super::Alike;
    use leptos::prelude::WriteSignal;

    pub fn listen(_form: &str, _address: &str, _found: WriteSignal<Vec<Alike>>) {}
}
