//! The merge sort of keys that script code may compare: natural runs, merged by their power.
//!
//! A script sees which comparisons are made and in which order, and what order they leave where they contradict one
//! another (NaN); so both are those of CPython 3.13. The way there: runs are found and made `MANY` long by insertion,
//! each boundary between two runs has a power by which it waits, and two runs are merged by galloping where one of them
//! wins often. A comparison always asks "is this one less than that one"; it may raise, then no item is lost.

use super::sort::Keyed;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// Runs of longer lists are at least half as long as this.
const MANY: usize = 64;
/// From this many wins in a row on it pays to gallop.
const ENOUGH: usize = 7;

/// A sorted stretch, with the power of the boundary behind it.
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// Whether one key is less than another. CPython asks keys that are ALIKE, all of one class, for their own `__lt__` first; where
/// that has no answer, the whole comparison begins anew.
fn less<const ALIKE: bool>(vm: &mut Vm, a: Value, b: Value) -> Result<bool, Raise> {
    if ALIKE {
        let name = vm.names.lt;
        match vm.scoped(|vm| vm.call_dunder(a, name, &[b]))? {
            None | Some(Value::NotImplemented) => {}
            Some(answer) => return vm.truth(answer),
        }
    }
    vm.less(a, b)
}

/// Tells whether all keys are of one class of a script.
fn alike(vm: &Vm, items: &[Keyed]) -> bool {
    let Value::Instance(_) = items[0].key else {
        return false;
    };
    let class = vm.class_of(items[0].key);
    let same = |i: &Keyed| matches!(i.key, Value::Instance(_)) && vm.class_of(i.key) == class;
    items.iter().all(same)
}

/// The state of one sort.
struct Sorting<'a, const ALIKE: bool> {
    items: &'a mut [Keyed],
    runs: Vec<Run>,
    spare: Vec<Keyed>,
    enough: usize,
}

/// Sorts by comparing keys; there is at least one.
pub(super) fn merge_sort(vm: &mut Vm, items: &mut [Keyed]) -> Result<(), Raise> {
    if alike(vm, items) {
        sort::<true>(vm, items)
    } else {
        sort::<false>(vm, items)
    }
}

fn sort<const ALIKE: bool>(vm: &mut Vm, items: &mut [Keyed]) -> Result<(), Raise> {
    let total = items.len();
    let (mut at, mut shortest, mut odd) = (0, total, 0);
    while shortest >= MANY {
        odd |= shortest & 1;
        shortest >>= 1;
    }
    shortest += odd;
    let mut s = Sorting::<ALIKE> {
        items,
        runs: Vec::new(),
        spare: Vec::new(),
        enough: ENOUGH,
    };
    while at < total {
        let mut len = natural_run::<ALIKE>(vm, &mut s.items[at..])?;
        if len < shortest {
            let forced = shortest.min(total - at);
            insert_rest::<ALIKE>(vm, &mut s.items[at..at + forced], len)?;
            len = forced;
        }
        s.found(vm, len)?;
        s.runs.push(Run {
            start: at,
            len,
            power: 0,
        });
        at += len;
    }
    while s.runs.len() > 1 {
        let mut n = s.runs.len() - 2;
        if n > 0 && s.runs[n - 1].len < s.runs[n + 1].len {
            n -= 1;
        }
        s.merge_at(vm, n)?;
    }
    Ok(())
}

/// Gives the length of the run that begins here; a falling one is turned round.
fn natural_run<const ALIKE: bool>(vm: &mut Vm, items: &mut [Keyed]) -> Result<usize, Raise> {
    let total = items.len();
    let less = |vm: &mut Vm, items: &[Keyed], a: usize, b: usize| {
        less::<ALIKE>(vm, items[a].key, items[b].key)
    };
    let mut n = 1;
    while n < total && !less(vm, items, n, n - 1)? {
        n += 1;
    }
    if n == total {
        return Ok(n);
    }
    // The next one is smaller: a falling run begins here if all so far were equal.
    if n > 1 {
        if less(vm, items, 0, n - 1)? {
            return Ok(n);
        }
        items[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < total {
        if less(vm, items, n, n - 1)? {
            items[n - 1 - equal..n].reverse();
            equal = 0;
        } else if less(vm, items, n - 1, n)? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    items[n - 1 - equal..n].reverse();
    items[..n].reverse();
    while n < total && !less(vm, items, n, n - 1)? {
        n += 1;
    }
    Ok(n)
}

/// Inserts the items from `sorted` on into the sorted ones before them.
fn insert_rest<const ALIKE: bool>(
    vm: &mut Vm,
    items: &mut [Keyed],
    sorted: usize,
) -> Result<(), Raise> {
    for i in sorted..items.len() {
        let (mut low, mut high) = (0, i);
        while low < high {
            let mid = (low + high) / 2;
            if less::<ALIKE>(vm, items[i].key, items[mid].key)? {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        items[low..=i].rotate_right(1);
    }
    Ok(())
}

/// The depth at which the boundary between two neighbouring runs lies in a tree over the whole list.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let (mut a, mut result) = (2 * start + first, 0);
    let mut b = a + first + second;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// Where a key belongs in sorted items, before (`left`) or behind equal ones; looks near `hint` first.
fn gallop<const ALIKE: bool>(
    vm: &mut Vm,
    key: Keyed,
    items: &[Keyed],
    hint: usize,
    left: bool,
) -> Result<usize, Raise> {
    // Tells whether the place lies behind an item.
    let behind = |vm: &mut Vm, i: usize| {
        if left {
            less::<ALIKE>(vm, items[i].key, key.key)
        } else {
            Ok(!less::<ALIKE>(vm, key.key, items[i].key)?)
        }
    };
    let (mut last, mut step) = (0usize, 1usize);
    let (mut low, high);
    if behind(vm, hint)? {
        let most = items.len() - hint;
        while step < most && behind(vm, hint + step)? {
            last = step;
            step = step.saturating_mul(2).saturating_add(1);
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !behind(vm, hint - step)? {
            last = step;
            step = step.saturating_mul(2).saturating_add(1);
        }
        (low, high) = (hint + 1 - step.min(most), hint - last);
    }
    let mut high = high;
    while low < high {
        let mid = low + (high - low) / 2;
        if behind(vm, mid)? {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    Ok(high)
}

impl<const ALIKE: bool> Sorting<'_, ALIKE> {
    /// Gives the boundary before a new run its power, and merges what has waited long enough.
    fn found(&mut self, vm: &mut Vm, len: usize) -> Result<(), Raise> {
        let Some(last) = self.runs.last() else {
            return Ok(());
        };
        let power = power(last.start, last.len, len, self.items.len());
        while let [.., before, _] = &self.runs[..]
            && before.power > power
        {
            self.merge_at(vm, self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges two neighbouring runs.
    fn merge_at(&mut self, vm: &mut Vm, i: usize) -> Result<(), Raise> {
        let (start, first, second) = (self.runs[i].start, self.runs[i].len, self.runs[i + 1].len);
        let middle = start + first;
        self.runs[i].len = first + second;
        self.runs.remove(i + 1);
        // What is in its place already stays out of it.
        let (head, tail) = (self.items[middle], &self.items[start..middle]);
        let skip = gallop::<ALIKE>(vm, head, tail, 0, false)?;
        if skip == first {
            return Ok(());
        }
        let start = start + skip;
        let last = self.items[middle - 1];
        let rest = &self.items[middle..middle + second];
        let second = gallop::<ALIKE>(vm, last, rest, second - 1, true)?;
        if second == 0 {
            return Ok(());
        }
        if middle - start <= second {
            self.merge_low(vm, start, middle, middle + second)
        } else {
            self.merge_high(vm, start, middle, middle + second)
        }
    }

    /// Merges from the left; the first run, the shorter one, is set aside.
    fn merge_low(
        &mut self,
        vm: &mut Vm,
        start: usize,
        middle: usize,
        end: usize,
    ) -> Result<(), Raise> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.items[start..middle]);
        let (mut out, mut left, mut right) = (start, 0, middle);
        let result = self.weave_low(vm, &mut out, &mut left, &mut right, end);
        // What is left of the first run fits exactly before what is left of the second.
        let rest = &self.spare[left..];
        if result.is_ok() && rest.len() == 1 && right < end {
            self.items.copy_within(right..end, out);
            self.items[end - 1] = rest[0];
        } else {
            self.items[out..out + rest.len()].copy_from_slice(rest);
        }
        result
    }

    fn weave_low(
        &mut self,
        vm: &mut Vm,
        out: &mut usize,
        left: &mut usize,
        right: &mut usize,
        end: usize,
    ) -> Result<(), Raise> {
        let (items, spare) = (&mut *self.items, &self.spare);
        let take = |items: &mut [Keyed], from: &mut usize, out: &mut usize, n: usize| {
            items.copy_within(*from..*from + n, *out);
            *from += n;
            *out += n;
        };
        let give = |items: &mut [Keyed], from: &mut usize, out: &mut usize, n: usize| {
            items[*out..*out + n].copy_from_slice(&spare[*from..*from + n]);
            *from += n;
            *out += n;
        };
        take(items, right, out, 1);
        if *right == end || spare.len() == 1 {
            return Ok(());
        }
        loop {
            let (mut lefts, mut rights) = (0, 0);
            loop {
                if less::<ALIKE>(vm, items[*right].key, spare[*left].key)? {
                    take(items, right, out, 1);
                    (lefts, rights) = (0, rights + 1);
                    if *right == end {
                        return Ok(());
                    }
                    if rights >= self.enough {
                        break;
                    }
                } else {
                    give(items, left, out, 1);
                    (lefts, rights) = (lefts + 1, 0);
                    if *left + 1 == spare.len() {
                        return Ok(());
                    }
                    if lefts >= self.enough {
                        break;
                    }
                }
            }
            self.enough += 1;
            loop {
                self.enough -= usize::from(self.enough > 1);
                lefts = gallop::<ALIKE>(vm, items[*right], &spare[*left..], 0, false)?;
                if lefts > 0 {
                    give(items, left, out, lefts);
                    if *left + 1 >= spare.len() {
                        return Ok(());
                    }
                }
                take(items, right, out, 1);
                if *right == end {
                    return Ok(());
                }
                rights = gallop::<ALIKE>(vm, spare[*left], &items[*right..end], 0, true)?;
                if rights > 0 {
                    take(items, right, out, rights);
                    if *right == end {
                        return Ok(());
                    }
                }
                give(items, left, out, 1);
                if *left + 1 == spare.len() {
                    return Ok(());
                }
                if lefts < ENOUGH && rights < ENOUGH {
                    break;
                }
            }
            self.enough += 1;
        }
    }

    /// Merges from the right; the second run, the shorter one, is set aside.
    fn merge_high(
        &mut self,
        vm: &mut Vm,
        start: usize,
        middle: usize,
        end: usize,
    ) -> Result<(), Raise> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.items[middle..end]);
        // All three count from above: items before `out` are to be written, those before `left` and `right` are left.
        let (mut out, mut left, mut right) = (end, middle, self.spare.len());
        let result = self.weave_high(vm, start, &mut out, &mut left, &mut right);
        let rest = &self.spare[..right];
        if result.is_ok() && rest.len() == 1 && left > start {
            self.items.copy_within(start..left, start + 1);
            self.items[start] = rest[0];
        } else {
            self.items[out - rest.len()..out].copy_from_slice(rest);
        }
        result
    }

    fn weave_high(
        &mut self,
        vm: &mut Vm,
        start: usize,
        out: &mut usize,
        left: &mut usize,
        right: &mut usize,
    ) -> Result<(), Raise> {
        let (items, spare) = (&mut *self.items, &self.spare);
        let take = |items: &mut [Keyed], from: &mut usize, out: &mut usize, n: usize| {
            items.copy_within(*from - n..*from, *out - n);
            *from -= n;
            *out -= n;
        };
        let give = |items: &mut [Keyed], from: &mut usize, out: &mut usize, n: usize| {
            items[*out - n..*out].copy_from_slice(&spare[*from - n..*from]);
            *from -= n;
            *out -= n;
        };
        take(items, left, out, 1);
        if *left == start || *right == 1 {
            return Ok(());
        }
        loop {
            let (mut lefts, mut rights) = (0, 0);
            loop {
                if less::<ALIKE>(vm, spare[*right - 1].key, items[*left - 1].key)? {
                    take(items, left, out, 1);
                    (lefts, rights) = (lefts + 1, 0);
                    if *left == start {
                        return Ok(());
                    }
                    if lefts >= self.enough {
                        break;
                    }
                } else {
                    give(items, right, out, 1);
                    (lefts, rights) = (0, rights + 1);
                    if *right == 1 {
                        return Ok(());
                    }
                    if rights >= self.enough {
                        break;
                    }
                }
            }
            self.enough += 1;
            loop {
                self.enough -= usize::from(self.enough > 1);
                let run = &items[start..*left];
                lefts =
                    run.len() - gallop::<ALIKE>(vm, spare[*right - 1], run, run.len() - 1, false)?;
                if lefts > 0 {
                    take(items, left, out, lefts);
                    if *left == start {
                        return Ok(());
                    }
                }
                give(items, right, out, 1);
                if *right == 1 {
                    return Ok(());
                }
                rights = *right
                    - gallop::<ALIKE>(vm, items[*left - 1], &spare[..*right], *right - 1, true)?;
                if rights > 0 {
                    give(items, right, out, rights);
                    if *right <= 1 {
                        return Ok(());
                    }
                }
                take(items, left, out, 1);
                if *left == start {
                    return Ok(());
                }
                if lefts < ENOUGH && rights < ENOUGH {
                    break;
                }
            }
            self.enough += 1;
        }
    }
}
