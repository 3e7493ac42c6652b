# A class body runs in a namespace; `super()` finds its class in a cell.
class Base:
    """Says something."""

    size: int = 1
    __hidden = size

    def __init__(self, name):
        self.name = name
        self.__private = name


class Child(Base, metaclass=type):
    def __init__(self, name):
        super().__init__(name)
        self.size += 1
