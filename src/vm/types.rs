//! The builtin classes, one field each.

use crate::heap::{Gc, Marker};
use crate::object::class::Class;

macro_rules! types {
    ($($field:ident $name:literal;)*) => {
        /// The builtin classes by the name Rust code uses.
        #[derive(Clone, Copy)]
        pub struct Types { $(pub $field: Gc<Class>,)* }

        impl Types {
            /// Makes the table with every field the same class, to be filled by `set`.
            pub fn all(class: Gc<Class>) -> Types {
                Types { $($field: class,)* }
            }

            /// Fills the field of a class by the class's own name; false if no field has it.
            pub fn set(&mut self, name: &str, class: Gc<Class>) -> bool {
                match name {
                    $($name => self.$field = class,)*
                    _ => return false,
                }
                true
            }

            /// Marks all classes.
            pub fn trace(&self, m: &mut Marker) {
                $(m.mark(self.$field);)*
            }

            /// The names of all fields' classes.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];
        }
    };
}

types! {
    object "object"; type_ "type"; int "int"; bool_ "bool"; float "float"; complex "complex"; str "str";
    bytes "bytes"; list "list"; tuple "tuple"; dict "dict"; set "set"; frozenset "frozenset";
    range "range"; slice "slice"; none "NoneType"; not_implemented "NotImplementedType";
    ellipsis "ellipsis"; function "function"; method "method"; native "builtin_function_or_method";
    method_descriptor "method_descriptor"; wrapper_descriptor "wrapper_descriptor"; method_wrapper "method-wrapper"; getset "getset_descriptor"; member "member_descriptor";
    module "module"; property "property"; staticmethod "staticmethod"; classmethod "classmethod"; classmethod_descriptor "classmethod_descriptor";
    super_ "super"; generator "generator"; coroutine "coroutine"; async_generator "async_generator";
    cell "cell"; code "code"; frame "frame"; traceback "traceback"; dict_keys "dict_keys"; dict_values "dict_values";
    odict_keys "odict_keys"; odict_values "odict_values"; odict_items "odict_items";
    dict_items "dict_items"; list_iterator "list_iterator"; list_reverseiterator "list_reverseiterator";
    tuple_iterator "tuple_iterator"; range_iterator "range_iterator"; longrange_iterator "longrange_iterator";
    str_iterator "str_iterator"; str_ascii_iterator "str_ascii_iterator"; bytes_iterator "bytes_iterator"; bytearray_iterator "bytearray_iterator"; memory_iterator "memory_iterator"; arrayiterator "arrayiterator"; dict_keyiterator "dict_keyiterator";
    dict_valueiterator "dict_valueiterator"; dict_itemiterator "dict_itemiterator";
    dict_reversekeyiterator "dict_reversekeyiterator"; dict_reversevalueiterator "dict_reversevalueiterator";
    dict_reverseitemiterator "dict_reverseitemiterator"; odict_iterator "odict_iterator"; set_iterator "set_iterator";
    enumerate "enumerate"; zip "zip"; map "map"; filter "filter"; reversed "reversed";
    callable_iterator "callable_iterator"; iterator "iterator"; future "Future"; task "Task"; gathering "_GatheringFuture";
    coroutine_wrapper "coroutine_wrapper"; async_generator_asend "async_generator_asend";
    anext_awaitable "anext_awaitable";
    async_generator_athrow "async_generator_athrow"; timeout "Timeout";
    handle "Handle"; timer_handle "TimerHandle"; event_loop "_UnixSelectorEventLoop"; context "Context"; union "UnionType"; generic_alias "GenericAlias";
}
