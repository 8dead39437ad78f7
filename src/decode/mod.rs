//! A job ad or a resume in plain words: its terms, what it asks for, the job it describes, what
//! to ask.
//!
//! `static/decoder.js` decodes, in readers' browsers and here; this module makes the table that it reads, and runs
//! it for `plainspeak decode`. Invariant: looks at one text and at the table, nothing else.

mod answer;
mod facts;
mod names;
mod patterns;
mod phrases;
pub mod table;
pub mod versions;

use std::sync::Arc;

use rquickjs::{Function, Object, Persistent};
use serde_json::Value;

use crate::resolve::ResolvedSite;
use crate::script::{self, Engine};

pub use answer::{
    Choice, Decoded, DecodedMatch, Fact, Implied, NamedVersion, Place, Question, RaisedFlag, RoleGuess, TermUse,
    Unknown, Years,
};
pub use table::DecodeTable;

/// The module that decodes.
const MODULE: &str = "decoder.js";

/// Reads texts with the table of one site.
pub struct Decoder {
    /// What it knows.
    pub table: Arc<DecodeTable>,
    // Before the engine: what it holds must go first.
    decode: Persistent<Function<'static>>,
    engine: Engine,
}

impl Decoder {
    /// Makes a decoder of a site.
    ///
    /// # Errors
    ///
    /// Where the site overrides the module by one that does not run.
    pub fn new(resolved: &ResolvedSite) -> Result<Self, String> {
        let table = DecodeTable::build(resolved);
        let json = serde_json::to_string(&table).map_err(|error| error.to_string())?;
        let engine = Engine::start()?;
        let decode = engine.with(|ctx| {
            let open: Function<'_> = script::import(ctx, &resolved.site, MODULE)?.get("openDecoder")?;
            let table: rquickjs::Value<'_> = ctx.json_parse(json)?;
            let decoder: Object<'_> = open.call((table,))?;
            let wrap: Function<'_> = ctx.eval("(decoder) => (text) => JSON.stringify(decoder.decode(text))")?;
            let decode: Function<'_> = wrap.call((decoder,))?;
            Ok(Persistent::save(ctx, decode))
        })?;
        Ok(Self { table: Arc::new(table), decode, engine })
    }

    /// Reads a text; places in the answer are bytes of it.
    ///
    /// # Errors
    ///
    /// What an overridden module threw.
    pub fn decode(&self, text: &str) -> Result<Decoded, String> {
        let json: String = self.engine.with(|ctx| self.decode.clone().restore(ctx)?.call((text,)))?;
        let mut answer: Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
        in_bytes(&mut answer, &bytes_of_units(text));
        serde_json::from_value(answer).map_err(|error| error.to_string())
    }
}

/// The byte at which each unit of UTF-16 starts, and the end.
fn bytes_of_units(text: &str) -> Vec<usize> {
    let mut bytes: Vec<usize> =
        text.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf16())).collect();
    bytes.push(text.len());
    bytes
}

/// Turns places that a script counts in units of UTF-16 into bytes.
fn in_bytes(value: &mut Value, bytes: &[usize]) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| in_bytes(one, bytes)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field.as_u64().filter(|_| name == "start" || name == "end") {
                    Some(unit) => {
                        *field = bytes[usize::try_from(unit).unwrap_or(usize::MAX).min(bytes.len() - 1)].into()
                    }
                    None => in_bytes(field, bytes),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes_of_units, in_bytes};

    #[test]
    fn places_are_bytes() {
        let mut value = serde_json::json!([{ "start": 0, "end": 3, "max": 3, "sentence": { "start": 3, "end": 5 } }]);
        in_bytes(&mut value, &bytes_of_units("𝔘é Go"));
        let bytes = serde_json::json!([{ "start": 0, "end": 6, "max": 3, "sentence": { "start": 6, "end": 8 } }]);
        assert_eq!(value, bytes);
    }
}
