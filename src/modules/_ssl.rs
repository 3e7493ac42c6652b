//! `_ssl`: TLS without sockets, for `std/ssl.as`: contexts, queues of bytes, connections between two such queues.
//!
//! rustls does the protocol, graviola the arithmetic. What goes wrong is handed over as a tuple (number, library, reason,
//! text, verify code, verify text), of which `std/ssl.as` makes its exceptions. The parts that know nothing of scripts are
//! in `_ssl/`; names of hosts come encoded. A processor without what graviola needs has no contexts.

#[path = "_ssl/bio.rs"]
mod bio;
#[path = "_ssl/certificate.rs"]
mod certificate;
#[path = "_ssl/context.rs"]
mod context;
#[path = "_ssl/failure.rs"]
mod failure;
#[path = "_ssl/session.rs"]
mod session;
#[path = "_ssl/trust.rs"]
mod trust;

use crate::builtins::bytes::like_bytes;
use crate::builtins::payload::{Own, own};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Module, Type, func, getter, method};
use crate::vm::{Raise, Vm};
use bio::Bio;
use certificate::{AltName, Certificate, Name, show_time};
use context::{
    Context, ciphers, context_new, load_chain, load_der, load_file, load_folder, load_system,
    load_text, provider, set_alpn, set_ciphers, trusted,
};
use failure::Failure;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use session::{Data, Session, Terms, cipher_words};
use std::sync::Arc;
use trust::Demand;

pub static MODULE: Module = Module {
    name: "_ssl",
    consts: &[],
    funcs: &[
        func("decode_certificate(der)", decode),
        func("certificates(pem)", certificates),
        func("random_bytes(count)", random_bytes),
        func("pem(der)", pem),
    ],
    types: &[&BIO, &CONTEXT, &CONNECTION],
    init: None,
};

static BIO: Type = Type {
    name: "MemoryBIO",
    module: "_ssl",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls)", |vm, args| {
        vm.new_payload(args.get(0), Bio::default())
    })),
    funcs: &[
        method("read(self, size=-1, /)", bio_read),
        method("put(self, data, /)", bio_put),
        method("write_eof(self)", |vm, args| {
            let bio = own::<Bio>(vm, args.get(0))?;
            bio.get_mut(&mut vm.heap).ended = true;
            Ok(Value::None)
        }),
        getter("pending", |vm, args| {
            let bio = own::<Bio>(vm, args.get(0))?;
            Ok(Value::Int(bio.get(&vm.heap).rest().len() as i64))
        }),
        getter("eof", |vm, args| {
            let bio = own::<Bio>(vm, args.get(0))?;
            Ok(Value::bool(bio.get(&vm.heap).at_end()))
        }),
    ],
    doc: "A queue of bytes between a connection and what carries it.",
};

static CONTEXT: Type = Type {
    name: "Context",
    module: "_ssl",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls)", context_new)),
    funcs: &[
        method("load_file(self, path)", load_file),
        method("load_folder(self, path)", load_folder),
        method("load_text(self, data)", load_text),
        method("load_der(self, data)", load_der),
        method("load_system(self)", load_system),
        method("load_chain(self, cert, key)", load_chain),
        method("set_alpn(self, names)", set_alpn),
        method("set_tickets(self, count)", |vm, args| {
            let count = args.clipped(vm, 1)?.clamp(0, 100);
            own::<Context>(vm, args.get(0))?
                .get_mut(&mut vm.heap)
                .tickets = count as usize;
            Ok(Value::None)
        }),
        method("set_ciphers(self, names)", set_ciphers),
        method("trusted(self)", trusted),
        method("ciphers(self)", ciphers),
    ],
    doc: "What connections go by.",
};

static CONNECTION: Type = Type {
    name: "Connection",
    module: "_ssl",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func(
        "__new__(cls, context, incoming, outgoing, server, host, demand, check_name, tls12, tls13, asks)",
        connection_new,
    )),
    funcs: &[
        method("do_handshake(self)", do_handshake),
        method("asked_name(self)", asked_name),
        method("proceed(self, context)", proceed),
        method("refuse(self, alert)", refuse),
        method("read(self, count)", read),
        method("drain(self, limit)", drain),
        method("write(self, data)", write),
        method("shutdown(self)", shutdown),
        method("pending(self)", pending),
        method("is_ready(self)", is_ready),
        method("missing(self)", missing),
        method("version(self)", version),
        method("cipher(self)", cipher),
        method("alpn(self)", alpn),
        method("peer_chain(self)", peer_chain),
        method("was_checked(self)", was_checked),
    ],
    doc: "One side of a connection.",
};

/// A connection and the two queues between which it stands.
struct Link {
    /// Absent only while it is at work.
    session: Option<Box<Session>>,
    incoming: Value,
    outgoing: Value,
    tls: (bool, bool),
    demand: Demand,
    check_name: bool,
}

impl Payload for Link {
    fn trace(&self, marker: &mut Marker) {
        self.incoming.trace(marker);
        self.outgoing.trace(marker);
    }
    fn size(&self) -> usize {
        8 * 1024
    }
}

fn text_value(vm: &mut Vm, text: Option<&str>) -> Value {
    match text {
        Some(text) => vm.str(text),
        None => Value::None,
    }
}

fn failure_value(vm: &mut Vm, failure: &Failure) -> Value {
    let library = text_value(vm, failure.library);
    let reason = text_value(vm, failure.reason.as_deref());
    let text = vm.str(&failure.text);
    let (code, words) = match &failure.verify {
        Some((code, words)) => (Value::Int(*code), vm.str(words)),
        None => (Value::None, Value::None),
    };
    vm.tuple(&[
        Value::Int(failure.number),
        library,
        reason,
        text,
        code,
        words,
    ])
}

fn bytes_value(vm: &mut Vm, bytes: Vec<u8>) -> Value {
    Value::Bytes(vm.heap.new_byte_vec(bytes))
}

fn bio_read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bio = own::<Bio>(vm, args.get(0))?;
    let count = args.clipped(vm, 1)?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let bytes = bio.get_mut(&mut vm.heap).take(count);
    Ok(bytes_value(vm, bytes))
}

/// Adds bytes; None after the end was written.
fn bio_put(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bio = own::<Bio>(vm, args.get(0))?;
    let data = like_bytes(vm, args.get(1))?;
    if bio.get(&vm.heap).ended {
        return Ok(Value::None);
    }
    let count = data.len();
    vm.heap.charge(count);
    bio.get_mut(&mut vm.heap).push(data);
    Ok(Value::Int(count as i64))
}

fn cipher_value(vm: &mut Vm, suite: rustls::SupportedCipherSuite) -> Value {
    let (name, version, bits) = cipher_words(suite);
    let (name, version) = (vm.str(name), vm.str(version));
    vm.tuple(&[name, version, Value::Int(bits)])
}

fn terms(vm: &Vm, context: Own<Context>, link: &Link) -> Terms {
    let data = context.get(&vm.heap);
    Terms {
        provider: Arc::clone(&data.provider),
        trust: Arc::clone(&data.trust),
        chains: data.chains.clone(),
        alpn: data.alpn.clone(),
        tickets: data.tickets,
        demand: link.demand,
        check_name: link.check_name,
        versions: link.tls,
    }
}

fn connection_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(1))?;
    let incoming = own::<Bio>(vm, args.get(2))?.value();
    let outgoing = own::<Bio>(vm, args.get(3))?.value();
    let is_server = args.truth(vm, 4)?;
    let host = match args.some(5) {
        Some(_) => Some(args.str(vm, 5)?.text(&vm.heap).to_string()),
        None => None,
    };
    let demand = match args.int(vm, 6)? {
        0 => Demand::Nothing,
        1 if is_server => Demand::IfGiven,
        _ => Demand::Always,
    };
    let mut link = Link {
        session: None,
        incoming,
        outgoing,
        tls: (args.truth(vm, 8)?, args.truth(vm, 9)?),
        demand,
        check_name: args.truth(vm, 7)?,
    };
    let asks = args.truth(vm, 10)?;
    let mut session = Session::new(terms(vm, context, &link), is_server, host.as_deref());
    session.asks_name = asks;
    link.session = Some(Box::new(session));
    vm.new_payload(args.get(0), link)
}

/// Lets a connection work between its two queues.
fn with<R>(
    vm: &mut Vm,
    args: Args,
    work: impl FnOnce(&mut Session, &mut Bio, &mut Bio) -> R,
) -> Result<R, Raise> {
    let link = own::<Link>(vm, args.get(0))?;
    let data = link.get_mut(&mut vm.heap);
    let (incoming, outgoing) = (data.incoming, data.outgoing);
    let Some(mut session) = data.session.take() else {
        return Err(vm.runtime_error("the connection is at work"));
    };
    let mut from = taken(vm, incoming);
    let mut to = taken(vm, outgoing);
    let result = work(&mut session, &mut from, &mut to);
    put_back(vm, incoming, from);
    put_back(vm, outgoing, to);
    link.get_mut(&mut vm.heap).session = Some(session);
    Ok(result)
}

fn taken(vm: &mut Vm, bio: Value) -> Bio {
    vm.payload_mut::<Bio>(bio)
        .map(std::mem::take)
        .unwrap_or_default()
}

fn put_back(vm: &mut Vm, bio: Value, content: Bio) {
    if let Some(place) = vm.payload_mut::<Bio>(bio) {
        *place = content;
    }
}

/// Gives None, or what went wrong.
fn outcome(vm: &mut Vm, done: session::Done<()>) -> Value {
    match done {
        Ok(()) => Value::None,
        Err(failure) => failure_value(vm, &failure),
    }
}

fn do_handshake(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let done = with(vm, args, |s, from, to| s.shake(from, to))?;
    Ok(outcome(vm, done))
}

/// While a server is asked for a name: a tuple with the name, or with None; None otherwise.
fn asked_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(name) = with(vm, args, |s, _, _| s.asked_name())? else {
        return Ok(Value::None);
    };
    let name = text_value(vm, name.as_deref());
    Ok(vm.tuple(&[name]))
}

/// Goes on after the name was asked for, by another context's certificates.
fn proceed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(1))?;
    let link = own::<Link>(vm, args.get(0))?;
    let terms = terms(vm, context, link.get(&vm.heap));
    let done = with(vm, args, |s, _, to| s.proceed(Some(terms), to))?;
    Ok(outcome(vm, done))
}

/// Refuses the client whose name was asked for, with an alert.
fn refuse(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let alert = u8::try_from(args.clipped(vm, 1)?).unwrap_or(80);
    let failure = with(vm, args, |s, _, to| s.refuse(alert, to))?;
    Ok(failure_value(vm, &failure))
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let count = usize::try_from(args.clipped(vm, 1)?).unwrap_or(0);
    Ok(
        match with(vm, args, |s, from, to| s.read(count, from, to))? {
            Ok(Data::Bytes(bytes)) => bytes_value(vm, bytes),
            Ok(Data::End) => bytes_value(vm, Vec::new()),
            Err(failure) => failure_value(vm, &failure),
        },
    )
}

/// Reads all there is: the bytes, and what stopped it: None the limit, True the want of bytes, False the end, or a failure.
fn drain(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = usize::try_from(args.clipped(vm, 1)?).unwrap_or(0);
    let (bytes, stop) = with(vm, args, |s, from, to| s.drain(limit, from, to))?;
    let bytes = bytes_value(vm, bytes);
    let stop = match stop {
        None => Value::None,
        Some(Ok(())) => Value::FALSE,
        Some(Err(failure)) if failure.number == failure::WANT_READ => Value::TRUE,
        Some(Err(failure)) => failure_value(vm, &failure),
    };
    Ok(vm.tuple(&[bytes, stop]))
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(1))?;
    let done = with(vm, args, |s, from, to| s.write(&data, from, to))?;
    Ok(match done {
        Ok(()) => Value::Int(data.len() as i64),
        Err(failure) => failure_value(vm, &failure),
    })
}

fn shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let done = with(vm, args, |s, from, to| s.shut(from, to))?;
    Ok(outcome(vm, done))
}

fn pending(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let count = with(vm, args, |s, _, _| s.pending())?;
    Ok(Value::Int(count as i64))
}

fn is_ready(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(with(vm, args, |s, _, _| s.is_ready())?))
}

fn missing(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::Int(with(vm, args, |s, _, _| s.missing())? as i64))
}

fn version(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let version = with(vm, args, |s, _, _| s.version())?;
    Ok(text_value(vm, version))
}

fn cipher(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match with(vm, args, |s, _, _| s.cipher())? {
        Some(suite) => Ok(cipher_value(vm, suite)),
        None => Ok(Value::None),
    }
}

fn alpn(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = with(vm, args, |s, _, _| s.alpn().map(<[u8]>::to_vec))?;
    let name = name.map(|n| String::from_utf8_lossy(&n).into_owned());
    Ok(text_value(vm, name.as_deref()))
}

/// Gives the certificates the peer has shown, each as DER.
fn peer_chain(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let chain = with(vm, args, |s, _, _| s.peer_chain().to_vec())?;
    let list = chain.iter().map(|c| bytes_value(vm, c.to_vec())).collect();
    Ok(vm.list(list))
}

fn was_checked(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let demand = with(vm, args, |s, _, _| s.demand())?;
    Ok(Value::bool(demand != Demand::Nothing))
}

fn name_value(vm: &mut Vm, name: &Name) -> Value {
    let mut groups = Vec::new();
    for group in name {
        let mut pairs = Vec::new();
        for (kind, value) in group {
            let (kind, value) = (vm.str(kind), vm.str(value));
            pairs.push(vm.tuple(&[kind, value]));
        }
        groups.push(vm.tuple(&pairs));
    }
    vm.tuple(&groups)
}

fn alt_value(vm: &mut Vm, alt: &AltName) -> Value {
    let (kind, text) = match alt {
        AltName::Directory(name) => {
            let (kind, name) = (vm.str("DirName"), name_value(vm, name));
            return vm.tuple(&[kind, name]);
        }
        AltName::Dns(text) => ("DNS", text.clone()),
        AltName::Email(text) => ("email", text.clone()),
        AltName::Uri(text) => ("URI", text.clone()),
        AltName::Registered(text) => ("Registered ID", text.clone()),
        AltName::Ip(std::net::IpAddr::V4(ip)) => ("IP Address", ip.to_string()),
        AltName::Ip(std::net::IpAddr::V6(ip)) => {
            let parts: Vec<String> = ip.segments().iter().map(|s| format!("{s:X}")).collect();
            ("IP Address", parts.join(":"))
        }
        AltName::Invalid => ("IP Address", "<invalid>".to_string()),
        AltName::Other => ("othername", "<unsupported>".to_string()),
    };
    let (kind, text) = (vm.str(kind), vm.str(&text));
    vm.tuple(&[kind, text])
}

/// Gives what a certificate says as a dict; None if it cannot be read.
fn decode(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let der = like_bytes(vm, args.get(0))?;
    let Some(read) = Certificate::read(&der) else {
        return Ok(Value::None);
    };
    let dict = vm.heap.new_dict();
    let set = |vm: &mut Vm, dict: Gc<Dict>, name: &str, value: Value| {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    };
    for (key, name) in [("subject", &read.subject), ("issuer", &read.issuer)] {
        let value = name_value(vm, name);
        set(vm, dict, key, value);
    }
    set(vm, dict, "version", Value::Int(read.version));
    let (before, after) = (show_time(read.not_before), show_time(read.not_after));
    for (key, text) in [
        ("serialNumber", &read.serial),
        ("notBefore", &before),
        ("notAfter", &after),
    ] {
        let value = vm.str(text);
        set(vm, dict, key, value);
    }
    if !read.alt_names.is_empty() {
        let values: Vec<Value> = read.alt_names.iter().map(|a| alt_value(vm, a)).collect();
        let value = vm.tuple(&values);
        set(vm, dict, "subjectAltName", value);
    }
    for (key, texts) in [
        ("OCSP", &read.ocsp),
        ("caIssuers", &read.ca_issuers),
        ("crlDistributionPoints", &read.crl),
    ] {
        if !texts.is_empty() {
            let values: Vec<Value> = texts.iter().map(|t| vm.str(t)).collect();
            let value = vm.tuple(&values);
            set(vm, dict, key, value);
        }
    }
    Ok(dict.into())
}

/// Gives the certificates of a PEM text, each as DER.
fn certificates(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = args.str(vm, 0)?.text(&vm.heap).to_string();
    let mut list = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(text.as_bytes()).flatten() {
        list.push(bytes_value(vm, certificate.to_vec()));
    }
    Ok(vm.list(list))
}

/// Gives a certificate as text: Base64 in lines of 64.
fn pem(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let der = like_bytes(vm, args.get(0))?;
    let mut text = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in der.chunks(48) {
        for three in line.chunks(3) {
            let byte = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            for i in 0..4 {
                let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
                text.push(if i > three.len() {
                    '='
                } else {
                    char::from(digit)
                });
            }
        }
        text.push('\n');
    }
    text.push_str("-----END CERTIFICATE-----\n");
    Ok(vm.string(text))
}

/// Gives bytes nobody can foretell; None if there are none to be had.
fn random_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let count = args.int(vm, 0)?;
    let Ok(count @ 0..=0x1000_0000) = usize::try_from(count) else {
        return Err(vm.value_error("num must be positive"));
    };
    let mut bytes = vec![0; count];
    match provider() {
        Some(provider) if provider.secure_random.fill(&mut bytes).is_ok() => {
            Ok(bytes_value(vm, bytes))
        }
        _ => Ok(Value::None),
    }
}
