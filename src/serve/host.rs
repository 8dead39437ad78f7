//! Who may ask: a page of another site must not reach this server through a name that it has
//! pointed here (DNS rebinding).

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Shared;
use super::answer::response;

/// The hosts under which the server may be asked.
#[derive(Debug, Clone)]
pub(super) struct Allowed {
    host: IpAddr,
    port: u16,
}

impl Allowed {
    pub(super) const fn new(host: IpAddr, port: u16) -> Self {
        Self { host, port }
    }

    /// Whether a `Host` header names this server: as `localhost`, by its loopback address, or,
    /// where it listens to a network, by any address; a name other than `localhost` never does.
    pub(super) fn allows(&self, header: &str) -> bool {
        let (name, port) = split(header);
        if port.is_some_and(|port| port != self.port.to_string()) {
            return false;
        }
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let Ok(address) = name.trim_matches(['[', ']']).parse::<IpAddr>() else { return false };
        address.is_loopback() || address == self.host || self.host.is_unspecified()
    }
}

/// Cuts a `Host` header at its port.
fn split(header: &str) -> (&str, Option<&str>) {
    match header.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (header, None),
    }
}

pub(super) async fn refuse_strangers(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| shared.allowed.allows(host)) {
        return next.run(request).await;
    }
    response(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", "this server answers to localhost only")
}

#[cfg(test)]
mod tests {
    use super::Allowed;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let allowed = Allowed::new([127, 0, 0, 1].into(), 4321);
        for host in ["localhost:4321", "127.0.0.1:4321", "[::1]:4321", "localhost", "LOCALHOST:4321"] {
            assert!(allowed.allows(host), "{host}");
        }
        for host in
            ["evil.example", "localhost.evil.example:4321", "127.0.0.1:80", "192.168.1.5:4321", "", "localhost:"]
        {
            assert!(!allowed.allows(host), "{host}");
        }
        let open = Allowed::new([0, 0, 0, 0].into(), 4321);
        assert!(open.allows("192.168.1.5:4321"));
        assert!(!open.allows("evil.example:4321"));
    }
}
