# What has to collect a range that no memory can hold says so at once.

def attempt(function):
    try:
        function()
    except MemoryError:
        print("MemoryError")


huge = range(10**13)
attempt(lambda: [*huge])
attempt(lambda: list(huge))
attempt(lambda: tuple(huge))
attempt(lambda: type("Slotted", (), {"__slots__": huge}))
attempt(lambda: sorted(huge))
attempt(lambda: print(*huge))
