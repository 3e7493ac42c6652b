# A chained comparison evaluates each operand once and stops early.
def v(n):
    print("eval", n, end="; ")
    return n


print(v(1) < v(2) < v(3))  # expect: eval 1; eval 2; eval 3; True
print(v(3) < v(2) < v(1))  # expect: eval 3; eval 2; False
print(v(1) == v(1) in [1])  # expect: eval 1; eval 1; True
a = b = [1]
print(a is b is not None)  # expect: True
print(1 < 2 > 1 <= 1 != 3)  # expect: True
