// Package stat is Python's module stat, translated from stat.py.
package stat

//go:generate go run ../mkpython.go stat=stat.py

func init() { Register() }
