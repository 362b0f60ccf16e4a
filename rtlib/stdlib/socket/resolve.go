package socket

import (
	"bufio"
	"context"
	"net"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// The errors of getaddrinfo, with the C library's texts.
var gaiTexts = map[int]string{
	-1: "Bad value for ai_flags", -2: "Name or service not known", -3: "Temporary failure in name resolution",
	-4: "Non-recoverable failure in name resolution", -5: "No address associated with hostname", -6: "ai_family not supported",
	-7: "ai_socktype not supported", -8: "Servname not supported for ai_socktype", -9: "Address family for hostname not supported",
}

func gaiError(code int) *rt.Exc {
	return rt.NewExc(&GaiError, rt.Int(int64(code)), rt.NewStr(gaiTexts[code]))
}

// resolve lists a host's addresses in the family; AF_UNSPEC: in both.
func resolve(host string, family int) ([]netip.Addr, *rt.Exc) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	if ip, ok := parseAton(host); ok && family != unix.AF_INET6 {
		return []netip.Addr{ip}, nil
	}
	network := "ip"
	switch family {
	case unix.AF_INET:
		network = "ip4"
	case unix.AF_INET6:
		network = "ip6"
	}
	var ips []netip.Addr
	var err error
	rt.Blocking(func() { ips, err = net.DefaultResolver.LookupNetIP(context.Background(), network, host) })
	if err != nil {
		if _, ok := err.(*net.AddrError); ok {
			return nil, gaiError(-2)
		}
		return nil, Error(err)
	}
	for i, ip := range ips {
		ips[i] = ip.Unmap()
	}
	return ips, nil
}

// lookup is an address of host in the family; the empty host is any.
func lookup(host string, family int) (netip.Addr, *rt.Exc) {
	switch host {
	case "":
		if family == unix.AF_INET6 {
			return netip.IPv6Unspecified(), nil
		}
		return netip.IPv4Unspecified(), nil
	case "<broadcast>":
		if family != unix.AF_INET {
			return netip.Addr{}, rt.Errorf(&rt.OSError, "address family mismatched")
		}
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	ips, err := resolve(host, family)
	if err != nil {
		return netip.Addr{}, err
	}
	for _, ip := range ips {
		if ip.Is4() == (family == unix.AF_INET) {
			return ip, nil
		}
	}
	return netip.Addr{}, gaiError(-9)
}

// parseAton reads an IPv4 address in the C library's forms: one to four numbers, each decimal, octal or hexadecimal.
func parseAton(s string) (netip.Addr, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var all uint32
	for i, p := range parts {
		bits := 8
		if i == len(parts)-1 {
			bits = 8 * (5 - len(parts))
		}
		if p == "" || strings.ContainsAny(p, "_oObB+-") && !strings.HasPrefix(p, "0x") {
			return netip.Addr{}, false
		}
		n, err := strconv.ParseUint(p, 0, bits)
		if err != nil {
			return netip.Addr{}, false
		}
		if bits == 8 {
			all |= uint32(n) << (24 - 8*i)
		} else {
			all |= uint32(n)
		}
	}
	return netip.AddrFrom4([4]byte{byte(all >> 24), byte(all >> 16), byte(all >> 8), byte(all)}), true
}

// portArg is the port that a service names.
func portArg(v rt.Value, typ int, flags int) (int, *rt.Exc) {
	if v.IsNone() {
		return 0, nil
	}
	name, ok := rt.StrOf(v)
	if !ok {
		name, ok = rt.BytesLike(v)
	}
	if !ok {
		if !rt.IsIntLike(v) {
			return 0, rt.Errorf(&rt.OSError, "Int or String expected")
		}
		n, err := rt.IndexInt(v)
		if err != nil {
			return 0, err
		}
		return n & 0xffff, nil
	}
	if name == "" {
		return 0, nil
	}
	if n, err := strconv.Atoi(name); err == nil {
		return n & 0xffff, nil
	}
	network := "tcp"
	if typ == unix.SOCK_DGRAM {
		network = "udp"
	}
	if flags&int(constants["AI_NUMERICSERV"]) != 0 {
		return 0, gaiError(-2)
	}
	n, err := net.LookupPort(network, name)
	if err != nil {
		return 0, gaiError(-8)
	}
	return n, nil
}

// kinds are the types of sockets that an address can be used with, and their protocols.
var kinds = [][2]int{{unix.SOCK_STREAM, unix.IPPROTO_TCP}, {unix.SOCK_DGRAM, unix.IPPROTO_UDP}, {unix.SOCK_RAW, 0}}

// getAddrInfo lists where a host and service can be reached, in the order of the system's resolver.
func getAddrInfo(a []rt.Value) (rt.Value, *rt.Exc) {
	var nums [4]int
	for i := range nums {
		var err *rt.Exc
		if nums[i], err = rt.IndexInt(a[i+2]); err != nil {
			return rt.Unset, err
		}
	}
	family, typ, proto, flags := nums[0], nums[1], nums[2], nums[3]
	host := ""
	if !a[0].IsNone() {
		s, ok := rt.StrOf(a[0])
		if !ok {
			if s, ok = rt.BytesLike(a[0]); !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "getaddrinfo() argument 1 must be string or None")
			}
		}
		host = s
	}
	switch {
	case family != unix.AF_UNSPEC && family != unix.AF_INET && family != unix.AF_INET6:
		return rt.Unset, gaiError(-6)
	case a[0].IsNone() && (a[1].IsNone() || isEmpty(a[1])):
		return rt.Unset, gaiError(-2)
	}
	port, err := portArg(a[1], typ, flags)
	if err != nil {
		return rt.Unset, err
	}
	var ips []netip.Addr
	switch {
	case a[0].IsNone() && flags&int(constants["AI_PASSIVE"]) != 0:
		ips = []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified()}
	case a[0].IsNone():
		ips = []netip.Addr{netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})}
	default:
		if flags&int(constants["AI_NUMERICHOST"]) != 0 {
			if _, bad := netip.ParseAddr(host); bad != nil {
				return rt.Unset, gaiError(-2)
			}
		}
		if ips, err = resolve(host, family); err != nil {
			return rt.Unset, err
		}
	}
	canonical := ""
	if flags&int(constants["AI_CANONNAME"]) != 0 {
		canonical = host
	}
	var out []rt.Value
	for _, ip := range ips {
		f, addr := unix.AF_INET6, rt.NewTuple4(rt.NewStr(ip.String()), rt.Int(int64(port)), rt.Int(0), rt.Int(int64(zoneID(ip.Zone()))))
		if ip.Is4() {
			f, addr = unix.AF_INET, rt.NewTuple2(rt.NewStr(ip.String()), rt.Int(int64(port)))
		}
		if family != unix.AF_UNSPEC && family != f {
			continue
		}
		for _, k := range kinds {
			if (typ == 0 || typ == k[0]) && (proto == 0 || k[1] == 0 || proto == k[1]) {
				p := k[1]
				if p == 0 {
					p = proto
				}
				out = append(out, rt.NewTuple(rt.Int(int64(f)), rt.Int(int64(k[0])), rt.Int(int64(p)), rt.NewStr(canonical), addr))
				canonical = ""
			}
		}
	}
	switch {
	case len(out) > 0:
		return rt.ListFrom(out), nil
	case typ != 0 && !slices.ContainsFunc(kinds, func(k [2]int) bool { return k[0] == typ }):
		return rt.Unset, gaiError(-7)
	case len(ips) > 0 && typ != 0 && proto != 0:
		return rt.Unset, gaiError(-7)
	}
	return rt.Unset, gaiError(-9)
}

func isEmpty(v rt.Value) bool {
	s, ok := rt.StrOf(v)
	if !ok {
		s, ok = rt.BytesLike(v)
	}
	return ok && s == ""
}

// Flags of getnameinfo.
const (
	numericHost = 1
	numericServ = 2
	datagram    = 16
	nameRequest = 8
)

// getNameInfo is the host and service that an address stands for.
func getNameInfo(addr, flagArg rt.Value) (rt.Value, *rt.Exc) {
	flags, err := rt.IndexInt(flagArg)
	if err != nil {
		return rt.Unset, err
	}
	t := rt.As[rt.Tuple](addr, &rt.TupleType)
	if t == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "getnameinfo() argument 1 must be a tuple")
	}
	items := t.Items()
	if len(items) < 2 || len(items) > 4 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	host, ok := rt.StrOf(items[0])
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	port, err := rt.IndexInt(items[1])
	if err != nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	if len(items) > 2 {
		if flow, err := rt.IndexInt(items[2]); err != nil || flow < 0 || flow > 1048575 {
			return rt.Unset, rt.Errorf(&rt.OverflowError, "getnameinfo(): flowinfo must be 0-1048575.")
		}
	}
	ip, bad := netip.ParseAddr(host)
	if bad != nil {
		ips, err := resolve(host, unix.AF_UNSPEC)
		if err != nil {
			return rt.Unset, err
		}
		if len(ips) > 1 {
			return rt.Unset, rt.Errorf(&rt.OSError, "sockaddr resolved to multiple addresses")
		}
		ip = ips[0]
	}
	if ip.Is4() && len(items) != 2 {
		return rt.Unset, rt.Errorf(&rt.OSError, "IPv4 sockaddr must be 2 tuple")
	}
	name := ip.String()
	if flags&numericHost == 0 {
		var names []string
		var failed error
		rt.Blocking(func() { names, failed = net.LookupAddr(name) })
		switch {
		case failed == nil && len(names) > 0:
			name = strings.TrimSuffix(names[0], ".")
		case flags&nameRequest != 0:
			return rt.Unset, gaiError(-2)
		}
	}
	service := strconv.Itoa(port)
	if flags&numericServ == 0 {
		proto := "tcp"
		if flags&datagram != 0 {
			proto = "udp"
		}
		if s, ok := serviceOf(port, proto); ok {
			service = s
		}
	}
	return rt.NewTuple2(rt.NewStr(name), rt.NewStr(service)), nil
}

// serviceOf is the name of a port in the system's list of services.
func serviceOf(port int, proto string) (string, bool) {
	f, err := os.Open("/etc/services")
	if err != nil {
		return "", false
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line, _, _ := strings.Cut(sc.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) >= 2 {
			num, p, _ := strings.Cut(fields[1], "/")
			if num == strconv.Itoa(port) && (proto == "" || p == proto) {
				return fields[0], true
			}
		}
	}
	return "", false
}

// hostByName is gethostbyname_ex: the canonical name, further names, and IPv4 addresses.
func hostByName(v rt.Value) (rt.Value, *rt.Exc) {
	host, err := hostText(v)
	if err != nil {
		return rt.Unset, err
	}
	ips, err := resolve(host, unix.AF_INET)
	if err != nil {
		return rt.Unset, err
	}
	var all []rt.Value
	for _, ip := range ips {
		if ip.Is4() {
			all = append(all, rt.NewStr(ip.String()))
		}
	}
	return rt.NewTuple3(rt.NewStr(host), rt.NewList(), rt.ListFrom(all)), nil
}

// hostByAddr is gethostbyaddr.
func hostByAddr(v rt.Value) (rt.Value, *rt.Exc) {
	host, err := hostText(v)
	if err != nil {
		return rt.Unset, err
	}
	ips, err := resolve(host, unix.AF_UNSPEC)
	if err != nil {
		return rt.Unset, err
	}
	text := ips[0].String()
	var names []string
	var failed error
	rt.Blocking(func() { names, failed = net.LookupAddr(text) })
	if failed != nil || len(names) == 0 {
		return rt.Unset, rt.NewExc(&HError, rt.Int(1), rt.NewStr("Unknown host"))
	}
	var more []rt.Value
	for i, n := range names {
		if names[i] = strings.TrimSuffix(n, "."); i > 0 {
			more = append(more, rt.NewStr(names[i]))
		}
	}
	return rt.NewTuple3(rt.NewStr(names[0]), rt.ListFrom(more), rt.NewList(rt.NewStr(text))), nil
}

// protocols are those of the system's list that programs ask for.
var protocols = map[string]int64{
	"ip": 0, "icmp": 1, "igmp": 2, "ggp": 3, "ipencap": 4, "st": 5, "tcp": 6, "egp": 8, "pup": 12, "udp": 17, "idp": 22, "rdp": 27, "dccp": 33, "ipv6": 41,
	"ipv6-route": 43, "ipv6-frag": 44, "gre": 47, "esp": 50, "ah": 51, "ipv6-icmp": 58, "ipv6-nonxt": 59, "ipv6-opts": 60, "ospf": 89, "pim": 103,
	"vrrp": 112, "l2tp": 115, "sctp": 132, "udplite": 136,
}
