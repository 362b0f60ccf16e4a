package ssl

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"net"
	"strings"
	"time"

	rt "github.com/py2go/py2go/rtlib"
)

// This file shows certificates as getpeercert does.

// attributeNames are OpenSSL's names for parts of names.
var attributeNames = map[string]string{
	"2.5.4.3": "commonName", "2.5.4.4": "surname", "2.5.4.5": "serialNumber", "2.5.4.6": "countryName", "2.5.4.7": "localityName",
	"2.5.4.8": "stateOrProvinceName", "2.5.4.9": "streetAddress", "2.5.4.10": "organizationName", "2.5.4.11": "organizationalUnitName",
	"2.5.4.12": "title", "2.5.4.15": "businessCategory", "2.5.4.17": "postalCode", "2.5.4.42": "givenName", "2.5.4.46": "dnQualifier",
	"1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "domainComponent", "0.9.2342.19200300.100.1.1": "userId",
	"1.3.6.1.4.1.311.60.2.1.3": "jurisdictionCountryName", "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionStateOrProvinceName",
	"2.5.4.97": "organizationIdentifier",
}

func nameValue(raw []byte) rt.Value {
	var seq pkix.RDNSequence
	if _, err := asn1.Unmarshal(raw, &seq); err != nil {
		return rt.NewTuple()
	}
	var out []rt.Value
	for _, set := range seq {
		var pairs []rt.Value
		for _, a := range set {
			name := attributeNames[a.Type.String()]
			if name == "" {
				name = a.Type.String()
			}
			pairs = append(pairs, rt.NewTuple2(rt.NewStr(name), rt.NewStr(fmt.Sprint(a.Value))))
		}
		out = append(out, rt.NewTuple(pairs...))
	}
	return rt.NewTuple(out...)
}

func timeText(t time.Time) rt.Value {
	return rt.NewStr(t.UTC().Format("Jan _2 15:04:05 2006") + " GMT")
}

func ipText(ip net.IP) string {
	if v4 := ip.To4(); v4 != nil {
		return v4.String()
	}
	var parts []string
	for i := 0; i+1 < len(ip); i += 2 {
		parts = append(parts, fmt.Sprintf("%X", int(ip[i])<<8|int(ip[i+1])))
	}
	return strings.Join(parts, ":")
}

func texts(list []string) rt.Value {
	var out []rt.Value
	for _, s := range list {
		out = append(out, rt.NewStr(s))
	}
	return rt.NewTuple(out...)
}

// certValue is a certificate as a dict.
func certValue(c *x509.Certificate) (rt.Value, *rt.Exc) {
	serial := fmt.Sprintf("%X", c.SerialNumber)
	if len(serial)%2 == 1 {
		serial = "0" + serial
	}
	d := rt.NewDict()
	var err *rt.Exc
	set := func(key string, v rt.Value) {
		if err == nil {
			err = rt.DictSet(d, rt.NewStr(key), v)
		}
	}
	set("subject", nameValue(c.RawSubject))
	set("issuer", nameValue(c.RawIssuer))
	set("version", rt.Int(int64(c.Version)))
	set("serialNumber", rt.NewStr(serial))
	set("notBefore", timeText(c.NotBefore))
	set("notAfter", timeText(c.NotAfter))
	var names []rt.Value
	add := func(kind, text string) { names = append(names, rt.NewTuple2(rt.NewStr(kind), rt.NewStr(text))) }
	for _, s := range c.DNSNames {
		add("DNS", s)
	}
	for _, ip := range c.IPAddresses {
		add("IP Address", ipText(ip))
	}
	for _, s := range c.EmailAddresses {
		add("email", s)
	}
	for _, u := range c.URIs {
		add("URI", u.String())
	}
	if len(names) > 0 {
		set("subjectAltName", rt.NewTuple(names...))
	}
	if len(c.OCSPServer) > 0 {
		set("OCSP", texts(c.OCSPServer))
	}
	if len(c.IssuingCertificateURL) > 0 {
		set("caIssuers", texts(c.IssuingCertificateURL))
	}
	if len(c.CRLDistributionPoints) > 0 {
		set("crlDistributionPoints", texts(c.CRLDistributionPoints))
	}
	return d, err
}
