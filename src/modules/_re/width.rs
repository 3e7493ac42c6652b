//! The least and greatest number of characters that a pattern matches.

use super::syntax::{FOREVER, Node, Parsed};

/// Stands for any number, as in CPython.
const MOST: u128 = 1 << 64;

/// The least and the most characters that something matches.
pub type Width = (u128, u128);

/// Returns the width of a parsed pattern.
pub fn width(parsed: &Parsed) -> Width {
    let mut groups = vec![(0, 0); parsed.groups + 1];
    of(&parsed.nodes, &mut groups)
}

/// Returns the widths of the groups of a parsed pattern, by number.
pub fn groups(parsed: &Parsed) -> Vec<Width> {
    let mut groups = vec![(0, 0); parsed.groups + 1];
    of(&parsed.nodes, &mut groups);
    groups
}

/// Returns the width of a part, given those of the groups before it; notes those of its own.
pub fn of(nodes: &[Node], groups: &mut Vec<Width>) -> Width {
    let (mut low, mut high) = (0u128, 0u128);
    for node in nodes {
        let (l, h) = of_one(node, groups);
        (low, high) = ((low + l).min(MOST), (high + h).min(MOST));
    }
    (low, high)
}

fn either(one: Width, other: Width) -> Width {
    (one.0.min(other.0), one.1.max(other.1))
}

fn of_one(node: &Node, groups: &mut Vec<Width>) -> Width {
    match node {
        Node::Literal(_) | Node::Any | Node::Set(..) => (1, 1),
        Node::At(_) | Node::Look { .. } | Node::Fail => (0, 0),
        Node::Branch(ways) => {
            let widths: Vec<Width> = ways.iter().map(|way| of(way, groups)).collect();
            widths.into_iter().reduce(either).unwrap_or((0, 0))
        }
        Node::Group { index, body, .. } => {
            let found = of(body, groups);
            if let Some(slot) = index.and_then(|i| groups.get_mut(i)) {
                *slot = found;
            }
            found
        }
        Node::Repeat(least, most, _, body) => {
            let (low, high) = of(body, groups);
            let high = match *most {
                FOREVER if high > 0 => MOST,
                most => high * u128::from(most),
            };
            ((low * u128::from(*least)).min(MOST), high.min(MOST))
        }
        Node::Ref(group) => groups.get(*group).copied().unwrap_or((0, 0)),
        Node::Cond(_, yes, no) => {
            let (yes, no) = (of(yes, groups), of(no, groups));
            either(yes, no)
        }
        Node::Atomic(body) => of(body, groups),
    }
}
