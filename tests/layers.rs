//! Keeps the layout true: which room may name which, opening notes, where `unsafe` may stand.
//!
//! The list of rooms is the one in the project's layout; a room may name only rooms above it.
//! A file past 800 lines is named as a hint, never a failure. What goldens print must not name the folder they lie in.

use std::path::{Path, PathBuf};

/// The rooms of `src/`, in the order data flows. Rooms of one row are peers and may name each other.
const ROOMS: &[&[&str]] = &[
    &["source", "diag"],
    &["syntax"],
    &["resolve"],
    &["code"],
    &["compile"],
    &["compiler"],
    &["report"],
    &["heap"],
    &["object"],
    &["io"],
    &["sched"],
    &["vm"],
    &["event"],
    &["builtins", "modules"],
    &["watch"],
    &["cli", "main"],
];

fn row(room: &str) -> Option<usize> {
    ROOMS.iter().position(|row| row.contains(&room))
}

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|e| e == ending) {
            out.push(path);
        }
    }
}

/// Returns every Rust file of `src/` with its path inside, its room and its text.
fn sources() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&src, "rs", &mut paths);
    let read = |path: PathBuf| {
        let name = path
            .strip_prefix(&src)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let room = name
            .split('/')
            .next()
            .unwrap_or(&name)
            .trim_end_matches(".rs")
            .to_string();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        (name, room, text)
    };
    paths.into_iter().map(read).collect()
}

/// Drops a line's comment. A `//` inside a string drops too much, which here is no harm.
fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

/// Returns the rooms that a line names after `crate::`, also inside `use crate::{a::..., b::...}`.
fn named_rooms(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code: Vec<&str> = text.lines().map(code_of).collect();
    for (number, line) in code.iter().enumerate() {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let whole = format!("{group}\n{}", code[number + 1..].join("\n"));
                top_names(&whole)
                    .into_iter()
                    .for_each(|name| found.push((number + 1, name)));
            } else {
                found.push((number + 1, first_word(rest)));
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Returns the first words of the entries of a `{...}` group whose brace is already open.
fn top_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut fresh) = (0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if c.is_whitespace() => {}
            _ if fresh && depth == 0 => {
                names.push(first_word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn rooms_name_only_rooms_above() {
    let mut wrong = Vec::new();
    for (name, room, text) in sources() {
        // `main.rs` declares the rooms.
        let Some(own) = row(&room) else {
            wrong.push(format!("src/{name}: `{room}` is not a room"));
            continue;
        };
        for (line, other) in named_rooms(&text) {
            match row(&other) {
                // A macro or an item at the crate's root, which only `main.rs` could hold.
                None if room == "main" => {}
                None => wrong.push(format!("src/{name}:{line}: `crate::{other}` is not a room")),
                Some(theirs) if theirs > own => {
                    wrong.push(format!(
                        "src/{name}:{line}: {room} may not name {other}, which comes after it"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "the arrow rule is broken:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_file_has_an_opening_note() {
    let missing: Vec<_> = sources()
        .into_iter()
        .filter(|(_, _, text)| !text.starts_with("//! "))
        .collect();
    let names: Vec<_> = missing
        .iter()
        .map(|(name, _, _)| format!("src/{name}"))
        .collect();
    assert!(names.is_empty(), "no opening note:\n{}", names.join("\n"));
}

#[test]
fn unsafe_lives_in_heap_alone() {
    let mut wrong = Vec::new();
    for (name, room, text) in sources() {
        if room == "heap" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let is_word = code_of(line)
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|w| w == "unsafe");
            if is_word {
                wrong.push(format!("src/{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "unsafe outside src/heap:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_unsafe_block_says_why() {
    let mut wrong = Vec::new();
    for (name, room, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let opens = code_of(line).contains("unsafe {")
                || code_of(line).trim_start().starts_with("unsafe impl");
            // One reason may stand above a short run of blocks.
            let near = &lines[number.saturating_sub(12)..=number];
            if room == "heap" && opens && !near.iter().any(|l| l.contains("SAFETY:")) {
                wrong.push(format!("src/{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "unsafe without a `// SAFETY:` line:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn nothing_is_left_unfinished_in_the_text() {
    let marks = ["TODO", "FIXME", "todo!(", "unimplemented!("];
    let mut wrong = Vec::new();
    for (name, _, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|m| line.contains(m)) {
                wrong.push(format!("src/{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "unfinished marks:\n{}", wrong.join("\n"));
}

/// A golden that shows where the checkout lies passes nowhere else.
#[test]
fn goldens_do_not_name_their_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (root, mut paths) = (root.to_string_lossy(), Vec::new());
    files(&Path::new(&*root).join("tests"), "out", &mut paths);
    assert!(!paths.is_empty());
    paths.retain(|path| {
        let text = std::fs::read(path).unwrap_or_default();
        String::from_utf8_lossy(&text).contains(&*root)
    });
    assert!(paths.is_empty(), "goldens with a path: {paths:?}");
}

#[test]
fn long_files_are_named() {
    for (name, _, text) in sources() {
        let lines = text.lines().count();
        if lines > 800 {
            println!("hint: src/{name} has {lines} lines; a seam may be near");
        }
    }
}
