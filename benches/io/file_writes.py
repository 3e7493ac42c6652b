# A million small writes to a text file, and the same by print.
import os
import time

PATH = f"/tmp/aster-bench-writes-{os.getpid()}"


def main():
    with open(PATH, "w") as file:
        for i in range(1_000_000):
            file.write("line of text\n")
    with open(PATH, "a") as file:
        for i in range(200_000):
            print(i, "text", file=file)
    return os.path.getsize(PATH)


t0 = time.perf_counter()
r = main()
t1 = time.perf_counter()
os.remove(PATH)
print("result:", r)
print(f"elapsed: {t1 - t0:.6f}")
