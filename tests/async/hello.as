# The first async program.
import asyncio


async def main():
    print("hello")  # expect: hello
    await asyncio.sleep(1)
    print("world")  # expect: world
    return 42


print(asyncio.run(main()))  # expect: 42
