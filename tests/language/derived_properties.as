# Classes derived from property, staticmethod and classmethod: what they make is of their class and has a dict of its
# own; `__init__` of a derived class takes the arguments; `setter` and its like make another of the class.


class Noted(property):
    def __init__(self, fget=None, fset=None, fdel=None, doc=None, note="none"):
        super().__init__(fget, fset, fdel, doc)
        self.note = note

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"{owner.__name__}: {self.note}"
        return super().__get__(instance, owner)


class Plain(property):
    pass


class Account:
    def __init__(self):
        self.amount = 1

    @Noted
    def balance(self):
        "What is there."
        return self.amount

    @balance.setter
    def balance(self, value):
        self.amount = value

    limit = Noted(lambda self: 10, note="fixed", doc="How much.")

    @Plain
    def owner(self):
        return "Ann"

    @owner.deleter
    def owner(self):
        print("no owner")


account = Account()
account.balance = 5
print(account.balance, account.limit, account.owner)
print(Account.balance, "/", Account.limit)
print(type(Account.owner).__name__, Account.owner.__name__, isinstance(Account.owner, property))
del account.owner
try:
    account.limit = 3
except AttributeError as e:
    print(e)
print(Account.__dict__["balance"].__doc__, Account.__dict__["limit"].__doc__)
again = property()
again.__init__(lambda self: 7, doc="seven")
print(again.fget(None), again.__doc__, again.fset)


class Counted(staticmethod):
    pass


class Named(classmethod):
    label = "a class method"


class Tools:
    @Counted
    def add(a, b):
        return a + b

    @Named
    def make(cls):
        return cls.__name__


print(Tools.add(1, 2), Tools().add(3, 4), Tools.make(), Tools().make())
print(type(Tools.__dict__["add"]).__name__, Tools.__dict__["make"].label, isinstance(Tools.__dict__["make"], classmethod))
