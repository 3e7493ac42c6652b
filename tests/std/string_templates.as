# string: constants, capwords, Template, Formatter.
import string
from string import Template, Formatter, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable))
print(capwords("hello  there WORLD"), capwords("a-b c-d", "-"), repr(capwords("  x ")))
t = Template("$who likes ${what}; $$5, ${who}s")
print(t.substitute(who="tim", what="kung pao"), t.substitute({"who": 1, "what": 2}, who="kw"), t.template, t.get_identifiers(), t.is_valid())
print(t.safe_substitute(who="x"), Template("$a $ b ${c").safe_substitute(a=1), Template("$é$_x1").safe_substitute(_x1="ok"))
for bad in (lambda: t.substitute(who=1), lambda: Template("a\n $ b").substitute(), lambda: Template("${1}").substitute(), lambda: Template("x$").substitute()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Percent(Template):
    delimiter = "%"


print(Percent("%a $a %%").substitute(a=5), Percent("%").is_valid())
f = Formatter()
print(f.format("{} {} {name!r:>8} {0:{1}}" if False else "{} {} {name!r:>8}", 1, "b", name="x"), f.format("{0.real} {1[0]} {a[k]}", 3, [7], a={"k": "v"}), f.format("{{}} {0:{1}d}", 5, 4))
print(list(f.parse("a{b!r:>{w}}c{{d}}")), f.vformat("{x}", (), {"x": 1}))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)


print(Default().format("{a} {b!u} {0}", 1, b="up"))
for bad in ("{0} {}", "{} {0}", "{", "}", "{a", "{x!", "{0!z}", "{5}", "{nope}", "{0.nope}"):
    try:
        print(f.format(bad, 1, x=2))
    except Exception as e:
        print(type(e).__name__, e)
