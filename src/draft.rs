//! Text typed outside the notes: in a form, a filter, my words for a phrase.
//!
//! The notes have their event log. All else that is typed is small, so a part gives its whole state
//! (`Part::draft`), the app has it written down after each message in which it changed, before the frame shows
//! it, and a start after a kill offers it again in its place. Each window has one file for that, which goes
//! once everything in it is saved or cancelled.
//!
//! A state is RON. Each text in it is written as [`Typed`], so that it can be shown to be copied even where its
//! part can make nothing of the rest: another version, a guide that is gone.

use std::fmt;

use ron::Value;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    domain::Id,
    text::{Typed, clean},
};

/// The state of one part, of which not all is saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The part, by its name.
    pub part: String,
    /// The appointment it is about, with which it is deleted.
    pub of: Option<Id>,
    /// Over the notes: of that appointment, or of the example.
    pub over_notes: bool,
    pub state: String,
}

/// Where it was typed and how much; no text.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, of, state, .. } = self;
        write!(f, "Draft({part}, {of:?}, {} bytes)", state.len())
    }
}

impl Draft {
    /// Every text in it.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        if let Ok(state) = ron::from_str(&self.state) {
            find_texts(&state, &mut texts);
        }
        texts
    }
}

fn find_texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Map(map) => {
            if let Ok(Typed { text, .. }) = value.clone().into_rust() {
                texts.extend(Some(clean(&text).trim().to_owned()).filter(|text| !text.is_empty()));
                return;
            }
            map.values().for_each(|value| find_texts(value, texts));
        }
        Value::Seq(values) => values.iter().for_each(|value| find_texts(value, texts)),
        Value::Option(Some(value)) => find_texts(value, texts),
        _ => {}
    }
}

/// A state as it is written down.
#[must_use]
pub fn write(state: &impl Serialize) -> Option<String> {
    ron::to_string(state).ok()
}

/// A state as it was, if it is one of that kind.
#[must_use]
pub fn read<T: DeserializeOwned>(state: &str) -> Option<T> {
    ron::from_str(state).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Input;

    #[derive(Serialize, Deserialize)]
    enum Kind {
        Plain,
        Of(String),
    }

    #[derive(Serialize, Deserialize)]
    struct Form {
        kinds: (Kind, Kind),
        first: Input,
        rest: [Input; 2],
        more: Option<Input>,
    }

    #[test]
    fn its_texts_are_found() {
        let rest = [Input::new(" "), Input::new("“two” \\ \"3\"")];
        let kinds = (Kind::Plain, Kind::Of("of".to_owned()));
        let form = Form { kinds, first: Input::new("secret"), rest, more: Some(Input::new("four")) };
        let state = write(&form).unwrap();
        let draft = Draft { part: "form".to_owned(), of: None, over_notes: false, state };
        assert_eq!(draft.texts(), ["secret", "four", "“two” \\ \"3\""]);
        assert!(!format!("{draft:?}").contains("secret"));
        let again: Form = read(&draft.state).unwrap();
        assert_eq!(again.first, form.first);
        assert!(read::<Typed>(&draft.state).is_none());
    }
}
