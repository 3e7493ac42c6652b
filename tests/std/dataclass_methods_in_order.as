# A metaclass sees in which order @dataclass sets what it makes.
from dataclasses import dataclass, field

class Telling(type):
    def __setattr__(cls, name, value):
        print("  set", name, type(value).__name__)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("  del", name)
        super().__delattr__(name)

for options in [{}, {"frozen": True}, {"order": True}, {"eq": False}, {"unsafe_hash": True}, {"slots": True}, {"slots": True, "frozen": True}, {"init": False, "repr": False}]:
    print(options)

    @dataclass(**options)
    class All(metaclass=Telling):
        x: int
        y: int = field(default=3)
        z: list = field(default_factory=list)

    print("with methods of its own")

    @dataclass(**options)
    class Own(metaclass=Telling):
        x: int
        def __init__(self): pass
        def __repr__(self): return ""
        def __eq__(self, other): return True
        def __replace__(self): pass

def refused(body, **options):
    print(body, options)
    names = {"Telling": Telling, "dataclass": dataclass, "field": field, "options": options}
    try:
        exec(f"@dataclass(**options)\nclass A(metaclass=Telling):\n    x: int\n    {body}", names)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

refused("def __lt__(self, other): pass", order=True)
refused("def __setattr__(self, name, value): pass", frozen=True)
refused("def __hash__(self): pass", unsafe_hash=True)
refused("y = field(default=4)")
refused("y: list = []")
refused("pass", eq=False, order=True)
refused("pass", weakref_slot=True)
