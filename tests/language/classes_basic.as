# Attributes of class and instance, methods, init.
class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1
    def deposit(self, n):
        self.balance += n
        return self
    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


a = Account("ann", 10)
b = Account("bob")
print(a, b, Account.count)  # expect: Account('ann', 10) Account('bob', 0) 2
print(a.deposit(5).deposit(1).balance)  # expect: 16
print(a.count, a.__dict__)  # expect: 2 {'owner': 'ann', 'balance': 16}
a.count = 99
print(a.count, Account.count)  # expect: 99 2
del a.count
print(a.count)  # expect: 2
m = b.deposit
m(7)
print(b.balance)  # expect: 7
print(Account.deposit(b, 3))  # expect: Account('bob', 10)
print(type(a), type(a) is Account, a.__class__.__name__)  # expect: <class '__main__.Account'> True Account
print(isinstance(a, Account), isinstance(5, Account), isinstance(a, (int, Account)))  # expect: True False True
b.extra = [1]
print(sorted(vars(b)))  # expect: ['balance', 'extra', 'owner']
try:
    a.missing
except AttributeError as e:
    print(e)  # expect: 'Account' object has no attribute 'missing'
try:
    Account.missing
except AttributeError as e:
    print(e)  # expect: type object 'Account' has no attribute 'missing'
class Empty: pass
e = Empty()
e.x = 1
print(e.x, Empty.__name__, Empty.__doc__, Empty.__bases__)  # expect: 1 Empty None (<class 'object'>,)
