//! `decode.html`: paste a job advert, see it explained.

use std::sync::Arc;

use serde::Serialize;

use super::site::{PageMeta, SiteContext};

/// What `decode.html` shows. The answer to a text is made by `static/decode.js`, in the reader's browser.
#[derive(Debug, Clone, Serialize)]
pub struct DecodeContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Adverts to try it with.
    pub samples: Vec<SampleAd>,
}

/// An advert to try the decoder with.
#[derive(Debug, Clone, Serialize)]
pub struct SampleAd {
    /// Its id: `backend-developer-start-up`.
    pub id: String,
    /// What it is: `Backend developer, start-up`.
    pub title: String,
    /// The text.
    pub text: String,
}
