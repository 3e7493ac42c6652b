//! The heap: `Gc<T>`, allocation, tracing, roots. The only room that may be unsafe.
//!
//! It does not know what the objects are: `object/` names the kinds and says how each is traced.
#![allow(unsafe_code)]

mod allocator;
pub mod baton;
pub mod c_math;
pub mod child;
pub mod descriptor;
pub mod gc;
mod order;
pub mod regs;
pub mod root;
pub mod stress;
pub mod trace;
mod watch;

pub use allocator::set_up_allocator;
pub use baton::{Baton, Parker};
pub use descriptor::{borrow_fd, take_fd};
pub use gc::{Dead, Gc, Heap, PoolSpec, Tail};
pub use regs::{Ip, Regs, Stack};
pub use root::{Root, Roots};
pub use trace::{Kind, Marker};
