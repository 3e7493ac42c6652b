//! Code made ready to run; names of variables and their errors; functions made.

use super::Vm;
use super::constants::Shared;
use super::outcome::{Outcome, Raise, Resume};
use crate::code::{Capture, Code, Op, Special};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::function::{Body, Cache, Cell, CodeObject, Function, FunctionExtra, Module};
use crate::object::str::Str;
use crate::source::SourceFile;
use std::sync::Arc;

impl Vm {
    /// Makes code ready to run: constants as values, empty caches. The code is verified first.
    pub fn load_code(&mut self, code: Code, source: &Arc<SourceFile>) -> Gc<CodeObject> {
        if let Err(problem) = code.verify() {
            unreachable!(
                "the compiler made bad code at {}: {}",
                problem.at, problem.why
            );
        }
        self.load_verified(code, source)
    }

    /// As `load_code`, for code that was verified when Aster was built.
    pub(super) fn load_verified(&mut self, code: Code, source: &Arc<SourceFile>) -> Gc<CodeObject> {
        self.load_part(code, source, &mut Shared::default())
    }

    /// Makes one code object of a verified unit ready; `shared` holds the constants of those before it.
    pub(super) fn load_part(
        &mut self,
        mut code: Code,
        source: &Arc<SourceFile>,
        shared: &mut Shared,
    ) -> Gc<CodeObject> {
        let consts: Vec<Value> = std::mem::take(&mut code.consts)
            .into_iter()
            .map(|c| self.load_const(c, source, shared))
            .collect();
        let names: Vec<Gc<Str>> = code.names.iter().map(|n| self.intern(n)).collect();
        let caches = code
            .sites
            .iter()
            .map(|&n| Cache::empty(names[n as usize]))
            .collect();
        let varnames: Vec<Gc<Str>> = code.varnames.iter().map(|n| self.intern(n)).collect();
        let name = self.intern(&code.name);
        let qualname = self.intern(&code.qualname);
        let suspendable = code.flags.generator || code.flags.coroutine;
        // Code with an explicit namespace gets that mapping as its one argument.
        let arguments = if code.flags.namespace {
            1
        } else {
            code.argcount as u32
        };
        let simple = code.kwonly == 0 && !code.flags.varargs && !code.flags.varkeywords;
        let plain = simple && !suspendable;
        let body = if plain && !code.flags.namespace {
            self.body(&code, &consts)
        } else {
            Body::Steps
        };
        let object = CodeObject {
            source: source.clone(),
            instrs: std::mem::take(&mut code.instrs).into_boxed_slice(),
            consts: consts.into_boxed_slice(),
            names: names.into_boxed_slice(),
            caches,
            varnames: varnames.into_boxed_slice(),
            name,
            qualname,
            nregs: code.nregs.max(1) as u32,
            simple_args: if simple { arguments } else { u32::MAX },
            plain_args: if plain && matches!(body, Body::Steps) {
                arguments
            } else {
                u32::MAX
            },
            body,
            suspendable,
            iterable: false,
            coroutine: code.flags.coroutine && !code.flags.generator,
            handlers: code.flags.handlers,
            code: Arc::new(code),
        };
        self.heap.alloc(object)
    }

    /// Makes code that does the same under other names: `code` has those, and no instructions.
    pub fn renamed_code(
        &mut self,
        old: Gc<CodeObject>,
        code: Code,
        source: Arc<SourceFile>,
    ) -> Gc<CodeObject> {
        let (name, qualname) = (self.intern(&code.name), self.intern(&code.qualname));
        let old = old.get(&self.heap);
        let caches = code
            .sites
            .iter()
            .map(|&n| Cache::empty(old.names[n as usize]));
        let object = CodeObject {
            source,
            instrs: old.instrs.clone(),
            consts: old.consts.clone(),
            names: old.names.clone(),
            caches: caches.collect(),
            varnames: old.varnames.clone(),
            name,
            qualname,
            body: old.body,
            code: Arc::new(code),
            ..*old
        };
        self.heap.alloc(object)
    }

    /// Tells whether a function only gives an attribute of a parameter, or a constant.
    fn body(&self, code: &Code, consts: &[Value]) -> Body {
        let operand = |word: u32, at: u32| (word >> (8 * at)) as u8;
        let result = |word: u32| Op::decode(word) == Some(Op::Return);
        match code.instrs[..] {
            [only] if Op::decode(only) == Some(Op::ReturnNone) => Body::Constant(Value::None),
            [load, leave] if result(leave) && operand(leave, 1) == operand(load, 1) => {
                let half = load >> 16;
                match Op::decode(load) {
                    Some(Op::LoadConst) => Body::Constant(consts[half as usize]),
                    Some(Op::LoadInt) => Body::Constant(Value::Int(i64::from(half as i16))),
                    Some(Op::LoadSpecial) if half == Special::True as u32 => {
                        Body::Constant(Value::TRUE)
                    }
                    Some(Op::LoadSpecial) if half == Special::False as u32 => {
                        Body::Constant(Value::FALSE)
                    }
                    _ => Body::Steps,
                }
            }
            [get, site, leave]
                if Op::decode(get) == Some(Op::GetAttr)
                    && result(leave)
                    && operand(leave, 1) == operand(get, 1)
                    && u32::from(operand(get, 2)) < code.argcount as u32 =>
            {
                let parameter = operand(get, 2);
                Body::Attribute { parameter, site }
            }
            _ => Body::Steps,
        }
    }

    /// Runs a module's code in its namespace. Code with top-level `await` must be driven by the loop.
    pub fn run_module_code(
        &mut self,
        code: Gc<CodeObject>,
        globals: Gc<Dict>,
    ) -> Result<Value, Raise> {
        let function = self.heap.new_function(code, globals, &[]);
        match self.call(Value::Function(function), &[])? {
            Value::Frame(frame) => match self.resume(frame, Resume::Send(Value::None)) {
                Outcome::Return(value) => Ok(value),
                Outcome::Raise => Err(Raise),
                Outcome::Yield(_) | Outcome::Await(_) => {
                    Err(self.runtime_error("a module cannot wait outside an event loop"))
                }
            },
            value => Ok(value),
        }
    }

    /// Makes the function that runs a module's code.
    pub fn module_function(
        &mut self,
        code: Code,
        source: &Arc<SourceFile>,
        globals: Gc<Dict>,
    ) -> Gc<Function> {
        let code = self.load_code(code, source);
        self.heap.new_function(code, globals, &[])
    }

    /// Makes a module with an empty namespace but for its name.
    pub fn new_module(&mut self, name: &str) -> Gc<Module> {
        let name = self.intern(name);
        let dict = self.heap.new_dict();
        let key = self.names.name;
        dict.set_str(&mut self.heap, key, Value::Str(name));
        self.heap.alloc(Module {
            name,
            dict,
            class: None,
            built_in: false,
        })
    }

    /// `LoadSpecial`.
    pub(super) fn special(&mut self, which: u16) -> Value {
        const NAMES: [Special; 6] = [
            Special::None,
            Special::True,
            Special::False,
            Special::Ellipsis,
            Special::AssertionError,
            Special::ModuleName,
        ];
        match NAMES.get(which as usize) {
            Some(Special::True) => Value::TRUE,
            Some(Special::False) => Value::FALSE,
            Some(Special::Ellipsis) => Value::Ellipsis,
            Some(Special::AssertionError) => Value::Class(self.exc_class(Exc::AssertionError)),
            Some(Special::ModuleName) => {
                let name = self.names.name;
                let globals = self.thread.cur.func.get(&self.heap).globals;
                // Globals without a name take that of the builtins.
                let named = globals.get_str(&self.heap, name);
                named.unwrap_or_else(|| self.string("builtins".to_owned()))
            }
            _ => Value::None,
        }
    }

    fn unbound(&mut self, exc: Exc, name: Gc<Str>, free: bool) -> Raise {
        let text = name.text(&self.heap);
        let message = if free {
            format!(
                "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
            )
        } else {
            format!("cannot access local variable '{text}' where it is not associated with a value")
        };
        match exc {
            // Of a local the error does not keep the name, so there are no suggestions.
            Exc::UnboundLocalError => self.error(exc, message),
            _ => self.named_error(exc, message, name, Value::None),
        }
    }

    /// Raises the error of a local that has no value.
    #[cold]
    pub(super) fn unbound_local(&mut self, code: Gc<CodeObject>, name: usize) -> Raise {
        let name = code.get(&self.heap).names[name];
        self.unbound(Exc::UnboundLocalError, name, false)
    }

    /// Raises the error of a local kept in a cell that has no value.
    #[cold]
    pub(super) fn unbound_local_cell(&mut self, register: usize) -> Raise {
        let code = self.thread.cur.func.get(&self.heap).code.get(&self.heap);
        let name = code.varnames.get(register).copied().unwrap_or(code.name);
        self.unbound(Exc::UnboundLocalError, name, false)
    }

    /// Raises the error of a closure variable that has no value.
    #[cold]
    pub(super) fn unbound_free(&mut self, index: usize) -> Raise {
        let code = self.thread.cur.func.get(&self.heap).code;
        let text = code
            .get(&self.heap)
            .code
            .freevars
            .get(index)
            .cloned()
            .unwrap_or_default();
        let name = self.intern(&text);
        self.unbound(Exc::NameError, name, true)
    }

    /// `del` of a closure variable.
    pub(super) fn delete_free(&mut self, index: usize) -> Result<(), Raise> {
        let cell = self.thread.cur.func.tail(&self.heap)[index];
        if cell.get(&self.heap).value.is_unset() {
            return Err(self.unbound_free(index));
        }
        cell.get_mut(&mut self.heap).value = Value::Unset;
        Ok(())
    }

    /// `del` of a local kept in a cell.
    pub(super) fn delete_cell(&mut self, register: usize) -> Result<(), Raise> {
        if let Value::Cell(cell) = self.thread.cur.regs.get(register) {
            if cell.get(&self.heap).value.is_unset() {
                return Err(self.unbound_local_cell(register));
            }
            cell.get_mut(&mut self.heap).value = Value::Unset;
        }
        Ok(())
    }

    /// `del` of a global; `live` says how many registers are in use then, plus one.
    pub(super) fn delete_global(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        live: usize,
        mark: usize,
    ) -> Result<(), Raise> {
        let name = code.get(&self.heap).caches[site].name;
        let globals = self.thread.cur.func.get(&self.heap).globals;
        let Some(gone) = globals.remove_str(&mut self.heap, name) else {
            return Err(self.undefined_name(name));
        };
        if self.awaits_death() {
            self.settle_after_delete(gone, live, mark);
        }
        Ok(())
    }

    fn lookup_mapping(&mut self, mapping: Value, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        match mapping {
            Value::Dict(d) => Ok(d.get_str(&self.heap, name)),
            other => match self.get_item(other, Value::Str(name)) {
                Ok(value) => Ok(Some(value)),
                Err(Raise) if self.raised_is(Exc::KeyError) => {
                    self.take_raised();
                    Ok(None)
                }
                Err(Raise) => Err(Raise),
            },
        }
    }

    /// A name in a class body or other explicit namespace.
    #[inline(never)]
    pub(super) fn load_name(&mut self, code: Gc<CodeObject>, site: usize) -> Result<Value, Raise> {
        let name = code.get(&self.heap).caches[site].name;
        let mapping = self.thread.cur.regs.get(0);
        if let Some(value) = self.lookup_mapping(mapping, name)? {
            return Ok(value);
        }
        let globals = self.thread.cur.func.get(&self.heap).globals;
        if let Some(value) = globals.get_str(&self.heap, name) {
            return Ok(value);
        }
        if let Some(own) = self.own_builtins(globals) {
            return match own.get_str(&self.heap, name) {
                Some(value) => Ok(value),
                None => Err(self.undefined_name(name)),
            };
        }
        if let Some(value) = self.builtins.get_str(&self.heap, name) {
            return Ok(value);
        }
        match self.lazy_builtin(name)? {
            Some(value) => Ok(value),
            None => Err(self.undefined_name(name)),
        }
    }

    /// A free variable in a class body: the namespace first.
    pub(super) fn load_class_free(
        &mut self,
        code: Gc<CodeObject>,
        name: usize,
        index: usize,
    ) -> Result<Value, Raise> {
        let name = code.get(&self.heap).names[name];
        let mapping = self.thread.cur.regs.get(0);
        if let Some(value) = self.lookup_mapping(mapping, name)? {
            return Ok(value);
        }
        let cell = self.thread.cur.func.tail(&self.heap)[index];
        match cell.get(&self.heap).value {
            Value::Unset => Err(self.unbound_free(index)),
            value => Ok(value),
        }
    }

    /// `del` of a name in an explicit namespace.
    #[inline(never)]
    pub(super) fn delete_name(&mut self, mapping: Value, name: Gc<Str>) -> Result<(), Raise> {
        match self.del_item(mapping, Value::Str(name)) {
            // Whatever the mapping says, as in CPython.
            Err(Raise) => {
                self.take_raised();
                Err(self.undefined_name(name))
            }
            result => result,
        }
    }

    /// `MakeFunction`: defaults, keyword defaults and annotations lie in registers from `b` on.
    #[inline(never)]
    pub(super) fn make_function(
        &mut self,
        code: Value,
        b: usize,
        flags: usize,
    ) -> Result<Value, Raise> {
        let Value::Code(code) = code else {
            unreachable!("the compiler names a code constant")
        };
        let cur = self.thread.cur;
        let captures = code.get(&self.heap).code.captures.clone();
        let mut cells: smallvec::SmallVec<[Gc<Cell>; 8]> = smallvec::SmallVec::new();
        for capture in captures {
            let cell = match capture {
                Capture::Free(i) => cur.func.tail(&self.heap)[i as usize],
                Capture::Register(r) => match cur.regs.get(r as usize) {
                    Value::Cell(cell) => cell,
                    value => self.heap.new_cell(value),
                },
            };
            cells.push(cell);
        }
        let globals = cur.func.get(&self.heap).globals;
        let function = self.heap.new_function(code, globals, &cells);
        let mut at = b;
        if flags & 1 != 0 {
            if let Value::Tuple(t) = cur.regs.get(at) {
                function.get_mut(&mut self.heap).defaults = Some(t);
            }
            at += 1;
        }
        if flags & 2 != 0 {
            if let Value::Dict(d) = cur.regs.get(at) {
                let extra = self.function_extra(function);
                extra.get_mut(&mut self.heap).kwdefaults = Some(d);
            }
            at += 1;
        }
        if flags & 4 != 0 {
            let extra = self.function_extra(function);
            extra.get_mut(&mut self.heap).annotations = cur.regs.get(at);
        }
        Ok(Value::Function(function))
    }

    /// Gives the part of a function that few have, making it if need be.
    pub fn function_extra(&mut self, f: Gc<Function>) -> Gc<FunctionExtra> {
        if let Some(extra) = f.get(&self.heap).extra {
            return extra;
        }
        let extra = self.heap.alloc(FunctionExtra::empty());
        f.get_mut(&mut self.heap).extra = Some(extra);
        extra
    }

    /// A builtin that is loaded when it is first named; `None` if there is none of that name.
    pub(super) fn lazy_builtin(&mut self, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        let text = name.text(&self.heap).to_string();
        let Some(&(_, module)) = self.lazy_builtins.iter().find(|l| l.0 == text) else {
            return Ok(None);
        };
        let module = self.import_module(module)?;
        let value = self.get_attr(module, name)?;
        self.builtins.set_str(&mut self.heap, name, value);
        Ok(Some(value))
    }
}
