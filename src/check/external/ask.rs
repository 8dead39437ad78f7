//! Asks other hosts, politely: no more than one request at a time for each, and only for the head of a page where the
//! host allows that.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::ToSocketAddrs;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ureq::http::StatusCode;
use ureq::{Agent, Error};

/// The most hosts that are asked at the same time.
const HOSTS: usize = 8;
/// How long an answer may take, all redirects included.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many redirects are followed.
const REDIRECTS: u32 = 5;
/// Who asks; hosts want to know whom to bar.
const NAME: &str = concat!("plainspeak/", env!("CARGO_PKG_VERSION"), " (link check)");
/// Statuses by which a host refuses to be asked for the head alone.
const HEAD_REFUSED: [u16; 3] = [403, 405, 501];
/// Statuses below 500 that do not mean that nothing is there: sign in, go away, too fast.
const SOMETHING: [u16; 3] = [401, 403, 429];

/// What asking for an address came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A status of HTTP.
    Status(u16),
    /// No server answered, for this reason.
    Unreachable(String),
    /// Something else went wrong, which says nothing about the address: the host's certificate, say.
    Unclear,
}

impl Answer {
    /// Why the address is dead; nothing where it lives or may live.
    pub(super) fn problem(&self) -> Option<String> {
        match self {
            Self::Status(status) if (400..500).contains(status) && !SOMETHING.contains(status) => {
                let shown =
                    StatusCode::from_u16(*status).map_or_else(|_| status.to_string(), |known| known.to_string());
                Some(format!("the host answers `{shown}`"))
            }
            Self::Unreachable(reason) => Some(reason.clone()),
            _ => None,
        }
    }
}

/// Asks for each address once. A host that a redirect leads to is not waited for.
pub(super) fn all<'a>(urls: &BTreeSet<&'a str>) -> BTreeMap<&'a str, Answer> {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for url in urls {
        hosts.entry(host(url)).or_default().push(url);
    }
    let workers = hosts.len().min(HOSTS);
    let waiting = Mutex::new(hosts.into_values());
    let answers = Mutex::new(BTreeMap::new());
    let agent = agent();
    let work = || {
        loop {
            // The lock must be free while a host is asked.
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(urls) = next else { break };
            for url in urls {
                let answer = ask(&agent, url);
                answers.lock().unwrap_or_else(PoisonError::into_inner).insert(url, answer);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn agent() -> Agent {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(REDIRECTS)
        .http_status_as_error(false)
        .user_agent(NAME)
        .build()
        .into()
}

/// The host of an address with its port, lower case.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or_default().to_ascii_lowercase()
}

fn ask(agent: &Agent, url: &str) -> Answer {
    let answer = read(agent.head(url).call(), url);
    match answer {
        Answer::Status(status) if HEAD_REFUSED.contains(&status) => read(agent.get(url).call(), url),
        answer => answer,
    }
}

/// What became of a request. The body of an answer is never read.
fn read<T>(result: Result<ureq::http::Response<T>, Error>, url: &str) -> Answer {
    match result {
        Ok(response) => Answer::Status(response.status().as_u16()),
        Err(Error::HostNotFound) => Answer::Unreachable(not_found(url)),
        Err(Error::Timeout(_)) => Answer::Unreachable(format!("no answer within {} seconds", PATIENCE.as_secs())),
        Err(Error::TooManyRedirects) => Answer::Unreachable(format!("more than {REDIRECTS} redirects")),
        Err(Error::ConnectionFailed) => Answer::Unreachable("the host takes no connection".to_owned()),
        Err(Error::Io(error)) => match error.kind() {
            io::ErrorKind::ConnectionRefused => Answer::Unreachable("the host takes no connection".to_owned()),
            io::ErrorKind::TimedOut => Answer::Unreachable(format!("no answer within {} seconds", PATIENCE.as_secs())),
            // A failed look-up has no kind of its own: the name is looked up once more to know.
            _ if !is_known(url) => Answer::Unreachable(not_found(url)),
            _ => Answer::Unclear,
        },
        Err(_) => Answer::Unclear,
    }
}

fn not_found(url: &str) -> String {
    format!("the host `{}` is not found", host(url))
}

/// Whether the name of an address's host leads to a machine.
fn is_known(url: &str) -> bool {
    let host = host(url);
    if host.contains(':') { host.to_socket_addrs().is_ok() } else { (host.as_str(), 443).to_socket_addrs().is_ok() }
}

#[cfg(test)]
mod tests {
    use super::{Answer, host};

    #[test]
    fn only_what_is_surely_gone_is_dead() {
        let dead = [400, 404, 410, 451].map(|status| Answer::Status(status).problem().is_some());
        assert_eq!(dead, [true; 4]);
        let alive = [200, 204, 304, 401, 403, 429, 500, 503, 999].map(|status| Answer::Status(status).problem());
        assert!(alive.iter().all(Option::is_none));
        assert_eq!(Answer::Status(404).problem().as_deref(), Some("the host answers `404 Not Found`"));
    }

    #[test]
    fn a_host_is_known_by_name_and_port() {
        assert_eq!(host("https://Example.org:80/a?b"), "example.org:80");
        assert_eq!(host("https://example.org?b"), "example.org");
    }
}
