package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// expected says which tests of a file do not pass, and why. The tests called "*" are all of the file.
type expected map[string]string

// readExpected reads expected/FILE.txt: headings "# reason", each followed by names of tests. No such file means that all pass.
func readExpected(dir string, f testFile) (expected, error) {
	text, err := os.ReadFile(filepath.Join(dir, f.name+".txt"))
	if os.IsNotExist(err) {
		return expected{}, nil
	}
	if err != nil {
		return nil, err
	}
	e := expected{}
	reason := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if r, ok := strings.CutPrefix(line, "# "); ok {
			reason = r
		} else if line != "" {
			e[line] = reason
		}
	}
	return e, nil
}

// writeExpected writes what did not pass, with the reasons of old where a test was listed there, and what may not pass the next time: a test
// that counts references does when Go's collector happens to run in time.
func writeExpected(dir string, rep report, old expected, c classes) error {
	path := filepath.Join(dir, rep.file.name+".txt")
	groups := map[string][]string{}
	if rep.lost != "" {
		groups[why(test{outcome: "lost", text: rep.lost})] = []string{"*"}
	} else {
		for _, t := range rep.tests {
			reason := old[t.id]
			if t.outcome == "pass" && (reason == "" || !c.chance(rep.file, t)) {
				continue
			}
			if reason == "" {
				reason = why(t)
			}
			groups[reason] = append(groups[reason], t.id)
		}
	}
	if len(groups) == 0 {
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	}
	var b strings.Builder
	for i, reason := range slices.Sorted(maps.Keys(groups)) {
		if i > 0 {
			b.WriteString("\n")
		}
		slices.Sort(groups[reason])
		fmt.Fprintf(&b, "# %s\n%s\n", reason, strings.Join(groups[reason], "\n"))
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(b.String()), 0o666)
}

var (
	address   = regexp.MustCompile(`0x[0-9a-f]{6,}`)
	sourceDir = regexp.MustCompile(`[^\s'"(]*/src/(test/)`) // where the tests were put, on the machine that ran them
)

// why is the reason that a test's own report gives: what was raised.
func why(t test) string {
	lines := strings.Split(strings.TrimSpace(t.text), "\n")
	last := ""
	for _, l := range slices.Backward(lines) {
		if l != "" && !strings.HasPrefix(l, " ") && !strings.HasPrefix(l, "?") && !strings.HasPrefix(l, "+ ") && !strings.HasPrefix(l, "- ") {
			last = l
			break
		}
	}
	for _, l := range slices.Backward(lines) { // of an AssertionError with a diff, the line that names it
		if strings.HasPrefix(l, "AssertionError: ") {
			last = l
			break
		}
	}
	if t.outcome == "crash" {
		for _, l := range lines { // what Go's runtime says first
			if strings.HasPrefix(l, "panic:") || strings.HasPrefix(l, "fatal error:") || strings.Contains(l, "internal error") {
				last = l
				break
			}
		}
	}
	last = address.ReplaceAllString(last, "0x…")
	last = sourceDir.ReplaceAllString(last, "$1")
	if r := []rune(last); len(r) > 150 {
		last = string(r[:150]) + "…"
	}
	switch t.outcome {
	case "skip":
		return "skipped: " + last
	case "crash", "hang":
		return t.outcome + ": " + last
	case "lost":
		return "not run: " + last
	}
	return last
}

// surprises are the tests that do other than expected.
func surprises(rep report, exp expected, c classes) []string {
	if rep.lost != "" {
		if _, ok := exp["*"]; ok {
			return nil
		}
		return []string{fmt.Sprintf("%s: no test runs: %s", rep.file.name, rep.lost)}
	}
	var list []string
	for _, t := range rep.tests {
		reason, listed := exp[t.id]
		if !listed {
			reason, listed = exp["*"]
		}
		switch {
		case t.outcome == "pass" && listed && !c.chance(rep.file, t):
			list = append(list, fmt.Sprintf("%s %s: passes, though it is expected not to: %s", rep.file.name, t.id, reason))
		case t.outcome != "pass" && !listed:
			list = append(list, fmt.Sprintf("%s %s: %s: %s", rep.file.name, t.id, t.outcome, why(t)))
		}
	}
	return list
}
