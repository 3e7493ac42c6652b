//! Interned names: one string object for each name, so that names compare as pointers.
//!
//! The names that the machine itself asks for are fields of `Names`, made once at boot.

use super::str::Str;
use crate::heap::{Gc, Heap, Marker};

/// The interned strings.
struct Table {
    /// Open addressing, a power of two slots, at most half of them taken.
    slots: Vec<Option<Gc<Str>>>,
    used: usize,
}

impl Table {
    fn slot(&self, heap: &Heap, text: &str, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut i = hash as usize & mask;
        while let Some(Some(found)) = self.slots.get(i) {
            if found.hash(heap) == hash && found.text(heap) == text {
                break;
            }
            i = (i + 1) & mask;
        }
        i
    }

    fn grow(&mut self, heap: &Heap) {
        let bigger = vec![None; self.slots.len() * 2];
        let mask = bigger.len() - 1;
        for name in std::mem::replace(&mut self.slots, bigger)
            .into_iter()
            .flatten()
        {
            let mut i = name.hash(heap) as usize & mask;
            while self.slots[i].is_some() {
                i = (i + 1) & mask;
            }
            self.slots[i] = Some(name);
        }
    }
}

macro_rules! names {
    ($(dunder $field:ident $text:literal,)* ; $(plain $word:ident $plain:literal,)*) => {
        /// The table of interned names, and the names that the machine knows.
        pub struct Names {
            table: Table,
            $(pub $field: Gc<Str>,)*
            $(pub $word: Gc<Str>,)*
        }

        impl Names {
            /// Makes the table with the names that the machine knows.
            pub fn new(heap: &mut Heap) -> Names {
                let mut table = Table { slots: vec![None; 1024], used: 0 };
                $(let $field = table.intern(heap, $text);)*
                $(let $word = table.intern(heap, $plain);)*
                Names { table, $($field,)* $($word,)* }
            }
        }
    };
}

impl Table {
    fn intern(&mut self, heap: &mut Heap, text: &str) -> Gc<Str> {
        heap.empty_str();
        if let Some(name) = heap.only_str(text) {
            return name;
        }
        let slot = self.slot(heap, text, super::str::hash_bytes(text.as_bytes()));
        if let Some(name) = self.slots[slot] {
            return name;
        }
        let name = heap.new_str(text);
        self.add(heap, slot, name);
        name
    }

    fn add(&mut self, heap: &mut Heap, slot: usize, name: Gc<Str>) {
        name.set_interned(heap);
        self.slots[slot] = Some(name);
        self.used += 1;
        if self.used * 2 > self.slots.len() {
            self.grow(heap);
        }
    }
}

impl Names {
    /// Gives the interned string with this text.
    pub fn intern(&mut self, heap: &mut Heap, text: &str) -> Gc<Str> {
        self.table.intern(heap, text)
    }

    /// Gives the interned string with the text of this one, which it may become.
    #[inline]
    pub fn intern_value(&mut self, heap: &mut Heap, s: Gc<Str>) -> Gc<Str> {
        if s.is_interned(heap) {
            s
        } else {
            self.intern_new(heap, s)
        }
    }

    fn intern_new(&mut self, heap: &mut Heap, s: Gc<Str>) -> Gc<Str> {
        if let Some(name) = heap.only_str(s.text(heap)) {
            return name;
        }
        let slot = self.table.slot(heap, s.text(heap), s.hash(heap));
        if let Some(name) = self.table.slots[slot] {
            return name;
        }
        self.table.add(heap, slot, s);
        s
    }

    /// Gives the interned string with this text if there is one.
    pub fn find(&self, heap: &Heap, text: &str) -> Option<Gc<Str>> {
        if let Some(name) = heap.only_str(text) {
            return Some(name);
        }
        let slot = self
            .table
            .slot(heap, text, super::str::hash_bytes(text.as_bytes()));
        self.table.slots[slot]
    }

    /// Marks all names: none is ever forgotten.
    pub fn trace(&self, marker: &mut Marker) {
        self.table
            .slots
            .iter()
            .flatten()
            .for_each(|&name| marker.mark(name));
    }
}

names! {
    dunder abs "__abs__",
    dunder add "__add__",
    dunder aenter "__aenter__",
    dunder aexit "__aexit__",
    dunder aiter "__aiter__",
    dunder all "__all__",
    dunder and "__and__",
    dunder anext "__anext__",
    dunder annotations "__annotations__",
    dunder await_ "__await__",
    dunder bases "__bases__",
    dunder bool "__bool__",
    dunder builtins "__builtins__",
    dunder bytes "__bytes__",
    dunder call "__call__",
    dunder class "__class__",
    dunder class_getitem "__class_getitem__",
    dunder classcell "__classcell__",
    dunder classdictcell "__classdictcell__",
    dunder contains "__contains__",
    dunder del "__del__",
    dunder delattr "__delattr__",
    dunder delete "__delete__",
    dunder delitem "__delitem__",
    dunder dict "__dict__",
    dunder dir "__dir__",
    dunder divmod "__divmod__",
    dunder doc "__doc__",
    dunder enter "__enter__",
    dunder eq "__eq__",
    dunder exit "__exit__",
    dunder file "__file__",
    dunder float "__float__",
    dunder complex "__complex__",
    dunder floordiv "__floordiv__",
    dunder format "__format__",
    dunder fspath "__fspath__",
    dunder ge "__ge__",
    dunder get "__get__",
    dunder getattr "__getattr__",
    dunder getattribute "__getattribute__",
    dunder getitem "__getitem__",
    dunder getnewargs "__getnewargs__",
    dunder getstate "__getstate__",
    dunder gt "__gt__",
    dunder hash "__hash__",
    dunder iadd "__iadd__",
    dunder iand "__iand__",
    dunder ifloordiv "__ifloordiv__",
    dunder ilshift "__ilshift__",
    dunder imatmul "__imatmul__",
    dunder imod "__imod__",
    dunder imul "__imul__",
    dunder index "__index__",
    dunder init "__init__",
    dunder init_subclass "__init_subclass__",
    dunder instancecheck "__instancecheck__",
    dunder int "__int__",
    dunder invert "__invert__",
    dunder ior "__ior__",
    dunder ipow "__ipow__",
    dunder irshift "__irshift__",
    dunder isabstractmethod "__isabstractmethod__",
    dunder isub "__isub__",
    dunder iter "__iter__",
    dunder itruediv "__itruediv__",
    dunder ixor "__ixor__",
    dunder le "__le__",
    dunder len "__len__",
    dunder length_hint "__length_hint__",
    dunder loader "__loader__",
    dunder lshift "__lshift__",
    dunder lt "__lt__",
    dunder main "__main__",
    dunder match_args "__match_args__",
    dunder matmul "__matmul__",
    dunder missing "__missing__",
    dunder mod_ "__mod__",
    dunder module "__module__",
    dunder mul "__mul__",
    dunder name "__name__",
    dunder ne "__ne__",
    dunder neg "__neg__",
    dunder new "__new__",
    dunder next "__next__",
    dunder notes "__notes__",
    dunder or "__or__",
    dunder package "__package__",
    dunder path "__path__",
    dunder pos "__pos__",
    dunder pow "__pow__",
    dunder qualname "__qualname__",
    dunder radd "__radd__",
    dunder rand "__rand__",
    dunder rdivmod "__rdivmod__",
    dunder reduce "__reduce__",
    dunder repr "__repr__",
    dunder reversed "__reversed__",
    dunder rfloordiv "__rfloordiv__",
    dunder rlshift "__rlshift__",
    dunder rmatmul "__rmatmul__",
    dunder rmod "__rmod__",
    dunder rmul "__rmul__",
    dunder ror "__ror__",
    dunder round "__round__",
    dunder rpow "__rpow__",
    dunder rrshift "__rrshift__",
    dunder rshift "__rshift__",
    dunder rsub "__rsub__",
    dunder rtruediv "__rtruediv__",
    dunder rxor "__rxor__",
    dunder set "__set__",
    dunder set_name "__set_name__",
    dunder setattr "__setattr__",
    dunder setitem "__setitem__",
    dunder slots "__slots__",
    dunder spec "__spec__",
    dunder str "__str__",
    dunder sub "__sub__",
    dunder subclasscheck "__subclasscheck__",
    dunder truediv "__truediv__",
    dunder trunc "__trunc__",
    dunder type_params "__type_params__",
    dunder xor "__xor__",
    ;
    plain close "close",
    plain flush "flush",
    plain keys "keys",
    plain readline "readline",
    plain send "send",
    plain throw "throw",
    plain underscore "_",
    plain write "write",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    #[test]
    fn a_name_is_interned_once() {
        let mut heap = Heap::new(&data_pools(), false);
        let mut names = Names::new(&mut heap);
        let made = heap.new_str("__init__");
        assert_eq!(names.intern_value(&mut heap, made), names.init);
        for i in 0..5000 {
            let text = format!("name{i}");
            let (a, b) = (
                names.intern(&mut heap, &text),
                names.intern(&mut heap, &text),
            );
            assert_eq!(a, b);
        }
        let underscore = heap.char_str('_');
        assert_eq!(names.underscore, underscore);
    }
}
