//! Where the site is mounted, and addresses below it.

use crate::model::SiteConfig;

/// The address at which the site lives: an origin, if one is known, and a base path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host without a slash: `https://someone.github.io`; empty where nobody said.
    pub origin: String,
    /// The path with a slash at each end: `/guide/`, or `/`.
    pub path: String,
}

impl BaseUrl {
    /// Reads an address such as `https://someone.github.io/guide/`, or a path such as `/guide/`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim().split(['?', '#']).next().unwrap_or_default();
        let (origin, path) = match text.find("://") {
            Some(scheme) => {
                let host = scheme + 3;
                let end = text[host..].find('/').map_or(text.len(), |slash| host + slash);
                (&text[..end], &text[end..])
            }
            None => ("", text),
        };
        let path = path.trim_matches('/');
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Self { origin: origin.to_owned(), path }
    }

    /// The address in `site.yaml`, or the root of an unknown host.
    #[must_use]
    pub fn of(config: &SiteConfig) -> Self {
        match (&config.base_url, &config.domain) {
            (Some(url), _) => Self::parse(&url.0),
            (None, Some(domain)) => Self::parse(&format!("https://{domain}/")),
            (None, None) => Self::parse("/"),
        }
    }

    /// The address of a path of the site as pages link it: `/terms/go/` → `/guide/terms/go/`.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{}", self.path, encode(path.trim_start_matches('/')))
    }

    /// The path of the site that a decoded address leads to, the other way round than [`Self::link`]: `/guide/terms/go/`
    /// → `/terms/go/`. None for addresses that are not below the base path.
    #[must_use]
    pub fn below<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(self.path.trim_end_matches('/')).filter(|path| path.starts_with('/'))
    }

    /// The whole address of a path of the site, for feeds and search engines.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.origin, self.link(path))
    }
}

/// Percent-encodes what may not stand in the path of an address.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/#?%".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Percent-encodes the name of a file as a path, in which `%`, `?` and `#` are letters like others.
#[must_use]
pub fn encode_path(path: &str) -> String {
    encode(&path.replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
}

/// Undoes percent-encoding; what is not valid stays as it is.
#[must_use]
pub fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = path.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, decode};

    #[test]
    fn a_base_url_has_an_origin_and_a_path_with_slashes() {
        let base = BaseUrl::parse("https://someone.github.io/guide");
        assert_eq!((base.origin.as_str(), base.path.as_str()), ("https://someone.github.io", "/guide/"));
        assert_eq!(base.link("/terms/go/"), "/guide/terms/go/");
        assert_eq!(base.absolute("/"), "https://someone.github.io/guide/");
        assert_eq!(BaseUrl::parse("/").link("/größe.svg"), "/gr%C3%B6%C3%9Fe.svg");
    }

    #[test]
    fn decoding_keeps_what_is_not_encoded() {
        assert_eq!(decode("gr%C3%B6%C3%9Fe 100%"), "größe 100%");
        assert_eq!(decode("%FF"), "%FF");
    }
}
