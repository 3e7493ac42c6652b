"""`hashlib.scrypt` (RFC 7914): keys, and what is wrong with costs, salts and lengths."""
import hashlib

print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16).hex())
print(hashlib.scrypt(bytearray(b"pw"), salt=memoryview(b"s"), n=2, r=1, p=1, dklen=5).hex())
print(len(hashlib.scrypt(b"pw", salt=b"s", n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=100)))
good = dict(salt=b"s", n=4, r=1, p=1)
for bad in [
    {"salt": None}, {"salt": "s"}, {"n": None}, {"n": 3}, {"n": 0}, {"n": 1}, {"n": -2}, {"n": 2.0}, {"n": True}, {"r": None}, {"r": 0},
    {"r": -1}, {"r": 1 << 64}, {"r": "x"}, {"r": 1 << 31}, {"p": 0}, {"p": None}, {"n": 1 << 20, "r": 8}, {"n": 1 << 16}, {"maxmem": -1},
    {"maxmem": 10}, {"maxmem": 1 << 31}, {"maxmem": 128 * 7}, {"maxmem": 128 * 7 - 1}, {"dklen": 0}, {"dklen": 1 << 31}, {"dklen": 1},
    {"r": 1 << 15, "p": 1 << 15},
]:
    try:
        print(bad, hashlib.scrypt(b"pw", **{**good, **bad}).hex())
    except Exception as e:
        print(bad, type(e).__name__, e)
for args in [(), ("a",), (b"", b"", 2)]:
    try:
        print(hashlib.scrypt(*args, **good))
    except Exception as e:
        print(type(e).__name__, e)
