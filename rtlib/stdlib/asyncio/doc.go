// Package asyncio is Python's module asyncio.
//
// The event loop, handles, futures, tasks and what runs on every await are here, in Go, as module _asyncio. Tasks are not goroutines: a
// task's step resumes a chain of frames, and the loop takes what is ready from a ring, first in, first out, one iteration at a time, so
// that callbacks run in CPython's order. The rest (locks, queues, task groups, timeouts …) is Python: see asyncio.py, translated by
// py2go into asyncio_py.go.
//
// Networking: the loop's thread polls its descriptors itself, once per iteration (poll.go). The transport of stream sockets
// (transport.go) and what streams do for every read and write (streamreader.go, streamwriter.go, streamprotocol.go) are native. What
// makes connections, servers and datagram endpoints and sends files is Python, in the packages below this one: netloop, selector_events
// (sock_ methods, accepting), unix_events (Unix sockets, watchers of children), servers, unixpipes, and descriptors, what transports share.
//
// TLS belongs between a sockTransport and the application's protocol, as a protocol to the one and a transport to the other: module
// asyncio.sslproto with a class SSLProtocol that has CPython's signature and its attribute _app_transport. The loop's methods
// _make_ssl_transport, in selector_events, and start_tls, in netloop, make it. It is Python; what it does with every piece of data is
// in tls.go: records go to a native transport, and decrypted data to a stream's buffer, without bytes objects in between.
package asyncio
