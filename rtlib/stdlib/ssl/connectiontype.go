package ssl

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is _SSLSocket as Python sees it.

func versionText(v uint16) string {
	switch v {
	case tls.VersionTLS10:
		return "TLSv1"
	case tls.VersionTLS11:
		return "TLSv1.1"
	case tls.VersionTLS12:
		return "TLSv1.2"
	}
	return "TLSv1.3"
}

// established is the state of the connection once the handshake is over; ok is false before.
func (s *sslSocket) established() (state tls.ConnectionState, ok bool) {
	if e := s.engine; !e.done || e.failure != nil {
		return state, false
	}
	return s.engine.conn.ConnectionState(), true
}

func (s *sslSocket) peerCertificate(binary bool) (rt.Value, *rt.Exc) {
	state, ok := s.established()
	switch {
	case !ok:
		return rt.Unset, valueError("handshake not done yet")
	case len(state.PeerCertificates) == 0:
		return rt.None, nil
	case binary:
		return rt.NewBytes(string(state.PeerCertificates[0].Raw)), nil
	case s.ctx.verifyMode == certNone:
		return rt.NewDict(), nil
	}
	return certValue(state.PeerCertificates[0])
}

// chain is the list of certificates as DER.
func chain(certs []*x509.Certificate) rt.Value {
	var out []rt.Value
	for _, c := range certs {
		out = append(out, rt.NewBytes(string(c.Raw)))
	}
	return rt.ListFrom(out)
}

func (s *sslSocket) binding(kind string) (rt.Value, *rt.Exc) {
	if kind != "tls-unique" {
		return rt.Unset, valueError("'%s' channel binding type not implemented", kind)
	}
	state, ok := s.established()
	if !ok {
		return rt.None, nil
	}
	if len(state.TLSUnique) > 0 {
		return rt.NewBytes(string(state.TLSUnique)), nil
	}
	key, err := state.ExportKeyingMaterial("EXPORTER-Channel-Binding", nil, sha256.Size)
	if err != nil {
		return rt.None, nil // of versions that have neither
	}
	return rt.NewBytes(string(key)), nil
}

// scratch is where connections over memory read into before they know how much there is: they never let go of the interpreter lock.
var scratch [256 << 10]byte

func (s *sslSocket) readBuffer(n int) []byte {
	if s.sock.IsNone() {
		return scratch[:min(n, len(scratch))]
	}
	return make([]byte, min(n, len(scratch)))
}

func setUpConnection() {
	t := &connectionType
	state := func(name string, f func(s *sslSocket, st tls.ConnectionState) (rt.Value, *rt.Exc)) rt.Def {
		return rt.Def{Name: name, F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			s := connectionOf(v)
			st, ok := s.established()
			if !ok {
				return rt.None, nil
			}
			return f(s, st)
		}}
	}
	t.Methods = []rt.Def{
		{Name: "do_handshake", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.None, connectionOf(v).handshake() }},
		{Name: "abandon", F1: func(v rt.Value) (rt.Value, *rt.Exc) { connectionOf(v).engine.abandon(); return rt.None, nil }},
		{Name: "read", Sig: "size, buffer=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s := connectionOf(a[0])
			n, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			if a[2].IsNone() {
				if n < 0 {
					return rt.Unset, valueError("size should not be negative")
				}
				if n == 0 {
					return rt.NewBytes(""), nil
				}
				p := s.readBuffer(n)
				n, err := s.read(p)
				if err != nil {
					return rt.Unset, err
				}
				return rt.NewBytes(string(p[:n])), nil
			}
			p, err := rt.WritableBytes(a[2])
			if err != nil {
				return rt.Unset, err
			}
			if n > 0 && n < len(p) {
				p = p[:n]
			}
			if len(p) == 0 {
				return rt.Int(0), nil
			}
			n, err = s.read(p)
			return rt.Int(int64(n)), err
		}},
		{Name: "write", F2: func(v, data rt.Value) (rt.Value, *rt.Exc) {
			s := connectionOf(v)
			text, ok := rt.BytesContents(data)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(data))
			}
			if !s.sock.IsNone() && rt.TypeOf(data) != &rt.BytesType {
				text = string([]byte(text)) // it may change while the socket is waited for
			}
			n, err := s.write(text)
			return rt.Int(int64(n)), err
		}},
		{Name: "shutdown", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			s := connectionOf(v)
			return s.sock, s.drive("shutdown", inShutdown, s.engine.close)
		}},
		{Name: "pending", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(len(connectionOf(v).engine.plain))), nil }},
		{Name: "getpeercert", F2: func(v, binary rt.Value) (rt.Value, *rt.Exc) {
			on, err := rt.Truth(binary)
			if err != nil {
				return rt.Unset, err
			}
			return connectionOf(v).peerCertificate(on)
		}},
		{Name: "get_unverified_chain", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			st, ok := connectionOf(v).established()
			if !ok || len(st.PeerCertificates) == 0 {
				return rt.None, nil
			}
			return chain(st.PeerCertificates), nil
		}},
		{Name: "get_verified_chain", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			s := connectionOf(v)
			st, ok := s.established()
			if !ok || len(st.PeerCertificates) == 0 {
				return rt.None, nil
			}
			opts := x509.VerifyOptions{Roots: s.ctx.roots(), Intermediates: x509.NewCertPool(), KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}
			for _, c := range st.PeerCertificates[1:] {
				opts.Intermediates.AddCert(c)
			}
			chains, err := st.PeerCertificates[0].Verify(opts)
			if err != nil {
				return chain(st.PeerCertificates), nil
			}
			return chain(chains[0]), nil
		}},
		state("cipher", func(_ *sslSocket, st tls.ConnectionState) (rt.Value, *rt.Exc) {
			su := suiteOf(st.CipherSuite)
			if su == nil {
				return rt.NewTuple3(rt.NewStr(tls.CipherSuiteName(st.CipherSuite)), rt.NewStr(versionText(st.Version)), rt.Int(0)), nil
			}
			return rt.NewTuple3(rt.NewStr(su.name), rt.NewStr(su.version), rt.Int(int64(su.bits))), nil
		}),
		state("version", func(_ *sslSocket, st tls.ConnectionState) (rt.Value, *rt.Exc) {
			return rt.NewStr(versionText(st.Version)), nil
		}),
		state("selected_alpn_protocol", func(_ *sslSocket, st tls.ConnectionState) (rt.Value, *rt.Exc) {
			if st.NegotiatedProtocol == "" {
				return rt.None, nil
			}
			return rt.NewStr(st.NegotiatedProtocol), nil
		}),
		{Name: "compression", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
		{Name: "shared_ciphers", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
		{Name: "get_channel_binding", F2: func(v, kind rt.Value) (rt.Value, *rt.Exc) {
			s, _ := rt.StrOf(kind)
			return connectionOf(v).binding(s)
		}},
		{Name: "verify_client_post_handshake", F1: func(rt.Value) (rt.Value, *rt.Exc) {
			return rt.Unset, rt.Errorf(&rt.NotImplementedError, "Post-handshake auth is not supported by your OpenSSL version.")
		}},
	}
	t.GetSets = []rt.GetSet{
		{Name: "context", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.FromObj(connectionOf(v).ctx), nil }, Set: func(v, x rt.Value) *rt.Exc {
			c := rt.As[sslContext](x, &contextType)
			if c == nil {
				return rt.Errorf(&rt.TypeError, "The value must be a SSLContext")
			}
			connectionOf(v).ctx = c
			return nil
		}},
		{Name: "owner", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return connectionOf(v).ownerValue(), nil }, Set: func(v, x rt.Value) *rt.Exc {
			connectionOf(v).owner = x
			return nil
		}},
		{Name: "server_side", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(connectionOf(v).engine.server), nil }},
		{Name: "server_hostname", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			if h := connectionOf(v).host; h != "" {
				return rt.NewStr(h), nil
			}
			return rt.None, nil
		}},
		{Name: "session", Get: func(rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
		{Name: "session_reused", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			st, ok := connectionOf(v).established()
			return rt.Bool(ok && st.DidResume), nil
		}},
	}
	rt.Ready(t)
}
