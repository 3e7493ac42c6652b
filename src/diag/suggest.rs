//! Did you mean: the nearest of a set of names.
//!
//! Does not collect the names nor word the sentence. The choice is CPython's, because the suggestion is
//! part of the text of a NameError, AttributeError and ImportError.

/// What one inserted, deleted or replaced character costs; a change of case costs half.
const MOVE: usize = 2;
const CASE: usize = 1;
/// Longer names are not compared, nor this many candidates.
const MAX_NAME: usize = 40;
const MAX_CANDIDATES: usize = 750;

/// Finds the candidate most like `name`, if one is near enough; the first of equals wins.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let size = name.len();
    let mut best: Option<(&str, usize)> = None;
    for (count, candidate) in candidates.into_iter().enumerate() {
        if count + 1 >= MAX_CANDIDATES {
            return None;
        }
        if candidate == name {
            continue;
        }
        let mut limit = (size + candidate.len() + 3) * MOVE / 6;
        if let Some((_, found)) = best {
            limit = limit.min(found.saturating_sub(1));
        }
        let cost = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if cost <= limit && best.is_none_or(|(_, found)| cost < found) {
            best = Some((candidate, cost));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// Gives the edit distance, or something above `limit` as soon as it must be above.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > MAX_NAME || b.len() > MAX_NAME {
        return limit + 1;
    }
    if a.len().abs_diff(b.len()) * MOVE > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|n| n * MOVE).collect();
    let mut result = 0;
    for (index, code) in b.iter().enumerate() {
        let mut diagonal = index * MOVE;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, other) in row.iter_mut().zip(a) {
            let replaced = diagonal + replace_cost(*code, *other);
            diagonal = *cell;
            result = replaced.min(result.min(*cell) + MOVE);
            *cell = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

fn replace_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chooses_as_python_does() {
        assert_eq!(nearest("prnt", ["map", "print", "min"]), Some("print"));
        assert_eq!(nearest("blech", ["bluch", "bLech", "blech"]), Some("bLech"));
        assert_eq!(nearest("xyz", ["foo", "bar"]), None);
        assert_eq!(
            nearest("a", ["b"]),
            Some("b").filter(|_| (1 + 1 + 3) * 2 / 6 >= 2)
        );
    }
}
