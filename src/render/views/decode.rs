//! `decode.html`.

use super::super::Renderer;
use super::super::context::DecodeContext;
use super::parts::{self, PageFacts};
use crate::resolve::Route;

/// Fills the page of the decoder.
pub(super) fn context(renderer: &Renderer) -> DecodeContext {
    let description = "Paste a job advert or a resume and see every tech word explained. Nothing leaves your browser.";
    let facts = PageFacts::new(Route::Decode, "decode", "Decode a job ad", description);
    DecodeContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        samples: Vec::new(),
        example: None,
    }
}
