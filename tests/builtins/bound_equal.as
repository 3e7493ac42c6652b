# Methods of builtin objects are equal where object and method are the same, and hash alike.
items, other, text = [], [], "a"
print(items.append == items.append, items.append == other.append, items.append == items.extend, text.upper == text.upper)
print(hash(items.append) == hash(items.append), len({items.append, items.append, items.pop}), items.append != items.append)
print(items.__add__ == items.__add__, dict.fromkeys == dict.fromkeys, len == len, len == max)
callbacks = [print, items.append]
callbacks.remove(items.append)
print(callbacks)
