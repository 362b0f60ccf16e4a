package conform

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// startProxy starts the HTTP proxy that programs with the directive `proxy` run behind. It answers for every host below .test
// itself, by the path of the request:
//
//	/status/N   status N
//	/size/N     N bytes
//	/delay/N    after N milliseconds, as anything else: host, path and query
//
// Other hosts get status 502, and closed.test a closed connection. The rules for cases are in corpus/README.md.
func startProxy() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.URL.Hostname()
		if host == "closed.test" {
			panic(http.ErrAbortHandler)
		}
		status, body := http.StatusOK, ""
		kind, arg, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		n, err := strconv.Atoi(arg)
		number := err == nil && n >= 0
		switch {
		case !strings.HasSuffix(host, ".test"):
			status, body = http.StatusBadGateway, "unknown host\n"
		case kind == "status" && number:
			status, body = n, fmt.Sprintf("status %d\n", n)
		case kind == "size" && number:
			body = strings.Repeat("x", n)
		default:
			if kind == "delay" && number {
				time.Sleep(time.Duration(n) * time.Millisecond)
			}
			body = host + r.URL.Path
			if r.URL.RawQuery != "" {
				body += "?" + r.URL.RawQuery
			}
			body += "\n"
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		fmt.Fprint(w, body) // a client that has gone needs no answer
	}))
}
