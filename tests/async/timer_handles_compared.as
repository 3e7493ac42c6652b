# Timer handles are compared by their times; equal ones are alike in all they are made of.
import asyncio


def answers(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    first = loop.call_at(start + 1, print)
    second = loop.call_at(start + 2, print)
    third = loop.call_at(start + 2, print)
    other = loop.call_at(start + 2, print, "argument")
    print(answers(first, second))
    print(answers(second, third))
    print(answers(third, other))
    print(sorted([second, first])[0] is first, hash(second) == hash(third) == hash(second.when()))
    second.cancel()
    print(answers(second, third))
    third.cancel()
    print(answers(second, third))
    other.cancel()
    print(answers(second, other))
    for stranger in 3, None, loop.call_soon(print, "soon"):
        print(first.__lt__(stranger), first.__ge__(stranger), first == stranger)
        try:
            first < stranger
        except TypeError as error:
            print(error)


asyncio.run(main())
