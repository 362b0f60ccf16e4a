package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// peersServer is the translated program testdata/peers/server.py.
type peersServer struct {
	http, lines string // addresses
	pid         int
	stderr      *bytes.Buffer
	stop        func()
}

// buildPeer translates and compiles a program of testdata/peers.
func buildPeer(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	tool := filepath.Join(dir, "py2go")
	for _, args := range [][]string{{"go", "build", "-o", tool, "../cmd/py2go"}, {tool, "build", "-o", filepath.Join(dir, name), "testdata/peers/" + name + ".py"}} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return filepath.Join(dir, name)
}

// startPeers runs the server with a listen queue of backlog connections and room for so many descriptors (0: as many as there may be, and
// then the server must have nothing to complain of).
func startPeers(t *testing.T, program string, backlog, files int) *peersServer {
	t.Helper()
	limit := "ulimit -n $(ulimit -Hn)"
	if files > 0 {
		limit = fmt.Sprintf("ulimit -n %d", files)
	}
	cmd := exec.Command("sh", "-c", limit+`; exec "$0" "$1"`, program, strconv.Itoa(backlog))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s := &peersServer{stderr: new(bytes.Buffer)}
	cmd.Stderr = s.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s.pid = cmd.Process.Pid
	var ports [2]string
	if _, err := fmt.Fscan(out, &ports[0], &ports[1]); err != nil {
		t.Fatalf("no ports: %v\n%s", err, s.stderr)
	}
	s.http, s.lines = "127.0.0.1:"+ports[0], "127.0.0.1:"+ports[1]
	s.stop = sync.OnceFunc(func() {
		in.Close()
		if err := cmd.Wait(); err != nil || files == 0 && s.stderr.Len() > 0 {
			t.Errorf("server: %v\n%s", err, s.stderr)
		}
	})
	t.Cleanup(s.stop)
	return s
}

// resident is how many bytes of memory the server uses.
func (s *peersServer) resident(t *testing.T) int {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", s.pid))
	if err != nil {
		t.Skip("the system does not tell how much memory a process uses")
	}
	pages, err := strconv.Atoi(strings.Fields(string(data))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}

// ask sends a line and reads the answer.
func ask(c net.Conn, r *bufio.Reader, text string, limit time.Duration) error {
	if err := c.SetDeadline(time.Now().Add(limit)); err != nil {
		return err
	}
	if _, err := io.WriteString(c, text+"\n"); err != nil {
		return err
	}
	answer, err := r.ReadString('\n')
	if err == nil && answer != strings.ToUpper(text)+"\n" {
		err = fmt.Errorf("asked %q, got %q", text, answer)
	}
	return err
}

// TestPeers lets clients written in Go talk to a translated server.
func TestPeers(t *testing.T) {
	program := buildPeer(t, "server")

	t.Run("http", func(t *testing.T) {
		s := startPeers(t, program, 100, 0)
		client := &http.Client{Timeout: 60 * time.Second}
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for j := range 25 {
					body := strings.Repeat(fmt.Sprintf("%d-%d ", i, j), 1<<(j%15))
					var sent io.Reader = strings.NewReader(body)
					if j%2 == 0 {
						sent = io.MultiReader(sent) // of unknown length: chunked
					}
					if err := fetch(client.Post("http://"+s.http+"/echo", "text/plain", sent))(body); err != nil {
						t.Errorf("post %d of %d: %v", j, i, err)
					}
					if err := fetch(client.Get("http://" + s.http + "/get"))("GET /get"); err != nil {
						t.Errorf("get %d of %d: %v", j, i, err)
					}
				}
			})
		}
		wg.Wait()
		client.CloseIdleConnections()
	})

	t.Run("curl", func(t *testing.T) {
		curl, err := exec.LookPath("curl")
		if err != nil {
			t.Skip("there is no curl")
		}
		s := startPeers(t, program, 100, 0)
		body := strings.Repeat("curl sends this ", 10_000)
		for _, args := range [][]string{{}, {"-H", "Transfer-Encoding: chunked"}, {"-H", "Expect:"}} {
			cmd := exec.Command(curl, append(args, "-sS", "--max-time", "60", "--data-binary", "@-", "http://"+s.http+"/echo", "--next", "-sS", "http://"+s.http+"/get")...)
			cmd.Stdin = strings.NewReader(body)
			if out, err := cmd.CombinedOutput(); err != nil || string(out) != body+"GET /get" {
				t.Errorf("curl %v: %v, %d bytes: %.200s", args, err, len(out), out)
			}
		}
	})

	t.Run("disconnect in mid-message", func(t *testing.T) {
		s := startPeers(t, program, 100, 0)
		for range 20 {
			c, err := net.Dial("tcp", s.http)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(c, "POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\nonly this"); err != nil {
				t.Fatal(err)
			}
			c.Close()
		}
		if err := fetch(http.Get("http://" + s.http + "/after"))("GET /after"); err != nil {
			t.Error(err)
		}
	})

	t.Run("slow reader", func(t *testing.T) {
		s := startPeers(t, program, 100, 0)
		before := s.resident(t)
		for range 10 {
			c, err := net.Dial("tcp", s.http)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if _, err := io.WriteString(c, "GET /endless HTTP/1.1\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
		}
		// The collector lets the heap grow by some tens of megabytes before it begins. Without back-pressure it is several times as much.
		const limit = 80
		for range 15 {
			time.Sleep(100 * time.Millisecond)
			if grown := (s.resident(t) - before) >> 20; grown > limit {
				t.Fatalf("the server has grown by %d MB while nobody reads", grown)
			}
		}
		client := &http.Client{Timeout: 60 * time.Second}
		if err := fetch(client.Get("http://" + s.http + "/meanwhile"))("GET /meanwhile"); err != nil {
			t.Error(err)
		}
	})

	t.Run("many connections", func(t *testing.T) {
		n := 5000
		if testing.Short() {
			n = 500
		}
		s := startPeers(t, program, 1000, 0)
		before := s.resident(t)
		conns := make([]net.Conn, n)
		readers := make([]*bufio.Reader, n)
		for i := range conns {
			c, err := net.Dial("tcp", s.lines)
			if err != nil {
				t.Skipf("only %d connections can be made here: %v", i, err)
			}
			defer c.Close()
			conns[i], readers[i] = c, bufio.NewReaderSize(c, 64)
		}
		for round := range 2 {
			for i, c := range conns {
				if err := ask(c, readers[i], fmt.Sprintf("round %d of %d", round, i), time.Minute); err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Logf("%d bytes for each of %d connections", (s.resident(t)-before)/n, n)
	})

	t.Run("full listen queue", func(t *testing.T) {
		s := startPeers(t, program, 1, 0)
		var served atomic.Int32
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Go(func() {
				// Those that found the queue full are served when the system tries again, which may be much later.
				c, err := net.DialTimeout("tcp", s.lines, 3*time.Second)
				if err != nil {
					return
				}
				defer c.Close()
				if err := ask(c, bufio.NewReader(c), fmt.Sprint("client ", i), 3*time.Second); err == nil {
					served.Add(1)
				}
			})
		}
		wg.Wait()
		if served.Load() == 0 {
			t.Error("nobody was served")
		}
		c, err := net.Dial("tcp", s.lines)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := ask(c, bufio.NewReader(c), "after", time.Minute); err != nil {
			t.Error(err)
		}
	})

	t.Run("no descriptors left", func(t *testing.T) {
		s := startPeers(t, program, 100, 30)
		var conns []net.Conn
		for range 40 {
			c, err := net.Dial("tcp", s.lines)
			if err != nil {
				t.Fatal(err)
			}
			conns = append(conns, c)
		}
		if err := ask(conns[0], bufio.NewReader(conns[0]), "still here", time.Minute); err != nil {
			t.Error(err)
		}
		time.Sleep(200 * time.Millisecond)
		for _, c := range conns {
			c.Close()
		}
		c, err := net.Dial("tcp", s.lines)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := ask(c, bufio.NewReader(c), "room again", time.Minute); err != nil {
			t.Error(err)
		}
		s.stop()
		// It tries again once a second.
		want := "socket.accept() out of system resource"
		if n := strings.Count(s.stderr.String(), want); n < 1 || n > 60 {
			t.Errorf("the server wrote %q %d times:\n%.10000s", want, n, s.stderr)
		}
	})
}

// fetch takes an HTTP response and gives a function that compares its body.
func fetch(r *http.Response, err error) func(want string) error {
	return func(want string) error {
		if err != nil {
			return err
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err == nil && string(body) != want {
			err = fmt.Errorf("got %d bytes, want %d", len(body), len(want))
		}
		return err
	}
}
