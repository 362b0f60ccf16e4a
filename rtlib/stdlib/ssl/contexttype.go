package ssl

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
)

// This file is _SSLContext as Python sees it; class SSLContext of ssl.py derives from it.

func setUpContext() {
	t := &contextType
	rt.WithDict(t)
	sig := rt.NewSig("_SSLContext", "protocol, /")
	t.New = func(t *rt.Type, args *rt.Args) (rt.Value, *rt.Exc) {
		a, err := sig.Bind(args)
		if err != nil {
			return rt.Unset, err
		}
		n, err := rt.IndexInt(a[0])
		if err != nil {
			return rt.Unset, err
		}
		c, err := newContext(t, n)
		if err != nil {
			return rt.Unset, err
		}
		return rt.FromObj(c), nil
	}
	t.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	intField := func(name string, get func(c *sslContext) int64, set func(c *sslContext, n int) *rt.Exc) rt.GetSet {
		g := rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(get(contextOf(v))), nil }}
		if set != nil {
			g.Set = func(v, x rt.Value) *rt.Exc {
				n, err := rt.IndexInt(x)
				if err != nil {
					return err
				}
				return set(contextOf(v), n)
			}
		}
		return g
	}
	flags := func(g rt.GetSet) rt.GetSet {
		set := g.Set
		g.Set = func(v, x rt.Value) *rt.Exc {
			if !rt.TypeOf(x).IsSubtype(&rt.IntType) {
				return rt.Errorf(&rt.TypeError, "argument must be int, not %s", rt.TypeName(x))
			}
			return set(v, x)
		}
		return g
	}
	boolField := func(name string, get func(c *sslContext) bool, set func(c *sslContext, on bool) *rt.Exc) rt.GetSet {
		return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(get(contextOf(v))), nil }, Set: func(v, x rt.Value) *rt.Exc {
			on, err := rt.Truth(x)
			if err != nil {
				return err
			}
			return set(contextOf(v), on)
		}}
	}
	version := func(name string, field func(c *sslContext) *int) rt.GetSet {
		return intField(name, func(c *sslContext) int64 { return int64(*field(c)) }, func(c *sslContext, n int) *rt.Exc {
			switch {
			case n == minimumSupported || n == maximumSupported || n >= 768 && n <= 772:
				*field(c) = n
				return nil
			}
			return valueError("Unsupported TLS/SSL version %#x", n)
		})
	}
	t.GetSets = []rt.GetSet{
		intField("protocol", func(c *sslContext) int64 { return int64(c.protocol) }, nil),
		flags(intField("options", func(c *sslContext) int64 { return int64(c.options) }, func(c *sslContext, n int) *rt.Exc {
			if n < 0 {
				return rt.Errorf(&rt.OverflowError, "can't convert negative int to unsigned")
			}
			c.options = uint64(n)
			return nil
		})),
		flags(intField("verify_flags", func(c *sslContext) int64 { return c.verifyFlags }, func(c *sslContext, n int) *rt.Exc { c.verifyFlags = int64(n); return nil })),
		intField("verify_mode", func(c *sslContext) int64 { return int64(c.verifyMode) }, func(c *sslContext, n int) *rt.Exc {
			if n < certNone || n > certRequired {
				return valueError("invalid value for verify_mode")
			}
			if n == certNone && c.checkHostname {
				return valueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
			}
			c.verifyMode = n
			return nil
		}),
		boolField("check_hostname", func(c *sslContext) bool { return c.checkHostname }, func(c *sslContext, on bool) *rt.Exc {
			if on && c.verifyMode == certNone {
				c.verifyMode = certRequired
			}
			c.checkHostname = on
			return nil
		}),
		boolField("hostname_checks_common_name", func(c *sslContext) bool { return c.commonName }, func(c *sslContext, on bool) *rt.Exc { c.commonName = on; return nil }),
		boolField("post_handshake_auth", func(c *sslContext) bool { return c.postHandshake }, func(c *sslContext, on bool) *rt.Exc { c.postHandshake = on; return nil }),
		version("minimum_version", func(c *sslContext) *int { return &c.minimum }),
		version("maximum_version", func(c *sslContext) *int { return &c.maximum }),
		intField("num_tickets", func(c *sslContext) int64 { return int64(c.tickets) }, func(c *sslContext, n int) *rt.Exc {
			switch {
			case n < 0:
				return valueError("value must be non-negative")
			case c.protocol != protocolTLSServer:
				return valueError("SSLContext is not a server context.")
			}
			c.tickets = n
			return nil
		}),
		intField("security_level", func(*sslContext) int64 { return 2 }, nil),
		{Name: "keylog_filename", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return contextOf(v).keylog, nil }, Set: func(v, x rt.Value) *rt.Exc {
			if !x.IsNone() {
				return rt.Errorf(&rt.NotImplementedError, "keylog_filename: keys are not logged")
			}
			return nil
		}},
		{Name: "sni_callback", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return contextOf(v).sni, nil }, Set: func(v, x rt.Value) *rt.Exc {
			c := contextOf(v)
			if c.protocol == protocolTLSClient {
				return valueError("sni_callback cannot be set on TLS_CLIENT context")
			}
			if !x.IsNone() && !rt.Callable(x) {
				return rt.Errorf(&rt.TypeError, "not a callable object")
			}
			c.sni = x
			return nil
		}},
	}
	t.Methods = contextMethods()
	rt.Ready(t)
}

func pathOrNone(v rt.Value, what string) (string, *rt.Exc) {
	if v.IsNone() {
		return "", nil
	}
	s, ok, err := rt.PathText(v)
	if err == nil && !ok {
		err = rt.Errorf(&rt.TypeError, "%s should be a valid filesystem path", what)
	}
	return s, err
}

func contextMethods() []rt.Def {
	return []rt.Def{
		{Name: "load_cert_chain", Sig: "certfile, keyfile=None, password=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			cert, err := pathOrNone(a[1], "certfile")
			if err != nil {
				return rt.Unset, err
			}
			key, err := pathOrNone(a[2], "keyfile")
			if err != nil {
				return rt.Unset, err
			}
			if !a[3].IsNone() && !rt.Callable(a[3]) {
				if _, isText := rt.StrOf(a[3]); !isText {
					if _, isBytes := rt.BytesLike(a[3]); !isBytes {
						return rt.Unset, rt.Errorf(&rt.TypeError, "password should be a string or callable")
					}
				}
			}
			return rt.None, contextOf(a[0]).loadChain(cert, key, passwordOf(a[3]))
		}},
		{Name: "load_verify_locations", Sig: "cafile=None, capath=None, cadata=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			c := contextOf(a[0])
			if a[1].IsNone() && a[2].IsNone() && a[3].IsNone() {
				return rt.Unset, rt.Errorf(&rt.TypeError, "cafile, capath and cadata cannot be all omitted")
			}
			file, err := pathOrNone(a[1], "cafile")
			if err != nil {
				return rt.Unset, err
			}
			dir, err := pathOrNone(a[2], "capath")
			if err != nil {
				return rt.Unset, err
			}
			if !a[3].IsNone() {
				if err := c.loadData(a[3]); err != nil {
					return rt.Unset, err
				}
			}
			if file != "" {
				if err := c.loadFile(file); err != nil {
					return rt.Unset, err
				}
			}
			if dir != "" {
				c.loadDir(dir)
			}
			return rt.None, nil
		}},
		{Name: "set_default_verify_paths", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.None, contextOf(v).loadDefaults() }},
		{Name: "load_dh_params", F2: func(_, path rt.Value) (rt.Value, *rt.Exc) {
			p, err := pathOrNone(path, "path") // package tls has no key exchange that would use them
			if err == nil {
				_, err = readFile(p)
			}
			return rt.None, err
		}},
		{Name: "set_ecdh_curve", F2: func(_, name rt.Value) (rt.Value, *rt.Exc) {
			switch s, _ := rt.StrOf(name); s {
			case "prime256v1", "secp384r1", "secp521r1", "X25519":
				return rt.None, nil // package tls offers all of them
			default:
				return rt.Unset, valueError("unknown elliptic curve name '%s'", s)
			}
		}},
		{Name: "set_ciphers", F2: func(v, text rt.Value) (rt.Value, *rt.Exc) {
			s, ok := rt.StrOf(text)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "set_ciphers() argument must be str, not %s", rt.TypeName(text))
			}
			ids, ok := choose(s)
			if !ok {
				return rt.Unset, rt.NewExc(&socket.SSLError, rt.NewStr("No cipher can be selected."))
			}
			contextOf(v).ciphers = ids
			return rt.None, nil
		}},
		{Name: "get_ciphers", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return contextOf(v).cipherList() }},
		{Name: "_set_alpn_protocols", F2: func(v, list rt.Value) (rt.Value, *rt.Exc) {
			names, err := rt.ListOf(list)
			if err != nil {
				return rt.Unset, err
			}
			c := contextOf(v)
			c.alpn = nil
			for _, n := range names {
				s, _ := rt.StrOf(n)
				c.alpn = append(c.alpn, s)
			}
			return rt.None, nil
		}},
		{Name: "get_ca_certs", Sig: "binary_form=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			binary, err := rt.Truth(a[1])
			if err != nil {
				return rt.Unset, err
			}
			c := contextOf(a[0])
			var out []rt.Value
			for i, cert := range c.authorities {
				if !cert.IsCA || c.seen(i) {
					continue
				}
				v := rt.NewBytes(string(cert.Raw))
				if !binary {
					if v, err = certValue(cert); err != nil {
						return rt.Unset, err
					}
				}
				out = append(out, v)
			}
			return rt.ListFrom(out), nil
		}},
		{Name: "cert_store_stats", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			c := contextOf(v)
			all, ca := 0, 0
			for i, cert := range c.authorities {
				if c.seen(i) {
					continue
				}
				all++
				if cert.IsCA {
					ca++
				}
			}
			return rt.DictOf(rt.NewStr("x509"), rt.Int(int64(all)), rt.NewStr("crl"), rt.Int(0), rt.NewStr("x509_ca"), rt.Int(int64(ca)))
		}},
		{Name: "session_stats", F1: func(rt.Value) (rt.Value, *rt.Exc) {
			d := rt.NewDict()
			for _, name := range []string{
				"number", "connect", "connect_good", "connect_renegotiate", "accept", "accept_good", "accept_renegotiate", "hits", "misses",
				"timeouts", "cache_full",
			} {
				if err := rt.DictSet(d, rt.NewStr(name), rt.Int(0)); err != nil { // sessions are not counted, since none are kept
					return rt.Unset, err
				}
			}
			return d, nil
		}},
	}
}

// seen reports whether authority i has been given before.
func (c *sslContext) seen(i int) bool {
	for _, before := range c.authorities[:i] {
		if sameCert(before, c.authorities[i]) {
			return true
		}
	}
	return false
}
