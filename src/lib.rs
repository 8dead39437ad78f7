//! Plainspeak turns a folder of Markdown into a site that explains jargon.

pub mod source;

pub mod kept;

pub mod diagnostics;

pub mod model;

pub mod load;

pub mod script;

pub mod parse;

pub mod theme;

pub mod assemble;

pub mod jargon;

pub mod resolve;

pub mod search;

pub mod decode;

pub mod render;

pub mod emit;

pub mod check;

pub mod export;

pub mod guide;

pub mod rename;

pub mod watch;

pub mod serve;

pub mod cli;
