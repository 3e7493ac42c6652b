# Every method of list.
l = [3, 1, 2]
print(l.append(4), l)
l.extend([5, 6]); print(l)
l.extend("ab"); print(l)
l.insert(0, "first"); l.insert(100, "last"); l.insert(-1, "near"); print(l)
print(l.pop(), l.pop(0), l.pop(-1), l)
l.remove("a"); print(l)
print(l.index(1), l.index(6, 2), l.count(3), l.reverse(), l)
m = l.copy(); m.append("x"); print(l == m, len(m) - len(l))
m.clear(); print(m)
print([1, 2] + [3], [1, 2] * 2, 2 * [0], [1] * 0, [1] * -1, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 5])
for f in (lambda: l.pop(100), lambda: [].pop(), lambda: l.remove("zz"), lambda: l.index("zz"), lambda: l[100], lambda: l["a"], lambda: l + (1,), lambda: l.append(), lambda: l.extend(5), lambda: l * "a", lambda: [1] < ["a"], lambda: l.insert("a", 1), lambda: l.pop("a"), lambda: l.sort(5), lambda: l.count(), lambda: l.index(1, 5, 6), lambda: [1, 2] + 5, lambda: list(1, 2), lambda: l.reverse(1), lambda: l.foo()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    l[100] = 1
except IndexError as e:
    print(e)
a = [1]; a.append(a); print(a, a[1] is a)
n = [[]] * 3; n[0].append(1); print(n)
print([0, False, 0.0, ""].count(0), [1, 2, 3].index(3, -1), 1 in [True], [None] == [None], list([1, 2]), [*range(3)], [] == (), [1, [2, [3]]])
x = y = [1]; x += [2]; print(y); x = x + [3]; print(x, y)
