//! Where the nodes of a tree stand whose text was written for `compile`: the marks that the writer leaves, read and removed.
//!
//! Before the text of a node stand `\x01`, its four numbers (line, column, last line, last column) and `\x03`, after it
//! `\x02`: no source text has these characters outside of a string, and the writer escapes them there.
//! The writer is `std/_ast_unparse.as`; who asks is `SourceFile`.

use super::Span;
use std::ops::Range;

/// The places of a tree, by those of the text that was written from it.
#[derive(Clone, Default)]
pub struct Told {
    /// For each line of the text the line of the tree.
    lines: Vec<u32>,
    /// By their beginnings; what stands in another comes after it.
    nodes: Vec<(Span, Extent)>,
}

/// Where something stands that reaches over lines: the columns in bytes, if they are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    pub first: u32,
    pub last: u32,
    pub columns: Option<(u32, u32)>,
}

impl Told {
    /// Makes the table of a text with marks, and gives the text without them.
    pub fn read(marked: &str, lines: Vec<u32>) -> (String, Told) {
        let mut text = String::with_capacity(marked.len());
        let (mut nodes, mut open) = (Vec::new(), Vec::new());
        let mut rest = marked;
        while let Some(at) = rest.find(['\x01', '\x02']) {
            text.push_str(&rest[..at]);
            let here = text.len() as u32;
            let opens = rest[at..].starts_with('\x01');
            rest = &rest[at + 1..];
            if opens {
                let (numbers, behind) = rest.split_once('\x03').unwrap_or((rest, ""));
                rest = behind;
                open.push(nodes.len());
                nodes.push((Span::at(here), extent_of(numbers)));
            } else if let Some(node) = open.pop().and_then(|i: usize| nodes.get_mut(i)) {
                node.0.end = here;
            }
        }
        text.push_str(rest);
        (text, Told { lines, nodes })
    }

    /// Tells whether the text was not written from a tree.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Gives the line of the tree for a line of the text, both from 1.
    pub fn line(&self, line: u32) -> u32 {
        let told = self.lines.get(line.max(1) as usize - 1);
        told.copied().unwrap_or(line)
    }

    /// Gives the first line of the text, counted from 0, that is told as this one.
    pub fn told_as(&self, line: u32) -> Option<usize> {
        self.lines.iter().position(|told| *told == line)
    }

    /// Gives where a part of the text stands in the tree, as far as that is known; `line` is where the text's line lies
    /// that the part begins on, counted from 1 for the number.
    pub fn extent(&self, span: Span, line: (u32, u32)) -> Extent {
        let near = &self.nodes[self.begun(line.1, span.end.max(span.start + 1))];
        let exact = near.iter().rev().find(|(node, _)| *node == span);
        if let Some((_, extent)) = exact {
            return *extent;
        }
        let around = |node: &Span| node.start <= span.start && node.end >= span.end.max(span.start);
        let first = near.iter().rev();
        let mut first = first.filter(|(node, _)| node.start == span.start && around(node));
        let last = near.iter().find(|(node, _)| node.end == span.end);
        match (first.next(), last) {
            (Some((_, first)), Some((_, last))) => Extent {
                first: first.first,
                last: last.last,
                columns: first
                    .columns
                    .zip(last.columns)
                    .map(|(first, last)| (first.0, last.1)),
            },
            (Some((_, first)), None) => Extent {
                last: first.first,
                columns: None,
                ..*first
            },
            _ => {
                let holder = near.iter().rev().find(|(node, _)| around(node));
                let first = holder.map_or(self.line(line.0), |(_, extent)| extent.first);
                Extent {
                    first,
                    last: first,
                    columns: None,
                }
            }
        }
    }

    /// Gives the range of the nodes that begin at one place or later, and before another.
    fn begun(&self, from: u32, to: u32) -> Range<usize> {
        let before = |at: u32| self.nodes.partition_point(|(node, _)| node.start < at);
        before(from)..before(to).max(before(from))
    }
}

/// Reads the numbers of a mark; what is no number, or none that a place can have, leaves the columns unknown.
fn extent_of(numbers: &str) -> Extent {
    let mut numbers = numbers.split(',').map(|n| n.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let (first, start, last, end) = (next(), next(), next(), next());
    let first = first.unwrap_or(1);
    Extent {
        first,
        last: last.unwrap_or(first),
        columns: start.zip(last.and(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let marked = "\x011,0,3,4\x03\x011,0,1,1\x03f\x02(\x013,2,3,3\x03x\x02)\x02\n";
        let (text, told) = Told::read(marked, vec![1]);
        assert_eq!(text, "f(x)\n");
        let place = |start, end| {
            let extent = told.extent(Span::new(start, end), (1, 0));
            (extent.first, extent.last, extent.columns)
        };
        assert_eq!(place(0, 4), (1, 3, Some((0, 4))));
        assert_eq!(place(2, 3), (3, 3, Some((2, 3))));
        assert_eq!(place(2, 4), (1, 1, None));
        assert_eq!(place(0, 3), (1, 3, Some((0, 3))));
    }
}
