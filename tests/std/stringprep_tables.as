# The tables of stringprep, over all characters.
# no stress: all characters, in twenty tables
import hashlib
import stringprep

for name in sorted(name for name in dir(stringprep) if name.startswith(("in_table", "map_table"))):
    table = getattr(stringprep, name)
    if name.startswith("in"):
        bounds, inside = [], False
        for code in range(0x110000):
            if bool(table(chr(code))) is not inside:
                inside = not inside
                bounds.append(code)
        print(name, len(bounds), bounds[:6], hashlib.md5(str(bounds).encode()).hexdigest())
    else:
        changed = [(code, ascii(table(chr(code)))) for code in range(0x110000) if table(chr(code)) != chr(code)]
        print(name, len(changed), changed[:3], hashlib.md5(str(changed).encode()).hexdigest())
