//! The repr of futures and tasks: their state, name, coroutine, what they wait for, who is called when they are done.

use super::futures::state_of;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Frame, FrameState};
use crate::object::future::{Callback, FutureKind, State, Status};
use crate::object::task::Task;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};

/// How many frames deep a repr is in CPython, so that a long chain of futures is as much too deep as there.
const FRAMES: u32 = 3;

pub(super) fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = args.get(0);
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    let depth = vm.thread.depth;
    if depth + FRAMES > vm.recursion_limit {
        return Err(vm.recursion_error());
    }
    let mut text = String::new();
    vm.thread.depth += FRAMES;
    // A ring of tasks that wait for each other, a result that holds its future: dots where it comes round, as in CPython.
    let shown = vm.guarded(&mut text, object, "...", |vm, out| {
        out.push_str(&describe(vm, object, future)?);
        Ok(())
    });
    vm.thread.depth = depth;
    shown?;
    Ok(vm.string(text))
}

/// Gives the repr of a future or task that is `object`, or lies in it.
fn describe(vm: &mut Vm, object: Value, future: Value) -> Result<String, Raise> {
    let class = vm.class_of(object);
    let name = vm.class_name(class);
    let mut info = vec![state_word(vm, future).to_string()];
    match future.core(&vm.heap).map(|c| c.status()) {
        Some(Status::Result(value)) => {
            let shown = vm.show_short(value);
            info.push(format!("result={shown}"));
        }
        Some(Status::Error(error)) => {
            let shown = vm.repr_of(error)?;
            info.push(format!("exception={}", shown.text(&vm.heap)));
        }
        _ => {}
    }
    let callbacks = shown_callbacks(vm, future);
    if !callbacks.is_empty() {
        info.push(match callbacks.as_slice() {
            [first, more @ .., last] if !more.is_empty() => {
                format!("cb=[{first}, <{} more>, {last}]", more.len())
            }
            all => format!("cb=[{}]", all.join(", ")),
        });
    }
    if let Some(place) = vm.place_made(future) {
        info.push(format!("created at {place}"));
    }
    if let Value::Task(task) = future {
        add_task_info(vm, task, &mut info)?;
    }
    Ok(format!("<{name} {}>", info.join(" ")))
}

/// Puts what tasks show beside futures into the parts of a repr. A script's class is asked by its methods.
fn add_task_info(vm: &mut Vm, task: Gc<Task>, info: &mut Vec<String>) -> Result<(), Raise> {
    let own = task.get(&vm.heap).core.class().is_some();
    let object = Value::Task(task);
    let cancelling = match own {
        true => vm.asks_true(object, "cancelling")? && !vm.asks_true(object, "done")?,
        false => {
            let t = task.get(&vm.heap);
            t.cancels > 0 && !t.core.is_done()
        }
    };
    if cancelling {
        info[0] = "cancelling".to_string();
    }
    let task_name = match own {
        true => vm.ask(object, "get_name")?,
        false => {
            let name = vm.task_name(task);
            vm.str(&name)
        }
    };
    let shown = vm.show(task_name);
    info.insert(1, format!("name={shown}"));
    let t = task.get(&vm.heap);
    let (is_done, waiting, id) = (t.core.is_done(), t.waiting, t.core.loop_id);
    let coro = t.coroutine(&vm.heap);
    let waits_for = match waiting {
        _ if is_done => None,
        Value::Task(other) if vm.sched.names_waits => {
            let (state, name) = (state_word(vm, waiting), vm.task_name(other));
            Some(format!("<Task {state} name='{name}'>"))
        }
        Value::Future(_) | Value::Task(_) | Value::Instance(_) => {
            Some(vm.repr_of(waiting)?.text(&vm.heap).to_owned())
        }
        Value::Ready(3) => Some("<Future finished result=None>".to_string()),
        Value::Ready(_) => {
            let wakeup = vm.name_of_wakeup(task);
            let made = match vm.in_debug(id) {
                true => format!(" created at {}", crate::event::show::INNER),
                false => String::new(),
            };
            Some(format!("<Future pending cb=[{wakeup}()]{made}>"))
        }
        _ => None,
    };
    if let Some(shown) = waits_for {
        info.insert(2, format!("wait_for={shown}"));
    }
    // One that was over before it was made has none.
    if !coro.is_unset() {
        let shown = show_coro(vm, coro);
        info.insert(2, format!("coro=<{shown}>"));
    }
    Ok(())
}

fn state_word(vm: &Vm, future: Value) -> &'static str {
    match state_of(vm, future) {
        State::Pending => "pending",
        State::Cancelled => "cancelled",
        State::Finished | State::Failed => "finished",
    }
}

fn show_coro(vm: &mut Vm, coro: Value) -> String {
    let name = vm.coroutine_name(coro);
    match coro {
        Value::Frame(frame) => format!("{name}() {}", show_place(vm, frame)),
        Value::NativeCoro(coro) if !coro.get(&vm.heap).is_anext => {
            let code = vm.code_of_native(coro);
            let code = code.get(&vm.heap);
            let place = format!("{}:{}", code.source.path(), code.code.first_line);
            match coro.get(&vm.heap).done {
                true => format!("{name}() done, defined at {place}"),
                false => format!("{name}() running at {place}"),
            }
        }
        _ => format!("{name}()"),
    }
}

fn show_place(vm: &Vm, frame: Gc<Frame>) -> String {
    let f = frame.get(&vm.heap);
    let code = f.func.get(&vm.heap).code.get(&vm.heap);
    let file = code.source.path();
    if f.state == FrameState::Done {
        return format!("done, defined at {file}:{}", code.code.first_line);
    }
    let created = f.state == FrameState::Created;
    let pc = if f.state == FrameState::Running {
        let here = vm.running_frames().find(|r| r.cur.frame == Some(frame));
        here.map_or(f.ip, |r| r.cur.ip)
    } else {
        f.ip
    };
    let pc = pc.pc(&code.instrs);
    let pc = if f.state == FrameState::Awaiting {
        pc
    } else {
        pc.saturating_sub(1)
    };
    let line = if created {
        code.code.first_line
    } else {
        code.source.line_of(code.code.span_at(pc))
    };
    format!("running at {file}:{line}")
}

/// Shows the callbacks of a future. Those that are functions in CPython have a place: the module that stands for theirs.
fn shown_callbacks(vm: &mut Vm, future: Value) -> Vec<String> {
    let core = future.core(&vm.heap);
    let callbacks = core.map(|c| c.callbacks()).unwrap_or_default();
    let mut shown = Vec::new();
    for callback in callbacks {
        shown.push(match callback {
            Callback::Wake(task) => format!("{}()", vm.name_of_wakeup(task)),
            Callback::Tell(to) if future.is(Value::Future(to)) => {
                "shield.<locals>._outer_done_callback() at std/asyncio/tasks.as:1".to_string()
            }
            Callback::Script(pair) => {
                let func = pair.item(&vm.heap, 0).unwrap_or(Value::None);
                let shown = vm.show_call(func, &[], false);
                match func {
                    // How a task is woken that asks the future by its methods, see `event/own.rs`.
                    Value::Method(method) if shown == "_wake_task()" => {
                        match method.get(&vm.heap).self_ {
                            Value::Task(task) => format!("{}()", vm.name_of_wakeup(task)),
                            _ => shown,
                        }
                    }
                    _ => shown,
                }
            }
            Callback::Tell(to) if matches!(to.get(&vm.heap).kind, FutureKind::Shield { .. }) => {
                "shield.<locals>._inner_done_callback() at std/asyncio/tasks.as:1".to_string()
            }
            Callback::Tell(_) => {
                "gather.<locals>._done_callback() at std/asyncio/tasks.as:1".to_string()
            }
            Callback::Group(_) => "TaskGroup._on_task_done()".to_string(),
            Callback::Stop => {
                "_run_until_complete_cb() at std/asyncio/base_events.as:1".to_string()
            }
        });
    }
    shown
}
