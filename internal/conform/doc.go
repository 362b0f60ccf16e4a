// Package conform checks translated programs against what CPython did.
//
// A case is a Python program with recorded files beside it: x.out (standard output), x.err (standard error, normalised) and x.code
// (exit status). All cases of a run are translated and linked into one executable, since linking takes far longer than compiling a
// small program; each then runs as a process of its own, in the directory that holds it, with a time limit.
package conform
