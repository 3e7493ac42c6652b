# Words, sentences, n-grams and a wrapped, justified paragraph.
import string
from collections import Counter, defaultdict
from itertools import islice, pairwise

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness... "It was the epoch of belief," he said; it was the epoch of incredulity! Was it the
season of Light? It was the season of Darkness -- it was the spring of hope, it was the winter of despair.
"""


def words(text):
    table = str.maketrans("", "", string.punctuation)
    for raw in text.split():
        word = raw.translate(table).lower()
        if word:
            yield word


def sentences(text):
    current = []
    for token in text.split():
        current.append(token)
        if token.rstrip('"').endswith((".", "!", "?")):
            yield " ".join(current)
            current = []
    if current:
        yield " ".join(current)


def ngrams(items, n):
    window = []
    for x in items:
        window.append(x)
        if len(window) > n:
            del window[0]
        if len(window) == n:
            yield tuple(window)


def wrap(text, width):
    line = []
    for w in text.split():
        if sum(map(len, line)) + len(line) + len(w) > width:
            yield line
            line = []
        line.append(w)
    if line:
        yield line


def justify(line, width, last=False):
    if last or len(line) == 1:
        return " ".join(line).ljust(width)
    gaps = len(line) - 1
    spaces, extra = divmod(width - sum(map(len, line)), gaps)
    out = line[0]
    for i, w in enumerate(line[1:]):
        out += " " * (spaces + (i < extra)) + w
    return out


ws = list(words(TEXT))
counts = Counter(ws)
print(len(ws), len(counts), counts.most_common(3))
print(sorted(counts, key=lambda w: (-counts[w], -len(w), w))[:6])
print([(" ".join(g), n) for g, n in Counter(ngrams(ws, 3)).most_common(2)])
follow = defaultdict(Counter)
for a, b in pairwise(ws):
    follow[a][b] += 1
print({w: follow[w].most_common(1)[0] for w in ("it", "the", "of")}, follow["of"].total())
for i, s in enumerate(sentences(TEXT), 1):
    print(i, len(s.split()), s[:20] + ("..." if len(s) > 20 else ""))
lines = list(wrap(TEXT, 34))
for i, line in enumerate(lines):
    print(f"|{justify(line, 34, last=i == len(lines) - 1)}|")
by_length = defaultdict(list)
for w in sorted(counts):
    by_length[len(w)].append(w)
print({n: by_length[n] for n in sorted(by_length, reverse=True) if n > 6})
print("".join(sorted(set("".join(ws)))), set(string.ascii_lowercase) - set("".join(ws)) == set("jkqxyz") - set("".join(ws)))
caesar = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
secret = "it was the age of wisdom".translate(caesar)
print(secret, secret.translate(caesar))
print(" ".join(w.capitalize() if i else w.title() for i, w in enumerate(islice(ws, 6))), max(ws, key=len), "%.2f" % (sum(map(len, ws)) / len(ws)))
print([w for w in counts if w == w[::-1] and len(w) > 1], TEXT.count("it was"), TEXT.strip().index("wisdom"))
