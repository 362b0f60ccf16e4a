// Package base_events is Python's module asyncio.base_events, translated from base_events.py.
package base_events

//go:generate go run ../../mkpython.go asyncio.base_events=base_events.py

func init() { Register() }
