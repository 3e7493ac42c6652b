//! Contexts: whom they trust, with which certificates and ciphers they speak.

use super::certificate::{self, Certificate};
use super::failure::Failure;
use super::session::cipher_words;
use super::trust::Trust;
use super::{bytes_value, cipher_value, failure_value};
use crate::builtins::bytes::like_bytes;
use crate::builtins::files::system_path;
use crate::builtins::payload::{Own, own};
use crate::heap::Marker;
use crate::object::Value;
use crate::object::payload::Payload;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};
use rustls::SignatureAlgorithm;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What connections go by.
pub(super) struct Context {
    pub(super) provider: Arc<CryptoProvider>,
    pub(super) trust: Arc<Trust>,
    pub(super) chains: Vec<Arc<CertifiedKey>>,
    pub(super) alpn: Vec<Vec<u8>>,
    pub(super) tickets: usize,
}

impl Payload for Context {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1024 + self.trust.certificates.len() * 2048
    }
}

/// Tells whether the processor has what graviola needs; it does not ask itself.
#[cfg(target_arch = "x86_64")]
fn is_able() -> bool {
    use std::arch::is_x86_feature_detected as has;
    has!("aes")
        && has!("pclmulqdq")
        && has!("ssse3")
        && has!("avx")
        && has!("avx2")
        && has!("bmi1")
        && has!("bmi2")
        && has!("adx")
}

#[cfg(target_arch = "aarch64")]
fn is_able() -> bool {
    use std::arch::is_aarch64_feature_detected as has;
    has!("neon") && has!("aes") && has!("pmull") && has!("sha2")
}

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
fn arithmetic() -> Option<CryptoProvider> {
    is_able().then(rustls_graviola::default_provider)
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
fn arithmetic() -> Option<CryptoProvider> {
    None
}

/// Tells where OpenSSL has a cipher suite in its order.
fn rank(suite: &rustls::SupportedCipherSuite) -> (bool, u8, bool) {
    let (name, version, _) = cipher_words(*suite);
    let is_new = version == "TLSv1.3";
    let kind = if name.contains("AES_256") || name.contains("AES256") {
        0
    } else if name.contains("CHACHA20") == is_new {
        1
    } else {
        2
    };
    (!is_new, kind, name.contains("RSA-"))
}

/// Gives the arithmetic; None on a processor that cannot do it.
pub(super) fn provider() -> Option<Arc<CryptoProvider>> {
    static PROVIDER: OnceLock<Option<Arc<CryptoProvider>>> = OnceLock::new();
    let make = || {
        let mut provider = arithmetic()?;
        provider.cipher_suites.sort_by_key(rank);
        Some(Arc::new(provider))
    };
    PROVIDER.get_or_init(make).clone()
}

/// Makes a context; without what the processor must have, a RuntimeError says so.
pub(super) fn context_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(provider) = provider() else {
        let text = "TLS needs a processor with AES instructions (and AVX2, BMI2 and ADX on x86-64)";
        return Err(vm.runtime_error(text));
    };
    let context = Context {
        provider,
        trust: Arc::new(Trust::none()),
        chains: Vec::new(),
        alpn: Vec::new(),
        tickets: 2,
    };
    vm.new_payload(args.get(0), context)
}

/// Trusts the certificates in a text; tells how many it has, and whether all could be read.
fn trust_text(vm: &mut Vm, context: Own<Context>, text: &[u8]) -> (usize, bool) {
    let trust = Arc::make_mut(&mut context.get_mut(&mut vm.heap).trust);
    let (mut count, mut good) = (0, true);
    for certificate in CertificateDer::pem_slice_iter(text) {
        match certificate {
            Ok(certificate) => {
                count += 1;
                good &= trust.add(certificate);
            }
            Err(_) => {
                good = false;
                break;
            }
        }
    }
    (count, good)
}

fn read_file(vm: &mut Vm, path: &Path) -> Result<Vec<u8>, Raise> {
    match std::fs::read(path) {
        Ok(data) => Ok(data),
        Err(e) => Err(vm.os_error(&e, None)),
    }
}

pub(super) fn load_file(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = system_path(vm, args.get(1))?;
    let text = read_file(vm, &path)?;
    let context = own::<Context>(vm, args.get(0))?;
    let failure = match trust_text(vm, context, &text) {
        (0, _) => Failure::of("X509", 136, "NO_CERTIFICATE_OR_CRL_FOUND"),
        (_, true) => return Ok(Value::None),
        (_, false) => pem_failure(),
    };
    Ok(failure_value(vm, &failure))
}

/// What OpenSSL says of a text it cannot read.
fn pem_failure() -> Failure {
    Failure {
        library: Some("SSL"),
        ..Failure::plain(524_297, "PEM lib")
    }
}

/// Trusts the certificates of a folder, named by hashes; a folder that is not there has none.
pub(super) fn load_folder(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = system_path(vm, args.get(1))?;
    let context = own::<Context>(vm, args.get(0))?;
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_hash =
            name.to_str()
                .and_then(|n| n.split_once('.'))
                .is_some_and(|(hash, number)| {
                    let is_number = number.bytes().all(|b| b.is_ascii_digit());
                    hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && is_number
                });
        if is_hash && let Ok(text) = std::fs::read(entry.path()) {
            trust_text(vm, context, &text);
        }
    }
    Ok(Value::None)
}

/// Trusts the certificates in a text; gives how many it has.
pub(super) fn load_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = args.str(vm, 1)?.text(&vm.heap).to_string();
    let context = own::<Context>(vm, args.get(0))?;
    let (count, _) = trust_text(vm, context, text.as_bytes());
    Ok(Value::Int(count as i64))
}

/// Trusts certificates one behind the other; tells whether all of it was such.
pub(super) fn load_der(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(1))?;
    let context = own::<Context>(vm, args.get(0))?;
    let mut rest = data.as_slice();
    while !rest.is_empty() {
        let Some((one, after)) = certificate::first(rest) else {
            return Ok(Value::FALSE);
        };
        let trust = Arc::make_mut(&mut context.get_mut(&mut vm.heap).trust);
        if !trust.add(CertificateDer::from(one.to_vec())) {
            return Ok(Value::FALSE);
        }
        rest = after;
    }
    Ok(Value::TRUE)
}

/// Trusts whom the system trusts.
pub(super) fn load_system(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let found = vm.block(rustls_native_certs::load_native_certs);
    let context = own::<Context>(vm, args.get(0))?;
    let trust = Arc::make_mut(&mut context.get_mut(&mut vm.heap).trust);
    for certificate in found.certs {
        trust.add(certificate);
    }
    Ok(Value::None)
}

/// Takes the certificates to show to peers, the own one first, and its key.
pub(super) fn load_chain(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = system_path(vm, args.get(1))?;
    let text = read_file(vm, &path)?;
    let key_text = match args.some(2) {
        Some(key) => {
            let path = system_path(vm, key)?;
            read_file(vm, &path)?
        }
        None => text.clone(),
    };
    let context = own::<Context>(vm, args.get(0))?;
    let data = context.get_mut(&mut vm.heap);
    let failure = match certified(&data.provider, &text, &key_text) {
        Ok(chain) => {
            let kind = chain.key.algorithm();
            data.chains.retain(|c| c.key.algorithm() != kind);
            data.chains.push(Arc::new(chain));
            // RSA comes last: its signatures are slower.
            let is_rsa = |c: &Arc<CertifiedKey>| c.key.algorithm() == SignatureAlgorithm::RSA;
            data.chains.sort_by_key(is_rsa);
            return Ok(Value::None);
        }
        Err(failure) => failure,
    };
    let (failure, of_key) = failure;
    let failure = failure_value(vm, &failure);
    Ok(vm.tuple(&[failure, Value::bool(of_key)]))
}

/// Reads certificates and their key; a failure says whether it is the key's.
fn certified(
    provider: &CryptoProvider,
    text: &[u8],
    key_text: &[u8],
) -> Result<CertifiedKey, (Failure, bool)> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(text).collect();
    let chain = chain.unwrap_or_default();
    if chain.is_empty() {
        return Err((pem_failure(), false));
    }
    let key = PrivateKeyDer::from_pem_slice(key_text).map_err(|_| (pem_failure(), true))?;
    CertifiedKey::from_der(chain, key, provider).map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => {
            (Failure::of("X509", 116, "KEY_VALUES_MISMATCH"), true)
        }
        _ => (pem_failure(), true),
    })
}

pub(super) fn set_alpn(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let names = vm.collect(args.get(1))?;
    vm.root(names);
    let mut alpn = Vec::new();
    for name in names.items(&vm.heap).to_vec() {
        alpn.push(like_bytes(vm, name)?);
    }
    own::<Context>(vm, args.get(0))?.get_mut(&mut vm.heap).alpn = alpn;
    Ok(Value::None)
}

/// Leaves only these of the cipher suites of TLS 1.2; those of 1.3 stay.
pub(super) fn set_ciphers(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let names = vm.collect(args.get(1))?;
    vm.root(names);
    let mut wanted = Vec::new();
    for name in names.items(&vm.heap).to_vec() {
        if let Value::Str(name) = vm.plain(name) {
            wanted.push(name.text(&vm.heap).to_string());
        }
    }
    let context = own::<Context>(vm, args.get(0))?;
    let data = context.get_mut(&mut vm.heap);
    let Some(full) = provider() else {
        return Ok(Value::None);
    };
    let mut fewer = (*full).clone();
    fewer.cipher_suites.retain(|suite| {
        let (name, version, _) = cipher_words(*suite);
        version == "TLSv1.3" || wanted.iter().any(|w| w == name)
    });
    let place = |suite: &rustls::SupportedCipherSuite| {
        let (name, version, _) = cipher_words(*suite);
        let at = wanted.iter().position(|w| w == name);
        if version == "TLSv1.3" { None } else { at }
    };
    fewer.cipher_suites.sort_by_key(place);
    data.provider = Arc::new(fewer);
    Ok(Value::None)
}

/// Gives the certificates it trusts: pairs of DER and whether it is an authority's.
pub(super) fn trusted(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    let trust = Arc::clone(&context.get(&vm.heap).trust);
    let mut list = Vec::new();
    for certificate in &trust.certificates {
        let is_ca = Certificate::read(certificate).is_some_and(|c| c.is_ca || c.version == 1);
        let der = bytes_value(vm, certificate.to_vec());
        list.push(vm.tuple(&[der, Value::bool(is_ca)]));
    }
    Ok(vm.list(list))
}

/// Gives its cipher suites in order: (name, version, bits).
pub(super) fn ciphers(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    let provider = Arc::clone(&context.get(&vm.heap).provider);
    let mut list = Vec::new();
    for suite in &provider.cipher_suites {
        list.push(cipher_value(vm, *suite));
    }
    Ok(vm.list(list))
}
