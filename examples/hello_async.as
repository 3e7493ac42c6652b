# The first async script. `await` works at the top level, `sleep` and `gather` need no import.
async def greet(name, delay):
    await sleep(delay)
    print(f"hello, {name}")
    return len(name)


# One after the other ...
await greet("Ada", 0.02)

# ... and both at once: the shorter sleep is heard first, the results keep their order.
lengths = await gather(greet("Grace", 0.03), greet("Linus", 0.01))
print(lengths)
