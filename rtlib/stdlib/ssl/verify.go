package ssl

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/py2go/py2go/rtlib/stdlib/socket"
)

// This file checks a peer's certificates with package x509 and words what is wrong as OpenSSL does, which programs and people know.

// verifyFailed is the failure with one of OpenSSL's codes.
func verifyFailed(code int, message string) *failure {
	return &failure{
		class: &socket.CertificateError, number: errSSL, library: "SSL", reason: "CERTIFICATE_VERIFY_FAILED",
		text: "certificate verify failed: " + message, verifyCode: code, verifyMessage: message,
	}
}

// verify checks the certificates that a peer has sent, the first of which is its own. host is the name or address that it must be valid
// for, "" if that does not matter.
func (c *sslContext) verify(certs []*x509.Certificate, host string, usage x509.ExtKeyUsage) error {
	leaf := certs[0]
	opts := x509.VerifyOptions{Roots: c.roots(), Intermediates: x509.NewCertPool(), KeyUsages: []x509.ExtKeyUsage{usage}}
	for _, cert := range certs[1:] {
		opts.Intermediates.AddCert(cert)
	}
	chains, err := leaf.Verify(opts)
	var invalid x509.CertificateInvalidError
	expired := errors.As(err, &invalid) && invalid.Reason == x509.Expired
	if expired {
		// Whether the chain is sound comes first, as in OpenSSL.
		then := opts
		then.CurrentTime = leaf.NotBefore.Add(leaf.NotAfter.Sub(leaf.NotBefore) / 2)
		if _, e := leaf.Verify(then); e != nil && !(errors.As(e, &invalid) && invalid.Reason == x509.Expired) {
			return chainFailure(e, certs)
		}
	} else if err != nil {
		return chainFailure(err, certs)
	}
	if c.verifyFlags&verifyStrict != 0 && len(chains) > 0 {
		if f := strict(chains[0]); f != nil {
			return f
		}
	}
	if host != "" {
		if f := c.matchHost(leaf, host); f != nil {
			return f
		}
	}
	if expired {
		for _, cert := range certs {
			switch now := time.Now(); {
			case now.Before(cert.NotBefore):
				return verifyFailed(9, "certificate is not yet valid")
			case now.After(cert.NotAfter):
				return verifyFailed(10, "certificate has expired")
			}
		}
		return verifyFailed(10, "certificate has expired")
	}
	return nil
}

// verifyStrict is VERIFY_X509_STRICT.
const verifyStrict = 0x20

// strict checks what RFC 5280 asks of a chain's certificates and many get along without. Like OpenSSL, it asks nothing of a
// certificate that is trusted itself: RFC 6818 exempts end entities that sign themselves.
func strict(chain []*x509.Certificate) error {
	if len(chain) == 1 {
		return nil
	}
	for _, cert := range chain {
		if cert.IsCA {
			switch {
			case cert.KeyUsage == 0:
				return verifyFailed(92, "CA cert does not include key usage extension")
			case !basicConstraintsCritical(cert):
				return verifyFailed(89, "Basic Constraints of CA cert not marked critical")
			case len(cert.SubjectKeyId) == 0:
				return verifyFailed(86, "Missing Subject Key Identifier")
			}
		}
		if len(cert.AuthorityKeyId) == 0 && !selfSigned(cert) {
			return verifyFailed(85, "Missing Authority Key Identifier")
		}
	}
	return nil
}

var basicConstraints = asn1.ObjectIdentifier{2, 5, 29, 19}

func basicConstraintsCritical(cert *x509.Certificate) bool {
	return slices.ContainsFunc(cert.Extensions, func(e pkix.Extension) bool { return e.Critical && e.Id.Equal(basicConstraints) })
}

func selfSigned(c *x509.Certificate) bool { return string(c.RawIssuer) == string(c.RawSubject) }

func chainFailure(err error, certs []*x509.Certificate) error {
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &authority):
		if selfSigned(certs[0]) {
			return verifyFailed(18, "self-signed certificate")
		}
		if selfSigned(certs[len(certs)-1]) {
			return verifyFailed(19, "self-signed certificate in certificate chain")
		}
		return verifyFailed(20, "unable to get local issuer certificate")
	case errors.As(err, &invalid):
		switch invalid.Reason {
		case x509.IncompatibleUsage:
			return verifyFailed(26, "unsuitable certificate purpose")
		case x509.NotAuthorizedToSign:
			return verifyFailed(79, "invalid CA certificate")
		case x509.TooManyIntermediates:
			return verifyFailed(25, "path length constraint exceeded")
		case x509.CANotAuthorizedForThisName:
			return verifyFailed(47, "permitted subtree violation")
		}
	}
	return verifyFailed(1, strings.TrimPrefix(err.Error(), "x509: "))
}

func (c *sslContext) matchHost(leaf *x509.Certificate, host string) error {
	if ip := net.ParseIP(strings.Trim(host, "[]")); ip != nil {
		if leaf.VerifyHostname(ip.String()) != nil {
			return verifyFailed(64, "IP address mismatch, certificate is not valid for '"+host+"'.")
		}
		return nil
	}
	if leaf.VerifyHostname(host) == nil {
		return nil
	}
	// Without alternative names the common name counts, which package x509 has given up.
	if len(leaf.DNSNames) == 0 && c.commonName {
		if matchName(leaf.Subject.CommonName, host) {
			return nil
		}
	}
	return verifyFailed(62, "Hostname mismatch, certificate is not valid for '"+host+"'.")
}

// matchName compares a host with a name whose first label may be a star.
func matchName(pattern, host string) bool {
	pattern, host = strings.ToLower(pattern), strings.ToLower(strings.TrimSuffix(host, "."))
	if pattern == host {
		return true
	}
	rest, ok := strings.CutPrefix(pattern, "*.")
	_, domain, found := strings.Cut(host, ".")
	return ok && found && rest == domain && strings.Contains(rest, ".")
}
