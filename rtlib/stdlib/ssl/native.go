// Package ssl is Python's module ssl over package crypto/tls. Contexts, connections and MemoryBIOs are here, in Go, as module _ssl; names and
// the classes around them are ssl.py, translated.
package ssl

import (
	"crypto/rand"
	"crypto/tls"
	"runtime"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/base64"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go ssl=ssl.py

// ClientConfig is what package tls is told of an SSLContext for a connection to host; nil if v is no SSLContext.
func ClientConfig(v rt.Value, host string) *tls.Config {
	c := rt.As[sslContext](v, &contextType)
	if c == nil {
		return nil
	}
	c.roots() // while the interpreter lock is held
	return c.config(false, host, weak.Pointer[sslSocket]{})
}

func connect(a []rt.Value) (rt.Value, *rt.Exc) {
	c := rt.As[sslContext](a[0], &contextType)
	if c == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "context must be an SSLContext, not %s", rt.TypeName(a[0]))
	}
	server, err := rt.Truth(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if server && c.protocol == protocolTLSClient {
		return rt.Unset, rt.NewExc(&socket.SSLError, rt.NewStr("Cannot create a server socket with a PROTOCOL_TLS_CLIENT context"))
	}
	if !server && c.protocol == protocolTLSServer {
		return rt.Unset, rt.NewExc(&socket.SSLError, rt.NewStr("Cannot create a client socket with a PROTOCOL_TLS_SERVER context"))
	}
	host, err := hostName(a[2])
	if err != nil {
		return rt.Unset, err
	}
	in, out := newBIO(), newBIO()
	if a[3].IsNone() {
		if in, out = rt.As[bio](a[4], &bioType), rt.As[bio](a[5], &bioType); in == nil || out == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "a MemoryBIO object is required")
		}
	}
	return rt.FromObj(newConnection(c, server, host, a[3], in, out)), nil
}

func init() {
	Register()
	for _, t := range []*rt.Type{&zeroReturnError, &wantReadError, &wantWriteError, &syscallError, &eofError} {
		rt.Ready(t)
	}
	setUpBIO()
	setUpContext()
	setUpConnection()
	rt.RegisterModule("_ssl", func(m *rt.Module) *rt.Exc {
		m.Set("SSLError", socket.SSLError.Value())
		m.Set("SSLCertVerificationError", socket.CertificateError.Value())
		m.Type(&zeroReturnError, &wantReadError, &wantWriteError, &syscallError, &eofError)
		m.Set("MemoryBIO", bioType.Value())
		m.Set("_SSLContext", contextType.Value())
		m.Set("_SSLSocket", connectionType.Value())
		m.Set("OPENSSL_VERSION", rt.NewStr("OpenSSL 3.0.0 (compatible: crypto/tls of "+runtime.Version()+")"))
		m.Def(
			rt.Def{Name: "connect", Sig: "context, server_side, host, sock, incoming, outgoing, /", FN: connect},
			rt.Def{Name: "lend", F2: lend},
			rt.Def{Name: "keep", F1: keep},
			rt.Def{Name: "RAND_bytes", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				n, err := rt.IndexInt(v)
				if err != nil {
					return rt.Unset, err
				}
				if n < 0 {
					return rt.Unset, valueError("num must be positive")
				}
				p := make([]byte, n)
				rand.Read(p) // never fails
				return rt.NewBytes(string(p)), nil
			}},
			rt.Def{Name: "default_paths", F0: func() (rt.Value, *rt.Exc) {
				return rt.NewTuple2(rt.NewStr(firstExisting(caFiles)), rt.NewStr(firstExisting(caDirs))), nil
			}},
			rt.Def{Name: "test_decode_cert", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				path, err := pathOrNone(v, "path")
				if err != nil {
					return rt.Unset, err
				}
				data, err := readFile(path)
				if err != nil {
					return rt.Unset, err
				}
				certs, failed := parseCerts(certBlocks(data))
				if failed != nil || len(certs) == 0 {
					return rt.Unset, errPEM.raise(inCertChain)
				}
				return certValue(certs[0])
			}},
		)
		return nil
	})
}
