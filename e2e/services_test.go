package e2e

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha1"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// services is the translated program testdata/peers/services.py.
type services struct {
	tls, web, datagrams string // addresses
	dir                 string
	roots               *x509.CertPool
	certificate         tls.Certificate
	in                  io.Writer
	out                 *bufio.Reader
}

// startServices makes the program's certificates and runs it.
func startServices(t *testing.T, program string) *services {
	t.Helper()
	s := &services{dir: t.TempDir()}
	s.certify(t)
	cmd := exec.Command(program, s.dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s.in, s.out = in, bufio.NewReader(out)
	var ports [3]int
	if _, err := fmt.Fscanln(s.out, &ports[0], &ports[1], &ports[2]); err != nil {
		t.Fatalf("no ports: %v\n%s", err, &stderr)
	}
	for i, addr := range []*string{&s.tls, &s.web, &s.datagrams} {
		*addr = fmt.Sprintf("127.0.0.1:%d", ports[i])
	}
	t.Cleanup(func() {
		in.Close()
		if err := cmd.Wait(); err != nil || stderr.Len() > 0 {
			t.Errorf("services: %v\n%s", err, &stderr)
		}
	})
	return s
}

// certify makes an authority and a certificate for "localhost".
func (s *services) certify(t *testing.T) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, kind string, der []byte) {
		check(os.WriteFile(filepath.Join(s.dir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
	}
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign, SubjectKeyId: []byte{1},
	}
	authorityDER, err := x509.CreateCertificate(rand.Reader, authority, authority, authorityKey.Public(), authorityKey)
	check(err)
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "localhost"}, NotBefore: authority.NotBefore, NotAfter: authority.NotAfter,
		DNSNames: []string{"localhost"}, AuthorityKeyId: []byte{1},
	}
	der, err := x509.CreateCertificate(rand.Reader, leaf, authority, key.Public(), authorityKey)
	check(err)
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	check(err)
	write("ca.pem", "CERTIFICATE", authorityDER)
	write("cert.pem", "CERTIFICATE", der)
	write("key.pem", "PRIVATE KEY", keyDER)
	parsed, err := x509.ParseCertificate(authorityDER)
	check(err)
	s.roots = x509.NewCertPool()
	s.roots.AddCert(parsed)
	s.certificate = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// command gives the program a line and returns its answer.
func (s *services) command(t *testing.T, words ...any) string {
	t.Helper()
	if _, err := fmt.Fprintln(s.in, words...); err != nil {
		t.Fatal(err)
	}
	answer, err := s.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(answer)
}

// TestServices lets Go's own TLS, WebSockets, datagrams, Unix sockets and signals meet a translated program's.
func TestServices(t *testing.T) {
	s := startServices(t, buildPeer(t, "services"))

	t.Run("tls client", func(t *testing.T) {
		for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
			c, err := tls.Dial("tcp", s.tls, &tls.Config{RootCAs: s.roots, ServerName: "localhost", MaxVersion: version})
			if err != nil {
				t.Fatal(err)
			}
			r := bufio.NewReader(c)
			for _, n := range []int{1, 1000, 60_000} {
				if err := ask(c, r, strings.Repeat("x", n), time.Minute); err != nil {
					t.Errorf("%s, %d bytes: %v", tls.VersionName(version), n, err)
				}
			}
			if err := c.CloseWrite(); err != nil {
				t.Error(err)
			}
			if _, err := r.ReadByte(); err != io.EOF {
				t.Errorf("%s: after the end: %v", tls.VersionName(version), err)
			}
			c.Close()
		}
		c, err := net.Dial("tcp", s.tls) // one that does not speak TLS
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, "GET / HTTP/1.0\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		c.SetDeadline(time.Now().Add(time.Minute))
		if _, err := io.ReadAll(c); err != nil && !strings.Contains(err.Error(), "reset") {
			t.Error(err)
		}
	})

	t.Run("tls server", func(t *testing.T) {
		l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{s.certificate}, NextProtos: []string{"lines"}})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				line, err := bufio.NewReader(c).ReadString('\n')
				if err == nil {
					_, _ = io.WriteString(c, strings.ToUpper(line))
				}
				c.Close()
			}
		}()
		_, port, _ := net.SplitHostPort(l.Addr().String())
		if got, want := s.command(t, "ask", port, "localhost", "question"), "lines QUESTION"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		want := "Hostname mismatch, certificate is not valid for 'elsewhere'."
		if got := s.command(t, "ask", port, "elsewhere", "question"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})

	t.Run("websocket", func(t *testing.T) {
		c, r := dialWebSocket(t, s.web)
		defer c.Close()
		for _, n := range []int{0, 5, 125, 126, 65_535, 65_536, 300_000} {
			text := strings.Repeat("ab", n/2) + strings.Repeat("c", n%2)
			half := len(text) / 2
			sendFrame(t, c, 0x01, text[:half]) // a message in two frames, and a ping in between
			sendFrame(t, c, 0x89, "ping")
			sendFrame(t, c, 0x80, text[half:])
			if kind, data := readFrame(t, r); kind != 0x8a || data != "ping" {
				t.Fatalf("%d bytes: got frame %x %.20q in place of the pong", n, kind, data)
			}
			if kind, data := readFrame(t, r); kind != 0x81 || data != strings.ToUpper(text) {
				t.Fatalf("%d bytes: got frame %x of %d bytes", n, kind, len(data))
			}
		}
		sendFrame(t, c, 0x88, "\x03\xe8")
		if kind, data := readFrame(t, r); kind != 0x88 || data != "\x03\xe8" {
			t.Errorf("got frame %x %q at the end", kind, data)
		}
		if _, err := r.ReadByte(); err != io.EOF {
			t.Errorf("after the end: %v", err)
		}
	})

	t.Run("datagrams", func(t *testing.T) {
		c, err := net.Dial("udp", s.datagrams)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		buf := make([]byte, 64<<10)
		for _, n := range []int{1, 1400, 60_000, 0} {
			text := strings.Repeat("d", n)
			c.SetDeadline(time.Now().Add(time.Minute))
			if _, err := io.WriteString(c, text); err != nil {
				t.Fatal(err)
			}
			k, err := c.Read(buf)
			if err != nil || string(buf[:k]) != strings.ToUpper(text) {
				t.Errorf("%d bytes: got %d, %v", n, k, err)
			}
		}
	})

	t.Run("unix socket", func(t *testing.T) {
		for i := range 5 {
			c, err := net.Dial("unix", filepath.Join(s.dir, "socket"))
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if err := ask(c, bufio.NewReader(c), fmt.Sprint("client ", i), time.Minute); err != nil {
				t.Error(err)
			}
		}
	})

	t.Run("killed child", func(t *testing.T) {
		pid, err := strconv.Atoi(s.command(t, "child"))
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		if got, want := s.command(t, "wait"), "-9 b''"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// dialWebSocket opens a WebSocket and checks the server's half of the handshake.
func dialWebSocket(t *testing.T, addr string) (net.Conn, *bufio.Reader) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	c.SetDeadline(time.Now().Add(time.Minute))
	key := base64.StdEncoding.EncodeToString([]byte("0123456789abcdef"))
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\n\r\n", addr, key)
	r := bufio.NewReader(c)
	var head []string
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if line == "\r\n" {
			break
		}
		head = append(head, strings.TrimSpace(line))
	}
	sum := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	if want := "Sec-WebSocket-Accept: " + base64.StdEncoding.EncodeToString(sum[:]); head[len(head)-1] != want {
		t.Fatalf("got %q, want %q at the end", head, want)
	}
	return c, r
}

// sendFrame sends a frame, masked as those of clients are; kind is its first byte.
func sendFrame(t *testing.T, c net.Conn, kind byte, text string) {
	t.Helper()
	frame := []byte{kind}
	switch n := len(text); {
	case n < 126:
		frame = append(frame, 0x80|byte(n))
	case n < 1<<16:
		frame = binary.BigEndian.AppendUint16(append(frame, 0x80|126), uint16(n))
	default:
		frame = binary.BigEndian.AppendUint64(append(frame, 0x80|127), uint64(n))
	}
	mask := []byte{1, 2, 3, 250}
	frame = append(frame, mask...)
	for i := range len(text) {
		frame = append(frame, text[i]^mask[i%4])
	}
	if _, err := c.Write(frame); err != nil {
		t.Fatal(err)
	}
}

// readFrame reads a frame.
func readFrame(t *testing.T, r *bufio.Reader) (kind byte, text string) {
	t.Helper()
	var head [2]byte
	_, err := io.ReadFull(r, head[:])
	size := uint64(head[1])
	switch {
	case err != nil:
	case size == 126:
		var n uint16
		err = binary.Read(r, binary.BigEndian, &n)
		size = uint64(n)
	case size == 127:
		err = binary.Read(r, binary.BigEndian, &size)
	}
	data := make([]byte, size)
	if err == nil {
		_, err = io.ReadFull(r, data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return head[0], string(data)
}
