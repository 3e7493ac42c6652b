# Sets of tasks, and of other objects that hash by identity, come in the order of insertion.
# differs: in CPython the order follows addresses
import asyncio


class Thing:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Thing({self.number})"


things = [Thing(number) for number in range(100)]
together = set(things)
print(list(together) == things)  # expect: True
together -= set(things[10:90])
print(len(together), sorted(thing.number for thing in together)[:11])  # expect: 20 [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 90]
print([thing.number for thing in together | {things[50], things[5]}][-3:])  # expect: [98, 99, 50]
print(together.pop(), together.pop())  # expect: Thing(0) Thing(1)
together.add(things[0])
print(list(together)[-1], frozenset(together) == together)  # expect: Thing(0) True


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(10 - number), name=str(number)) for number in range(10)]
    done, pending = await asyncio.wait(tasks, timeout=5.5)
    print([task.get_name() for task in done])  # expect: ['5', '6', '7', '8', '9']
    print([task.get_name() for task in pending])  # expect: ['0', '1', '2', '3', '4']


asyncio.run(main())
