// Package selector_events is Python's module asyncio.selector_events, translated from selector_events.py.
package selector_events

//go:generate go run ../../mkpython.go asyncio.selector_events=selector_events.py

func init() { Register() }
