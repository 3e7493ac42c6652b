//! What a certificate says, read from its DER: names, dates, serial number, and whom it is for.
//!
//! Nothing here decides whether it can be trusted (`trust.rs`). Whatever is malformed gives None, never a panic.

use crate::modules::time::Date;
use crate::object::moment::days_from;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// One name: attributes in order, each the text of its type and its value; the groups are of one each, as a rule.
pub type Name = Vec<Vec<(String, String)>>;

/// Whom else a certificate is for.
#[derive(Clone, Debug, PartialEq)]
pub enum AltName {
    Dns(String),
    Email(String),
    Uri(String),
    Ip(IpAddr),
    Directory(Name),
    Registered(String),
    Other,
    /// An address that is none.
    Invalid,
}

/// A certificate, read.
#[derive(Clone, Debug, Default)]
pub struct Certificate {
    pub version: i64,
    pub serial: String,
    pub issuer: Name,
    pub subject: Name,
    /// The same names as they lie in it.
    pub raw_issuer: Vec<u8>,
    pub raw_subject: Vec<u8>,
    pub not_before: i64,
    pub not_after: i64,
    pub alt_names: Vec<AltName>,
    pub ocsp: Vec<String>,
    pub ca_issuers: Vec<String>,
    pub crl: Vec<String>,
    pub is_ca: bool,
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OID: u8 = 0x06;

/// A walk over the elements of a piece of DER.
#[derive(Clone, Copy)]
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// Takes one element: its tag, its content, and all of it.
    fn next(&mut self) -> Option<(u8, &'a [u8], &'a [u8])> {
        let all = self.0;
        let (&tag, rest) = all.split_first()?;
        let (&first, mut rest) = rest.split_first()?;
        let mut length = usize::from(first);
        if first >= 0x80 {
            let count = usize::from(first & 0x7f);
            if count == 0 || count > 4 {
                return None;
            }
            let (digits, after) = rest.split_at_checked(count)?;
            length = digits.iter().fold(0, |n, &d| n << 8 | usize::from(d));
            rest = after;
        }
        let (content, after) = rest.split_at_checked(length)?;
        self.0 = after;
        let whole = all.get(..all.len() - after.len())?;
        Some((tag, content, whole))
    }

    /// Takes one element if it has this tag.
    fn expect(&mut self, tag: u8) -> Option<&'a [u8]> {
        let mut ahead = *self;
        let (found, content, _) = ahead.next()?;
        if found != tag {
            return None;
        }
        *self = ahead;
        Some(content)
    }
}

/// Splits off the first element of a piece of DER.
pub fn first(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut walk = Der(der);
    let (_, _, whole) = walk.next()?;
    Some((whole, walk.0))
}

impl Certificate {
    /// Reads a certificate.
    pub fn read(der: &[u8]) -> Option<Certificate> {
        let mut outer = Der(Der(der).expect(SEQUENCE)?);
        let mut fields = Der(outer.expect(SEQUENCE)?);
        let mut read = Certificate::default();
        if let Some(version) = fields.expect(0xa0) {
            let number = Der(version).expect(0x02)?;
            read.version = i64::from(*number.last()?);
        }
        read.version += 1;
        read.serial = serial_text(fields.expect(0x02)?);
        fields.expect(SEQUENCE)?;
        let (_, issuer, raw_issuer) = fields.next()?;
        let mut validity = Der(fields.expect(SEQUENCE)?);
        read.not_before = time(validity.next()?)?;
        read.not_after = time(validity.next()?)?;
        let (_, subject, raw_subject) = fields.next()?;
        read.issuer = name(issuer)?;
        read.subject = name(subject)?;
        read.raw_issuer = raw_issuer.to_vec();
        read.raw_subject = raw_subject.to_vec();
        fields.expect(SEQUENCE)?;
        while let Some((tag, content, _)) = fields.next() {
            if tag == 0xa3 {
                read.extensions(content);
            }
        }
        Some(read)
    }

    /// Tells whether it was issued by who it is for.
    pub fn is_self_issued(&self) -> bool {
        self.raw_issuer == self.raw_subject
    }

    fn extensions(&mut self, content: &[u8]) -> Option<()> {
        let mut list = Der(Der(content).expect(SEQUENCE)?);
        while let Some(one) = list.expect(SEQUENCE) {
            let mut one = Der(one);
            let id = oid(one.expect(OID)?);
            one.expect(0x01);
            let Some(value) = one.expect(0x04) else {
                continue;
            };
            // An extension that cannot be read says nothing.
            let _ = self.extension(&id, value);
        }
        Some(())
    }

    fn extension(&mut self, id: &str, value: &[u8]) -> Option<()> {
        let mut inside = Der(Der(value).expect(SEQUENCE)?);
        match id {
            "2.5.29.17" => {
                while let Some((tag, content, _)) = inside.next() {
                    self.alt_names.push(alt_name(tag, content));
                }
            }
            "2.5.29.19" => self.is_ca = inside.expect(0x01).is_some_and(|b| b != [0]),
            "2.5.29.31" => {
                while let Some(point) = inside.expect(SEQUENCE) {
                    self.crl.extend(point_uris(point).unwrap_or_default());
                }
            }
            "1.3.6.1.5.5.7.1.1" => {
                while let Some(access) = inside.expect(SEQUENCE) {
                    let mut access = Der(access);
                    let method = oid(access.expect(OID)?);
                    let Some(uri) = access.expect(0x86) else {
                        continue;
                    };
                    let uri = String::from_utf8_lossy(uri).into_owned();
                    match method.as_str() {
                        "1.3.6.1.5.5.7.48.1" => self.ocsp.push(uri),
                        "1.3.6.1.5.5.7.48.2" => self.ca_issuers.push(uri),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Tells whether it is for a host of this name. Without names of hosts in it, its common name counts.
    pub fn is_for_host(&self, host: &str) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host);
        let mut any = false;
        for alt in &self.alt_names {
            if let AltName::Dns(pattern) = alt {
                any = true;
                if matches_host(pattern, host) {
                    return true;
                }
            }
        }
        let common = self.subject.iter().flatten().rev();
        let mut common = common.filter(|(kind, _)| kind == "commonName");
        !any && common.any(|(_, value)| matches_host(value, host))
    }

    /// Tells whether it is for this address.
    pub fn is_for_address(&self, address: IpAddr) -> bool {
        self.alt_names.contains(&AltName::Ip(address))
    }
}

/// Compares a host with a name that may begin with a label `*`.
fn matches_host(pattern: &str, host: &str) -> bool {
    if pattern.eq_ignore_ascii_case(host) {
        return true;
    }
    let Some(domain) = pattern.strip_prefix("*.") else {
        return false;
    };
    match host.split_once('.') {
        Some((label, rest)) => {
            !label.is_empty() && domain.contains('.') && rest.eq_ignore_ascii_case(domain)
        }
        None => false,
    }
}

fn serial_text(bytes: &[u8]) -> String {
    let negative = bytes.first().is_some_and(|b| *b >= 0x80);
    let mut digits = bytes.to_vec();
    if negative {
        // Two's complement, made positive.
        let mut carry = true;
        for byte in digits.iter_mut().rev() {
            let (sum, more) = (!*byte).overflowing_add(u8::from(carry));
            (*byte, carry) = (sum, more);
        }
    }
    let zeros = digits.iter().take_while(|b| **b == 0).count();
    let shown = digits.get(zeros..).unwrap_or_default();
    let sign = if negative { "-" } else { "" };
    if shown.is_empty() {
        return "00".to_string();
    }
    let hex: String = shown.iter().map(|b| format!("{b:02X}")).collect();
    format!("{sign}{hex}")
}

fn oid(bytes: &[u8]) -> String {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number = 0u64;
    for byte in bytes {
        number = number.wrapping_shl(7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            if numbers.is_empty() {
                let first = (number / 40).min(2);
                numbers.push(first);
                number -= first * 40;
            }
            numbers.push(number);
            number = 0;
        }
    }
    let texts: Vec<String> = numbers.iter().map(u64::to_string).collect();
    texts.join(".")
}

fn attribute_name(id: &str) -> String {
    let name = match id {
        "2.5.4.3" => "commonName",
        "2.5.4.4" => "surname",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "countryName",
        "2.5.4.7" => "localityName",
        "2.5.4.8" => "stateOrProvinceName",
        "2.5.4.9" => "streetAddress",
        "2.5.4.10" => "organizationName",
        "2.5.4.11" => "organizationalUnitName",
        "2.5.4.12" => "title",
        "2.5.4.13" => "description",
        "2.5.4.15" => "businessCategory",
        "2.5.4.17" => "postalCode",
        "2.5.4.41" => "name",
        "2.5.4.42" => "givenName",
        "2.5.4.43" => "initials",
        "2.5.4.44" => "generationQualifier",
        "2.5.4.46" => "dnQualifier",
        "2.5.4.65" => "pseudonym",
        "2.5.4.97" => "organizationIdentifier",
        "0.9.2342.19200300.100.1.1" => "userId",
        "0.9.2342.19200300.100.1.25" => "domainComponent",
        "1.2.840.113549.1.9.1" => "emailAddress",
        "1.3.6.1.4.1.311.60.2.1.1" => "jurisdictionLocalityName",
        "1.3.6.1.4.1.311.60.2.1.2" => "jurisdictionStateOrProvinceName",
        "1.3.6.1.4.1.311.60.2.1.3" => "jurisdictionCountryName",
        other => other,
    };
    name.to_string()
}

/// Reads a text by the kind of string it is.
fn text(tag: u8, bytes: &[u8]) -> String {
    match tag {
        // BMPString: two bytes a character.
        0x1e => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| u16::from(pair[0]) << 8 | u16::from(pair[1]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        // T61String, as everyone reads it: Latin-1.
        0x14 => bytes.iter().map(|b| char::from(*b)).collect(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn name(content: &[u8]) -> Option<Name> {
    let mut groups = Vec::new();
    let mut list = Der(content);
    while !list.0.is_empty() {
        let mut set = Der(list.expect(SET)?);
        let mut group = Vec::new();
        while !set.0.is_empty() {
            let mut pair = Der(set.expect(SEQUENCE)?);
            let kind = attribute_name(&oid(pair.expect(OID)?));
            let (tag, value, _) = pair.next()?;
            group.push((kind, text(tag, value)));
        }
        groups.push(group);
    }
    Some(groups)
}

fn alt_name(tag: u8, content: &[u8]) -> AltName {
    let shown = || String::from_utf8_lossy(content).into_owned();
    match tag {
        0x81 => AltName::Email(shown()),
        0x82 => AltName::Dns(shown()),
        0x86 => AltName::Uri(shown()),
        0x88 => AltName::Registered(oid(content)),
        0xa4 => match Der(content).expect(SEQUENCE).and_then(name) {
            Some(name) => AltName::Directory(name),
            None => AltName::Other,
        },
        0x87 => {
            if let Ok(four) = <[u8; 4]>::try_from(content) {
                AltName::Ip(IpAddr::V4(Ipv4Addr::from(four)))
            } else if let Ok(sixteen) = <[u8; 16]>::try_from(content) {
                AltName::Ip(IpAddr::V6(Ipv6Addr::from(sixteen)))
            } else {
                AltName::Invalid
            }
        }
        _ => AltName::Other,
    }
}

fn point_uris(point: &[u8]) -> Option<Vec<String>> {
    let full = Der(Der(point).expect(0xa0)?).expect(0xa0)?;
    let (mut names, mut found) = (Der(full), Vec::new());
    while let Some((tag, content, _)) = names.next() {
        if tag == 0x86 {
            found.push(String::from_utf8_lossy(content).into_owned());
        }
    }
    Some(found)
}

/// Reads a date and time as seconds since 1970.
fn time((tag, content, _): (u8, &[u8], &[u8])) -> Option<i64> {
    let text = std::str::from_utf8(content).ok()?.strip_suffix('Z')?;
    let digits = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, at) = match tag {
        0x17 => {
            let short = digits(0, 2)?;
            (short + if short < 50 { 2000 } else { 1900 }, 2)
        }
        0x18 => (digits(0, 4)?, 4),
        _ => return None,
    };
    let (month, day) = (digits(at, at + 2)?, digits(at + 2, at + 4)?);
    let (hour, minute) = (digits(at + 4, at + 6)?, digits(at + 6, at + 8)?);
    let second = digits(at + 8, at + 10).unwrap_or(0);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(days_from(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

/// Shows a moment as certificates' dates are shown: `Jan  1 00:00:00 2020 GMT`.
pub fn show_time(seconds: i64) -> String {
    Date::of(seconds).format("%b %e %H:%M:%S %Y GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_stands_for_one_label() {
        assert!(matches_host("*.test.example", "a.TEST.example"));
        assert!(!matches_host("*.test.example", "a.b.test.example"));
        assert!(!matches_host("*.test.example", "test.example"));
        assert!(!matches_host("*.example", "a.example"));
    }

    #[test]
    fn dates_go_both_ways() {
        let seconds = days_from(2020, 2, 29) * 86_400 + 3661;
        assert_eq!(show_time(seconds), "Feb 29 01:01:01 2020 GMT");
        assert_eq!(show_time(0), "Jan  1 00:00:00 1970 GMT");
    }

    #[test]
    fn serial_numbers_have_whole_bytes() {
        assert_eq!(serial_text(&[0x10, 0x0a]), "100A");
        assert_eq!(serial_text(&[0]), "00");
        assert_eq!(serial_text(&[0xff]), "-01");
        assert_eq!(serial_text(&[0, 0xff]), "FF");
    }

    #[test]
    fn malformed_certificates_are_none() {
        assert!(Certificate::read(b"").is_none());
        assert!(Certificate::read(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]).is_none());
        assert!(Certificate::read(&[0x30, 0x80]).is_none());
    }
}
