"""Addresses and networks, IPv4 and IPv6."""

import ipaddress
import pickle

for text in ("192.168.1.10", "8.8.8.8", "127.0.0.1", "0.0.0.0", "224.0.0.5", "169.254.3.4", "100.64.1.1", "::1", "2001:db8::ff00:42:8329", "fe80::1", "::ffff:10.0.0.1", "2002:c000:204::", "ff02::1", "::"):
    a = ipaddress.ip_address(text)
    print(repr(a), a.version, int(a), a.packed.hex(), a.exploded, a.compressed, a.reverse_pointer[:30],
          [n[3:] for n in ("is_private", "is_global", "is_loopback", "is_multicast", "is_reserved", "is_link_local", "is_unspecified") if getattr(a, n)])
a = ipaddress.IPv6Address("2001:db8::1")
print(a.ipv4_mapped, ipaddress.ip_address("::ffff:1.2.3.4").ipv4_mapped, ipaddress.ip_address("2002:c000:204::").sixtofour, ipaddress.IPv6Address("fe80::1%3").scope_id, ipaddress.IPv6Address("2001:0:4136:e378:8000:63bf:3fff:fdd2").teredo)
print(a + 5, a - 1, a < ipaddress.IPv6Address("2001:db8::2"), hash(a) == hash(ipaddress.ip_address("2001:db8:0::1")), f"{a:x}", f"{ipaddress.IPv4Address('1.2.3.4'):#_b}", f"{a!s:>20}", ipaddress.ip_address(1), ipaddress.ip_address(b"\x01\x02\x03\x04"))
n = ipaddress.ip_network("192.168.4.0/22")
print(repr(n), n.num_addresses, n.netmask, n.hostmask, n.broadcast_address, n.prefixlen, n.with_netmask, n.with_hostmask, n[5], n[-1], ipaddress.ip_address("192.168.5.1") in n)
print(list(ipaddress.ip_network("10.0.0.0/30").hosts()), list(ipaddress.ip_network("10.0.0.0/31").hosts()), list(ipaddress.ip_network("10.0.0.1/32").hosts()), list(ipaddress.ip_network("fd00::/126").hosts()))
print(list(n.subnets()), list(n.subnets(new_prefix=24)), n.supernet(), n.supernet(new_prefix=16), n.overlaps(ipaddress.ip_network("192.168.6.0/24")), ipaddress.ip_network("192.168.6.0/24").subnet_of(n), n.supernet_of(n))
print(list(n.address_exclude(ipaddress.ip_network("192.168.5.0/24"))), n.compare_networks(n.supernet()), sorted([n, ipaddress.ip_network("10.0.0.0/8")]))
print(ipaddress.ip_network("10.1.2.3/8", strict=False), ipaddress.ip_network("10.0.0.0/255.0.0.0"), ipaddress.ip_network("10.0.0.0/0.255.255.255"), ipaddress.ip_network(("10.0.0.0", 8)), ipaddress.ip_network("fd00::/8").is_private, n.is_private)
i = ipaddress.ip_interface("192.168.1.5/24")
print(repr(i), i.ip, i.network, i.with_prefixlen, i.with_netmask, i == ipaddress.ip_interface("192.168.1.5/25"), ipaddress.ip_interface("fe80::5/64"), ipaddress.ip_interface("1.2.3.4"))
print(list(ipaddress.summarize_address_range(ipaddress.IPv4Address("10.0.0.3"), ipaddress.IPv4Address("10.0.0.17"))), list(ipaddress.collapse_addresses([ipaddress.ip_network(x) for x in ("10.0.0.0/25", "10.0.0.128/25", "10.0.1.0/24", "10.0.0.64/26")])))
print(pickle.loads(pickle.dumps([a, n, i])) == [a, n, i], sorted([ipaddress.ip_address("::1"), ipaddress.ip_address("1.1.1.1")], key=ipaddress.get_mixed_type_key))
for bad in ("256.1.1.1", "1.2.3", "1.2.3.04", "a.b.c.d", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", ":1", "fe80::%", "1.2.3.4/33", "", "1.2.3.4/5/6"):
    for make in (ipaddress.IPv4Address, ipaddress.IPv6Address, ipaddress.ip_address, ipaddress.IPv4Network, ipaddress.ip_network):
        try:
            print(make(bad))
        except ValueError as e:
            print(make.__name__, type(e).__name__, e)
for bad in (lambda: ipaddress.ip_network("10.0.0.1/8"), lambda: ipaddress.IPv4Address(2**32), lambda: ipaddress.IPv4Address(-1), lambda: ipaddress.IPv4Address(b"abc"), lambda: a < ipaddress.ip_address("1.1.1.1"), lambda: list(n.subnets(new_prefix=20)), lambda: n[5000], lambda: n.supernet(new_prefix=30), lambda: ipaddress.ip_address("1.1.1.1") + "x"):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
