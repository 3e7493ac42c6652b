t = list[int]
a = t()
print(t, type(a))
t.append(a, 'foo')
print(a)
print(t.__len__(a))
class X(list): pass
x = X[int]
b = x(); x.append(b, 3); print(b, x.__len__(b), type(b))
print(sorted(set(dir(t)) - set(dir(list))), len(dir(t)) > 40)
