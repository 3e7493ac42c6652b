//! Stress mode: collect at every safepoint, poison what is freed.
//!
//! The switch is the environment variable `ASTER_GC_STRESS=1`. Poisoning is `sweep`'s part: under stress it
//! resets every slot that was handed out, so a missed root shows as a dead object at once.

/// Tells whether the environment asks for stress mode.
pub fn wanted() -> bool {
    std::env::var_os("ASTER_GC_STRESS").is_some_and(|v| !v.is_empty() && v != "0")
}
