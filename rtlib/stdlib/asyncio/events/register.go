// Package events is Python's module asyncio.events, translated from events.py.
package events

//go:generate go run ../../mkpython.go asyncio.events=events.py

func init() { Register() }
