// Package procloop is what the event loop has for subprocesses, as module asyncio._procloop: functions that become methods of the native
// loop. What they need is imported when the first subprocess is made.
package procloop

//go:generate go run ../../mkpython.go asyncio._procloop=procloop.py

func init() { Register() }
