package ssl

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
)

// Protocols, as in SSLContext.protocol.
const (
	protocolTLS       = 2
	protocolTLSClient = 16
	protocolTLSServer = 17
)

// Values of verify_mode.
const (
	certNone = iota
	certOptional
	certRequired
)

// Versions, as in minimum_version.
const (
	minimumSupported = -2
	maximumSupported = -1
)

// Options that have an effect.
const (
	opNoTicket   = 1 << 14
	opNoTLSv1    = 1 << 26
	opNoTLSv1_2  = 1 << 27
	opNoTLSv1_1  = 1 << 28
	opNoTLSv1_3  = 1 << 29
	defaultFlags = 0x82520050 // what OpenSSL 3 and CPython set
)

// sslContext is what connections of one kind have in common.
type sslContext struct {
	rt.Obj
	rt.Attrs
	protocol      int
	verifyMode    int
	checkHostname bool
	commonName    bool // hostname_checks_common_name
	options       uint64
	verifyFlags   int64
	minimum       int
	maximum       int
	certificates  []tls.Certificate
	authorities   []*x509.Certificate
	pool          *x509.CertPool // of authorities; nil: to be made
	alpn          []string
	ciphers       []uint16 // nil: Go's
	sni           rt.Value
	tickets       int
	postHandshake bool
	keylog        rt.Value
}

var contextType = rt.Type{Name: "_SSLContext", Module: "_ssl", Flags: rt.BaseType}

func contextOf(v rt.Value) *sslContext { return rt.Cast[sslContext](v) }

func newContext(t *rt.Type, protocol int) (*sslContext, *rt.Exc) {
	c := rt.Alloc[sslContext](t)
	c.protocol, c.options, c.commonName, c.tickets = protocol, defaultFlags, true, 2
	c.verifyFlags = 32768
	c.minimum, c.maximum = tls.VersionTLS12, maximumSupported
	c.sni, c.keylog = rt.None, rt.None
	switch protocol {
	case protocolTLSClient:
		c.verifyMode, c.checkHostname = certRequired, true
	case protocolTLSServer, protocolTLS:
	case 3, 4, 5: // one version: TLS 1.0, 1.1, 1.2
		c.minimum = tls.VersionTLS10 + protocol - 3
		c.maximum = c.minimum
	default:
		return nil, valueError("invalid or unsupported protocol version")
	}
	return c, nil
}

func (c *sslContext) roots() *x509.CertPool {
	if c.pool == nil {
		c.pool = x509.NewCertPool()
		for _, cert := range c.authorities {
			c.pool.AddCert(cert)
		}
	}
	return c.pool
}

func (c *sslContext) addAuthorities(certs []*x509.Certificate) {
	c.authorities = append(c.authorities, certs...)
	c.pool = nil
}

// versions are the lowest and the highest version that are allowed.
func (c *sslContext) versions() (lowest, highest uint16) {
	lowest, highest = tls.VersionTLS10, tls.VersionTLS13
	if c.minimum > 0 {
		lowest = uint16(c.minimum)
	}
	if c.maximum > 0 {
		highest = uint16(c.maximum)
	}
	off := map[uint16]uint64{tls.VersionTLS10: opNoTLSv1, tls.VersionTLS11: opNoTLSv1_1, tls.VersionTLS12: opNoTLSv1_2, tls.VersionTLS13: opNoTLSv1_3}
	for highest > lowest && c.options&off[highest] != 0 {
		highest--
	}
	for lowest < highest && c.options&off[lowest] != 0 {
		lowest++
	}
	return lowest, highest
}

// config is what package tls is told. host is the server's name for clients.
func (c *sslContext) config(server bool, host string, of weak.Pointer[sslSocket]) *tls.Config {
	lowest, highest := c.versions()
	conf := &tls.Config{
		Certificates: c.certificates, MinVersion: lowest, MaxVersion: highest, NextProtos: c.alpn, CipherSuites: c.ciphers,
		DynamicRecordSizingDisabled: true, SessionTicketsDisabled: c.options&opNoTicket != 0 || c.tickets == 0,
		// What is checked is checked below, so that what is wrong is told as OpenSSL does.
		InsecureSkipVerify: true,
		VerifyConnection: func(s tls.ConnectionState) error {
			if c.verifyMode == certNone || len(s.PeerCertificates) == 0 {
				return nil
			}
			if server {
				return c.verify(s.PeerCertificates, "", x509.ExtKeyUsageClientAuth)
			}
			if !c.checkHostname {
				return c.verify(s.PeerCertificates, "", x509.ExtKeyUsageServerAuth)
			}
			return c.verify(s.PeerCertificates, host, x509.ExtKeyUsageServerAuth)
		},
	}
	if !server {
		conf.ServerName = host
		conf.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			if len(c.certificates) == 0 {
				return &tls.Certificate{}, nil
			}
			return &c.certificates[len(c.certificates)-1], nil
		}
		return conf
	}
	switch c.verifyMode {
	case certOptional:
		conf.ClientAuth = tls.RequestClientCert
	case certRequired:
		conf.ClientAuth = tls.RequireAnyClientCert
	}
	if len(c.authorities) > 0 && c.verifyMode != certNone {
		conf.ClientCAs = c.roots()
	}
	if len(c.alpn) > 0 {
		// Without a protocol in common OpenSSL goes on with none, where Go refuses.
		conf.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
			for _, theirs := range hello.SupportedProtos {
				for _, ours := range c.alpn {
					if ours == theirs {
						return nil, nil
					}
				}
			}
			plain := conf.Clone()
			plain.NextProtos, plain.GetConfigForClient = nil, nil
			return plain, nil
		}
	}
	if !c.sni.IsNone() {
		next := conf.GetConfigForClient
		conf.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
			if chosen, err := c.callSNI(hello.ServerName, of.Value()); chosen != nil || err != nil {
				if err != nil {
					return nil, err
				}
				return chosen.config(true, "", of), nil
			}
			if next != nil {
				return next(hello)
			}
			return nil, nil
		}
	}
	return conf
}

var errRefused = errors.New("the server name callback refused")

// callSNI calls sni_callback; chosen is the context that it has given to the connection, nil if none.
func (c *sslContext) callSNI(name string, s *sslSocket) (chosen *sslContext, failed error) {
	if s == nil {
		return nil, errGivenUp
	}
	arg := rt.None
	if name != "" {
		arg = rt.NewStr(name)
	}
	before := s.ctx
	v, err := rt.Call3(c.sni, s.ownerValue(), arg, rt.FromObj(c))
	switch {
	case err != nil:
		rt.Unraisable(err, "Exception ignored in ssl servername callback", c.sni)
		return nil, errRefused
	case !v.IsNone():
		if !rt.IsIntLike(v) {
			rt.Unraisable(rt.Errorf(&rt.TypeError, "an integer is required (got type %s)", rt.TypeName(v)), "Exception ignored in ssl servername callback", v)
		}
		return nil, errRefused
	case s.ctx != before:
		return s.ctx, nil
	}
	return nil, nil
}
