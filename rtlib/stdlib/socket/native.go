package socket

import (
	"maps"
	"math/bits"
	"net"
	"net/netip"
	"os"
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/selectors"
	"golang.org/x/sys/unix"
)

//go:generate go run ../mkpython.go socket=socket.py

func init() {
	initSock()
	Register()
	rt.RegisterModule("_socket", func(m *rt.Module) *rt.Exc {
		numbers := rt.NewDict()
		for _, name := range slices.Sorted(maps.Keys(constants)) {
			if err := rt.DictSet(numbers, rt.NewStr(name), rt.Int(constants[name])); err != nil {
				return err
			}
		}
		m.Set("constants", numbers)
		m.Set("socket", sockType.Value())
		m.Set("SocketType", sockType.Value())
		m.Set("gaierror", GaiError.Value())
		m.Set("herror", HError.Value())
		m.Def(socketFunctions()...)
		m.Def(nameFunctions()...)
		m.Def(textFunctions()...)
		return nil
	})
}

func socketFunctions() []rt.Def {
	return []rt.Def{
		{Name: "socketpair", Sig: "family, type, proto, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var family, typ, proto int
			if err := ints(a, &family, &typ, &proto); err != nil {
				return rt.Unset, err
			}
			fds, err := unix.Socketpair(family, typ|unix.SOCK_CLOEXEC, proto)
			if err != nil {
				return rt.Unset, osError(err)
			}
			return rt.NewTuple2(rt.Int(int64(fds[0])), rt.Int(int64(fds[1]))), nil
		}},
		{Name: "close", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			fd, exc := rt.IndexInt(v)
			if exc != nil {
				return rt.Unset, exc
			}
			if err := unix.Close(fd); err != nil && err != unix.ECONNRESET {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}},
		{Name: "dup", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			fd, exc := rt.IndexInt(v)
			if exc != nil {
				return rt.Unset, exc
			}
			n, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
			if err != nil {
				return rt.Unset, osError(err)
			}
			return rt.Int(int64(n)), nil
		}},
		{Name: "getdefaulttimeout", F0: func() (rt.Value, *rt.Exc) { return timeoutValue(defaultTimeout), nil }},
		{Name: "setdefaulttimeout", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			d, err := duration(v)
			if err == nil {
				defaultTimeout = d
			}
			return none(err)
		}},
		{Name: "CMSG_LEN", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return control1("CMSG_LEN", v, unix.CmsgLen) }},
		{Name: "CMSG_SPACE", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return control1("CMSG_SPACE", v, unix.CmsgSpace) }},
	}
}

func control1(name string, v rt.Value, f func(int) int) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 || n > 1<<31-64 {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "%s() argument out of range", name)
	}
	return rt.Int(int64(f(n))), nil
}

func textArg(what string, v rt.Value) (string, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok {
		return "", rt.Errorf(&rt.TypeError, "%s must be str, not %s", what, rt.TypeName(v))
	}
	return s, nil
}

func nameFunctions() []rt.Def {
	return []rt.Def{
		{Name: "gethostname", F0: func() (rt.Value, *rt.Exc) {
			name, err := os.Hostname()
			if err != nil {
				return rt.Unset, osError(err)
			}
			return rt.NewStr(name), nil
		}},
		{Name: "sethostname", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			s, ok := rt.StrOf(v)
			if !ok {
				if s, ok = rt.BytesLike(v); !ok {
					return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(v))
				}
			}
			if err := unix.Sethostname([]byte(s)); err != nil {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}},
		{Name: "gethostbyname", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			host, err := hostText(v)
			if err != nil {
				return rt.Unset, err
			}
			ip, err := lookup(host, unix.AF_INET)
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewStr(ip.String()), nil
		}},
		{Name: "gethostbyname_ex", F1: hostByName},
		{Name: "gethostbyaddr", F1: hostByAddr},
		{Name: "getaddrinfo", Sig: "host, port, family=0, type=0, proto=0, flags=0", FN: getAddrInfo},
		{Name: "getnameinfo", F2: getNameInfo},
		{Name: "getservbyname", Sig: "name, proto=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			name, err := textArg("getservbyname() argument 1", a[0])
			proto := ""
			if err == nil && !a[1].IsUnset() {
				proto, err = textArg("getservbyname() argument 2", a[1])
			}
			if err != nil {
				return rt.Unset, err
			}
			for _, p := range []string{"tcp", "udp"} {
				if proto == "" || proto == p {
					if n, err := net.LookupPort(p, name); err == nil {
						return rt.Int(int64(n)), nil
					}
				}
			}
			return rt.Unset, rt.Errorf(&rt.OSError, "service/proto not found")
		}},
		{Name: "getservbyport", Sig: "port, proto=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			port, err := rt.IndexInt(a[0])
			proto := ""
			if err == nil && !a[1].IsUnset() {
				proto, err = textArg("getservbyport() argument 2", a[1])
			}
			if err != nil {
				return rt.Unset, err
			}
			if port < 0 || port > 65535 {
				return rt.Unset, rt.Errorf(&rt.OverflowError, "getservbyport: port must be 0-65535.")
			}
			if s, ok := serviceOf(port, proto); ok {
				return rt.NewStr(s), nil
			}
			return rt.Unset, rt.Errorf(&rt.OSError, "port/proto not found")
		}},
		{Name: "getprotobyname", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			name, err := textArg("getprotobyname() argument", v)
			if err != nil {
				return rt.Unset, err
			}
			if n, ok := protocols[name]; ok {
				return rt.Int(n), nil
			}
			return rt.Unset, rt.Errorf(&rt.OSError, "protocol not found")
		}},
		{Name: "if_nameindex", F0: func() (rt.Value, *rt.Exc) {
			all, err := net.Interfaces()
			if err != nil {
				return rt.Unset, osError(err)
			}
			var list []rt.Value
			for _, i := range all {
				list = append(list, rt.NewTuple2(rt.Int(int64(i.Index)), rt.NewStr(i.Name)))
			}
			return rt.ListFrom(list), nil
		}},
		{Name: "if_nametoindex", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			name, err := rt.PathArg(v)
			if err != nil {
				return rt.Unset, err
			}
			i, failed := net.InterfaceByName(name)
			if failed != nil {
				return rt.Unset, rt.Errorf(&rt.OSError, "no interface with this name")
			}
			return rt.Int(int64(i.Index)), nil
		}},
		{Name: "if_indextoname", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(v)
			if err != nil {
				return rt.Unset, err
			}
			i, failed := net.InterfaceByIndex(n)
			if failed != nil {
				return rt.Unset, osError(unix.ENXIO)
			}
			return rt.NewStr(i.Name), nil
		}},
	}
}

// swap makes htons and its kin; the system is little-endian where numbers in native order are.
func swap(name string, size int, f func(uint64) uint64) rt.Def {
	return rt.Def{Name: name, F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		if !rt.IsIntLike(v) && (size == 32 || rt.TypeOf(v).Index == nil) {
			if size == 32 {
				return rt.Unset, rt.Errorf(&rt.TypeError, "expected int, %s found", rt.TypeName(v))
			}
			return rt.Unset, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(v))
		}
		n, err := rt.IndexInt(v)
		switch {
		case err != nil && size == 16:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "Python int too large to convert to C int")
		case err != nil:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "Python int too large to convert to C unsigned long")
		case n < 0 && size == 16:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "%s: can't convert negative Python int to C 16-bit unsigned integer", name)
		case n < 0:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "can't convert negative value to unsigned int")
		case n > 0xffff && size == 16:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "%s: Python int too large to convert to C 16-bit unsigned integer", name)
		case n > 0xffffffff:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "int larger than 32 bits")
		}
		if nativeOrder.Uint16([]byte{1, 0}) != 1 {
			return rt.Int(int64(n)), nil
		}
		return rt.Int(int64(f(uint64(n)))), nil
	}}
}

func textFunctions() []rt.Def {
	swap16 := func(n uint64) uint64 { return uint64(bits.ReverseBytes16(uint16(n))) }
	swap32 := func(n uint64) uint64 { return uint64(bits.ReverseBytes32(uint32(n))) }
	return []rt.Def{
		swap("htons", 16, swap16), swap("ntohs", 16, swap16), swap("htonl", 32, swap32), swap("ntohl", 32, swap32),
		{Name: "inet_aton", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			s, err := textArg("inet_aton() argument", v)
			if err != nil {
				return rt.Unset, err
			}
			ip, ok := parseAton(s)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.OSError, "illegal IP address string passed to inet_aton")
			}
			b := ip.As4()
			return rt.NewBytes(string(b[:])), nil
		}},
		{Name: "inet_ntoa", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			b, err := rt.BytesArg(v)
			if err != nil {
				return rt.Unset, err
			}
			if len(b) != 4 {
				return rt.Unset, rt.Errorf(&rt.OSError, "packed IP wrong length for inet_ntoa")
			}
			return rt.NewStr(netip.AddrFrom4([4]byte([]byte(b))).String()), nil
		}},
		{Name: "inet_pton", F2: func(family, v rt.Value) (rt.Value, *rt.Exc) {
			f, err := rt.IndexInt(family)
			if err != nil {
				return rt.Unset, err
			}
			s, err := textArg("inet_pton() argument 2", v)
			if err != nil {
				return rt.Unset, err
			}
			ip, bad := netip.ParseAddr(s)
			switch {
			case f != unix.AF_INET && f != unix.AF_INET6:
				return rt.Unset, osError(unix.EAFNOSUPPORT)
			case bad != nil || ip.Is4() != (f == unix.AF_INET) || strings.Contains(s, "%"):
				return rt.Unset, rt.Errorf(&rt.OSError, "illegal IP address string passed to inet_pton")
			}
			return rt.NewBytes(string(ip.AsSlice())), nil
		}},
		{Name: "inet_ntop", F2: func(family, v rt.Value) (rt.Value, *rt.Exc) {
			f, err := rt.IndexInt(family)
			if err != nil {
				return rt.Unset, err
			}
			b, err := rt.BytesArg(v)
			if err != nil {
				return rt.Unset, err
			}
			size := map[int]int{unix.AF_INET: 4, unix.AF_INET6: 16}[f]
			if size == 0 {
				return rt.Unset, rt.Errorf(&rt.ValueError, "unknown address family %d", f)
			}
			if len(b) != size {
				return rt.Unset, rt.Errorf(&rt.ValueError, "invalid length of packed IP address string")
			}
			ip, _ := netip.AddrFromSlice([]byte(b))
			return rt.NewStr(ip.String()), nil
		}},
	}
}
