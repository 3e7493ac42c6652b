# Derived lists, tuples and dicts are asked for their items, never whether they are true or how long they are.
import json


class Row(list):
    def __bool__(self):
        print("bool")
        return False

    def __len__(self):
        print("len")
        return 0


class Pair(tuple):
    def __iter__(self):
        print("iter")
        return iter((5, 6))


class Table(dict):
    def __bool__(self):
        print("bool")
        return False

    def __len__(self):
        print("len")
        return 0

    def items(self):
        print("items")
        return [("made", 1)]


for value in Row([1, 2]), Row(), Pair((1,)), Table(a=1), Table():
    print(json.dumps(value), json.dumps([value]), json.dumps({"k": value}, indent=1))
