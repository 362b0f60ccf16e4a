package gen

import (
	"fmt"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/py2go/py2go/translate/ir"
)

// This file decides Go identifiers. The mapping from Python's is injective: names that mean something in the generated code
// get an underscore, and so do those that already look like that.

// The runtime, and the constant whose name changes when generated code and runtime no longer fit together.
const (
	runtimePath  = "github.com/py2go/py2go/rtlib"
	versionGuard = "Generation1"
)

// generators are the words that generated bodies use themselves: exact ones, compiler variables, and package-level prefixes.
var generators = regexp.MustCompile(`^((fr|v|err|at|ok|ret|prev|rt|py|f|module|file|init|main|Register|Main|rtlib)|` +
	`(a|t|it|exc|why|mgr|c|u|x|rest|raised|match|subject|ret|in_.*|await|yield|for|end|else|except|raise|finally|unhandle|drop|unbind|fail)\d*|(py|fn|co|fr|new|nm|k)_.*)$`)

var predeclared = map[string]bool{}

func init() {
	for _, n := range strings.Fields(`any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
		uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag len make max min new panic
		print println real recover`) {
		predeclared[n] = true
	}
}

// goNames gives the functions whose names hold runes that Go does not allow other ones.
func goNames(funcs []*ir.Func) {
	taken := map[string]bool{}
	for _, f := range funcs {
		taken[f.GoName] = true
	}
	for _, f := range funcs {
		name := goRunes(f.GoName)
		if name == f.GoName {
			continue
		}
		f.GoName = name
		for n := 2; taken[f.GoName]; n++ {
			f.GoName = name + "_" + strconv.Itoa(n)
		}
		taken[f.GoName] = true
	}
}

// escaped is the form in which goRunes writes what Go does not allow.
var escaped = regexp.MustCompile(`_(u[0-9A-F]{4,6}_)`)

// goRunes replaces what Go does not allow in identifiers. Names that look so from the beginning get their underscore escaped.
func goRunes(name string) string {
	name = escaped.ReplaceAllString(name, "_u005F_$1")
	plain := true
	for _, r := range name {
		plain = plain && (r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	if plain {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		if r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_u%04X_", r)
		}
	}
	return b.String()
}

// localName is the Go name of a Python local.
func localName(name string) string {
	name = goRunes(name)
	stem := strings.TrimRight(name, "_")
	if stem == "" || token.IsKeyword(stem) || predeclared[stem] || generators.MatchString(stem) || generators.MatchString(name) {
		return name + "_"
	}
	return name
}

// fieldName is the Go name of a global in the struct of globals.
func fieldName(name string) string {
	name = goRunes(name)
	if stem := strings.TrimRight(name, "_"); stem == "" || token.IsKeyword(stem) {
		return name + "_"
	}
	return name
}

// clean makes text safe within a comment of one line.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' {
			return '?'
		}
		return r
	}, text)
}
