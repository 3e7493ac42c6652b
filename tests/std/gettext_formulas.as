# Catalogues of GNU gettext: plural forms, contexts, fallbacks, where they are found, and files that are none.
import builtins
import gettext
import os
import struct
import tempfile
import warnings


def catalogue(messages, order="<", version=0):
    ids = sorted(messages)
    start = 28 + 16 * len(ids)
    data, tables = b"", [[], []]
    for at, texts in enumerate((ids, [messages[i] for i in ids])):
        for text in texts:
            raw = text.encode("utf-8")
            tables[at].append(struct.pack(order + "II", len(raw), start + len(data)))
            data += raw + b"\0"
    head = struct.pack(order + "7I", 0x950412DE, version, len(ids), 28, 28 + 8 * len(ids), 0, 0)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + data


HEAD = "Project-Id-Version: 1\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: %s\n more of it\n"
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
PL = {
    "": HEAD % POLISH,
    "hello": "cześć",
    "file\0files": "plik\0pliki\0plików",
    "month\x04May": "maj",
    "box\x04file\0files": "a\0b\0c",
}
FR = {"": HEAD % "nplurals=2; plural=n>1;", "hello": "bonjour", "bye": "au revoir", "one\0many": "un\0plusieurs"}

places = tempfile.mkdtemp()
for name, messages, order in (("pl", PL, "<"), ("fr_CA", FR, ">"), ("fr", {"": HEAD % "nplurals=2; plural=n>1;", "bye": "salut"}, "<")):
    os.makedirs(os.path.join(places, name, "LC_MESSAGES"))
    with open(os.path.join(places, name, "LC_MESSAGES", "app.mo"), "wb") as f:
        f.write(catalogue(messages, order))


def short(path):
    return path and os.path.relpath(path, places)


print(short(gettext.find("app", places, ["xx", "pl_PL.UTF-8"])), gettext.find("app", places, ["xx"]), gettext.find("app", places, ["C", "pl"]))
print([short(p) for p in gettext.find("app", places, ["fr_CA.UTF-8", "pl"], all=True)], gettext.find("no", places, ["pl"], True))

t = gettext.translation("app", places, ["pl"])
print(type(t).__name__, t.charset(), t.info())
print(t.gettext("hello"), t.gettext("file"), t.gettext("other"), [t.ngettext("file", "files", n) for n in (0, 1, 2, 5, 12, 22)])
print(t.ngettext("cat", "cats", 1), t.ngettext("cat", "cats", 2), t.pgettext("month", "May"), t.pgettext("verb", "May"), t.gettext("May"))
print([t.npgettext("box", "file", "files", n) for n in (1, 2, 5)], t.npgettext("x", "file", "files", 2))
t = gettext.translation("app", places, ["fr_CA.UTF-8", "pl"])
print([t.gettext(m) for m in ("hello", "bye", "file", "none")], t.ngettext("one", "many", 0), t.pgettext("month", "May"), t.ngettext("file", "files", 2))
print(gettext.translation("app", places, ["fr"]).gettext("hello"), gettext.Catalog is gettext.translation)

print(type(gettext.translation("no", places, fallback=True)).__name__)
try:
    gettext.translation("no", places, ["pl"])
except FileNotFoundError as e:
    print(e)

os.environ["LANGUAGE"] = "pl:fr"
print(gettext.bindtextdomain("app", places) == places, gettext.textdomain("app"), gettext.textdomain())
print(gettext.gettext("hello"), gettext.ngettext("file", "files", 2), gettext.pgettext("month", "May"), gettext.npgettext("box", "file", "files", 5))
print(gettext.dgettext("app", "bye"), gettext.dngettext("no", "x", "xs", 3), gettext.dpgettext("no", "c", "x"), gettext.dnpgettext("app", "box", "file", "files", 1))
gettext.install("app", places, names=["ngettext", "odd"])
print(_("hello"), builtins.ngettext("file", "files", 5), hasattr(builtins, "odd"))

for plural in (
    "n", "n/2", "n%3*2+1-n", "!n", "!!n", "!n == 1", "!n + 1", "n && 2", "n==1<2", "1<2<3", "n?1?2:3:4", "n == 1 || n == 3", "(n>1)", "01",
    "n-1-1", "", "a", "2n", "n n", "(", "(n", ")", "n ? 1", "n ? 1 2", "1 =", "n===1", "n--1", "n&&", "x" * 1001,
    "(" * 21 + "n" + ")" * 21,
):
    try:
        print(plural, [gettext.c2py(plural)(n) for n in range(4)])
    except ValueError as e:
        print(plural[:30], "ValueError:", e)

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(gettext.c2py("n!=1")(1.0), gettext.NullTranslations().ngettext("x", "xs", 1.5))
    print([(w.category.__name__, str(w.message), os.path.basename(w.filename).split(".")[0]) for w in seen])
try:
    gettext.c2py("n!=1")("2")
except TypeError as e:
    print(e)

good = catalogue(PL)
for data in (b"\0" * 20, good[:60], catalogue(PL, version=5 << 16)):
    path = os.path.join(places, "bad.mo")
    with open(path, "wb") as f:
        f.write(data)
    with open(path, "rb") as f:
        try:
            gettext.GNUTranslations(f)
        except OSError as e:
            print(e.errno, e.strerror, e.filename == path)
        except struct.error as e:
            print("struct.error")
