//! Plainspeak turns a folder of Markdown into a site that explains jargon.

pub mod diagnostics;
pub mod load;
pub mod model;
pub mod parse;
pub mod source;
