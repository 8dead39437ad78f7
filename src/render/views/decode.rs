//! `decode.html`.

use super::super::Renderer;
use super::super::context::{DecodeContext, SampleAd};
use super::parts::{self, PageFacts};
use crate::parse::markdown::slug;
use crate::resolve::Route;

/// Fills the page of the decoder.
pub(super) fn context(renderer: &Renderer) -> DecodeContext {
    let description = "Paste a job ad or a resume and see every tech word explained. Nothing leaves your browser.";
    let facts = PageFacts::new(Route::Decode, "decode", "Decode a job ad", description);
    let samples = renderer.resolved.site.config.decoder_samples.iter();
    DecodeContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        samples: samples
            .map(|sample| SampleAd { id: slug(&sample.title), title: sample.title.clone(), text: sample.text.clone() })
            .collect(),
    }
}
