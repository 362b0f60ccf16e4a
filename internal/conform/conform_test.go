package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/internal/gobuild"
)

func TestStderr(t *testing.T) {
	in := `/home/u/dir/app.py:12: RuntimeWarning: coroutine 'f' was never awaited
Traceback (most recent call last):
  File "/home/u/my dir/app.py", line 3, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
  File "/usr/lib/python3.13/asyncio/runners.py", line 194, in run
    return runner.run(main)
           ~~~~~~~~~~^^^^^^
  File "<frozen importlib._bootstrap>", line 1387, in _gcd_import
  File "/home/u/app.py", line 9, in main
    <f at 0x7f0011223344> 0x7f0011223344
  + Exception Group Traceback (most recent call last):
  |   File "/opt/py/lib/python3.13/asyncio/taskgroups.py", line 1, in x
  |     raise
  |   File "/home/u/app.py", line 10, in g
  |     raise ValueError
  | ValueError: File "/x/y.py"
`
	want := `app.py:12: RuntimeWarning: coroutine 'f' was never awaited
Traceback (most recent call last):
  File "app.py", line 3, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
  File "app.py", line 9, in main
    <f at 0x...> 0x7f0011223344
  + Exception Group Traceback (most recent call last):
  |   File "app.py", line 10, in g
  |     raise ValueError
  | ValueError: File "y.py"
`
	if got := string(Stderr([]byte(in))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDirectives(t *testing.T) {
	src := "#!/usr/bin/env python\n# conform: python=3.8\n# conform: args=a --b=c\n# conform: env=A=B=C\n# conform: env=D=\n" +
		"# conform: stdin=x.in\n# conform: proxy\nimport x\n# conform: skip\n"
	got, err := directives([]byte(src))
	want := Directives{
		Python: "3.8", Args: []string{"a", "--b=c"}, Env: []string{"A=B=C", "D="}, Stdin: "x.in", Proxy: true, SkipStderr: true,
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	if _, err := directives([]byte("# conform: pythn=3.8\n")); err == nil {
		t.Error("a misspelt directive passed")
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"a.py": "import helper\n", "helper.py": "", "a.out": "", "pkg/__init__.py": "", "pkg/x.py": "", "sub/b.py": "# conform: skip\n",
		"sub/c.py": "", ".hidden/d.py": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for all, want := range map[bool]string{false: "a", true: "a sub/c"} {
		cases, err := Find([]string{"."}, all)
		var names []string
		for _, c := range cases {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("all=%t: got %q, %v; want %q", all, got, err, want)
		}
	}
	if _, err := Find([]string{"a.out"}, true); err == nil {
		t.Error("a file that is not Python passed")
	}
}

func TestCompare(t *testing.T) {
	e := expectation{stdout: []byte("a\nb\n"), stderr: []byte("x\n"), code: 1}
	if d := compare(Case{}, e, e); d != "" {
		t.Errorf("equal outcomes differ: %s", d)
	}
	d := compare(Case{}, e, expectation{stdout: []byte("a\nc\n"), stderr: []byte("x\n"), code: 2})
	for _, want := range []string{"exit status 2, want 1\n", "\n-b\n", "\n+c\n"} {
		if !strings.Contains(d, want) {
			t.Errorf("%q lacks %q", d, want)
		}
	}
}

func TestReports(t *testing.T) {
	results := []Result{{Name: "a/b/x", Status: Pass, Seconds: 0.5}, {Name: "y", Status: Fail, Detail: "one\n<two>\n"}, {Name: "z", Status: Error, Detail: "e"}}
	var text, js, ju bytes.Buffer
	if err := WriteText(&text, results, false); err != nil {
		t.Fatal(err)
	}
	want := "fail    y (0.00s)\n    one\n    <two>\nerror   z (0.00s)\n    e\n3 programs: 1 ok, 2 failed\n"
	if text.String() != want {
		t.Errorf("text: got\n%s\nwant\n%s", text.String(), want)
	}
	if err := WriteJSON(&js, results); err != nil {
		t.Fatal(err)
	}
	var back []Result
	if err := json.Unmarshal(js.Bytes(), &back); err != nil || !reflect.DeepEqual(back, results) {
		t.Errorf("JSON gives back %v, %v", back, err)
	}
	if err := WriteJUnit(&ju, results); err != nil {
		t.Fatal(err)
	}
	var suite junitSuite
	if err := xml.Unmarshal(ju.Bytes(), &suite); err != nil || suite.Tests != 3 || suite.Failures != 1 || suite.Errors != 1 ||
		suite.Cases[0].Class != "a.b" || suite.Cases[1].Failure.Text != "one\n<two>\n" {
		t.Errorf("JUnit gives back %+v, %v", suite, err)
	}
}

func TestProxy(t *testing.T) {
	srv := startProxy()
	defer srv.Close()
	proxy, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}, Timeout: 10 * time.Second}
	for u, want := range map[string]string{
		"http://a.test/news?page=2": "200 a.test/news?page=2\n", "http://a.test/status/404": "404 status 404\n", "http://a.test/size/3": "200 xxx",
		"http://a.example/": "502 unknown host\n", "http://a.test/delay/1": "200 a.test/delay/1\n",
	} {
		res, err := client.Get(u)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if got := strings.Fields(res.Status)[0] + " " + string(body); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", u, got, err, want)
		}
	}
	if _, err := client.Get("http://closed.test/"); err == nil {
		t.Error("closed.test answered")
	}
}

func TestRecord(t *testing.T) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "x.py")
	src := "# conform: args=1 2\n# conform: stdin=x.in\nimport sys\nprint(sys.argv, input())\nsys.exit('bye')\n"
	for name, data := range map[string]string{"x.py": src, "x.in": "hello\n", "x.err": "old"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []Status{Changed, Pass} {
		res, err := Run(context.Background(), Options{Args: []string{path}, Record: true, Python: python, Jobs: 1, Timeout: time.Minute})
		if err != nil || len(res) != 1 || res[0].Status != want {
			t.Fatalf("got %v, %v; want %s", res, err, want)
		}
	}
	for suffix, want := range map[string]string{".out": "['x.py', '1', '2'] hello\n", ".err": "bye\n", ".code": "1\n"} {
		if got, err := os.ReadFile(strings.TrimSuffix(path, ".py") + suffix); err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", suffix, got, err, want)
		}
	}
}

func TestBlame(t *testing.T) {
	b := &batch{failed: map[string]error{}}
	packages := map[string]string{"program/a": "a", "program/a_b": "a_b", "program/c": "c"}
	ok := b.blame(&gobuild.CompileError{Output: "# pyprogram/program/a/helper\nx.py:1: boom\n# pyprogram/program/c\ny.py:2: bang\n"}, packages)
	if !ok || len(packages) != 1 || packages["program/a_b"] == "" || !strings.Contains(b.failed["a"].Error(), "boom") ||
		strings.Contains(b.failed["a"].Error(), "bang") {
		t.Errorf("got %t, %v left, %v failed", ok, packages, b.failed)
	}
}
