package ssl

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	"runtime"
	"testing"
	"time"
	"weak"
)

// issue makes a certificate for localhost, signed by parent (nil: by itself).
func issue(t *testing.T, parent *tls.Certificate, change func(*x509.Certificate)) *tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	if change != nil {
		change(template)
	}
	issuer, signer := template, any(key)
	if parent != nil {
		issuer, signer = parent.Leaf, parent.PrivateKey
	}
	der, err := x509.CreateCertificate(rand.Reader, template, issuer, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

func authority(t *testing.T) *tls.Certificate {
	return issue(t, nil, func(c *x509.Certificate) {
		c.Subject.CommonName, c.DNSNames, c.IPAddresses = "test authority", nil, nil
		c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
	})
}

func contextFor(t *testing.T, protocol int) *sslContext {
	t.Helper()
	c, err := newContext(&contextType, protocol)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// pump does op, carrying what it sends and needs over conn.
func pump(t *testing.T, e *engine, conn net.Conn, op func() error) error {
	t.Helper()
	for {
		err := op()
		if n := e.out.pending(); n > 0 {
			if _, failed := conn.Write(e.out.buf[e.out.off:]); failed != nil {
				t.Fatal(failed)
			}
			e.out.skip(n)
		}
		if !errors.Is(err, errWouldBlock) {
			return err
		}
		buf := make([]byte, 1000)
		n, failed := conn.Read(buf)
		e.in.write(buf[:n])
		e.in.eof = failed == io.EOF
		if failed != nil && failed != io.EOF {
			t.Fatal(failed)
		}
	}
}

// peers connects an engine with package tls, over TCP; done tells what package tls's end came to.
func peers(t *testing.T, e *engine, theirs func(net.Conn) error) (net.Conn, <-chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		conn, err := l.Accept()
		l.Close() // not earlier: that resets a connection that was not accepted yet
		if err == nil {
			err = theirs(conn)
			conn.Close()
		}
		done <- err
	}()
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn, done
}

func TestClientAgainstGo(t *testing.T) {
	ca := authority(t)
	cert := issue(t, ca, nil)
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		c := contextFor(t, protocolTLSClient)
		c.addAuthorities([]*x509.Certificate{ca.Leaf})
		e := newEngine(c.config(false, "localhost", weak.Pointer[sslSocket]{}), false, newBIO(), newBIO())
		conn, done := peers(t, e, func(conn net.Conn) error {
			s := tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{*cert}, MaxVersion: version})
			if _, err := io.Copy(s, s); err != nil {
				return err
			}
			return s.Close()
		})
		if err := pump(t, e, conn, e.handshake); err != nil {
			t.Fatal(err)
		}
		sent := make([]byte, 100_000)
		rand.Read(sent)
		if err := pump(t, e, conn, func() error { return e.write(sent) }); err != nil {
			t.Fatal(err)
		}
		var got []byte
		for len(got) < len(sent) {
			buf := make([]byte, 70_000)
			var n int
			if err := pump(t, e, conn, func() (err error) { n, err = e.read(buf); return err }); err != nil {
				t.Fatal(err)
			}
			got = append(got, buf[:n]...)
		}
		if string(got) != string(sent) {
			t.Error("what came back is not what was sent")
		}
		if err := pump(t, e, conn, e.close); err != nil {
			t.Error("close:", err)
		}
		if err := <-done; err != nil {
			t.Error("peer:", err)
		}
	}
}

func TestServerAgainstGo(t *testing.T) {
	ca := authority(t)
	c := contextFor(t, protocolTLSServer)
	c.certificates = []tls.Certificate{*issue(t, ca, nil)}
	c.alpn = []string{"b"}
	e := newEngine(c.config(true, "", weak.Pointer[sslSocket]{}), true, newBIO(), newBIO())
	roots := x509.NewCertPool()
	roots.AddCert(ca.Leaf)
	conn, done := peers(t, e, func(conn net.Conn) error {
		s := tls.Client(conn, &tls.Config{RootCAs: roots, ServerName: "localhost", NextProtos: []string{"a", "b"}})
		if _, err := s.Write([]byte("question")); err != nil {
			return err
		}
		answer, err := io.ReadAll(s)
		if err == nil && (string(answer) != "answer" || s.ConnectionState().NegotiatedProtocol != "b") {
			err = errors.New("got " + string(answer))
		}
		return err
	})
	buf := make([]byte, 100)
	var n int
	if err := pump(t, e, conn, func() (err error) { n, err = e.read(buf); return err }); err != nil || string(buf[:n]) != "question" {
		t.Fatal(string(buf[:n]), err)
	}
	if err := pump(t, e, conn, func() error { return e.write([]byte("answer")) }); err != nil {
		t.Fatal(err)
	}
	if err := e.close(); !errors.Is(err, errWouldBlock) {
		t.Error("close:", err)
	}
	if _, err := conn.Write(e.out.buf[e.out.off:]); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error("peer:", err)
	}
}

func TestVerifyWords(t *testing.T) {
	ca := authority(t)
	other := authority(t)
	late := func(c *x509.Certificate) {
		c.NotBefore, c.NotAfter = time.Now().Add(-2*time.Hour), time.Now().Add(-time.Hour)
	}
	early := func(c *x509.Certificate) {
		c.NotBefore, c.NotAfter = time.Now().Add(time.Hour), time.Now().Add(2*time.Hour)
	}
	for _, test := range []struct {
		cert *tls.Certificate
		host string
		code int
	}{
		{issue(t, ca, nil), "localhost", 0},
		{issue(t, ca, nil), "LocalHost", 0},
		{issue(t, ca, nil), "127.0.0.1", 0},
		{issue(t, ca, nil), "example.org", 62},
		{issue(t, ca, nil), "10.0.0.1", 64},
		{issue(t, other, nil), "localhost", 20},
		{issue(t, nil, nil), "localhost", 18},
		{issue(t, ca, late), "localhost", 10},
		{issue(t, ca, late), "example.org", 62},
		{issue(t, other, late), "localhost", 20},
		{issue(t, ca, early), "localhost", 9},
		{issue(t, ca, func(c *x509.Certificate) { c.DNSNames, c.IPAddresses = nil, nil }), "localhost", 0},
		{issue(t, ca, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} }), "localhost", 26},
	} {
		c := contextFor(t, protocolTLSClient)
		c.addAuthorities([]*x509.Certificate{ca.Leaf})
		code := 0
		var f *failure
		if err := c.verify([]*x509.Certificate{test.cert.Leaf}, test.host, x509.ExtKeyUsageServerAuth); errors.As(err, &f) {
			code = f.verifyCode
		} else if err != nil {
			t.Error(err)
		}
		if code != test.code {
			t.Errorf("%s: code %d, want %d", test.host, code, test.code)
		}
	}
}

func TestAbandonedHandshakesLeaveNothing(t *testing.T) {
	c := contextFor(t, protocolTLSClient)
	before := runtime.NumGoroutine()
	for range 20 {
		e := newEngine(c.config(false, "localhost", weak.Pointer[sslSocket]{}), false, newBIO(), newBIO())
		if err := e.handshake(); !errors.Is(err, errWouldBlock) {
			t.Fatal(err)
		}
		e.abandon()
		if err := e.handshake(); !errors.Is(err, errGivenUp) {
			t.Error(err)
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, %d were there before", runtime.NumGoroutine(), before)
}

func TestCipherStrings(t *testing.T) {
	for text, first := range map[string]uint16{
		"ECDHE+AESGCM":                tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
		"ECDHE-RSA-AES128-GCM-SHA256": tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
		"HIGH:!ECDSA:!AES256":         tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
		"CHACHA20:ALL":                tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
		"aNULL":                       0,
		"!ALL":                        0,
	} {
		ids, ok := choose(text)
		if ok != (first != 0) || ok && ids[0] != first {
			t.Errorf("%s: %x", text, ids)
		}
	}
}
