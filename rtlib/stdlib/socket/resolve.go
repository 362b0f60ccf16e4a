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

// service is the second argument of getaddrinfo: a port, or a name whose port depends on the protocol.
type service struct {
	given bool
	name  string // "" where the port is known
	port  int
}

func serviceArg(v rt.Value, flags int) (s service, err *rt.Exc) {
	if v.IsNone() || isEmpty(v) {
		return s, nil
	}
	s.given = true
	name, ok := rt.StrOf(v)
	if !ok {
		name, ok = rt.BytesLike(v)
	}
	if !ok {
		if !rt.IsIntLike(v) {
			return s, rt.Errorf(&rt.OSError, "Int or String expected")
		}
		n, err := rt.IndexInt(v)
		s.port = n & 0xffff
		return s, err
	}
	if n, err := strconv.Atoi(name); err == nil {
		s.port = n & 0xffff
		return s, nil
	}
	if flags&int(constants["AI_NUMERICSERV"]) != 0 {
		return s, gaiError(-2)
	}
	s.name = name
	return s, nil
}

// portFor is the service's port for a kind of sockets.
func (s service) portFor(k kind) (port int, ok bool) {
	if s.name == "" {
		return s.port, true
	}
	if k.network == "" {
		return 0, false
	}
	port, err := net.LookupPort(k.network, s.name)
	return port, err == nil
}

// kind is a type of sockets that an address can be used with, and its protocol.
type kind struct {
	typ, proto int
	network    string // that Go knows services of
	usual      bool   // listed where neither a type nor a protocol is asked for
}

// kinds are those that the C library knows, in its order; raw sockets take any protocol and know no services.
var kinds = []kind{
	{unix.SOCK_STREAM, unix.IPPROTO_TCP, "tcp", true},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDP, "udp", true},
	{unix.SOCK_DCCP, unix.IPPROTO_DCCP, "", false},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDPLITE, "", false},
	{unix.SOCK_STREAM, unix.IPPROTO_SCTP, "", false},
	{unix.SOCK_SEQPACKET, unix.IPPROTO_SCTP, "", false},
	{unix.SOCK_RAW, 0, "", true},
}

// endpoint is how a service can be used: a type of sockets, a protocol and a port.
type endpoint struct{ typ, proto, port int }

// endpoints lists how a service can be used by sockets of the type and protocol, each of which may be 0: the first kind that fits where
// one of them is asked for, else the usual ones.
func (s service) endpoints(typ, proto int) ([]endpoint, *rt.Exc) {
	var list []endpoint
	if typ == 0 && proto == 0 {
		for _, k := range kinds {
			if port, ok := s.portFor(k); ok && k.usual {
				list = append(list, endpoint{k.typ, k.proto, port})
			}
		}
	} else {
		i := slices.IndexFunc(kinds, func(k kind) bool {
			return (typ == 0 || typ == k.typ) && (proto == 0 || k.proto == 0 || proto == k.proto)
		})
		if i < 0 {
			return nil, gaiError(-7)
		}
		k := kinds[i]
		raw := k.proto == 0
		if raw {
			k.proto = proto
		}
		if port, ok := s.portFor(k); ok && !(raw && s.given) {
			list = []endpoint{{k.typ, k.proto, port}}
		}
	}
	if list == nil {
		return nil, gaiError(-8)
	}
	return list, nil
}

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
	service, err := serviceArg(a[1], flags)
	if err != nil {
		return rt.Unset, err
	}
	endpoints, err := service.endpoints(typ, proto)
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
		f := unix.AF_INET6
		if ip.Is4() {
			f = unix.AF_INET
		}
		if family != unix.AF_UNSPEC && family != f {
			continue
		}
		for _, e := range endpoints {
			addr := rt.NewTuple2(rt.NewStr(ip.String()), rt.Int(int64(e.port)))
			if f == unix.AF_INET6 {
				addr = rt.NewTuple4(rt.NewStr(ip.String()), rt.Int(int64(e.port)), rt.Int(0), rt.Int(int64(zoneID(ip.Zone()))))
			}
			out = append(out, rt.NewTuple(rt.Int(int64(f)), rt.Int(int64(e.typ)), rt.Int(int64(e.proto)), rt.NewStr(canonical), addr))
			canonical = ""
		}
	}
	if len(out) == 0 {
		return rt.Unset, gaiError(-9)
	}
	return rt.ListFrom(out), nil
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
