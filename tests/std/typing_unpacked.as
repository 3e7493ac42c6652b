# Generic aliases unpacked, pickled and iterated; forms of typing are not iterated without end.
import copy
import pickle
from typing import Dict, List, NamedTuple, TypedDict, get_type_hints

pair = next(iter(tuple[int, str]))
print(pair, pair.__unpacked__, pair == tuple[int, str], pair == next(iter(tuple[int, str])))
print([*list[int]], pickle.loads(pickle.dumps(pair)), copy.deepcopy(dict[str, list[int]]))


def collect(*args: *tuple[int, str]):
    return args


print(collect.__annotations__)

for form in (List, Dict):
    try:
        iter(form)
    except TypeError:
        print("cannot iterate", form)

Point = NamedTuple("Point", [("x", int), ("y", int)])
Movie = TypedDict("Movie", {"name": str})
print(Point.__module__, Movie.__module__, pickle.loads(pickle.dumps(Point(1, 2))))


class Box[T]:
    item: "T"

    def put(self, item: "T") -> "list[T]": ...


print(get_type_hints(Box))
