//! Words are cut and folded in Rust as in JavaScript: both run the same vectors.

use plainspeak::search::words::{squash, stem, words};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    text: String,
    words: Vec<String>,
    key: String,
    stem: Option<String>,
}

#[test]
fn every_vector_of_words_holds_in_rust() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("vectors/tokens.json")).expect("the vectors are JSON of this shape");
    assert!(vectors.len() >= 25, "the table is whole");
    for vector in vectors {
        assert_eq!(words(&vector.text), vector.words, "words of {:?}", vector.text);
        assert_eq!(squash(&vector.text), vector.key, "key of {:?}", vector.text);
        if let Some(expected) = vector.stem {
            assert_eq!(stem(&vector.text), expected.as_str(), "stem of {:?}", vector.text);
        }
    }
}
