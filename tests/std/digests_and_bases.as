# Digests, keyed digests, base64 and its kin, identifiers.
import hashlib, hmac, binascii, base64, uuid, io, random, zlib, secrets


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


data = bytes(range(256)) * 3
for n in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(n, data)
    g = getattr(hashlib, n)()
    g.update(data[:100])
    c = g.copy()
    g.update(memoryview(data)[100:])
    c.update(bytearray(data[100:]))
    if n.startswith('shake'):
        print(n, h.hexdigest(20), g.digest(20) == h.digest(20) == c.digest(20), h.digest_size, h.block_size, h.name)
    else:
        print(n, h.hexdigest(), g.digest() == h.digest() == c.digest(), h.digest_size, h.block_size, h.name)
show(hashlib.new, 'nope')
show(hashlib.md5, 'str')
show(hashlib.md5, 5)
show(hashlib.sha256().update, 'x')
show(hashlib.sha256().update, None)
show(hashlib.new, 5)
for k in (dict(digest_size=65), dict(digest_size=0), dict(key=b'x' * 65), dict(salt=b'x' * 17), dict(person=b'x' * 17), dict(fanout=256), dict(depth=0), dict(leaf_size=1 << 32), dict(node_offset=1 << 64), dict(node_depth=256), dict(inner_size=65), dict(leaf_size=-1), dict(digest_size=20, key=b'k', salt=b's', person=b'p', fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=7, last_node=True)):
    for cls in (hashlib.blake2b, hashlib.blake2s):

        def g():
            return cls(b'abc', **k).hexdigest()
        show(g)
print(hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE, hashlib.blake2s.MAX_DIGEST_SIZE, hashlib.blake2b.PERSON_SIZE)
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 1000).hex(), hashlib.pbkdf2_hmac('sha1', b'pw', b'salt', 3, 50).hex(), hashlib.pbkdf2_hmac('md5', b'p' * 100, b'salt', 1, dklen=7).hex())
show(hashlib.pbkdf2_hmac, 'nope', b'', b'', 1)
show(hashlib.pbkdf2_hmac, 'md5', b'', b'', 0)
show(hashlib.pbkdf2_hmac, 'md5', b'', b'', 1, 0)
show(hashlib.pbkdf2_hmac, 'md5', 'x', b'', 1)
h = hmac.new(b'key', b'msg', 'sha256')
print(h.hexdigest(), h.name, h.digest_size, h.block_size)
h2 = h.copy()
h2.update(b'x')
print(h2.hexdigest(), hmac.digest(b'k' * 200, b'm', 'sha1').hex(), hmac.new(b'k', digestmod=hashlib.sha3_256).hexdigest(), hmac.digest(b'k', b'm', hashlib.md5).hex())
show(hmac.new, b'k')
show(hmac.new, 'k', b'', 'md5')
show(hmac.new, b'k', 'x', 'md5')
show(hmac.new, b'k', b'x', 'nope')
print(hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'b'), hmac.compare_digest(b'a', bytearray(b'a')))
show(hmac.compare_digest, 'a', b'a')
show(hmac.compare_digest, 'é', 'é')
show(hmac.compare_digest, 1, 2)
for s in (b'', b'a', b'ab', b'abc', data[:50]):
    print(base64.b64encode(s), base64.b32encode(s), base64.b32hexencode(s), base64.b16encode(s), base64.b85encode(s), base64.a85encode(s), base64.z85encode(s), base64.encodebytes(s), binascii.b2a_uu(s[:45]), binascii.b2a_qp(s))
    assert base64.b64decode(base64.b64encode(s)) == s and base64.b32decode(base64.b32encode(s)) == s and (base64.b85decode(base64.b85encode(s)) == s) and (base64.a85decode(base64.a85encode(s)) == s) and (base64.z85decode(base64.z85encode(s)) == s)
print(base64.a85encode(b'\x00\x00\x00\x00    abc', foldspaces=True, adobe=True, wrapcol=8), base64.a85encode(bytes(6), pad=True), base64.a85encode(b'abcdefghijkl', wrapcol=5, adobe=True), base64.a85decode(b'<~z+DGm>~>', adobe=True))
for f, a in ((base64.b64decode, 'YQ'), (base64.b64decode, 'Y'), (base64.b64decode, 'YWJj!!'), (base64.b64decode, 'é'), (base64.b64decode, 5), (base64.b32decode, 'ABC'), (base64.b32decode, 'abcdefgh'), (base64.b32decode, 'AA=A===='), (base64.b32decode, 'AAA====='), (base64.b16decode, 'ab'), (base64.b16decode, 'A'), (base64.b85decode, 'abc\x7f'), (base64.b85decode, b'~~~~~'), (base64.a85decode, b'abz'), (base64.a85decode, b'\x7f'), (base64.a85decode, b'uuuuu'), (base64.z85decode, b'~'), (base64.encodebytes, 's'), (base64.b64encode, 's'), (base64.b32encode, 's'), (base64.b64decode, b'ab==cd==')):
    show(f, a)
show(base64.a85decode, b'x', adobe=True)
show(base64.b64decode, 'YW-_', '-_')
show(base64.b64decode, 'YWJ*j', validate=True)
show(base64.b64decode, '=YWJj', validate=True)
show(base64.b64decode, 'YQ==YQ==', validate=True)
show(base64.b64decode, 'YQ=a=', validate=True)
show(base64.b64decode, 'YWJj=', validate=True)
show(base64.b64decode, 'YWJj====', validate=True)
show(base64.b64decode, 'YW==\n', validate=True)
show(base64.b32decode, 'me======', casefold=True)
show(base64.b32decode, 'M1======', map01='I')
o = io.BytesIO()
base64.encode(io.BytesIO(data), o)
print(o.getvalue()[:90])
i2 = io.BytesIO()
base64.decode(io.BytesIO(o.getvalue()), i2)
print(i2.getvalue() == data)
show(binascii.b2a_uu, b'x' * 46)
show(binascii.unhexlify, 'abc')
show(binascii.unhexlify, 'zz')
show(binascii.unhexlify, b'AbcD')
show(binascii.hexlify, b'abcdef', '-', 2)
show(binascii.hexlify, b'abcdefg', b':', -3)
show(binascii.hexlify, b'ab', '--')
show(binascii.hexlify, b'ab', 'é')
show(binascii.hexlify, 's')
show(binascii.hexlify, b'ab', 5)
print(binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.crc_hqx(b'hello', 0), zlib.crc32(b'x', -1), zlib.adler32(b'hello'), zlib.adler32(data * 100, 7))
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.variant, u.version, u.urn, hash(u) == hash(u.int), u.time, u.clock_seq, u.is_safe)
for k in (dict(hex='x'), dict(), dict(bytes=b'x'), dict(int=-1), dict(int=1 << 128), dict(fields=(1,)), dict(fields=(1 << 32, 0, 0, 0, 0, 0)), dict(fields=(0, 0, 0, 256, 0, 0)), dict(int=5, version=9)):
    show(lambda: uuid.UUID(**k))
print(uuid.uuid3(uuid.NAMESPACE_URL, 'x'), uuid.uuid5(uuid.NAMESPACE_DNS, 'x'), uuid.uuid4().version, uuid.uuid1().version, uuid.UUID(bytes_le=u.bytes_le) == u, u < uuid.UUID(int=5), sorted([u, uuid.UUID(int=5)]))
show(setattr, u, 'int', 5)
import pickle, copy
print(pickle.loads(pickle.dumps(u)) == u, copy.deepcopy(u) == u)
print(len(secrets.token_hex()), len(secrets.token_bytes(5)), secrets.randbelow(1), secrets.choice([3]), len(secrets.token_urlsafe()))
show(secrets.randbelow, 0)
