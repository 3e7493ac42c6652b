# Constants of the system and of the C locale, and the small tools that went with them.
import calendar
import inspect
import io
import locale
import pickle
import re
import select
import socket
import stat
import string
import tempfile
import textwrap
import tokenize

print({name: getattr(stat, name) for name in sorted(dir(stat)) if name.startswith(("UF_", "SF_", "FILE_"))})
print({name: getattr(select, name) for name in sorted(dir(select)) if name.startswith(("EPOLL", "POLL"))})
numbers = {name: getattr(locale, name) for name in sorted(dir(locale)) if re.match("(AB)?(DAY|MON)_|ERA|[DTAP]M?_|CODE|RADIX|THOU|YES|NO|CRN|ALT", name)}
print({name: (number, locale.nl_langinfo(number)) for name, number in numbers.items()})
for bad in (5, "a"):
    try:
        locale.nl_langinfo(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(len(socket.AddressFamily), socket.AF_CAN, socket.AF_QIPCRTR, socket.TIPC_WAIT_FOREVER, socket.IPV6_JOIN_GROUP, socket.CAN_BCM_TX_SEND)
print(socket.if_nametoindex("lo"), socket.if_indextoname(socket.if_nametoindex("lo")), (socket.if_nametoindex("lo"), "lo") in socket.if_nameindex())
print(socket.getprotobyname("tcp"), socket.getservbyport(443), socket.getservbyname("http"))
for bad in (lambda: socket.if_nametoindex("none"), lambda: socket.getservbyport(70000), lambda: socket.getprotobyname("none"), lambda: socket.if_indextoname(10**6)):
    try:
        bad()
    except (OSError, OverflowError) as e:
        print(type(e).__name__, e)
with calendar.different_locale("C"):
    print(calendar.LocaleTextCalendar(locale="C").formatmonth(2024, 2))
try:
    calendar.LocaleHTMLCalendar(locale="none").formatweekday(1)
except locale.Error as e:
    print(e)
print(string.Template.flags, pickle.whichmodule(len, "len"), pickle.bytes_types)
with tempfile.NamedTemporaryFile() as file:
    with io.open_code(file.name) as opened:
        print(opened.mode, opened.read())

finder = inspect.BlockFinder()
source = "@d\ndef f():\n    x = 1\n    # inside\n  # outside\n\ny = 2\n"
try:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        finder.tokeneater(*token)
except inspect.EndOfBlock:
    print(vars(finder))
print(inspect.Traceback("f", 1, "g", None, None), inspect.FrameInfo(1, "f", 1, "g", ["x"], 0, positions=5))

wrapper = textwrap.TextWrapper
print(wrapper.wordsep_re.split("a well-known--thing, is it?"), wrapper.wordsep_simple_re, wrapper.sentence_end_re, wrapper.unicode_whitespace_trans)


class AtX(wrapper):
    wordsep_re = re.compile("(x+)")
    sentence_end_re = re.compile("[a-z]!$")


print(AtX(width=6).wrap("aaxxbbxccxxx d"), AtX(width=30, fix_sentence_endings=True, break_on_hyphens=False).wrap("abc! def. ghi"))
