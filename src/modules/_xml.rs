//! The fast half of reading XML: elements, attributes and text inside the root of a document, as far as they are usual.
//!
//! What is not - declarations of namespaces, comments, instructions, CDATA, entities of a document type, pieces that may go on,
//! anything wrong - is left to the reader in Aster (`std/xml/etree/_reading.as`), which reads that piece and comes back.

use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::class::Instance;
use crate::object::list::List;
use crate::object::shape::{Shape, shape_with};
use crate::vm::native::{Args, Module, func};
use crate::vm::{Raise, Vm, boot::XmlShapes};
use memchr::{memchr, memmem};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

pub static MODULE: Module = Module {
    name: "_xml",
    consts: &[],
    funcs: &[
        func("know(element, builder, /)", know),
        func(
            "read(text, at, open, spaces, builder, events, starts, ends, /)",
            read,
        ),
    ],
    types: &[],
    init: None,
};

/// The attributes of an element and of a tree builder, in the order in which they get them.
const ELEMENT: &[&str] = &["tag", "attrib", "text", "tail", "_children"];
const BUILDER: &[&str] = &[
    "_data", "_open", "_last", "_root", "_after", "_factory", "_comment_factory", "_pi_factory",
    "insert_comments", "insert_pis",
];
/// The slots that are written here.
const TEXT: usize = 2;
const TAIL: usize = 3;
const CHILDREN: usize = 4;
const DATA: usize = 0;
const OPEN: usize = 1;
const LAST: usize = 2;
const AFTER: usize = 4;

/// How many bytes of a text are looked at before what was read is counted as read.
const WINDOW: usize = 1 << 15;
/// How many events are told of at a time.
const EVENTS: usize = 4096;

/// Learns what elements and tree builders look like.
fn know(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let element = shape_with(&vm.heap, args.get(0), ELEMENT);
    let builder = shape_with(&vm.heap, args.get(1), BUILDER);
    vm.known.xml = element.zip(builder).map(|(element, builder)| XmlShapes { element, builder });
    Ok(Value::None)
}

/// Reads usual pieces from a place of a text on; gives the place where it stopped. What the pieces mean goes into the tree
/// that a builder makes, with ("start", element) and ("end", element) added to the events if asked for; without a builder
/// (0, tag, attributes), (1, tag) and (2, text) are added to them.
fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let stay = args.get(1);
    let (Value::Str(text), Value::Int(at), Value::List(open), Value::List(spaces), Some(known)) =
        (args.get(0), stay, args.get(2), args.get(3), vm.known.xml)
    else {
        return Ok(stay);
    };
    let events = match args.get(5) {
        Value::List(events) => Some(events),
        _ => None,
    };
    let sink = match args.get(4) {
        Value::Instance(builder) if builder.get(&vm.heap).shape == known.builder => {
            let wanted = |vm: &mut Vm, v: Value, name: &str| {
                let events = events.filter(|_| v.is(Value::TRUE))?;
                Some((events, Value::Str(vm.intern(name))))
            };
            let starts = wanted(vm, args.get(6), "start");
            let ends = wanted(vm, args.get(7), "end");
            Tree::take(&vm.heap, known.element, builder, starts, ends).map(Sink::Tree)
        }
        Value::None => events.map(Sink::Events),
        _ => None,
    };
    let (Some(sink), Some(Value::Dict(space))) = (sink, spaces.items(&vm.heap).last().copied())
    else {
        return Ok(stay);
    };
    let from = text.byte_of(&vm.heap, at.max(0) as usize);
    let mut reading = Reading {
        open,
        spaces,
        space: Value::Dict(space),
        sink,
        tags: FxHashMap::default(),
        attributes: FxHashMap::default(),
        nothing: Value::Tuple(vm.heap.new_tuple(&[])),
    };
    let mut at = from;
    loop {
        let bytes = text.bytes(&vm.heap);
        let window = bytes[at..bytes.len().min(at + WINDOW)].to_vec();
        let read = reading.window(&mut vm.heap, &window);
        at += read;
        let full = matches!(reading.sink, Sink::Events(list) if list.len(&vm.heap) >= EVENTS);
        if read == 0 || full {
            break;
        }
    }
    if let Sink::Tree(tree) = reading.sink {
        tree.give_back(&mut vm.heap);
    }
    Ok(Value::Int(text.point_of(&vm.heap, at) as i64))
}

/// Where what is read goes.
enum Sink {
    Tree(Tree),
    Events(Gc<List>),
}

/// Where events of a kind are added, and what they are called.
type Events = (Gc<List>, Value);

/// A tree builder at work: its state is here until it is given back.
struct Tree {
    builder: Gc<Instance>,
    shape: Gc<Shape>,
    open: Gc<List>,
    last: Value,
    after: bool,
    data: Vec<Value>,
    starts: Option<Events>,
    ends: Option<Events>,
}

impl Tree {
    fn take(
        heap: &Heap,
        shape: Gc<Shape>,
        builder: Gc<Instance>,
        starts: Option<Events>,
        ends: Option<Events>,
    ) -> Option<Tree> {
        let (Value::List(data), Value::List(open)) =
            (builder.slot(heap, DATA), builder.slot(heap, OPEN))
        else {
            return None;
        };
        let data = data.items(heap).to_vec();
        if !data.iter().all(|piece| matches!(piece, Value::Str(_))) {
            return None;
        }
        Some(Tree {
            builder,
            shape,
            open,
            last: builder.slot(heap, LAST),
            after: builder.slot(heap, AFTER).is(Value::TRUE),
            data,
            starts,
            ends,
        })
    }

    fn give_back(self, heap: &mut Heap) {
        let data = heap.new_list(self.data);
        self.builder.set_slot(heap, DATA, Value::List(data));
        self.builder.set_slot(heap, LAST, self.last);
        self.builder.set_slot(heap, AFTER, Value::from(self.after));
    }

    /// Gives an element, if it looks as elements do.
    fn element(&self, heap: &Heap, value: Value) -> Option<Gc<Instance>> {
        match value {
            Value::Instance(element) if element.get(heap).shape == self.shape => Some(element),
            _ => None,
        }
    }

    /// Tells whether a piece can be added: to the element that is open, and text to the last one.
    fn parent(&self, heap: &Heap) -> Option<Gc<List>> {
        self.element(heap, self.last)?;
        let parent = self.element(heap, *self.open.items(heap).last()?)?;
        match parent.slot(heap, CHILDREN) {
            Value::List(children) => Some(children),
            _ => None,
        }
    }

    /// Puts the text so far where it belongs.
    fn flush(&mut self, heap: &mut Heap) {
        let text = match self.data[..] {
            [] => return,
            [one] => one,
            _ => Value::Str(heap.join_strs(&self.data)),
        };
        self.data.clear();
        if let Some(last) = self.element(heap, self.last) {
            last.set_slot(heap, if self.after { TAIL } else { TEXT }, text);
        }
    }

    fn start(&mut self, heap: &mut Heap, children: Gc<List>, tag: Value, attributes: Value) {
        self.flush(heap);
        let inside = Value::List(heap.new_list(Vec::new()));
        let values = [tag, attributes, Value::None, Value::None, inside];
        let element = Value::Instance(heap.new_instance_of(self.shape, &values));
        children.push(heap, element);
        self.open.push(heap, element);
        self.last = element;
        self.after = false;
        self.tell(heap, self.starts);
    }

    fn end(&mut self, heap: &mut Heap) {
        self.flush(heap);
        if let Some(element) = self.open.change(heap, Vec::pop) {
            self.last = element;
        }
        self.after = true;
        self.tell(heap, self.ends);
    }

    fn tell(&self, heap: &mut Heap, events: Option<Events>) {
        if let Some((events, name)) = events {
            let event = heap.new_tuple(&[name, self.last]);
            events.push(heap, Value::Tuple(event));
        }
    }
}

/// An attribute as it stands in a tag: its name and what is between the quotes.
type Attribute<'t> = (&'t [u8], &'t [u8]);

struct Reading {
    /// (name, universal name, declared prefixes) of the elements that are open.
    open: Gc<List>,
    /// The namespaces by prefix, for each element that is open; the last are in force.
    spaces: Gc<List>,
    space: Value,
    sink: Sink,
    /// Universal names of tags and attributes by their names as written.
    tags: FxHashMap<Vec<u8>, Value>,
    attributes: FxHashMap<Vec<u8>, Value>,
    nothing: Value,
}

impl Reading {
    /// Reads whole pieces at the start of some bytes; gives how many bytes they are.
    fn window(&mut self, heap: &mut Heap, bytes: &[u8]) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            if let Sink::Events(events) = self.sink
                && events.len(heap) >= EVENTS
            {
                break;
            }
            let rest = &bytes[at..];
            let read = match rest {
                [b'<', b'/', ..] => self.end(heap, rest),
                [b'<', b'!' | b'?', ..] => None,
                [b'<', ..] => self.start(heap, rest),
                _ => self.characters(heap, rest),
            };
            match read {
                Some(read) => at += read,
                None => break,
            }
        }
        at
    }

    fn characters(&mut self, heap: &mut Heap, bytes: &[u8]) -> Option<usize> {
        let end = memchr(b'<', bytes)?;
        let piece = &bytes[..end];
        match &mut self.sink {
            Sink::Tree(tree) => {
                if memmem::find(piece, b"]]>").is_some() {
                    return None;
                }
                let text = resolved(piece)?;
                tree.data.push(Value::Str(heap.new_str(&text)));
            }
            // Ends of lines and references are told of apart.
            Sink::Events(events) => {
                let events = *events;
                if memchr(b'&', piece).is_some() || memmem::find(piece, b"]]>").is_some() {
                    return None;
                }
                let text = resolved(piece)?;
                for part in text.split_inclusive('\n') {
                    let line = part.trim_end_matches('\n');
                    for part in [line, &part[line.len()..]] {
                        if !part.is_empty() {
                            let part = Value::Str(heap.new_str(part));
                            let event = heap.new_tuple(&[Value::Int(2), part]);
                            events.push(heap, Value::Tuple(event));
                        }
                    }
                }
            }
        }
        Some(end)
    }

    fn end(&mut self, heap: &mut Heap, bytes: &[u8]) -> Option<usize> {
        let length = name_length(&bytes[2..])?;
        let name = &bytes[2..2 + length];
        let blanks = blanks(&bytes[2 + length..]);
        let end = 2 + length + blanks;
        if bytes.get(end) != Some(&b'>') || self.open.len(heap) < 2 {
            return None;
        }
        let Some(Value::Tuple(opened)) = self.open.items(heap).last().copied() else {
            return None;
        };
        let &[Value::Str(wanted), tag, declared] = opened.items(heap) else {
            return None;
        };
        let plain = match declared {
            Value::Tuple(declared) => declared.items(heap).is_empty(),
            Value::List(declared) => declared.is_empty(heap),
            _ => false,
        };
        if !plain || wanted.bytes(heap) != name {
            return None;
        }
        match &mut self.sink {
            Sink::Tree(tree) => {
                tree.parent(heap)?;
                tree.end(heap);
            }
            Sink::Events(events) => {
                let event = heap.new_tuple(&[Value::Int(1), tag]);
                events.push(heap, Value::Tuple(event));
            }
        }
        self.open.change(heap, Vec::pop);
        self.spaces.change(heap, Vec::pop);
        Some(end + 1)
    }

    fn start(&mut self, heap: &mut Heap, bytes: &[u8]) -> Option<usize> {
        if self.open.is_empty(heap) {
            return None;
        }
        let length = name_length(&bytes[1..])?;
        let name = &bytes[1..1 + length];
        let mut at = 1 + length;
        let mut found: SmallVec<[Attribute; 8]> = SmallVec::new();
        let empty = loop {
            let blanks = blanks(&bytes[at..]);
            at += blanks;
            match bytes.get(at..)? {
                [b'>', ..] => break false,
                [b'/', b'>', ..] => break true,
                rest if blanks > 0 => {
                    let (attribute, read) = attribute(rest)?;
                    if found.iter().any(|other| other.0 == attribute.0) {
                        return None;
                    }
                    found.push(attribute);
                    at += read;
                }
                _ => return None,
            }
        };
        let tag = self.universal(heap, name, true)?;
        let attributes = self.attributes(heap, &found)?;
        let opened = |heap: &mut Heap, name: &[u8]| {
            let name = std::str::from_utf8(name).ok()?;
            Some(Value::Str(heap.new_str(name)))
        };
        match &mut self.sink {
            Sink::Tree(tree) => {
                let children = tree.parent(heap)?;
                tree.start(heap, children, tag, attributes);
                if empty {
                    tree.end(heap);
                }
            }
            Sink::Events(events) => {
                let events = *events;
                let event = heap.new_tuple(&[Value::Int(0), tag, attributes]);
                events.push(heap, Value::Tuple(event));
                if empty {
                    let event = heap.new_tuple(&[Value::Int(1), tag]);
                    events.push(heap, Value::Tuple(event));
                }
            }
        }
        if !empty {
            // Where a tag is called as it is written, the name need not be made anew.
            let as_written = matches!(tag, Value::Str(tag) if tag.bytes(heap) == name);
            let name = if as_written { tag } else { opened(heap, name)? };
            let entry = heap.new_tuple(&[name, tag, self.nothing]);
            self.open.push(heap, Value::Tuple(entry));
            self.spaces.push(heap, self.space);
        }
        Some(at + if empty { 2 } else { 1 })
    }

    fn attributes(&mut self, heap: &mut Heap, found: &[Attribute]) -> Option<Value> {
        let dict = heap.new_dict();
        for (name, value) in found {
            if *name == b"xmlns" || name.starts_with(b"xmlns:") {
                return None;
            }
            let key = self.universal(heap, name, false)?;
            let blank = |b: &u8| matches!(b, b'\t' | b'\n');
            let text = if value.iter().any(blank) {
                let plain = |b: &u8| if blank(b) { b' ' } else { *b };
                let value: Vec<u8> = value.iter().map(plain).collect();
                resolved(&value)?.into_owned()
            } else {
                resolved(value)?.into_owned()
            };
            let value = Value::Str(heap.new_string(text));
            dict.set_value_fast(heap, key, value).then_some(())?;
        }
        Some(Value::Dict(dict))
    }

    /// Gives a name as `{namespace}local`. `None` for one that is wrong.
    fn universal(&mut self, heap: &mut Heap, name: &[u8], is_tag: bool) -> Option<Value> {
        let known = if is_tag { &self.tags } else { &self.attributes };
        if let Some(known) = known.get(name) {
            return Some(*known);
        }
        let text = std::str::from_utf8(name).ok()?;
        let (prefix, local) = match text.split_once(':') {
            Some((prefix, local)) if prefix.is_empty() || local.is_empty() || local.contains(':') => {
                return None;
            }
            Some(parts) => parts,
            None => ("", text),
        };
        let Value::Dict(spaces) = self.space else {
            return None;
        };
        let mut space = None;
        if is_tag || !prefix.is_empty() {
            let key = Value::Str(heap.new_str(prefix));
            space = match spaces.get_value_fast(heap, key)? {
                Some(Value::Str(space)) => Some(space.text(heap).to_owned()),
                Some(_) => return None,
                None if !prefix.is_empty() => return None,
                None => None,
            };
        }
        let made = match space {
            Some(space) if !(space.is_empty() && prefix.is_empty()) => format!("{{{space}}}{local}"),
            _ => local.to_owned(),
        };
        let made = Value::Str(heap.new_string(made));
        let known = if is_tag { &mut self.tags } else { &mut self.attributes };
        known.insert(name.to_vec(), made);
        Some(made)
    }
}

/// Gives the length of the name at the start of some bytes.
fn name_length(bytes: &[u8]) -> Option<usize> {
    let starts = |b: &u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b':' | 0x80..);
    let goes_on = |b: &u8| starts(b) || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    bytes.first().filter(|b| starts(b))?;
    bytes.iter().position(|b| !goes_on(b))
}

fn blanks(bytes: &[u8]) -> usize {
    let blank = |b: &&u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    bytes.iter().take_while(blank).count()
}

/// Takes an attribute apart; tells how many bytes it is.
fn attribute(bytes: &[u8]) -> Option<(Attribute<'_>, usize)> {
    let length = name_length(bytes)?;
    let mut at = length + blanks(&bytes[length..]);
    bytes.get(at).filter(|b| **b == b'=')?;
    at += 1;
    at += blanks(&bytes[at..]);
    let quote = *bytes.get(at).filter(|b| matches!(b, b'"' | b'\''))?;
    let value = bytes.get(at + 1..)?;
    let value = &value[..memchr(quote, value)?];
    if memchr(b'<', value).is_some() {
        return None;
    }
    Some(((&bytes[..length], value), at + value.len() + 2))
}

/// Gives text with its references replaced. `None` where one is unknown or a character cannot stand there.
fn resolved(bytes: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let forbidden = |b: &u8| matches!(b, 0..0x09 | 0x0b | 0x0c | 0x0e..0x20);
    if bytes.iter().any(forbidden) || memmem::find(bytes, b"\xef\xbf").is_some() {
        return None;
    }
    if memchr(b'&', bytes).is_none() {
        return Some(text.into());
    }
    let mut made = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    made.push_str(pieces.next()?);
    for piece in pieces {
        let (name, rest) = piece.split_once(';')?;
        made.push(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => referred(name.strip_prefix('#')?)?,
        });
        made.push_str(rest);
    }
    Some(made.into())
}

/// Gives the character that a number stands for.
fn referred(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    let usual = matches!(code, 0x09 | 0x0a | 0x0d | 0x20..0xfffe | 0x1_0000..);
    char::from_u32(code).filter(|_| usual)
}
