//! Is what a host serves what was built? Every file of the last build is asked for, and compared by its hash.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ureq::Agent;

use crate::emit::hash;
use crate::load::MAX_ASSET;

/// How many requests are under way at the same time: all go to one host.
const REQUESTS: usize = 8;
/// How long an answer may take, all redirects included.
const PATIENCE: Duration = Duration::from_secs(30);
/// Who asks.
const NAME: &str = concat!("plainspeak/", env!("CARGO_PKG_VERSION"), " (deploy check)");
/// An address that no guide has.
const NOWHERE: &str = "plainspeak-deploy-check/nowhere/";

/// Where a site stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deployed {
    /// At an address, which ends with a slash.
    Address(String),
    /// In a folder, as a branch that a host publishes.
    Folder(PathBuf),
}

/// One difference between what was built and what is served.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The site as a whole is not reached, for this reason.
    Unreachable(String),
    /// The pages were built for another address.
    Base {
        /// The address that they were built for.
        built: String,
        /// The address where they are.
        served: String,
    },
    /// A file is not there: what the host says.
    Missing(String, String),
    /// A file has other bytes.
    Changed(String),
    /// A file has a type by which browsers will not use it.
    Type(String, String),
    /// A file asks search engines not to list it.
    NotListed(String),
    /// What the host answers to an address that leads nowhere, where that is not the guide's own page.
    NotFound(String),
}

/// What was served for a file.
struct Served {
    status: u16,
    kind: Option<String>,
    robots: Option<String>,
    bytes: Vec<u8>,
}

/// Compares the files of a build, with their hashes, with what is deployed. `home` is the built home page.
#[must_use]
pub fn compare(built: &BTreeMap<String, String>, home: &str, deployed: &Deployed) -> Vec<Difference> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent(NAME)
        .build()
        .into();
    if let Err(reason) = get(&agent, deployed, "") {
        return vec![Difference::Unreachable(reason)];
    }
    let mut found = base(home, deployed).into_iter().collect::<Vec<_>>();
    // Hosts keep most hidden files to themselves.
    let is_served = |path: &str| !path.split('/').any(|part| part.starts_with('.') && part != ".well-known");
    let files = Mutex::new(built.iter().filter(|(path, _)| is_served(path)));
    let differences = Mutex::new(Vec::new());
    let work = || {
        loop {
            // The lock must be free while the host is asked.
            let next = files.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((path, known)) = next else { break };
            let judged = judge(path, known, get(&agent, deployed, &address(path)));
            differences.lock().unwrap_or_else(PoisonError::into_inner).extend(judged);
        }
    };
    thread::scope(|scope| {
        for _ in 0..REQUESTS {
            scope.spawn(work);
        }
    });
    found.extend(differences.into_inner().unwrap_or_else(PoisonError::into_inner));
    found.extend(not_found(&agent, built, deployed));
    found.sort();
    found
}

/// The address of a file: a page is asked for as its readers ask.
fn address(path: &str) -> String {
    let page = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let path = page.unwrap_or(path);
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
    path.chars().fold(String::new(), |mut out, c| {
        let mut bytes = [0; 4];
        match sign(c) {
            true => out.push(c),
            false => c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}"))),
        }
        out
    })
}

fn get(agent: &Agent, deployed: &Deployed, address: &str) -> Result<Served, String> {
    match deployed {
        Deployed::Folder(folder) => read(folder, address),
        Deployed::Address(base) => {
            let mut answer = agent.get(format!("{base}{address}")).call().map_err(|error| error.to_string())?;
            let header = |name: &str| Some(answer.headers().get(name)?.to_str().ok()?.to_lowercase());
            let (status, kind, robots) = (answer.status().as_u16(), header("content-type"), header("x-robots-tag"));
            let bytes = answer.body_mut().with_config().limit(MAX_ASSET).read_to_vec();
            Ok(Served { status, kind, robots, bytes: bytes.map_err(|error| error.to_string())? })
        }
    }
}

/// A file of a folder, as a host would serve it.
fn read(folder: &Path, address: &str) -> Result<Served, String> {
    if !folder.is_dir() {
        return Err(format!("there is no folder `{}`", folder.display()));
    }
    let path = crate::resolve::base_url::decode(address);
    let file = folder.join(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path });
    let bytes = fs::read(file);
    Ok(Served {
        status: if bytes.is_ok() { 200 } else { 404 },
        kind: None,
        robots: None,
        bytes: bytes.unwrap_or_default(),
    })
}

fn judge(path: &str, known: &str, served: Result<Served, String>) -> Vec<Difference> {
    let served = match served {
        Err(reason) => return vec![Difference::Missing(path.to_owned(), reason)],
        // Some hosts answer the page for wrong addresses with its status at its own address, too.
        Ok(served) if served.status != 200 && !(path == "404.html" && served.status == 404) => {
            return vec![Difference::Missing(path.to_owned(), format!("status {}", served.status))];
        }
        Ok(served) => served,
    };
    let mut found = Vec::new();
    if hash(&served.bytes) != known {
        found.push(Difference::Changed(path.to_owned()));
    }
    if let Some(kind) = served.kind.filter(|kind| !fits(path, kind)) {
        found.push(Difference::Type(path.to_owned(), kind));
    }
    if served.robots.is_some_and(|robots| robots.contains("noindex")) {
        found.push(Difference::NotListed(path.to_owned()));
    }
    found
}

/// Whether a browser uses a file that is served with this type, where it is strict about that.
fn fits(path: &str, kind: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let kind = kind.split(';').next().unwrap_or_default().trim();
    match ending {
        "html" => kind == "text/html",
        "css" => kind == "text/css",
        // WHATWG MIME Sniffing, "JavaScript MIME type".
        "js" | "mjs" => kind.ends_with("javascript") || kind.ends_with("ecmascript"),
        "svg" => kind == "image/svg+xml",
        "json" => kind.ends_with("json"),
        _ => true,
    }
}

/// Whether the pages were built for the address where they are.
fn base(home: &str, deployed: &Deployed) -> Option<Difference> {
    let Deployed::Address(served) = deployed else { return None };
    let attribute = |start: &str| Some(home.split_once(start)?.1.split('"').next().unwrap_or_default().to_owned());
    // A guide without `base_url` names no host, but its assets tell its path.
    let built = attribute("<link rel=\"canonical\" href=\"").or_else(|| {
        let style = attribute("<link rel=\"stylesheet\" href=\"")?;
        Some(style.split_once("assets/").map_or(style.clone(), |(base, _)| base.to_owned()))
    })?;
    let path = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.find('/').map_or("/", |slash| &rest[slash..]).to_owned()
    };
    let host = |url: &str| url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default().to_owned());
    let differs = path(&built) != path(served) || host(&built).is_some_and(|built| Some(built) != host(served));
    differs.then(|| Difference::Base { built, served: served.clone() })
}

fn not_found(agent: &Agent, built: &BTreeMap<String, String>, deployed: &Deployed) -> Option<Difference> {
    let Deployed::Address(_) = deployed else { return None };
    let served = get(agent, deployed, NOWHERE).ok()?;
    let own = built.get("404.html").is_some_and(|known| hash(&served.bytes) == *known);
    let told = match (served.status, own) {
        (404, true) => return None,
        (404, false) => "a page of the host's own instead of the guide's 404.html".to_owned(),
        (status, _) => format!("status {status}, so that search engines take wrong addresses for pages"),
    };
    Some(Difference::NotFound(told))
}

#[cfg(test)]
mod tests {
    use super::{Deployed, Difference, address, base, fits};

    #[test]
    fn a_page_is_asked_for_as_readers_ask() {
        assert_eq!(address("index.html"), "");
        assert_eq!(address("terms/go/index.html"), "terms/go/");
        assert_eq!(address("assets/über uns.css"), "assets/%C3%BCber%20uns.css");
        assert_eq!(address("myindex.html"), "myindex.html");
    }

    #[test]
    fn a_site_built_for_another_path_is_told() {
        let home = "<link rel=\"canonical\" href=\"https://a.org/guide/\">";
        let at = |url: &str| base(home, &Deployed::Address(url.to_owned()));
        assert_eq!(at("https://a.org/guide/"), None);
        let told =
            |url: &str| Some(Difference::Base { built: "https://a.org/guide/".to_owned(), served: url.to_owned() });
        assert_eq!(at("https://a.org/"), told("https://a.org/"));
        assert_eq!(at("https://b.org/guide/"), told("https://b.org/guide/"));
        let bare = "<link rel=\"stylesheet\" href=\"/assets/site.1.css\">";
        assert_eq!(base(bare, &Deployed::Address("http://127.0.0.1:80/".to_owned())), None);
        assert!(base(bare, &Deployed::Address("https://a.org/guide/".to_owned())).is_some());
    }

    #[test]
    fn a_script_served_as_text_is_told() {
        assert!(fits("a.js", "text/javascript; charset=utf-8") && fits("a.js", "application/javascript"));
        assert!(!fits("a.js", "text/plain") && !fits("index.html", "application/octet-stream"));
        assert!(fits("a.pdf", "anything/else"));
    }
}
