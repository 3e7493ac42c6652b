//! The hash algorithms under one enum, and what is built on them: HMAC and PBKDF2. Plain Rust, no script values.

use crate::heap::Marker;
use crate::object::payload::Payload;
use sha2::digest::{Digest, ExtendableOutput, Update, XofReader};

/// A hash under way.
#[derive(Clone)]
pub enum State {
    Md5(md5::Md5),
    Sha1(sha1::Sha1),
    Sha224(sha2::Sha224),
    Sha256(sha2::Sha256),
    Sha384(sha2::Sha384),
    Sha512(sha2::Sha512),
    Sha512Of224(sha2::Sha512_224),
    Sha512Of256(sha2::Sha512_256),
    Sha3Of224(sha3::Sha3_224),
    Sha3Of256(sha3::Sha3_256),
    Sha3Of384(sha3::Sha3_384),
    Sha3Of512(sha3::Sha3_512),
    Shake128(sha3::Shake128),
    Shake256(sha3::Shake256),
    /// With the length of its digest.
    Blake2b(Box<blake2b_simd::State>, usize),
    Blake2s(Box<blake2s_simd::State>, usize),
}

impl Payload for State {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        size_of::<State>() + 256
    }
}

/// Does the same with whichever of the algorithms with digests of one length it is.
macro_rules! fixed {
    ($state:expr, $hash:ident => $do:expr, $($other:pat => $else:expr),+) => {
        match $state {
            State::Md5($hash) => $do,
            State::Sha1($hash) => $do,
            State::Sha224($hash) => $do,
            State::Sha256($hash) => $do,
            State::Sha384($hash) => $do,
            State::Sha512($hash) => $do,
            State::Sha512Of224($hash) => $do,
            State::Sha512Of256($hash) => $do,
            State::Sha3Of224($hash) => $do,
            State::Sha3Of256($hash) => $do,
            State::Sha3Of384($hash) => $do,
            State::Sha3Of512($hash) => $do,
            $($other => $else),+
        }
    };
}

impl State {
    /// Gives the beginning of an algorithm, by its name in either case.
    pub fn named(name: &str) -> Option<State> {
        Some(match name.to_ascii_lowercase().as_str() {
            "md5" => State::Md5(Default::default()),
            "sha1" | "sha-1" => State::Sha1(Default::default()),
            "sha224" | "sha2-224" | "sha-224" => State::Sha224(Default::default()),
            "sha256" | "sha2-256" | "sha-256" => State::Sha256(Default::default()),
            "sha384" | "sha2-384" | "sha-384" => State::Sha384(Default::default()),
            "sha512" | "sha2-512" | "sha-512" => State::Sha512(Default::default()),
            "sha512_224" | "sha512-224" => State::Sha512Of224(Default::default()),
            "sha512_256" | "sha512-256" => State::Sha512Of256(Default::default()),
            "sha3_224" | "sha3-224" => State::Sha3Of224(Default::default()),
            "sha3_256" | "sha3-256" => State::Sha3Of256(Default::default()),
            "sha3_384" | "sha3-384" => State::Sha3Of384(Default::default()),
            "sha3_512" | "sha3-512" => State::Sha3Of512(Default::default()),
            "shake_128" | "shake128" => State::Shake128(Default::default()),
            "shake_256" | "shake256" => State::Shake256(Default::default()),
            "blake2b" | "blake2b512" => State::Blake2b(Box::new(blake2b_simd::State::new()), 64),
            "blake2s" | "blake2s256" => State::Blake2s(Box::new(blake2s_simd::State::new()), 32),
            _ => return None,
        })
    }

    /// Gives the name that scripts know it by.
    pub fn name(&self) -> &'static str {
        match self {
            State::Md5(_) => "md5",
            State::Sha1(_) => "sha1",
            State::Sha224(_) => "sha224",
            State::Sha256(_) => "sha256",
            State::Sha384(_) => "sha384",
            State::Sha512(_) => "sha512",
            State::Sha512Of224(_) => "sha512_224",
            State::Sha512Of256(_) => "sha512_256",
            State::Sha3Of224(_) => "sha3_224",
            State::Sha3Of256(_) => "sha3_256",
            State::Sha3Of384(_) => "sha3_384",
            State::Sha3Of512(_) => "sha3_512",
            State::Shake128(_) => "shake_128",
            State::Shake256(_) => "shake_256",
            State::Blake2b(..) => "blake2b",
            State::Blake2s(..) => "blake2s",
        }
    }

    /// Tells whether a digest is as long as one asks for.
    pub fn is_xof(&self) -> bool {
        matches!(self, State::Shake128(_) | State::Shake256(_))
    }

    /// Gives the length of its digest in bytes.
    pub fn digest_size(&self) -> usize {
        match self {
            State::Blake2b(_, size) | State::Blake2s(_, size) => *size,
            State::Shake128(_) | State::Shake256(_) => 0,
            State::Md5(_) => 16,
            State::Sha1(_) => 20,
            State::Sha224(_) | State::Sha512Of224(_) | State::Sha3Of224(_) => 28,
            State::Sha256(_) | State::Sha512Of256(_) | State::Sha3Of256(_) => 32,
            State::Sha384(_) | State::Sha3Of384(_) => 48,
            State::Sha512(_) | State::Sha3Of512(_) => 64,
        }
    }

    /// Gives the length of its blocks in bytes.
    pub fn block_size(&self) -> usize {
        match self {
            State::Md5(_) | State::Sha1(_) | State::Sha224(_) | State::Sha256(_) => 64,
            State::Blake2s(..) => 64,
            State::Sha384(_)
            | State::Sha512(_)
            | State::Sha512Of224(_)
            | State::Sha512Of256(_)
            | State::Blake2b(..) => 128,
            State::Sha3Of224(_) => 144,
            State::Sha3Of256(_) | State::Shake256(_) => 136,
            State::Sha3Of384(_) => 104,
            State::Sha3Of512(_) => 72,
            State::Shake128(_) => 168,
        }
    }

    /// Takes more data.
    pub fn update(&mut self, data: &[u8]) {
        fixed!(self, hash => Update::update(hash, data),
            State::Shake128(hash) => hash.update(data),
            State::Shake256(hash) => hash.update(data),
            State::Blake2b(hash, _) => { hash.update(data); },
            State::Blake2s(hash, _) => { hash.update(data); })
    }

    /// Gives the digest of what it has taken; it can go on.
    pub fn digest(&self) -> Vec<u8> {
        fixed!(self, hash => Digest::finalize(hash.clone()).to_vec(),
            State::Shake128(_) | State::Shake256(_) => Vec::new(),
            State::Blake2b(hash, _) => hash.finalize().as_bytes().to_vec(),
            State::Blake2s(hash, _) => hash.finalize().as_bytes().to_vec())
    }

    /// Gives as many bytes as asked for, of an algorithm that has them.
    pub fn long_digest(&self, length: usize) -> Vec<u8> {
        let mut made = vec![0; length];
        match self {
            State::Shake128(hash) => hash.clone().finalize_xof().read(&mut made),
            State::Shake256(hash) => hash.clone().finalize_xof().read(&mut made),
            _ => {}
        }
        made
    }
}

/// A keyed hash: both halves with the key fed in, to begin from for each message.
pub struct Hmac {
    inside: State,
    outside: State,
}

impl Hmac {
    pub fn new(fresh: &State, key: &[u8]) -> Hmac {
        let mut block = vec![0u8; fresh.block_size()];
        if key.len() > block.len() {
            let mut short = fresh.clone();
            short.update(key);
            let digest = short.digest();
            block[..digest.len()].copy_from_slice(&digest);
        } else {
            block[..key.len()].copy_from_slice(key);
        }
        let padded = |pad: u8| {
            let mut state = fresh.clone();
            state.update(&block.iter().map(|b| b ^ pad).collect::<Vec<_>>());
            state
        };
        Hmac {
            inside: padded(0x36),
            outside: padded(0x5c),
        }
    }

    /// Gives the code of a message.
    pub fn of(&self, message: &[u8]) -> Vec<u8> {
        let (mut inside, mut outside) = (self.inside.clone(), self.outside.clone());
        inside.update(message);
        outside.update(&inside.digest());
        outside.digest()
    }
}

/// Derives a key of this length from a password (PKCS #5).
pub fn pbkdf2(fresh: &State, password: &[u8], salt: &[u8], rounds: u32, length: usize) -> Vec<u8> {
    let hmac = Hmac::new(fresh, password);
    let (mut made, mut number) = (Vec::new(), 0u32);
    while made.len() < length {
        number = number.wrapping_add(1);
        let mut last = hmac.of(&[salt, &number.to_be_bytes()].concat());
        let mut sum = last.clone();
        for _ in 1..rounds {
            last = hmac.of(&last);
            sum.iter_mut().zip(&last).for_each(|(a, b)| *a ^= b);
        }
        made.extend(sum);
    }
    made.truncate(length);
    made
}
