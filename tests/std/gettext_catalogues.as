# Catalogues of gettext are found, read and asked: plurals, contexts, both byte orders, fallbacks, broken files.
import gettext
import io
import os
import struct
import tempfile
import warnings


def catalogue(messages, order="<", version=0, magic=0x950412DE):
    pairs = sorted(messages.items())
    table, keys, values = [], b"", b""
    for key, value in pairs:
        table.append((len(keys), len(key), len(values), len(value)))
        keys += key + b"\0"
        values += value + b"\0"
    count = len(pairs)
    begin = 28 + 16 * count
    out = struct.pack(order + "7I", magic, version, count, 28, 28 + 8 * count, 0, 0)
    for at, long, _, _ in table:
        out += struct.pack(order + "2I", long, begin + at)
    for _, _, at, long in table:
        out += struct.pack(order + "2I", long, begin + len(keys) + at)
    return out + keys + values


ABOUT = b"Project-Id-Version: x\nContent-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"
GERMAN = {
    b"": ABOUT, b"apple": "Äpfelchen".encode(), b"%d file\0%d files": b"%d Datei\0%d Dateien", b"menu\x04open": "öffnen".encode(),
    b"menu\x04%d row\0%d rows": b"%d Zeile\0%d Zeilen",
}
for order in "<>":
    t = gettext.GNUTranslations(io.BytesIO(catalogue(GERMAN, order)))
    print(t.charset(), t.info())
    print(t.gettext("apple"), t.gettext("pear"), t.ngettext("%d file", "%d files", 1) % 1, t.ngettext("%d file", "%d files", 3) % 3)
    print(t.pgettext("menu", "open"), t.pgettext("door", "open"), t.npgettext("menu", "%d row", "%d rows", 0), t.npgettext("x", "a", "b", 2))
    print(t.gettext("%d file"), t.ngettext("a", "b", 1), t.ngettext("a", "b", 2))

for broken in (catalogue(GERMAN, version=0x20000), catalogue(GERMAN, magic=1), catalogue(GERMAN)[:-10], b"abc"):
    try:
        gettext.GNUTranslations(io.BytesIO(broken))
    except Exception as e:
        print(type(e).__name__, e)

for formula in ("n!=1", "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", "!!n || n/2-1>=3", "n<0<1",
                "0?1:2?3:4", "(n", "n+x", "n ** 2", "1 ? 2", "n=1", "()", "", "n n", ")", "2n", "n%0"):
    try:
        of = gettext.c2py(formula)
        print(formula, [of(n) for n in (0, 1, 2, 5, 11, 21, 22)])
    except Exception as e:
        print(repr(formula), type(e).__name__, e)

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(t.ngettext("%d file", "%d files", 1.0), t.ngettext("%d file", "%d files", 1.5), t.ngettext("a", "b", 1.0))
    print([str(w.message) for w in told])
try:
    t.ngettext("%d file", "%d files", "1")
except TypeError as e:
    print(e)

with tempfile.TemporaryDirectory() as place:
    for language, messages in (("de_AT", {b"": ABOUT, b"apple": b"Apferl"}), ("de", GERMAN), ("fr", {b"": ABOUT, b"pear": b"poire"})):
        folder = os.path.join(place, language, "LC_MESSAGES")
        os.makedirs(folder)
        with open(os.path.join(folder, "shop.mo"), "wb") as f:
            f.write(catalogue(messages))
    print(os.path.relpath(gettext.find("shop", place, ["de_AT.UTF-8"]), place), gettext.find("shop", place, ["es_ES.UTF-8"]))
    print([os.path.relpath(path, place) for path in gettext.find("shop", place, ["de_AT.UTF-8", "fr_FR.UTF-8"], all=True)])
    t = gettext.translation("shop", place, ["de_AT.UTF-8", "fr_FR.UTF-8"])
    print([t.gettext(word) for word in ("apple", "pear", "plum")], t.ngettext("%d file", "%d files", 2))
    print(type(gettext.translation("none", place, fallback=True)).__name__)
    try:
        gettext.translation("none", place, ["de"])
    except FileNotFoundError as e:
        print(e.args, e.filename)
    os.environ["LANGUAGE"] = "fr_FR.UTF-8:de_DE.UTF-8"
    print(gettext.bindtextdomain("shop", place) == place, gettext.textdomain("shop"), gettext.textdomain())
    print(gettext.gettext("pear"), gettext.gettext("apple"), gettext.dgettext("none", "apple"), gettext.pgettext("menu", "open"))
    gettext.install("shop", place, names=["ngettext"])
    print(_("pear"), ngettext("%d file", "%d files", 2))
