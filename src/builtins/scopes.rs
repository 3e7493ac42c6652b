//! Builtin functions on namespaces and source text: globals, locals, vars, dir, exec, eval, compile, `__import__`;
//! code objects.

use super::files::system_path;
use super::frames::{Spot, free_value, unboxed, variables};
use crate::compile::Optimize;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::frame::Frame;
use crate::object::function::{Cell, CodeObject};
use crate::object::str::Str;
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::source::surrogate;
use crate::source::told::Told;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use crate::vm::stack::Current;
use std::sync::Arc;

pub static FUNCTIONS: &[Func] = &[
    func("globals()", |vm, _| {
        Ok(vm.thread.cur.func.get(&vm.heap).globals.into())
    }),
    func("locals()", |vm, _| {
        let cur = vm.thread.cur;
        locals_of(vm, &cur)
    }),
    func("vars(object=..., /)", vars),
    func("dir(object=..., /)", dir),
    func(
        "exec(source, /, globals=None, locals=None, *, closure=None)",
        exec,
    ),
    func("eval(source, /, globals=None, locals=None)", eval),
    func(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        compile,
    ),
    func(
        "__import__(name, globals=..., locals=None, fromlist=(), level=0)",
        import,
    ),
];

/// Gives the local names of what runs in a window: its namespace, or a copy of its variables. While a comprehension runs,
/// its variables are among them; of a module or a class there are only those then.
fn locals_of(vm: &mut Vm, cur: &Current) -> Result<Value, Raise> {
    let (func, regs) = (cur.func, cur.regs);
    let code = func.get(&vm.heap).code.get(&vm.heap);
    let flags = code.code.flags;
    let pc = cur.ip.pc(&code.instrs).saturating_sub(1);
    let inlined = code.code.inlined_at(pc).next().is_some();
    if flags.namespace && !inlined {
        return Ok(regs.get(0));
    }
    if flags.module && !inlined {
        return Ok(func.get(&vm.heap).globals.into());
    }
    let code = func.get(&vm.heap).code;
    let dict = vm.heap.new_dict();
    let names = variables(vm, code, Some(pc));
    // Of a module or a class, only what comprehensions have.
    let hidden = flags.namespace || flags.module;
    for (name, spot) in names {
        let value = match spot {
            Spot::Inlined(at) => unboxed(vm, regs.get(at)),
            _ if hidden => Value::Unset,
            Spot::Register(at) => unboxed(vm, regs.get(at)),
            Spot::Free(at) => free_value(vm, func, at),
        };
        if !value.is_unset() {
            dict.set_str(&mut vm.heap, name, value);
        }
    }
    if !hidden && let Some(extra) = vm.extra_locals() {
        vm.root(dict);
        let more: Vec<_> = extra.iter(&vm.heap).collect();
        for (key, value) in more {
            vm.dict_set(dict, key, value)?;
        }
    }
    Ok(dict.into())
}

fn vars(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    if v.is_unset() {
        let cur = vm.thread.cur;
        return locals_of(vm, &cur);
    }
    match vm.get_attr_opt(v, vm.names.dict)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let names = if v.is_unset() {
        let cur = vm.thread.cur;
        let locals = locals_of(vm, &cur)?;
        let names = match locals {
            Value::Dict(_) => locals,
            mapping => {
                let keys = vm.intern("keys");
                vm.call_method(mapping, keys, &[])?
            }
        };
        vm.root(names);
        vm.collect(names)?
    } else {
        let names = vm.call_dunder(v, vm.names.dir, &[])?.unwrap_or(Value::None);
        vm.root(names);
        vm.collect(names)?
    };
    let mut sorted = names.items(&vm.heap).to_vec();
    super::sort::sort_values(vm, &mut sorted, None, false)?;
    Ok(vm.list(sorted))
}

/// Pairs of what stands in a text for a name, and that name.
type Renames = Vec<(String, String)>;

/// Makes code of text.
fn code_of(vm: &mut Vm, text: String, name: &str, mode: Mode) -> Result<Gc<CodeObject>, Raise> {
    let file = SourceFile::new(name, text).unlisted();
    let optimize = vm.config.optimize;
    renamed_code_of(vm, file, mode, optimize, &[])
}

/// Makes code of text in which something stands for names that no text can have.
fn renamed_code_of(
    vm: &mut Vm,
    file: SourceFile,
    mode: Mode,
    optimize: Optimize,
    renames: &[(String, String)],
) -> Result<Gc<CodeObject>, Raise> {
    if file.text().contains('\0') {
        return Err(vm.null_in_source());
    }
    let file = Arc::new(file);
    match crate::compile::compile_warned(&file, mode, optimize) {
        Ok((mut code, cautions)) => {
            vm.warn_of_source(&cautions, &file)?;
            if !renames.is_empty() {
                code.rename(renames);
            }
            Ok(vm.load_code(code, &file))
        }
        Err(diags) => Err(vm.syntax_error(&diags, &file)),
    }
}

/// Reads what `exec` and `eval` are to run.
fn source_of(vm: &mut Vm, v: Value, name: &str, mode: Mode) -> Result<Gc<CodeObject>, Raise> {
    let text = match vm.plain(v) {
        Value::Code(code) => return Ok(code),
        Value::Str(s) => {
            // A lone surrogate is no source.
            if surrogate::find(s.text(&vm.heap)).is_some() {
                super::codec::encode(vm, s, "utf-8", "strict")?;
            }
            s.text(&vm.heap).to_owned()
        }
        other if super::bytes::buffer(vm, other).is_some() => {
            let bytes = super::bytes::like_bytes(vm, other)?;
            vm.source_text(bytes, "<string>")?
        }
        _ => {
            let text = format!("{name}() arg 1 must be a string, bytes or code object");
            return Err(vm.type_error(text));
        }
    };
    let text = if mode == Mode::Eval {
        text.trim_start_matches([' ', '\t']).to_owned()
    } else {
        text
    };
    code_of(vm, text, "<string>", mode)
}

/// Gives the namespaces that `exec` and `eval` run in.
fn namespaces(vm: &mut Vm, args: Args, name: &str) -> Result<(Gc<Dict>, Value), Raise> {
    if name == "eval"
        && let Some(locals) = args.some(2)
        && vm.find_method(locals, vm.names.getitem)?.is_none()
    {
        return Err(vm.type_error("locals must be a mapping"));
    }
    let globals = match args.some(1).map(|v| vm.plain(v)) {
        None => vm.thread.cur.func.get(&vm.heap).globals,
        Some(Value::Dict(d)) => d,
        Some(other) => {
            let kind = vm.type_name(other);
            let text = if name == "eval" {
                let given = args.get(1);
                let mapping = vm.find_method(given, vm.names.getitem)?.is_some();
                match mapping {
                    true => "globals must be a real dict; try eval(expr, {}, mapping)".to_owned(),
                    false => "globals must be a dict".to_owned(),
                }
            } else {
                format!("{name}() globals must be a dict, not {kind}")
            };
            return Err(vm.type_error(text));
        }
    };
    let locals = match (args.some(2), args.some(1)) {
        (Some(locals), _) if vm.find_method(locals, vm.names.getitem)?.is_none() => {
            let kind = vm.type_name(locals);
            let text = format!("locals must be a mapping or None, not {kind}");
            return Err(vm.type_error(text));
        }
        (Some(locals), _) => locals,
        // A subclass of dict may look up in its own way.
        (None, Some(given)) => given,
        (None, None) => {
            let cur = vm.thread.cur;
            locals_of(vm, &cur)?
        }
    };
    let key = vm.names.builtins;
    if globals.get_str(&vm.heap, key).is_none() && args.some(1).is_some() {
        let builtins = vm.builtins.into();
        globals.set_str(&mut vm.heap, key, builtins);
    }
    Ok((globals, locals))
}

/// Gives the cells that `exec` was given for the free variables of a code object.
fn closure_of(vm: &mut Vm, args: Args, code: Gc<CodeObject>) -> Result<Vec<Gc<Cell>>, Raise> {
    let free = code.get(&vm.heap).code.freevars.len();
    let given = args.get(3).or_none();
    if !matches!(vm.plain(args.get(0)), Value::Code(_)) && !given.is_none() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    if free == 0 {
        return match given.is_none() {
            true => Ok(Vec::new()),
            false => Err(vm.type_error("cannot use a closure with this code object")),
        };
    }
    let cells: Vec<Gc<Cell>> = match given {
        Value::Tuple(t) => {
            let items = t.items(&vm.heap).iter();
            let cells = items.filter_map(|&v| {
                if let Value::Cell(c) = v {
                    Some(c)
                } else {
                    None
                }
            });
            cells.collect()
        }
        _ => Vec::new(),
    };
    let whole = matches!(given, Value::Tuple(t) if t.items(&vm.heap).len() == free);
    if cells.len() != free || !whole {
        let text = format!("code object requires a closure of exactly length {free}");
        return Err(vm.type_error(text));
    }
    Ok(cells)
}

/// Runs code whose names lie in a mapping.
fn run_code(
    vm: &mut Vm,
    code: Gc<CodeObject>,
    globals: Gc<Dict>,
    locals: Value,
    cells: &[Gc<Cell>],
) -> Result<Value, Raise> {
    let takes_namespace = code.get(&vm.heap).code.flags.namespace;
    let func = Value::Function(vm.heap.new_function(code, globals, cells));
    vm.root(func);
    vm.root(locals);
    if takes_namespace {
        vm.call(func, &[locals])
    } else {
        vm.call(func, &[])
    }
}

fn exec(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (globals, locals) = namespaces(vm, args, "exec")?;
    let code = source_of(vm, args.get(0), "exec", Mode::Exec)?;
    let cells = closure_of(vm, args, code)?;
    run_code(vm, code, globals, locals, &cells)?;
    Ok(Value::None)
}

fn eval(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (globals, locals) = namespaces(vm, args, "eval")?;
    let code = source_of(vm, args.get(0), "eval", Mode::Eval)?;
    if !code.get(&vm.heap).code.freevars.is_empty() {
        let text = "code object passed to eval() may not contain free variables";
        return Err(vm.type_error(text));
    }
    run_code(vm, code, globals, locals, &[])
}

fn compile(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Value::Str(s) = vm.plain(args.get(1))
        && s.text(&vm.heap).contains('\0')
    {
        return Err(vm.value_error("embedded null character"));
    }
    let name = match vm.plain(args.get(1)) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => system_path(vm, args.get(1)).map(surrogate::path_shown)?,
    };
    let Value::Str(mode) = vm.plain(args.get(2)) else {
        let got = vm.type_name(args.get(2));
        return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {got}")));
    };
    let (flags, optimize) = (args.int(vm, 3)?, args.int(vm, 5)?);
    if i32::try_from(flags).is_err() || i32::try_from(optimize).is_err() {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    if flags & !KNOWN_FLAGS != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let mode = match mode.text(&vm.heap) {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let (mut renames, mut told) = (Renames::new(), Told::default());
    let text = match vm.plain(args.get(0)) {
        code @ Value::Code(_) => return Ok(code),
        Value::Str(s) => {
            // A lone surrogate is no source.
            if surrogate::find(s.text(&vm.heap)).is_some() {
                super::codec::encode(vm, s, "utf-8", "strict")?;
            }
            s.text(&vm.heap).to_owned()
        }
        other if super::bytes::buffer(vm, other).is_some() => {
            let bytes = super::bytes::like_bytes(vm, other)?;
            vm.source_text(bytes, &name)?
        }
        _ => {
            let text;
            (text, renames, told) = text_of_tree(vm, args.get(0), args.get(2))?;
            text
        }
    };
    if flags & ONLY_TREE != 0 {
        let module = vm.import_module("ast")?;
        let parse = vm.intern("parse");
        let text = vm.string(text);
        return vm.call_method(module, parse, &[text, args.get(1), args.get(2)]);
    }
    // The last line of an indented block needs no end; without the flag nobody waits for more lines of it.
    let in_block = |text: &str| {
        text.rsplit_once('\n')
            .is_some_and(|(_, last)| last.starts_with([' ', '\t']))
    };
    let file = match mode == Mode::Single && flags & KEEP_BLOCK_OPEN == 0 && in_block(&text) {
        true => SourceFile::with_end(name, text),
        false => SourceFile::new(name, text),
    };
    let file = file.unlisted().told_as(told);
    let optimize = Optimize::try_from(optimize).unwrap_or(vm.config.optimize);
    renamed_code_of(vm, file, mode, optimize, &renames).map(Value::Code)
}

/// The flags of `compile` that CPython knows: those of futures and those that say how source is read.
const KNOWN_FLAGS: i64 = 0x1fe_f610;

/// The flag of `compile` by which a block ends only with an empty line: `codeop.PyCF_DONT_IMPLY_DEDENT`.
const KEEP_BLOCK_OPEN: i64 = 0x200;

/// The flag of `compile` that asks for a tree: `ast.PyCF_ONLY_AST`.
const ONLY_TREE: i64 = 0x400;

/// Gives the text of a tree that a script made or changed, what stands in it for names that no text can have, and the
/// places that its places are told as; there is none before `ast` is imported.
fn text_of_tree(vm: &mut Vm, tree: Value, mode: Value) -> Result<(String, Renames, Told), Raise> {
    let (name, source) = (vm.intern("ast"), vm.intern("_source_of"));
    let modules = vm.modules;
    let Some(module) = modules.get_str(&vm.heap, name) else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let made = match vm.call_method(module, source, &[tree, mode]) {
        Err(Raise) if vm.raised_is(Exc::RecursionError) => {
            vm.take_raised();
            let text = "maximum recursion depth exceeded while traversing 'expr' node";
            return Err(vm.error(Exc::RecursionError, text));
        }
        made => made?,
    };
    let heap = &vm.heap;
    let text = |v: Value| match v {
        Value::Str(text) => text.text(heap).to_owned(),
        _ => unreachable!("the writer of trees gives text"),
    };
    let pair = |v: Value| match v {
        Value::Tuple(pair) => pair.items(heap).to_vec(),
        Value::List(pairs) => pairs.items(heap).to_vec(),
        _ => unreachable!("the writer of trees gives text and names"),
    };
    let parts = pair(made);
    let renames = pair(parts[1])
        .into_iter()
        .map(|names| {
            let names = pair(names);
            (text(names[0]), text(names[1]))
        })
        .collect();
    let line = |v: Value| match v {
        Value::Int(line) => u32::try_from(line).unwrap_or(1),
        _ => 1,
    };
    let lines = pair(parts[2]).into_iter().map(line).collect();
    let (text, told) = Told::read(&text(parts[0]), lines);
    Ok((text, renames, told))
}

fn import(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(name) = vm.plain(args.get(0)) else {
        return Err(vm.type_error("module name must be a string"));
    };
    let name = name.text(&vm.heap).to_owned();
    let level = args.int(vm, 4)?;
    let Ok(level) = usize::try_from(level) else {
        return Err(vm.value_error("level must be >= 0"));
    };
    let globals = match args.get(1) {
        Value::Unset => None,
        given => match vm.plain(given) {
            Value::Dict(globals) => Some(globals),
            _ if level == 0 => None,
            _ => return Err(vm.type_error("globals must be a dict")),
        },
    };
    vm.import_named(&name, globals, args.get(3).or_none(), level)
}

// Code objects.

/// Makes a code like another with other names; what it does stays.
fn replace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let old = code_arg(vm, args)?;
    let Value::Dict(changes) = args.get(1) else {
        return Ok(old.into());
    };
    let (mut code, mut source) = {
        let old = old.get(&vm.heap);
        ((*old.code).clone(), old.source.clone())
    };
    let given: Vec<(Value, Value)> = changes.iter(&vm.heap).collect();
    for (key, value) in given {
        let Value::Str(key) = key else { continue };
        let key = key.text(&vm.heap).to_owned();
        match (key.as_str(), vm.plain(value)) {
            ("co_name", Value::Str(name)) => code.name = name.text(&vm.heap).to_owned(),
            ("co_qualname", Value::Str(name)) => code.qualname = name.text(&vm.heap).to_owned(),
            ("co_filename", Value::Str(name)) => {
                let file = SourceFile::new(name.text(&vm.heap), source.text());
                let file = file.told_as(source.told().clone());
                source = Arc::new(if source.is_listed() {
                    file
                } else {
                    file.unlisted()
                });
            }
            ("co_firstlineno", Value::Int(line)) => {
                code.first_line = u32::try_from(line).unwrap_or(0);
            }
            ("co_name" | "co_qualname" | "co_filename" | "co_firstlineno", other) => {
                let kind = vm.type_name(other);
                let wanted = if key == "co_firstlineno" {
                    "int"
                } else {
                    "str"
                };
                let text = format!("replace() argument '{key}' must be {wanted}, not {kind}");
                return Err(vm.type_error(text));
            }
            _ => {
                let text = format!("replacing {key} of a code is not supported");
                return Err(vm.error(Exc::NotImplementedError, text));
            }
        }
    }
    Ok(Value::Code(vm.renamed_code(old, code, source)))
}

/// None of these has a name in `builtins`.
pub static HIDDEN: &[&Type] = &[&Type::sealed("code", CODE)];

static CODE: &[Func] = &[
    method("replace(self, /, **changes)", replace),
    getter("co_name", |vm, args| {
        Ok(code_arg(vm, args)?.get(&vm.heap).name.into())
    }),
    getter("co_qualname", |vm, args| {
        Ok(code_arg(vm, args)?.get(&vm.heap).qualname.into())
    }),
    getter("co_filename", |vm, args| {
        let path = code_arg(vm, args)?.get(&vm.heap).source.path();
        Ok(vm.string(path))
    }),
    getter("co_firstlineno", |vm, args| {
        code_number(vm, args, |c| c.code.first_line as i64)
    }),
    getter("co_argcount", |vm, args| {
        code_number(vm, args, |c| c.code.argcount as i64)
    }),
    getter("co_posonlyargcount", |vm, args| {
        code_number(vm, args, |c| c.code.posonly as i64)
    }),
    getter("co_kwonlyargcount", |vm, args| {
        code_number(vm, args, |c| c.code.kwonly as i64)
    }),
    getter("co_nlocals", |vm, args| {
        code_number(vm, args, |c| locals(c).len() as i64)
    }),
    getter("co_stacksize", |vm, args| {
        code_number(vm, args, |c| c.nregs as i64)
    }),
    getter("co_flags", |vm, args| code_number(vm, args, code_flags)),
    // For `types.coroutine`, which in CPython gives the function a code with one flag more.
    method("_let_await(self, /)", |vm, args| {
        code_arg(vm, args)?.get_mut(&mut vm.heap).iterable = true;
        Ok(Value::None)
    }),
    getter("co_varnames", |vm, args| {
        let names = locals(code_arg(vm, args)?.get(&vm.heap));
        Ok(vm.tuple(&names))
    }),
    // The instructions of this machine and their constants: equal where two functions do the same.
    getter("co_code", |vm, args| {
        let code = code_arg(vm, args)?.get(&vm.heap);
        let bytes = code.instrs.iter().flat_map(|word| word.to_le_bytes());
        let mut bytes: Vec<u8> = bytes.collect();
        bytes.extend(format!("{:?}", code.code.consts).bytes());
        Ok(vm.heap.new_byte_vec(bytes).into())
    }),
    getter("co_names", |vm, args| {
        let names = code_arg(vm, args)?.get(&vm.heap).names.clone();
        let names: Vec<Value> = names.iter().map(|&n| n.into()).collect();
        Ok(vm.tuple(&names))
    }),
    getter("co_consts", |vm, args| {
        let consts = code_arg(vm, args)?.get(&vm.heap).consts.to_vec();
        Ok(vm.tuple(&consts))
    }),
    getter("co_freevars", |vm, args| {
        let names = code_arg(vm, args)?.get(&vm.heap).code.freevars.clone();
        let names: Vec<Value> = names.iter().map(|n| vm.intern(n).into()).collect();
        Ok(vm.tuple(&names))
    }),
    getter("co_cellvars", |vm, args| {
        let code = code_arg(vm, args)?;
        let names = cells(vm, code.get(&vm.heap));
        Ok(vm.tuple(&names))
    }),
    method("co_lines(self, /)", code_lines),
    method("co_positions(self, /)", code_positions),
    method("__repr__(self, /)", |vm, args| {
        let code = code_arg(vm, args)?;
        let c = code.get(&vm.heap);
        let text = format!(
            "<code object {} at {:#x}, file \"{}\", line {}>",
            c.name.text(&vm.heap),
            code.id(),
            c.source.path(),
            c.code.first_line
        );
        Ok(vm.string(text))
    }),
];

/// An iterator of `(start, end, line)`, one for each run of instructions of a line; offsets are those of `f_lasti`.
fn code_lines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = code_arg(vm, args)?.get(&vm.heap);
    let mut runs: Vec<[u32; 3]> = Vec::new();
    for pc in 0..code.instrs.len() as u32 {
        let line = code.source.line_of(code.span_at(pc));
        match runs.last_mut() {
            Some(run) if run[2] == line => run[1] = pc * 2 + 2,
            _ => runs.push([pc * 2, pc * 2 + 2, line]),
        }
    }
    let numbers = |run: [u32; 3]| run.map(|n| Some(i64::from(n))).to_vec();
    let rows: Vec<Vec<Option<i64>>> = runs.into_iter().map(numbers).collect();
    iterator_of_rows(vm, &rows)
}

/// An iterator of `(line, end line, column, end column)`, one for each instruction; columns count bytes.
fn code_positions(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = code_arg(vm, args)?.get(&vm.heap);
    let row = |pc: u32| {
        let place = code.source.extent(code.span_at(pc));
        let column = |n: Option<u32>| n.map(i64::from);
        vec![
            Some(i64::from(place.first)),
            Some(i64::from(place.last)),
            column(place.columns.map(|c| c.0)),
            column(place.columns.map(|c| c.1)),
        ]
    };
    let rows: Vec<Vec<Option<i64>>> = (0..code.instrs.len() as u32).map(row).collect();
    iterator_of_rows(vm, &rows)
}

fn iterator_of_rows(vm: &mut Vm, rows: &[Vec<Option<i64>>]) -> Result<Value, Raise> {
    vm.scoped(|vm| {
        let list = vm.list(Vec::new());
        vm.root(list);
        let Value::List(items) = list else {
            unreachable!("a list was made");
        };
        for row in rows {
            let row: Vec<Value> = row
                .iter()
                .map(|n| n.map_or(Value::None, Value::Int))
                .collect();
            let row = vm.tuple(&row);
            items.push(&mut vm.heap, row);
        }
        vm.iter(list)
    })
}

fn code_arg(vm: &mut Vm, args: Args) -> Result<Gc<CodeObject>, Raise> {
    match args.get(0) {
        Value::Code(c) => Ok(c),
        other => Err(vm.wrong_type("code", other)),
    }
}

fn parameter_count(code: &CodeObject) -> usize {
    let c = &code.code;
    let starred = u16::from(c.flags.varargs) + u16::from(c.flags.varkeywords);
    usize::from(c.argcount + c.kwonly + starred)
}

/// Gives the names that inner functions use: parameters in their order, then the others by name.
fn cells(vm: &Vm, code: &CodeObject) -> Vec<Value> {
    let params = parameter_count(code);
    let name = |at: usize| code.varnames.get(at).copied();
    let at = code.code.cells.iter().map(|&r| r as usize);
    let (given, mut own): (Vec<usize>, Vec<usize>) = at.partition(|&at| at < params);
    own.sort_by_key(|&at| name(at).map(|n| n.text(&vm.heap)));
    let names = given.into_iter().chain(own).filter_map(name);
    names.map(Value::Str).collect()
}

/// Gives the names of the parameters and of the locals that no inner function uses.
fn locals(code: &CodeObject) -> Vec<Value> {
    let c = &code.code;
    let params = parameter_count(code);
    let shown =
        |(i, _): &(usize, &Gc<Str>)| *i < params || !c.cells.iter().any(|&r| r as usize == *i);
    let names = code.varnames.iter().enumerate().filter(shown);
    names.map(|(_, &name)| name.into()).collect()
}

fn code_number(vm: &mut Vm, args: Args, read: fn(&CodeObject) -> i64) -> Result<Value, Raise> {
    Ok(Value::Int(read(code_arg(vm, args)?.get(&vm.heap))))
}

/// Gives the flags as `inspect` knows them.
fn code_flags(code: &CodeObject) -> i64 {
    let f = code.code.flags;
    let mut flags = if f.module || f.namespace { 0 } else { 3 };
    flags |= if f.varargs { 4 } else { 0 };
    flags |= if f.varkeywords { 8 } else { 0 };
    flags |= if code.code.freevars.is_empty() {
        0
    } else {
        0x10
    };
    flags
        | match (f.generator, f.coroutine) {
            (true, true) => 0x200,
            (true, false) if code.iterable => 0x120,
            (true, false) => 0x20,
            (false, true) => 0x80,
            (false, false) => 0,
        }
}

/// Gives what a suspended frame awaits that is not a frame, if it can be told; else None.
pub fn awaited_value(vm: &mut Vm, frame: Gc<Frame>) -> Value {
    let f = frame.get(&vm.heap);
    let word = f.ip.peek(0);
    let register = (word >> 16) as u8 as usize;
    let regs = Regs::of_tail(frame);
    match regs.get(register) {
        Value::Ready(_) => vm.coroutine_of_sleep(frame).unwrap_or(Value::None),
        Value::Unset => Value::None,
        Value::Future(waiter) => match vm.coroutine_of_wait(waiter) {
            Some(coro) => {
                regs.set(register, coro);
                coro
            }
            None => Value::Future(waiter),
        },
        v => v,
    }
}
