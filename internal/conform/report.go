package conform

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Counts is how many results there are of each status.
type Counts struct {
	Total, OK, Changed, Failed int
}

// Count counts results.
func Count(results []Result) Counts {
	c := Counts{Total: len(results)}
	for _, r := range results {
		switch {
		case r.Status == Changed:
			c.Changed++
			c.OK++
		case r.OK():
			c.OK++
		default:
			c.Failed++
		}
	}
	return c
}

// WriteText prints a line for every result that is not a pass, or for every one with verbose, each with its differences, and the
// counts at the end.
func WriteText(w io.Writer, results []Result, verbose bool) error {
	var b strings.Builder
	for _, r := range results {
		if r.Status == Pass && !verbose {
			continue
		}
		fmt.Fprintf(&b, "%-8s%s (%.2fs)\n", r.Status, r.Name, r.Seconds)
		if r.Detail != "" {
			b.WriteString(indent(r.Detail) + "\n")
		}
	}
	c := Count(results)
	fmt.Fprintf(&b, "%d programs: %d ok, %d failed", c.Total, c.OK, c.Failed)
	if c.Changed > 0 {
		fmt.Fprintf(&b, ", %d recordings changed", c.Changed)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON writes the results as a JSON array.
func WriteJSON(w io.Writer, results []Result) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(results)
}

type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Time    string        `xml:"time,attr"`
		Failure *junitFailure `xml:"failure,omitempty"`
		Error   *junitFailure `xml:"error,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes the results as a JUnit test suite, the form most CI systems read.
func WriteJUnit(w io.Writer, results []Result) error {
	s := junitSuite{Name: "py2go conform", Tests: len(results)}
	total := 0.0
	for _, r := range results {
		total += r.Seconds
		class, name := "", r.Name
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			class, name = strings.ReplaceAll(name[:i], "/", "."), name[i+1:]
		}
		c := junitCase{Class: class, Name: name, Time: fmt.Sprintf("%.3f", r.Seconds)}
		first, _, _ := strings.Cut(r.Detail, "\n")
		switch f := (&junitFailure{Message: first, Text: r.Detail}); {
		case r.OK():
		case r.Status == Error:
			c.Error = f
			s.Errors++
		default:
			c.Failure = f
			s.Failures++
		}
		s.Cases = append(s.Cases, c)
	}
	s.Time = fmt.Sprintf("%.3f", total)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(s); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
