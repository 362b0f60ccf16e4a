// Package proactor_events is Python's module asyncio.proactor_events, translated from proactor_events.py.
package proactor_events

//go:generate go run ../../mkpython.go asyncio.proactor_events=proactor_events.py

func init() { Register() }
