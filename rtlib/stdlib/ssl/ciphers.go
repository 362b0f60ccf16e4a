package ssl

import (
	"crypto/tls"
	"fmt"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// suite is a cipher suite with OpenSSL's name.
type suite struct {
	id      uint16
	name    string
	version string
	bits    int
	key     string // how keys are agreed on
	auth    string
	enc     string
}

// suites are those of package tls, in OpenSSL's order. Those of TLS 1.3 cannot be chosen.
var suites = []suite{
	{tls.TLS_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384", "TLSv1.3", 256, "any", "any", "AESGCM"},
	{tls.TLS_CHACHA20_POLY1305_SHA256, "TLS_CHACHA20_POLY1305_SHA256", "TLSv1.3", 256, "any", "any", "CHACHA20"},
	{tls.TLS_AES_128_GCM_SHA256, "TLS_AES_128_GCM_SHA256", "TLSv1.3", 128, "any", "any", "AESGCM"},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2", 256, "ECDH", "ECDSA", "AESGCM"},
	{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "ECDHE-RSA-AES256-GCM-SHA384", "TLSv1.2", 256, "ECDH", "RSA", "AESGCM"},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", 128, "ECDH", "ECDSA", "AESGCM"},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "ECDHE-RSA-AES128-GCM-SHA256", "TLSv1.2", 128, "ECDH", "RSA", "AESGCM"},
	{tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2", 256, "ECDH", "ECDSA", "CHACHA20"},
	{tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-RSA-CHACHA20-POLY1305", "TLSv1.2", 256, "ECDH", "RSA", "CHACHA20"},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, "ECDHE-ECDSA-AES128-SHA256", "TLSv1.2", 128, "ECDH", "ECDSA", "AES"},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, "ECDHE-RSA-AES128-SHA256", "TLSv1.2", 128, "ECDH", "RSA", "AES"},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, "ECDHE-ECDSA-AES256-SHA", "TLSv1.0", 256, "ECDH", "ECDSA", "AES"},
	{tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, "ECDHE-RSA-AES256-SHA", "TLSv1.0", 256, "ECDH", "RSA", "AES"},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, "ECDHE-ECDSA-AES128-SHA", "TLSv1.0", 128, "ECDH", "ECDSA", "AES"},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "ECDHE-RSA-AES128-SHA", "TLSv1.0", 128, "ECDH", "RSA", "AES"},
	{tls.TLS_RSA_WITH_AES_256_GCM_SHA384, "AES256-GCM-SHA384", "TLSv1.2", 256, "RSA", "RSA", "AESGCM"},
	{tls.TLS_RSA_WITH_AES_128_GCM_SHA256, "AES128-GCM-SHA256", "TLSv1.2", 128, "RSA", "RSA", "AESGCM"},
	{tls.TLS_RSA_WITH_AES_256_CBC_SHA, "AES256-SHA", "SSLv3", 256, "RSA", "RSA", "AES"},
	{tls.TLS_RSA_WITH_AES_128_CBC_SHA, "AES128-SHA", "SSLv3", 128, "RSA", "RSA", "AES"},
}

// has reports whether one word of a cipher string means the suite.
func (s *suite) has(word string) bool {
	switch word {
	case s.name, "ALL", "DEFAULT", "COMPLEMENTOFDEFAULT":
		return true
	case "HIGH":
		return s.bits >= 128
	case "ECDHE", "EECDH", "ECDH", "kECDHE", "kEECDH":
		return s.key == "ECDH"
	case "RSA":
		return s.key == "RSA" || s.auth == "RSA"
	case "kRSA":
		return s.key == "RSA"
	case "aRSA":
		return s.auth == "RSA"
	case "ECDSA", "aECDSA":
		return s.auth == "ECDSA"
	case "AESGCM":
		return s.enc == "AESGCM"
	case "AES":
		return strings.HasPrefix(s.enc, "AES")
	case "AES128":
		return strings.HasPrefix(s.enc, "AES") && s.bits == 128
	case "AES256":
		return strings.HasPrefix(s.enc, "AES") && s.bits == 256
	case "CHACHA20":
		return s.enc == "CHACHA20"
	case "SHA", "SHA1":
		return strings.HasSuffix(s.name, "-SHA")
	case "SHA256":
		return strings.HasSuffix(s.name, "-SHA256") && s.enc == "AES"
	case "TLSv1.2":
		return s.version == "TLSv1.2"
	case "TLSv1", "TLSv1.0", "SSLv3":
		return s.version == "TLSv1.0" || s.version == "SSLv3"
	}
	return false
}

// choose evaluates OpenSSL's cipher string, and reports false if it means none of package tls's suites.
func choose(text string) ([]uint16, bool) {
	var chosen []*suite
	banned := map[uint16]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":, ;", r) }) {
		if word[0] == '@' {
			continue
		}
		op := byte(0)
		if strings.IndexByte("!-+", word[0]) >= 0 {
			op, word = word[0], word[1:]
		}
		parts := strings.Split(word, "+")
		matches := func(s *suite) bool {
			for _, p := range parts {
				if !s.has(p) {
					return false
				}
			}
			return true
		}
		switch op {
		case 0:
			for i := range suites {
				if s := &suites[i]; s.version != "TLSv1.3" && matches(s) && !banned[s.id] && !contains(chosen, s) {
					chosen = append(chosen, s)
				}
			}
		case '!', '-':
			kept := chosen[:0]
			for _, s := range chosen {
				if !matches(s) {
					kept = append(kept, s)
				}
			}
			chosen = kept
			for i := range suites {
				if op == '!' && matches(&suites[i]) {
					banned[suites[i].id] = true
				}
			}
		}
	}
	var ids []uint16
	for _, s := range chosen {
		ids = append(ids, s.id)
	}
	return ids, len(ids) > 0
}

func contains(list []*suite, s *suite) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

func suiteOf(id uint16) *suite {
	for i := range suites {
		if suites[i].id == id {
			return &suites[i]
		}
	}
	return nil
}

func (c *sslContext) enabled(s *suite) bool {
	if s.version == "TLSv1.3" {
		return true
	}
	if c.ciphers == nil {
		return s.key == "ECDH" && (s.enc != "AES")
	}
	for _, id := range c.ciphers {
		if id == s.id {
			return true
		}
	}
	return false
}

// cipherList is get_ciphers().
func (c *sslContext) cipherList() (rt.Value, *rt.Exc) {
	var out []rt.Value
	str := rt.NewStr
	for i := range suites {
		s := &suites[i]
		if !c.enabled(s) {
			continue
		}
		aead := s.enc != "AES"
		mac, symmetric, digest := "AEAD", "chacha20-poly1305", rt.None
		switch s.enc {
		case "AESGCM":
			symmetric = fmt.Sprintf("aes-%d-gcm", s.bits)
		case "AES":
			symmetric, mac = fmt.Sprintf("aes-%d-cbc", s.bits), "SHA1"
			if strings.HasSuffix(s.name, "SHA256") {
				mac = "SHA256"
			}
			digest = str(strings.ToLower(mac))
		}
		enc := s.enc
		if enc == "CHACHA20" {
			enc = "CHACHA20/POLY1305"
		}
		d, err := rt.DictOf(
			str("id"), rt.Int(0x3000000|int64(s.id)), str("name"), str(s.name), str("protocol"), str(s.version),
			str("description"), str(fmt.Sprintf("%-30s %-7s Kx=%-8s Au=%-5s Enc=%-22s Mac=%-4s", s.name, s.version, s.key, s.auth, fmt.Sprintf("%s(%d)", enc, s.bits), mac)),
			str("strength_bits"), rt.Int(int64(s.bits)), str("alg_bits"), rt.Int(int64(s.bits)), str("aead"), rt.Bool(aead),
			str("symmetric"), str(symmetric), str("digest"), digest,
			str("kea"), str("kx-"+strings.ToLower(strings.Replace(s.key, "ECDH", "ecdhe", 1))), str("auth"), str("auth-"+strings.ToLower(s.auth)),
		)
		if err != nil {
			return rt.Unset, err
		}
		out = append(out, d)
	}
	return rt.ListFrom(out), nil
}
