# A KeyError of a mapping after ** is taken for a name given twice, an AttributeError for no mapping.
class Table:
    def __init__(self, error):
        self.error = error

    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        raise self.error


class NoKeys(Table):
    def keys(self):
        raise self.error


def f(*args, **kwargs):
    return kwargs


def told(call):
    try:
        print(call())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)


for table in Table(KeyError("k")), Table(KeyError(1, 2)), Table(AttributeError("q")), NoKeys(KeyError(5)), NoKeys(AttributeError("z")):
    told(lambda: f(**table))
    told(lambda: print(1, **table))
    told(lambda: {**table})
    told(lambda: {}.update(table))
