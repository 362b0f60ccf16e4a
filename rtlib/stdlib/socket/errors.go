// Package socket is Python's socket module over the operating system's sockets: blocking calls wait without the interpreter lock.
package socket

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
)

// The classes of errors in looking up names.
var (
	GaiError = rt.Type{Name: "gaierror", Module: "socket", Base: &rt.OSError, Flags: rt.BaseType | rt.ExceptionType}
	HError   = rt.Type{Name: "herror", Module: "socket", Base: &rt.OSError, Flags: rt.BaseType | rt.ExceptionType}
)

// SSLError is ssl.SSLError, and CertificateError ssl.SSLCertVerificationError.
var (
	SSLError         = rt.Type{Name: "SSLError", Module: "ssl", Base: &rt.OSError, Flags: rt.BaseType | rt.ExceptionType}
	CertificateError = rt.Type{Name: "SSLCertVerificationError", Module: "ssl", Base: &SSLError, Bases: []*rt.Type{&SSLError, &rt.ValueError}, Flags: rt.BaseType | rt.ExceptionType}
)

// sslText is str() of an SSLError: the text, without the number before it.
func sslText(v rt.Value) (rt.Value, *rt.Exc) {
	text, err := rt.GetAttrName(v, "strerror")
	if err != nil {
		return rt.Unset, err
	}
	if _, ok := rt.StrOf(text); ok {
		return text, nil
	}
	args, err := rt.GetAttrName(v, "args")
	if err != nil {
		return rt.Unset, err
	}
	s, err := rt.ToStr(args)
	return rt.NewStr(s), err
}

func init() {
	SSLError.Str = sslText
	for _, t := range []*rt.Type{&GaiError, &HError, &SSLError, &CertificateError} {
		rt.Ready(t)
	}
}

// Error is the Python exception for an error of package net or crypto/tls.
func Error(err error) *rt.Exc {
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var worded interface{ PythonError() *rt.Exc } // an error that package ssl has put into words
	switch {
	case errors.As(err, &worded):
		return worded.PythonError()
	case errors.As(err, &dns):
		return lookupError(dns)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err) && rt.ErrnoOf(err) == 0:
		return rt.Errorf(&rt.TimeoutError, "timed out")
	case errors.As(err, &cert):
		return rt.NewExc(&CertificateError, rt.Int(1), rt.NewStr("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "+certText(cert)+" (_ssl.c:1028)"))
	case errors.As(err, &record):
		return rt.NewExc(&SSLError, rt.Int(1), rt.NewStr("[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1028)"))
	}
	if no := rt.ErrnoOf(err); no != 0 {
		return rt.NewOSError(int64(no), rt.Strerror(no), rt.Unset)
	}
	if errors.Is(err, net.ErrClosed) {
		return rt.NewOSError(int64(syscall.EBADF), rt.Strerror(syscall.EBADF), rt.Unset)
	}
	return rt.Errorf(&rt.OSError, "%s", err)
}

func isTimeout(err error) bool {
	var t net.Error
	return errors.As(err, &t) && t.Timeout()
}

func lookupError(err *net.DNSError) *rt.Exc {
	code, text := -2, "Name or service not known"
	if err.IsTemporary && !err.IsNotFound {
		code, text = -3, "Temporary failure in name resolution"
	}
	return rt.NewExc(&GaiError, rt.Int(int64(code)), rt.NewStr(text))
}

// certText words the reason as OpenSSL does where it has the same.
func certText(err *tls.CertificateVerificationError) string {
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &host):
		return fmt.Sprintf("Hostname mismatch, certificate is not valid for '%s'.", host.Host)
	case errors.As(err, &authority):
		if c := authority.Cert; c != nil && c.Subject.String() == c.Issuer.String() {
			return "self-signed certificate"
		}
		return "unable to get local issuer certificate"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "certificate has expired"
	}
	return err.Err.Error()
}
