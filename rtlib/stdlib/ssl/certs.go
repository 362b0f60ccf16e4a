package ssl

import (
	"bytes"
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
)

// This file reads certificates and keys.

// errPEM is OpenSSL's word for what cannot be read.
var errPEM = &failure{class: &socket.SSLError, number: 524297, library: "SSL", text: "PEM lib"}

func readFile(path string) ([]byte, *rt.Exc) {
	var data []byte
	var err error
	rt.Blocking(func() { data, err = os.ReadFile(path) })
	if err != nil {
		return nil, rt.OSErrorOf(err, rt.Unset)
	}
	return data, nil
}

// certBlocks are the certificates of a PEM text, as DER.
func certBlocks(data []byte) [][]byte {
	var out [][]byte
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			return out
		}
		if strings.HasSuffix(block.Type, "CERTIFICATE") {
			out = append(out, block.Bytes)
		}
	}
}

func parseCerts(ders [][]byte) ([]*x509.Certificate, error) {
	var out []*x509.Certificate
	for _, der := range ders {
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// loadChain is load_cert_chain.
func (c *sslContext) loadChain(certFile, keyFile string, password func() (string, *rt.Exc)) *rt.Exc {
	data, exc := readFile(certFile)
	if exc != nil {
		return exc
	}
	chain := certBlocks(data)
	if len(chain) == 0 {
		return errPEM.raise(inCertChain)
	}
	certs, err := parseCerts(chain)
	if err != nil {
		return errPEM.raise(inCertChain)
	}
	keyData := data
	if keyFile != "" && keyFile != certFile {
		if keyData, exc = readFile(keyFile); exc != nil {
			return exc
		}
	}
	key, exc := privateKey(keyData, password)
	if exc != nil {
		return exc
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return errPEM.raise(inCertChain)
	}
	if public, ok := signer.Public().(interface{ Equal(crypto.PublicKey) bool }); !ok || !public.Equal(certs[0].PublicKey) {
		return (&failure{class: &socket.SSLError, number: 116, library: "X509", reason: "KEY_VALUES_MISMATCH", text: "key values mismatch"}).raise("(_ssl.c:3937)")
	}
	c.certificates = append(c.certificates, tls.Certificate{Certificate: chain, PrivateKey: key, Leaf: certs[0]})
	return nil
}

// privateKey is the first private key of a PEM text.
func privateKey(data []byte, password func() (string, *rt.Exc)) (crypto.PrivateKey, *rt.Exc) {
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			return nil, errPEM.raise(inCertChain)
		}
		if !strings.HasSuffix(block.Type, "PRIVATE KEY") {
			continue
		}
		der := block.Bytes
		legacy := strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED")
		if legacy || block.Type == "ENCRYPTED PRIVATE KEY" {
			word, exc := password()
			if exc != nil {
				return nil, exc
			}
			var err error
			if legacy {
				der, err = decryptLegacy(block, word)
			} else {
				der, err = decryptPKCS8(der, word)
			}
			if err != nil {
				return nil, errPEM.raise(inCertChain)
			}
		}
		key, err := parseKey(der)
		if err != nil {
			return nil, errPEM.raise(inCertChain)
		}
		return key, nil
	}
}

func parseKey(der []byte) (crypto.PrivateKey, error) {
	if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		return key, nil
	}
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return key, nil
	}
	return x509.ParseECPrivateKey(der)
}

// passwordOf makes the function that gives the password of a key: password is None, text, or a callable that returns it.
func passwordOf(password rt.Value) func() (string, *rt.Exc) {
	return func() (string, *rt.Exc) {
		v := password
		if v.IsNone() {
			// OpenSSL would ask at the terminal, which a service does not have.
			return "", errPEM.raise(inCertChain)
		}
		called := rt.Callable(v)
		if called {
			var err *rt.Exc
			if v, err = rt.Call0(v); err != nil {
				return "", err
			}
		}
		word, ok := rt.StrOf(v)
		if !ok {
			if word, ok = rt.BytesLike(v); !ok {
				if called {
					return "", rt.Errorf(&rt.TypeError, "password callback must return a string")
				}
				return "", rt.Errorf(&rt.TypeError, "password should be a string or callable")
			}
		}
		if len(word) > 1024 {
			return "", valueError("password cannot be longer than 1024 bytes")
		}
		return word, nil
	}
}

// loadFile adds the certificates of a file.
func (c *sslContext) loadFile(path string) *rt.Exc {
	data, exc := readFile(path)
	if exc != nil {
		return exc
	}
	certs, err := parseCerts(certBlocks(data))
	if err != nil || len(certs) == 0 {
		return (&failure{class: &socket.SSLError, number: 136, library: "X509", reason: "NO_CERTIFICATE_OR_CRL_FOUND", text: "no certificate or crl found"}).raise(inCAFile)
	}
	c.addAuthorities(certs)
	return nil
}

// loadDir adds the certificates of a directory. What in it is no certificate does not matter.
func (c *sslContext) loadDir(path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(path, e.Name()))
		if err != nil {
			continue
		}
		if certs, err := parseCerts(certBlocks(data)); err == nil {
			c.addAuthorities(certs)
		}
	}
}

// loadData adds certificates that are given as PEM text or DER.
func (c *sslContext) loadData(v rt.Value) *rt.Exc {
	text, isText := rt.StrOf(v)
	var ders [][]byte
	if isText {
		for _, r := range text {
			if r > 127 {
				return rt.Errorf(&rt.TypeError, "cadata should be an ASCII string or a bytes-like object")
			}
		}
		if ders = certBlocks([]byte(text)); len(ders) == 0 {
			return (&failure{class: &socket.SSLError, text: "no start line: cadata does not contain a certificate"}).raise(inCAData)
		}
	} else {
		data, ok := rt.BytesLike(v)
		if !ok {
			return rt.Errorf(&rt.TypeError, "cadata should be an ASCII string or a bytes-like object")
		}
		certs, err := x509.ParseCertificates([]byte(data))
		if err != nil || len(certs) == 0 {
			return (&failure{class: &socket.SSLError, text: "not enough data: cadata does not contain a certificate"}).raise(inCAData)
		}
		c.addAuthorities(certs)
		return nil
	}
	certs, err := parseCerts(ders)
	if err != nil {
		return errPEM.raise(inCAData)
	}
	c.addAuthorities(certs)
	return nil
}

// Where systems keep the certificates of authorities.
var (
	caFiles = []string{
		"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
		"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
	}
	caDirs = []string{"/etc/ssl/certs", "/etc/pki/tls/certs"}
)

func firstExisting(paths []string) string {
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return paths[0]
}

// loadDefaults adds the system's certificates; SSL_CERT_FILE and SSL_CERT_DIR in the environment name others.
func (c *sslContext) loadDefaults() *rt.Exc {
	file, dir := os.Getenv("SSL_CERT_FILE"), os.Getenv("SSL_CERT_DIR")
	if file == "" {
		file = firstExisting(caFiles)
	}
	if data, err := os.ReadFile(file); err == nil {
		var certs []*x509.Certificate
		for _, der := range certBlocks(data) {
			// Old authorities that Go does not accept are left out.
			if cert, err := x509.ParseCertificate(der); err == nil {
				certs = append(certs, cert)
			}
		}
		c.addAuthorities(certs)
	} else if !errors.Is(err, os.ErrNotExist) {
		return rt.OSErrorOf(err, rt.Unset)
	}
	if dir != "" {
		for _, d := range filepath.SplitList(dir) {
			c.loadDir(d)
		}
	}
	return nil
}

func sameCert(a, b *x509.Certificate) bool { return bytes.Equal(a.Raw, b.Raw) }
