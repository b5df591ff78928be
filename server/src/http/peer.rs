//! Where a request comes from, and whether it came encrypted. A trusted proxy is believed, and nobody else.

use super::Site;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{HOST, HeaderName};
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

/// What a proxy says of whom it speaks for.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Headers that show that a proxy passed a request on.
const OF_PROXIES: [&str; 6] = [
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-forwarded-host",
    "x-real-ip",
    "forwarded",
    "via",
];

/// The proxies that are believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxies(Vec<IpAddr>);

impl Default for Proxies {
    /// Those on this machine.
    fn default() -> Self {
        Self(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()])
    }
}

impl FromStr for Proxies {
    type Err = String;

    /// Addresses apart by commas, or `none`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim() == "none" {
            return Ok(Self(Vec::new()));
        }
        let address = |part: &str| {
            let part = part.trim();
            part.parse::<IpAddr>()
                .map(|address| address.to_canonical())
                .map_err(|_| format!("{part} is not the address of a proxy"))
        };
        text.split(',').map(address).collect::<Result<_, _>>().map(Self)
    }
}

impl Proxies {
    /// Whether the machine of this address is believed about whom it speaks for.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// Whether nobody is believed.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Who a request comes from: going back from the peer, the first who is no trusted proxy.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let said: Vec<&str> = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let mut client = peer.to_canonical();
        for address in said.into_iter().rev().map(read) {
            let Some(address) = address.filter(|_| self.trusts(client)) else {
                break;
            };
            client = address;
        }
        client
    }
}

/// The part of an address that belongs to one customer of a network: of the newer addresses the first half, because each customer
/// has all the rest.
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
    }
}

/// An address as proxies write it, with or without a port.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let address = text.parse::<IpAddr>().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|at| at.ip()));
    address.map(|address| address.to_canonical())
}

/// Who is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    address: IpAddr,
    encrypted: bool,
    said_plain: bool,
    this_machine: bool,
}

impl Peer {
    fn of(site: &Site, peer: IpAddr, headers: &HeaderMap) -> Self {
        let peer = peer.to_canonical();
        let says = |value: &str| {
            site.proxies.trusts(peer)
                && headers
                    .get(FORWARDED_PROTO)
                    .is_some_and(|said| said.as_bytes().eq_ignore_ascii_case(value.as_bytes()))
        };
        let said_plain = says("http");
        Self {
            address: site.proxies.client(peer, headers),
            encrypted: says("https") || (site.origin.starts_with("https://") && !said_plain),
            said_plain,
            this_machine: peer.is_loopback() && !OF_PROXIES.iter().any(|name| headers.contains_key(*name)),
        }
    }

    /// The address, for limits.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// The part of the address that belongs to one customer of a network.
    pub fn network(&self) -> String {
        network_of(self.address).to_string()
    }

    /// Whether the browser came by an encrypted connection.
    pub const fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// Whether a trusted proxy said that the browser came by a plain one.
    pub const fn came_plain(&self) -> bool {
        self.said_plain
    }

    /// Whether a program of this machine asks, and no proxy for somebody else.
    pub const fn is_this_machine(&self) -> bool {
        self.this_machine
    }
}

/// Finds out who is at the other end, for everything that follows.
pub async fn know(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let connected = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let address = connected.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let peer = Peer::of(&site, address, request.headers());
    request.extensions_mut().insert(peer);
    next.run(request).await
}

/// The host a request names, without its port.
pub fn host(headers: &HeaderMap) -> Option<String> {
    let named = headers.get(HOST)?.to_str().ok()?;
    let host = Uri::builder()
        .scheme("http")
        .authority(named)
        .path_and_query("/")
        .build()
        .ok()?;
    Some(host.host()?.to_ascii_lowercase())
}

/// Whether a host is an address in figures, or this machine.
pub fn is_address(host: &str) -> bool {
    let figures = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || figures.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn said(all: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in all {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
        }
        headers
    }

    fn client(proxies: &str, peer: &str, all: &[&'static str]) -> String {
        let proxies: Proxies = proxies.parse().unwrap();
        proxies.client(peer.parse().unwrap(), &said(all)).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_about_the_client() {
        let here = "127.0.0.1,::1";
        assert_eq!(client(here, "127.0.0.1", &["6.6.6.6, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(
            client(here, "192.0.2.9", &["6.6.6.6"]),
            "192.0.2.9",
            "anybody may say so"
        );
        assert_eq!(client("none", "127.0.0.1", &["192.0.2.7"]), "127.0.0.1");
        assert_eq!(client(here, "127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(client(here, "127.0.0.1", &["nonsense"]), "127.0.0.1");
        let two = "127.0.0.1, 10.0.0.2";
        assert_eq!(
            client(two, "127.0.0.1", &["6.6.6.6, 192.0.2.7, 10.0.0.2"]),
            "192.0.2.7",
            "through two proxies"
        );
        assert_eq!(
            client(two, "127.0.0.1", &["6.6.6.6", "192.0.2.7, 10.0.0.2:5000"]),
            "192.0.2.7"
        );
        assert_eq!(client(here, "::ffff:127.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        assert!("10.0.0.0/8".parse::<Proxies>().is_err());
    }

    #[test]
    fn a_host_is_read_without_its_port() {
        let of = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(text));
            host(&headers)
        };
        assert_eq!(of("Jobs.example.cn:8443").as_deref(), Some("jobs.example.cn"));
        assert_eq!(of("[::1]:3000").as_deref(), Some("[::1]"));
        assert_eq!(of("a b"), None);
        assert!(is_address("[::1]") && is_address("192.0.2.1") && is_address("localhost"));
        assert!(!is_address("jobs.example.cn"));
    }

    #[test]
    fn a_household_with_many_new_addresses_is_one_network() {
        let peer = |address: &str| Peer {
            address: address.parse().unwrap(),
            encrypted: false,
            said_plain: false,
            this_machine: false,
        };
        assert_eq!(
            peer("2001:db8:1:2::9").network(),
            peer("2001:db8:1:2:ffff::1").network()
        );
        assert_ne!(
            peer("2001:db8:1:2::9").network(),
            peer("2001:db8:1:3::9").network()
        );
        assert_ne!(peer("192.0.2.1").network(), peer("192.0.2.2").network());
    }
}
