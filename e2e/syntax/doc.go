// Package syntax compares the front end with CPython: trees and positions of valid programs, type comments and SyntaxWarnings
// included, messages and places of the errors of others. A small set is recorded in testdata/recorded.jsonl and needs no CPython;
// `go test -update` records it anew from testdata/cases.txt, whose cases are separated by lines of %%. The other tests ask a CPython
// 3.13, if there is one, about its own standard library, about the strings of its tests and about mutants of the cases: about a sample of
// them, or, with PY2GO_FULL=1, about all. PY2GO_LIBRARIES lists further directories, as PATH does. BenchmarkParse compares the speed.
package syntax
