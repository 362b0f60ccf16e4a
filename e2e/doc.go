// Package e2e tests py2go from the outside: the command line by scripts (testdata/cli), the corpus by compiling and running every
// program in it. It holds tests only.
package e2e
