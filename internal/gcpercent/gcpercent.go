// Package gcpercent says how eagerly the garbage collector works in the command py2go, for the command and for benchmarks that
// measure what it does.
package gcpercent

// Compiler is the GC percentage of a program that builds trees, writes a result and ends: memory is cheaper than collections that
// find next to nothing to free.
const Compiler = 400
