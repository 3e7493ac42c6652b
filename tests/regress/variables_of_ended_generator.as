# A frame object taken while a generator ran shows its variables when it has ended and memory was collected.
import gc


def numbers():
    x = [1, 2]
    yield 1


gen = numbers()
next(gen)
frame = gen.gi_frame
list(gen)
gc.collect()
others = [[3] for _ in range(100)]
gc.collect()
print(frame.f_locals.get("x"))  # expect: [1, 2]
