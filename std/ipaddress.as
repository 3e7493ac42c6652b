"""IP addresses, networks, and addresses in networks; of version 4 and 6. What is the same for both is `_ipaddress_base`.

    >>> ip_address("10.0.0.1") in ip_network("10.0.0.0/8")
    True
"""

import functools
from _ipaddress_base import (
    IPV4LENGTH, IPV6LENGTH, AddressValueError, NetmaskValueError, _BaseAddress, _Interface, _BaseNetwork, _sized,
)


class _BaseV4:
    _version = 4
    _max_prefixlen = IPV4LENGTH
    _all_ones = (1 << 32) - 1

    version = 4
    max_prefixlen = IPV4LENGTH

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError("Expected 4 octets in %r" % text)
        try:
            return int.from_bytes(map(cls._octet, octets), "big")
        except ValueError as e:
            raise AddressValueError("%s in %r" % (e, text)) from None

    @staticmethod
    def _octet(text):
        if not text:
            raise ValueError("Empty octet not permitted")
        if not (text.isascii() and text.isdigit()):
            raise ValueError("Only decimal digits permitted in %r" % text)
        if len(text) > 3:
            raise ValueError("At most 3 characters permitted in %r" % text)
        if text != "0" and text[0] == "0":
            raise ValueError("Leading zeros are not permitted in %r" % text)
        number = int(text, 10)
        if number > 255:
            raise ValueError("Octet %d (> 255) not permitted" % number)
        return number

    @classmethod
    def _text_of(cls, number):
        return ".".join(map(str, number.to_bytes(4, "big")))

    def _reversed(self):
        return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"


class _BaseV6:
    _version = 6
    _max_prefixlen = IPV6LENGTH
    _all_ones = (1 << 128) - 1

    version = 6
    max_prefixlen = IPV6LENGTH

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError("At least 3 parts expected in %r" % text)
        if "." in parts[-1]:
            try:
                low = IPv4Address(parts.pop())._ip
            except AddressValueError as e:
                raise AddressValueError("%s in %r" % (e, text)) from None
            parts += ["%x" % (low >> 16), "%x" % (low & 0xFFFF)]
        if len(parts) > 9:
            raise AddressValueError("At most 8 colons permitted in %r" % text)
        gap = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if gap is not None:
                    raise AddressValueError("At most one '::' permitted in %r" % text)
                gap = i
        if gap is None:
            if len(parts) != 8:
                raise AddressValueError("Exactly 8 parts expected without '::' in %r" % text)
            if not parts[0]:
                raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
            if not parts[-1]:
                raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
            before, after = parts, []
        else:
            high, low = gap, len(parts) - gap - 1
            if not parts[0]:
                high -= 1
                if high:
                    raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
            if not parts[-1]:
                low -= 1
                if low:
                    raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
            if high + low >= 8:
                raise AddressValueError("Expected at most 7 other parts with '::' in %r" % text)
            before, after = parts[:high], parts[len(parts) - low:] if low else []
        try:
            groups = [cls._group(part) for part in before]
            tail = [cls._group(part) for part in after]
        except ValueError as e:
            raise AddressValueError("%s in %r" % (e, text)) from None
        number = 0
        for group in groups + [0] * (8 - len(groups) - len(tail)) + tail:
            number = number << 16 | group
        return number

    @staticmethod
    def _group(text):
        if not all([c in "0123456789abcdefABCDEF" for c in text]):
            raise ValueError("Only hex digits permitted in %r" % text)
        if len(text) > 4:
            raise ValueError("At most 4 characters permitted in %r" % text)
        return int(text, 16)

    @classmethod
    def _text_of(cls, number):
        if not 0 <= number <= cls._all_ones:
            raise ValueError("IPv6 address is too large")
        groups = ["%x" % (number >> shift & 0xFFFF) for shift in range(112, -1, -16)]
        # The longest row of zeros, of two at least, is left out; the first of several.
        best, length, i = 0, 1, 0
        while i < 8:
            j = i
            while j < 8 and groups[j] == "0":
                j += 1
            if j - i > length:
                best, length = i, j - i
            i = j + 1
        if length < 2:
            return ":".join(groups)
        return ":".join(groups[:best]) + "::" + ":".join(groups[best + length:])

    def _exploded_text(self, mapped=True):
        text = "%032x" % self._plain()
        groups = [text[i:i + 4] for i in range(0, 32, 4)]
        if mapped and self.ipv4_mapped is not None:
            groups[6:] = [str(self.ipv4_mapped)]
        return ":".join(groups)

    def _reversed(self):
        text = self.exploded if self.ipv4_mapped is None else self._exploded_text(False)
        return ".".join(text[::-1].replace(":", "")) + ".ip6.arpa"


class IPv4Address(_BaseV4, _BaseAddress):
    """An address of version 4."""

    def __init__(self, address):
        if isinstance(address, int):
            self._check_int(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed(address)
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._number_of(text)

    @property
    def packed(self):
        return _sized(self._ip, 4)

    @property
    def ipv6_mapped(self):
        return IPv6Address(f"::ffff:{self}")

    @property
    def is_reserved(self):
        return self in _nets4("240.0.0.0/4")

    @property
    def is_private(self):
        return any([self in net for net in _PRIVATE4()]) and not any([self in net for net in _PUBLIC4()])

    @property
    def is_global(self):
        return self not in _nets4("100.64.0.0/10") and not self.is_private

    @property
    def is_multicast(self):
        return self in _nets4("224.0.0.0/4")

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self in _nets4("127.0.0.0/8")

    @property
    def is_link_local(self):
        return self in _nets4("169.254.0.0/16")


@functools.cache
def _nets4(text):
    return IPv4Network(text)


@functools.cache
def _nets6(text):
    return IPv6Network(text)


@functools.cache
def _PRIVATE4():
    return [IPv4Network(text) for text in (
        "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.0.170/31",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
        "255.255.255.255/32")]


@functools.cache
def _PUBLIC4():
    return [IPv4Network("192.0.0.9/32"), IPv4Network("192.0.0.10/32")]


@functools.cache
def _PRIVATE6():
    return [IPv6Network(text) for text in (
        "::1/128", "::/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
        "3fff::/20", "fc00::/7", "fe80::/10")]


@functools.cache
def _PUBLIC6():
    return [IPv6Network(text) for text in (
        "2001:1::1/128", "2001:1::2/128", "2001:3::/32", "2001:4:112::/48", "2001:20::/28", "2001:30::/28")]


class IPv6Address(_BaseV6, _BaseAddress):
    """An address of version 6."""

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, int):
            self._check_int(address)
            self._ip = address
        elif isinstance(address, bytes):
            self._check_packed(address)
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, percent, scope = text.partition("%")
            if percent and (not scope or "%" in scope):
                raise AddressValueError('Invalid IPv6 address: "%r"' % (text + percent + scope))
            self._scope_id = scope if percent else None
            self._ip = self._number_of(text)

    def __str__(self):
        text = self._text_of(self._ip)
        mapped = self.ipv4_mapped
        if mapped is not None:
            text = f"::ffff:{mapped}"
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        same = _BaseAddress.__eq__(self, other)
        if same is not True:
            return same
        return self._scope_id == getattr(other, "_scope_id", None)

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def packed(self):
        return _sized(self._ip, 16)

    def _four(self, name):
        four = self.ipv4_mapped
        return None if four is None else getattr(four, name)

    @property
    def is_multicast(self):
        four = self._four("is_multicast")
        return self in _nets6("ff00::/8") if four is None else four

    @property
    def is_reserved(self):
        return any([self in _nets6(text) for text in (
            "::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "a000::/3",
            "c000::/3", "e000::/4", "f000::/5", "f800::/6", "fe00::/9")])

    @property
    def is_link_local(self):
        four = self._four("is_link_local")
        return self in _nets6("fe80::/10") if four is None else four

    @property
    def is_site_local(self):
        return self in _nets6("fec0::/10")

    @property
    def is_private(self):
        four = self._four("is_private")
        if four is not None:
            return four
        return any([self in net for net in _PRIVATE6()]) and not any([self in net for net in _PUBLIC6()])

    @property
    def is_global(self):
        four = self._four("is_global")
        return not self.is_private if four is None else four

    @property
    def is_unspecified(self):
        four = self._four("is_unspecified")
        return self._ip == 0 if four is None else four

    @property
    def is_loopback(self):
        four = self._four("is_loopback")
        return self._ip == 1 if four is None else four

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv4Network(_BaseV4, _BaseNetwork):
    """A network of version 4."""

    _address_class = IPv4Address
    _special = staticmethod(lambda: (_PRIVATE4(), _PUBLIC4()))

    @property
    def is_global(self):
        shared = _nets4("100.64.0.0/10")
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private

    def _first_host(self):
        return 1

    def _last_host(self):
        return 1


class IPv6Network(_BaseV6, _BaseNetwork):
    """A network of version 6."""

    _address_class = IPv6Address
    _special = staticmethod(lambda: (_PRIVATE6(), _PUBLIC6()))

    @property
    def is_site_local(self):
        return self.network_address.is_site_local and self.broadcast_address.is_site_local

    def _first_host(self):
        # The first address is that of the routers; there is no broadcast address.
        return 1

    def _last_host(self):
        return 0


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 in a network."""

    _network_class = IPv4Network
    _plain_class = IPv4Address


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 in a network."""

    _network_class = IPv6Network
    _plain_class = IPv6Address


def _either(given, four, six, what, *more):
    for make in (four, six):
        try:
            return make(given, *more)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{given!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    """Returns an address of the version that fits."""
    return _either(address, IPv4Address, IPv6Address, "address")


def ip_network(address, strict=True):
    """Returns a network of the version that fits."""
    return _either(address, IPv4Network, IPv6Network, "network", strict)


def ip_interface(address):
    """Returns an address in a network, of the version that fits."""
    return _either(address, IPv4Interface, IPv6Interface, "interface")


def v4_int_to_packed(address):
    """Returns a number as the bytes of an address of version 4."""
    try:
        return _sized(address, 4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    """Returns a number as the bytes of an address of version 6."""
    try:
        return _sized(address, 16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def summarize_address_range(first, last):
    """Yields the networks that together hold all from one address to another."""
    if not (isinstance(first, (IPv4Address, IPv6Address)) and isinstance(last, (IPv4Address, IPv6Address))
            and not hasattr(first, "network") and not hasattr(last, "network")):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError("%s and %s are not of the same version" % (first, last))
    if first > last:
        raise ValueError("last IP address must be greater than first")
    if first.version not in (4, 6):
        raise ValueError("unknown IP version")
    make = IPv4Network if first.version == 4 else IPv6Network
    bits = first._max_prefixlen
    at, end = first._ip, last._ip
    while at <= end:
        zeros = bits if at == 0 else (at & -at).bit_length() - 1
        size = min(zeros, (end - at + 1).bit_length() - 1)
        yield make((at, bits - size))
        at += 1 << size
        if at - 1 == make._all_ones:
            break


def collapse_addresses(addresses):
    """Returns an iterator over as few networks as hold the same."""
    addrs, ips, nets = [], [], []
    for ip in addresses:
        if isinstance(ip, _BaseNetwork):
            if nets and nets[-1]._version != ip._version:
                raise TypeError("%s and %s are not of the same version" % (ip, nets[-1]))
            nets.append(ip)
        else:
            if ips and ips[-1]._version != ip._version:
                raise TypeError("%s and %s are not of the same version" % (ip, ips[-1]))
            if isinstance(ip, _Interface):
                if ip._prefixlen != ip._max_prefixlen:
                    nets.append(ip.network)
                    continue
                ip = ip.ip
            ips.append(ip)
    ips = sorted(set(ips))
    i = 0
    while i < len(ips):
        j = i
        while j + 1 < len(ips) and ips[j + 1]._ip == ips[j]._ip + 1:
            j += 1
        addrs.extend(summarize_address_range(ips[i], ips[j]))
        i = j + 1
    return _merged(addrs + nets)


def _merged(nets):
    waiting = list(nets)
    found = {}
    while waiting:
        net = waiting.pop()
        above = net.supernet()
        other = found.get(above)
        if other is None:
            found[above] = net
        elif other != net:
            del found[above]
            waiting.append(above)
    last = None
    for net in sorted(found.values()):
        if last is not None and last.broadcast_address >= net.broadcast_address:
            continue
        yield net
        last = net


def get_mixed_type_key(obj):
    """Returns what to sort addresses and networks by, together."""
    if isinstance(obj, _BaseNetwork):
        return obj._version, obj.network_address, obj.netmask
    if isinstance(obj, _BaseAddress):
        return obj._version, obj
    return NotImplemented
