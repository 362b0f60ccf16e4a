// Package heapstart has the first pages of the heap be huge ones, where the system leaves that to programs, before the packages that fill
// tables are initialised: it imports little, and so its turn comes early.
//
// A fault for a page of 4 KiB takes a microsecond or, on many virtual machines, ten and more, and the thousand of them that a program with
// some modules has at its start can take longer than all else that it does. A huge page takes as long as a few of the others. Go's runtime
// does not ask for huge pages while a heap is small. GODEBUG=disablethp=1 turns this off, as it does for Go's runtime itself.
package heapstart
