package ssl

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"reflect"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
)

// Error numbers, as in SSLError.errno.
const (
	errSSL        = 1
	errWantRead   = 2
	errWantWrite  = 3
	errSyscall    = 5
	errZeroReturn = 6
	errEOF        = 8
)

func subclass(name string) rt.Type {
	return rt.Type{Name: name, Module: "ssl", Base: &socket.SSLError, Flags: rt.BaseType | rt.ExceptionType}
}

// sslError and certificateError have their home in package socket, whose errors are also those of package net.
var (
	zeroReturnError = subclass("SSLZeroReturnError")
	wantReadError   = subclass("SSLWantReadError")
	wantWriteError  = subclass("SSLWantWriteError")
	syscallError    = subclass("SSLSyscallError")
	eofError        = subclass("SSLEOFError")
)

// Where CPython's messages say that an error comes from: programs and logs show it.
const (
	inHandshake = "(_ssl.c:1020)"
	inRead      = "(_ssl.c:2580)"
	inWrite     = "(_ssl.c:2406)"
	inShutdown  = "(_ssl.c:2702)"
	inCertChain = "(_ssl.c:3916)"
	inCAData    = "(_ssl.c:4035)"
	inCAFile    = "(_ssl.c:4168)"
)

// failure is an error with OpenSSL's words for it.
type failure struct {
	class         *rt.Type
	number        int
	library       string
	reason        string // in capitals; "" if OpenSSL has none
	text          string
	verifyCode    int
	verifyMessage string
}

func (f *failure) Error() string { return f.text }

// PythonError is the exception for a handshake that package net/http has made.
func (f *failure) PythonError() *rt.Exc { return f.raise(inHandshake) }

// raise is the Python exception; where is one of the places above.
func (f *failure) raise(where string) *rt.Exc {
	text := f.text + " " + where
	switch {
	case f.reason != "":
		text = fmt.Sprintf("[%s: %s] %s", f.library, f.reason, text)
	case f.library != "":
		text = fmt.Sprintf("[%s] %s", f.library, text)
	}
	exc := rt.NewExc(f.class, rt.Int(int64(f.number)), rt.NewStr(text))
	set := func(name string, v rt.Value) {
		// Exceptions take any attribute.
		_ = rt.SetAttrName(exc.Value(), name, v)
	}
	word := func(s string) rt.Value {
		if s == "" {
			return rt.None
		}
		return rt.NewStr(s)
	}
	set("library", word(f.library))
	set("reason", word(f.reason))
	if f.class == &socket.CertificateError {
		set("verify_code", rt.Int(int64(f.verifyCode)))
		set("verify_message", word(f.verifyMessage))
	}
	return exc
}

func libError(library, reason, text string) *failure {
	return &failure{class: &socket.SSLError, number: errSSL, library: library, reason: reason, text: text}
}

var (
	wantRead     = &failure{class: &wantReadError, number: errWantRead, text: "The operation did not complete (read)"}
	wantWrite    = &failure{class: &wantWriteError, number: errWantWrite, text: "The operation did not complete (write)"}
	closedByPeer = &failure{class: &zeroReturnError, number: errZeroReturn, text: "TLS/SSL connection has been closed (EOF)"}
	raggedEOF    = &failure{class: &eofError, number: errEOF, library: "SSL", reason: "UNEXPECTED_EOF_WHILE_READING", text: "EOF occurred in violation of protocol"}
)

// alerts are OpenSSL's words for what a peer complains of.
var alerts = map[uint64]string{
	10: "sslv3 alert unexpected message", 20: "sslv3 alert bad record mac", 21: "tlsv1 alert decryption failed", 22: "tlsv1 alert record overflow",
	30: "sslv3 alert decompression failure", 40: "sslv3 alert handshake failure", 41: "sslv3 alert no certificate",
	42: "sslv3 alert bad certificate", 43: "sslv3 alert unsupported certificate", 44: "sslv3 alert certificate revoked",
	45: "sslv3 alert certificate expired", 46: "sslv3 alert certificate unknown", 47: "sslv3 alert illegal parameter",
	48: "tlsv1 alert unknown ca", 49: "tlsv1 alert access denied", 50: "tlsv1 alert decode error", 51: "tlsv1 alert decrypt error",
	60: "tlsv1 alert export restriction", 70: "tlsv1 alert protocol version", 71: "tlsv1 alert insufficient security",
	80: "tlsv1 alert internal error", 86: "tlsv1 alert inappropriate fallback", 90: "tlsv1 alert user cancelled", 100: "tlsv1 alert no renegotiation",
	109: "tlsv13 alert missing extension", 110: "tlsv1 unsupported extension", 111: "tlsv1 certificate unobtainable", 112: "tlsv1 unrecognized name",
	113: "tlsv1 bad certificate status response", 114: "tlsv1 bad certificate hash value", 116: "tlsv13 alert certificate required",
	120: "tlsv1 alert no application protocol",
}

// local are OpenSSL's words for what Go complains of: the beginning of Go's, after "tls: ".
var local = []struct{ prefix, text string }{
	{"no cipher suite supported", "no shared cipher"},
	{"no certificates configured", "no shared cipher"},
	{"client didn't provide a certificate", "peer did not return a certificate"},
	{"client offered only unsupported versions", "unsupported protocol"},
	{"server selected unsupported protocol version", "unsupported protocol"},
	{"client requested unsupported application protocols", "no application protocol"},
	{"received record with version", "wrong version number"},
	{"oversized record", "packet length too long"},
	{"bad record MAC", "decryption failed or bad record mac"},
	{"unexpected message", "unexpected message"},
	{"received unexpected", "unexpected message"},
	{"client using inappropriate protocol fallback", "inappropriate fallback"},
	{"invalid signature", "bad signature"},
}

func worded(text string) *failure {
	return libError("SSL", strings.ToUpper(strings.ReplaceAll(text, " ", "_")), text)
}

// failed is an error of package tls in OpenSSL's words.
func (e *engine) failed(err error) *failure {
	var f *failure
	var record tls.RecordHeaderError
	var op *net.OpError
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, errWouldBlock):
		return wantRead
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF) && e.sawEOF:
		return raggedEOF
	case errors.Is(err, io.EOF):
		return closedByPeer
	case errors.As(err, &record):
		head := string(record.RecordHeader[:])
		for _, method := range []string{"GET ", "POST ", "HEAD ", "PUT "} {
			if e.server && strings.HasPrefix(head, method) {
				return worded("http request")
			}
		}
		return worded("wrong version number")
	case errors.As(err, &op) && op.Op == "remote error":
		if v := reflect.ValueOf(op.Err); v.Kind() == reflect.Uint8 {
			if text, ok := alerts[v.Uint()]; ok {
				return worded(text)
			}
		}
	}
	text := strings.TrimPrefix(err.Error(), "tls: ")
	if op != nil && op.Op == "local error" {
		text = strings.TrimPrefix(op.Err.Error(), "tls: ")
	}
	for _, l := range local {
		if strings.HasPrefix(text, l.prefix) {
			return worded(l.text)
		}
	}
	return &failure{class: &socket.SSLError, number: errSSL, library: "SSL", text: text}
}

func valueError(format string, args ...any) *rt.Exc {
	return rt.Errorf(&rt.ValueError, format, args...)
}
