//! Calling partial objects and functions with a cache.
//!
//! A partial enters its function with more arguments, without a Rust call in between. A cached function calls
//! its function from Rust when it has no result, so that it can keep it. Their data are `object/callable.rs`.

use super::Vm;
use super::call::Passed;
use super::dispatch::Step;
use super::outcome::Raise;
use super::stack::Cont;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::callable::{Cached, Calling, Partial};
use crate::object::dict::Dict;
use crate::object::payload::Object;
use crate::object::tuple::Tuple;

impl Vm {
    /// Enters the object of a Rust struct that is called in a way of its own.
    pub(super) fn enter_object(
        &mut self,
        object: Gc<Object>,
        passed: Passed,
        cont: Cont,
        dst: u8,
    ) -> Result<Step, Raise> {
        let o = object.get(&self.heap);
        match o.payload.calling() {
            Calling::Partial => {
                let Some(&Partial {
                    func,
                    args,
                    keywords,
                }) = o.payload()
                else {
                    unreachable!("it says what it is")
                };
                if !self.has_native_stack() {
                    return Err(self.recursion_error());
                }
                let passed = self.with_given(args, keywords, passed)?;
                self.enter(func, passed, cont, dst)
            }
            Calling::Cached => {
                let Some(cached) = o.payload::<Cached>() else {
                    unreachable!("it says what it is")
                };
                if cached.most == Some(0) {
                    let func = cached.func;
                    if let Some(cached) = object.get_mut(&mut self.heap).payload_mut::<Cached>() {
                        cached.misses += 1;
                    }
                    return self.enter(func, passed, cont, dst);
                }
                // The arguments have to lie below the top while script code compares keys.
                let (top, end) = (self.thread.top, passed.base.add(passed.count));
                if end > top {
                    self.thread.top = end;
                }
                let result = self.scoped(|vm| {
                    vm.root(object);
                    vm.call_cached(object, passed)
                });
                self.thread.top = top;
                result.map(Step::Done)
            }
            Calling::Method => unreachable!("entered by its method"),
        }
    }

    /// Puts the arguments of a partial before those that are passed.
    fn with_given(
        &mut self,
        args: Gc<Tuple>,
        keywords: Gc<Dict>,
        passed: Passed,
    ) -> Result<Passed, Raise> {
        let (more, base) = (args.len(&self.heap), passed.base);
        let kept = keywords.len(&self.heap);
        self.reserve(base.add(passed.count + more + kept + 1))?;
        if more > 0 {
            for i in (0..passed.count).rev() {
                base.set(i + more, base.get(i));
            }
            for (i, &value) in args.items(&self.heap).iter().enumerate() {
                base.set(i, value);
            }
        }
        let count = passed.count + more;
        if kept == 0 {
            return Ok(Passed {
                base,
                count,
                ..passed
            });
        }
        let mut named: Vec<(Value, Value)> = keywords.iter(&self.heap).collect();
        let mut first = count;
        if let Some(names) = passed.names {
            first -= names.len(&self.heap);
            for (i, &name) in names.items(&self.heap).iter().enumerate() {
                let value = base.get(first + i);
                let same = |&(other, _): &(Value, Value)| match (other, name) {
                    (Value::Str(a), Value::Str(b)) => a.eq_text(&self.heap, b),
                    _ => false,
                };
                match named.iter().position(same) {
                    Some(at) => named[at].1 = value,
                    None => named.push((name, value)),
                }
            }
        }
        let mut names = Vec::with_capacity(named.len());
        for (i, (name, value)) in named.into_iter().enumerate() {
            base.set(first + i, value);
            names.push(match name {
                Value::Str(name) => Value::Str(self.names.intern_value(&mut self.heap, name)),
                other => other,
            });
        }
        let count = first + names.len();
        let names = self.heap.new_tuple(&names);
        Ok(Passed {
            base,
            count,
            names: Some(names),
        })
    }

    fn cached(&mut self, object: Gc<Object>) -> &mut Cached {
        match object.get_mut(&mut self.heap).payload_mut() {
            Some(cached) => cached,
            None => unreachable!("it says what it is"),
        }
    }

    /// Makes the key of a call: one plain argument is its own, all others are the tuple of everything.
    fn call_key(&mut self, typed: bool, mark: Value, passed: Passed) -> Value {
        let base = passed.base;
        let values: smallvec::SmallVec<[Value; 4]> =
            (0..passed.count).map(|i| base.get(i)).collect();
        let Some(names) = passed.names else {
            if !typed {
                if let [key @ (Value::Int(_) | Value::Big(_) | Value::Str(_))] = values[..] {
                    return key;
                }
                return self.tuple(&values);
            }
            let mut key = values.to_vec();
            key.extend(values.iter().map(|&v| Value::Class(self.class_of(v))));
            return self.tuple(&key);
        };
        let names = names.items(&self.heap).to_vec();
        let positional = values.len() - names.len();
        let mut key = values[..positional].to_vec();
        key.push(mark);
        for (name, &value) in names.iter().zip(&values[positional..]) {
            key.push(*name);
            key.push(value);
        }
        if typed {
            key.extend(values.iter().map(|&v| Value::Class(self.class_of(v))));
        }
        self.tuple(&key)
    }

    fn call_cached(&mut self, object: Gc<Object>, passed: Passed) -> Result<Value, Raise> {
        let mark = Value::Class(object.get(&self.heap).class);
        let cached = self.cached(object);
        let (typed, results, bounded) = (cached.typed, cached.results, cached.most.is_some());
        let key = self.call_key(typed, mark, passed);
        let (mut hash, mut found) = (None, results.get_value_fast(&self.heap, key));
        self.root(key);
        if found.is_none() {
            let of_key = self.hash(key)?;
            let at = self.dict_find(results, key, of_key)?;
            hash = Some(of_key);
            found = Some(at.map(|i| results.value_at(&self.heap, i)));
        }
        if let Some(Some(value)) = found {
            let cached = self.cached(object);
            cached.hits += 1;
            if !bounded {
                return Ok(value);
            }
            if let Value::Int(i) = value
                && let Some(value) = cached.use_link(i as usize)
            {
                return Ok(value);
            }
        }
        let cached = self.cached(object);
        cached.misses += 1;
        let func = cached.func;
        let args: smallvec::SmallVec<[Value; 4]> =
            (0..passed.count).map(|i| passed.base.get(i)).collect();
        let value = self.call_with(func, &args, passed.names)?;
        self.root(value);
        let hash = match hash {
            Some(hash) => hash,
            None => self.hash(key)?,
        };
        if bounded {
            self.keep_recent(object, key, hash, value)?;
        } else {
            self.dict_set_hashed(results, key, hash, value)?;
        }
        Ok(value)
    }

    /// Keeps a result, if need be in place of the oldest one.
    fn keep_recent(
        &mut self,
        object: Gc<Object>,
        key: Value,
        hash: u64,
        value: Value,
    ) -> Result<(), Raise> {
        let (results, most) = {
            let cached = self.cached(object);
            (cached.results, cached.most.unwrap_or(usize::MAX))
        };
        // The call itself may have stored this key meanwhile.
        if self.dict_find(results, key, hash)?.is_some() {
            return Ok(());
        }
        let mut place = None;
        if results.len(&self.heap) >= most
            && let Some((i, old, old_hash)) = self.cached(object).oldest()
        {
            self.root(old);
            match self.dict_find(results, old, old_hash)? {
                Some(at) => {
                    results.remove_at(&mut self.heap, at);
                }
                // Somebody else is changing the cache: the result is not kept.
                None => return Ok(()),
            }
            if !matches!(self.cached(object).oldest(), Some((now, _, _)) if now == i) {
                return Ok(());
            }
            place = Some(i);
        }
        let i = self.cached(object).add(place, key, hash, value);
        self.dict_set_hashed(results, key, hash, Value::Int(i as i64))
    }
}
