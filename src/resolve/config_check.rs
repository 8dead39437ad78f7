//! What `site.yaml` says that cannot be right, each field by itself or two of them together.

use super::BaseUrl;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::CONFIG_FILE;
use crate::model::Site;
use crate::parse::locate_span;
use crate::source::{FilePath, Span};

/// Reports a language that is none, a domain beside another host's address, and a guide without a text.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    if site.config_unreadable {
        return;
    }
    let file = FilePath::from(CONFIG_FILE);
    let at = |field: &str| locate_span(&file, &site.config_source, field);
    let config = &site.config;
    if let Some(language) = config.language.as_deref().filter(|language| !is_language(language)) {
        let message = format!("`{language}` is not a language tag");
        let hint = "write the tag of the language (BCP 47): `en`, `en-GB`, `pt-BR`, `zh-Hans`";
        diagnostics.push(Diagnostic::error("invalid-language", at("language"), message).hint(hint));
    }
    if let (Some(domain), Some(url)) = (&config.domain, &config.base_url) {
        let base = BaseUrl::parse(&url.0);
        let host = base.origin.split_once("://").map_or("", |(_, host)| host);
        if !host.eq_ignore_ascii_case(domain) || base.path != "/" {
            let message =
                format!("`domain` is `{domain}`, but `base_url` is `{}`: links would lead to the latter", url.0);
            let hint = format!(
                "write `base_url: https://{domain}/`, or take one of the two out; a site that a workflow deploys gets its domain in the repository's settings, not from a `CNAME` file"
            );
            diagnostics.push(Diagnostic::warning("domain-mismatch", at("domain"), message).hint(hint));
        }
    }
    if site.documents().next().is_none() && site.drafts.is_empty() && site.unreadable.is_empty() {
        let message = "the guide has no text: `content/` is missing or holds nothing";
        let hint = "`plainspeak new term NAME` writes a first one";
        diagnostics.push(Diagnostic::warning("empty-guide", Span::new(&file, 0..0), message).hint(hint));
    }
}

/// Whether a text is a language tag (BCP 47, RFC 5646): a language of two or three letters, then subtags.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_primary = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_primary
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn a_language_is_a_tag_and_not_its_name() {
        for tag in ["en", "en-GB", "pt-BR", "zh-Hans", "gsw", "sl-rozaj-biske-1994", "de-CH-1901", "en-x-plain"] {
            assert!(is_language(tag), "{tag}");
        }
        for name in ["english", "en_US", "", "e", "en-", "Deutsch", "en--GB"] {
            assert!(!is_language(name), "{name}");
        }
    }
}
