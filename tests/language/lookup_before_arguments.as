# A method is looked up before its arguments are evaluated: where both fail, the look-up is what is told.


class Picky:
    def __getattr__(self, name):
        print("looks for", name)
        raise AttributeError(f"no {name} here")

    def known(self, *args):
        return args


class Broken:
    @property
    def part(self):
        raise KeyError("part")


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))


nothing, items, table, picky, broken = None, [], {}, Picky(), Broken()

attempt(lambda: nothing.work(undefined))  # expect: AttributeError 'NoneType' object has no attribute 'work' None
attempt(lambda: items.append(table["x"]))  # expect: KeyError 'x' None
attempt(lambda: items.push(table["x"], k=1))  # expect: AttributeError 'list' object has no attribute 'push' None
attempt(lambda: picky.known(items[5]))  # expect: IndexError list index out of range None
# expect: looks for other
attempt(lambda: picky.other(items[5]))  # expect: AttributeError no other here None
attempt(lambda: broken.part.work(broken.part))  # expect: KeyError 'part' None
attempt(lambda: broken.work(broken.part))  # expect: AttributeError 'Broken' object has no attribute 'work' None
attempt(lambda: nothing.work(-"a"))  # expect: AttributeError 'NoneType' object has no attribute 'work' None
# The inner call is looked up first of the two: the outer one's method is there.
attempt(lambda: items.append(items.first(table[3])))  # expect: AttributeError 'list' object has no attribute 'first' None
attempt(lambda: undefined.push(table["x"]))  # expect: NameError name 'undefined' is not defined None


def handled():
    try:
        nothing.work(items[99])
    except AttributeError as e:
        print(e.__traceback__.tb_next)
        try:
            items.push(missing)
        except AttributeError as second:
            print(second, second.__context__ is e)


# expect: None
# expect: 'list' object has no attribute 'push' True
handled()


def steps():
    try:
        yield nothing.work(items[99])
    except AttributeError as e:
        yield str(e)


print(list(steps()))  # expect: ["'NoneType' object has no attribute 'work'"]
