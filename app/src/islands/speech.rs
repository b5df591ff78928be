//! The voice of the browser. On the server there is none.

#[cfg(feature = "hydrate")]
mod voice {
    use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance, window};

    /// Whether this browser can speak; old ones know neither the voice nor its name.
    pub fn is_possible() -> bool {
        voice().is_some()
    }

    /// Stops speaking.
    pub fn hush() {
        if let Some(voice) = voice() {
            voice.cancel();
        }
    }

    /// Reads the text of an element and calls `done` at its end. Whether it began.
    pub fn read(target: &str, lang: &str, done: impl FnOnce() + 'static) -> bool {
        // The text as laid out: its line breaks become pauses.
        let text = window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(target))
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
            .map(|element| spoken(&element.inner_text(), lang));
        let (Some(voice), Some(text)) = (voice(), text) else {
            return false;
        };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&text) else {
            return false;
        };
        utterance.set_lang(lang);
        utterance.set_rate(0.9);
        // An utterance ends once: at its last word, or with an error when another one takes the voice.
        let done = Closure::once_into_js(done);
        utterance.set_onend(Some(done.unchecked_ref()));
        utterance.set_onerror(Some(done.unchecked_ref()));
        voice.speak(&utterance);
        true
    }

    /// Signs that voices read wrongly, as words: `3000–4000 元/月` is 3000 到 4000 元每月.
    fn spoken(text: &str, lang: &str) -> String {
        if lang.starts_with("zh") {
            text.replace('–', "到").replace('/', "每")
        } else {
            text.replace('–', " to ")
        }
    }

    fn voice() -> Option<SpeechSynthesis> {
        let window = window()?;
        let known = js_sys::Reflect::has(&window, &JsValue::from_str("speechSynthesis")).unwrap_or(false);
        known.then(|| window.speech_synthesis().ok()).flatten()
    }
}

#[cfg(not(feature = "hydrate"))]
mod voice {
    pub fn is_possible() -> bool {
        false
    }

    pub fn hush() {}

    pub fn read(_target: &str, _lang: &str, _done: impl FnOnce() + 'static) -> bool {
        false
    }
}

pub use voice::{hush, is_possible, read};
