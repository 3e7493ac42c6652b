# Counting the words of a file; without an argument it counts its own source.
import sys
from collections import Counter

path = sys.argv[1] if len(sys.argv) > 1 else __file__
counts = Counter()
lines = 0
with open(path) as file:
    for line in file:
        lines += 1
        letters = "".join(c.lower() if c.isalpha() else " " for c in line)
        counts.update(letters.split())

print(f"{lines} lines, {counts.total()} words, {len(counts)} different ones")
for word, n in counts.most_common(5):
    print(f"{n:4}  {word}")
