//! What lies in a folder: `listdir`, `scandir` and its entries.

use super::paths::{failed_on, is_bytes, stat};
use crate::builtins::alias::CLASS_GETITEM;
use crate::builtins::files::system_path;
use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::source::surrogate::{self, path_shown};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use rustix::fs::{Dir, FileType, Mode, OFlags};
use std::os::unix::ffi::OsStringExt;
use std::vec::IntoIter;

pub static FUNCTIONS: &[Func] = &[
    func("listdir(path=None)", listdir),
    func("scandir(path=None)", scandir),
];

/// An entry as the folder tells of it.
struct Found {
    name: Vec<u8>,
    kind: FileType,
    inode: u64,
}

/// What `scandir` returns.
struct Entries {
    folder: Value,
    left: IntoIter<Found>,
}

impl Payload for Entries {
    fn trace(&self, m: &mut Marker) {
        self.folder.trace(m);
    }
    fn size(&self) -> usize {
        64 + self.left.len() * size_of::<Found>()
    }
}

/// What a step of it gives.
struct Entry {
    name: Value,
    path: Value,
    kind: FileType,
    inode: u64,
}

impl Payload for Entry {
    fn trace(&self, m: &mut Marker) {
        self.name.trace(m);
        self.path.trace(m);
    }
}

pub static ENTRIES: Type = Type {
    name: "ScandirIterator",
    module: "posix",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        method("__next__(self, /)", next),
        method("__enter__(self, /)", |_, args| Ok(args.get(0))),
        method("__exit__(self, *args)", close),
        method("close(self, /)", close),
    ],
    doc: "",
};

pub static ENTRY: Type = Type {
    name: "DirEntry",
    module: "posix",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        getter("name", |vm, args| {
            Ok(own::<Entry>(vm, args.get(0))?.get(&vm.heap).name)
        }),
        getter("path", |vm, args| {
            Ok(own::<Entry>(vm, args.get(0))?.get(&vm.heap).path)
        }),
        method("inode(self, /)", |vm, args| {
            let entry = own::<Entry>(vm, args.get(0))?;
            Ok(Value::Int(entry.get(&vm.heap).inode as i64))
        }),
        method("is_dir(self, /, *, follow_symlinks=True)", |vm, args| {
            is(vm, args, FileType::Directory)
        }),
        method("is_file(self, /, *, follow_symlinks=True)", |vm, args| {
            is(vm, args, FileType::RegularFile)
        }),
        method("is_symlink(self, /)", |vm, args| {
            let entry = own::<Entry>(vm, args.get(0))?;
            Ok(Value::bool(entry.get(&vm.heap).kind == FileType::Symlink))
        }),
        method("is_junction(self, /)", |_, _| Ok(Value::FALSE)),
        CLASS_GETITEM,
        method("stat(self, /, *, follow_symlinks=True)", |vm, args| {
            let path = own::<Entry>(vm, args.get(0))?.get(&vm.heap).path;
            let follow = args.truth(vm, 1)?;
            stat(vm, path, follow)
        }),
        method("__fspath__(self, /)", |vm, args| {
            Ok(own::<Entry>(vm, args.get(0))?.get(&vm.heap).path)
        }),
        method("__repr__(self, /)", |vm, args| {
            let name = own::<Entry>(vm, args.get(0))?.get(&vm.heap).name;
            let shown = vm.repr_of(name)?;
            let text = format!("<DirEntry {}>", shown.text(&vm.heap));
            Ok(vm.string(text))
        }),
    ],
    doc: "",
};

/// Reads a folder at once, in the system's order.
fn read_folder(vm: &mut Vm, args: Args) -> Result<(Value, Vec<Found>), Raise> {
    let given = match args.some(0) {
        Some(path) => path,
        None => vm.str("."),
    };
    vm.root(given);
    let path = match vm.plain(given) {
        Value::Int(fd) => format!("/dev/fd/{fd}").into(),
        _ => system_path(vm, given)?,
    };
    let folder = match vm.plain(given) {
        Value::Str(_) | Value::Bytes(_) | Value::Int(_) => given,
        _ => vm.string(path_shown(&path)),
    };
    vm.root(folder);
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = rustix::fs::open(&path, flags, Mode::empty()).and_then(Dir::new);
    let found = opened.and_then(|dir| {
        let mut found = Vec::new();
        for entry in dir {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                found.push(Found {
                    name: name.to_vec(),
                    kind: entry.file_type(),
                    inode: entry.ino(),
                });
            }
        }
        Ok(found)
    });
    match found {
        Ok(found) => Ok((folder, found)),
        Err(problem) => Err(failed_on(vm, problem, given)),
    }
}

/// Makes a name as the folder was given: a str or bytes.
fn named(vm: &mut Vm, name: Vec<u8>, bytes: bool) -> Value {
    match bytes {
        true => vm.heap.new_byte_vec(name).into(),
        false => vm.string(surrogate::text_of_system(&name)),
    }
}

fn listdir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (folder, found) = read_folder(vm, args)?;
    let bytes = is_bytes(vm, folder);
    let names = found
        .into_iter()
        .map(|f| named(vm, f.name, bytes))
        .collect();
    Ok(vm.list(names))
}

fn scandir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (folder, found) = read_folder(vm, args)?;
    let class = vm.class_named(ENTRIES.name).unwrap_or(vm.types.object);
    let left = found.into_iter();
    Ok(vm.object_of(class, Entries { folder, left }))
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let entries = own::<Entries>(vm, args.get(0))?;
    entries.get_mut(&mut vm.heap).left = Vec::new().into_iter();
    Ok(Value::None)
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let entries = own::<Entries>(vm, args.get(0))?;
    let e = entries.get_mut(&mut vm.heap);
    let (folder, found) = (e.folder, e.left.next());
    let Some(found) = found else {
        return Err(vm.stop_iteration(Value::None));
    };
    let bytes = is_bytes(vm, folder);
    let path = match vm.plain(folder) {
        Value::Int(_) => found.name.clone(),
        _ => {
            let folder = system_path(vm, folder)?;
            let mut path = folder.into_os_string().into_vec();
            if !path.ends_with(b"/") {
                path.push(b'/');
            }
            path.extend_from_slice(&found.name);
            path
        }
    };
    let name = named(vm, found.name, bytes);
    let path = named(vm, path, bytes);
    let class = vm.class_named(ENTRY.name).unwrap_or(vm.types.object);
    let (kind, inode) = (found.kind, found.inode);
    Ok(vm.object_of(
        class,
        Entry {
            name,
            path,
            kind,
            inode,
        },
    ))
}

/// Tells whether an entry is of a kind; links are followed unless told otherwise.
fn is(vm: &mut Vm, args: Args, wanted: FileType) -> Result<Value, Raise> {
    let entry = own::<Entry>(vm, args.get(0))?;
    let (kind, path) = (entry.get(&vm.heap).kind, entry.get(&vm.heap).path);
    let follow = args.truth(vm, 1)?;
    if kind != FileType::Unknown && !(follow && kind == FileType::Symlink) {
        return Ok(Value::bool(kind == wanted));
    }
    let path = system_path(vm, path)?;
    let found = match follow {
        true => rustix::fs::stat(&path),
        false => rustix::fs::lstat(&path),
    };
    Ok(Value::bool(found.is_ok_and(|s| {
        FileType::from_raw_mode(s.st_mode) == wanted
    })))
}
