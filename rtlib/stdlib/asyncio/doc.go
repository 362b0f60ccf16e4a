// Package asyncio is Python's module asyncio.
//
// The event loop, handles, futures, tasks and what runs on every await are here, in Go, as module _asyncio. Tasks are not goroutines: a
// task's step resumes a chain of frames, and the loop takes what is ready from a ring, first in, first out, one iteration at a time, so
// that callbacks run in CPython's order. The rest (locks, queues, task groups, timeouts …) is Python: see asyncio.py, translated by
// py2go into asyncio_py.go.
package asyncio
