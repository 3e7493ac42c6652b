# A bank with accounts, transfers, a ledger and errors of its own.
from collections import defaultdict


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} needs {amount - account.balance} more")
        self.account = account
        self.amount = amount


class UnknownAccount(BankError, KeyError):
    def __str__(self):
        return f"no account {self.args[0]!r}"


class Account:
    _next = 100

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.number = Account._next
        Account._next += 1
        self.history = [("open", balance)]

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"bad amount: {amount}")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self._balance:,.2f}>"

    def __lt__(self, other):
        return self._balance < other._balance


class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.05):
        super().__init__(owner, balance)
        self.rate = rate

    def add_interest(self):
        gain = round(self._balance * self.rate, 2)
        self.deposit(gain)
        return gain


class Bank:
    def __init__(self):
        self.accounts = {}
        self.ledger = defaultdict(list)

    def open(self, kind, owner, *args, **kwargs):
        account = kind(owner, *args, **kwargs)
        self.accounts[account.number] = account
        return account

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise UnknownAccount(number) from None

    def __iter__(self):
        yield from sorted(self.accounts.values(), reverse=True)

    def __len__(self):
        return len(self.accounts)

    def transfer(self, source, target, amount):
        a, b = self[source], self[target]
        done = False
        try:
            a.withdraw(amount)
            b.deposit(amount)
            done = True
        finally:
            self.ledger[source].append((target, amount, "ok" if done else "failed"))


bank = Bank()
ann = bank.open(Account, "Ann", 500)
bob = bank.open(Savings, "Bob", 1200.5, rate=0.1)
eve = bank.open(Account, "Eve")
bank.transfer(100, 102, 120)
for source, target, amount in [(100, 101, 1000), (100, 999, 1), (777, 100, 5), (101, 100, 0.5), (102, 101, -5)]:
    try:
        bank.transfer(source, target, amount)
        print("moved", amount)
    except InsufficientFunds as e:
        print("insufficient:", e, e.amount)
    except BankError as e:
        print(type(e).__name__, e)
    except ValueError as e:
        print("value:", e)
print("interest", bob.add_interest())
for account in bank:
    print(account)
print(dict(bank.ledger))
print(len(bank), max(bank.accounts.values()).owner, sum(a.balance for a in bank))
print([h for a in bank for h in a.history if h[0] != "open"])
try:
    ann.balance = 5
except AttributeError as e:
    print(e)
