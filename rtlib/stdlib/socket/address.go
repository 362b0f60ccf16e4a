package socket

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// address reads a Python address for the socket's family, for the method called call.
func (s *sock) address(call string, v rt.Value) (unix.Sockaddr, *rt.Exc) {
	switch s.family {
	case unix.AF_UNIX:
		return unixAddress(v)
	case unix.AF_INET:
		host, port, _, err := inetAddress(call, "AF_INET", "AF_INET address must be a pair (host, port)", 2, v)
		if err != nil {
			return nil, err
		}
		ip, err := lookup(host, unix.AF_INET)
		if err != nil {
			return nil, err
		}
		return &unix.SockaddrInet4{Port: port, Addr: ip.As4()}, nil
	case unix.AF_INET6:
		host, port, rest, err := inetAddress(call, "AF_INET6", "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])", 4, v)
		if err != nil {
			return nil, err
		}
		if len(rest) > 0 && (rest[0] < 0 || rest[0] > 1048575) {
			return nil, rt.Errorf(&rt.OverflowError, "%s(): flowinfo must be 0-1048575.", call)
		}
		ip, err := lookup(host, unix.AF_INET6)
		if err != nil {
			return nil, err
		}
		a := &unix.SockaddrInet6{Port: port, Addr: ip.As16(), ZoneId: zoneID(ip.Zone())}
		if len(rest) > 1 {
			a.ZoneId = uint32(rest[1])
		}
		return a, nil
	}
	return nil, rt.Errorf(&rt.OSError, "%s(): bad family", call)
}

func zoneID(zone string) uint32 {
	if n, err := strconv.Atoi(zone); err == nil {
		return uint32(n)
	}
	if i, err := net.InterfaceByName(zone); err == nil {
		return uint32(i.Index)
	}
	return 0
}

func unixAddress(v rt.Value) (unix.Sockaddr, *rt.Exc) {
	path, ok := rt.BytesLike(v)
	if !ok {
		if _, isText := rt.StrOf(v); !isText {
			return nil, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(v))
		}
		var err *rt.Exc
		if path, err = unixPath(v); err != nil {
			return nil, err
		}
	}
	const room = 108
	if len(path) > room || len(path) == room && path[0] != 0 {
		return nil, rt.Errorf(&rt.OSError, "AF_UNIX path too long")
	}
	// The package unix writes the abstract name space, which begins with a NUL, as "@".
	switch {
	case strings.HasPrefix(path, "\x00"):
		path = "@" + path[1:]
	case strings.HasPrefix(path, "@"):
		path = "./" + path
	}
	return &unix.SockaddrUnix{Name: path}, nil
}

// unixPath is the bytes of a path given as text, which may begin with a NUL.
func unixPath(v rt.Value) (string, *rt.Exc) {
	s, _ := rt.StrOf(v)
	if strings.HasPrefix(s, "\x00") {
		return s, nil
	}
	return rt.PathArg(v)
}

// inetAddress takes a tuple of host, port and at most most-2 further numbers apart.
func inetAddress(call, family, form string, most int, v rt.Value) (host string, port int, rest []int, err *rt.Exc) {
	t := rt.As[rt.Tuple](v, &rt.TupleType)
	if t == nil {
		return "", 0, nil, rt.Errorf(&rt.TypeError, "%s(): %s address must be tuple, not %s", call, family, rt.TypeName(v))
	}
	items := t.Items()
	if len(items) < 2 || len(items) > most {
		return "", 0, nil, rt.Errorf(&rt.TypeError, "%s", form)
	}
	if host, err = hostText(items[0]); err != nil {
		return "", 0, nil, err
	}
	if rt.TypeOf(items[1]).Index == nil && !rt.IsIntLike(items[1]) {
		return "", 0, nil, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(items[1]))
	}
	port, err = rt.IndexInt(items[1])
	if err.Is(&rt.OverflowError) || err == nil && (port < 0 || port > 65535) {
		return "", 0, nil, rt.Errorf(&rt.OverflowError, "%s(): port must be 0-65535.", call)
	}
	for _, x := range items[2:] {
		var n int
		if n, err = rt.IndexInt(x); err != nil {
			break
		}
		rest = append(rest, n)
	}
	return host, port, rest, err
}

// hostText is a host name in its form for the resolver.
func hostText(v rt.Value) (string, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok {
		if s, ok = rt.BytesLike(v); !ok || rt.As[rt.MemoryView](v, &rt.MemoryViewType) != nil {
			return "", rt.Errorf(&rt.TypeError, "str, bytes or bytearray expected, not %s", rt.TypeName(v))
		}
	}
	if strings.Contains(s, "\x00") {
		return "", rt.Errorf(&rt.TypeError, "host name must not contain null character")
	}
	return s, nil
}

// addressValue is an address as Python sees it.
func addressValue(a unix.Sockaddr) rt.Value {
	switch a := a.(type) {
	case *unix.SockaddrInet4:
		return rt.NewTuple2(rt.NewStr(netip.AddrFrom4(a.Addr).String()), rt.Int(int64(a.Port)))
	case *unix.SockaddrInet6:
		ip := netip.AddrFrom16(a.Addr)
		if a.ZoneId != 0 && ip.IsLinkLocalUnicast() {
			zone := strconv.Itoa(int(a.ZoneId))
			if i, err := net.InterfaceByIndex(int(a.ZoneId)); err == nil {
				zone = i.Name
			}
			ip = ip.WithZone(zone)
		}
		return rt.NewTuple4(rt.NewStr(ip.String()), rt.Int(int64(a.Port)), rt.Int(0), rt.Int(int64(a.ZoneId)))
	case *unix.SockaddrUnix:
		switch {
		case a.Name == "@": // without a name
			return rt.NewStr("")
		case strings.HasPrefix(a.Name, "@"):
			return rt.NewBytes("\x00" + a.Name[1:])
		}
		return rt.NewStr(a.Name)
	}
	return rt.None
}
