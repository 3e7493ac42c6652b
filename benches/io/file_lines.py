# A million lines of a text file, by iteration and by readline.
import os
import time

PATH = f"/tmp/aster-bench-lines-{os.getpid()}"
with open(PATH, "w") as file:
    file.write("line of text\n" * 1_000_000)


def main():
    total = 0
    with open(PATH) as file:
        for line in file:
            total += len(line)
    with open(PATH) as file:
        while line := file.readline():
            total += len(line)
    return total


t0 = time.perf_counter()
r = main()
t1 = time.perf_counter()
os.remove(PATH)
print("result:", r)
print(f"elapsed: {t1 - t0:.6f}")
