//! Whether the peer's certificate is accepted, judged in OpenSSL's order: the chain, the name, the dates.
//!
//! The chain is rustls's matter (webpki); a certificate that is itself among the trusted ones needs none, as a self-signed
//! one is. What is refused is noted in the connection's `Verdict`, with OpenSSL's number and words.

use super::certificate::Certificate;
use super::failure::Refusal;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{ParsedCertificate, WebPkiClientVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore};
use rustls::{OtherError, SignatureScheme};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What a script demands of its peer's certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Demand {
    Nothing,
    IfGiven,
    Always,
}

/// The certificates a script trusts.
#[derive(Clone, Debug)]
pub struct Trust {
    pub roots: RootCertStore,
    pub certificates: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// Trusts nobody.
    pub fn none() -> Trust {
        Trust {
            roots: RootCertStore::empty(),
            certificates: Vec::new(),
        }
    }

    /// Adds a certificate, once; tells whether it could be read.
    pub fn add(&mut self, certificate: CertificateDer<'static>) -> bool {
        if self.certificates.contains(&certificate) {
            return true;
        }
        if Certificate::read(&certificate).is_none() {
            return false;
        }
        // What is no use as an issuer may still be trusted itself.
        let _ = self.roots.add(certificate.clone());
        self.certificates.push(certificate);
        true
    }
}

/// Why the peer's certificate was refused, once it was.
pub type Verdict = Arc<Mutex<Option<Refusal>>>;

/// Whom the certificate must be for.
#[derive(Clone, Debug)]
pub enum Expected {
    Anyone,
    Host(String),
    Address(IpAddr),
}

/// Judges the certificates of one connection.
#[derive(Debug)]
pub struct Judge {
    pub provider: Arc<CryptoProvider>,
    pub trust: Arc<Trust>,
    pub demand: Demand,
    pub expected: Expected,
    pub verdict: Verdict,
}

type Checked = Result<(), Error>;

fn refusal(code: i64, text: &str, error: CertificateError) -> Refusal {
    Refusal {
        code,
        text: text.to_string(),
        error,
    }
}

fn is_of_time(error: &Error) -> bool {
    use CertificateError::*;
    matches!(
        error,
        Error::InvalidCertificate(
            Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. }
        )
    )
}

impl Judge {
    fn judge(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
        chain: impl Fn(UnixTime) -> Checked,
    ) -> Result<(), Refusal> {
        let Some(read) = Certificate::read(leaf) else {
            let text = "unable to decode issuer public key";
            return Err(refusal(6, text, CertificateError::BadEncoding));
        };
        let is_trusted = self.trust.certificates.iter().any(|c| c == leaf);
        let of_chain = if is_trusted { Ok(()) } else { chain(now) };
        let mut of_time = None;
        match of_chain {
            Ok(()) => {}
            Err(error) if is_of_time(&error) => {
                // The chain is looked at first, as if it were the day the certificate was made.
                let then = u64::try_from(read.not_before).unwrap_or(0);
                let then = UnixTime::since_unix_epoch(Duration::from_secs(then));
                match chain(then) {
                    Err(other) if !is_of_time(&other) => {
                        return Err(self.of_chain(&read, others, &other));
                    }
                    _ => of_time = Some(error),
                }
            }
            Err(error) => return Err(self.of_chain(&read, others, &error)),
        }
        self.check_name(&read)?;
        let seconds = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        if seconds < read.not_before {
            let text = "certificate is not yet valid";
            return Err(refusal(9, text, CertificateError::NotValidYet));
        }
        if seconds > read.not_after || of_time.is_some() {
            let text = "certificate has expired";
            return Err(refusal(10, text, CertificateError::Expired));
        }
        Ok(())
    }

    fn check_name(&self, read: &Certificate) -> Result<(), Refusal> {
        let (code, what, name) = match &self.expected {
            Expected::Anyone => return Ok(()),
            Expected::Host(host) if read.is_for_host(host) => return Ok(()),
            Expected::Address(address) if read.is_for_address(*address) => return Ok(()),
            Expected::Host(host) => (62, "Hostname", host.clone()),
            Expected::Address(address) => (64, "IP address", address.to_string()),
        };
        let text = format!("{what} mismatch, certificate is not valid for '{name}'.");
        Err(refusal(code, &text, CertificateError::NotValidForName))
    }

    /// Says why a chain does not hold.
    fn of_chain(&self, leaf: &Certificate, others: &[CertificateDer<'_>], e: &Error) -> Refusal {
        use CertificateError::*;
        let Error::InvalidCertificate(error) = e else {
            let other = Other(OtherError(Arc::new(e.clone())));
            return refusal(1, "unspecified certificate verification error", other);
        };
        if leaf.is_self_issued() {
            // Whatever else is wrong with it: nobody trusted has signed it.
            return refusal(18, "self-signed certificate", UnknownIssuer);
        }
        let (code, text) = match error {
            UnknownIssuer if ends_in_itself(leaf, others) => {
                (19, "self-signed certificate in certificate chain")
            }
            UnknownIssuer => (20, "unable to get local issuer certificate"),
            InvalidPurpose | InvalidPurposeContext { .. } => (26, "unsuitable certificate purpose"),
            BadSignature => (7, "certificate signature failure"),
            UnhandledCriticalExtension => (34, "unhandled critical extension"),
            Revoked => (23, "certificate revoked"),
            BadEncoding => (6, "unable to decode issuer public key"),
            Other(_) if leaf.is_ca => (79, "invalid CA certificate"),
            _ => (1, "unspecified certificate verification error"),
        };
        refusal(code, text, error.clone())
    }

    fn note(&self, result: Result<(), Refusal>) -> Result<(), Error> {
        let Err(refusal) = result else {
            return Ok(());
        };
        let error = Error::InvalidCertificate(refusal.error.clone());
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal);
        Err(error)
    }
}

/// Tells whether the issuers sent along lead from a certificate to one issued by itself.
fn ends_in_itself(leaf: &Certificate, others: &[CertificateDer<'_>]) -> bool {
    let others: Vec<Certificate> = others.iter().filter_map(|c| Certificate::read(c)).collect();
    let mut current = leaf;
    for _ in 0..=others.len() {
        if current.is_self_issued() {
            return true;
        }
        let wanted = &current.raw_issuer;
        match others.iter().find(|c| &c.raw_subject == wanted) {
            Some(issuer) => current = issuer,
            None => return false,
        }
    }
    false
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.demand != Demand::Nothing {
            let algorithms = self.provider.signature_verification_algorithms.all;
            let result = self.judge(leaf, others, now, |now| {
                let parsed = ParsedCertificate::try_from(leaf)?;
                let roots = &self.trust.roots;
                verify_server_cert_signed_by_trust_anchor(&parsed, roots, others, now, algorithms)
            });
            self.note(result)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let algorithms = &self.provider.signature_verification_algorithms;
        algorithms.supported_schemes()
    }
}

impl ClientCertVerifier for Judge {
    fn offer_client_auth(&self) -> bool {
        self.demand != Demand::Nothing
    }

    fn client_auth_mandatory(&self) -> bool {
        self.demand == Demand::Always
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let roots = Arc::new(self.trust.roots.clone());
        let provider = Arc::clone(&self.provider);
        let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider).build();
        let result = self.judge(leaf, others, now, |now| match &verifier {
            Ok(verifier) => verifier.verify_client_cert(leaf, others, now).map(|_| ()),
            Err(_) => Err(CertificateError::UnknownIssuer.into()),
        });
        self.note(result)?;
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        ServerCertVerifier::verify_tls12_signature(self, message, cert, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        ServerCertVerifier::verify_tls13_signature(self, message, cert, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ServerCertVerifier::supported_verify_schemes(self)
    }
}
