# Keys that change while their number stays the same.
def junk(): return {str(i): [i] for i in range(100)}


d = {i: i for i in range(10)}
try:
    for k in d:
        del d[k]
        d[k + 100] = 1
        junk()
        if len(d) > 40: break
except RuntimeError as e:
    print(e)  # expect: dictionary keys changed during iteration
