//! Baton: one machine, used by one OS thread at a time.
//!
//! Whoever holds the baton uses the machine, all others wait in a queue, first come first served. What must hold:
//! 1. Only the holder touches the machine; `release` gives the machine's address away for as long as the baton is away.
//! 2. The machine outlives its use: the thread that made it takes the baton back before it drops the machine, and
//!    never gives it away again. A thread that still waits then waits for ever (or until the process ends).

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The right to use a machine.
pub struct Baton<T> {
    queue: Mutex<Queue<T>>,
    moved: Condvar,
    /// How many threads wait for it; looked at without the lock.
    waiting: AtomicUsize,
}

struct Queue<T> {
    /// The next number to be drawn, and the number whose turn it is.
    next: u64,
    turn: u64,
    /// Where the machine is; empty while the baton is held.
    machine: Option<Machine<T>>,
}

struct Machine<T>(*mut T);

// SAFETY: the pointer is only followed by the thread that holds the baton (1).
unsafe impl<T> Send for Machine<T> {}

impl<T> Baton<T> {
    /// Makes the baton of the calling thread, which holds it.
    pub fn new() -> Baton<T> {
        Baton {
            queue: Mutex::new(Queue {
                next: 1,
                turn: 0,
                machine: None,
            }),
            moved: Condvar::new(),
            waiting: AtomicUsize::new(0),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue<T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells how many threads wait for their turn.
    #[inline]
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Gives the machine away; the caller does not touch it before `acquire` returns.
    pub fn release(&self, machine: &mut T) {
        let mut queue = self.queue();
        queue.machine = Some(Machine(machine));
        queue.turn += 1;
        drop(queue);
        self.moved.notify_all();
    }

    /// Waits for the machine, which the caller has given away before.
    pub fn acquire(&self) {
        self.wait();
    }

    fn wait(&self) -> Option<Machine<T>> {
        let mut queue = self.queue();
        let number = queue.next;
        queue.next += 1;
        self.waiting.fetch_add(1, Ordering::Relaxed);
        while queue.turn != number {
            queue = self
                .moved
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        queue.machine.take()
    }

    /// Runs something with the machine on a thread that does not hold the baton yet.
    pub fn with<R>(&self, run: impl FnOnce(&mut T) -> R) -> Option<R> {
        let machine = self.wait()?;
        // SAFETY: this thread holds the baton from here to `release` (1), and the machine lives (2).
        let machine = unsafe { &mut *machine.0 };
        let result = run(machine);
        self.release(machine);
        Some(result)
    }
}

/// What one waiting thread is woken by.
#[derive(Default)]
pub struct Parker {
    set: Mutex<bool>,
    changed: Condvar,
}

impl Parker {
    /// Wakes the thread, now or when it next waits.
    pub fn wake(&self) {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Tells whether it was woken.
    pub fn is_woken(&self) -> bool {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until woken, at most `longest`.
    pub fn wait(&self, longest: Duration) {
        let end = Instant::now() + longest;
        let mut set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        while !*set {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            set = self
                .changed
                .wait_timeout(set, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn threads_take_turns_on_one_machine() {
        let baton: Arc<Baton<Vec<u32>>> = Arc::new(Baton::new());
        let mut machine = Vec::new();
        let workers: Vec<_> = (0..8)
            .map(|n| {
                let baton = Arc::clone(&baton);
                std::thread::spawn(move || {
                    for _ in 0..100 {
                        baton.with(|m| m.push(n));
                    }
                })
            })
            .collect();
        baton.release(&mut machine);
        for worker in workers {
            assert!(worker.join().is_ok());
        }
        baton.acquire();
        assert_eq!(machine.len(), 800);
    }

    #[test]
    fn who_was_woken_before_does_not_wait() {
        let parker = Parker::default();
        parker.wait(Duration::from_millis(1));
        assert!(!parker.is_woken());
        parker.wake();
        parker.wait(Duration::from_secs(3600));
        assert!(parker.is_woken());
    }
}
