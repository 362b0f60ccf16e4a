package socket

import (
	"math/bits"
	"net"
	"strconv"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
)

//go:generate go run ../mkpython.go socket=socket.py

// getAddrInfo lists where a host and service can be reached, in the order of the system's resolver.
func getAddrInfo(a []rt.Value) (rt.Value, *rt.Exc) {
	if err := plain(a); err != nil {
		return rt.Unset, err
	}
	host, _ := rt.StrOf(a[0])
	family, typ := int(a[2].AsInt()), a[3].AsInt()
	port := 0
	if service, ok := rt.StrOf(a[1]); ok {
		var err error
		if port, err = strconv.Atoi(service); err != nil {
			if port, err = net.LookupPort("tcp", service); err != nil {
				return rt.Unset, rt.NewExc(&GaiError, rt.Int(-8), rt.NewStr("Servname not supported for ai_socktype"))
			}
		}
	} else if !a[1].IsNone() {
		port = int(a[1].AsInt())
	}
	ips := []net.IP{net.IPv6loopback, net.IPv4(127, 0, 0, 1)}
	if a[5].AsInt()&1 != 0 && host == "" {
		ips = []net.IP{net.IPv4zero, net.IPv6unspecified}
	}
	if host != "" {
		var err error
		rt.Blocking(func() { ips, err = net.LookupIP(host) })
		if err != nil {
			return rt.Unset, Error(err)
		}
	}
	var out []rt.Value
	for _, ip := range ips {
		f, addr := syscall.AF_INET6, rt.NewTuple(rt.NewStr(ip.String()), rt.Int(int64(port)), rt.Int(0), rt.Int(0))
		if ip.To4() != nil {
			f, addr = syscall.AF_INET, rt.NewTuple(rt.NewStr(ip.String()), rt.Int(int64(port)))
		}
		if family != 0 && family != f {
			continue
		}
		for _, k := range [][2]int64{{syscall.SOCK_STREAM, 6}, {syscall.SOCK_DGRAM, 17}, {syscall.SOCK_RAW, 0}} {
			if typ == 0 || typ == k[0] {
				out = append(out, rt.NewTuple(rt.Int(int64(f)), rt.Int(k[0]), rt.Int(k[1]), rt.NewStr(""), addr))
			}
		}
	}
	if len(out) == 0 {
		return rt.Unset, rt.NewExc(&GaiError, rt.Int(-9), rt.NewStr("Address family for hostname not supported"))
	}
	return rt.ListFrom(out), nil
}

func ipFrom(family int64, text string) (net.IP, bool) {
	ip := net.ParseIP(text)
	if family == syscall.AF_INET {
		ip = ip.To4()
	}
	return ip, ip != nil
}

func init() {
	initSock()
	Register()
	rt.RegisterModule("_socket", func(m *rt.Module) *rt.Exc {
		m.Set("socket", sockType.Value())
		m.Set("gaierror", GaiError.Value())
		m.Set("herror", HError.Value())
		text := func(v rt.Value) string { s, _ := rt.StrOf(v); return s }
		swap16 := func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.Int(int64(bits.ReverseBytes16(uint16(v.AsInt())))), nil
		}
		swap32 := func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.Int(int64(bits.ReverseBytes32(uint32(v.AsInt())))), nil
		}
		m.Def(
			rt.Def{Name: "gethostname", F0: hostname},
			rt.Def{Name: "gethostbyname", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				ip, err := lookup(text(v), syscall.AF_INET)
				return rt.NewStr(ip.String()), err
			}},
			rt.Def{Name: "getaddrinfo", Sig: "host, port, family=0, type=0, proto=0, flags=0", FN: getAddrInfo},
			rt.Def{Name: "socketpair", Sig: "family, type, proto, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if err := plain(a); err != nil {
					return rt.Unset, err
				}
				fds, err := syscall.Socketpair(int(a[0].AsInt()), int(a[1].AsInt())|syscall.SOCK_CLOEXEC, int(a[2].AsInt()))
				if err != nil {
					return rt.Unset, Error(err)
				}
				return rt.NewTuple(rt.Int(int64(fds[0])), rt.Int(int64(fds[1]))), nil
			}},
			rt.Def{Name: "inet_pton", F2: func(f, v rt.Value) (rt.Value, *rt.Exc) {
				family, err := rt.IndexInt(f)
				if err != nil {
					return rt.Unset, err
				}
				ip, ok := ipFrom(int64(family), text(v))
				if !ok {
					return rt.Unset, rt.Errorf(&rt.OSError, "illegal IP address string passed to inet_pton")
				}
				return rt.NewBytes(string(ip)), nil
			}},
			rt.Def{Name: "inet_ntop", F2: func(f, v rt.Value) (rt.Value, *rt.Exc) {
				family, err := rt.IndexInt(f)
				if err != nil {
					return rt.Unset, err
				}
				data, _ := rt.BytesLike(v)
				if len(data) != map[int]int{syscall.AF_INET: 4, syscall.AF_INET6: 16}[family] {
					return rt.Unset, rt.Errorf(&rt.ValueError, "invalid length of packed IP address string")
				}
				return rt.NewStr(net.IP(data).String()), nil
			}},
			rt.Def{Name: "htons", F1: swap16}, rt.Def{Name: "ntohs", F1: swap16},
			rt.Def{Name: "htonl", F1: swap32}, rt.Def{Name: "ntohl", F1: swap32},
			rt.Def{Name: "getdefaulttimeout", F0: func() (rt.Value, *rt.Exc) { return timeoutValue(defaultTimeout), nil }},
			rt.Def{Name: "setdefaulttimeout", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				d, err := duration(v)
				if err == nil {
					defaultTimeout = d
				}
				return none(err)
			}},
		)
		return nil
	})
}
