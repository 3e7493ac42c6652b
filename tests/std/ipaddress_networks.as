# Addresses, networks and addresses in networks; their parts, and what is refused.
import ipaddress as I, random, pickle


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


R = random.Random(3)
P = ['1', '0', '255', '256', '01', '10', '192', '168', '.', '.', '.', '.', ':', ':', '::', 'ffff', 'fe80', 'g', '/', '24', '', 'a', '2001']


def attrs(x):
    out = []
    for n in ('version', 'max_prefixlen', 'compressed', 'exploded', 'packed', 'reverse_pointer', 'is_private', 'is_global', 'is_multicast', 'is_reserved', 'is_loopback', 'is_link_local', 'is_unspecified', 'is_site_local', 'ipv4_mapped', 'teredo', 'sixtofour', 'scope_id', 'netmask', 'hostmask', 'network', 'ip', 'with_prefixlen', 'with_netmask', 'with_hostmask', 'network_address', 'broadcast_address', 'num_addresses', 'prefixlen'):
        try:
            out.append((n, str(getattr(x, n))))
        except AttributeError:
            pass
    return out


texts = [''.join((R.choice(P) for _ in range(R.randrange(1, 12)))) for _ in range(12)]
texts += ['%d.%d.%d.%d' % tuple((R.randrange(256) for _ in range(4))) for _ in range(4)] + ['%d.%d.0.0/%d' % (R.randrange(256), R.randrange(256), R.randrange(33)) for _ in range(4)] + [':'.join(('%x' % R.choice([0, 0, R.randrange(65536)]) for _ in range(4))) for _ in range(4)] + ['::1', '::', '2001:db8::/32', '2002:102:304::', '2001:0:1:2:3:4:5:6', '10.0.0.0/255.0.0.0', '10.0.0.0/0.255.255.255', '10.0.0.0/255.0.255.0', '10.0.0.1/8', '1.2.3.4/5/6', '::1/129', '1::/16/3', '100.64.0.1', '192.0.0.9']
for t in texts:
    print(t)
    for f in (I.ip_address, I.ip_network, I.ip_interface, I.IPv4Address, I.IPv6Address, I.IPv4Network, I.IPv6Network):
        show(lambda: repr(f(t)))
    for f in (I.ip_address, lambda t: I.ip_network(t, strict=False), I.ip_interface):
        show(lambda: attrs(f(t)))
for v in (5, 2 ** 32, 2 ** 128, -1, b'\x01\x02\x03\x04', b'12', bytes(16), None, 1.5, ('1.2.3.0', 24), ('1.2.3.4', '24'), (5, 32)):
    for f in (I.ip_address, I.ip_network, I.IPv4Address, I.IPv6Address, I.IPv4Network):
        show(lambda: repr(f(v)))
n = I.ip_network('192.168.0.0/28')
print(list(n.hosts()), n[3], n[-1], len(list(n)), I.ip_address('192.168.0.5') in n, list(n.subnets()), n.supernet(), list(n.subnets(new_prefix=30)), n.overlaps(I.ip_network('192.168.0.8/29')), list(n.address_exclude(I.ip_network('192.168.0.4/30'))))
show(lambda: n[99])
show(lambda: list(n.subnets(prefixlen_diff=9)))
show(lambda: n.supernet(99))
show(lambda: list(n.address_exclude(I.ip_network('10.0.0.0/8'))))
print(n.subnet_of(I.ip_network('192.168.0.0/16')), n.supernet_of(n), n.compare_networks(I.ip_network('10.0.0.0/8')))
for t in ('1.2.3.4/32', '1.2.3.4/31', '::1/128', '::/127', '::/126'):
    print(list(I.ip_network(t).hosts()))
a, b = (I.ip_address('1.2.3.4'), I.ip_address('1.2.3.9'))
print(a < b, a + 1, b - 2, sorted([b, a]), hash(a) == hash(I.ip_address('1.2.3.4')), int(a), a == '1.2.3.4', f'{a:x} {a:#b} {a:n}', pickle.loads(pickle.dumps(a)) == a)
show(lambda: a < I.ip_address('::1'))
show(lambda: a < 5)
show(lambda: a + -99999999)
print(list(I.summarize_address_range(a, b)), list(I.summarize_address_range(I.ip_address('0.0.0.0'), I.ip_address('255.255.255.255'))))
show(lambda: list(I.summarize_address_range(b, a)))
print(list(I.collapse_addresses([I.ip_network(f'10.0.{i}.0/24') for i in range(5)] + [I.ip_network('10.0.0.0/25')])), list(I.collapse_addresses([I.ip_address('1.1.1.%d' % i) for i in range(6)])))
i = I.ip_interface('1.2.3.4/24')
print(i, repr(i), i.ip, i.network, i == I.ip_interface('1.2.3.4/24'), i == a, hash(i) is not None, i < I.ip_interface('1.2.3.5/24'), i + 1)
print(I.v4_int_to_packed(5), sorted([I.ip_network('::/8'), I.ip_network('1.0.0.0/8'), a], key=I.get_mixed_type_key), {n: 1}[I.ip_network('192.168.0.0/28')])
