// Package unix_events is Python's module asyncio.unix_events, translated from unix_events.py: Unix sockets, sendfile, the policy, and the
// watchers of child processes.
package unix_events

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/signal"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go asyncio.unix_events=unix_events.py

func init() { Register() }
