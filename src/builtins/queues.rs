//! Queue, PriorityQueue, LifoQueue.
//!
//! An item put does not belong to the getter it wakes: who runs first takes it, and a getter that finds nothing
//! queues again at the end. A priority queue is a binary heap with `heapq`'s algorithm, so that items
//! that compare equal come in CPython's order; comparing may run script code. A queue that a script reaches into, or
//! whose class overrides methods, is an opened one (`queues/opened.rs`): nothing of it is done here.

mod opened;

use super::heaps::{self, First, Heap};
use super::payload::{Own, make, own};
use super::sync::{chained, leave_event, thrown};
use super::waiters::{Waited, Waiters, bind_loop, bound_loop, suspend_on};
use crate::event::make::{Step, step};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::future::State;
use crate::object::native_coro::NativeCoro;
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::{Outcome, Raise, Resume, Vm};
use opened::{Opened, by_methods};
use std::collections::VecDeque;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    First,
    Last,
    Smallest,
}

/// Items and those who wait for some or for room.
pub struct Queue {
    order: Order,
    maxsize: i64,
    /// The bound as it was given, if that was no int.
    given: Value,
    items: VecDeque<Value>,
    getters: Waiters,
    putters: Waiters,
    joiners: Waiters,
    unfinished: u64,
    shutdown: bool,
    /// Set once everything goes by methods.
    opened: Option<Box<Opened>>,
}

impl Payload for Queue {
    fn trace(&self, m: &mut Marker) {
        self.items.iter().for_each(|v| v.trace(m));
        self.given.trace(m);
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.queue.iter().for_each(|&f| m.mark(f));
        }
        if let Some(opened) = &self.opened {
            opened.trace(m);
        }
    }
    fn size(&self) -> usize {
        size_of::<Queue>() + 16 * self.items.len()
    }
}

impl Waited for Queue {
    fn waiters(&mut self) -> &mut Waiters {
        &mut self.getters
    }
}

impl Queue {
    /// Gives the bound as the script sees it.
    fn shown_maxsize(&self) -> Value {
        if self.given.is_unset() {
            Value::Int(self.maxsize)
        } else {
            self.given
        }
    }

    fn is_full(&self) -> bool {
        self.maxsize > 0 && self.items.len() as i64 >= self.maxsize
    }
}

static FUNCS: &[Func] = &[
    method("qsize(self)", qsize),
    getter("maxsize", maxsize),
    accessor("_maxsize", maxsize, set_maxsize),
    accessor("_unfinished_tasks", unfinished, set_unfinished),
    accessor("_is_shutdown", is_shutdown, set_is_shutdown),
    method("empty(self)", empty),
    method("full(self)", full),
    method("put(self, item)", put),
    method("put_nowait(self, item)", put_nowait),
    method("get(self)", get),
    method("get_nowait(self)", get_nowait),
    method("task_done(self)", task_done),
    method("join(self)", join),
    method("shutdown(self, immediate=False)", shutdown),
    method("__repr__(self)", repr),
    method("__str__(self)", to_str),
    method("_format(self)", |vm, args| {
        let text = describe(vm, args)?;
        Ok(vm.string(text))
    }),
    accessor("_loop", bound_loop::<Queue>, bind_loop::<Queue>),
    super::alias::CLASS_GETITEM,
    method("__init__(self, maxsize=0)", opened::init),
    method("_init(self, maxsize)", opened::init_items),
    method("_put(self, item)", opened::put_item),
    method("_get(self)", opened::get_item),
    method("_wakeup_next(self, waiters)", opened::wake_next),
    method("_get_loop(self)", opened::get_loop),
    accessor("_queue", opened::queue_field, opened::set_queue),
    accessor("_getters", opened::getters_field, opened::set_getters),
    accessor("_putters", opened::putters_field, opened::set_putters),
    accessor("_finished", opened::finished_field, opened::set_finished),
];

pub static QUEUE: Type = Type {
    name: "Queue",
    module: "asyncio.queues",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, maxsize=0)", queue_new)),
    funcs: FUNCS,
    doc: "A queue between tasks: first in, first out.",
};

pub static PRIORITY_QUEUE: Type = Type {
    name: "PriorityQueue",
    new: Some(func("__new__(cls, maxsize=0)", priority_new)),
    base: "Queue",
    funcs: &[],
    doc: "A queue that gives the smallest item first.",
    ..QUEUE
};

pub static LIFO_QUEUE: Type = Type {
    name: "LifoQueue",
    new: Some(func("__new__(cls, maxsize=0)", lifo_new)),
    base: "Queue",
    funcs: &[],
    doc: "A queue that gives the last item first.",
    ..QUEUE
};

static GET: Step = step("Queue.get", get_step);
static PUT: Step = step("Queue.put", put_step);
static JOIN: Step = step("Queue.join", join_step);

fn new(vm: &mut Vm, args: Args, order: Order) -> Result<Value, Raise> {
    let (maxsize, given) = bound(vm, args)?;
    let queue = Queue {
        order,
        maxsize,
        given,
        items: VecDeque::new(),
        getters: Waiters::default(),
        putters: Waiters::default(),
        joiners: Waiters::default(),
        unfinished: 0,
        shutdown: false,
        opened: None,
    };
    let odd = !matches!(given, Value::Unset | Value::Float(_) | Value::Bool(_));
    let made = make(vm, args.get(0), queue)?;
    if odd {
        let root = vm.root(made);
        opened::open_queue(vm, made)?;
        return Ok(vm.rooted(root));
    }
    if let Value::Instance(_) = made {
        let root = vm.root(made);
        opened::open_class(vm, args.get(0), made)?;
        return Ok(vm.rooted(root));
    }
    Ok(made)
}

fn queue_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    new(vm, args, Order::First)
}

fn priority_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    new(vm, args, Order::Smallest)
}

fn lifo_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    new(vm, args, Order::Last)
}

fn qsize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if let Some([items, ..]) = opened_parts(vm, queue) {
        return Ok(Value::Int(vm.len(items)? as i64));
    }
    Ok(Value::Int(queue.get(&vm.heap).items.len() as i64))
}

fn maxsize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    Ok(queue.get(&vm.heap).shown_maxsize())
}

/// Reads the bound of a queue: how many items, and what was given if that was no int.
fn bound(vm: &mut Vm, args: Args) -> Result<(i64, Value), Raise> {
    match vm.plain(args.get(1)) {
        // Never reached by a number of items if it is none.
        Value::Float(f) if f.get().is_nan() => Ok((i64::MAX, args.get(1))),
        Value::Float(f) => Ok((f.get().ceil() as i64, args.get(1))),
        Value::Int(_) | Value::Big(_) => Ok((args.clipped(vm, 1)?, Value::Unset)),
        Value::Bool(on) => Ok((on as i64, args.get(1))),
        // What it is compared with, and whether it can be, shows when somebody puts an item in.
        _ => Ok((i64::MAX, args.get(1))),
    }
}

fn unfinished(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    Ok(Value::Int(queue.get(&vm.heap).unfinished as i64))
}

fn set_maxsize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let (maxsize, given) = bound(vm, args)?;
    let data = queue.get_mut(&mut vm.heap);
    (data.maxsize, data.given) = (maxsize, given);
    Ok(Value::None)
}

fn set_unfinished(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let count = args.clipped(vm, 1)?;
    queue.get_mut(&mut vm.heap).unfinished = count.max(0) as u64;
    Ok(Value::None)
}

fn is_shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    Ok(Value::bool(queue.get(&vm.heap).shutdown))
}

fn set_is_shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let on = args.truth(vm, 1)?;
    queue.get_mut(&mut vm.heap).shutdown = on;
    Ok(Value::None)
}

/// Gives the items, those who wait for some and those who wait for room, of an opened queue.
fn opened_parts(vm: &Vm, queue: Own<Queue>) -> Option<[Value; 3]> {
    let opened = queue.get(&vm.heap).opened.as_ref();
    opened.map(|opened| opened.parts())
}

fn empty(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if let Some([items, ..]) = opened_parts(vm, queue) {
        return Ok(Value::bool(!vm.truth(items)?));
    }
    Ok(Value::bool(queue.get(&vm.heap).items.is_empty()))
}

fn full(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let data = queue.get(&vm.heap);
    if data.opened.is_some() && data.maxsize > 0 {
        let maxsize = data.shown_maxsize();
        if vm
            .compare(CmpOp::LtE, maxsize, Value::Int(0))?
            .is(Value::TRUE)
        {
            return Ok(Value::bool(false));
        }
        let qsize = vm.intern("qsize");
        let size = vm.call_method(args.get(0), qsize, &[])?;
        return vm.compare(CmpOp::GtE, size, maxsize);
    }
    Ok(Value::bool(queue.get(&vm.heap).is_full()))
}

/// Puts an item in and wakes a getter.
fn put_in(vm: &mut Vm, queue: Own<Queue>, item: Value) -> Result<(), Raise> {
    let data = queue.get_mut(&mut vm.heap);
    if data.shutdown {
        return Err(vm.raise_bare_of(Exc::QueueShutDown));
    }
    if data.is_full() {
        return Err(vm.raise_bare_of(Exc::QueueFull));
    }
    data.items.push_back(item);
    data.unfinished += 1;
    let smallest = data.order == Order::Smallest;
    vm.heap.charge(16);
    if smallest {
        let last = queue.get(&vm.heap).items.len() - 1;
        if let Err(raise) = heaps::rise(vm, queue, 0, last, First::Smallest) {
            // It stays in, but nobody is told.
            let data = queue.get_mut(&mut vm.heap);
            data.unfinished = data.unfinished.saturating_sub(1);
            return Err(raise);
        }
    }
    wake_one(vm, queue, Side::Getters)
}

/// Takes the next item out, which must exist, and wakes a putter.
fn take_out(vm: &mut Vm, queue: Own<Queue>) -> Result<Value, Raise> {
    let data = queue.get_mut(&mut vm.heap);
    let item = match data.order {
        Order::First => data.items.pop_front(),
        Order::Last => data.items.pop_back(),
        Order::Smallest => Some(pop_smallest(vm, queue)?),
    };
    wake_one(vm, queue, Side::Putters)?;
    Ok(item.unwrap_or(Value::None))
}

impl Heap for Own<Queue> {
    fn len(self, vm: &Vm) -> usize {
        self.get(&vm.heap).items.len()
    }

    fn item(self, vm: &Vm, i: usize) -> Option<Value> {
        self.get(&vm.heap).items.get(i).copied()
    }

    fn set_item(self, vm: &mut Vm, i: usize, value: Value) {
        if let Some(place) = self.get_mut(&mut vm.heap).items.get_mut(i) {
            *place = value;
        }
    }
}

fn pop_smallest(vm: &mut Vm, queue: Own<Queue>) -> Result<Value, Raise> {
    let last = queue.get_mut(&mut vm.heap).items.pop_back();
    let last = last.unwrap_or(Value::None);
    vm.root(last);
    let smallest = heaps::replace(vm, queue, last, First::Smallest)?;
    Ok(smallest.unwrap_or(last))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Getters,
    Putters,
}

fn side(queue: &mut Queue, side: Side) -> &mut Waiters {
    match side {
        Side::Getters => &mut queue.getters,
        Side::Putters => &mut queue.putters,
    }
}

/// Wakes the first waiter of a side that was not cancelled.
#[inline]
fn wake_one(vm: &mut Vm, queue: Own<Queue>, which: Side) -> Result<(), Raise> {
    // Those before it were cancelled and are dropped.
    let first = loop {
        let Some(waiter) = side(queue.get_mut(&mut vm.heap), which).queue.pop_front() else {
            return Ok(());
        };
        if !waiter.get(&vm.heap).core.is_done() {
            break waiter;
        }
    };
    vm.resolve(first, Value::None)
}

fn put_nowait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "put_nowait", &[args.get(0), args.get(1)]);
    }
    put_in(vm, queue, args.get(1))?;
    Ok(Value::None)
}

fn get_nowait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "get_nowait", &[args.get(0)]);
    }
    let data = queue.get(&vm.heap);
    if data.items.is_empty() {
        let exc = if data.shutdown {
            Exc::QueueShutDown
        } else {
            Exc::QueueEmpty
        };
        return Err(vm.raise_bare_of(exc));
    }
    take_out(vm, queue)
}

fn put(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "put", &[args.get(0), args.get(1)]);
    }
    if vm.awaited_directly() && !queue.get(&vm.heap).is_full() {
        put_in(vm, queue, args.get(1))?;
        return Ok(vm.ready(Value::None));
    }
    Ok(vm.new_coro(&PUT, [args.get(0), args.get(1), Value::Unset, Value::Unset]))
}

fn get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "get", &[args.get(0)]);
    }
    if vm.awaited_directly() && !queue.get(&vm.heap).items.is_empty() {
        let item = take_out(vm, queue)?;
        return Ok(vm.ready(item));
    }
    Ok(vm.new_coro(
        &GET,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

/// Suspends on a new waiter of a side.
fn wait_side(vm: &mut Vm, coro: Gc<NativeCoro>, queue: Own<Queue>, which: Side) -> Outcome {
    let made = vm.new_waiter(queue.value(), |heap| Some(side(queue.get_mut(heap), which)));
    suspend_on(vm, coro, made)
}

/// Something was thrown into one who waits: whoever was woken in vain passes the turn on.
fn leave_side(
    vm: &mut Vm,
    coro: Gc<NativeCoro>,
    queue: Own<Queue>,
    which: Side,
    error: Value,
) -> Outcome {
    if let Value::Future(waiter) = coro.get(&vm.heap).state[3] {
        vm.sched
            .cancel(&mut vm.heap, Value::Future(waiter), Value::Unset);
        if let Err(raise) = vm.check_queued() {
            return chained(vm, error, raise);
        }
        let data = queue.get_mut(&mut vm.heap);
        side(data, which).remove(waiter);
        let useful = match which {
            Side::Getters => !data.items.is_empty(),
            Side::Putters => !data.is_full(),
        };
        if useful
            && waiter.get(&vm.heap).core.state != State::Cancelled
            && let Err(raise) = wake_one(vm, queue, which)
        {
            return chained(vm, error, raise);
        }
    }
    thrown(vm, error)
}

fn get_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let Ok(queue) = own::<Queue>(vm, coro.get(&vm.heap).state[0]) else {
        return Outcome::Raise;
    };
    if queue.get(&vm.heap).opened.is_some() {
        return opened::go_on(vm, coro, Side::Getters, resume);
    }
    if let Resume::Throw(error) = resume {
        return leave_side(vm, coro, queue, Side::Getters, error);
    }
    let data = queue.get(&vm.heap);
    if !data.items.is_empty() {
        return match take_out(vm, queue) {
            Ok(item) => Outcome::Return(item),
            Err(Raise) => Outcome::Raise,
        };
    }
    if data.shutdown {
        vm.raise_bare_of(Exc::QueueShutDown);
        return Outcome::Raise;
    }
    wait_side(vm, coro, queue, Side::Getters)
}

fn put_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let &NativeCoro {
        state: [object, item, ..],
        ..
    } = coro.get(&vm.heap);
    let Ok(queue) = own::<Queue>(vm, object) else {
        return Outcome::Raise;
    };
    if queue.get(&vm.heap).opened.is_some() {
        return opened::go_on(vm, coro, Side::Putters, resume);
    }
    if let Resume::Throw(error) = resume {
        return leave_side(vm, coro, queue, Side::Putters, error);
    }
    let data = queue.get(&vm.heap);
    if data.is_full() && !data.shutdown {
        return wait_side(vm, coro, queue, Side::Putters);
    }
    match put_in(vm, queue, item) {
        Ok(()) => Outcome::Return(Value::None),
        Err(Raise) => Outcome::Raise,
    }
}

fn task_done(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "task_done", &[args.get(0)]);
    }
    let data = queue.get_mut(&mut vm.heap);
    if data.unfinished == 0 {
        return Err(vm.value_error("task_done() called too many times"));
    }
    data.unfinished -= 1;
    if data.unfinished == 0 {
        finish(vm, queue)?;
    }
    Ok(Value::None)
}

/// Everything that was put in is done: wakes those who join.
fn finish(vm: &mut Vm, queue: Own<Queue>) -> Result<(), Raise> {
    for i in 0..queue.get(&vm.heap).joiners.queue.len() {
        if let Some(&waiter) = queue.get(&vm.heap).joiners.queue.get(i) {
            vm.resolve(waiter, Value::TRUE)?;
        }
    }
    Ok(())
}

fn join(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "join", &[args.get(0)]);
    }
    if vm.awaited_directly() && queue.get(&vm.heap).unfinished == 0 {
        return Ok(vm.ready(Value::None));
    }
    Ok(vm.new_coro(
        &JOIN,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn join_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let Ok(queue) = own::<Queue>(vm, coro.get(&vm.heap).state[0]) else {
        return Outcome::Raise;
    };
    if coro.get(&vm.heap).phase == 0 {
        if queue.get(&vm.heap).unfinished == 0 {
            return Outcome::Return(Value::None);
        }
        let made = vm.new_waiter(queue.value(), |heap| Some(&mut queue.get_mut(heap).joiners));
        let Ok(future) = made else {
            return Outcome::Raise;
        };
        let c = coro.get_mut(&mut vm.heap);
        c.state[3] = Value::Future(future);
        c.phase = 1;
        return Outcome::Await(Value::Future(future));
    }
    if let Value::Future(waiter) = coro.get(&vm.heap).state[3] {
        let data = queue.get_mut(&mut vm.heap);
        data.joiners.remove(waiter);
        if let Some(event) = data.opened.as_ref().map(|o| o.finished) {
            leave_event(vm, event, waiter);
        }
    }
    match resume {
        Resume::Throw(error) => thrown(vm, error),
        Resume::Send(_) => Outcome::Return(Value::None),
    }
}

fn shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    if queue.get(&vm.heap).opened.is_some() {
        return by_methods(vm, "shutdown", &[args.get(0), args.get(1)]);
    }
    let immediate = args.truth(vm, 1)?;
    queue.get_mut(&mut vm.heap).shutdown = true;
    if immediate {
        let data = queue.get_mut(&mut vm.heap);
        let dropped = data.items.len() as u64;
        data.items.clear();
        data.unfinished = data.unfinished.saturating_sub(dropped);
        if data.unfinished == 0 {
            finish(vm, queue)?;
        }
    }
    for which in [Side::Getters, Side::Putters] {
        while let Some(waiter) = side(queue.get_mut(&mut vm.heap), which).queue.pop_front() {
            vm.resolve(waiter, Value::None)?;
        }
    }
    Ok(Value::None)
}

fn describe(vm: &mut Vm, args: Args) -> Result<String, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let maxsize = queue.get(&vm.heap).shown_maxsize();
    let maxsize = vm.repr_of(maxsize)?;
    let mut text = format!("maxsize={}", maxsize.text(&vm.heap));
    let (items, getters, putters) = match opened_parts(vm, queue) {
        Some([items, getters, putters]) => {
            let items = vm.collect(items)?;
            let waiting = [vm.len(getters)?, vm.len(putters)?];
            (items.into(), waiting[0], waiting[1])
        }
        None => {
            let data = queue.get(&vm.heap);
            let waiting = [data.getters.queue.len(), data.putters.queue.len()];
            let items = data.items.iter().copied().collect();
            (vm.list(items), waiting[0], waiting[1])
        }
    };
    vm.root(items);
    if vm.len(items)? > 0 {
        let shown = vm.repr_of(items)?;
        text += &format!(" _queue={}", shown.text(&vm.heap));
    }
    for (name, waiting) in [("_getters", getters), ("_putters", putters)] {
        if waiting > 0 {
            text += &format!(" {name}[{waiting}]");
        }
    }
    let data = queue.get(&vm.heap);
    if data.unfinished > 0 {
        text += &format!(" tasks={}", data.unfinished);
    }
    if data.shutdown {
        text += " shutdown";
    }
    Ok(text)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = describe(vm, args)?;
    let name = vm.type_name(args.get(0));
    Ok(vm.string(format!("<{name} at {:#x} {text}>", args.get(0).id())))
}

fn to_str(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = describe(vm, args)?;
    let name = vm.type_name(args.get(0));
    Ok(vm.string(format!("<{name} {text}>")))
}

impl Vm {
    /// Raises an exception of a builtin class without arguments.
    pub fn raise_bare_of(&mut self, exc: Exc) -> Raise {
        let e = self.new_exception(exc, &[]);
        self.throw(Value::Exception(e))
    }
}
