package resources

import (
	"crypto/x509"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestNothingLeft runs many event loops and looks for what they leave behind.
func TestNothingLeft(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			certify(t, dir)
			run := func(rounds int64) {
				t.Helper()
				if err := Use(kind, rounds, dir); err != nil {
					t.Fatal(err)
				}
			}
			// What a loop leaves open is closed when Go's collector finds it; finalizers run with the next Python code.
			collect := func() (goroutines, descriptors int) {
				t.Helper()
				runtime.GC()
				time.Sleep(20 * time.Millisecond)
				if _, err := Kinds(); err != nil {
					t.Fatal(err)
				}
				return runtime.NumGoroutine(), openDescriptors()
			}
			run(2) // what is made once and kept
			var goroutines, descriptors int
			for range 5 {
				goroutines, descriptors = collect()
			}
			run(10)
			for deadline := time.Now().Add(30 * time.Second); ; {
				g, d := collect()
				g, d = g-goroutines, d-descriptors
				if g <= 0 && d <= 0 {
					break
				}
				if time.Now().After(deadline) {
					t.Fatalf("10 loops have left %d goroutines and %d descriptors\n%s", g, d, stacks())
				}
			}
		})
	}
}

// openDescriptors is how many the process has; 0 where the system does not tell.
func openDescriptors() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// stacks shows where goroutines stand.
func stacks() string {
	buf := make([]byte, 1<<20)
	all := string(buf[:runtime.Stack(buf, true)])
	if len(all) > 20_000 {
		all = all[:20_000] + "…"
	}
	return strings.TrimSpace(all)
}

// certify writes cert.pem and key.pem, for example.com, which vouch for themselves.
func certify(t *testing.T, dir string) {
	t.Helper()
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	certificate := server.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{
		"cert.pem": {Type: "CERTIFICATE", Bytes: certificate.Certificate[0]}, "key.pem": {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
