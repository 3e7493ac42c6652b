//! Finding bytes in bytes, for strings and bytes alike.
//!
//! What scripts search is mostly short: there the preparations of the general search take longer than looking at each place
//! where the first byte stands. A single byte needs none at any length.

use memchr::memmem::{self, FindIter};

/// Up to this many bytes are searched without preparation.
const SHORT: usize = 256;

/// Finds where `needle` first stands in `hay`.
#[inline]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    if hay.len() > SHORT && needle.len() > 1 {
        return memmem::find(hay, needle);
    }
    find_plainly(hay, needle)
}

fn find_plainly(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let Some((&first, rest)) = needle.split_first() else {
        return Some(0);
    };
    // A match begins in the first so many bytes.
    let places = (hay.len() + 1).saturating_sub(needle.len());
    let mut from = 0;
    while let Some(at) = memchr::memchr(first, hay.get(from..places)?) {
        let behind = from + at + 1;
        if hay.get(behind..behind + rest.len()) == Some(rest) {
            return Some(from + at);
        }
        from = behind;
    }
    None
}

/// Gives where `needle` stands in `hay`, from left to right without overlaps; an empty one stands everywhere.
pub fn find_all<'a>(hay: &'a [u8], needle: &'a [u8]) -> Found<'a> {
    if hay.len() > SHORT || needle.is_empty() {
        return Found::Long(Box::new(memmem::find_iter(hay, needle)));
    }
    Found::Short {
        hay,
        needle,
        from: 0,
    }
}

/// The places that `find_all` finds.
pub enum Found<'a> {
    Short {
        hay: &'a [u8],
        needle: &'a [u8],
        from: usize,
    },
    Long(Box<FindIter<'a, 'a>>),
}

impl Iterator for Found<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Found::Long(found) => found.next(),
            Found::Short { hay, needle, from } => {
                let at = *from + find_plainly(hay.get(*from..)?, needle)?;
                *from = at + needle.len();
                Some(at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_searches_agree() {
        let mut seed = 7_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..20_000 {
            let hay: Vec<u8> = (0..next(24)).map(|_| b'a' + next(2) as u8).collect();
            let needle: Vec<u8> = (0..1 + next(4)).map(|_| b'a' + next(2) as u8).collect();
            assert_eq!(find(&hay, &needle), memmem::find(&hay, &needle));
            let all: Vec<usize> = memmem::find_iter(&hay, &needle).collect();
            assert_eq!(find_all(&hay, &needle).collect::<Vec<_>>(), all);
        }
        let long = [&[b'a'; 300][..], b"b"].concat();
        assert_eq!(find(&long, b"b"), Some(300));
        assert_eq!(find(&long, b"ab"), Some(299));
        assert_eq!(find(&long, b"c"), None);
        assert_eq!(find(&long, b""), Some(0));
        assert_eq!(find(b"", b""), Some(0));
        assert_eq!(find(b"ab", b""), Some(0));
        assert_eq!(find_all(b"ab", b"").count(), 3);
    }
}
