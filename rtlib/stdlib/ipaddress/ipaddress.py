"""Addresses, networks and interfaces of IPv4 and IPv6."""

import functools
import itertools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _first_that_takes(classes, kind, address, *args):
    """An object of the first class for which address is valid."""
    for cls in classes:
        try:
            return cls(address, *args)
        except (AddressValueError, NetmaskValueError):
            continue
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {kind}")


def ip_address(address):
    return _first_that_takes((IPv4Address, IPv6Address), "address", address)


def ip_network(address, strict=True):
    return _first_that_takes((IPv4Network, IPv6Network), "network", address, strict)


def ip_interface(address):
    return _first_that_takes((IPv4Interface, IPv6Interface), "interface", address)


def _packed(address, version, size):
    try:
        return address.to_bytes(size)
    except OverflowError:
        raise ValueError(f"Address negative or too large for IPv{version}")


def v4_int_to_packed(address):
    return _packed(address, 4, 4)


def v6_int_to_packed(address):
    return _packed(address, 6, 16)


def _same_version(a, b):
    if a._version != b._version:
        raise TypeError(f"{a} and {b} are not of the same version")


def _split_optional_netmask(address):
    parts = str(address).split("/")
    if parts[2:]:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


def _find_address_range(addresses):
    """Runs of consecutive addresses, as pairs of the first and the last."""
    # The distance of an address from its place in the order is the same along a run.
    for _, run in itertools.groupby(enumerate(addresses), lambda place: place[1]._ip - place[0]):
        first, *more = (ip for _, ip in run)
        yield first, more[-1] if more else first


def _count_righthand_zero_bits(number, bits):
    if number == 0:
        return bits
    return min(bits, (~number & (number - 1)).bit_length())


def summarize_address_range(first, last):
    if not all(isinstance(end, _BaseAddress) for end in (first, last)):
        raise TypeError("first and last must be IP addresses, not networks")
    _same_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = {4: IPv4Network, 6: IPv6Network}.get(first.version)
    if network is None:
        raise ValueError("unknown IP version")
    width = first.max_prefixlen
    start, end = first._ip, last._ip + 1
    while start < end:
        # The largest block that begins at start and does not go beyond the end.
        free = min(_count_righthand_zero_bits(start, width), (end - start).bit_length() - 1)
        yield network((start, width - free))
        start += 1 << free


def _collapse_addresses_internal(addresses):
    pending = [*addresses]
    halves = {}  # by the network of twice the size, one of its halves
    while pending:
        net = pending.pop()
        whole = net.supernet()
        if halves.setdefault(whole, net) != net:
            del halves[whole]
            pending.append(whole)
    reached = None
    for net in sorted(halves.values()):
        end = net.broadcast_address
        if reached is None or reached < end:
            yield net
            reached = end


def collapse_addresses(addresses):
    single, nets = [], []
    for item in addresses:
        is_address = isinstance(item, _BaseAddress)
        alike = single if is_address or item._prefixlen == item.max_prefixlen else nets
        if alike:
            _same_version(item, alike[-1])
        if alike is single and not is_address:
            item = item.ip if hasattr(item, "ip") else item.network_address
        alike.append(item)
    joined = [net for run in _find_address_range(sorted(set(single))) for net in summarize_address_range(*run)]
    return _collapse_addresses_internal(joined + nets)


def get_mixed_type_key(obj):
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    return obj._get_address_key() if isinstance(obj, _BaseAddress) else NotImplemented


class _IPAddressBase:
    __slots__ = ()

    @property
    def exploded(self):
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    def _check_int_address(self, address):
        if 0 <= address <= self._ALL_ONES:
            return
        excess = "< 0" if address < 0 else f">= 2**{self.max_prefixlen}"
        raise AddressValueError(f"{address:d} ({excess}) is not permitted as an IPv{self.version} address")

    def _check_packed_address(self, address, expected_len):
        size = len(address)
        if size != expected_len:
            raise AddressValueError(f"{address!r} (len {size} != {expected_len}) is not permitted as an IPv{self.version} address")

    def _int_from_number(self, address):
        """The value of an address that is given as a number or as its bytes; None for anything else."""
        if isinstance(address, int):
            self._check_int_address(address)
            return address
        if isinstance(address, bytes):
            self._check_packed_address(address, self.max_prefixlen // 8)
            return int.from_bytes(address)
        return None

    @staticmethod
    def _text_of(address):
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        return text

    @classmethod
    def _make_netmask(cls, arg):
        """The mask and the prefix length that a prefix length or a mask, in text, or a number means; they are kept."""
        known = cls._netmask_cache.get(arg)
        if known is None:
            prefixlen = arg if isinstance(arg, int) else cls._prefix_from_text(arg)
            if not 0 <= prefixlen <= cls.max_prefixlen:
                cls._report_invalid_netmask(prefixlen)
            known = cls._netmask_cache[arg] = cls._mask_class()(cls._ip_int_from_prefix(prefixlen)), prefixlen
        return known

    @classmethod
    def _ip_int_from_prefix(cls, prefixlen):
        return cls._ALL_ONES ^ (cls._ALL_ONES >> prefixlen)

    @classmethod
    def _prefix_from_ip_int(cls, ip_int):
        trailing = _count_righthand_zero_bits(ip_int, cls.max_prefixlen)
        prefixlen = cls.max_prefixlen - trailing
        if ip_int >> trailing != (1 << prefixlen) - 1:
            raise ValueError("Netmask pattern %r mixes zeroes & ones" % ip_int.to_bytes(cls.max_prefixlen // 8))
        return prefixlen

    @classmethod
    def _report_invalid_netmask(cls, netmask_str):
        raise NetmaskValueError("%r is not a valid netmask" % netmask_str) from None

    @classmethod
    def _prefix_from_prefix_string(cls, prefixlen_str):
        if prefixlen_str.isascii() and prefixlen_str.isdigit():
            try:
                prefixlen = int(prefixlen_str)
            except ValueError:  # more digits than int takes
                prefixlen = -1
            if 0 <= prefixlen <= cls.max_prefixlen:
                return prefixlen
        cls._report_invalid_netmask(prefixlen_str)

    @classmethod
    def _prefix_from_ip_string(cls, ip_str):
        try:
            mask = cls._ip_int_from_string(ip_str)
        except AddressValueError:
            cls._report_invalid_netmask(ip_str)
        # A host mask has its ones where a net mask has zeros.
        for net_mask in (mask, mask ^ cls._ALL_ONES):
            try:
                return cls._prefix_from_ip_int(net_mask)
            except ValueError:
                continue
        cls._report_invalid_netmask(ip_str)

    @classmethod
    def _split_addr_prefix(cls, address):
        numeric = isinstance(address, (bytes, int))
        parts = (address,) if numeric else address if isinstance(address, tuple) else _split_optional_netmask(address)
        return parts if len(parts) > 1 else (parts[0], cls.max_prefixlen)

    def __reduce__(self):
        return self.__class__, (str(self),)


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        return self.__class__(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(int(self) - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return str(self._string_from_ip_int(self._ip))

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def _get_address_key(self):
        return (self.version, self)

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        import re
        m = re.fullmatch("(#?)(_?)([xbnX])", fmt)
        if not m:
            return super().__format__(fmt)
        alternate, grouping, base = m.groups()
        if base == "n":
            base = "b" if self.version == 4 else "x"
        padlen = self.max_prefixlen if base == "b" else self.max_prefixlen // 4
        if grouping:
            padlen += padlen // 4 - 1
        if alternate:
            padlen += 2
        return format(int(self), f"{alternate}0{padlen}{grouping}{base}")


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    def __init__(self, address, strict=True):
        given, mask = self._split_addr_prefix(address)
        make = self._address_class
        self.network_address = make(given)
        self.netmask, self._prefixlen = self._make_netmask(mask)
        number = int(self.network_address)
        first = number & int(self.netmask)
        if first != number:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = make(first)
        # Networks of one and of two addresses have no addresses set apart.
        if self._prefixlen == self.max_prefixlen:
            self.hosts = lambda: [make(given)]
        elif self._prefixlen == self.max_prefixlen - 1:
            self.hosts = self.__iter__

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return f"{self.network_address}/{self.prefixlen:d}"

    def _addresses(self, after_first, before_end):
        """The addresses without so many at the beginning and the end."""
        first, end = int(self.network_address), int(self.broadcast_address) + 1
        return map(self._address_class, range(first + after_first, end - before_end))

    def hosts(self):
        # The first address is the network's, the last for broadcasts.
        yield from self._addresses(1, 1)

    def __iter__(self):
        yield from self._addresses(0, 0)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        chosen = first + n if n >= 0 else last + 1 + n
        if not first <= chosen <= last:
            raise IndexError("address out of range")
        return self._address_class(chosen)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        _same_version(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __eq__(self, other):
        try:
            return (self.version == other.version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash((int(self.network_address), int(self.netmask)))

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return (other._ip ^ self.network_address._ip) & self.netmask._ip == 0

    def _has_end_in(self, other):
        return self.network_address in other or self.broadcast_address in other

    def overlaps(self, other):
        return self._has_end_in(other) or _BaseNetwork._has_end_in(other, self)

    @functools.cached_property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @functools.cached_property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    @property
    def with_prefixlen(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.network_address, self.hostmask)

    @property
    def num_addresses(self):
        return int(self.broadcast_address) - int(self.network_address) + 1

    @property
    def _address_class(self):
        raise NotImplementedError("%200s has no associated address class" % (type(self),))

    @property
    def prefixlen(self):
        return self._prefixlen

    def address_exclude(self, other):
        _same_version(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        around = self
        while around != other:
            # The half without other is left whole; the half with it is divided on.
            low, high = around.subnets()
            around, apart = (low, high) if other.subnet_of(low) else (high, low)
            yield apart

    def compare_networks(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same type")
        mine, others = ((net.network_address, net.netmask) for net in (self, other))
        return (mine > others) - (mine < others)

    def _get_networks_key(self):
        return (self.version, self.network_address, self.netmask)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        longer = self._prefix_change(prefixlen_diff, new_prefix, 1)
        if longer < 0:
            raise ValueError("prefix length diff must be > 0")
        prefixlen = self._prefixlen + longer
        if prefixlen > self.max_prefixlen:
            raise ValueError(f"prefix length diff {prefixlen:d} is invalid for netblock {self}")
        size = self.num_addresses >> longer
        first = int(self.network_address)
        for start in range(first, first + self.num_addresses, size):
            yield self.__class__((start, prefixlen))

    def _prefix_change(self, diff, new, sign):
        """By how much the prefix gets longer (sign 1) or shorter (sign -1): by diff, or so that it is new."""
        if new is None:
            return diff
        change = sign * (new - self._prefixlen)
        if change < 0:
            raise ValueError(f"new prefix must be {'longer' if sign > 0 else 'shorter'}")
        if diff != 1:
            raise ValueError("cannot set prefixlen_diff and new_prefix")
        return change

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        shorter = self._prefix_change(prefixlen_diff, new_prefix, -1)
        prefixlen = self.prefixlen - shorter
        if prefixlen < 0:
            raise ValueError(f"current prefixlen is {self.prefixlen:d}, cannot have a prefixlen_diff of {shorter:d}")
        mask = int(self.netmask) << shorter
        return self.__class__((int(self.network_address) & mask, prefixlen))

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    @property
    def is_multicast(self):
        return self._both("is_multicast")

    @staticmethod
    def _is_subnet_of(a, b):
        try:
            _same_version(a, b)
            return b.network_address <= a.network_address and a.broadcast_address <= b.broadcast_address
        except AttributeError:
            raise TypeError(f"Unable to test subnet containment between {a} and {b}")

    def subnet_of(self, other):
        return self._is_subnet_of(self, other)

    def supernet_of(self, other):
        return self._is_subnet_of(other, self)

    @property
    def is_reserved(self):
        return self._both("is_reserved")

    @property
    def is_link_local(self):
        return self._both("is_link_local")

    @property
    def is_private(self):
        ranges, exceptions = self._private
        return (any(self.network_address in net and self.broadcast_address in net for net in ranges)
                and all(self.network_address not in net and self.broadcast_address not in net for net in exceptions))

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._both("is_unspecified")

    @property
    def is_loopback(self):
        return self._both("is_loopback")


class _BaseV4:
    __slots__ = ()
    _version = version = 4
    _ALL_ONES = 2**IPV4LENGTH - 1
    max_prefixlen = IPV4LENGTH
    _netmask_cache = {}

    def _explode_shorthand_ip_string(self):
        return str(self)

    @classmethod
    def _mask_class(cls):
        return IPv4Address

    @classmethod
    def _prefix_from_text(cls, text):
        try:
            return cls._prefix_from_prefix_string(text)
        except NetmaskValueError:
            return cls._prefix_from_ip_string(text)

    @classmethod
    def _ip_int_from_string(cls, ip_str):
        if not ip_str:
            raise AddressValueError("Address cannot be empty")
        octets = ip_str.split(".")
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {ip_str!r}")
        try:
            return int.from_bytes([cls._parse_octet(octet) for octet in octets])
        except ValueError as error:
            raise AddressValueError(f"{error} in {ip_str!r}") from None

    @classmethod
    def _parse_octet(cls, octet_str):
        complaint = None
        if not octet_str:
            complaint = "Empty octet not permitted"
        elif not (octet_str.isascii() and octet_str.isdigit()):
            complaint = f"Only decimal digits permitted in {octet_str!r}"
        elif len(octet_str) > 3:
            complaint = f"At most 3 characters permitted in {octet_str!r}"
        elif octet_str.startswith("0") and octet_str != "0":
            complaint = f"Leading zeros are not permitted in {octet_str!r}"
        elif int(octet_str) > 255:
            complaint = f"Octet {int(octet_str)} (> 255) not permitted"
        if complaint:
            raise ValueError(complaint)
        return int(octet_str)

    @classmethod
    def _string_from_ip_int(cls, ip_int):
        return ".".join(map(str, ip_int.to_bytes(4, "big")))

    def _reverse_pointer(self):
        return ".".join(str(self).split(".")[::-1]) + ".in-addr.arpa"


class IPv4Address(_BaseV4, _BaseAddress):
    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        number = self._int_from_number(address)
        self._ip = self._ip_int_from_string(self._text_of(address)) if number is None else number

    @property
    def packed(self):
        return v4_int_to_packed(self._ip)

    @property
    def is_reserved(self):
        return self in _v4["reserved"]

    @property
    def is_private(self):
        ranges, exceptions = _v4["private"], _v4["private_exceptions"]
        return any(self in net for net in ranges) and all(self not in net for net in exceptions)

    @property
    def is_global(self):
        return self not in _v4["public"] and not self.is_private

    @property
    def is_multicast(self):
        return self in _v4["multicast"]

    @property
    def is_unspecified(self):
        return self == IPv4Address(0)

    @property
    def is_loopback(self):
        return self in _v4["loopback"]

    @property
    def is_link_local(self):
        return self in _v4["linklocal"]

    @property
    def ipv6_mapped(self):
        return IPv6Address(f"::ffff:{self}")


class _Interface:
    """What interfaces of both versions share: an address with its network."""

    __slots__ = ()

    def _setup(self, address, network_class, address_class):
        addr, mask = self._split_addr_prefix(address)
        address_class.__init__(self, addr)
        self.network = network_class((addr, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @property
    def ip(self):
        return self._plain_class(self._ip)

    @property
    def with_prefixlen(self):
        return "%s/%s" % (self._string_from_ip_int(self._ip), self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self._string_from_ip_int(self._ip), self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self._string_from_ip_int(self._ip), self.hostmask)

    @property
    def hostmask(self):
        return self.network.hostmask

    def __eq__(self, other):
        equal = self._plain_class.__eq__(self, other)
        return equal if equal is NotImplemented or not equal else self.network == getattr(other, "network", None)

    def __lt__(self, other):
        less = self._plain_class.__lt__(self, other)
        if less is NotImplemented:
            return less
        if not hasattr(other, "network"):
            return False
        return self.network < other.network or self.network == other.network and less

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    __reduce__ = _IPAddressBase.__reduce__


class IPv4Interface(_Interface, IPv4Address):
    _plain_class = IPv4Address

    def __init__(self, address):
        self._setup(address, IPv4Network, IPv4Address)

    def __str__(self):
        return "%s/%d" % (self._string_from_ip_int(self._ip), self._prefixlen)


class IPv4Network(_BaseV4, _BaseNetwork):
    _address_class = IPv4Address

    @property
    def _private(self):
        return _v4["private"], _v4["private_exceptions"]

    @property
    def is_global(self):
        shared = _v4["public"]
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


def _nets(cls, text):
    return [cls(net) for net in text.split()]


_v4 = {
    "linklocal": IPv4Network("169.254.0.0/16"), "loopback": IPv4Network("127.0.0.0/8"), "multicast": IPv4Network("224.0.0.0/4"),
    "public": IPv4Network("100.64.0.0/10"), "reserved": IPv4Network("240.0.0.0/4"),
    "private": _nets(IPv4Network, "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 "
                     "192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32"),
    "private_exceptions": _nets(IPv4Network, "192.0.0.9/32 192.0.0.10/32"),
}


class _BaseV6:
    __slots__ = ()
    _version = version = 6
    _ALL_ONES = 2**IPV6LENGTH - 1
    _HEXTET_COUNT = 8
    max_prefixlen = IPV6LENGTH
    _netmask_cache = {}

    @classmethod
    def _mask_class(cls):
        return IPv6Address

    @classmethod
    def _prefix_from_text(cls, text):
        return cls._prefix_from_prefix_string(text)

    @classmethod
    def _ip_int_from_string(cls, ip_str):
        if not ip_str:
            raise AddressValueError("Address cannot be empty")
        parts = ip_str.split(":")
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {ip_str!r}")
        if "." in parts[-1]:
            parts[-1:] = cls._hextets_of_v4(parts[-1], ip_str)
        before, after = cls._around_gap(parts, ip_str)
        try:
            high, low = (functools.reduce(lambda number, part: number << 16 | cls._parse_hextet(part), side, 0) for side in (before, after))
        except ValueError as error:
            raise AddressValueError(f"{error} in {ip_str!r}") from None
        return high << 16 * (cls._HEXTET_COUNT - len(before)) | low

    @staticmethod
    def _hextets_of_v4(part, ip_str):
        """The last two hextets where they are written as an IPv4 address."""
        try:
            number = IPv4Address(part)._ip
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {ip_str!r}") from None
        return [f"{number >> 16:x}", f"{number & 0xFFFF:x}"]

    @classmethod
    def _around_gap(cls, parts, ip_str):
        """The hextets before and after the "::", which stands for the zeros that are missing; all are before where there is none."""
        count = cls._HEXTET_COUNT
        if len(parts) > count + 1:
            raise AddressValueError(f"At most {count} colons permitted in {ip_str!r}")
        gaps = [i for i, part in enumerate(parts[1:-1], 1) if not part]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {ip_str!r}")
        if not gaps and len(parts) != count:
            raise AddressValueError(f"Exactly {count} parts expected without '::' in {ip_str!r}")
        # An empty part at either end is half of a "::" or wrong.
        before, after = (parts[:gaps[0]], parts[gaps[0] + 1:]) if gaps else (parts, [])
        if not parts[0] and not (gaps and len(before) == 1):
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {ip_str!r}")
        if not parts[-1] and not (gaps and len(after) == 1):
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {ip_str!r}")
        if not gaps:
            return before, after
        before, after = before if parts[0] else [], after if parts[-1] else []
        if len(before) + len(after) >= count:
            raise AddressValueError(f"Expected at most {count - 1} other parts with '::' in {ip_str!r}")
        return before, after

    @classmethod
    def _parse_hextet(cls, hextet_str):
        if set(hextet_str) - set("0123456789abcdefABCDEF"):
            raise ValueError(f"Only hex digits permitted in {hextet_str!r}")
        if len(hextet_str) > 4:
            raise ValueError(f"At most 4 characters permitted in {hextet_str!r}")
        return int(hextet_str, 16)

    @classmethod
    def _compress_hextets(cls, hextets):
        """The hextets with an empty one for the longest run of zeros, the first of equals, where there are two or more in a row; at an end
        it is doubled, so that joining gives "::"."""
        runs = []
        for zero, run in itertools.groupby(range(len(hextets)), lambda i: hextets[i] == "0"):
            if zero:
                runs.append([*run])
        longest = max(runs, key=len, default=())
        if len(longest) < 2:
            return hextets
        left, right = hextets[:longest[0]], hextets[longest[-1] + 1:]
        return [*(left or [""]), "", *(right or [""])]

    @classmethod
    def _string_from_ip_int(cls, ip_int=None):
        number = int(cls._ip) if ip_int is None else ip_int
        if number > cls._ALL_ONES:
            raise ValueError("IPv6 address is too large")
        return ":".join(cls._compress_hextets([f"{number >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)]))

    def _explode_shorthand_ip_string(self):
        has_prefix = isinstance(self, (_BaseNetwork, IPv6Interface))
        address = self.network_address if isinstance(self, _BaseNetwork) else self.ip if has_prefix else self
        digits = f"{self._ip_int_from_string(str(address)):032x}"
        exploded = ":".join(digits[i:i + 4] for i in range(0, len(digits), 4))
        return f"{exploded}/{self._prefixlen}" if has_prefix else exploded

    def _reverse_pointer(self):
        return ".".join(self.exploded[::-1].replace(":", "")) + ".ip6.arpa"

    @staticmethod
    def _split_scope_id(ip_str):
        addr, *scopes = ip_str.split("%")
        if not scopes:
            return addr, None
        if len(scopes) > 1 or not scopes[0]:
            raise AddressValueError('Invalid IPv6 address: "%r"' % ip_str)
        return addr, scopes[0]


class IPv6Address(_BaseV6, _BaseAddress):
    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        number = self._int_from_number(address)
        self._scope_id = None
        if number is None:
            text, self._scope_id = self._split_scope_id(self._text_of(address))
            number = self._ip_int_from_string(text)
        self._ip = number

    def _explode_shorthand_ip_string(self):
        mapped = self.ipv4_mapped
        exploded = super()._explode_shorthand_ip_string()
        return exploded if mapped is None else f"{exploded[:30]}{mapped}"

    def _reverse_pointer(self):
        if self.ipv4_mapped is None:
            return super()._reverse_pointer()
        digits = super()._explode_shorthand_ip_string().partition("/")[0].replace(":", "")
        return ".".join(reversed(digits)) + ".ip6.arpa"

    def __str__(self):
        mapped = self.ipv4_mapped
        text = super().__str__() if mapped is None else f"{self._string_from_ip_int(self._ip >> 32)}:{mapped}"
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        return self._scope_id == getattr(other, "_scope_id", None) if equal is True else equal

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def packed(self):
        return v6_int_to_packed(self._ip)

    @property
    def is_multicast(self):
        return self in _v6["multicast"]

    @property
    def is_reserved(self):
        return any(self in x for x in _v6["reserved"])

    @property
    def is_link_local(self):
        return self in _v6["linklocal"]

    @property
    def is_site_local(self):
        return self in _v6["sitelocal"]

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        return any(self in net for net in _v6["private"]) and all(self not in net for net in _v6["private_exceptions"])

    @property
    def is_global(self):
        mapped = self.ipv4_mapped
        return mapped.is_global if mapped is not None else not self.is_private

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        mapped = self.ipv4_mapped
        return mapped.is_loopback if mapped is not None else self._ip == 1

    @property
    def ipv4_mapped(self):
        if self._ip >> 32 != 0xFFFF:
            return None
        return IPv4Address(self._ip & 0xFFFFFFFF)

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        if self._ip >> 112 != 0x2002:
            return None
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF)


class IPv6Interface(_Interface, IPv6Address):
    _plain_class = IPv6Address

    def __init__(self, address):
        self._setup(address, IPv6Network, IPv6Address)

    def __str__(self):
        return "%s/%d" % (super().__str__(), self._prefixlen)

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback


class IPv6Network(_BaseV6, _BaseNetwork):
    _address_class = IPv6Address

    def hosts(self):
        # The first address is that of the routers; there are no broadcasts.
        yield from self._addresses(1, 0)

    @property
    def is_site_local(self):
        return self._both("is_site_local")

    @property
    def _private(self):
        return _v6["private"], _v6["private_exceptions"]


_v6 = {
    "linklocal": IPv6Network("fe80::/10"), "multicast": IPv6Network("ff00::/8"), "sitelocal": IPv6Network("fec0::/10"),
    "private": _nets(IPv6Network, "::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 "
                     "fc00::/7 fe80::/10"),
    "private_exceptions": _nets(IPv6Network, "2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28"),
    "reserved": _nets(IPv6Network, "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 "
                      "f000::/5 f800::/6 fe00::/9"),
}
