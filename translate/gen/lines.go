package gen

import (
	"bytes"
	"fmt"
	"go/format"
	"regexp"
	"strconv"
	"strings"
)

// This file defines the rendering with //line directives.

var (
	marker   = regexp.MustCompile(`^\t+// (\d+): `)
	codeLine = regexp.MustCompile(`(?m)^var co_(\w+) = rt\.Code\{.*?\bLine: (\d+)`)
	bodyOf   = regexp.MustCompile(`^func py_(\w+)\(`)
)

// withLines replaces the statement comments of generated code by a //line directive before every line of Go, so that positions in panics,
// profiles and debuggers are those of the Python file. One directive per statement would not do: every further Go line counts one up.
func withLines(src []byte, file string) ([]byte, error) {
	defined := map[string]int{} // the lines of functions, for those without statements of their own
	for _, m := range codeLine.FindAllStringSubmatch(string(src), -1) {
		defined[m[1]], _ = strconv.Atoi(m[2])
	}
	var out bytes.Buffer
	line := 0
	for _, l := range strings.SplitAfter(string(src), "\n") {
		if m := marker.FindStringSubmatch(l); m != nil {
			line, _ = strconv.Atoi(m[1])
			continue
		}
		text := strings.TrimRight(l, "\n")
		if text == "}" || strings.HasPrefix(text, "func ") || strings.HasPrefix(text, "var ") || strings.HasPrefix(text, "type ") {
			line = 0
		}
		if line > 0 && strings.TrimSpace(text) != "" {
			fmt.Fprintf(&out, "//line %s:%d\n", file, line)
		}
		out.WriteString(l)
		if m := bodyOf.FindStringSubmatch(text); m != nil {
			line = defined[m[1]]
		}
	}
	return format.Source(out.Bytes())
}
