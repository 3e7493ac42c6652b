//! How a connection fails: in OpenSSL's words, so that scripts which look at `reason` find what they expect.

use rustls::{AlertDescription, CertificateError, Error, InvalidMessage, PeerIncompatible};

/// The numbers by which `ssl` chooses the class of an error.
pub const SSL: i64 = 1;
pub const WANT_READ: i64 = 2;
pub const ZERO_RETURN: i64 = 6;
pub const EOF: i64 = 8;

/// Why a certificate is not accepted: OpenSSL's number and words, and the alert it is answered with.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub code: i64,
    pub text: String,
    pub error: CertificateError,
}

/// What an operation ended with.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub number: i64,
    pub library: Option<&'static str>,
    pub reason: Option<String>,
    pub text: String,
    /// Number and words, if a certificate was not accepted.
    pub verify: Option<(i64, String)>,
}

impl Failure {
    /// A failure without a reason of OpenSSL's.
    pub fn plain(number: i64, text: &str) -> Failure {
        Failure {
            number,
            library: None,
            reason: None,
            text: text.to_string(),
            verify: None,
        }
    }

    /// A failure with OpenSSL's reason, whose words are the reason's own.
    pub fn of(library: &'static str, number: i64, reason: &str) -> Failure {
        Failure {
            number,
            library: Some(library),
            reason: Some(reason.to_string()),
            text: reason.to_lowercase().replace('_', " "),
            verify: None,
        }
    }

    /// A failure of the protocol.
    pub fn ssl(reason: &str) -> Failure {
        Failure::of("SSL", SSL, reason)
    }

    /// More bytes of the peer are needed.
    pub fn want_read() -> Failure {
        Failure::plain(WANT_READ, "The operation did not complete (read)")
    }

    /// The bytes of the peer ended where they must not.
    pub fn unexpected_end() -> Failure {
        Failure {
            text: "EOF occurred in violation of protocol".to_string(),
            ..Failure::of("SSL", EOF, "UNEXPECTED_EOF_WHILE_READING")
        }
    }

    /// The connection has failed before.
    pub fn over() -> Failure {
        Failure::plain(EOF, "EOF occurred in violation of protocol")
    }

    /// Both sides have said that they are done.
    pub fn closed() -> Failure {
        Failure::plain(ZERO_RETURN, "TLS/SSL connection has been closed (EOF)")
    }

    /// The peer's certificate is not accepted.
    pub fn refused(refusal: &Refusal) -> Failure {
        Failure {
            text: format!("certificate verify failed: {}", refusal.text),
            verify: Some((refusal.code, refusal.text.clone())),
            ..Failure::ssl("CERTIFICATE_VERIFY_FAILED")
        }
    }

    /// Says what rustls says.
    pub fn of_error(error: &Error, is_server: bool) -> Failure {
        match error {
            Error::AlertReceived(alert) => Failure::ssl(&alert_reason(*alert)),
            Error::InvalidCertificate(e) => {
                let text = e.to_string();
                Failure::refused(&Refusal {
                    code: 1,
                    text,
                    error: e.clone(),
                })
            }
            Error::NoCertificatesPresented => Failure::ssl("PEER_DID_NOT_RETURN_A_CERTIFICATE"),
            Error::PeerIncompatible(why) => Failure::ssl(incompatible_reason(why, is_server)),
            Error::DecryptError => Failure::ssl("DECRYPTION_FAILED_OR_BAD_RECORD_MAC"),
            Error::PeerSentOversizedRecord
            | Error::InvalidMessage(InvalidMessage::MessageTooLarge) => {
                Failure::ssl("ENCRYPTED_LENGTH_TOO_LONG")
            }
            Error::InvalidMessage(InvalidMessage::UnknownProtocolVersion) => {
                Failure::ssl("WRONG_VERSION_NUMBER")
            }
            Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
                Failure::ssl("UNEXPECTED_MESSAGE")
            }
            Error::InvalidMessage(_) | Error::PeerMisbehaved(_) => {
                Failure::ssl("UNEXPECTED_MESSAGE")
            }
            other => Failure {
                text: other.to_string(),
                ..Failure::ssl("INTERNAL_ERROR")
            },
        }
    }
}

fn incompatible_reason(why: &PeerIncompatible, is_server: bool) -> &'static str {
    use PeerIncompatible::*;
    match why {
        NoCipherSuitesInCommon | NoCertificateRequestSignatureSchemesInCommon if is_server => {
            "NO_SHARED_CIPHER"
        }
        NoSignatureSchemesInCommon => "NO_SUITABLE_SIGNATURE_ALGORITHM",
        NoKxGroupsInCommon | NamedGroupsExtensionRequired => "NO_SUITABLE_KEY_SHARE",
        NoCipherSuitesInCommon => "UNKNOWN_CIPHER_RETURNED",
        _ => "UNSUPPORTED_PROTOCOL",
    }
}

fn alert_reason(alert: AlertDescription) -> String {
    let code = u8::from(alert);
    let name = match code {
        10 => "SSLV3_ALERT_UNEXPECTED_MESSAGE",
        20 => "SSLV3_ALERT_BAD_RECORD_MAC",
        21 => "TLSV1_ALERT_DECRYPTION_FAILED",
        22 => "TLSV1_ALERT_RECORD_OVERFLOW",
        30 => "SSLV3_ALERT_DECOMPRESSION_FAILURE",
        40 => "SSLV3_ALERT_HANDSHAKE_FAILURE",
        41 => "SSLV3_ALERT_NO_CERTIFICATE",
        42 => "SSLV3_ALERT_BAD_CERTIFICATE",
        43 => "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
        44 => "SSLV3_ALERT_CERTIFICATE_REVOKED",
        45 => "SSLV3_ALERT_CERTIFICATE_EXPIRED",
        46 => "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        47 => "SSLV3_ALERT_ILLEGAL_PARAMETER",
        48 => "TLSV1_ALERT_UNKNOWN_CA",
        49 => "TLSV1_ALERT_ACCESS_DENIED",
        50 => "TLSV1_ALERT_DECODE_ERROR",
        51 => "TLSV1_ALERT_DECRYPT_ERROR",
        60 => "TLSV1_ALERT_EXPORT_RESTRICTION",
        70 => "TLSV1_ALERT_PROTOCOL_VERSION",
        71 => "TLSV1_ALERT_INSUFFICIENT_SECURITY",
        80 => "TLSV1_ALERT_INTERNAL_ERROR",
        86 => "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
        90 => "TLSV1_ALERT_USER_CANCELLED",
        100 => "TLSV1_ALERT_NO_RENEGOTIATION",
        109 => "TLSV13_ALERT_MISSING_EXTENSION",
        110 => "TLSV1_UNSUPPORTED_EXTENSION",
        111 => "TLSV1_CERTIFICATE_UNOBTAINABLE",
        112 => "TLSV1_UNRECOGNIZED_NAME",
        113 => "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
        114 => "TLSV1_BAD_CERTIFICATE_HASH_VALUE",
        116 => "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        120 => "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
        _ => return format!("ALERT_{code}"),
    };
    name.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_have_the_words_of_openssl() {
        let error = Error::AlertReceived(AlertDescription::UnknownCA);
        let failure = Failure::of_error(&error, true);
        assert_eq!(failure.reason.as_deref(), Some("TLSV1_ALERT_UNKNOWN_CA"));
        assert_eq!(failure.text, "tlsv1 alert unknown ca");
    }
}
