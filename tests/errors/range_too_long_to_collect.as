# What has to collect a range that no memory can hold says so at once.

def attempt(function):
    try:
        function()
    except MemoryError:
        print("MemoryError")
    except OverflowError as error:
        print(error)


huge = range(10**13)
attempt(lambda: [*huge])
attempt(lambda: list(huge))
attempt(lambda: tuple(huge))
attempt(lambda: type("Slotted", (), {"__slots__": huge}))
attempt(lambda: sorted(huge))
attempt(lambda: print(*huge))

longer = range(2**64)
attempt(lambda: [*longer])
attempt(lambda: list(longer))
attempt(lambda: list(iter(longer)))
attempt(lambda: list(reversed(longer)))
attempt(lambda: "".join(longer))
attempt(lambda: bytes(longer))
attempt(lambda: [].extend(longer))
attempt(lambda: print(*longer))
print(list(range(2**64, 2**64 + 3)), sum(range(2**70, 2**70 + 2)))
