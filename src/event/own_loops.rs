//! Loops of a script's own classes: the methods that what is written in Rust calls by their names because a class has
//! overridden them.
//!
//! Which those are is noted once, when the loop is made (`OwnWays`). `call_soon`, `call_at` and `create_future` are not
//! among them: tasks, futures and sleeps queue what they queue in Rust. A loop's own `time` is asked once for each iteration.

use super::make::Wanted;
use super::run::{EventLoop, PATIENCE};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::sched::handle::Handle;
use crate::sched::{OwnWays, Ready, Timed};
use crate::vm::{Raise, Vm};

/// No wait is longer, as in CPython: a day.
const LONGEST_WAIT: f64 = 86_400.0;

impl Vm {
    /// Makes a loop of a class.
    pub fn new_loop_of(&mut self, class: Value) -> Result<Value, Raise> {
        let id = self.sched.new_loop();
        let object = self.new_payload(class, EventLoop { id })?;
        let own = match class {
            Value::Class(class) if !class.get(&self.heap).flags.builtin => self.own_ways_of(class),
            _ => OwnWays::default(),
        };
        let debug = self.begins_in_debug();
        if own.queues {
            self.interpose(id);
        }
        if let Some(state) = self.sched.state(id) {
            state.object = object;
            state.own = own;
            state.debug = debug;
        }
        if own.set_debug
            && let Value::Class(class) = class
            && let Some((owner, _)) = class.find(&self.heap, self.names.init)
            && owner.get(&self.heap).flags.builtin
        {
            let root = self.root(object);
            self.tell_debug(object, debug)?;
            return Ok(self.rooted(root));
        }
        Ok(object)
    }

    /// Sets a loop's debug mode by its own method.
    pub fn tell_debug(&mut self, event_loop: Value, on: bool) -> Result<(), Raise> {
        let name = self.intern("set_debug");
        self.call_method(event_loop, name, &[Value::bool(on)])?;
        Ok(())
    }

    fn own_ways_of(&mut self, class: Gc<Class>) -> OwnWays {
        let mut has = |names: &[&str]| {
            names.iter().any(|name| {
                let name = self.intern(name);
                let found = class.find(&self.heap, name);
                found.is_some_and(|(owner, _)| !owner.get(&self.heap).flags.builtin)
            })
        };
        let (time, run_once, stop) = (has(&["time"]), has(&["_run_once"]), has(&["stop"]));
        let delays = has(&["call_later", "call_at"]);
        let queues = delays || has(&["call_soon"]);
        OwnWays {
            any: time || run_once || stop || queues,
            queues,
            delays,
            create_task: has(&["create_task"]),
            reports: has(&["call_exception_handler", "default_exception_handler"]),
            time,
            run_once,
            runs: has(&["run_until_complete", "run_forever"]),
            run_forever: has(&["run_forever"]),
            stop,
            set_debug: has(&["set_debug"]),
            ends: has(&[
                "run_until_complete",
                "close",
                "shutdown_asyncgens",
                "shutdown_default_executor",
            ]),
            ..OwnWays::default()
        }
    }

    /// Creates a task by a loop's own `create_task`.
    pub(super) fn task_by_own_loop(
        &mut self,
        id: u32,
        coro: Value,
        wanted: Wanted,
    ) -> Result<Value, Raise> {
        let mut options = Vec::new();
        if !wanted.name.is_unset() {
            options.push((self.intern("name"), wanted.name));
        }
        if let Some(context) = wanted.context.some() {
            options.push((self.intern("context"), context));
        }
        let event_loop = self.loop_object(id);
        let name = self.intern("create_task");
        let method = self.get_attr(event_loop, name)?;
        self.root(method);
        self.call_kw(method, &[coro], &options)
    }

    /// Reports an error by a loop's own methods.
    pub(super) fn report_by_own_loop(&mut self, id: u32, context: Value) -> Result<(), Raise> {
        let event_loop = self.loop_object(id);
        let name = self.intern("call_exception_handler");
        self.call_method(event_loop, name, &[context])?;
        Ok(())
    }

    /// Runs a loop until a future is done, by the loop's own method if it has one.
    pub(super) fn run_by_method(&mut self, id: u32, future: Value) -> Result<Value, Raise> {
        if !self.sched.state(id).is_some_and(|s| s.own.runs) {
            return self.run_until_complete(id, future);
        }
        let event_loop = self.loop_object(id);
        let name = self.intern("run_until_complete");
        self.call_method(event_loop, name, &[future])
    }

    /// Closes a loop, by its own method if it has one.
    pub(super) fn close_by_method(&mut self, id: u32) -> Result<(), Raise> {
        if !self.sched.state(id).is_some_and(|s| s.own.ends) {
            self.close_loop(id);
            return Ok(());
        }
        let event_loop = self.loop_object(id);
        self.ask(event_loop, "close").map(|_| ())
    }

    /// Closes the async generators and the executor of a loop by its own methods.
    pub(super) fn shut_down_own_loop(&mut self, id: u32) -> Result<(), Raise> {
        let event_loop = self.loop_object(id);
        let asyncgens = self.ask(event_loop, "shutdown_asyncgens")?;
        self.run_by_method(id, asyncgens)?;
        let name = self.intern("shutdown_default_executor");
        let executor = self.call_method(event_loop, name, &[Value::Int(PATIENCE as i64)])?;
        self.run_by_method(id, executor)?;
        Ok(())
    }

    /// Runs iterations of a loop that has a `time` or a `_run_once` of its own until it is stopped.
    pub(super) fn run_own_loop(&mut self) -> Result<(), Raise> {
        let id = self.sched.cur.id;
        loop {
            let mark = self.thread.roots.mark();
            let ended = if self.sched.cur.own.run_once {
                let event_loop = self.loop_object(id);
                self.ask(event_loop, "_run_once").map(|_| ())
            } else {
                self.run_once(id)
            };
            self.thread.roots.cut(mark);
            ended?;
            if self.sched.cur.stopping {
                return Ok(());
            }
        }
    }

    /// What the builtin method `_run_once` does: one iteration.
    pub fn run_once(&mut self, id: u32) -> Result<(), Raise> {
        if self.sched.running() != Some(id) {
            return self.inside(id, |vm| vm.run_once(id));
        }
        if self.sched.cur.own.selects {
            // What is queued by now is handed over first: there is no waiting while any of it is left.
            self.pass_queued()?;
            self.sched.cur.timers.clean();
            self.select_by_script(id)?;
        }
        self.take_own_time(id)?;
        if self.sched.cur.own.queues {
            return self.iterate_passed();
        }
        self.iterate(false)
    }

    /// Asks a loop for its time once for an iteration, if it has a clock of its own.
    fn take_own_time(&mut self, id: u32) -> Result<(), Raise> {
        let own = self.sched.cur.own;
        if own.time || own.attributes {
            let time = self.time_of_loop(id)?;
            self.sched.clock.set_own(time);
        }
        Ok(())
    }

    /// Waits by the loop's selector, then looks at what the kernel is asked about here. That has a descriptor of its own in
    /// the selector, so that whatever happens ends the wait.
    fn select_by_script(&mut self, id: u32) -> Result<(), Raise> {
        let cur = &self.sched.cur;
        let idle = cur.ready.is_empty()
            && cur.passed.is_empty()
            && !cur.stopping
            && !self.sched.io.is_ready(|key| cur.watches(key));
        let timeout = match self.sched.cur.timers.first() {
            _ if !idle => Value::Int(0),
            None => Value::None,
            Some(when) => {
                let _ = self.out.flush();
                let left = when - self.time_of_loop(id)?;
                Value::float(left.clamp(0.0, LONGEST_WAIT))
            }
        };
        if timeout.is_none() {
            let _ = self.out.flush();
        }
        let selector = self.sched.cur.selector;
        let select = self.intern("select");
        let events = self.call_method(selector, select, &[timeout])?;
        self.root(events);
        self.queue_selected(events)?;
        self.check_signals()?;
        self.queue_signals()?;
        self.poll_io(Some(std::time::Duration::ZERO))
    }

    /// Queues the handles of what a script registered with the selector itself.
    fn queue_selected(&mut self, events: Value) -> Result<(), Raise> {
        let events = self.collect(events)?;
        self.root(events);
        for event in events.items(&self.heap).to_vec() {
            let Some(pair) = self.plain_items(event) else {
                continue;
            };
            let (Some(&key), Some(&Value::Int(mask))) = (pair.first(), pair.get(1)) else {
                continue;
            };
            let data = self.intern("data");
            let Some(data) = self.get_attr_opt(key, data)? else {
                continue;
            };
            let handles = self.plain_items(data).unwrap_or_default();
            for (at, handle) in handles.into_iter().take(2).enumerate() {
                if mask & (1 << at) != 0
                    && let Value::Object(handle) = handle
                {
                    self.sched.cur.push(Ready::Call(handle));
                }
            }
        }
        Ok(())
    }

    /// Gives a loop the selector it waits by; one that a script has not given it is made when it asks for it.
    pub fn set_selector(&mut self, id: u32, selector: Value) -> Result<(), Raise> {
        self.root(selector);
        let fd = match self.sched.io.descriptor() {
            Ok(fd) => fd,
            Err(e) => return Err(self.os_error(&e, None)),
        };
        // What is asked first, so that what is no selector is refused as in CPython.
        let (map, register) = (self.intern("get_map"), self.intern("register"));
        self.get_attr(selector, map)?;
        let register = self.get_attr(selector, register)?;
        self.call(register, &[Value::Int(i64::from(fd)), Value::Int(1)])?;
        if let Some(state) = self.sched.state(id) {
            state.selector = selector;
            state.own.selects = true;
        }
        self.turn_own(id);
        Ok(())
    }

    /// A loop has ways of its own from now on; if it runs, from its next iteration on.
    pub fn turn_own(&mut self, id: u32) {
        let Some(state) = self.sched.state(id) else {
            return;
        };
        if !std::mem::replace(&mut state.own.any, true) && state.running && !state.stopping {
            state.own.turning = true;
            state.stopping = true;
        }
    }

    /// The loop that runs is to stop, or only to go on in its own ways.
    #[cold]
    pub(super) fn stop_or_turn(&mut self) -> Result<(), Raise> {
        if !std::mem::take(&mut self.sched.cur.own.turning) {
            return Ok(());
        }
        self.sched.cur.stopping = false;
        self.run_own_loop()
    }

    /// A script has set an attribute on a loop itself: from now on it is asked for what the attribute stands for.
    pub fn loop_attribute_set(&mut self, event_loop: Value, name: Gc<Str>) {
        let Some(id) = self.payload::<EventLoop>(event_loop).map(|l| l.id) else {
            return;
        };
        let Some(state) = self.sched.state(id) else {
            return;
        };
        let own = &mut state.own;
        match name.text(&self.heap) {
            "time" => own.attributes = true,
            "_run_once" => own.run_once = true,
            "stop" => own.stop = true,
            "create_task" => own.create_task = true,
            "call_exception_handler" | "default_exception_handler" => own.reports = true,
            "run_forever" => (own.runs, own.run_forever) = (true, true),
            "run_until_complete" => (own.runs, own.ends) = (true, true),
            "close" | "shutdown_asyncgens" | "shutdown_default_executor" => own.ends = true,
            "call_soon" => own.queues = true,
            "call_later" | "call_at" => (own.queues, own.delays) = (true, true),
            _ => return,
        }
        if own.queues {
            self.interpose(id);
        }
        self.turn_own(id);
    }

    /// Gives the time of a loop, by its own method if it has one.
    pub fn time_of_loop(&mut self, id: u32) -> Result<f64, Raise> {
        if !self
            .sched
            .state(id)
            .is_some_and(|s| s.own.time || s.own.attributes)
        {
            return Ok(self.sched.clock.now());
        }
        let event_loop = self.loop_object(id);
        let time = self.ask(event_loop, "time")?;
        self.to_float(time)
    }

    /// Lists the timers of a loop as handles, in the order of its heap.
    pub fn scheduled(&mut self, id: u32) -> Result<Value, Raise> {
        let list = self.heap.new_list(Vec::new());
        self.root(list);
        let timers: Vec<(f64, Timed)> = self
            .sched
            .state(id)
            .map_or(Vec::new(), |s| s.timers.waiting().collect());
        for (when, what) in timers {
            let handle = match what {
                Timed::Handle(handle) => Value::Object(handle),
                _ => self.stand_in(id, when),
            };
            list.push(&mut self.heap, handle);
        }
        Ok(list.into())
    }

    /// Makes the handle of a timer that has none: a sleep's or a timeout's.
    fn stand_in(&mut self, id: u32, when: f64) -> Value {
        let nothing: Gc<Tuple> = self.heap.new_tuple(&[]);
        let mut handle = Handle::new(Value::None, nothing, Value::Unset, id);
        handle.when = when;
        let class = self.types.timer_handle;
        self.object_of(class, handle)
    }
}
