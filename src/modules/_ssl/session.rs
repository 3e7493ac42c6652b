//! One side of a TLS connection, without a socket: bytes of the peer come in by one `Bio` and go out by another.
//!
//! It takes one record of the peer at a time and only when something is wanted of it, as OpenSSL does: what lies in the
//! incoming `Bio` behind that record stays there. No script values here; whom to trust is `trust.rs`.

use super::bio::Bio;
use super::failure::Failure;
use super::trust::{Demand, Expected, Judge, Trust, Verdict};
use rustls::client::ResolvesClientCert;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::server::{Accepted, Acceptor, ClientHello, ResolvesServerCert, StoresServerSessions};
use rustls::sign::CertifiedKey;
use rustls::{
    AlertDescription, ClientConfig, ClientConnection, Connection, Error, ProtocolVersion,
    ServerConfig,
};
use rustls::{
    CipherSuite, SignatureAlgorithm, SignatureScheme, SupportedCipherSuite,
    SupportedProtocolVersion,
};
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, PoisonError};

/// What a connection goes by, copied from the script's context.
#[derive(Clone)]
pub struct Terms {
    pub provider: Arc<CryptoProvider>,
    pub trust: Arc<Trust>,
    pub chains: Vec<Arc<CertifiedKey>>,
    pub alpn: Vec<Vec<u8>>,
    pub demand: Demand,
    pub check_name: bool,
    /// How many tickets a server sends.
    pub tickets: usize,
    /// Whether TLS 1.2 and 1.3 may be used.
    pub versions: (bool, bool),
}

/// How far a connection is.
enum Stage {
    /// A server that waits for the first words of its client.
    Waiting(Acceptor),
    /// It has them, and asks whose certificate to show.
    Asked(Accepted),
    Running(Connection),
    Over,
}

/// One side of a connection.
pub struct Session {
    stage: Stage,
    pub is_server: bool,
    terms: Terms,
    /// Stop and ask when the client has said which name it wants.
    pub asks_name: bool,
    verdict: Verdict,
    /// The record that is coming.
    record: Vec<u8>,
    any_record: bool,
    /// Why it cannot even begin.
    broken: Option<Failure>,
    has_failed: bool,
    /// The peer said that it failed.
    was_told: bool,
    has_said_bye: bool,
}

/// What an operation on a connection gives.
pub type Done<T> = Result<T, Failure>;

/// The end of the peer's data, or some of it.
pub enum Data {
    Bytes(Vec<u8>),
    End,
}

/// The own certificates, from which one is chosen that fits the peer.
#[derive(Debug)]
struct Chains {
    all: Vec<Arc<CertifiedKey>>,
    /// TLS 1.3 may be used, whose cipher suites go with any key.
    is_new: bool,
}

impl Chains {
    fn of(terms: &Terms) -> Arc<Chains> {
        Arc::new(Chains {
            all: terms.chains.clone(),
            is_new: terms.versions.1,
        })
    }

    fn choose(&self, schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        let fits = |c: &&Arc<CertifiedKey>| c.key.choose_scheme(schemes).is_some();
        self.all.iter().find(fits).map(Arc::clone)
    }
}

impl ResolvesServerCert for Chains {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let schemes = hello.signature_schemes();
        let fits_key = |suite: &CipherSuite, key| match suite.as_str() {
            Some(name) if name.starts_with("TLS13_") => self.is_new,
            Some(name) if key == SignatureAlgorithm::RSA => name.starts_with("TLS_ECDHE_RSA_"),
            Some(name) => name.starts_with("TLS_ECDHE_ECDSA_"),
            None => false,
        };
        let fits = |c: &&Arc<CertifiedKey>| {
            let kind = c.key.algorithm();
            let any = hello.cipher_suites().iter().any(|s| fits_key(s, kind));
            any && c.key.choose_scheme(schemes).is_some()
        };
        self.all.iter().find(fits).map(Arc::clone)
    }
}

impl ResolvesClientCert for Chains {
    fn resolve(&self, _: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.choose(schemes)
    }

    fn has_certs(&self) -> bool {
        !self.all.is_empty()
    }
}

/// Has tickets sent, as OpenSSL's servers do, but takes none: who comes back is looked at anew.
#[derive(Debug)]
struct Forgetful;

impl StoresServerSessions for Forgetful {
    fn put(&self, _: Vec<u8>, _: Vec<u8>) -> bool {
        true
    }
    fn get(&self, _: &[u8]) -> Option<Vec<u8>> {
        None
    }
    fn take(&self, _: &[u8]) -> Option<Vec<u8>> {
        None
    }
    fn can_cache(&self) -> bool {
        false
    }
}

fn versions(terms: &Terms) -> Vec<&'static SupportedProtocolVersion> {
    let mut allowed = Vec::new();
    if terms.versions.1 {
        allowed.push(&rustls::version::TLS13);
    }
    if terms.versions.0 {
        allowed.push(&rustls::version::TLS12);
    }
    allowed
}

fn judge(terms: &Terms, expected: Expected, verdict: &Verdict) -> Arc<Judge> {
    Arc::new(Judge {
        provider: Arc::clone(&terms.provider),
        trust: Arc::clone(&terms.trust),
        demand: terms.demand,
        expected,
        verdict: Arc::clone(verdict),
    })
}

fn client(terms: &Terms, host: Option<&str>, verdict: &Verdict) -> Result<Connection, Error> {
    let address = host.and_then(|h| h.parse::<IpAddr>().ok());
    let nobody = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let name = match (host, address) {
        (_, Some(ip)) => ServerName::IpAddress(ip.into()),
        (Some(host), None) => ServerName::try_from(host.to_string())
            .unwrap_or_else(|_| ServerName::IpAddress(nobody.into())),
        (None, None) => ServerName::IpAddress(nobody.into()),
    };
    let expected = match (host, address) {
        (Some(_), Some(ip)) if terms.check_name => Expected::Address(ip),
        (Some(host), None) if terms.check_name => Expected::Host(host.to_string()),
        _ => Expected::Anyone,
    };
    // Only suites of the versions that may be used are offered.
    let mut provider = (*terms.provider).clone();
    provider.cipher_suites.retain(|suite| match suite {
        SupportedCipherSuite::Tls12(_) => terms.versions.0,
        SupportedCipherSuite::Tls13(_) => terms.versions.1,
    });
    let mut config = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&versions(terms))?
        .dangerous()
        .with_custom_certificate_verifier(judge(terms, expected, verdict))
        .with_client_cert_resolver(Chains::of(terms));
    config.alpn_protocols = terms.alpn.clone();
    config.resumption = rustls::client::Resumption::disabled();
    ClientConnection::new(Arc::new(config), name).map(Connection::from)
}

fn server_config(
    terms: &Terms,
    alpn: Vec<Vec<u8>>,
    verdict: &Verdict,
) -> Result<ServerConfig, Error> {
    let builder = ServerConfig::builder_with_provider(Arc::clone(&terms.provider))
        .with_protocol_versions(&versions(terms))?;
    let builder = match terms.demand {
        Demand::Nothing => builder.with_no_client_auth(),
        _ => builder.with_client_cert_verifier(judge(terms, Expected::Anyone, verdict)),
    };
    let mut config = builder.with_cert_resolver(Chains::of(terms));
    config.alpn_protocols = alpn;
    config.ignore_client_order = true;
    config.send_tls13_tickets = terms.tickets;
    config.session_storage = Arc::new(Forgetful);
    Ok(config)
}

impl Session {
    /// Makes one side of a connection; nothing is sent before it is asked for something.
    pub fn new(terms: Terms, is_server: bool, host: Option<&str>) -> Session {
        let verdict = Verdict::default();
        let mut broken = None;
        let stage = if is_server {
            Stage::Waiting(Acceptor::default())
        } else {
            match client(&terms, host, &verdict) {
                Ok(connection) => Stage::Running(connection),
                Err(_) if versions(&terms).is_empty() => {
                    broken = Some(Failure::ssl("NO_CIPHERS_AVAILABLE"));
                    Stage::Over
                }
                Err(error) => {
                    broken = Some(Failure::of_error(&error, false));
                    Stage::Over
                }
            }
        };
        let mut session = Session {
            stage,
            is_server,
            terms,
            asks_name: false,
            verdict,
            record: Vec::new(),
            any_record: false,
            broken,
            has_failed: false,
            was_told: false,
            has_said_bye: false,
        };
        session.unlimit();
        session
    }

    fn unlimit(&mut self) {
        if let Stage::Running(connection) = &mut self.stage {
            connection.set_buffer_limit(None);
        }
    }

    fn connection(&self) -> Option<&Connection> {
        match &self.stage {
            Stage::Running(connection) => Some(connection),
            _ => None,
        }
    }

    /// Tells whether the handshake is done.
    pub fn is_ready(&self) -> bool {
        self.connection().is_some_and(|c| !c.is_handshaking()) && !self.has_failed
    }

    fn fail(&mut self, error: &Error, outgoing: &mut Bio) -> Failure {
        self.flush(outgoing);
        self.has_failed = true;
        self.was_told |= matches!(error, Error::AlertReceived(_));
        let mut verdict = self.verdict.lock().unwrap_or_else(PoisonError::into_inner);
        let version = self.connection().and_then(|c| c.protocol_version());
        match (error, verdict.take()) {
            (Error::InvalidCertificate(_), Some(refusal)) => Failure::refused(&refusal),
            // TLS 1.2 has no alert for a certificate that is missing.
            (Error::AlertReceived(AlertDescription::CertificateRequired), _)
                if version == Some(ProtocolVersion::TLSv1_2) =>
            {
                Failure::ssl("SSLV3_ALERT_HANDSHAKE_FAILURE")
            }
            _ => Failure::of_error(error, self.is_server),
        }
    }

    fn flush(&mut self, outgoing: &mut Bio) {
        if let Stage::Running(connection) = &mut self.stage
            && connection.wants_write()
        {
            let mut bytes = Vec::new();
            while connection.wants_write() && connection.write_tls(&mut bytes).is_ok() {}
            outgoing.push(bytes);
        }
    }

    /// How many bytes the peer's next record still needs, as far as is known: its header's first.
    pub fn missing(&self) -> usize {
        let wanted = match self.record.get(..5) {
            Some(header) => 5 + (usize::from(header[3]) << 8 | usize::from(header[4])),
            None => 5,
        };
        wanted.saturating_sub(self.record.len())
    }

    /// Takes the next record of the peer; tells whether it is whole.
    fn take_record(&mut self, incoming: &mut Bio) -> Done<()> {
        loop {
            if self.record.len() >= 5 && !self.any_record {
                self.check_first()?;
                self.any_record = true;
            } else if self.record.get(1).is_some_and(|&major| major != 3) {
                // What comes in between is no TLS: its length would be waited for in vain.
                self.has_failed = true;
                return Err(Failure::ssl("WRONG_VERSION_NUMBER"));
            }
            let missing = self.missing();
            if missing == 0 {
                return Ok(());
            }
            let there = incoming.rest();
            let piece = there.get(..missing.min(there.len())).unwrap_or_default();
            if piece.is_empty() {
                let ended = incoming.ended;
                self.has_failed |= ended;
                return Err(if ended {
                    Failure::unexpected_end()
                } else {
                    Failure::want_read()
                });
            }
            self.record.extend_from_slice(piece);
            let count = piece.len();
            incoming.skip(count);
        }
    }

    /// Refuses what is no TLS from its first bytes on.
    fn check_first(&mut self) -> Done<()> {
        let Some(header) = self.record.get(..5) else {
            return Ok(());
        };
        if header[1] == 3 && (20..=23).contains(&header[0]) {
            return Ok(());
        }
        let reason = match header {
            b"GET /" | b"POST " | b"HEAD " | b"PUT /" => "HTTP_REQUEST",
            [b'G', b'E', b'T', b' ', _] | [b'P', b'U', b'T', b' ', _] => "HTTP_REQUEST",
            b"CONNE" => "HTTPS_PROXY_REQUEST",
            [_, 3, ..] => "UNEXPECTED_MESSAGE",
            _ => "WRONG_VERSION_NUMBER",
        };
        self.has_failed = true;
        Err(Failure::ssl(reason))
    }

    /// Reads one record of the peer and acts on it.
    fn advance(&mut self, incoming: &mut Bio, outgoing: &mut Bio) -> Done<()> {
        self.take_record(incoming)?;
        let record = std::mem::take(&mut self.record);
        let mut rest = record.as_slice();
        match &mut self.stage {
            Stage::Waiting(acceptor) => {
                while !rest.is_empty() && acceptor.read_tls(&mut rest).is_ok_and(|n| n > 0) {}
                self.accept(outgoing)
            }
            Stage::Running(connection) => {
                while !rest.is_empty() && connection.read_tls(&mut rest).is_ok_and(|n| n > 0) {}
                let result = connection.process_new_packets();
                match result {
                    Ok(_) => {
                        self.flush(outgoing);
                        Ok(())
                    }
                    Err(error) => Err(self.fail(&error, outgoing)),
                }
            }
            Stage::Asked(_) | Stage::Over => Err(Failure::over()),
        }
    }

    fn accept(&mut self, outgoing: &mut Bio) -> Done<()> {
        let Stage::Waiting(acceptor) = &mut self.stage else {
            return Ok(());
        };
        match acceptor.accept() {
            Ok(None) => Ok(()),
            Ok(Some(accepted)) => {
                self.stage = Stage::Asked(accepted);
                if self.asks_name {
                    return Ok(());
                }
                self.proceed(None, outgoing)
            }
            Err((error, mut alert)) => {
                let mut bytes = Vec::new();
                let _ = alert.write_all(&mut bytes);
                outgoing.push(bytes);
                self.stage = Stage::Over;
                Err(self.fail(&error, outgoing))
            }
        }
    }

    /// Gives the name the client wants, while the server is asked about it.
    pub fn asked_name(&self) -> Option<Option<String>> {
        match &self.stage {
            Stage::Asked(accepted) => {
                Some(accepted.client_hello().server_name().map(str::to_string))
            }
            _ => None,
        }
    }

    /// Goes on with the client's first words, perhaps on other terms.
    pub fn proceed(&mut self, terms: Option<Terms>, outgoing: &mut Bio) -> Done<()> {
        let Stage::Asked(accepted) = std::mem::replace(&mut self.stage, Stage::Over) else {
            return Ok(());
        };
        if let Some(terms) = terms {
            self.terms = terms;
        }
        // Without a protocol in common the connection has none.
        let mut alpn = self.terms.alpn.clone();
        let hello = accepted.client_hello();
        let shares = hello.alpn().is_some_and(|mut offered| {
            offered.any(|name| self.terms.alpn.iter().any(|ours| ours == name))
        });
        if !shares {
            alpn.clear();
        }
        let config = match server_config(&self.terms, alpn, &self.verdict) {
            Ok(config) => config,
            Err(error) => return Err(self.fail(&error, outgoing)),
        };
        match accepted.into_connection(Arc::new(config)) {
            Ok(connection) => {
                self.stage = Stage::Running(connection.into());
                self.unlimit();
                self.flush(outgoing);
                Ok(())
            }
            // No certificate fits what the client can do.
            Err((Error::General(text), _)) if text.contains("no server certificate") => {
                self.refuse(40, outgoing);
                Err(Failure::ssl("NO_SHARED_CIPHER"))
            }
            Err((error, mut alert)) => {
                let mut bytes = Vec::new();
                let _ = alert.write_all(&mut bytes);
                outgoing.push(bytes);
                Err(self.fail(&error, outgoing))
            }
        }
    }

    /// Refuses a client before anything was agreed, with an alert in the clear.
    pub fn refuse(&mut self, alert: u8, outgoing: &mut Bio) -> Failure {
        self.stage = Stage::Over;
        self.has_failed = true;
        outgoing.push(vec![21, 3, 3, 0, 2, 2, alert]);
        Failure::ssl("CALLBACK_FAILED")
    }

    /// Does the handshake as far as the peer's bytes allow. Stops early if it `asked_name`.
    pub fn shake(&mut self, incoming: &mut Bio, outgoing: &mut Bio) -> Done<()> {
        if let Some(failure) = self.broken.take() {
            self.has_failed = true;
            return Err(failure);
        }
        if self.has_failed {
            return Err(Failure::over());
        }
        loop {
            self.flush(outgoing);
            if self.is_ready() || matches!(self.stage, Stage::Asked(_)) {
                return Ok(());
            }
            self.advance(incoming, outgoing)?;
        }
    }

    /// Takes up to `count` bytes of what the peer wrote.
    fn take_plain(&mut self, count: usize) -> Option<Data> {
        let Stage::Running(connection) = &mut self.stage else {
            return None;
        };
        let pending = match connection.process_new_packets() {
            Ok(state) => state.plaintext_bytes_to_read(),
            Err(_) => 0,
        };
        let mut bytes = vec![0; count.min(pending)];
        if pending == 0 {
            let mut one = [0];
            return match connection.reader().read(&mut one) {
                Ok(0) => Some(Data::End),
                _ => None,
            };
        }
        match connection.reader().read_exact(&mut bytes) {
            Ok(()) => Some(Data::Bytes(bytes)),
            Err(_) => None,
        }
    }

    /// Counts the bytes that can be read at once.
    pub fn pending(&mut self) -> usize {
        match &mut self.stage {
            Stage::Running(connection) => match connection.process_new_packets() {
                Ok(state) => state.plaintext_bytes_to_read(),
                Err(_) => 0,
            },
            _ => 0,
        }
    }

    /// Reads up to `count` bytes.
    pub fn read(&mut self, count: usize, incoming: &mut Bio, outgoing: &mut Bio) -> Done<Data> {
        if self.has_failed {
            return self.after_failure();
        }
        self.shake(incoming, outgoing)?;
        loop {
            match self.take_plain(count) {
                Some(Data::End) if self.has_said_bye => return Err(Failure::closed()),
                Some(data) => return Ok(data),
                None => self.advance(incoming, outgoing)?,
            }
        }
    }

    fn after_failure(&self) -> Done<Data> {
        if self.was_told {
            return Ok(Data::End);
        }
        Err(Failure::over())
    }

    /// Reads all there is, up to about `limit` bytes; with it, what stopped the reading if it was not the limit.
    pub fn drain(
        &mut self,
        limit: usize,
        incoming: &mut Bio,
        outgoing: &mut Bio,
    ) -> (Vec<u8>, Option<Done<()>>) {
        let mut all = Vec::new();
        while all.len() < limit {
            match self.read(limit, incoming, outgoing) {
                Ok(Data::Bytes(mut bytes)) if all.is_empty() => {
                    std::mem::swap(&mut all, &mut bytes)
                }
                Ok(Data::Bytes(mut bytes)) => all.append(&mut bytes),
                Ok(Data::End) => return (all, Some(Ok(()))),
                Err(failure) => return (all, Some(Err(failure))),
            }
        }
        (all, None)
    }

    /// Writes everything.
    pub fn write(&mut self, data: &[u8], incoming: &mut Bio, outgoing: &mut Bio) -> Done<()> {
        if self.has_said_bye {
            return Err(Failure::ssl("PROTOCOL_IS_SHUTDOWN"));
        }
        self.shake(incoming, outgoing)?;
        if let Stage::Running(connection) = &mut self.stage {
            // Its buffer has no limit.
            let _ = connection.writer().write_all(data);
        }
        self.flush(outgoing);
        Ok(())
    }

    /// Says that nothing more will be written, and waits for the peer to say so too.
    pub fn shut(&mut self, incoming: &mut Bio, outgoing: &mut Bio) -> Done<()> {
        if self.has_failed {
            return self.after_failure().map(|_| ());
        }
        if !self.is_ready() {
            return Err(Failure::ssl("SHUTDOWN_WHILE_IN_INIT"));
        }
        if let Stage::Running(connection) = &mut self.stage
            && !self.has_said_bye
        {
            self.has_said_bye = true;
            connection.send_close_notify();
            self.flush(outgoing);
        }
        loop {
            match self.take_plain(1) {
                Some(Data::End) => return Ok(()),
                Some(Data::Bytes(_)) => {
                    return Err(Failure::ssl("APPLICATION_DATA_AFTER_CLOSE_NOTIFY"));
                }
                None => self.advance(incoming, outgoing)?,
            }
        }
    }

    /// Gives the certificates the peer has shown.
    pub fn peer_chain(&self) -> &[CertificateDer<'static>] {
        let chain = self.connection().and_then(|c| c.peer_certificates());
        chain.unwrap_or_default()
    }

    /// Tells whether the peer's certificate was looked at.
    pub fn demand(&self) -> Demand {
        self.terms.demand
    }

    /// Gives the protocol both sides chose.
    pub fn alpn(&self) -> Option<&[u8]> {
        self.connection()?.alpn_protocol()
    }

    /// Gives the version in use, once it is known.
    pub fn version(&self) -> Option<&'static str> {
        if !self.is_ready() {
            return None;
        }
        match self.connection()?.protocol_version()? {
            ProtocolVersion::TLSv1_2 => Some("TLSv1.2"),
            ProtocolVersion::TLSv1_3 => Some("TLSv1.3"),
            _ => None,
        }
    }

    /// Gives the cipher suite in use.
    pub fn cipher(&self) -> Option<SupportedCipherSuite> {
        if !self.is_ready() {
            return None;
        }
        self.connection()?.negotiated_cipher_suite()
    }
}

/// Gives OpenSSL's name of a cipher suite, and its version and bits.
pub fn cipher_words(suite: SupportedCipherSuite) -> (&'static str, &'static str, i64) {
    use rustls::CipherSuite::*;
    match suite.suite() {
        TLS13_AES_256_GCM_SHA384 => ("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256),
        TLS13_CHACHA20_POLY1305_SHA256 => ("TLS_CHACHA20_POLY1305_SHA256", "TLSv1.3", 256),
        TLS13_AES_128_GCM_SHA256 => ("TLS_AES_128_GCM_SHA256", "TLSv1.3", 128),
        TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 => {
            ("ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2", 256)
        }
        TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 => ("ECDHE-RSA-AES256-GCM-SHA384", "TLSv1.2", 256),
        TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 => {
            ("ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", 128)
        }
        TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 => ("ECDHE-RSA-AES128-GCM-SHA256", "TLSv1.2", 128),
        TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2", 256)
        }
        TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-RSA-CHACHA20-POLY1305", "TLSv1.2", 256)
        }
        _ => ("UNKNOWN", "TLSv1.2", 128),
    }
}
