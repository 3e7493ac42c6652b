"""What is the same for IP addresses and networks of both versions. The versions themselves are `ipaddress`."""

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """An address that is none."""

    __module__ = "ipaddress"


class NetmaskValueError(ValueError):
    """A mask that is none."""

    __module__ = "ipaddress"


def _sized(number, size):
    return number.to_bytes(size, "big")


class _IPAddressBase:
    """An address or a network."""

    @property
    def exploded(self):
        return self._exploded()

    @property
    def compressed(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    def _check_int(self, address):
        if address < 0:
            raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (address, self._version))
        if address > self._all_ones:
            raise AddressValueError("%d (>= 2**%d) is not permitted as an IPv%d address" % (
                address, self._max_prefixlen, self._version))

    def _check_packed(self, address):
        size = self._max_prefixlen // 8
        if len(address) != size:
            raise AddressValueError("%r (len %d != %d) is not permitted as an IPv%d address" % (
                address, len(address), size, self._version))

    @classmethod
    def _mask_of(cls, prefixlen):
        return cls._all_ones ^ (cls._all_ones >> prefixlen)

    @classmethod
    def _prefix_of_text(cls, text):
        if not (text.isascii() and text.isdigit()):
            raise NetmaskValueError("%r is not a valid netmask" % text)
        try:
            prefixlen = int(text)
        except ValueError:
            raise NetmaskValueError("%r is not a valid netmask" % text) from None
        if not 0 <= prefixlen <= cls._max_prefixlen:
            raise NetmaskValueError("%r is not a valid netmask" % text)
        return prefixlen

    @classmethod
    def _prefix_of_mask(cls, given):
        """Returns the length of a prefix: a number, digits, or for version 4 a mask or its opposite."""
        if isinstance(given, int):
            if not 0 <= given <= cls._max_prefixlen:
                raise NetmaskValueError("%r is not a valid netmask" % given)
            return given
        try:
            return cls._prefix_of_text(given)
        except NetmaskValueError:
            if cls._version == 6:
                raise
        try:
            number = cls._number_of(given)
        except AddressValueError:
            raise NetmaskValueError("%r is not a valid netmask" % given) from None
        for candidate in (number, number ^ cls._all_ones):
            zeros = cls._max_prefixlen if candidate == 0 else (candidate & -candidate).bit_length() - 1
            if candidate >> zeros == (1 << cls._max_prefixlen - zeros) - 1:
                return cls._max_prefixlen - zeros
        raise NetmaskValueError("%r is not a valid netmask" % given)

    @staticmethod
    def _split_prefix(address):
        if isinstance(address, tuple):
            return address if len(address) > 1 else (address[0], None)
        if isinstance(address, (bytes, int)):
            return address, None
        parts = str(address).split("/")
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        return parts[0], parts[1] if len(parts) > 1 else None


class _BaseAddress(_IPAddressBase):
    """An address."""

    def __int__(self):
        return self._ip

    def _plain(self):
        return self._ip

    def _exploded(self):
        return str(self) if self._version == 4 else self._exploded_text()

    def _reverse_pointer(self):
        return self._reversed()

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        return self._ip < other._ip

    def __gt__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less and not self == other

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return str(self._text_of(self._ip))

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        import re
        found = re.fullmatch("(#?)(_?)([xbnX])", fmt)
        if not found:
            return super().__format__(fmt)
        alternate, grouping, kind = found.groups()
        if kind == "n":
            kind = "b" if self._version == 4 else "x"
        width = self._max_prefixlen if kind == "b" else self._max_prefixlen // 4
        if grouping:
            width += width // 4 - 1
        if alternate:
            width += 2
        return format(int(self), f"{alternate}0{width}{grouping}{kind}")

    def __reduce__(self):
        return self.__class__, (str(self),)


class _BaseNetwork(_IPAddressBase):
    """A network."""

    def __init__(self, address, strict=True):
        address, mask = self._split_prefix(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self._max_prefixlen if mask is None else self._prefix_of_mask(mask)
        self.netmask = self._address_class(self._mask_of(self._prefixlen))
        number = int(self.network_address)
        if number & int(self.netmask) != number:
            if strict:
                raise ValueError("%s has host bits set" % self)
            self.network_address = self._address_class(number & int(self.netmask))

    @property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._all_ones)

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def num_addresses(self):
        return int(self.broadcast_address) - int(self.network_address) + 1

    @property
    def with_prefixlen(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.network_address, self.hostmask)

    def _plain(self):
        return int(self.network_address)

    def _exploded(self):
        address = self.network_address
        return "%s/%d" % (address.exploded if self._version == 4 else address._exploded_text(False), self._prefixlen)

    def _reverse_pointer(self):
        # Of the text with the prefix, as CPython has it.
        if self._version == 6:
            text = self.exploded[::-1].replace(":", "")
            return ".".join(text) + ".ip6.arpa"
        return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    def hosts(self):
        """Returns the addresses that hosts may have."""
        first = int(self.network_address)
        last = int(self.broadcast_address)
        if self._prefixlen == self._max_prefixlen:
            return [self._address_class(first)]
        if self._prefixlen == self._max_prefixlen - 1:
            return list(self)
        return self._each(first + self._first_host(), last - self._last_host())

    def _each(self, first, last):
        for number in range(first, last + 1):
            yield self._address_class(number)

    def __iter__(self):
        return self._each(int(self.network_address), int(self.broadcast_address))

    def __getitem__(self, n):
        first = int(self.network_address)
        last = int(self.broadcast_address)
        number = first + n if n >= 0 else last + n + 1
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._address_class(number)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        if self.network_address != other.network_address:
            return self.network_address < other.network_address
        return self.netmask != other.netmask and self.netmask < other.netmask

    def __gt__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less and not self == other

    def __le__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else less or self == other

    def __ge__(self, other):
        less = self.__lt__(other)
        return less if less is NotImplemented else not less

    def __eq__(self, other):
        try:
            return (self._version == other._version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & int(self.netmask) == int(self.network_address)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def overlaps(self, other):
        """Tells whether the networks have an address in common."""
        return self.network_address in other or self.broadcast_address in other or (
            other.network_address in self or other.broadcast_address in self)

    def address_exclude(self, other):
        """Yields the networks that hold all but another one."""
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        if not isinstance(other, _BaseNetwork):
            raise TypeError("%s is not a network object" % other)
        if not other.subnet_of(self):
            raise ValueError("%s not contained in %s" % (other, self))
        if other == self:
            return
        left, right = self.subnets()
        while left != other and right != other:
            if other.subnet_of(left):
                yield right
                left, right = left.subnets()
            else:
                yield left
                left, right = right.subnets()
        yield right if left == other else left

    def compare_networks(self, other):
        """Returns -1, 0 or 1: which comes first."""
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same type" % (self, other))
        mine = (self.network_address._ip, self.netmask._ip)
        others = (other.network_address._ip, other.netmask._ip)
        return (mine > others) - (mine < others)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """Yields the networks that this one divides into."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self._max_prefixlen:
            raise ValueError("prefix length diff %d is invalid for netblock %s" % (length, self))
        step = (int(self.hostmask) + 1) >> prefixlen_diff
        for number in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield self.__class__((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """Returns the network that this one is a part of."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError("current prefixlen is %d, cannot have a prefixlen_diff of %d" % (
                self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address) & int(self.netmask) << prefixlen_diff, length))

    def _is_part_of(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return (other.network_address <= self.network_address
                and other.broadcast_address >= self.broadcast_address)

    def subnet_of(self, other):
        """Tells whether this network is a part of another."""
        return self._is_part_of(other)

    def supernet_of(self, other):
        """Tells whether another network is a part of this one."""
        return other._is_part_of(self)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    @property
    def is_reserved(self):
        return self._both("is_reserved")

    @property
    def is_link_local(self):
        return self._both("is_link_local")

    @property
    def is_private(self):
        private, public = self._special()
        both = (self.network_address, self.broadcast_address)
        inside = any([both[0] in net and both[1] in net for net in private])
        return inside and not any([both[0] in net or both[1] in net for net in public])

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._both("is_unspecified")

    @property
    def is_loopback(self):
        return self._both("is_loopback")

    @property
    def is_multicast(self):
        return self._both("is_multicast")


class _Interface:
    """An address in a network."""

    def __init__(self, address):
        address, mask = self._split_prefix(address)
        self._plain_class.__init__(self, address)
        self.network = self._network_class((address, self._max_prefixlen if mask is None else mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @property
    def hostmask(self):
        return self.network.hostmask

    def __str__(self):
        return "%s/%d" % (self._plain_class.__str__(self), self._prefixlen)

    def __eq__(self, other):
        same = self._plain_class.__eq__(self, other)
        if same is NotImplemented or not same:
            return same
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = self._plain_class.__lt__(self, other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    @property
    def ip(self):
        return self._plain_class(self._ip)

    @property
    def with_prefixlen(self):
        return "%s/%s" % (self._text_of(self._ip), self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self._text_of(self._ip), self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self._text_of(self._ip), self.hostmask)

    def _exploded(self):
        text = self.ip.exploded
        # One that stands for an address of version 4 is shown without its prefix.
        return text if self._version == 6 and "." in text else "%s/%d" % (text, self._prefixlen)

    def __reduce__(self):
        return self.__class__, (str(self),)
