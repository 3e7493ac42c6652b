# What an __index__ does to the list that bytes are made of; a bytearray added to itself; super() kept in a class.
class Clearing:
    def __index__(self):
        numbers.clear()
        return 42


numbers = [Clearing(), Clearing()]
print(bytes(numbers), numbers)
numbers = [Clearing(), 1, 2]
print(bytearray(numbers))

blob = bytearray(b"ab")
try:
    blob += blob
except BufferError as error:
    print(error, blob)
blob += bytes(blob)
print(blob)


class Base:
    def greet(self):
        return "base"


class Middle(Base):
    def greet(self):
        return "middle of " + self.__super.greet()


class Top(Middle):
    def greet(self):
        return "top of " + self.__super.greet()


Middle._Middle__super = super(Middle)
Top._Top__super = super(Top)
print(Top().greet())


class Automatic(type):
    def __new__(metacls, name, bases, namespace):
        made = super().__new__(metacls, name, bases, namespace)
        setattr(made, f"_{name}__super", super(made))
        return made


class First(metaclass=Automatic):
    def order(self):
        return "First"


class Second(First):
    def order(self):
        return "Second " + self.__super.order()


class Third(First):
    def order(self):
        return "Third " + self.__super.order()


class Last(Third, Second):
    def order(self):
        return "Last " + self.__super.order()


print(Last().order())
