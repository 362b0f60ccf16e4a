// Package request is Python's urllib.request. The exchange with the server is here, over net/http, as the module _urllib_request;
// requests, openers and responses are request.py, translated.
package request

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
	"github.com/py2go/py2go/rtlib/stdlib/ssl"
	_ "github.com/py2go/py2go/rtlib/stdlib/tempfile"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/error"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
)

//go:generate go run ../../mkpython.go urllib.request=request.py

// body is what is still to be read of a response.
type body struct {
	rt.Obj
	r       io.ReadCloser
	timeout time.Duration
	cancel  context.CancelFunc
}

var bodyType = rt.Type{Name: "HTTPBody", Module: "_urllib_request"}

// guarded runs f without the interpreter lock, and cancels it when it takes longer than the timeout.
func guarded(timeout time.Duration, cancel context.CancelFunc, f func() error) (err error) {
	var late atomic.Bool
	if timeout > 0 {
		t := time.AfterFunc(timeout, func() {
			late.Store(true)
			cancel()
		})
		defer t.Stop()
	}
	rt.Blocking(func() { err = f() })
	if err != nil && late.Load() {
		return context.DeadlineExceeded
	}
	return err
}

// read is up to n bytes; all of them if n is negative.
func (b *body) read(n int) (rt.Value, *rt.Exc) {
	var data []byte
	err := guarded(b.timeout, b.cancel, func() error {
		var err error
		if n < 0 {
			data, err = io.ReadAll(b.r)
			return err
		}
		data = make([]byte, n)
		n, err = io.ReadFull(b.r, data)
		data = data[:n]
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = nil
		}
		return err
	})
	switch {
	case err == nil:
		return rt.NewBytes(string(data)), nil
	case errors.Is(err, context.DeadlineExceeded):
		return rt.Unset, rt.Errorf(&rt.TimeoutError, "The read operation timed out")
	}
	return rt.Unset, socket.Error(err)
}

// transport makes the connection for a request to host; tls is its SSLContext, or None.
func transport(tls rt.Value, host string, proxied bool) *http.Transport {
	t := &http.Transport{DisableCompression: true, DisableKeepAlives: true}
	if proxied {
		t.Proxy = http.ProxyFromEnvironment
	}
	if !tls.IsNone() {
		t.TLSClientConfig = ssl.ClientConfig(tls, host)
	}
	return t
}

// newRequest makes the request of fetch's arguments: method, url, headers as pairs, data or None.
func newRequest(ctx context.Context, a []rt.Value) (*http.Request, *rt.Exc) {
	method, _ := rt.StrOf(a[0])
	url, _ := rt.StrOf(a[1])
	var content io.Reader
	if !a[3].IsNone() {
		s, ok := rt.BytesLike(a[3])
		if !ok {
			return nil, rt.Errorf(&rt.TypeError, "can't concat %s to bytes", rt.TypeName(a[3]))
		}
		content = bytes.NewReader([]byte(s))
	}
	req, err := http.NewRequestWithContext(ctx, method, url, content)
	if err != nil {
		return nil, rt.Errorf(&rt.ValueError, "%s", err)
	}
	exc := rt.IterAll(a[2], func(pair rt.Value) *rt.Exc {
		kv, exc := rt.Unpack(pair, 2)
		if exc != nil {
			return exc
		}
		k, _ := rt.StrOf(kv[0])
		v, _ := rt.StrOf(kv[1])
		if strings.EqualFold(k, "host") {
			req.Host = v
		}
		req.Header.Set(k, v)
		return nil
	})
	return req, exc
}

// fetch(method, url, headers, data, timeout, tls, proxied) is (sent, exception) where it fails, sent telling whether the request
// had gone out, else (status, reason, version, headers, body).
func fetch(a []rt.Value) (rt.Value, *rt.Exc) {
	ctx, cancel := context.WithCancel(context.Background())
	var sent atomic.Bool
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteRequest: func(i httptrace.WroteRequestInfo) {
		sent.Store(i.Err == nil)
	}})
	req, exc := newRequest(traced, a)
	if exc != nil {
		cancel()
		return rt.Unset, exc
	}
	timeout := time.Duration(0)
	switch {
	case a[4].IsFloat():
		timeout = time.Duration(a[4].AsFloat() * 1e9)
	case a[4].IsInt():
		timeout = time.Duration(a[4].AsInt()) * time.Second
	}
	via := transport(a[5], req.URL.Hostname(), a[6].IsTrue())
	var resp *http.Response
	err := guarded(timeout, cancel, func() error {
		var err error
		resp, err = via.RoundTrip(req)
		return err
	})
	if err != nil {
		cancel()
		why := socket.Error(err).Value()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			why = rt.None
		}
		return rt.NewTuple2(rt.Bool(sent.Load()), why), nil
	}
	b := rt.Alloc[body](&bodyType)
	b.r, b.timeout, b.cancel = resp.Body, timeout, cancel
	version := int64(resp.ProtoMajor*10 + resp.ProtoMinor)
	reason := strings.TrimPrefix(strings.TrimPrefix(resp.Status, resp.Status[:min(3, len(resp.Status))]), " ")
	return rt.NewTuple(rt.Int(int64(resp.StatusCode)), rt.NewStr(reason), rt.Int(version), headerPairs(resp), rt.FromObj(b)), nil
}

// headerPairs are the response's headers. net/http does not keep the order in which they came: they are sorted by name.
func headerPairs(resp *http.Response) rt.Value {
	names := make([]string, 0, len(resp.Header))
	for k := range resp.Header {
		names = append(names, k)
	}
	sort.Strings(names)
	var pairs []rt.Value
	for _, k := range names {
		for _, v := range resp.Header[k] {
			pairs = append(pairs, rt.NewTuple2(rt.NewStr(k), rt.NewStr(v)))
		}
	}
	for _, v := range resp.TransferEncoding {
		pairs = append(pairs, rt.NewTuple2(rt.NewStr("Transfer-Encoding"), rt.NewStr(v)))
	}
	return rt.ListFrom(pairs)
}

func init() {
	bodyType.Methods = []rt.Def{
		{Name: "read", F2: func(v, n rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[body](v).read(int(n.AsInt())) }},
		{Name: "close", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			b := rt.Cast[body](v)
			b.cancel()
			if err := b.r.Close(); err != nil && !errors.Is(err, context.Canceled) {
				return rt.Unset, socket.Error(err)
			}
			return rt.None, nil
		}},
	}
	rt.Ready(&bodyType)
	Register()
	rt.RegisterModule("_urllib_request", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "fetch", Sig: "method, url, headers, data, timeout, tls, proxied, /", FN: fetch})
		return nil
	})
}
